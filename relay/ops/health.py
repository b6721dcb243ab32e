"""Is the relay alive, and may new work come? ``/healthz`` and ``/readyz`` (relay.md section 15).

Bare words for everybody; with the ops token JSON with reasons. It runs checks it was given and knows nothing of what
they look at.
"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

import msgspec

from relay.ops.metrics import Send, has_ops_token, send_plain

ALIVE_WITHIN_S = 2.0
CHECK_TIMEOUT_S = 2.0
BEAT_S = 0.5
ANSWER_LIFE_S = 0.5
"""One answer is for all who ask within so long: anybody may, and the database is written to for it."""

Check = Callable[[], Awaitable[str | None]]
"""Returns None when all is well, else a short reason."""


class Health:
    """The loop's pulse, the state, and the checks that must pass before new work comes."""

    def __init__(self, monotonic_s: Callable[[], float], *, version: str) -> None:
        self.state = "starting"
        self._monotonic_s = monotonic_s
        self._version = version
        self._beat_s = monotonic_s()
        self._checks: dict[str, Check] = {}
        self._asking: asyncio.Task[dict[str, str]] | None = None
        self._asked_s = 0.0

    def add_check(self, name: str, check: Check) -> None:
        self._checks[name] = check
        self._asking = None

    def beat(self) -> None:
        self._beat_s = self._monotonic_s()

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            self.beat()
            await asyncio.sleep(BEAT_S)

    @property
    def is_alive(self) -> bool:
        return self._monotonic_s() - self._beat_s <= ALIVE_WITHIN_S

    async def reasons(self) -> dict[str, str]:
        """By name what does not pass; empty: ready."""
        now_s = self._monotonic_s()
        if self._asking is None or (self._asking.done() and now_s - self._asked_s >= ANSWER_LIFE_S):
            self._asked_s = now_s
            self._asking = asyncio.create_task(self._check(), name="ready")
        checked = await asyncio.shield(self._asking)
        return checked if self.state == "ready" else {"state": self.state, **checked}

    async def _check(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, check in self._checks.items():
            try:
                reason = await asyncio.wait_for(check(), CHECK_TIMEOUT_S)
            except TimeoutError:
                reason = "timeout"
            if reason is not None:
                found[name] = reason
        return found

    async def answer(self, path: str, *, with_reasons: bool) -> tuple[int, bytes, bytes]:
        """Status, body and content type for ``/healthz`` or ``/readyz``."""
        reasons = {} if self.is_alive else {"loop": "stuck"}
        if path == "/readyz":
            reasons |= await self.reasons()
        status = 503 if reasons else 200
        if with_reasons:
            body = {"state": self.state, "version": self._version, "reasons": reasons}
            return status, msgspec.json.encode(body), b"application/json"
        return status, b"not ready" if reasons else b"ok", b"text/plain"


class HealthPage:
    """The ASGI app at ``/healthz`` and ``/readyz``."""

    def __init__(self, health: Health, ops_token: str) -> None:
        self._health = health
        self._ops_token = ops_token

    async def __call__(
        self, scope: MutableMapping[str, Any], _receive: Callable[[], Awaitable[Any]], send: Send
    ) -> None:
        with_reasons = has_ops_token(scope["headers"], self._ops_token)
        await send_plain(send, *await self._health.answer(scope["path"], with_reasons=with_reasons))


def folder_writable(folder: Path) -> Check:
    """Ready only while files can be made in *folder* (the spool's)."""

    async def check() -> str | None:
        return None if os.access(folder, os.W_OK | os.X_OK) else "not writable"

    return check


def disk_free(folder: Path, percent: float) -> Check:
    """Ready only while the disk of *folder* has more than this free."""

    async def check() -> str | None:
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return "no disk"
        return None if usage.free * 100 > usage.total * percent else "disk almost full"

    return check

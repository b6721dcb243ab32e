"""The night's work: the anchor of the tickets' logs (desk.md section 3), then the backup, which has it in it: made, proven by
restoring it, old ones removed (relay.md section 16).

One task, one thing after another. It knows when and where, not what is in an anchor or a backup.
"""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistdesk.core.errors import AssistDeskError, reason_of
from relay.ops.backup import State, create_backup, list_backups, verify_backup
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics


@dataclass(frozen=True, slots=True)
class NightlyRules:
    """Section ``backup`` of the configuration, without the hour."""

    directory: Path
    keep: int


class Nightly:
    """``run`` until cancelled: at the hour *at*, local time, all *works* in their order. None of them raises what a night can
    bring."""

    def __init__(self, at: str, works: Sequence[Callable[[], Awaitable[object]]], *, now_ms: Callable[[], int]) -> None:
        self._at = at
        self._works = works
        self._now_ms = now_ms

    async def run(self) -> None:
        """Sleep until the hour, do it, again."""
        while True:
            now = datetime.datetime.fromtimestamp(self._now_ms() / 1000).astimezone()
            await asyncio.sleep(seconds_until(self._at, now))
            for work in self._works:
                await work()


class NightlyAnchor:
    """``make`` makes one by *anchor*, which raises the store's LinkError."""

    def __init__(self, anchor: Callable[[], Awaitable[object]], *, log: RelayLog) -> None:
        self._anchor = anchor
        self._log = log

    async def make(self) -> bool:
        """One anchor; False and a line in the log when it could not be made."""
        try:
            await self._anchor()
        except (AssistDeskError, OSError) as error:
            self._log.error("anchor_failed", reason=reason_of(error))
            return False
        self._log.log("anchor", outcome="made")
        return True


class NightlyBackup:
    """``make`` does one."""

    def __init__(
        self,
        state: State,
        rules: NightlyRules,
        *,
        version: str,
        now_ms: Callable[[], int],
        log: RelayLog,
        metrics: Metrics,
    ) -> None:
        self._state = state
        self._rules = rules
        self._version = version
        self._now_ms = now_ms
        self._log = log
        self._metrics = metrics

    async def make(self) -> Path | None:
        """One backup, verified; None and a line in the log when it could not be made."""
        try:
            return await asyncio.to_thread(self._make)
        except (AssistDeskError, OSError) as error:
            self._log.error("backup_failed", reason=reason_of(error))
            return None

    def _make(self) -> Path:
        directory = self._rules.directory
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        at_ms = self._now_ms()
        target = directory / backup_name(at_ms)
        create_backup(self._state, target, now_ms=at_ms, version=self._version)
        self._metrics.set("backup_last_success_timestamp", at_ms / 1000)
        verify_backup(target)
        self._metrics.set("backup_verified_timestamp", self._now_ms() / 1000)
        for old in list_backups(directory)[: -self._rules.keep]:
            old.unlink(missing_ok=True)
        self._log.log("backup", outcome="verified", ms=self._now_ms() - at_ms)
        return target


def backup_name(at_ms: int) -> str:
    """The name of a backup made then."""
    at = datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC)
    return f"relay-{at:%Y%m%dT%H%M%SZ}.tar.gz"


def seconds_until(at: str, now: datetime.datetime) -> float:
    """From *now* to the next time the wall clock shows *at* (``HH:MM``); more than nothing, at most a day."""
    hour, _, minute = at.partition(":")
    due = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    if due <= now:
        due += datetime.timedelta(days=1)
    return (due - now).total_seconds()

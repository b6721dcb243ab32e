"""The local store, one call after another on a thread of its own: a slow disk holds up no picture and no window.

Refuses to know what is stored. A failing disk is told once per failure; what could not be written stays in memory.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import msgspec

from assistdesk.runtime.ports import LocalStore

T = TypeVar("T")


class Disk:
    """One account's store."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._is_closed = False

    async def run(self, call: Callable[[LocalStore], T]) -> T:
        """What *call* returns; raises what it raises (RefusedError("disk"), RefusedError("outbox_full"))."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, self._store)

    async def recall(self, name: str, kind: type[T]) -> T | None:
        """What ``keep`` put under *name*; None where there is nothing, or nothing of that kind (damage, another version)."""
        raw = await self.run(lambda store: store.cached(name))
        try:
            return msgspec.json.decode(raw, type=kind) if raw else None
        except msgspec.MsgspecError:
            return None

    async def keep(self, name: str, value: object) -> None:
        """Through a crash, in place of what was kept under *name* before; None: nothing is. Raises RefusedError("disk")."""
        raw = msgspec.json.encode(value) if value is not None else b""
        await self.run(lambda store: store.save_cached(name, raw))

    async def close(self) -> None:
        """May be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown(wait=False)

"""One end's ledger on its way to the disk: whole lines, in the order they were asked for, each reported when it is
synced.

Used by both ends. The disk's work is queued here, so that a disk which hangs holds up nothing but giving (protocol.md
section 13.1). Refuses to know what the lines say, and keys other than the signature that it is handed.
"""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import MisuseError, RefusedError
from assistdesk.core.session.items import closing_item
from assistdesk.runtime.ports import LedgerFile

WAITING_MAX: Final = 4_096

Done = Callable[[bool], None]
"""Told whether the bytes are on disk; called on the loop's thread."""


class LedgerBook:
    """Begin with ``open``; ``append`` never waits; ``close`` adds the closing line and hands the bytes over."""

    def __init__(self) -> None:
        self._jobs: asyncio.Queue[tuple[bytes, Done | None] | None] = asyncio.Queue(WAITING_MAX)
        self._file: LedgerFile | None = None
        self.bytes = b""
        """The whole file, once it is closed."""
        self.is_closed = asyncio.Event()

    def append(self, data: bytes, done: Done | None = None) -> None:
        try:
            self._jobs.put_nowait((data, done))
        except asyncio.QueueFull as error:
            raise MisuseError("ledger_queue_full") from error

    def close(self) -> None:
        """After everything before it: the ``Z`` line, then no more."""
        self._jobs.put_nowait(None)

    async def run(self, begin: Callable[[], LedgerFile]) -> None:
        """Make the file and work until ``close``. A file that cannot be made fails every write."""
        try:
            self._file = await asyncio.to_thread(begin)
        except RefusedError:
            self._file = None
        try:
            while (job := await self._jobs.get()) is not None:
                data, done = job
                is_written = await self._write(data)
                if done is not None:
                    done(is_written)
            await self._finish()
        finally:
            if self._file is not None:
                await self._file.close()
            self.is_closed.set()

    async def read_now(self) -> bytes:
        return await self._file.read() if self._file is not None else b""

    async def _write(self, data: bytes) -> bool:
        if self._file is None:
            return False
        try:
            await self._file.append(data)
        except RefusedError:
            return False
        return True

    async def _finish(self) -> None:
        if self._file is None:
            return
        whole = await self._file.read()
        closing = closing_item(hashlib.sha256(whole).digest())
        self.bytes = whole + closing if await self._write(closing) else whole

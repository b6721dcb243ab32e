"""Which files stand in the composers, on this disk: after a restart they stand there again, as the words do.

Keeps where a file lies and how it was when it was attached, and what the relay made of it. Refuses to know how files go up.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from assistdesk.core.desk.attached import Stamp
from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks

NAME: Final = "composer_files"


class KeptFile(msgspec.Struct, frozen=True):
    """``path`` as the system writes it; ``sent``: what the relay gave for it; ``is_ours``: a picture that was pasted, in a
    folder of our own; ``is_out``: it went along with words."""

    ticket_id: int
    mode: ComposerMode
    path: bytes
    stamp: Stamp | None = None
    sent: AttachmentOut | None = None
    is_ours: bool = False
    is_out: bool = False

    @property
    def place(self) -> Path | None:
        """None: nobody knows any more."""
        return Path(os.fsdecode(self.path)) if self.path else None


class KeptFiles:
    """One account's; *now* says which they are, *failed* is told what the disk did not take."""

    def __init__(
        self, disk: Disk, tasks: Tasks, now: Callable[[], tuple[KeptFile, ...]], failed: Callable[[str], object]
    ) -> None:
        self._disk, self._tasks, self._now, self._failed = disk, tasks, now, failed
        self._is_read = self._is_writing = False
        self._turn = asyncio.Lock()
        self._written: tuple[KeptFile, ...] = ()

    async def read(self) -> tuple[KeptFile, ...]:
        """What an earlier run left. Until it was read nothing is written over it."""
        try:
            found = await self._disk.recall(NAME, tuple[KeptFile, ...])
        except RefusedError as error:
            self._failed(error.rule)
            return ()
        self._is_read, self._written = True, found or ()
        return self._written

    def changed(self) -> None:
        """They are others now, or stand otherwise."""
        if self._is_read and not self._is_writing:
            self._is_writing = True
            self._tasks.spawn(self._write_on(), "composer_files")

    async def write(self) -> None:
        """On disk when this returns, or said that it is not."""
        async with self._turn:
            files = self._now()
            if not self._is_read or files == self._written:
                return
            try:
                await self._disk.keep(NAME, files)
            except RefusedError as error:
                self._failed(error.rule)
                return
            self._written = files

    async def _write_on(self) -> None:
        await asyncio.sleep(0)  # what changes at once is written at once
        self._is_writing = False
        await self.write()

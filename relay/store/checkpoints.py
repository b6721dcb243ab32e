"""Putting the write-ahead log into the database beside the writer, who would else stop for it inside a commit (decision 0050).

The log goes on growing while it is put away, so it is begun anew only where the writer waits a moment for the rest; that
rest is small, because all before it lies in the database already. What the log is, is the ``Database``'s.
"""

import asyncio
import concurrent.futures
from collections.abc import Callable

from relay.store.database import Database

OPERATIONS = 200
"""About 16 MiB of log where they are comments: a page that many of them touch goes into the file once."""
LONG_PAGES = 8_000
"""A log as long as this is begun anew: 32 MiB, well within ``journal_size_limit``."""


class Checkpointer:
    """One thread beside the writer's. Its methods are called on the loop's; *give_up* when what is on disk is unknown."""

    def __init__(self, database: Database, give_up: Callable[[], None]) -> None:
        self._database = database
        self._give_up = give_up
        self._thread = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="store-checkpoint")
        self._written = 0
        self._running: asyncio.Task[None] | None = None
        self._is_long = False

    def wrote(self, operations: int) -> None:
        """So many more were committed. Begins to put them away when they are enough; never waits."""
        self._written += operations
        is_running = self._running is not None and not self._running.done()
        if self._written < OPERATIONS or is_running or self._is_long:
            return
        self._written = 0
        self._running = asyncio.create_task(self._run(), name="store-checkpoint")

    async def begin_anew(self) -> None:
        """Put away what is left of a long log, so that the next commit stands at its beginning. Call it while nobody writes."""
        if self._is_long:
            self._is_long = False
            await self._checkpoint()

    async def close(self) -> None:
        """Wait for what runs; what is not put away is the last connection's to do."""
        if self._running is not None:
            await self._running
        self._thread.shutdown()

    async def _run(self) -> None:
        if await self._checkpoint() >= LONG_PAGES:
            await self._checkpoint()  # what came meanwhile: the less is left, the shorter the writer waits
            self._is_long = True

    async def _checkpoint(self) -> int:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._database.checkpoint)
        except Exception as error:
            trouble = self._database.trouble_of(error)
            if trouble is None or trouble.is_final:
                self._give_up()
            return 0  # a full disk, a lock: it is tried again, and the writer meets it by itself

"""The store: one database file with its writer and its readers, opened, migrated and closed as one thing.

Use cases hand in plain functions: ``write`` runs them on the writer (``writer``), ``read`` on one of four read-only
connections. It knows how to start safely (lock, place, migration, backup) and nothing of what the tables mean.
"""

import asyncio
import concurrent.futures
import queue
from collections.abc import Callable
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from assistdesk.core.errors import LinkError
from relay.store import migrate
from relay.store.sqlite import BUSY_TIMEOUT_MS, HeldLock, check_place, engine_of, trouble_of
from relay.store.work import STORE_CLOSED, Answered, Listener, Once, Operation, Question, T
from relay.store.writer import Writer, forget_keys

READERS = 4
READ_LIMIT_MS = 1_000
"""No read transaction may last longer, so that checkpoints advance."""


class Store:
    """Open with ``Store.open``; every method may be called from the loop's thread only."""

    def __init__(self, path: Path, lock: HeldLock, writer: Writer, readers: list[sa.Connection]) -> None:
        self.path = path
        self._lock = lock
        self._writer = writer
        self._reader_pool = concurrent.futures.ThreadPoolExecutor(len(readers), thread_name_prefix="store-reader")
        self._readers: queue.SimpleQueue[sa.Connection] = queue.SimpleQueue()
        self._all_readers = readers
        for reader in readers:
            self._readers.put(reader)
        self._is_closed = False

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        now_ms: Callable[[], int],
        window_ms: int = 5,
        readers: int = READERS,
        queue_limit: int = 1_024,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
    ) -> Self:
        """Open or make the database at *path*; migrate it, after a backup copy, when it is older than the program.

        Raises:
            RefusedError: ``database_in_use``, ``network_file_system``, ``database_place``, ``database_read_only``,
                ``database_damaged``, ``database_newer`` (made by a newer program: nothing was touched).
            LinkError: ``disk_full``, ``store_failed``, ``store_busy``.
        """
        loop = asyncio.get_running_loop()
        check_place(path)
        lock = HeldLock(path.with_name(path.name + ".lock"))
        try:
            await loop.run_in_executor(None, migrate.bring_up, path, now_ms())
            writer = Writer(
                engine_of(path, read_only=False, busy_timeout_ms=busy_timeout_ms),
                now_ms=now_ms,
                window_ms=window_ms,
                queue_limit=queue_limit,
            )
            await writer.start()
            reading = engine_of(path, read_only=True, busy_timeout_ms=busy_timeout_ms)
            connections = [reading.connect() for _ in range(readers)]
        except BaseException:
            lock.release()
            raise
        return cls(path, lock, writer, connections)

    async def close(self) -> None:
        """Write what is queued, close every connection, let the file go. Safe to call twice."""
        if self._is_closed:
            return
        self._is_closed = True
        await self._writer.close()
        await asyncio.to_thread(self._reader_pool.shutdown)
        for reader in self._all_readers:
            reader.close()
        self._lock.release()

    async def write(self, operation: Operation[T]) -> T:
        """See ``Writer.write``."""
        return await self._writer.write(operation)

    async def write_once(self, operation: Operation[T], once: Once[T]) -> Answered[T]:
        """See ``Writer.write_once``."""
        return await self._writer.write_once(operation, once)

    async def read(self, question: Question[T]) -> T:
        """Answer *question* in one consistent read transaction on a read-only connection.

        Raises:
            LinkError: ``store_failed``, ``store_busy``, ``store_closed``.
        """
        if self._is_closed:
            raise LinkError(STORE_CLOSED)
        return await asyncio.get_running_loop().run_in_executor(self._reader_pool, self._read, question)

    def _read(self, question: Question[T]) -> T:
        connection = self._readers.get()
        try:
            connection.exec_driver_sql("BEGIN")
            try:
                return question(connection)
            finally:
                connection.exec_driver_sql("COMMIT")
        except sa.exc.DBAPIError as error:
            trouble = trouble_of(error)
            raise (error if trouble is None else trouble.error) from error
        finally:
            self._readers.put(connection)

    async def tidy(self) -> int:
        """Forget idempotency keys older than seven days, in small batches; let SQLite look after its statistics.

        Call it daily. Returns how many keys went.
        """
        total = 0
        while gone := await self._writer.write(forget_keys):
            total += gone
        await self._writer.write(lambda work: work.connection.exec_driver_sql("PRAGMA optimize").close())
        return total

    def listen(self, listener: Listener) -> None:
        """See ``Writer.listen``."""
        self._writer.listen(listener)

    @property
    def waiting(self) -> int:
        """Operations queued for the writer."""
        return self._writer.waiting

    @property
    def failed(self) -> asyncio.Event:
        """Set when a sync failed or the file is damaged: answer nothing more, restart the process."""
        return self._writer.failed

    @property
    def files(self) -> Path:
        """The directory beside the database for what is too big for it (ledgers); made when first used."""
        return self.path.with_name(self.path.stem + ".files")

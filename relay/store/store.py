"""The store: one database with its writer and its readers, opened and closed as one thing.

Use cases hand in plain functions: ``write`` runs them on the writer (``writer``), ``read`` on one of four read-only
connections. How an engine is held, migrated and connected to is ``database``'s; what the tables mean it does not know.
"""

import asyncio
import concurrent.futures
import contextlib
import queue
from collections.abc import Callable
from pathlib import Path
from types import NoneType
from typing import Self

import sqlalchemy as sa

from assistdesk.core.errors import LinkError
from relay.store.database import Database, give_up
from relay.store.prepared import say
from relay.store.sqlite import BUSY_TIMEOUT_MS
from relay.store.sqlite_file import SqliteFile
from relay.store.work import STORE_CLOSED, Answered, Listener, Mark, Once, Operation, Question, T
from relay.store.writer import Writer, forget_keys

READERS = 4
READ_LIMIT_MS = 1_000
"""No read transaction may last longer, so that checkpoints advance."""


class Store:
    """Open with ``Store.open``; every method may be called from the loop's thread only."""

    def __init__(self, database: Database, writer: Writer, readers: list[sa.Connection]) -> None:
        self.database = database
        self._writer = writer
        self._reader_pool = concurrent.futures.ThreadPoolExecutor(len(readers), thread_name_prefix="store-reader")
        self._readers: queue.SimpleQueue[sa.Connection | None] = queue.SimpleQueue()
        for reader in readers:
            self._readers.put(reader)
        self._is_closed = False

    @classmethod
    async def open(
        cls,
        place: Path | Database,
        *,
        now_ms: Callable[[], int],
        window_ms: int = 5,
        readers: int = READERS,
        queue_limit: int = 1_024,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
    ) -> Self:
        """Open a database; a path is a SQLite file, made or migrated (after a backup copy) where it must be.

        Raises:
            RefusedError: ``database_in_use``, ``network_file_system``, ``database_place``, ``database_read_only``,
                ``database_damaged``, ``database_newer`` (made by a newer program: nothing was touched),
                ``database_schema`` (PostgreSQL: ``db migrate`` mends it), ``database_encoding``.
            LinkError: ``disk_full``, ``store_failed``, ``store_busy``, ``store_unreachable``.
        """
        loop = asyncio.get_running_loop()
        database = SqliteFile(place, busy_timeout_ms=busy_timeout_ms) if isinstance(place, Path) else place
        await loop.run_in_executor(None, database.open, now_ms())
        writer = Writer(database, now_ms=now_ms, window_ms=window_ms, queue_limit=queue_limit)
        try:
            await writer.start()
            connections = await loop.run_in_executor(None, lambda: [database.reading() for _ in range(readers)])
        except BaseException:
            await writer.close()
            database.close()
            raise
        return cls(database, writer, connections)

    async def close(self) -> None:
        """Write what is queued, close every connection, let the database go. Safe to call twice."""
        if self._is_closed:
            return
        self._is_closed = True
        await self._writer.close()
        await asyncio.to_thread(self._reader_pool.shutdown)
        while not self._readers.empty():
            reader = self._readers.get()
            if reader is not None:
                reader.close()
        self.database.close()

    async def write(self, operation: Operation[T]) -> T:
        """See ``Writer.write``."""
        return await self._writer.write(operation)

    async def write_once(self, operation: Operation[T], once: Once[T]) -> Answered[T]:
        """See ``Writer.write_once``."""
        return await self._writer.write_once(operation, once)

    async def write_marked(self, mark: Mark | None, kind: type[T], operation: Operation[T]) -> T:
        """As ``write_once``, for a request with a *mark*, which learns whether it was done before. *kind*: what the answer is
        read back as. Without a mark nobody asked by a request: as ``write``."""
        if mark is None:
            return await self.write(operation)
        once = Once(mark.user_id, mark.key, mark.request_digest, kind)
        answered = await self.write_once(operation, once)
        mark.was_done = answered.replayed
        return answered.value

    async def note(self, mark: Mark | None) -> None:
        """Keep the key of a request that changes nothing in here, before it is carried out; refuse one that was used for
        another. Raises as ``write_once``."""
        if mark is not None:
            await self.write_marked(mark, NoneType, lambda _work: None)

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
        is_fresh = connection is None
        try:
            while True:
                try:
                    connection = connection or self.database.reading()
                    return self._answer(connection, question)
                except Exception as error:
                    trouble = self.database.trouble_of(error)
                    if trouble is None:
                        raise
                    if trouble.is_lost and connection is not None:
                        give_up(connection)
                        connection = None
                    if not trouble.is_lost or is_fresh:
                        raise trouble.error from error
                    is_fresh = True  # the server may be back: a question may be asked twice
        finally:
            self._readers.put(connection)

    def _answer(self, connection: sa.Connection, question: Question[T]) -> T:
        self.database.begin_read(connection)
        try:
            answer = question(connection)
        except BaseException:
            with contextlib.suppress(sa.exc.SQLAlchemyError):  # what went wrong first is what is told
                connection.exec_driver_sql("ROLLBACK")
            raise
        say(connection, "COMMIT")
        return answer

    async def forget_keys(self) -> int:
        """Forget idempotency keys older than seven days, in small batches, so that no writer waits long; how many went."""
        total = 0
        while gone := await self._writer.write(forget_keys):
            total += gone
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
        """See ``Database.files``."""
        return self.database.files

"""The one writer: group commit over the one writing connection (relay.md section 10).

Operations wait in a bounded queue. The writer takes what is there (and, while others are about to follow, waits for them
at most ``window_ms``), runs them on its own thread in one transaction, each in its own savepoint, commits once and only
then answers. One failing operation does not fail its neighbours; a commit that fails answers nobody with success. This
module knows no table but ``idempotency`` and no rule of the desk.
"""

import asyncio
import concurrent.futures
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from relay.store import tables
from relay.store.checkpoints import Checkpointer
from relay.store.database import Database, Trouble, give_up
from relay.store.prepared import Prepared, say
from relay.store.work import (
    KEY_REUSED,
    STORE_BUSY,
    STORE_CLOSED,
    STORE_FAILED,
    Answered,
    Committed,
    Listener,
    Memory,
    Once,
    Operation,
    T,
    Work,
)

BATCH_MAX = 256
KEYS_KEPT_MS = 7 * 86_400_000
FORGET_ROWS = 500


@dataclass(slots=True)
class _Asked:
    operation: Operation[Any]
    once: Once[Any] | None
    answer: asyncio.Future[Any]


@dataclass(slots=True)
class _Done:
    """What the thread hands back for one operation: a value or the error to raise."""

    value: Any = None
    error: BaseException | None = None


class Writer:
    """Owns the writing connection. ``failed`` is set when the handle is over and the process must restart."""

    def __init__(
        self, database: Database, *, now_ms: Callable[[], int], window_ms: int = 5, queue_limit: int = 1_024
    ) -> None:
        self._database = database
        self._now_ms = now_ms
        self._window_s = window_ms / 1000
        self._queue: asyncio.Queue[_Asked] = asyncio.Queue(queue_limit)
        self._thread = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._connection: sa.Connection | None = None
        self._task: asyncio.Task[None] | None = None
        self._listeners: list[Listener] = []
        self._is_closing = False
        self._last_ms = 0
        self._memory = Memory()
        self.failed = asyncio.Event()
        self._checkpoints = Checkpointer(database, self.failed.set)

    async def start(self) -> None:
        self._connection = await self._in_thread(self._database.writing)
        self._task = asyncio.create_task(self._run(), name="store-writer")

    async def close(self) -> None:
        """Write what is queued, then stop. Later operations are refused with ``store_closed``."""
        self._is_closing = True
        if self._task is not None:
            await self._queue.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._checkpoints.close()
        if self._connection is not None:
            await self._in_thread(self._connection.close)
            self._connection = None
        self._thread.shutdown()

    def listen(self, listener: Listener) -> None:
        """Be told after each commit, in order, on the loop's thread. A listener must neither wait nor raise."""
        self._listeners.append(listener)

    @property
    def waiting(self) -> int:
        return self._queue.qsize()

    async def write(self, operation: Operation[T]) -> T:
        """Run *operation* and return its value when it is on disk.

        Raises:
            LinkError: ``store_busy``, ``disk_full``, ``store_failed``, ``store_closed``: nothing was written.
            Whatever the operation raised: its savepoint was rolled back.
        """
        value: T = await self._ask(operation, None)
        return value

    async def write_once(self, operation: Operation[T], once: Once[T]) -> Answered[T]:
        """As ``write``, but a repeated key gets the first answer and changes nothing; refusals are not remembered.

        Raises:
            RefusedError: ``key_reused``, the key came with another request before. And what ``write`` raises.
        """
        answered: Answered[T] = await self._ask(operation, once)
        return answered

    async def _ask(self, operation: Operation[Any], once: Once[Any] | None) -> Any:
        if self.failed.is_set():
            raise LinkError(STORE_FAILED)
        if self._is_closing or self._task is None:
            raise LinkError(STORE_CLOSED)
        asked = _Asked(operation, once, asyncio.get_running_loop().create_future())
        try:
            self._queue.put_nowait(asked)
        except asyncio.QueueFull as error:
            raise LinkError(STORE_BUSY, retry_after_s=1) from error
        return await asked.answer

    async def _in_thread(self, call: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, *args)

    async def _run(self) -> None:
        expected = 1
        while True:
            batch = await self._collect(expected)
            expected = len(batch)
            committed: Committed | None = None
            try:
                done, committed, trouble = await self._in_thread(self._run_batch, batch)
                if trouble is not None and trouble.is_final:
                    self.failed.set()
            except Exception as error:  # a bug of ours must not leave callers waiting for ever
                self.failed.set()
                failure = LinkError(STORE_FAILED)
                failure.__cause__ = error
                done = [_Done(error=failure) for _ in batch]
            self._answer(batch, done)
            self._checkpoints.wrote(len(batch))
            if committed is not None:
                for listener in self._listeners:
                    listener(committed)
            await self._checkpoints.begin_anew()

    async def _collect(self, expected: int) -> list[_Asked]:
        """Take what is queued; while fewer are there than last time, wait for more, but not beyond the window."""
        batch = [await self._queue.get()]
        deadline = asyncio.get_running_loop().time() + self._window_s
        while len(batch) < BATCH_MAX:
            if not self._queue.empty():
                batch.append(self._queue.get_nowait())
                continue
            left_s = deadline - asyncio.get_running_loop().time()
            if len(batch) >= expected or left_s <= 0 or self._is_closing:
                break
            try:
                batch.append(await asyncio.wait_for(self._queue.get(), left_s))
            except TimeoutError:
                break
        return batch

    def _answer(self, batch: list[_Asked], done: list[_Done]) -> None:
        for asked, result in zip(batch, done, strict=True):
            self._queue.task_done()
            if asked.answer.done():  # its caller went away; the work stands all the same
                continue
            if result.error is not None:
                asked.answer.set_exception(result.error)
            else:
                asked.answer.set_result(result.value)

    # --- on the writer's thread ---

    def _run_batch(self, batch: list[_Asked]) -> tuple[list[_Done], Committed | None, Trouble | None]:
        if self.failed.is_set():
            return [_Done(error=LinkError(STORE_FAILED)) for _ in batch], None, None
        self._last_ms = max(self._last_ms, self._now_ms())
        done: list[_Done] = []
        works: list[Work] = []
        numbers: dict[str, int] = {}
        try:
            connection = self._begin()
            for asked in batch:
                work = Work(connection, self._last_ms, numbers=numbers, memory=self._memory)
                result = self._run_one(work, asked)
                if result.error is None:
                    works.append(work)
                done.append(result)
            for work in works:
                work.finish()
            connection.exec_driver_sql("COMMIT")
        except Exception as error:
            trouble = self._database.trouble_of(error)
            self._roll_back(is_lost=trouble is not None and trouble.is_lost)
            if trouble is None:
                raise
            return [_Done(error=trouble.error) for _ in batch], None, trouble
        finally:
            self._memory.settle()
        announcements = tuple(told for work in works for told in work.announcements)
        return done, Committed(announcements, frozenset().union(*(work.doorbells for work in works))), None

    def _begin(self) -> sa.Connection:
        """Begin on the connection there is; where it was lost meanwhile, on a new one."""
        if self._connection is not None:
            try:
                self._database.begin_write(self._connection)
            except sa.exc.DBAPIError as error:
                trouble = self._database.trouble_of(error)
                if trouble is None or not trouble.is_lost:
                    raise
                self._roll_back(is_lost=True)
            else:
                return self._connection
        self._connection = self._database.writing()
        self._database.begin_write(self._connection)
        return self._connection

    def _run_one(self, work: Work, asked: _Asked) -> _Done:
        numbers = dict(work.numbers)
        say(work.connection, "SAVEPOINT one")
        try:
            value = asked.operation(work) if asked.once is None else _run_once(work, asked.operation, asked.once)
        except Exception as error:
            trouble = self._database.trouble_of(error)
            if trouble is not None and trouble.ends_batch:
                raise
            say(work.connection, "ROLLBACK TO one")
            say(work.connection, "RELEASE one")
            work.give_back(numbers)
            return _Done(error=error if trouble is None else trouble.error)
        say(work.connection, "RELEASE one")
        return _Done(value=value)

    def _roll_back(self, *, is_lost: bool) -> None:
        """Undo what was not committed; a lost connection is given up, and with it goes what the server knows of it."""
        connection = self._connection
        if connection is None:
            return
        if is_lost:
            self._connection = None
            give_up(connection)
            return
        with contextlib.suppress(sa.exc.DBAPIError):  # SQLite may have rolled back by itself already
            connection.exec_driver_sql("ROLLBACK")


def forget_keys(work: Work) -> int:
    """Delete up to FORGET_ROWS keys whose time is over."""
    table = tables.idempotency
    old = (
        sa.select(table.c.user_id, table.c.key)
        .where(table.c.created_at < work.now_ms - KEYS_KEPT_MS)
        .order_by(table.c.created_at)
        .limit(FORGET_ROWS)
    )
    result = work.connection.execute(table.delete().where(sa.tuple_(table.c.user_id, table.c.key).in_(old)))
    return result.rowcount


_table = tables.idempotency
_known = Prepared(
    sa.select(_table.c.request_digest, _table.c.answer).where(
        _table.c.user_id == sa.bindparam("user_id"), _table.c.key == sa.bindparam("key")
    )
)
_remember = Prepared(_table.insert(), ("user_id", "key", "request_digest", "answer", "created_at"))


def _run_once(work: Work, operation: Operation[Any], once: Once[Any]) -> Answered[Any]:
    known = _known.first(work.connection, {"user_id": once.user_id, "key": once.key})
    if known is not None:
        request_digest, answer = known
        if request_digest != once.request_digest:
            raise RefusedError(KEY_REUSED)
        return Answered(msgspec.json.decode(answer, type=once.kind), replayed=True)
    value = operation(work)
    _remember.run(
        work.connection,
        {
            "user_id": once.user_id,
            "key": once.key,
            "request_digest": once.request_digest,
            "answer": msgspec.json.encode(value),
            "created_at": work.now_ms,
        },
    )
    return Answered(value)

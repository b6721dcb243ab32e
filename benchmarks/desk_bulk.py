"""Telling a large desk in minutes: the generator's own operations on a connection that nothing slows down.

The operations are the ones of real work (``relay.desk.seed`` over ``relay.desk.changes``), so chains, clocks, tallies and
indexes are the writer's by construction. What is left out is what a file that nobody reads yet does not need: the journal,
syncs, a savepoint and a commit for each operation, and the upkeep of every index while it grows. A crash leaves no desk.
"""

import contextlib
import random
from collections.abc import Coroutine
from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.errors import MisuseError
from relay.desk import seed
from relay.store import migrate
from relay.store.sqlite import engine_of
from relay.store.work import Operation, T, Work

CACHE_KIB = 512 * 1024
HURRY = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=OFF",
    "synchronous=OFF",
    "secure_delete=OFF",
    "foreign_keys=OFF",
    f"cache_size=-{CACHE_KIB}",
)
NEEDED = ("search_doc_ticket", "address_user", "ix_person_role", "chat_thread_ticket")
"""Indexes that the operations read while the desk grows."""


class Bulk:
    """Fits ``seed.Writes``: each operation runs at once, in the one transaction."""

    def __init__(self, connection: sa.Connection, now_ms: int) -> None:
        self._connection = connection
        self._now_ms = now_ms

    async def write(self, operation: Operation[T]) -> T:
        work = Work(self._connection, self._now_ms)
        value = operation(work)
        work.finish()
        return value


def tell(path: Path, tickets: int, rng: random.Random, now_ms: int) -> None:
    """Make the desk at *path*, where nothing may be. Raises LookupError for a row that points nowhere."""
    migrate.bring_up(path, now_ms)
    with contextlib.closing(engine_of(path, read_only=False).connect()) as connection:
        for pragma in HURRY:
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.exec_driver_sql("BEGIN")
        indexes = _drop_indexes(connection)
        _run(seed.seed(Bulk(connection, now_ms), tickets, rng, now_ms))
        for index in indexes:
            connection.exec_driver_sql(index)
        connection.exec_driver_sql("COMMIT")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise LookupError("a row points nowhere")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("PRAGMA optimize")


def _run(telling: Coroutine[None, None, object]) -> None:
    """To its end, without a loop: it waits for nothing. Raises MisuseError where it does."""
    try:
        telling.send(None)
    except StopIteration:
        return
    raise MisuseError("bulk_waits")


def _drop_indexes(connection: sa.Connection) -> list[str]:
    """Take away the indexes that only readers need; returns what makes them again, in the order they were made."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).all()
    kept = [row for row in rows if row.name not in NEEDED and not row.sql.startswith("CREATE UNIQUE")]
    for row in kept:
        connection.exec_driver_sql(f'DROP INDEX "{row.name}"')
    return [row.sql for row in kept]

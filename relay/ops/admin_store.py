"""The database for commands: used beside a running relay, for one short transaction at a time.

SQLite lets a second process write; the running node hears of it by its tick. No queue, no threads, no lock on the file:
the lock is the server's. It knows no table.
"""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from relay.store import migrate
from relay.store.sqlite import HeldLock, check_place, engine_of, trouble_of
from relay.store.work import Operation, Question, T, Work


class AdminStore:
    """Opens the file for each call and lets it go again."""

    def __init__(self, path: Path, *, now_ms: Callable[[], int]) -> None:
        self.path = path
        self._now_ms = now_ms

    def prepare(self) -> None:
        """Make an empty database where there is none; refuse one that is not of this program's schema.

        Raises:
            RefusedError: ``database_*`` as ``Store.open``; ``database_schema``: ``db migrate`` or ``serve`` mends it.
        """
        check_place(self.path)
        if not self.path.exists() or self.path.stat().st_size == 0:
            self.migrate()
        revision = self.read(migrate.present)
        if revision != migrate.newest():
            raise RefusedError("database_schema", file=str(self.path), revision=revision or "none")

    def migrate(self) -> Path | None:
        """Bring the database up; the backup copy, if one was made. Raises RefusedError ``database_in_use``."""
        check_place(self.path)
        lock = HeldLock(self.path.with_name(self.path.name + ".lock"))
        try:
            return migrate.bring_up(self.path, self._now_ms())
        finally:
            lock.release()

    def write(self, operation: Operation[T]) -> T:
        """One transaction. Raises LinkError ``store_busy``, ``disk_full``, ``store_failed``, and what it raises."""
        engine = engine_of(self.path, read_only=False)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    value = operation(Work(connection, self._now_ms()))
                    connection.exec_driver_sql("COMMIT")
                except BaseException:
                    connection.exec_driver_sql("ROLLBACK")
                    raise
                return value
        except sa.exc.DBAPIError as error:
            trouble = trouble_of(error)
            raise (error if trouble is None else trouble.error) from error
        finally:
            engine.dispose()

    def read(self, question: Question[T]) -> T:
        """One consistent read. Raises LinkError."""
        engine = engine_of(self.path, read_only=True)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("BEGIN")
                try:
                    return question(connection)
                finally:
                    connection.exec_driver_sql("COMMIT")
        except sa.exc.DBAPIError as error:
            trouble = trouble_of(error)
            raise (error if trouble is None else trouble.error) from error
        finally:
            engine.dispose()

"""The database for commands: used beside a running relay, for one short transaction at a time.

Both engines let a second process write; the running node hears of it by its tick. No queue, no threads, no hold on the
database: the hold is the server's. It knows no table.
"""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from relay.store.database import Database, give_up
from relay.store.sqlite_file import SqliteFile
from relay.store.work import Operation, Question, T, Work


class AdminStore:
    """Connects for each call and lets go again; a path is a SQLite file."""

    def __init__(self, place: Path | Database, *, now_ms: Callable[[], int]) -> None:
        self.database: Database = SqliteFile(place) if isinstance(place, Path) else place
        self._now_ms = now_ms

    def prepare(self) -> None:
        """Make an empty SQLite file where there is none; refuse a database that is not of this program's schema.

        Raises:
            RefusedError: ``database_*`` as ``Store.open``; ``database_schema``: ``db migrate`` or ``serve`` mends it.
        """
        self._sorted(lambda: self.database.check(self._now_ms()))

    def migrate(self) -> Path | None:
        """Bring the database up; the backup copy, if one was made. Raises RefusedError ``database_in_use``."""
        return self._sorted(lambda: self.database.migrate(self._now_ms()))

    def write(self, operation: Operation[T]) -> T:
        """One transaction. Raises LinkError ``store_busy``, ``disk_full``, ``store_failed``, and what it raises."""

        def act(connection: sa.Connection) -> T:
            work = Work(connection, self._now_ms())
            value = operation(work)
            work.finish()
            return value

        return self._sorted(lambda: self._run(self.database.beside, self.database.begin_write, act))

    def read(self, question: Question[T]) -> T:
        """One consistent read. Raises LinkError."""
        return self._sorted(lambda: self._run(self.database.reading, self.database.begin_read, question))

    def _run(
        self,
        connect: Callable[[], sa.Connection],
        begin: Callable[[sa.Connection], None],
        act: Callable[[sa.Connection], T],
    ) -> T:
        connection = connect()
        try:
            begin(connection)
            value = act(connection)
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            give_up(connection)  # and with it what was not committed
            raise
        connection.close()
        return value

    def _sorted(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except Exception as error:
            trouble = self.database.trouble_of(error)
            if trouble is None:
                raise
            raise trouble.error from error

"""One SQLite file as the store's database: held by a lock beside it, migrated at start after a copy.

Fits ``database.Database``. How a connection is set and what an error means is ``sqlite``'s.
"""

from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from relay.store import migrate
from relay.store.database import Trouble
from relay.store.prepared import say
from relay.store.sqlite import BUSY_TIMEOUT_MS, HeldLock, check_place, engine_of, trouble_of


class SqliteFile:
    """The file at *path*; it need not be there yet."""

    def __init__(self, path: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        self.path = path
        self._busy_timeout_ms = busy_timeout_ms
        self._lock: HeldLock | None = None
        self._keeper: sa.Connection | None = None

    @property
    def name(self) -> str:
        return str(self.path)

    @property
    def files(self) -> Path:
        return self.path.with_name(self.path.stem + ".files")

    def open(self, now_ms: int) -> None:
        self._hold()
        try:
            migrate.bring_up(self.path, now_ms)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def check(self, now_ms: int) -> None:
        """As ``Database.check``; makes an empty database where there is none."""
        check_place(self.path)
        if not self.path.exists() or self.path.stat().st_size == 0:
            self.migrate(now_ms)
        with self.reading() as connection:
            revision = migrate.present(connection)
        if revision != migrate.newest():
            raise RefusedError("database_schema", file=self.name, revision=revision or "none")

    def migrate(self, now_ms: int) -> Path | None:
        self._hold()
        try:
            return migrate.bring_up(self.path, now_ms)
        finally:
            self.close()

    def _hold(self) -> None:
        check_place(self.path)
        self._lock = HeldLock(self.path.with_name(self.path.name + ".lock"))

    def writing(self) -> sa.Connection:
        return self._connect(read_only=False)

    def reading(self) -> sa.Connection:
        return self._connect(read_only=True)

    def beside(self) -> sa.Connection:
        return self._connect(read_only=False)

    def _connect(self, *, read_only: bool) -> sa.Connection:
        return engine_of(self.path, read_only=read_only, busy_timeout_ms=self._busy_timeout_ms).connect()

    def begin_write(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def begin_read(self, connection: sa.Connection) -> None:
        say(connection, "BEGIN")

    def checkpoint(self) -> int:
        """PASSIVE: it waits for nobody and nobody waits for it."""
        if self._keeper is None:
            self._keeper = self._connect(read_only=False)
        _is_busy, pages, _done = self._keeper.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").one()
        return int(pages)

    def describe(self, connection: sa.Connection) -> str:  # noqa: ARG002
        return f"{self.path.stat().st_size // 1024} KiB"

    def examine(self, connection: sa.Connection, *, quickly: bool) -> tuple[str, bool]:
        if quickly:
            return str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()), True
        verdict = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
        return verdict, connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None

    def trouble_of(self, error: BaseException) -> Trouble | None:
        return trouble_of(error)

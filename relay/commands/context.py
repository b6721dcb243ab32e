"""What every command is given: the configuration as loaded, the place to write, the database, the time.

It opens nothing before a command asks for it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from assistdesk.core.errors import RefusedError
from relay.commands.output import Output
from relay.config import Config, Loaded
from relay.engine import database_of
from relay.ops.admin_store import AdminStore
from relay.ops.audit import AuditLog
from relay.store.database import Database
from relay.store.sqlite_file import SqliteFile

GOOD = 0
CHECK_FAILED = 1
USAGE = 2
NOT_REACHABLE = 3
ACTOR = "command line"


@dataclass(frozen=True, slots=True)
class Context:
    """One command's surroundings."""

    loaded: Loaded
    output: Output
    journal: AuditLog

    @property
    def config(self) -> Config:
        return self.loaded.config

    @property
    def database(self) -> Database:
        """Raises as ``database_of``."""
        return database_of(self.config)

    def need_file(self) -> Path:
        """The database's file, for what a server's own tools do elsewhere. Raises RefusedError ``backup_by_pg_dump``."""
        database = self.database
        if not isinstance(database, SqliteFile):
            raise RefusedError("backup_by_pg_dump", state_dir=self.config.server.state_dir)
        return database.path

    def open_store(self) -> AdminStore:
        """The database, there and of the right schema.

        Raises:
            RefusedError: ``no_state``: ``serve`` has never run here; and as ``AdminStore.prepare``.
        """
        if not self.config.state_dir.is_dir():
            raise RefusedError("no_state", file=self.config.server.state_dir)
        store = AdminStore(self.database, now_ms=now_ms)
        store.prepare()
        return store


def now_ms() -> int:
    return time.time_ns() // 1_000_000

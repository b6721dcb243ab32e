"""What every command is given: the configuration as loaded, the place to write, the database, the time.

It opens nothing before a command asks for it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from assistdesk.core.errors import RefusedError
from relay.commands.output import Output
from relay.config import Config, Loaded
from relay.ops.admin_store import AdminStore
from relay.ops.audit import AuditLog

GOOD = 0
CHECK_FAILED = 1
USAGE = 2
NOT_REACHABLE = 3
SQLITE_PREFIX = "sqlite:///"
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
    def database(self) -> Path:
        return database_path(self.config)

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


def database_path(config: Config) -> Path:
    """The SQLite file of ``db.url``."""
    return Path(config.db.url.removeprefix(SQLITE_PREFIX))


def now_ms() -> int:
    return time.time_ns() // 1_000_000

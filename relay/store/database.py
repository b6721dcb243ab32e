"""What the store asks of an engine: connections, a hold that keeps a second relay out, the schema, what an error means.

``sqlite`` and ``postgres`` fit it. It knows no table, no thread and no SQL.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from assistdesk.core.errors import LinkError


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an error of the database means. ``is_final``: this handle must not be used again; ``is_lost``: the connection
    is gone, a new one may do."""

    error: LinkError
    is_final: bool
    ends_batch: bool
    is_lost: bool = False


class Database(Protocol):
    """One database. Its methods block; connections are used by one thread at a time and begin no transaction."""

    @property
    def name(self) -> str:
        """What people call it: a path, or a server and its database; never a secret."""

    @property
    def files(self) -> Path:
        """The directory for what is too big for it (ledgers, attachments); made when first used."""

    def open(self, now_ms: int) -> None:
        """Take hold of it for one relay and make sure of its schema.

        Raises:
            RefusedError: ``database_*``. LinkError: the engine's.
        """

    def close(self) -> None:
        """Let it go. Safe to call twice."""

    def check(self, now_ms: int) -> None:
        """For a command beside a running relay: is it there, and of this program's schema? Raises as ``open``."""

    def migrate(self, now_ms: int) -> Path | None:
        """Bring the schema up while no relay runs; the copy that was made before, if any. Raises as ``open``."""

    def writing(self) -> sa.Connection:
        """The connection of the one writer. Raises what ``trouble_of`` sorts."""

    def reading(self) -> sa.Connection:
        """A connection that cannot write. Raises what ``trouble_of`` sorts."""

    def beside(self) -> sa.Connection:
        """A writing connection for a command beside a running relay. Raises what ``trouble_of`` sorts."""

    def begin_write(self, connection: sa.Connection) -> None:
        """Begin a transaction that no other writer's runs beside."""

    def begin_read(self, connection: sa.Connection) -> None:
        """Begin a transaction that sees one moment."""

    def checkpoint(self) -> int:
        """Put into the database what its log holds, beside a writer; how many pages the log has, 0 where the engine keeps it by
        itself. One call at a time. Raises what ``trouble_of`` sorts."""

    def describe(self, connection: sa.Connection) -> str:
        """Engine and size in a few words, for ``doctor``."""

    def examine(self, connection: sa.Connection, *, quickly: bool) -> tuple[str, bool]:
        """Is it whole? "ok" or what is wrong, and whether every reference leads somewhere (not looked at *quickly*)."""

    def trouble_of(self, error: BaseException) -> Trouble | None:
        """Sort an error by what must be done; None: not the engine's fault."""


def give_up(connection: sa.Connection) -> None:
    """Close a connection that is of no use any more, whatever state it is in."""
    with contextlib.suppress(Exception):  # it is gone; how it went is known already
        connection.invalidate()
    with contextlib.suppress(Exception):
        connection.close()

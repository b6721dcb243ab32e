"""One PostgreSQL database as the store's: held by an advisory lock, migrated by ``db migrate`` alone (relay.md section 21).

Fits ``database.Database``. The writer's own connection has the hold, so who loses it cannot write: a relay that was cut
off is out by itself. Writers of other processes (commands) wait their turn behind a second lock, as SQLite has them wait.
Needs psycopg (extra ``scale``) and a connection of its own to the server, not a transaction pooler. It knows no table.
"""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from relay.store import migrate
from relay.store.database import Trouble, give_up
from relay.store.prepared import say
from relay.store.work import DISK_FULL, STORE_BUSY, STORE_FAILED, STORE_UNREACHABLE

HOLD_LOCK = 0x41_64_65_73_6B_01
"""Whoever serves this database, or migrates it. For the whole session."""
WRITE_LOCK = 0x41_64_65_73_6B_02
"""Whoever writes just now. For one transaction; it is let go after what was written can be seen."""
HOLD_WAIT_S = 3.0
"""So long a start waits for the hold: the server may not have seen yet that the last holder was killed."""
TAKEN_MAX_S = 60.0
"""So long a relay that lost its connection waits for the hold; then another one has it and this one is over."""
STATEMENT_TIMEOUT_MS = 5_000
MUST_BE_ON = ("fsync", "full_page_writes")
_CONNECTING: dict[str, str | int] = {
    "application_name": "assistdesk-relay",
    "client_encoding": "utf8",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


class TakenError(Exception):
    """Another session has the hold. ``is_over``: for so long that it is not our own old one."""

    def __init__(self, *, is_over: bool) -> None:
        super().__init__("another relay serves this database")
        self.is_over = is_over


class PostgresDatabase:
    """The database at *url* (``postgresql://USER@HOST:PORT/NAME?sslmode=…``, as libpq reads it)."""

    def __init__(
        self,
        url: str,
        *,
        files: Path,
        password: str = "",
        statement_timeout_ms: int = STATEMENT_TIMEOUT_MS,
        hold_wait_s: float = HOLD_WAIT_S,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._files = files
        self._password = password
        self._timeout_ms = statement_timeout_ms
        self._hold_wait_s = hold_wait_s
        self._monotonic_s = monotonic_s
        self._held: sa.Connection | None = None
        self._refused_since_s: float | None = None
        self._engines = {read_only: self._engine(read_only=read_only) for read_only in (False, True)}

    @property
    def name(self) -> str:
        return place_of(self._url)

    @property
    def files(self) -> Path:
        return self._files

    # --- holding it ---

    def open(self, now_ms: int) -> None:  # noqa: ARG002
        with self._telling():
            held = self._engines[False].connect()
            try:
                self._hold(held)
                self._need_schema(held)
            except BaseException:
                give_up(held)
                raise
        self._held = held

    def close(self) -> None:
        """The hold goes with the writer's connection; this is for one that nobody has taken."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def writing(self) -> sa.Connection:
        """The connection with the hold. After a loss: a new one, if the hold is to be had and the schema is still ours."""
        held, self._held = self._held, None
        if held is not None:
            return held
        connection = self._engines[False].connect()
        try:
            if not self._try_hold(connection):
                now_s = self._monotonic_s()
                self._refused_since_s = now_s if self._refused_since_s is None else self._refused_since_s
                raise TakenError(is_over=now_s - self._refused_since_s > TAKEN_MAX_S)
            if migrate.present(connection) != migrate.newest():
                raise TakenError(is_over=True)
        except BaseException:
            give_up(connection)
            raise
        self._refused_since_s = None
        return connection

    def _hold(self, connection: sa.Connection) -> None:
        deadline_s = self._monotonic_s() + self._hold_wait_s
        while not self._try_hold(connection):
            if self._monotonic_s() >= deadline_s:
                raise RefusedError("database_in_use", file=self.name)
            time.sleep(0.1)

    def _try_hold(self, connection: sa.Connection) -> bool:
        return bool(connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (HOLD_LOCK,)).scalar())

    # --- its schema ---

    def check(self, now_ms: int) -> None:  # noqa: ARG002
        with self._telling(), self._engines[True].connect() as connection:
            self._need_schema(connection)

    def _need_schema(self, connection: sa.Connection) -> None:
        revision = self._inspect(connection)
        if revision != migrate.newest():
            raise RefusedError("database_schema", file=self.name, revision=revision or "none")

    def _inspect(self, connection: sa.Connection) -> str | None:
        """The revision; refuses what is not ours to touch."""
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise RefusedError("database_encoding", file=self.name, encoding=encoding)
        revision = migrate.present(connection)
        if revision is None and sa.inspect(connection).get_table_names():
            raise RefusedError("database_damaged", file=self.name)
        if revision is not None and not migrate.is_known(revision):
            raise RefusedError("database_newer", file=self.name, revision=revision)
        return revision

    def migrate(self, now_ms: int) -> Path | None:  # noqa: ARG002
        """One transaction; a copy is made by ``pg_dump``, not here."""
        with self._telling(), self._engines[False].connect() as connection:
            self._hold(connection)
            if self._inspect(connection) != migrate.newest():
                connection.exec_driver_sql("SELECT set_config('statement_timeout', '0', false)").close()
                connection.exec_driver_sql("BEGIN")
                migrate.upgrade(connection)
                _compare_bytes(connection)
                connection.exec_driver_sql("COMMIT")
        return None

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """What the server says when it cannot be had becomes a LinkError with its reason."""
        try:
            yield
        except (sa.exc.DBAPIError, psycopg.Error) as error:
            trouble = self.trouble_of(error)
            if trouble is None:
                raise
            raise trouble.error from error

    # --- connections ---

    def reading(self) -> sa.Connection:
        return self._engines[True].connect()

    def beside(self) -> sa.Connection:
        return self._engines[False].connect()

    def _engine(self, *, read_only: bool) -> sa.Engine:
        return sa.create_engine(
            "postgresql+psycopg://",
            creator=lambda: self._connect(read_only=read_only),
            poolclass=sa.pool.NullPool,
            isolation_level="AUTOCOMMIT",  # transactions are ours: it begins none
            paramstyle="format",
            use_native_hstore=False,
            query_cache_size=1_000,
        )

    def _connect(self, *, read_only: bool) -> psycopg.Connection:
        more: dict[str, str] = {"password": self._password} if self._password else {}
        connection = psycopg.connect(psycopg.conninfo.make_conninfo(self._url, **_CONNECTING, **more), autocommit=True)
        for name, value in settings_of(read_only=read_only, timeout_ms=self._timeout_ms).items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value), prepare=False)
        return connection

    def begin_write(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (WRITE_LOCK,)).close()

    def begin_read(self, connection: sa.Connection) -> None:
        say(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def checkpoint(self) -> int:
        """The server's own checkpointer does it."""
        return 0

    def describe(self, connection: sa.Connection) -> str:
        size, version = connection.exec_driver_sql(
            "SELECT pg_database_size(current_database()), current_setting('server_version')"
        ).one()
        return f"{size // 1024} KiB in PostgreSQL {str(version).split()[0]}"

    def examine(self, connection: sa.Connection, *, quickly: bool) -> tuple[str, bool]:  # noqa: ARG002
        """What would lose or misread rows; the server checks references itself, and ``pg_amcheck`` its pages."""
        for name in MUST_BE_ON:
            if connection.exec_driver_sql("SELECT current_setting(%s)", (name,)).scalar() != "on":
                return f"the server runs with {name} off", True
        return ("some texts are not compared by their bytes: db migrate" if _other_texts(connection) else "ok"), True

    def trouble_of(self, error: BaseException) -> Trouble | None:
        return trouble_of(error)


def place_of(url: str) -> str:
    """Server and database of *url*, without what could be a secret."""
    try:
        parts = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        return "postgresql"
    host, port, name = parts.get("host") or "", parts.get("port") or "", parts.get("dbname") or ""
    return f"postgresql://{host}{f':{port}' if port else ''}/{name}"


def settings_of(*, read_only: bool, timeout_ms: int = STATEMENT_TIMEOUT_MS) -> dict[str, str]:
    """relay.md section 21, for every connection."""
    return {
        "synchronous_commit": "on",
        "statement_timeout": str(timeout_ms),
        "lock_timeout": str(timeout_ms),
        "idle_in_transaction_session_timeout": str(timeout_ms),
        "default_transaction_read_only": "on" if read_only else "off",
        "tcp_keepalives_idle": "10",  # the server's side: the hold of a relay that was cut off comes free
        "tcp_keepalives_interval": "5",
        "tcp_keepalives_count": "3",
        "timezone": "UTC",
        "jit": "off",
    }


def _compare_bytes(connection: sa.Connection) -> None:
    """Every text of ours is compared and sorted by its bytes, whatever the database's own language: as SQLite does."""
    quote = connection.dialect.identifier_preparer.quote
    for table, column in _other_texts(connection):
        connection.exec_driver_sql(f'ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} TYPE text COLLATE "C"')


def _other_texts(connection: sa.Connection) -> list[tuple[str, str]]:
    """Table and column of every text that is not compared by its bytes."""
    rows = connection.exec_driver_sql(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
    )
    return [(str(table), str(column)) for table, column in rows]


def trouble_of(error: BaseException) -> Trouble | None:
    """Sort an error by what must be done; None: not the server's or the line's fault.

    What the server does not answer may or may not be written: it was not acknowledged, and its idempotency key tells.
    """
    if isinstance(error, TakenError):
        rule = STORE_FAILED if error.is_over else STORE_UNREACHABLE
        return Trouble(LinkError(rule, reason=str(error)), is_final=error.is_over, ends_batch=True, is_lost=True)
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    state = cause.sqlstate or ""
    reason = " ".join(str(cause).split())[:200]
    if state == "53100":
        return Trouble(LinkError(DISK_FULL), is_final=False, ends_batch=True)
    if state == "57014":  # one statement took too long: its neighbours may go on
        return Trouble(LinkError(STORE_BUSY, retry_after_s=1), is_final=False, ends_batch=False)
    if state == "55P03" or state.startswith("40"):
        return Trouble(LinkError(STORE_BUSY, retry_after_s=1), is_final=False, ends_batch=True)
    if state in ("XX001", "XX002", "58030"):
        return Trouble(LinkError(STORE_FAILED, cause=state), is_final=True, ends_batch=True, is_lost=True)
    gone = state in ("25006", "25P03") or state.startswith(("08", "28", "3D", "53", "57P"))
    if gone or (not state and isinstance(cause, psycopg.OperationalError)):
        return Trouble(LinkError(STORE_UNREACHABLE, reason=reason), is_final=False, ends_batch=True, is_lost=True)
    return None

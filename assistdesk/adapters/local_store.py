"""What one account's app must not lose, in one SQLite file beside the app; fits the ``LocalStore`` port.

Outbox, what came back of it refused, drafts, cursors, a cache of answers, settings. Every write is on disk on return
(WAL, synchronous FULL), so a kill -9 costs nothing that was acknowledged. A damaged file is set aside, never
overwritten, and a new one begun; a file of a newer program is refused. Refuses to know what the values mean, and never
sees a secret.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from assistdesk.core.desk.outbox import OUTBOX_MAX, Refused, Unsent
from assistdesk.core.errors import RefusedError

SCHEMA_VERSION: Final = 1
BUSY_TIMEOUT_S: Final = 5.0
DRAFT_LENGTH_MAX: Final = 200_000
CACHE_BYTES_MAX: Final = 4 * 1024 * 1024

_SCHEMA: Final = """
CREATE TABLE outbox (position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, method TEXT NOT NULL,
  path TEXT NOT NULL, body BLOB NOT NULL, ticket_id INTEGER, made_at_ms INTEGER NOT NULL);
CREATE TABLE draft (ticket_id INTEGER NOT NULL, mode TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (ticket_id, mode));
CREATE TABLE cursor (stream TEXT PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE cache (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_ADDED: Final = """BEGIN;
CREATE TABLE IF NOT EXISTS refused (position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
  method TEXT NOT NULL, path TEXT NOT NULL, body BLOB NOT NULL, ticket_id INTEGER, made_at_ms INTEGER NOT NULL,
  why TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS draft_begun (ticket_id INTEGER NOT NULL, mode TEXT NOT NULL, after INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, mode));
COMMIT;"""
"""Came after the first files were made; a program from before it reads the rest as ever."""


class SqliteStore:
    """One open file. May be used from any one thread at a time; a lock keeps two apart.

    ``set_aside`` names the damaged file that stood here before, if there was one: the person is told.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self.set_aside: Path | None = None
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise RefusedError("store_unavailable", file=str(path)) from error
            self.set_aside = _put_aside(path)
            self._connection = _open(path)

    def outbox(self) -> tuple[Unsent, ...]:
        rows = self._rows("SELECT key, method, path, body, ticket_id, made_at_ms FROM outbox ORDER BY position")
        return tuple(Unsent(*row) for row in rows)

    def outbox_add(self, unsent: Unsent, replaces: str = "") -> None:
        """*replaces*: the refused one in whose place it goes, both or neither. Raises RefusedError("outbox_full")."""
        with self._writing() as connection:
            connection.execute("DELETE FROM refused WHERE key = ?", (replaces,))
            counts = "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM refused)"
            (count,) = connection.execute(counts).fetchone()
            if count >= OUTBOX_MAX:
                raise RefusedError("outbox_full", waiting=count)
            connection.execute(
                "INSERT OR IGNORE INTO outbox (key, method, path, body, ticket_id, made_at_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                _row_of(unsent),
            )

    def outbox_remove(self, key: str) -> None:
        self._run("DELETE FROM outbox WHERE key = ?", key)

    def refused(self) -> tuple[Refused, ...]:
        rows = self._rows("SELECT key, method, path, body, ticket_id, made_at_ms, why FROM refused ORDER BY position")
        return tuple(Refused(Unsent(*row[:-1]), row[-1]) for row in rows)

    def refuse(self, refused: Refused) -> None:
        """Out of the outbox, where it stood in it."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO refused (key, method, path, body, ticket_id, made_at_ms, why)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*_row_of(refused.unsent), refused.why),
            )
            connection.execute("DELETE FROM outbox WHERE key = ?", (refused.unsent.key,))

    def refused_remove(self, key: str) -> None:
        self._run("DELETE FROM refused WHERE key = ?", key)

    def draft(self, ticket_id: int, mode: str) -> str | None:
        rows = self._rows("SELECT text FROM draft WHERE ticket_id = ? AND mode = ?", ticket_id, mode)
        return str(rows[0][0]) if rows else None

    def drafts(self) -> tuple[tuple[int, str, str], ...]:
        return tuple(
            (int(ticket_id), str(mode), str(text)) for ticket_id, mode, text in self._rows("SELECT * FROM draft")
        )

    def forget_draft(self, ticket_id: int, mode: str) -> None:
        self._run("DELETE FROM draft WHERE ticket_id = ? AND mode = ? AND text = ''", ticket_id, mode)

    def save_draft(self, ticket_id: int, mode: str, text: str, after: int | None = None) -> None:
        with self._writing() as connection:
            kept = _clean(text)[:DRAFT_LENGTH_MAX]
            connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (ticket_id, mode, kept))
            connection.execute("DELETE FROM draft_begun WHERE ticket_id = ? AND mode = ?", (ticket_id, mode))
            if after is not None:
                connection.execute("INSERT INTO draft_begun VALUES (?, ?, ?)", (ticket_id, mode, after))

    def draft_begun(self, ticket_id: int, mode: str) -> int | None:
        rows = self._rows("SELECT after FROM draft_begun WHERE ticket_id = ? AND mode = ?", ticket_id, mode)
        return int(rows[0][0]) if rows else None

    def cursor(self, stream: str) -> int | None:
        rows = self._rows("SELECT seq FROM cursor WHERE stream = ?", stream)
        return int(rows[0][0]) if rows else None

    def save_cursor(self, stream: str, seq: int) -> None:
        self._run("INSERT OR REPLACE INTO cursor VALUES (?, ?)", stream, seq)

    def cached(self, name: str) -> bytes | None:
        rows = self._rows("SELECT value FROM cache WHERE name = ?", name)
        return bytes(rows[0][0]) if rows else None

    def save_cached(self, name: str, value: bytes) -> None:
        """A value over the limit is not kept: a cache may forget."""
        if len(value) <= CACHE_BYTES_MAX:
            self._run("INSERT OR REPLACE INTO cache VALUES (?, ?)", name, value)

    def setting(self, name: str) -> str | None:
        rows = self._rows("SELECT value FROM setting WHERE name = ?", name)
        return str(rows[0][0]) if rows else None

    def save_setting(self, name: str, value: str) -> None:
        self._run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, _clean(value))

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _rows(self, sql: str, *values: int | str) -> list[tuple[Any, ...]]:
        with self._lock, _worded():
            return self._connection.execute(sql, values).fetchall()

    def _run(self, sql: str, *values: int | str | bytes) -> None:
        with self._writing() as connection:
            connection.execute(sql, values)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _worded():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def _row_of(unsent: Unsent) -> tuple[str | int | bytes | None, ...]:
    return unsent.key, unsent.method, unsent.path, unsent.body, unsent.ticket_id, unsent.made_at_ms


@contextlib.contextmanager
def _worded() -> Iterator[None]:
    """SQLite's errors as RefusedError: the disk is full, read-only or broken, and the person must act."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
        raise RefusedError("disk", code=name) from error


def _open(path: Path) -> sqlite3.Connection:
    """Open, check and, where new, make the file. Raises sqlite3.DatabaseError, RefusedError("store_newer")."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {setting}")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise RefusedError("store_newer", file=str(path), version=version)
        if version == 0:
            connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {SCHEMA_VERSION};COMMIT;")
        connection.executescript(_ADDED)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("quick_check")
        if path.exists():
            path.chmod(0o600)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Damage, not a full disk, a missing right or a lock: only damage may be set aside."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return True
    if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return True
    return code & 0xFF == sqlite3.SQLITE_ERROR  # a schema that is not ours: "table outbox already exists"


def _put_aside(path: Path) -> Path:
    """Move the damaged file and its journals to a name that is free."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged-{number}")
        if not aside.exists():
            break
    else:
        raise RefusedError("store_damaged", file=str(path))
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        side = path.with_name(path.name + suffix)
        if side.exists():
            side.rename(aside.with_name(aside.name + suffix))
    return aside


def _clean(text: str) -> str:
    """Without lone surrogates: SQLite keeps UTF-8."""
    return text.encode("utf-8", "replace").decode()

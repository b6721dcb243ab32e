"""One SQLite file: is this place fit, who holds it, how a connection is set, what an error means (relay.md section 10).

Connections come from here and only from here, so that WAL, FULL and secure_delete hold for each of them. It knows no
table and starts no thread.
"""

import fcntl
import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from relay.store.database import Trouble
from relay.store.work import DISK_FULL, STORE_BUSY, STORE_FAILED

BUSY_TIMEOUT_MS = 5_000
JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024
CHECKPOINT_PAGES = 16_000
"""64 MiB of log, which only one large operation reaches: ``checkpoints`` puts it away before."""
NETWORK_FILE_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs", "glusterfs", "lustre")
)
MOUNTS = Path("/proc/self/mountinfo")


class HeldLock:
    """Keeps a second process off the database while this one serves. Released by ``release`` or by the process's end."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise RefusedError("database_in_use", file=str(path)) from error

    def release(self) -> None:
        os.close(self._file)


def file_system_of(path: Path, mounts: Path = MOUNTS) -> str:
    """The type of the file system *path* lies on, "" where the system does not tell."""
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return ""
    resolved = path.resolve()
    best, kind = -1, ""
    for line in lines:
        left, _, right = line.partition(" - ")
        place = Path(left.split(" ")[4].replace("\\040", " "))
        if resolved.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), right.split(" ")[0]
    return kind


def check_place(path: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a place where SQLite's locks or syncs cannot be trusted.

    Raises:
        RefusedError: ``database_place`` (no such directory), ``network_file_system``, ``database_read_only``,
            ``database_damaged`` (the file is no SQLite database).
    """
    if not path.parent.is_dir():
        raise RefusedError("database_place", file=str(path))
    kind = file_system_of(path.parent, mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        raise RefusedError("network_file_system", file=str(path), kind=kind)
    if not path.exists():
        return
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise RefusedError("database_read_only", file=str(path))
    with path.open("rb") as file:
        head = file.read(16)
    if head not in (b"", b"SQLite format 3\x00"):
        raise RefusedError("database_damaged", file=str(path))


def engine_of(path: Path, *, read_only: bool, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> sa.Engine:
    """An engine whose one connection at a time is used by one thread at a time. Transactions are ours: it begins none."""
    engine = sa.create_engine(
        f"sqlite:///{path}",
        poolclass=sa.pool.NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "timeout": busy_timeout_ms / 1000},
        query_cache_size=1_000,
    )

    @sa.event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas(read_only=read_only, busy_timeout_ms=busy_timeout_ms):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    return engine


def pragmas(*, read_only: bool, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> tuple[str, ...]:
    """relay.md section 10, in the order they are set."""
    return (
        f"busy_timeout={busy_timeout_ms}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"journal_size_limit={JOURNAL_LIMIT_BYTES}",
        f"wal_autocheckpoint={CHECKPOINT_PAGES}",
        "temp_store=MEMORY",
        "cache_size=-16384",
        "query_only=ON" if read_only else "query_only=OFF",
    )


def trouble_of(error: BaseException) -> Trouble | None:
    """Sort an error by what must be done; None: not the disk's or the database's fault.

    A full disk and a lock that did not come free in time end the batch and can be tried again. Any other I/O error, above
    all a failed sync, says nothing about what is on disk: the handle is over.
    """
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return None
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL":
        return Trouble(LinkError(DISK_FULL), is_final=False, ends_batch=True)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Trouble(LinkError(STORE_BUSY, retry_after_s=1), is_final=False, ends_batch=True)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return Trouble(LinkError(STORE_FAILED, cause=name), is_final=True, ends_batch=True)
    return None

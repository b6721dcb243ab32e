"""Backups: everything a relay needs to live again, in one file that is proven by restoring it (relay.md section 16).

A tar.gz with a copy of the database (``VACUUM INTO``, so a running relay is not disturbed), the files beside it, the keys,
the configuration and a manifest with the SHA-256 of each. Written under a temporary name, synced, renamed. What is read
back is treated as hostile: names from a list, sizes bounded, hashes checked. It knows no meaning of any table.
"""

import contextlib
import hashlib
import io
import os
import re
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec
import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from relay.ops.audit import verify_chain
from relay.store import migrate
from relay.store.sqlite import HeldLock, engine_of, trouble_of

MANIFEST = "manifest.json"
DATABASE = "relay.db"
FILES_PREFIX = "files/"
KEY_NAMES = ("node.key", "ops.token")
CONFIG = "relay.toml"
BACKUP_NAME = re.compile(r"relay-\d{8}T\d{6}Z\.tar\.gz")
MEMBER_BYTES_MAX = 1 << 40
MANIFEST_BYTES_MAX = 64 * 1024 * 1024
MEMBERS_MAX = 10_000_000
COPY_BYTES = 1 << 20


class Entry(msgspec.Struct, frozen=True):
    size_bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """First in the archive. ``counts``: rows of each table."""

    made_at_ms: int
    version: str
    schema: str
    counts: dict[str, int]
    entries: dict[str, Entry]
    format: int = 1


@dataclass(frozen=True, slots=True)
class State:
    """What is backed up: the database, the directory that holds it, the configuration file (if there is one)."""

    state_dir: Path
    database: Path
    config_file: Path

    @property
    def files_dir(self) -> Path:
        return self.database.with_name(self.database.stem + ".files")


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was written or proven."""

    size_bytes: int
    sha256: str
    manifest: Manifest


def create_backup(state: State, target: Path, *, now_ms: int, version: str) -> BackupReport:
    """Write a backup to *target*; where that fails, nothing of it stays.

    Raises:
        RefusedError: ``backup_exists``.
        LinkError: as ``write_backup``.
        OSError: a file cannot be read or written.
    """
    if target.exists():
        raise RefusedError("backup_exists", file=str(target))
    partial = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            manifest = write_backup(state, file, now_ms=now_ms, version=version)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        size_bytes = partial.stat().st_size
        partial.replace(target)
        _sync_directory(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return BackupReport(size_bytes=size_bytes, sha256=digest, manifest=manifest)


def write_backup(state: State, out: IO[bytes], *, now_ms: int, version: str) -> Manifest:
    """Write the archive into *out* (also a pipe).

    Raises:
        LinkError: ``disk_full``, ``store_busy``, ``store_failed``, ``backup_database``: the database cannot be copied.
        OSError: a file cannot be read or written.
    """
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=state.state_dir) as directory:
        copy = Path(directory) / DATABASE
        schema, counts = _copy_database(state.database, copy)
        members = [(DATABASE, copy), *_members(state)]
        manifest = Manifest(
            made_at_ms=now_ms,
            version=version,
            schema=schema,
            counts=counts,
            entries={name: _entry(path) for name, path in members},
        )
        with tarfile.open(fileobj=out, mode="w|gz") as archive:
            _add(archive, MANIFEST, msgspec.json.encode(manifest), now_ms)
            for name, path in members:
                with path.open("rb") as file:
                    info = _info(name, manifest.entries[name].size_bytes, now_ms)
                    archive.addfile(info, file)
    return manifest


def verify_backup(file: Path) -> BackupReport:
    """Restore into a temporary directory and check all of it: hashes, integrity, row counts, the audit chain.

    Raises:
        RefusedError: ``backup_unreadable`` with the reason, ``backup_newer``.
    """
    with tempfile.TemporaryDirectory(prefix="assistdesk-verify-") as directory:
        manifest = extract_backup(file, Path(directory))
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return BackupReport(size_bytes=file.stat().st_size, sha256=digest, manifest=manifest)


def restore_backup(file: Path, state: State, *, now_ms: int) -> Path:
    """Put a backup in the place of what is there; what was there is kept in the directory that is returned.

    Raises:
        RefusedError: ``database_in_use`` (stop the relay first), ``backup_unreadable``, ``backup_newer``.
    """
    state.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = HeldLock(state.database.with_name(state.database.name + ".lock"))
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=state.state_dir) as directory:
            fresh = Path(directory)
            extract_backup(file, fresh)
            aside = state.state_dir / f"before-restore-{now_ms}"
            aside.mkdir(mode=0o700)
            _set_aside(state, aside)
            _put_in_place(fresh, state)
        _sync_directory(state.state_dir)
    finally:
        lock.release()
    return aside


def extract_backup(file: Path, target: Path) -> Manifest:
    """Unpack into *target* and check everything. Raises as ``verify_backup``."""
    try:
        with tarfile.open(file, mode="r|gz") as archive:
            manifest = _extract(archive, target)
    except (tarfile.TarError, OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
        raise _unreadable(file, type(error).__name__) from error
    except _BadBackupError as error:
        raise _unreadable(file, str(error)) from error
    if manifest.schema > migrate.newest():
        raise RefusedError("backup_newer", file=str(file), revision=manifest.schema)
    _check_database(file, target / DATABASE, manifest)
    return manifest


def count_rows(database: Path) -> dict[str, int]:
    """Rows of each ordinary table."""
    with contextlib.closing(sqlite3.connect(database)) as opened:
        names = [
            str(row[0])
            for row in opened.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search\\_staff%' ESCAPE '\\'"
                " AND name NOT LIKE 'search\\_public%' ESCAPE '\\' ORDER BY name"
            )
        ]
        # the names are the schema's own
        count = 'SELECT count(*) FROM "{}"'
        return {name: int(opened.execute(count.format(name)).fetchone()[0]) for name in names}


def list_backups(directory: Path) -> list[Path]:
    """Backups of ours, oldest first."""
    return sorted(path for path in directory.glob("relay-*.tar.gz") if BACKUP_NAME.fullmatch(path.name))


class _BadBackupError(Exception):
    """Why an archive is not ours."""


def _copy_database(source: Path, copy: Path) -> tuple[str, dict[str, int]]:
    """The copy's schema and rows. Raises LinkError."""
    try:
        with contextlib.closing(sqlite3.connect(source)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        return _schema(copy), count_rows(copy)
    except (sqlite3.Error, sa.exc.SQLAlchemyError) as error:
        trouble = trouble_of(error)
        told = LinkError("backup_database", cause=type(error).__name__) if trouble is None else trouble.error
        raise told from error


def _members(state: State) -> Iterator[tuple[str, Path]]:
    for name in KEY_NAMES:
        path = state.state_dir / name
        if path.is_file():
            yield name, path
    if state.config_file.is_file():
        yield CONFIG, state.config_file
    if state.files_dir.is_dir():
        for path in sorted(state.files_dir.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield FILES_PREFIX + path.relative_to(state.files_dir).as_posix(), path


def _entry(path: Path) -> Entry:
    with path.open("rb") as file:
        return Entry(size_bytes=path.stat().st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest())


def _info(name: str, size_bytes: int, now_ms: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size_bytes, 0o600, now_ms // 1000
    return info


def _add(archive: tarfile.TarFile, name: str, content: bytes, now_ms: int) -> None:
    archive.addfile(_info(name, len(content), now_ms), io.BytesIO(content))


def _schema(database: Path) -> str:
    engine = engine_of(database, read_only=True)
    try:
        with engine.connect() as connection:
            return migrate.present(connection) or ""
    finally:
        engine.dispose()


def _extract(archive: tarfile.TarFile, target: Path) -> Manifest:
    manifest: Manifest | None = None
    seen: set[str] = set()
    for number, member in enumerate(archive):
        if number > MEMBERS_MAX or not member.isfile() or member.size > MEMBER_BYTES_MAX:
            raise _BadBackupError("it holds something that is no plain file")
        content = archive.extractfile(member)
        if content is None:
            raise _BadBackupError("a member cannot be read")
        if manifest is None:
            if member.name != MANIFEST or member.size > MANIFEST_BYTES_MAX:
                raise _BadBackupError("it does not begin with its manifest")
            manifest = msgspec.json.decode(content.read(), type=Manifest)
            if manifest.format != 1:
                raise _BadBackupError("its format is newer than this program")
            continue
        entry = manifest.entries.get(member.name)
        if entry is None or member.name in seen or not _is_plain(member.name):
            raise _BadBackupError("it holds a file its manifest does not name")
        seen.add(member.name)
        if _unpack(content, target / member.name) != entry:
            raise _BadBackupError("a file in it is not what its manifest says")
    if manifest is None or seen != set(manifest.entries) or DATABASE not in seen:
        raise _BadBackupError("it is not whole")
    return manifest


def _is_plain(name: str) -> bool:
    if name in (DATABASE, CONFIG, *KEY_NAMES):
        return True
    parts = name.removeprefix(FILES_PREFIX).split("/")
    return name.startswith(FILES_PREFIX) and all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", part) for part in parts)


def _unpack(content: IO[bytes], path: Path) -> Entry:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size_bytes = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while piece := content.read(COPY_BYTES):
            digest.update(piece)
            size_bytes += len(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return Entry(size_bytes=size_bytes, sha256=digest.hexdigest())


def _check_database(file: Path, database: Path, manifest: Manifest) -> None:
    try:
        with contextlib.closing(sqlite3.connect(database)) as opened:
            verdict = opened.execute("PRAGMA integrity_check").fetchone()[0]
            opened.execute("PRAGMA journal_mode=DELETE")
        if verdict != "ok":
            raise _unreadable(file, "the database in it is damaged")
        if count_rows(database) != manifest.counts:
            raise _unreadable(file, "the database in it has other rows than its manifest says")
        first_bad = _first_bad(database)
    except (sqlite3.Error, sa.exc.SQLAlchemyError) as error:
        raise _unreadable(file, "the database in it cannot be opened") from error
    if first_bad is not None:
        raise _unreadable(file, f"the audit log in it is broken at entry {first_bad}")


def _first_bad(database: Path) -> int | None:
    engine = engine_of(database, read_only=True)
    try:
        with engine.connect() as connection:
            return verify_chain(connection).first_bad_id
    finally:
        engine.dispose()


def _set_aside(state: State, aside: Path) -> None:
    for path in (
        state.database,
        state.database.with_name(state.database.name + "-wal"),
        state.database.with_name(state.database.name + "-shm"),
        state.files_dir,
        *(state.state_dir / name for name in KEY_NAMES),
    ):
        if path.exists():
            path.rename(aside / path.name)


def _put_in_place(fresh: Path, state: State) -> None:
    for suffix in ("-wal", "-shm"):
        (fresh / (DATABASE + suffix)).unlink(missing_ok=True)
    for name in KEY_NAMES:
        if (fresh / name).exists():
            (fresh / name).rename(state.state_dir / name)
    if (fresh / "files").is_dir():
        (fresh / "files").rename(state.files_dir)
    if (fresh / CONFIG).exists() and not state.config_file.exists():
        (fresh / CONFIG).rename(state.config_file)
    (fresh / DATABASE).rename(state.database)


def _sync_directory(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unreadable(file: Path, reason: str) -> RefusedError:
    return RefusedError("backup_unreadable", file=str(file), reason=reason)

"""Bringing a database up to the program's schema (Alembic), safely: a copy first, one transaction, never downwards.

Run at start, before anyone else may touch the file. A database that a newer program made is left alone and named. A kill
in the middle leaves the old schema: SQLite's DDL is part of the transaction. It knows no table. A database that is up to
date, as nearly every one is, is seen to be so without Alembic, which takes longer to load than all the rest of a command.
"""

import contextlib
import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from relay.store.sqlite import engine_of, trouble_of

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"
_REVISION = "SELECT version_num FROM alembic_version"


def revisions() -> list[str]:
    """Every revision that this program knows, the oldest first: each script's name begins with its own."""
    return sorted(script.stem.partition("_")[0] for script in (SCRIPTS / "versions").glob("r*.py"))


def newest() -> str:
    """The revision this program needs."""
    return revisions()[-1]


def present(connection: sa.Connection) -> str | None:
    """The revision of a database; None: an empty one."""
    if not sa.inspect(connection).has_table(VERSIONS):
        return None
    found: str | None = connection.exec_driver_sql(_REVISION).scalar()
    return found


def is_known(revision: str) -> bool:
    """Does this program know how that revision was made?"""
    return revision in revisions()


def upgrade(connection: sa.Connection) -> None:
    """Run what is missing, in the transaction that the caller has begun."""
    import alembic.command
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")


def inspect(path: Path) -> None:
    """Refuse what is not ours to touch, without touching it.

    Raises:
        RefusedError: ``database_newer``, ``database_damaged``.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            rows = connection.execute(_REVISION).fetchall() if VERSIONS in names else []
    except sqlite3.Error as error:
        raise RefusedError("database_damaged", file=str(path)) from error
    if names and not rows:
        raise RefusedError("database_damaged", file=str(path))
    for (revision,) in rows:
        if not is_known(revision):
            raise RefusedError("database_newer", file=str(path), revision=revision)


def bring_up(path: Path, now_ms: int) -> Path | None:
    """Migrate the database at *path* if it is older; return the backup copy that was made, if any.

    What ``inspect`` refuses is left byte for byte as it was.

    Raises:
        RefusedError: ``database_newer``, ``database_damaged``. LinkError: as ``sqlite.trouble_of`` sorts it.
    """
    inspect(path)
    engine = engine_of(path, read_only=False)
    try:
        with engine.connect() as connection:
            return _bring_up(path, connection, now_ms)
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        trouble = trouble_of(error)
        if trouble is None or trouble.is_final:
            raise RefusedError("database_damaged", file=str(path)) from error
        raise trouble.error from error
    finally:
        engine.dispose()


def _bring_up(path: Path, connection: sa.Connection, now_ms: int) -> Path | None:
    before = present(connection)
    if before == newest():
        return None
    copy = None if before is None else copy_to(path, path.with_name(f"{path.name}.before-{before}-{now_ms}"))
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        upgrade(connection)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        with contextlib.suppress(sa.exc.DBAPIError):
            connection.exec_driver_sql("ROLLBACK")
        raise
    return copy


def copy_to(path: Path, target: Path) -> Path:
    """Copy a database that may be in use to *target*, whole and on disk before it gets its name."""
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    handle = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    partial.replace(target)
    return target

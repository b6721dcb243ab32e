"""Which database the configuration names, as the store takes it."""

from pathlib import Path

from assistdesk.core.errors import RefusedError
from relay.config import Config, is_postgresql, read_password
from relay.store.database import Database
from relay.store.sqlite_file import SqliteFile

SQLITE_PREFIX = "sqlite:///"
FILES = "relay.files"


def database_of(config: Config) -> Database:
    """Nothing is opened yet.

    Raises:
        RefusedError: ``config_secret_*`` (``db.password_file``), ``postgres_driver``: psycopg is not installed.
    """
    db = config.db
    if not is_postgresql(db.url):
        return SqliteFile(Path(db.url.removeprefix(SQLITE_PREFIX)))
    try:
        from relay.store.postgres import PostgresDatabase  # an extra: only who wants it needs psycopg
    except ImportError as error:
        raise RefusedError("postgres_driver") from error
    password = read_password(Path(db.password_file)) if db.password_file else ""
    return PostgresDatabase(
        db.url, files=config.state_dir / FILES, password=password, statement_timeout_ms=db.statement_timeout_ms
    )

"""Small values that belong to this database: a cursor's signing key, the desk's name."""

import secrets

import sqlalchemy as sa

from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared
from relay.store.work import Work

_setting = tables.setting


_get = Prepared(sa.select(_setting.c.value).where(_setting.c.name == sa.bindparam("which")))


def get(connection: sa.Connection, name: str) -> bytes | None:
    found: bytes | None = _get.scalar(connection, {"which": name})
    return found


def put(work: Work, name: str, value: bytes) -> None:
    statement = insert(_setting).values(name=name, value=value)
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})
    )


def drop(work: Work, name: str) -> None:
    work.connection.execute(_setting.delete().where(_setting.c.name == name))


def secret(work: Work, name: str, size_bytes: int = 32) -> bytes:
    """The secret of that name, made at its first use."""
    found = get(work.connection, name)
    if found is None:
        found = secrets.token_bytes(size_bytes)
        put(work, name, found)
    return found

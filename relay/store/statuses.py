"""A desk's own words for statuses as rows. Which status one labels, and who reads it, is ``core.desk.labels``'s."""

from functools import lru_cache

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model_service import StatusDef
from assistdesk.core.desk.views import STATUS_RANK
from relay.store import streams, tables, work_tables
from relay.store.prepared import Prepared
from relay.store.work import Work

STATUS = "status_def"
READ_KEPT = 256
"""So many bodies are kept as entities: they are the same for every ticket."""
_status = work_tables.status_def
_read = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(StatusDef).decode)
_find = Prepared(sa.select(_status.c.body).where(_status.c.id == sa.bindparam("which")))


def every(connection: sa.Connection) -> list[StatusDef]:
    """All of them, by their status and in their order."""
    found = [_read(body) for body in connection.execute(sa.select(_status.c.body)).scalars()]
    return sorted(found, key=lambda one: (STATUS_RANK[one.category], one.position, one.id))


def find(connection: sa.Connection, status_id: int) -> StatusDef | None:
    body = _find.scalar(connection, {"which": status_id})
    return None if body is None else _read(body)


def new_id(work: Work) -> int:
    return streams.take(work, STATUS)


def add(work: Work, made: StatusDef) -> None:
    values = {"id": made.id, "body": msgspec.json.encode(made), "created_at": work.now_ms}
    work.connection.execute(_status.insert(), values)


def replace(work: Work, changed: StatusDef) -> None:
    body = msgspec.json.encode(changed)
    work.connection.execute(_status.update().where(_status.c.id == changed.id).values(body=body))


def has_tickets(connection: sa.Connection, status_id: int) -> bool:
    query = sa.select(tables.ticket.c.id).where(tables.ticket.c.custom_status_id == status_id).limit(1)
    return connection.execute(query).first() is not None


def drop(work: Work, status_id: int) -> None:
    work.connection.execute(_status.delete().where(_status.c.id == status_id))

"""Macros as rows. What one does, and who may use it, is ``core.desk.macros``'s."""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model_service import Macro
from relay.store import streams, work_tables
from relay.store.work import Work

MACRO = "macro"
_macro = work_tables.macro
_read = msgspec.json.Decoder(Macro)


def every(connection: sa.Connection) -> list[Macro]:
    """All of them, in their order."""
    found = [_read.decode(body) for body in connection.execute(sa.select(_macro.c.body)).scalars()]
    return sorted(found, key=lambda macro: (macro.position, macro.id))


def find(connection: sa.Connection, macro_id: int) -> Macro | None:
    body = connection.execute(sa.select(_macro.c.body).where(_macro.c.id == macro_id)).scalar()
    return None if body is None else _read.decode(body)


def new_id(work: Work) -> int:
    return streams.take(work, MACRO)


def add(work: Work, macro: Macro, author_id: int | None) -> None:
    values = {"id": macro.id, "author_id": author_id, "body": msgspec.json.encode(macro), "created_at": work.now_ms}
    work.connection.execute(_macro.insert(), values)


def replace(work: Work, macro: Macro) -> None:
    work.connection.execute(_macro.update().where(_macro.c.id == macro.id).values(body=msgspec.json.encode(macro)))


def drop(work: Work, macro_id: int) -> None:
    work.connection.execute(_macro.delete().where(_macro.c.id == macro_id))

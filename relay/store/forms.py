"""Fields and forms as rows: versions are added, never changed (desk.md sections 1, 9). ``rules`` writes them.

What a field takes and what a form asks for is ``core.desk.forms``'s. Bodies are the entities' JSON.
"""

from functools import lru_cache

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.forms import FieldDef, Form
from relay.store import work_tables
from relay.store.prepared import Prepared

FIELD, FORM = "field_def", "form"
READ_KEPT = 256
"""So many bodies are kept as entities: they are the same for every ticket and never change."""
_field, _form = work_tables.field_def, work_tables.form
_read_field = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(FieldDef).decode)
_read_form = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(Form).decode)
_current_fields = Prepared(sa.select(_field.c.body).where(_field.c.is_current.is_(sa.true())).order_by(_field.c.id))
_current_form = Prepared(
    sa.select(_form.c.body).where(_form.c.id == sa.bindparam("which"), _form.c.is_current.is_(sa.true()))
)


def fields(connection: sa.Connection) -> list[FieldDef]:
    """The current version of each, in their order."""
    found = [_read_field(row[0]) for row in _current_fields.all(connection, {})]
    return sorted(found, key=lambda field: (field.position, field.id))


def forms(connection: sa.Connection) -> list[Form]:
    """The current version of each, in their order."""
    query = sa.select(_form.c.body).where(_form.c.is_current.is_(sa.true()))
    found = [_read_form(body) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda form: (form.position, form.id))


def form(connection: sa.Connection, form_id: int) -> Form | None:
    """The current version; None where it is gone."""
    body = _current_form.scalar(connection, {"which": form_id})
    return None if body is None else _read_form(body)


def field_version(connection: sa.Connection, field_id: int, version: int) -> FieldDef | None:
    """One version, also of a field that is gone."""
    body = connection.execute(sa.select(_field.c.body).where(_field.c.id == field_id, _field.c.version == version))
    found = body.scalar()
    return None if found is None else _read_field(found)


def form_version(connection: sa.Connection, form_id: int, version: int) -> Form | None:
    """One version, also of a form that is gone."""
    body = connection.execute(sa.select(_form.c.body).where(_form.c.id == form_id, _form.c.version == version))
    found = body.scalar()
    return None if found is None else _read_form(found)


def kinds_of_key(connection: sa.Connection, key: str) -> set[str]:
    """Of which kinds fields of this key are and were: tickets may still hold their values."""
    every = (_read_field(body) for body in connection.execute(sa.select(_field.c.body)).scalars())
    return {field.kind for field in every if field.key == key}

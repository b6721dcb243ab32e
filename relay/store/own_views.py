"""Saved views as rows. What their conditions mean, and who may edit which, is not known here."""

from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import View
from assistdesk.core.desk.views import Conditions, Layout, Sort
from relay.store import work_tables
from relay.store.prepared import Prepared
from relay.store.work import Work

VIEWS_MAX = 100
_view = work_tables.own_view
_conditions = msgspec.json.Decoder(Conditions)
_sort = msgspec.json.Decoder(Sort)
_layout = msgspec.json.Decoder(Layout)


def view_of(row: Any) -> View:
    return View(
        id=row.id,
        title=row.title,
        conditions=_conditions.decode(row.conditions),
        sort=_sort.decode(row.sort),
        position=row.position,
        owner_id=row.owner_id,
        author_id=row.author_id,
        query=row.query,
        layout=_layout.decode(row.layout),
    )


_visible = Prepared(
    sa.select(_view)
    .where(sa.or_(_view.c.owner_id == sa.bindparam("who"), _view.c.owner_id.is_(None)))
    .limit(sa.literal_column(str(VIEWS_MAX)))
)


def visible(connection: sa.Connection, user_id: int) -> list[View]:
    """A person's own views and the shared ones, in their order."""
    rows = _visible.rows(connection, {"who": user_id})
    return sorted(map(view_of, rows), key=lambda view: (view.position, view.id))


def find(connection: sa.Connection, view_id: int) -> View | None:
    row = connection.execute(sa.select(_view).where(_view.c.id == view_id)).first()
    return None if row is None else view_of(row)


def add(work: Work, view: View) -> int:
    """Its own id is not looked at. Returns the view's id."""
    return int(work.connection.execute(_view.insert().returning(_view.c.id), _values(view)).scalar_one())


def replace(work: Work, view: View) -> None:
    work.connection.execute(_view.update().where(_view.c.id == view.id).values(_values(view)))


def drop(work: Work, view_id: int) -> None:
    work.connection.execute(_view.delete().where(_view.c.id == view_id))


def _values(view: View) -> dict[str, Any]:
    return {
        "title": view.title,
        "conditions": msgspec.json.encode(view.conditions),
        "sort": msgspec.json.encode(view.sort),
        "layout": msgspec.json.encode(view.layout),
        "owner_id": view.owner_id,
        "position": view.position,
        "author_id": view.author_id,
        "query": view.query,
    }

"""Saved views as rows. What their conditions mean, and who may edit which, is not known here."""

from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import View
from assistdesk.core.desk.views import Conditions, Sort
from relay.store import work_tables
from relay.store.work import Work

VIEWS_MAX = 100
_view = work_tables.own_view
_conditions = msgspec.json.Decoder(Conditions)
_sort = msgspec.json.Decoder(Sort)


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
    )


def visible(connection: sa.Connection, user_id: int) -> list[View]:
    """A person's own views and the shared ones, in their order."""
    rows = connection.execute(
        sa.select(_view).where(sa.or_(_view.c.owner_id == user_id, _view.c.owner_id.is_(None))).limit(VIEWS_MAX)
    ).all()
    return sorted((view_of(row) for row in rows), key=lambda view: (view.position, view.id))


def find(connection: sa.Connection, view_id: int) -> View | None:
    row = connection.execute(sa.select(_view).where(_view.c.id == view_id)).first()
    return None if row is None else view_of(row)


def add(
    work: Work,
    *,
    title: str,
    conditions: Conditions,
    sort: Sort,
    owner_id: int | None,
    position: int = 0,
    author_id: int | None = None,
    query: str = "",
) -> int:
    """*owner_id* None: shared with all. Returns the view's id."""
    values = _values(title, conditions, sort, owner_id, position, author_id, query)
    return int(work.connection.execute(_view.insert().returning(_view.c.id), values).scalar_one())


def replace(work: Work, view: View) -> None:
    values = _values(view.title, view.conditions, view.sort, view.owner_id, view.position, view.author_id, view.query)
    work.connection.execute(_view.update().where(_view.c.id == view.id).values(values))


def drop(work: Work, view_id: int) -> None:
    work.connection.execute(_view.delete().where(_view.c.id == view_id))


def _values(
    title: str,
    conditions: Conditions,
    sort: Sort,
    owner_id: int | None,
    position: int,
    author_id: int | None,
    query: str,
) -> dict[str, Any]:
    return {
        "title": title,
        "conditions": msgspec.json.encode(conditions),
        "sort": msgspec.json.encode(sort),
        "owner_id": owner_id,
        "position": position,
        "author_id": author_id,
        "query": query,
    }

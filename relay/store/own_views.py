"""Saved views as rows. What their conditions mean, and who may edit which, is not known here."""

from collections.abc import Collection
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
        group_id=row.group_id,
        query=row.query,
        layout=_layout.decode(row.layout),
    )


_offered = Prepared(sa.select(_view).where(sa.or_(_view.c.owner_id == sa.bindparam("who"), _view.c.owner_id.is_(None))))


def visible(connection: sa.Connection, user_id: int, group_ids: Collection[int]) -> list[View]:
    """A person's own views and those that are shared with her, in their order."""
    rows = _offered.rows(connection, {"who": user_id})
    found = [view_of(row) for row in rows if is_for(row.group_id, row.author_id, user_id, group_ids)]
    return sorted(found[:VIEWS_MAX], key=lambda view: (view.position, view.id))


def is_for(group_id: int | None, author_id: int | None, user_id: int, group_ids: Collection[int]) -> bool:
    """Is a view of this group for this person? Whoever made it sees it, wherever he sits now."""
    return group_id is None or group_id in group_ids or author_id == user_id


def leave_group(work: Work, group_id: int) -> None:
    """The group is gone: what was shared in it is its authors' own."""
    of_group = _view.update().where(_view.c.group_id == group_id)
    work.connection.execute(of_group.values(group_id=None, owner_id=_view.c.author_id))


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
        "group_id": view.group_id,
        "query": view.query,
    }

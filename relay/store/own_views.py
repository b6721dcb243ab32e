"""Saved views as rows. What their conditions mean is not known here."""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import View
from assistdesk.core.desk.views import Conditions, Sort
from relay.store import tables
from relay.store.work import Work

VIEWS_MAX = 100
_view = tables.own_view
_conditions = msgspec.json.Decoder(Conditions)
_sort = msgspec.json.Decoder(Sort)


def visible(connection: sa.Connection, user_id: int) -> list[View]:
    """A person's own views and the shared ones, in their order."""
    rows = connection.execute(
        sa.select(_view).where(sa.or_(_view.c.owner_id == user_id, _view.c.owner_id.is_(None))).limit(VIEWS_MAX)
    ).all()
    found = [
        View(
            id=row.id,
            title=row.title,
            conditions=_conditions.decode(row.conditions),
            sort=_sort.decode(row.sort),
            position=row.position,
            owner_id=row.owner_id,
        )
        for row in rows
    ]
    return sorted(found, key=lambda view: (view.position, view.id))


def add(work: Work, *, title: str, conditions: Conditions, sort: Sort, owner_id: int | None, position: int = 0) -> None:
    work.connection.execute(
        _view.insert(),
        {
            "title": title,
            "conditions": msgspec.json.encode(conditions),
            "sort": msgspec.json.encode(sort),
            "owner_id": owner_id,
            "position": position,
        },
    )

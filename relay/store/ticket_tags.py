"""Which tags tickets have, read by jumping from one to the next in the index: it costs as many steps as there are tags."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.fold import plain
from relay.store import tables
from relay.store.lists import Sight, sight_sql

ASKED_MAX = 500
"""So many tags are counted by one statement."""
_tag, _ticket = tables.ticket_tag, tables.ticket


def _known() -> sa.Select[Any]:
    here, there = _tag.alias(), _tag.alias()
    tags = sa.select(sa.func.min(here.c.tag).label("tag")).cte("present_tag", recursive=True)
    following = sa.select(sa.func.min(there.c.tag)).where(there.c.tag > tags.c.tag).scalar_subquery()
    tags = tags.union_all(sa.select(following).where(tags.c.tag.is_not(None)))
    return sa.select(tags.c.tag).where(tags.c.tag.is_not(None))


_every = _known()


def every(connection: sa.Connection) -> Iterable[str]:
    return connection.execute(_every).scalars()


def spelled(connection: sa.Connection, tag: str) -> tuple[str, ...]:
    """How a tag is written on tickets, whatever its case and marks."""
    wanted = plain(tag)
    return tuple(one for one in every(connection) if plain(one) == wanted)


def used(connection: sa.Connection, tags: Sequence[str], sight: Sight) -> list[tuple[str, int]]:
    """How many of the tickets in *sight* have each of *tags*; those that none has are left out."""
    counted = sa.select(_tag.c.tag, sa.func.count()).group_by(_tag.c.tag)
    seen = sight_sql(sight)
    if seen:
        counted = counted.join_from(_tag, _ticket, _ticket.c.id == _tag.c.ticket_id).where(*seen)
    found: list[tuple[str, int]] = []
    for asked in (tags[at : at + ASKED_MAX] for at in range(0, len(tags), ASKED_MAX)):
        found += [(tag, count) for tag, count in connection.execute(counted.where(_tag.c.tag.in_(asked)))]
    return found

"""Which tags tickets have, read by jumping from one to the next in the index: it costs as many steps as there are tags."""

from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.fold import plain
from relay.store import tables

_tag = tables.ticket_tag


def _known() -> sa.Select[Any]:
    here, there = _tag.alias(), _tag.alias()
    tags = sa.select(sa.func.min(here.c.tag).label("tag")).cte("present_tag", recursive=True)
    following = sa.select(sa.func.min(there.c.tag)).where(there.c.tag > tags.c.tag).scalar_subquery()
    tags = tags.union_all(sa.select(following).where(tags.c.tag.is_not(None)))
    return sa.select(tags.c.tag).where(tags.c.tag.is_not(None))


_every = _known()


def spelled(connection: sa.Connection, tag: str) -> tuple[str, ...]:
    """How a tag is written on tickets, whatever its case and marks."""
    wanted = plain(tag)
    return tuple(one for one in connection.execute(_every).scalars() if plain(one) == wanted)

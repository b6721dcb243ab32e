"""Where public words stand that were split off the ticket they were said in (desk.md section 10, decision 0026).

Whoever reads the new ticket reads them there, with their times; the old one keeps a line without them. A ticket that is merged
back into the one its words came from brings them home. It knows only the public repository: notes have no path here.
"""

from collections.abc import Sequence
from itertools import takewhile

import sqlalchemy as sa

from assistdesk.core.desk.model import Reply
from relay.store import places, replies, tickets

Numbered = tuple[int, Reply]


def brought_into(connection: sa.Connection, ticket_ids: Sequence[int]) -> list[Numbered]:
    """Public words that were split off into these tickets, as they were said. They have no number there, so 0."""
    found = replies.by_ids(connection, places.brought_into(connection, ticket_ids)).values()
    return [(0, reply) for reply in sorted(found, key=lambda one: one.id)]


def away_from(connection: sa.Connection, said: Sequence[Reply]) -> frozenset[int]:
    """Of replies, those that stand no more in the ticket that they were said in."""
    stand = places.of_comments(connection, [one.id for one in said])
    return frozenset(
        one.id for one in said if one.id in stand and not _leads_to(connection, stand[one.id], one.ticket_id)
    )


def place_of(connection: sa.Connection, reply: Reply) -> int:
    """The ticket that a reply stands in now."""
    place = places.of_comments(connection, [reply.id]).get(reply.id, reply.ticket_id)
    return reply.ticket_id if _leads_to(connection, place, reply.ticket_id) else place


def _leads_to(connection: sa.Connection, place_id: int, ticket_id: int) -> bool:
    """Is *place_id* that ticket, or merged into it, by others or not? A deleted one leads nowhere."""
    if place_id == ticket_id:
        return True
    alive = takewhile(lambda one: one.status != "deleted", tickets.merge_chain(connection, place_id))
    return any(one.merged_into == ticket_id for one in alive)

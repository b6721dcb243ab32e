"""What the customer's side reads of tickets that were merged into theirs (desk.md section 10, decision 0039).

Only what an agent opened with the merge, by the public repository alone, and only to people of the organisation that both
tickets were asked for: whoever is in copy from elsewhere, or is of it by an address that nobody proved, reads nothing of it.
Which page is asked for is decided elsewhere.
"""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from relay.desk.belonging import proven
from relay.desk.rights import Caller, sees
from relay.desk.standing import Numbered, away_from, brought_into
from relay.store import links, people, replies, tickets

LENT_MAX = 500
"""So many lent replies stand on one page."""
TIME_END_MS = 2**62


def why_apart(connection: sa.Connection, source: Ticket, target: Ticket) -> str:
    """Nothing, where both tickets were asked for the same organisation and both requesters are of it now; else
    ``organisation``, or ``unproven``: only an address says it of one of them."""
    cards = people.cards(connection, {source.requester_id, target.requester_id})
    named = {source.org_id, target.org_id, *(card.org_id for card in cards)}
    if len(named) != 1 or None in named:
        return "organisation"
    return "unproven" if any(card.org_by_address for card in cards) else ""


def open_to_reader(connection: sa.Connection, ticket: Ticket, reader_id: int) -> list[int]:
    """The merged tickets whose public words she may read in *ticket*."""
    (card,) = people.cards(connection, [reader_id])
    org_id = proven(card)
    if org_id is None:
        return []
    return [one.id for one in _opened(connection, ticket) if one.org_id == org_id]


def open_to_staff(connection: sa.Connection, ticket: Ticket, caller: Caller) -> list[int]:
    """The same, of those that *caller* may see."""
    return [one.id for one in _opened(connection, ticket) if sees(connection, caller, one)]


def _opened(connection: sa.Connection, ticket: Ticket) -> list[Ticket]:
    shared = tickets.many(connection, links.shared_into(connection, ticket.id))
    return [one for one in shared if one.merged_into == ticket.id and one.status != "deleted"]


def with_lent(
    connection: sa.Connection, own: Sequence[Numbered], source_ids: Sequence[int], since_ms: int, until_ms: int
) -> list[Numbered]:
    """A page of the ticket's *own* replies and, by their times, the lent ones said in [since_ms, until_ms).

    A lent one has the number of the own one before it: a page goes on from its first and its last own reply.
    """
    if not source_ids:
        return list(own)
    said = replies.between_times(connection, source_ids, since_ms - 1, until_ms - 1, LENT_MAX)
    gone = away_from(connection, said) | {reply.id for _, reply in own}
    brought = [one for one in brought_into(connection, source_ids) if since_ms <= one[1].created_at < until_ms]
    lent = [one for one in (*((0, reply) for reply in said), *brought[:LENT_MAX]) if one[1].id not in gone]
    return list(_numbered(sorted([*own, *lent], key=lambda one: (one[1].created_at, not one[0], one[1].id))))


def _numbered(lines: Iterable[Numbered]) -> Iterable[Numbered]:
    last = 0
    for number, reply in lines:
        last = number or last
        yield last, reply

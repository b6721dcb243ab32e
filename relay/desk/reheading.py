"""What finds a ticket whatever comment is looked at (desk.md section 11): number, subject and people; for staff its tags too.

A new subject or new tags count at once. Whoever changes a customer or an organisation leaves a note: the tickets follow in the
background, a few in each transaction, and the outbox carries the rest over a restart.
"""

import msgspec

from assistdesk.core.desk.model import Ticket
from relay.desk import shown
from relay.store import organizations, outbox, people, persons, search, tickets
from relay.store.work import Work

TOPIC = "rehead"
BATCH = 20
SHORTEST = 7
"""So many digits a number has that is looked for without its country."""
FOUND_BY = frozenset(("name", "emails", "phones", "external_id", "org_id"))
"""What of a person finds her tickets."""
ORG_FOUND_BY = frozenset(("name", "external_id"))
"""What of an organisation finds its people's tickets."""


class _Errand(msgspec.Struct, frozen=True, kw_only=True):
    """The tickets of one customer (``org_id``: the people of one organisation) whose numbers are above ``after_id``."""

    user_id: int = 0
    org_id: int = 0
    after_id: int = 0


def head_of(work: Work, ticket: Ticket) -> search.Head:
    """What finds this ticket now."""
    (person,) = people.cards(work.connection, [ticket.requester_id])
    emails, phones, external_id = persons.found_by(work.connection, ticket.requester_id)
    numbers = (spelling for phone in phones for spelling in _spellings(phone))
    org_known_as = "" if person.org_id is None else organizations.known_as(work.connection, person.org_id)
    return search.head_of(
        ticket.id,
        ticket.subject,
        [person.name, *emails, person.org_name],
        [*numbers, external_id, org_known_as, *ticket.tags],
    )


def _spellings(phone: str) -> tuple[str, ...]:
    """As it is shown, and in one word: with its country and without, which takes one to three digits."""
    digits = people.fold_phone(phone).removeprefix("+")
    return phone, *(digits[at:] for at in range(4) if len(digits) - at >= SHORTEST)


def rehead(work: Work, ticket: Ticket) -> None:
    """All of the ticket's documents are found by what finds it now."""
    comments = shown.comments_between(work.connection, ticket.id, 0, ticket.seq)
    comments += shown.brought_comments(work.connection, [ticket.id])
    bodies = {comment.id: comment.body for comment in comments}
    search.rehead(work, ticket.id, head_of(work, ticket), bodies)


def ask(work: Work, user_id: int) -> None:
    """Have a customer's tickets follow what she is called now."""
    outbox.put(work, TOPIC, msgspec.json.encode(_Errand(user_id=user_id)))


def ask_of(work: Work, org_id: int) -> None:
    """Have the tickets of an organisation's people follow what it is called now."""
    outbox.put(work, TOPIC, msgspec.json.encode(_Errand(org_id=org_id)))


def handle(work: Work, body: bytes) -> None:
    """The outbox handler: a few tickets, and a note for the rest."""
    errand = msgspec.json.decode(body, type=_Errand)
    if errand.org_id:
        people_ids = organizations.members(work.connection, errand.org_id, errand.after_id, BATCH)
        for user_id in people_ids:
            ask(work, user_id)
        if len(people_ids) == BATCH:
            outbox.put(work, TOPIC, msgspec.json.encode(_Errand(org_id=errand.org_id, after_id=people_ids[-1])))
        return
    ids = tickets.of_requester(work.connection, errand.user_id, errand.after_id, BATCH)
    for ticket in tickets.many(work.connection, ids):
        rehead(work, ticket)
    if len(ids) == BATCH:
        outbox.put(work, TOPIC, msgspec.json.encode(_Errand(user_id=errand.user_id, after_id=ids[-1])))

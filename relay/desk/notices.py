"""Who is told of a comment: the colleagues a note calls by name, and those who follow the ticket (desk.md sections
4, 13); and who is told by a rule.

Called by ``changes`` inside the writer, so that the words and their telling are one transaction. A public reply mentions
nobody: its "@name" is the customer's to read. Whoever may not see the ticket is not told of it, and nobody of his own words.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.mentions import SIGNS, Names, Target, called, find_mentions
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from assistdesk.core.desk.shapes_people import InboxEntry
from relay.desk import rights, shown
from relay.desk.rights import Caller, caller_of
from relay.store import inbox, participants, people
from relay.store.audits import Origin
from relay.store.inbox import Entry
from relay.store.participants import Participant
from relay.store.work import Announcement, Work

_encoder = msgspec.json.Encoder()


def mentioned(connection: sa.Connection, caller: Caller, ticket: Ticket, body: str) -> tuple[int, ...]:
    """The colleagues whom a note calls by name and who may see the ticket, each once, in their order."""
    if not caller.is_ours or not any(sign in body for sign in SIGNS):
        return ()
    cards = people.cards(connection, people.ids_by_role(connection, ("agent", "admin", "expert")))
    names = Names((card.name, Target("user", card.id)) for card in cards if not card.suspended)
    found = (target.id for target in called(find_mentions(body, names)) if target.id != caller.user_id)
    return tuple(user_id for user_id in found if sees(connection, user_id, ticket))


def follow(connection: sa.Connection, ticket: Ticket, user_ids: Sequence[int]) -> list[EventBase]:
    """Whoever is mentioned follows from then on, as far as there is room; the event that says so."""
    on_it = participants.of_ticket(connection, ticket.id) if user_ids else []
    new = _joining(on_it, ticket, user_ids)
    return [rules.changed("follower", [*participants.with_role(on_it, "follower"), *new])] if new else []


def tell(work: Work, ticket: Ticket, comment: CommentOut, on_it: Sequence[Participant]) -> None:
    """Put it into the inboxes, and new followers on the ticket; called once its audit is written. *on_it*: who was on the
    ticket before."""
    connection = work.connection
    participants.put(work, ticket.id, _joining(on_it, ticket, comment.mentions), "follower")
    for user_id in comment.mentions:
        _put(work, ticket, comment, inbox.add(work, user_id, "mention", ticket.id, comment.id))
    for user_id in (one.user_id for one in on_it if one.role != "cc"):
        if user_id != comment.author_id and user_id not in comment.mentions and sees(connection, user_id, ticket):
            _put(work, ticket, comment, inbox.add(work, user_id, "comment", ticket.id, comment.id))


def tell_by_rule(work: Work, ticket: Ticket, user_ids: Sequence[int], comment: CommentOut | None) -> None:
    """Put it into the inboxes of those whom a rule tells, with the words that set it off if there are any."""
    for user_id in user_ids:
        if sees(work.connection, user_id, ticket):
            entry = inbox.add(work, user_id, "rule", ticket.id, 0 if comment is None else comment.id)
            _put(work, ticket, comment, entry)


def sees(connection: sa.Connection, user_id: int, ticket: Ticket) -> bool:
    """Would this person of ours find the ticket? Being mentioned widens no right; being on the ticket does."""
    person = caller_of(connection, user_id, Origin())
    return person is not None and person.is_ours and rights.sees(connection, person, ticket)


def entry_of(entry: Entry, subject: str, comment: CommentOut | None) -> InboxEntry:
    """As the inbox shows it; what was erased since is not told again."""
    is_told = comment is not None and not comment.redacted
    return InboxEntry(
        seq=entry.seq,
        kind=entry.kind,
        ticket_id=entry.ticket_id,
        comment_id=entry.comment_id,
        created_at=to_rfc3339(entry.created_at),
        read=entry.read_at is not None,
        subject=subject,
        excerpt=shown.preview_of(comment.body) if comment is not None and is_told else "",
        author_id=None if comment is None else comment.author_id,
        public=comment is not None and comment.public,
    )


def _joining(on_it: Sequence[Participant], ticket: Ticket, user_ids: Sequence[int]) -> list[int]:
    known = {ticket.requester_id, *(one.user_id for one in on_it)}
    return [user_id for user_id in user_ids if user_id not in known][: max(0, rules.PARTICIPANTS_MAX - len(on_it))]


def _put(work: Work, ticket: Ticket, comment: CommentOut | None, entry: Entry) -> None:
    body = _encoder.encode(entry_of(entry, ticket.subject, comment))
    stream = inbox.stream_of(entry.user_id)
    told = (entry.user_id,)  # whether she may see it has just been asked
    work.announce(Announcement(stream, entry.seq, body, ticket.id, ticket.group_id, ticket.assignee_id, told))

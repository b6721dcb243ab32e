"""Who is told of a comment: the colleagues a note calls by name, those who follow the ticket (desk.md sections 4, 13), and
whoever has it, of her customer's words and that it was given to her (experience.md section 2.5); who is told by a rule, and of
a due date.

Called by ``changes`` inside the writer, so that the words and their telling are one transaction. A public reply mentions
nobody: its "@name" is the customer's to read. Whoever may not see the ticket is not told of it, and nobody of his own words.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.mentions import SIGNS, Names, Target, called, find_mentions
from assistdesk.core.desk.model import Side, Ticket
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from assistdesk.core.desk.shapes_people import InboxEntry, InboxKind
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


def tell_assignee(
    work: Work,
    before: Ticket | None,
    ticket: Ticket,
    writer: Caller,
    comment: CommentOut | None,
    on_it: Sequence[Participant],
) -> None:
    """That the ticket is hers now, or what somebody of the customer's side says in it. Not what she did herself; not the lines
    of a chat, which stand where she talks; not twice, where she follows it too. *before* None: it was just made."""
    user_id = ticket.assignee_id
    if user_id is None or user_id == writer.user_id:
        return
    is_given = before is None or before.assignee_id != user_id
    is_told = any(one.user_id == user_id and one.role != "cc" for one in on_it)
    is_said = comment is not None and comment.public and comment.kind != "chat" and writer.actor.side is Side.THEIRS
    if not (is_given or (is_said and not is_told)) or not sees(work.connection, user_id, ticket):
        return
    kind: InboxKind = "assigned" if is_given else "comment"
    entry = inbox.add(work, user_id, kind, ticket.id, 0 if comment is None else comment.id)
    _put(work, ticket, comment, entry)


def tell_by_rule(work: Work, ticket: Ticket, user_ids: Sequence[int], comment: CommentOut | None) -> None:
    """Put it into the inboxes of those whom a rule tells, with the words that set it off if there are any."""
    for user_id in user_ids:
        if sees(work.connection, user_id, ticket):
            entry = inbox.add(work, user_id, "rule", ticket.id, 0 if comment is None else comment.id)
            _put(work, ticket, comment, entry)


def tell_due(work: Work, ticket: Ticket, user_ids: Sequence[int], kind: InboxKind) -> None:
    """Put it into the inboxes of those who have a task, that it is due soon or now."""
    for user_id in user_ids:
        if sees(work.connection, user_id, ticket):
            _put(work, ticket, None, inbox.add(work, user_id, kind, ticket.id, 0))


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

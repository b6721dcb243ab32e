"""What people of the customer's side read of a ticket they are on (desk.md sections 0, 1, 12; rule G4).

An agent makes a key for one person on one ticket; whoever shows it reads the public part, as long as that person is on the
ticket. Reads only, and only by the public repository: notes have no path here, nor have their files. Of words that were
split off a line is left; they are read in the ticket in which they stand (``standing``). Those of merged tickets are read only
where they were opened to her organisation (``lent``). The key of a merged ticket leads to the target, if she is on it. What she
says herself: ``answering``.
"""

import base64
from collections.abc import Callable, Sequence
from types import NoneType

import sqlalchemy as sa

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk import states
from assistdesk.core.desk.events import CUSTOMER_WORD
from assistdesk.core.desk.model import Side, Ticket, side_of
from assistdesk.core.desk.reading_shapes import ReadFile, ReadKey, ReadLine, ReadTicket, Writing
from assistdesk.core.desk.shapes import ParticipantRole, to_rfc3339
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.desk import own_statuses, shared_facts
from relay.desk.lent import TIME_END_MS, open_to_reader, with_lent
from relay.desk.rights import NOT_FOUND, Caller, need_staff, need_ticket
from relay.desk.standing import Numbered, away_from, brought_into, place_of
from relay.store import attachments, participants, people, replies, ticket_keys, tickets
from relay.store.attachments import Attachment
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Mark, Work

KEY_BYTES = 32
LINES_MAX = 200
SEQ_END = 2**62


class Reading:
    """Use cases over one store; *public_url* is the relay's address as customers know it."""

    def __init__(self, store: Store, random_bytes: Callable[[int], bytes], public_url: str) -> None:
        self._store = store
        self._random_bytes = random_bytes
        self._public_url = public_url

    async def give(self, caller: Caller, ticket_id: int, user_id: int, mark: Mark | None = None) -> ReadKey:
        """A new key for somebody in copy, or for the requester; the old one is void. It is in no table, so shown once, and
        again to the same request alone.

        Raises:
            RefusedError: ``not_found``, ``forbidden``; ``participant`` (422) with ``why``: not_theirs (nobody of the
                customer's side who is on the ticket), closed (nobody reads it any more).
        """
        need_staff(caller)
        raw = self._random_bytes(KEY_BYTES) if mark is None else mark.seed
        key = base64.urlsafe_b64encode(raw).decode().rstrip("=")

        def operation(work: Work) -> None:
            ticket = need_ticket(work.connection, caller, ticket_id)
            if not _is_theirs(work.connection, ticket, user_id):
                raise RefusedError("participant", why="not_theirs")
            if not rules.is_read(ticket, work.now_ms):
                raise RefusedError("participant", why="closed")
            ticket_keys.put(work, TicketKey(ticket_id, user_id), hash_token(key), caller.id)

        await self._store.write_marked(mark, NoneType, operation)
        return ReadKey(key=key, url=f"{self._public_url}/t/{key}")

    async def read(self, key: str, *, now_ms: int, before: int | None = None, limit: int = LINES_MAX) -> ReadTicket:
        """The newest public replies older than *before*. Raises RefusedError ``not_found``, whatever it is that is wrong."""

        def question(connection: sa.Connection) -> ReadTicket:
            ticket, reader_id = need_reader(connection, key, now_ms)
            return _show(connection, ticket, reader_id, SEQ_END if before is None else before, min(limit, LINES_MAX))

        return await self._store.read(question)

    async def attachment(self, key: str, attachment_id: int, *, now_ms: int) -> Attachment:
        """A file of words that she reads. Raises RefusedError ``not_found``, whatever it is that is wrong."""

        def question(connection: sa.Connection) -> Attachment:
            ticket, reader_id = need_reader(connection, key, now_ms)
            found = attachments.find(connection, attachment_id)
            if found is None or not _reads_words(connection, ticket, reader_id, found.comment_id or 0):
                raise RefusedError(NOT_FOUND)
            return found

        return await self._store.read(question)


def need_reader(connection: sa.Connection, key: str, now_ms: int) -> tuple[Ticket, int]:
    """The ticket that a key opens, or the one it was merged into, and whom it was given to.

    Raises RefusedError ``not_found``, whatever is wrong.
    """
    known = ticket_keys.find(connection, hash_token(key))
    ticket = None if known is None else tickets.find(connection, known.ticket_id)
    if known is None or ticket is None or not rules.is_read(ticket, now_ms):
        raise RefusedError(NOT_FOUND)
    if not _is_theirs(connection, ticket, known.user_id):
        raise RefusedError(NOT_FOUND)
    return led_to(connection, ticket, known.user_id, now_ms), known.user_id


def led_to(connection: sa.Connection, ticket: Ticket, user_id: int, now_ms: int) -> Ticket:
    """Where a matter of hers is handled now: the ticket itself, or the one it was merged into as far as she is on that."""
    for target in tickets.merge_chain(connection, ticket.merged_into):
        if not rules.is_read(target, now_ms) or not _is_theirs(connection, target, user_id):
            break
        ticket = target
    return ticket


def _is_theirs(connection: sa.Connection, ticket: Ticket, user_id: int) -> bool:
    """Is she a customer who is on the ticket now?"""
    known = people.standing(connection, user_id)
    if known is None or known.suspended or side_of(known.role) is not Side.THEIRS:
        return False
    on_it = participants.of_ticket(connection, ticket.id)
    role: ParticipantRole | None = next((one.role for one in on_it if one.user_id == user_id), None)
    return role == "cc" or user_id == ticket.requester_id


def _reads_words(connection: sa.Connection, ticket: Ticket, reader_id: int, comment_id: int) -> bool:
    """Does she read this comment: a reply that stands in the ticket, or in one that lends it its words?"""
    reply = replies.by_ids(connection, [comment_id]).get(comment_id)
    if reply is None:
        return False
    place_id = place_of(connection, reply)
    return place_id == ticket.id or place_id in open_to_reader(connection, ticket, reader_id)


def _writing(ticket: Ticket) -> Writing:
    return "new" if ticket.status == "closed" else "here"


def _show(connection: sa.Connection, ticket: Ticket, reader_id: int, before: int, limit: int) -> ReadTicket:
    found = replies.public_page(connection, ticket.id, before, limit + 1)
    kept, has_more = found[-limit:], len(found) > limit
    since_ms = kept[0][1].created_at if has_more else 0
    following = replies.public_after(connection, ticket.id, before - 1, 1)
    until_ms = following[0][1].created_at if following else TIME_END_MS
    sources = open_to_reader(connection, ticket, reader_id)
    brought = [] if has_more else brought_into(connection, [ticket.id])
    lines = with_lent(connection, [*brought, *kept], sources, since_ms, until_ms)
    return ReadTicket(
        ticket_id=ticket.id,
        subject=ticket.subject,
        status=CUSTOMER_WORD[ticket.status],  # type: ignore[arg-type]
        status_label=own_statuses.read_by_customers(connection, ticket),
        created_at=to_rfc3339(ticket.created_at),
        language=ticket.language,
        reader=people.cards(connection, [reader_id])[0].name,
        writing=_writing(ticket),
        may_solve=states.may_solve(ticket, reader_id),
        lines=lines_of(connection, ticket.id, lines),
        shared=shared_facts.between(connection, ticket.id, kept[0][0] - 1 if has_more else 0, before - 1),
        has_more=has_more,
    )


def lines_of(connection: sa.Connection, ticket_id: int, found: Sequence[Numbered]) -> tuple[ReadLine, ...]:
    """Public replies, each with its number, as the customer's side reads them in this ticket."""
    away = away_from(connection, [reply for _, reply in found if reply.ticket_id == ticket_id])
    files = attachments.of_comments(connection, [reply.id for _, reply in found if reply.id not in away])
    cards = {card.id: card for card in people.cards(connection, {reply.author_id for _, reply in found})}
    lines = []
    for pub_seq, reply in found:
        author = cards.get(reply.author_id or 0)
        line = ReadLine(
            seq=pub_seq,
            at=to_rfc3339(reply.created_at),
            name="" if author is None else author.name,
            ours=author is None or author.role != "customer",
            body="" if reply.id in away else reply.body,
            moved=reply.id in away,
            redacted=reply.redacted_at is not None,
            files=tuple(ReadFile(id=file.id, name=file.name, size=file.size) for file in files.get(reply.id, ())),
        )
        lines.append(line)
    return tuple(lines)

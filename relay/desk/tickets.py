"""Tickets: making, opening, changing, reading the conversation (desk.md sections 2, 4, 12).

The use cases behind REST's ``tickets``; each is one operation of the store. A public reply may wait so that it can be
undone (``comments``). Nothing here knows HTTP; refusals are RefusedError with a rule.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.events import Seen
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import (
    CommentOut,
    PageMeta,
    PendingAnswer,
    SeenAnswer,
    TicketAnswer,
    TicketChange,
    TicketNew,
)
from assistdesk.core.desk.states import KEEPING
from assistdesk.core.desk.timeline_shapes import TimelinePage
from relay.desk import changes, comments, shown
from relay.desk.changes import RandomBytes
from relay.desk.rights import Caller, need_ours, need_staff, need_ticket, rights_on
from relay.desk.ticket_pages import SEQ_END, TIMELINE_LIMIT, is_too_long, people_in, said_between
from relay.store import audits, links, participants, sessions, tickets
from relay.store.store import Store
from relay.store.work import Answered, Mark, Once, Work, digest_request


class ChangeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a PUT did: ``done`` (200), or ``waits`` (202: it can be undone until then)."""

    done: TicketAnswer | None = None
    waits: PendingAnswer | None = None


class Tickets:
    """Use cases over one store. *random_bytes* gives salts and ids."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def create(self, caller: Caller, new: TicketNew, key: str) -> Answered[TicketAnswer]:
        """Make a ticket; its requester is found by id or e-mail, or made.

        Raises:
            RefusedError: ``forbidden``, ``invalid`` (FieldsError), ``idempotency_key_reused``. LinkError: the store's.
        """
        need_staff(caller)

        def operation(work: Work) -> TicketAnswer:
            written = changes.create(work, caller, new, self._random_bytes)
            return shown.answer(work.connection, caller, written.ticket, written.audit, written.comment)

        once = Once(caller.id, key, digest_request("create", new), TicketAnswer)
        return await self._store.write_once(operation, once)

    async def change(self, caller: Caller, ticket_id: int, change: TicketChange, key: str) -> Answered[ChangeAnswer]:
        """Change fields and people, add a comment, set the status: one audit. With ``comment.undo_s`` it waits first.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``step`` (``why``), ``invalid`` (FieldsError),
                ``idempotency_key_reused``; ConflictError: ``row_version``, ``newer_reply``. LinkError: the store's.
        """
        (need_ours if change.macro_id is None else need_staff)(caller)

        def operation(work: Work) -> ChangeAnswer:
            if change.comment is not None and change.comment.undo_s:
                waits = comments.wait(work, caller, ticket_id, change, self._random_bytes)
                if waits is not None:
                    return ChangeAnswer(waits=waits)
            written = changes.update(work, caller, ticket_id, change, self._random_bytes)
            return ChangeAnswer(
                done=shown.answer(work.connection, caller, written.ticket, written.audit, written.comment)
            )

        once = Once(caller.id, key, digest_request("change", ticket_id, change), ChangeAnswer)
        return await self._store.write_once(operation, once)

    async def get(self, caller: Caller, ticket_id: int) -> TicketAnswer:
        """Raises RefusedError ``not_found``."""

        def question(connection: sa.Connection) -> TicketAnswer:
            return shown.answer(connection, caller, need_ticket(connection, caller, ticket_id))

        return await self._store.read(question)

    async def timeline(
        self, caller: Caller, ticket_id: int, *, before: int | None = None, limit: int = 50
    ) -> TimelinePage:
        """The newest *limit* (at most 200) audits older than *before*, with comments, people, sessions and
        links; among the comments are those merged or split into this one, by their times. Fewer where their words are
        too long for one answer: the next page goes on from there."""
        need_ours(caller)

        def question(connection: sa.Connection) -> TimelinePage:
            page = _page(connection, caller, ticket_id, before, min(limit, TIMELINE_LIMIT))
            while len(page.audits) > 1 and is_too_long(page.comments):
                page = _page(connection, caller, ticket_id, before, len(page.audits) // 2)
            return page

        return await self._store.read(question)

    async def seen(self, caller: Caller, ticket_id: int, seq: int, mark: Mark | None = None) -> SeenAnswer:
        """Remember how far this agent has read; never backwards, never beyond the end. The first look of anybody of ours
        stands in the ticket's log."""
        need_ours(caller)

        def operation(work: Work) -> SeenAnswer:
            ticket = need_ticket(work.connection, caller, ticket_id)
            before = tickets.seen_by(work.connection, caller.id, [ticket_id]).get(ticket_id)
            read_to = min(seq, ticket.seq)
            if before is None and ticket.status not in KEEPING and not tickets.is_seen(work.connection, ticket_id):
                after = _first_look(work, caller, ticket)
                read_to = after.seq if read_to == ticket.seq else read_to
            tickets.mark_seen(work, caller.id, ticket_id, read_to)
            return SeenAnswer(seen_seq=max(read_to, before or 0))

        return await self._store.write_marked(mark, SeenAnswer, operation)

    async def verify(self, caller: Caller, ticket_id: int) -> chain.Verdict:
        """Walk the ticket's hash chain."""
        need_ours(caller)

        def question(connection: sa.Connection) -> chain.Verdict:
            ticket = need_ticket(connection, caller, ticket_id)
            return chain.verify(audits.links(connection, ticket_id), last_seq=ticket.seq, head=ticket.head)

        return await self._store.read(question)


def _first_look(work: Work, caller: Caller, ticket: Ticket) -> Ticket:
    """No rule acts on it, no clock moves by it, and no list shows the ticket as changed."""
    event = Seen(user_id=caller.id)
    return audits.append(work, ticket, ticket, [event], author_id=caller.user_id, origin=caller.origin, is_quiet=True)[
        0
    ]


def _page(connection: sa.Connection, caller: Caller, ticket_id: int, before: int | None, limit: int) -> TimelinePage:
    ticket = need_ticket(connection, caller, ticket_id)
    found = audits.before(connection, ticket_id, SEQ_END if before is None else before, limit + 1)
    kept = found[-limit:]
    tied = links.of_ticket(connection, ticket_id)
    said: list[CommentOut] = []
    if kept:
        since_ms = found[0].created_at if len(found) > limit else -1
        said = said_between(connection, caller, ticket, tied, kept, since_ms)
    refs = sessions.of_ticket(connection, ticket_id)
    shapes = tuple(audits.shape(audit) for audit in kept)
    ids = people_in(shapes) | {comment.author_id for comment in said}
    on_it = participants.of_ticket(connection, ticket_id)
    ids |= {ref.agent_id for ref in refs} | {ticket.requester_id, ticket.submitter_id, ticket.assignee_id}
    ids |= {one.user_id for one in on_it}
    return TimelinePage(
        audits=shapes,
        comments=tuple(said),
        users=shown.cards_for(connection, caller, ids),
        session_refs=tuple(shown.show_session(ref) for ref in refs),
        links=shown.show_links(connection, caller, tied, ticket_id),
        participants=tuple(map(shown.show_participant, on_it)),
        may=rights_on(connection, caller, ticket_id),
        meta=PageMeta(has_more=len(found) > limit),
    )

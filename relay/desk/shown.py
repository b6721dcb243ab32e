"""Stored things as REST shows them to staff: tickets with preview and unread, comments, sessions, people.

Reads only, a fixed number of queries for a page however many rows it has. Used inside write operations too, so that an
answer is made of what was just written.
"""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from assistdesk.core.desk.model import SessionRef, Ticket
from assistdesk.core.desk.shapes import (
    AuditOut,
    ClockOut,
    CommentOut,
    LiveSession,
    SessionRefOut,
    TicketAnswer,
    TicketOut,
    UserOut,
    to_rfc3339,
)
from relay.desk import witnesses
from relay.desk.rights import Caller
from relay.store import clocks, notes, people, replies, sessions, tickets

PREVIEW_CHARS = 120


def _at(at_ms: int | None) -> str | None:
    return None if at_ms is None else to_rfc3339(at_ms)


def preview_of(body: str) -> str:
    """The beginning of a comment on one line."""
    line = " ".join(body[: 4 * PREVIEW_CHARS].split())
    return line if len(line) <= PREVIEW_CHARS else line[: PREVIEW_CHARS - 1].rstrip() + "…"


def live_session(ref: SessionRef | None) -> LiveSession | None:
    if ref is None:
        return None
    since = ref.started_at if ref.started_at is not None else ref.created_at
    return LiveSession(room=ref.room, agent_id=ref.agent_id, state=ref.state, since=to_rfc3339(since))


def show_tickets(connection: sa.Connection, caller: Caller, shown: Sequence[Ticket]) -> tuple[TicketOut, ...]:
    """Rows of a list, in the given order."""
    if not shown:
        return ()
    ids = [ticket.id for ticket in shown]
    newest = replies.newest(connection, ids)
    seen = tickets.seen_by(connection, caller.id, ids)
    unread_replies = replies.unread(connection, caller.id, ids)
    unread_notes = notes.unread(connection, caller.id, ids)
    live = sessions.live(connection, ids)
    clock = clocks.pressing(connection, ids)
    found = []
    for ticket in shown:
        last = newest.get(ticket.id)
        found.append(
            _shape(
                ticket,
                None if last is None else (last.body, last.author_id),
                unread=unread_replies.get(ticket.id, 0) + unread_notes.get(ticket.id, 0),
                seen_seq=seen.get(ticket.id, 0),
                live=live.get(ticket.id),
                clock=clock.get(ticket.id),
            )
        )
    return tuple(found)


def _shape(
    ticket: Ticket,
    last: tuple[str, int | None] | None,
    *,
    unread: int,
    seen_seq: int,
    live: SessionRef | None,
    clock: ClockOut | None,
) -> TicketOut:
    return TicketOut(
        id=ticket.id,
        subject=ticket.subject,
        status=ticket.status,
        priority=ticket.priority,
        type=ticket.type,
        channel=ticket.channel,
        requester_id=ticket.requester_id,
        submitter_id=ticket.submitter_id,
        assignee_id=ticket.assignee_id,
        group_id=ticket.group_id,
        org_id=ticket.org_id,
        tags=ticket.tags,
        language=ticket.language,
        category=ticket.category,
        created_at=to_rfc3339(ticket.created_at),
        updated_at=to_rfc3339(ticket.updated_at),
        solved_at=_at(ticket.solved_at),
        last_comment_at=_at(ticket.last_comment_at),
        preview="" if last is None else preview_of(last[0]),
        preview_author_id=None if last is None else last[1],
        unread=unread,
        seen_seq=seen_seq,
        flagged=ticket.flagged,
        live=live_session(live),
        next_due_at=_at(ticket.next_due_at),
        clock=clock,
        seq=ticket.seq,
        row_version=ticket.row_version,
    )


def show_ticket(connection: sa.Connection, caller: Caller, ticket: Ticket) -> TicketOut:
    """One ticket, by statements that are compiled already: every write answers with it."""
    seen_seq = tickets.seen_in(connection, caller.id, ticket.id)
    unread = replies.unread_in(connection, caller.id, ticket.id, seen_seq)
    unread += notes.unread_in(connection, caller.id, ticket.id, seen_seq)
    return _shape(
        ticket,
        replies.newest_in(connection, ticket.id),
        unread=unread,
        seen_seq=seen_seq,
        live=sessions.live_in(connection, ticket.id),
        clock=clocks.pressing_in(connection, ticket.id),
    )


def answer(
    connection: sa.Connection,
    caller: Caller,
    ticket: Ticket,
    audit: AuditOut | None = None,
    comment: CommentOut | None = None,
) -> TicketAnswer:
    """What a request about one ticket gets."""
    author_id = None if comment is None else comment.author_id
    return TicketAnswer(
        ticket=show_ticket(connection, caller, ticket),
        users=people.cards(connection, (ticket.requester_id, ticket.submitter_id, ticket.assignee_id, author_id)),
        audit=audit,
        comment=comment,
    )


def people_of_list(connection: sa.Connection, shown: Iterable[TicketOut]) -> tuple[UserOut, ...]:
    ids: set[int | None] = set()
    for ticket in shown:
        ids |= {ticket.requester_id, ticket.assignee_id, ticket.preview_author_id}
    return people.cards(connection, ids)


def comments_between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[CommentOut]:
    """Replies and notes of a stretch of the log, in its order. For staff only."""
    found = [replies.shape(reply) for reply in replies.between(connection, ticket_id, first_seq, last_seq)]
    found += [notes.shape(note) for note in notes.between(connection, ticket_id, first_seq, last_seq)]
    found.sort(key=lambda comment: (comment.seq, comment.id))
    return found


def show_session(ref: SessionRef) -> SessionRefOut:
    """One session with what its witnesses say, and where they disagree."""
    said = witnesses.weigh(ref)
    return SessionRefOut(
        id=ref.id,
        ticket_id=ref.ticket_id,
        room=ref.room,
        session_id=None if said.report is None else said.report.session_id,
        agent_id=ref.agent_id,
        state=ref.state,
        started_at=_at(ref.started_at),
        ended_at=_at(ref.ended_at),
        outcome=ref.outcome,
        witness=said.witness,
        missing=said.missing,
        differences=said.differences,
        report=said.report,
        bytes_to_viewer=ref.bytes_to_viewer,
        bytes_to_host=ref.bytes_to_host,
        first_seq=ref.first_seq,
    )

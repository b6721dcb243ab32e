"""Stored things as REST shows them to staff: tickets with preview and unread, comments, sessions, people.

Reads only, a fixed number of queries for a page however many rows it has. Used inside write operations too, so that an
answer is made of what was just written.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import SessionRef, Ticket
from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.desk.shapes import (
    AuditOut,
    CommentOut,
    LiveSession,
    NameOut,
    PageMeta,
    TicketAnswer,
    TicketOut,
    TicketPage,
    UserOut,
    to_rfc3339,
)
from assistdesk.core.desk.shapes_pages import NAMED, Beside
from assistdesk.core.desk.timeline_shapes import LinkOut, ParticipantOut
from relay.desk import witnesses
from relay.desk.rights import Caller, sees
from relay.store import attachments, clocks, glances, notes, people, places, replies, sessions, tickets
from relay.store.glances import Glance
from relay.store.links import Link
from relay.store.participants import Participant

PREVIEW_CHARS = 120
NO_MORE = PageMeta()
MERGED_MAX = 500
"""So many comments of merged tickets, of each kind, stand on one page."""


def show_time(at_ms: int | None) -> str | None:
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
    ids = [ticket.id for ticket in shown]
    seen = glances.of_tickets(connection, caller.id, ids)
    unread_notes = notes.unread(connection, caller.id, ids)
    live = sessions.of_rooms(connection, [one.room for one in seen.values() if one.room is not None])
    return tuple(
        _shape(ticket, seen[ticket.id], unread_notes.get(ticket.id, 0), live.get(ticket.id)) for ticket in shown
    )


def _shape(ticket: Ticket, seen: Glance, unread_notes: int, live: SessionRef | None) -> TicketOut:
    return TicketOut(
        id=ticket.id,
        subject=ticket.subject,
        status=ticket.status,
        priority=ticket.priority,
        type=ticket.type,
        severity=ticket.severity,
        due_at=show_time(ticket.due_at),
        problem_id=ticket.problem_id,
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
        solved_at=show_time(ticket.solved_at),
        last_comment_at=show_time(ticket.last_comment_at),
        preview="" if seen.last is None else preview_of(seen.last[0]),
        preview_author_id=None if seen.last is None else seen.last[1],
        unread=seen.unread + unread_notes,
        seen_seq=seen.seen_seq,
        flagged=ticket.flagged,
        live=live_session(live),
        next_due_at=show_time(ticket.next_due_at),
        clock=seen.clock,
        form_id=ticket.form_id,
        custom_status_id=ticket.custom_status_id,
        seq=ticket.seq,
        row_version=ticket.row_version,
    )


def show_ticket(connection: sa.Connection, caller: Caller, ticket: Ticket) -> TicketOut:
    """With what it holds in fields of the desk's own, which lists leave out."""
    return msgspec.structs.replace(show_tickets(connection, caller, [ticket])[0], custom=ticket.custom)


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
        users=cards_for(connection, caller, (ticket.requester_id, ticket.submitter_id, ticket.assignee_id, author_id)),
        clocks=clocks.of_tickets(connection, [ticket.id]).get(str(ticket.id), ()),
        audit=audit,
        comment=comment,
    )


def cards_for(connection: sa.Connection, caller: Caller, ids: Iterable[int | None]) -> tuple[UserOut, ...]:
    """People as *caller* may read them: an expert, who has no seat, reads names, and no address but her own."""
    cards = people.cards(connection, ids)
    if caller.is_staff:
        return cards
    return tuple(card if card.id == caller.id else msgspec.structs.replace(card, email="", phone="") for card in cards)


def people_of_list(connection: sa.Connection, caller: Caller, shown: Iterable[TicketOut]) -> tuple[UserOut, ...]:
    ids: set[int | None] = set()
    for ticket in shown:
        ids |= {ticket.requester_id, ticket.assignee_id, ticket.preview_author_id}
    return cards_for(connection, caller, ids)


def page_of(
    connection: sa.Connection,
    caller: Caller,
    rows: tuple[TicketOut, ...],
    meta: PageMeta = NO_MORE,
    include: frozenset[Beside] = NAMED,
) -> TicketPage:
    """A list's page with what is to be beside it of all that its tickets name."""
    return TicketPage(
        tickets=rows,
        users=people_of_list(connection, caller, rows) if "users" in include else (),
        groups=groups_named(connection, {row.group_id for row in rows}) if "groups" in include else (),
        organizations=organizations_named(connection, {row.org_id for row in rows})
        if "organizations" in include
        else (),
        clocks=clocks.of_tickets(connection, [row.id for row in rows]) if "clocks" in include else {},
        meta=meta,
    )


def groups_named(connection: sa.Connection, ids: Iterable[int | None]) -> tuple[NameOut, ...]:
    return _named(people.group_names(connection, ids))


def organizations_named(connection: sa.Connection, ids: Iterable[int | None]) -> tuple[NameOut, ...]:
    return _named(people.organization_names(connection, ids))


def _named(names: Mapping[int, str]) -> tuple[NameOut, ...]:
    return tuple(NameOut(id=number, name=name) for number, name in sorted(names.items()))


def seen_sources(connection: sa.Connection, caller: Caller, source_ids: Sequence[int]) -> list[int]:
    """Of tickets that are merged into another, those that the caller may see."""
    merged = tickets.many(connection, source_ids)
    return [one.id for one in merged if sees(connection, caller, one)]


def merged_comments(connection: sa.Connection, ids: Sequence[int], after_ms: int, until_ms: int) -> list[CommentOut]:
    """What was said in (after_ms, until_ms] in tickets that are merged into another, and stands there still."""
    if not ids:
        return []
    found = [replies.shape(one) for one in replies.between_times(connection, ids, after_ms, until_ms, MERGED_MAX)]
    found += [notes.shape(one) for one in notes.between_times(connection, ids, after_ms, until_ms, MERGED_MAX)]
    standing = [one for one in _with_parts(connection, found) if one.split_into is None]
    return sorted(standing, key=lambda comment: (comment.created_at, comment.id))


def brought_comments(connection: sa.Connection, ticket_ids: Sequence[int]) -> list[CommentOut]:
    """What was split off into these tickets, with its times. Whoever sees the ticket sees it, wherever it was said."""
    ids = places.brought_into(connection, ticket_ids)
    found = comments_by_ids(connection, ids).values()
    return _with_parts(connection, sorted(found, key=lambda comment: (comment.created_at, comment.id)))


def comments_by_ids(connection: sa.Connection, ids: Sequence[int]) -> dict[int, CommentOut]:
    """Replies and notes wherever they are, bare. For staff only; whether they may be seen is the caller's to ask."""
    found = {id_: replies.shape(one) for id_, one in replies.by_ids(connection, ids).items()}
    return found | {id_: notes.shape(one) for id_, one in notes.by_ids(connection, ids).items()}


def standing_comments(connection: sa.Connection, ticket_id: int, ids: Sequence[int]) -> list[CommentOut]:
    """Those of the comments that stand in this ticket, oldest first: said there and not split off, or split off into it."""
    found = comments_by_ids(connection, ids).values()
    stand = places.of_comments(connection, ids)
    here = [comment for comment in found if stand.get(comment.id, comment.ticket_id) == ticket_id]
    return sorted(here, key=lambda comment: comment.id)


def comments_between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[CommentOut]:
    """Replies and notes of a stretch of the log, in its order. For staff only."""
    found = [replies.shape(reply) for reply in replies.between(connection, ticket_id, first_seq, last_seq)]
    found += [notes.shape(note) for note in notes.between(connection, ticket_id, first_seq, last_seq)]
    return _with_parts(connection, sorted(found, key=lambda comment: (comment.seq, comment.id)))


def _with_parts(connection: sa.Connection, comments: Sequence[CommentOut]) -> list[CommentOut]:
    """With their files, whom they mention, and where those stand that were split off."""
    ids = [comment.id for comment in comments]
    files, stand = attachments.of_comments(connection, ids), places.of_comments(connection, ids)
    called = notes.mentions_of(connection, [comment.id for comment in comments if not comment.public])
    special = files.keys() | stand.keys() | called.keys()
    return [
        msgspec.structs.replace(
            comment,
            attachments=files.get(comment.id, ()),
            split_into=stand.get(comment.id),
            mentions=called.get(comment.id, ()),
        )
        if comment.id in special
        else comment
        for comment in comments
    ]


def show_links(connection: sa.Connection, caller: Caller, found: Sequence[Link], ticket_id: int) -> tuple[LinkOut, ...]:
    """Links as they look from one of their tickets, with what the caller may know of the others."""
    ends = [(link, link.other_id if link.ticket_id == ticket_id else link.ticket_id) for link in found]
    others = tickets.many(connection, sorted({other_id for _, other_id in ends}))
    seen = {other.id: other for other in others if sees(connection, caller, other)}
    return tuple(
        LinkOut(
            ticket_id=other_id,
            kind=link.kind,
            outward=link.ticket_id == ticket_id,
            subject=seen[other_id].subject if other_id in seen else "",
            status=seen[other_id].status if other_id in seen else None,
        )
        for link, other_id in ends
    )


def show_participant(participant: Participant) -> ParticipantOut:
    return ParticipantOut(
        user_id=participant.user_id,
        role=participant.role,
        since=to_rfc3339(participant.since_at),
        may_reply=participant.may_reply,
    )


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
        started_at=show_time(ref.started_at),
        ended_at=show_time(ref.ended_at),
        outcome=ref.outcome,
        witness=said.witness,
        missing=said.missing,
        differences=said.differences,
        report=said.report,
        bytes_to_viewer=ref.bytes_to_viewer,
        bytes_to_host=ref.bytes_to_host,
        first_seq=ref.first_seq,
    )


def all_standing(connection: sa.Connection, ticket: Ticket) -> list[CommentOut]:
    """Every comment that stands in a ticket, wherever it was said. For staff only."""
    own = comments_between(connection, ticket.id, 0, ticket.seq)
    brought = brought_comments(connection, [ticket.id])
    known = {comment.id for comment in own}
    return [comment for comment in own if comment.split_into in (None, ticket.id)] + [
        comment for comment in brought if comment.id not in known
    ]

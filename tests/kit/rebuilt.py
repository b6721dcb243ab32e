"""A ticket's row made again from its log alone (desk.md G6), with the texts that the log knows by digest.

Two things are not a single ticket's log: its due time is counted from its clocks, and words that were split off another
ticket stand in that one's.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import clocks, states
from assistdesk.core.desk.events import Change, Create, EventBase, NoteAdded, ReplyAdded, Seen, SplitFrom
from assistdesk.core.desk.events_service import read_audit_events
from assistdesk.core.desk.model import Audit, Ticket
from assistdesk.core.desk.views import CUSTOM
from relay.desk import sla
from relay.store import audits, texts


def rebuild(connection: sa.Connection, ticket_id: int, now_ms: int) -> Ticket:
    log = audits.whole(connection, ticket_id)
    author_id, created_at = log[0].author_id or 0, log[0].created_at
    begun = Ticket(
        id=ticket_id,
        created_at=created_at,
        updated_at=created_at,
        subject="-",
        status="new",
        requester_id=author_id,
        submitter_id=author_id,
    )
    made = begun
    for audit in log:
        made = _after(connection, made, audit)
    if not author_id:
        made = msgspec.structs.replace(made, submitter_id=_first_requester(log[0]))
    found = sla.count(connection, ticket_id, now_ms).found
    return msgspec.structs.replace(made, next_due_at=clocks.next_due_at(found))


def _first_requester(audit: Audit) -> int:
    values = (
        one.value
        for one in read_audit_events(audit.events)
        if isinstance(one, Change) and one.field == "requester_id" and isinstance(one.value, int)
    )
    return next(values)


def _after(connection: sa.Connection, ticket: Ticket, audit: Audit) -> Ticket:
    events = read_audit_events(audit.events)
    before, at_ms = ticket, audit.created_at
    for event in events:
        match event:
            case Create(value=status):
                ticket = msgspec.structs.replace(ticket, status=status)
            case Change(field="subject", value=str(digest)):
                ticket = msgspec.structs.replace(ticket, subject=_text(connection, ticket.id, digest))
            case Change(field=field, value=value) if field.startswith(CUSTOM):
                kept = {key: held for key, held in ticket.custom.items() if key != field.removeprefix(CUSTOM)}
                if isinstance(value, str):
                    value = _text(connection, ticket.id, value)
                if value is not None:
                    kept[field.removeprefix(CUSTOM)] = value  # type: ignore[assignment]  # no field holds a list
                ticket = msgspec.structs.replace(ticket, custom=kept)
            case _:
                ticket = states.apply(ticket, event)
    return msgspec.structs.replace(
        ticket,
        updated_at=before.updated_at if all(isinstance(one, Seen) for one in events) else at_ms,
        seq=audit.seq,
        pub_seq=audit.pub_seq or before.pub_seq,
        row_version=audit.seq,
        head=audit.hash,
        last_comment_at=_said_at(connection, events, at_ms) or ticket.last_comment_at,
        **_times(before, ticket, events, at_ms),
    )


def _text(connection: sa.Connection, ticket_id: int, value: str) -> str:
    """Behind a digest; a choice or a date of a field of the desk's own stands there as it is."""
    return texts.text_of(connection, ticket_id, value) or value


def _said_at(connection: sa.Connection, events: Sequence[EventBase], at_ms: int) -> int | None:
    brought = next((one for one in events if isinstance(one, SplitFrom)), None)
    if brought is not None:
        return max(
            audit.created_at
            for audit in audits.whole(connection, brought.source_id)
            for one in read_audit_events(audit.events)
            if isinstance(one, ReplyAdded | NoteAdded) and one.comment_id in brought.comment_ids
        )
    return at_ms if any(isinstance(one, ReplyAdded | NoteAdded) for one in events) else None


def _times(before: Ticket, after: Ticket, events: Sequence[EventBase], at_ms: int) -> dict[str, int | None]:
    if not any(isinstance(one, Create) or (isinstance(one, Change) and one.field == "status") for one in events):
        return {}
    solved_at = at_ms if after.status == "solved" else before.solved_at if after.status == "closed" else None
    return {
        "pending_at": at_ms if after.status == "pending" else None,
        "solved_at": solved_at,
        "closed_at": at_ms if after.status == "closed" else None,
        "deleted_at": at_ms if after.status == "deleted" else None,
    }

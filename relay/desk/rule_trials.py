"""Trying a rule on what happened already: which of the newest tickets it would have met (desk.md section 12, .../test).

A ticket's newest updates are read back one by one, and each is looked at as triggers would have. For a time rule it is the
tickets as they are now. Nothing is written.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import conditions, triggers
from assistdesk.core.desk.conditions import NewComment, RuleConditions, Update
from assistdesk.core.desk.events import Change, Create, EventBase, NoteAdded, ReplyAdded
from assistdesk.core.desk.events_service import RuleFailed, TriggerFired, read_audit_events
from assistdesk.core.desk.model import UNSOLVED, Audit, Side, Ticket, side_of
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.shapes_triggers import TicketMet, TrialAnswer
from assistdesk.core.desk.triggers import NOBODY, Since, TimeRule, Trigger
from assistdesk.core.desk.views import CUSTOM, Condition, Conditions, Reader, Row, Sort
from relay.desk.firing import Rows, said_by
from relay.desk.rights import Caller
from relay.store import audits, lists, people, texts

TICKETS, AUDITS = 50, 30
SEQ_END = 2**62
ALIVE = Conditions(all=(Condition(field="status", operator="is_not", value="deleted"),))
_NOT_KEPT = frozenset(("subject", "solved_by"))
"""Fields whose changes stand in the log as digests, or that a ticket does not have."""


def check(wanted: RuleConditions, since: Since | None) -> None:
    """Raises RefusedError as ``triggers.check`` for conditions."""
    rule = Trigger(id=1, title="-", conditions=wanted) if since is None else _timed(wanted, since)
    triggers.check_conditions(rule)


def tried(
    connection: sa.Connection, caller: Caller, wanted: RuleConditions, since: Since | None, now_ms: int
) -> TrialAnswer:
    """*since*: that of a time rule, None for a trigger."""
    newest = lists.walk(connection, lists.choice(ALIVE, caller.reader, caller.sight), Sort(), None, TICKETS)
    rule = _timed(wanted, since or "created")
    rows = Rows(connection, [rule], now_ms)
    met = []
    for ticket in newest:
        row = rows.of(ticket)
        if since is not None:
            if triggers.waits(rule, row, NOBODY):
                met.append(_met(ticket, ticket.seq, ticket.updated_at))
            continue
        audit = _newest_met(connection, wanted, row, audits.before(connection, ticket.id, SEQ_END, AUDITS))
        if audit is not None:
            met.append(_met(ticket, audit.seq, audit.created_at))
    return TrialAnswer(tickets=len(newest), met=tuple(met))


def newest_met(connection: sa.Connection, wanted: RuleConditions, ticket: Ticket, now_ms: int) -> Audit | None:
    """The newest of a ticket's last updates that meets a trigger's conditions."""
    row = Rows(connection, [Trigger(id=1, title="-", conditions=wanted)], now_ms).of(ticket)
    return _newest_met(connection, wanted, row, audits.before(connection, ticket.id, SEQ_END, AUDITS))


def _timed(wanted: RuleConditions, since: Since) -> TimeRule:
    return TimeRule(id=1, title="-", conditions=wanted, since=since, hours=1)


def _met(ticket: Ticket, seq: int, at_ms: int) -> TicketMet:
    return TicketMet(ticket_id=ticket.id, subject=ticket.subject, seq=seq, at=to_rfc3339(at_ms))


def _newest_met(connection: sa.Connection, wanted: RuleConditions, row: Row, written: Sequence[Audit]) -> Audit | None:
    """*row*: after the last of them."""
    roles = people.roles(connection, {audit.author_id for audit in written if audit.author_id is not None})
    for audit in reversed(written):
        events = [_said(connection, audit.ticket_id, event) for event in read_audit_events(audit.events)]
        by_rules = next(
            (place for place, event in enumerate(events) if isinstance(event, TriggerFired | RuleFailed)), len(events)
        )
        after = _back(row, events[by_rules:])
        row = _back(after, events[:by_rules])
        is_new = any(isinstance(event, Create) for event in events)
        role = roles.get(audit.author_id or 0)
        comment = _comment(events[:by_rules], Side.NONE if role is None else side_of(role))
        update = Update({} if is_new else row, after, comment)
        if conditions.happens(wanted, update, Reader(user_id=audit.author_id or 0)):
            return audit
    return None


def _said(connection: sa.Connection, ticket_id: int, event: EventBase) -> EventBase:
    """A text of the desk's own fields stands in the log as its digest; here it has its words again, if they are not erased."""
    match event:
        case Change(field=field, previous=str(digest)) if field.startswith(CUSTOM):
            return msgspec.structs.replace(event, previous=texts.text_of(connection, ticket_id, digest) or digest)
        case _:
            return event


def _back(row: Row, events: Sequence[EventBase]) -> Row:
    """The row as it was before these events."""
    before = dict(row)
    for event in reversed(events):
        if isinstance(event, Change) and _is_kept(event.field, before):
            previous = event.previous
            before[event.field] = None if previous in ("", ()) else previous
    before["is_unsolved"] = int(before["status"] in UNSOLVED)
    return before


def _is_kept(field: str, row: Row) -> bool:
    return field.startswith(CUSTOM) or (field in row and field not in _NOT_KEPT)


def _comment(events: Sequence[EventBase], side: Side) -> NewComment | None:
    for event in events:
        if isinstance(event, ReplyAdded | NoteAdded) and not (isinstance(event, ReplyAdded) and event.auto):
            return said_by(side, isinstance(event, ReplyAdded))
    return None

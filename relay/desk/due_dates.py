"""Due dates inside the writer (desk.md section 1): as a request writes them, and whom their timer reminds.

One timer for each task that is due, armed by ``changes``, in the timers' table: what was told is told by the same transaction
that moves the timer on, so that it is told once. Whether it still stands is asked when it rings; solving or deleting a ticket
costs nothing. The rules are ``core.desk.due_dates``'s.
"""

from typing import Any

from assistdesk.core.desk import due_dates as rules
from assistdesk.core.desk.events_service import DueReminded
from assistdesk.core.desk.model import UNSOLVED, Ticket
from assistdesk.core.desk.shapes import TicketFields, to_rfc3339
from assistdesk.core.desk.states import DUE, TASK
from relay.desk import notices
from relay.desk.refusals import FieldsError
from relay.desk.rights import SYSTEM
from relay.store import audits, people, tickets, timers
from relay.store.store import Store
from relay.store.work import Work

TIMER_KIND = "due_date"
TOLD_MAX = 100


def read(given: str | None) -> int | None:
    """Raises FieldsError: no moment at which anything is due."""
    try:
        return None if given is None else rules.read_due(given)
    except ValueError as error:
        raise FieldsError(ticket__due_at="malformed") from error


def first(new: TicketFields) -> int | None:
    """Of a ticket that is being made. Raises FieldsError, also where it is no task."""
    if new.due_at is not None and new.type != TASK:
        raise FieldsError(ticket__due_at="not_a_task")
    return read(new.due_at)


def write(field: str, value: Any) -> Any:
    """A field's value as REST shows it."""
    return to_rfc3339(value) if field == DUE and value is not None else value


def keep(work: Work, before: Ticket | None, after: Ticket) -> None:
    """Arm the timer of a task that is due, or is taken up again; *after* is as it was written."""
    was = None if before is None else _waits(before)
    now = _waits(after)
    if now is not None and now != was:
        at_ms = rules.first_ring(now, work.now_ms)
        if at_ms is not None:
            timers.arm(work, TIMER_KIND, str(after.id), at_ms)
            return
    if before is not None and before.due_at != after.due_at:
        timers.disarm(work, TIMER_KIND, str(after.id))


def _waits(ticket: Ticket) -> int | None:
    """When it is due, if somebody is to be reminded of it."""
    return ticket.due_at if ticket.status in UNSOLVED else None


def ring(work: Work, ticket_id: int) -> None:
    """Tell whoever has the task, else its group, if it is still to be done; and arm the next."""
    ticket = tickets.find(work.connection, ticket_id)
    timers.disarm(work, TIMER_KIND, str(ticket_id))
    due_at = None if ticket is None else _waits(ticket)
    if ticket is None or due_at is None:
        return
    reminder, next_at = rules.rings(due_at, work.now_ms)
    if next_at is not None:
        timers.arm(work, TIMER_KIND, str(ticket_id), next_at)
    if reminder is None:
        return
    event = DueReminded(due_at=due_at, is_over=reminder == "due")
    ticket, _ = audits.append(work, ticket, ticket, [event], author_id=None, origin=SYSTEM.origin)
    notices.tell_due(work, ticket, _told(work, ticket), reminder)


def _told(work: Work, ticket: Ticket) -> list[int]:
    if ticket.assignee_id is not None:
        return [ticket.assignee_id]
    group_id = ticket.group_id
    return [] if group_id is None else sorted(people.members(work.connection, group_id))[:TOLD_MAX]


class DueTimer:
    """Fits ``timers.TimerHandler``; its refs are ticket numbers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def fire(self, ref: str) -> None:
        await self._store.write(lambda work: ring(work, int(ref)))

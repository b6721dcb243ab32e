"""Time that agents write down by hand on a ticket, and take back (desk.md sections 3, 6; decision 0071).

An entry is one audit, and so is taking it back: the log is only added to. It changes nothing of the ticket, also not of a
closed one, and no trigger runs on it.
"""

import sqlalchemy as sa

from assistdesk.core.desk import time_entries as rules
from assistdesk.core.desk.events import EventBase, TimeSpent, TimeTakenBack
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.time_entries import TimeEntry, TimeEntryAnswer, TimeEntryList, TimeSpentIn
from assistdesk.core.errors import RefusedError
from relay.desk import changes, sla
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_staff, need_ticket
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

RULE = "time_spent"
ENTRIES_MAX = 500
"""So many stand in one ticket."""


class TimeEntries:
    """Use cases over one store."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def of_ticket(self, caller: Caller, ticket_id: int) -> TimeEntryList:
        """Raises RefusedError ``forbidden``, ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> TimeEntryList:
            need_ticket(connection, caller, ticket_id)
            return TimeEntryList(time_entries=tuple(map(_show, *_standing(connection, ticket_id))))

        return await self._store.read(question)

    async def write(self, caller: Caller, ticket_id: int, given: TimeSpentIn, key: str) -> Answered[TimeEntryAnswer]:
        """Write down that the caller worked on the ticket.

        Raises:
            RefusedError: ``not_found``, ``forbidden``, ``invalid``; ``step`` (a deleted ticket); ``time_spent`` (422) with
                ``why``: empty, long (over 24 h), future, early (over a week before the ticket came), many.
        """
        need_staff(caller)

        def operation(work: Work) -> TimeEntryAnswer:
            ticket = _need_there(work, caller, ticket_id)
            from_ms, to_ms = _span(given, work.now_ms)
            why = rules.why_not(from_ms, to_ms, ticket.created_at, work.now_ms)
            if not why and len(_standing(work.connection, ticket_id)[0]) >= ENTRIES_MAX:
                why = "many"
            if why:
                raise RefusedError(RULE, why=why)
            spent = TimeSpent(kind=given.kind, from_ms=from_ms, to_ms=to_ms)
            seq = self._append(work, caller, ticket, spent)
            return TimeEntryAnswer(time_entry=_entry(seq, caller.user_id, spent))

        once = Once(caller.id, key, digest_request("time_spent", ticket_id, given), TimeEntryAnswer)
        return await self._store.write_once(operation, once)

    async def take_back(self, caller: Caller, ticket_id: int, seq: int, key: str) -> Answered[TimeEntryAnswer]:
        """It counts no more; whose it is and admins may.

        Raises:
            RefusedError: ``not_found`` (also an entry that was taken back), ``forbidden``, ``step`` (a deleted ticket).
        """
        need_staff(caller)

        def operation(work: Work) -> TimeEntryAnswer:
            ticket = _need_there(work, caller, ticket_id)
            entries, events = _standing(work.connection, ticket_id)
            found = next(((one, event) for one, event in zip(entries, events, strict=True) if one.seq == seq), None)
            if found is None:
                raise RefusedError(NOT_FOUND)
            if caller.role != "admin" and found[0].author_id != caller.user_id:
                raise RefusedError(FORBIDDEN)
            self._append(work, caller, ticket, TimeTakenBack(seq=seq))
            return TimeEntryAnswer(time_entry=_show(*found))

        once = Once(caller.id, key, digest_request("time_taken_back", ticket_id, seq), TimeEntryAnswer)
        return await self._store.write_once(operation, once)

    def _append(self, work: Work, caller: Caller, ticket: Ticket, event: EventBase) -> int:
        return changes.write(work, caller, ticket, ticket, [event], self._random_bytes, are_fired=True).ticket.seq


def _need_there(work: Work, caller: Caller, ticket_id: int) -> Ticket:
    ticket = need_ticket(work.connection, caller, ticket_id)
    if ticket.status == "deleted":
        raise RefusedError("step", why="deleted")
    return ticket


def _span(given: TimeSpentIn, now_ms: int) -> tuple[int, int]:
    try:
        span = rules.span_of(given, now_ms)
    except ValueError as error:
        raise FieldsError(from_at="out_of_range", to_at="out_of_range") from error
    if span is None:
        raise FieldsError(minutes="minutes_or_times")
    return span


def _standing(connection: sa.Connection, ticket_id: int) -> tuple[list[LogEntry], list[TimeSpent]]:
    found = rules.standing(sla.read_log_of(connection, ticket_id))
    return [entry for entry, _ in found], [event for _, event in found]


def _show(entry: LogEntry, event: TimeSpent) -> TimeEntry:
    return _entry(entry.seq, entry.author_id, event)


def _entry(seq: int, author_id: int | None, event: TimeSpent) -> TimeEntry:
    from_at, to_at = to_rfc3339(event.from_ms), to_rfc3339(event.to_ms)
    return TimeEntry(seq=seq, author_id=author_id, kind=event.kind, from_at=from_at, to_at=to_at)

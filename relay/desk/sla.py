"""SLA inside the writer (desk.md section 5): which targets an update gives, how its clocks stand after it, which timer rings.

Policies are tried when a ticket is made and at every update of an unsolved one, and written into that update's audit; clocks
are then counted from the whole log and kept beside the row. ``look`` is the timer's hand: warnings and breaches, and what an
edited schedule changes. The rules are ``core.desk``'s; nothing here knows HTTP.
"""

import functools
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
import sqlalchemy as sa
import structlog

from assistdesk.core.desk import badges, clocks, targets
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events import Change, Create, EventBase, Merged, MergedInto, ReplyAdded, Unmerged
from assistdesk.core.desk.events_service import (
    CallAnswered,
    LogEvent,
    MetricName,
    SlaBreached,
    SlaTargetChange,
    SlaWarned,
)
from assistdesk.core.desk.forms import name_of
from assistdesk.core.desk.model import UNSOLVED, Side, Ticket, side_of
from assistdesk.core.desk.model_service import Clock, LogEntry, Schedule, ScheduleKey, SlaPolicy, read_log
from assistdesk.core.desk.shapes import ClockOut
from assistdesk.core.desk.shapes_rules import PolicyTest, TargetOut
from assistdesk.core.desk.views import PEOPLE_FIELDS, Row
from assistdesk.core.errors import MisuseError, PeerError
from relay.desk.requester_rows import requester_row
from relay.desk.rights import SYSTEM
from relay.store import audits, groups, organizations, people, rules, settings, tickets, timers
from relay.store import clocks as kept_clocks
from relay.store.clocks import TIMER_KIND, Kept
from relay.store.store import Store
from relay.store.work import Work

log = structlog.get_logger("desk")

DEFAULT_SCHEDULE = "default_schedule"
"""The setting that names the desk's own hours, as JSON."""
CALENDARS_KEPT = 64
MOVING = (Create, ReplyAdded, CallAnswered, SlaTargetChange, Merged, MergedInto, Unmerged)
"""Events after which a clock may run otherwise than before, beside a change of status."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What an update brings along. ``kept`` None: no clock moves. ``armed_at``: when the ticket's timer rings as yet."""

    ticket: Ticket
    events: list[EventBase]
    kept: Kept | None = None
    armed_at: int | None = None


def row_of(ticket: Ticket) -> Row:
    """A ticket's fields as conditions read them."""
    row = {name: getattr(ticket, name) for name in ticket.__struct_fields__ if name not in ("via", "custom")}
    row |= {name_of(key): value if isinstance(value, str) else int(value) for key, value in ticket.custom.items()}
    return {**row, "is_unsolved": int(ticket.status in UNSOLVED), "flagged": int(ticket.flagged)}


def default_schedule_id(connection: sa.Connection) -> int | None:
    raw = settings.get(connection, DEFAULT_SCHEDULE)
    return None if raw is None else msgspec.json.decode(raw, type=int)


# --- an update ----------------------------------------------------------------------------------------------------


def plan(
    work: Work,
    ticket: Ticket,
    events: Sequence[EventBase],
    author_id: int | None,
    at_ms: int,
    *,
    is_history: bool = False,
) -> Planned:
    """Targets and clocks of an update that is about to be written; *ticket* is as it will be.

    *is_history*: a past is being written down; its targets are set, its clocks are counted once at its end (``look``).
    """
    kept = kept_clocks.find(work.connection, ticket.id)
    changes: list[SlaTargetChange] = []
    if ticket.status in UNSOLVED or any(isinstance(event, Create) for event in events):
        changes = _target_changes(work, ticket, {one.metric: one for one in kept.targets})
    every = [*events, *changes]
    in_force = _in_force(kept.targets, changes)
    if is_history:
        return Planned(ticket, every, Kept(in_force, kept.clocks, kept.timer_at) if changes else None, kept.timer_at)
    if not (in_force or kept.clocks) or not _may_move(work.connection, kept, every, author_id):
        return Planned(ticket, every)
    pending = LogEntry(seq=ticket.seq + 1, at_ms=at_ms, side=Side.NONE, author_id=author_id, events=_logged(every))
    log, calendars = _read(work.connection, ticket.id, pending)
    found = clocks.clocks(log, calendars, at_ms)
    planned = _keep_of(found, in_force, at_ms, kept.timer_at, rings_now=bool(clocks.marks(log, found)))
    due_at = clocks.next_due_at(found)
    return Planned(msgspec.structs.replace(ticket, next_due_at=due_at), every, planned, kept.timer_at)


def keep(work: Work, ticket_id: int, planned: Planned) -> None:
    """After the audit is written: the clocks as they stand now, and the timer, if it must ring earlier than it would."""
    if planned.kept is None:
        return
    kept_clocks.save(work, ticket_id, planned.kept)
    at_ms = planned.kept.timer_at
    if at_ms is not None and at_ms != planned.armed_at:
        timers.arm(work, TIMER_KIND, str(ticket_id), at_ms)


def _may_move(connection: sa.Connection, kept: Kept, events: Sequence[EventBase], author_id: int | None) -> bool:
    """Must the log be counted again? Not for a second line in a row by the same side: it would be read to no end."""
    moving = [event for event in events if _moves(event)]
    if author_id is None or not all(isinstance(event, ReplyAdded) for event in moving):
        return bool(moving)
    if not moving:
        return False
    role = people.roles(connection, [author_id]).get(author_id)
    side = Side.NONE if role is None else side_of(role)
    return not badges.leaves_all(side, kept.clocks, kept.targets)


def _moves(event: EventBase) -> bool:
    return isinstance(event, MOVING) or (isinstance(event, Change) and event.field == "status")


def _logged(events: Iterable[EventBase]) -> tuple[LogEvent, ...]:
    return tuple(event for event in events if isinstance(event, LogEvent))


def _target_changes(
    work: Work, ticket: Ticket, in_force: Mapping[MetricName, SlaTargetChange]
) -> list[SlaTargetChange]:
    every = rules.policies_at_hand(work)
    if not every and not in_force:
        return []
    policy = targets.choose_policy(every, _policy_row(work.connection, every, ticket))
    key = None if policy is None else _hours_of(work.connection, policy, ticket)
    return targets.target_changes(in_force, policy, ticket.priority, key)


def _policy_row(connection: sa.Connection, policies: Iterable[SlaPolicy], ticket: Ticket) -> Row:
    """A ticket's fields as these policies read them: its people are asked for only where one names them."""
    conditions = [one.conditions for one in policies]
    named = {condition.field for one in conditions for condition in one.each}
    row = row_of(ticket)
    return {**row, **requester_row(connection, ticket)} if named & PEOPLE_FIELDS else row


def _hours_of(connection: sa.Connection, policy: SlaPolicy, ticket: Ticket) -> ScheduleKey | None:
    """The policy's hours, else the organisation's, else the group's, else the desk's, as they are now."""
    if policy.schedule_id is not None:
        return rules.schedule_key(connection, policy.schedule_id)
    wanted = targets.choose_schedule(
        None,
        organizations.facts(connection, ticket.org_id).schedule_id,
        groups.schedule_of(connection, ticket.group_id),
        default_schedule_id(connection),
    )
    return None if wanted is None else rules.schedule_key(connection, wanted)


def policy_test(connection: sa.Connection, policy: SlaPolicy, ticket: Ticket) -> PolicyTest:
    """What this policy would promise the ticket at its next update, and which one will."""
    every = rules.policies(connection)
    row = _policy_row(connection, every, ticket)
    chosen = targets.choose_policy(every, row) if ticket.status in UNSOLVED else None
    key = _hours_of(connection, policy, ticket)
    promised = targets.target_changes({}, policy, ticket.priority, key)
    return PolicyTest(
        met=targets.choose_policy([policy], row) is not None,
        chosen_id=None if chosen is None else chosen.id,
        targets=tuple(
            TargetOut(priority=one.priority, metric=one.metric, target_s=one.target_s, hours=one.hours)
            for one in policy.targets
            if any(one.metric == change.metric and one.priority == change.priority_applied for change in promised)
        ),
        schedule_id=next((change.schedule_id for change in promised if change.schedule_id is not None), None),
    )


def _in_force(before: Sequence[SlaTargetChange], changes: Sequence[SlaTargetChange]) -> tuple[SlaTargetChange, ...]:
    found = {one.metric: one for one in (*before, *changes)}
    return tuple(one for one in found.values() if not one.removed)


def _keep_of(
    found: Sequence[Clock],
    in_force: Sequence[SlaTargetChange],
    now_ms: int,
    timer_at: int | None,
    *,
    rings_now: bool = False,
) -> Kept:
    """A timer that is armed already and rings earlier may stay: it finds nothing and looks ahead itself.

    *rings_now*: this update made a warning or a breach due, which the timer has to write.
    """
    wanted = now_ms if rings_now else clocks.next_timer_at(found, now_ms)
    earliest = wanted if timer_at is None or (wanted is not None and wanted < timer_at) else timer_at
    return Kept(tuple(in_force), _shown(_pressing_first(found), now_ms), earliest)


def _shown(found: Iterable[Clock], now_ms: int) -> tuple[ClockOut, ...]:
    return tuple(badges.clock_out(clock, now_ms) for clock in found)


def _pressing_first(found: Sequence[Clock]) -> list[Clock]:
    first = clocks.most_pressing(found)
    rest = [clock for clock in found if clock is not first]
    return rest if first is None else [first, *rest]


# --- reading a log ------------------------------------------------------------------------------------------------


def _read(
    connection: sa.Connection, ticket_id: int, pending: LogEntry | None = None
) -> tuple[list[LogEntry], Mapping[ScheduleKey, Calendar]]:
    """A ticket's log, with the entry that is about to be written, and the calendars that it names."""
    written = audits.whole(connection, ticket_id)
    authors = {audit.author_id for audit in written} | ({pending.author_id} if pending else set())
    roles = people.roles(connection, {author for author in authors if author is not None})
    sides = {author: side_of(role) for author, role in roles.items()}
    log = read_log(written, lambda author: sides.get(author or 0, Side.NONE))
    if pending is not None:
        log.append(msgspec.structs.replace(pending, side=sides.get(pending.author_id or 0, Side.NONE)))
    keys = {
        (event.schedule_id, event.schedule_version or 0)
        for entry in log
        for event in entry.events
        if isinstance(event, SlaTargetChange) and event.schedule_id is not None
    }
    return log, {key: calendar_of(one) for key in keys if (one := rules.schedule(connection, key)) is not None}


def read_log_of(connection: sa.Connection, ticket_id: int) -> list[LogEntry]:
    """A ticket's whole log, read."""
    return _read(connection, ticket_id)[0]


def calendar_of(schedule: Schedule) -> Calendar:
    """The calendar of one version, compiled once for each thread."""
    return _calendar(schedule, threading.get_ident())


@functools.lru_cache(maxsize=CALENDARS_KEPT)
def _calendar(schedule: Schedule, _thread: int) -> Calendar:
    return Calendar(schedule)


@dataclass(frozen=True, slots=True)
class Counted:
    """A ticket's clocks at a moment, with what is needed to explain them."""

    found: list[Clock]
    ordered: tuple[ClockOut, ...]
    log: list[LogEntry]
    calendars: Mapping[ScheduleKey, Calendar]


def count(connection: sa.Connection, ticket_id: int, now_ms: int) -> Counted:
    """The clocks from the log alone, the most pressing first."""
    log, calendars = _read(connection, ticket_id)
    found = _pressing_first(clocks.clocks(log, calendars, now_ms))
    return Counted(found, _shown(found, now_ms), log, calendars)


def count_as_if(counted: Counted, what_if: clocks.WhatIf, schedule: Schedule | None, now_ms: int) -> Counted:
    """The same clocks in the same order under other rules; *schedule* is the one that *what_if* names."""
    calendars = {**counted.calendars, **({} if schedule is None else {schedule.key: calendar_of(schedule)})}
    found = {(one.metric, one.instance): one for one in clocks.clocks(counted.log, calendars, now_ms, what_if)}
    same = [found[one.metric, one.instance] for one in counted.found if (one.metric, one.instance) in found]
    return Counted(same, _shown(same, now_ms), counted.log, calendars)


# --- the timer ----------------------------------------------------------------------------------------------------


def look(work: Work, ticket_id: int, *, is_history: bool = False) -> Kept:
    """Write the warnings and breaches that are due, move targets to an edited schedule's version, arm the next timer; the
    answer is how the clocks stood before them.

    *is_history*: a past was written down; its marks get the times at which they fell due.
    """
    ticket = tickets.find(work.connection, ticket_id)
    if ticket is None:
        timers.disarm(work, TIMER_KIND, str(ticket_id))
        return Kept()
    at_ms = max(work.now_ms, ticket.updated_at)
    before = kept_clocks.find(work.connection, ticket_id)
    moved = _moved_schedules(work.connection, before.targets) if ticket.status in UNSOLVED else []
    in_force = _in_force(before.targets, moved)
    pending = LogEntry(seq=ticket.seq + 1, at_ms=at_ms, side=Side.NONE, events=tuple(moved))
    log, calendars = _read(work.connection, ticket_id, pending if moved else None)
    found = clocks.clocks(log, calendars, at_ms)
    due = clocks.marks(log, found)
    next_due_at = clocks.next_due_at(found)
    if is_history:
        _write_past(work, ticket, found, due)
    elif moved or due:
        after = msgspec.structs.replace(ticket, next_due_at=next_due_at)
        audits.append(work, ticket, after, [*moved, *due], author_id=None, origin=SYSTEM.origin, at_ms=at_ms)
    if next_due_at != ticket.next_due_at and (is_history or not (moved or due)):
        tickets.set_due(work, ticket_id, next_due_at)
    kept = _keep_of(found, in_force, at_ms, None)
    kept_clocks.save(work, ticket_id, kept)
    if kept.timer_at is None:
        timers.disarm(work, TIMER_KIND, str(ticket_id))
    else:
        timers.arm(work, TIMER_KIND, str(ticket_id), kept.timer_at)
    return _unmarked(before, log, due)


def _unmarked(before: Kept, log: Iterable[LogEntry], due: Iterable[SlaWarned | SlaBreached]) -> Kept:
    """An update counts its clocks when it is written, so that they may show a mark that the log does not have yet."""
    told = {(event.metric, event.instance) for entry in log for event in entry.events if isinstance(event, SlaWarned)}
    marked = {(one.metric, one.instance) for one in due}

    def unmarked(clock: ClockOut) -> ClockOut:
        key = clock.metric, clock.instance
        if key not in marked or clock.badge not in ("warning", "breached"):
            return clock
        return msgspec.structs.replace(clock, badge="warning" if key in told else "running")

    return replace(before, clocks=tuple(map(unmarked, before.clocks)))


def _write_past(work: Work, ticket: Ticket, found: Sequence[Clock], due: Sequence[SlaWarned | SlaBreached]) -> None:
    by_key = {(clock.metric, clock.instance): clock for clock in found}

    def fell_due_at(mark: SlaWarned | SlaBreached) -> int:
        clock = by_key[mark.metric, mark.instance]
        at_ms = clock.warn_at if isinstance(mark, SlaWarned) else clock.breached_at
        return at_ms or 0

    for mark in sorted(due, key=fell_due_at):
        ticket, _ = audits.append(
            work, ticket, ticket, [mark], author_id=None, origin=SYSTEM.origin, at_ms=fell_due_at(mark)
        )


def _moved_schedules(connection: sa.Connection, in_force: Sequence[SlaTargetChange]) -> list[SlaTargetChange]:
    """Targets whose schedule has a newer version, with it (C10)."""
    moved = []
    for one in in_force:
        now = None if one.schedule_id is None else rules.schedule_key(connection, one.schedule_id)
        if now is not None and now[1] != one.schedule_version:
            moved.append(msgspec.structs.replace(one, schedule_version=now[1]))
    return moved


class SlaTimer:
    """Fits ``timers.TimerHandler``. *marked* is told, in the same transaction, how the clocks stood before the look."""

    def __init__(self, store: Store, marked: Callable[[Work, int, Kept], None] | None = None) -> None:
        self._store, self._marked = store, marked

    async def fire(self, ref: str) -> None:
        """A log that cannot be counted is said and left: the other timers must go on."""
        try:
            await self._store.write(lambda work: self._look(work, int(ref)))
        except (PeerError, MisuseError) as error:
            log.error("clock_failed", ticket=ref, rule=error.rule)
            await self._store.write(lambda work: timers.disarm(work, TIMER_KIND, ref))

    def _look(self, work: Work, ticket_id: int) -> None:
        before = look(work, ticket_id)
        if self._marked is not None:
            self._marked(work, ticket_id, before)

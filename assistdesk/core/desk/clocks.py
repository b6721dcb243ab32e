"""SLA clocks as a pure function of a ticket's log (desk.md section 5, rules C1-C10).

``clocks(log, calendars, now)`` gives every instance of every metric that had a target; ``explain`` says, without hole or
overlap, why each stretch of a clock's life counted or did not. When each metric runs is read in ``history``; hours are
``calendar``'s. Nothing here arms a timer, writes an event or says a word: ``marks`` and ``late_at`` tell what is due.

A clock is breached once its elapsed time exceeds the target. A target that runs out exactly with the hours is therefore
breached when the hours begin again, never in the night (trap 10), and an answer in that night still met it. A target set
when it is already overrun is breached as it is set.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events_service import Hours, MetricName, SlaBreached, SlaTargetChange, SlaWarned
from assistdesk.core.desk.history import METRICS, OVER, History, Span, TargetMark, read_history
from assistdesk.core.desk.model import UNSOLVED
from assistdesk.core.desk.model_service import Clock, ClockResult, LogEntry, Part, PartKind, ScheduleKey, Segment
from assistdesk.core.desk.shapes import Status
from assistdesk.core.errors import MisuseError

Calendars = Mapping[ScheduleKey, Calendar]
COUNTING: Final[dict[MetricName, frozenset[Status]]] = {
    "first_reply_time": UNSOLVED,
    "next_reply_time": UNSOLVED,
    "periodic_update_time": UNSOLVED,
    "pausable_update_time": UNSOLVED - {"pending"},
    "requester_wait_time": UNSOLVED - {"pending"},
    "agent_work_time": UNSOLVED - {"pending", "hold"},
    "total_resolution_time": UNSOLVED,
}
WARN_SHARE: Final = 4
WARN_AT_LEAST_MS: Final = 15 * 60_000

Badge = Literal["breached", "paused", "warning", "running", "met"]
BADGES: Final[tuple[Badge, ...]] = ("breached", "paused", "warning", "running", "met")
"""The order in which they are shown (C5)."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The same log under other rules: more statuses that pause, other hours, other targets."""

    pausing: frozenset[Status] = frozenset()
    hours: Hours | None = None
    schedule: ScheduleKey | None = None
    target_s: Mapping[MetricName, int] | None = None


def clocks(log: Sequence[LogEntry], calendars: Calendars, now_ms: int, what_if: WhatIf | None = None) -> list[Clock]:
    """The clocks as they stand at *now_ms*, by metric and instance. *log* ascends by seq; what came after now is ignored.

    Raises:
        MisuseError: ``clock_schedule``: a target names a schedule version that *calendars* lacks.
    """
    history = read_history(log, now_ms)
    if history is None:
        return []
    found: list[Clock] = []
    for metric in METRICS:
        for span in history.spans[metric] if metric in history.targets else ():
            clock = _Reckoning(history, span, calendars, now_ms, what_if or WhatIf()).clock()
            if clock is not None:
                found.append(clock)
    return found


@dataclass(frozen=True, slots=True)
class _Basis:
    """Which hours count. ``calendar`` None: all of them."""

    calendar: Calendar | None

    def counted_ms(self, from_ms: int, to_ms: int) -> int:
        return to_ms - from_ms if self.calendar is None else self.calendar.counted_ms(from_ms, to_ms)

    def add_ms(self, from_ms: int, counted_ms: int) -> int | None:
        return from_ms + counted_ms if self.calendar is None else self.calendar.add_ms(from_ms, counted_ms)

    def open_from(self, at_ms: int | None) -> int | None:
        return at_ms if at_ms is None or self.calendar is None else self.calendar.open_from(at_ms)


@dataclass(frozen=True, slots=True)
class _Target:
    mark: SlaTargetChange
    ms: int

    @property
    def warn_ms(self) -> int:
        """The elapsed time from which on there is a warning (C8)."""
        return self.ms - max(self.ms // WARN_SHARE, min(WARN_AT_LEAST_MS, self.ms // 2))


class _Reckoning:
    """Counts one span from its start to its end or now."""

    def __init__(self, history: History, span: Span, calendars: Calendars, now_ms: int, what_if: WhatIf) -> None:
        self._history = history
        self._span = span
        self._calendars = calendars
        self._now_ms = now_ms
        self._what_if = what_if
        self._counting = COUNTING[span.metric] - what_if.pausing
        self._marks = self._marks_in_force()
        self._elapsed_ms = 0
        self._parts: list[Part] = []
        self._target: _Target | None = None
        self._broken: _Target | None = None
        self._reached_at: int | None = None
        self._warned_at: int | None = None
        self._breached_at: int | None = None

    def _marks_in_force(self) -> list[TargetMark]:
        """The target at the span's start and those set during it.

        One that the ending audit itself sets comes too late, but for the creating audit: its targets hold for all in it.
        """
        span = self._span
        end_ms = self._now_ms if span.ended_at is None else span.ended_at
        marks = [
            mark
            for mark in self._history.targets.get(span.metric, ())
            if mark.at_ms <= max(end_ms, self._history.created_at)
            and (span.end_seq is None or mark.seq < span.end_seq or mark.seq == self._history.first_seq)
        ]
        earlier = [mark for mark in marks if mark.at_ms <= span.started_at]
        return [*earlier[-1:], *(mark for mark in marks if mark.at_ms > span.started_at)]

    def clock(self) -> Clock | None:
        set_marks = [mark for mark in self._marks if not mark.change.removed]
        if not set_marks:
            return None
        span, end_ms = self._span, self._now_ms if self._span.ended_at is None else self._span.ended_at
        removal = next(iter(self._marks[self._marks.index(set_marks[-1]) + 1 :]), None)
        if removal is not None:
            end_ms = max(span.started_at, min(end_ms, removal.at_ms))
        self._walk(end_ms, set_marks[0])
        if removal is not None and self._breached_at is not None:
            removal, end_ms = None, self._now_ms if span.ended_at is None else span.ended_at
            self._walk(end_ms, set_marks[0])
        target = self._broken
        if target is None:
            target = self._target_of(set_marks[-1])
            since_ms = self._asked_since(set_marks[-1])
            if since_ms is not None and since_ms <= end_ms:
                self._set_target(target, since_ms)
        ended_at = end_ms if removal is not None or span.ended_at is not None else None
        return self._finished(target, ended_at, is_removed=removal is not None)

    # --- walking --------------------------------------------------------------------------------------------------

    def _walk(self, end_ms: int, first_set: TargetMark) -> None:
        """Count from where the parts end up to *end_ms*, piece by piece: one status, one target, one schedule each."""
        at_ms = self._parts[-1].to_ms if self._parts else self._span.started_at
        statuses = self._history.statuses
        first = bisect_right(statuses, at_ms, key=lambda mark: mark.at_ms)
        last = bisect_left(statuses, end_ms, key=lambda mark: mark.at_ms)
        cuts = {mark.at_ms for mark in statuses[first:last]}
        cuts |= {mark.at_ms for mark in self._marks if at_ms < mark.at_ms < end_ms}
        for cut_ms in [*sorted(cuts), end_ms]:
            if cut_ms > at_ms:
                self._piece(at_ms, cut_ms, first_set)
                at_ms = cut_ms

    def _piece(self, from_ms: int, to_ms: int, first_set: TargetMark) -> None:
        status, seq = self._status_at(from_ms)
        marks = [mark for mark in self._marks if mark.at_ms <= from_ms]
        now_set = next((mark for mark in reversed(marks) if not mark.change.removed), first_set)
        basis, key = self._basis_of(now_set)
        kind: PartKind = "counting" if status in self._counting else "solved" if status in OVER else "paused"
        self._add_part(Part(from_ms=from_ms, to_ms=to_ms, kind=kind, seq=seq, schedule=key))
        if self._broken is None and marks and kind != "solved":
            since_ms = self._asked_since(marks[-1])
            target = None if marks[-1].change.removed else self._target_of(marks[-1])
            self._set_target(target, from_ms if since_ms is None else since_ms)
        if kind != "counting":
            return
        gain_ms, target = basis.counted_ms(from_ms, to_ms), self._target
        if self._broken is None and target is not None and self._elapsed_ms + gain_ms >= target.warn_ms:
            self._watch(target, basis, from_ms, to_ms)
        self._elapsed_ms += gain_ms

    def _watch(self, target: _Target, basis: _Basis, from_ms: int, to_ms: int) -> None:
        """Note when, in this counting piece, the warning begins, the target is reached and overrun."""
        if self._warned_at is None:
            self._warned_at = _before(basis.open_from(self._crossing(basis, from_ms, target.warn_ms)), to_ms)
        if self._reached_at is None:
            self._reached_at = _up_to(self._crossing(basis, from_ms, target.ms), to_ms)
        if self._reached_at is not None:
            self._breached_at = _before(basis.open_from(max(from_ms, self._reached_at)), to_ms)
            self._broken = None if self._breached_at is None else target

    def _crossing(self, basis: _Basis, from_ms: int, level_ms: int) -> int | None:
        """The first instant from *from_ms* on at which the elapsed time is at least *level_ms*."""
        return basis.add_ms(from_ms, max(0, level_ms - self._elapsed_ms))

    def _asked_since(self, mark: TargetMark) -> int | None:
        """A target that was set while the ticket was solved is asked for after the reopen only (C2); None: not yet."""
        statuses = self._history.statuses
        after = bisect_right(statuses, mark.seq, key=lambda one: one.seq)
        if after == 0 or statuses[after - 1].status not in OVER:
            return max(self._span.started_at, mark.at_ms)
        return next((one.at_ms for one in statuses[after:] if one.status not in OVER), None)

    def _set_target(self, target: _Target | None, at_ms: int) -> None:
        """From *at_ms* on. A target that is overrun when it is set is breached at once, though the clock be paused."""
        if target == self._target:
            return
        self._target = target
        self._reached_at = self._warned_at = None
        if target is not None and self._elapsed_ms > target.ms:
            self._reached_at = self._breached_at = at_ms
            self._broken = target

    def _add_part(self, part: Part) -> None:
        before = self._parts[-1] if self._parts else None
        if before is not None and (before.kind, before.seq, before.schedule) == (part.kind, part.seq, part.schedule):
            self._parts[-1] = Part(
                from_ms=before.from_ms, to_ms=part.to_ms, kind=part.kind, seq=part.seq, schedule=part.schedule
            )
        else:
            self._parts.append(part)

    def _status_at(self, at_ms: int) -> tuple[Status, int]:
        """The status and the audit that set it. Before its ticket existed a ringing call was as good as new."""
        statuses = self._history.statuses
        at = bisect_right(statuses, at_ms, key=lambda mark: mark.at_ms) - 1
        return ("new", statuses[0].seq) if at < 0 else (statuses[at].status, statuses[at].seq)

    def _basis_of(self, mark: TargetMark) -> tuple[_Basis, ScheduleKey | None]:
        change, what_if = mark.change, self._what_if
        if (what_if.hours or change.hours) == "calendar":
            return _Basis(None), None
        key = what_if.schedule or (change.schedule_id or 0, change.schedule_version or 0)
        if key not in self._calendars:
            raise MisuseError("clock_schedule", schedule_id=key[0], version=key[1])
        return _Basis(self._calendars[key]), key

    def _target_of(self, mark: TargetMark) -> _Target:
        other = self._what_if.target_s or {}
        return _Target(mark.change, other.get(self._span.metric, mark.change.target_s) * 1_000)

    # --- the clock ------------------------------------------------------------------------------------------------

    def _finished(self, target: _Target, ended_at: int | None, *, is_removed: bool) -> Clock:
        span = self._span
        status, _ = self._status_at(self._now_ms)
        is_active = ended_at is None and status in self._counting
        result: ClockResult | None = None
        if self._breached_at is not None:
            result = "breached"
        elif ended_at is not None:
            result = "cancelled" if span.is_cancelled or is_removed else "met"
        basis, schedule = self._basis_of(next(mark for mark in reversed(self._marks) if not mark.change.removed))
        due_at, warn_at, late_at = self._projected(target, basis) if is_active else (None, None, None)
        return Clock(
            metric=span.metric,
            instance=span.instance,
            state="closed" if ended_at is not None else "active" if is_active else "paused",
            result=result,
            started_at=span.started_at,
            ended_at=ended_at,
            target_s=target.ms // 1_000,
            hours="calendar" if schedule is None else "business",
            schedule=schedule,
            elapsed_ms=self._elapsed_ms,
            due_at=due_at,
            warn_at=warn_at,
            late_at=late_at,
            breached_at=self._breached_at,
            is_warning=result is None and warn_at is not None and warn_at <= self._now_ms,
            policy_id=target.mark.policy_id,
            policy_version=target.mark.policy_version,
            priority_applied=target.mark.priority_applied,
            parts=tuple(self._parts),
        )

    def _projected(self, target: _Target, basis: _Basis) -> tuple[int | None, int | None, int | None]:
        """due_at, warn_at, late_at of a running clock if nothing changes."""
        now_ms = self._now_ms
        due_at = self._reached_at
        if due_at is None:
            due_at = self._crossing(basis, now_ms, target.ms)
        warn_at = self._warned_at
        if warn_at is None:
            warn_at = basis.open_from(self._crossing(basis, now_ms, target.warn_ms))
        if self._breached_at is not None or due_at is None:
            return due_at, warn_at, None
        late_at = basis.open_from(max(due_at, now_ms))
        return due_at, warn_at, None if late_at is None else late_at + 1


def _before(at_ms: int | None, end_ms: int) -> int | None:
    return at_ms if at_ms is not None and at_ms < end_ms else None


def _up_to(at_ms: int | None, end_ms: int) -> int | None:
    return at_ms if at_ms is not None and at_ms <= end_ms else None


# --- explained ----------------------------------------------------------------------------------------------------


def explain(clock: Clock, calendars: Calendars) -> list[Segment]:
    """Why each stretch of [started_at, ended_at or now) counted or not; the counted ones sum to the elapsed time."""
    segments: list[Segment] = []
    for part in clock.parts:
        if part.kind != "counting" or part.schedule is None:
            segments.append(
                Segment(
                    from_ms=part.from_ms,
                    to_ms=part.to_ms,
                    kind="counted" if part.kind == "counting" else part.kind,
                    why_seq=part.seq,
                )
            )
            continue
        segments += [
            Segment(
                from_ms=stretch.from_ms,
                to_ms=stretch.to_ms,
                kind=stretch.kind,
                why_seq=part.seq,
                schedule=part.schedule,
                row=stretch.row,
            )
            for stretch in calendars[part.schedule].strip(part.from_ms, part.to_ms)
        ]
    return segments


# --- shown and written --------------------------------------------------------------------------------------------


def badge(clock: Clock) -> Badge | None:
    """What a clock's badge says (C5); None: cancelled, it says nothing."""
    if clock.result == "breached":
        return "breached"
    if clock.result is not None:
        return "met" if clock.result == "met" else None
    if clock.state == "paused":
        return "paused"
    return "warning" if clock.is_warning else "running"


def badge_time(remaining_ms: int) -> str:
    """ "2h 10m", "-15m", "45s": floored, an overrun with a minus."""
    seconds = abs(remaining_ms) // 1_000
    minutes, hours, days = seconds // 60, seconds // 3_600, seconds // 86_400
    if days:
        text = f"{days}d {hours % 24}h"
    elif hours:
        text = f"{hours}h {minutes % 60}m"
    else:
        text = f"{minutes}m" if minutes else f"{seconds}s"
    return f"-{text}" if remaining_ms <= -1_000 else text


def most_pressing(found: Iterable[Clock]) -> Clock | None:
    """The clock that stands for the ticket in a list: those not closed first, then by badge, then by what is due first.

    What is left of calendar and of business hours changes places as time goes by, what is due does not: so the badge stays
    this clock's as long as no badge turns, and it is the one that the list is sorted by.
    """
    shown = [(clock, name) for clock in found if (name := badge(clock)) is not None]
    return min(shown, key=_pressing, default=(None, None))[0]


def _pressing(shown: tuple[Clock, Badge]) -> tuple[bool, int, bool, int]:
    clock, name = shown
    left_or_due = clock.remaining_ms if clock.due_at is None else clock.due_at
    return clock.state == "closed", BADGES.index(name), clock.due_at is None, left_or_due


def next_due_at(found: Iterable[Clock]) -> int | None:
    """What a ticket is sorted by: the earliest due time among its running clocks."""
    return min((clock.due_at for clock in found if clock.due_at is not None), default=None)


def next_timer_at(found: Iterable[Clock], now_ms: int) -> int | None:
    """When to look again: the earliest warning or breach still to come (C9)."""
    times = [at for clock in found for at in (clock.warn_at, clock.late_at) if at is not None and at > now_ms]
    return min(times, default=None)


def marks(log: Sequence[LogEntry], found: Iterable[Clock]) -> list[SlaWarned | SlaBreached]:
    """The events still to be written: each warning and each breach once per instance (C8)."""
    events = [event for entry in log for event in entry.events]
    warned = {(event.metric, event.instance) for event in events if isinstance(event, SlaWarned)}
    breached = {(event.metric, event.instance) for event in events if isinstance(event, SlaBreached)}
    due: list[SlaWarned | SlaBreached] = []
    for clock in found:
        key = (clock.metric, clock.instance)
        if clock.is_warning and key not in warned:
            due.append(SlaWarned(metric=clock.metric, instance=clock.instance))
        if clock.result == "breached" and key not in breached:
            due.append(
                SlaBreached(metric=clock.metric, instance=clock.instance, priority_applied=clock.priority_applied)
            )
    return due

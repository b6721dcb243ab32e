"""A clock between two changes: what its badge says at any moment after it was written down (desk.md section 5, C5).

The relay writes a clock down when its ticket changes (``clock_out``); whoever shows it counts on from there with the same
calendar (``stand``), so that a badge runs by itself and costs nobody a question. Nothing here reads a log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.clocks import Badge, badge
from assistdesk.core.desk.events_service import SlaTargetChange
from assistdesk.core.desk.history import FIRST_REPLY, NEXT_REPLY, UPDATES
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import Clock, ScheduleKey
from assistdesk.core.desk.shapes import ClockOut, from_rfc3339, to_rfc3339


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """``ClockOut`` in milliseconds, as far as a badge needs it."""

    metric: str
    state: Literal["active", "paused", "closed"]
    result: Literal["met", "breached", "cancelled"] | None
    target_ms: int
    elapsed_ms: int
    as_of_ms: int
    schedule: ScheduleKey | None = None
    due_ms: int | None = None
    warn_ms: int | None = None
    late_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """``badge`` None: cancelled, it says nothing. ``remaining_ms`` is below zero by the overrun."""

    badge: Badge | None
    remaining_ms: int


def clock_out(clock: Clock, now_ms: int) -> ClockOut:
    """Write *clock*, computed at *now_ms*, down."""
    schedule_id, schedule_version = clock.schedule or (None, None)
    return ClockOut(
        metric=clock.metric,
        instance=clock.instance,
        state=clock.state,
        result=clock.result,
        badge=badge(clock),
        target_s=clock.target_s,
        elapsed_ms=clock.elapsed_ms,
        as_of=to_rfc3339(now_ms),
        started_at=to_rfc3339(clock.started_at),
        ended_at=_text(clock.ended_at),
        hours=clock.hours,
        schedule_id=schedule_id,
        schedule_version=schedule_version,
        due_at=_text(clock.due_at),
        warn_at=_text(clock.warn_at),
        late_at=_text(clock.late_at),
        breached_at=_text(clock.breached_at),
        policy_id=clock.policy_id,
        policy_version=clock.policy_version,
        priority_applied=clock.priority_applied,
    )


def facts_of(clock: ClockOut) -> ClockFacts:
    """Raises ValueError for a time that is none."""
    has_schedule = clock.schedule_id is not None and clock.schedule_version is not None
    return ClockFacts(
        metric=clock.metric,
        state=clock.state,
        result=clock.result,
        target_ms=clock.target_s * 1_000,
        elapsed_ms=clock.elapsed_ms,
        as_of_ms=from_rfc3339(clock.as_of),
        schedule=(clock.schedule_id or 0, clock.schedule_version or 0) if has_schedule else None,
        due_ms=_ms(clock.due_at),
        warn_ms=_ms(clock.warn_at),
        late_ms=_ms(clock.late_at),
    )


def stand(facts: ClockFacts, calendar: Calendar | None, now_ms: int) -> Standing:
    """The badge at *now_ms*. *calendar* is the schedule's; without it a business clock stands still until it is known."""
    elapsed_ms = facts.elapsed_ms
    if facts.state == "active" and now_ms > facts.as_of_ms:
        if facts.schedule is None:
            elapsed_ms += now_ms - facts.as_of_ms
        elif calendar is not None:
            elapsed_ms += calendar.counted_ms(facts.as_of_ms, now_ms)
    return Standing(_badge(facts, now_ms), facts.target_ms - elapsed_ms)


def leaves_all(side: Side, written: Iterable[ClockOut], in_force: Iterable[SlaTargetChange]) -> bool:
    """Does one more public line of *side* leave every clock as it was *written* down?

    A second answer in a row answers nobody, a second question is waited for already. False where that is not certain: the
    log must be counted then. Changes of status or targets beside the line are the caller's to see.
    """
    open_metrics = {clock.metric for clock in written if clock.state != "closed"}
    is_waited_for = not open_metrics.isdisjoint((FIRST_REPLY, NEXT_REPLY))
    match side:
        case Side.THEIRS:
            return is_waited_for
        case Side.OURS:  # a breached update goes on to be counted where its target was taken away
            updates = open_metrics | {target.metric for target in in_force}
            return not is_waited_for and updates.isdisjoint(UPDATES)
        case _:
            return False


def _badge(facts: ClockFacts, now_ms: int) -> Badge | None:
    if facts.result == "breached" or (facts.late_ms is not None and now_ms >= facts.late_ms):
        return "breached"
    if facts.state == "closed":
        return "met" if facts.result == "met" else None
    if facts.state == "paused":
        return "paused"
    return "warning" if facts.warn_ms is not None and now_ms >= facts.warn_ms else "running"


def _text(at_ms: int | None) -> str | None:
    return None if at_ms is None else to_rfc3339(at_ms)


def _ms(text: str | None) -> int | None:
    return None if text is None else from_rfc3339(text)

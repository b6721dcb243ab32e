"""Clocks as the windows show them: facts for the list's badges, and an answer for *Clock explained*, made by the real rules."""

from assistdesk.core.desk import clocks
from assistdesk.core.desk.badges import ClockFacts, clock_out
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events import Change, Create, ReplyAdded
from assistdesk.core.desk.events_service import Hours, MetricName, SlaTargetChange
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import Clock, LogEntry, Schedule
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.shapes_rules import ClockExplained, ClocksAnswer, ScheduleOut, SegmentOut

HOUR_MS, MINUTE_MS = 3_600_000, 60_000
OFFICE = Schedule(
    id=1,
    version=2,
    name="Office hours",
    time_zone="UTC",
    intervals=tuple((day * 1_440 + 540, day * 1_440 + 1_080) for day in range(1, 6)),
)


def running(now_ms: int, left_min: int, target_min: int = 240) -> ClockFacts:
    """A clock of the day and night with so much left; below zero it is over."""
    left_ms, target_ms = left_min * MINUTE_MS, target_min * MINUTE_MS
    return ClockFacts(
        "next_reply_time",
        "active",
        "breached" if left_min < 0 else None,
        target_ms,
        target_ms - left_ms,
        now_ms,
        None,
        now_ms + left_ms,
        now_ms + left_ms - target_ms // 4,
        now_ms + left_ms + 1,
    )


def still(now_ms: int, state: str, result: str | None, left_min: int) -> ClockFacts:
    """A clock that stands: paused, or closed with its result."""
    target_ms = 240 * MINUTE_MS
    return ClockFacts(
        "requester_wait_time",
        state,  # type: ignore[arg-type]
        result,  # type: ignore[arg-type]
        target_ms,
        target_ms - left_min * MINUTE_MS,
        now_ms,
    )


def explained(now_ms: int, what_if: clocks.WhatIf | None = None) -> ClocksAnswer:
    """Asked two days ago, answered, waited for the customer, asked again: three clocks, one of them over. *what_if*: told under
    those rules, too."""
    start_ms = now_ms - 49 * HOUR_MS
    rows: tuple[tuple[MetricName, int, Hours], ...] = (
        ("first_reply_time", 3_600, "calendar"),
        ("next_reply_time", 4 * 3_600, "calendar"),
        ("requester_wait_time", 16 * 3_600, "business"),
    )
    targets = tuple(
        SlaTargetChange(
            metric=metric,
            policy_id=1,
            policy_version=1,
            target_s=target_s,
            hours=hours,
            schedule_id=1 if hours == "business" else None,
            schedule_version=2 if hours == "business" else None,
            priority_applied="high",
        )
        for metric, target_s, hours in rows
    )
    log = [
        LogEntry(
            seq=1,
            at_ms=start_ms,
            side=Side.THEIRS,
            events=(Create(value="new"), ReplyAdded(comment_id=1, digest="d"), *targets),
        ),
        LogEntry(
            seq=2,
            at_ms=start_ms + 25 * MINUTE_MS,
            side=Side.OURS,
            events=(
                ReplyAdded(comment_id=2, digest="d"),
                Change(field="status", previous="new", value="pending"),
            ),
        ),
        LogEntry(
            seq=3,
            at_ms=start_ms + 44 * HOUR_MS,
            side=Side.THEIRS,
            events=(ReplyAdded(comment_id=3, digest="d"), Change(field="status", previous="pending", value="open")),
        ),
    ]
    calendars = {OFFICE.key: Calendar(OFFICE)}
    if what_if is not None:
        held = LogEntry(
            seq=4,
            at_ms=now_ms - 90 * MINUTE_MS,
            side=Side.OURS,
            events=(Change(field="status", previous="open", value="hold"),),
        )
        log.append(held)
    found = clocks.clocks(log, calendars, now_ms)
    first = clocks.most_pressing(found)
    ordered = sorted(found, key=lambda clock: clock is not first)
    as_if = () if what_if is None else clocks.clocks(log, calendars, now_ms, what_if)
    others = {(one.metric, one.instance): one for one in as_if}

    def told(several: list[Clock]) -> tuple[ClockExplained, ...]:
        return tuple(
            ClockExplained(
                clock=clock_out(clock, now_ms),
                policy_title="Standard",
                segments=tuple(
                    SegmentOut(
                        from_at=to_rfc3339(segment.from_ms),
                        to_at=to_rfc3339(segment.to_ms),
                        kind=segment.kind,
                        ms=segment.ms,
                        why_seq=segment.why_seq,
                    )
                    for segment in clocks.explain(clock, calendars)
                ),
            )
            for clock in several
        )

    return ClocksAnswer(
        clocks=told(ordered),
        what_if=told([others[one.metric, one.instance] for one in ordered] if others else []),
        schedules=(
            ScheduleOut(id=1, version=2, name=OFFICE.name, time_zone=OFFICE.time_zone, intervals=OFFICE.intervals),
        ),
    )

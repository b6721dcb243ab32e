"""A clock that was written down goes on by itself, and says the same as one counted anew from the log."""

import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.badges import ClockFacts, Standing, clock_out, facts_of, leaves_all, stand
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.clocks import badge, clocks
from assistdesk.core.desk.events import Change, Create, ReplyAdded
from assistdesk.core.desk.events_service import SlaTargetChange
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import LogEntry, Schedule
from assistdesk.core.desk.shapes import ClockOut, from_rfc3339

START_MS = from_rfc3339("2026-03-02T08:00:00.000Z")  # a Monday
HOUR_MS = 3_600_000
MINUTE_MS = 60_000
OFFICE = Schedule(
    id=1,
    version=4,
    name="Office",
    time_zone="UTC",
    intervals=tuple((day * 1_440 + 540, day * 1_440 + 1_080) for day in range(1, 6)),
)
CALENDAR = Calendar(OFFICE)


def log(*, hours: str, status: str = "new") -> list[LogEntry]:
    target = SlaTargetChange(metric="requester_wait_time", policy_id=1, policy_version=1, target_s=4 * 3_600)
    if hours == "business":
        target = SlaTargetChange(
            metric="requester_wait_time",
            policy_id=1,
            policy_version=1,
            target_s=4 * 3_600,
            hours="business",
            schedule_id=1,
            schedule_version=4,
        )
    first = (Create(value="new"), ReplyAdded(comment_id=1, digest="d"), target)
    entries = [LogEntry(seq=1, at_ms=START_MS, side=Side.THEIRS, events=first)]
    if status != "new":
        change = Change(field="status", previous="new", value=status)
        entries.append(LogEntry(seq=2, at_ms=START_MS + HOUR_MS, side=Side.OURS, events=(change,)))
    return entries


def written(entries: list[LogEntry], now_ms: int) -> ClockOut:
    (clock,) = clocks(entries, {OFFICE.key: CALENDAR}, now_ms)
    return clock_out(clock, now_ms)


@pytest.mark.parametrize("hours", ["calendar", "business"])
@pytest.mark.parametrize("status", ["new", "pending", "solved"])
@given(after_min=st.integers(0, 5 * 1_440))
def test_counting_on_says_what_counting_anew_says(hours: str, status: str, after_min: int) -> None:
    entries = log(hours=hours, status=status)
    facts = facts_of(written(entries, START_MS + HOUR_MS))
    now_ms = START_MS + HOUR_MS + after_min * MINUTE_MS
    (anew,) = clocks(entries, {OFFICE.key: CALENDAR}, now_ms)
    assert stand(facts, CALENDAR, now_ms) == Standing(badge(anew), anew.remaining_ms)


def test_a_business_clock_stands_still_until_its_hours_are_known() -> None:
    facts = facts_of(written(log(hours="business"), START_MS + 2 * HOUR_MS))
    assert facts.schedule == OFFICE.key
    later = START_MS + 3 * HOUR_MS
    assert stand(facts, None, later).remaining_ms == 3 * HOUR_MS
    assert stand(facts, CALENDAR, later).remaining_ms == 2 * HOUR_MS


def test_a_moment_before_it_was_written_down_changes_nothing() -> None:
    facts = facts_of(written(log(hours="calendar"), START_MS + HOUR_MS))
    assert stand(facts, None, START_MS).remaining_ms == 3 * HOUR_MS


def test_a_badge_turns_by_itself_from_running_to_warning_to_breached() -> None:
    facts = facts_of(written(log(hours="calendar"), START_MS))
    due_ms = START_MS + 4 * HOUR_MS
    assert [stand(facts, None, at).badge for at in (START_MS, due_ms - 50 * MINUTE_MS, due_ms, due_ms + 1)] == [
        "running",
        "warning",
        "warning",
        "breached",
    ]


def test_a_cancelled_clock_says_nothing_and_a_met_one_that_it_was_met() -> None:
    ended = ClockFacts("first_reply_time", "closed", "cancelled", 1_000, 500, START_MS)
    assert stand(ended, None, START_MS).badge is None
    assert stand(dataclasses.replace(ended, result="met"), None, START_MS + HOUR_MS) == Standing("met", 500)


def test_a_clock_in_calendar_hours_names_no_schedule() -> None:
    shape = written(log(hours="calendar"), START_MS)
    assert (shape.hours, shape.schedule_id, facts_of(shape).schedule) == ("calendar", None, None)


def test_a_second_line_in_a_row_leaves_every_clock_and_a_first_one_does_not() -> None:
    target = SlaTargetChange(metric="next_reply_time", target_s=60)
    waits = msgspec.structs.replace(written(log(hours="calendar"), START_MS), metric="next_reply_time")
    answered = msgspec.structs.replace(waits, state="closed", result="met")
    assert leaves_all(Side.THEIRS, [waits], [target])
    assert not leaves_all(Side.THEIRS, [answered], [target])
    assert leaves_all(Side.OURS, [answered], [target])
    assert not leaves_all(Side.OURS, [waits], [target])
    assert not leaves_all(Side.OURS, [answered], [SlaTargetChange(metric="periodic_update_time", target_s=60)])
    assert not leaves_all(Side.NONE, [waits], [target])
    late = msgspec.structs.replace(waits, metric="pausable_update_time")
    assert not leaves_all(Side.OURS, [answered, late], []), "its target was taken away, and it counts on"

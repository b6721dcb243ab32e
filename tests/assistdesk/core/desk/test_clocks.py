"""core/desk/clocks.py: rules C1-C10 of desk.md section 5, golden numbers B2 and M1, traps 7-14, and that strips tile."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.badges import Standing, clock_out, facts_of, leaves_all, stand
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.clocks import (
    Calendars,
    WhatIf,
    badge,
    badge_time,
    clocks,
    explain,
    marks,
    most_pressing,
    next_due_at,
    next_timer_at,
)
from assistdesk.core.desk.events import Change, MergedInto, Unmerged
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallStarted,
    MergedFrom,
    MetricName,
    SlaBreached,
    SlaTargetChange,
    SlaWarned,
)
from assistdesk.core.desk.history import METRICS, UPDATES, WHOLE_LIFE
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import Clock, Holiday, LogEntry, Schedule
from assistdesk.core.desk.targets import targets_in_force
from assistdesk.core.errors import MisuseError
from tests.assistdesk.core.desk.logs import MIN, NONE, OURS, START, THEIRS, Play, said, target

FIRST: MetricName = "first_reply_time"
NEXT: MetricName = "next_reply_time"
PERIODIC: MetricName = "periodic_update_time"
PAUSABLE: MetricName = "pausable_update_time"
WAIT: MetricName = "requester_wait_time"
WORK: MetricName = "agent_work_time"
TOTAL: MetricName = "total_resolution_time"

OFFICE = Schedule(
    id=1,
    name="office",
    time_zone="UTC",
    intervals=tuple((day * 1_440 + 540, day * 1_440 + 1_020) for day in range(1, 6)),
    holidays=(Holiday(first=datetime.date(2026, 3, 3), last=datetime.date(2026, 3, 3), counted=True),),
)
NIGHT = Schedule(id=2, name="night", time_zone="UTC", intervals=((0, 10_080),))
HOURS: Calendars = {schedule.key: Calendar(schedule) for schedule in (OFFICE, NIGHT)}
FRIDAY = START + 5 * 1_440 * MIN
"""2026-03-06T10:00Z, inside the office's hours."""


def at(play: Play, minute: float, what_if: WhatIf | None = None) -> dict[tuple[MetricName, int], Clock]:
    return {(clock.metric, clock.instance): clock for clock in clocks(play.log, HOURS, play.ms(minute), what_if)}


def one(play: Play, minute: float, metric: MetricName, instance: int = 1) -> Clock:
    return at(play, minute)[metric, instance]


def minutes(clock: Clock) -> float:
    return clock.elapsed_ms / MIN


# --- golden -------------------------------------------------------------------------------------------------------


def test_golden_b2_time_counted_stays_as_counted_when_the_schedule_changes() -> None:
    week = tuple((720 + 1_440 * d, 1_560 + 1_440 * d) for d in range(6))
    first = Schedule(id=11, name="L1", time_zone="UTC", intervals=(*week, (9_360, 10_080), (0, 120)))
    second = Schedule(
        id=12, name="L2", time_zone="UTC", intervals=tuple((2_340 + 1_440 * d, 2_910 + 1_440 * d) for d in range(5))
    )
    calendars = {schedule.key: Calendar(schedule) for schedule in (first, second)}

    def instant(text: str) -> int:
        return int(datetime.datetime.fromisoformat(text + "+00:00").timestamp() * 1_000)

    play = Play(instant("2020-09-29T17:01:38"))
    play.created(0, target(FIRST, 2_000, hours="business", schedule=(11, 1)))
    change_min = (instant("2020-09-30T19:01:25") - play.start_ms) / MIN
    play.add(change_min, NONE, target(FIRST, 2_000, hours="business", schedule=(12, 1)))
    play.reply((instant("2020-09-30T19:01:46") - play.start_ms) / MIN)
    [clock] = clocks(play.log, calendars, play.ms(10_000))
    assert clock.elapsed_ms == 57_608_000
    [last] = clocks(play.log, calendars, play.ms(10_000), WhatIf(schedule=(12, 1)))
    assert last.elapsed_ms == 41_408_000


def m1() -> Play:
    targets = [target(metric, 10_000) for metric in (WAIT, WORK, TOTAL)]
    play = Play().created(0, *targets).to("pending", 30).to("open", 90).to("hold", 100)
    return play.to("solved", 130).to("open", 1_000).to("solved", 1_020)


def test_golden_m1_the_whole_life_clocks() -> None:
    found = at(m1(), 2_000)
    assert [minutes(found[metric, 1]) for metric in (WAIT, WORK, TOTAL)] == [90, 60, 150]
    assert {clock.result for clock in found.values()} == {"met"}


# --- rules --------------------------------------------------------------------------------------------------------


def test_c1_time_before_the_target_came_counts_from_the_metric_s_own_start() -> None:
    play = Play().created(0).add(20, NONE, target(TOTAL, 60))
    assert at(play, 10) == {}
    clock = one(play, 30, TOTAL)
    assert (minutes(clock), clock.due_at) == (30, play.ms(60))


def test_c2_ending_exactly_at_the_target_is_met_and_a_moment_later_breached() -> None:
    exact = Play().created(0, target(FIRST, 60)).reply(60)
    late = Play().created(0, target(FIRST, 60)).reply(60 + 1 / MIN)
    assert one(exact, 100, FIRST).result == "met"
    clock = one(late, 100, FIRST)
    assert (clock.result, clock.breached_at, clock.ended_at) == ("breached", late.ms(60), late.ms(60) + 1)


def test_c2_a_running_clock_is_breached_from_late_at_on() -> None:
    play = Play().created(0, target(FIRST, 60))
    before = one(play, 60, FIRST)
    assert (before.result, before.due_at, before.late_at) == (None, play.ms(60), play.ms(60) + 1)
    after = one(play, 60 + 1 / MIN, FIRST)
    assert (after.result, after.state, after.due_at, after.late_at) == ("breached", "active", play.ms(60), None)


def test_c2_a_target_set_when_it_is_already_overrun_breaches_when_it_was_set() -> None:
    play = Play().created(0, target(TOTAL, 600)).add(100, OURS, target(TOTAL, 60, priority="urgent"))
    clock = one(play, 101, TOTAL)
    assert (clock.breached_at, clock.due_at, clock.priority_applied) == (play.ms(100), play.ms(100), "urgent")
    assert (one(play, 100, TOTAL).result, one(play, 100, TOTAL).late_at) == ("breached", None)


def test_c2_a_target_lowered_below_the_elapsed_time_breaches_a_paused_clock_too() -> None:
    play = Play().created(0, target(WAIT, 600)).to("pending", 100).add(110, OURS, target(WAIT, 60))
    clock = one(play, 120, WAIT)
    assert (clock.result, clock.breached_at, clock.state, clock.due_at) == ("breached", play.ms(110), "paused", None)
    play.add(115, OURS, target(WAIT, 6_000)).to("solved", 130)
    assert one(play, 140, WAIT).breached_at == play.ms(110)


def test_c2_a_target_set_while_solved_is_asked_for_after_the_reopen_only() -> None:
    play = Play().created(0, target(WAIT, 600)).to("solved", 100).add(110, OURS, target(WAIT, 60))
    assert one(play, 120, WAIT).result == "met"
    play.ask(500)
    assert (one(play, 501, WAIT).result, one(play, 501, WAIT).breached_at) == ("breached", play.ms(500))


def test_c3_a_new_target_replaces_the_old_and_elapsed_stays() -> None:
    play = Play().created(0, target(TOTAL, 60)).add(30, OURS, target(TOTAL, 240, priority="low"))
    clock = one(play, 90, TOTAL)
    assert (minutes(clock), clock.due_at, clock.result, clock.priority_applied) == (90, play.ms(240), None, "low")


def test_c3_hours_change_from_that_audit_on() -> None:
    play = Play(FRIDAY).created(0, target(TOTAL, 10_000, hours="business", schedule=(1, 1)))
    play.add(1_440, NONE, target(TOTAL, 10_000))
    assert minutes(one(play, 1_440 + 60, TOTAL)) == 420 + 60


def test_c4_a_breach_is_final_and_keeps_the_target_it_broke() -> None:
    play = Play().created(0, target(TOTAL, 60, priority="high")).add(90, OURS, target(TOTAL, 600, priority="low"))
    play.to("solved", 100)
    clock = one(play, 200, TOTAL)
    assert (clock.result, clock.target_s, clock.priority_applied, clock.breached_at) == (
        "breached",
        3_600,
        "high",
        play.ms(60),
    )


def test_c5_a_paused_clock_keeps_what_is_left_and_has_no_due_time() -> None:
    play = Play().created(0, target(WAIT, 60)).to("pending", 20)
    clock = one(play, 500, WAIT)
    assert (clock.state, clock.due_at, clock.warn_at, clock.remaining_ms // MIN) == ("paused", None, None, 40)
    assert badge(clock) == "paused"


def test_c5_badges_stand_in_their_order() -> None:
    play = Play().created(0, target(FIRST, 100), target(WAIT, 50), target(TOTAL, 30), target(WORK, 500))
    found = at(play, 40)
    assert [badge(found[metric, 1]) for metric in (FIRST, WAIT, TOTAL)] == ["running", "warning", "breached"]
    assert most_pressing(found.values()) == found[TOTAL, 1]
    assert next_due_at(found.values()) == play.ms(30)
    solved = at(play.to("solved", 45), 50)
    assert badge(solved[FIRST, 1]) is None
    assert badge(solved[WAIT, 1]) == "met"
    assert most_pressing([solved[FIRST, 1]]) is None
    assert next_due_at(solved.values()) is None
    assert next_timer_at(solved.values(), play.ms(50)) is None


def test_c5_of_two_clocks_that_run_the_one_that_is_due_first_stands_for_the_ticket_at_any_hour() -> None:
    by_hours = target(WAIT, 12 * 60, hours="business", schedule=(1, 1))
    play = Play(FRIDAY).created(0, by_hours, target(TOTAL, 30 * 60))
    for minute in (0, 4 * 60, 12 * 60):
        found = at(play, minute)
        assert {badge(clock) for clock in found.values()} == {"running"}
        assert most_pressing(found.values()) == found[TOTAL, 1]
        assert next_due_at(found.values()) == found[TOTAL, 1].due_at
    assert found[WAIT, 1].remaining_ms < found[TOTAL, 1].remaining_ms, "less of it is left, and it is due on Monday"


def test_c5_of_two_that_were_due_at_once_the_same_stands_for_the_ticket_whichever_is_overrun_by_more() -> None:
    by_hours = target(WAIT, 60, hours="business", schedule=(1, 1))
    play = Play(FRIDAY).created(0, by_hours, target(TOTAL, 60))
    for minute in (90, 12 * 60):
        found = at(play, minute)
        assert {badge(clock) for clock in found.values()} == {"breached"}
        assert most_pressing(found.values()) == found[WAIT, 1]
    assert found[TOTAL, 1].remaining_ms < found[WAIT, 1].remaining_ms


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (130 * MIN, "2h 10m"),
        (-15 * MIN, "-15m"),
        (-15 * MIN - 59_999, "-15m"),
        (59_999, "59s"),
        (-999, "0s"),
        (-1_000, "-1s"),
        (60_000, "1m"),
        (3 * 86_400_000 + 3_599_999, "3d 0h"),
    ],
)
def test_c5_badge_times_are_floored(ms: int, text: str) -> None:
    assert badge_time(ms) == text


def test_c6_reply_clocks_start_new_instances_and_whole_life_clocks_go_on() -> None:
    play = Play().created(0, target(NEXT, 60), target(TOTAL, 600)).reply(10).ask(20).reply(30).to("solved", 40)
    assert one(play, 50, TOTAL).result == "met"
    play.ask(1_000).reply(1_010)
    found = at(play, 1_020)
    assert (found[TOTAL, 1].result, minutes(found[TOTAL, 1])) == (None, 60)
    assert [(found[NEXT, n].started_at, minutes(found[NEXT, n])) for n in (1, 2)] == [
        (play.ms(20), 10),
        (play.ms(1_000), 10),
    ]


def test_c6_a_first_reply_that_was_never_given_is_waited_for_again_after_a_reopen() -> None:
    play = Play().created(0, target(FIRST, 60)).to("solved", 10)
    cancelled = one(play, 20, FIRST)
    assert (cancelled.state, cancelled.result, badge(cancelled)) == ("closed", "cancelled", None)
    play.ask(100).reply(120)
    assert (one(play, 200, FIRST).result, minutes(one(play, 200, FIRST))) == ("met", 30)


def test_c7_a_merge_cancels_the_source_s_clocks_and_an_unmerge_takes_them_up() -> None:
    play = Play().created(0, target(FIRST, 600), target(TOTAL, 600))
    play.to("closed", 30, MergedInto(target_id=9))
    assert {clock.result for clock in at(play, 40).values()} == {"cancelled"}
    play.to("new", 60, Unmerged(other_id=9))
    found = at(play, 70)
    assert {(clock.state, minutes(clock)) for clock in found.values()} == {("active", 40)}


def test_c7_an_unmerge_takes_up_only_what_the_merge_cancelled() -> None:
    play = Play().created(0, target(TOTAL, 600), target(FIRST, 60)).reply(10).to("solved", 20)
    play.to("closed", 30, MergedInto(target_id=9)).to("solved", 60, Unmerged(other_id=9))
    assert (one(play, 70, TOTAL).result, one(play, 70, TOTAL).ended_at) == ("met", play.ms(20))


def test_c7_the_target_s_next_reply_may_start_at_what_the_source_left_unanswered() -> None:
    play = Play().created(0, target(NEXT, 600)).reply(10)
    play.add(100, OURS, MergedFrom(source_id=9, oldest_unanswered_at=play.ms(40)))
    assert (one(play, 110, NEXT).started_at, minutes(one(play, 110, NEXT))) == (play.ms(40), 70)
    waiting = Play().created(0, target(NEXT, 600)).reply(10).ask(50)
    waiting.add(100, OURS, MergedFrom(source_id=9, oldest_unanswered_at=waiting.ms(40)))
    assert one(waiting, 110, NEXT).started_at == waiting.ms(40)
    for answered in (
        Play().created(0, target(NEXT, 600)),
        Play().created(0, target(NEXT, 600)).reply(9).to("solved", 10),
    ):
        answered.add(100, OURS, MergedFrom(source_id=9, oldest_unanswered_at=answered.ms(40)))
        answered.add(101, OURS, MergedFrom(source_id=8))
        assert at(answered, 110) == {}


def test_c7_a_wait_that_an_unmerge_ends_is_in_no_rate_unless_it_was_breached() -> None:
    for unmerged_at, result in ((110, "cancelled"), (700, "breached")):
        play = Play().created(0, target(NEXT, 600)).reply(10)
        play.add(100, OURS, MergedFrom(source_id=9, oldest_unanswered_at=play.ms(40)))
        play.add(unmerged_at, OURS, Unmerged(other_id=9))
        ended = one(play, 5_000, NEXT)
        assert (ended.state, ended.result, ended.due_at) == ("closed", result, None)


def test_c7_deletion_pauses_all_and_a_restore_resumes() -> None:
    play = Play().created(0, target(FIRST, 60), target(TOTAL, 60)).to("deleted", 20)
    assert {(clock.state, clock.due_at) for clock in at(play, 500).values()} == {("paused", None)}
    play.to("new", 500)
    assert {(clock.state, clock.due_at) for clock in at(play, 500).values()} == {("active", play.ms(540))}


@pytest.mark.parametrize(("target_min", "left_min"), [(240, 60), (40, 15), (20, 10), (60, 15)])
def test_c8_a_warning_comes_before_the_due_time(target_min: int, left_min: int) -> None:
    play = Play().created(0, target(TOTAL, target_min))
    clock = one(play, 0, TOTAL)
    assert clock.warn_at == play.ms(target_min - left_min)
    assert not one(play, target_min - left_min - 1, TOTAL).is_warning
    assert one(play, target_min - left_min, TOTAL).is_warning
    assert next_timer_at([clock], play.ms(0)) == clock.warn_at
    assert next_timer_at([clock], clock.warn_at) == clock.late_at


def test_c8_marks_are_written_once_per_instance() -> None:
    play = Play().created(0, target(TOTAL, 60, priority="high"))
    assert marks(play.log, at(play, 10).values()) == []
    [warned] = marks(play.log, at(play, 50).values())
    assert warned == SlaWarned(metric=TOTAL, instance=1)
    play.add(50, NONE, warned)
    assert marks(play.log, at(play, 55).values()) == []
    [breached] = marks(play.log, at(play, 61).values())
    assert breached == SlaBreached(metric=TOTAL, instance=1, priority_applied="high")
    play.add(61, NONE, breached)
    assert marks(play.log, at(play, 900).values()) == []


def test_c10_a_new_schedule_version_never_moves_the_past() -> None:
    later = Schedule(id=1, version=2, name="office", time_zone="UTC", intervals=((0, 10_080),))
    calendars = {**HOURS, later.key: Calendar(later)}
    play = Play(FRIDAY).created(0, target(TOTAL, 10_000, hours="business", schedule=(1, 1)))
    play.add(1_440, NONE, target(TOTAL, 10_000, hours="business", schedule=(1, 2)))
    [clock] = clocks(play.log, calendars, play.ms(1_440 + 60))
    assert minutes(clock) == 420 + 60
    assert {segment.schedule for segment in explain(clock, calendars) if segment.kind == "counted"} == {(1, 1), (1, 2)}


# --- when each metric starts and ends ------------------------------------------------------------------------------


def test_a_ticket_opened_by_ours_waits_for_the_first_reply_from_their_first_comment_on() -> None:
    play = Play().created(0, target(FIRST, 60), side=OURS, value="open").reply(5)
    assert at(play, 10) == {}
    play.ask(20).reply(30)
    assert (one(play, 40, FIRST).started_at, minutes(one(play, 40, FIRST))) == (play.ms(20), 10)


def test_a_call_s_first_reply_runs_from_its_ring_to_its_answer() -> None:
    play = Play()
    ring = CallStarted(call_id="c", started_at=play.ms(-5))
    answer = CallAnswered(call_id="c", answered_at=play.ms(-4), agent_id=7)
    play.created(0, target(FIRST, 60), target(TOTAL, 60), ring, answer, side=OURS, value="solved")
    found = at(play, 10)
    assert (found[FIRST, 1].result, minutes(found[FIRST, 1])) == ("met", 1)
    assert (found[TOTAL, 1].result, minutes(found[TOTAL, 1])) == ("met", 0)


def test_an_outgoing_call_opens_a_ticket_of_ours() -> None:
    play = Play()
    ring = CallStarted(call_id="c", started_at=play.ms(-5), direction="out")
    play.created(0, target(FIRST, 60), ring, CallAnswered(call_id="c", answered_at=play.ms(-4)), side=OURS)
    assert at(play, 10) == {}


def test_next_reply_starts_at_the_oldest_unanswered_comment_and_ends_when_solved() -> None:
    play = Play().created(0, target(NEXT, 60)).ask(5).reply(10).ask(20).ask(25).to("hold", 30).to("solved", 40)
    clock = one(play, 50, NEXT)
    assert (clock.started_at, clock.ended_at, clock.result) == (play.ms(20), play.ms(40), "met")


def test_a_solving_thank_you_of_the_customer_starts_nothing() -> None:
    play = Play().created(0, target(NEXT, 60)).reply(10).to("solved", 20, said(), side=THEIRS)
    assert at(play, 30) == {}


def test_updates_run_from_one_reply_of_ours_to_the_next_and_pausable_ones_pause() -> None:
    play = Play().created(0, target(PERIODIC, 60), target(PAUSABLE, 60)).reply(10).to("pending", 20).reply(50)
    play.to("solved", 90, said())
    found = at(play, 100)
    assert [(minutes(found[metric, 1]), minutes(found[metric, 2])) for metric in UPDATES] == [(40, 40), (10, 0)]
    assert (PERIODIC, 3) not in found


def test_a_solving_answer_is_an_answer_in_either_order_of_its_events() -> None:
    status = Change(field="status", previous="new", value="solved")
    for events in ((said(), status), (status, said())):
        play = Play().created(0, target(FIRST, 60)).add(10, OURS, *events)
        assert one(play, 20, FIRST).result == "met"


def test_a_removed_target_cancels_and_a_new_one_takes_the_elapsed_time_up() -> None:
    removed = SlaTargetChange(metric=TOTAL, removed=True)
    play = Play().created(0, target(TOTAL, 60)).add(20, OURS, removed)
    clock = one(play, 100, TOTAL)
    assert (clock.state, clock.result, clock.ended_at, minutes(clock)) == ("closed", "cancelled", play.ms(20), 20)
    play.add(30, OURS, target(TOTAL, 60))
    assert (one(play, 40, TOTAL).result, minutes(one(play, 40, TOTAL))) == (None, 40)
    assert at(Play().created(0, removed), 10) == {}


def test_a_removed_target_takes_no_breach_back() -> None:
    removed = SlaTargetChange(metric=TOTAL, removed=True)
    play = Play().created(0, target(TOTAL, 60)).add(100, OURS, removed)
    assert (one(play, 150, TOTAL).result, one(play, 150, TOTAL).state) == ("breached", "active")
    play.to("solved", 200)
    assert (one(play, 250, TOTAL).ended_at, minutes(one(play, 250, TOTAL))) == (play.ms(200), 200)


def test_a_target_that_the_ending_audit_sets_comes_too_late() -> None:
    play = Play().created(0, target(FIRST, 600)).reply(100, target(FIRST, 60))
    assert (one(play, 200, FIRST).result, one(play, 200, FIRST).target_s) == ("met", 36_000)


def test_nothing_is_known_before_the_ticket_was_created() -> None:
    play = Play().created(10, target(TOTAL, 60))
    assert clocks(play.log, HOURS, play.ms(5)) == []
    assert clocks([], HOURS, START) == []
    stray = [LogEntry(seq=1, at_ms=START, side=OURS, events=(said(),))]
    assert clocks(stray, HOURS, START) == []


def test_a_target_under_an_unknown_schedule_is_the_caller_s_mistake() -> None:
    play = Play().created(0, target(TOTAL, 60, hours="business", schedule=(99, 1)))
    with pytest.raises(MisuseError, match="clock_schedule"):
        at(play, 10)


# --- traps --------------------------------------------------------------------------------------------------------


def test_trap_7_round_the_clock_business_hours_equal_calendar_hours() -> None:
    play = Play().created(0, target(TOTAL, 50_000, hours="business", schedule=(2, 1)), target(WORK, 50_000))
    found = at(play, 40_000)
    assert found[TOTAL, 1].elapsed_ms == found[WORK, 1].elapsed_ms


def test_trap_9_an_update_target_never_fires_before_the_first_reply() -> None:
    play = Play().created(0, target(FIRST, 480), target(PERIODIC, 60), target(PAUSABLE, 60))
    assert set(at(play, 400)) == {(FIRST, 1)}


def test_trap_10_no_reply_clock_runs_while_ours_spoke_last() -> None:
    play = Play().created(0, target(FIRST, 60), target(NEXT, 60)).reply(10).ask(20).reply(30)
    assert all(clock.result == "met" for clock in at(play, 10_000).values())


def test_trap_10_no_warning_and_no_breach_outside_business_hours() -> None:
    play = Play(FRIDAY).created(0, target(FIRST, 420, hours="business", schedule=(1, 1)))
    end_of_friday, monday = play.ms(420), play.ms(420 + 64 * 60)
    clock = one(play, 1_000, FIRST)
    assert (clock.due_at, clock.late_at, clock.result) == (end_of_friday, monday + 1, None)
    [late] = clocks(play.log, HOURS, monday + 1)
    assert (late.breached_at, late.due_at) == (monday, end_of_friday)
    warned = Play(FRIDAY).created(0, target(FIRST, 560, hours="business", schedule=(1, 1)))
    saturday = one(warned, 1_440, FIRST)
    assert (saturday.warn_at, saturday.is_warning) == (monday, False)
    assert clocks(warned.log, HOURS, monday)[0].is_warning
    assert clocks(warned.log, HOURS, monday + MIN)[0].warn_at == monday


def test_trap_10_an_answer_in_the_night_after_the_last_minute_still_met_the_target() -> None:
    play = Play(FRIDAY).created(0, target(FIRST, 420, hours="business", schedule=(1, 1))).reply(1_000)
    assert one(play, 10_000, FIRST).result == "met"


def test_trap_10_a_target_that_ran_out_with_the_hours_is_breached_when_they_begin_whatever_happened_in_the_night() -> (
    None
):
    play = Play(FRIDAY).created(0, target(TOTAL, 420, hours="business", schedule=(1, 1))).to("hold", 1_440)
    monday = play.ms(420 + 64 * 60)
    assert clocks(play.log, HOURS, monday)[0].result is None
    assert clocks(play.log, HOURS, monday + 1)[0].breached_at == monday


def test_trap_11_pending_stops_the_clock_and_a_breached_paused_clock_shows_breached() -> None:
    play = Play().created(0, target(WAIT, 60)).to("pending", 70)
    clock = one(play, 1_000, WAIT)
    assert (badge(clock), clock.state, clock.remaining_ms // MIN) == ("breached", "paused", -10)
    play.add(1_100, OURS, target(WAIT, 600, priority="low"))
    assert badge(one(play, 1_200, WAIT)) == "breached"


def test_trap_12_a_later_priority_leaves_old_breaches_under_the_old_one() -> None:
    play = Play().created(0, target(NEXT, 10, priority="urgent")).reply(1).ask(5).reply(60)
    play.add(70, OURS, target(NEXT, 100, priority="low")).ask(80).reply(300)
    found = at(play, 400)
    assert [(found[NEXT, n].result, found[NEXT, n].priority_applied) for n in (1, 2)] == [
        ("breached", "urgent"),
        ("breached", "low"),
    ]


def test_trap_13_solved_days_between_do_not_count_after_a_reopen() -> None:
    play = Play().created(0, target(FIRST, 60), target(TOTAL, 600), target(NEXT, 60)).reply(10).to("solved", 20)
    play.ask(20 + 11 * 1_440).reply(30 + 11 * 1_440)
    found = at(play, 40 + 11 * 1_440)
    assert (minutes(found[FIRST, 1]), minutes(found[TOTAL, 1]), minutes(found[NEXT, 1])) == (10, 40, 10)
    solved = [segment for segment in explain(found[TOTAL, 1], HOURS) if segment.kind == "solved"]
    assert [segment.ms // MIN for segment in solved] == [11 * 1_440]


def test_trap_14_machines_and_out_of_office_lines_answer_nothing_and_ask_nothing() -> None:
    play = Play().created(0, target(FIRST, 60), target(NEXT, 60))
    play.add(1, NONE, said()).add(2, OURS, said(auto=True)).add(3, OURS, said(kind="telling"))
    assert one(play, 10, FIRST).state == "active"
    play.reply(20).add(30, THEIRS, said(auto=True)).add(31, NONE, said())
    assert (NEXT, 1) not in at(play, 40)


# --- explained ----------------------------------------------------------------------------------------------------


def test_clock_explained_names_audits_hours_and_holidays() -> None:
    monday = START + 1_440 * MIN
    play = (
        Play(monday).created(0, target(WAIT, 5_000, hours="business", schedule=(1, 1))).to("pending", 60).to("open", 90)
    )
    [clock] = clocks(play.log, HOURS, play.ms(2 * 1_440))
    assert [(segment.kind, segment.ms // MIN, segment.why_seq, segment.row) for segment in explain(clock, HOURS)] == [
        ("counted", 60, 1, 0),
        ("paused", 30, 2, None),
        ("counted", 330, 3, 0),
        ("out_of_hours", 16 * 60, 3, None),
        ("holiday", 480, 3, 0),
        ("out_of_hours", 16 * 60, 3, None),
        ("counted", 60, 3, 2),
    ]


def test_what_if_runs_the_same_log_under_other_rules() -> None:
    play = Play().created(0, target(TOTAL, 60)).to("hold", 20).to("open", 80)
    assert one(play, 90, TOTAL).result == "breached"
    kinder = at(play, 90, WhatIf(pausing=frozenset({"hold"})))[TOTAL, 1]
    assert (kinder.result, minutes(kinder)) == (None, 30)
    wider = at(play, 90, WhatIf(target_s={TOTAL: 6_000}, hours="business", schedule=(2, 1)))[TOTAL, 1]
    assert (wider.result, wider.target_s, wider.hours) == (None, 6_000, "business")


STEPS = st.lists(
    st.tuples(
        st.integers(0, 3_000),
        st.sampled_from(("open", "pending", "hold", "solved", "reply", "ask", "target", "other", "removed", "merge")),
        st.sampled_from(METRICS),
        st.integers(1, 4_000),
    ),
    max_size=14,
)


def played(steps: list[tuple[int, str, MetricName, int]]) -> Play:
    play = Play().created(0, *(target(metric, 300, hours="business", schedule=(1, 1)) for metric in METRICS[:4]))
    minute = 0
    for gap, act, metric, size in steps:
        minute += gap
        match act:
            case "reply":
                play.reply(minute)
            case "ask":
                play.ask(minute)
            case "target":
                play.add(minute, NONE, target(metric, size))
            case "other":
                play.add(minute, NONE, target(metric, size, hours="business", schedule=(1, 1)))
            case "removed":
                play.add(minute, NONE, SlaTargetChange(metric=metric, removed=True))
            case "merge":
                play.to("closed", minute, MergedInto(target_id=9)).to("open", minute, Unmerged(other_id=9))
            case status:
                play.to(status, minute)
    return play


def test_a_target_that_is_removed_twice_is_gone_since_the_first_time() -> None:
    removed = SlaTargetChange(metric=TOTAL, removed=True)
    play = Play().created(0, target(TOTAL, 60)).add(30, NONE, removed).add(90, NONE, removed)
    found = one(play, 90, TOTAL)
    assert (found.result, minutes(found), found.ended_at) == ("cancelled", 30, play.ms(30))


@pytest.mark.parametrize("now", [4, 5, 7])
def test_c2_a_target_overrun_while_solved_is_breached_at_the_reopen_whenever_one_looks(now: int) -> None:
    play = Play().created(0).to("solved", 3).add(3, NONE, target(TOTAL, 2)).to("open", 4)
    found = one(play, now, TOTAL)
    assert (found.result, found.breached_at) == ("breached", play.ms(4))


@pytest.mark.parametrize("now", [3, 4, 7])
def test_a_target_overrun_when_it_is_set_is_breached_then_though_the_ticket_is_solved_in_that_moment(now: int) -> None:
    play = Play().created(0).add(3, NONE, target(TOTAL, 2)).to("solved", 3).to("open", 4)
    found = one(play, now, TOTAL)
    assert (found.result, found.breached_at) == ("breached", play.ms(3))


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 5_000), st.integers(0, 5_000))
def test_segments_tile_and_sum_and_time_only_goes_on(
    steps: list[tuple[int, str, MetricName, int]], sooner: int, later: int
) -> None:
    play = played(steps)
    last = (play.log[-1].at_ms - play.start_ms) // MIN
    now, then = last + sooner, last + sooner + later
    before, after = at(play, now), at(play, then)
    assert set(before) == set(after)
    for key, clock in before.items():
        segments = explain(clock, HOURS)
        end_ms = play.ms(now) if clock.ended_at is None else clock.ended_at
        edges = [segment.from_ms for segment in segments] + [end_ms]
        assert edges == [clock.started_at] + [segment.to_ms for segment in segments]
        assert sum(segment.ms for segment in segments if segment.kind == "counted") == clock.elapsed_ms
        assert after[key].elapsed_ms >= clock.elapsed_ms
        if clock.result == "breached":
            assert (after[key].result, after[key].breached_at) == ("breached", clock.breached_at)
            assert (after[key].target_s, after[key].priority_applied) == (clock.target_s, clock.priority_applied)
        elif clock.late_at is not None:
            assert (after[key].result == "breached") == (play.ms(then) >= clock.late_at)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_a_breach_once_seen_stays_whatever_happens_later(steps: list[tuple[int, str, MetricName, int]]) -> None:
    play = played(steps)
    seen: dict[tuple[MetricName, int], Clock] = {}
    for number, entry in enumerate(play.log):
        moment = entry.at_ms if number + 1 == len(play.log) else (entry.at_ms + play.log[number + 1].at_ms) // 2
        now = {(clock.metric, clock.instance): clock for clock in clocks(play.log[: number + 1], HOURS, moment)}
        for key, clock in seen.items():
            assert (now[key].result, now[key].breached_at) == ("breached", clock.breached_at)
        seen |= {key: clock for key, clock in now.items() if clock.result == "breached"}


@settings(max_examples=30, deadline=None)
@given(STEPS, st.integers(-500, 20_000))
def test_D6_no_time_is_ever_negative_whatever_the_clock_says_now(
    steps: list[tuple[int, str, MetricName, int]], minute: int
) -> None:
    play = played(steps)
    for clock in clocks(play.log, HOURS, play.ms(minute)):
        assert clock.elapsed_ms >= 0
        assert all(segment.ms > 0 for segment in explain(clock, HOURS))
        assert clock.started_at <= play.ms(minute)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.sampled_from((OURS, THEIRS, NONE)), st.integers(0, 5_000))
def test_a_line_that_is_said_to_leave_all_clocks_leaves_them(
    steps: list[tuple[int, str, MetricName, int]], side: Side, later: int
) -> None:
    play = played(steps)
    minute = (play.log[-1].at_ms - play.start_ms) // MIN + later
    before = clocks(play.log, HOURS, play.ms(minute))
    in_force = targets_in_force(play.log)
    if leaves_all(side, [clock_out(clock, play.ms(minute)) for clock in before], in_force.values()):
        assert clocks(play.add(minute, side, said()).log, HOURS, play.ms(minute)) == before


@settings(max_examples=100, deadline=None)
@given(STEPS, st.integers(0, 3_000))
def test_a_clock_that_was_written_down_stands_at_any_later_moment_as_if_it_were_counted_anew(
    steps: list[tuple[int, str, MetricName, int]], later: int
) -> None:
    play = played(steps)
    minute = (play.log[-1].at_ms - play.start_ms) // MIN
    anew = at(play, minute + later)
    for key, clock in at(play, minute).items():
        facts = facts_of(clock_out(clock, play.ms(minute)))
        calendar = None if facts.schedule is None else HOURS[facts.schedule]
        assert stand(facts, calendar, play.ms(minute + later)) == Standing(badge(anew[key]), anew[key].remaining_ms)


def test_c3_a_breached_clock_counts_on_in_the_hours_of_the_target_that_it_has_now() -> None:
    play = Play(FRIDAY).created(0, target(WAIT, 30)).add(60, NONE, target(WAIT, 30, hours="business", schedule=(1, 1)))
    found = one(play, 61, WAIT)
    assert (found.result, found.target_s, found.hours, found.schedule) == ("breached", 1_800, "business", (1, 1))
    play.add(90, NONE, SlaTargetChange(metric=WAIT, removed=True))
    assert one(play, 91, WAIT).schedule == (1, 1), "a breach outlives its target, in the hours that it had"


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 600), st.sampled_from(("open", "pending", "hold", "solved"))), max_size=6),
    st.integers(1, 900),
)
def test_elapsed_is_what_counting_minute_by_minute_gives(changes: list[tuple[int, str]], target_min: int) -> None:
    play = Play(FRIDAY).created(0, *(target(m, target_min, hours="business", schedule=(1, 1)) for m in WHOLE_LIFE))
    statuses, minute = {0: "new"}, 0
    for gap, status in changes:
        minute += gap
        statuses[minute] = status
        play.to(status, minute)
    now = minute + 200
    found = at(play, now)
    is_open = [HOURS[1, 1].is_open(play.ms(each)) for each in range(now)]
    for metric, counting in (
        (WAIT, ("new", "open", "hold")),
        (WORK, ("new", "open")),
        (TOTAL, ("new", "open", "hold", "pending")),
    ):
        status, elapsed, breached = "new", 0, None
        for each in range(now):
            status = statuses.get(each, status)
            if is_open[each] and status in counting:
                breached = each if elapsed == target_min and breached is None else breached
                elapsed += 1
        assert minutes(found[metric, 1]) == elapsed
        assert found[metric, 1].breached_at == (None if breached is None else play.ms(breached))


def test_every_metric_is_one_of_the_three_families() -> None:
    assert set(METRICS) == {FIRST, NEXT, *UPDATES, *WHOLE_LIFE}

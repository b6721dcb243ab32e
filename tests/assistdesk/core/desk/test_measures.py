"""core/desk/measures.py: rows from logs, figures with their n, days and hours of a zone."""

import zoneinfo

import pytest

from assistdesk.core.desk import measures
from assistdesk.core.desk.clocks import clocks
from assistdesk.core.desk.events import Change, Create, MergedInto, ParticipantJoined, Seen, TimeSpent
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallEnded,
    CallStarted,
    ChatAccepted,
    ChatEnded,
    ChatQueued,
    IdentityVerified,
    NoteSaid,
    NoticeRead,
    SlaTargetChange,
)
from assistdesk.core.desk.measure_shapes import FigureOut, MeasuresOut, csv_of
from assistdesk.core.desk.measures import ClockRow, TicketRow
from assistdesk.core.desk.shapes import Status
from tests.assistdesk.core.desk.logs import MIN, NONE, OURS, START, THEIRS, Play, said, target

UTC = zoneinfo.ZoneInfo("UTC")
HOUR, DAY = 60 * MIN, 1440 * MIN
LATER = START + DAY


def row(play: Play, status: Status = "open", now_ms: int = LATER) -> TicketRow:
    found = measures.row_of(play.log, clocks(play.log, {}, now_ms), status, now_ms)
    assert found is not None
    return found


def solved_at_once(minutes: int, *, first_reply_min: int = 60) -> Play:
    play = Play().created(0, target("first_reply_time", first_reply_min), target("total_resolution_time", 240))
    play.add(minutes, OURS, said())
    return play.add(minutes + 1, OURS, Change(field="status", previous="new", value="solved"))


def chatted(outcome: str, *, accepted: bool, short: bool = False) -> Play:
    play = Play().add(
        0, THEIRS, Create(value="new"), said(kind="chat", thread_id=1), ChatQueued(thread_id=1, group_id=1)
    )
    if accepted:
        play.add(1, OURS, ChatAccepted(thread_id=1, agent_id=7))
        play.add(2, OURS, said(kind="chat", thread_id=1))
    return play.add(5, OURS, ChatEnded(thread_id=1, outcome=outcome, ended_by="agent", short=short))  # type: ignore[arg-type]


def called() -> Play:
    play = Play().created(0, CallStarted(call_id="1", started_at=START), side=NONE)
    play.add(1, OURS, CallAnswered(call_id="1", answered_at=START + MIN, agent_id=7))
    play.add(2, OURS, NoticeRead(call_id="1", how="read", locale="en"), IdentityVerified(call_id="1", method="account"))
    return play.add(6, OURS, CallEnded(call_id="1", ended_at=START + 6 * MIN))


def summed(*plays: tuple[Play, Status], period: tuple[int, int] = (START, LATER)) -> MeasuresOut:
    return measures.sum_up([row(play, status) for play, status in plays], period, UTC, LATER)


def figure(found: MeasuresOut, key: str) -> FigureOut:
    return next(one for one in found.figures if one.key == key)


def test_a_ticket_that_does_not_exist_yet_has_no_row() -> None:
    assert measures.row_of([], [], "new", LATER) is None


def test_an_empty_period_has_no_figure_and_never_0_percent() -> None:
    found = summed()
    assert {one.value for one in found.figures if one.unit != "count"} == {None}
    assert {one.n for one in found.figures} == {0}
    assert found.waiting_target_ms is None
    assert sum(sum(hours) for hours in found.heat) == 0
    assert all(one.definition for one in found.figures)


def test_tickets_are_counted_timed_and_held_against_their_targets() -> None:
    late = solved_at_once(90)
    found = summed((solved_at_once(10), "solved"), (solved_at_once(20), "solved"), (late, "solved"))
    assert [figure(found, key).value for key in ("created", "solved", "reopens")] == [3, 3, 0]
    first = figure(found, "first_reply")
    assert (first.value, first.mean, first.p90, first.n) == (20 * MIN, 40 * MIN, 90 * MIN, 3)
    assert figure(found, "resolution").value == 21 * MIN
    assert (figure(found, "one_touch").value, figure(found, "one_touch").n) == (100, 3)
    assert figure(found, "sla_ticket").value == pytest.approx(200 / 3)
    assert figure(found, "sla.first_reply_time").value == pytest.approx(200 / 3)
    assert figure(found, "sla.total_resolution_time").value == 100
    assert figure(found, "sla.next_reply_time").value is None
    assert found.waiting_target_ms == 60 * MIN


def test_the_wait_counts_as_its_target_does_and_without_one_by_the_wall_clock() -> None:
    plain = Play().created(0).add(30, OURS, said())
    assert row(plain).waited_ms == 30 * MIN
    assert row(plain).target_ms is None
    assert row(Play().created(0, target("first_reply_time", 60))).waited_ms is None
    paused = Play().created(0, target("first_reply_time", 60)).to("solved", 5).to("open", 20).add(30, OURS, said())
    assert row(paused).waited_ms == 15 * MIN


def test_a_target_that_was_taken_away_before_the_answer_stops_no_watch() -> None:
    gone = SlaTargetChange(metric="first_reply_time", removed=True)
    play = Play().created(0, target("first_reply_time", 60)).add(1, OURS, gone).add(601, OURS, said())
    assert (row(play).waited_ms, row(play).target_ms) == (601 * MIN, None)
    back = Play().created(0, target("first_reply_time", 60)).add(1, OURS, gone)
    back.add(20, OURS, target("first_reply_time", 30)).add(25, OURS, said())
    assert (row(back).waited_ms, row(back).target_ms) == (25 * MIN, 30 * MIN)


def test_reopens_fall_into_the_period_in_which_they_happened_whatever_became_of_the_ticket() -> None:
    play = solved_at_once(10).to("open", 30).to("solved", 70).to("open", 80).to("solved", 90).to("open", 100)
    for period, reopens in (((START, START + HOUR), 1), ((START + HOUR, LATER), 2), ((LATER, LATER + DAY), 0)):
        assert figure(summed((play, "open"), period=period), "reopens").value == reopens


def test_a_figure_falls_into_the_period_in_which_it_became_known() -> None:
    play = solved_at_once(90)
    before = summed((play, "solved"), period=(START, START + HOUR))
    after = summed((play, "solved"), period=(START + HOUR, LATER))
    assert [figure(found, "created").value for found in (before, after)] == [1, 0]
    assert [figure(found, "solved").value for found in (before, after)] == [0, 1]
    assert [figure(found, "sla.first_reply_time").n for found in (before, after)] == [0, 1]


def test_merged_tickets_are_left_out_of_times() -> None:
    play = Play().created(0).add(10, OURS, said()).add(20, OURS, MergedInto(target_id=9))
    assert figure(summed((play, "closed")), "first_reply").n == 0


def test_first_steps_take_from_the_making_and_fall_into_the_period_in_which_they_were_done() -> None:
    def stepped(seen_min: int, *, solved_min: int) -> Play:
        play = Play().created(0).add(seen_min, OURS, Seen(user_id=7))
        play.add(seen_min + 1, OURS, Change(field="severity", previous=None, value=2))
        play.add(seen_min + 2, OURS, ParticipantJoined(user_id=9, role="expert"))
        play.add(seen_min + 3, OURS, NoteSaid(comment_id=2, digest="d", kind="diagnosis"))
        play.add(seen_min + 4, OURS, Seen(user_id=8), Change(field="severity", previous=2, value=1))
        return play.to("solved", solved_min).to("open", solved_min + 5).to("solved", solved_min + 10)

    plays = [(stepped(seen, solved_min=100), "solved") for seen in (1, 2, 6)]
    merged = Play().created(0).add(1, OURS, Seen(user_id=7)).add(20, OURS, MergedInto(target_id=9))
    early = summed(*plays, (merged, "closed"), (Play().created(0), "new"), period=(START, START + HOUR))  # type: ignore[arg-type]
    steps = ("seen", "severity", "joined", "diagnosed", "solved")
    assert [figure(early, f"triage.{step}").n for step in steps] == [3, 3, 3, 3, 0]
    seen = figure(early, "triage.seen")
    assert (seen.value, seen.mean, seen.p90, seen.unit) == (2 * MIN, 3 * MIN, 6 * MIN, "ms")
    assert [figure(early, f"triage.{step}").value for step in steps[1:]] == [3 * MIN, 4 * MIN, 5 * MIN, None]
    assert f'triage.seen,{2 * MIN},ms,3,{3 * MIN},{6 * MIN},"From the creation to the first look' in csv_of(early)
    late = summed(*plays, period=(START + HOUR, LATER))  # type: ignore[arg-type]
    assert [figure(late, f"triage.{step}").n for step in steps] == [0, 0, 0, 0, 3]
    assert figure(late, "triage.solved").value == 100 * MIN


def test_what_solved_tickets_took_falls_into_the_period_of_the_solve() -> None:
    def taken() -> Play:
        play = Play().created(0).to("open", 10, Change(field="assignee_id", previous=None, value=7))
        play.add(20, OURS, said()).to("pending", 20).to("hold", 50)
        play.add(55, OURS, Change(field="assignee_id", previous=7, value=8))
        play.add(
            56, OURS, Change(field="group_id", previous=None, value=2), TimeSpent(kind="hand", from_ms=0, to_ms=MIN)
        )
        return play.add(58, OURS, said(), said()).to("solved", 60)

    again = taken().to("open", 61).to("closed", 62, MergedInto(target_id=9))
    closed = taken().to("closed", 100)
    found = summed((closed, "closed"), (taken(), "solved"), (again, "closed"), period=(START, START + 61 * MIN))
    took = {
        "took.requester_wait": 30 * MIN,
        "took.agent_work": 20 * MIN,
        "took.on_hold": 10 * MIN,
        "took.agent_wait": 30 * MIN,
        "time_spent": MIN,
        "replies": 3,
        "assignee_stations": 2,
        "group_stations": 1,
    }
    assert {key: figure(found, key).value for key in took} == took
    assert {figure(found, key).n for key in took} == {2}
    late = summed((closed, "closed"), (again, "closed"), period=(START + 61 * MIN, LATER))
    assert {figure(late, key).n for key in took} == {0}


def test_what_is_open_is_told_by_status_now() -> None:
    found = summed((Play().created(0), "new"), (Play().created(0), "pending"), (solved_at_once(1), "solved"))
    assert found.statuses == (("new", 1), ("open", 0), ("pending", 1), ("hold", 0))


def test_chats_and_calls_have_their_outcomes_waits_and_steps() -> None:
    found = summed(
        (chatted("completed", accepted=True), "open"),
        (chatted("abandoned", accepted=False), "new"),
        (chatted("abandoned", accepted=False, short=True), "new"),
        (called(), "open"),
    )
    assert dict(found.outcomes) == {"completed": 1, "dropped": 0, "missed": 0, "abandoned": 2, "offline": 0}
    assert (figure(found, "queue_wait").value, figure(found, "queue_wait").n) == (MIN, 1)
    assert (figure(found, "chat_wait").value, figure(found, "chat_wait").n) == (2 * MIN, 1)
    assert (figure(found, "messages").value, figure(found, "at_once").value) == (2, 1)
    assert (figure(found, "abandonment").value, figure(found, "abandonment").n) == (50, 2)
    assert figure(found, "lost_chats").n == 3
    assert figure(found, "calls").value == 1
    assert (figure(found, "four_steps").value, figure(found, "four_steps").n) == (0, 1)
    steps = [figure(found, f"four_steps.{number}") for number in (1, 2, 3, 4)]
    assert [(one.value, one.n) for one in steps] == [(100, 1), (100, 1), (0, 1), (0, 1)]


def test_L10_solved_in_one_chat_counts_tickets_with_one_chat_and_no_reopen_in_a_week() -> None:
    def solved(play: Play, *more: tuple[int, str]) -> tuple[Play, Status]:
        play.add(10, OURS, Change(field="status", previous="open", value="solved"))
        for minute, status in more:
            play.add(minute, OURS, Change(field="status", previous="solved", value=status))
        return play, "solved"

    twice = chatted("completed", accepted=True)
    twice.add(7, THEIRS, said(kind="chat", thread_id=2), ChatQueued(thread_id=2, group_id=1))
    back = ((11, "open"), (12, "solved"))
    found = summed(
        solved(chatted("completed", accepted=True)),
        solved(twice),
        solved(chatted("completed", accepted=True), *back),
        solved(chatted("offline", accepted=False)),  # nobody was there: no chat
        solved(Play().created(0)),
        (chatted("completed", accepted=True), "open"),  # not solved
    )
    shown = figure(found, "solved_one_chat")
    assert (round(shown.value or 0, 1), shown.n) == (33.3, 3)


def test_the_backlog_is_what_was_unsolved_at_the_end_of_each_local_hour() -> None:
    plays = (
        Play().created(0),
        Play().created(90),
        Play().created(0).to("solved", 30).to("open", 100).to("solved", 119),
    )
    states: tuple[Status, ...] = ("new", "new", "solved")
    found = summed(*zip(plays, states, strict=True), period=(START, START + 3 * HOUR))
    assert [one.n for one in found.backlog] == [1, 2, 2]
    shown = figure(found, "backlog")
    assert (shown.value, shown.mean, shown.p90, shown.n) == (2, 5 / 3, 2, 2)
    assert "backlog 2026" in csv_of(found)
    early = measures.sum_up([row(plays[0])], (START, LATER), UTC, START)
    assert (early.backlog, figure(early, "backlog").value, figure(early, "backlog").n) == ((), None, 0)


def test_every_metric_of_the_targets_has_its_rate() -> None:
    kept = [ClockRow("agent_work_time", True, START), ClockRow("agent_work_time", False, START)]
    found = measures.sum_up(
        [TicketRow(created_at=START, status="open", clocks=tuple(kept))], (START, LATER), UTC, LATER
    )
    assert sum(one.key.startswith("sla.") for one in found.figures) == 7
    assert (figure(found, "sla.agent_work_time").value, figure(found, "sla.agent_work_time").n) == (50, 2)
    assert figure(found, "sla.pausable_update_time").value is None


def test_D14_missed_targets_are_counted_by_type_with_their_n() -> None:
    rows = [
        TicketRow(created_at=START, status="open", kind=kind, clocks=clocks)  # type: ignore[arg-type]
        for kind, clocks in (
            ("incident", (ClockRow("first_reply_time", False, START), ClockRow("next_reply_time", True, START))),
            (None, (ClockRow("first_reply_time", True, START),)),
            ("task", (ClockRow("first_reply_time", False, LATER),)),  # known after the period
        )
    ]
    found = measures.sum_up(rows, (START, LATER), UTC, LATER)
    assert [(one.kind, one.breached, one.n) for one in found.breaches] == [("incident", 1, 2), (None, 0, 1)]
    lines = csv_of(found)
    assert "breaches incident,1,count,2" in lines
    assert "breaches no type,0,count,1" in lines


def test_of_two_targets_as_frequent_the_stricter_is_drawn() -> None:
    found = summed((solved_at_once(1, first_reply_min=30), "solved"), (solved_at_once(1, first_reply_min=60), "solved"))
    assert found.waiting_target_ms == 30 * MIN


def test_short_periods_are_shown_by_the_hour_long_ones_by_the_day() -> None:
    hourly = summed((solved_at_once(90), "solved"), period=(START + 30 * MIN, START + 5 * HOUR))
    assert len(hourly.waiting) == 5
    assert [(bucket.n, bucket.median_ms) for bucket in hourly.waiting][1] == (1, 90 * MIN)
    daily = summed((solved_at_once(90), "solved"), period=(START - 6 * DAY, START + DAY))
    assert len(daily.waiting) == 8
    assert sum(bucket.n for bucket in daily.waiting) == 1


def test_days_and_hours_are_those_of_the_zone_also_when_clocks_change() -> None:
    madrid = zoneinfo.ZoneInfo("Europe/Madrid")
    rows = [row(Play().created(0))]
    found = measures.sum_up(rows, (START, LATER), madrid, LATER)
    assert found.heat[6][11] == 1
    spring = 1_774_738_800_000
    edges = measures.sum_up([], (spring, spring + DAY), madrid, LATER).waiting
    assert len(edges) == 24
    assert edges[0].from_at == "2026-03-28T23:00:00.000Z"

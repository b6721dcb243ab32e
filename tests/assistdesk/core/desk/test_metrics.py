"""core/desk/metrics.py: golden number M1, touches, stations, and what is left out."""

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events import (
    Change,
    MergedInto,
    ParticipantJoined,
    ReplyAdded,
    Seen,
    SessionEnded,
    SessionStarted,
    TimeSpent,
    Unmerged,
)
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallEnded,
    ChatAccepted,
    ChatEnded,
    ChatReturned,
    Imported,
    NoteSaid,
    ReplySaid,
)
from assistdesk.core.desk.metrics import TicketFacts, metrics, time_spent, touch_class
from assistdesk.core.desk.model_service import Schedule
from tests.assistdesk.core.desk.logs import MIN, NONE, OURS, START, THEIRS, Play, said


def facts(play: Play, minute: float, hours: Calendar | None = None) -> TicketFacts:
    found = metrics(play.log, play.ms(minute), hours)
    assert found is not None
    return found


def m1() -> Play:
    play = Play().created(0).to("pending", 30).to("open", 90).to("hold", 100)
    return play.to("solved", 130).to("open", 1_000).to("solved", 1_020)


def test_golden_m1() -> None:
    found = facts(m1(), 5_000)
    assert found.first_resolution is not None
    assert found.full_resolution is not None
    times = (found.requester_wait, found.agent_work, found.first_resolution, found.full_resolution)
    assert [time.ms // MIN for time in times] == [90, 60, 130, 1_020]
    assert found.reopened_after_ms is not None
    assert (found.reopens, found.on_hold.ms // MIN, found.agent_wait.ms // MIN) == (1, 30, 60)
    assert found.requester_wait.known_at == m1().ms(1_020)


def test_a_figure_is_unknown_until_it_has_happened() -> None:
    play = Play().created(0)
    assert metrics(play.log, play.ms(-1)) is None
    early = facts(play, 10)
    assert (early.first_reply, early.first_resolution, early.full_resolution, early.touch_class) == (None,) * 4
    assert early.requester_wait.known_at is None
    assert early.unsolved == ((play.ms(0), play.ms(10)),)
    play.reply(20).to("solved", 30).to("open", 50)
    later = facts(play, 60)
    assert later.first_reply is not None
    assert (later.first_reply.ms, later.first_reply.known_at) == (20 * MIN, play.ms(20))
    assert later.first_resolution is not None
    assert (later.first_resolution.ms, later.full_resolution) == (30 * MIN, None)
    assert later.unsolved == ((play.ms(0), play.ms(20 + 10)), (play.ms(50), play.ms(60)))


def test_a_ticket_solved_without_an_answer_has_no_first_reply_time() -> None:
    assert facts(Play().created(0).to("solved", 10), 20).first_reply is None
    assert facts(Play().created(0, side=OURS), 20).first_reply is None


def test_times_exist_in_business_form_too() -> None:
    sunday = Calendar(Schedule(id=1, name="s", time_zone="UTC", intervals=((600, 620),)))
    found = facts(m1(), 5_000, sunday)
    assert (found.requester_wait.business_ms, found.agent_wait.business_ms) == (20 * MIN, 0)
    assert found.first_resolution is not None
    assert found.first_resolution.business_ms == 20 * MIN


def test_replies_leave_the_first_comment_chat_lines_machines_and_theirs_out() -> None:
    play = Play().created(0, side=OURS).reply(1).add(2, OURS, said(kind="chat", thread_id=1)).add(3, NONE, said())
    play.add(4, OURS, said(auto=True)).ask(5).add(6, OURS, ReplyAdded(comment_id=1, digest="d"))
    assert facts(play, 10).replies == 2


def test_a_touch_is_a_reply_a_chat_or_a_call_and_its_wrap_up_belongs_to_it() -> None:
    play = Play().created(0)
    play.add(1, OURS, said(kind="chat", thread_id=5)).add(2, OURS, said(kind="chat", thread_id=5))
    play.add(3, OURS, said(wrapup_of="chat:5"))
    assert facts(play, 10).touches == 1
    play.add(4, OURS, CallAnswered(call_id="c", answered_at=play.ms(4)))
    play.add(5, OURS, ReplySaid(comment_id=1, digest="d", kind="voice", call_id="c"))
    play.add(6, OURS, said(wrapup_of="call:c")).add(7, OURS, said(wrapup_of="session:r"))
    assert facts(play, 10).touches == 3
    play.reply(8).reply(9)
    assert facts(play, 10).touches == 5


def test_a_wrap_up_of_a_session_in_a_call_or_chat_belongs_to_that_touch() -> None:
    play = Play().created(0).add(1, OURS, CallAnswered(call_id="c", answered_at=Play().ms(1)))
    play.add(2, NONE, SessionStarted(room="r", started_at=play.ms(2)), SessionStarted(room="early", started_at=0))
    play.add(9, OURS, CallEnded(call_id="c", ended_at=play.ms(9))).add(10, OURS, said(wrapup_of="session:r"))
    assert facts(play, 20).touches == 1
    play.add(11, NONE, SessionStarted(room="later", started_at=play.ms(11)))
    play.add(12, OURS, said(wrapup_of="session:later")).add(13, OURS, said(wrapup_of="session:early"))
    assert facts(play, 20).touches == 3
    play.add(14, OURS, ChatAccepted(thread_id=5, agent_id=7), SessionStarted(room="s", started_at=play.ms(14)))
    play.add(15, OURS, said(kind="chat", thread_id=5)).add(16, OURS, said(wrapup_of="session:s"))
    assert facts(play, 20).touches == 4


def test_touch_classes_are_given_to_solved_and_closed_tickets_only() -> None:
    assert [touch_class(n) for n in range(5)] == ["no_touch", "one_touch", "two_touch", "multi_touch", "multi_touch"]
    play = Play().created(0).reply(5)
    assert facts(play, 6).touch_class is None
    assert facts(play.to("solved", 7), 8).touch_class == "one_touch"
    assert facts(Play().created(0).to("solved", 1, side=THEIRS), 8).touch_class == "no_touch"


def test_stations_count_holders_in_a_row() -> None:
    play = Play().created(0)
    for minute, (before, after) in enumerate(((None, 1), (1, 2), (2, 1), (1, None), (None, 1)), start=1):
        play.add(minute, OURS, Change(field="assignee_id", previous=before, value=after))
    play.add(
        9, OURS, Change(field="group_id", previous=None, value=4), Change(field="subject", previous="a", value="b")
    )
    found = facts(play, 10)
    assert (found.assignee_stations, found.group_stations) == (3, 1)


def test_merged_deleted_and_imported_tickets_are_in_no_time_metric() -> None:
    assert facts(Play().created(0), 5).is_timed
    merged = Play().created(0).to("closed", 5, MergedInto(target_id=9))
    assert not facts(merged, 6).is_timed
    assert not facts(merged.add(6, OURS, Unmerged(other_id=8)), 7).is_timed  # another one, that had gone into this
    assert facts(merged.to("open", 7, Unmerged(other_id=9)), 8).is_timed
    assert not facts(Play().created(0).to("deleted", 5), 6).is_timed
    assert not facts(Play().created(0, Imported(source="csv")), 6).is_timed
    assert facts(Play().created(0, Imported(source="csv", with_history=True)), 6).is_timed


def test_what_was_opened_again_and_then_merged_is_not_solved() -> None:
    play = Play().created(0).to("solved", 10).to("open", 20).to("closed", 30, MergedInto(target_id=9))
    found = facts(play, 40)
    assert (found.full_resolution, found.requester_wait.known_at) == (None, play.ms(30))
    solving = Change(field="status", previous="new", value="solved")
    assert facts(Play().created(0, solving), 5).full_resolution is not None
    closed = facts(Play().created(0).to("solved", 10).to("closed", 100), 200)
    assert closed.full_resolution is not None
    assert {closed.requester_wait.known_at, closed.full_resolution.known_at} == {play.ms(10)}


def test_coming_back_from_deletion_is_no_second_solve() -> None:
    play = Play().created(0).to("solved", 10).to("deleted", 20).to("solved", 30)
    found = facts(play, 40)
    assert found.full_resolution is not None
    assert (found.full_resolution.ms, found.reopens) == (10 * MIN, 0)


def test_trap_28_time_spent_comes_from_calls_chats_and_sessions_and_overlaps_count_once() -> None:
    play = Play().created(0)
    play.add(
        1, OURS, CallAnswered(call_id="c", answered_at=play.ms(1)), SessionStarted(room="r", started_at=play.ms(5))
    )
    play.add(20, OURS, SessionEnded(room="r", reason="ended"), CallEnded(call_id="c", ended_at=play.ms(11)))
    play.add(21, OURS, SessionEnded(room="r", reason="ended", witness="agent"))
    play.add(30, OURS, ChatAccepted(thread_id=4, agent_id=7)).add(35, NONE, ChatReturned(thread_id=4, agent_id=7))
    play.add(40, OURS, ChatAccepted(thread_id=4, agent_id=8))
    play.add(41, OURS, TimeSpent(kind="reading", from_ms=play.ms(100), to_ms=play.ms(107)))
    assert facts(play, 44).time_spent_ms == (19 + 5 + 4 + 7) * MIN
    play.add(45, OURS, ChatEnded(thread_id=4, outcome="completed", ended_by="agent"))
    assert facts(play, 500).time_spent_ms == (19 + 5 + 5 + 7) * MIN
    assert len(time_spent(play.log, play.ms(500))) == 5


def test_a_call_of_whose_length_nobody_knows_is_no_time_spent() -> None:
    play = Play().created(0).add(1, OURS, CallAnswered(call_id="c", answered_at=START + MIN))
    assert facts(play, 3).time_spent_ms == 2 * MIN
    assert facts(play, 5_000).time_spent_ms == 0
    ended = CallEnded(call_id="c", ended_at=START + 241 * MIN, is_assumed=True)
    assert facts(play.add(5_000, OURS, ended), 5_001).time_spent_ms == 0
    play.add(5_002, NONE, CallEnded(call_id="c", ended_at=START + 9 * MIN))
    assert facts(play, 5_003).time_spent_ms == 8 * MIN


def test_T35_an_answer_heard_after_the_end_spends_no_time() -> None:
    ended = CallEnded(call_id="c", ended_at=START + MIN)
    play = Play().created(0).add(1, NONE, ended).add(2, NONE, CallAnswered(call_id="c", answered_at=START + MIN))
    assert facts(play, 3).time_spent_ms == 0


def test_triage_times_are_those_of_the_first_act() -> None:
    play = Play().created(0)
    empty = facts(play, 1).triage
    assert (empty.seen_ms, empty.severity_ms, empty.joined_ms, empty.diagnosed_ms, empty.solved_ms) == (None,) * 5
    play.add(1, OURS, Seen(user_id=7)).add(2, OURS, Change(field="severity", previous=None, value=2))
    play.add(3, OURS, Seen(user_id=8), ParticipantJoined(user_id=9, role="expert"))
    play.add(4, OURS, NoteSaid(comment_id=1, digest="d")).add(
        5, OURS, NoteSaid(comment_id=2, digest="d", kind="diagnosis")
    )
    triage = facts(play.to("solved", 6), 10).triage
    times = (triage.seen_ms, triage.severity_ms, triage.joined_ms, triage.diagnosed_ms, triage.solved_ms)
    assert times == (1 * MIN, 2 * MIN, 3 * MIN, 5 * MIN, 6 * MIN)

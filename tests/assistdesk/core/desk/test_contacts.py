"""core/desk/contacts.py: golden number M2, engagements, and calls whose events come doubled and out of order."""

import pytest

from assistdesk.core.desk.calls import UNHEARD_MS
from assistdesk.core.desk.contacts import CallFacts, calls, chats, mean_ms, rooms_between, talk_span
from assistdesk.core.desk.events import Create, PermissionGranted, SessionStarted
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallClosed,
    CallEnded,
    CallStarted,
    ChatAccepted,
    ChatEnded,
    ChatOutcome,
    ChatQueued,
    ChatReturned,
    HandedOver,
    IdentityVerified,
    LogEvent,
    NoticeRead,
    OfferedTo,
    StepSkipped,
)
from tests.assistdesk.core.desk.logs import MIN, NONE, OURS, START, THEIRS, Play, said

SECOND = 1 / 60
CHAT = 5


def m2(outcome: ChatOutcome = "completed", ended_by: str = "agent") -> Play:
    play = Play()
    line = said(kind="chat", thread_id=CHAT)
    play.add(0, THEIRS, Create(value="new"), line, ChatQueued(thread_id=CHAT, group_id=1))
    play.add(10 * SECOND, NONE, OfferedTo(thread_id=CHAT, agent_id=7, until_ms=START + 40_000))
    play.add(40 * SECOND, OURS, ChatAccepted(thread_id=CHAT, agent_id=7))
    for second, side in ((55, OURS), (60, THEIRS), (61, THEIRS), (90, OURS), (95, THEIRS)):
        play.add(second * SECOND, side, line)
    play.add(100 * SECOND, OURS, ChatEnded(thread_id=CHAT, outcome=outcome, ended_by=ended_by))  # type: ignore[arg-type]
    return play


def test_golden_m2() -> None:
    [chat] = chats(m2().log)
    assert (chat.queue_wait_ms, chat.chat_wait_ms, chat.lines, chat.outcome) == (40_000, 55_000, 6, "completed")
    assert (mean_ms(chat.responses_ms), max(chat.responses_ms)) == (42_500, 55_000)
    [engagement] = chat.engagements
    assert (engagement.agent_id, engagement.first_reply_ms, engagement.end_reason) == (7, 15_000, "ended")
    assert (engagement.agent_lines, engagement.customer_lines, engagement.responses_ms) == (2, 3, [55_000, 30_000])
    assert engagement.span(0) == (START + 40_000, START + 100_000)
    assert chat.waiting_since == START + 95_000


def test_each_agent_s_part_of_a_chat_is_an_engagement_of_its_own() -> None:
    play = Play().add(0, THEIRS, ChatQueued(thread_id=CHAT, group_id=1))
    line = said(kind="chat", thread_id=CHAT)
    play.add(1, OURS, ChatAccepted(thread_id=CHAT, agent_id=7)).add(2, THEIRS, line)
    play.add(3, OURS, HandedOver(thread_id=CHAT, from_agent_id=7, reason="licences", to_group_id=2))
    play.add(4, THEIRS, line).add(5, OURS, ChatAccepted(thread_id=CHAT, agent_id=8)).add(6, OURS, line)
    play.add(7, NONE, ChatReturned(thread_id=CHAT, agent_id=8)).add(8, NONE, ChatQueued(thread_id=CHAT, group_id=2))
    play.add(9, OURS, ChatAccepted(thread_id=CHAT, agent_id=9))
    [chat] = chats(play.log)
    assert [(e.agent_id, e.end_reason, e.responses_ms) for e in chat.engagements] == [
        (7, "handed_over", []),
        (8, "returned", [4 * MIN]),
        (9, None, []),
    ]
    assert (chat.queued_at, chat.accepted_at) == (play.ms(0), play.ms(1))
    assert chat.engagements[-1].span(play.ms(20)) == (play.ms(9), play.ms(20))


def test_a_chat_that_ours_began_has_no_wait() -> None:
    line = said(kind="chat", thread_id=CHAT)
    [chat] = chats(Play().add(0, OURS, line).log)
    assert (chat.chat_wait_ms, chat.queue_wait_ms, chat.responses_ms) == (0, None, [])
    [answered] = chats(Play().add(0, OURS, line).add(5, THEIRS, line).log)
    assert answered.chat_wait_ms == 0


def test_an_abandoned_chat_waited_until_its_end() -> None:
    play = Play().add(0, THEIRS, ChatQueued(thread_id=CHAT, group_id=1))
    [waiting] = chats(play.log)
    assert (waiting.waited_in_queue_ms, waiting.chat_wait_ms, mean_ms([])) == (None, None, None)
    play.add(2, THEIRS, ChatEnded(thread_id=CHAT, outcome="abandoned", ended_by="customer", short=True))
    [gone] = chats(play.log)
    assert (gone.waited_in_queue_ms, gone.is_short, gone.queue_wait_ms) == (2 * MIN, True, None)
    [accepted] = chats(m2().log)
    assert accepted.waited_in_queue_ms == 40_000


def test_an_abandoned_chat_waited_until_the_customer_was_gone_and_in_the_queue_it_was_abandoned_in() -> None:
    play = Play().add(0, THEIRS, ChatQueued(thread_id=CHAT, group_id=1))
    left = ChatEnded(thread_id=CHAT, outcome="abandoned", ended_by="system", gone_at=play.ms(4))
    [unheard] = chats(Play().add(0, THEIRS, ChatQueued(thread_id=CHAT, group_id=1)).add(6, NONE, left).log)
    assert unheard.waited_in_queue_ms == 4 * MIN
    play.add(1, OURS, ChatAccepted(thread_id=CHAT, agent_id=7)).add(9, NONE, ChatReturned(thread_id=CHAT, agent_id=7))
    play.add(11, THEIRS, ChatEnded(thread_id=CHAT, outcome="abandoned", ended_by="customer"))
    [again] = chats(play.log)
    assert (again.waited_in_queue_ms, again.queue_wait_ms) == (2 * MIN, MIN)
    [gone_before] = chats([*play.log[:-1], *Play().add(11, NONE, left).log])
    assert gone_before.waited_in_queue_ms == 0


def test_lines_of_machines_are_no_lines() -> None:
    play = (
        Play()
        .add(0, NONE, said(kind="chat", thread_id=CHAT))
        .add(1, OURS, said(kind="chat", thread_id=CHAT, auto=True))
    )
    play.add(2, OURS, said()).add(3, NONE, HandedOver(thread_id=CHAT, from_agent_id=1, reason="x"))
    [chat] = chats(play.log)
    assert (chat.lines, chat.engagements) == (0, [])


def full_call(play: Play) -> Play:
    play.add(0, NONE, CallStarted(call_id="c", started_at=play.ms(0)))
    play.add(1, OURS, CallAnswered(call_id="c", answered_at=play.ms(1), agent_id=7))
    play.add(2, OURS, NoticeRead(call_id="c", how="read", locale="es"))
    play.add(3, OURS, IdentityVerified(call_id="c", method="account"))
    play.add(4, NONE, SessionStarted(room="r", started_at=play.ms(4)))
    play.add(9, NONE, PermissionGranted(room="r", permission="control"), PermissionGranted(room="r", permission="view"))
    play.add(10, OURS, CallEnded(call_id="c", ended_at=play.ms(10)))
    return play


def test_four_steps_stamp_themselves() -> None:
    play = full_call(Play().created(-1))
    [open_card] = calls(play.log)
    assert open_card.steps == {1, 2, 3}
    [done] = calls(play.to("pending", 12).log)
    assert (done.steps, done.started_at, done.answered_at, done.ended_at, done.agent_id) == (
        {1, 2, 3, 4},
        play.ms(0),
        play.ms(1),
        play.ms(10),
        7,
    )


def test_a_known_number_is_enough_without_a_session_and_never_with_one() -> None:
    def steps(*known: LogEvent, has_session: bool) -> set[int]:
        play = Play().created(-1)
        play.add(1, OURS, CallAnswered(call_id="c", answered_at=play.ms(1), agent_id=7, tells_closing=True), *known)
        if has_session:
            play.add(2, NONE, SessionStarted(room="r", started_at=play.ms(2)))
            play.add(3, NONE, PermissionGranted(room="r", permission="view"))
        return calls(play.log)[0].steps

    number = IdentityVerified(call_id="c", method="caller_id")
    reason = StepSkipped(call_id="c", step=2, reason="her voice is known")
    assert steps(number, has_session=False) == {2}
    assert steps(number, has_session=True) == {3}
    assert steps(number, reason, has_session=True) == {3}
    assert steps(number, IdentityVerified(call_id="c", method="question"), has_session=True) == {2, 3}


def test_the_fourth_step_is_the_card_s_closing_and_no_change_of_status_by_whomever() -> None:
    def told(*closed: LogEvent) -> set[int]:
        play = Play().created(-2).to("pending", -1)
        play.add(1, OURS, CallAnswered(call_id="c", answered_at=play.ms(1), agent_id=7, tells_closing=True))
        play.add(5, OURS, CallEnded(call_id="c", ended_at=play.ms(5)), *closed)
        return calls(play.to("solved", 5_000).log)[0].steps

    assert told() == set()
    assert told(CallClosed(call_id="c", closed_at=START, status="pending")) == {4}


def test_a_card_that_was_answered_before_its_closing_was_told_counts_by_either() -> None:
    play = Play().created(-2).to("pending", -1).add(1, OURS, CallAnswered(call_id="c", answered_at=Play().ms(1)))
    play.add(5, OURS, CallEnded(call_id="c", ended_at=play.ms(5)))
    assert calls(play.log)[0].steps == set()
    assert calls(play.add(6, OURS, CallClosed(call_id="c", closed_at=START, status="pending")).log)[0].steps == {4}


def test_a_session_after_the_call_is_not_the_call_s_and_an_open_call_is_not_closed() -> None:
    play = Play().created(-1).add(1, OURS, CallAnswered(call_id="c", answered_at=Play().ms(1)))
    play.to("solved", 2)
    assert calls(play.log)[0].steps == set()
    play.add(5, OURS, CallEnded(call_id="c", ended_at=play.ms(5)))
    play.add(6, NONE, SessionStarted(room="r", started_at=play.ms(6)), PermissionGranted(room="r", permission="view"))
    play.add(7, OURS, StepSkipped(call_id="c", step=1, reason="known"))
    assert calls(play.log)[0].steps == {4}


def test_a_ticket_solved_before_the_call_does_not_close_it() -> None:
    play = Play().created(0).to("solved", 1).add(5, OURS, CallAnswered(call_id="c", answered_at=Play().ms(5)))
    play.add(6, OURS, CallEnded(call_id="c", ended_at=play.ms(6)))
    assert calls(play.log)[0].steps == set()


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_trap_35_doubled_and_disordered_events_give_one_call_with_right_times(order: tuple[int, ...]) -> None:
    play = Play()
    events = (
        CallStarted(call_id="c", started_at=play.ms(0)),
        CallStarted(call_id="c", started_at=play.ms(1)),
        CallAnswered(call_id="c", answered_at=play.ms(2), agent_id=7),
        CallAnswered(call_id="c", answered_at=play.ms(3), agent_id=7),
        CallEnded(call_id="c", ended_at=play.ms(9)),
    )
    for number in order:
        play.add(20, NONE, events[number])
    assert calls(play.log) == [
        CallFacts("c", "in", play.ms(0), play.ms(2), play.ms(9), 7),
    ]
    answered_only = calls(Play().add(0, NONE, events[2]).log)
    assert [(call.started_at, call.answered_at) for call in answered_only] == [(None, play.ms(2))]
    hung_up = calls(Play().created(0).add(1, NONE, events[4]).log)
    assert [(call.answered_at, call.ended_at, call.steps) for call in hung_up] == [(None, play.ms(9), set())]


def test_a_session_is_part_of_the_contact_in_whose_course_it_began() -> None:
    play = Play()
    for minute, room in ((1, "early"), (5, "first"), (6, "second"), (6, "first"), (11, "late")):
        play.add(minute, NONE, SessionStarted(room=room, started_at=play.ms(minute)))
    assert rooms_between(play.log, play.ms(2), play.ms(10)) == ("first", "second")
    assert rooms_between(play.log, play.ms(7), play.ms(10)) == ()


def of(*events: CallStarted | CallAnswered | CallEnded) -> CallFacts:
    play = Play().created(-1)
    for event in events:
        play.add(0, NONE, event)
    [call] = calls(play.log)
    return call


def test_an_assumed_end_gives_way_to_what_is_heard_later() -> None:
    begun, answer = CallStarted(call_id="c", started_at=0), CallAnswered(call_id="c", answered_at=90)
    assumed = CallEnded(call_id="c", ended_at=50, is_assumed=True)
    heard = [CallEnded(call_id="c", ended_at=at_ms) for at_ms in (70, 60)]
    assert (of(begun, assumed).ended_at, of(begun, assumed).is_end_assumed) == (50, True)
    late = of(begun, assumed, *heard)
    assert (late.ended_at, late.is_end_assumed) == (60, False), "of what was heard the earliest"
    spoken = of(begun, assumed, answer)
    assert (spoken.answered_at, spoken.ended_at, spoken.is_end_assumed) == (90, None, False)
    again = of(begun, answer, CallEnded(call_id="c", ended_at=95, is_assumed=True), answer)
    assert (again.ended_at, again.is_end_assumed) == (95, True)


def test_a_talk_lasts_until_its_end_was_heard_until_now_or_for_a_time_that_nobody_knows() -> None:
    answer = CallAnswered(call_id="c", answered_at=90)
    assert talk_span(of(CallStarted(call_id="c", started_at=0)), 500) is None
    assert talk_span(of(answer), 500) == (90, 500)
    assert talk_span(of(answer), 90 + UNHEARD_MS) is None, "nobody talks for ever"
    assert talk_span(of(answer, CallEnded(call_id="c", ended_at=2 * UNHEARD_MS)), 500) == (90, 2 * UNHEARD_MS)
    assert talk_span(of(answer, CallEnded(call_id="c", ended_at=95, is_assumed=True)), 500) is None

"""core/desk/calls.py: times that come in any order, four steps that stamp themselves, what a ticket hears of it."""

import itertools

import pytest

from assistdesk.core.desk import calls
from assistdesk.core.desk.calls import Call, CtiWord, Step
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallClosed,
    CallEnded,
    CallStarted,
    IdentityVerified,
    NoticeRead,
    StepSkipped,
)
from assistdesk.core.errors import RefusedError

ANA, BO = 7, 8


def word(kind: str, at_ms: int, **more: object) -> CtiWord:
    return CtiWord(kind=kind, at_ms=at_ms, **more)  # type: ignore[arg-type]


def told(*words: CtiWord) -> Call:
    call = calls.begin(1, "x-1", words[0])
    for one in words[1:]:
        call = calls.heard(call, one)
    return call


def answered(**more: object) -> Call:
    return Call(id=1, started_at=100, answered_at=110, agent_id=ANA, **more)  # type: ignore[arg-type]


def done(method: str, at_ms: int = 120) -> Step:
    return Step(state="done", at=at_ms, method=method, locale="es")


def skipped(reason: str = "known") -> Step:
    return Step(state="skipped", at=120, reason=reason)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_T35_words_in_any_order_and_twice_give_one_call_with_right_times(order: tuple[int, ...]) -> None:
    words = [
        word("newCall", 100, number="+34600"),
        word("answer", 105, agent_id=ANA),
        word("hangup", 200, cause="busy"),
    ]
    call = told(*(words[at] for at in order), *(words[at] for at in order))
    assert (call.started_at, call.agent_id, call.number, call.cause) == (100, ANA, "+34600", "busy")
    assert call.answered_at == 105
    assert call.ended_at == 200
    assert call.state == "ended"


def test_T35_an_answer_heard_after_the_hangup_is_not_after_the_end() -> None:
    late = told(word("newCall", 100), word("hangup", 150), word("answer", 160))
    assert (late.answered_at, late.ended_at) == (150, 150)


def test_T35_hung_up_before_an_answer_it_is_missed() -> None:
    call = told(word("newCall", 100, agent_id=BO), word("hangup", 130, cause="cancel"), word("hangup", 140))
    assert (call.state, call.for_agent_id, call.ended_at, call.cause) == ("missed", BO, 130, "cancel")
    with pytest.raises(RefusedError, match="call_over"):
        calls.answer(call, ANA, 150)


def test_T35_an_answer_alone_makes_a_call_and_anyone_may_take_its_card() -> None:
    call = told(word("answer", 100))
    assert (call.state, call.started_at, call.agent_id) == ("active", 100, None)
    taken = calls.answer(call, ANA, 130)
    assert (taken.agent_id, taken.answered_at) == (ANA, 100)
    assert calls.answer(taken, ANA, 140) == calls.need(taken, ANA) == taken
    with pytest.raises(RefusedError, match="call_taken"):
        calls.answer(taken, BO, 140)
    with pytest.raises(RefusedError, match="call_not_mine"):
        calls.need(taken, BO)


def test_a_call_that_rings_for_one_agent_is_taken_by_nobody_else_but_who_may_pick_up() -> None:
    ringing = told(word("newCall", 100, agent_id=BO))
    unnamed = told(word("newCall", 100, agent_id=BO), word("answer", 110))
    for call in (ringing, unnamed):
        with pytest.raises(RefusedError, match="call_not_mine"):
            calls.answer(call, ANA, 120)
        assert calls.answer(call, BO, 120).agent_id == BO
        assert calls.answer(call, ANA, 120, may_pick_up=True).agent_id == ANA
    with pytest.raises(RefusedError, match="call_taken"):
        calls.answer(calls.answer(ringing, BO, 120), ANA, 130, may_pick_up=True)


def test_a_call_that_a_colleague_took_off_the_hook_is_his() -> None:
    call = told(word("newCall", 100, agent_id=BO), word("answer", 110, agent_id=ANA))
    assert calls.answer(call, ANA, 120).agent_id == ANA
    with pytest.raises(RefusedError, match="call_taken"):
        calls.answer(call, BO, 120)


def test_the_notice_that_was_played_stamps_the_first_step_once() -> None:
    call = told(word("newCall", 100), word("noticePlayed", 101, locale="es"), word("noticePlayed", 109))
    assert call.steps[0] == Step(state="done", at=101, method="played", locale="es")
    assert calls.answer(call, ANA, 110).open_steps == [2, 3]


def test_a_closed_call_hears_nothing_more() -> None:
    call = answered(closed_at=200)
    assert calls.heard(call, word("hangup", 300)) is call
    with pytest.raises(RefusedError, match="call_over"):
        calls.need(call, ANA)


def test_a_step_that_is_done_stays_done_and_a_skipped_one_can_still_be_done() -> None:
    call = calls.stamp(answered(), 1, done("read"))
    assert calls.stamp(call, 1, done("read", 130)) is call
    assert calls.stamp(call, 1, skipped()) is call
    call = calls.stamp(call, 3, skipped())
    assert calls.stamp(call, 3, skipped("another reason")) is call
    assert calls.stamp(call, 3, done("room")).steps[2].method == "room"


def test_a_known_number_is_bettered_and_with_a_session_it_is_not_enough() -> None:
    call = calls.stamp(answered(), 2, done("caller_id"))
    assert calls.stamp(call, 2, done("caller_id", 130)) is call
    assert call.open_steps == [1, 3]
    call = calls.stamp(calls.stamp(call, 1, done("read")), 3, done("room"))
    assert call.open_steps == [2]
    assert calls.stamp(call, 2, done("account")).open_steps == []
    assert calls.stamp(call, 2, skipped("knows her voice")).open_steps == []


def test_it_closes_only_when_every_step_is_done_or_has_its_reason() -> None:
    call = calls.stamp(answered(), 1, done("read"))
    with pytest.raises(RefusedError, match="call_steps_open") as refused:
        calls.close(call, "solved", 300)
    assert refused.value.fields == {"first": 2}
    call = calls.stamp(calls.stamp(call, 2, done("account")), 3, skipped("not needed"))
    closed = calls.close(call, "solved", 300)
    assert (closed.state, closed.ended_at, closed.steps[3].method) == ("closed", 300, "solved")
    assert calls.close(calls.end(call, 250), "hold", 300).ended_at == 250
    assert calls.end(closed, 400) is closed


def test_a_call_keeps_the_ticket_it_is_written_into() -> None:
    call = calls.choose_ticket(answered(), 42)
    assert calls.choose_ticket(call, 42) == call
    with pytest.raises(RefusedError, match="call_has_ticket"):
        calls.choose_ticket(call, 43)


def test_a_ticket_hears_all_that_happened_before_it_was_chosen_in_order() -> None:
    call = answered()
    for number, step in ((1, done("read")), (2, done("account")), (3, skipped("not needed"))):
        call = calls.stamp(call, number, step)  # type: ignore[arg-type]
    assert calls.news(None, calls.end(call, 200)) == [
        CallStarted(call_id="1", started_at=100),
        CallAnswered(call_id="1", answered_at=110, agent_id=ANA, tells_closing=True),
        NoticeRead(call_id="1", how="read", locale="es"),
        IdentityVerified(call_id="1", method="account"),
        StepSkipped(call_id="1", step=3, reason="not needed"),
        CallEnded(call_id="1", ended_at=200, cause="normalClearing"),
    ]


def test_a_ticket_hears_each_thing_once() -> None:
    first = answered()
    known = calls.stamp(first, 2, done("caller_id"))
    assert calls.news(first, known) == [IdentityVerified(call_id="1", method="caller_id")]
    assert calls.news(known, known) == []
    reasoned = calls.stamp(known, 2, skipped("knows her voice"))
    assert calls.news(known, reasoned) == [StepSkipped(call_id="1", step=2, reason="knows her voice")]
    seen = calls.stamp(reasoned, 3, done("room"))
    assert calls.news(reasoned, seen) == []
    ended = calls.end(seen, 200)
    assert calls.news(seen, ended) == [CallEnded(call_id="1", ended_at=200, cause="normalClearing")]
    closed = calls.close(calls.stamp(calls.stamp(ended, 1, done("read")), 3, done("room")), "pending", 300)
    assert calls.news(ended, closed)[-1:] == [CallClosed(call_id="1", closed_at=300, status="pending")]
    assert calls.news(closed, closed) == []
    earlier = calls.heard(first, word("newCall", 90))
    assert calls.news(first, earlier) == [CallStarted(call_id="1", started_at=90)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+34 600 11-22 33", "+34600112233"),
        ("0034600112233", "+34600112233"),
        ("(600) 112", "600112"),
        ("+", ""),
        ("anonymous", ""),
        ("00", "00"),
        ("٣٤", "34"),
        ("＋３４ 600", "+34600"),
        ("+49 (0)30 1234", "+49301234"),
        ("0049 (0)30 1234", "+49301234"),
        ("(0)30 1234", "0301234"),
        ("sip:+49301234@pbx2.example;user=phone", "+49301234"),
        ("tel:+49301234;ext=7", "+49301234"),
        ("9" * 99, "9" * 32),
    ],
)
def test_telephone_numbers_are_compared_by_digits_and_country(text: str, number: str) -> None:
    assert calls.e164(text) == number


def test_a_number_is_the_same_whether_its_country_was_said_to_be_one_or_not() -> None:
    assert calls.spellings("+34600") == calls.spellings("34600") == {"+34600", "34600", "0034600"}
    assert calls.spellings("") == {""}


RINGS_MS = 1_000


def test_a_ticket_hears_who_spoke_also_where_that_is_known_later_only() -> None:
    nobody = calls.heard(calls.begin(1, "x", word("newCall", 100)), word("answer", 120))
    taken = calls.answer(nobody, 7, 130)
    answered = CallAnswered(call_id="1", answered_at=120, agent_id=7, tells_closing=True)
    assert calls.news(nobody, taken) == [answered]
    assert calls.news(taken, calls.answer(taken, 7, 140)) == []


def test_what_waits_for_somebody_and_is_heard_of_no_more_is_over_in_the_end() -> None:
    ringing = told(word("newCall", 100))
    assert calls.over_at(ringing, RINGS_MS) == 1_100
    unnamed = told(word("newCall", 100), word("answer", 110))
    assert calls.over_at(unnamed, RINGS_MS) == 110 + calls.UNHEARD_MS
    for settled in (answered(), told(word("newCall", 100), word("hangup", 120)), answered(ended_at=120)):
        assert calls.over_at(settled, RINGS_MS) is None
    over = calls.assume_over(ringing, 1_100)
    assert (over.state, over.ended_at, over.is_end_assumed) == ("missed", 1_100, True)
    assert calls.news(ringing, over) == [CallEnded(call_id="1", ended_at=1_100, is_assumed=True)]


def test_a_hang_up_that_is_heard_at_last_is_the_end() -> None:
    over = calls.assume_over(told(word("newCall", 100)), 1_100)
    late = calls.heard(over, word("hangup", 1_500, cause="cancel"))
    assert (late.state, late.ended_at, late.is_end_assumed, late.cause) == ("missed", 1_500, False, "cancel")
    assert calls.news(over, late) == [CallEnded(call_id="1", ended_at=1_500, cause="cancel")]
    assert calls.heard(late, word("hangup", 1_600)) == late
    exactly_then = calls.heard(over, word("hangup", 1_100))
    assert calls.news(over, exactly_then) == [CallEnded(call_id="1", ended_at=1_100)]


def test_who_is_answered_after_all_was_not_over() -> None:
    over = calls.assume_over(told(word("newCall", 100)), 1_100)
    for spoken in (calls.heard(over, word("answer", 1_500, agent_id=ANA)), calls.answer(over, ANA, 1_500)):
        assert (spoken.state, spoken.answered_at, spoken.agent_id) == ("active", 1_500, ANA)
        assert not spoken.is_end_assumed
        assert [type(one) for one in calls.news(over, spoken)] == [CallAnswered]
    with pytest.raises(RefusedError, match="call_not_mine"):
        calls.answer(calls.assume_over(told(word("newCall", 100, agent_id=BO)), 1_100), ANA, 1_500)


def test_a_talk_that_was_taken_to_be_over_is_not_opened_again_by_its_own_answer() -> None:
    over = calls.assume_over(told(word("newCall", 100), word("answer", 110)), 110 + calls.UNHEARD_MS)
    again = calls.heard(over, word("answer", 120 + calls.UNHEARD_MS, agent_id=ANA))
    assert (again.state, again.answered_at, again.agent_id, again.is_end_assumed) == ("ended", 110, ANA, True)


def test_a_hang_up_said_hours_later_is_no_length_that_somebody_had() -> None:
    at_ms = 110 + calls.UNHEARD_MS
    assert calls.end(answered(), at_ms - 1) == answered(ended_at=at_ms - 1, cause="normalClearing")
    assert calls.end(answered(), at_ms + 70_000) == answered(ended_at=at_ms, is_end_assumed=True)
    ringing = Call(id=1, started_at=100)
    assert calls.end(ringing, 100 + calls.UNHEARD_MS).ended_at == 100 + calls.UNHEARD_MS

"""A colleague for whom the agent asks: named, said yes to, joined elsewhere; nothing of this session passes on."""

import msgspec
import pytest

from assistdesk.core.session import actions, events, host_view
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.entries import Invited
from assistdesk.core.session.events import StopBy, Window
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.types import InviteKind, Permission, Why
from assistdesk.core.wire.messages import InviteAnswer, InviteAsk
from tests.assistdesk.core.session.play import READY, HostPlay

ASK = InviteAsk(7, InviteKind.INVITE, "4829157309", "Marco Díaz", "knows the export")


def sharing() -> HostPlay:
    play = HostPlay()
    play.join()
    play.do(events.MessageArrived(READY))
    play.allow()
    return play


def say(play: HostPlay, message: InviteAsk = ASK) -> None:
    play.do(events.MessageArrived(message))


def answers(play: HostPlay) -> list[InviteAnswer]:
    return [message for message in play.sent if isinstance(message, InviteAnswer)]


def answer(play: HostPlay, is_yes: bool) -> None:
    (question,) = play.state.questions.open
    play.do(events.WindowVisible(Window.QUESTION, question.number))
    play.now_ms += 1_100
    play.do(events.Allowed(question.number, (), play.now_ms) if is_yes else events.Denied(question.number))


def written(play: HostPlay) -> list[Invited]:
    return [msgspec.json.decode(entry.d, type=Invited) for entry in play.entries_written() if entry.ev == "invite"]


def test_a_yes_is_written_down_told_and_joined_and_gives_no_permission() -> None:
    play = sharing()
    given = play.state.book
    say(play)
    (question,) = play.state.questions.open
    assert (question.kind, question.reason) == (QuestionKind.INVITE, "knows the export")
    answer(play, True)
    assert answers(play) == [InviteAnswer(7, True, Why.OTHER)]
    assert play.of(actions.JoinInvited) == [actions.JoinInvited("4829157309", InviteKind.INVITE, "Marco Díaz")]
    assert written(play) == [Invited(InviteKind.INVITE, "Marco Díaz", True)]
    assert [each.grant for each in play.state.book.standings] == [each.grant for each in given.standings]
    assert "4829157309" not in repr(play.state) + repr(play.of(actions.JoinInvited))


@pytest.mark.parametrize(("kind", "is_hand_over"), [(InviteKind.INVITE, False), (InviteKind.HAND_OVER, True)])
def test_the_card_shows_who_is_to_come_and_whether_he_takes_over(kind: InviteKind, is_hand_over: bool) -> None:
    play = sharing()
    say(play, InviteAsk(7, kind, "4829157309", "Marco Díaz", ""))
    (shown,) = host_view.view(play.state, play.now_ms).questions
    assert (shown.invited, shown.is_hand_over) == ("Marco Díaz", is_hand_over)


def test_H25_a_no_and_a_silence_join_nothing() -> None:
    play = sharing()
    say(play)
    answer(play, False)
    say(play, InviteAsk(8, InviteKind.HAND_OVER, "4829157309", "Marco Díaz", ""))
    play.pass_time(60_000)
    assert answers(play) == [InviteAnswer(7, False, Why.DENIED), InviteAnswer(8, False, Why.TIMEOUT)]
    assert not play.of(actions.JoinInvited)
    assert [each.answer for each in written(play)] == [False, False]


def test_an_early_press_does_not_count() -> None:
    play = sharing()
    say(play)
    (question,) = play.state.questions.open
    play.do(events.Allowed(question.number, (), play.now_ms))
    assert play.state.invitation is not None
    assert not play.of(actions.JoinInvited)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (InviteAsk(1, InviteKind.INVITE, "4829157306", "Marco", ""), Why.BAD_ITEM),
        (InviteAsk(1, InviteKind.INVITE, "4829157309", "", ""), Why.BAD_ITEM),
    ],
)
def test_H25_a_code_that_is_none_and_a_colleague_without_a_name_are_refused(message: InviteAsk, why: Why) -> None:
    play = sharing()
    say(play, message)
    assert answers(play) == [InviteAnswer(1, False, why)]
    assert not play.state.questions.open


def test_H25_a_fourth_viewer_is_refused_and_a_hand_over_beside_two_is_not() -> None:
    play = sharing()
    play.do(events.GuestsChanged(2))
    say(play)
    assert answers(play) == [InviteAnswer(7, False, Why.POLICY)]
    say(play, InviteAsk(8, InviteKind.HAND_OVER, "4829157309", "Marco", ""))
    assert play.state.invitation is not None


def test_one_card_at_a_time_and_six_a_minute() -> None:
    play = sharing()
    for n in range(6):
        say(play)
        if n == 0:
            say(play, InviteAsk(9, InviteKind.INVITE, "4829157309", "Eva", ""))
        answer(play, False)
    say(play)
    assert not play.state.questions.open
    assert [each.why for each in answers(play)] == [Why.POLICY, *[Why.DENIED] * 6, Why.POLICY]


def test_H25_without_view_nobody_is_invited() -> None:
    play = HostPlay()
    play.join()
    play.do(events.MessageArrived(READY))
    say(play)
    assert not answers(play)
    assert play.state.invitation is None


def test_while_she_pauses_nobody_is_invited_and_view_taken_back_closes_the_card() -> None:
    play = sharing()
    say(play)
    play.do(events.Revoked(Permission.VIEW))
    assert answers(play) == [InviteAnswer(7, False, Why.REVOKED)]
    assert not play.state.questions.open
    other = sharing()
    other.do(events.PausePressed())
    say(other)
    assert not other.state.questions.open


def test_an_answer_on_a_line_that_is_down_is_written_down() -> None:
    play = sharing()
    say(play)
    play.do(events.Lost())
    play.pass_time(60_000)
    assert not answers(play)
    assert [each.answer for each in written(play)] == [False]


def test_the_end_closes_the_card_and_writes_no_answer() -> None:
    play = sharing()
    say(play)
    play.do(events.StopPressed(StopBy.BUTTON))
    assert play.state.invitation is None
    assert written(play) == []


def test_a_session_that_was_handed_over_says_so() -> None:
    play = sharing()
    play.do(events.StopPressed(StopBy.HANDED_OVER))
    assert play.state.phase is HostPhase.ENDED
    assert play.state.ending is not None
    assert play.state.ending.why is Why.HANDED_OVER

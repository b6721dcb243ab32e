"""One ask, one card; several under one number, one card with a line each, one end time, and a grant of its own for each."""

import pytest

from assistdesk.core.session import events
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.types import Permission, PermissionState, Scope, Why
from assistdesk.core.wire.messages import PermAsk, PermCancel, PermState
from tests.assistdesk.core.session.play import BOTH_WAYS, READY, SCREEN_ONE, HostPlay, Pair

V, P, C = Permission.VIEW, Permission.POINT, Permission.CONTROL
CLIP, FILES, RECORD, RESUME = Permission.CLIPBOARD, Permission.FILES, Permission.RECORD, Permission.RESUME
FULLY = (P, C, CLIP, FILES)
SCOPES = {
    V: SCREEN_ONE,
    P: SCREEN_ONE,
    C: SCREEN_ONE,
    CLIP: BOTH_WAYS,
    FILES: BOTH_WAYS,
    RECORD: Scope(),
    RESUME: Scope(),
}


def sharing() -> HostPlay:
    play = HostPlay()
    play.join()
    say(play, READY)
    play.allow()
    return play


def say(play: HostPlay, *messages: object) -> None:
    for message in messages:
        play.do(events.MessageArrived(message))


def asked(*parts: Permission, number: int = 5) -> tuple[PermAsk, ...]:
    return tuple(PermAsk(number, each, SCOPES[each], "to help") for each in parts)


def states(play: HostPlay, *parts: Permission) -> list[PermissionState]:
    return [play.state.book.of(each).state for each in parts]


def test_what_is_asked_under_one_number_is_one_card_with_one_end_time() -> None:
    play = sharing()
    say(play, *asked(*FULLY))
    (card,) = play.state.questions.open
    assert card.permissions == FULLY
    assert {choice.seconds for choice in card.proposed} == {900}
    assert card.reason == "to help"
    assert states(play, *FULLY) == [PermissionState.ASKED] * 4


def test_each_ticked_part_has_a_grant_and_an_entry_of_its_own_and_the_others_are_told_no() -> None:
    play = sharing()
    say(play, *asked(*FULLY))
    play.allow(P, C, CLIP)
    on, off = PermissionState.ON, PermissionState.OFF
    assert states(play, *FULLY) == [on, on, on, off]
    grants = [play.state.book.of(each).grant for each in (V, P, C, CLIP)]
    assert len(set(grants)) == 4
    written = play.events_written()
    assert written.count("perm.asked") == 5  # the sheet's too
    assert written.count("perm.on") == 4
    assert written.count("perm.off") == 1
    told = [each for each in play.messages(PermState) if each.perm is FILES]
    assert (told[-1].state, told[-1].why) == (off, Why.DENIED)
    assert not play.state.questions.open


def test_no_is_no_to_all_of_it_and_counts_once() -> None:
    play = sharing()
    say(play, *asked(C, CLIP))
    play.do(events.Denied(play.newest))
    assert states(play, C, CLIP) == [PermissionState.OFF] * 2
    assert play.state.book.denials == 1


def test_a_line_that_comes_late_lets_allow_arm_anew() -> None:
    play = sharing()
    say(play, *asked(P))
    number = play.newest
    play.show(number)
    play.pass_time(990)
    say(play, *asked(C))
    card = play.state.questions.find(number)
    assert card is not None
    play.pass_time(20)
    play.do(events.Allowed(number, card.proposed, play.now_ms))
    assert states(play, P, C) == [PermissionState.ASKED] * 2
    play.pass_time(980)
    play.do(events.Allowed(number, card.proposed, play.now_ms))
    assert states(play, P, C) == [PermissionState.ON] * 2


def test_the_cards_minute_begins_with_its_first_line() -> None:
    play = sharing()
    say(play, *asked(P))
    play.pass_time(59_000)
    say(play, *asked(C))
    play.pass_time(1_000)
    assert states(play, P, C) == [PermissionState.OFF] * 2
    assert not play.state.questions.open


def test_taking_the_ask_back_takes_all_that_is_on_the_card() -> None:
    play = sharing()
    say(play, *asked(C, CLIP), *asked(P, number=6), PermCancel(5))
    (card,) = play.state.questions.open
    assert card.permissions == (P,)
    assert states(play, C, CLIP) == [PermissionState.OFF] * 2


def test_a_line_that_is_answered_otherwise_leaves_the_card() -> None:
    play = sharing()
    say(play, *asked(P, C))
    play.give(P)
    (card,) = play.state.questions.open
    assert card.permissions == (C,)
    assert play.state.book.of(P).is_given


def test_what_no_one_end_time_fits_gets_a_card_of_its_own() -> None:
    play = sharing()
    say(play, *asked(C, RESUME))
    assert [card.permissions for card in play.state.questions.open] == [(C,), (RESUME,)]
    play.allow(question=play.state.questions.open[0].number)
    assert play.state.book.of(C).is_given


def test_with_view_on_the_card_what_needs_it_may_stand_beside_it_and_is_nothing_without_it() -> None:
    play = sharing()
    play.do(events.Revoked(V))
    say(play, *asked(P))
    assert not play.state.questions.open
    say(play, *asked(V, P))
    (card,) = play.state.questions.open
    assert card.permissions == (V, P)
    play.allow(P)
    assert states(play, V, P) == [PermissionState.OFF] * 2
    say(play, *asked(V, P))
    play.allow()
    assert states(play, V, P) == [PermissionState.ON] * 2


def test_six_lines_a_minute_whatever_card_they_are_on() -> None:
    play = sharing()
    say(play, *asked(P, C, CLIP), PermCancel(5), *asked(P, C, CLIP), PermCancel(5), *asked(P))
    assert not play.state.questions.open


def test_the_ask_for_control_is_alive_when_the_card_before_it_is_answered() -> None:
    play = sharing()
    say(play, *asked(P), *asked(C, number=6))
    first, second = play.state.questions.open
    play.allow(question=first.number)
    play.allow(question=second.number)
    assert states(play, P, C) == [PermissionState.ON] * 2


@pytest.mark.parametrize("parts", [(C,), (C, CLIP)])
def test_the_agents_end_asks_under_one_number_and_takes_back_under_it(parts: tuple[Permission, ...]) -> None:
    pair = Pair()
    pair.share()
    asks = tuple(events.AskPressed(each, SCOPES[each], "") for each in (*parts, Permission.VIEW, C))
    pair.viewer.do(events.AskedTogether(asks))
    pair.pump()
    assert [(each.id, each.perm) for each in pair.viewer.messages(PermAsk)] == [(1, each) for each in parts]
    assert [card.permissions for card in pair.host.state.questions.open] == [parts]
    pair.viewer.do(events.AskCancelled(C))
    pair.pump()
    assert not pair.host.state.questions.open
    assert not any(mirror.ask for mirror in pair.viewer.state.mirrors)
    assert pair.host.state.phase is HostPhase.ACTIVE

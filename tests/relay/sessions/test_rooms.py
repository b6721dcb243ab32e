"""The room machine reads like a play: who comes, who goes, what is said and written."""

import dataclasses
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.types import Role
from relay.sessions.ports import FactKind, Outcome
from relay.sessions.room_state import (
    Action,
    Arrived,
    BrokeRule,
    CloseLeg,
    Confirmed,
    EndNow,
    Event,
    FactFailed,
    FactSafe,
    Forget,
    Left,
    Lost,
    MovedAway,
    Phase,
    Room,
    RoomTimes,
    Stalled,
    StartPump,
    StopNow,
    StopPump,
    StopSoon,
    TellClosing,
    TellPaired,
    TellRenewed,
    TellWaiting,
    Ticked,
    WriteFact,
)
from relay.sessions.rooms import advance, opened, refusal

TIMES = RoomTimes()
VIEWER, HOST = 1, 2


def viewer(leg: int = VIEWER, *, epoch: int = 1, pairing: int = 0, is_rejoin: bool = False) -> Arrived:
    return Arrived(Role.VIEWER, leg, epoch, pairing, is_rejoin)


def host(leg: int = HOST, *, epoch: int = 1, pairing: int = 0, is_rejoin: bool = False) -> Arrived:
    return Arrived(Role.HOST, leg, epoch, pairing, is_rejoin)


class Play:
    """One room and everything that was done for it."""

    def __init__(self, *events: Event) -> None:
        self.room: Room | None = None
        self.done: list[Action] = []
        self.now_ms = 0
        for event in events:
            self.then(event)

    def then(self, event: Event, *, after_s: float = 0) -> tuple[Action, ...]:
        self.now_ms += round(after_s * 1000)
        if self.room is None:
            assert isinstance(event, Arrived)
            self.room = opened(event, self.now_ms)
        self.room, actions = advance(self.room, event, self.now_ms, TIMES)
        self.done += actions
        return actions

    @property
    def phase(self) -> Phase:
        assert self.room is not None
        return self.room.phase

    @property
    def pairing(self) -> int:
        assert self.room is not None
        return self.room.pairing


def waiting() -> Play:
    return Play(viewer())


def host_waiting() -> Play:
    return Play(host())


def meeting() -> Play:
    return Play(viewer(), host())


def paired() -> Play:
    return Play(viewer(), host(), FactSafe(1))


def confirmed() -> Play:
    return Play(viewer(), host(), FactSafe(1), Confirmed())


def apart() -> Play:
    return Play(viewer(), host(), FactSafe(1), Confirmed(), Lost(HOST))


def vacant() -> Play:
    return Play(viewer(), host(), FactSafe(1), Left(HOST, 4001))


def ended() -> Play:
    return Play(viewer(), host(), FactSafe(1), Left(VIEWER, 1000))


def fact(kind: FactKind, **fields: Any) -> WriteFact:
    return WriteFact(kind, **fields)


# --- meeting
# -------------------------------------------------------------------------------------------------------------


def test_the_first_leg_waits_and_is_told_so() -> None:
    assert Play().then(viewer()) == (TellWaiting(VIEWER, Role.VIEWER),)
    assert waiting().phase is Phase.WAITING


def test_the_fact_is_written_before_either_end_is_told() -> None:
    play = waiting()
    assert play.then(host()) == (fact(FactKind.PAIRED),)
    assert play.phase is Phase.MEETING
    assert play.then(FactSafe(1)) == (
        StartPump(VIEWER, HOST),
        TellPaired(VIEWER, Role.VIEWER),
        TellPaired(HOST, Role.HOST),
    )
    assert (play.phase, play.pairing) == (Phase.PAIRED, 1)


def test_a_fact_of_another_pairing_tells_nobody() -> None:
    play = meeting()
    assert play.then(FactSafe(2)) == ()
    assert play.then(FactFailed(2)) == ()
    assert paired().then(FactSafe(1)) == ()


def test_a_pair_whose_fact_cannot_be_written_is_not_told_and_breaks() -> None:
    play = meeting()
    assert play.then(FactFailed(1)) == (CloseLeg(VIEWER, 4410), CloseLeg(HOST, 4410), fact(FactKind.APART))
    assert play.phase is Phase.APART


# --- leaving a pair
# ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leg", "code", "outcome"),
    [
        (VIEWER, 1000, Outcome.DONE),
        (HOST, 1000, Outcome.DONE),
        (VIEWER, 4000, Outcome.CANCELLED),
        (HOST, 4002, Outcome.REFUSED),
        (VIEWER, 4003, Outcome.DAMAGED),
        (HOST, 4003, Outcome.DAMAGED),
    ],
)
def test_an_ends_last_word_ends_the_room_and_the_other_hears_4404(leg: int, code: int, outcome: Outcome) -> None:
    play = paired()
    actions = play.then(Left(leg, code))
    role = Role.VIEWER if leg == VIEWER else Role.HOST
    other = HOST if leg == VIEWER else VIEWER
    assert actions == (
        StopPump(),
        CloseLeg(other, 4404),
        fact(FactKind.ENDED, outcome=outcome, closed_by=role, close_code=code),
        Forget(),
    )
    assert play.phase is Phase.ENDED


@pytest.mark.parametrize("leg", [VIEWER, HOST])
@pytest.mark.parametrize(("code", "used"), [(4001, True), (4004, False)])
def test_a_failed_attempt_before_confirmation_empties_the_room_and_spends_its_epoch(
    leg: int, code: int, used: bool
) -> None:
    play = paired()
    role = Role.VIEWER if leg == VIEWER else Role.HOST
    other = HOST if leg == VIEWER else VIEWER
    assert play.then(Left(leg, code)) == (
        StopPump(),
        CloseLeg(other, 4404),
        fact(FactKind.ATTEMPT_FAILED, closed_by=role, close_code=code, used_try=used),
    )
    assert play.phase is Phase.VACANT
    assert refusal(play.room, viewer(3)) == "spent"
    assert refusal(play.room, viewer(3, pairing=1, is_rejoin=True)) == "spent"
    assert refusal(play.room, host(3, epoch=2)) is None


@pytest.mark.parametrize("code", [4001, 4004])
def test_after_confirmation_a_failed_handshake_is_a_loss(code: int) -> None:
    play = confirmed()
    assert play.then(Left(HOST, code)) == (
        StopPump(),
        CloseLeg(VIEWER, 4410),
        fact(FactKind.APART, closed_by=Role.HOST),
    )
    assert play.phase is Phase.APART


@pytest.mark.parametrize(("leg", "code"), [(HOST, 4000), (VIEWER, 4002), (HOST, 1001), (VIEWER, 4999), (HOST, 1005)])
def test_a_code_that_is_not_the_ends_to_send_counts_as_a_lost_leg(leg: int, code: int) -> None:
    play = paired()
    play.then(Left(leg, code))
    assert play.phase is Phase.APART


def test_a_lost_leg_breaks_the_pair_and_the_other_hears_4410() -> None:
    play = paired()
    assert play.then(Lost(HOST)) == (StopPump(), CloseLeg(VIEWER, 4410), fact(FactKind.APART, closed_by=Role.HOST))


def test_a_dead_leg_is_closed_too() -> None:
    play = paired()
    actions = play.then(Lost(HOST, 4410))
    assert actions[:3] == (StopPump(), CloseLeg(VIEWER, 4410), CloseLeg(HOST, 4410))


def test_R16_a_stalled_leg_hears_4408_and_the_other_4410() -> None:
    play = paired()
    actions = play.then(Stalled(VIEWER))
    assert actions[:3] == (StopPump(), CloseLeg(VIEWER, 4408), CloseLeg(HOST, 4410))
    assert play.phase is Phase.APART
    assert play.then(Ticked(), after_s=600)[-2] == fact(FactKind.ENDED, outcome=Outcome.STALLED)


def test_a_broken_rule_ends_the_room_as_bad_input() -> None:
    play = paired()
    assert play.then(BrokeRule(HOST, 1002)) == (
        StopPump(),
        CloseLeg(VIEWER, 4410),
        fact(FactKind.ENDED, outcome=Outcome.BAD_INPUT, closed_by=Role.HOST, close_code=1002),
        Forget(),
    )


# --- leaving before a pair
# -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [1000, 4000])
def test_a_waiting_viewer_that_goes_takes_the_code_back(code: int) -> None:
    play = waiting()
    actions = play.then(Left(VIEWER, code))
    assert actions[0] == fact(FactKind.ENDED, outcome=Outcome.CANCELLED, closed_by=Role.VIEWER, close_code=code)


@pytest.mark.parametrize("code", [1000, 4001, 4004])
def test_a_waiting_host_that_goes_reopens_the_code_without_a_used_try(code: int) -> None:
    play = host_waiting()
    assert play.then(Left(HOST, code)) == (
        fact(FactKind.ATTEMPT_FAILED, closed_by=Role.HOST, close_code=code, used_try=False),
    )
    assert play.phase is Phase.WAITING
    assert refusal(play.room, host(3, is_rejoin=True)) == "spent"
    assert refusal(play.room, viewer(3)) is None


def test_a_host_that_leaves_while_meeting_leaves_the_viewer_waiting() -> None:
    play = meeting()
    play.then(Left(HOST, 4004))
    assert play.phase is Phase.WAITING
    assert play.then(FactSafe(1)) == ()
    assert play.then(host(5, epoch=2)) == (TellRenewed(VIEWER, Role.VIEWER), fact(FactKind.PAIRED))
    assert play.then(FactSafe(1))[0] == StartPump(VIEWER, 5)


def test_a_viewer_that_leaves_while_meeting_breaks_it() -> None:
    play = meeting()
    play.then(Left(VIEWER, 4004))
    assert play.phase is Phase.APART


def test_a_lost_waiting_leg_may_come_back() -> None:
    play = waiting()
    assert play.then(Lost(VIEWER)) == ()
    assert play.then(Left(VIEWER, 1000)) == ()
    assert refusal(play.room, viewer(3, is_rejoin=True)) is None
    assert play.then(viewer(3, is_rejoin=True)) == (TellWaiting(3, Role.VIEWER),)


def test_a_dead_waiting_leg_is_closed() -> None:
    assert waiting().then(Lost(VIEWER, 4410)) == (CloseLeg(VIEWER, 4410),)


# --- coming back
# ---------------------------------------------------------------------------------------------------------


def test_both_ends_rejoin_and_meet_in_the_next_pairing() -> None:
    play = apart()
    assert play.then(viewer(3, pairing=1, is_rejoin=True)) == (TellWaiting(3, Role.VIEWER),)
    assert play.then(host(4, pairing=1, is_rejoin=True)) == (fact(FactKind.PAIRED),)
    play.then(FactSafe(2))
    assert (play.phase, play.pairing) == (Phase.PAIRED, 2)


def test_R14_a_rejoin_while_a_leg_lives_replaces_it_and_both_meet_anew() -> None:
    play = paired()
    actions = play.then(host(3, pairing=1, is_rejoin=True))
    assert actions == (
        StopPump(),
        CloseLeg(VIEWER, 4410),
        CloseLeg(HOST, 4409),
        fact(FactKind.APART, closed_by=Role.HOST, close_code=4409),
        TellWaiting(3, Role.HOST),
    )
    assert play.then(viewer(4, pairing=1, is_rejoin=True)) == (fact(FactKind.PAIRED),)
    assert play.pairing == 2


def test_a_waiting_leg_is_replaced_alone() -> None:
    play = waiting()
    assert play.then(viewer(3, is_rejoin=True)) == (CloseLeg(VIEWER, 4409), TellWaiting(3, Role.VIEWER))


def test_a_rejoin_token_is_good_for_this_pairing_and_the_one_before() -> None:
    play = apart()
    for leg in (3, 5):
        play.then(viewer(leg, pairing=play.pairing, is_rejoin=True))
        play.then(host(leg + 1, pairing=play.pairing, is_rejoin=True))
        play.then(FactSafe(play.pairing))
        play.then(Lost(leg))
    assert play.pairing == 3
    assert [refusal(play.room, host(9, pairing=n, is_rejoin=True)) for n in (1, 2, 3)] == ["pairing", None, None]


def test_a_rejoin_token_alone_rebuilds_a_room_that_this_node_does_not_know() -> None:
    assert refusal(None, viewer(pairing=4, is_rejoin=True)) is None
    play = Play(viewer(pairing=3, is_rejoin=True))
    assert play.phase is Phase.APART
    play.then(host(pairing=4, is_rejoin=True))
    assert (play.phase, play.pairing) == (Phase.MEETING, 5)


def test_R14_joins_are_refused_for_a_role_that_has_a_leg_and_for_lower_epochs() -> None:
    play = Play(viewer(epoch=2))
    assert refusal(play.room, viewer(3, epoch=2)) == "has_leg"
    assert refusal(play.room, viewer(3, epoch=1)) == "epoch"
    assert refusal(play.room, viewer(3, epoch=1, is_rejoin=True)) == "epoch"
    assert refusal(play.room, viewer(3, epoch=3)) is None
    assert refusal(ended().room, viewer(3)) == "ended"


def test_a_higher_epoch_supersedes_a_pair() -> None:
    play = paired()
    actions = play.then(host(3, epoch=2))
    assert actions == (
        StopPump(),
        CloseLeg(VIEWER, 4410),
        CloseLeg(HOST, 4410),
        fact(FactKind.APART),
        TellWaiting(3, Role.HOST),
    )
    assert (play.phase, play.pairing) == (Phase.WAITING, 0)


def test_a_higher_epoch_of_a_confirmed_room_resumes_it() -> None:
    play = apart()
    play.then(host(3, epoch=2, pairing=1))
    assert play.phase is Phase.APART
    play.then(viewer(4, epoch=2, pairing=1))
    assert (play.phase, play.pairing) == (Phase.MEETING, 2)


def test_after_a_failed_attempt_both_join_again_at_the_next_epoch() -> None:
    play = vacant()
    assert play.then(viewer(3, epoch=2)) == (TellWaiting(3, Role.VIEWER),)
    play.then(host(4, epoch=2))
    play.then(FactSafe(1))
    assert (play.phase, play.pairing) == (Phase.PAIRED, 1)


# --- orders
# --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(Outcome.REVOKED, 4411), (Outcome.KILLED, 4411), (Outcome.EXPIRED, 4413), (Outcome.CANCELLED, 4404)],
)
def test_an_order_ends_the_room_with_its_code(outcome: Outcome, code: int) -> None:
    play = paired()
    assert play.then(EndNow(outcome)) == (
        StopPump(),
        CloseLeg(VIEWER, code),
        CloseLeg(HOST, code),
        fact(FactKind.ENDED, outcome=outcome),
        Forget(),
    )


def test_a_moved_room_is_dropped_with_4412() -> None:
    play = paired()
    assert play.then(MovedAway()) == (
        StopPump(),
        CloseLeg(VIEWER, 4412),
        CloseLeg(HOST, 4412),
        fact(FactKind.APART),
        Forget(),
    )


def test_R17_before_a_stop_every_end_is_told_and_then_closed_with_1012() -> None:
    play = paired()
    assert play.then(StopSoon(3)) == (TellClosing(VIEWER, 3), TellClosing(HOST, 3))
    assert play.then(StopNow()) == (
        StopPump(),
        CloseLeg(VIEWER, 1012),
        CloseLeg(HOST, 1012),
        fact(FactKind.APART),
    )
    assert waiting().then(StopNow()) == (CloseLeg(VIEWER, 1012),)


# --- time
# ----------------------------------------------------------------------------------------------------------------


def _ended_after(play: Play, seconds: float) -> Outcome | None:
    """The outcome that *seconds* bring; a moment before there is none."""
    assert not any(isinstance(action, Forget) for action in play.then(Ticked(), after_s=seconds - 0.001))
    actions = play.then(Ticked(), after_s=0.001)
    assert isinstance(actions[-1], Forget)
    return next((action.outcome for action in actions if isinstance(action, WriteFact)), None)


@pytest.mark.parametrize(
    ("play", "seconds", "outcome"),
    [
        (waiting, 600, Outcome.UNCLAIMED),
        (host_waiting, 30, Outcome.ALONE),
        (apart, 600, Outcome.LOST),
        (vacant, 600, None),
        (paired, 12 * 3600, Outcome.EXPIRED),
        (meeting, 10_000, "stays"),
    ],
)
def test_each_state_lasts_as_long_as_it_may(play: Any, seconds: float, outcome: Any) -> None:
    if outcome == "stays":
        made = play()
        made.then(Ticked(), after_s=seconds)
        assert made.phase is Phase.MEETING
    else:
        assert _ended_after(play(), seconds) == outcome


def test_after_twelve_hours_both_hear_4413() -> None:
    play = paired()
    actions = play.then(Ticked(), after_s=12 * 3600)
    assert CloseLeg(VIEWER, 4413) in actions
    assert CloseLeg(HOST, 4413) in actions


def test_a_resumption_prolongs_no_session() -> None:
    play = apart()
    play.then(viewer(3, pairing=1, is_rejoin=True), after_s=300)
    play.then(host(4, pairing=1, is_rejoin=True))
    play.then(FactSafe(2))
    assert _ended_after(play, 12 * 3600 - 300) is Outcome.EXPIRED


def test_rejoin_tokens_are_renewed_while_a_leg_lives() -> None:
    play = paired()
    assert play.then(Ticked(), after_s=299) == ()
    assert play.then(Ticked(), after_s=1) == (TellRenewed(VIEWER, Role.VIEWER), TellRenewed(HOST, Role.HOST))
    assert play.then(Ticked(), after_s=299) == ()
    assert waiting().then(Ticked(), after_s=300) == (TellRenewed(VIEWER, Role.VIEWER),)


def test_a_host_beside_a_waiting_viewer_is_not_alone() -> None:
    play = Play(viewer(), host(), Left(HOST, 4004))
    assert play.then(Ticked(), after_s=31) == ()


# --- every state and event
# -----------------------------------------------------------------------------------------------

PLAYS = [waiting, host_waiting, meeting, paired, confirmed, apart, vacant, ended]
EVENTS: list[Event] = [
    viewer(8, epoch=1, pairing=1, is_rejoin=True),
    host(9, epoch=5),
    *(Left(leg, code) for leg in (VIEWER, HOST) for code in (1000, 1001, 4000, 4001, 4002, 4003, 4004)),
    Lost(VIEWER),
    Lost(HOST, 4410),
    Stalled(HOST),
    BrokeRule(VIEWER, 1002),
    FactSafe(1),
    FactFailed(1),
    Confirmed(),
    *(EndNow(outcome) for outcome in Outcome),
    MovedAway(),
    StopSoon(5),
    StopNow(),
    Ticked(),
]


@pytest.mark.parametrize("play", PLAYS)
@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_every_state_and_event_is_decided(play: Any, event: Event) -> None:
    made = play()
    before = made.room
    actions = made.then(event)
    if before.phase is Phase.ENDED:
        assert (made.room, actions) == (before, ())
    closed = [action.leg for action in actions if isinstance(action, CloseLeg)]
    assert len(closed) == len(set(closed))
    assert all(made.room.role_of(leg) is None for leg in closed)
    assert sum(isinstance(action, WriteFact) and action.kind is FactKind.ENDED for action in actions) <= 1


def test_an_unknown_leg_changes_nothing() -> None:
    for make, event in itertools.product(PLAYS, (Left(99, 1000), Lost(99), Stalled(99), BrokeRule(99, 1002))):
        play = make()
        before = play.room
        assert play.then(event) == ()
        assert play.room == before


_legs = st.integers(1, 6)
_events = st.one_of(
    st.builds(Left, _legs, st.sampled_from((1000, 1001, 4000, 4001, 4002, 4003, 4004))),
    st.builds(Lost, _legs),
    st.builds(Stalled, _legs),
    st.builds(BrokeRule, _legs, st.just(1002)),
    st.builds(FactSafe, st.integers(0, 4)),
    st.builds(FactFailed, st.integers(0, 4)),
    st.just(Confirmed()),
    st.just(Ticked()),
    st.tuples(st.sampled_from(list(Role)), st.integers(1, 3), st.integers(0, 3), st.booleans()),
)


@settings(max_examples=100)
@given(st.lists(_events, max_size=40))
def test_whatever_happens_one_socket_carries_one_pairing_and_a_room_ends_once(events: list[Any]) -> None:
    play, next_leg = Play(viewer(1)), 2
    pumped: list[int] = []
    closed: set[int] = set()
    told: list[tuple[int, int]] = []
    for event in events:
        if isinstance(event, tuple):
            role, epoch, pairing, is_rejoin = event
            event = Arrived(role, next_leg, epoch, pairing, is_rejoin)
            if refusal(play.room, event) is not None:
                continue
            next_leg += 1
        for action in play.then(event, after_s=7):
            match action:
                case StartPump(viewer=left, host=right):
                    pumped += [left, right]
                    assert play.room is not None
                    told.append((play.room.epoch, play.room.pairing))
                case CloseLeg(leg=leg):
                    assert leg not in closed
                    closed.add(leg)
                case TellWaiting(leg=leg) | TellPaired(leg=leg) | TellRenewed(leg=leg):
                    assert leg not in closed
                case _:
                    pass
    assert len(pumped) == len(set(pumped))
    assert told == sorted(set(told))
    ends = [a for a in play.done if isinstance(a, WriteFact) and a.kind is FactKind.ENDED]
    assert len(ends) == (play.phase is Phase.ENDED)
    assert dataclasses.is_dataclass(play.room)

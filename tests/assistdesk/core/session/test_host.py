"""The customer's end as a play: join, sheet, sharing, stop, and everything that goes wrong on the way."""

from dataclasses import replace

import pytest
from msgspec import structs

from assistdesk.core.errors import MisuseError
from assistdesk.core.session import actions, events, host, host_view, verify
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.entries import decode_entry
from assistdesk.core.session.events import Choice, LocalInputKind, StopBy, Window
from assistdesk.core.session.host_messages import POINTS_A_SECOND
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.session.items import EntryLine, parse_item
from assistdesk.core.session.permissions import HELP_ME_FULLY, Cause
from assistdesk.core.types import (
    Monitor,
    NoteEvent,
    Permission,
    PermissionState,
    Rect,
    Role,
    SafetyPolicy,
    SafetyResult,
    Scope,
    SheetStage,
    Why,
)
from assistdesk.core.wire.messages import (
    Bye,
    ClipPush,
    FileData,
    FileOffer,
    InButton,
    InKey,
    InMove,
    InRelease,
    InText,
    InWheel,
    LedEntry,
    LedHead,
    LedNote,
    Painted,
    Pause,
    PermAsk,
    PermCancel,
    PermGiveup,
    PermState,
    Ping,
    Pong,
    PtrClear,
    PtrMove,
    Ready,
    RecState,
    Safety,
    Sheet,
    ViewRefresh,
    ViewWant,
)
from tests.assistdesk.core.session.play import (
    AT_HOST,
    AT_VIEWER,
    BOTH_WAYS,
    CONFIG,
    MONITORS,
    READY,
    SCREEN_ONE,
    STRICT,
    HostPlay,
    Pair,
)

V, P, C = Permission.VIEW, Permission.POINT, Permission.CONTROL


def joined(config: host.HostConfig | None = None) -> HostPlay:
    play = HostPlay(config) if config else HostPlay()
    play.join()
    play.do(events.MessageArrived(READY))
    return play


def sharing(*more: Permission) -> HostPlay:
    play = joined()
    play.allow()
    for permission in more:
        play.give(permission)
    return play


def say(play: HostPlay, *messages: object) -> None:
    for message in messages:
        play.do(events.MessageArrived(message))  # type: ignore[arg-type]


def state_of(play: HostPlay, permission: Permission) -> PermissionState:
    return play.state.book.of(permission).state


# --- joining ------------------------------------------------------------------------------------------------------


def test_C6_a_link_only_fills_the_field() -> None:
    play = HostPlay()
    assert play.do(events.LinkOpened("4829157309")) == (actions.FillCode("4829157309"),)
    assert play.state.phase is HostPhase.IDLE


def test_a_code_joins_and_a_right_one_opens_the_sheet_and_nothing_else() -> None:
    play = joined()
    assert play.state.phase is HostPhase.SHEET
    assert play.capturing is None
    assert play.state.questions.sheet is not None
    assert "15730" not in repr(play.state)
    assert play.state.code == ""


def test_the_agents_name_is_there_with_the_agent() -> None:
    assert host_view.agent_name(HostPlay().state) == ""
    assert host_view.agent_name(joined().state) == "Ana"


def test_three_failed_tries_ask_for_a_new_code() -> None:
    play = HostPlay()
    for _ in range(3):
        play.do(events.CodeEntered("4829157309"))
        play.do(events.Paired())
        play.do(events.HandshakeFailed("wrong_code", True))
    assert play.close_codes == [4001] * 3
    assert play.do(events.CodeEntered("4829157309")) == ()
    assert host.view(play.state, play.now_ms).trouble == "code_burned"
    assert play.do(events.CodeEntered("7314602856")) == (actions.Join("7314602856"),)
    assert play.state.tries == 0


@pytest.mark.parametrize(
    ("event", "trouble"),
    [
        (events.JoinRefused("code_unknown"), "code_unknown"),
        (events.CancelPressed(), ""),
        (events.Lost(), "line_lost"),
        (events.PeerBroke("cut"), "cut"),
        (events.HandshakeFailed("timeout", False), "timeout"),
        (events.StopPressed(StopBy.BUTTON), ""),
        (events.NotMine(), ""),
    ],
)
def test_whatever_stops_joining_leads_back_to_the_boxes(event: events.HostEvent, trouble: str) -> None:
    play = HostPlay()
    play.do(events.CodeEntered("4829157309"))
    play.do(event)
    assert (play.state.phase, play.state.trouble) == (HostPhase.IDLE, trouble)


def test_thirty_seconds_without_an_answer_lead_back() -> None:
    play = HostPlay()
    play.do(events.CodeEntered("4829157309"))
    play.pass_time(30_000)
    assert (play.state.phase, play.state.trouble, play.close_codes) == (HostPhase.IDLE, "join_timeout", [4004])
    assert host.wake_at(play.state) is None


def test_what_our_own_code_cannot_have_meant_is_a_misuse() -> None:
    play = HostPlay()
    with pytest.raises(MisuseError, match="code_not_normalised"):
        play.do(events.CodeEntered("482 915 7309"))
    with pytest.raises(MisuseError, match="impossible_event"):
        play.do(events.HandshakeFailed("x", True))
    with pytest.raises(MisuseError, match="impossible_handshake"):
        play.do(events.HandshakeDone(AT_HOST))
    with pytest.raises(MisuseError, match="no_session"):
        play.do(events.EntryWritten(0))
    with pytest.raises(MisuseError, match="no_session"):
        play.do(events.LedgerFailed(0))


def test_events_that_come_at_the_wrong_time_are_logged_and_change_nothing() -> None:
    for event in (events.PausePressed(), events.Denied(1), events.ResumeRefused("x"), events.FileSettled):
        play = HostPlay()
        if event is events.FileSettled:
            event = events.FileSettled(Role.HOST, "a", 1, bytes(32), None)
        play.do(event)  # type: ignore[arg-type]
        assert play.state.phase is HostPhase.IDLE
    play = sharing()
    play.do(events.CodeEntered("4829157309"))
    play.do(events.Paired())
    play.do(events.HandshakeFailed("late", False))
    play.do(events.PeerBroke("x"))
    assert play.state.phase is HostPhase.ENDED
    idle = HostPlay()
    idle.do(events.PeerBroke("x"))
    idle.do(events.MessageArrived(READY))
    assert idle.state.phase is HostPhase.IDLE


# --- the first record ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("messages", "rule"),
    [
        ((Ping(1),), "ready_missing"),
        ((READY, READY), "ready_twice"),
        ((Ready(bytes(16), "Ana", "L", "es", 0, 0, bytes(32)),), "ready_session"),
        ((READY, Sheet(SheetStage.WARNING)), "direction"),
        ((READY, *(LedNote(i, NoteEvent.AGENT_NOTE, "", 0, bytes(32)) for i in range(6))), "note_rate"),
    ],
)
def test_F10_broken_rules_are_fatal(messages: tuple[object, ...], rule: str) -> None:
    play = HostPlay()
    play.join()
    say(play, *messages)
    assert play.state.phase is HostPhase.ENDED
    assert play.state.trouble == rule
    assert play.close_codes == [4003]
    assert not play.messages(Bye)
    assert play.is_closed


# --- the sheet ----------------------------------------------------------------------------------------------------


def test_the_sheet_arms_after_five_seconds_and_tells_the_agent_how_far_it_is() -> None:
    play = joined()
    number = play.newest
    play.show(number)
    play.pass_time(4_999)
    play.do(events.Allowed(number, play.state.questions.open[0].proposed, play.now_ms))
    assert play.state.phase is HostPhase.SHEET
    play.pass_time(1)
    assert [message.stage for message in play.messages(Sheet)] == [SheetStage.WARNING, SheetStage.SAFETY]  # type: ignore[union-attr]
    play.do(events.SafetyAnswered(SafetyResult.SAME))
    assert play.messages(Sheet)[-1] == Sheet(SheetStage.SHARING)
    assert play.messages(Safety) == [Safety(SafetyResult.SAME)]
    play.do(events.Allowed(number, play.state.questions.open[0].proposed, play.now_ms))
    assert play.state.phase is HostPhase.ACTIVE
    assert play.capturing == SCREEN_ONE


@pytest.mark.parametrize(
    ("event", "code", "why"),
    [
        (events.Denied(1), 4002, Why.DENIED),
        (events.StopPressed(StopBy.WINDOW_CLOSED), 4002, Why.STOP),
        (events.NotMine(), 4002, Why.NOT_MINE),
        (events.SafetyAnswered(SafetyResult.DIFFERENT), 4003, Why.INTEGRITY),
    ],
)
def test_a_no_on_the_sheet_ends_the_session(event: events.HostEvent, code: int, why: Why) -> None:
    play = joined()
    play.do(event)
    assert play.state.phase is HostPhase.ENDED
    assert play.state.ending is not None
    assert (play.state.ending.close_code, play.state.ending.why) == (code, why)
    play.pass_time(2_000)
    assert play.close_codes == [code]
    assert play.is_closed
    assert not play.of(actions.StartCapture)


def test_five_minutes_without_an_answer_are_a_no() -> None:
    play = joined()
    play.pass_time(300_000)
    assert play.state.ending is not None
    assert play.state.ending.why is Why.TIMEOUT


def test_not_mine_burns_the_code_and_flags_the_ticket() -> None:
    play = sharing()
    play.do(events.NotMine())
    assert play.of(actions.BurnCode)
    assert play.of(actions.FlagTicket) == [actions.FlagTicket(Why.NOT_MINE)]


# --- C15: the safety step -----------------------------------------------------------------------------------------


def test_C15_required_gives_no_control_before_same_and_allows_no_skip() -> None:
    play = joined(STRICT)
    play.do(events.SafetyAnswered(SafetyResult.SKIPPED))
    assert play.state.safety is None
    play.allow()
    play.give(C)
    assert state_of(play, C) is PermissionState.OFF
    play.give(P)
    assert state_of(play, P) is PermissionState.ON
    play.do(events.SafetyAnswered(SafetyResult.SAME))
    play.give(C)
    assert state_of(play, C) is PermissionState.ON
    play.do(events.SafetyAnswered(SafetyResult.SKIPPED))
    assert play.state.safety is SafetyResult.SAME


def test_C15_the_viewer_may_only_say_different() -> None:
    play = sharing()
    say(play, Safety(SafetyResult.DIFFERENT))
    assert play.state.phase is HostPhase.ENDED
    assert play.capturing is None
    assert play.of(actions.FlagTicket)
    other = sharing()
    say(other, Safety(SafetyResult.SAME))  # the decoder refuses it already; the machine does too
    assert other.state.trouble == "direction"


def test_policy_off_is_written_down_as_not_compared() -> None:
    play = HostPlay(replace(STRICT, policy=SafetyPolicy.OFF))
    play.join()
    assert play.state.safety is SafetyResult.OFF
    assert "safety.result" in play.events_written()


def test_a_code_by_link_is_asked_even_where_policy_is_off() -> None:
    play = HostPlay(replace(STRICT, policy=SafetyPolicy.OFF))
    play.join(origin=events.Origin.LINK)
    assert play.state.policy is SafetyPolicy.ASKED
    offer = HostPlay()
    offer.join(origin=events.Origin.OFFER)
    assert offer.state.policy is SafetyPolicy.REQUIRED


# --- C1, F14: nothing without its grant ---------------------------------------------------------------------------


@pytest.mark.parametrize("grant", [0, 1, 7])
@pytest.mark.parametrize(
    "kind",
    ["move", "button", "wheel", "key", "text", "point", "clear", "clip", "file", "data", "rec"],
)
def test_C1_F14_what_has_no_grant_is_dropped_and_counted(kind: str, grant: int) -> None:
    message = {
        "move": InMove(grant, 0, 1, 1),
        "button": InButton(grant, 1, True, 0, 1, 1),
        "wheel": InWheel(grant, 0, 120),
        "key": InKey(grant, 4, True),
        "text": InText(grant, "x"),
        "point": PtrMove(grant, 0, 1, 1),
        "clear": PtrClear(grant),
        "clip": ClipPush(grant, 1, "x"),
        "file": FileOffer(grant, 1, "a", 1, bytes(32)),
        "data": FileData(grant, 1, 0, b"x"),
        "rec": RecState(grant, True),
    }[kind]
    play = sharing()  # View has grant 1; none of these may use it
    before = len(play.delivered)
    say(play, message)
    assert play.injected == []
    assert len(play.delivered) == before
    assert sum(each.total for each in play.state.refused) == 1
    assert "refused" in play.events_written()


@pytest.mark.parametrize("message", [ViewWant((0,), 30, 500), ViewRefresh(0), ViewRefresh(255), Painted(1, 1, 0)])
def test_F14_looking_needs_view(message: object) -> None:
    play = joined()
    say(play, message)
    assert message not in play.delivered
    shared = sharing()
    say(shared, message)
    assert message in shared.delivered
    say(shared, ViewWant((1,), 30, 500))
    assert shared.delivered[-1] == message


def test_C1_an_old_grant_is_dead_after_a_new_one() -> None:
    play = sharing(C)
    old = play.state.book.of(C).grant
    say(play, InMove(old, 0, 1, 1))
    new = play.give(C)
    assert new > old
    say(play, InKey(old, 4, True))
    assert len(play.injected) == 1
    say(play, InKey(new, 4, True), InText(new, "ñ"), InButton(new, 1, True, 0, 2, 2), InWheel(new, 0, 1))
    assert len(play.injected) == 5


def test_C1_more_pointing_than_a_hand_makes_is_dropped_but_clearing_never_is() -> None:
    play = sharing(P)
    grant = play.state.book.of(P).grant
    before = len(play.delivered)
    say(play, *[PtrMove(grant, 0, x, 1) for x in range(POINTS_A_SECOND + 50)])
    assert len(play.delivered) - before == POINTS_A_SECOND
    assert [kind.kind for kind in play.state.refused] == ["ptr.move"]
    say(play, PtrClear(grant))
    assert play.delivered[-1] == PtrClear(grant)
    play.pass_time(1_000)
    say(play, PtrMove(grant, 0, 5, 5))
    assert play.delivered[-1] == PtrMove(grant, 0, 5, 5)


def test_F14_a_monitor_outside_the_scope_is_refused() -> None:
    play = sharing(C, P)
    say(play, InMove(play.state.book.of(C).grant, 1, 1, 1), PtrMove(play.state.book.of(P).grant, 1, 1, 1))
    assert play.injected == []
    say(play, PtrMove(play.state.book.of(P).grant, 0, 1, 1))
    assert play.delivered[-1] == PtrMove(play.state.book.of(P).grant, 0, 1, 1)


def test_refusals_are_written_once_per_kind_and_minute_and_counted_all() -> None:
    play = sharing()
    for _ in range(100):
        say(play, InKey(9, 4, True))
    assert play.events_written().count("refused") == 1
    play.pass_time(60_000)
    assert play.events_written().count("refused") == 2
    say(play, InKey(9, 4, True))
    play.pass_time(120_000)
    say(play, InKey(9, 4, True))
    assert play.state.refused[0].total == 102


def test_input_is_counted_by_the_minute_never_by_content() -> None:
    play = sharing(C)
    grant = play.state.book.of(C).grant
    say(
        play, InMove(grant, 0, 1, 1), InMove(grant, 0, 1, 2), InText(grant, "geheim"), InButton(grant, 1, True, 0, 1, 1)
    )
    play.pass_time(60_000)
    assert play.events_written().count("input.count") == 2
    assert b"geheim" not in play.file
    assert b'{"moves":1,"clicks":1,"keys":1}' in play.file


def test_the_ledger_says_when_use_of_a_grant_begins_and_how_much_there_was_before_its_end() -> None:
    play = sharing(C)
    before = len(play.events_written())
    say(play, InKey(play.state.book.of(C).grant, 4, True), InKey(play.state.book.of(C).grant, 4, False))
    assert play.events_written()[before:] == ["input.count"]
    play.do(events.Revoked(C))
    assert play.events_written()[before:] == ["input.count", "input.count", "perm.off"]
    play.give(C)
    say(play, InMove(play.state.book.of(C).grant, 0, 1, 1))
    assert play.events_written()[-2:] == ["perm.on", "input.count"]


def test_what_this_computer_cannot_do_is_answered_off_without_a_card() -> None:
    play = joined(replace(CONFIG, can=int(Permission.VIEW)))
    play.allow()
    say(play, ask(C))
    assert play.state.questions.open == ()
    assert play.messages(PermState)[-1] == PermState(C, PermissionState.OFF, 0, Scope(), 0, Why.POLICY)


def test_after_a_local_move_the_wheel_turns_nothing_until_the_agent_points_again() -> None:
    play = sharing(C)
    grant = play.state.book.of(C).grant
    say(play, InMove(grant, 0, 5, 5), InWheel(grant, 0, 120))
    play.do(events.LocalInput(LocalInputKind.MOVE))
    play.pass_time(500)
    say(play, InWheel(grant, 0, 120))
    assert len(play.injected) == 2
    say(play, InMove(grant, 0, 6, 6), InWheel(grant, 0, 120))
    assert len(play.injected) == 4


# --- asking -------------------------------------------------------------------------------------------------------


def ask(permission: Permission, number: int = 1, scope: Scope | None = None) -> PermAsk:
    default = BOTH_WAYS if permission in (Permission.CLIPBOARD, Permission.FILES) else SCREEN_ONE
    bare = permission in (Permission.RECORD, Permission.RESUME)
    return PermAsk(number, permission, scope or (Scope() if bare else default), "to set it up")


@pytest.mark.parametrize("permission", [each for each in Permission if each is not V])
def test_every_permission_is_asked_granted_and_told(permission: Permission) -> None:
    play = sharing()
    say(play, ask(permission))
    assert play.state.questions.open[-1].kind is QuestionKind.ASK
    assert play.messages(PermState)[-1].state is PermissionState.ASKED  # type: ignore[union-attr]
    play.allow()
    assert state_of(play, permission) is PermissionState.ON
    told = play.messages(PermState)[-1]
    assert (told.perm, told.state, told.grant) == (permission, PermissionState.ON, 2)  # type: ignore[union-attr]


def test_C10_a_thousand_asks_make_one_card() -> None:
    play = sharing()
    for number in range(1_000):
        say(play, ask(C, number))
    assert len(play.state.questions.open) == 1
    eight = PermAsk(1, P, Scope(tuple(range(2, 10))), "all")
    say(play, eight)
    assert play.messages(PermState)[-1].why is Why.SCOPE  # type: ignore[union-attr]
    say(play, ask(V))
    assert len(play.state.questions.open) == 1


def test_C10_two_denials_are_answered_off_without_a_card() -> None:
    play = sharing()
    for number in (1, 2):
        say(play, ask(C, number))
        play.do(events.Denied(play.newest))
    say(play, ask(C, 3))
    assert not play.state.questions.open
    assert play.messages(PermState)[-1].state is PermissionState.OFF  # type: ignore[union-attr]


def test_an_ask_is_a_no_after_sixty_seconds_or_when_taken_back() -> None:
    play = sharing()
    say(play, ask(C, 5))
    play.pass_time(60_000)
    assert play.messages(PermState)[-1].why is Why.TIMEOUT  # type: ignore[union-attr]
    say(play, ask(C, 6), PermCancel(7), PermCancel(6))
    assert not play.state.questions.open
    assert state_of(play, C) is PermissionState.OFF


def test_what_is_given_back_is_off() -> None:
    play = sharing(C)
    say(play, PermGiveup(C))
    assert state_of(play, C) is PermissionState.OFF
    assert actions.ReleaseInput() in play.done


def test_asks_while_paused_are_answered_off() -> None:
    play = sharing()
    play.do(events.PausePressed())
    say(play, ask(C))
    assert not play.state.questions.open


def test_a_bundle_lists_its_parts_and_each_can_be_left_out() -> None:
    play = sharing()
    scopes = {Permission.CLIPBOARD: BOTH_WAYS, Permission.FILES: BOTH_WAYS}
    parts = tuple(Choice(each, scopes.get(each, SCREEN_ONE), 900) for each in HELP_ME_FULLY)
    play.do(events.OfferPressed(parts))
    play.allow(V, P, Permission.CLIPBOARD)
    on = {each.permission for each in play.state.book.standings if each.is_given}
    assert on == {V, P, Permission.CLIPBOARD}


def test_choices_that_were_not_on_the_card_are_a_misuse() -> None:
    play = joined()
    play.show(play.newest)
    play.pass_time(5_000)
    with pytest.raises(MisuseError, match="choices"):
        play.do(events.Allowed(play.newest, (Choice(C, SCREEN_ONE, 900),), play.now_ms))


def test_what_needs_view_stays_inside_what_view_covers() -> None:
    play = sharing()
    play.give(P, Scope((1,)))
    assert state_of(play, P) is PermissionState.OFF
    play.give(P, Scope((5,)))
    assert state_of(play, P) is PermissionState.OFF
    play.do(events.Revoked(V))
    play.give(C)
    assert state_of(play, C) is PermissionState.OFF


def test_the_agent_may_ask_to_see_again_after_view_was_taken_back() -> None:
    play = sharing()
    play.do(events.Revoked(V))
    assert play.capturing is None
    say(play, ask(V, 1, Scope((0, 1))))
    play.allow()
    assert play.capturing == Scope((0, 1))


def test_prolonging_gives_a_new_number_and_only_on_a_click() -> None:
    play = sharing(C)
    play.pass_time(780_000)
    told = [each for each in play.messages(PermState) if each.perm is C and each.why is Why.EXPIRED]  # type: ignore[union-attr]
    assert len(told) == 1
    assert told[0].left_s == 120  # type: ignore[union-attr]
    play.do(events.Prolonged(C, 900, play.now_ms))
    assert play.state.book.of(C).grant == 3
    play.pass_time(900_000)
    assert state_of(play, C) is PermissionState.OFF
    play.do(events.Prolonged(C, 900, play.now_ms))
    assert state_of(play, C) is PermissionState.OFF


# --- arming, C4 ---------------------------------------------------------------------------------------------------


def test_C4_a_press_from_before_arming_never_counts() -> None:
    play = sharing()
    say(play, ask(C))
    number = play.newest
    proposed = play.state.questions.open[0].proposed
    play.show(number)
    early = play.now_ms + 999
    play.pass_time(5_000)
    play.do(events.Allowed(number, proposed, early))
    play.do(events.Allowed(number, proposed, play.now_ms + 1))
    assert state_of(play, C) is PermissionState.ASKED
    play.do(events.WindowCovered(Window.QUESTION, number))
    play.do(events.Allowed(number, proposed, play.now_ms))
    play.show(number)
    play.do(events.Allowed(number, proposed, play.now_ms))
    assert state_of(play, C) is PermissionState.ASKED
    play.pass_time(1_000)
    play.do(events.Allowed(number, proposed, play.now_ms))
    assert state_of(play, C) is PermissionState.ON


def test_C4_an_open_question_holds_control() -> None:
    play = sharing(C)
    say(play, ask(Permission.FILES))
    assert state_of(play, C) is PermissionState.HELD
    say(play, InButton(play.state.book.of(C).grant, 1, True, 0, 5, 5), InKey(play.state.book.of(C).grant, 40, True))
    assert play.injected == []
    play.do(events.Denied(play.newest))
    assert state_of(play, C) is PermissionState.ON


def test_C5_input_over_own_windows_is_dropped() -> None:
    play = sharing(C)
    grant = play.state.book.of(C).grant
    say(play, InWheel(grant, 0, 1))
    assert play.injected == []  # nobody knows yet where the pointer is
    play.do(events.OwnWindowsMoved(((0, Rect(100, 100, 50, 50)), (1, Rect(0, 0, 9, 9))), False))
    say(play, InButton(grant, 1, True, 0, 120, 120), InWheel(grant, 0, 1), InMove(grant, 0, 149, 149))
    assert play.injected == []
    say(play, InButton(grant, 1, False, 0, 120, 120), InMove(grant, 0, 150, 150), InText(grant, "x"))
    assert len(play.injected) == 3
    play.do(events.OwnWindowsMoved((), True))
    say(play, InText(grant, "x"), InKey(grant, 4, True))
    assert len(play.injected) == 3
    say(play, InKey(grant, 4, False))
    assert len(play.injected) == 4


def test_I16_input_that_met_what_is_hidden_is_counted_while_the_session_lasts() -> None:
    play = sharing(C)
    play.do(events.InputDropped())
    play.do(events.InputDropped())
    assert [(each.kind, each.total) for each in play.state.refused] == [("hidden_area", 2)]
    play.do(events.StopPressed(StopBy.BUTTON))
    play.do(events.InputDropped())
    assert [each.total for each in play.state.refused] == [2]


# --- stop, C2, C3, C11 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", StopBy)
def test_C2_C3_stop_acts_locally_before_anything_else(by: StopBy) -> None:
    play = sharing(C)
    play.is_disk_slow = True
    acts = play.do(events.StopPressed(by))
    assert acts[:3] == (actions.StopCapture(), actions.DropQueuedPicture(), actions.ReleaseInput())
    bye = next(at for at, act in enumerate(acts) if isinstance(act, actions.SendBye))
    assert not any(isinstance(act, actions.WriteLedger | actions.Send) for act in acts[:bye])
    assert acts[bye + 1] == actions.EraseSecrets()
    assert not host.may_send_picture(play.state, 0, play.now_ms)
    assert host.view(play.state, play.now_ms).ended is not None
    play.do(events.StopPressed(by))
    say(play, InKey(2, 4, True))
    assert play.injected == []


def test_C3_a_dead_disk_and_a_dead_line_do_not_keep_the_end_open() -> None:
    play = sharing(C)
    play.is_disk_broken = True
    play.do(events.StopPressed(StopBy.PANIC_KEY))
    assert play.capturing is None
    play.pass_time(2_000)
    assert play.close_codes == [1000]
    assert play.is_closed


def test_C11_no_ledger_no_giving_but_taking() -> None:
    play = sharing(C)
    play.is_disk_broken = True
    say(play, ask(P))
    play.allow()
    assert state_of(play, P) is PermissionState.OFF
    assert [each.why for each in play.messages(PermState) if each.perm is P][-1] is Why.DISK  # type: ignore[union-attr]
    assert host.view(play.state, play.now_ms).is_ledger_failing
    play.do(events.Revoked(C))
    assert state_of(play, C) is PermissionState.OFF
    play.is_disk_broken = False
    play.pass_time(2_000)
    assert play.events_written().count("perm.off") >= 1
    play.give(P)
    assert state_of(play, P) is PermissionState.ON


def test_C11_what_is_in_flight_when_the_disk_fails_is_not_given() -> None:
    play = joined()
    play.is_disk_slow = True
    play.allow()
    assert play.capturing is None
    play.is_disk_broken = True
    play.let_disk_work()
    assert play.capturing is None
    assert state_of(play, V) is PermissionState.OFF


def test_PR6_nothing_starts_before_its_entry_is_on_disk() -> None:
    play = joined()
    play.is_disk_slow = True
    play.allow()
    assert play.state.phase is HostPhase.ACTIVE
    assert play.capturing is None
    play.let_disk_work()
    assert play.capturing == SCREEN_ONE


def test_what_is_taken_back_before_its_entry_is_written_never_starts() -> None:
    play = joined()
    play.is_disk_slow = True
    play.allow()
    play.do(events.Revoked(V))
    play.let_disk_work()
    assert play.capturing is None
    assert play.events_written().count("perm.off") == 2  # the ask, and the grant that never was


def test_a_clipboard_piece_waits_for_its_entry_and_is_dropped_if_revoked_meanwhile() -> None:
    play = sharing(Permission.CLIPBOARD)
    grant = play.state.book.of(Permission.CLIPBOARD).grant
    play.is_disk_slow = True
    say(play, ClipPush(grant, 1, "one"))
    assert play.delivered == []
    play.let_disk_work()
    assert play.delivered == [ClipPush(grant, 1, "one")]
    say(play, ClipPush(grant, 2, "two"))
    play.do(events.Revoked(Permission.CLIPBOARD))
    play.let_disk_work()
    assert len(play.delivered) == 1
    assert b"one" not in play.file


def test_pending_acts_are_bounded() -> None:
    play = sharing(Permission.FILES)
    grant = play.state.book.of(Permission.FILES).grant
    play.is_disk_slow = True
    for number in range(100):
        say(play, FileOffer(grant, number, "a.txt", 1, bytes(32)))
    assert len(play.state.pending) == 64
    assert any(each.kind == "too_many_pending" for each in play.state.refused)
    play.is_disk_broken = True
    play.let_disk_work()
    assert play.state.pending == ()


# --- bar, lock, local input, monitors -----------------------------------------------------------------------------


def test_PR21_no_picture_leaves_before_the_bar_is_seen() -> None:
    play = HostPlay()
    play.do(events.CodeEntered("4829157309"))
    play.do(events.Paired())
    play.do(events.HandshakeDone(AT_HOST))
    say(play, READY)
    play.allow()
    assert state_of(play, V) is PermissionState.HELD
    assert play.capturing is None
    play.do(events.WindowVisible(Window.BAR))
    assert play.capturing == SCREEN_ONE


def test_C7_a_covered_bar_holds_view_and_ends_control_after_two_seconds() -> None:
    play = sharing(C)
    play.do(events.WindowCovered(Window.BAR))
    play.do(events.WindowCovered(Window.BAR))
    play.pass_time(1_999)
    assert play.capturing is not None
    play.pass_time(1)
    assert play.capturing is None
    assert state_of(play, C) is PermissionState.OFF
    play.do(events.WindowVisible(Window.BAR))
    assert play.capturing is not None
    assert state_of(play, C) is PermissionState.OFF


@pytest.mark.parametrize("event", [events.LockedScreen(True), events.Suspended(), events.PausePressed()])
def test_C8_lock_sleep_and_pause_take_everything_but_view(event: events.HostEvent) -> None:
    play = sharing(P, C, Permission.CLIPBOARD, Permission.FILES, Permission.RECORD, Permission.RESUME)
    play.do(event)
    assert play.state.phase is HostPhase.PAUSED
    assert play.capturing is None
    given = {each.permission: each.state for each in play.state.book.standings if each.is_given}
    assert given == dict.fromkeys((V, P, Permission.RESUME), PermissionState.HELD)
    before = play.now_ms - 1
    play.do(events.ContinuePressed(before))
    play.do(events.LockedScreen(False))
    play.pass_time(1_000)
    assert play.state.phase is HostPhase.PAUSED
    play.do(events.ContinuePressed(play.now_ms))
    assert play.state.phase is HostPhase.ACTIVE
    assert play.capturing == SCREEN_ONE
    assert [each.on for each in play.messages(Pause)] == [True, False]  # type: ignore[union-attr]


def test_continue_does_nothing_while_the_screen_is_locked() -> None:
    play = sharing()
    play.do(events.PausePressed())
    play.do(events.LockedScreen(True))
    play.do(events.ContinuePressed(play.now_ms))
    assert play.state.phase is HostPhase.PAUSED


def test_half_an_hour_of_pause_ends_the_session() -> None:
    play = sharing()
    play.do(events.PausePressed())
    play.pass_time(1_800_000)
    assert play.state.phase is HostPhase.ENDED


def test_C14_local_input_holds_control_and_gives_it_back() -> None:
    play = sharing(C)
    grant = play.state.book.of(C).grant
    play.do(events.LocalInput(LocalInputKind.PRESS))
    play.do(events.LocalInput(LocalInputKind.MOVE))
    assert play.messages(PermState)[-1].why is Why.LOCAL_INPUT  # type: ignore[union-attr]
    say(play, InKey(grant, 4, True))
    play.pass_time(1_999)
    assert state_of(play, C) is PermissionState.HELD
    play.pass_time(1)
    assert state_of(play, C) is PermissionState.ON
    play.do(events.LocalInput(LocalInputKind.MOVE))
    play.pass_time(500)
    assert state_of(play, C) is PermissionState.ON
    assert play.injected == []
    assert play.events_written().count("perm.held") == 1
    play.pass_time(60_000)
    play.do(events.LocalInput(LocalInputKind.MOVE))
    assert play.events_written().count("perm.held") == 2
    plain = sharing()
    plain.do(events.LocalInput(LocalInputKind.MOVE))
    assert plain.state.local_until_ms is None


def test_lost_capture_holds_the_picture_with_words() -> None:
    play = sharing()
    play.do(events.CaptureLost())
    assert (play.capturing, play.messages(PermState)[-1].why) == (None, Why.NO_CAPTURE)  # type: ignore[union-attr]
    play.do(events.CaptureBack())
    assert play.capturing == SCREEN_ONE


def test_C6_a_new_monitor_is_not_shared_and_one_that_goes_takes_its_picture_until_it_is_back() -> None:
    play = sharing(C)
    more = (*MONITORS, Monitor(2, 0, 1080, 800, 600))
    play.do(events.MonitorsChanged(more))
    assert play.capturing == SCREEN_ONE
    play.do(events.MonitorsChanged(MONITORS[1:]))
    assert (play.capturing, state_of(play, C)) == (None, PermissionState.HELD)
    assert play.messages(PermState)[-1].why is Why.NO_CAPTURE  # type: ignore[union-attr]
    play.do(events.CaptureBack())
    assert play.capturing is None
    play.do(events.MonitorsChanged(MONITORS))
    assert (play.capturing, state_of(play, C)) == (SCREEN_ONE, PermissionState.ON)
    idle = HostPlay()
    idle.do(events.MonitorsChanged(MONITORS[:1]))
    idle.do(events.CaptureLost())
    assert idle.state.monitors == MONITORS[:1]


def offer(play: HostPlay, scope: Scope) -> None:
    play.do(events.OfferPressed((Choice(V, scope, None),)))
    play.show(play.newest)
    play.pass_time(1_000)
    play.do(events.Allowed(play.newest, (Choice(V, scope, None),), play.now_ms))


def test_where_the_shared_monitor_has_gone_another_one_can_be_shared() -> None:
    play = sharing()
    play.do(events.MonitorsChanged(MONITORS[1:]))
    offer(play, Scope((1,)))
    assert (state_of(play, V), play.capturing) == (PermissionState.ON, Scope((1,)))


def test_what_is_shared_anew_after_a_monitor_went_and_view_was_revoked_is_on() -> None:
    play = sharing()
    play.do(events.MonitorsChanged(MONITORS[1:]))
    play.do(events.Revoked(V))
    offer(play, Scope((1,)))
    assert (state_of(play, V), play.capturing) == (PermissionState.ON, Scope((1,)))


def test_a_monitor_that_goes_between_yes_and_disk_is_not_captured() -> None:
    play = sharing()
    play.is_disk_slow = True
    offer(play, Scope((1,)))
    play.do(events.MonitorsChanged(MONITORS[:1]))
    play.let_disk_work()
    assert (state_of(play, V), play.capturing) == (PermissionState.HELD, None)


def test_a_monitor_that_is_back_while_capture_is_lost_waits_for_capture() -> None:
    play = sharing()
    play.do(events.CaptureLost())
    play.do(events.MonitorsChanged(MONITORS[1:]))
    play.do(events.MonitorsChanged(MONITORS))
    assert play.capturing is None
    play.do(events.CaptureBack())
    assert play.capturing == SCREEN_ONE


# --- time ---------------------------------------------------------------------------------------------------------


def test_C12_PR17_a_grant_ends_on_time_whatever_the_wall_clock_does() -> None:
    play = sharing(C)
    grant = play.state.book.of(C).grant
    play.now_ms += 900_000  # nobody has ticked yet
    play.state, acts = host.step(play.state, events.MessageArrived(InKey(grant, 4, True)), play.now_ms, 0)
    assert not any(isinstance(act, actions.Inject) for act in acts)
    play.pass_time(0)
    assert state_of(play, C) is PermissionState.OFF


def test_twelve_hours_are_the_end() -> None:
    play = sharing()
    play.pass_time(12 * 3_600_000)
    assert play.state.ending is not None
    assert play.state.ending.why is Why.EXPIRED


# --- loss and return ----------------------------------------------------------------------------------------------


def back(play: HostPlay, after_ms: int, **changes: object) -> None:
    play.do(events.Lost())
    play.pass_time(after_ms)
    play.do(events.HandshakeDone(replace(AT_HOST, resumed=True, **changes)))
    if play.state.is_linked:
        say(play, READY)


def test_C13_a_loss_releases_ends_and_holds_at_once() -> None:
    play = sharing(C, Permission.FILES)
    acts = play.do(events.Lost())
    assert actions.ReleaseInput() in acts
    assert actions.StopTransfers(Permission.FILES, Why.LOST, keep_parts=True) in acts
    assert actions.Dial() in acts
    assert play.state.phase is HostPhase.LOST
    assert play.capturing is None


@pytest.mark.parametrize(
    ("resume", "after_ms", "itself"), [(True, 59_000, True), (True, 61_000, False), (False, 1_000, False)]
)
def test_PR12_view_comes_back_as_the_table_says(resume: bool, after_ms: int, itself: bool) -> None:
    play = sharing(*((Permission.RESUME,) if resume else ()))
    back(play, after_ms)
    assert play.state.phase is HostPhase.RETURNING
    told = next(each for each in reversed(play.messages(PermState)) if each.perm is Permission.VIEW)
    assert (told.state, told.why) == (PermissionState.HELD, Why.LOST)
    play.pass_time(4_999)
    assert play.capturing is None
    play.pass_time(1)
    assert (play.capturing is not None) is itself
    play.do(events.ContinuePressed(play.now_ms))
    assert play.capturing == SCREEN_ONE
    assert play.events_written()[-1] == "link.back"


def test_more_than_ten_minutes_need_a_new_code() -> None:
    play = sharing(Permission.RESUME)
    play.do(events.Lost())
    play.pass_time(600_001)
    assert play.state.phase is HostPhase.ENDED
    assert play.is_closed


def test_a_pause_outlives_a_loss() -> None:
    play = sharing(Permission.RESUME)
    play.do(events.PausePressed())
    back(play, 1_000)
    assert play.state.phase is HostPhase.PAUSED
    assert play.messages(Pause)[-1] == Pause(True, Why.PAUSED)
    locked = sharing(Permission.RESUME)
    locked.do(events.Lost())
    locked.do(events.LockedScreen(True))
    locked.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    assert locked.state.phase is HostPhase.PAUSED
    assert locked.state.paused_ms is not None


def test_a_loss_on_the_sheet_comes_back_to_the_sheet() -> None:
    play = joined()
    back(play, 1_000)
    assert play.state.phase is HostPhase.SHEET
    play.allow()
    assert play.capturing == SCREEN_ONE


def test_with_nothing_to_return_the_session_just_goes_on() -> None:
    play = sharing()
    play.do(events.Revoked(V))
    back(play, 1_000)
    assert play.state.phase is HostPhase.ACTIVE


def test_lost_again_while_returning_counts_from_the_first_loss() -> None:
    play = sharing(Permission.RESUME)
    back(play, 50_000)
    back(play, 20_000)
    assert play.state.phase is HostPhase.RETURNING
    assert play.state.returns_at_ms is None  # 70 s by now: only by a click
    play.do(events.PausePressed())
    assert play.state.phase is HostPhase.PAUSED
    assert Cause.LOST not in play.state.causes


def test_H19_a_resume_by_another_device_is_fatal() -> None:
    play = sharing(Permission.RESUME)
    back(play, 1_000, peer_ledger_key=bytes(32))
    assert (play.state.phase, play.state.trouble) == (HostPhase.ENDED, "other_peer")
    assert play.close_codes == [4003]


def test_a_refused_resume_ends_it() -> None:
    play = sharing()
    play.do(events.Lost())
    play.do(events.ResumeRefused("withdrawn"))
    assert (play.state.phase, play.state.trouble) == (HostPhase.ENDED, "withdrawn")
    assert play.is_closed


def test_a_resume_just_too_late_is_no_resume() -> None:
    play = sharing()
    play.do(events.Lost())
    play.now_ms += 600_001
    play.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    assert play.state.phase is HostPhase.ENDED


def test_a_move_takes_nothing() -> None:
    play = sharing(C)
    play.do(events.Moved(replace(AT_HOST, resumed=True)))
    say(play, READY)
    assert play.capturing == SCREEN_ONE
    assert state_of(play, C) is PermissionState.ON
    assert "link.moved" in play.events_written()


@pytest.mark.parametrize("disk_works_after_ready", [False, True])
def test_stop_between_the_lines_return_and_the_viewers_first_word_is_countersigned(
    disk_works_after_ready: bool,
) -> None:
    pair = Pair()
    pair.share()
    pair.cut()
    pair.is_cut = False
    pair.host.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    pair.host.is_disk_slow = disk_works_after_ready
    pair.host.do(events.StopPressed(StopBy.BUTTON))
    pair.viewer.do(events.HandshakeDone(replace(AT_VIEWER, resumed=True)))
    pair.pump()
    pair.host.let_disk_work()
    pair.pump()
    assert pair.host.is_closed
    assert pair.host.state.ending is not None
    assert pair.host.state.ending.is_countersigned
    pair.viewer.do(events.Lost())  # the host closed the line
    for end in (pair.host, pair.viewer):
        assert verify.verify(end.lines).outcome is verify.Outcome.OK


def test_a_first_word_after_stop_brings_the_ledger_and_nothing_else() -> None:
    play = sharing(C)
    play.do(events.Lost())
    play.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    play.do(events.StopPressed(StopBy.BUTTON))
    before = len(play.sent)
    say(play, PermAsk(9, P, SCREEN_ONE, ""), READY, READY, PermAsk(9, P, SCREEN_ONE, ""))
    assert {type(each) for each in play.sent[before:]} == {LedEntry, LedHead}
    assert play.messages(LedHead)[-1].n == play.messages(LedEntry)[-1].n
    play.pass_time(2_000)
    assert play.is_closed
    said = len(play.sent)
    say(play, READY)
    assert len(play.sent) == said


def test_a_planned_move_lapses_nothing_and_the_first_word_there_changes_nothing() -> None:
    play = sharing(C)
    stood = play.state.book
    play.do(events.Moved(replace(AT_HOST, resumed=True)))
    assert play.messages(Ready)[-1].head_n == play.messages(LedEntry)[-2].n + 1
    before = len(play.sent)
    say(play, READY)
    assert (play.state.book, play.state.is_ready_due, play.sent[before:]) == (stood, False, [])
    say(play, READY)
    assert play.state.phase is HostPhase.ENDED


def test_after_a_move_something_else_than_the_first_word_or_another_session_is_a_broken_rule() -> None:
    for wrong in (Ping(1), structs.replace(READY, sid=bytes(16))):
        play = sharing(C)
        play.do(events.Moved(replace(AT_HOST, resumed=True)))
        say(play, wrong)
        assert play.state.phase is HostPhase.ENDED


def test_a_first_word_before_anything_is_on_disk_signs_nothing() -> None:
    play = HostPlay()
    play.is_disk_slow = True
    play.join()
    play.do(events.StopPressed(StopBy.BUTTON))
    say(play, READY)
    assert not play.messages(LedHead)
    play.let_disk_work()
    assert play.messages(LedHead)[-1].n == play.messages(LedEntry)[-1].n


def test_a_first_word_of_another_session_after_stop_gets_nothing() -> None:
    play = HostPlay()
    play.join()
    play.do(events.StopPressed(StopBy.BUTTON))
    say(play, structs.replace(READY, sid=bytes(16)))
    assert not play.messages(LedEntry)


def test_resume_for_a_restart_is_kept_and_forgotten() -> None:
    play = sharing()
    play.give(Permission.RESUME, Scope((), 1))
    assert play.of(actions.KeepForRestart)
    play.do(events.Lost())
    assert not play.of(actions.ForgetRestart)
    play.do(events.StopPressed(StopBy.BUTTON))
    assert play.of(actions.ForgetRestart)


# --- sending, recording, notes ------------------------------------------------------------------------------------


def test_C16_recording_needs_its_grant_and_the_hosts_own_is_announced() -> None:
    play = sharing(Permission.RECORD)
    grant = play.state.book.of(Permission.RECORD).grant
    say(play, RecState(grant + 1, True))
    assert "rec.on" not in play.events_written()
    say(play, RecState(grant, True), RecState(grant, False))
    play.do(events.SendWanted(RecState(0, True)))
    play.do(events.SendWanted(RecState(0, False)))
    assert [ev for ev in play.events_written() if ev.startswith("rec.")] == ["rec.on", "rec.off"] * 2
    assert play.messages(RecState) == [RecState(0, True), RecState(0, False)]


def test_files_and_clipboard_go_out_only_under_their_grant_and_direction() -> None:
    play = sharing()
    play.give(Permission.CLIPBOARD, Scope((), 1))
    clip = ClipPush(play.state.book.of(Permission.CLIPBOARD).grant, 1, "x")
    play.do(events.SendWanted(clip))
    assert not play.messages(ClipPush)
    play.give(Permission.CLIPBOARD)
    play.do(events.SendWanted(clip))
    assert not play.messages(ClipPush)
    grant = play.give(Permission.FILES)
    clip = ClipPush(play.state.book.of(Permission.CLIPBOARD).grant, 1, "x")
    offer, data = FileOffer(grant, 1, "a.txt", 1, bytes(32)), FileData(grant, 1, 0, b"x")
    for message in (clip, offer, data):
        play.do(events.SendWanted(message))
        assert message in play.sent
    play.do(events.FileSettled(Role.HOST, "a.txt", 1, bytes(32), None))
    play.do(events.FileSettled(Role.HOST, "b.txt", 1, bytes(32), Why.DISK))
    assert play.events_written()[-2:] == ["file.done", "file.refused"]


def test_C16_an_own_recording_is_said_and_its_hash_written_while_the_session_lasts() -> None:
    play = sharing()
    for message in (RecState(0, True), RecState(0, False)):
        play.do(events.SendWanted(message))
        assert message in play.sent
    play.do(events.OwnRecordingDone(b"\x07" * 32, 9, 1_000))
    assert play.events_written()[-3:] == ["rec.on", "rec.off", "rec.done"]
    assert any(b"07" * 32 in line for line in play.lines)
    play.do(events.StopPressed(StopBy.BUTTON))
    play.do(events.OwnRecordingDone(bytes(32), 9, 1_000))
    assert play.events_written().count("rec.done") == 1
    idle = HostPlay()
    idle.do(events.OwnRecordingDone(bytes(32), 9, 1_000))
    assert idle.state.phase is HostPhase.IDLE


def test_notes_of_the_viewer_become_entries_of_the_viewer() -> None:
    play = sharing()
    say(play, LedNote(1, NoteEvent.AGENT_NOTE, "looked at the printer", 0, bytes(32)))
    item = parse_item(next(line for line in play.lines if b'"ev":"note"' in line))
    assert isinstance(item, EntryLine)
    assert decode_entry(item.line).by is Role.VIEWER


def test_a_head_with_a_false_signature_is_fatal_and_an_unknown_one_is_dropped() -> None:
    play = sharing()
    say(play, LedHead(0, bytes(32), bytes(64)))
    assert play.state.phase is HostPhase.ACTIVE
    assert play.state.writer is not None
    say(play, LedHead(play.state.writer.head_n, play.state.writer.head, bytes(64)))
    assert play.state.trouble == "head_signature"


def test_pings_are_answered() -> None:
    play = sharing()
    say(play, Ping(77), Pong(1), InRelease(0))
    assert play.messages(Pong) == [Pong(77)]
    assert Pong(1) in play.delivered


def test_F12_the_agents_bye_is_answered_and_both_files_are_whole() -> None:
    pair = Pair()
    pair.share()
    pair.viewer.do(events.EndPressed())
    pair.pump()
    pair.viewer.do(events.Lost())
    assert pair.host.messages(Bye)
    assert pair.host.close_codes == [1000]
    assert pair.host.is_closed
    assert pair.viewer.is_closed
    assert "T" not in [line[:1].decode() for line in pair.viewer.lines]


# --- corners ------------------------------------------------------------------------------------------------------


def test_the_view_shows_a_verified_agent_and_what_holds_the_picture() -> None:
    from assistdesk.core.crypto.signing import Certificate, Identity, Reason

    certificate = Certificate(
        bytes(8), 1, bytes(16), bytes(32), bytes(32), 0, 1, SafetyPolicy.OFF, "Nordwind", "Nora Lindqvist"
    )
    play = HostPlay()
    assert host.view(play.state, 0).agent is None
    play.join(replace(AT_HOST, identity=Identity(Reason.VERIFIED, certificate)))
    shown = host.view(play.state, play.now_ms)
    assert shown.agent is not None
    assert (shown.agent.name, shown.agent.is_verified) == ("Nora Lindqvist", True)
    assert shown.questions[0].arms_in_ms is None
    play.show(play.newest)
    assert host.view(play.state, play.now_ms).questions[0].arms_in_ms == 5_000
    say(play, READY)
    play.allow()
    play.do(events.CaptureLost())
    chip = host.view(play.state, play.now_ms).chips[0]
    assert (chip.state, chip.why) == (PermissionState.HELD, Why.NO_CAPTURE)
    assert b"Nora Lindqvist" in play.file


def test_ledger_entries_written_while_the_line_is_down_are_sent_again() -> None:
    pair = Pair()
    pair.share()
    pair.cut()
    pair.host.do(events.Revoked(V))
    pair.mend()
    assert pair.viewer.state.copy is not None
    assert pair.host.state.writer is not None
    assert pair.viewer.state.copy.head == pair.host.state.writer.head
    everything = Ready(AT_HOST.session_id, "A", "L", "es", 0, 99, bytes(32))
    play = HostPlay()
    play.join()
    say(play, everything)
    assert not play.of(actions.SendEntries)


def test_a_question_about_an_unknown_number_is_let_go() -> None:
    play = sharing()
    play.do(events.Denied(99))
    play.do(events.OfferPressed((Choice(P, SCREEN_ONE, 900),)))
    play.do(events.Denied(play.newest))
    assert play.state.book.denials == 0


def test_what_may_not_be_sent_is_logged_and_files_need_their_grant() -> None:
    from assistdesk.core.wire.messages import (
        ClipResult,
        CursorPos,
        CursorShape,
        FileAnswer,
        FileCancel,
        FileDone,
        FileResult,
    )

    play = sharing()
    for message in (FileAnswer(1, True, 0, Why.OTHER), FileDone(1)):
        play.do(events.SendWanted(message))
        say(play, message)
        assert message not in (*play.sent, *play.delivered)
    for message in (FileCancel(1), FileResult(1, True, Why.OTHER), ClipResult(1, True, Why.OTHER)):
        play.do(events.SendWanted(message))
        say(play, message)
        assert message in play.sent
        assert message in play.delivered
    grant = play.give(Permission.FILES)
    for message in (FileAnswer(1, True, 0, Why.OTHER), FileDone(1), FileData(grant, 1, 0, b"x")):
        play.do(events.SendWanted(message))
        say(play, message)
        assert message in play.sent
        assert message in play.delivered
    for cursor in (CursorPos(0, 1, 1, 0, True), CursorShape(1, 1, 1, 0, 0, b"bgra")):
        play.do(events.SendWanted(cursor))
        assert cursor in play.sent
    play.do(events.SendWanted(CursorPos(1, 1, 1, 0, True)))
    assert play.messages(CursorPos) == [CursorPos(0, 1, 1, 0, True)]


def test_the_session_goes_on_when_a_fact_finds_no_room_in_line() -> None:
    play = sharing()
    play.is_disk_slow = True
    for _ in range(300):
        play.do(events.FileSettled(Role.HOST, "a.txt", 1, bytes(32), None))
    play.let_disk_work()
    assert play.events_written().count("file.done") == 300


def test_safety_can_be_answered_before_the_first_ready() -> None:
    play = HostPlay()
    play.join()
    play.do(events.SafetyAnswered(SafetyResult.SAME))
    play.do(events.PausePressed())
    assert not play.messages(Safety)
    early = HostPlay()
    early.join()
    early.do(events.SafetyAnswered(SafetyResult.DIFFERENT))
    assert not early.messages(Safety)


def test_a_host_without_a_primary_monitor_offers_the_first() -> None:
    play = HostPlay()
    play.do(events.MonitorsChanged(MONITORS[1:]))
    play.join()
    assert play.state.questions.open[0].proposed[0].scope == Scope((1,))


def test_a_pause_before_the_agents_first_record_after_a_return_is_told_with_it() -> None:
    play = sharing(Permission.RESUME)
    play.do(events.Lost())
    play.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    play.do(events.PausePressed())
    assert not play.messages(Pause)
    say(play, READY)
    assert play.messages(Pause) == [Pause(True, Why.PAUSED)]
    again = Pause(True, Why.PAUSED)
    play.do(events.LockedScreen(True))
    assert play.messages(Pause) == [again]


def test_a_grant_given_while_the_customer_uses_the_mouse_starts_held() -> None:
    play = sharing(C)
    play.do(events.LocalInput(LocalInputKind.PRESS))
    play.do(events.Prolonged(C, 900, play.now_ms))
    assert state_of(play, C) is PermissionState.HELD
    play.pass_time(2_000)
    assert state_of(play, C) is PermissionState.ON


def test_an_act_whose_grant_ended_while_the_disk_worked_is_not_done() -> None:
    play = sharing(Permission.CLIPBOARD)
    play.is_disk_slow = True
    say(play, ClipPush(play.state.book.of(Permission.CLIPBOARD).grant, 1, "late"))
    play.now_ms += 900_000
    play.let_disk_work()
    assert play.delivered == []


def test_C11_a_give_that_was_taken_back_before_the_disk_failed_stays_taken() -> None:
    play = joined()
    play.is_disk_slow = True
    play.allow()
    play.do(events.Revoked(V))
    play.is_disk_broken = True
    play.let_disk_work()
    assert state_of(play, V) is PermissionState.OFF
    assert play.capturing is None


def test_the_request_reaches_the_sheet_sealed_once_and_asks_for_nothing() -> None:
    play = joined()
    refused = play.state.refused
    play.do(events.MessageArrived(PermAsk(1, Permission.VIEW, Scope(), "#1042 Invoice export freezes")))
    assert host.view(play.state, play.now_ms).request == "#1042 Invoice export freezes"
    assert play.state.refused == refused
    play.do(events.MessageArrived(PermAsk(2, Permission.VIEW, Scope(), "something else")))
    assert host.view(play.state, play.now_ms).request == "#1042 Invoice export freezes"
    assert play.state.refused != refused
    assert play.state.phase is HostPhase.SHEET

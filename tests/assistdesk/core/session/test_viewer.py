"""The agent's end as a play: the code, the mirror of permissions, asking, losing the line, the copy of the ledger."""

from dataclasses import replace

import pytest

from assistdesk.core.errors import MisuseError
from assistdesk.core.session import actions, events, ledger, viewer
from assistdesk.core.session.events import NoteWanted
from assistdesk.core.session.viewer_state import ViewerPhase
from assistdesk.core.types import (
    DrawShape,
    NoteEvent,
    Permission,
    PermissionState,
    SafetyResult,
    Scope,
    SheetStage,
    Why,
)
from assistdesk.core.wire.messages import (
    Bye,
    ChatSay,
    ClipPush,
    CursorPos,
    FileAnswer,
    FileDone,
    FileOffer,
    InKey,
    InMove,
    InRelease,
    LedEntry,
    LedHead,
    LedNote,
    Pause,
    PermAsk,
    PermCancel,
    PermGiveup,
    Ping,
    Pong,
    PtrClear,
    PtrDraw,
    Ready,
    RecState,
    Safety,
    Sheet,
    ViewWant,
)
from tests.assistdesk.core.session.play import AT_VIEWER, BOTH_WAYS, HOST_KEY, SCREEN_ONE, Pair, ViewerPlay

V, C = Permission.VIEW, Permission.CONTROL
READY = Ready(AT_VIEWER.session_id, "María", "Linux", "es", 0x7F, 0, bytes(32))


def linked() -> ViewerPlay:
    play = ViewerPlay()
    play.do(events.Paired())
    play.do(events.HandshakeDone(AT_VIEWER))
    play.do(events.MessageArrived(READY))
    return play


def sharing() -> Pair:
    pair = Pair()
    pair.share()
    return pair


def test_a_customer_who_says_that_it_was_not_her_request_flags_the_ticket_at_the_agents_end_too() -> None:
    pair = sharing()
    pair.host.do(events.NotMine())
    pair.pump()
    assert pair.viewer.state.phase is ViewerPhase.OVER
    assert pair.viewer.of(actions.FlagTicket) == [actions.FlagTicket(Why.NOT_MINE)]
    assert len(pair.viewer.of(actions.BurnCode)) == 2


# --- the code -----------------------------------------------------------------------------------------------------


def test_three_wrong_codes_burn_it() -> None:
    play = ViewerPlay()
    for left in (2, 1):
        play.do(events.Paired())
        play.do(events.HandshakeFailed("wrong_code", True))
        assert viewer.view(play.state, play.now_ms).tries_left == left
        assert play.done[-1] == actions.Dial(resume=False)
    play.do(events.Paired())
    play.do(events.HandshakeFailed("wrong_code", True))
    assert (play.state.phase, play.state.trouble) == (ViewerPhase.OVER, "code_burned")
    assert actions.BurnCode() in play.done
    assert play.close_codes == [4001] * 3


def test_H15_a_code_is_dead_after_ten_minutes_by_either_clock() -> None:
    play = ViewerPlay()
    play.pass_time(599_999)
    assert play.state.phase is ViewerPhase.WAITING
    play.pass_time(1)
    assert (play.state.phase, play.close_codes) == (ViewerPhase.OVER, [4000])
    slept = ViewerPlay()
    slept.state, _ = viewer.step(slept.state, events.Tick(), slept.now_ms, slept.wall_ms + 600_000)
    assert slept.state.phase is ViewerPhase.OVER
    back = ViewerPlay()
    back.state, _ = viewer.step(back.state, events.Tick(), back.now_ms + 600_000, back.wall_ms - 3_600_000)
    assert back.state.phase is ViewerPhase.OVER


@pytest.mark.parametrize("event", [events.CancelPressed(), events.EndPressed()])
def test_a_code_can_be_taken_back(event: events.ViewerEvent) -> None:
    play = ViewerPlay()
    play.do(event)
    assert play.close_codes == [4000]
    assert viewer.wake_at(play.state) is None
    play.do(event)


def test_a_line_lost_before_the_handshake_is_dialled_again() -> None:
    play = ViewerPlay()
    play.do(events.Lost())
    play.do(events.Paired())
    play.do(events.Lost())
    play.do(events.Paired())
    play.do(events.HandshakeFailed("timeout", False))
    play.do(events.Paired())
    play.do(events.PeerBroke("cut"))
    assert play.of(actions.Dial) == [actions.Dial(resume=False)] * 4
    assert play.close_codes == [4004, 4003]
    play.do(events.PeerBroke("cut"))
    play.do(events.MessageArrived(READY))
    assert play.state.phase is ViewerPhase.WAITING


def test_what_our_own_code_cannot_have_meant_is_a_misuse() -> None:
    with pytest.raises(MisuseError):
        ViewerPlay().do(events.HandshakeFailed("x", False))
    with pytest.raises(MisuseError):
        linked().do(events.HandshakeDone(AT_VIEWER))


def test_a_right_code_is_confirmed_and_used_up() -> None:
    play = linked()
    assert play.state.phase is ViewerPhase.READING
    assert play.of(actions.ConfirmCode)
    assert play.of(actions.BurnCode)
    play.do(events.Paired())
    play.do(events.CancelPressed())
    assert play.state.phase is ViewerPhase.READING


@pytest.mark.parametrize(
    ("messages", "rule"),
    [
        ((Ping(1),), "ready_missing"),
        ((Ready(bytes(16), "M", "L", "es", 0, 0, bytes(32)),), "ready_session"),
        ((READY, READY), "ready_twice"),
        ((READY, PermGiveup(V)), "direction"),
        ((READY, LedHead(0, bytes(32), bytes(64))), "head_signature"),
    ],
)
def test_F10_broken_rules_are_fatal(messages: tuple[object, ...], rule: str) -> None:
    play = ViewerPlay()
    play.do(events.Paired())
    play.do(events.HandshakeDone(AT_VIEWER))
    for message in messages:
        play.do(events.MessageArrived(message))  # type: ignore[arg-type]
    assert (play.state.phase, play.state.trouble) == (ViewerPhase.OVER, rule)
    assert play.close_codes == [4003]
    assert play.is_closed


# --- the mirror ---------------------------------------------------------------------------------------------------


def test_the_agent_sees_how_far_the_customer_has_read_and_then_the_picture() -> None:
    pair = Pair()
    pair.meet()
    assert pair.viewer.state.stage is SheetStage.WARNING
    assert not viewer.view(pair.viewer.state, pair.viewer.now_ms).is_picture_on
    pair.host.allow()
    pair.pump()
    shown = viewer.view(pair.viewer.state, pair.viewer.now_ms)
    assert (shown.phase, shown.is_picture_on) == (ViewerPhase.ACTIVE, True)
    assert shown.safety_number == 788756
    assert shown.chips[0].left_s == 3600


def test_an_ask_is_answered_and_mirrored() -> None:
    pair = sharing()
    pair.viewer.do(events.AskPressed(C, SCREEN_ONE, "to fix it"))
    pair.viewer.do(events.AskPressed(C, SCREEN_ONE, "to fix it"))
    pair.pump()
    assert len(pair.viewer.messages(PermAsk)) == 1
    assert viewer.view(pair.viewer.state, 0).chips[2].is_asking
    pair.host.allow()
    pair.pump()
    assert pair.viewer.state.is_on(C)
    grant = pair.viewer.state.mirror(C).grant
    pair.viewer.do(events.SendWanted(InMove(grant, 0, 3, 4)))
    pair.pump()
    assert pair.host.injected == [InMove(grant, 0, 3, 4)]
    pair.viewer.do(events.GaveBack(C))
    pair.pump()
    assert not pair.viewer.state.is_on(C)


def test_an_ask_can_be_cancelled() -> None:
    pair = sharing()
    pair.viewer.do(events.AskCancelled(C))
    pair.viewer.do(events.AskPressed(C, SCREEN_ONE, "please"))
    pair.pump()
    pair.viewer.do(events.AskCancelled(C))
    pair.pump()
    assert pair.viewer.messages(PermCancel) == [PermCancel(1)]
    assert not pair.host.state.questions.open


def test_six_asks_a_minute_at_the_most() -> None:
    pair = sharing()
    for _ in range(9):
        pair.viewer.do(events.AskPressed(C, SCREEN_ONE, "please"))
        pair.pump()
        pair.viewer.do(events.AskCancelled(C))
        pair.pump()
    assert len(pair.viewer.messages(PermAsk)) == 6


def test_pause_and_continue_are_shown() -> None:
    pair = sharing()
    pair.host.do(events.PausePressed())
    pair.pump()
    assert pair.viewer.state.phase is ViewerPhase.PAUSED
    pair.host.do(events.ContinuePressed(pair.host.now_ms))
    pair.pump()
    assert pair.viewer.state.phase is ViewerPhase.ACTIVE
    assert pair.viewer.state.is_on(V)


def test_what_comes_or_goes_without_a_grant_is_dropped() -> None:
    play = linked()
    for message in (CursorPos(0, 1, 1, 0, True), ClipPush(1, 1, "x"), FileOffer(1, 1, "a", 1, bytes(32))):
        play.do(events.MessageArrived(message))
    assert play.delivered == []
    assert play.state.dropped == 3
    wanted = (
        InKey(1, 4, True),
        InMove(1, 0, 1, 1),
        ViewWant((0,), 30, 500),
        PtrDraw(1, 0, DrawShape.BOX, ((1, 1),), 1, 1, ""),
        PtrClear(1),
        ClipPush(1, 1, "x"),
        FileOffer(1, 1, "a", 1, bytes(32)),
        FileDone(1),
        RecState(1, True),
    )
    for message in wanted:
        play.do(events.SendWanted(message))
        assert message not in play.sent
    for free in (InRelease(0), FileAnswer(1, True, 0, Why.OTHER), ChatSay(bytes(16), "hi", 1)):
        play.do(events.SendWanted(free))
    assert InRelease(0) in play.sent


def test_everything_goes_under_its_grant() -> None:
    pair = sharing()
    for permission in list(Permission)[1:6]:
        pair.host.give(permission)
        pair.pump()
    grant = {each: pair.viewer.state.mirror(each).grant for each in Permission}
    wanted = (
        ViewWant((0,), 30, 500),
        PtrDraw(grant[Permission.POINT], 0, DrawShape.BOX, ((1, 1),), 1, 1, ""),
        PtrClear(grant[Permission.POINT]),
        InKey(grant[C], 4, True),
        ClipPush(grant[Permission.CLIPBOARD], 1, "x"),
        FileOffer(grant[Permission.FILES], 1, "a", 1, bytes(32)),
        FileDone(1),
        RecState(grant[Permission.RECORD], True),
    )
    for message in wanted:
        pair.viewer.do(events.SendWanted(message))
        assert message in pair.viewer.sent
    for message in (CursorPos(0, 1, 1, 0, True), ClipPush(grant[Permission.CLIPBOARD], 2, "y")):
        pair.host.do(events.SendWanted(message))
    pair.host.do(events.SendWanted(FileOffer(grant[Permission.FILES], 2, "b", 1, bytes(32))))
    pair.pump()
    assert len(pair.viewer.delivered) == 3
    assert not pair.viewer.state.dropped


@pytest.mark.parametrize("taken", [Permission.RECORD, V])
def test_C16_what_takes_record_or_view_closes_the_file_at_once(taken: Permission) -> None:
    pair = sharing()
    pair.host.give(Permission.RECORD)
    pair.pump()
    pair.viewer.do(events.SendWanted(RecState(pair.viewer.state.mirror(Permission.RECORD).grant, True)))
    pair.host.do(events.Revoked(taken))
    pair.pump()
    assert len(pair.viewer.of(actions.StopRecording)) == 1
    again = sharing()
    again.host.give(Permission.RECORD)
    again.pump()
    again.viewer.do(events.SendWanted(RecState(again.viewer.state.mirror(Permission.RECORD).grant, True)))
    again.viewer.do(events.GaveBack(Permission.RECORD))
    assert again.viewer.of(actions.StopRecording) == [actions.StopRecording(Why.GIVEN_BACK)]


@pytest.mark.parametrize("permission", [Permission.CLIPBOARD, Permission.FILES])
def test_P9_what_takes_clipboard_or_files_stops_them_at_the_agents_end_too(permission: Permission) -> None:
    pair = sharing()
    pair.host.give(permission, BOTH_WAYS)
    pair.pump()
    assert pair.viewer.of(actions.StopTransfers) == []
    pair.host.do(events.Revoked(permission))
    pair.pump()
    assert pair.viewer.of(actions.StopTransfers) == [actions.StopTransfers(permission, Why.REVOKED)]
    pair.host.give(permission, BOTH_WAYS)
    pair.pump()
    pair.cut()
    assert pair.viewer.of(actions.StopTransfers)[1:] == [actions.StopTransfers(permission, Why.LOST, keep_parts=True)]
    pair.viewer.do(events.EndPressed())
    assert len(pair.viewer.of(actions.StopTransfers)) == 2, "what is off already is not stopped again"


def recording() -> Pair:
    pair = sharing()
    pair.host.give(Permission.RECORD)
    pair.pump()
    pair.viewer.do(events.SendWanted(RecState(pair.viewer.state.mirror(Permission.RECORD).grant, True)))
    pair.pump()
    return pair


DONE = NoteWanted(NoteEvent.REC_DONE, "a.adrec", 7, b"\x07" * 32)


def test_C16_the_host_is_told_when_a_recording_begins_and_when_it_ends_for_whatever_reason() -> None:
    pair = recording()
    grant = pair.viewer.state.recording
    assert grant
    pair.viewer.do(events.SendWanted(RecState(grant, False)))
    pair.viewer.do(events.SendWanted(RecState(grant, False)))
    pair.pump()
    assert [message for message in pair.host.delivered if isinstance(message, RecState)] == [
        RecState(grant, True),
        RecState(grant, False),
    ]
    revoked = recording()
    revoked.host.do(events.Revoked(Permission.RECORD))
    revoked.pump()
    assert revoked.host.delivered[-1] == RecState(grant, False)


def test_C16_nothing_is_recorded_without_the_grant_or_without_view() -> None:
    pair = sharing()
    pair.viewer.do(events.SendWanted(RecState(3, True)))
    assert pair.viewer.state.recording is None
    held = recording()
    held.host.do(events.PausePressed())
    held.pump()
    assert held.viewer.state.recording is None
    assert held.viewer.of(actions.StopRecording) == [actions.StopRecording(Why.PAUSED)]


def test_C16_a_lost_link_closes_the_file_and_there_is_nobody_to_tell() -> None:
    pair = recording()
    sent = len(pair.viewer.sent)
    pair.cut()
    assert pair.viewer.of(actions.StopRecording) == [actions.StopRecording(Why.LOST)]
    assert len(pair.viewer.sent) == sent


def test_the_hash_of_a_recording_that_ends_with_the_session_is_in_the_agents_own_tail() -> None:
    pair = recording()
    pair.host.do(events.StopPressed(events.StopBy.BUTTON))
    pair.pump()
    pair.viewer.do(events.Lost())
    assert not pair.viewer.of(actions.CloseLedger)
    pair.viewer.do(DONE)
    assert pair.viewer.of(actions.CloseLedger)
    assert (b"07" * 32) in pair.viewer.lines[-3]
    pair.viewer.do(DONE)
    assert (b"07" * 32) not in b"".join(pair.viewer.lines[-2:])


def test_a_file_that_does_not_close_holds_the_ledger_for_two_seconds_only() -> None:
    pair = recording()
    pair.host.do(events.StopPressed(events.StopBy.BUTTON))
    pair.pump()
    pair.viewer.pass_time(2_000)
    assert pair.viewer.of(actions.CloseLedger)
    assert pair.viewer.lines[-1][:1] == b"Z"


def test_the_agent_can_only_say_different() -> None:
    pair = sharing()
    pair.viewer.do(events.SafetyAnswered(SafetyResult.SAME))
    assert not pair.viewer.messages(Safety)
    pair.viewer.do(events.SafetyAnswered(SafetyResult.DIFFERENT))
    pair.pump()
    assert pair.viewer.state.phase is ViewerPhase.OVER
    assert pair.host.state.phase.value == "ended"
    assert pair.viewer.of(actions.FlagTicket)
    other = sharing()
    other.host.do(events.SafetyAnswered(SafetyResult.DIFFERENT))
    other.pump()
    assert other.viewer.state.trouble == "safety_differs"


# --- loss ---------------------------------------------------------------------------------------------------------


def test_a_loss_keeps_the_picture_held_and_a_resume_mirrors_anew() -> None:
    pair = sharing()
    pair.host.give(Permission.RESUME)
    pair.host.give(C)
    pair.pump()
    pair.cut()
    shown = viewer.view(pair.viewer.state, pair.viewer.now_ms)
    assert shown.phase is ViewerPhase.LOST
    assert [chip.state for chip in shown.chips][:3] == [PermissionState.HELD, PermissionState.OFF, PermissionState.OFF]
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, "he hung up"))
    pair.pass_time(10_000)
    pair.mend()
    pair.pass_time(5_000)
    assert pair.viewer.state.phase is ViewerPhase.ACTIVE
    assert pair.viewer.state.is_on(V)
    assert not pair.viewer.state.is_on(C)
    assert pair.viewer.state.copy is not None
    assert not pair.viewer.state.copy.disputed
    assert any(line[:1] == b"T" for line in pair.viewer.lines)


def test_a_loss_while_the_customer_reads_comes_back_to_reading() -> None:
    pair = Pair()
    pair.meet()
    pair.cut()
    pair.mend()
    assert pair.viewer.state.phase is ViewerPhase.READING


def test_ten_minutes_without_a_line_are_the_end_and_leave_a_tail() -> None:
    pair = sharing()
    pair.cut()
    pair.viewer.pass_time(600_001)
    assert pair.viewer.state.phase is ViewerPhase.OVER
    assert pair.viewer.is_closed
    assert pair.viewer.events_written()[-2:] == ["link.lost", "session.end"]


def test_another_host_key_at_a_resume_is_fatal_and_a_refused_one_the_end() -> None:
    play = linked()
    play.do(events.Lost())
    play.do(events.HandshakeDone(replace(AT_VIEWER, resumed=True, peer_ledger_key=bytes(32))))
    assert play.state.trouble == "other_peer"
    other = linked()
    other.do(events.Lost())
    other.do(events.ResumeRefused("withdrawn"))
    assert (other.state.phase, other.state.trouble) == (ViewerPhase.OVER, "withdrawn")
    odd = linked()
    odd.do(events.ResumeRefused("withdrawn"))
    assert odd.state.phase is ViewerPhase.OVER
    ViewerPlay().do(events.ResumeRefused("x"))


def test_a_move_goes_on_under_the_same_key() -> None:
    play = linked()
    play.do(events.Moved(replace(AT_VIEWER, resumed=True)))
    assert len(play.messages(Ready)) == 2
    assert play.state.phase is ViewerPhase.READING


# --- ledger and end -----------------------------------------------------------------------------------------------


def test_own_notes_must_come_back_as_entries() -> None:
    pair = sharing()
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, "checked the cable"))
    pair.pump()
    assert pair.viewer.state.copy is not None
    assert pair.viewer.state.copy.notes == ()
    pair.is_cut = True
    pair.viewer.do(NoteWanted(NoteEvent.REC_ON))
    pair.viewer.pass_time(5_000)
    assert pair.viewer.state.copy.disputed == "note_missing"
    signed = len(pair.viewer.of(actions.SignHead))
    pair.is_cut = False
    pair.host.give(C)
    pair.pump()
    assert len(pair.viewer.of(actions.SignHead)) == signed


def test_five_notes_a_second_and_the_rest_waits() -> None:
    play = linked()
    for number in range(80):
        play.do(NoteWanted(NoteEvent.AGENT_NOTE, str(number)))
    assert len(play.messages(LedNote)) == 5
    assert len(play.state.notes_waiting) == 64
    play.pass_time(1_000)
    assert len(play.messages(LedNote)) == 10


def test_an_entry_that_does_not_fit_is_disputed_and_nothing_is_signed_after_it() -> None:
    pair = sharing()
    copy = pair.viewer.state.copy
    assert copy is not None
    pair.viewer.do(events.MessageArrived(LedEntry(copy.head_n + 1, b"{}")))
    assert viewer.view(pair.viewer.state, 0).ledger_disputed == "entry_form"
    signed = len(pair.viewer.of(actions.SignHead))
    pair.host.give(C)
    pair.pump()
    assert len(pair.viewer.of(actions.SignHead)) == signed


def test_a_signed_head_that_the_copy_does_not_have_is_disputed() -> None:
    play = linked()
    head = ledger.open_copy(AT_VIEWER.session_id, AT_VIEWER.th, 0)
    from assistdesk.core.session.items import head_bytes
    from assistdesk.core.types import Role

    signature = HOST_KEY.sign(head_bytes(head.session_id, Role.HOST, 9, bytes(32)))
    play.do(events.MessageArrived(LedHead(9, bytes(32), signature)))
    assert play.state.copy is not None
    assert play.state.copy.disputed == "head_unknown"


def test_the_hosts_bye_ends_it_and_the_last_entry_is_countersigned() -> None:
    pair = sharing()
    pair.host.do(events.StopPressed(events.StopBy.BUTTON))
    pair.pump()
    assert pair.viewer.messages(Bye)
    assert pair.viewer.state.copy is not None
    assert pair.viewer.state.copy.ended
    pair.viewer.do(events.NoteWanted(NoteEvent.AGENT_NOTE, "late"))
    pair.viewer.pass_time(2_000)
    assert pair.viewer.close_codes == [1000]
    assert pair.viewer.is_closed
    assert viewer.view(pair.viewer.state, 0).ended is Why.STOP


def test_a_bye_that_is_never_answered_closes_after_two_seconds_with_a_tail() -> None:
    pair = sharing()
    pair.is_cut = True
    pair.viewer.do(events.LineMeasured(12, 500, events.LineLimit.NONE, 1, 2))
    pair.viewer.do(events.EndPressed())
    pair.viewer.pass_time(2_000)
    assert pair.viewer.close_codes == [1000]
    assert pair.viewer.events_written()[-1] == "session.end"
    assert any(line[:1] == b"T" for line in pair.viewer.lines)
    pair.viewer.do(events.MessageArrived(Sheet(SheetStage.WARNING)))
    pair.viewer.do(events.Lost())


def test_messages_that_only_pass_through_are_delivered() -> None:
    play = linked()
    for message in (
        Pong(1),
        ChatSay(bytes(16), "hola", 1),
        FileDone(1),
        Pause(False, Why.OTHER),
    ):
        play.do(events.MessageArrived(message))
    play.do(events.MessageArrived(Ping(4)))
    play.do(events.MessageArrived(Safety(SafetyResult.SAME)))
    assert len(play.delivered) == 3
    assert play.state.safety is SafetyResult.SAME
    assert Pong(4) in play.sent
    play.do(events.AskPressed(C, Scope(), "no scope"))
    assert not play.messages(PermAsk)
    assert BOTH_WAYS.bits == 3


def test_a_head_that_comes_twice_is_signed_once() -> None:
    pair = sharing()
    head = pair.host.messages(LedHead)[-1]
    signed = len(pair.viewer.of(actions.SignHead))
    pair.viewer.do(events.MessageArrived(head))
    assert len(pair.viewer.of(actions.SignHead)) == signed
    assert pair.viewer.state.copy is not None
    assert not pair.viewer.state.copy.disputed


def test_the_first_thing_said_after_ready_is_what_the_help_is_for() -> None:
    play = ViewerPlay()
    play.state = replace(play.state, config=replace(play.state.config, request="#1042 Invoice export freezes"))
    play.do(events.Paired())
    play.do(events.HandshakeDone(AT_VIEWER))
    assert play.messages(PermAsk) == [PermAsk(1, Permission.VIEW, Scope(), "#1042 Invoice export freezes")]
    assert not linked().messages(PermAsk)

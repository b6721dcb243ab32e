"""The agent's end of a session: waits with a code, shows what the customer's end says, keeps a copy of the ledger.

``step(state, event, now_ms, wall_ms)``, like the host's. It decides nothing about permissions: it mirrors ``perm.state``, and
what it sends is checked again at the host. It checks every ledger entry and signs heads only of what it does not dispute.

Refuses to know: sockets, windows, pictures, disks.
"""

from dataclasses import replace
from typing import Final

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.session import actions, events, ledger, viewer_messages
from assistdesk.core.session.actions import Action, Level, Send
from assistdesk.core.session.entries import LinkLost, Note, SessionEnd
from assistdesk.core.session.events import LinkFacts, NoteWanted, ViewerEvent
from assistdesk.core.session.items import opening_item
from assistdesk.core.session.permissions import ASKS_A_MINUTE, ENDS_WHEN_LOST, NO_SCOPE, is_scope_possible
from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.session.viewer_state import (
    LINKED,
    UNDER_WAY,
    Mirror,
    ViewerConfig,
    ViewerEnding,
    ViewerPhase,
    ViewerState,
    ViewerTurn,
)
from assistdesk.core.session.viewer_view import view
from assistdesk.core.types import NoteEvent, Permission, PermissionState, SafetyResult, Why
from assistdesk.core.wire.messages import LedNote, Message, PermAsk, PermCancel, PermGiveup, Ready, Safety

__all__ = ["ViewerConfig", "ViewerPhase", "ViewerState", "start", "step", "view", "wake_at"]

CODE_LIFE_MS: Final = 600_000
TRIES: Final = 3
BYE_MS: Final = 2_000
NOTES_A_SECOND: Final = 5
NOTES_WAITING: Final = 64


def start(config: ViewerConfig, now_ms: int, wall_ms: int) -> ViewerState:
    """A code was just made and the room is dialled."""
    return ViewerState(config, now_ms, wall_ms)


def step(state: ViewerState, event: ViewerEvent, now_ms: int, wall_ms: int) -> tuple[ViewerState, tuple[Action, ...]]:
    """One event: the next state, and what must be done, in order.

    Raises:
        MisuseError: the runtime or a window reported what cannot happen now.
    """
    turn = ViewerTurn(state, now_ms, wall_ms)
    try:
        _handle(turn, event)
    except PeerError as error:
        _fatal(turn, error.rule)
    _send_notes(turn)
    _finish(turn)
    return turn.state, tuple(turn.actions)


def wake_at(state: ViewerState) -> int | None:
    times: list[int | None] = []
    if state.phase is ViewerPhase.WAITING:
        times.append(state.made_ms + CODE_LIFE_MS)
    if state.lost_ms is not None:
        times.append(state.lost_ms + LIMIT_MS + 1)
    if state.phase in LINKED:
        times.append(ledger.copy_wake_at(state.copy) if state.copy else None)
        times.append(state.notes_at_ms[0] + 1_000 if state.notes_waiting and state.notes_at_ms else None)
    if state.ending is not None:
        times = [None if state.ending.is_closed else state.ending.until_ms]
    return min((each for each in times if each is not None), default=None)


def _handle(turn: ViewerTurn, event: ViewerEvent) -> None:
    phase = turn.state.phase
    match event:
        case events.Tick():
            _tick(turn)
        case events.LineMeasured():
            turn.set(line=turn.state.line.add(event))
        case _ if phase is ViewerPhase.OVER:
            _after_end(turn, event)
        case events.MessageArrived(message):
            _message(turn, message)
        case events.PeerBroke(rule):
            _fatal(turn, rule)
        case events.Paired() | events.HandshakeFailed() | events.CancelPressed():
            _wait(turn, event)
        case events.HandshakeDone(facts):
            _handshake_done(turn, facts)
        case events.Lost() | events.ResumeRefused() | events.Moved():
            _line(turn, event)
        case _:
            _person(turn, event)


# --- waiting for the customer -------------------------------------------------------------------------------------


def _wait(turn: ViewerTurn, event: ViewerEvent) -> None:
    match turn.state.phase, event:
        case ViewerPhase.WAITING, events.Paired():
            turn.set(phase=ViewerPhase.CHECKING)
        case ViewerPhase.WAITING | ViewerPhase.CHECKING, events.CancelPressed():
            _give_up_code(turn, "cancelled", Why.QUIT)
        case ViewerPhase.CHECKING, events.HandshakeFailed(rule, try_used):
            turn.set(tries=turn.state.tries + int(try_used), trouble=rule)
            if turn.state.tries >= TRIES:
                turn.do(actions.Close(4001, Why.DENIED), actions.BurnCode(), actions.EraseSecrets())
                turn.set(phase=ViewerPhase.OVER, trouble="code_burned")
            else:
                turn.do(actions.Close(4001 if try_used else 4004, Why.DENIED), actions.Dial(resume=False))
                turn.set(phase=ViewerPhase.WAITING)
        case _, (events.Paired() | events.HandshakeFailed()) if turn.state.phase in UNDER_WAY:
            pass  # again after a loss: the handshake that follows says what it means
        case _, events.CancelPressed():
            turn.log("not_now", event="CancelPressed")
        case _:
            raise MisuseError("impossible_event", event=type(event).__name__, phase=turn.state.phase.value)


def _give_up_code(turn: ViewerTurn, rule: str, why: Why) -> None:
    turn.do(actions.Close(4000, why), actions.BurnCode(), actions.EraseSecrets())
    turn.set(phase=ViewerPhase.OVER, trouble=rule)


def _is_code_dead(turn: ViewerTurn) -> bool:
    """Ten minutes by the clock that is further on: neither sleep nor a clock set back prolongs a code."""
    elapsed_ms = max(turn.now_ms - turn.state.made_ms, turn.wall_ms - turn.state.made_wall_ms)
    return elapsed_ms >= CODE_LIFE_MS


def _handshake_done(turn: ViewerTurn, facts: LinkFacts) -> None:
    match turn.state.phase:
        case ViewerPhase.WAITING | ViewerPhase.CHECKING if not facts.resumed:
            copy = ledger.open_copy(facts.session_id, facts.th, turn.now_ms)
            turn.set(phase=ViewerPhase.READING, facts=facts, is_linked=True, copy=copy, trouble="")
            turn.do(actions.ConfirmCode(), actions.BurnCode())
            turn.do(actions.AppendLedger(opening_item(facts.room, facts.transcript)))
            _say_ready(turn)
            _say_request(turn)
        case ViewerPhase.LOST if facts.resumed:
            _same_peer(turn, facts)
            phase = ViewerPhase.READING if turn.state.was_reading else ViewerPhase.ACTIVE
            turn.set(phase=phase, is_linked=True, lost_ms=None)
            _say_ready(turn)
        case _:
            raise MisuseError("impossible_handshake", phase=turn.state.phase.value, resumed=facts.resumed)


def _same_peer(turn: ViewerTurn, facts: LinkFacts) -> None:
    first = turn.state.facts
    if first is None or facts.peer_ledger_key != first.peer_ledger_key:
        raise PeerError("other_peer")


def _say_ready(turn: ViewerTurn) -> None:
    config, copy = turn.state.config, turn.state.copy
    if copy is None:
        raise AssertionError
    turn.set(is_peer_ready=False)
    ready = Ready(copy.session_id, config.name, config.os, config.language, config.can, copy.head_n + 1, copy.head)
    turn.do(Send(ready))


def _say_request(turn: ViewerTurn) -> None:
    """What View is asked for: the sheet, which asks for it anyway, shows it as the customer's own request."""
    request, number = turn.state.config.request, turn.state.next_ask
    if request:
        turn.set(next_ask=number + 1)
        turn.do(Send(PermAsk(number, Permission.VIEW, NO_SCOPE, request)))


# --- the line -----------------------------------------------------------------------------------------------------


def _message(turn: ViewerTurn, message: Message) -> None:
    if turn.state.phase in LINKED:
        bye = viewer_messages.arrive(turn, message)
        if bye is not None:
            end(turn, bye, "host")
            if bye is Why.NOT_MINE:  # said by the customer's own report too, if that ever arrives
                turn.do(actions.BurnCode(), actions.FlagTicket(Why.NOT_MINE))
        elif turn.state.safety is SafetyResult.DIFFERENT:
            _differs(turn, "host")
    else:
        turn.drop("no_session")


def _line(turn: ViewerTurn, event: ViewerEvent) -> None:
    match turn.state.phase, event:
        case ViewerPhase.CHECKING, events.Lost():
            turn.set(phase=ViewerPhase.WAITING, trouble="line_lost")
            turn.do(actions.Dial(resume=False))
        case ViewerPhase.WAITING, events.Lost():
            turn.do(actions.Dial(resume=False))
        case phase, events.Lost() if phase in LINKED:
            _lost(turn)
        case phase, events.ResumeRefused(rule) if phase in UNDER_WAY:
            turn.set(is_linked=False, trouble=rule)
            end(turn, Why.LOST, "line", say_bye=False)
        case phase, events.Moved(facts) if phase in LINKED:
            _same_peer(turn, facts)
            was_ready = turn.state.is_peer_ready
            _say_ready(turn)
            turn.set(is_peer_ready=was_ready, is_ready_due=was_ready)
        case _:
            turn.log("not_now", event=type(event).__name__)


def _lost(turn: ViewerTurn) -> None:
    was_reading = turn.state.phase is ViewerPhase.READING
    turn.set(
        phase=ViewerPhase.LOST,
        is_linked=False,
        is_peer_ready=False,
        is_ready_due=False,
        was_reading=was_reading,
        lost_ms=turn.now_ms,
        losses=turn.state.losses + 1,
    )
    for mirror in turn.state.mirrors:
        viewer_messages.stop_transfers(turn, mirror, Why.LOST)
        if mirror.permission in ENDS_WHEN_LOST or mirror.state is PermissionState.ASKED:
            turn.set(mirrors=_with(turn, Mirror(mirror.permission, why=Why.LOST)))
        elif mirror.state is PermissionState.ON:
            turn.set_mirror(mirror.permission, state=PermissionState.HELD, why=Why.LOST)
    viewer_messages.stop_recording(turn, Why.LOST)
    _tail(turn, "link.lost", LinkLost(Why.LOST))
    turn.do(actions.Dial())


def _with(turn: ViewerTurn, mirror: Mirror) -> tuple[Mirror, ...]:
    return tuple(mirror if each.permission is mirror.permission else each for each in turn.state.mirrors)


def _tail(turn: ViewerTurn, ev: str, detail: LinkLost | SessionEnd | Note) -> None:
    if turn.state.copy is None:
        raise AssertionError
    # whether open notes arrived nobody can say now
    copy, item = ledger.add_tail(replace(turn.state.copy, notes=()), ev, detail, turn.now_ms, turn.wall_ms)
    turn.set(copy=copy)
    turn.do(actions.AppendLedger(item), actions.SignHead(copy.tail_n, copy.tail_head, tell=False))


# --- the agent ----------------------------------------------------------------------------------------------------


def _person(turn: ViewerTurn, event: ViewerEvent) -> None:
    match turn.state.phase, event:
        case ViewerPhase.ACTIVE, events.AskPressed():
            _ask(turn, (event,))
        case ViewerPhase.ACTIVE, events.AskedTogether(asks):
            _ask(turn, asks)
        case phase, events.AskCancelled(permission) if phase in LINKED:
            _cancel_ask(turn, turn.state.mirror(permission).ask)
        case phase, events.GaveBack(permission) if phase in LINKED:
            turn.do(Send(PermGiveup(permission)))
            if permission is Permission.RECORD:
                viewer_messages.stop_recording(turn, Why.GIVEN_BACK)
        case phase, events.EndPressed(why) if phase in UNDER_WAY:
            end(turn, why, "viewer")
        case ViewerPhase.WAITING | ViewerPhase.CHECKING, events.EndPressed():
            _give_up_code(turn, "cancelled", Why.QUIT)
        case phase, events.SafetyAnswered(SafetyResult.DIFFERENT) if phase in LINKED:
            turn.do(Send(Safety(SafetyResult.DIFFERENT)))
            _differs(turn, "viewer")
        case phase, events.SendWanted(message) if phase in LINKED and turn.state.is_peer_ready:
            viewer_messages.send_wanted(turn, message)
        case phase, events.NoteWanted() if phase in UNDER_WAY:
            _note(turn, event)
        case _:
            turn.log("not_now", event=type(event).__name__)


def _ask(turn: ViewerTurn, asks: tuple[events.AskPressed, ...]) -> None:
    """All under one number: the customer gets them on one card."""
    number = turn.state.next_ask
    for ask in asks:
        recent = tuple(at_ms for at_ms in turn.state.asked_at_ms if turn.now_ms - at_ms < 60_000)
        if not _may_ask(turn, ask, len(recent)):
            turn.log("ask_held_back", permission=ask.permission.name)
            continue
        turn.set(next_ask=number + 1, asked_at_ms=(*recent, turn.now_ms))
        turn.set_mirror(ask.permission, ask=number)
        turn.do(Send(PermAsk(number, ask.permission, ask.scope, ask.reason)))


def _may_ask(turn: ViewerTurn, ask: events.AskPressed, recent: int) -> bool:
    mirror = turn.state.mirror(ask.permission)
    return (
        turn.state.is_peer_ready
        and mirror.state is PermissionState.OFF
        and not mirror.ask
        and recent < ASKS_A_MINUTE
        and is_scope_possible(ask.permission, ask.scope)
    )


def _cancel_ask(turn: ViewerTurn, number: int) -> None:
    """Taken back with all that stands on the same card. 0: nothing was asked for."""
    if not number:
        return
    turn.do(Send(PermCancel(number)))
    for mirror in turn.state.mirrors:
        if mirror.ask == number:
            turn.set_mirror(mirror.permission, ask=0)


def _differs(turn: ViewerTurn, by: str) -> None:
    turn.set(safety=SafetyResult.DIFFERENT, trouble="safety_differs")
    end(turn, Why.INTEGRITY, by, 4003)
    turn.do(actions.BurnCode(), actions.FlagTicket(Why.INTEGRITY))


def _note(turn: ViewerTurn, note: NoteWanted) -> None:
    if note.ev is NoteEvent.REC_DONE:
        turn.set(is_closing_recording=False)
    if turn.state.phase in (ViewerPhase.LOST, ViewerPhase.OVER):
        detail = Note(0, note.ev, note.text, min(note.num, 2**53), (note.digest or bytes(32)).hex())
        _tail(turn, "note", detail)
    elif len(turn.state.notes_waiting) < NOTES_WAITING:
        turn.set(notes_waiting=(*turn.state.notes_waiting, note))
    else:
        turn.log("note_lost", Level.WARNING, ev=note.ev.value)


def _send_notes(turn: ViewerTurn) -> None:
    """Five notes a second at the most; the rest waits."""
    if turn.state.phase not in LINKED or not turn.state.is_peer_ready or turn.state.copy is None:
        return
    recent = tuple(at_ms for at_ms in turn.state.notes_at_ms if turn.now_ms - at_ms < 1_000)
    free = NOTES_A_SECOND - len(recent)
    for note in turn.state.notes_waiting[:free]:
        number = turn.state.next_note
        recent = (*recent, turn.now_ms)
        copy = ledger.expect_note(turn.state.copy, number, turn.now_ms)
        turn.set(next_note=number + 1, copy=copy)
        turn.do(Send(LedNote(number, note.ev, note.text, note.num, note.digest or bytes(32))))
    turn.set(notes_at_ms=recent, notes_waiting=turn.state.notes_waiting[free:])


# --- time and the end ---------------------------------------------------------------------------------------------


def _tick(turn: ViewerTurn) -> None:
    phase = turn.state.phase
    if (phase is ViewerPhase.WAITING and _is_code_dead(turn)) or (
        phase is ViewerPhase.CHECKING and turn.now_ms - turn.state.made_ms >= CODE_LIFE_MS + 30_000
    ):
        _give_up_code(turn, "code_expired", Why.TIMEOUT)
    elif phase is ViewerPhase.LOST and turn.state.lost_ms is not None and turn.now_ms - turn.state.lost_ms > LIMIT_MS:
        end(turn, Why.LOST, "clock", say_bye=False)
    elif phase in LINKED and turn.state.copy is not None:
        turn.set(copy=ledger.check_notes(turn.state.copy, turn.now_ms))


def _fatal(turn: ViewerTurn, rule: str) -> None:
    turn.log("fatal", Level.WARNING, broken=rule)
    if turn.state.phase in UNDER_WAY:
        turn.set(trouble=rule)
        end(turn, Why.INTEGRITY if rule == "integrity" else Why.RULE, "host", 4003, say_bye=False)
    elif turn.state.phase is ViewerPhase.CHECKING:
        turn.do(actions.Close(4003, Why.RULE), actions.Dial(resume=False))
        turn.set(phase=ViewerPhase.WAITING, trouble=rule)


def end(turn: ViewerTurn, why: Why, by: str, close_code: int = 1000, *, say_bye: bool = True) -> None:
    """The session is over at this end; the last entries may still come and be signed, for two seconds."""
    viewer_messages.stop_recording(turn, why)
    for mirror in turn.state.mirrors:
        viewer_messages.stop_transfers(turn, mirror, why)
    copy = turn.state.copy
    if say_bye and turn.state.is_linked and copy is not None:
        turn.do(actions.SendBye(why, copy.head_n + 1, copy.head))
    turn.do(actions.EraseSecrets())
    if not say_bye and turn.state.is_linked:
        turn.do(actions.Close(close_code, why))
        turn.set(is_linked=False)
    mirrors = tuple(Mirror(each.permission, why=why) for each in turn.state.mirrors)
    ending = ViewerEnding(why, by, close_code, turn.now_ms + BYE_MS)
    turn.set(phase=ViewerPhase.OVER, mirrors=mirrors, ending=ending, lost_ms=None)


def _after_end(turn: ViewerTurn, event: ViewerEvent) -> None:
    ending = turn.state.ending
    match event:
        case events.MessageArrived(message) if turn.state.is_linked:
            viewer_messages.take_ledger(turn, message)
        case NoteWanted(NoteEvent.REC_DONE) if turn.state.is_closing_recording and ending and not ending.is_closed:
            _note(turn, event)
        case events.Lost() | events.PeerBroke() | events.ResumeRefused():
            turn.set(is_linked=False)
        case _:
            turn.log("after_end", event=type(event).__name__)


def _finish(turn: ViewerTurn) -> None:
    """Close when the customer's end and a recording's file have closed, or after two seconds; without the customer's last
    entry say so as a tail."""
    ending, copy = turn.state.ending, turn.state.copy
    if ending is None or ending.is_closed or copy is None:
        return
    if (turn.state.is_linked or turn.state.is_closing_recording) and turn.now_ms < ending.until_ms:
        return
    if not copy.ended:
        line = turn.state.line.typical()
        figures = (line.bytes_in, line.bytes_out, turn.state.dropped, turn.state.losses, line.rtt_ms, line.kbps)
        _tail(turn, "session.end", SessionEnd(ending.why, ending.by, *figures, line.limit, line.fps))
    if turn.state.is_linked:
        turn.do(actions.Close(ending.close_code, ending.why))
    turn.do(actions.CloseLedger(), actions.HandInLedger())
    turn.set(is_linked=False, ending=replace(ending, is_closed=True))

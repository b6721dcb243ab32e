"""The customer's end of a session: one machine, composed of permissions, questions and ledger (protocol.md section 13.3).

``step(state, event, now_ms, wall_ms)`` decides everything that the customer's end does. ``now_ms`` is monotonic and counts
sleep; ``wall_ms`` (Unix) goes into the ledger and decides nothing. A pair that is not listed is ignored and counted if the
peer caused it, and ``MisuseError`` if our own code did.

Refuses to know: sockets, windows, capture, disks: see actions.py for what the runtime must carry out, ``view`` (host_view.py)
for what windows show.
"""

from dataclasses import replace
from typing import Final

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.session import (
    actions,
    consent,
    events,
    host_invite,
    host_line,
    host_messages,
    host_person,
    host_watch,
    ledger,
    permissions,
)
from assistdesk.core.session.actions import Action, Level
from assistdesk.core.session.events import HostEvent
from assistdesk.core.session.host_state import MINUTE_MS, UNDER_WAY, HostConfig, HostPhase, HostState
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.host_view import view
from assistdesk.core.session.permissions import Cause, Free, Take
from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.types import (
    Permission,
    Scope,
    SheetStage,
    Why,
)
from assistdesk.core.wire.messages import LedHead, Message, Ready

__all__ = ["HostConfig", "HostPhase", "HostState", "may_send_picture", "step", "view", "wake_at"]

PAUSE_MS: Final = 1_800_000
BAR_COVERED_MS: Final = 2_000


def step(state: HostState, event: HostEvent, now_ms: int, wall_ms: int) -> tuple[HostState, tuple[Action, ...]]:
    """One event: the next state, and what must be done, in order.

    Raises:
        MisuseError: the runtime or a window reported what cannot happen now.
    """
    turn = Turn(state, now_ms, wall_ms)
    try:
        _handle(turn, event)
    except PeerError as error:
        host_line.fatal(turn, error.rule)
    host_invite.settle(turn)
    turn.settle_monitors()
    turn.settle_questions()
    host_line.tell_stage(turn)
    turn.write()
    _finish(turn)
    return turn.state, tuple(turn.actions)


def may_send_picture(state: HostState, monitor: int, now_ms: int) -> bool:
    """The gate for outgoing pixels: asked before each slice is sealed."""
    view = state.book.of(Permission.VIEW)
    return (
        state.phase is HostPhase.ACTIVE
        and state.is_linked
        and permissions.allowed(state.book, Permission.VIEW, view.grant, Scope((monitor,)), now_ms)
    )


def wake_at(state: HostState) -> int | None:
    """When the machine next wants a Tick; None: nothing is waiting for time."""
    if state.phase in (HostPhase.JOINING, HostPhase.CHECKING):
        return state.waiting_since_ms + host_line.JOIN_MS
    if state.phase is HostPhase.ENDED:
        return _ending_wake_at(state)
    if state.phase not in UNDER_WAY:
        return None
    times = [
        state.end_ms,
        permissions.wake_at(state.book),
        consent.wake_at(state.questions),
        state.returns_at_ms,
        state.local_until_ms,
        None if state.lost_ms is None else state.lost_ms + LIMIT_MS + 1,
        None if state.paused_ms is None else state.paused_ms + PAUSE_MS,
        None if state.writer is None else ledger.writer_wake_at(state.writer),
        *(each.written_at_ms + MINUTE_MS for each in state.refused if each.unwritten),
    ]
    if any(state.counts):
        times.append(state.counted_at_ms + MINUTE_MS)
    if state.phase is HostPhase.SHEET:
        times.append(_sheet_wake_at(state))
    elif state.bar_covered_at_ms is not None and Cause.BAR_COVERED not in state.causes:
        times.append(state.bar_covered_at_ms + BAR_COVERED_MS)
    return min(each for each in times if each is not None)


def _ending_wake_at(state: HostState) -> int | None:
    if state.ending is None or state.ending.is_closed:
        return None
    retry_at_ms = None if state.writer is None else ledger.retry_at(state.writer)
    return state.ending.until_ms if retry_at_ms is None else min(retry_at_ms, state.ending.until_ms)


def _sheet_wake_at(state: HostState) -> int | None:
    """The agent is told when the customer may answer (``sheet``)."""
    sheet = state.questions.sheet
    if sheet is None or not state.is_peer_ready or state.sheet_stage not in (None, SheetStage.WARNING):
        return None
    return consent.arms_at(sheet)


def _handle(turn: Turn, event: HostEvent) -> None:
    phase = turn.state.phase
    match event:
        case events.EntryWritten(n):
            _written(turn, n)
        case events.LedgerFailed(n):
            _ledger_failed(turn, n)
        case events.LineMeasured():
            turn.set(line=turn.state.line.add(event))
        case events.Tick():
            _tick(turn)
        case events.LockedScreen() | events.Suspended() | events.LocalInput() | events.CaptureLost():
            host_watch.watch(turn, event)
        case events.CaptureBack() | events.MonitorsChanged() | events.InputDropped():
            host_watch.watch(turn, event)
        case events.WindowVisible() | events.WindowCovered() | events.OwnWindowsMoved():
            host_watch.window(turn, event)
        case _ if phase is HostPhase.ENDED:
            _after_end(turn, event)
        case (
            events.LinkOpened()
            | events.CodeEntered()
            | events.CancelPressed()
            | events.JoinRefused()
            | events.Paired()
            | events.HandshakeFailed()
        ):
            host_line.join(turn, event)
        case events.HandshakeDone(facts):
            host_line.handshake_done(turn, facts)
        case events.MessageArrived(message):
            host_line.message_arrived(turn, message)
        case events.Lost() | events.ResumeRefused() | events.Moved() | events.PeerBroke():
            host_line.line_changed(turn, event)
        case _:
            host_person.act(turn, event)


# --- the end, and after it ------------------------------------------------------------------------------------------


def _finish(turn: Turn) -> None:
    """Close line and ledger once the end is on disk and countersigned, or has waited long enough."""
    ending, writer = turn.state.ending, turn.state.writer
    if ending is None or ending.is_closed:
        return
    is_late = turn.now_ms >= ending.until_ms
    is_written = writer is None or writer.is_idle
    if not (is_late or (is_written and (ending.is_countersigned or not turn.state.is_linked))):
        return
    if turn.state.is_linked:
        turn.do(actions.Close(ending.close_code, ending.why))
    if not is_written:
        turn.log("ledger_incomplete", Level.WARNING)
    turn.do(actions.CloseLedger(), actions.HandInLedger())
    turn.set(is_linked=False, ending=replace(ending, is_closed=True))


def _after_end(turn: Turn, event: HostEvent) -> None:
    """Nothing leads out of ENDED; what comes late is let go."""
    match event:
        case events.MessageArrived(message):
            _late_message(turn, message)
        case events.Lost() | events.PeerBroke() | events.ResumeRefused():
            turn.set(is_linked=False)
        case events.FileSettled() | events.OwnRecordingDone():
            pass
        case _:
            turn.log("after_end", event=type(event).__name__)


def _late_message(turn: Turn, message: Message) -> None:
    """Until the line closes, only what brings the ledger to its end: the viewer's first word and its signatures."""
    if not turn.state.is_linked:
        return
    match message:
        case Ready() if not turn.state.is_peer_ready:
            host_messages.late_ready(turn, message)
        case LedHead():
            host_messages.take_head(turn, message)
        case _:
            pass  # sent before our good-bye was there


# --- the clock and the disk -----------------------------------------------------------------------------------------


def _tick(turn: Turn) -> None:
    phase = turn.state.phase
    if phase in (HostPhase.JOINING, HostPhase.CHECKING):
        if turn.now_ms >= turn.state.waiting_since_ms + host_line.JOIN_MS:
            turn.do(actions.Close(4004, Why.TIMEOUT))
            host_line.back_to_idle(turn, "join_timeout")
        return
    if phase not in UNDER_WAY:
        return
    if turn.now_ms >= turn.state.end_ms:
        turn.end(Why.EXPIRED, "clock")
        return
    if turn.state.lost_ms is not None and turn.now_ms - turn.state.lost_ms > LIMIT_MS:
        turn.end(Why.LOST, "clock")
        return
    if turn.state.paused_ms is not None and turn.now_ms >= turn.state.paused_ms + PAUSE_MS:
        turn.end(Why.TIMEOUT, "clock")
        return
    _tick_permissions(turn)
    if turn.state.phase in UNDER_WAY:
        turn.flush_counts()
        turn.sign_if_due(())


def _tick_permissions(turn: Turn) -> None:
    for question in consent.overdue(turn.state.questions, turn.now_ms):
        host_person.refused(turn, question.number, Why.TIMEOUT)
    if turn.state.phase not in UNDER_WAY:
        return
    expired, noticed, book = permissions.due(turn.state.book, turn.now_ms)
    turn.set(book=book)
    for permission in expired:
        turn.change(permission, Take(Why.EXPIRED))
    for permission in noticed:
        turn.tell(permission, Why.EXPIRED)
    if turn.state.returns_at_ms is not None and turn.now_ms >= turn.state.returns_at_ms:
        host_line.returned(turn)
    if turn.state.local_until_ms is not None and turn.now_ms >= turn.state.local_until_ms:
        turn.set(local_until_ms=None)
        turn.change(Permission.CONTROL, Free(Cause.LOCAL_INPUT))
    covered_ms = turn.state.bar_covered_at_ms
    is_late = covered_ms is not None and turn.now_ms >= covered_ms + BAR_COVERED_MS
    if is_late and host_watch.is_sharing(turn) and Cause.BAR_COVERED not in turn.state.causes:
        turn.change(Permission.CONTROL, Take(Why.LAPSED))
        turn.hold_view(Cause.BAR_COVERED)


def _written(turn: Turn, n: int) -> None:
    if turn.state.writer is None:
        raise MisuseError("no_session")
    writer, done = ledger.written(turn.state.writer, n)
    turn.set(writer=writer)
    turn.tell_entries(done)
    for entry in done:
        if entry.fact.key:
            turn.entry_on_disk(entry.fact.key)
    if turn.state.ending is not None and any(entry.fact.ev == "session.end" for entry in done):
        turn.set(ending=replace(turn.state.ending, final_n=writer.head_n))
    turn.sign_if_due(done)


def _ledger_failed(turn: Turn, n: int) -> None:
    if turn.state.writer is None:
        raise MisuseError("no_session")
    writer, dropped = ledger.failed(turn.state.writer, n, turn.now_ms)
    turn.set(writer=writer)
    turn.log("ledger_failed", Level.WARNING)
    for fact in dropped:
        turn.entry_failed(fact.key)

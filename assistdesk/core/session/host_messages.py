"""What the host does with a message of the agent's end: is it allowed now, and then what.

Everything here arrived well formed (``wire.messages.decode``). Broken rules end the session (``PeerError``, FATAL); what is
only not allowed now is dropped and counted (protocol.md section 9). The check is made here and nowhere else: whatever the
agent's end believes about its permissions does not matter.

Refuses to know: what the allowed message does (actions carry it on).
"""

from typing import Final

from assistdesk.core.crypto.signing import is_signed
from assistdesk.core.errors import PeerError
from assistdesk.core.session import actions, host_ask, host_invite, ledger, permissions
from assistdesk.core.session.actions import Deliver, Inject, Send
from assistdesk.core.session.entries import ClipSent, FileFact, Note, RecordingFact
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.items import head_bytes, head_item
from assistdesk.core.session.permissions import NO_SCOPE, TO_HOST, TO_VIEWER, Take
from assistdesk.core.types import Permission, PermissionState, Role, SafetyResult, Scope, Why
from assistdesk.core.wire.messages import (
    Bye,
    ChatAck,
    ChatSay,
    ClipPush,
    ClipResult,
    CursorPos,
    CursorShape,
    FileAnswer,
    FileCancel,
    FileData,
    FileDone,
    FileOffer,
    FileResult,
    InButton,
    InKey,
    InMove,
    InRelease,
    InText,
    InviteAnswer,
    InviteAsk,
    InWheel,
    LedHead,
    LedNote,
    Message,
    Meter,
    Painted,
    Pause,
    PermAsk,
    PermCancel,
    PermGiveup,
    Ping,
    Pong,
    PtrClear,
    PtrClick,
    PtrDraw,
    PtrMove,
    Ready,
    Received,
    RecState,
    Safety,
    ViewRefresh,
    ViewWant,
)

NOTES_A_SECOND: Final = 5
POINTS_A_SECOND: Final = 200
"""Moves, clicks and drawings together."""
_ALL_MONITORS: Final = 255


def arrive(turn: Turn, message: Message) -> None:
    """Take one message of the viewer on a live link.

    Raises:
        PeerError: a rule is broken: ``ready_missing``, ``ready_twice``, ``ready_session``, ``note_rate``,
            ``head_signature``, ``direction``.
    """
    if not turn.state.is_peer_ready or turn.state.is_ready_due:
        _first(turn, message)
        return
    match message:
        case Ready():
            raise PeerError("ready_twice")
        case Ping(n=n):
            turn.do(Send(Pong(n)))
        case Bye():
            turn.end(message.why, "viewer")
        case Safety(result=SafetyResult.DIFFERENT):
            differs(turn, "viewer")
        case PermAsk():
            host_ask.ask(turn, message)
        case PermCancel():
            host_ask.cancel(turn, message)
        case PermGiveup(perm=permission):
            turn.change(permission, Take(Why.GIVEN_BACK))
        case LedNote() | LedHead():
            _ledger(turn, message)
        case Pong() | Received() | Meter() | ChatSay() | ChatAck():
            turn.do(Deliver(message))
        case ViewWant() | ViewRefresh() | Painted() | InviteAsk():
            _looking(turn, message)
        case PtrMove() | PtrClick() | PtrDraw() | PtrClear():
            _pointing(turn, message)
        case InMove() | InButton() | InWheel() | InKey() | InText() | InRelease():
            _input(turn, message)
        case ClipPush() | ClipResult():
            _clipboard(turn, message)
        case FileOffer() | FileAnswer() | FileData() | FileDone() | FileCancel() | FileResult():
            _files(turn, message)
        case RecState():
            _recording(turn, message)
        case _:
            raise PeerError("direction", message=type(message).__name__)


def _first(turn: Turn, message: Message) -> None:
    if not isinstance(message, Ready):
        raise PeerError("ready_missing")
    if turn.state.is_ready_due:
        _greet_again(turn, message)
        return
    _greet(turn, message)
    if turn.state.sheet_stage is not None and turn.state.phase is HostPhase.SHEET:
        turn.set(sheet_stage=None)  # so that it is told again
    if turn.state.phase is HostPhase.PAUSED:
        turn.do(Send(Pause(True, Why.PAUSED)))
    for permission in Permission:
        standing = turn.standing(permission)
        if standing.state is not PermissionState.OFF:
            turn.tell(permission, standing.held_why)


def _greet_again(turn: Turn, ready: Ready) -> None:
    """On the link that the room moved to: all that was told before it has arrived, and stands."""
    if turn.state.writer is None or ready.sid != turn.state.writer.session_id:
        raise PeerError("ready_session")
    turn.set(is_ready_due=False)


def _greet(turn: Turn, ready: Ready) -> ledger.Writer:
    """From now on the viewer is told things, first of all the entries that it has not got."""
    writer = turn.state.writer
    if writer is None or ready.sid != writer.session_id:
        raise PeerError("ready_session")
    turn.set(is_peer_ready=True, peer_name=ready.name, peer_can=ready.can)
    if ready.head_n <= writer.head_n:
        turn.do(actions.SendEntries(ready.head_n))
    return writer


def late_ready(turn: Turn, ready: Ready) -> None:
    """The session ended between the line's coming and this. The viewer gets the ledger up to its end, and a head to
    countersign, for as long as good-byes are waited for (protocol.md sections 7 and 14). Nothing else.

    Raises:
        PeerError: ``ready_session``.
    """
    writer = _greet(turn, ready)
    if writer.head_n >= 0:  # signed already perhaps, but nobody was there to be told
        turn.do(actions.SignHead(writer.head_n, writer.head))


def differs(turn: Turn, by: str) -> None:
    """Someone may be in between: nothing goes on, nothing comes back (protocol.md section 5)."""
    turn.set(safety=SafetyResult.DIFFERENT)
    turn.log_safety()
    if by == "host" and turn.state.is_peer_ready:
        turn.do(Send(Safety(SafetyResult.DIFFERENT)))
    turn.end(Why.INTEGRITY, by, 4003)
    turn.do(actions.BurnCode(), actions.FlagTicket(Why.INTEGRITY))


# --- what needs a grant -------------------------------------------------------------------------------------------


def _may(turn: Turn, permission: Permission, grant: int, scope: Scope = NO_SCOPE) -> bool:
    return permissions.allowed(turn.state.book, permission, grant, scope, turn.now_ms)


def _may_now(turn: Turn, permission: Permission, scope: Scope = NO_SCOPE) -> bool:
    """For a message that carries no grant number of its own."""
    return _may(turn, permission, turn.standing(permission).grant, scope)


def _looking(turn: Turn, message: ViewWant | ViewRefresh | Painted | InviteAsk) -> None:
    match message:
        case ViewWant(monitors=monitors):
            scope = Scope(tuple(monitors))
        case ViewRefresh(monitor=monitor) if monitor != _ALL_MONITORS:
            scope = Scope((monitor,))
        case _:
            scope = NO_SCOPE
    if not _may_now(turn, Permission.VIEW, scope):
        turn.refuse(_kind(message))
    elif isinstance(message, InviteAsk):
        host_invite.ask(turn, message)
    else:
        turn.do(Deliver(message))


def _pointing(turn: Turn, message: PtrMove | PtrClick | PtrDraw | PtrClear) -> None:
    scope = NO_SCOPE if isinstance(message, PtrClear) else Scope((message.monitor,))
    if _may(turn, Permission.POINT, message.grant, scope) and _is_in_time(turn, message):
        turn.do(Deliver(message))
    else:
        turn.refuse(_kind(message))


def _is_in_time(turn: Turn, message: PtrMove | PtrClick | PtrDraw | PtrClear) -> bool:
    """No more a second than a hand makes: each costs the customer's screen work. Clearing is always right."""
    since_ms, count = turn.state.pointed
    if turn.now_ms - since_ms >= 1_000:
        since_ms, count = turn.now_ms, 0
    turn.set(pointed=(since_ms, count + 1))
    return count < POINTS_A_SECOND or isinstance(message, PtrClear)


def _input(turn: Turn, message: InMove | InButton | InWheel | InKey | InText | InRelease) -> None:
    if isinstance(message, InRelease):
        turn.do(actions.ReleaseInput())  # letting go is always right
        return
    scope = Scope((message.monitor,)) if isinstance(message, InMove | InButton) else NO_SCOPE
    if not _may(turn, Permission.CONTROL, message.grant, scope):
        turn.refuse(_kind(message))
        return
    if isinstance(message, InMove | InButton):
        turn.set(pointer=(message.monitor, message.x, message.y))
    if _hits_own_window(turn, message):
        turn.refuse("own_window")
        return
    match message:
        case InMove():
            turn.count_input(moves=1)
        case InButton() | InWheel():
            turn.count_input(clicks=1)
        case _:
            turn.count_input(keys=1)
    turn.do(Inject(message))


def _hits_own_window(turn: Turn, message: InMove | InButton | InWheel | InKey | InText) -> bool:
    """Own windows take nothing from the other end: pointer by place, keys by focus. Letting a button go is let through,
    or it would stay down."""
    if isinstance(message, InKey | InText):
        return turn.state.has_own_focus and not (isinstance(message, InKey) and not message.down)
    if isinstance(message, InButton) and not message.down:
        return False
    if turn.state.pointer is None:
        return True
    monitor, x, y = turn.state.pointer
    return any(
        area_monitor == monitor and area.x <= x < area.right and area.y <= y < area.bottom
        for area_monitor, area in turn.state.own_areas
    )


def _clipboard(turn: Turn, message: ClipPush | ClipResult) -> None:
    if isinstance(message, ClipResult):
        turn.do(Deliver(message))
        return
    if not _may(turn, Permission.CLIPBOARD, message.grant, Scope((), TO_HOST)):
        turn.refuse("clip.push")
        return
    size = len(message.text.encode("utf-8"))
    turn.after_entry(
        Permission.CLIPBOARD, Scope((), TO_HOST), Deliver(message), "clip.sent", ClipSent(Role.VIEWER, size)
    )


def _files(turn: Turn, message: FileOffer | FileAnswer | FileData | FileDone | FileCancel | FileResult) -> None:
    match message:
        case FileOffer():
            if not _may(turn, Permission.FILES, message.grant, Scope((), TO_HOST)):
                turn.refuse("file.offer")
                return
            offered = FileFact(Role.VIEWER, message.name, message.size, message.sha256.hex(), None)
            turn.after_entry(Permission.FILES, Scope((), TO_HOST), Deliver(message), "file.offered", offered)
        case FileData():
            if _may(turn, Permission.FILES, message.grant, Scope((), TO_HOST)):
                turn.do(Deliver(message))
            else:
                turn.refuse("file.data")
        case FileCancel() | FileResult():
            turn.do(Deliver(message))
        case _:
            if _may_now(turn, Permission.FILES):
                turn.do(Deliver(message))
            else:
                turn.refuse(_kind(message))


def _recording(turn: Turn, message: RecState) -> None:
    if not message.on:
        turn.fact("rec.off", RecordingFact(message.grant))
        turn.do(Deliver(message))
    elif _may(turn, Permission.RECORD, message.grant):
        turn.fact("rec.on", RecordingFact(message.grant))
        turn.do(Deliver(message))
    else:
        turn.refuse("rec.state")


# --- ledger -------------------------------------------------------------------------------------------------------


def _ledger(turn: Turn, message: LedNote | LedHead) -> None:
    if isinstance(message, LedHead):
        take_head(turn, message)
        return
    recent = tuple(at_ms for at_ms in turn.state.notes_at_ms if turn.now_ms - at_ms < 1_000)
    if len(recent) >= NOTES_A_SECOND:
        raise PeerError("note_rate")
    turn.set(notes_at_ms=(*recent, turn.now_ms))
    number = min(message.num, 2**53)
    note = Note(message.id, message.ev, message.text, number, message.hash.hex())
    turn.fact("note", note, by=Role.VIEWER)


def take_head(turn: Turn, message: LedHead) -> None:
    """The viewer signed a head: keep it if it is one of ours and the signature is right.

    Raises:
        PeerError: ``head_signature``.
    """
    writer, facts = turn.state.writer, turn.state.facts
    if writer is None or facts is None or not ledger.is_known_head(writer, message.n, message.hash):
        turn.refuse("led.head")
        return
    signed = head_bytes(writer.session_id, Role.VIEWER, message.n, message.hash)
    if not is_signed(facts.peer_ledger_key, message.sig, signed):
        raise PeerError("head_signature")
    turn.do(actions.AppendLedger(head_item(message.n, message.hash, Role.VIEWER, message.sig)))
    turn.countersigned(message.n)


# --- the other way ------------------------------------------------------------------------------------------------


def send_wanted(turn: Turn, message: Message) -> None:
    """Local code wants to send: the same gate, the other direction. What may not go is dropped and logged."""
    match message:
        case ChatSay() | ChatAck() | Meter() | Ping() | ClipResult() | FileCancel() | FileResult() | InviteAnswer():
            turn.do(Send(message))
        case CursorPos(monitor=monitor) if _may_now(turn, Permission.VIEW, Scope((monitor,))):
            turn.do(Send(message))
        case CursorShape() if _may_now(turn, Permission.VIEW):
            turn.do(Send(message))
        case ClipPush(grant=grant) if _may(turn, Permission.CLIPBOARD, grant, Scope((), TO_VIEWER)):
            sent = ClipSent(Role.HOST, len(message.text.encode("utf-8")))
            turn.after_entry(Permission.CLIPBOARD, Scope((), TO_VIEWER), Send(message), "clip.sent", sent)
        case FileOffer(grant=grant) if _may(turn, Permission.FILES, grant, Scope((), TO_VIEWER)):
            offered = FileFact(Role.HOST, message.name, message.size, message.sha256.hex(), None)
            turn.after_entry(Permission.FILES, Scope((), TO_VIEWER), Send(message), "file.offered", offered)
        case FileData(grant=grant) if _may(turn, Permission.FILES, grant, Scope((), TO_VIEWER)):
            turn.do(Send(message))
        case FileAnswer() | FileDone() if _may_now(turn, Permission.FILES):
            turn.do(Send(message))
        case RecState(grant=0):
            turn.fact("rec.on" if message.on else "rec.off", RecordingFact(0))
            turn.do(Send(message))
        case _:
            turn.log("not_sent", kind=_kind(message))


def _kind(message: Message) -> str:
    return str(message.__struct_config__.tag)

"""What the viewer does with a message of the customer's end, and what it may send.

Everything here arrived well formed. Permissions are mirrored, never judged; what comes under a grant that is not on is
dropped. The ledger is checked entry by entry.

Refuses to know: pictures, windows, what a delivered message does.
"""

from dataclasses import replace

from assistdesk.core.crypto.signing import is_signed
from assistdesk.core.errors import PeerError
from assistdesk.core.session import actions, ledger
from assistdesk.core.session.actions import Deliver, Level, Send
from assistdesk.core.session.items import entry_item, head_bytes, head_item
from assistdesk.core.session.permissions import NO_SCOPE, TO_HOST, TO_VIEWER, is_within
from assistdesk.core.session.viewer_state import Mirror, ViewerPhase, ViewerTurn
from assistdesk.core.types import Permission, PermissionState, Role, Scope, Why
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
    LedEntry,
    LedHead,
    Message,
    Meter,
    Painted,
    Pause,
    PermState,
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
    Sheet,
    ViewRefresh,
    ViewWant,
)


def arrive(turn: ViewerTurn, message: Message) -> Why | None:
    """Take one message of the host on a live link; the cause if it was its good-bye.

    Raises:
        PeerError: ``ready_missing``, ``ready_twice``, ``ready_session``, ``head_signature``, ``direction``.
    """
    if not turn.state.is_peer_ready or turn.state.is_ready_due:
        _first(turn, message)
        return None
    match message:
        case Ready():
            raise PeerError("ready_twice")
        case Ping(n=n):
            turn.do(Send(Pong(n)))
        case Bye(why=why):
            return why
        case Safety(result=result):
            turn.set(safety=result)
        case Sheet(stage=stage):
            turn.set(stage=stage)
        case Pause(on=on, why=why):
            _paused(turn, on, why)
        case PermState():
            _stands(turn, message)
        case LedEntry() | LedHead():
            take_ledger(turn, message)
        case Pong() | Meter() | RecState() | ChatSay() | ChatAck() | InviteAnswer() | ClipResult():
            turn.do(Deliver(message))
        case FileAnswer() | FileDone() | FileCancel() | FileResult():
            turn.do(Deliver(message))
        case CursorPos() | CursorShape():
            _deliver_under(turn, message, Permission.VIEW, turn.state.mirror(Permission.VIEW).grant)
        case ClipPush(grant=grant):
            _deliver_under(turn, message, Permission.CLIPBOARD, grant, Scope((), TO_VIEWER))
        case FileOffer(grant=grant) | FileData(grant=grant):
            _deliver_under(turn, message, Permission.FILES, grant, Scope((), TO_VIEWER))
        case _:
            raise PeerError("direction", message=type(message).__name__)
    return None


def _first(turn: ViewerTurn, message: Message) -> None:
    if not isinstance(message, Ready):
        raise PeerError("ready_missing")
    if turn.state.copy is None or message.sid != turn.state.copy.session_id:
        raise PeerError("ready_session")
    if turn.state.is_ready_due:  # the room moved: all that was told before stands
        turn.set(is_ready_due=False)
        return
    mirrors = tuple(Mirror(permission) for permission in Permission)
    turn.set(is_peer_ready=True, peer_name=message.name, peer_os=message.os, peer_can=message.can, mirrors=mirrors)


def _paused(turn: ViewerTurn, on: bool, why: Why) -> None:
    if on and turn.state.phase is not ViewerPhase.PAUSED:
        turn.set(phase=ViewerPhase.PAUSED, pause_why=why)
    elif not on and turn.state.phase is ViewerPhase.PAUSED:
        turn.set(phase=ViewerPhase.ACTIVE, pause_why=Why.OTHER)


def _stands(turn: ViewerTurn, message: PermState) -> None:
    before = turn.state.mirror(message.perm)
    ask = before.ask if message.state is PermissionState.ASKED else 0
    turn.set_mirror(
        message.perm,
        state=message.state,
        grant=message.grant,
        scope=message.scope,
        until_ms=turn.now_ms + message.left_s * 1000,
        why=message.why,
        ask=ask,
    )
    if message.state is not PermissionState.ON:
        stop_transfers(turn, before, message.why)
    is_given = message.state in (PermissionState.ON, PermissionState.HELD)
    if turn.state.phase is ViewerPhase.READING and message.perm is Permission.VIEW and is_given:
        turn.set(phase=ViewerPhase.ACTIVE, stage=None)
    is_recording_over = message.perm in (Permission.VIEW, Permission.RECORD) and message.state is not PermissionState.ON
    if is_recording_over:
        stop_recording(turn, message.why)


def stop_recording(turn: ViewerTurn, why: Why) -> None:
    """Whatever takes Record or View closes the file at once: nothing in it is from a time without the grant."""
    grant = turn.state.recording
    if grant is None:
        return
    turn.set(recording=None, is_closing_recording=True)
    turn.do(actions.StopRecording(why))
    if turn.state.is_linked and turn.state.is_peer_ready:
        turn.do(Send(RecState(grant, False)))


def stop_transfers(turn: ViewerTurn, before: Mirror, why: Why) -> None:
    """Whatever takes Clipboard or Files stops at this end too what goes on under it."""
    if before.permission in (Permission.CLIPBOARD, Permission.FILES) and before.state is PermissionState.ON:
        turn.do(actions.StopTransfers(before.permission, why, keep_parts=why is Why.LOST))


def _may(turn: ViewerTurn, permission: Permission, grant: int, scope: Scope = NO_SCOPE) -> bool:
    mirror = turn.state.mirror(permission)
    return mirror.state is PermissionState.ON and mirror.grant == grant and is_within(scope, mirror.scope)


def _deliver_under(
    turn: ViewerTurn, message: Message, permission: Permission, grant: int, scope: Scope = NO_SCOPE
) -> None:
    if _may(turn, permission, grant, scope):
        turn.do(Deliver(message))
    else:
        turn.drop(_kind(message))


# --- ledger -------------------------------------------------------------------------------------------------------


def take_ledger(turn: ViewerTurn, message: Message) -> None:
    """Check and keep an entry or a head of the host; sign the head if nothing is disputed.

    Raises:
        PeerError: ``head_signature``.
    """
    if turn.state.copy is None:
        raise AssertionError
    if isinstance(message, LedEntry):
        before = turn.state.copy
        copy, entry = ledger.take_entry(before, message.n, message.line)
        turn.set(copy=copy)
        if entry is not None:
            turn.do(actions.AppendLedger(entry_item(message.line)))
        if copy.disputed and not before.disputed:
            turn.log("ledger_disputed", Level.WARNING, broken=copy.disputed)
    elif isinstance(message, LedHead):
        _take_head(turn, message)


def _take_head(turn: ViewerTurn, message: LedHead) -> None:
    copy, facts = turn.state.copy, turn.state.facts
    if copy is None or facts is None:
        raise AssertionError
    signed = head_bytes(copy.session_id, Role.HOST, message.n, message.hash)
    if not is_signed(facts.peer_ledger_key, message.sig, signed):
        raise PeerError("head_signature")
    if copy.disputed:
        return
    if message.n != copy.head_n or message.hash != copy.head:
        turn.set(copy=ledger.dispute(copy, "head_unknown"))
        return
    turn.do(actions.AppendLedger(head_item(message.n, message.hash, Role.HOST, message.sig)))
    if ledger.may_sign(copy, message.n, message.hash):
        turn.do(actions.SignHead(message.n, message.hash))
        turn.set(copy=replace(copy, signed_n=message.n))


# --- the other way ------------------------------------------------------------------------------------------------


def send_wanted(turn: ViewerTurn, message: Message) -> None:
    """Local code wants to send. A grant that is not on by the last ``perm.state`` is not used; the host checks again."""
    match message:
        case ChatSay() | ChatAck() | Meter() | Received() | Ping() | ClipResult():
            turn.do(Send(message))
        case FileCancel() | FileResult() | InRelease():
            turn.do(Send(message))
        case ViewWant() | ViewRefresh() | Painted() | InviteAsk() if turn.state.is_on(Permission.VIEW):
            turn.do(Send(message))
        case PtrMove() | PtrClick() | PtrDraw() if _may(
            turn, Permission.POINT, message.grant, Scope((message.monitor,))
        ):
            turn.do(Send(message))
        case PtrClear() if _may(turn, Permission.POINT, message.grant):
            turn.do(Send(message))
        case InMove() | InButton() if _may(turn, Permission.CONTROL, message.grant, Scope((message.monitor,))):
            turn.do(Send(message))
        case InWheel() | InKey() | InText() if _may(turn, Permission.CONTROL, message.grant):
            turn.do(Send(message))
        case ClipPush() if _may(turn, Permission.CLIPBOARD, message.grant, Scope((), TO_HOST)):
            turn.do(Send(message))
        case FileOffer() | FileData() if _may(turn, Permission.FILES, message.grant, Scope((), TO_HOST)):
            turn.do(Send(message))
        case FileAnswer() | FileDone() if turn.state.is_on(Permission.FILES):
            turn.do(Send(message))
        case RecState(on=True) if _may(turn, Permission.RECORD, message.grant) and turn.state.is_on(Permission.VIEW):
            turn.set(recording=message.grant)
            turn.do(Send(message))
        case RecState(on=False):
            stop_recording(turn, Why.ENDED)
        case _:
            turn.log("not_sent", kind=_kind(message))


def _kind(message: Message) -> str:
    return str(message.__struct_config__.tag)

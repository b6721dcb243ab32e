"""What the two ends say to each other inside sealed records: all messages, one encoder, one decoder.

Normative source: protocol.md section 9 (fields, bounds, direction) and section 8 (channel). Knows shapes and bounds
only: whether a well-formed message is *allowed now* (grant, scope, consent, order) is decided in ``core.session``.
Pictures have a layout of their own (``core.screen``). A class is named by its tag in CamelCase. A message's ``repr``
shows no text, bytes or key that a person typed, so that one may appear in a log.
"""

from typing import Final, get_args

import msgspec

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role, SafetyResult
from assistdesk.core.wire.channel import RULES, Channel
from assistdesk.core.wire.message_session import (
    Bye,
    InviteAnswer,
    InviteAsk,
    Meter,
    Painted,
    Pause,
    PermAsk,
    PermCancel,
    PermGiveup,
    PermState,
    Ping,
    Pong,
    Ready,
    Received,
    RecState,
    Safety,
    Sheet,
    ViewRefresh,
    ViewWant,
)
from assistdesk.core.wire.message_work import (
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
    InWheel,
    LedEntry,
    LedHead,
    LedNote,
    PtrClear,
    PtrClick,
    PtrDraw,
    PtrMove,
)

__all__ = [
    "ALL",
    "Bye",
    "ChatAck",
    "ChatSay",
    "ClipPush",
    "ClipResult",
    "CursorPos",
    "CursorShape",
    "FileAnswer",
    "FileCancel",
    "FileData",
    "FileDone",
    "FileOffer",
    "FileResult",
    "InButton",
    "InKey",
    "InMove",
    "InRelease",
    "InText",
    "InWheel",
    "InviteAnswer",
    "InviteAsk",
    "LedEntry",
    "LedHead",
    "LedNote",
    "Message",
    "Meter",
    "Painted",
    "Pause",
    "PermAsk",
    "PermCancel",
    "PermGiveup",
    "PermState",
    "Ping",
    "Pong",
    "PtrClear",
    "PtrClick",
    "PtrDraw",
    "PtrMove",
    "Ready",
    "RecState",
    "Received",
    "Safety",
    "Sheet",
    "ViewRefresh",
    "ViewWant",
    "decode",
    "encode",
    "may_send",
]

Message = (
    Ready
    | Ping
    | Pong
    | Bye
    | Safety
    | Sheet
    | Pause
    | PermAsk
    | PermCancel
    | PermGiveup
    | PermState
    | ViewWant
    | ViewRefresh
    | Received
    | Painted
    | Meter
    | RecState
    | InviteAsk
    | InviteAnswer
    | PtrMove
    | PtrClick
    | PtrDraw
    | PtrClear
    | InMove
    | InButton
    | InWheel
    | InKey
    | InText
    | InRelease
    | CursorPos
    | CursorShape
    | ChatSay
    | ChatAck
    | ClipPush
    | ClipResult
    | FileOffer
    | FileAnswer
    | FileData
    | FileDone
    | FileCancel
    | FileResult
    | LedEntry
    | LedNote
    | LedHead
)

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final[msgspec.msgpack.Decoder[Message]] = msgspec.msgpack.Decoder(Message)
_UNDECODABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, MisuseError)
ALL: Final[tuple[type[Message], ...]] = get_args(Message)


def may_send(message: Message, sender: Role) -> bool:
    """Whether the protocol's table lets this end send this message at all."""
    if isinstance(message, Safety) and sender is Role.VIEWER:
        return message.result is SafetyResult.DIFFERENT
    return sender in message.SENDERS


def encode(message: Message) -> bytes:
    """The one encoding of a message: tag first, fields in declared order.

    Raises:
        MisuseError: a field is outside its bounds. The other end would close the link, so it never gets it.
    """
    try:
        payload = _ENCODER.encode(message)
        _DECODER.decode(payload)
    except (*_UNDECODABLE, OverflowError, TypeError, UnicodeEncodeError) as error:
        raise MisuseError("unsendable", message=type(message).__name__) from error
    return payload


def decode(channel: Channel, payload: bytes | bytearray | memoryview, sender: Role) -> Message:
    """The message that a whole payload from the other end is, in its only encoding.

    Raises:
        PeerError: anything else; ``size``, ``message``, ``canonical``, ``channel`` or ``direction``.
    """
    if len(payload) > RULES[channel].largest_bytes:
        raise PeerError("size", channel=channel, size=len(payload))
    try:
        message = _DECODER.decode(payload)
    except _UNDECODABLE as error:
        raise PeerError("message", channel=channel) from error
    if _ENCODER.encode(message) != payload:
        raise PeerError("canonical", message=type(message).__name__)
    if message.CHANNEL is not channel:
        raise PeerError("channel", message=type(message).__name__, channel=channel)
    if not may_send(message, sender):
        raise PeerError("direction", message=type(message).__name__, sender=sender)
    return message

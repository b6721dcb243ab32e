"""Messages of the control channel: hello and goodbye, permissions, the picture's terms, figures, invitations.

In the order of the table in protocol.md section 9. Import them from ``wire.messages``, which has the decoder.
"""

from typing import Annotated

from msgspec import Meta

from assistdesk.core.types import (
    U8,
    InviteKind,
    LineLimit,
    Permission,
    PermissionState,
    SafetyResult,
    Scope,
    SheetStage,
    Why,
)
from assistdesk.core.wire.channel import Channel
from assistdesk.core.wire.encoding import LINE_LENGTH, NAME_LENGTH
from assistdesk.core.wire.message_base import (
    ALL_MONITORS,
    B16,
    B32,
    BOTH,
    HOST,
    SESSION_S,
    U32,
    U64,
    VIEWER,
    Digits,
    Language,
    Line,
    MessageBase,
    Monitors,
    Name,
)


class Ready(MessageBase, tag="ready", frozen=True):
    """The first record each way.

    ``can`` has the bits of the permissions this end supports now; ``head`` is its last ledger head.
    """

    CHANNEL = Channel.CONTROL
    SENDERS = BOTH
    LINES = (
        ("name", NAME_LENGTH),
        ("os", LINE_LENGTH),
    )

    sid: B16
    name: Name
    os: Line
    lang: Language
    can: U32
    head_n: U32
    head: B32


class Ping(MessageBase, tag="ping", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    n: U64


class Pong(MessageBase, tag="pong", frozen=True):
    """Repeats the number of the ping it answers."""

    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    n: U64


class Bye(MessageBase, tag="bye", frozen=True):
    """The last record of this end. ``last`` holds, for channels 1 to 7, the number of the last message sent."""

    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    why: Why
    last: Annotated[tuple[U32, ...], Meta(min_length=7, max_length=7)]
    head_n: U32
    head: B32


class Safety(MessageBase, tag="safety", frozen=True):
    """What was said about the safety number; from the viewer only *different*."""

    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    result: SafetyResult

    def _holds(self) -> bool:
        return self.result is not SafetyResult.OFF


class Sheet(MessageBase, tag="sheet", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = HOST

    stage: SheetStage


class Pause(MessageBase, tag="pause", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = HOST

    on: bool
    why: Why


class PermAsk(MessageBase, tag="perm.ask", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER
    LINES = (("reason", LINE_LENGTH),)

    id: U32
    perm: Permission
    scope: Scope
    reason: Line


class PermCancel(MessageBase, tag="perm.cancel", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    id: U32


class PermGiveup(MessageBase, tag="perm.giveup", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    perm: Permission


class PermState(MessageBase, tag="perm.state", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = HOST

    perm: Permission
    state: PermissionState
    grant: U32
    scope: Scope
    left_s: Annotated[int, Meta(ge=0, le=SESSION_S)]
    why: Why


class ViewWant(MessageBase, tag="view.want", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    monitors: Monitors
    max_fps: Annotated[int, Meta(ge=1, le=120)]
    max_kbps: Annotated[int, Meta(ge=64, le=0xFFFF_FFFF)]


class ViewRefresh(MessageBase, tag="view.refresh", frozen=True):
    """Asks for the whole monitor again, or for all of them."""

    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    monitor: U8

    def _holds(self) -> bool:
        return self.monitor <= 7 or self.monitor == ALL_MONITORS


class Received(MessageBase, tag="received", frozen=True):
    """Record bytes received on this link, at this time in ms."""

    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    bytes: U64
    at: U32


class Painted(MessageBase, tag="painted", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER

    frame: U32
    decode_us: U32
    backlog: U8


class Meter(MessageBase, tag="meter", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    rtt_ms: U32
    kbps: U32
    fps: U8
    limit: LineLimit


class RecState(MessageBase, tag="rec.state", frozen=True):
    """Grant 0, from the host: the customer's own recording."""

    CHANNEL = Channel.CONTROL
    SENDERS = BOTH

    grant: U32
    on: bool


class InviteAsk(MessageBase, tag="invite.ask", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = VIEWER
    LINES = (
        ("name", NAME_LENGTH),
        ("reason", LINE_LENGTH),
    )

    id: U32
    kind: InviteKind
    code: Digits
    name: Name
    reason: Line


class InviteAnswer(MessageBase, tag="invite.answer", frozen=True):
    CHANNEL = Channel.CONTROL
    SENDERS = HOST

    id: U32
    ok: bool
    why: Why

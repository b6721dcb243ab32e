"""What an app and the relay say about accounts, codes and rooms (relay.md sections 4, 6, 9, 11; desk.md section 4).

One description for both sides: the relay's API decodes and encodes these Structs, the apps' adapters do the same.
Ticket shapes are in ``core.desk.shapes``. This module knows no socket, no database and no secret of a session code:
nothing here has a field that could hold one.

Requests forbid unknown fields; answers ignore them, so that an older app can talk to a newer relay. Binary values
travel as base64 text in JSON (msgspec's rule for ``bytes``). ``*_at_ms`` are Unix milliseconds;
durations are named ``*_s`` or ``*_ms``.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from assistdesk.core.errors import PeerError

API_PREFIX = "/api/v1"
NOTICE_BYTES_MAX = 1024
FRAME_BYTES_MAX = 64 * 1024

Email = Annotated[str, Meta(min_length=3, max_length=254, pattern=r"^[^\s@\x00-\x1f]+@[^\s@\x00-\x1f]+$")]
Password = Annotated[str, Meta(min_length=1, max_length=128)]
Digits6 = Annotated[str, Meta(pattern=r"^[0-9]{6}$")]
Nameplate = Annotated[str, Meta(pattern=r"^[1-9][0-9]{3,5}$")]
RoomId = Annotated[str, Meta(pattern=r"^[a-z2-7]{26}$")]
Token = Annotated[str, Meta(min_length=1, max_length=512)]
Stream = Annotated[str, Meta(pattern=r"^(feed|ticket:[1-9][0-9]{0,18}|room:[1-9][0-9]{0,18}|user:[1-9][0-9]{0,18})$")]
Bytes32 = Annotated[bytes, Meta(min_length=32, max_length=32)]


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what an app sends."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what the relay answers."""


# --- notices: text frames from the relay on a session socket (protocol.md section 2) ------------------------------


class Notice(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """Addresses, tokens and times only: a notice never starts, grants, prolongs or ends anything else."""


class Waiting(Notice, frozen=True, kw_only=True, tag="waiting"):
    rejoin: Token


class Paired(Notice, frozen=True, kw_only=True, tag="paired"):
    pairing: int
    rejoin: Token


class Renewed(Notice, frozen=True, kw_only=True, tag="renewed"):
    rejoin: Token


class Move(Notice, frozen=True, kw_only=True, tag="move"):
    url: Annotated[str, Meta(max_length=400)]
    token: Token
    epoch: int


class Closing(Notice, frozen=True, kw_only=True, tag="closing"):
    why: Annotated[str, Meta(max_length=60)]
    in_s: Annotated[int, Meta(ge=0, le=86_400)]


AnyNotice = Waiting | Paired | Renewed | Move | Closing


class _Tag(msgspec.Struct):
    t: str


_NOTICE_TAGS = ("waiting", "paired", "renewed", "move", "closing")
_tag_decoder = msgspec.json.Decoder(_Tag)
_notice_decoder: msgspec.json.Decoder[AnyNotice] = msgspec.json.Decoder(AnyNotice)


def decode_notice(text: str) -> AnyNotice | None:
    """Return the notice in *text*, or None where its tag is unknown (ignored, protocol.md section 2).

    Raises:
        PeerError: malformed or over 1 KiB; the caller counts it as a lost link.
    """
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > NOTICE_BYTES_MAX:
        raise PeerError("notice_too_long", size_bytes=len(raw))
    try:
        if _tag_decoder.decode(raw).t not in _NOTICE_TAGS:
            return None
        return _notice_decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("notice_malformed") from error


def encode_notice(notice: AnyNotice) -> str:
    return msgspec.json.encode(notice).decode()


# --- about, problems ----------------------------------------------------------------------------------------------


class About(Answer, frozen=True, kw_only=True):
    """GET /about, for anyone: what the customer's app needs before a code is typed."""

    organisation: str
    phone: str = ""
    code_digits: Annotated[int, Meta(ge=10, le=12)] = 10
    version: str = ""
    oldest_app: str = ""
    retention_days: dict[str, int] = msgspec.field(default_factory=dict)


class FieldError(Answer, frozen=True, kw_only=True):
    field: str
    code: str


class Problem(Answer, frozen=True, kw_only=True):
    """application/problem+json (RFC 9457). ``type`` is stable: ``/problems/<rule>``."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: tuple[FieldError, ...] = ()
    retry_after_s: int | None = None


# --- sign-in (relay.md section 11) --------------------------------------------------------------------------------


class DeviceProof(Request, frozen=True, kw_only=True):
    """Proof that this device still holds its key (SCRAM's way, RFC 5802): see ``proof_message``.

    ``device_id`` names the key registered at sign-in; ``nonce`` comes from POST /auth/nonce, is good for 60 s and once.
    """

    device_id: Annotated[str, Meta(min_length=1, max_length=64)]
    nonce: Bytes32
    proof: Bytes32


class DeviceKey(Request, frozen=True, kw_only=True):
    """Registers a device: only the hash of its client key travels, so that a copied database cannot sign in."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    stored_key: Bytes32


class Login(Request, frozen=True, kw_only=True):
    """POST /auth/login. ``recovery`` replaces ``digits`` once. Wrong anything: one answer, 401."""

    email: Email
    password: Password
    digits: Digits6 | None = None
    recovery: Annotated[str, Meta(max_length=40)] | None = None
    device: DeviceKey | None = None


class ChangePassword(Request, frozen=True, kw_only=True):
    """POST /auth/password: needs the one-time or present password; ends all other sign-ins of the account."""

    old: Password
    new: Annotated[str, Meta(min_length=12, max_length=128)]


class Refresh(Request, frozen=True, kw_only=True):
    """POST /auth/refresh: the old refresh token is dead afterwards; using it again revokes the whole family."""

    refresh: Token
    device: DeviceProof | None = None


class Nonce(Answer, frozen=True, kw_only=True):
    nonce: Bytes32
    expires_in_s: int


class SignedIn(Answer, frozen=True, kw_only=True):
    """Tokens are opaque. ``must_change_password``: only POST /auth/password is allowed with this access token."""

    access: Token
    access_expires_s: int
    refresh: Token
    user_id: int
    name: str
    email: str
    role: str
    device_id: str | None = None
    must_change_password: bool = False


TokenScopeName = Literal["read", "write", "admin", "cti"]


class ApiTokenNew(Request, frozen=True, kw_only=True):
    """POST /auth/tokens: for a program of mine. It can do no more than I can: ``read`` and ``write`` as an agent may, ``admin``
    adds what only admins may, ``cti`` tells of phone calls."""

    scopes: Annotated[tuple[TokenScopeName, ...], Meta(min_length=1, max_length=4)]
    days: Annotated[int, Meta(ge=1, le=730)]


class ApiTokenOut(Answer, frozen=True, kw_only=True):
    """One of my tokens, without what would let anyone use it."""

    id: str
    scopes: tuple[str, ...]
    created_at_ms: int
    expires_at_ms: int
    is_revoked: bool = False


class ApiTokenMade(Answer, frozen=True, kw_only=True):
    """The only time that the token itself is seen."""

    id: str
    token: Token
    expires_at_ms: int


class ApiTokenList(Answer, frozen=True, kw_only=True):
    tokens: tuple[ApiTokenOut, ...] = ()


# --- codes and rooms (relay.md sections 4, 5, 11) -----------------------------------------------------------------


class CodeMade(Answer, frozen=True, kw_only=True):
    """POST /tickets/{id}/code, /rooms/{room}/retry: where the viewer dials and with what.

    The app adds secret and check digit to ``nameplate``; they never come here.
    """

    room: RoomId
    nameplate: Nameplate
    epoch: int
    url: str
    token: Token
    expires_in_s: int


class Claim(Request, frozen=True, kw_only=True):
    """POST /codes/claim, without an account: the nameplate only. More digits than a nameplate has are refused (400)."""

    nameplate: Annotated[str, Meta(max_length=64)]


class Claimed(Answer, frozen=True, kw_only=True):
    """Where the host dials. ``session_pass`` asks for rejoin and hands in the host's half of the report.

    Nothing of the ticket: whoever guesses a nameplate would read it. The agent's end says it later, sealed.
    """

    room: RoomId
    epoch: int
    url: str
    token: Token
    session_pass: Token


class Rejoined(Answer, frozen=True, kw_only=True):
    room: RoomId
    epoch: int
    url: str
    token: Token


class RejoinAsked(Request, frozen=True, kw_only=True):
    """POST /rooms/{room}/rejoin. Bearer: the host its session pass, the viewer its access token."""

    lost_epoch: int = 0


class RoomRecord(Answer, frozen=True, kw_only=True):
    """GET /rooms/{room}/record: the relay's own record, the third witness (protocol.md section 14, item R)."""

    room: RoomId
    ticket_id: int
    agent_id: int
    opened_at_ms: int
    paired_at_ms: int | None = None
    ended_at_ms: int | None = None
    outcome: str | None = None
    pairings: int = 0
    bytes_to_viewer: int = 0
    bytes_to_host: int = 0


# --- events socket (desk.md section 4) ----------------------------------------------------------------------------


class Up(msgspec.Struct, frozen=True, kw_only=True, tag_field="t", forbid_unknown_fields=True):
    """A frame from the app on /api/v1/events."""


class Sub(Up, frozen=True, kw_only=True, tag="sub"):
    """From now on send what follows *after* (a ``seq`` of that stream; 0 = all; -1 = only what is new)."""

    stream: Stream
    after: Annotated[int, Meta(ge=-1)]


class Unsub(Up, frozen=True, kw_only=True, tag="unsub"):
    stream: Stream


class PresenceUp(Up, frozen=True, kw_only=True, tag="presence"):
    """What I do on a ticket; on change and each 15 s, forgotten after 45 s."""

    ticket_id: Annotated[int, Meta(ge=1)]
    state: Literal["viewing", "reply", "note", "away", "gone"]


class TypingUp(Up, frozen=True, kw_only=True, tag="typing"):
    """I am writing to the customer of the chat in this ticket. Said again every few seconds, never stored, forgotten soon."""

    ticket_id: Annotated[int, Meta(ge=1)]


class PingUp(Up, frozen=True, kw_only=True, tag="ping"):
    n: int


class Down(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """A frame from the relay on /api/v1/events."""


class Hello(Down, frozen=True, kw_only=True, tag="hello"):
    """``role``: what the person is to the desk since this socket began; "" by a relay that does not say.
    ``external``: she sits in a group of another house."""

    user_id: int
    now_ms: int
    heartbeat_s: int = 20
    role: str = ""
    external: bool = False


class EventDown(Down, frozen=True, kw_only=True, tag="event"):
    """``data`` is an ``AuditOut`` on a ticket stream, a ``FeedLine`` on the feed (core.desk.shapes)."""

    stream: str
    seq: int
    data: msgspec.Raw


class Gap(Down, frozen=True, kw_only=True, tag="gap"):
    """Too much was missed: read again by REST, then subscribe after *head*."""

    stream: str
    head: int


class Complete(Down, frozen=True, kw_only=True, tag="complete"):
    """Everything of *stream* up to this number has been sent: the cursor to keep."""

    stream: str
    up_to: int


class PresentPerson(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    state: str


class PresenceDown(Down, frozen=True, kw_only=True, tag="presence"):
    ticket_id: int
    people: tuple[PresentPerson, ...]


class TypingDown(Down, frozen=True, kw_only=True, tag="typing"):
    """The customer of this ticket's chat is writing. Holds for ``for_ms`` and is said again while it goes on."""

    ticket_id: int
    for_ms: int


class OfferDown(Down, frozen=True, kw_only=True, tag="offer"):
    """Something is offered or has moved on, and nothing of it is in a log yet: read it again (``GET /calls``)."""

    what: str
    id: int


class PongDown(Down, frozen=True, kw_only=True, tag="pong"):
    n: int


class ByeDown(Down, frozen=True, kw_only=True, tag="bye"):
    retry_ms: int
    why: str


AnyUp = Sub | Unsub | PresenceUp | TypingUp | PingUp
AnyDown = Hello | EventDown | Gap | Complete | PresenceDown | TypingDown | OfferDown | PongDown | ByeDown

_up_decoder: msgspec.json.Decoder[AnyUp] = msgspec.json.Decoder(AnyUp)
_down_decoder: msgspec.json.Decoder[AnyDown] = msgspec.json.Decoder(AnyDown)
_DOWN_TAGS = ("hello", "event", "gap", "complete", "presence", "typing", "offer", "pong", "bye")


def decode_up(text: str | bytes) -> AnyUp:
    """Raises PeerError on anything but one well-formed frame of at most 64 KiB."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > FRAME_BYTES_MAX:
        raise PeerError("frame_too_long", size_bytes=len(raw))
    try:
        return _up_decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("frame_malformed") from error


def decode_down(text: str | bytes) -> AnyDown | None:
    """Return the frame, or None where its tag is newer than this app. Raises PeerError on malformed ones."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        if _tag_decoder.decode(raw).t not in _DOWN_TAGS:
            return None
        return _down_decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("frame_malformed") from error


def encode_frame(frame: AnyUp | AnyDown) -> str:
    return msgspec.json.encode(frame).decode()

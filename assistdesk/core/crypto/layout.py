"""The bytes of the handshake's messages: hello, share, open, abort; exactly as long as they say, or refused.

Normative source: protocol.md section 4.1. Knows layouts only: whether a room, a version or a share is right is the
machines' question (``crypto.handshake``).
"""

import enum
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.pake import SHARE_BYTES
from assistdesk.core.crypto.signing import CERTIFICATE_MAX_BYTES, KEY_BYTES
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.wire.encoding import (
    DIGEST_BYTES,
    NONCE_BYTES,
    ROOM_BYTES,
    SIGNATURE_BYTES,
    Reader,
    u8,
    u16,
    u32,
)

FRAME_MAX_BYTES: Final = 512
RESUME_ID_BYTES: Final = 16
BUILD_MAX_BYTES: Final = 32
NO_RESUME: Final = bytes(RESUME_ID_BYTES)


class Tag(enum.IntEnum):
    """The first byte of each message; the end that may send it stands in protocol.md."""

    VIEWER_HELLO = 0xA0
    HOST_HELLO = 0xA1
    COMMIT = 0xA2
    SHARE = 0xA3
    OPEN = 0xA4
    CONFIRM = 0xA5
    ABORT = 0xAF


class Abort(enum.IntEnum):
    """A hint for the other end's words; it never counts as anything."""

    WRONG_CODE = 1
    COMMIT_MISMATCH = 2
    VERSION = 3
    MALFORMED = 4
    CODE_OVER = 5
    RESUME_UNKNOWN = 6
    BUSY = 7


class Kind(enum.IntEnum):
    CODE = 0
    RESUME = 1


@dataclass(frozen=True, slots=True)
class Hello:
    """What each end says of itself before any secret is used; all of it is bound into every key."""

    version_min: int
    version_max: int
    kind: Kind
    features: int
    room: bytes
    nonce: bytes
    resume_id: bytes
    build: str


@dataclass(frozen=True, slots=True)
class Ident:
    """The viewer's ledger key, and if it has one its certificate with the signature of its device."""

    ledger_key: bytes
    certificate: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Opening:
    """Message ``m4``: the committed share, the identity as bytes, the viewer's tag."""

    share: bytes
    ident: bytes
    tag: bytes


def _is_printable(build: bytes) -> bool:
    return all(0x20 <= byte <= 0x7E for byte in build)


def make_hello(tag: Tag, hello: Hello) -> bytes:
    """Raises MisuseError when a field has the wrong size."""
    build = hello.build.encode("ascii", errors="replace")
    sizes = (len(hello.room), len(hello.nonce), len(hello.resume_id))
    if sizes != (ROOM_BYTES, NONCE_BYTES, RESUME_ID_BYTES) or len(build) > BUILD_MAX_BYTES or not _is_printable(build):
        raise MisuseError("hello_field")
    return b"".join(
        (
            u8(tag),
            u8(hello.version_min),
            u8(hello.version_max),
            u8(hello.kind),
            u32(hello.features),
            hello.room,
            hello.nonce,
            hello.resume_id,
            u8(len(build)),
            build,
        )
    )


def parse_hello(tag: Tag, frame: bytes) -> Hello:
    """Raises PeerError ``frame_size``, ``frame_tag``, ``cut``, ``left_over`` or ``hello``."""
    reader = open_frame(tag, frame)
    version_min, version_max, kind, features = reader.u8(), reader.u8(), reader.u8(), reader.u32()
    room, nonce, resume_id = reader.take(ROOM_BYTES), reader.take(NONCE_BYTES), reader.take(RESUME_ID_BYTES)
    build = reader.take(reader.u8())
    reader.finish()
    is_kind_known = kind in (Kind.CODE, Kind.RESUME)
    is_code_with_resume_id = kind == Kind.CODE and resume_id != NO_RESUME
    if not is_kind_known or is_code_with_resume_id or len(build) > BUILD_MAX_BYTES or not _is_printable(build):
        raise PeerError("hello")
    return Hello(version_min, version_max, Kind(kind), features, room, nonce, resume_id, build.decode("ascii"))


def open_frame(tag: Tag, frame: bytes) -> Reader:
    """A reader behind the tag.

    Raises:
        PeerError: ``frame_size`` (empty or over 512 bytes) or ``frame_tag`` (another message, so out of order).
    """
    if not 1 <= len(frame) <= FRAME_MAX_BYTES:
        raise PeerError("frame_size", size=len(frame))
    if frame[0] != tag:
        raise PeerError("frame_tag", tag=frame[0], expected=tag)
    reader = Reader(frame)
    reader.take(1)
    return reader


def parse_commit(frame: bytes) -> bytes:
    reader = open_frame(Tag.COMMIT, frame)
    commit = reader.take(DIGEST_BYTES)
    reader.finish()
    return commit


def parse_share(frame: bytes) -> tuple[bytes, bytes]:
    """The host's share and its ledger key."""
    reader = open_frame(Tag.SHARE, frame)
    share, ledger_key = reader.take(SHARE_BYTES), reader.take(KEY_BYTES)
    reader.finish()
    return share, ledger_key


def make_ident(ident: Ident) -> bytes:
    if not ident.certificate:
        return ident.ledger_key
    return ident.ledger_key + u16(len(ident.certificate)) + ident.certificate + ident.signature


def parse_ident(data: bytes) -> Ident:
    """Raises PeerError ``cut``, ``left_over`` or ``ident``."""
    reader = Reader(data)
    ledger_key = reader.take(KEY_BYTES)
    if not reader.left:
        return Ident(ledger_key)
    size = reader.u16()
    if not 1 <= size <= CERTIFICATE_MAX_BYTES:
        raise PeerError("ident", size=size)
    certificate, signature = reader.take(size), reader.take(SIGNATURE_BYTES)
    reader.finish()
    return Ident(ledger_key, certificate, signature)


def make_opening(share: bytes, ident: bytes) -> bytes:
    """``m4`` without its tag of 32 bytes, which is computed over it."""
    return u8(Tag.OPEN) + share + u16(len(ident)) + ident


def parse_opening(frame: bytes) -> Opening:
    reader = open_frame(Tag.OPEN, frame)
    share = reader.take(SHARE_BYTES)
    ident = reader.take(reader.u16())
    tag = reader.take(DIGEST_BYTES)
    reader.finish()
    return Opening(share, ident, tag)


def parse_confirm(frame: bytes) -> bytes:
    reader = open_frame(Tag.CONFIRM, frame)
    tag = reader.take(DIGEST_BYTES)
    reader.finish()
    return tag


def make_abort(abort: Abort) -> bytes:
    return u8(Tag.ABORT) + u8(abort)


def parse_abort(frame: bytes) -> Abort | None:
    """The hint if the frame is an ABORT, None if it is any other message.

    Raises:
        PeerError: ``abort``: a wrong length or an unknown hint.
    """
    if frame[:1] != u8(Tag.ABORT):
        return None
    if len(frame) != 2 or frame[1] not in list(Abort):
        raise PeerError("abort")
    return Abort(frame[1])

"""The lines of a ledger file (``.adledger``): what each kind holds, how it is spelt, and where the keys are found.

Normative source: protocol.md section 14. One item per line: ``O`` the handshake as it was on the wire, ``E`` an entry, ``H`` a
signed head, ``T`` an entry that one end wrote alone, ``R`` the relay's record, ``Z`` the SHA-256 of all before. Every line has
exactly one spelling and a bounded length.

Refuses to know: whether items fit together (``ledger.py`` while writing, ``verify.py`` afterwards).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

import msgspec
from msgspec import Meta, Struct

from assistdesk.core.errors import PeerError
from assistdesk.core.session.entries import Count, Hex16, Hex32, decode_entry, digest_of
from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import lv, u32, version_label

LINE_BYTES: Final = 8_192

HexMessage = Annotated[str, Meta(pattern=r"\A([0-9a-f]{2}){1,512}\Z")]
Hex64 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]

# Where m3 and m4 hold what a ledger needs of them (protocol.md section 4.1).
_HOST_KEY_AT: Final = 34
_VIEWER_KEY_AT: Final = 36
_IDENT_LENGTH_AT: Final = 34
_TAG_BYTES: Final = 32
_ROOM_AT: Final = 8


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """The ``O`` item: the room and the five handshake messages, in hex."""

    room: Hex16
    m0: HexMessage
    m1: HexMessage
    m2: HexMessage
    m3: HexMessage
    m4: HexMessage

    @property
    def messages(self) -> tuple[bytes, ...]:
        return tuple(bytes.fromhex(each) for each in (self.m0, self.m1, self.m2, self.m3, self.m4))


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """The ``H`` item: one end's signature over entry ``n``."""

    n: Annotated[int, Meta(ge=0, le=0xFFFF_FFFF)]
    hash: Hex32
    by: Role
    sig: Hex64


class RelayRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """The ``R`` item: what the relay wrote down on its own. Times are Unix milliseconds; bytes are what it forwarded."""

    room: Hex16
    paired_ms: Count
    ended_ms: Count | None
    bytes_from_host: Count
    bytes_from_viewer: Count
    outcome: Annotated[str, Meta(max_length=32, pattern=r"\A[a-z_]*\Z")]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An ``E`` or, when ``is_tail``, a ``T`` item: the entry's own line and its hash."""

    line: bytes
    digest: bytes
    is_tail: bool


@dataclass(frozen=True, slots=True)
class Seal:
    digest: bytes


T = TypeVar("T", Opening, Head, RelayRecord)

Item = Opening | EntryLine | Head | RelayRecord | Seal


def _item(letter: bytes, body: bytes) -> bytes:
    return letter + b" " + body + b"\n"


def opening_item(room: bytes, messages: tuple[bytes, ...]) -> bytes:
    m0, m1, m2, m3, m4 = messages
    opening = Opening(room.hex(), m0.hex(), m1.hex(), m2.hex(), m3.hex(), m4.hex())
    return _item(b"O", msgspec.json.encode(opening))


def entry_item(line: bytes) -> bytes:
    return _item(b"E", line)


def tail_item(line: bytes) -> bytes:
    return _item(b"T", line)


def head_item(n: int, digest: bytes, by: Role, signature: bytes) -> bytes:
    return _item(b"H", msgspec.json.encode(Head(n, digest.hex(), by, signature.hex())))


def relay_item(record: RelayRecord) -> bytes:
    return _item(b"R", msgspec.json.encode(record))


def closing_item(digest: bytes) -> bytes:
    """The last line: ``digest`` is SHA-256 over every byte of the file before it."""
    return _item(b"Z", digest.hex().encode("ascii"))


def parse_item(line: bytes) -> Item:
    """The item that one line of a file is; the line has its line end.

    Raises:
        PeerError: ``line_size``, ``line_end``, ``item_kind``, ``item_form``, ``item_spelling``, or those of ``decode_entry``.
    """
    if len(line) > LINE_BYTES:
        raise PeerError("line_size", size=len(line))
    if line[-1:] != b"\n" or line[1:2] != b" ":
        raise PeerError("line_end" if line[-1:] != b"\n" else "item_kind")
    body = line[2:-1]
    match line[:1]:
        case b"E" | b"T":
            decode_entry(body)
            return EntryLine(body, digest_of(body), line[:1] == b"T")
        case b"O":
            return _decoded(body, Opening)
        case b"H":
            return _decoded(body, Head)
        case b"R":
            return _decoded(body, RelayRecord)
        case b"Z":
            return Seal(_digest(body))
        case _:
            raise PeerError("item_kind")


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        value = msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("item_form") from error
    if msgspec.json.encode(value) != body:
        raise PeerError("item_spelling")
    return value


def _digest(body: bytes) -> bytes:
    try:
        digest = bytes.fromhex(body.decode("ascii"))
    except ValueError as error:
        raise PeerError("item_form") from error
    if digest.hex().encode("ascii") != body or len(digest) != 32:
        raise PeerError("item_spelling")
    return digest


def split_lines(chunks: Iterable[bytes], line_bytes: int = LINE_BYTES) -> Iterator[bytes]:
    """Lines (with their line ends) out of pieces of a file, in bounded memory.

    A line over *line_bytes* comes out cut off right behind that bound, and nothing after it: ``parse_item`` refuses it.
    """
    rest = b""
    for chunk in chunks:
        rest += chunk
        start = 0
        while (end := rest.find(b"\n", start) + 1) > 0:
            yield rest[start : min(end, start + line_bytes + 1)]
            start = end
        rest = rest[start:]
        if len(rest) > line_bytes:
            yield rest[: line_bytes + 1]
            return
    if rest:
        yield rest


# --- what is hashed and signed ------------------------------------------------------------------------------------


def head_bytes(session_id: bytes, by: Role, n: int, digest: bytes, version: int = 1) -> bytes:
    """What an end signs with its ledger key: ``lv(V+" head", session id, role, u32 n, hash)``."""
    label = version_label(version)
    return lv(label + b" head", session_id, by.value.encode("ascii"), u32(n), digest)


def first_prev(session_id: bytes, th: bytes, version: int = 1) -> bytes:
    """What the first entry names as its predecessor: it ties the chain to this session's handshake."""
    return hashlib.sha256(lv(version_label(version) + b" ledger", session_id, th)).digest()


def transcript_digest(messages: tuple[bytes, ...]) -> bytes:
    """What ``session.open`` says of the ``O`` item."""
    return hashlib.sha256(lv(*messages)).digest()


@dataclass(frozen=True, slots=True)
class Handshake:
    """What m0 … m4 alone prove: the transcript hash and both ledger keys."""

    room: bytes
    th: bytes
    host_key: bytes
    viewer_key: bytes
    ident: bytes
    sid: bytes
    share: bytes


def read_handshake(messages: tuple[bytes, ...], version: int = 1) -> Handshake:
    """Read five handshake messages again as far as they can be checked without a key.

    Raises:
        PeerError: ``handshake_layout``; ``handshake_commit``: m2 does not commit to what m4 opened.
    """
    m0, m1, m2, m3, m4 = messages
    kinds = tuple(each[:1] for each in messages)
    length = int.from_bytes(m4[_IDENT_LENGTH_AT:_VIEWER_KEY_AT], "big")
    sizes_fit = len(m2) == 33 and len(m3) == 66 and len(m4) == _VIEWER_KEY_AT + length + _TAG_BYTES
    if kinds != (b"\xa0", b"\xa1", b"\xa2", b"\xa3", b"\xa4") or not sizes_fit or length < 32:
        raise PeerError("handshake_layout")
    room = m0[_ROOM_AT : _ROOM_AT + 16]
    if m1[_ROOM_AT : _ROOM_AT + 16] != room or len(room) != 16:
        raise PeerError("handshake_layout")
    label = version_label(version)
    ident = m4[_VIEWER_KEY_AT : _VIEWER_KEY_AT + length]
    sid = hashlib.sha512(lv(label, m0, m1)).digest()[:32]
    if hashlib.sha256(lv(label + b" commit", sid, ident, m4[1:34])).digest() != m2[1:]:
        raise PeerError("handshake_commit")
    th = hashlib.sha512(lv(label + b" transcript", m0, m1, m2, m3, m4[:-_TAG_BYTES])).digest()
    return Handshake(room, th, m3[_HOST_KEY_AT:], ident[:32], ident, sid, m4[1:34])

"""The layout of a recording (``.adrec``): header with wrapped keys, sealed blocks, the items inside them.

Normative source: protocol.md section 15. One random file key seals all blocks of a file; it lies in the header once for each
recipient, sealed for that one's box key. A block's number is its nonce and its head is authenticated, so that a block
cannot be changed, moved, or taken from another file. Items are the bytes that the wire has too: layouts and slices of
section 10, pointer messages of section 9, ledger lines.

Refuses to know: where bytes come from or go to, what time it is, what a picture shows.
"""

import enum
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from assistdesk.core.crypto import hpke
from assistdesk.core.crypto.signing import KEY_ID_BYTES, key_id
from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from assistdesk.core.wire.encoding import DIGEST_BYTES, Reader, lv, u8, u16, u32, u64, version_label

MAGIC: Final = b"ADR1"
FILE_ID_BYTES: Final = 16
FILE_KEY_BYTES: Final = 32
WRAPPED_BYTES: Final = FILE_KEY_BYTES + hpke.OVERHEAD_BYTES
RECIPIENTS_MAX: Final = 8
_FIXED_BYTES: Final = 47
"""Of a header, without its recipients."""
_RECIPIENT_BYTES: Final = KEY_ID_BYTES + WRAPPED_BYTES
HEADER_MAX_BYTES: Final = _FIXED_BYTES + RECIPIENTS_MAX * _RECIPIENT_BYTES
HEAD_BYTES: Final = 16
TAG_BYTES: Final = 16
ITEMS_MAX_BYTES: Final = 1_048_576
BODY_MAX_BYTES: Final = ITEMS_MAX_BYTES + TAG_BYTES
ITEM_HEAD_BYTES: Final = 9
POINTS_MAX: Final = ITEMS_MAX_BYTES // 12
MARK_MAX_BYTES: Final = 800

_LABEL: Final = version_label(1)
_HEAD = struct.Struct(">B3sIII")
_ITEM = struct.Struct(">BII")
_POINT = struct.Struct(">IQ")


class Kind(enum.IntEnum):
    """What a block holds."""

    ITEMS = 1
    RESTART = 2
    INDEX = 3
    END = 4


_KINDS: Final = frozenset(Kind)


class ItemType(enum.IntEnum):
    """What an item is; cursor items are ``cursor.pos`` and ``cursor.shape`` messages as on the wire."""

    LAYOUT = 1
    SLICE = 2
    CURSOR = 3
    LEDGER = 4
    MARK = 5


ITEM_MAX_BYTES: Final = {
    ItemType.LAYOUT: 132,
    ItemType.SLICE: 12_682_272,
    ItemType.CURSOR: 73_728,
    ItemType.LEDGER: 4_096,
    ItemType.MARK: MARK_MAX_BYTES,
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who may play the file: which box key, and the file key sealed for it."""

    key_id: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """``start_ms``: Unix time of the first item."""

    file_id: bytes
    session_id: bytes
    start_ms: int
    recipients: tuple[Recipient, ...]

    def pack(self) -> bytes:
        """The first bytes of the file.

        Raises:
            MisuseError: ``recording_recipients``: none, or more than eight.
        """
        if not 1 <= len(self.recipients) <= RECIPIENTS_MAX:
            raise MisuseError("recording_recipients", count=len(self.recipients))
        keys = b"".join(each.key_id + each.wrapped for each in self.recipients)
        rest = self.file_id + self.session_id + u64(self.start_ms) + u8(len(self.recipients)) + keys
        return MAGIC + u16(len(MAGIC) + 2 + len(rest)) + rest


def parse_header(data: bytes) -> tuple[Header, int]:
    """The header at the beginning of a file, and its length. ``data``: up to ``HEADER_MAX_BYTES`` of the file.

    Raises:
        PeerError: ``recording_header``: this is no recording, or not one that this version can read.
    """
    reader = Reader(data)
    try:
        magic, length = reader.take(len(MAGIC)), reader.u16()
        file_id, session_id, start_ms, count = reader.take(16), reader.take(16), reader.u64(), reader.u8()
        if magic != MAGIC or not 1 <= count <= RECIPIENTS_MAX or length != _FIXED_BYTES + count * _RECIPIENT_BYTES:
            raise PeerError("recording_header")
        recipients = tuple(Recipient(reader.take(KEY_ID_BYTES), reader.take(WRAPPED_BYTES)) for _ in range(count))
    except PeerError as error:
        raise PeerError("recording_header") from error
    return Header(file_id, session_id, start_ms, recipients), length


def wrap_key(public_key: bytes, file_id: bytes, file_key: bytes) -> Recipient:
    """Let the holder of this box key play the file.

    Raises:
        PeerError: ``box_key``: this is no public key.
    """
    return Recipient(key_id(public_key), hpke.seal(public_key, _key_info(file_id), file_key))


def unwrap_key(header: Header, keys: Sequence[hpke.BoxKey]) -> bytes:
    """The file key, by whichever of *keys* the file was sealed for.

    Raises:
        RefusedError: ``recording_key``: for none of them.
    """
    for key in keys:
        for recipient in header.recipients:
            if recipient.key_id != key_id(key.public):
                continue
            try:
                return key.open(_key_info(header.file_id), recipient.wrapped)
            except PeerError:
                continue
    raise RefusedError("recording_key")


def _key_info(file_id: bytes) -> bytes:
    return lv(_LABEL + b" recording key", file_id)


@dataclass(frozen=True, slots=True)
class BlockHead:
    """``t_ms``: when the last item of the block happened, since the start; ``length``: of the sealed body."""

    kind: Kind
    index: int
    t_ms: int
    length: int

    def pack(self) -> bytes:
        return _HEAD.pack(self.kind, bytes(3), self.index, self.t_ms, self.length)


def parse_head(data: bytes) -> BlockHead:
    """Read the 16 bytes before a block's body.

    Raises:
        PeerError: ``block_head``: cut, an unknown kind, non-zero filling, or a length that no block has.
    """
    if len(data) != HEAD_BYTES:
        raise PeerError("block_head", length=len(data))
    kind, zeros, index, t_ms, length = _HEAD.unpack(data)
    if kind not in _KINDS or any(zeros) or not TAG_BYTES < length <= BODY_MAX_BYTES:
        raise PeerError("block_head", kind=kind)
    return BlockHead(Kind(kind), index, t_ms, length)


class BlockCipher:
    """Seals and opens the blocks of one file."""

    def __init__(self, header: bytes, file_key: bytes) -> None:
        """*header*: the packed one, which every block is bound to."""
        self._header = header
        self._cipher = ChaCha20Poly1305(file_key)

    def __repr__(self) -> str:
        return "BlockCipher()"

    def seal(self, kind: Kind, index: int, t_ms: int, items: bytes) -> bytes:
        """Head and body. An *index* is used once."""
        head = BlockHead(kind, index, t_ms, len(items) + TAG_BYTES).pack()
        return head + self._cipher.encrypt(_nonce(index), items, self._bound_to(head))

    def open(self, head: BlockHead, body: bytes) -> bytes:
        """The items.

        Raises:
            PeerError: ``block_damaged``: changed, moved, of another file, or sealed with another key.
        """
        try:
            return self._cipher.decrypt(_nonce(head.index), body, self._bound_to(head.pack()))
        except InvalidTag as error:
            raise PeerError("block_damaged", index=head.index) from error

    def _bound_to(self, head: bytes) -> bytes:
        return lv(_LABEL + b" recording", self._header, head)


def _nonce(index: int) -> bytes:
    return bytes(8) + u32(index)


@dataclass(frozen=True, slots=True)
class Item:
    type: ItemType
    t_ms: int
    data: bytes

    def pack(self) -> bytes:
        return _ITEM.pack(self.type, self.t_ms, len(self.data)) + self.data


class ItemParser:
    """Puts items together that run over blocks. Holds at most one item and one block."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._t_ms = 0

    @property
    def is_between(self) -> bool:
        """No item is half read: here the kind of the blocks may change."""
        return not self._buffer

    def add(self, items: bytes) -> list[Item]:
        """What one more block completes.

        Raises:
            PeerError: ``item_type``, ``item_length``, ``item_time``: times never fall.
        """
        self._buffer += items
        done: list[Item] = []
        at = 0
        while len(self._buffer) - at >= ITEM_HEAD_BYTES:
            kind, t_ms, length = _ITEM.unpack_from(self._buffer, at)
            if kind not in ITEM_MAX_BYTES:
                raise PeerError("item_type", type=kind)
            if length > ITEM_MAX_BYTES[ItemType(kind)]:
                raise PeerError("item_length", type=kind, length=length)
            if t_ms < self._t_ms:
                raise PeerError("item_time", t_ms=t_ms)
            begin, end = at + ITEM_HEAD_BYTES, at + ITEM_HEAD_BYTES + length
            if end > len(self._buffer):
                break
            done.append(Item(ItemType(kind), t_ms, bytes(self._buffer[begin:end])))
            self._t_ms, at = t_ms, end
        del self._buffer[:at]
        return done


@dataclass(frozen=True, slots=True)
class Point:
    """Where playing can start: the first block of a restart point."""

    t_ms: int
    offset: int


def pack_index(points: Sequence[Point]) -> bytes:
    return b"".join(_POINT.pack(point.t_ms, point.offset) for point in points)


@dataclass(frozen=True, slots=True)
class End:
    """What the last block says: blocks before it, restart points, the last ledger entry that this end had."""

    blocks: int
    points: int
    ledger_n: int
    ledger_head: bytes

    def pack(self) -> bytes:
        return u32(self.blocks) + u32(self.points) + u32(self.ledger_n) + self.ledger_head


def parse_end(data: bytes) -> End:
    """Raises PeerError (``cut``, ``left_over``)."""
    reader = Reader(data)
    end = End(reader.u32(), reader.u32(), reader.u32(), reader.take(DIGEST_BYTES))
    reader.finish()
    return end

"""The bytes under every other format: integers, length-prefixed parts, classes of text, room names.

Normative source: protocol.md, "Notation" and section 9. Nothing here knows a message, a channel or a key. Writers
refuse what does not fit with ``MisuseError`` (our bug); readers refuse what the other end sent with ``PeerError``.
"""

import base64
import re
import unicodedata
from typing import Final

from assistdesk.core.errors import MisuseError, PeerError

PROTOCOL: Final = "AssistDesk"
VERSION_MIN: Final = 1
VERSION_MAX: Final = 1

KIB: Final = 1024
ROOM_BYTES: Final = 16
ROOM_NAME_LENGTH: Final = 26
NONCE_BYTES: Final = 32
DIGEST_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

NAME_LENGTH: Final = 64
LINE_LENGTH: Final = 200
STACKED_MARKS: Final = 30
"""Most combining marks in a row that we send (UAX #15, stream-safe text); what arrives is bounded by its size."""

_U8, _U16, _U32, _U64 = 0xFF, 0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF
_I16, _I32 = 0x7FFF, 0x7FFF_FFFF

_ROOM_NAME = re.compile(r"[a-z2-7]{26}\Z")
_JOINERS = frozenset("\u200c\u200d")
_BIDI_NAMES: Final = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""The bidirectional controls by the short names of UAX #9."""
BIDI_CONTROLS: Final = frozenset(_BIDI_NAMES)
_BIDI_MARKS: Final = str.maketrans({sign: f"[{name}]" for sign, name in _BIDI_NAMES.items()})
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LINE_EXCEPTIONS = _JOINERS
_BODY_EXCEPTIONS = _JOINERS | BIDI_CONTROLS | frozenset("\n\t")


def version_label(version: int) -> bytes:
    """``V`` of the protocol: the ASCII name that separates every hash and key of one version from those of another."""
    return f"{PROTOCOL}/{version}".encode("ascii")


def _unsigned(value: int, size: int, limit: int) -> bytes:
    if not 0 <= value <= limit:
        raise MisuseError("integer_range", value=value, size=size)
    return value.to_bytes(size, "big")


def _signed(value: int, size: int, limit: int) -> bytes:
    if not -limit - 1 <= value <= limit:
        raise MisuseError("integer_range", value=value, size=size)
    return value.to_bytes(size, "big", signed=True)


def u8(value: int) -> bytes:
    return _unsigned(value, 1, _U8)


def u16(value: int) -> bytes:
    return _unsigned(value, 2, _U16)


def u32(value: int) -> bytes:
    return _unsigned(value, 4, _U32)


def u64(value: int) -> bytes:
    return _unsigned(value, 8, _U64)


def i16(value: int) -> bytes:
    return _signed(value, 2, _I16)


def i32(value: int) -> bytes:
    return _signed(value, 4, _I32)


def lv(*parts: bytes) -> bytes:
    """Each part behind its u32 length, so that no two lists of parts give the same bytes."""
    return b"".join(u32(len(part)) + part for part in parts)


class Reader:
    """Takes fields off the front of a buffer; never past its end, and ``finish`` refuses what is left over.

    The buffer is only looked at; what ``take`` returns is a copy of the reader's own.

    Raises (every method): PeerError ``cut`` when the buffer is too short, ``left_over`` when it is too long.
    """

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, size: int) -> bytes:
        end = self._at + size
        if size < 0 or end > len(self._data):
            raise PeerError("cut", wanted=size, left=self.left)
        part = bytes(self._data[self._at : end])
        self._at = end
        return part

    def u8(self) -> int:
        return int.from_bytes(self.take(1), "big")

    def u16(self) -> int:
        return int.from_bytes(self.take(2), "big")

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def u64(self) -> int:
        return int.from_bytes(self.take(8), "big")

    def i16(self) -> int:
        return int.from_bytes(self.take(2), "big", signed=True)

    def i32(self) -> int:
        return int.from_bytes(self.take(4), "big", signed=True)

    def prefixed(self, limit: int) -> bytes:
        """One part of an ``lv`` list, of at most ``limit`` bytes."""
        size = self.u32()
        if size > limit:
            raise PeerError("too_long", size=size, limit=limit)
        return self.take(size)

    def finish(self) -> None:
        if self.left:
            raise PeerError("left_over", left=self.left)


def _clean_enough(text: str, exceptions: frozenset[str]) -> bool:
    # isprintable() is one pass in C and true for almost every text; else only the distinct characters are looked up.
    if not text.isprintable():
        for character in set(text) - exceptions:
            if unicodedata.category(character) in _REFUSED_CATEGORIES:
                return False
    return unicodedata.is_normalized("NFC", text)


def is_line(text: str, limit: int = LINE_LENGTH) -> bool:
    """Class Line: at most ``limit`` characters, NFC, one line, no controls, no private use, no invisible formatting
    but U+200C and U+200D."""
    return len(text) <= limit and _clean_enough(text, _LINE_EXCEPTIONS)


def is_name(text: str) -> bool:
    """Class Name: as Line, at most 64 characters."""
    return is_line(text, NAME_LENGTH)


def is_body(text: str, limit_bytes: int) -> bool:
    """Class Body: at most ``limit_bytes`` of UTF-8; as Line plus line feeds, tabs and bidirectional controls (which are
    shown as visible marks)."""
    if len(text) > limit_bytes:
        return False
    try:
        size_bytes = len(text.encode("utf-8"))
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return size_bytes <= limit_bytes and _clean_enough(text, _BODY_EXCEPTIONS)


def _fitted(text: str, exceptions: frozenset[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        if character not in exceptions and unicodedata.category(character) in _REFUSED_CATEGORIES:
            continue
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= STACKED_MARKS:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def to_line(text: str, limit: int = LINE_LENGTH) -> str:
    """What of a typed or foreign text may travel as a Line: breaks and tabs become spaces, the rest that the class
    refuses is left out, and the end is cut off."""
    spaced = re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]+", " ", text[: limit * 4])
    return _fitted(spaced, _LINE_EXCEPTIONS)[:limit]


def to_name(text: str) -> str:
    return to_line(text, NAME_LENGTH)


def to_body(text: str, limit_bytes: int) -> str:
    """What of a typed or pasted text may travel as a Body: CR LF, CR, U+2028 and U+2029 become line feeds, the rest
    that the class refuses is left out, and the end is cut off at a whole character."""
    broken = re.sub(r"\r\n|[\v\f\r\x85\u2028\u2029]", "\n", text[: limit_bytes * 2])
    fitted = _fitted(broken, _BODY_EXCEPTIONS)
    return fitted.encode("utf-8")[:limit_bytes].decode("utf-8", errors="ignore")


def with_marks(text: str) -> str:
    """A Body as a person may see it: each bidirectional control as a visible mark such as ``[RLO]``, so that it turns
    nothing around."""
    return text.translate(_BIDI_MARKS)


def room_name(room: bytes) -> str:
    """The 26 base32 letters (RFC 4648, lower case, no padding) that stand for a room in addresses."""
    if len(room) != ROOM_BYTES:
        raise MisuseError("room_size", size=len(room))
    return base64.b32encode(room).decode("ascii").rstrip("=").lower()


def room_from_name(name: str) -> bytes:
    """The room that a name stands for.

    Raises:
        PeerError: not 26 letters of the alphabet, or a spelling that ``room_name`` would not give.
    """
    if not _ROOM_NAME.match(name):
        raise PeerError("room_name")
    room = base64.b32decode(name.upper() + "======")
    if room_name(room) != name:
        raise PeerError("room_name")
    return room

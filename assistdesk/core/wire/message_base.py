"""What every message between the two ends is made of: bounded types, text classes, a ``repr`` that keeps secrets.

Normative source: protocol.md section 9. Knows no single message and no transport. The types state what msgspec can
check while it decodes; ``MessageBase`` adds the text classes and, per message, the rules between fields.
"""

import enum
from typing import Annotated, ClassVar, Final

from msgspec import Meta, Struct

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import U8, Role
from assistdesk.core.wire.channel import Channel
from assistdesk.core.wire.encoding import KIB, LINE_LENGTH, NAME_LENGTH, is_body, is_line

CHAT_BYTES: Final = 8_192
TYPED_BYTES: Final = 1_024
CLIPBOARD_BYTES: Final = 262_144
FILE_NAME_BYTES: Final = 200
FILE_BYTES: Final = 4 * KIB**3
FILE_PIECE_BYTES: Final = 16_000
LEDGER_LINE_BYTES: Final = 4_096
CURSOR_PIXELS: Final = 128
SESSION_S: Final = 43_200
ALL_MONITORS: Final = 255

U16 = Annotated[int, Meta(ge=0, le=0xFFFF)]
U32 = Annotated[int, Meta(ge=0, le=0xFFFF_FFFF)]
U64 = Annotated[int, Meta(ge=0)]  # MessagePack has no larger integer; msgspec takes no bound above 2^63
I16 = Annotated[int, Meta(ge=-0x8000, le=0x7FFF)]
B16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
B32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
B64 = Annotated[bytes, Meta(min_length=64, max_length=64)]
Name = Annotated[str, Meta(max_length=NAME_LENGTH)]
Line = Annotated[str, Meta(max_length=LINE_LENGTH)]
Language = Annotated[str, Meta(max_length=16, pattern=r"\A[ -~]*\Z")]
Digits = Annotated[str, Meta(pattern=r"\A[0-9]{10,12}\Z")]
Monitors = Annotated[tuple[U8, ...], Meta(max_length=8)]
CursorSide = Annotated[int, Meta(ge=1, le=CURSOR_PIXELS)]
FileSize = Annotated[int, Meta(ge=0, le=FILE_BYTES)]
Points = Annotated[tuple[tuple[U16, U16], ...], Meta(min_length=1, max_length=64)]

BOTH: Final = frozenset(Role)
HOST: Final = frozenset({Role.HOST})
VIEWER: Final = frozenset({Role.VIEWER})


class MessageBase(Struct, frozen=True, forbid_unknown_fields=True, tag_field="t"):
    """Common ground: how text classes are checked and how little ``repr`` shows.

    Raises (at construction): MisuseError ``text_class`` or ``field_rule`` when a field breaks a rule that its type
    cannot state. Plain ranges are checked by ``encode`` and ``decode``.
    """

    CHANNEL: ClassVar[Channel]
    SENDERS: ClassVar[frozenset[Role]]
    LINES: ClassVar[tuple[tuple[str, int], ...]] = ()
    BODIES: ClassVar[tuple[tuple[str, int], ...]] = ()

    def __post_init__(self) -> None:
        for name, length in self.LINES:
            if not is_line(getattr(self, name), length):
                raise MisuseError("text_class", message=type(self).__name__, field=name)
        for name, limit_bytes in self.BODIES:
            if not is_body(getattr(self, name), limit_bytes):
                raise MisuseError("text_class", message=type(self).__name__, field=name)
        if not self._holds():
            raise MisuseError("field_rule", message=type(self).__name__)

    def _holds(self) -> bool:
        """Whether the rules between fields hold."""
        return True

    def __repr__(self) -> str:
        shown = (f"{name}={_masked(getattr(self, name))}" for name in self.__struct_fields__)
        return f"{type(self).__name__}({', '.join(shown)})"


def _masked(value: object) -> str:
    if isinstance(value, str) and not isinstance(value, enum.Enum):
        return f"<{len(value)} characters>"
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    return repr(value)

"""Messages of the other channels: pointing, input, cursor, chat, clipboard, files, ledger.

In the order of the table in protocol.md section 9. Import them from ``wire.messages``, which has the decoder.
"""

from typing import Annotated

from msgspec import Meta

from assistdesk.core.types import U8, DrawShape, NoteEvent, Why
from assistdesk.core.wire.channel import Channel
from assistdesk.core.wire.encoding import LINE_LENGTH
from assistdesk.core.wire.message_base import (
    B16,
    B32,
    B64,
    BOTH,
    CHAT_BYTES,
    CLIPBOARD_BYTES,
    FILE_NAME_BYTES,
    FILE_PIECE_BYTES,
    HOST,
    I16,
    LEDGER_LINE_BYTES,
    TYPED_BYTES,
    U16,
    U32,
    U64,
    VIEWER,
    CursorSide,
    FileSize,
    Line,
    MessageBase,
    Points,
)


class PtrMove(MessageBase, tag="ptr.move", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    monitor: U8
    x: U16
    y: U16


class PtrClick(MessageBase, tag="ptr.click", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    monitor: U8
    x: U16
    y: U16


class PtrDraw(MessageBase, tag="ptr.draw", frozen=True):
    """A drawing over the picture; a life of 0 s stays until cleared."""

    CHANNEL = Channel.INPUT
    SENDERS = VIEWER
    LINES = (("label", LINE_LENGTH),)

    grant: U32
    monitor: U8
    shape: DrawShape
    points: Points
    colour: Annotated[int, Meta(ge=0, le=7)]
    life_s: Annotated[int, Meta(ge=0, le=60)]
    label: Line


class PtrClear(MessageBase, tag="ptr.clear", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32


class InMove(MessageBase, tag="in.move", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    monitor: U8
    x: U16
    y: U16


class InButton(MessageBase, tag="in.button", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    button: Annotated[int, Meta(ge=1, le=8)]
    down: bool
    monitor: U8
    x: U16
    y: U16


class InWheel(MessageBase, tag="in.wheel", frozen=True):
    """Turns in 1/120 of a notch."""

    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    dx: I16
    dy: I16


class InKey(MessageBase, tag="in.key", frozen=True):
    """A physical key by its USB HID keyboard usage, for shortcuts."""

    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32
    key: U16
    down: bool

    def __repr__(self) -> str:
        return f"InKey(grant={self.grant})"


class InText(MessageBase, tag="in.text", frozen=True):
    """Characters, whatever the layout."""

    CHANNEL = Channel.INPUT
    SENDERS = VIEWER
    BODIES = (("text", TYPED_BYTES),)

    grant: U32
    text: str


class InRelease(MessageBase, tag="in.release", frozen=True):
    """All keys and buttons held by remote input go up."""

    CHANNEL = Channel.INPUT
    SENDERS = VIEWER

    grant: U32


class CursorPos(MessageBase, tag="cursor.pos", frozen=True):
    CHANNEL = Channel.INPUT
    SENDERS = HOST

    monitor: U8
    x: U16
    y: U16
    shape: U16
    visible: bool


class CursorShape(MessageBase, tag="cursor.shape", frozen=True):
    """Pixels are BGRA, premultiplied, rows top-down, unpadded."""

    CHANNEL = Channel.INPUT
    SENDERS = HOST

    id: U16
    w: CursorSide
    h: CursorSide
    hot_x: U8
    hot_y: U8
    pixels: bytes

    def _holds(self) -> bool:
        return self.hot_x < self.w and self.hot_y < self.h and len(self.pixels) == self.w * self.h * 4


class ChatSay(MessageBase, tag="chat.say", frozen=True):
    CHANNEL = Channel.CHAT
    SENDERS = BOTH
    BODIES = (("text", CHAT_BYTES),)

    id: B16
    text: str
    wall: U64


class ChatAck(MessageBase, tag="chat.ack", frozen=True):
    """The receiver has stored it."""

    CHANNEL = Channel.CHAT
    SENDERS = BOTH

    id: B16


class ClipPush(MessageBase, tag="clip.push", frozen=True):
    CHANNEL = Channel.CLIPBOARD
    SENDERS = BOTH
    BODIES = (("text", CLIPBOARD_BYTES),)

    grant: U32
    id: U32
    text: str


class ClipResult(MessageBase, tag="clip.result", frozen=True):
    CHANNEL = Channel.CLIPBOARD
    SENDERS = BOTH

    id: U32
    ok: bool
    why: Why


class FileOffer(MessageBase, tag="file.offer", frozen=True):
    CHANNEL = Channel.FILE
    SENDERS = BOTH
    LINES = (("name", LINE_LENGTH),)

    grant: U32
    id: U32
    name: Line
    size: FileSize
    sha256: B32

    def _holds(self) -> bool:
        return len(self.name.encode("utf-8")) <= FILE_NAME_BYTES


class FileAnswer(MessageBase, tag="file.answer", frozen=True):
    """``start`` is above 0 only for a kept part of the same file in the same session."""

    CHANNEL = Channel.FILE
    SENDERS = BOTH

    id: U32
    ok: bool
    start: FileSize
    why: Why


class FileData(MessageBase, tag="file.data", frozen=True):
    CHANNEL = Channel.FILE
    SENDERS = BOTH

    grant: U32
    id: U32
    offset: FileSize
    data: Annotated[bytes, Meta(min_length=1, max_length=FILE_PIECE_BYTES)]


class FileDone(MessageBase, tag="file.done", frozen=True):
    CHANNEL = Channel.FILE
    SENDERS = BOTH

    id: U32


class FileCancel(MessageBase, tag="file.cancel", frozen=True):
    CHANNEL = Channel.FILE
    SENDERS = BOTH

    id: U32


class FileResult(MessageBase, tag="file.result", frozen=True):
    """``ok``: size and SHA-256 agree."""

    CHANNEL = Channel.FILE
    SENDERS = BOTH

    id: U32
    ok: bool
    why: Why


class LedEntry(MessageBase, tag="led.entry", frozen=True):
    CHANNEL = Channel.LEDGER
    SENDERS = HOST

    n: U32
    line: Annotated[bytes, Meta(max_length=LEDGER_LINE_BYTES)]


class LedNote(MessageBase, tag="led.note", frozen=True):
    CHANNEL = Channel.LEDGER
    SENDERS = VIEWER
    LINES = (("text", LINE_LENGTH),)

    id: U32
    ev: NoteEvent
    text: Line
    num: U64
    hash: B32


class LedHead(MessageBase, tag="led.head", frozen=True):
    CHANNEL = Channel.LEDGER
    SENDERS = BOTH

    n: U32
    hash: B32
    sig: B64

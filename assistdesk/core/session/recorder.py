"""Writes a recording: what the agent sees goes in, bytes to append to the file come out (protocol.md section 15).

A picture goes in as the canvas with the rectangles that changed, and is encoded by an encoder of the recorder's own, so that
the file has one zstd stream and no gap, whatever the line did. Every 60 s or 16 MiB, and at each new layout, stands a
restart point: all monitors whole, in a new stream.

Refuses to know: files, threads, clocks, consent. Whoever owns it asks for nothing while Record is not on.
"""

from collections.abc import Sequence
from typing import Final

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame
from assistdesk.core.session.recording import (
    HEAD_BYTES,
    ITEMS_MAX_BYTES,
    POINTS_MAX,
    TAG_BYTES,
    BlockCipher,
    End,
    Header,
    Item,
    ItemType,
    Kind,
    Point,
    pack_index,
)
from assistdesk.core.types import Monitor, Rect
from assistdesk.core.wire import messages
from assistdesk.core.wire.encoding import to_line

RESTART_MS: Final = 60_000
RESTART_BYTES: Final = 16 * 1_048_576
UNBOUNDED_BYTES: Final = 1 << 40
"""A file takes whatever a picture needs; the line's limits are not its."""

Cursor = tuple[CursorState, CursorShape | None]


class Recorder:
    """One file, from header to end. Every method returns bytes that follow what was returned before; used by one thread at
    a time. Times are milliseconds since the start and never fall: one that does counts as the last."""

    def __init__(self, header: Header, file_key: bytes) -> None:
        self.header = header.pack()
        self._cipher = BlockCipher(self.header, file_key)
        self._encoder = Encoder()
        self._size_bytes = len(self.header)
        self._blocks = 0
        self._t_ms = 0
        self._kind = Kind.ITEMS
        self._pending = bytearray()
        self._points: list[Point] = []
        self._point_at: tuple[int, int] | None = None
        self._has_news = False
        self._shape: int | None = None
        self._is_over = False

    @property
    def size_bytes(self) -> int:
        """Of the file so far, without what still waits in memory (at most one block)."""
        return self._size_bytes

    def is_restart_due(self, t_ms: int) -> bool:
        """Call ``restart`` instead of ``picture`` now: nothing can be played yet, or from too far back only."""
        if self._point_at is None:
            return True
        at_ms, at_bytes = self._point_at
        return self._has_news and (t_ms - at_ms >= RESTART_MS or self._size_bytes - at_bytes >= RESTART_BYTES)

    def restart(self, t_ms: int, monitors: Sequence[Monitor], frames: Sequence[Frame], cursor: Cursor | None) -> bytes:
        """A restart point: the layout, whole pictures of all *monitors*, the pointer.

        Raises:
            MisuseError: the monitors break a bound of section 10.1, or a frame is of none of them.
        """
        done = self._switch(Kind.RESTART)
        offset = self._size_bytes
        self._add(t_ms, ItemType.LAYOUT, self._encoder.layout(monitors))
        self._encoder.abandoned()
        done += b"".join(self.picture(t_ms, frame, None) for frame in frames)
        self._shape = None
        if cursor is not None:
            self._cursor(t_ms, cursor)
        done += self._switch(Kind.ITEMS)
        if len(self._points) < POINTS_MAX:
            self._points.append(Point(self._t_ms, offset))
        self._point_at, self._has_news = (self._t_ms, self._size_bytes), False
        return done

    def picture(self, t_ms: int, frame: Frame, damage: Sequence[Rect] | None) -> bytes:
        """What changed on one monitor, inside *damage* (None: anywhere); without changes, what was written lossily
        and has been quiet is written exactly."""
        for message in self._encoder.encode(frame, damage, UNBOUNDED_BYTES).slices:
            self._add(t_ms, ItemType.SLICE, message)
        return self._full_blocks()

    def sharpen_at_ms(self, monitor: int) -> int | None:
        """When ``picture`` should be called for this monitor even if nothing changes; in the time of its frames."""
        return self._encoder.sharpen_at_ms(monitor)

    def cursor(self, t_ms: int, cursor: Cursor) -> bytes:
        self._cursor(t_ms, cursor)
        return self._full_blocks()

    def ledger_line(self, t_ms: int, line: bytes) -> bytes:
        self._add(t_ms, ItemType.LEDGER, line)
        return self._full_blocks()

    def mark(self, t_ms: int, text: str) -> bytes:
        """A chapter mark; without *text* the player numbers it."""
        self._add(t_ms, ItemType.MARK, to_line(text).encode())
        return self._full_blocks()

    def flush(self) -> bytes:
        """Close the block under way, so that a crash loses nothing of it."""
        return self._blocks_of(len(self._pending)) if self._pending else b""

    def end(self, t_ms: int, ledger_n: int, ledger_head: bytes) -> bytes:
        """Index and end; nothing may follow."""
        done = self.flush()
        self._t_ms = max(self._t_ms, t_ms)
        if self._points:
            done += self._block(Kind.INDEX, pack_index(self._points))
        done += self._block(Kind.END, End(self._blocks, len(self._points), ledger_n, ledger_head).pack())
        self._is_over = True
        return done

    def _cursor(self, t_ms: int, cursor: Cursor) -> None:
        at, shape = cursor
        if shape is not None and shape.id != self._shape:
            self._shape = shape.id
            told = messages.CursorShape(shape.id, shape.w, shape.h, shape.hot_x, shape.hot_y, shape.pixels)
            self._add(t_ms, ItemType.CURSOR, messages.encode(told))
        where = messages.CursorPos(at.monitor, at.x, at.y, at.shape, at.visible)
        self._add(t_ms, ItemType.CURSOR, messages.encode(where))

    def _add(self, t_ms: int, kind: ItemType, data: bytes) -> None:
        if self._is_over:
            raise MisuseError("recording_over")
        self._t_ms = max(self._t_ms, t_ms)
        self._pending += Item(kind, self._t_ms, data).pack()
        self._has_news = True

    def _switch(self, kind: Kind) -> bytes:
        """Items of another kind follow: no item runs over that border."""
        done = self.flush()
        self._kind = kind
        return done

    def _full_blocks(self) -> bytes:
        return self._blocks_of(len(self._pending) // ITEMS_MAX_BYTES * ITEMS_MAX_BYTES)

    def _blocks_of(self, count: int) -> bytes:
        """Seal the first *count* bytes that wait."""
        view = bytes(self._pending[:count])
        del self._pending[:count]
        return b"".join(
            self._block(self._kind, view[at : at + ITEMS_MAX_BYTES]) for at in range(0, count, ITEMS_MAX_BYTES)
        )

    def _block(self, kind: Kind, items: bytes) -> bytes:
        block = self._cipher.seal(kind, self._blocks, self._t_ms, items)
        self._blocks += 1
        self._size_bytes += HEAD_BYTES + len(items) + TAG_BYTES
        return block

"""The viewer's half of the picture: hostile bytes in, changed rectangles of a canvas out.

Pure and synchronous; knows no thread, no window, no line. Every bound of protocol.md section 10.3 is checked in its
order before memory is taken. After a PeerError the link is over and this decoder must not be used again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.screen.canvas import Canvas, CanvasMaker
from assistdesk.core.screen.jpeg import decode_jpeg
from assistdesk.core.screen.layout import Layout, parse_layout
from assistdesk.core.screen.slices import (
    Header,
    JpegOp,
    Op,
    PixelsOp,
    SolidOp,
    body_offset,
    parse_header,
    parse_ops,
)
from assistdesk.core.screen.zstream import PixelUnpacker
from assistdesk.core.types import Monitor, Rect

RECTS_MAX: Final = 256
"""More changed rectangles than this are given as their union."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What one slice changed: rectangles in pixels of ``monitor``, inside it; ``is_last`` ends the frame."""

    frame: int
    is_last: bool
    monitor: int
    capture_ms: int
    rects: tuple[Rect, ...]


class Decoder:
    """One link's layout, canvases and zstd stream. The caller knows whether View is on: it feeds nothing while it is off."""

    def __init__(self, make_canvas: CanvasMaker = Canvas) -> None:
        self._make_canvas = make_canvas
        self._layout: Layout | None = None
        self._canvases: dict[int, Canvas] = {}
        self._unpacker: PixelUnpacker | None = None
        self._frame = 0

    def layout(self, payload: memoryview) -> tuple[Monitor, ...]:
        """Take a layout message: all canvases are made anew, grey.

        Raises:
            PeerError: a bound of section 10.1.
        """
        layout = parse_layout(payload)
        self._canvases.clear()  # first let the old ones go, so that both sets never stand side by side
        self._layout = layout
        self._canvases.update((monitor.id, self._make_canvas(monitor)) for monitor in layout.monitors)
        return layout.monitors

    def canvas(self, monitor: int) -> Canvas:
        """Return the canvas of a monitor of the current layout.

        Raises:
            MisuseError: there is no such monitor.
        """
        canvas = self._canvases.get(monitor)
        if canvas is None:
            raise MisuseError("no_such_monitor", monitor=monitor)
        return canvas

    def abandoned(self) -> None:
        """A slice was dropped half received: the next zstd bytes must begin a new stream."""
        self._unpacker = None

    def decode(self, payload: memoryview) -> Decoded:
        """Apply one slice to its canvas and say which rectangles changed.

        Raises:
            PeerError: any bound of section 10.3; what the canvas then holds means nothing.
        """
        header = parse_header(payload)
        canvas = self._check_place(header)
        ops = parse_ops(header, payload)
        jpegs_at = body_offset(header)
        raw = self._unpack(header, payload[jpegs_at + header.j_len :])
        self._frame = header.frame
        _apply(canvas, ops, payload[jpegs_at : jpegs_at + header.j_len], raw)
        rects = _few(tuple(op.rect for op in ops))
        return Decoded(header.frame, header.is_last, header.monitor, header.capture_ms, rects)

    def _check_place(self, header: Header) -> Canvas:
        """Step 3 of section 10.3."""
        if self._layout is None:
            raise PeerError("slice_before_layout")
        canvas = self._canvases.get(header.monitor)
        if canvas is None:
            raise PeerError("slice_monitor", monitor=header.monitor)
        if header.generation != self._layout.generation:
            raise PeerError("slice_generation", generation=header.generation)
        if (header.width, header.height) != (canvas.monitor.w, canvas.monitor.h):
            raise PeerError("slice_size", w=header.width, h=header.height)
        if header.frame < self._frame:
            raise PeerError("frame_falls", frame=header.frame)
        if header.z_len and self._unpacker is None and not header.is_new_stream:
            raise PeerError("new_stream_missing")
        return canvas

    def _unpack(self, header: Header, packed: memoryview) -> bytes:
        if header.is_new_stream:
            self._unpacker = PixelUnpacker()
        if not header.z_len or self._unpacker is None:
            return b""
        unpacker, self._unpacker = self._unpacker, None  # an error drops it
        raw = unpacker.unpack(packed, header.raw_len)
        self._unpacker = unpacker
        return raw


def _apply(canvas: Canvas, ops: Sequence[Op], jpegs: memoryview, raw: bytes) -> None:
    pixels_at = jpeg_at = 0
    for op in ops:
        rect = op.rect
        match op:
            case PixelsOp():
                count = rect.area * 4
                canvas.put(rect, np.frombuffer(raw, np.uint8, count, pixels_at).reshape(rect.h, rect.w, 4))
                pixels_at += count
            case JpegOp():
                pixels = decode_jpeg(jpegs[jpeg_at : jpeg_at + op.size_bytes], *op.size)
                if op.is_half:
                    canvas.put_doubled(rect, pixels)
                else:
                    canvas.put(rect, pixels)
                jpeg_at += op.size_bytes
            case SolidOp():
                canvas.fill(rect, op.blue, op.green, op.red)
            case _:
                canvas.copy(rect, op.from_x, op.from_y)


def _few(rects: tuple[Rect, ...]) -> tuple[Rect, ...]:
    if len(rects) <= RECTS_MAX:
        return rects
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.united(rect)
    return (whole,)

"""The picture at the viewer's end: one BGRX buffer per monitor.

Knows how ops change pixels; knows nothing of messages or windows. A canvas belongs to the decoder that made it and is
written only by ``Decoder.decode``. A window may look at ``pixels`` at any time (a QImage over the same memory); it sees
a slice whole once ``decode`` has returned and paints the rectangles that were returned, so a half-written slice that
it happened to catch is painted over at once.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.frame import Pixels
from assistdesk.core.types import Monitor, Rect

GREY: Final = 0x80


class Canvas:
    """BGRX pixels of one monitor, shape (h, w, 4), C-contiguous; grey at first."""

    def __init__(self, monitor: Monitor, pixels: Pixels | None = None) -> None:
        """``pixels``: memory to use instead of our own (a shared canvas), same shape; it is made grey."""
        self.monitor = monitor
        shape = (monitor.h, monitor.w, 4)
        self.pixels: Pixels = np.empty(shape, np.uint8) if pixels is None else pixels
        if self.pixels.shape != shape or self.pixels.dtype != np.uint8 or not self.pixels.flags.c_contiguous:
            raise MisuseError("canvas_buffer")
        self.pixels.fill(GREY)
        self._words = self.pixels.view(np.uint32)[..., 0]

    def put(self, rect: Rect, pixels: Pixels) -> None:
        self.pixels[rect.y : rect.bottom, rect.x : rect.right] = pixels

    def put_doubled(self, rect: Rect, half: Pixels) -> None:
        """Draw each pixel of ``half`` (⌈h/2⌉, ⌈w/2⌉, 4) as two by two; odd sides lose the last half."""
        words = np.ascontiguousarray(half).view(np.uint32)[..., 0]
        for row in range(2):
            for column in range(2):
                part = self._words[rect.y + row : rect.bottom : 2, rect.x + column : rect.right : 2]
                part[...] = words[: part.shape[0], : part.shape[1]]

    def fill(self, rect: Rect, blue: int, green: int, red: int) -> None:
        colour = np.frombuffer(bytes((blue, green, red, 0xFF)), np.uint32)[0]
        self._words[rect.y : rect.bottom, rect.x : rect.right] = colour

    def copy(self, rect: Rect, from_x: int, from_y: int) -> None:
        """Move pixels inside the canvas; overlap gives what a copy by way of other memory would."""
        source = self._words[from_y : from_y + rect.h, from_x : from_x + rect.w]
        self._words[rect.y : rect.bottom, rect.x : rect.right] = source


CanvasMaker = Callable[[Monitor], Canvas]

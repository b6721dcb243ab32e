"""Which coder suits a piece of the picture, and in which order pieces go (stream.md sections 3.4 and 3.5).

Looks at pixels and places only; the line's speed is the encoder's business.
"""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistdesk.core.screen.frame import Pixels
from assistdesk.core.screen.slices import JPEG_SIDE_MAX
from assistdesk.core.types import Rect

PHOTO_EQUAL_SHARE: Final = 0.3
PHOTO_WIDTH_MIN: Final = 64
PHOTO_ROWS_MIN: Final = 16
PIECE_ROWS: Final = 64
PIECE_ROWS_SLICED: Final = 32
JPEG_JOINED_AREA_MAX: Final = 2_097_152
"""At one byte a pixel, more than any quality we use needs, still half of what a slice may hold."""
PIXELS_AREA_MAX: Final = 262_144
"""1 MiB of pixels a call: the size of a slice can be watched while it grows."""


class Coder(enum.Enum):
    SOLID = enum.auto()
    JPEG = enum.auto()
    PIXELS = enum.auto()


@dataclass(frozen=True, slots=True)
class Piece:
    rect: Rect
    coder: Coder


def choose(pixels: Pixels, rect: Rect) -> Coder:
    """Solid when one colour; JPEG when few neighbours on every fourth row are equal; else lossless pixels."""
    words = pixels.view(np.uint32)[rect.y : rect.bottom, rect.x : rect.right, 0]
    colour = words[0, 0]
    if words[-1, -1] == colour and bool((words[0] == colour).all()) and bool((words == colour).all()):
        return Coder.SOLID
    if is_lossy_worthwhile(rect):
        rows = words[::4]
        if float((rows[:, 1:] == rows[:, :-1]).mean()) < PHOTO_EQUAL_SHARE:
            return Coder.JPEG
    return Coder.PIXELS


def is_lossy_worthwhile(rect: Rect) -> bool:
    """A JPEG file has some 600 bytes before its first pixel."""
    return rect.w >= PHOTO_WIDTH_MIN and rect.h >= PHOTO_ROWS_MIN


def split(areas: Iterable[Rect], rows: int) -> list[Rect]:
    """Cut areas into pieces of at most ``rows`` rows and of a width that a JPEG may have."""
    return [
        Rect(x, y, min(JPEG_SIDE_MAX, area.right - x), min(rows, area.bottom - y))
        for area in areas
        for y in range(area.y, area.bottom, rows)
        for x in range(area.x, area.right, JPEG_SIDE_MAX)
    ]


def nearest_first(rects: Iterable[Rect], focus: tuple[int, int] | None) -> list[Rect]:
    """Order by distance from where the person looks; without that, as they come."""
    if focus is None:
        return list(rects)
    x, y = focus

    def distance(rect: Rect) -> int:
        across = max(rect.x - x, 0, x - rect.right + 1)
        down = max(rect.y - y, 0, y - rect.bottom + 1)
        return across * across + down * down

    return sorted(rects, key=distance)


def joined(pieces: Sequence[Piece], budget_bytes: int) -> list[Piece]:
    """Unite pieces that follow one another downwards with equal columns and coder, as far as one op or call may go.

    A JPEG file may have as many pixels as the budget has bytes, so that one file cannot burst it.
    """
    jpeg_area = min(JPEG_JOINED_AREA_MAX, budget_bytes)
    out: list[Piece] = []
    for piece in pieces:
        if out and _may_join(out[-1], piece, jpeg_area):
            piece = Piece(out.pop().rect.united(piece.rect), piece.coder)
        out.append(piece)
    return out


def _may_join(above: Piece, below: Piece, jpeg_area: int) -> bool:
    if above.coder is not below.coder or above.coder is Coder.SOLID:
        return False
    if (above.rect.x, above.rect.w, above.rect.bottom) != (below.rect.x, below.rect.w, below.rect.y):
        return False
    area, rows = above.rect.area + below.rect.area, above.rect.h + below.rect.h
    if above.coder is Coder.JPEG:
        return area <= jpeg_area and rows <= JPEG_SIDE_MAX
    return area <= PIXELS_AREA_MAX

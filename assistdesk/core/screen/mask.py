"""Paint over what the other end must never see: hidden areas and our own windows (stream.md section 3.10).

Runs on a fresh frame before anything compares or encodes it, so hidden pixels reach no message and no history. Knows
nothing of why an area is hidden.
"""

import enum
import sys
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistdesk.core.screen.frame import Frame
from assistdesk.core.types import Rect

LIGHT: Final = 0xFFC8C8C8
DARK: Final = 0xFFB4B4B4
HATCH_STEP: Final = 16


class Pattern(enum.Enum):
    """Hatched grey says "hidden on purpose"; flat grey is for our own windows."""

    HATCHED = enum.auto()
    FLAT = enum.auto()


def paint(frame: Frame, rects: Iterable[Rect], pattern: Pattern) -> None:
    """Paint rectangles of the frame's own pixels, in place, clipped to the frame.

    The hatching hangs on the monitor's corner, so that a moved mask changes only its edges.
    """
    words = frame.pixels.view(np.uint32)[..., 0]
    for rect in rects:
        inside = rect.intersect(frame.rect)
        if inside is None:
            continue
        target = words[inside.y : inside.bottom, inside.x : inside.right]
        match pattern:
            case Pattern.FLAT:
                target[...] = _word(LIGHT)
            case _:
                target[...] = _hatching(inside)


def _hatching(rect: Rect) -> NDArray[np.uint32]:
    diagonal = np.add.outer(np.arange(rect.y, rect.bottom), np.arange(rect.x, rect.right))
    is_dark = diagonal // (HATCH_STEP // 2) % 2 == 0
    return np.where(is_dark, _word(DARK), _word(LIGHT))


def _word(colour: int) -> np.uint32:
    return np.uint32(int.from_bytes(colour.to_bytes(4, "little"), sys.byteorder))

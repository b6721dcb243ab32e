"""Where the picture at the viewer is not exact yet, and since when it has been quiet there (stream.md section 3.5).

A grid of 32 by 32 pixel tiles per monitor; knows nothing of coders or lines.
"""

from typing import Final

import numpy as np

from assistdesk.core.types import Rect

TILE: Final = 32
QUIET_MS: Final = 400


class LossyMap:
    """Which tiles hold pixels of a lossy coder."""

    def __init__(self, width: int, height: int) -> None:
        self._bounds = Rect(0, 0, width, height)
        shape = (-(-height // TILE), -(-width // TILE))
        self._is_lossy = np.zeros(shape, np.bool_)
        self._changed_ms = np.zeros(shape, np.int64)

    def clear(self) -> None:
        self._is_lossy.fill(False)

    def shown_lossy(self, rect: Rect, now_ms: int) -> None:
        part = touched_tiles(rect)
        self._is_lossy[part] = True
        self._changed_ms[part] = now_ms

    def shown_exactly(self, rect: Rect, now_ms: int) -> None:
        """Tiles wholly inside are exact now; lossy tiles that are only touched have changed."""
        self._changed_ms[touched_tiles(rect)] = now_ms
        top, left = -(-rect.y // TILE), -(-rect.x // TILE)
        bottom = self._is_lossy.shape[0] if rect.bottom == self._bounds.h else rect.bottom // TILE
        right = self._is_lossy.shape[1] if rect.right == self._bounds.w else rect.right // TILE
        self._is_lossy[top:bottom, left:right] = False

    def moved(self, rect: Rect, from_y: int, now_ms: int) -> None:
        """The canvas copied ``rect`` from row ``from_y``: if anything lossy came along, all of it counts as lossy."""
        source = Rect(rect.x, from_y, rect.w, rect.h)
        if self._is_lossy[touched_tiles(source)].any():
            self.shown_lossy(rect, now_ms)
        else:
            self.shown_exactly(rect, now_ms)

    def due_at_ms(self) -> int | None:
        """When the first lossy tile will have been quiet long enough; None when all is exact."""
        if not self._is_lossy.any():
            return None
        return int(self._changed_ms[self._is_lossy].min()) + QUIET_MS

    def due(self, now_ms: int) -> list[Rect]:
        """Return rectangles (whole tiles, one tile row each) that wait to be made exact and have been quiet for 400 ms."""
        ready = self._is_lossy & (self._changed_ms + QUIET_MS <= now_ms)
        rects = []
        for row in np.flatnonzero(ready.any(axis=1)):
            edges = np.flatnonzero(np.diff(ready[row].astype(np.int8), prepend=0, append=0))
            for left, right in zip(edges[::2], edges[1::2], strict=True):
                x, y = int(left) * TILE, int(row) * TILE
                w, h = min(int(right) * TILE, self._bounds.w) - x, min(y + TILE, self._bounds.h) - y
                rects.append(Rect(x, y, w, h))
        return rects


def touched_tiles(rect: Rect) -> tuple[slice, slice]:
    """Rows and columns of the grid that hold a pixel of *rect*."""
    return slice(rect.y // TILE, -(-rect.bottom // TILE)), slice(rect.x // TILE, -(-rect.right // TILE))

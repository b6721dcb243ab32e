"""Which pieces of a change that does not fit go first: by turns the nearest to where the person looks, and those that have
waited longest (stream.md section 3.4, decision 0019).

Nearest first alone would paint a moving area under the pointer again and again while the rest of the screen stands still.
Knows places and turns; nothing of pixels, bytes and time.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from assistdesk.core.screen.choice import nearest_first
from assistdesk.core.screen.lossy import TILE, touched_tiles
from assistdesk.core.types import Rect


class Turns:
    """Since which turn each tile of a monitor waits, in a grid of 32 by 32 pixels; 0: it does not."""

    def __init__(self, width: int, height: int) -> None:
        self._since = np.zeros((-(-height // TILE), -(-width // TILE)), np.int64)
        self._turn = 0

    def order(self, rects: Sequence[Rect], focus: tuple[int, int] | None) -> list[Rect]:
        """All that differs now, in the order in which it should go."""
        self._turn += 1
        since = np.zeros_like(self._since)
        for rect in rects:
            part = touched_tiles(rect)
            since[part] = np.where(self._since[part], self._since[part], self._turn)
        self._since = since
        ordered = nearest_first(rects, focus)
        is_nearest_turn = focus is not None and self._turn % 2 == 1
        return ordered if is_nearest_turn else sorted(ordered, key=lambda rect: int(since[touched_tiles(rect)].min()))

    def went(self, rects: Iterable[Rect]) -> None:
        """These were sent."""
        for rect in rects:
            self._since[touched_tiles(rect)] = 0

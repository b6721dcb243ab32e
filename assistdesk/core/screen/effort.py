"""How much of the last second the host spent on grabbing and coding: whether its processor sets the pace.

Measured in real time, so a computer that is busy with something else counts as slow too: that is what its user feels.
Pure: times come in as arguments, milliseconds of a monotonic clock. Refuses to know threads and the line.
"""

from collections import deque
from typing import Final

WINDOW_MS: Final = 1_000.0
SHARE_MAX: Final = 0.8
"""More than this of the window: there was hardly a moment in which it waited for something new to show."""
TURNS_MIN: Final = 2
"""One long turn is one large picture, not a pace."""
TURNS_MAX: Final = 256


class Effort:
    """The turns of one capture."""

    def __init__(self) -> None:
        self._turns: deque[tuple[float, float]] = deque(maxlen=TURNS_MAX)

    def add(self, began_ms: float, ended_ms: float) -> None:
        """One picture was grabbed and coded in between."""
        self._turns.append((began_ms, ended_ms))

    def is_too_much(self, now_ms: float) -> bool:
        """Whether the last second was filled with work."""
        since_ms = now_ms - WINDOW_MS
        recent = [(max(began_ms, since_ms), ended_ms) for began_ms, ended_ms in self._turns if ended_ms > since_ms]
        worked_ms = sum(ended_ms - began_ms for began_ms, ended_ms in recent)
        return len(recent) >= TURNS_MIN and worked_ms > SHARE_MAX * WINDOW_MS

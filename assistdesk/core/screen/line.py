"""What the acknowledgements say about the line: round trip, rate, queue (stream.md section 4).

Only measures; pacing.py decides. Pure: the clock's value is an argument, milliseconds of any monotonic clock.
"""

from collections import deque
from dataclasses import dataclass
from typing import Final

RTT_WINDOW_MS: Final = 30_000
RTT_BUCKET_MS: Final = 1_000
RATE_ROUNDS: Final = 10
RTT_SMOOTHING: Final = 8
MARKS_MAX: Final = 4_096
TARGET_MIN_MS: Final = 25.0
TARGET_MAX_MS: Final = 100.0


@dataclass(slots=True)
class Mark:
    """Up to ``total_bytes`` were handed to the socket by ``at_ms``."""

    total_bytes: int
    at_ms: float


class SentMarks:
    """When which byte was sent. At most 4,096 are kept; then the newest one grows instead."""

    def __init__(self) -> None:
        self._marks: deque[Mark] = deque()

    def add(self, total_bytes: int, now_ms: float) -> None:
        if len(self._marks) < MARKS_MAX:
            self._marks.append(Mark(total_bytes, now_ms))
        else:
            self._marks[-1] = Mark(total_bytes, now_ms)

    def arrived(self, total_bytes: int) -> float | None:
        """Forget all marks up to ``total_bytes``; returns when the newest of them was sent."""
        sent_ms = None
        while self._marks and self._marks[0].total_bytes <= total_bytes:
            sent_ms = self._marks.popleft().at_ms
        return sent_ms


class RoundTrip:
    """Smallest round trip of the last 30 s, and a smoothed one; 0 before the first sample."""

    def __init__(self) -> None:
        self.smooth_ms = 0.0
        self.min_ms = 0.0
        self._buckets: deque[tuple[int, float]] = deque()

    def add(self, rtt_ms: float, now_ms: float) -> None:
        bucket = int(now_ms // RTT_BUCKET_MS)
        if self._buckets and self._buckets[-1][0] == bucket:
            self._buckets[-1] = (bucket, min(self._buckets[-1][1], rtt_ms))
        else:
            self._buckets.append((bucket, rtt_ms))
        while self._buckets[0][0] <= bucket - RTT_WINDOW_MS // RTT_BUCKET_MS:
            self._buckets.popleft()
        self.min_ms = min(rtt for _, rtt in self._buckets)
        self.smooth_ms += (rtt_ms - self.smooth_ms) / RTT_SMOOTHING if self.smooth_ms else rtt_ms

    @property
    def target_ms(self) -> float:
        """The queue we allow ourselves, Tq."""
        return min(TARGET_MAX_MS, max(TARGET_MIN_MS, self.min_ms / 2))


class Rate:
    """The line's rate in bytes per second: the largest of the last 10 rounds that were not held back by ourselves."""

    def __init__(self) -> None:
        self._samples: deque[float] = deque(maxlen=RATE_ROUNDS)

    @property
    def is_known(self) -> bool:
        return bool(self._samples)

    @property
    def bytes_per_s(self) -> float:
        """0 when not known."""
        return max(self._samples, default=0.0)

    def add(self, bytes_per_s: float, is_held_back: bool) -> None:
        """``is_held_back``: the round had less to carry than the window allows, so it says only "at least"."""
        if not is_held_back or (self.is_known and bytes_per_s > self.bytes_per_s):
            self._samples.append(bytes_per_s)

    def cut(self) -> None:
        """The line has become slower: only the last round counts."""
        while len(self._samples) > 1:
            self._samples.popleft()

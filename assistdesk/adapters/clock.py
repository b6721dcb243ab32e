"""Time and random bytes from the operating system; fits the ``Clock`` and ``Randomness`` ports.

Knows nothing of what they are used for.
"""

import os
import time


class SystemClock:
    """Monotonic time that also counts while the computer sleeps, and the wall clock."""

    def __init__(self) -> None:
        # Elsewhere than on Linux CLOCK_MONOTONIC goes on in sleep (macOS, Windows), or there is nothing better.
        self._clock_id: int | None = getattr(time, "CLOCK_BOOTTIME", None)

    def monotonic_ms(self) -> int:
        if self._clock_id is None:
            return time.monotonic_ns() // 1_000_000
        return time.clock_gettime_ns(self._clock_id) // 1_000_000

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def slept_ms(self) -> int:
        """How long this computer has slept since it was started (0 where that cannot be told apart)."""
        return self.monotonic_ms() - time.monotonic_ns() // 1_000_000


class SystemRandomness:
    """The operating system's generator."""

    def bytes(self, count: int) -> bytes:
        return os.urandom(count)

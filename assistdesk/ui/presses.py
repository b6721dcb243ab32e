"""The clock of all presses: when a button went down, by the clock that the session machine reads too."""

import time


def boot_ms() -> int:
    """Milliseconds of the monotonic clock that counts sleep too."""
    return time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)) // 1_000_000

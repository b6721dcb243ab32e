"""The clock of a running relay: the later of the wall clock and the monotonic clock.

A wall clock set back prolongs nothing (relay.md section 4.5). A wall clock set forward ends things early, which is the
harmless direction, but only by as much as such a clock is set: what ends for good (deleted words, solved tickets) ends by
it, too, and what is made meanwhile would last as long. So a leap of more than an hour is believed once it has stood for an
hour, or at the next start; until then the time goes on from what was believed, and ``doubt_s`` says so.
"""

import asyncio
import time
from collections.abc import Callable

from relay.sessions.ports import Cancellable

LEAP_S = 3600.0
"""No daylight saving, no leap second and no correction of a clock that is kept by the network reaches it."""
BELIEVED_AFTER_S = 3600.0
"""A machine that slept or was put back has its leap for good; a fault of a time server is mended by then."""


def awake_and_asleep_s() -> float:
    """Seconds since the machine was started, those in which it slept among them where the system counts them."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class SystemClock:
    """Made once by the composition root; needs a running loop only for ``later`` and ``sleep``."""

    def __init__(
        self,
        *,
        wall_s: Callable[[], float] = time.time,
        monotonic_s: Callable[[], float] = time.monotonic,
        steady_s: Callable[[], float] = awake_and_asleep_s,
    ) -> None:
        self._wall_s = wall_s
        self._monotonic_s = monotonic_s
        self._steady_s = steady_s
        self._ahead_s = wall_s() - steady_s()
        self._leapt_at_s: float | None = None

    def now_ms(self) -> int:
        return int(self._now_s() * 1000)

    def doubt_s(self) -> float:
        """By how much the wall clock stands ahead of what is believed; 0 where it is believed."""
        now_s = self._now_s()
        return 0.0 if self._leapt_at_s is None else self._wall_s() - now_s

    def monotonic_s(self) -> float:
        return self._monotonic_s()

    def later(self, seconds: float, callback: Callable[[], None]) -> Cancellable:
        return asyncio.get_running_loop().call_later(seconds, callback)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def _now_s(self) -> float:
        steady_s, wall_s = self._steady_s(), self._wall_s()
        ahead_s = wall_s - steady_s
        if ahead_s - self._ahead_s <= LEAP_S:
            self._leapt_at_s = None
        elif self._leapt_at_s is None:
            self._leapt_at_s = steady_s
        if self._leapt_at_s is None or steady_s - self._leapt_at_s >= BELIEVED_AFTER_S:
            self._ahead_s = max(self._ahead_s, ahead_s)
            self._leapt_at_s = None
        return steady_s + self._ahead_s

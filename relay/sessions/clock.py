"""The clock of a running relay: the later of the wall clock and the monotonic clock.

A wall clock set back prolongs nothing (relay.md section 4.5). A wall clock set forward ends things early, which is the
harmless direction.
"""

import asyncio
import time
from collections.abc import Callable

from relay.sessions.ports import Cancellable


class SystemClock:
    """Made once by the composition root; needs a running loop only for ``later`` and ``sleep``."""

    def __init__(
        self, *, wall_s: Callable[[], float] = time.time, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall_s = wall_s
        self._monotonic_s = monotonic_s
        self._ahead_s = wall_s() - monotonic_s()

    def now_ms(self) -> int:
        monotonic_s, wall_s = self._monotonic_s(), self._wall_s()
        self._ahead_s = max(self._ahead_s, wall_s - monotonic_s)
        return int((monotonic_s + self._ahead_s) * 1000)

    def monotonic_s(self) -> float:
        return self._monotonic_s()

    def later(self, seconds: float, callback: Callable[[], None]) -> Cancellable:
        return asyncio.get_running_loop().call_later(seconds, callback)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

"""One call at a later time, for parts whose state says when they must look again. Refuses to know why."""

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls *ring* once, when its time has come; set anew, it forgets the time before. On the loop."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None

    def ring_in(self, wait_s: float | None) -> None:
        """None: not at all."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if wait_s is not None:
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._ring)

    def stop(self) -> None:
        self.ring_in(None)

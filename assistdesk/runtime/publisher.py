"""Tells the windows what has changed, at most 60 times a second, and only if something has.

The first change after a pause goes out in the same turn of the loop; what follows within 16 ms is told together.
Refuses to know what a snapshot holds.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_customer import CustomerSnapshot

INTERVAL_S: Final = 1 / 60

Snapshot = AgentSnapshot | CustomerSnapshot


class Publisher:
    """``build`` makes the picture with ``made_at_ms`` 0, so that two equal ones compare equal; ``tell`` stamps it."""

    def __init__(self, build: Callable[[], Snapshot], tell: Callable[[Snapshot], None]) -> None:
        self._build = build
        self._tell = tell
        self._last: Snapshot | None = None
        self._told_at_s = -INTERVAL_S
        self._timer: asyncio.Handle | None = None

    def changed(self) -> None:
        """Something may look different now."""
        if self._timer is not None:
            return
        loop = asyncio.get_running_loop()
        wait_s = self._told_at_s + INTERVAL_S - loop.time()
        self._timer = loop.call_later(wait_s, self._flush) if wait_s > 0 else loop.call_soon(self._flush)

    def flush(self) -> None:
        """Tell now."""
        if self._timer is not None:
            self._timer.cancel()
        self._flush()

    def _flush(self) -> None:
        self._timer = None
        snapshot = self._build()
        if snapshot != self._last:
            self._last = snapshot
            self._told_at_s = asyncio.get_running_loop().time()
            self._tell(snapshot)

"""What the relay knows and this program shows is read again when it may have changed, or when its time has come.

Used by the chats and the calls of an account. Refuses to know what is read.
"""

import asyncio
from collections.abc import Awaitable, Callable

Read = Callable[[], Awaitable[float | None]]
"""Reads, and says in how many seconds it must be read again; None: only when something happens."""


class Rereading:
    """``run`` for ever; however often ``look`` is called while one reading is under way, one more follows."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._bell = asyncio.Event()

    def look(self) -> None:
        """Something may have changed."""
        self._bell.set()

    async def run(self) -> None:
        while True:
            self._bell.clear()
            wait_s = await self._read()
            try:
                async with asyncio.timeout(wait_s):
                    await self._bell.wait()
            except TimeoutError:
                pass

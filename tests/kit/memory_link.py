"""Links without sockets: two ends in one process, as the relay would pair them. Proved by tests/contracts/link.py."""

import asyncio
from collections.abc import AsyncIterator

from assistdesk.core.errors import LinkError
from assistdesk.core.wire import control

QUEUE_MAX = 10_000


class MemoryLink:
    """One end. What it sends the other gets, in order; a close reaches the other end with the code it is told."""

    def __init__(self) -> None:
        self.peer: MemoryLink | None = None
        self.sent: list[bytes] = []
        """Every binary frame that left here: what a relay could have kept."""
        self._incoming: asyncio.Queue[bytes | control.AnyNotice | None] = asyncio.Queue(QUEUE_MAX)
        self._close_code: int | None = None
        self._is_closed = False
        self.is_deaf = False
        """A line that is dead without having been closed: nothing comes through any more."""
        self._held: list[bytes] | None = None

    async def send(self, frame: bytes) -> None:
        if self._is_closed:
            raise LinkError("link_closed", code=self._close_code)
        self.sent.append(frame)
        if self._held is not None:
            self._held.append(frame)
        elif self.peer is not None and not self.is_deaf:
            self.peer._incoming.put_nowait(frame)
        await asyncio.sleep(0)

    def hold(self) -> None:
        """The relay keeps what leaves here, until ``let_go``."""
        self._held = []

    def let_go(self) -> None:
        """All of it comes at once, in its order."""
        held, self._held = self._held or [], None
        for frame in held:
            if self.peer is not None:
                self.peer._incoming.put_nowait(frame)

    def buffered_bytes(self) -> int:
        return 0

    def tell(self, notice: control.AnyNotice) -> None:
        """What the relay says."""
        self._incoming.put_nowait(notice)

    async def frames(self) -> AsyncIterator[bytes | control.AnyNotice]:
        while (frame := await self._incoming.get()) is not None:
            yield frame

    async def close(self, code: int, reason: str = "") -> None:
        if not self._is_closed:
            self.end(code)
            if self.peer is not None and not self.is_deaf:
                self.peer.end(4404)

    def end(self, code: int | None) -> None:
        """The socket is closed with *code*; None: it was cut."""
        if not self._is_closed:
            self._is_closed, self._close_code = True, code
            self._incoming.put_nowait(None)

    @property
    def close_code(self) -> int | None:
        return self._close_code

    @property
    def is_closed(self) -> bool:
        return self._is_closed

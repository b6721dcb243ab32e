"""A planned move: the new line is made while the old one works, and nothing lapses (protocol.md section 12.4).

The same for both ends. Each says everything it had to say and ``bye(moved)`` on the old line, and reads the new one only when
it has read that of the other end. A new line that cannot be made changes nothing. Refuses to know what is said.
"""

import asyncio
import contextlib
from collections.abc import Callable

from assistdesk.core.crypto.attempt import Close, Established
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Why
from assistdesk.core.wire import control
from assistdesk.core.wire.envelope import Channel, Whole
from assistdesk.core.wire.messages import Bye
from assistdesk.runtime.line import Line
from assistdesk.runtime.ports import Link
from assistdesk.runtime.resuming import DONE, Return, wait_paired_again
from assistdesk.runtime.shaking import Frames

LINGER_S = 2.0
"""So long the old socket stays open for what is still under way in it."""
FAREWELL_S = 10.0
Met = tuple[Link, Frames, Established]


class Moving:
    """One line's way to the next. ``met`` is the next, once both ends have left this one."""

    def __init__(self, line: Line, way: Return, leave: Callable[[Link, Established], None]) -> None:
        """*leave*: this end's last words on *line*, the next ones on the new one."""
        self._line, self._way, self._leave = line, way, leave
        self._making: asyncio.Task[Met | None] | None = None
        self.met: Met | None = None

    def heed(self, notice: control.AnyNotice) -> None:
        """A notice of the relay's."""
        self._way.address.heed(notice)
        has_failed = self._making is not None and self._making.done() and self._making.result() is None
        if isinstance(notice, control.Move) and (self._making is None or has_failed):
            self._making = asyncio.create_task(self._make(), name="move")

    async def is_last(self, whole: Whole) -> bool:
        """Whether *whole* is the other end's last message on this line; then this end has left it too, where it could. Only
        a relay that has said that the room moves makes one possible. Raises PeerError."""
        if self._making is None or whole.channel is not Channel.CONTROL:
            return False
        message = self._line.decode(whole)
        if not isinstance(message, Bye) or message.why is not Why.MOVED:
            return False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL_S):
                made = await asyncio.shield(self._making)
                if made is not None:
                    await self._line.left()
                    self.met = made
        return True

    async def end(self, link: Link) -> None:
        """*link* is done with. What was made and is not needed is closed."""
        making, self._making = self._making, None
        if self.met is not None:
            await asyncio.sleep(LINGER_S)
            await link.close(DONE)
        elif making is not None:
            making.cancel()
            made = (await asyncio.gather(making, return_exceptions=True))[0]
            if isinstance(made, tuple):
                await made[0].close(DONE)

    async def _make(self) -> Met | None:
        way = self._way
        try:
            link = await way.dial(way.address.url, way.address.token)
        except (LinkError, RefusedError):
            return None
        try:
            frames = link.frames()
            if not await wait_paired_again(frames, way.address):
                await link.close(Close.NO_TRY)
                return None
            outcome = await way.shake(link, frames)
            if not isinstance(outcome, Established):
                await link.close(outcome.close)
                return None
        except asyncio.CancelledError:
            await link.close(DONE)
            raise
        self._leave(link, outcome)
        return link, frames, outcome

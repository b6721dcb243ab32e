"""What one end holds of the line to the other: the socket, the sealed line over it, and what went over the lines before.

The same for both ends. Refuses to know what is said, and when the session is over; it is told.
"""

import asyncio
from collections.abc import Callable

from assistdesk.core.crypto.attempt import Established, Failed
from assistdesk.core.errors import LinkError
from assistdesk.core.types import Why
from assistdesk.core.wire.channel import Channel
from assistdesk.core.wire.messages import Message
from assistdesk.runtime.line import Line
from assistdesk.runtime.ports import Clock, Link
from assistdesk.runtime.resuming import DONE
from assistdesk.runtime.tasks import Tasks


class Connection:
    """One session's, over all its links."""

    def __init__(self, tasks: Tasks, clock: Clock) -> None:
        self._tasks, self._clock = tasks, clock
        self._link: Link | None = None
        self._bytes_before = (0, 0)
        self.line: Line | None = None
        """While records go over it."""
        self._next: tuple[Link, Line] | None = None
        self._held: list[Message] = []
        """What goes over the next line, of the channel on which its first word must be ``ready``."""
        self.failed: Failed | None = None
        """How the attempt on the present socket failed; it knows its own close code."""
        self.is_finished = asyncio.Event()
        """The machine has said the last word: nobody need wait for the other end any more."""

    @property
    def is_open(self) -> bool:
        return self._link is not None and self._link.close_code is None

    @property
    def rtt_ms(self) -> int | None:
        return self.line.rtt_ms if self.line is not None else None

    @property
    def total_bytes(self) -> tuple[int, int]:
        """Received and sent, over all lines so far."""
        received, sent = self._bytes_before
        return (
            (received, sent)
            if self.line is None
            else (received + self.line.received_bytes, sent + self.line.sent_bytes)
        )

    def took(self, link: Link) -> None:
        """Dialled; nothing is known of the other end yet."""
        self._link = link

    def begin(self, link: Link, established: Established) -> Line:
        """The line with these keys, until ``end``."""
        self.line = self._next[1] if self._next is not None else Line(link, established, self._clock)
        self._link, self._next = link, None
        return self.line

    def leave_for(self, link: Link, established: Established, head_n: int, head: bytes) -> Line:
        """A planned move: what is said from now on waits for the line over *link*, which ``begin`` takes up when both ends
        have said their last word on the present one."""
        assert self.line is not None
        self._next = link, Line(link, established, self._clock)
        self.line.leave(head_n, head)
        return self._next[1]

    @property
    def is_moving(self) -> bool:
        """The present line is being left."""
        return self._next is not None

    def say_held(self) -> None:
        """``ready`` has been said on the line that was moved to."""
        held, self._held = self._held, []
        for message in held:
            self.send(message)

    def stay(self) -> None:
        """No move after all."""
        if self._next is not None:
            (link, line), self._next = self._next, None
            line.close()
            self._tasks.spawn(link.close(DONE), "stay")
        self._held.clear()

    def end(self) -> None:
        """The line is over; what went over it stays counted."""
        self._bytes_before = self.total_bytes
        self.line = None

    def send(self, message: Message) -> None:
        if self._next is not None and message.CHANNEL is Channel.CONTROL:
            self._held.append(message)
        else:
            self._put(lambda line: line.send(message))

    def bye(self, why: Why, head_n: int, head: bytes) -> None:
        """Over the present line, where that can still be."""
        if self._next is not None and self.line is not None and self.line.stay():
            self.stay()
        self._put(lambda line: line.bye(why, head_n, head))

    def _put(self, put: Callable[[Line], None]) -> None:
        """A full queue means that the line is stuck: it is given up, and dialled again."""
        line = self._next[1] if self._next is not None else self.line
        if line is None:
            return
        try:
            put(line)
        except LinkError:
            line.give_up()

    def close(self, code: int) -> None:
        """After what was sent before has left; a failed attempt knows its own code better."""
        self.stay()
        line, link, failed = self.line, self._link, self.failed
        self._link = self.failed = None
        if line is not None:
            self._tasks.spawn(line.finish(code), "close")
        elif link is not None:
            self._tasks.spawn(link.close(failed.close if failed is not None else code), "close")

    def finish(self) -> None:
        """The last word is said: a socket on which only the other end was waited for is closed as done."""
        self.is_finished.set()
        if self.line is None and self._link is not None:
            self._tasks.spawn(self._link.close(DONE), "done")
            self._link = None

    async def cut(self, code: int = DONE) -> None:
        """At once, for a program that ends."""
        self.stay()
        if self.line is not None:
            self.line.close()
        if self._link is not None:
            await self._link.close(code)

"""The sealed line of one link: messages in and out, pings, figures; the same at both ends (protocol.md sections 7, 8,
11).

Owns the socket's sending half, both sealing directions and the envelope's queues. Nothing is sealed while the socket
holds more than 32 KiB, so what is urgent waits for one chunk at most. Refuses to know what messages mean, consent,
and how pictures are made or decoded.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import Established
from assistdesk.core.errors import LinkError
from assistdesk.core.screen.slices import expected_length
from assistdesk.core.types import Why
from assistdesk.core.wire import messages
from assistdesk.core.wire.envelope import CHUNK_MS, Channel, Receiver, Sender, Whole
from assistdesk.core.wire.messages import Message
from assistdesk.runtime.ports import Clock, Link

CHUNK_BYTES: Final = 32 * 1024
LAST_FLAG: Final = 2
PING_MS: Final = 5_000
LOST_MS: Final = 15_000
SILENT_MS: Final = 2_500
"""Both ends say something every second once they are ready."""
FLUSH_S: Final = 2.0
RATE_WINDOW_MS: Final = 1_000
FILE_BYTES_WAITING: Final = 128 * 1024
"""More of a file does not wait in the queue: what is taken back is not on its way any more, and memory stays flat."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One record on its way: of which picture (None: of none, or of a layout), how much of it, how long it is, and what
    the socket holds before it."""

    frame: int | None
    payload_bytes: int
    record_bytes: int
    socket_bytes: int


class Line:
    """One link after its handshake. All calls belong to the loop's thread."""

    def __init__(self, link: Link, established: Established, clock: Clock) -> None:
        now_ms = clock.monotonic_ms()
        self._link = link
        self._clock = clock
        self._role = established.role
        self._sealer = established.sealer()
        self._opener = established.opener()
        self._sender = Sender(established.role, now_ms)
        self._receiver = Receiver(established.role.other, now_ms, expected_length)
        self._wake = asyncio.Event()
        self._has_room = asyncio.Event()
        self._is_closed = False
        self._farewell: tuple[int, bytes] | None = None
        self._is_leaving = False
        self._has_left = asyncio.Event()
        self._heard_at_ms = now_ms
        self._pinged_at_ms = now_ms
        self._figures = Figures(now_ms)
        self._pictures: deque[int | None] = deque()
        self.rtt_ms: int | None = None
        self.chunk_bytes: Callable[[], int] = lambda: CHUNK_BYTES
        """How large a record's piece may be; the host's pacing knows better than a constant."""
        self.on_sealed: Callable[[Sealed], None] | None = None
        """Told of every record that went to the socket."""
        self.on_opened: Callable[[], None] | None = None
        """Told after every record that came and was good, whether it completes a message or not."""

    # --- sending --------------------------------------------------------------------------------------------------

    def send(self, message: Message) -> None:
        """Queue *message* by its channel's priority; of a line that is being left nothing more is said, what it would say of
        itself neither. Raises LinkError("queue_full") when the line is stuck."""
        if self._is_leaving:
            return
        self._sender.put(message.CHANNEL, messages.encode(message))
        self._wake.set()

    def send_picture(self, payload: bytes, frame: int | None) -> None:
        """*frame*: of which picture this slice is; None for a layout."""
        if self._is_leaving:
            return
        self._sender.put(Channel.SCREEN, payload)
        self._pictures.append(frame)
        self._wake.set()

    def drop_pictures(self) -> bool:
        """Forget pictures that are not sealed yet; True if one was half sent."""
        self._pictures.clear()
        return self._sender.abandon_screen()

    def bye(self, why: Why, head_n: int, head: bytes) -> None:
        """Forget what waits, then say good-bye. The ledger's channel stays open behind it: the entry of the end and the
        signatures over it are made only now (protocol.md section 14)."""
        self.drop_pictures()
        for channel in Channel:
            if channel not in (Channel.CONTROL, Channel.LEDGER, Channel.SCREEN):
                self._sender.drop_unsent(channel)
        last = self._sender.last_numbers()
        self.send(messages.Bye(why=why, last=last, head_n=head_n, head=head))

    def leave(self, head_n: int, head: bytes) -> None:
        """What is queued still goes, then ``bye(moved)`` as the last record: the session goes on over another line."""
        self._is_leaving, self._farewell = True, (head_n, head)
        self._wake.set()

    def stay(self) -> bool:
        """Not leave after all; False: the last record has gone."""
        if self._farewell is None:
            return False
        self._is_leaving, self._farewell = False, None
        self._has_room.set()
        return True

    async def left(self) -> None:
        """Wait until the last record is with the socket."""
        await self._has_left.wait()

    @property
    def sent_bytes(self) -> int:
        return self._sender.record_bytes

    @property
    def received_bytes(self) -> int:
        return self._receiver.record_bytes

    async def room_for_file(self) -> bool:
        """Wait until little enough of a file waits here; False: this line is closed."""
        while not self._is_closed and (
            self._is_leaving or self._sender.queued_bytes(Channel.FILE) >= FILE_BYTES_WAITING
        ):
            self._has_room.clear()
            await self._has_room.wait()
        return not self._is_closed

    async def pump(self) -> None:
        """Send what is queued, until the link closes. Raises LinkError."""
        while not self._is_closed:
            now_ms, rate = self._clock.monotonic_ms(), self.chunk_bytes() * 1000 // CHUNK_MS
            plaintext = self._sender.next_record(now_ms, rate)
            if plaintext is None and self._farewell is not None and self._sender.is_empty():
                (head_n, head), self._farewell = self._farewell, None
                bye = messages.Bye(why=Why.MOVED, last=self._sender.last_numbers(), head_n=head_n, head=head)
                self._sender.put(Channel.CONTROL, messages.encode(bye))
                continue
            if plaintext is None:
                await self._sleep(self._sender.due_ms(now_ms, rate))
                continue
            record = self._sealer.seal(plaintext)
            self._tell_sealed(plaintext, len(record))
            self._has_room.set()
            # The link's own high-water mark makes this wait while more than 32 KiB are with the socket.
            await self._link.send(record)
            if self._is_leaving and self._farewell is None and self._sender.is_empty():
                self._has_left.set()

    def _tell_sealed(self, plaintext: bytes, record_bytes: int) -> None:
        frame, payload_bytes = None, 0
        if plaintext[0] == Channel.SCREEN:
            frame, payload_bytes = self._pictures[0], int.from_bytes(plaintext[2:4], "big")
            if plaintext[1] & LAST_FLAG:
                self._pictures.popleft()
        if self.on_sealed is not None:
            self.on_sealed(Sealed(frame, payload_bytes, record_bytes, self._link.buffered_bytes()))

    async def _sleep(self, due_ms: int | None) -> None:
        self._wake.clear()
        if due_ms is None:
            await self._wake.wait()
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), max(1, due_ms) / 1000)

    # --- receiving ------------------------------------------------------------------------------------------------

    def open(self, record: bytes) -> Whole | None:
        """Open one record; the whole message that it completes, if it does. Raises PeerError: the link is over."""
        now_ms = self._clock.monotonic_ms()
        whole = self._receiver.receive(self._opener.open(record), now_ms)
        self._heard_at_ms = now_ms
        self._figures.count(len(record), now_ms)
        if self.on_opened is not None:
            self.on_opened()
        return whole

    def decode(self, whole: Whole) -> Message:
        """Raises PeerError."""
        return messages.decode(whole.channel, whole.payload, self._role.other)

    def view_stopped(self) -> None:
        self._receiver.view_stopped()

    def ponged(self, n: int) -> None:
        """The peer answered ping *n*, which is the time it left."""
        took_ms = self._clock.monotonic_ms() - n
        if 0 <= took_ms <= LOST_MS:
            self.rtt_ms = took_ms

    # --- time -----------------------------------------------------------------------------------------------------

    def tick(self) -> bool:
        """Ping if it is time; False when nothing was heard for 15 s: the link is lost."""
        now_ms = self._clock.monotonic_ms()
        if now_ms - self._heard_at_ms >= LOST_MS:
            return False
        if now_ms - self._pinged_at_ms >= PING_MS or self.rtt_ms is None:
            self._pinged_at_ms = now_ms
            with contextlib.suppress(LinkError):
                self.send(messages.Ping(n=now_ms))
        return True

    @property
    def is_silent(self) -> bool:
        """Nothing has come for so long that something must be wrong between the ends."""
        silent_ms = self._clock.monotonic_ms() - self._heard_at_ms
        return silent_ms >= max(SILENT_MS, 4 * (self.rtt_ms or 0))

    def kbps(self) -> int:
        """Kilobits a second that came in lately."""
        return self._figures.per_s(self._clock.monotonic_ms()) * 8 // 1000

    def give_up(self) -> None:
        """The line is stuck: end it as if it were lost."""
        self._heard_at_ms = self._clock.monotonic_ms() - LOST_MS
        self.close()

    async def finish(self, code: int) -> None:
        """Close after what is queued has left, or after 2 s."""
        with contextlib.suppress(TimeoutError, LinkError):
            async with asyncio.timeout(FLUSH_S):
                while not self._sender.is_empty() and not self._is_closed:
                    await asyncio.sleep(0.005)
        self.close()
        await self._link.close(code)

    def close(self) -> None:
        """Stop sending; the socket is the caller's."""
        self._is_closed = True
        self._wake.set()
        self._has_room.set()


class Figures:
    """Bytes a second over the last whole window."""

    def __init__(self, now_ms: int) -> None:
        self._from_ms, self._bytes, self._last = now_ms, 0, 0

    def count(self, size_bytes: int, now_ms: int) -> None:
        self._roll(now_ms)
        self._bytes += size_bytes

    def per_s(self, now_ms: int) -> int:
        self._roll(now_ms)
        return self._last

    def _roll(self, now_ms: int) -> None:
        gone_ms = now_ms - self._from_ms
        if gone_ms >= RATE_WINDOW_MS:
            self._last = self._bytes * 1000 // gone_ms
            self._from_ms, self._bytes = now_ms, 0

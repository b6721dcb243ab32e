"""From messages to the plaintext of records and back: chunks, numbers, padding, who goes first, what is refused.

Normative source: protocol.md sections 7 (plaintext and padding), 8 (chunks, order, limits) and 11 (byte budget). Knows
neither keys nor the meaning of a payload; the clock and the estimate of the line come in as arguments. One ``Sender``
and one ``Receiver`` live as long as one link; sealing is ``core.crypto.sealing``.

A payload handed to ``Sender.put`` stays the caller's and must not change until it is sent. Payloads handed out are
read-only views; the screen decoder may keep one as long as it likes.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from assistdesk.core.errors import LinkError, MisuseError, PeerError
from assistdesk.core.types import Role
from assistdesk.core.wire.channel import (
    INPUT_BYTES,
    RULES,
    SHAPE_RATE,
    STALL_MS,
    Allowance,
    Channel,
    Rate,
)
from assistdesk.core.wire.encoding import KIB

__all__ = ["RULES", "Channel", "Chunk", "Receiver", "Sender", "Whole", "chunk_bytes", "pack", "padded_bytes", "unpack"]

HEADER_BYTES: Final = 8
CHUNK_MIN_BYTES: Final = 2 * KIB
CHUNK_MAX_BYTES: Final = 32 * KIB
BULK_CHUNK_MAX_BYTES: Final = 16 * KIB
CHUNK_MS: Final = 50
PLAINTEXT_MAX_BYTES: Final = 33_024
TAG_BYTES: Final = 16

LINK_RATE: Final = Rate(64 * KIB * KIB, 1_000)
LINK_SLACK_MS: Final = 4_000
RECORD_RATE: Final = Rate(10_000, 1_000)
MOVING_MS: Final = 250
"""The picture counts as moving until nothing of it was sent for this long."""

_FIRST, _LAST = 1, 2
Payload: TypeAlias = bytes | bytearray | memoryview

_STEP_BYTES: Final = 256
_SIZES: Final = (64, 256, 1_024, 4_096, 16_384, PLAINTEXT_MAX_BYTES)
_ZEROS: Final = bytes(PLAINTEXT_MAX_BYTES)
_STEPPED: Final = frozenset({Channel.SCREEN, Channel.FILE})
_IGNORED_FROM: Final = 128
_BULK: Final = 3
_SHAPE_START: Final = b"\x87\xa1t\xaccursor.shape"

_CHANNELS: Final = {channel.value: channel for channel in Channel}
_ORDERED: Final = tuple(sorted(Channel, key=lambda channel: (RULES[channel].order, channel)))


@dataclass(frozen=True, slots=True)
class Chunk:
    """The piece of one message that one record carries."""

    channel: Channel
    first: bool
    last: bool
    number: int
    payload: memoryview


@dataclass(frozen=True, slots=True)
class Whole:
    """One complete message, in the order its channel was sent."""

    channel: Channel
    number: int
    payload: memoryview


def padded_bytes(channel: Channel, length: int) -> int:
    """The size of the plaintext around ``length`` bytes of payload."""
    size = HEADER_BYTES + length
    if channel in _STEPPED:
        return -(-size // _STEP_BYTES) * _STEP_BYTES
    return next(padded for padded in _SIZES if padded >= size)


def pack(channel: Channel, first: bool, last: bool, number: int, payload: Payload) -> bytes:
    """The padded plaintext of one record; one copy of the payload is made."""
    length = len(payload)
    if not 1 <= length <= CHUNK_MAX_BYTES or not 0 <= number <= 0xFFFF_FFFF:
        raise MisuseError("chunk", length=length, number=number)
    flags = (_FIRST if first else 0) | (_LAST if last else 0)
    header = bytes((channel, flags)) + length.to_bytes(2, "big") + number.to_bytes(4, "big")
    padding = padded_bytes(channel, length) - HEADER_BYTES - length
    return b"".join((header, payload, _ZEROS[:padding]))


def unpack(plaintext: bytes) -> Chunk | None:
    """The chunk in an opened record; None for the channels that later versions may add.

    Raises:
        PeerError: ``record_size``, ``channel``, ``flags``, ``length``, ``padding_size`` or ``padding``.
    """
    size = len(plaintext)
    if not HEADER_BYTES < size <= PLAINTEXT_MAX_BYTES:
        raise PeerError("record_size", size=size)
    if plaintext[0] >= _IGNORED_FROM:
        return None
    channel = _CHANNELS.get(plaintext[0])
    if channel is None:
        raise PeerError("channel", channel=plaintext[0])
    flags = plaintext[1]
    if flags > _FIRST | _LAST:
        raise PeerError("flags", flags=flags)
    length = int.from_bytes(plaintext[2:4], "big")
    if not 1 <= length <= CHUNK_MAX_BYTES:
        raise PeerError("length", length=length)
    end = HEADER_BYTES + length
    if padded_bytes(channel, length) != size:
        raise PeerError("padding_size", size=size, length=length)
    if plaintext.count(0, end) != size - end:
        raise PeerError("padding")
    number = int.from_bytes(plaintext[4:8], "big")
    payload = memoryview(plaintext)[HEADER_BYTES:end]
    return Chunk(channel, bool(flags & _FIRST), bool(flags & _LAST), number, payload)


def chunk_bytes(channel: Channel, line_bytes_per_s: int) -> int:
    """The payload of one chunk: what the line carries in 50 ms, within bounds."""
    largest = BULK_CHUNK_MAX_BYTES if RULES[channel].order == _BULK else CHUNK_MAX_BYTES
    return max(CHUNK_MIN_BYTES, min(largest, line_bytes_per_s * CHUNK_MS // 1_000))


def _is_shape(payload: Payload) -> bool:
    # Messages have one encoding only, so its first bytes tell a cursor's picture from the rest of its channel.
    return bytes(payload[: len(_SHAPE_START)]) == _SHAPE_START


class _BulkShare:
    """How much of the line clipboard and files may take while the picture moves: between 5 and 30 %.

    While a picture waits, bulk goes only when 5 % is owed to it. In the gaps of a moving picture it has 30 % of the
    line's estimate. When the picture is at rest it may have all of it.
    """

    __slots__ = ("_at_ms", "_budget", "_moving_until_ms", "_owed")

    _BUDGET_MAX = BULK_CHUNK_MAX_BYTES * 1_000
    _OWED_PARTS = 19
    _OWED_MAX = 2 * BULK_CHUNK_MAX_BYTES * _OWED_PARTS

    def __init__(self, now_ms: int) -> None:
        self._at_ms = now_ms
        self._moving_until_ms = now_ms
        self._budget = self._BUDGET_MAX
        self._owed = 0

    @staticmethod
    def _per_ms(line_bytes_per_s: int) -> int:
        return max(1, line_bytes_per_s * 3 // 10)

    def advance(self, now_ms: int, line_bytes_per_s: int) -> None:
        if now_ms >= self._moving_until_ms:
            self._budget = self._BUDGET_MAX
        elif now_ms > self._at_ms:
            gained = (now_ms - self._at_ms) * self._per_ms(line_bytes_per_s)
            self._budget = min(self._BUDGET_MAX, self._budget + gained)
        self._at_ms = max(self._at_ms, now_ms)

    def is_owed(self, size: int) -> bool:
        return self._owed >= size * self._OWED_PARTS

    def wait_ms(self, line_bytes_per_s: int) -> int:
        """How long bulk has to wait in a gap of the picture; call ``advance`` first."""
        if self._budget > 0:
            return 0
        refilled = -self._budget // self._per_ms(line_bytes_per_s) + 1
        return min(refilled, self._moving_until_ms - self._at_ms)

    def sent(self, order: int, size: int, now_ms: int) -> None:
        if order == _BULK:
            self._owed = max(0, self._owed - size * self._OWED_PARTS)
            self._budget -= size * 1_000
        elif order == RULES[Channel.SCREEN].order:
            self._owed = min(self._OWED_MAX, self._owed + size)
            self._moving_until_ms = now_ms + MOVING_MS


class Sender:
    """The queues of one end of one link: messages in, padded plaintexts out, the most urgent first.

    ``now_ms`` never needs to be exact, only monotonic; ``line_bytes_per_s`` is the caller's estimate.
    """

    def __init__(self, role: Role, now_ms: int) -> None:
        self._role = role
        self._queues: dict[Channel, deque[Payload]] = {channel: deque() for channel in Channel}
        self._queued = dict.fromkeys(Channel, 0)
        self._offset = dict.fromkeys(Channel, 0)
        self._next = dict.fromkeys(Channel, 0)
        self._rates = {channel: Allowance(RULES[channel].rate, now_ms) for channel in Channel}
        self._shapes = Allowance(SHAPE_RATE, now_ms)
        self._share = _BulkShare(now_ms)
        self._silent = False
        self.record_bytes = 0
        """Bytes of all records given out so far, as the other end will count them in ``received``."""

    def has_room(self, channel: Channel, size: int) -> bool:
        """Whether ``put`` would take a message of this size now."""
        rule, queued = RULES[channel], len(self._queues[channel])
        if self._silent and channel is not Channel.CONTROL:
            return False
        return queued < rule.queue_messages and (queued == 0 or self._queued[channel] + size <= rule.queue_bytes)

    def put(self, channel: Channel, payload: Payload) -> None:
        """Queue one message.

        Raises:
            MisuseError: this end may not send on the channel, or the message is empty or too large.
            LinkError: ``queue_full``: the line takes less than we produce, and the caller did not ask ``has_room``.
        """
        rule, size = RULES[channel], len(payload)
        if self._role not in rule.senders:
            raise MisuseError("direction", channel=channel)
        if not 1 <= size <= (BULK_CHUNK_MAX_BYTES if rule.single_record else rule.largest_bytes):
            raise MisuseError("message_size", channel=channel, size=size)
        if channel is Channel.INPUT and size > INPUT_BYTES and not _is_shape(payload):
            raise MisuseError("message_size", channel=channel, size=size)
        if not self.has_room(channel, size):
            raise LinkError("queue_full", channel=channel)
        self._queues[channel].append(payload)
        self._queued[channel] += size

    def queued_bytes(self, channel: Channel) -> int:
        return self._queued[channel] - self._offset[channel]

    def is_empty(self) -> bool:
        return not any(self._queues.values())

    def next_record(self, now_ms: int, line_bytes_per_s: int) -> bytes | None:
        """The plaintext of the next record, or None when nothing may go now (see ``due_ms``)."""
        channel = self._choose(now_ms, line_bytes_per_s)
        if channel is None:
            return None
        queue, offset, rule = self._queues[channel], self._offset[channel], RULES[channel]
        payload = queue[0]
        if offset == 0:
            for allowance in self._allowances(channel):
                allowance.take(1, now_ms)
        size = len(payload) if rule.single_record else chunk_bytes(channel, line_bytes_per_s)
        view = memoryview(payload)[offset : offset + size]
        end = offset + len(view)
        is_last = end == len(payload)
        record = pack(channel, offset == 0, is_last, self._next[channel], view)
        self._offset[channel] = end
        if is_last:
            self._finish(channel)
        self._share.sent(rule.order, len(record), now_ms)
        self.record_bytes += len(record) + TAG_BYTES
        return record

    def due_ms(self, now_ms: int, line_bytes_per_s: int) -> int | None:
        """How long until ``next_record`` has something: 0 now, None when nothing is queued."""
        waiting = [channel for channel in Channel if self._queues[channel]]
        if not waiting:
            return None
        if self._choose(now_ms, line_bytes_per_s) is not None:
            return 0
        return min(
            max(self._wait_ms(channel, now_ms), self._bulk_wait_ms(channel, line_bytes_per_s)) for channel in waiting
        )

    def abandon_screen(self) -> bool:
        """Forget every picture not yet sent, also the rest of one half sent; true if there was one half sent."""
        is_half_sent = self._offset[Channel.SCREEN] > 0
        self._queues[Channel.SCREEN].clear()
        self._queued[Channel.SCREEN] = 0
        if is_half_sent:
            self._offset[Channel.SCREEN] = 0
            self._next[Channel.SCREEN] += 1
        return is_half_sent

    def drop_unsent(self, channel: Channel) -> None:
        """Forget what waits on a channel; a message half sent still goes out, since its peer would not forgive less."""
        queue = self._queues[channel]
        while len(queue) > (1 if self._offset[channel] else 0):
            self._queued[channel] -= len(queue.pop())

    def silence(self) -> None:
        """Before ``bye``: forget all but the control channel, and take nothing else any more."""
        self._silent = True
        for channel in Channel:
            if channel is not Channel.CONTROL:
                self._queues[channel].clear()
                self._queued[channel] = self._offset[channel] = 0

    def last_numbers(self) -> tuple[int, ...]:
        """For ``bye.last``: the number of the last whole message on channels 1 to 7, control with what it still has
        queued; 2^32 - 1 where there was none."""
        queued_control = len(self._queues[Channel.CONTROL])
        counts = {**self._next, Channel.CONTROL: self._next[Channel.CONTROL] + queued_control}
        return tuple((counts[channel] - 1) & 0xFFFF_FFFF for channel in Channel)

    def _finish(self, channel: Channel) -> None:
        self._queued[channel] -= len(self._queues[channel].popleft())
        self._offset[channel] = 0
        self._next[channel] += 1

    def _allowances(self, channel: Channel) -> tuple[Allowance, ...]:
        if channel is Channel.INPUT and _is_shape(self._queues[channel][0]):
            return (self._rates[channel], self._shapes)
        return (self._rates[channel],)

    def _wait_ms(self, channel: Channel, now_ms: int) -> int:
        if self._offset[channel]:
            return 0
        return max(allowance.wait_ms(1, now_ms) for allowance in self._allowances(channel))

    def _bulk_wait_ms(self, channel: Channel, line_bytes_per_s: int) -> int:
        return self._share.wait_ms(line_bytes_per_s) if RULES[channel].order == _BULK else 0

    def _choose(self, now_ms: int, line_bytes_per_s: int) -> Channel | None:
        self._share.advance(now_ms, line_bytes_per_s)
        is_picture_waiting = False
        for channel in _ORDERED:
            if not self._queues[channel] or self._wait_ms(channel, now_ms):
                continue
            order = RULES[channel].order
            if channel is Channel.SCREEN:
                is_picture_waiting = True
            elif order != _BULK:
                return channel
            elif is_picture_waiting:
                return channel if self._share.is_owed(BULK_CHUNK_MAX_BYTES) else Channel.SCREEN
            elif self._share.wait_ms(line_bytes_per_s) == 0:
                return channel
        return Channel.SCREEN if is_picture_waiting else None


@dataclass(slots=True)
class _Inbox:
    """One channel on the receiving side; ``part`` is the message under way."""

    rate: Allowance
    next: int = 0
    part: bytearray | None = None
    limit: int = 0


class Receiver:
    """Opened records in, whole messages out; every rule of order, size and rate is checked before a byte is kept.

    ``sender`` is the other end. ``screen_length`` reads the fixed header at the start of a screen message (the first
    chunk is passed) and returns the length of the whole; it raises PeerError for a header that is cut or wrong.
    """

    def __init__(self, sender: Role, now_ms: int, screen_length: Callable[[memoryview], int]) -> None:
        self._sender = sender
        self._screen_length = screen_length
        self._inboxes = {channel: _Inbox(Allowance(RULES[channel].rate, now_ms, STALL_MS)) for channel in Channel}
        self._shapes = Allowance(SHAPE_RATE, now_ms, STALL_MS)
        self._records = Allowance(RECORD_RATE, now_ms, STALL_MS)
        self._bytes = Allowance(LINK_RATE, now_ms, LINK_SLACK_MS)
        self.record_bytes = 0
        """Bytes of all records received on this link, for ``received``."""

    def receive(self, plaintext: bytes, now_ms: int) -> Whole | None:
        """Take one opened record; the message that it completes, if it does.

        Raises:
            PeerError: see ``unpack``; ``flood``, ``rate``, ``direction``, ``split``, ``first_inside``,
                ``first_missing``, ``number``, ``message_size``, or what ``screen_length`` raises.
        """
        size = len(plaintext) + TAG_BYTES
        if not (self._records.take(1, now_ms) and self._bytes.take(size, now_ms)):
            raise PeerError("flood")
        self.record_bytes += size
        chunk = unpack(plaintext)
        if chunk is None:
            return None
        rule = RULES[chunk.channel]
        if self._sender not in rule.senders:
            raise PeerError("direction", channel=chunk.channel)
        if rule.single_record and not (chunk.first and chunk.last):
            raise PeerError("split", channel=chunk.channel)
        inbox = self._inboxes[chunk.channel]
        self._check_order(inbox, chunk)
        if chunk.first:
            if not inbox.rate.take(1, now_ms):
                raise PeerError("rate", channel=chunk.channel)
            inbox.limit = self._limit(chunk, now_ms)
        return self._assembled(inbox, chunk)

    def view_stopped(self) -> None:
        """The host said that View is no longer on: it abandons a picture half sent, so its part is dropped here."""
        inbox = self._inboxes[Channel.SCREEN]
        if inbox.part is not None:
            inbox.part = None
            inbox.next += 1

    def last_numbers(self) -> tuple[int, ...]:
        """The number of the last whole message of channels 1 to 7; 2^32 - 1 where there was none."""
        return tuple((self._inboxes[channel].next - 1) & 0xFFFF_FFFF for channel in Channel)

    @staticmethod
    def _check_order(inbox: _Inbox, chunk: Chunk) -> None:
        if chunk.first and inbox.part is not None:
            raise PeerError("first_inside", channel=chunk.channel)
        if not chunk.first and inbox.part is None:
            raise PeerError("first_missing", channel=chunk.channel)
        if chunk.number != inbox.next:
            raise PeerError("number", channel=chunk.channel, number=chunk.number, expected=inbox.next)

    def _limit(self, chunk: Chunk, now_ms: int) -> int:
        """How long the message that begins here may become; of a screen message, how long it must become."""
        largest = RULES[chunk.channel].largest_bytes
        if chunk.channel is Channel.SCREEN:
            length = self._screen_length(chunk.payload)
            if length > largest:
                raise PeerError("message_size", channel=chunk.channel, size=length)
            return length
        if chunk.channel is not Channel.INPUT:
            return largest
        if not _is_shape(chunk.payload):
            return INPUT_BYTES
        if not self._shapes.take(1, now_ms):
            raise PeerError("rate", channel=chunk.channel)
        return largest

    @staticmethod
    def _assembled(inbox: _Inbox, chunk: Chunk) -> Whole | None:
        part = inbox.part
        size = len(chunk.payload) + (len(part) if part is not None else 0)
        is_wrong_end = chunk.channel is Channel.SCREEN and chunk.last != (size == inbox.limit)
        if size > inbox.limit or is_wrong_end:
            raise PeerError("message_size", channel=chunk.channel, size=size)
        if part is None and chunk.last:
            inbox.next += 1
            return Whole(chunk.channel, chunk.number, chunk.payload)
        if part is None:
            inbox.part = part = bytearray()
        part += chunk.payload
        if not chunk.last:
            return None
        inbox.part = None
        inbox.next += 1
        return Whole(chunk.channel, chunk.number, memoryview(part).toreadonly())

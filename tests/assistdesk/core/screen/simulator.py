"""A line, a relay, two ends and a virtual clock: what the pacing does, without waiting (stream.md section 5).

One tick is a millisecond. A hop is a token bucket behind a FIFO of bounded size, then a delay; where the FIFO is full the
sender's socket fills. Host: pacer, an encoder that needs time, chunks sealed only while the socket holds less than
32 KiB. Viewer: acknowledges every 64 KiB or 20 ms, decodes one frame after another, then says painted.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from assistdesk.core.screen.pacing import Health, Pacer

RECORD_OVERHEAD = 40
SOCKET_LIMIT = 32_768
ACK_BYTES, ACK_MS = 65_536, 20


@dataclass
class Record:
    size_bytes: int
    to: "Viewer | Host"
    frame: int | None = None
    is_last: bool = False
    captured_ms: int = 0
    made_ms: int = 0
    says: tuple[int, ...] = ()
    """What a viewer says: 0 received, 1 painted, 2 input, and the fields."""


class Hop:
    """One stretch of the way; ``rate`` is bytes per millisecond at a time."""

    def __init__(self, rate: Callable[[int], float], delay_ms: int, fifo_bytes: int, jitter_ms: int = 0) -> None:
        self.rate, self.delay_ms, self.fifo_bytes, self.jitter_ms = rate, delay_ms, fifo_bytes, jitter_ms
        self.queue: deque[Record] = deque()
        self.queued_bytes = 0
        self.most_queued_bytes = 0
        self.carried_bytes = 0.0
        self._credit = 0.0
        self._under_way: deque[tuple[int, Record]] = deque()

    def has_room(self) -> bool:
        return self.queued_bytes < self.fifo_bytes

    def push(self, record: Record) -> None:
        self.queue.append(record)
        self.queued_bytes += record.size_bytes
        self.most_queued_bytes = max(self.most_queued_bytes, self.queued_bytes)

    def tick(self, now: int, forward: Callable[[Record], None], may_forward: Callable[[], bool]) -> None:
        rate = self.rate(now)
        self._credit = min(self._credit + rate, max(rate, 1.0)) if not self.queue else self._credit + rate
        while self.queue and self._credit >= self.queue[0].size_bytes:
            record = self.queue.popleft()
            self._credit -= record.size_bytes
            self.carried_bytes += record.size_bytes
            self.queued_bytes -= record.size_bytes
            jitter = (now * 7_919 % (self.jitter_ms + 1)) if self.jitter_ms else 0
            due = now + self.delay_ms + jitter
            if self._under_way:
                due = max(due, self._under_way[-1][0])
            self._under_way.append((due, record))
        while self._under_way and self._under_way[0][0] <= now and may_forward():
            forward(self._under_way.popleft()[1])


@dataclass
class Viewer:
    """``back``: the way to the host; ``frozen``: from, to (it reads nothing and says nothing)."""

    back: Hop
    decode_ms: int = 4
    frozen: tuple[int, int] = (0, 0)
    input_every_ms: int = 0
    inbox: deque[Record] = field(default_factory=deque)
    host: "Host | None" = None
    received: int = 0
    newest_captured_ms: int = 0
    ages: list[int] = field(default_factory=list)
    paints: list[tuple[int, int]] = field(default_factory=list)
    """(painted at, captured at)"""
    control_ms: list[int] = field(default_factory=list)
    _acked: int = 0
    _first_unacked_ms: int = 0
    _frames: deque[Record] = field(default_factory=deque)
    _busy_until: int = 0

    def tick(self, now: int) -> None:
        self.ages.append(now - self.newest_captured_ms)
        if self.frozen[0] <= now < self.frozen[1]:
            return
        while self.inbox:
            record = self.inbox.popleft()
            if self.received == self._acked:
                self._first_unacked_ms = now
            self.received += record.size_bytes
            if record.frame is None:
                self.control_ms.append(now - record.made_ms)
            elif record.is_last:
                if not self._frames:
                    self._busy_until = now + self.decode_ms
                self._frames.append(record)
        if self.input_every_ms and now % self.input_every_ms == 0:
            self._say((2, now))
        waiting = self.received - self._acked
        if waiting >= ACK_BYTES or (waiting and now - self._first_unacked_ms >= ACK_MS):
            self._acked = self.received
            self._say((0, self.received, now))
        while self._frames and self._busy_until <= now:
            record = self._frames.popleft()
            self._busy_until = now + self.decode_ms
            self.newest_captured_ms = record.captured_ms
            self.paints.append((now, record.captured_ms))
            assert record.frame is not None
            self._say((1, record.frame, self.decode_ms * 1_000, len(self._frames)))

    def _say(self, what: tuple[int, ...]) -> None:
        assert self.host is not None
        self.back.push(Record(64 + RECORD_OVERHEAD, self.host, says=what))


@dataclass
class Host:
    """``change_bytes``: what the whole change of the screen costs at a time, 0 for none; a new one every ``every_ms``."""

    viewer: Viewer
    change_bytes: Callable[[int], int]
    every_ms: int = 33
    encode_ms: int = 4
    control_every_ms: int = 0
    pacer: Pacer = field(default_factory=lambda: Pacer(0))
    inbox: deque[Record] = field(default_factory=deque)
    input_ms: list[int] = field(default_factory=list)
    outbox: deque[Record] = field(default_factory=deque)
    socket: deque[Record] = field(default_factory=deque)
    socket_bytes: int = 0
    unsealed_bytes: int = 0
    most_in_flight_frames: int = 0
    most_held_bytes: int = 0
    _encoding: tuple[int, int, int] | None = None
    _dirty: int = 0
    _frame: int = 0

    def tick(self, now: int, hop: Hop) -> None:
        while self.inbox:
            match self.inbox.popleft().says:
                case (0, total, at):
                    self.pacer.received(total, at, now)
                case (1, frame, decode_us, backlog):
                    self.pacer.painted(frame, decode_us, backlog, now)
                case (_, pressed_ms):
                    self.input_ms.append(now - pressed_ms)
                case _:
                    raise AssertionError
        if now % self.every_ms == 0:
            self._dirty = self.change_bytes(now) or self._dirty
        self._encode(now)
        if self.control_every_ms and now % self.control_every_ms == 0:
            self._to_socket(Record(64 + RECORD_OVERHEAD, self.viewer, made_ms=now), now)
        while self.outbox and self.socket_bytes < SOCKET_LIMIT:
            record = self.outbox.popleft()
            self.unsealed_bytes -= record.size_bytes
            self._to_socket(record, now)
        while self.socket and hop.has_room():
            record = self.socket.popleft()
            self.socket_bytes -= record.size_bytes
            hop.push(record)
        self.most_in_flight_frames = max(self.most_in_flight_frames, self.pacer.unpainted_frames)
        self.most_held_bytes = max(self.most_held_bytes, self.socket_bytes + self.unsealed_bytes)

    def _encode(self, now: int) -> None:
        if self._encoding is not None:
            ready, size, captured = self._encoding
            if now < ready:
                return
            self._encoding = None
            self._chop(size, captured)
        if self._dirty and (budget := self.pacer.may_send(now, self.socket_bytes + self.unsealed_bytes)):
            size = self._dirty if self._dirty <= budget else max(1_000, budget // 2)
            self._dirty -= min(size, self._dirty)
            self._encoding = (now + self.encode_ms, size, now)

    def _chop(self, size: int, captured: int) -> None:
        chunk = self.pacer.chunk_bytes
        while size > 0:
            part = min(chunk, size)
            size -= part
            self.outbox.append(Record(part + RECORD_OVERHEAD, self.viewer, self._frame, size == 0, captured))
            self.unsealed_bytes += part + RECORD_OVERHEAD
        self._frame += 1

    def _to_socket(self, record: Record, now: int) -> None:
        self.pacer.sent(record.frame, record.size_bytes, now)
        self.socket.append(record)
        self.socket_bytes += record.size_bytes


class World:
    """Hosts that share one line to the relay, and one from it."""

    def __init__(self, hosts: list[Host], up: Hop, down: Hop) -> None:
        self.hosts, self.up, self.down = hosts, up, down
        for host in hosts:
            host.viewer.host = host
        self.now = 0
        self.stalled_ms = 0
        self.windows: list[int] = []

    def run(self, until_ms: int) -> None:
        while self.now < until_ms:
            for host in self.hosts:
                host.tick(self.now, self.up)
            self.up.tick(self.now, self.down.push, self.down.has_room)
            self.down.tick(self.now, _arrive, _always)
            for host in self.hosts:
                host.viewer.tick(self.now)
                host.viewer.back.tick(self.now, _arrive, _always)
            self.stalled_ms += self.hosts[0].pacer.health(self.now) is not Health.FLOWING
            self.windows.append(self.hosts[0].pacer.window_bytes)
            self.now += 1


def _arrive(record: Record) -> None:
    record.to.inbox.append(record)


def _always() -> bool:
    return True


def mbit(rate: float) -> float:
    """Bytes per millisecond."""
    return rate * 125


def percentile(values: list[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

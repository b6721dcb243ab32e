"""Bytes between two legs: two directions that never wait for one another, and the watch over each leg.

Each direction reads from one leg only as fast as the other takes and at most at its rate. Nothing is dropped,
reordered, split or joined, and nothing is done per message but the forward and three additions. It knows no room, no
token, no notice and cannot look into a message.
"""

import enum
from dataclasses import dataclass

from relay.sessions.ports import Cancellable, Clock, Leg

SINK_FULL = 1
RATE = 2
PAUSE_LEAST_S = 0.001


@dataclass(frozen=True, slots=True)
class PumpBounds:
    """The pump's share of sections ``sessions`` and ``limits`` of the configuration (relay.md section 7)."""

    session_mbit: float = 20
    session_burst_bytes: int = 4 * 1024 * 1024
    write_low_bytes: int = 16_384
    dead_after_s: float = 20
    ping_s: float = 20
    stall_s: float = 30

    @property
    def bytes_per_s(self) -> float:
        return self.session_mbit * 125_000


class Flow:
    """One direction: from the source leg to the sink leg."""

    __slots__ = (
        "_allowance",
        "_bounds",
        "_clock",
        "_is_over",
        "_paused_by",
        "_paused_since_s",
        "_refilled_s",
        "_sink",
        "_source",
        "_timer",
        "messages",
        "paused_rate_s",
        "paused_sink_s",
        "size_bytes",
    )  # fmt: skip

    def __init__(self, source: Leg, sink: Leg, bounds: PumpBounds, clock: Clock) -> None:
        self._source = source
        self._sink = sink
        self._bounds = bounds
        self._clock = clock
        self._allowance: float = bounds.session_burst_bytes
        self._refilled_s = clock.monotonic_s()
        self._paused_by = 0
        self._paused_since_s = 0.0
        self._timer: Cancellable | None = None
        self._is_over = False
        self.size_bytes = 0
        self.messages = 0
        self.paused_sink_s = 0.0
        self.paused_rate_s = 0.0

    def take(self, message: bytes) -> None:
        """The hot path."""
        size_bytes = len(message)
        self.size_bytes += size_bytes
        self.messages += 1
        self._sink.send(message)
        self._allowance -= size_bytes
        if self._allowance < 0:
            self._refill()

    def hold(self) -> None:
        self._pause(SINK_FULL)

    def go_on(self) -> None:
        self._resume(SINK_FULL)

    def stop(self) -> None:
        """Nothing more will come of this direction; its source is closed by whoever stops it."""
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refill(self) -> None:
        """Bring the bucket up to date; still empty: stop reading until it would hold something again."""
        now_s = self._clock.monotonic_s()
        earned = (now_s - self._refilled_s) * self._bounds.bytes_per_s
        self._allowance = min(self._bounds.session_burst_bytes, self._allowance + earned)
        self._refilled_s = now_s
        if self._allowance < 0 and self._timer is None and not self._is_over:
            self._pause(RATE)
            wait_s = max(-self._allowance / self._bounds.bytes_per_s, PAUSE_LEAST_S)
            self._timer = self._clock.later(wait_s, self._refilled)

    def _refilled(self) -> None:
        self._timer = None
        self._refill()
        if self._timer is None:
            self._resume(RATE)

    def _pause(self, reason: int) -> None:
        if self._paused_by == 0:
            self._source.pause()
            self._paused_since_s = self._clock.monotonic_s()
        self._paused_by |= reason

    def _resume(self, reason: int) -> None:
        if self._is_over or not self._paused_by & reason:
            return
        self._paused_by &= ~reason
        if self._paused_by == 0:
            paused_s = self._clock.monotonic_s() - self._paused_since_s
            if reason == RATE:
                self.paused_rate_s += paused_s
            else:
                self.paused_sink_s += paused_s
            self._source.resume()


class Pump:
    """The two directions of one pairing. The caller routes what the legs say: each leg's messages into the flow that
    starts there, each leg's push-back to the flow that ends there."""

    __slots__ = ("to_host", "to_viewer")

    def __init__(self, viewer: Leg, host: Leg, bounds: PumpBounds, clock: Clock) -> None:
        self.to_host = Flow(viewer, host, bounds, clock)
        self.to_viewer = Flow(host, viewer, bounds, clock)

    def stop(self) -> None:
        self.to_host.stop()
        self.to_viewer.stop()


class Verdict(enum.Enum):
    """What the watch has found."""

    FINE = "fine"
    PING = "ping"
    DEAD = "dead"
    STALLED = "stalled"


class LegWatch:
    """Looks at one leg about once a second: does it live, does it take what it is sent?

    *Dead*: for ``dead_after_s`` no byte came while we were reading. A waiting leg has nothing to say, so it is pinged
    every ``ping_s`` and gets as much longer. *Stalled*: for ``stall_s`` the write buffer was above the low mark and
    not one byte left it or was acknowledged by the end's TCP; a slow line lives. A reader of single bytes looks like
    one that stopped, since TCP opens its window by whole segments.
    """

    __slots__ = (
        "_bounds", "_bytes_in", "_heard_s", "_leg", "_moved_s", "_pinged_s", "_progress",
    )  # fmt: skip

    def __init__(self, leg: Leg, bounds: PumpBounds, now_s: float) -> None:
        self._leg = leg
        self._bounds = bounds
        self._bytes_in = 0
        self._heard_s = now_s
        self._pinged_s = now_s
        self._progress = (-1, -1)
        self._moved_s = now_s

    def look(self, now_s: float, *, is_paired: bool) -> Verdict:
        stats = self._leg.stats()
        if stats.bytes_in != self._bytes_in or stats.is_paused:
            self._bytes_in = stats.bytes_in
            self._heard_s = now_s
        if self._is_stalled(stats.bytes_out, now_s):
            return Verdict.STALLED
        silent_s = now_s - self._heard_s
        if silent_s >= self._bounds.dead_after_s + (0 if is_paired else self._bounds.ping_s):
            return Verdict.DEAD
        if not is_paired and now_s - max(self._heard_s, self._pinged_s) >= self._bounds.ping_s:
            self._pinged_s = now_s
            return Verdict.PING
        return Verdict.FINE

    def _is_stalled(self, bytes_out: int, now_s: float) -> bool:
        buffered = self._leg.buffered()
        if buffered <= self._bounds.write_low_bytes:
            self._moved_s = now_s
            return False
        progress = (bytes_out - buffered, self._leg.acked())
        if progress != self._progress:
            self._progress = progress
            self._moved_s = now_s
        return now_s - self._moved_s >= self._bounds.stall_s

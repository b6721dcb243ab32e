"""The gate of the picture: when the next slice may start and how large it may be (stream.md section 4).

A byte window like Vegas' over TCP, acknowledged end to end. Pure: (state, sample) in, state out; the clock's value is an
argument, milliseconds of a monotonic clock. Knows no socket, no pixels, no threads.

The caller reports every record of the link it hands to the socket (``sent``) and every acknowledgement, and asks
``may_send`` only when there is something to send: a shut gate is then a sign that the line, not the screen, is the limit.
"""

import enum
import math
from collections import deque
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.line import Rate, RoundTrip, SentMarks

WINDOW_START_BYTES: Final = 131_072
WINDOW_MIN_BYTES: Final = 8_192
WINDOW_MAX_BYTES: Final = 4_194_304
WINDOW_IDLE_BYTES: Final = 32_768
UNSENT_MAX_BYTES: Final = 32_768
SLICE_MIN_BYTES: Final = 2_048
SLICE_MS: Final = 160
"""What one opening of the gate allows on a line of known rate; a slice that does not fit takes half of it."""
UNPAINTED_MIN, UNPAINTED_MAX = 2, 12
FRAMES_TRACKED_MAX: Final = 64
ROUND_SAMPLES_MIN: Final = 3
QUEUE_NONE_MS, QUEUE_SOME_MS, QUEUE_LONG_MS, QUEUE_TOO_LONG_MS = 5.0, 25.0, 50.0, 100.0
GROWTH_MIN: Final = 1.25
GROWTH_ROUNDS: Final = 3
IDLE_MS: Final = 1_000.0
IDLE_LONG_MS: Final = 10_000.0
STALL_MS: Final = 1_000.0
LOST_MS: Final = 15_000.0
BUSY_MIN_MS: Final = 30.0
DRAIN_FIRST_MS: Final = 2_000.0
DRAIN_EVERY_MS: Final = 10_000.0
CHUNK_MS: Final = 20
CHUNK_MIN_BYTES, CHUNK_UNKNOWN_BYTES, CHUNK_MAX_BYTES = 768, 8_192, 32_768
PART_PACE_MS: Final = 8.0
LATE_MS: Final = 12.0
"""A frame begun so little after the pace allowed it does not push the next one back."""
PACE_SHARE: Final = 0.9
DECODE_SHARE: Final = 1.25
METER_MS: Final = 1_000.0
METER_FRAMES_MAX: Final = 256
_CLOCK_WRAP: Final = 1 << 32


class Phase(enum.Enum):
    START = enum.auto()
    AVOID = enum.auto()
    DRAIN = enum.auto()
    """One round with a small window, so that the line's own round trip shows again."""


class Health(enum.Enum):
    FLOWING = enum.auto()
    STALLED = enum.auto()
    LOST = enum.auto()


class Limit(enum.StrEnum):
    """What holds the picture back (protocol.md section 9, ``meter``); HOST_CPU is the caller's to say (``effort``)."""

    NONE = "none"
    HOST_LINE = "host_line"
    VIEWER_LINE = "viewer_line"
    HOST_CPU = "host_cpu"
    VIEWER_CPU = "viewer_cpu"


@dataclass(frozen=True, slots=True)
class Meter:
    """The line's figures over the last second."""

    rtt_ms: int
    kbps: int
    fps: int
    limit: Limit


@dataclass(slots=True)
class _Round:
    """From ``began_ms`` until everything sent before it has arrived."""

    ends_at_bytes: int
    began_ms: float
    began_at_ms: int
    began_bytes: int
    samples: int = 0
    rtt_min_ms: float = math.inf
    rtt_max_ms: float = 0.0
    first_ms: float = 0.0
    first_at_ms: int = 0
    first_bytes: int = 0
    """When the first acknowledgement of the round came, by both clocks, and up to which byte."""
    is_window_limited: bool = False


class Pacer:
    """One link's pacing at the host."""

    def __init__(self, now_ms: float, max_fps: int = 60, max_kbps: int = 0) -> None:
        """``max_kbps``: 0 sets no limit."""
        self.rtt = RoundTrip()
        self.window_bytes = WINDOW_START_BYTES
        self.phase = Phase.START
        self._max_fps, self._max_kbps = max_fps, max_kbps
        self._rate = Rate()
        self._marks = SentMarks()
        self._sent = self._arrived = self._reported = 0
        self._at_ms = 0
        self._unpainted: deque[tuple[int, int]] = deque()
        self._last_frame = self._painted = -1
        self._frame_bytes = self._mean_frame_bytes = 0.0
        self._frame_ms = now_ms - 1_000
        self._sent_ms = self._arrived_ms = now_ms
        self._first_in_flight_ms = now_ms
        self._ignore_before_ms = -math.inf
        self._decode_ms = 0.0
        self._backlog = 0
        self._growth: list[float] = []
        self._queue_ms = 0.0
        self._granted_bytes, self._granted_ms = 0, now_ms
        self._drain_rounds = 0
        self._drain_ms = math.inf
        self._round = _Round(0, now_ms, 0, 0)
        self._seen: deque[tuple[float, int, int]] = deque([(now_ms, 0, -1)], maxlen=METER_FRAMES_MAX)
        self._limit = Limit.NONE

    # -- what the caller asks

    def may_send(self, now_ms: float, unsent_bytes: int) -> int:
        """Return how many bytes a frame that starts now may have; 0: not now.

        ``unsent_bytes``: what is ours and the kernel has not taken yet, the socket's write buffer and slices not sealed.
        """
        self._settle_idle(now_ms)
        self._limit = Limit.NONE
        if len(self._unpainted) >= self.unpainted_max:
            is_slow = self._decode_ms > self.rtt.smooth_ms or self._backlog >= UNPAINTED_MIN
            self._limit = Limit.VIEWER_CPU if is_slow else Limit.NONE
            return 0
        if unsent_bytes >= UNSENT_MAX_BYTES:
            self._round.is_window_limited = True
            self._limit = Limit.HOST_LINE
            return 0
        room_bytes = self.window_bytes - (self._sent - self._arrived) - unsent_bytes
        if room_bytes < min(SLICE_MIN_BYTES * 2, self.window_bytes // 4):
            self._round.is_window_limited = True
            self._limit = Limit.HOST_LINE if unsent_bytes else Limit.VIEWER_LINE
            return 0
        if now_ms < self.next_at_ms:
            return 0
        if self._rate.is_known:
            room_bytes = min(room_bytes, max(WINDOW_MIN_BYTES, self.bytes_per_s * SLICE_MS // 1_000))
        self._granted_bytes, self._granted_ms = room_bytes, now_ms
        return room_bytes

    @property
    def next_at_ms(self) -> float:
        """When the pace allows the next frame to start; ask again then, and after every acknowledgement."""
        return self._frame_ms + self._pace_ms()

    @property
    def bytes_per_s(self) -> int:
        """The line's rate; 0 as long as nothing has filled it."""
        return int(self._rate.bytes_per_s)

    @property
    def chunk_bytes(self) -> int:
        """The size of a chunk: what the line carries in 20 ms, so that a round trip is not a chunk's own length."""
        if not self._rate.is_known:
            return CHUNK_UNKNOWN_BYTES
        return max(CHUNK_MIN_BYTES, min(CHUNK_MAX_BYTES, self.bytes_per_s * CHUNK_MS // 1_000))

    @property
    def in_flight_bytes(self) -> int:
        return self._sent - self._arrived

    @property
    def unpainted_frames(self) -> int:
        return len(self._unpainted)

    @property
    def unpainted_max(self) -> int:
        """Fmax: frames that fit into a round trip, one more, 2 to 12; a slow viewer's own rate counts."""
        if self._painted < 0:
            return UNPAINTED_MIN
        fps = min(self._max_fps, 1_000 / self._decode_ms) if self._decode_ms > 0 else self._max_fps
        return max(UNPAINTED_MIN, min(UNPAINTED_MAX, math.ceil(self.rtt.smooth_ms * fps / 1_000) + 1))

    def health(self, now_ms: float) -> Health:
        """Stalled: bytes are on the way and nothing came back for max(1 s, 4 rtt); lost after 15 s of that."""
        silent_ms = now_ms - max(self._arrived_ms, self._first_in_flight_ms)
        if self._sent == self._arrived or silent_ms < max(STALL_MS, 4 * self.rtt.smooth_ms):
            return Health.FLOWING
        return Health.LOST if silent_ms >= LOST_MS else Health.STALLED

    def meter(self, now_ms: float) -> Meter:
        recent = [one for one in self._seen if one[0] >= now_ms - METER_MS]
        if len(recent) < 2:
            return Meter(int(self.rtt.smooth_ms), 0, 0, self._limit)
        span_ms = max(1.0, METER_MS if len(recent) < len(self._seen) else recent[-1][0] - recent[0][0])
        frames = len({frame for _, _, frame in recent if frame >= 0} - {recent[0][2]})
        bits = (recent[-1][1] - recent[0][1]) * 8
        return Meter(int(self.rtt.smooth_ms), int(bits / span_ms), int(frames * 1_000 / span_ms), self._limit)

    def want(self, max_fps: int, max_kbps: int) -> None:
        """What the viewer asked for (``view.want``)."""
        self._max_fps, self._max_kbps = max_fps, max_kbps

    # -- what the caller reports

    def sent(self, frame: int | None, size_bytes: int, now_ms: float) -> None:
        """A record of this many bytes went to the socket; ``frame``: of this picture, None for any other channel."""
        if self._sent == self._arrived:
            self._first_in_flight_ms = now_ms
        self._settle_idle(now_ms)
        self._sent += size_bytes
        self._sent_ms = now_ms
        self._marks.add(self._sent, now_ms)
        if frame is None:
            return
        if frame != self._last_frame:
            self._mean_frame_bytes += (self._frame_bytes - self._mean_frame_bytes) / 4
            self._last_frame, self._frame_ms, self._frame_bytes = frame, self._started_ms(), 0.0
            self._unpainted.append((frame, self._sent))
            if len(self._unpainted) > FRAMES_TRACKED_MAX:
                self._unpainted.popleft()
        self._frame_bytes += size_bytes
        if self._unpainted:  # it may be told as painted, or forgotten, before its last record went
            self._unpainted[-1] = (frame, self._sent)
        if self._is_part and self.in_flight_bytes * 2 >= self.window_bytes:
            self._round.is_window_limited = True

    def received(self, total_bytes: int, at_ms: int, now_ms: float) -> None:
        """The viewer has received this many record bytes on this link, at ``at_ms`` of its own clock.

        Raises:
            PeerError: more than was sent, or fewer than it said before.
        """
        if not self._reported <= total_bytes <= self._sent:
            raise PeerError("received_count", received=total_bytes, sent=self._sent)
        self._reported = total_bytes
        self._at_ms = at_ms
        self._acknowledge(total_bytes, 0.0, now_ms)

    def painted(self, frame: int, decode_us: int, backlog: int, now_ms: float) -> None:
        """The viewer has painted this frame and all before it; ``backlog``: frames it has and has not painted.

        Raises:
            PeerError: a frame that was not sent, or an earlier one than it said before.
        """
        if not self._painted <= frame <= self._last_frame:
            raise PeerError("painted_frame", painted=frame, sent=self._last_frame)
        self._painted = frame
        self._backlog = backlog
        self._decode_ms += (decode_us / 1_000 - self._decode_ms) / 4 if self._decode_ms else decode_us / 1_000
        arrived = self._arrived
        while self._unpainted and self._unpainted[0][0] <= frame:
            arrived = max(arrived, self._unpainted.popleft()[1])
        self._seen.append((now_ms, arrived, frame))
        self._acknowledge(arrived, decode_us / 1_000, now_ms)

    def forget_unpainted(self) -> None:
        """The other end was told to look away: of what is on the way it may paint nothing, and need not say so."""
        self._unpainted.clear()

    # -- the machine

    def _acknowledge(self, total_bytes: int, decode_ms: float, now_ms: float) -> None:
        is_after_stall = self.health(now_ms) is not Health.FLOWING
        self._arrived_ms = now_ms
        if total_bytes <= self._arrived:
            return
        sent_ms = self._marks.arrived(total_bytes)
        self._arrived = total_bytes
        self._seen.append((now_ms, total_bytes, -1))
        if is_after_stall:  # what waited in a stall says nothing about the line
            self._ignore_before_ms = now_ms
            self._begin_round(now_ms)
        elif sent_ms is not None and sent_ms >= self._ignore_before_ms:
            rtt_ms = max(0.0, now_ms - sent_ms - decode_ms)
            self.rtt.add(rtt_ms, now_ms)
            self._count(rtt_ms, now_ms)
            self._judge_round(now_ms)

    def _count(self, rtt_ms: float, now_ms: float) -> None:
        current = self._round
        if current.samples == 0:
            current.first_ms, current.first_at_ms, current.first_bytes = now_ms, self._at_ms, self._arrived
        current.samples += 1
        current.rtt_min_ms = min(current.rtt_min_ms, rtt_ms)
        current.rtt_max_ms = max(current.rtt_max_ms, rtt_ms)

    def _judge_round(self, now_ms: float) -> None:
        current = self._round
        if self._arrived == self._sent:
            if current.samples >= ROUND_SAMPLES_MIN or (current.samples and current.is_window_limited):
                self._end_round(now_ms)
            self._begin_round(now_ms)  # what follows a pause is not measured with it
        elif self._arrived >= current.ends_at_bytes and current.samples >= ROUND_SAMPLES_MIN:
            self._end_round(now_ms)
            self._begin_round(now_ms)

    def _begin_round(self, now_ms: float) -> None:
        self._round = _Round(self._sent, now_ms, self._at_ms, self._arrived)

    def _end_round(self, now_ms: float) -> None:
        ended = self._round
        before = self._rate.bytes_per_s
        rate, is_line_filled = self._measure(ended, now_ms)
        self._rate.add(rate, not (ended.is_window_limited or is_line_filled))
        queue_ms = ended.rtt_min_ms - self.rtt.min_ms
        match self.phase:
            case Phase.START:
                self._start(queue_ms, before, ended.is_window_limited, now_ms)
            case Phase.AVOID:
                self._avoid(queue_ms, ended.is_window_limited, now_ms)
            case _:
                self._drain(now_ms)
        self._queue_ms = queue_ms
        self._clamp()

    def _measure(self, ended: _Round, now_ms: float) -> tuple[float, bool]:
        """Return the round's rate in bytes per second, and whether a queue grew: then the line alone set the rate, and the
        time before the first acknowledgement, when the line was still filling, does not count."""
        whole_ms = max(1.0, now_ms - ended.began_ms, self._at_viewer_since(ended.began_at_ms))
        rate = (self._arrived - ended.began_bytes) * 1_000 / whole_ms
        busy_ms = max(now_ms - ended.first_ms, self._at_viewer_since(ended.first_at_ms))
        if ended.rtt_max_ms - ended.rtt_min_ms < QUEUE_SOME_MS or busy_ms < BUSY_MIN_MS:
            return rate, False
        return max(rate, (self._arrived - ended.first_bytes) * 1_000 / busy_ms), True

    def _at_viewer_since(self, at_ms: int) -> int:
        """Time passed on the viewer's clock; nothing when that clock makes no sense."""
        passed_ms = (self._at_ms - at_ms) % _CLOCK_WRAP
        return passed_ms if passed_ms < IDLE_LONG_MS else 0

    def _start(self, queue_ms: float, rate_before: float, is_window_limited: bool, now_ms: float) -> None:
        if is_window_limited:
            self._growth = [*self._growth, self._rate.bytes_per_s / max(1.0, rate_before)][-GROWTH_ROUNDS:]
        aim_ms = self.rtt.min_ms + self.rtt.target_ms
        has_stopped_growing = len(self._growth) == GROWTH_ROUNDS and max(self._growth) < GROWTH_MIN
        if self._rate.is_known and (queue_ms >= QUEUE_SOME_MS or has_stopped_growing):
            if queue_ms > QUEUE_TOO_LONG_MS:
                self._rate.cut()
            self.window_bytes = self._carried(aim_ms)
            self.phase = Phase.AVOID
            self._drain_ms = now_ms + DRAIN_FIRST_MS
        elif is_window_limited:
            self.window_bytes *= 2
        elif self._rate.is_known:  # never filled: no more than what would fill the line
            self.window_bytes = min(self.window_bytes, max(WINDOW_START_BYTES, self._carried(aim_ms * GROWTH_MIN)))

    def _avoid(self, queue_ms: float, is_window_limited: bool, now_ms: float) -> None:
        window, rtt_ms = self.window_bytes, self.rtt.min_ms
        if queue_ms > QUEUE_TOO_LONG_MS and queue_ms > rtt_ms / 2:
            self.window_bytes = int(window * rtt_ms / (rtt_ms + queue_ms))
            self._rate.cut()
        elif queue_ms > QUEUE_LONG_MS:
            self.window_bytes -= window // 5
        elif is_window_limited and queue_ms < QUEUE_NONE_MS:
            self.window_bytes += max(8_192, window // 8)
        elif is_window_limited and queue_ms < QUEUE_SOME_MS:
            self.window_bytes += 4_096  # a step for all, a share when shrinking: two sessions meet in the middle
        if is_window_limited and now_ms >= self._drain_ms:
            self.phase = Phase.DRAIN
            self._drain_rounds = 0
            self.window_bytes = self._carried(rtt_ms / 4)

    def _drain(self, now_ms: float) -> None:
        """The first round still carries what was sent before; after the second one the smallest round trip is known."""
        self._drain_rounds += 1
        if self._drain_rounds == 2:
            self._drain_ms = now_ms + DRAIN_EVERY_MS
            self.window_bytes = self._carried(self.rtt.min_ms + self.rtt.target_ms)
            self.phase = Phase.AVOID

    def _settle_idle(self, now_ms: float) -> None:
        quiet_ms = now_ms - self._sent_ms
        if self._sent != self._arrived or quiet_ms <= max(IDLE_MS, 4 * self.rtt.smooth_ms):
            return
        if self._rate.is_known:
            self.window_bytes = min(
                self.window_bytes, max(WINDOW_IDLE_BYTES, self._carried(self.rtt.min_ms + self.rtt.target_ms))
            )
        if quiet_ms > IDLE_LONG_MS:
            self.phase, self._growth = Phase.START, []

    def _clamp(self) -> None:
        most = WINDOW_MAX_BYTES
        if self._rate.is_known:
            most = min(most, 2 * self._carried(self.rtt.min_ms + self.rtt.target_ms))
        self.window_bytes = max(WINDOW_MIN_BYTES, min(most, self.window_bytes))

    def _carried(self, duration_ms: float) -> int:
        """What the line carries in this time."""
        return int(self._rate.bytes_per_s * duration_ms / 1_000)

    @property
    def _is_part(self) -> bool:
        """Whether the last frame was part of a change that did not fit into what the gate allowed."""
        return self._frame_bytes * 2 >= self._granted_bytes > 0

    def _started_ms(self) -> float:
        """When the frame that is sent now was begun; one that was hardly late counts as in time, so that the rate is kept."""
        due_ms = self.next_at_ms
        return due_ms if due_ms < self._granted_ms <= due_ms + LATE_MS else self._granted_ms

    def _pace_ms(self) -> float:
        pace_ms = PART_PACE_MS if self._is_part else 1_000 / self._max_fps
        frame_bytes = max(self._frame_bytes, self._mean_frame_bytes)
        if self._rate.is_known and self._queue_ms >= QUEUE_SOME_MS:
            pace_ms = max(pace_ms, self._mean_frame_bytes * 1_000 / (PACE_SHARE * self._rate.bytes_per_s))
        if self._max_kbps:
            pace_ms = max(pace_ms, frame_bytes * 8 / self._max_kbps)
        if self._backlog >= UNPAINTED_MIN:
            pace_ms = max(pace_ms, DECODE_SHARE * self._decode_ms)
        return pace_ms

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.pacing import (
    CHUNK_MAX_BYTES,
    CHUNK_MIN_BYTES,
    UNSENT_MAX_BYTES,
    WINDOW_MAX_BYTES,
    WINDOW_MIN_BYTES,
    WINDOW_START_BYTES,
    Health,
    Limit,
    Pacer,
    Phase,
)


class Flow:
    """A pacer and a line that carries ``rate`` bytes a millisecond and needs ``rtt_ms`` for the way there and back."""

    def __init__(self, rate: float = 125.0, rtt_ms: float = 60.0) -> None:
        self.now, self.rate, self.rtt_ms = 0.0, rate, rtt_ms
        self.pacer = Pacer(0)
        self.total = self.frame = 0
        self._free_at = 0.0

    def send(self, size_bytes: int, records: int = 4) -> None:
        """One frame in some records, all acknowledged, then painted."""
        acknowledgements = []
        for _ in range(records):
            part = size_bytes // records
            self.total += part
            self.pacer.sent(self.frame, part, self.now)
            self._free_at = max(self._free_at, self.now) + part / self.rate
            acknowledgements.append((self._free_at + self.rtt_ms, self.total))
        for at, total in acknowledgements:
            self.now = max(self.now, at)
            self.pacer.received(total, int(self.now) % 2**32, self.now)
        self.pacer.painted(self.frame, 2_000, 0, self.now)
        self.frame += 1


def test_the_gate_is_open_at_first() -> None:
    pacer = Pacer(0)
    assert pacer.may_send(0, 0) == WINDOW_START_BYTES
    assert pacer.next_at_ms <= 0
    assert pacer.bytes_per_s == 0
    assert pacer.health(0) is Health.FLOWING
    assert pacer.meter(0).limit is Limit.NONE


def test_two_unpainted_frames_shut_the_gate_until_one_is_painted() -> None:
    pacer = Pacer(0)
    for frame in range(2):
        assert pacer.may_send(frame * 20, 0)
        pacer.sent(frame, 500, frame * 20)
    assert pacer.may_send(60, 0) == 0
    assert pacer.unpainted_frames == 2
    pacer.painted(0, 1_000, 0, 61)
    assert pacer.may_send(62, 0) > 0


def test_frames_that_nobody_will_paint_can_be_forgotten_and_may_be_told_all_the_same() -> None:
    pacer = Pacer(0)
    for frame in range(2):
        pacer.sent(frame, 500, frame * 20)
    assert pacer.may_send(60, 0) == 0
    pacer.forget_unpainted()
    assert pacer.unpainted_frames == 0
    assert pacer.may_send(60, 0) > 0
    pacer.painted(1, 2_000, 0, 70)
    pacer.sent(2, 500, 80)
    assert pacer.unpainted_frames == 1


def test_a_frame_told_as_painted_before_its_last_record_went_does_no_harm() -> None:
    pacer = Pacer(0)
    pacer.sent(0, 500, 0)
    pacer.painted(0, 2_000, 0, 10)
    pacer.sent(0, 500, 20)
    assert (pacer.unpainted_frames, pacer.in_flight_bytes) == (0, 500)


def test_what_the_kernel_has_not_taken_shuts_the_gate() -> None:
    pacer = Pacer(0)
    assert pacer.may_send(0, UNSENT_MAX_BYTES) == 0
    assert pacer.meter(0).limit is Limit.HOST_LINE
    assert pacer.may_send(0, UNSENT_MAX_BYTES - 1) == WINDOW_START_BYTES - UNSENT_MAX_BYTES + 1


def test_a_full_window_shuts_the_gate_and_says_whose_side_is_slow() -> None:
    pacer = Pacer(0)
    pacer.sent(0, WINDOW_START_BYTES, 0)
    assert pacer.may_send(20, 0) == 0
    assert pacer.meter(20).limit is Limit.VIEWER_LINE
    assert pacer.may_send(20, 1_000) == 0
    assert pacer.meter(20).limit is Limit.HOST_LINE


def test_frames_keep_the_pace_the_viewer_asked_for() -> None:
    pacer = Pacer(0)
    pacer.want(10, 80)
    pacer.may_send(0, 0)
    pacer.sent(0, 500, 0)
    pacer.painted(0, 1_000, 0, 5)
    assert pacer.next_at_ms == 100
    assert pacer.may_send(99, 0) == 0
    assert pacer.may_send(100, 0) > 0
    pacer.sent(1, 4_000, 100)
    assert pacer.next_at_ms == 100 + 400, "4,000 bytes at 80 kbit/s"


def test_a_slow_viewer_sets_the_pace() -> None:
    pacer = Pacer(0)
    pacer.may_send(0, 0)
    pacer.sent(0, 500, 0)
    pacer.sent(1, 500, 1)
    pacer.painted(0, 200_000, 2, 250)
    assert pacer.next_at_ms == 0 + 250, "both were begun at 0"
    assert pacer.unpainted_max == 2
    pacer.sent(2, 500, 251)
    assert pacer.may_send(500, 0) == 0
    assert pacer.meter(500).limit is Limit.VIEWER_CPU


def test_slices_of_a_change_that_does_not_fit_follow_faster_than_frames() -> None:
    pacer = Pacer(0)
    budget = pacer.may_send(0, 0)
    pacer.sent(0, budget // 2, 0)
    assert pacer.next_at_ms == 8


def test_other_channels_count_for_the_window_but_are_no_frames() -> None:
    pacer = Pacer(0)
    pacer.sent(None, 5_000, 0)
    assert pacer.in_flight_bytes == 5_000
    assert pacer.unpainted_frames == 0
    pacer.received(5_000, 0, 30)
    assert pacer.in_flight_bytes == 0
    assert pacer.rtt.min_ms == 30


@pytest.mark.parametrize("bad", [101, 59])
def test_received_beyond_what_was_sent_or_going_back_is_fatal(bad: int) -> None:
    pacer = Pacer(0)
    pacer.sent(0, 100, 0)
    pacer.received(60, 0, 1)
    pacer.received(60, 0, 1)
    with pytest.raises(PeerError):
        pacer.received(bad, 0, 2)


@pytest.mark.parametrize("bad", [8, 4])
def test_painted_beyond_what_was_sent_or_going_back_is_fatal(bad: int) -> None:
    pacer = Pacer(0)
    for frame in (3, 5, 7):
        pacer.sent(frame, 100, 0)
    pacer.painted(5, 0, 0, 1)
    pacer.painted(5, 0, 0, 1)
    with pytest.raises(PeerError):
        pacer.painted(bad, 0, 0, 2)


def test_painted_before_anything_was_sent_is_fatal() -> None:
    with pytest.raises(PeerError):
        Pacer(0).painted(0, 0, 0, 0)


def test_silence_while_bytes_are_under_way_is_a_stall_and_then_a_loss() -> None:
    pacer = Pacer(0)
    assert pacer.health(60_000) is Health.FLOWING
    pacer.sent(None, 100, 60_000)
    assert pacer.health(60_999) is Health.FLOWING
    assert pacer.health(61_000) is Health.STALLED
    assert pacer.health(75_000) is Health.LOST
    pacer.received(100, 0, 75_000)
    assert pacer.health(75_001) is Health.FLOWING


def test_what_waited_in_a_stall_does_not_count_as_the_lines_round_trip() -> None:
    flow = Flow()
    for _ in range(5):
        flow.send(2_000)
    before = flow.pacer.rtt.min_ms, flow.pacer.rtt.smooth_ms
    flow.pacer.sent(99, 1_000, flow.now)
    flow.pacer.received(flow.total + 1_000, 0, flow.now + 5_000)
    assert (flow.pacer.rtt.min_ms, flow.pacer.rtt.smooth_ms) == before


def test_a_change_that_fills_the_line_makes_its_rate_known() -> None:
    flow = Flow(rate=125.0)
    flow.send(100_000, records=16)
    assert 115_000 <= flow.pacer.bytes_per_s <= 130_000
    assert flow.pacer.chunk_bytes == flow.pacer.bytes_per_s * 20 // 1_000


def test_small_frames_say_nothing_about_the_rate() -> None:
    flow = Flow()
    for _ in range(50):
        flow.send(1_000)
    assert flow.pacer.bytes_per_s == 0
    assert flow.pacer.phase is Phase.START


def test_after_a_pause_the_first_slice_is_small_on_a_line_known_to_be_thin() -> None:
    flow = Flow()
    flow.send(100_000, records=16)
    later = flow.now + 20_000
    assert flow.pacer.may_send(later, 0) // 2 <= 125 * 100
    assert flow.pacer.phase is Phase.START
    assert flow.pacer.window_bytes <= 32_768


def test_a_clock_of_the_viewer_that_jumps_does_no_harm() -> None:
    pacer = Pacer(0)
    total = 0
    for step in range(40):
        pacer.may_send(step * 50, 0)
        pacer.sent(step, 20_000, step * 50)
        total += 20_000
        pacer.received(total, (step * 0x9E3779B9) % 2**32, step * 50 + 40)
        pacer.painted(step, 1_000, 0, step * 50 + 41)
    assert WINDOW_MIN_BYTES <= pacer.window_bytes <= WINDOW_MAX_BYTES


def test_frames_sent_against_a_shut_gate_are_tracked_up_to_a_bound() -> None:
    pacer = Pacer(0)
    for frame in range(100):
        pacer.sent(frame, 100, frame)
    assert pacer.unpainted_frames == 64
    pacer.painted(99, 1_000, 0, 200)
    assert pacer.unpainted_frames == 0


def test_the_meter_counts_the_frames_and_bytes_of_the_last_second() -> None:
    pacer = Pacer(0)
    total = 0
    for step in range(101):
        now = step * 50
        pacer.sent(step, 1_250, now)
        total += 1_250
        pacer.received(total, now + 20, now + 20)
        pacer.painted(step, 1_000, 0, now + 20)
    meter = pacer.meter(5_020)
    assert 18 <= meter.fps <= 21
    assert 180 <= meter.kbps <= 220
    assert meter.rtt_ms in {19, 20}
    assert pacer.meter(60_000).fps == 0


samples = st.one_of(
    st.tuples(st.just("ask"), st.integers(0, 70_000)),
    st.tuples(st.just("send"), st.integers(1, 300_000)),
    st.tuples(st.just("other"), st.integers(1, 5_000)),
    st.tuples(st.just("received"), st.integers(0, 1_000_000)),
    st.tuples(st.just("painted"), st.integers(-1, 40)),
    st.tuples(st.just("want"), st.integers(1, 120)),
)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 4_000), samples), max_size=60))
def test_any_sample_is_decided_and_all_figures_stay_in_their_bounds(
    events: list[tuple[int, tuple[str, int]]],
) -> None:
    pacer, now, frame = Pacer(0), 0, -1
    for pause, (kind, value) in events:
        now += pause
        try:
            match kind:
                case "ask":
                    assert 0 <= pacer.may_send(now, value) <= WINDOW_MAX_BYTES
                case "send":
                    frame += 1
                    pacer.sent(frame, value, now)
                case "other":
                    pacer.sent(None, value, now)
                case "received":
                    pacer.received(value, (now * 7) % 2**32, now)
                case "painted":
                    pacer.painted(value, value * 20_000, value % 4, now)
                case _:
                    pacer.want(value, value * 64)
        except PeerError:
            assert kind in {"received", "painted"}
        assert WINDOW_MIN_BYTES <= pacer.window_bytes <= WINDOW_MAX_BYTES
        assert CHUNK_MIN_BYTES <= pacer.chunk_bytes <= CHUNK_MAX_BYTES
        assert 2 <= pacer.unpainted_max <= 12
        assert pacer.unpainted_frames <= 64
        assert pacer.bytes_per_s >= 0
        assert pacer.next_at_ms == pacer.next_at_ms  # no NaN
        assert pacer.health(now) in Health
        assert pacer.meter(now).kbps >= 0

"""Two directions that never wait for one another, and the watch over a leg; time is moved by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from relay.sessions.ports import LegStats, Receiver
from relay.sessions.pump import LegWatch, Pump, PumpBounds, Verdict
from tests.relay.sessions.stage import ManualClock

BOUNDS = PumpBounds(session_mbit=8, session_burst_bytes=1000)  # a million bytes a second


class PaperLeg:
    """A leg whose other side is a list."""

    def __init__(self) -> None:
        self.sent: list[bytes | str] = []
        self.is_paused = False
        self.bytes_in = 0
        self.bytes_out = 0
        self.waiting = 0
        self.acknowledged = 0

    def attach(self, receiver: Receiver) -> None: ...

    def send(self, message: bytes | str) -> None:
        self.sent.append(message)

    def close(self, code: int) -> None: ...

    def pause(self) -> None:
        assert not self.is_paused
        self.is_paused = True

    def resume(self) -> None:
        assert self.is_paused
        self.is_paused = False

    def ping(self) -> None: ...

    def buffered(self) -> int:
        return self.waiting

    def acked(self) -> int:
        return self.acknowledged

    def stats(self) -> LegStats:
        return LegStats(self.bytes_in, self.bytes_out, self.is_paused)


def make() -> tuple[PaperLeg, PaperLeg, Pump, ManualClock]:
    viewer, host, clock = PaperLeg(), PaperLeg(), ManualClock()
    return viewer, host, Pump(viewer, host, BOUNDS, clock), clock


def test_each_direction_carries_its_messages_and_counts_them() -> None:
    viewer, host, pump, _ = make()
    pump.to_host.take(b"abc")
    pump.to_viewer.take(b"de")
    pump.to_viewer.take(b"")
    assert (host.sent, viewer.sent) == ([b"abc"], [b"de", b""])
    assert (pump.to_host.size_bytes, pump.to_host.messages) == (3, 1)
    assert (pump.to_viewer.size_bytes, pump.to_viewer.messages) == (2, 2)


def test_a_full_sink_stops_its_own_source_and_not_the_other_direction() -> None:
    viewer, host, pump, clock = make()
    pump.to_viewer.hold()
    assert (host.is_paused, viewer.is_paused) == (True, False)
    pump.to_host.take(b"stop")
    assert host.sent == [b"stop"]
    clock.forward(2)
    pump.to_viewer.go_on()
    assert not host.is_paused
    assert (pump.to_viewer.paused_sink_s, pump.to_viewer.paused_rate_s) == (2, 0)


def test_going_on_without_a_hold_changes_nothing() -> None:
    viewer, _, pump, _ = make()
    pump.to_host.go_on()
    assert not viewer.is_paused


def test_an_empty_bucket_pauses_the_source_until_it_holds_something_again() -> None:
    viewer, host, pump, clock = make()
    pump.to_host.take(bytes(1000))
    assert not viewer.is_paused
    pump.to_host.take(bytes(500_000))
    assert viewer.is_paused
    assert len(host.sent) == 2
    clock.forward(0.49)
    assert viewer.is_paused
    clock.forward(0.02)
    assert not viewer.is_paused
    assert 0.499 <= pump.to_host.paused_rate_s <= 0.502


def test_a_bucket_that_has_filled_meanwhile_does_not_pause() -> None:
    viewer, _, pump, clock = make()
    pump.to_host.take(bytes(1000))
    clock.forward(1)
    pump.to_host.take(bytes(900))
    assert not viewer.is_paused


def test_more_messages_of_one_read_only_prolong_the_pause() -> None:
    viewer, _, pump, clock = make()
    pump.to_host.take(bytes(101_000))
    pump.to_host.take(bytes(100_000))
    clock.forward(0.15)
    assert viewer.is_paused
    clock.forward(0.06)
    assert not viewer.is_paused


def test_two_reasons_to_pause_must_both_end() -> None:
    viewer, _, pump, clock = make()
    pump.to_host.take(bytes(101_000))
    pump.to_host.hold()
    clock.forward(1)
    assert viewer.is_paused
    pump.to_host.go_on()
    assert not viewer.is_paused


def test_a_stopped_pump_touches_no_leg_any_more() -> None:
    viewer, host, pump, clock = make()
    pump.to_host.take(bytes(101_000))
    pump.to_viewer.hold()
    pump.stop()
    clock.forward(10)
    pump.to_viewer.go_on()
    pump.to_host.take(bytes(200_000))
    assert (viewer.is_paused, host.is_paused) == (True, True)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 5000), st.floats(0, 0.01)), max_size=100))
def test_the_rate_is_kept_and_nothing_is_dropped_or_reordered(steps: list[tuple[int, float]]) -> None:
    viewer, host, pump, clock = make()
    sent: list[bytes] = []
    begun_s = clock.monotonic_s()
    for number, (size, gap_s) in enumerate(steps):
        clock.forward(gap_s)
        while viewer.is_paused:
            clock.forward(0.001)
        message = number.to_bytes(4, "big") + bytes(size)
        sent.append(message)
        pump.to_host.take(message)
    assert host.sent == sent
    while viewer.is_paused:
        clock.forward(0.001)
    carried = sum(len(message) for message in sent)
    assert carried <= 1000 + (clock.monotonic_s() - begun_s) * 1_000_000 + 1


# --- the watch
# -----------------------------------------------------------------------------------------------------------

WATCHED = PumpBounds(dead_after_s=20, ping_s=20, stall_s=30, write_low_bytes=100)


def test_a_paired_leg_is_dead_after_20_seconds_of_silence() -> None:
    leg = PaperLeg()
    watch = LegWatch(leg, WATCHED, 0)
    assert watch.look(19.9, is_paired=True) is Verdict.FINE
    leg.bytes_in = 5
    assert watch.look(20, is_paired=True) is Verdict.FINE
    assert watch.look(39.9, is_paired=True) is Verdict.FINE
    assert watch.look(40, is_paired=True) is Verdict.DEAD


def test_a_throttled_sender_is_not_called_dead() -> None:
    leg = PaperLeg()
    watch = LegWatch(leg, WATCHED, 0)
    leg.pause()
    assert watch.look(100, is_paired=True) is Verdict.FINE
    leg.resume()
    assert watch.look(119, is_paired=True) is Verdict.FINE
    assert watch.look(120, is_paired=True) is Verdict.DEAD


def test_a_waiting_leg_is_pinged_every_20_seconds_and_dead_when_it_does_not_answer() -> None:
    leg = PaperLeg()
    watch = LegWatch(leg, WATCHED, 0)
    assert watch.look(19, is_paired=False) is Verdict.FINE
    assert watch.look(20, is_paired=False) is Verdict.PING
    leg.bytes_in = 6
    assert watch.look(21, is_paired=False) is Verdict.FINE
    assert watch.look(41, is_paired=False) is Verdict.PING
    assert watch.look(60, is_paired=False) is Verdict.FINE
    assert watch.look(61, is_paired=False) is Verdict.DEAD


def test_R16_a_leg_that_takes_nothing_is_stalled_after_30_seconds() -> None:
    leg = PaperLeg()
    watch = LegWatch(leg, WATCHED, 0)
    leg.bytes_out, leg.waiting, leg.is_paused = 1000, 101, True
    assert watch.look(10, is_paired=True) is Verdict.FINE
    assert watch.look(39.9, is_paired=True) is Verdict.FINE
    assert watch.look(40, is_paired=True) is Verdict.STALLED


def test_R16_every_byte_that_leaves_or_is_acknowledged_and_every_small_buffer_is_life() -> None:
    leg = PaperLeg()
    watch = LegWatch(leg, WATCHED, 0)
    leg.bytes_out, leg.waiting, leg.is_paused = 1000, 500, True
    assert watch.look(1, is_paired=True) is Verdict.FINE
    leg.waiting = 499
    assert watch.look(30, is_paired=True) is Verdict.FINE
    leg.acknowledged = 1
    assert watch.look(59, is_paired=True) is Verdict.FINE
    assert watch.look(88, is_paired=True) is Verdict.FINE
    leg.waiting = 100
    assert watch.look(89, is_paired=True) is Verdict.FINE
    leg.waiting = 499
    assert watch.look(118, is_paired=True) is Verdict.FINE

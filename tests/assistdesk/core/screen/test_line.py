from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.line import MARKS_MAX, Rate, RoundTrip, SentMarks


def test_the_newest_record_that_arrived_gives_the_time() -> None:
    marks = SentMarks()
    for total, at in ((100, 1.0), (200, 2.0), (300, 3.0)):
        marks.add(total, at)
    assert marks.arrived(99) is None
    assert marks.arrived(250) == 2.0
    assert marks.arrived(250) is None
    assert marks.arrived(300) == 3.0


def test_marks_are_bounded_and_the_newest_one_grows() -> None:
    marks = SentMarks()
    for total in range(1, MARKS_MAX + 1_000):
        marks.add(total, float(total))
    assert marks.arrived(MARKS_MAX - 1) == MARKS_MAX - 1
    assert marks.arrived(MARKS_MAX + 10) is None
    assert marks.arrived(MARKS_MAX + 999) == MARKS_MAX + 999


def test_the_smallest_round_trip_is_that_of_the_last_30_s() -> None:
    rtt = RoundTrip()
    rtt.add(20, 0)
    rtt.add(80, 10_000)
    rtt.add(70, 10_100)
    assert rtt.min_ms == 20
    rtt.add(90, 30_500)
    assert rtt.min_ms == 70
    rtt.add(90, 90_000)
    assert rtt.min_ms == 90


def test_the_queue_we_allow_is_half_the_round_trip_from_25_to_100_ms() -> None:
    for smallest, target in ((4, 25), (120, 60), (900, 100)):
        rtt = RoundTrip()
        rtt.add(smallest, 0)
        assert rtt.target_ms == target


@given(st.lists(st.floats(0, 60_000), min_size=1))
def test_the_smooth_round_trip_stays_among_the_samples(samples: list[float]) -> None:
    rtt = RoundTrip()
    for sample in samples:
        rtt.add(sample, 0)
    assert min(samples) - 0.001 <= rtt.smooth_ms <= max(samples) + 0.001


def test_the_rate_is_the_largest_of_ten_rounds_that_filled_the_line() -> None:
    rate = Rate()
    rate.add(900, is_held_back=True)
    assert not rate.is_known
    assert rate.bytes_per_s == 0
    rate.add(500, is_held_back=False)
    rate.add(400, is_held_back=True)
    assert rate.bytes_per_s == 500
    rate.add(700, is_held_back=True)
    assert rate.bytes_per_s == 700
    for _ in range(10):
        rate.add(100, is_held_back=False)
    assert rate.bytes_per_s == 100


def test_after_a_cut_only_the_last_round_counts() -> None:
    rate = Rate()
    for sample in (900, 800, 50):
        rate.add(sample, is_held_back=False)
    rate.cut()
    assert rate.bytes_per_s == 50

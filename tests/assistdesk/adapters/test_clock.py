"""Clocks only go forward, and random bytes are random."""

from assistdesk.adapters.clock import SystemClock, SystemRandomness


def test_monotonic_time_never_falls_and_counts_sleep() -> None:
    clock = SystemClock()
    seen = [clock.monotonic_ms() for _ in range(100)]
    assert seen == sorted(seen)
    assert clock.slept_ms() >= -1
    assert clock.wall_ms() > 1_700_000_000_000


def test_random_bytes_have_the_length_asked_for_and_differ() -> None:
    randomness = SystemRandomness()
    assert len({randomness.bytes(16) for _ in range(50)}) == 50
    assert len(randomness.bytes(0)) == 0

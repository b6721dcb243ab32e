"""The later of two clocks."""

import asyncio

from relay.sessions.clock import SystemClock


def test_a_wall_clock_set_back_prolongs_nothing_and_one_set_forward_counts() -> None:
    wall, monotonic = [5000.0], [10.0]
    clock = SystemClock(wall_s=lambda: wall[0], monotonic_s=lambda: monotonic[0])
    assert clock.now_ms() == 5_000_000
    wall[0], monotonic[0] = 1000.0, 12.0
    assert clock.now_ms() == 5_002_000
    wall[0] = 6000.0
    assert clock.now_ms() == 6_000_000
    wall[0], monotonic[0] = 5004.0, 13.0
    assert clock.now_ms() == 6_001_000
    assert clock.monotonic_s() == 13.0


async def test_later_calls_back_and_sleep_returns() -> None:
    clock, called = SystemClock(), asyncio.Event()
    clock.later(0, called.set)
    await clock.sleep(0)
    await asyncio.wait_for(called.wait(), 5)
    assert clock.now_ms() > 1_700_000_000_000

"""The later of two clocks, and no leap that nobody has made."""

import asyncio
import time

import pytest

from relay.sessions import clock as clock_module
from relay.sessions.clock import BELIEVED_AFTER_S, LEAP_S, SystemClock, awake_and_asleep_s

TEN_YEARS_S = 3653 * 86_400.0


class Hands:
    """Two clocks that are set by hand."""

    def __init__(self) -> None:
        self.wall_s, self.steady_s = 5000.0, 10.0
        self.clock = SystemClock(
            wall_s=lambda: self.wall_s, monotonic_s=lambda: self.steady_s, steady_s=lambda: self.steady_s
        )

    def pass_s(self, seconds: float) -> None:
        self.wall_s += seconds
        self.steady_s += seconds


def test_a_wall_clock_set_back_prolongs_nothing_and_one_set_forward_counts() -> None:
    hands = Hands()
    assert hands.clock.now_ms() == 5_000_000
    hands.wall_s, hands.steady_s = 1000.0, 12.0
    assert hands.clock.now_ms() == 5_002_000
    hands.wall_s = 6000.0
    assert hands.clock.now_ms() == 6_000_000
    hands.wall_s, hands.steady_s = 5004.0, 13.0
    assert hands.clock.now_ms() == 6_001_000
    assert hands.clock.monotonic_s() == 13.0


def test_D6_a_clock_that_is_ten_years_ahead_for_a_while_ends_nothing_and_prolongs_nothing() -> None:
    hands = Hands()
    hands.wall_s += TEN_YEARS_S
    for _ in range(int(BELIEVED_AFTER_S) // 60):
        assert hands.clock.now_ms() == int((5000 + hands.steady_s - 10) * 1000)
        assert hands.clock.doubt_s() == TEN_YEARS_S
        hands.pass_s(59)
    hands.wall_s -= TEN_YEARS_S
    assert hands.clock.doubt_s() == 0
    assert hands.clock.now_ms() == int(hands.wall_s * 1000)
    hands.wall_s += TEN_YEARS_S
    hands.pass_s(1)
    assert hands.clock.doubt_s() == TEN_YEARS_S, "it is a new leap, whose hour begins anew"


def test_D6_a_leap_that_stands_for_an_hour_is_believed() -> None:
    hands = Hands()
    hands.wall_s += TEN_YEARS_S
    assert hands.clock.doubt_s() == TEN_YEARS_S
    hands.pass_s(BELIEVED_AFTER_S - 1)
    assert hands.clock.doubt_s() == TEN_YEARS_S
    hands.pass_s(1)
    assert hands.clock.now_ms() == int(hands.wall_s * 1000)
    assert hands.clock.doubt_s() == 0


def test_D6_an_hour_is_no_leap_and_more_is_one() -> None:
    for ahead_s, is_believed in ((LEAP_S, True), (LEAP_S + 1, False)):
        hands = Hands()
        hands.wall_s += ahead_s
        assert (hands.clock.now_ms() == int(hands.wall_s * 1000)) is is_believed


def test_a_machine_that_slept_has_no_leap_where_the_system_counts_its_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    assert awake_and_asleep_s() >= time.monotonic() - 1
    monkeypatch.delattr(clock_module.time, "CLOCK_BOOTTIME", raising=False)
    assert awake_and_asleep_s() <= time.monotonic()


async def test_later_calls_back_and_sleep_returns() -> None:
    clock, called = SystemClock(), asyncio.Event()
    clock.later(0, called.set)
    await clock.sleep(0)
    await asyncio.wait_for(called.wait(), 5)
    assert clock.now_ms() > 1_700_000_000_000

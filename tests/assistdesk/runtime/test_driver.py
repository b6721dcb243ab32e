"""A machine's events are taken one at a time, its actions in order, and time when it asks for it."""

import asyncio

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.core.errors import MisuseError
from assistdesk.runtime.driver import Driver


def step(state: tuple[str, ...], event: str, now_ms: int, wall_ms: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if event == "bug":
        raise MisuseError("bug")
    return (*state, event), tuple(f"{event}:{number}" for number in range(2))


async def test_an_event_fed_by_an_action_waits_its_turn() -> None:
    done: list[str] = []
    changes: list[int] = []

    def carry_out(action: str) -> None:
        done.append(action)
        if action == "a:0":
            driver.feed("b")

    driver: Driver[tuple[str, ...], str, str] = Driver(
        (), step, lambda state: None, "tick", SystemClock(), carry_out, lambda: changes.append(1)
    )
    driver.feed("a")
    assert (driver.state, done) == (("a", "b"), ["a:0", "a:1", "b:0", "b:1"])
    assert changes == [1]


async def test_our_own_bug_reaches_the_caller_and_leaves_the_state_as_it_was() -> None:
    driver: Driver[tuple[str, ...], str, str] = Driver(
        (), step, lambda state: None, "tick", SystemClock(), lambda action: None, lambda: None
    )
    with pytest.raises(MisuseError):
        driver.feed("bug")
    driver.feed("a")
    assert driver.state == ("a",)


async def test_a_tick_comes_when_it_is_due() -> None:
    clock = SystemClock()
    ticked = asyncio.Event()
    due_ms = clock.monotonic_ms() + 20
    driver: Driver[tuple[str, ...], str, str] = Driver(
        (),
        step,
        lambda state: None if "tick" in state else due_ms,
        "tick",
        clock,
        lambda action: ticked.set() if action == "tick:0" else None,
        lambda: None,
    )
    driver.feed("a")
    async with asyncio.timeout(10):
        await ticked.wait()
    driver.stop()
    assert clock.monotonic_ms() >= due_ms - 1

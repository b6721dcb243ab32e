"""The customer's end against a relay in memory: nothing before Allow, nothing after Stop, whatever the line and disk do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.types import Rect
from assistdesk.runtime import intents
from assistdesk.runtime.snapshot import CustomerPhase
from tests.kit.ends import AgentSide, CustomerSide
from tests.kit.memory_relay import MemoryRelay


class Pair:
    def __init__(self, folder: Path) -> None:
        self.relay = MemoryRelay()
        self.agent = AgentSide(self.relay, self.relay.dial, folder / "agent")  # type: ignore[arg-type]
        self.customer = CustomerSide(self.relay, self.relay.dial, folder / "customer")  # type: ignore[arg-type]

    async def share(self) -> None:
        self.customer.start()
        self.customer.type_code(await self.agent.code())
        await self.customer.allow()
        await self.agent.until(lambda: self.agent.shows(self.customer.display))


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    made = Pair(tmp_path)
    yield made
    await made.customer.close()
    await made.agent.close()
    assert (made.customer.failures, made.agent.failures) == ([], [])


async def test_PR6_no_pixel_is_grabbed_before_allow_and_none_after_stop(pair: Pair) -> None:
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.SHEET)
    assert pair.customer.display.opened == 0
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    pair.customer.do(intents.Stop())
    grabs = pair.customer.display.grabs
    await pair.customer.until_capture_ended()
    pair.customer.display.draw(Rect(0, 0, 10, 10), 1, 1, 1)
    await pair.customer.until_phase(CustomerPhase.OVER)
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert pair.customer.display.grabs == grabs


async def test_C3_stop_works_on_a_line_that_is_dead_without_a_word(pair: Pair) -> None:
    await pair.share()
    for link in pair.relay.links:
        link.is_deaf = True
    pair.customer.do(intents.Stop())
    await pair.customer.until_capture_ended()
    await pair.customer.until_phase(CustomerPhase.OVER)


async def test_N3_a_line_that_breaks_stops_capture_and_comes_back_by_a_click(pair: Pair) -> None:
    await pair.share()
    pair.relay.cut(pair.agent.session.room)
    await pair.customer.until_phase(CustomerPhase.LOST)
    await pair.customer.until_capture_ended()
    await pair.customer.until_phase(CustomerPhase.BACK)
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    pair.customer.do(intents.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_N3_fifteen_silent_seconds_are_a_lost_line(pair: Pair) -> None:
    await pair.share()
    for link in pair.relay.links:
        link.is_deaf = True
    pair.customer.clock.ahead_ms += 15_000
    await pair.customer.until(lambda seen: seen.phase is not CustomerPhase.SHARING)
    await pair.customer.until_capture_ended()


async def test_a_screen_that_goes_away_holds_the_picture_and_brings_it_back(pair: Pair) -> None:
    await pair.share()
    pair.customer.display.vanish()
    await pair.customer.until(lambda seen: seen.permissions[0].why == "no_capture")
    pair.customer.display.come_back()
    await pair.customer.until(lambda seen: seen.permissions[0].state.value == "on")
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_own_windows_are_told_to_the_capture(pair: Pair) -> None:
    await pair.share()
    pair.customer.do(intents.OwnWindows(((10, 10, 50, 20),)))
    picture = pair.customer.app.session._picture
    assert picture is not None
    assert picture._capture is not None
    assert picture._capture._own_windows == (Rect(10, 10, 50, 20),)


async def test_the_boxes_take_a_link_and_send_nothing(pair: Pair) -> None:
    pair.customer.do(intents.JoinFromLink("assistdesk://join/4829157309"))
    seen = await pair.customer.until(lambda seen: seen.code)
    assert (seen.code, seen.code_by_link, seen.phase, pair.relay.claims) == (
        "4829157309",
        True,
        CustomerPhase.HOME,
        0,
    )
    pair.customer.do(intents.JoinFromLink("https://evil.example/j/#4829157309"))
    await pair.customer.until(lambda seen: seen.problem is not None and seen.problem.rule == "link")


async def test_without_the_relay_the_boxes_say_so(pair: Pair) -> None:
    pair.relay.is_down = True
    pair.customer.type_code("4829157309")
    seen = await pair.customer.until(lambda seen: seen.problem is not None)
    assert (seen.phase, seen.problem.rule) == (CustomerPhase.HOME, "offline")


async def test_joining_can_be_left_at_any_moment(pair: Pair) -> None:
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.JOINING)
    pair.customer.do(intents.Cancel())
    await pair.customer.until_phase(CustomerPhase.HOME)
    await asyncio.sleep(0)
    assert pair.customer.display.opened == 0

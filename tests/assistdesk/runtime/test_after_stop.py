"""After Stop, by whatever way and at whatever moment: no pixel that was captured later is in any record, and no key lands.

Real ends but for the agent, who is scripted: she speaks the protocol and goes on sending whatever she is told. The whole screen
takes a colour at the moment after Stop; every record that the customer's end ever handed to its socket, delivered or not, is
opened afterwards and searched for that colour (bad-inputs.md PR6, PR8, C1 to C3).
"""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.types import Permission, PermissionState, Rect, Scope
from assistdesk.core.wire.messages import InKey, InMove, InText, PermAsk, PermState, ViewRefresh
from assistdesk.runtime import intents_customer
from tests.kit.counted_input import CountedInput
from tests.kit.ends import CustomerSide
from tests.kit.memory_relay import MemoryRelay
from tests.kit.scripted import ScriptedEnd, screen_messages, shows_colour

LATER = (251, 7, 133)
WHOLE = Rect(0, 0, 320, 200)
MOMENTS, AT_ONCE = 200, 20
KEY_A = 0x04


class Stage:
    """One session, at a moment that the dice choose."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.relay = MemoryRelay()
        self.input = CountedInput()
        self.agent = ScriptedEnd(self.relay)
        self.customer = CustomerSide(
            self.relay,  # type: ignore[arg-type]
            self.relay.dial,
            folder / str(seed),
            open_input=lambda: self.input,
        )
        self.grant = 0

    async def share(self) -> None:
        digits = await self.agent.make_code()
        self.customer.start()
        self.customer.type_code(digits)
        await asyncio.gather(self.agent.meet(as_viewer=True), self.customer.allow())
        await self.agent.until(lambda: len(self.agent.pictures) >= 2)

    async def give_control(self) -> None:
        self.agent.send(PermAsk(2, Permission.CONTROL, Scope((0,)), ""))
        await self.customer.answer()
        given = await self.agent.until(
            lambda: self.agent.last(PermState, perm=Permission.CONTROL, state=PermissionState.ON)
        )
        self.grant = given.grant

    def be_busy(self) -> None:
        """Something changes on the screen, the agent moves and types."""
        for _ in range(self.dice.randint(0, 2)):
            x, y = self.dice.randint(0, 200), self.dice.randint(0, 100)
            self.customer.display.draw(Rect(x, y, 100, 90), self.dice.randint(0, 250), 9, 9)
        for _ in range(self.dice.randint(0, 5)):
            self.agent.send(InMove(self.grant, 0, 5, 5), InKey(self.grant, KEY_A, True), InText(self.grant, "rm"))

    async def stop(self, way: Callable[["Stage"], None]) -> None:
        """Until the effect is there; then the screen takes the colour that nobody may see, and the agent goes on."""
        way(self)
        while self.customer.app.session.state.phase not in (HostPhase.ENDED, HostPhase.LOST):
            await asyncio.sleep(0)
        self.input.is_over = True
        self.customer.display.draw(WHOLE, *LATER)
        self.agent.send(ViewRefresh(255), *(InKey(self.grant, KEY_A, True) for _ in range(5)))

    async def is_clean(self) -> bool:
        await self.customer.until_capture_ended()
        for _ in range(20):
            await asyncio.sleep(0)
        sent = [link for link in self.relay.links if link.peer is self.agent.link]
        records = [record for link in sent for record in link.sent]
        return not self.input.late and not shows_colour(screen_messages(records, self.agent.established), LATER)

    async def close(self) -> None:
        await self.customer.close()
        await self.agent.close()
        assert self.customer.failures == []


def press_on_a_dead_line(stage: Stage) -> None:
    for link in stage.relay.links:
        link.is_deaf = True
    stage.customer.do(intents_customer.Stop())


def panic(stage: Stage) -> None:
    assert stage.customer.watch.tell is not None
    stage.customer.watch.tell("stop_key")


WAYS: dict[str, Callable[[Stage], None]] = {
    "the button": lambda stage: stage.customer.do(intents_customer.Stop("button")),
    "the Stop key": panic,
    "the window closed": lambda stage: stage.customer.do(intents_customer.Stop("window")),
    "the network dead": press_on_a_dead_line,
    "the line cut": lambda stage: stage.relay.cut(stage.agent.room),
}


async def one_moment(folder: Path, seed: int, way: Callable[[Stage], None]) -> bool:
    stage = Stage(folder, seed)
    try:
        await stage.share()
        if stage.dice.random() < 0.5:
            await stage.give_control()
        for _ in range(stage.dice.randint(0, 3)):
            stage.be_busy()
            for _ in range(stage.dice.randint(0, 30)):
                await asyncio.sleep(0)
        stage.be_busy()
        await stage.stop(way)
        return await stage.is_clean()
    finally:
        await stage.close()


@pytest.mark.parametrize("how", WAYS)
async def test_PR6_after_stop_at_any_moment_no_later_pixel_is_in_any_record_and_no_key_lands(
    tmp_path: Path, how: str
) -> None:
    each = MOMENTS // len(WAYS)
    for first in range(0, each, AT_ONCE):
        seeds = range(first, min(first + AT_ONCE, each))
        outcomes = await asyncio.gather(*(one_moment(tmp_path, seed, WAYS[how]) for seed in seeds))
        assert [seed for seed, is_clean in zip(seeds, outcomes, strict=True) if not is_clean] == []


async def test_the_search_finds_a_pixel_that_was_sent_and_a_key_that_landed(tmp_path: Path) -> None:
    """The proof above proves nothing if it cannot fail: here nobody stops."""
    stage = Stage(tmp_path, 1)
    await stage.share()
    await stage.give_control()
    stage.input.is_over = True
    stage.customer.display.draw(WHOLE, *LATER)
    stage.agent.send(InKey(stage.grant, KEY_A, True))
    await stage.agent.until(lambda: shows_colour(stage.agent.pictures, LATER))
    while not stage.input.late:
        await asyncio.sleep(0)
    stage.customer.do(intents_customer.Stop())
    assert not await stage.is_clean()
    await stage.close()

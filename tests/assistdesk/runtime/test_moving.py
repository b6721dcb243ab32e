"""A planned move, both ends whole and a relay in memory: nothing lapses and nothing is lost (protocol.md section 12.4, N12)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.session import events
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Permission, PermissionState, Rect, Scope
from assistdesk.core.wire.messages import InMove
from assistdesk.runtime import intents_customer
from assistdesk.runtime.intents_share import OfferFiles
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.assistdesk.runtime.test_sharing import Sharers, taken_by_customer
from tests.kit.counted_input import CountedInput

CONTROL, FILES = Permission.CONTROL, Permission.FILES
ELSEWHERE = "ws://elsewhere"
BIG_BYTES = 30_000_000


class Movers(Sharers):
    def __init__(self, folder: Path) -> None:
        self.input = CountedInput()
        super().__init__(folder, open_input=lambda: self.input)

    @property
    def room(self) -> str:
        return self.agent.session.room

    async def share_with_control(self) -> None:
        await self.share()
        self.agent.session.feed(events.AskPressed(CONTROL, Scope((0,)), ""))
        await self.customer.answer()
        await self.until(lambda: self.agent_state(CONTROL) is PermissionState.ON)

    async def moved(self) -> None:
        await self.until(lambda: "link.moved" in self.entries())

    def point(self, x: int) -> None:
        self.agent.session.feed(events.SendWanted(InMove(self.grant(CONTROL), 0, x, 7)))

    async def end_well(self) -> None:
        """Stop; both ends are over, and the ledger is whole and countersigned."""
        self.customer.do(intents_customer.Stop())
        await self.customer.until_phase(CustomerPhase.OVER)
        await self.agent.until(self.agent.session.is_over.is_set)
        book = self.customer.app.session.book
        await self.until(lambda: verify(book.bytes.splitlines(keepends=True)).outcome is Outcome.OK)


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Movers]:
    async with Movers(tmp_path) as made:
        yield made


async def test_N12_a_move_during_control_and_a_file_loses_nothing(pair: Movers, tmp_path: Path) -> None:
    await pair.share_with_control()
    await pair.give(FILES)
    big = tmp_path / "big.bin"
    with big.open("wb") as sparse:
        sparse.truncate(BIG_BYTES)
    pair.agent.session.sharing.handle(OfferFiles((str(big),)))
    await taken_by_customer(pair)
    await pair.customer.until(lambda seen: seen.share.files[-1].moved > 0)
    pair.relay.move(pair.room, ELSEWHERE)
    wanted = []
    for x in range(200):
        pair.point(x)
        wanted.append(f"move {x} 7")
        await asyncio.sleep(0.002)
    await pair.moved()
    pair.point(200)
    await pair.until(lambda: "move 200 7" in pair.input.done)
    assert [act for act in pair.input.done if act in wanted] == wanted
    assert pair.agent_state(CONTROL) is PermissionState.ON
    await pair.customer.until(lambda seen: seen.share.files[-1].stage == "done")
    (item,) = pair.customer.app.session.sharing.files.state.items
    assert (item.start, item.at) == (0, BIG_BYTES)
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    assert pair.relay.rooms[pair.room].pairing == 2
    assert "link.lost" not in pair.entries()
    await pair.end_well()


async def test_a_move_to_where_nobody_answers_changes_nothing(pair: Movers) -> None:
    await pair.share_with_control()
    pair.relay.dead_nodes.add(ELSEWHERE)
    pair.relay.move(pair.room, ELSEWHERE)
    for x in range(50):
        pair.point(x)
        await asyncio.sleep(0.002)
    await pair.until(lambda: pair.input.done[-1:] == ["move 49 7"])
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    assert not {"link.moved", "link.lost"} & set(pair.entries())
    pair.relay.move(pair.room, "ws://third")
    await pair.moved()
    await pair.end_well()


async def test_one_move_after_another(pair: Movers) -> None:
    await pair.share_with_control()
    for number in (1, 2, 3):
        pair.relay.move(pair.room, f"ws://node-{number}")
        await pair.until(lambda number=number: pair.entries().count("link.moved") == number)
        pair.point(number)
    await pair.until(lambda: pair.input.done[-1:] == ["move 3 7"])
    await pair.end_well()


async def test_stop_in_the_middle_of_a_move_ends_the_session_at_both_ends(pair: Movers) -> None:
    await pair.share()
    pair.relay.move(pair.room, ELSEWHERE)
    await pair.until(lambda: len(pair.relay.rooms[pair.room].legs) == 2)
    await pair.end_well()


async def test_a_line_that_breaks_in_the_middle_of_a_move_is_a_loss(pair: Movers) -> None:
    await pair.share_with_control()
    old = list(pair.relay.rooms[pair.room].legs.values())
    pair.relay.move(pair.room, ELSEWHERE)
    await pair.until(lambda: len(pair.relay.rooms[pair.room].legs) == 2)
    for leg in old:
        leg.end(None)
    await pair.customer.until_phase(CustomerPhase.BACK)
    await pair.until(lambda: "link.back" in pair.entries())
    pair.customer.do(intents_customer.Continue())
    await pair.until(lambda: pair.agent_state(Permission.VIEW) is PermissionState.ON)
    assert pair.agent_state(CONTROL) is PermissionState.OFF
    await pair.end_well()


async def test_what_is_said_in_the_chat_while_the_room_moves_arrives_once(pair: Movers) -> None:
    await pair.share()
    pair.relay.move(pair.room, ELSEWHERE)
    for number in range(10):
        pair.agent.session.talking.say(f"{number}")
        await asyncio.sleep(0.005)
    await pair.moved()
    await pair.until(lambda: len(pair.customer.app.session.talking.view.lines) == 10)
    assert [line.text for line in pair.customer.app.session.talking.view.lines] == [str(each) for each in range(10)]

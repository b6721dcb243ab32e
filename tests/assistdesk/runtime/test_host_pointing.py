"""The customer's end of pointing: shown only under a grant, veiled before it is shown, gone at once with it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.session import events
from assistdesk.core.session.pointing import Board
from assistdesk.core.types import DrawShape, Monitor, Permission, PermissionState, Rect, Scope
from assistdesk.core.wire.messages import Message, PtrClear, PtrDraw, PtrMove
from assistdesk.runtime import intents_customer
from assistdesk.runtime.host_pointing import GONE_MS, HostPointing
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.ends import AheadClock
from tests.kit.pair import Pair

MONITORS = (Monitor(0, 0, 0, 800, 600),)
ARROW = ((10, 10), (200, 100))


def arrow(grant: int = 1, life_s: int = 0) -> PtrDraw:
    return PtrDraw(grant, 0, DrawShape.ARROW, ARROW, 0, life_s, "")


class Order:
    """What was veiled and shown, in the order in which it was said."""

    def __init__(self) -> None:
        self.clock = AheadClock()
        self.said: list[tuple[str, object]] = []
        self.pointing = HostPointing(
            self.clock,
            lambda board: self.said.append(("show", board)),
            lambda places: self.said.append(("veil", places)),
            lambda: "Ana",
        )

    def veiled_last(self) -> object:
        return [what for kind, what in self.said if kind == "veil"][-1]

    async def until_veiled(self, places: tuple[Rect, ...]) -> None:
        async with asyncio.timeout(5):
            while self.veiled_last() != places:
                await asyncio.sleep(0.01)


async def test_I16_the_capture_hears_of_a_drawing_before_a_window_does() -> None:
    order = Order()
    order.pointing.take(arrow(), MONITORS)
    assert [kind for kind, _ in order.said] == ["veil", "show"]
    assert order.veiled_last() == order.pointing.veiled != ()


async def test_the_place_of_what_is_gone_stays_veiled_for_a_moment() -> None:
    order = Order()
    order.pointing.take(arrow(), MONITORS)
    places = order.pointing.veiled
    order.pointing.clear()
    kind, board = order.said[-1]
    assert kind == "show"
    assert isinstance(board, Board)
    assert board.drawings == ()
    assert order.pointing.veiled == places
    order.clock.ahead_ms += GONE_MS
    order.pointing.clear()
    assert order.veiled_last() == ()
    order.pointing.close()


async def test_what_moves_and_what_fades_ends_by_itself() -> None:
    order = Order()
    order.pointing.take(PtrMove(1, 0, 50, 60), MONITORS)
    order.pointing.take(arrow(life_s=1), MONITORS)
    order.clock.ahead_ms += 10_000
    order.pointing.take(PtrMove(1, 0, 70, 60), MONITORS)
    assert order.pointing.board.drawings == ()
    order.clock.ahead_ms += 10_000
    order.pointing.take(PtrClear(1), MONITORS)
    await order.until_veiled(())
    order.pointing.close()


# --- through a session --------------------------------------------------------------------------------------------


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    async with Pair(tmp_path) as made:
        yield made


async def pointed(pair: Pair) -> int:
    """Shared, asked and allowed; the number of Point's grant."""
    await pair.share()
    pair.agent.session.feed(events.AskPressed(Permission.POINT, Scope((0,)), ""))
    seen = await pair.customer.until(lambda seen: seen.asks)
    assert seen.asks[0].permissions == (Permission.POINT,)
    await pair.customer.answer(minutes=60)
    state = pair.agent.session.state
    assert state is not None
    await pair.agent.until(lambda: pair.agent.session.state and pair.agent.session.state.is_on(Permission.POINT))
    state = pair.agent.session.state
    assert state is not None
    return state.mirror(Permission.POINT).grant


async def test_what_is_asked_together_is_answered_on_one_card_each_by_itself(pair: Pair) -> None:
    await pair.share()
    point = events.AskPressed(Permission.POINT, Scope((0,)), "")
    record = events.AskPressed(Permission.RECORD, Scope(), "")
    pair.agent.session.feed(events.AskedTogether((point, record)))
    seen = await pair.customer.until(lambda seen: seen.asks and len(seen.asks[0].permissions) == 2)
    assert (len(seen.asks), seen.asks[0].minutes_offered) == (1, (60, 15, 0))
    pair.customer.do(intents_customer.SheetShown(seen.asks[0].id, pair.customer.clock.monotonic_ms()))
    pair.customer.clock.ahead_ms += 1_100
    now_ms = pair.customer.clock.monotonic_ms()
    pair.customer.do(intents_customer.Answer(seen.asks[0].id, True, now_ms, (), 15, (Permission.POINT,)))
    await pair.agent.until(lambda: pair.agent.session.state and pair.agent.session.state.is_on(Permission.POINT))
    state = pair.agent.session.state
    assert state is not None
    assert state.mirror(Permission.RECORD).state is PermissionState.OFF


def send(pair: Pair, message: Message) -> None:
    """As a hostile agent would: past her own machine."""
    line = pair.agent.session.connection.line
    assert line is not None
    line.send(message)


async def test_C1_pointing_without_a_grant_or_with_an_old_one_shows_nothing(pair: Pair) -> None:
    grant = await pointed(pair)
    send(pair, arrow(grant))
    await pair.customer.until(lambda _seen: pair.customer.boards)
    assert len(pair.customer.boards[-1].drawings) == 1
    pair.customer.do(intents_customer.Revoke(Permission.POINT))
    assert pair.customer.boards[-1].drawings == ()
    shown = len(pair.customer.boards)
    for number in (grant, grant + 1, 1):
        send(pair, arrow(number))
    await pair.customer.until(lambda _seen: pair.customer.app.session.state.refused)
    assert len(pair.customer.boards) == shown


async def test_C2_stop_takes_every_drawing_off_the_screen_at_once(pair: Pair) -> None:
    grant = await pointed(pair)
    send(pair, arrow(grant))
    await pair.customer.until(lambda _seen: pair.customer.boards)
    pair.customer.do(intents_customer.Stop())
    assert pair.customer.boards[-1].drawings == ()
    await pair.customer.until_phase(CustomerPhase.OVER)


async def test_pause_clears_and_the_capture_of_the_session_is_told_what_is_veiled(pair: Pair) -> None:
    grant = await pointed(pair)
    send(pair, arrow(grant))
    await pair.customer.until(lambda _seen: pair.customer.boards)
    picture = pair.customer.app.session._picture
    assert picture is not None
    assert picture._capture is not None
    assert picture._capture._veiled == pair.customer.app.session.desktop.pointing.veiled != ()
    pair.customer.do(intents_customer.Pause())
    assert pair.customer.boards[-1].drawings == ()

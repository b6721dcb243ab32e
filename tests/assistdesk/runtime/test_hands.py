"""The agent's hands on a real display: from the agent's end through the sealed line to what a window there would feel.

The agent here is hostile: it speaks the protocol and ignores what its own machine says.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from assistdesk.adapters.input_x11 import X11Input
from assistdesk.adapters.windows_x11 import X11Windows
from assistdesk.core.errors import RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Monitor, Permission, PermissionState, Rect, Scope, Why
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel, Message
from assistdesk.runtime import intents_customer
from assistdesk.runtime.hands import WAITING_MAX, Hands
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.assistdesk.adapters.test_windows_x11 import Program
from tests.contracts.input import Witness
from tests.kit.display import Display, wait_until
from tests.kit.pair import Pair

pytestmark = pytest.mark.display
SOON_S = 20.0
KEY_A, LEFT_SHIFT = 0x04, 0xE1
CONTROL = Permission.CONTROL


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display(640, 480, window_manager=False) as one:
        yield one


@pytest.fixture
def witness(display: Display) -> Iterator[Witness]:
    one = Witness(display.name)
    one.count()
    one.moves = one.presses = 0
    yield one
    one.close()


class Handed(Pair):
    """Two ends; the customer's hands are real."""

    def __init__(self, folder: Path, display: Display) -> None:
        super().__init__(folder, open_input=self._open, open_windows=lambda: X11Windows(display.name, own_pid=1))
        self.inputs: list[X11Input] = []
        self._display = display

    def _open(self) -> X11Input:
        self.inputs.append(X11Input(self._display.name))
        return self.inputs[-1]

    def injected(self) -> int:
        return sum(sum(one.injected()) for one in self.inputs)

    async def grant_control(self) -> int:
        """Ask, see the card for as long as it takes, allow; the grant's number."""
        await self.agent.until(lambda: self.state() is PermissionState.OFF)
        self.agent.session.feed(events.AskPressed(CONTROL, Scope((0,)), ""))
        await self.customer.answer()
        await self.agent.until(lambda: self.state() is PermissionState.ON)
        assert self.agent.session.state is not None
        return self.agent.session.state.mirror(CONTROL).grant

    def state(self) -> PermissionState:
        assert self.agent.session.state is not None
        return self.agent.session.state.mirror(CONTROL).state

    def send(self, *messages: Message) -> None:
        """Past the agent's own machine, straight to the line."""
        line = self.agent.session.connection.line
        assert line is not None
        for message in messages:
            line.send(message)

    async def until(self, holds: Callable[[], object]) -> None:
        async with asyncio.timeout(SOON_S):
            while not holds():
                await asyncio.sleep(0.01)

    def refused(self) -> dict[str, int]:
        """Input that was dropped, by kind."""
        refused = self.customer.app.session.state.refused
        return {each.kind: each.total for each in refused if each.kind.startswith(("in.", "own", "hidden"))}

    def ledger(self) -> bytes:
        return self.customer.app.session.book.bytes


@pytest.fixture
async def pair(tmp_path: Path, display: Display) -> AsyncIterator[Handed]:
    async with Handed(tmp_path, display) as made:
        yield made


def one_of_each(grant: int) -> tuple[Message, ...]:
    return (
        InMove(grant, 0, 9, 9),
        InButton(grant, 1, True, 0, 9, 9),
        InWheel(grant, 0, 120),
        InKey(grant, KEY_A, True),
        InText(grant, "rm -rf"),
    )


EACH_ONCE = {"in.move": 1, "in.button": 1, "in.wheel": 1, "in.key": 1, "in.text": 1}


async def test_C1_input_without_a_grant_is_dropped_counted_and_written_down(pair: Handed, witness: Witness) -> None:
    await pair.share()
    pair.send(*one_of_each(0), *one_of_each(1), *one_of_each(2))
    await pair.until(lambda: pair.refused() == dict.fromkeys(EACH_ONCE, 3))
    assert (pair.inputs, witness.count()) == ([], (0, 0))
    pair.customer.do(intents_customer.Stop())
    await pair.customer.until_phase(CustomerPhase.OVER)
    await pair.until(pair.customer.app.session.book.is_closed.is_set)
    for kind in EACH_ONCE:
        assert f'"ev":"refused","d":{{"kind":"{kind}","count":1}}'.encode() in pair.ledger()
        assert f'"ev":"refused","d":{{"kind":"{kind}","count":2}}'.encode() in pair.ledger()
    assert b"rm -rf" not in pair.ledger()
    assert verify(pair.ledger().splitlines(keepends=True)).outcome is Outcome.OK


async def test_C1_input_under_an_old_grant_or_another_sessions_is_dropped(pair: Handed, witness: Witness) -> None:
    await pair.share()
    old = await pair.grant_control()
    pair.send(InMove(old, 0, 9, 9))
    await pair.until(lambda: witness.count() == (1, 0))
    pair.customer.do(intents_customer.Revoke(CONTROL))
    pair.send(*one_of_each(old))
    await pair.until(lambda: pair.refused() == EACH_ONCE)
    new = await pair.grant_control()
    assert new != old
    pair.send(*one_of_each(old), *one_of_each(new + 1))
    await pair.until(lambda: pair.refused() == dict.fromkeys(EACH_ONCE, 3))
    assert witness.count() == (1, 0)
    pair.send(InMove(new, 0, 8, 8))
    await pair.until(lambda: witness.count() == (2, 0))


async def test_C13_revoke_and_stop_let_go_of_what_is_held_before_they_return(pair: Handed, witness: Witness) -> None:
    await pair.share()
    for end in (intents_customer.Revoke(CONTROL), intents_customer.Stop()):
        grant = await pair.grant_control()
        pair.send(InKey(grant, LEFT_SHIFT, True), InButton(grant, 1, True, 0, 9, 9))
        await pair.until(lambda: len(witness.down()[0]) == 1 and witness.down()[1] == 1)
        pair.customer.do(end)
        assert witness.nothing_is_down()


async def test_C13_a_lost_line_lets_go_at_once_and_control_does_not_come_back(pair: Handed, witness: Witness) -> None:
    await pair.share()
    grant = await pair.grant_control()
    pair.send(InKey(grant, LEFT_SHIFT, True))
    await pair.until(lambda: len(witness.down()[0]) == 1)
    pair.relay.cut(pair.agent.session.room)
    await pair.customer.until_phase(CustomerPhase.LOST)
    assert witness.nothing_is_down()
    await pair.customer.until_phase(CustomerPhase.BACK)
    pair.customer.do(intents_customer.Continue())
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    assert pair.state() is PermissionState.OFF
    pair.send(InKey(grant, LEFT_SHIFT, True))
    await pair.until(lambda: pair.refused() == {"in.key": 1})
    assert witness.nothing_is_down()


async def test_C14_local_input_holds_control_lets_go_and_both_are_told(pair: Handed, witness: Witness) -> None:
    await pair.share()
    grant = await pair.grant_control()
    pair.send(InKey(grant, LEFT_SHIFT, True))
    await pair.until(lambda: len(witness.down()[0]) == 1)
    assert pair.customer.watch.tell is not None
    await asyncio.to_thread(pair.customer.watch.tell, "local_press")
    await pair.agent.until(lambda: pair.state() is PermissionState.HELD)
    assert pair.agent.session.state is not None
    assert pair.agent.session.state.mirror(CONTROL).why is Why.LOCAL_INPUT
    assert witness.nothing_is_down()
    pair.send(InKey(grant, KEY_A, True))
    await pair.until(lambda: pair.refused() == {"in.key": 1})
    seen = await pair.customer.until(lambda seen: seen.permissions[2].why)
    assert seen.permissions[2].why == "local_input"
    pair.customer.clock.ahead_ms += 2_000
    await pair.agent.until(lambda: pair.state() is PermissionState.ON)
    pair.send(InKey(grant, KEY_A, True))
    await pair.until(lambda: len(witness.down()[0]) == 1)


async def test_C4_C5_own_windows_and_open_questions_take_nothing(pair: Handed, witness: Witness) -> None:
    await pair.share()
    grant = await pair.grant_control()
    pair.customer.do(intents_customer.OwnWindows(((0, 0, 50, 50),)))
    pair.send(InButton(grant, 1, True, 0, 20, 20), InWheel(grant, 0, 120), InMove(grant, 0, 20, 20))
    await pair.until(lambda: pair.refused() == {"own_window": 3})
    pair.customer.do(intents_customer.OwnWindows((), has_focus=True))
    pair.send(InKey(grant, 0x28, True), InText(grant, "y"))
    await pair.until(lambda: pair.refused() == {"own_window": 5})
    pair.customer.do(intents_customer.OwnWindows((), has_focus=False))
    pair.agent.session.feed(events.AskPressed(Permission.RESUME, Scope(), ""))
    await pair.customer.until(lambda seen: seen.asks)
    pair.send(*one_of_each(grant))
    await pair.until(lambda: pair.refused() == {"own_window": 5, **EACH_ONCE})
    assert witness.count() == (0, 0)
    assert pair.customer.seen.asks


async def test_I16_what_the_customer_hides_takes_no_click_no_drag_no_wheel_and_no_key(
    pair: Handed, witness: Witness, display: Display
) -> None:
    program = Program(display.name)
    window, other = program.open(Rect(100, 100, 60, 40)), program.open(Rect(200, 100, 60, 40))
    await pair.share()
    grant = await pair.grant_control()
    pair.customer.do(intents_customer.HideWindow(window, True))
    pair.send(InMove(grant, 0, 110, 110), InButton(grant, 1, True, 0, 110, 110), InButton(grant, 1, False, 0, 110, 110))
    pair.send(InWheel(grant, 0, 120))
    await pair.until(lambda: pair.refused() == {"hidden_area": 2})
    assert witness.count() == (1, 0)
    pair.send(InButton(grant, 1, True, 0, 50, 50), InMove(grant, 0, 110, 110), InButton(grant, 1, False, 0, 120, 110))
    await pair.until(lambda: pair.refused() == {"hidden_area": 3})
    await pair.until(witness.nothing_is_down)
    assert witness.count() == (2, 1)
    program.focus(window)
    pair.send(InKey(grant, KEY_A, True), InKey(grant, KEY_A, False), InText(grant, "rm -rf"))
    await pair.until(lambda: pair.refused() == {"hidden_area": 5})
    program.focus(other)
    pair.send(InText(grant, "a text of more than one piece"))
    await pair.until(lambda: witness.count()[1] == 1 + 29)
    pair.customer.do(intents_customer.HideArea(0, 0, 30, 30))
    pair.send(InButton(grant, 1, True, 0, 9, 9))
    await pair.until(lambda: pair.refused() == {"hidden_area": 6})
    await pair.until(
        lambda: [dict(line.fields).get("kind") for line in pair.agent.session.log_lines].count("hidden_area") == 1
    )
    program.focus(1)
    program.close()


async def test_a_button_is_pressed_where_the_message_says_and_a_text_is_typed_whole(
    pair: Handed, witness: Witness, display: Display
) -> None:
    await pair.share()
    grant = await pair.grant_control()
    pair.send(InButton(grant, 3, True, 0, 123, 45), InButton(grant, 3, False, 0, 9_000, 9_000), InText(grant, "aB"))
    await pair.until(lambda: witness.count()[1] == 4)
    place = witness.x.core.QueryPointer(witness.root).reply()
    assert (place.root_x, place.root_y) == (319, 199)
    assert witness.nothing_is_down()


def test_an_input_that_cannot_be_opened_is_said_and_nothing_hangs() -> None:
    said: list[str] = []

    def refuse() -> X11Input:
        raise RefusedError("no_display")

    hands = Hands(refuse, said.append)
    hands.do(InKey(1, KEY_A, True), ())
    hands.close()
    hands.join()
    assert said == ["no_display"]


def test_an_input_that_could_not_be_opened_once_is_opened_by_the_next_message(
    display: Display, witness: Witness
) -> None:
    said: list[str] = []

    def open_input() -> X11Input:
        if not said:
            raise RefusedError("no_display")
        return X11Input(display.name)

    hands = Hands(open_input, said.append)
    hands.do(InKey(1, KEY_A, True), ())
    wait_until(lambda: said == ["no_display"], "the refusal", SOON_S)
    hands.join()
    hands.do(InKey(1, KEY_A, True), ())
    wait_until(lambda: len(witness.down()[0]) == 1, "the key after it", SOON_S)
    hands.close()
    hands.join()


def test_what_waits_too_long_is_let_go_and_said(display: Display, witness: Witness) -> None:
    said: list[str] = []
    is_opening = threading.Event()

    def slow() -> X11Input:
        is_opening.wait(SOON_S)
        return X11Input(display.name)

    hands = Hands(slow, said.append)
    for _ in range(WAITING_MAX + 1):
        hands.do(InMove(1, 0, 5, 5), (Monitor(0, 0, 0, 640, 480),))
    is_opening.set()
    hands.do(InKey(1, KEY_A, True), ())
    wait_until(lambda: len(witness.down()[0]) == 1, "the key after it", SOON_S)
    assert said == ["input_behind"]
    assert witness.count() == (0, 1)
    hands.close()
    hands.join()
    assert witness.nothing_is_down()

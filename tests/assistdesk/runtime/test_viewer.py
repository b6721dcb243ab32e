"""The agent's end against a relay in memory: the code's life, tries, what is told and what is kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.crypto.code import damm, make_code, parse_code
from assistdesk.core.session import events
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.session.viewer_state import ViewerPhase
from assistdesk.runtime import intents_customer
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.pair import Pair


class Coded(Pair):
    """The customer is at her boxes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.customer.start()

    def tries_left(self) -> int | None:
        state = self.agent.session.state
        return 3 - state.tries if state is not None else None

    def phase(self) -> ViewerPhase | None:
        state = self.agent.session.state
        return state.phase if state is not None else None


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Coded]:
    async with Coded(tmp_path) as made:
        yield made


async def test_a_code_has_a_right_check_digit_and_only_its_nameplate_is_known_to_the_relay(pair: Coded) -> None:
    digits = await pair.agent.code()
    assert damm(digits) == 0
    (room,) = pair.relay.rooms.values()
    assert digits.startswith(room.nameplate)
    assert digits not in repr(pair.relay.rooms)


async def test_PR10_three_wrong_codes_burn_it(pair: Coded) -> None:
    code = parse_code(await pair.agent.code())
    wrong = make_code(code.nameplate, f"{(int(code.secret) + 7) % 100_000:05d}")
    for left in (2, 1, 0):
        await pair.agent.until(lambda: pair.agent.session.is_in_room or pair.phase() is ViewerPhase.OVER)
        pair.customer.type_code(wrong.digits)
        await pair.customer.until(lambda seen, left=left: seen.tries_left == left)
        await pair.agent.until(lambda left=left: pair.tries_left() == left)
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert pair.agent.session.code is None
    assert pair.agent.session.state is not None
    assert pair.agent.session.state.trouble == "code_burned"


async def test_H15_a_code_is_dead_when_the_wall_clock_says_so(pair: Coded) -> None:
    digits = await pair.agent.code()
    pair.agent.clock.wall_ahead_ms += 600_000
    pair.customer.type_code(digits)
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert pair.agent.session.state is not None
    assert pair.agent.session.state.trouble == "code_expired"
    await pair.customer.until_phase(CustomerPhase.HOME)


async def test_a_cancelled_code_is_taken_back_at_the_relay(pair: Coded) -> None:
    await pair.agent.code()
    pair.agent.session.feed(events.CancelPressed())
    await pair.agent.until(pair.agent.session.is_over.is_set)
    await pair.agent.until(lambda: next(iter(pair.relay.rooms.values())).outcome == "cancelled")


async def test_without_the_relay_there_is_no_code_and_a_reason(pair: Coded) -> None:
    pair.relay.is_down = True
    pair.agent.session.start()
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert (pair.agent.session.trouble, pair.agent.session.state) == ("unreachable", None)


async def test_both_ends_keep_a_ledger_that_verifies_to_its_end(pair: Coded) -> None:
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    pair.customer.do(intents_customer.Stop())
    await pair.agent.until(pair.agent.session.is_over.is_set)
    await pair.customer.until(lambda seen: seen.report is not None)
    for book in (pair.agent.session.book, pair.customer.app.session.book):
        assert verify(book.bytes.splitlines(keepends=True)).outcome is Outcome.OK
    assert [line.ev for line in pair.agent.session.log_lines][-2:] == ["perm.off", "session.end"]


async def test_a_slow_window_is_not_sent_a_third_picture(pair: Coded) -> None:
    from assistdesk.core.types import Rect

    pair.agent.paints = False
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.allow()
    for number in range(6):
        pair.customer.display.draw(Rect(number * 10, 0, 10, 10), number, 9, 9)
        await pair.agent.until(lambda: any(update.last for update in pair.agent.updates))
    frames = {update.frame for update in pair.agent.updates if update.last}
    assert len(frames) <= 2

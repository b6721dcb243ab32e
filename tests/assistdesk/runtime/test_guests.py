"""A colleague beside the agent, through a relay in memory: named, let in, seen, handed over to; one Stop ends all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.session import events
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import InviteKind, Monitor, Permission, PermissionState, Rect, SafetyResult
from assistdesk.runtime import intents_customer
from assistdesk.runtime.snapshot_customer import CustomerPhase, CustomerSnapshot
from tests.kit.ends import AgentSide, CustomerSide
from tests.kit.memory_relay import MemoryRelay
from tests.kit.pair import share

ForGuest = intents_customer.ForGuest


class Trio:
    """Ana with a session, the customer, and Marco, whose app has made a code of its own."""

    def __init__(self, folder: Path) -> None:
        self.relay = MemoryRelay()
        self.ana = AgentSide(self.relay, self.relay.dial, folder / "ana")  # type: ignore[arg-type]
        self.marco = AgentSide(self.relay, self.relay.dial, folder / "marco")  # type: ignore[arg-type]
        self.customer = CustomerSide(self.relay, self.relay.dial, folder / "customer")  # type: ignore[arg-type]

    async def share(self) -> None:
        await share(self.ana, self.customer)

    async def invite(self, kind: InviteKind) -> None:
        """Up to Marco's sheet before the customer."""
        self.ana.session.inviting.ask(kind, await self.marco.code(), "Marco Díaz")
        seen = await self.customer.until(lambda seen: seen.asks)
        ask = seen.asks[0]
        assert (ask.invited, ask.is_hand_over, ask.permissions) == ("Marco Díaz", kind is InviteKind.HAND_OVER, ())
        self.press(intents_customer.SheetShown(ask.id, self.now()))
        self.customer.clock.ahead_ms += 1_100
        self.press(intents_customer.Answer(ask.id, True, self.now()))
        await self.ana.until(lambda: self.ana.session.inviting.view.state == "yes")
        await self.customer.until(lambda seen: seen.guest_sheet is not None and seen.guest_sheet.agent.name)

    async def let_in(self) -> CustomerSnapshot:
        """The customer allows what Marco's own sheet asks."""
        number = self.customer.seen.guest_number
        self.press(ForGuest(number, intents_customer.CompareSafety(SafetyResult.SAME)))
        self.press(ForGuest(number, intents_customer.SheetShown(0, self.now())))
        self.customer.clock.ahead_ms += 5_100
        self.press(ForGuest(number, intents_customer.Answer(0, True, self.now(), (0,), 60)))
        await self.marco.until(lambda: self.marco.shows(self.customer.display))
        return self.customer.seen

    def now(self) -> int:
        return self.customer.clock.monotonic_ms()

    def press(self, intent: intents_customer.Intent) -> None:
        self.customer.do(intent)

    def books(self) -> list[bytes]:
        return [side.session.book.bytes for side in (self.ana, self.marco)]


@pytest.fixture
async def trio(tmp_path: Path) -> AsyncIterator[Trio]:
    made = Trio(tmp_path)
    yield made
    await made.customer.close()
    for side in (made.ana, made.marco):
        await side.close()
    assert (made.customer.failures, made.ana.failures, made.marco.failures) == ([], [], [])


async def test_an_invited_colleague_sees_the_screen_by_a_session_of_his_own_and_one_stop_ends_both(trio: Trio) -> None:
    await trio.share()
    await trio.invite(InviteKind.INVITE)
    seen = await trio.let_in()
    assert (seen.phase, seen.watchers) == (CustomerPhase.SHARING, ("Ana Ruiz", "Ana Ruiz"))
    trio.customer.display.draw(Rect(5, 5, 20, 20), 9, 8, 7)
    for side in (trio.ana, trio.marco):
        await side.until(lambda side=side: side.shows(trio.customer.display))
    assert trio.ana.session.session_id != trio.marco.session.session_id
    assert trio.marco.session.state is not None
    assert trio.marco.session.state.peer_can == Permission.VIEW
    trio.press(intents_customer.Stop())
    await trio.customer.until_phase(CustomerPhase.OVER)
    await trio.customer.until_capture_ended()
    for side in (trio.ana, trio.marco):
        await side.until(side.session.is_over.is_set)
    assert [verify(book.splitlines(keepends=True)).outcome for book in trio.books()] == [Outcome.OK, Outcome.OK]
    assert b'"ev":"invite"' in trio.books()[0]


async def test_a_colleagues_sheet_offers_the_monitors_of_its_own_moment(trio: Trio) -> None:
    trio.customer.start()
    await trio.customer.until(lambda seen: seen.monitors == trio.customer.display.monitors)
    docked = Monitor(0, 0, 0, 400, 300, primary=True), Monitor(1, 400, 0, 640, 480)
    trio.customer.display.become(*docked)
    trio.customer.type_code(await trio.ana.code())
    await trio.customer.allow()
    await trio.ana.until(lambda: trio.ana.shows(trio.customer.display))
    await trio.invite(InviteKind.INVITE)
    seen = await trio.let_in()
    assert seen.guest_sheet is None
    assert [session.state.monitors for session in (trio.customer.app.session, *trio.customer.app.guests)] == [
        docked
    ] * 2


async def test_a_hand_over_ends_the_old_session_once_the_new_view_is_on_and_passes_no_grant_on(trio: Trio) -> None:
    await trio.share()
    await trio.invite(InviteKind.HAND_OVER)
    assert trio.customer.seen.phase is CustomerPhase.SHARING
    await trio.let_in()
    await trio.ana.until(trio.ana.session.is_over.is_set)
    assert trio.ana.session.state is not None
    assert trio.ana.session.state.ending is not None
    assert trio.ana.session.state.ending.why.value == "handed_over"
    seen = await trio.customer.until(lambda seen: not seen.guests)
    assert (seen.phase, seen.watchers) == (CustomerPhase.SHARING, ("Ana Ruiz",))
    given = [view.permission for view in seen.permissions if view.state is not PermissionState.OFF]
    assert given == [Permission.VIEW]
    trio.press(intents_customer.Stop())
    await trio.marco.until(trio.marco.session.is_over.is_set)
    await trio.customer.until_phase(CustomerPhase.OVER)


async def test_what_the_customer_hides_is_hidden_from_a_guest_before_and_after_he_comes(trio: Trio) -> None:
    await trio.share()
    trio.press(intents_customer.HideArea(0, 0, 10, 10))
    await trio.invite(InviteKind.INVITE)
    first, guest = (session.desktop.hiding for session in (trio.customer.app.session, *trio.customer.app.guests))
    assert guest.choice == first.choice
    assert guest.choice.areas
    trio.press(intents_customer.HideArea(20, 20, 10, 10))
    assert len(guest.choice.areas) == 2


async def test_H25_a_no_on_the_card_or_on_his_sheet_lets_nobody_in(trio: Trio) -> None:
    await trio.share()
    await trio.invite(InviteKind.INVITE)
    trio.press(ForGuest(trio.customer.seen.guest_number, intents_customer.Answer(0, False, trio.now())))
    await trio.marco.until(trio.marco.session.is_over.is_set)
    seen = await trio.customer.until(lambda seen: not seen.guests)
    assert seen.phase is CustomerPhase.SHARING
    assert not trio.marco.updates


async def test_H25_a_code_that_is_over_lets_nobody_in_and_ends_nothing(trio: Trio) -> None:
    await trio.share()
    trio.ana.session.inviting.ask(InviteKind.INVITE, "4829157309", "Marco Díaz")
    ask = (await trio.customer.until(lambda seen: seen.asks)).asks[0]
    trio.press(intents_customer.SheetShown(ask.id, trio.now()))
    trio.customer.clock.ahead_ms += 1_100
    trio.press(intents_customer.Answer(ask.id, True, trio.now()))
    await trio.ana.until(lambda: trio.ana.session.inviting.view.state == "yes")
    seen = await trio.customer.until(lambda seen: not seen.guests and not seen.asks)
    assert seen.phase is CustomerPhase.SHARING


async def test_when_the_agent_leaves_the_invited_one_stays_with_what_he_was_given(trio: Trio) -> None:
    await trio.share()
    await trio.invite(InviteKind.INVITE)
    await trio.let_in()
    trio.ana.session.feed(events.EndPressed())
    seen = await trio.customer.until(lambda seen: not seen.guests)
    assert (seen.phase, seen.watchers) == (CustomerPhase.SHARING, ("Ana Ruiz",))
    trio.customer.display.draw(Rect(5, 5, 20, 20), 1, 8, 7)
    await trio.marco.until(lambda: trio.marco.shows(trio.customer.display))


async def test_the_stop_key_ends_every_session(trio: Trio) -> None:
    await trio.share()
    await trio.invite(InviteKind.INVITE)
    await trio.let_in()
    assert trio.customer.watch.tell is not None
    trio.customer.watch.tell("stop_key")
    for side in (trio.ana, trio.marco):
        await side.until(side.session.is_over.is_set)
    await trio.customer.until_capture_ended()
    await trio.customer.until_phase(CustomerPhase.OVER)

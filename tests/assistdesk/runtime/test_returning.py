"""The customer's program dies in mid-session and is started again: a card, once, and never anything by itself (C18, D8)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.keys import KeyringKeys
from assistdesk.adapters.start_once import StartOnce
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.session import events
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Permission, Rect, Scope
from assistdesk.runtime import intents_customer
from assistdesk.runtime.returning import NAME, ReturnParts
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.ends import WAIT_S, AgentSide, CustomerSide
from tests.kit.keyring import MemoryBackend
from tests.kit.memory_relay import MemoryRelay
from tests.kit.pair import share

AFTER_RESTART = Scope((), 1)


class LockableBackend(MemoryBackend):
    """A keyring whose owner may not be there."""

    is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        super().set_password(service, username, password)

    def _open(self) -> None:
        if self.is_locked:
            raise OSError("locked")


class Desk:
    """An agent, a relay, and a computer on which the customer's program is started again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.relay = MemoryRelay()
        self.agent = AgentSide(self.relay, self.relay.dial, folder / "agent")  # type: ignore[arg-type]
        self.keyring = LockableBackend()
        self.account = "lucia@computer"
        self.asked = 0
        self.starts: list[CustomerSide] = []

    def start(self) -> CustomerSide:
        before = self.starts[-1] if self.starts else None
        mark = StartOnce(self.folder / "return.mark", None, ())
        returning = ReturnParts(self._open_keys, mark, self.account)
        made = CustomerSide(
            self.relay,  # type: ignore[arg-type]
            self.relay.dial,
            self.folder / "customer",
            returning=returning,
            before=before,
        )
        self.starts.append(made)
        return made

    def _open_keys(self) -> KeyringKeys:
        self.asked += 1
        return KeyringKeys(self.keyring)

    @property
    def kept(self) -> str | None:
        return self.keyring.kept.get(("AssistDesk", NAME))

    async def share(self, restart: bool = True) -> CustomerSide:
        """Up to a Resume that outlives a restart, where she ticks it."""
        customer = self.start()
        customer.start()
        customer.type_code(await self.agent.code())
        await customer.until(lambda seen: seen.subject)
        await customer.allow()
        await self.agent.until(lambda: self.agent.shows(customer.display))
        self.agent.session.feed(events.AskPressed(Permission.RESUME, AFTER_RESTART, ""))
        await customer.until(lambda seen: seen.asks and seen.asks[0].may_restart)
        await customer.answer(minutes=0, after_restart=restart)
        session = customer.app.session
        await customer.until(lambda _: session.state.book.is_on(Permission.RESUME))
        await self.settled(customer)
        return customer

    async def settled(self, customer: CustomerSide) -> None:
        returning = customer.app.returning
        assert returning is not None
        await returning.settled()

    async def start_again(self) -> CustomerSide:
        """The next start, until it has looked for something to come back to."""
        again = self.start()
        again.start()
        await again.looked()
        return again

    async def close(self) -> None:
        for customer in self.starts:
            await customer.close()
        await self.agent.close()
        assert self.agent.failures == [failure for side in self.starts for failure in side.failures] == []


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    yield made
    await made.close()


def press_continue(customer: CustomerSide) -> None:
    """After having read the card."""
    customer.clock.ahead_ms += 1_000
    customer.do(intents_customer.ComeBack(customer.clock.monotonic_ms()))


async def test_D8_the_program_is_killed_and_the_next_start_asks_and_comes_back_by_a_click(desk: Desk) -> None:
    customer = await desk.share()
    assert desk.kept is not None
    await customer.be_killed()
    again = await desk.start_again()
    offered = again.seen.offered_return
    assert offered is not None
    assert (offered.agent.name, offered.ticket_number, offered.subject) == ("Ana Ruiz", 42, "Invoice export freezes")
    assert again.seen.phase is CustomerPhase.HOME
    claims, back = desk.relay.claims, desk.relay.asked_back
    again.do(intents_customer.ComeBack(again.clock.monotonic_ms()))  # this press was meant for something else
    await asyncio.sleep(0)
    assert (again.seen.phase, desk.relay.claims, desk.relay.asked_back) == (CustomerPhase.HOME, claims, back)
    press_continue(again)
    await again.until_phase(CustomerPhase.BACK)
    assert desk.kept is None
    assert again.display.grabs == customer.display.grabs
    again.do(intents_customer.BarCovered(False))
    again.clock.ahead_ms += 5_000
    again.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    again.app.session.feed(events.Tick())
    await desk.agent.until(lambda: desk.agent.shows(again.display))
    again.do(intents_customer.Stop())
    await again.until_phase(CustomerPhase.OVER)
    await desk.agent.until(desk.agent.session.is_over.is_set)
    for book in (again.app.session.book.bytes, desk.agent.session.book.bytes):
        verdict = verify(book.splitlines(keepends=True))
        assert verdict.outcome is Outcome.OK, verdict
    assert again.app.session.book.bytes.count(b'"ev":"link.back"') == 1


async def test_C18_an_entry_is_used_once_and_not_kept_again_for_a_third_start(desk: Desk) -> None:
    customer = await desk.share()
    await customer.be_killed()
    again = await desk.start_again()
    press_continue(again)
    await again.until_phase(CustomerPhase.BACK)
    await again.be_killed()
    third = await desk.start_again()
    assert third.seen.offered_return is None
    assert desk.kept is None


async def test_a_program_that_the_system_ends_leaves_the_session_as_a_kill_does(desk: Desk) -> None:
    customer = await desk.share()
    await customer.close()
    await desk.agent.until(lambda: desk.agent.session.state.lost_ms is not None)
    again = await desk.start_again()
    assert again.seen.offered_return is not None
    again.do(intents_customer.StayAway())
    await again.until(lambda seen: seen.offered_return is None)
    await desk.settled(again)
    assert desk.kept is None


async def test_C18_after_stop_nothing_is_kept(desk: Desk) -> None:
    customer = await desk.share()
    customer.do(intents_customer.Stop())
    await customer.until_phase(CustomerPhase.OVER)
    await desk.settled(customer)
    assert desk.kept is None
    await customer.close()
    assert (await desk.start_again()).seen.offered_return is None


async def test_I16_a_session_in_which_she_hid_something_does_not_come_back_without_it(desk: Desk) -> None:
    customer = await desk.share()
    customer.do(intents_customer.HideArea(10, 10, 50, 50))
    await customer.until(lambda seen: seen.hidden.areas == 1)
    await desk.settled(customer)
    await customer.be_killed()
    assert (await desk.start_again()).seen.offered_return is None
    assert desk.kept is None


async def test_an_area_that_is_shown_again_hinders_no_return(desk: Desk) -> None:
    customer = await desk.share()
    customer.do(intents_customer.HideArea(10, 10, 50, 50))
    customer.do(intents_customer.ShowAreas())
    await customer.until(lambda seen: seen.hidden.areas == 0)
    await desk.settled(customer)
    await customer.be_killed()
    assert (await desk.start_again()).seen.offered_return is not None


async def test_C18_what_stop_could_not_remove_any_more_is_refused_by_the_ledger(desk: Desk) -> None:
    customer = await desk.share()
    kept = desk.kept
    assert kept is not None
    customer.do(intents_customer.Revoke(Permission.RESUME))
    await desk.settled(customer)
    async with asyncio.timeout(WAIT_S):
        while (writer := customer.app.session.state.writer) is None or not writer.is_idle:
            await asyncio.sleep(0.01)
    await customer.be_killed()
    desk.keyring.kept["AssistDesk", NAME] = kept
    StartOnce(desk.folder / "return.mark", None, ()).set()
    again = await desk.start_again()
    assert again.seen.offered_return is None
    assert desk.kept is None


@pytest.mark.parametrize("why", ["late", "account", "locked", "relay_of_another"])
async def test_C18_late_another_account_or_a_locked_keyring_is_no_card_and_the_entry_goes(desk: Desk, why: str) -> None:
    customer = await desk.share()
    await customer.be_killed()
    match why:
        case "late":
            customer.clock.ahead_ms += 600_001
        case "account":
            desk.account = "bo@computer"
        case "locked":
            desk.keyring.is_locked = True
        case _:
            desk.keyring.kept["AssistDesk", NAME] = (desk.kept or "").replace("desk.example", "else.example")
    again = await desk.start_again()
    assert again.seen.offered_return is None
    refused = [dict(line.fields)["why"] for line in again.logged if line.rule == "return_refused"]
    assert refused == [f"return_{why.removesuffix('_of_another')}"]
    desk.keyring.is_locked, desk.account = False, "lucia@computer"
    await again.close()
    assert (await desk.start_again()).seen.offered_return is None


async def test_C18_a_card_that_stands_too_long_goes_and_a_late_press_is_told_so(desk: Desk) -> None:
    customer = await desk.share()
    await customer.be_killed()
    again = await desk.start_again()
    again.clock.ahead_ms += 601_000
    again.do(intents_customer.ComeBack(again.clock.monotonic_ms()))
    seen = await again.until(lambda seen: seen.problem)
    assert seen.problem is not None
    assert seen.problem.rule == "return_late"
    assert seen.offered_return is None
    assert desk.kept is None


async def test_C18_a_viewer_with_another_key_is_not_let_in(desk: Desk) -> None:
    customer = await desk.share()
    desk.agent.session._ledger_key = SigningKey(b"\x09" * 32)
    await customer.be_killed()
    again = await desk.start_again()
    press_continue(again)
    await again.until(lambda _: any(line.rule == "resume_failed" for line in again.logged))
    assert again.seen.phase is CustomerPhase.LOST
    assert not again.app.session.is_capturing
    assert desk.kept is None


async def test_without_the_tick_or_without_a_keyring_nothing_is_kept(desk: Desk) -> None:
    customer = await desk.share(restart=False)
    assert desk.kept is None
    await customer.be_killed()
    asked = desk.asked
    again = await desk.start_again()
    assert again.seen.offered_return is None
    assert desk.asked == asked  # a keyring asks for a password: not without a reason


async def test_a_keyring_that_is_locked_when_she_is_asked_is_not_offered(desk: Desk) -> None:
    desk.keyring.is_locked = True
    customer = desk.start()
    await share(desk.agent, customer)
    desk.agent.session.feed(events.AskPressed(Permission.RESUME, AFTER_RESTART, ""))
    await customer.until(lambda seen: seen.asks)
    await customer.until(lambda _: customer.app.returning is not None and customer.app.returning.is_possible is False)
    assert not customer.seen.asks[0].may_restart


async def test_going_another_way_is_a_no(desk: Desk) -> None:
    customer = await desk.share()
    await customer.be_killed()
    again = await desk.start_again()
    again.type_code("4829157309")
    await again.until(lambda seen: seen.phase is CustomerPhase.HOME and seen.problem)
    await desk.settled(again)
    assert again.seen.offered_return is None
    assert desk.kept is None

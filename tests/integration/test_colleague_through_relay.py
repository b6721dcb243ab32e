"""A session passes from one agent to another through the real relay: asked by a click, joined by a click, allowed by a click.

Real: relay process, events, both agents' apps, the customer's, handshakes, certificates, HPKE, ledgers. Played: the people,
the screen, the keyrings.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import InviteKind, Rect
from assistdesk.runtime import intents_customer, intents_session
from assistdesk.runtime.snapshot_customer import AgentIdentity, CustomerPhase
from assistdesk.runtime.snapshot_session import SessionPhase
from tests.integration.conftest import new_agent
from tests.kit.agent_app import AgentApp, make_desk
from tests.kit.colleagues import ORGANISATION, sealing_of
from tests.kit.ends import AheadClock, CustomerSide
from tests.kit.relay_process import OWN_PASSWORD, RelayProcess


@dataclass
class Trio:
    ana: AgentApp
    marco: AgentApp
    customer: CustomerSide

    async def share(self) -> None:
        """Ana's session on a ticket of hers, up to the first exact picture."""
        self.ana.do(intents_session.StartSession(await self.ana.begin_ticket("Invoice export freezes")))
        seen = await self.ana.until(lambda seen: seen.session.code)
        self.customer.type_code(seen.session.code)
        await self.customer.allow()
        await self.ana.until(lambda _: self.ana.shows(self.customer.display))

    async def ask(self, kind: InviteKind) -> None:
        seen, me = await self.ana.until(lambda seen: seen.session.colleagues), self.marco.seen.me
        assert me is not None
        marco = next(each for each in seen.session.colleagues if each.id == me.user_id)
        self.ana.do(intents_session.AskColleague(marco.id, marco.name, kind))
        seen = await self.marco.until(lambda seen: seen.colleague_asks)
        (asked,) = seen.colleague_asks
        assert (asked.name, asked.hand_over) == ("Ana Ruiz", kind is InviteKind.HAND_OVER)
        await self.ana.until(lambda seen: seen.session.invite.state == "fetching")

    async def join(self) -> None:
        self.marco.do(intents_session.JoinColleague(self.marco.seen.colleague_asks[0].letter_id))
        asked = await self.customer.until(lambda seen: seen.asks)
        assert asked.asks[0].invited == "Marco Díaz"
        assert self.marco.seen.session.phase is SessionPhase.CODE  # nobody has joined his room yet

    async def let_in(self) -> None:
        """She says yes to the card, then to what his own sheet asks."""
        await self.customer.answer()
        seen = await self.customer.until(lambda seen: seen.guest_sheet is not None and seen.guest_sheet.sheet)
        assert seen.guest_sheet is not None
        assert seen.guest_sheet.agent == AgentIdentity("Marco Díaz", "Talleres Norte", True, "")
        for_guest, clock = intents_customer.ForGuest, self.customer.clock
        number = seen.guest_number
        self.customer.do(for_guest(number, intents_customer.SheetShown(0, clock.monotonic_ms())))
        clock.ahead_ms += 5_100
        self.customer.do(for_guest(number, intents_customer.Answer(0, True, clock.monotonic_ms(), (0,), 60)))
        await self.marco.until(lambda _: self.marco.shows(self.customer.display))

    async def until_told(self, kind: str, field: str) -> None:
        """The ticket's log names the colleague whom she let in."""
        ticket_id, me = self.ana.seen.session.ticket_id, self.marco.seen.me
        assert ticket_id is not None
        assert me is not None
        async with asyncio.timeout(10):
            while True:
                page = await self.ana.desk.get_timeline(ticket_id)
                events = [msgspec.json.decode(event) for audit in page.audits for event in audit.events]
                if [event[field] for event in events if event["type"] == kind] == [me.user_id]:
                    return
                await asyncio.sleep(0.1)


@asynccontextmanager
async def trio(relay: RelayProcess, folder: Path) -> AsyncIterator[Trio]:
    names, agents = ("Ana Ruiz", "Marco Díaz"), []
    accounts = [await asyncio.to_thread(new_agent, relay, name) for name in names]
    for number, (name, secrets) in enumerate(zip(names, accounts, strict=True), 1):
        app = AgentApp(relay.url, folder / name, sealing=sealing_of(name, number))
        app.start()
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        agents.append(app)
    desk = make_desk(relay.url, MemoryKeys(), AheadClock())
    customer = CustomerSide(desk, RelayDial(make_tls()), folder / "customer", pinned_key=ORGANISATION.public)
    customer.start()
    made = Trio(*agents, customer)
    try:
        yield made
        assert made.ana.failures == made.marco.failures == customer.failures == []
    finally:
        await customer.close()
        await desk.close()
        for app in agents:
            await app.close()


async def test_a_session_is_handed_over_by_three_clicks_and_the_first_ends_once_the_new_view_is_on(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with trio(relay, tmp_path) as three:
        await three.share()
        await three.ask(InviteKind.HAND_OVER)
        await three.join()
        await three.let_in()
        over = await three.ana.until(lambda seen: seen.session.phase is SessionPhase.OVER)
        assert over.session.ended_why == "handed_over"
        assert three.customer.seen.phase is CustomerPhase.SHARING
        three.customer.display.draw(Rect(5, 5, 20, 20), 9, 8, 7)
        await three.marco.until(lambda _: three.marco.shows(three.customer.display))
        assert not three.ana.shows(three.customer.display)
        await three.until_told("SessionHandedOver", "to")
        three.customer.do(intents_customer.Stop())
        await three.customer.until_phase(CustomerPhase.OVER)
        await three.marco.until(lambda seen: seen.session.phase is SessionPhase.OVER)
        for session in (*three.customer.app._past, three.customer.app.session):
            await session.book.is_closed.wait()
            assert verify(session.book.bytes.splitlines(keepends=True)).outcome is Outcome.OK


async def test_a_colleague_who_has_no_time_is_told_so_and_the_customer_was_not_asked(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with trio(relay, tmp_path) as three:
        await three.share()
        await three.ask(InviteKind.INVITE)
        three.marco.do(intents_session.DeclineColleague(three.marco.seen.colleague_asks[0].letter_id))
        seen = await three.ana.until(lambda seen: seen.session.invite.state == "alone")
        assert seen.session.invite.why is not None
        assert seen.session.invite.why.rule == "colleague_no"
        assert three.marco.seen.session.phase is SessionPhase.NONE
        assert three.customer.seen.asks == ()

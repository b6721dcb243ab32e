"""A whole session between two real ends through the real relay: the story, and what may go wrong in it.

Real: relay process, database, sockets, both runtimes, handshake, sealing, encoder, decoder, ledgers on disk. Played:
the person, the screen, the keyring.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from assistdesk.adapters.identity_files import read_organisation
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.cli_org import OrgArguments, run_org
from assistdesk.cli_verify import verify_files
from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.code import SessionCode, make_code, parse_code
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.desk import timeline
from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Rect
from assistdesk.runtime import intents, intents_calls, intents_customer, intents_session
from assistdesk.runtime.agent_identity import credential_of
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_customer import AgentIdentity, CustomerPhase
from assistdesk.runtime.snapshot_session import SessionPhase
from tests.integration.conftest import new_agent
from tests.integration.test_sending_through_relay import spoil
from tests.kit.agent_app import AgentApp, make_desk
from tests.kit.end_process import EndProcess
from tests.kit.ends import AheadClock, CustomerSide, Screens
from tests.kit.keyring import lasting_keys
from tests.kit.relay_process import OWN_PASSWORD, RelayProcess


@dataclass
class Pair:
    """An agent before an open ticket, and a customer at her boxes."""

    relay: RelayProcess
    agent: AgentApp
    customer: CustomerSide
    ticket_id: int

    async def start_session(self) -> SessionCode:
        self.agent.do(intents_session.StartSession(self.ticket_id))
        seen = await self.agent.until(lambda seen: seen.session.code)
        return parse_code(seen.session.code)

    async def share(self) -> None:
        """Up to the first exact picture."""
        code = await self.start_session()
        self.customer.type_code(code.spoken)
        await self.customer.allow()
        await self.picture()

    def save_card(self, note: str, reply: str = "", solve: bool = False) -> None:
        """The wrap-up card that stands there."""
        card = self.agent.seen.session.wrap_up
        assert card is not None
        self.agent.do(intents_session.FinishWrapUp(card.key, note, reply, solve))

    async def try_wrong(self, code: SessionCode, tries_left: int) -> None:
        """Type a wrong code, and see the try counted at both ends."""
        await self.room_is_open()
        self.customer.type_code(wrong_code(code))
        await self.customer.until(lambda seen: seen.phase is CustomerPhase.HOME and seen.tries_left == tries_left)
        await self.agent.until(lambda seen: seen.session.tries_left == tries_left)

    async def room_is_open(self) -> None:
        """After a failed try the agent's end goes into the room again; a person takes longer to type ten digits."""
        async with asyncio.timeout(10):
            while (session := self.agent.app.session) is None or not session.is_in_room:
                await asyncio.sleep(0.01)

    async def picture(self) -> None:
        await self.agent.until(lambda _: self.agent.shows(self.customer.display))

    async def ended(self, phase: SessionPhase = SessionPhase.OVER) -> AgentSnapshot:
        await self.customer.until_phase(CustomerPhase.OVER)
        return await self.agent.until(lambda seen: seen.session.phase is phase)

    async def session_ref(self, holds: Callable[[SessionRefOut], bool]) -> SessionRefOut:
        """The session's one entry in the ticket, once *holds* says so."""

        def find(seen: AgentSnapshot) -> SessionRefOut | None:
            items = seen.ticket.items if seen.ticket is not None else ()
            cards = [item for item in items if isinstance(item, timeline.SessionCard) and item.ref is not None]
            return next((card.ref for card in reversed(cards) if card.ref is not None and holds(card.ref)), None)

        seen = await self.agent.until(find)
        ref = find(seen)
        assert ref is not None
        return ref


MakePair = Callable[[RelayProcess], Awaitable[Pair]]


@asynccontextmanager
async def open_pair(
    relay: RelayProcess,
    folder: Path,
    screens: Screens | None = None,
    credential: Credential | None = None,
    pinned_key: bytes | None = None,
) -> AsyncIterator[Pair]:
    secrets = await asyncio.to_thread(new_agent, relay)
    agent = AgentApp(relay.url, folder / "agent", credential=credential)
    desk = make_desk(relay.url, MemoryKeys(), AheadClock())
    customer = CustomerSide(desk, RelayDial(make_tls()), folder / "customer", screens=screens, pinned_key=pinned_key)
    agent.start()
    customer.start()
    try:
        await agent.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        ticket_id = await agent.begin_ticket("Invoice export freezes")
        agent.do(intents.OpenTicket(ticket_id))
        await agent.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        yield Pair(relay, agent, customer, ticket_id)
        assert agent.failures == []
        assert customer.failures == []
    finally:
        await customer.close()
        await desk.close()
        await agent.close()


def certified_by(folder: Path) -> tuple[Credential, bytes]:
    """An agent's certificate by the organisation's key, all by the commands people use; and the key customers pin."""
    keys, key_file, request, certificate = lasting_keys(), folder / "org.key", folder / "ana.req", folder / "ana.cert"
    for arguments in (
        OrgArguments("init", key_file, name="Talleres Norte"),
        OrgArguments("request", request=request),
        OrgArguments("certify", key_file, request, certificate, "Ana Ruiz"),
    ):
        assert run_org(arguments, lambda: keys) == 0
    pinned = bytes.fromhex(read_organisation(key_file).public_key)
    return credential_of(keys, certificate.read_bytes()), pinned


async def test_from_the_code_to_the_report_in_the_ticket(relay: RelayProcess, tmp_path: Path) -> None:
    credential, pinned_key = certified_by(tmp_path)
    async with open_pair(relay, tmp_path, credential=credential, pinned_key=pinned_key) as pair:
        pair.agent.do(intents_calls.LogCall(ticket_id=pair.ticket_id))
        await pair.agent.until(lambda seen: seen.calls.mine)
        code = await pair.start_session()
        pair.customer.type_code(code.spoken)
        sheet = await pair.customer.until(lambda seen: seen.sheet is not None and seen.sheet.subject)
        assert sheet.sheet is not None
        assert (sheet.sheet.subject, sheet.sheet.ticket_number) == ("Invoice export freezes", pair.ticket_id)
        assert sheet.sheet.agent == AgentIdentity("Ana Ruiz", "Talleres Norte", True, "")
        assert pair.customer.display.opened == 0
        agent_sees = await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.READING)
        assert agent_sees.session.safety_number == sheet.sheet.safety_number
        assert agent_sees.calls.mine[0].steps[2].state == "open"
        await pair.customer.allow()
        await pair.picture()
        await pair.agent.until(lambda seen: seen.calls.mine[0].steps[2].state == "done")
        pair.customer.display.draw(Rect(10, 10, 100, 50), 1, 2, 3)
        await pair.picture()
        pair.agent.do(intents_session.SayInSession("Is this the export?"))
        await pair.customer.until(lambda seen: seen.talk.unread)
        pair.customer.do(intents_session.SayInSession("Sí, ése."))
        await pair.agent.until(lambda seen: [line.state for line in seen.session.talk.lines] == ["delivered", "heard"])
        pair.customer.do(intents_customer.Stop())
        await pair.customer.until_capture_ended()
        over = await pair.ended()
        assert over.session.ended_why == "stop"
        assert over.session.wrap_up is None  # they still speak
        pair.agent.do(intents_calls.HangUp(over.calls.mine[0].id))
        card = await pair.agent.until(
            lambda seen: (
                seen.session.wrap_up is not None
                and seen.session.wrap_up.report_sent
                and seen.session.wrap_up.contact is not None
            )
        )
        assert card.session.wrap_up is not None
        assert [span.permission for span in card.session.wrap_up.reports[0].permissions] == ["view"]
        ref = await pair.session_ref(lambda ref: ref.witness == "both")
        assert (ref.outcome, ref.missing, ref.differences) == ("done", (), ())
        talk = await pair.agent.until(lambda seen: [text for text in notes_of(seen) if text.startswith("[chat")])
        (transcript,) = [text for text in notes_of(talk) if text.startswith("[chat")]
        assert [line.split("✓ ")[1] for line in transcript.splitlines()[1:]] == [
            "Ana Ruiz: Is this the export?",
            "Lucía: Sí, ése.",
        ]
        pair.save_card("Looked at the export, cleared the queue.", solve=True)
        solved = await pair.agent.until(
            lambda seen: seen.ticket is not None and seen.ticket.row.status == "solved" and not seen.ticket.row.pending
        )
        assert solved.session.phase is SessionPhase.NONE
        receipt = pair.customer.app.session.book.bytes
        assert verify(receipt.splitlines(keepends=True)).outcome is Outcome.OK
        kept = tmp_path / "receipt.adledger"
        kept.write_bytes(receipt)
        assert verify_files(kept, None, None, pinned_key.hex()) == Outcome.OK
        assert verify_files(kept, None, None, SigningKey(bytes(32)).public.hex()) == Outcome.BAD


async def test_a_wrap_up_that_is_saved_twice_or_again_after_a_failure_is_written_once(
    relay: RelayProcess, tmp_path: Path
) -> None:
    no_note = "instr(NEW.body, CAST('wrapup_of' AS BLOB)) BEGIN SELECT RAISE(ABORT, 'full'); END"
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        pair.customer.do(intents_customer.Stop())
        await pair.agent.until(lambda seen: seen.session.wrap_up)
        spoil(tmp_path / "agent", f"CREATE TRIGGER full BEFORE INSERT ON outbox WHEN {no_note}")
        pair.save_card("Cleared the queue.", "Thank you, Lucía.")
        seen = await pair.agent.until(lambda seen: said(seen, "disk"))
        assert seen.session.wrap_up is not None
        spoil(tmp_path / "agent", "DROP TRIGGER full")
        pair.save_card("Cleared the queue.", "Thank you, Lucía.", solve=True)
        pair.save_card("Cleared the queue.", "Thank you, Lucía.")
        await pair.agent.until(lambda seen: seen.session.wrap_up is None and not seen.ticket.row.pending)
        seen = await pair.agent.until(lambda seen: not seen.ticket.pending and "Cleared the queue." in notes_of(seen))
        assert seen.ticket is not None
        assert seen.ticket.row.status == "solved"
        assert words_of(seen) == ["It freezes.", "Thank you, Lucía.", "Cleared the queue."]
        page = await pair.agent.desk.get_timeline(pair.ticket_id)
        events = [msgspec.json.decode(event) for audit in page.audits for event in audit.events]
        touches = [event["wrapup_of"] for event in events if "wrapup_of" in event]
        assert touches == [f"session:{page.session_refs[0].room}"]


async def test_the_next_sessions_card_takes_none_away_and_each_is_saved_into_its_own_ticket(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        pair.customer.do(intents_customer.Stop())
        seen = await pair.agent.until(lambda seen: seen.session.wrap_up)
        assert seen.session.wrap_up is not None
        first = seen.session.wrap_up.key
        pair.agent.do(intents_session.EditWrapUp(first, "Half a note.", "Half a reply."))
        second_ticket = await pair.agent.begin_ticket("Second printer")
        pair.agent.do(intents.OpenTicket(second_ticket))
        pair.customer.do(intents_customer.NewCode())
        await pair.customer.until_phase(CustomerPhase.HOME)
        await Pair(relay, pair.agent, pair.customer, second_ticket).share()
        pair.customer.do(intents_customer.Stop())
        await pair.agent.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.ticket_id == second_ticket)
        await pair.agent.until(lambda seen: seen.session.wrap_up.report_sent)
        pair.agent.do(intents.OpenTicket(pair.ticket_id))
        await pair.agent.until(lambda seen: seen.session.wrap_up.ticket_id == pair.ticket_id)
        await pair.agent.die()
        again = AgentApp(relay.url, pair.agent.folder, pair.agent.keys)
        again.start()
        try:
            await again.until_live()
            await saved_into_both(Pair(relay, again, pair.customer, pair.ticket_id), first, second_ticket)
            assert again.failures == []
        finally:
            await again.close()


async def saved_into_both(pair: Pair, first: str, second_ticket: int) -> None:
    """The cards of the two tickets, whichever is opened; *first* is the session of the pair's own."""
    agent = pair.agent
    agent.do(intents.OpenTicket(pair.ticket_id))
    seen = await agent.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.ticket_id == pair.ticket_id)
    card = seen.session.wrap_up
    assert card is not None
    assert (card.key, card.note_draft, card.reply_draft) == (first, "Half a note.", "Half a reply.")
    pair.save_card("A whole note.")
    await agent.until(lambda seen: "A whole note." in notes_of(seen))
    seen = await agent.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.ticket_id == second_ticket)
    card = seen.session.wrap_up
    assert card is not None
    assert card.note_draft is None
    agent.do(intents.OpenTicket(second_ticket))
    pair.save_card("Another note.")
    await agent.until(lambda seen: seen.session.wrap_up is None and "Another note." in notes_of(seen))


async def test_with_a_full_disk_the_report_still_reaches_the_ticket(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        full = "WHEN NEW.name = 'wrap_up' BEGIN SELECT RAISE(ABORT, 'full'); END"
        spoil(tmp_path / "agent", f"CREATE TRIGGER full BEFORE INSERT ON cache {full}")
        pair.customer.do(intents_customer.Stop())
        await pair.agent.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.report_sent)
        assert said(pair.agent.seen, "disk")
        await pair.session_ref(lambda ref: ref.witness == "both")
        pair.save_card("Cleared the queue.")
        await pair.agent.until(lambda seen: seen.session.wrap_up is None and "Cleared the queue." in notes_of(seen))


def words_of(seen: AgentSnapshot) -> list[str]:
    """Replies and notes of the open ticket."""
    items = seen.ticket.items if seen.ticket is not None else ()
    return [item.comment.body for item in items if isinstance(item, timeline.CommentItem)]


def notes_of(seen: AgentSnapshot) -> list[str]:
    """The internal notes of the open ticket."""
    items = seen.ticket.items if seen.ticket is not None else ()
    return [item.comment.body for item in items if isinstance(item, timeline.CommentItem) and not item.comment.public]


def said(seen: AgentSnapshot, rule: str) -> bool:
    """A toast of this rule stands."""
    return any(toast.rule == rule for toast in seen.toasts)


def wrong_code(code: SessionCode) -> str:
    """Another code of the same nameplate whose check digit is right: the typing check lets it pass."""
    return make_code(code.nameplate, f"{(int(code.secret) + 1) % 100_000:05d}").digits


async def test_a_wrong_code_three_times_burns_it_at_both_ends(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        for tries_left in (2, 1, 0):
            await pair.try_wrong(code, tries_left)
        assert pair.customer.seen.problem is not None
        assert pair.customer.seen.problem.rule == "code_burned"
        burned = await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.OVER)
        assert burned.session.ended_why == "code_burned"
        assert burned.session.code == ""
        pair.customer.type_code(code.spoken)
        await pair.customer.until(lambda seen: seen.problem is not None and seen.problem.rule == "code_unknown")


async def test_after_a_wrong_code_the_right_one_still_works(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        await pair.try_wrong(code, 2)
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.CODE and seen.session.tries_left == 2)
        await pair.room_is_open()
        pair.customer.type_code(code.spoken)
        await pair.customer.allow()
        await pair.picture()


async def test_H15_a_code_that_is_late_by_the_agents_clock_opens_nothing(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        pair.agent.clock.wall_ahead_ms += 601_000
        pair.customer.type_code(code.spoken)
        over = await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.OVER)
        assert over.session.ended_why == "code_expired"
        await pair.customer.until(lambda seen: seen.phase is CustomerPhase.HOME and seen.problem is not None)
        pair.customer.type_code(code.spoken)
        await pair.customer.until(lambda seen: seen.problem is not None and seen.problem.rule == "code_unknown")


async def test_a_cancelled_code_is_unknown_at_once(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        pair.agent.do(intents_session.CancelCode())
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.NONE)
        await pair.session_ref(lambda ref: ref.outcome == "cancelled")
        pair.customer.type_code(code.spoken)
        await pair.customer.until(lambda seen: seen.problem is not None and seen.problem.rule == "code_unknown")


async def test_a_new_code_takes_the_place_of_one_that_waits(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        await pair.room_is_open()
        pair.agent.do(intents_session.CancelCode())
        pair.agent.do(intents_session.StartSession(pair.ticket_id))
        seen = await pair.agent.until(
            lambda seen: said(seen, "session_running") or seen.session.code not in ("", code.spoken)
        )
        assert not said(seen, "session_running")
        await pair.session_ref(lambda ref: ref.outcome == "cancelled")
        pair.customer.type_code(seen.session.code)
        await pair.customer.allow()
        await pair.picture()


async def test_a_customer_who_says_no_shows_nothing_and_the_agent_reads_why(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        pair.customer.type_code(code.spoken)
        await pair.customer.until_phase(CustomerPhase.SHEET)
        pair.customer.do(intents_customer.Answer(0, False, pair.customer.clock.monotonic_ms()))
        over = await pair.ended()
        assert over.session.ended_why == "denied"
        assert over.session.wrap_up is None
        assert pair.customer.display.opened == 0
        await pair.session_ref(lambda ref: ref.outcome == "refused")


async def test_a_press_before_the_button_was_armed_allows_nothing(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        pair.customer.type_code(code.spoken)
        await pair.customer.until_phase(CustomerPhase.SHEET)
        pair.customer.do(intents_customer.BarCovered(False))
        pair.customer.do(intents_customer.SheetShown(0, pair.customer.clock.monotonic_ms()))
        pair.customer.clock.ahead_ms += 4_000
        pair.customer.do(intents_customer.Answer(0, True, pair.customer.clock.monotonic_ms(), (0,)))
        assert pair.customer.seen.phase is CustomerPhase.SHEET
        assert pair.customer.display.opened == 0


async def test_the_agent_ends_and_the_customers_capture_is_gone(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        pair.agent.do(intents_session.EndSession())
        over = await pair.ended()
        assert over.session.ended_why == "ended"
        await pair.customer.until_capture_ended()
        await pair.session_ref(lambda ref: ref.witness == "both")


async def test_pause_shows_nothing_until_continue(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        pair.customer.do(intents_customer.Pause())
        await pair.customer.until_capture_ended()
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.PAUSED)
        pair.customer.display.draw(Rect(0, 0, 50, 50), 9, 9, 9)
        pair.customer.do(intents_customer.Continue())
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.ACTIVE)
        await pair.picture()


async def test_the_stop_key_ends_the_session(relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        tell = pair.customer.watch.tell
        assert tell is not None
        await asyncio.to_thread(tell, "stop_key")
        over = await pair.ended()
        assert over.session.ended_why == "panic"
        await pair.customer.until_capture_ended()


async def test_C3_stop_works_while_the_relay_hangs(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with open_pair(own_relay, tmp_path) as pair:
        await pair.share()
        os.kill(own_relay.pid, signal.SIGSTOP)
        try:
            pair.customer.do(intents_customer.Stop())
            await pair.customer.until_capture_ended()
            assert pair.customer.app.session.state.phase.value == "ended"
        finally:
            os.kill(own_relay.pid, signal.SIGCONT)
        await pair.ended()


async def test_a_relay_killed_in_mid_session_costs_a_pause_and_no_new_code(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(own_relay, tmp_path) as pair:
        await pair.share()
        await asyncio.to_thread(own_relay.kill9)
        await pair.customer.until_phase(CustomerPhase.LOST)
        await pair.customer.until_capture_ended()
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.LOST)
        await asyncio.to_thread(own_relay.start)
        await pair.customer.until_phase(CustomerPhase.BACK)
        await pair.customer.until_capture_ended()
        pair.customer.display.draw(Rect(5, 5, 40, 40), 7, 7, 7)
        pair.customer.do(intents_customer.Continue())
        await pair.picture()
        pair.customer.do(intents_customer.Stop())
        await pair.ended()
        ref = await pair.session_ref(lambda ref: ref.witness == "both")
        assert ref.report is not None
        assert ref.report.line.losses == 1


async def test_who_stops_while_the_relay_is_away_is_not_waited_for_once_it_is_back(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    """Her end comes back once more to close the room; the agent's would else wait ten minutes."""
    async with open_pair(own_relay, tmp_path) as pair:
        await pair.share()
        await asyncio.to_thread(own_relay.kill9)
        await pair.customer.until_phase(CustomerPhase.LOST)
        pair.customer.do(intents_customer.Stop())
        await pair.customer.until_phase(CustomerPhase.OVER)
        await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.LOST)
        await asyncio.to_thread(own_relay.start)
        await pair.ended()
        ref = await pair.session_ref(lambda ref: ref.witness == "both")
        assert ref.report is not None
        assert ref.state == "ended"


async def test_D8_F12_a_customers_app_that_is_killed_is_told_and_the_agents_report_stands(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        code = await pair.start_session()
        async with EndProcess("customer", relay.url, str(tmp_path / "other"), code.digits) as customer:
            await customer.until("sharing")
            await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.ACTIVE)
            customer.kill9()
            await pair.agent.until(lambda seen: seen.session.phase is SessionPhase.LOST)
        pair.agent.do(intents_session.EndSession())
        over = await pair.agent.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.report_sent)
        assert over.session.wrap_up is not None
        ref = await pair.session_ref(lambda ref: ref.report is not None)
        assert ref.witness == "agent"


async def test_D7_an_agents_app_that_is_killed_hands_its_ledger_in_at_the_next_start(
    relay: RelayProcess, tmp_path: Path
) -> None:
    secrets = await asyncio.to_thread(new_agent, relay)
    await asyncio.to_thread(relay.sign_in, secrets)
    desk = make_desk(relay.url, MemoryKeys(), AheadClock())
    customer = CustomerSide(desk, RelayDial(make_tls()), tmp_path / "customer")
    customer.start()
    folder = tmp_path / "agent"
    arguments = (relay.url, str(folder), secrets.email, secrets.password, secrets.digits())
    try:
        async with EndProcess("agent", *arguments) as killed:
            customer.type_code(await killed.until("code"))
            await customer.allow()
            await killed.until("picture")
            killed.kill9()
            await customer.until_phase(CustomerPhase.LOST)
            await customer.until_capture_ended()
        again = AgentApp(relay.url, folder)
        again.start()
        try:
            await again.sign_in(secrets.email, secrets.password, secrets.digits())
            card = await again.until(lambda seen: seen.session.wrap_up and seen.session.wrap_up.report_sent)
            assert card.session.wrap_up is not None
            assert card.session.wrap_up.reports[0].reason == "app_stopped"
            ticket_id = card.session.wrap_up.ticket_id
            again.do(intents.OpenTicket(ticket_id))
            seen = await again.until(lambda seen: seen.ticket is not None and seen.ticket.draft.note)
            assert seen.ticket is not None
            assert seen.ticket.draft.note == "half a sentence"
            await again.until(
                lambda seen: any(
                    isinstance(item, timeline.SessionCard) and item.ref is not None and item.ref.report is not None
                    for item in seen.ticket.items
                )
            )
            assert again.failures == []
        finally:
            await again.close()
        assert customer.failures == []
    finally:
        await customer.close()
        await desk.close()


async def test_H21_H23_the_live_code_stays_out_of_words_files_and_the_relay(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(own_relay, tmp_path) as pair:
        code = await pair.start_session()
        spoken = f"your code is {code.digits[:3]}-{code.digits[3:7]}\n{code.digits[7:]}"
        pair.agent.do(intents.SendComment(pair.ticket_id, True, spoken))
        await pair.agent.until(lambda seen: said(seen, "code_in_text"))
        pair.agent.do(intents.ChangeTicket(pair.ticket_id, subject=f"code {code.spoken}"))
        pair.agent.do(intents_session.CopyCode())
        assert pair.agent.clipboard == [code.spoken]
        pair.customer.type_code(code.spoken)
        await pair.customer.allow()
        await pair.picture()
        pair.customer.do(intents_customer.Stop())
        await pair.ended()
        pair.agent.os_clipboard.close()
        assert pair.agent.clipboard == []
        secret, spellings = code.digits[4:], (code.digits, code.spoken, spoken)
        logged = repr([*pair.agent.logged, *pair.customer.logged])
        assert not any(spelling in logged for spelling in spellings)
        assert secret not in logged
    assert files_with(tmp_path, spellings) == []


def files_with(folder: Path, spellings: tuple[str, ...]) -> list[Path]:
    """Files of either app or the relay that hold one of these."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(spelling.encode() in path.read_bytes() for spelling in spellings)]


@pytest.mark.parametrize("text", ["482 915 7306", "12", "code"])
async def test_a_mistype_sends_nothing(relay: RelayProcess, tmp_path: Path, text: str) -> None:
    desk = make_desk("http://127.0.0.1:9", MemoryKeys(), AheadClock())
    customer = CustomerSide(desk, RelayDial(make_tls()), tmp_path)
    customer.do(intents_customer.EnterCode(text, complete=True))
    seen = await customer.until(lambda seen: seen.problem is not None)
    assert seen.phase is CustomerPhase.HOME
    assert seen.problem is not None
    assert seen.problem.rule.startswith("code_")
    await customer.close()
    await desk.close()

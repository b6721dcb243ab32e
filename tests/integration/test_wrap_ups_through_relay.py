"""Wrap-up cards after chats and calls: the relay's process, the agent's workspace, the customer's application."""

import asyncio
import contextlib
import time
from pathlib import Path

import msgspec

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.types import SafetyResult
from assistdesk.runtime import intents, intents_calls, intents_customer, intents_measures, intents_session
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase
from assistdesk.runtime.snapshot_customer import ChatPhase, CustomerPhase
from assistdesk.runtime.snapshot_session import SessionPhase, WrapUpView
from assistdesk.runtime.wrap_ups import NAME
from tests.integration.test_chat_through_relay import ask, customer_at, taken
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.ends import WAIT_S, CustomerSide
from tests.kit.relay_process import RelayProcess


async def card_of(agent: AgentApp) -> WrapUpView:
    seen = await agent.until(lambda seen: seen.session.wrap_up)
    assert seen.session.wrap_up is not None
    return seen.session.wrap_up


async def answered(agent: AgentApp, customer: CustomerSide) -> tuple[int, int]:
    """(chat, ticket) of a chat in which the agent has said a line."""
    await ask(customer)
    ticket_id = await taken(agent)
    chat_id = (await agent.until(lambda seen: seen.queue.mine)).queue.mine[0].id
    agent.do(intents.SendComment(ticket_id, True, "Is its lamp on?"))
    await customer.until(lambda seen: any(line.body == "Is its lamp on?" for line in seen.chat.lines))
    return chat_id, ticket_id


async def share(agent: AgentApp, customer: CustomerSide, chat_id: int) -> None:
    """A session by an offer card, up to the picture."""
    agent.do(intents.OfferSession(chat_id))
    await customer.until(lambda seen: seen.chat.offer_by)
    customer.do(intents_customer.TakeOffer())
    await customer.until_phase(CustomerPhase.SHEET)
    customer.do(intents_customer.CompareSafety(SafetyResult.SAME))
    await customer.allow()
    await agent.until(lambda seen: seen.session.phase is SessionPhase.ACTIVE)


async def on_disk(agent: AgentApp, words: str) -> None:
    """Words that were typed into a card outlive the app from now on."""
    (file,) = agent.folder.glob("account-*.db")
    async with asyncio.timeout(WAIT_S):
        with contextlib.closing(SqliteStore(file)) as store:
            while words.encode() not in (store.cached(NAME) or b""):
                await asyncio.sleep(0.05)


async def touches(agent: AgentApp, ticket_id: int) -> list[str]:
    """What the replies and notes of the ticket's log belong to."""
    page = await agent.desk.get_timeline(ticket_id)
    events = [msgspec.json.decode(event) for audit in page.audits for event in audit.events]
    return [event["wrapup_of"] for event in events if "wrapup_of" in event]


async def measured(agent: AgentApp) -> tuple[float | None, float | None]:
    """(tickets solved, of them one-touch in percent)."""
    now_ms = time.time_ns() // 1_000_000
    agent.do(intents_measures.ReadMeasures(1, now_ms - 3_600_000, now_ms + 60_000, "Europe/Madrid"))
    seen = await agent.until(lambda seen: seen.measures.answer is not None)
    assert seen.measures.answer is not None
    value = {figure.key: figure.value for figure in seen.measures.answer.figures}
    return value["solved"], value["one_touch"]


def is_solved(seen: AgentSnapshot) -> bool:
    return seen.ticket is not None and seen.ticket.row.status == "solved" and not seen.ticket.row.pending


async def test_a_chat_with_a_session_in_it_leaves_one_card_and_is_one_touch(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        chat_id, ticket_id = await answered(ana, lucia)
        await share(ana, lucia, chat_id)
        ana.do(intents_session.EndSession())
        await lucia.until_phase(CustomerPhase.OVER)
        seen = await ana.until(lambda seen: seen.session.phase is SessionPhase.OVER)
        assert seen.session.wrap_up is None  # the chat goes on
        ana.do(intents.EndChat(chat_id))
        card = await card_of(ana)
        await ana.until(lambda seen: seen.session.wrap_up.contact is not None)
        card = await card_of(ana)
        assert card.contact is not None
        assert card.contact.chat is not None
        assert (card.contact.touch, card.contact.chat.outcome, len(card.reports)) == (f"chat:{chat_id}", "completed", 1)
        ana.do(intents_session.EditWrapUp(card.key, "Half a note.", "Half a reply."))
        await on_disk(ana, "Half a note.")
        await ana.die()
        again = AgentApp(own_relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            again.do(intents.OpenTicket(ticket_id))
            card = await card_of(again)
            assert (card.note_draft, card.reply_draft, len(card.reports)) == ("Half a note.", "Half a reply.", 1)
            await again.until(lambda seen: seen.queue.wrap_up_until_ms is not None)
            again.do(intents_session.FinishWrapUp(card.key, "A whole note.", "In short: its lamp was off.", solve=True))
            seen = await again.until(lambda seen: is_solved(seen) and "A whole note." in comments(seen))
            assert comments(seen)[-2:] == ["In short: its lamp was off.", "A whole note."]
            await again.until(lambda seen: seen.session.wrap_up is None and seen.queue.wrap_up_until_ms is None)
            assert await touches(again, ticket_id) == [f"chat:{chat_id}"]
            assert await measured(again) == (1, 100)
            assert (await again.desk.get_wrap_ups()).wrap_ups == ()
            assert again.failures == []
        finally:
            await again.close()


async def test_a_card_that_is_closed_while_the_line_is_cut_is_told_when_it_is_back(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _):
        async with customer_at(own_relay, tmp_path / "lu") as lucia:
            chat_id, ticket_id = await answered(ana, lucia)
            lucia.do(intents_customer.LeaveChat())
            await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
            card = await card_of(ana)
        await asyncio.to_thread(own_relay.stop)
        await ana.until(lambda seen: seen.link.phase is not LinkPhase.LIVE)
        ana.do(intents_session.FinishWrapUp(card.key, "Written without a line."))
        await ana.until(lambda seen: seen.session.wrap_up is None and seen.link.unsent)
        await asyncio.to_thread(own_relay.start)
        await ana.until_live()
        await ana.until(lambda seen: "Written without a line." in comments(seen))
        await ana.until(lambda seen: seen.session.wrap_up is None and seen.queue.wrap_up_until_ms is None)
        assert (await ana.desk.get_wrap_ups()).wrap_ups == ()
        assert card.contact is not None
        assert (card.contact.touch, card.contact.ticket_id) == (f"chat:{chat_id}", ticket_id)


async def test_a_call_is_wrapped_up_when_it_has_a_ticket_and_closes_with_its_card(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _):
        ticket_id = await new_ticket(ana, "Printer")
        ana.do(intents_calls.LogCall("in", "+34600112233", 0))
        call_id = (await ana.until(lambda seen: seen.calls.mine)).calls.mine[0].id
        ana.do(intents_calls.HangUp(call_id))
        seen = await ana.until(lambda seen: seen.calls.mine[0].state == "ended")
        assert seen.session.wrap_up is None
        ana.do(intents_calls.ChooseCallTicket(call_id, ticket_id))
        card = await card_of(ana)
        assert card.contact is not None
        assert card.contact.call is not None
        assert (card.contact.touch, card.contact.call.number) == (f"call:{call_id}", "+34600112233")
        ana.do(intents_session.FinishWrapUp(card.key, "A note.", "Thank you for the call.", solve=True))
        reasons = ((1, "known"), (2, "known"), (3, "not needed"))
        ana.do(intents_calls.CloseCall(call_id, "solved", reasons=reasons))
        seen = await ana.until(lambda seen: not seen.calls.mine and is_solved(seen) and "A note." in comments(seen))
        assert seen.ticket is not None
        assert seen.ticket.clash is None
        await ana.until(lambda seen: seen.session.wrap_up is None)
        assert await touches(ana, ticket_id) == [f"call:{call_id}"]
        assert await measured(ana) == (1, 100)

"""N7 and N10 with everything real but the person: the relay's process, the agent's workspace, the customer's application."""

import asyncio
from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.core.desk.events import Change
from assistdesk.core.types import SafetyResult
from assistdesk.runtime import intents, intents_customer, intents_session
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_customer import ChatPhase, CustomerPhase, SolvedView
from tests.integration.test_chat_through_relay import ask, customer_at, said, taken
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.ends import WAIT_S, CustomerSide
from tests.kit.relay_process import RelayProcess


def who_solved(seen: AgentSnapshot) -> list[object]:
    """What the open conversation says of it."""
    items = seen.ticket.items if seen.ticket is not None else ()
    lines = [line.event for item in items if isinstance(item, timeline.SystemLine) for line in item.lines]
    return [event.value for event in lines if isinstance(event, Change) and event.field == "solved_by"]


def has_session(seen: AgentSnapshot) -> bool:
    """The relay has written down that the code was proved."""
    cards = [item for item in seen.ticket.items if isinstance(item, timeline.SessionCard)] if seen.ticket else []
    return any(card.ref is not None and card.ref.started_at is not None for card in cards)


async def goes_on_with(customer: CustomerSide, question: str) -> None:
    customer.do(intents_customer.AskAgain(goes_on=True))
    await customer.until(lambda seen: seen.chat.phase is ChatPhase.FORM)
    customer.do(intents_customer.TypeAsk("Lucía", question, "es"))
    customer.do(intents_customer.AskForHelp())


async def test_N7_a_press_ends_the_chat_solves_the_ticket_and_words_open_it_again(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        ticket_id = await taken(ana)
        ana.do(intents.SendComment(ticket_id, True, "Turn it off and on."))
        await lucia.until(lambda seen: ("ours", "Turn it off and on.") in said(seen) and seen.chat.may_solve)
        lucia.do(intents_customer.SayInChat("It works, thank you!"))
        lucia.do(intents_customer.SaySolved())
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER and seen.chat.status == "solved")
        assert (seen.chat.outcome, seen.chat.is_solving, seen.chat.may_solve) == ("completed", False, False)
        seen = await ana.until(lambda seen: who_solved(seen) == ["customer"] and seen.ticket.row.status == "solved")
        assert comments(seen)[-1] == "It works, thank you!"
        assert seen.ticket.row.assignee_id is not None
        await ana.until(lambda seen: not seen.queue.mine and seen.queue.wrap_up_until_ms is not None)
        ana.do(intents.EndChatWrapUp())
        await goes_on_with(lucia, "No, it is back")
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.WAITING)
        assert (seen.chat.ticket_id, seen.chat.status) == (ticket_id, "open")
        await ana.until(lambda seen: seen.ticket.row.status == "open" and "No, it is back" in comments(seen))
        assert await taken(ana) == ticket_id


async def test_N7_after_a_session_by_a_code_it_is_said_with_its_pass(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        ticket_id = await new_ticket(ana, "Projector")
        ana.do(intents_session.StartSession(ticket_id))
        lucia.type_code((await ana.until(lambda seen: seen.session.code)).session.code)
        await lucia.until_phase(CustomerPhase.SHEET)
        await lucia.allow()
        await lucia.until_phase(CustomerPhase.SHARING)
        assert lucia.seen.solved == SolvedView(), "while it goes on there is nothing to press"
        await ana.until(has_session)
        ana.do(intents_session.EndSession())
        await lucia.until(lambda seen: seen.phase is CustomerPhase.OVER and seen.solved == SolvedView("ask"))
        lucia.do(intents_customer.SaySolved())
        await lucia.until(lambda seen: seen.solved == SolvedView("done"))
        await ana.until(lambda seen: who_solved(seen) == ["customer"] and seen.ticket.row.status == "solved")
        lucia.do(intents_customer.NewCode())
        await lucia.until_phase(CustomerPhase.HOME)
        assert lucia.seen.solved == SolvedView()


async def test_N7_after_a_session_of_a_chat_it_is_her_chat_that_says_it(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        chat_ticket = await taken(ana)
        chat_id = (await ana.until(lambda seen: seen.queue.mine)).queue.mine[0].id
        ana.do(intents.OfferSession(chat_id))
        await lucia.until(lambda seen: seen.chat.offer_by)
        lucia.do(intents_customer.TakeOffer())
        await lucia.until_phase(CustomerPhase.SHEET)
        lucia.do(intents_customer.CompareSafety(SafetyResult.SAME))
        await lucia.allow()
        await lucia.until_phase(CustomerPhase.SHARING)
        ana.do(intents_session.EndSession())
        ask_chat = SolvedView("ask", by_chat=True)
        await lucia.until(lambda seen: seen.phase is CustomerPhase.OVER and seen.solved == ask_chat)
        lucia.do(intents_customer.SaySolved())
        await lucia.until(lambda seen: seen.solved == SolvedView("done", by_chat=True))
        await ana.until(lambda seen: seen.ticket.row.id == chat_ticket and seen.ticket.row.status == "solved")
        await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER and seen.chat.ticket_id == chat_ticket)


async def test_N10_words_that_come_after_the_closing_stand_in_a_new_ticket_and_her_chat_goes_on_there(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    """The line is cut while she writes and her program ends; meanwhile her ticket is merged and so closed."""
    async with signed_in(own_relay, tmp_path / "ana") as (ana, secrets):
        async with customer_at(own_relay, tmp_path / "lu") as lucia:
            await ask(lucia)
            ticket_id = await taken(ana)
            await lucia.until(lambda seen: seen.chat.phase is ChatPhase.ACTIVE)
            await asyncio.to_thread(own_relay.kill9)
            for line in ("one thing more", "and another"):
                lucia.do(intents_customer.SayInChat(line))
            await lucia.until(lambda seen: not seen.chat.online)
        await asyncio.to_thread(own_relay.start)
        api = await asyncio.to_thread(own_relay.sign_in, secrets)
        chat_id = (await asyncio.to_thread(api.need, "GET", "/chat_queue"))["mine"][0]["id"]
        await asyncio.to_thread(api.post, f"/chats/{chat_id}/end")
        await asyncio.to_thread(api.post, "/chat_seat/ready")
        other = await asyncio.to_thread(api.make_ticket, "The same trouble")
        await asyncio.to_thread(api.post, f"/tickets/{ticket_id}/merge", {"target_id": other["id"]})
        async with asyncio.timeout(WAIT_S):
            while (await asyncio.to_thread(api.get, "/chat_available"))["state"] != "open":
                await asyncio.sleep(0.05)
        async with customer_at(own_relay, tmp_path / "lu") as again:
            seen = await again.until(
                lambda seen: seen.chat.follows == ticket_id and said(seen)[-1:] == [("hers", "and another")]
            )
            assert [body for kind, body in said(seen) if kind == "hers"] == ["one thing more", "and another"]
            new_id = seen.chat.ticket_id
            assert (new_id not in (ticket_id, other["id"]), seen.chat.phase) == (True, ChatPhase.WAITING)
            seen = await ana.until(lambda seen: seen.queue.offered)
            assert await taken(ana) == new_id
            seen = await ana.until(
                lambda seen: (
                    seen.ticket.row.id == new_id
                    and {(link.ticket_id, link.kind) for link in seen.ticket.links}
                    == {(ticket_id, "followup"), (other["id"], "related")}
                )
            )
            assert comments(seen) == ["one thing more", "and another"]
            ana.do(intents.OpenTicket(ticket_id))
            seen = await ana.until(lambda seen: seen.ticket.row.id == ticket_id and seen.ticket.links)
            assert (new_id, "followup", False) in [
                (link.ticket_id, link.kind, link.outward) for link in seen.ticket.links
            ]
            assert seen.ticket.row.status == "closed"
            again.do(intents_customer.LeaveChat())
            await again.until(lambda seen: seen.chat.phase is ChatPhase.OVER)

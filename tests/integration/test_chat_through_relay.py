"""Chat with everything real but the person: the relay's process, the agent's workspace, the customer's application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.core.desk.shapes_people import GroupChange
from assistdesk.core.types import SafetyPolicy, SafetyResult
from assistdesk.runtime import intents, intents_customer, intents_session
from assistdesk.runtime.intents_groups import ReadGroups, SaveGroup
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_customer import ChatPhase, CustomerPhase, CustomerSnapshot
from assistdesk.runtime.snapshot_session import SessionPhase
from tests.integration.test_desk_through_relay import comments, signed_in
from tests.kit.agent_app import AgentApp, make_desk
from tests.kit.ends import WAIT_S, AheadClock, CustomerSide
from tests.kit.relay_process import RelayProcess


@asynccontextmanager
async def customer_at(relay: RelayProcess, folder: Path) -> AsyncIterator[CustomerSide]:
    """Her application with a disk of its own; leaving the block, it is closed."""
    desk = make_desk(relay.url, MemoryKeys(), AheadClock())
    customer = CustomerSide(
        desk, RelayDial(make_tls()), folder / "sessions", open_store=lambda: SqliteStore(folder / "customer.db")
    )
    customer.start()
    try:
        yield customer
        assert customer.failures == []
    finally:
        await customer.close()
        await desk.close()


async def ask(customer: CustomerSide, question: str = "The scanner is not found") -> None:
    customer.do(intents_customer.OpenAsk())
    customer.do(intents_customer.TypeAsk("Lucía", question, "es"))
    customer.do(intents_customer.AskForHelp())


async def online(agent: AgentApp) -> None:
    agent.do(intents.SetAvailability("online"))
    agent.do(intents.EndChatWrapUp())


async def taken(agent: AgentApp) -> int:
    """Accept what is offered; the ticket opens by itself."""
    seen = await agent.until(lambda seen: seen.queue.offered)
    agent.do(intents.AcceptChat(seen.queue.offered[0].id))
    seen = await agent.until(lambda seen: seen.ticket is not None and seen.ticket.chat is not None)
    assert seen.ticket is not None
    return seen.ticket.row.id


def said(seen: CustomerSnapshot) -> list[tuple[str, str]]:
    return [(line.kind, line.body) for line in seen.chat.lines if line.is_sent]


async def test_from_a_question_without_a_code_to_a_session_by_offer_card(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.WAITING)
        assert (seen.chat.position, seen.chat.ticket_id) == (1, 1)
        ticket_id = await taken(ana)
        await lucia.until(lambda seen: seen.chat.phase is ChatPhase.ACTIVE and seen.chat.agent_name == "Ana Ruiz")
        lucia.do(intents_customer.SayInChat("Since yesterday"))
        await ana.until(lambda seen: "Since yesterday" in comments(seen))
        ana.do(intents.SendComment(ticket_id, True, "Is its lamp on?"))
        seen = await lucia.until(lambda seen: ("ours", "Is its lamp on?") in said(seen))
        assert [kind for kind, _ in said(seen)] == ["hers", "joined", "hers", "ours"]
        chat_id = (await ana.until(lambda seen: seen.queue.mine)).queue.mine[0].id
        lucia.do(intents_customer.TypeInChat("Ye"))
        await ana.until(lambda seen: seen.ticket.chat is not None and seen.ticket.chat.typing_until_ms)
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, "And"))
        await lucia.until(lambda seen: seen.chat.is_agent_typing)
        lucia.do(intents_customer.SayInChat("Yes"))
        await ana.until(lambda seen: "Yes" in comments(seen) and not seen.ticket.chat.typing_until_ms)
        await lucia.until(lambda seen: not seen.chat.is_agent_typing)  # she stopped, and it is forgotten by itself
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, ""))

        ana.do(intents.OfferSession(chat_id))
        await lucia.until(lambda seen: seen.chat.offer_by == "Ana Ruiz")
        code = (await ana.until(lambda seen: seen.session.code)).session.code.replace(" ", "")
        lucia.do(intents_customer.TakeOffer())
        seen = await lucia.until_phase(CustomerPhase.SHEET)
        assert seen.sheet is not None
        assert (seen.sheet.safety_policy, seen.sheet.safety_reason) == (SafetyPolicy.REQUIRED, "offer")
        lucia.do(intents_customer.CompareSafety(SafetyResult.SAME))
        await lucia.allow()
        await lucia.until_phase(CustomerPhase.SHARING)
        await ana.until(lambda seen: seen.session.phase is SessionPhase.ACTIVE)
        await ana.until(lambda seen: seen.queue.mine and seen.queue.mine[0].code_answer == "taken")
        for path in own_relay.database.parent.glob("relay.db*"):
            assert code.encode() not in path.read_bytes()
        assert code not in own_relay.log_text()

        ana.do(intents_session.EndSession())
        await lucia.until_phase(CustomerPhase.OVER)
        lucia.do(intents_customer.NewCode())
        seen = await lucia.until_phase(CustomerPhase.HOME)
        assert seen.chat.phase is ChatPhase.ACTIVE
        ana.do(intents.EndChat(chat_id))
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
        assert seen.chat.outcome == "completed"
        seen = await ana.until(lambda seen: not seen.queue.mine and seen.queue.wrap_up_until_ms is not None)
        assert len(seen.queue.wrap_up_of) == 1


async def test_a_refused_offer_is_told_and_nothing_is_joined(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        await taken(ana)
        chat_id = (await ana.until(lambda seen: seen.queue.mine)).queue.mine[0].id
        ana.do(intents.OfferSession(chat_id))
        await lucia.until(lambda seen: seen.chat.offer_by)
        lucia.do(intents_customer.RefuseOffer())
        seen = await lucia.until(lambda seen: not seen.chat.offer_by)
        assert seen.phase is CustomerPhase.HOME
        await ana.until(lambda seen: seen.queue.mine and seen.queue.mine[0].code_answer == "refused")
        lucia.do(intents_customer.LeaveChat())
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
        assert seen.chat.outcome == "missed"


async def test_an_offer_stands_again_after_the_relay_restarted(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with (
        signed_in(own_relay, tmp_path / "ana") as (ana, secrets),
        customer_at(own_relay, tmp_path / "lu") as lucia,
    ):
        await ask(lucia)
        await taken(ana)
        chat_id = (await ana.until(lambda seen: seen.queue.mine)).queue.mine[0].id
        ana.do(intents.OfferSession(chat_id))
        await lucia.until(lambda seen: seen.chat.offer_by)
        await ana.until(lambda seen: seen.queue.mine[0].code_answer == "offered")
        await asyncio.to_thread(own_relay.kill9)
        await asyncio.to_thread(own_relay.start)
        again = await asyncio.to_thread(own_relay.sign_in, secrets)
        async with asyncio.timeout(WAIT_S):
            while (await asyncio.to_thread(again.need, "GET", "/chat_queue"))["mine"][0]["code_answer"] != "offered":
                await asyncio.sleep(0.05)
        await lucia.until(lambda seen: seen.chat.online and seen.chat.offer_by == "Ana Ruiz")
        lucia.do(intents_customer.TakeOffer())
        await lucia.until_phase(CustomerPhase.SHEET)


async def test_PR1_words_outlive_a_cut_line_a_killed_relay_and_a_killed_app(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _):
        async with customer_at(own_relay, tmp_path / "lu") as lucia:
            await ask(lucia)
            ticket_id = await taken(ana)
            await lucia.until(lambda seen: seen.chat.phase is ChatPhase.ACTIVE)
            await asyncio.to_thread(own_relay.kill9)
            for number in range(3):
                lucia.do(intents_customer.SayInChat(f"line {number}"))
            lucia.do(intents_customer.TypeInChat("half a sen"))
            await lucia.until(
                lambda seen: (
                    not seen.chat.online
                    and [line.body for line in seen.chat.lines if not line.is_sent] == ["line 0", "line 1", "line 2"]
                )
            )
        await asyncio.to_thread(own_relay.start)
        async with customer_at(own_relay, tmp_path / "lu") as again:
            seen = await again.until(lambda seen: said(seen)[-1:] == [("hers", "line 2")])
            assert [body for kind, body in said(seen) if kind == "hers"][1:] == ["line 0", "line 1", "line 2"]
            assert seen.chat.draft == "half a sen"
            seen = await ana.until(lambda seen: "line 2" in comments(seen))
            assert comments(seen)[1:] == ["line 0", "line 1", "line 2"]
            await ana.until(lambda seen: seen.queue.mine)
            ana.do(intents.SendComment(ticket_id, True, "I am here again"))
            await again.until(lambda seen: ("ours", "I am here again") in said(seen))


async def test_T18_with_nobody_there_her_words_go_by_mail(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with customer_at(own_relay, tmp_path / "lu") as lucia:
        lucia.do(intents_customer.OpenAsk())
        lucia.do(intents_customer.TypeAsk("Lucía", "It does not print", "es"))
        await lucia.until(lambda seen: seen.chat.closed == "nobody")
        lucia.do(intents_customer.AskForHelp())
        assert lucia.app._chat.view.busy  # a second press is none
        async with asyncio.timeout(WAIT_S):
            while lucia.app._chat.view.busy:  # which may be over before a window would have seen it
                await asyncio.sleep(0.01)
        seen = await lucia.until(lambda seen: not seen.chat.busy)
        assert (seen.chat.phase, seen.chat.question) == (ChatPhase.FORM, "It does not print")
        lucia.do(intents_customer.TypeAsk("Lucía", "It does not print", "es", "lu@example.org"))
        lucia.do(intents_customer.AskForHelp(by_mail=True))
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
        assert (seen.chat.outcome, seen.chat.ticket_id) == ("offline", 1)
        lucia.do(intents_customer.AskAgain())
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.FORM)
        assert (seen.chat.name, seen.chat.question) == ("Lucía", "")
        lucia.do(intents_customer.CloseAsk())
        await lucia.until(lambda seen: seen.chat.phase is ChatPhase.NONE)


async def test_T16_a_chat_goes_from_one_agent_to_the_other_with_everything_that_was_said(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(own_relay, tmp_path / "ana") as (ana, _),
        signed_in(own_relay, tmp_path / "bo", "Bo Lind") as (bo, _),
        customer_at(own_relay, tmp_path / "lu") as lucia,
    ):
        await ask(lucia)
        first, second = ana, bo
        async with asyncio.timeout(40):
            while not (ana.seen.queue.offered or bo.seen.queue.offered):
                await asyncio.sleep(0.02)
        if bo.seen.queue.offered:
            first, second = bo, ana
        first.do(intents.PassChat(first.seen.queue.offered[0].id))
        ticket_id = await taken(second)
        lucia.do(intents_customer.SayInChat("one more thing"))
        await second.until(lambda seen: "one more thing" in comments(seen))
        seen = await second.until(lambda seen: seen.queue.mine and seen.queue.peers)
        chat_id, peer = seen.queue.mine[0].id, seen.queue.peers[0].user_id
        second.do(intents.HandOverChat(chat_id, "knows scanners", to_agent_id=peer))
        assert await taken(first) == ticket_id
        await first.until(lambda seen: "one more thing" in comments(seen))
        await lucia.until(lambda seen: [kind for kind, _ in said(seen)].count("joined") == 2)
        first.do(intents.EscalateChat(chat_id, "long_investigation"))
        seen = await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
        assert seen.chat.outcome == "missed"
        first.do(intents.SetChatLimit(5))
        await first.until(lambda seen: seen.queue.chat_limit == 5)
        await online(first)
        await first.until(lambda seen: seen.queue.wrap_up_until_ms is None)


async def test_a_code_that_was_offered_in_a_chat_does_not_outlive_its_hand_over(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        await taken(ana)
        chat_id = (await ana.until(lambda seen: seen.queue.mine)).queue.mine[0].id
        ana.do(intents.OfferSession(chat_id))
        await ana.until(lambda seen: seen.queue.mine and seen.queue.mine[0].code_answer == "offered")
        assert ana.seen.session.code
        ana.do(intents.HandOverChat(chat_id, "knows scanners"))
        await ana.until(lambda seen: not seen.queue.mine)
        await ana.until(lambda seen: not seen.session.code)


async def test_a_chat_that_ends_behind_an_agent_s_back_is_told_until_its_ticket_is_opened(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "ana") as (ana, _), customer_at(own_relay, tmp_path / "lu") as lucia:
        await ask(lucia)
        ticket_id = await taken(ana)
        seen = await ana.until(lambda seen: seen.queue.mine)
        ana.do(intents.HandOverChat(seen.queue.mine[0].id, "knows scanners", to_agent_id=10_000))
        seen = await ana.until(lambda seen: seen.toasts)
        ana.do(intents.DismissToast(seen.toasts[0].id))  # refused: the chat is hers as before
        ana.do(intents.CloseTicket())
        await ana.until(lambda seen: seen.ticket is None and not seen.toasts)
        lucia.do(intents_customer.LeaveChat())
        seen = await ana.until(lambda seen: seen.toasts)
        (told,) = seen.toasts
        assert (told.rule, told.opens, told.is_notice) == ("chat_is_over", ticket_id, True)
        ana.do(intents.OpenTicket(ticket_id))
        await ana.until(lambda seen: not seen.toasts)
        await online(ana)
        await lucia.until(lambda seen: seen.chat.phase is ChatPhase.OVER)
        lucia.do(intents_customer.AskAgain())
        await ask(lucia)
        assert await taken(ana) == ticket_id
        seen = await ana.until(lambda seen: seen.queue.mine)
        ana.do(intents.CloseTicket())
        ana.do(intents.EndChat(seen.queue.mine[0].id))
        seen = await ana.until(lambda seen: not seen.queue.mine)
        assert not seen.toasts, "she ended it herself"


async def test_a_lead_takes_the_next_chat_over_a_full_seat(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with (
        signed_in(own_relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, secrets),
        customer_at(own_relay, tmp_path / "lu") as lucia,
        customer_at(own_relay, tmp_path / "jo") as jonas,
    ):
        olga.do(intents.SetChatLimit(1))
        await olga.until(lambda seen: seen.queue.chat_limit == 1)
        await ask(lucia)
        first = await taken(olga)
        await ask(jonas, "The printer is not found")
        await olga.until(lambda seen: seen.queue.waiting)
        olga.do(ReadGroups())
        seen = await olga.until(lambda seen: seen.groups.groups)
        mine = (secrets.user_id,)
        olga.do(SaveGroup(1, seen.groups.groups[0].id, GroupChange(name="Support", member_ids=mine, lead_ids=mine)))
        seen = await olga.until(lambda seen: seen.queue.waiting and seen.queue.waiting[0].may_take)
        olga.do(intents.TakeChat(seen.queue.waiting[0].id))
        seen = await olga.until(lambda seen: len(seen.queue.mine) == 2 and seen.ticket is not None)
        await olga.until(lambda seen: seen.ticket is not None and seen.ticket.row.id not in (0, first))
        await jonas.until(lambda seen: seen.chat.phase is ChatPhase.ACTIVE and seen.chat.agent_name == "Olga")

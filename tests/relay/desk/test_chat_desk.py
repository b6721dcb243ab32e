"""Chats from the agent's side over a real store: seat, queue, decline, hand over, escalate, wrap-up, languages."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from assistdesk.core.desk.chat_shapes import ChatSay, EscalateIn, HandOverIn, SeatIn
from assistdesk.core.desk.events_service import ChatEscalated, HandedOver
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.shapes_people import GroupChange
from assistdesk.core.errors import RefusedError
from relay.desk.groups import Groups
from relay.store import people, tables
from tests.relay.desk.chat_stage import Stage, open_stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


async def make_group(stage: Stage, name: str, *members: int) -> int:
    def operation(work):  # type: ignore[no-untyped-def]
        group_id = people.group_named(work, name)
        for user_id in members:
            work.connection.execute(tables.membership.insert().values(user_id=user_id, group_id=group_id))
        return group_id

    return await stage.desk.store.write(operation)


async def active(stage: Stage, body: str = "Hola") -> tuple[int, int]:
    _, out = await stage.ask(body)
    await stage.agents.accept(stage.desk.ana, out.id)
    return out.id, out.ticket_id


async def test_the_strip_shows_what_is_offered_to_me_what_is_mine_and_what_waits(stage: Stage) -> None:
    first, ticket_id = await active(stage, "primero")
    _, second = await stage.ask("segundo")
    await stage.agents.set_seat(stage.desk.ana, SeatIn(chat_limit=2))
    _, third = await stage.ask("tercero")
    queue = await stage.agents.look(stage.desk.ana)
    assert [card.id for card in queue.mine] == [first]
    assert [card.id for card in queue.offered] == [second.id]
    assert [card.id for card in queue.waiting] == [third.id]
    card = queue.mine[0]
    assert (card.ticket_id, card.subject, card.name, card.language) == (ticket_id, "primero", "Lucía", "es")
    assert card.unanswered_since is not None
    assert (queue.me.load, queue.me.chat_limit) == (2, 2)
    assert queue.offered[0].offer_until is not None
    await stage.agents.say(stage.desk.ana, first, ChatSay(body="sí"), stage.desk.key())
    assert (await stage.agents.look(stage.desk.ana)).mine[0].unanswered_since is None


async def test_accept_in_time_or_not_at_all(stage: Stage) -> None:
    _, out = await stage.ask()
    with pytest.raises(RefusedError, match="offer_gone"):
        await stage.agents.accept(stage.desk.bo, out.id)
    given = await stage.agents.accept(stage.desk.ana, out.id)
    assert (given.ticket_id, given.state) == (out.ticket_id, "active")
    with pytest.raises(RefusedError, match="offer_gone"):
        await stage.agents.accept(stage.desk.ana, out.id)
    with pytest.raises(RefusedError, match="not_found"):
        await stage.agents.accept(stage.desk.ana, 99)
    with pytest.raises(RefusedError, match="forbidden"):
        await stage.agents.accept(stage.desk.lucia, out.id)


async def test_only_leads_of_its_group_take_a_waiting_chat_out_of_the_queue(stage: Stage) -> None:
    desk = stage.desk
    taken, _ = await active(stage)
    await stage.agents.set_seat(desk.ana, SeatIn(chat_limit=1))
    _, out = await stage.ask("next")
    support = (await Groups(desk.store, lambda _user_id: None).list(desk.admin)).groups[0]
    given = GroupChange(name=support.name, member_ids=(desk.ana.id, desk.bo.id), lead_ids=(desk.bo.id,))
    await Groups(desk.store, lambda _user_id: None).change(desk.admin, support.id, given, desk.key())
    assert [[card.may_take for card in (await stage.agents.look(who)).waiting] for who in (desk.ana, desk.bo)] == [
        [False],
        [True],
    ]
    for caller, chat_id, refusal in (
        (desk.ana, out.id, "forbidden"),
        (desk.admin, out.id, "forbidden"),
        (desk.lucia, out.id, "forbidden"),
        (desk.bo, 99, "not_found"),
        (desk.bo, taken, "chat_not_waiting"),
    ):
        with pytest.raises(RefusedError, match=refusal):
            await stage.agents.take(caller, chat_id)
    given_to = await stage.agents.take(desk.bo, out.id)
    assert (given_to.ticket_id, given_to.state) == (out.ticket_id, "active")
    assert (await desk.tickets.get(desk.bo, out.ticket_id)).ticket.assignee_id == desk.bo.id
    told = [type(one).__name__ for one in await stage.told(out.ticket_id)]
    assert told == ["ChatQueued", "OfferedTo", "ChatAccepted"]
    with pytest.raises(RefusedError, match="chat_not_waiting"):
        await stage.agents.take(desk.bo, out.id)


async def test_not_now_goes_on_to_another(stage: Stage) -> None:
    stage.alive.add(stage.desk.bo.id)
    _, out = await stage.ask()
    await stage.agents.decline(stage.desk.ana, out.id)
    assert (await stage.thread(out.id)).agent_id == stage.desk.bo.id


async def test_a_place_is_free_when_the_wrap_up_is_closed_or_its_time_is_over(stage: Stage) -> None:
    chat_id, _ = await active(stage)
    await stage.agents.end(stage.desk.ana, chat_id)
    _, out = await stage.ask("next")
    assert (await stage.agents.look(stage.desk.ana)).me.wrap_up_until is not None
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    queue = await stage.agents.end_wrap_up(stage.desk.ana)
    assert (queue.me.wrap_up_until, [card.id for card in queue.offered]) == (None, [out.id])
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.agents.end(stage.desk.ana, out.id)
    _, third = await stage.ask("third")
    assert (await stage.thread(third.id)).state is ChatState.WAITING
    await stage.pass_time(60)
    await stage.pass_time(60)
    assert (await stage.thread(third.id)).state is ChatState.OFFERED


async def test_a_chat_is_handed_over_to_an_agent_who_is_there_with_a_reason(stage: Stage) -> None:
    chat_id, ticket_id = await active(stage)
    bo = stage.desk.bo
    with pytest.raises(RefusedError, match="agent_away"):
        await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="printers", to_agent_id=bo.id))
    stage.alive.add(bo.id)
    queue = await stage.agents.look(stage.desk.ana)
    assert [(peer.name, peer.free) for peer in queue.peers] == [("Bo", 3)]
    given = await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="printers", to_agent_id=bo.id))
    assert given.state == "offered"
    await stage.agents.accept(bo, chat_id)
    shown = await stage.show(chat_id)
    assert ([line.kind for line in shown.lines], shown.agent_name) == (
        ["hers", "joined", "handed_over", "joined"],
        "Bo",
    )
    assert (await stage.desk.tickets.get(bo, ticket_id)).ticket.assignee_id == bo.id
    handed = next(one for one in await stage.told(ticket_id) if isinstance(one, HandedOver))
    assert (handed.from_agent_id, handed.reason, handed.to_agent_id) == (stage.desk.ana.id, "printers", bo.id)


async def test_an_offered_session_is_of_the_agent_in_the_chat_and_of_no_colleague_who_took_it_over(
    stage: Stage,
) -> None:
    chat_id, _ = await active(stage)
    ana, bo = stage.desk.ana, stage.desk.bo
    stage.alive.add(bo.id)
    await stage.agents.offer_code(ana, chat_id, "4829157309")
    await stage.agents.hand_over(ana, chat_id, HandOverIn(reason="printers", to_agent_id=bo.id))
    assert (await stage.show(chat_id)).code is None, "nobody is there to look"
    with pytest.raises(RefusedError, match="not_found"):
        stage.chats.answer_code(await stage.thread(chat_id), "taken")
    await stage.agents.accept(bo, chat_id)
    assert (await stage.show(chat_id)).code is None
    assert (await stage.agents.look(bo)).mine[0].code_answer is None
    await stage.agents.offer_code(bo, chat_id, "5083419621")
    code = (await stage.show(chat_id)).code
    assert code is not None
    assert (code.agent_name, code.digits) == ("Bo", "5083419621")


async def test_a_chat_goes_back_to_its_queue_or_into_another_group_with_its_ticket(stage: Stage) -> None:
    bo = stage.desk.bo
    group_id = await make_group(stage, "Printers", bo.id)
    chat_id, ticket_id = await active(stage)
    await stage.agents.set_seat(stage.desk.ana, SeatIn(chat_limit=1))
    back = await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="back to the queue"))
    assert back.state in ("offered", "waiting")
    await stage.agents.accept(stage.desk.ana, chat_id)
    with pytest.raises(RefusedError, match="not_found"):
        await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="r", to_group_id=99))
    await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="r", to_group_id=group_id))
    thread = await stage.thread(chat_id)
    assert (thread.state, thread.group_id) == (ChatState.WAITING, group_id)
    ticket = (await stage.desk.tickets.get(bo, ticket_id)).ticket
    assert (ticket.group_id, ticket.assignee_id) == (group_id, None)
    stage.alive.add(bo.id)
    await stage.chats.beat()
    assert (await stage.thread(chat_id)).agent_id == bo.id


async def test_who_hands_a_chat_over_to_a_queue_is_offered_it_again_only_if_nobody_else_is_there(stage: Stage) -> None:
    ana, bo = stage.desk.ana, stage.desk.bo
    stage.alive.add(bo.id)
    chat_id, _ = await active(stage)
    _, other = await stage.ask("another")
    await stage.agents.accept(bo, other.id)  # so Ana, once hers is gone, has the lower share
    await stage.agents.hand_over(ana, chat_id, HandOverIn(reason="printers"))
    assert (await stage.thread(chat_id)).agent_id == bo.id
    await stage.agents.decline(bo, chat_id)
    assert (await stage.thread(chat_id)).agent_id == ana.id


async def test_an_escalated_chat_ends_and_its_ticket_goes_on_with_every_line(stage: Stage) -> None:
    group_id = await make_group(stage, "L2", stage.desk.bo.id)
    chat_id, ticket_id = await active(stage)
    given = await stage.agents.escalate(
        stage.desk.ana, chat_id, EscalateIn(reason="long_investigation", to_group_id=group_id)
    )
    assert given.state == "ended"
    assert (await stage.thread(chat_id)).outcome == "missed"
    told = await stage.told(ticket_id)
    assert ChatEscalated(thread_id=chat_id, reason="long_investigation", to_group_id=group_id) in told
    assert (await stage.desk.tickets.get(stage.desk.bo, ticket_id)).ticket.group_id == group_id
    with pytest.raises(RefusedError, match="chat_not_active"):
        _, other = await stage.ask("other")
        await stage.agents.escalate(stage.desk.ana, other.id, EscalateIn(reason="other"))


async def test_a_language_nobody_named_is_spoken_by_all_and_one_that_is_missing_is_dropped_after_a_minute(
    stage: Stage,
) -> None:
    await stage.agents.set_seat(stage.desk.ana, SeatIn(chat_limit=3, languages=("zh",)))
    _, out = await stage.ask()
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    await stage.pass_time(60)
    assert (await stage.thread(out.id)).state is ChatState.OFFERED


async def test_an_agent_of_an_external_group_sees_only_its_chats(stage: Stage) -> None:
    group_id = await make_group(stage, "Printers", stage.desk.bo.id)
    outside = msgspec.structs.replace(stage.desk.bo, sees_all=False, group_ids=(group_id,))
    _, out = await stage.ask()
    assert (await stage.agents.look(outside)).waiting == ()
    assert [card.id for card in (await stage.agents.look(stage.desk.bo)).waiting] == [out.id]
    with pytest.raises(RefusedError, match="not_found"):
        await stage.agents.end(outside, out.id)


async def test_coming_online_again_is_a_seat_s_own_act(stage: Stage) -> None:
    await stage.agents.come_online(stage.desk.ana.id)
    assert (await stage.agents.look(stage.desk.ana)).me.load == 0


async def test_only_staff_have_a_seat(stage: Stage) -> None:
    for act in (
        stage.agents.look(stage.desk.lucia),
        stage.agents.end_wrap_up(stage.desk.lucia),
        stage.agents.say(stage.desk.lucia, 1, ChatSay(body="x"), "k"),
        stage.agents.hand_over(stage.desk.lucia, 1, HandOverIn(reason="x")),
        stage.agents.escalate(stage.desk.lucia, 1, EscalateIn(reason="other")),
        stage.agents.drop_code(stage.desk.lucia, 1),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await act


async def test_what_the_ticket_forbids_meanwhile_does_not_stop_a_chat(stage: Stage) -> None:
    _, out = await stage.ask()
    await stage.desk.close(out.ticket_id)
    await stage.agents.accept(stage.desk.ana, out.id)
    assert (await stage.desk.tickets.get(stage.desk.ana, out.ticket_id)).ticket.status == "closed"
    with pytest.raises(RefusedError, match="step"):
        await stage.agents.say(stage.desk.ana, out.id, ChatSay(body="no more"), stage.desk.key())
    assert (await stage.thread(out.id)).state is ChatState.ACTIVE

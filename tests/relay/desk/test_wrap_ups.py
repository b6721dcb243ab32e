"""What an agent has still to wrap up: chats and calls that are over, until their card is closed."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from assistdesk.core.desk.call_shapes import CallChange, CallNew, StepIn
from assistdesk.core.desk.chat_shapes import ChatSay, EscalateIn, HandOverIn
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.wrap_up_shapes import OFFERED_MS, CallPart, ChatPart, WrapUpOut
from assistdesk.core.errors import RefusedError
from relay.desk.calls import Calls
from relay.desk.rights import Caller
from relay.desk.wrap_ups import WrapUps
from relay.store import people
from tests.relay.desk.chat_stage import Stage, open_stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


@pytest.fixture
def wrap_ups(stage: Stage) -> WrapUps:
    return WrapUps(stage.desk.store, stage.chats)


@pytest.fixture
def calls(stage: Stage) -> Calls:
    return Calls(stage.desk.store, stage.desk.rng.randbytes)


async def active(stage: Stage) -> tuple[int, int]:
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    return out.id, out.ticket_id


async def mine(wrap_ups: WrapUps, caller: Caller) -> list[str]:
    return [one.touch for one in (await wrap_ups.list(caller)).wrap_ups]


async def test_a_chat_that_is_over_is_told_to_its_last_agent_with_its_facts(stage: Stage, wrap_ups: WrapUps) -> None:
    chat_id, ticket_id = await active(stage)
    stage.clock.turn(40)
    await stage.agents.say(stage.desk.ana, chat_id, ChatSay(body="sí"), stage.desk.key())
    await stage.say(chat_id, "gracias")
    stage.clock.turn(20)
    await stage.chats.leave(await stage.chat(chat_id))
    (told,) = (await wrap_ups.list(stage.desk.ana)).wrap_ups
    part = ChatPart(outcome="dropped", ended_by="customer", customer_lines=2, agent_lines=1, wait_s=40)
    expected = WrapUpOut(
        touch=f"chat:{chat_id}", ticket_id=ticket_id, started_at=told.started_at, ended_at=told.ended_at, chat=part
    )
    assert told == expected
    assert told.started_at < told.ended_at
    assert await mine(wrap_ups, stage.desk.bo) == []
    with pytest.raises(RefusedError, match="forbidden"):
        await wrap_ups.list(stage.desk.lucia)


async def test_one_who_handed_a_chat_over_has_nothing_to_wrap_up(stage: Stage, wrap_ups: WrapUps) -> None:
    stage.alive.add(stage.desk.bo.id)
    chat_id, _ = await active(stage)
    await stage.agents.hand_over(stage.desk.ana, chat_id, HandOverIn(reason="x", to_agent_id=stage.desk.bo.id))
    await stage.agents.accept(stage.desk.bo, chat_id)
    await stage.agents.escalate(stage.desk.bo, chat_id, EscalateIn(reason="long_investigation"))
    assert await mine(wrap_ups, stage.desk.ana) == []
    (told,) = (await wrap_ups.list(stage.desk.bo)).wrap_ups
    assert told.chat is not None
    assert (told.chat.outcome, told.chat.escalation) == ("missed", "long_investigation")


async def test_a_place_is_free_with_the_last_card_that_has_time_left(stage: Stage, wrap_ups: WrapUps) -> None:
    first, _ = await active(stage)
    second, _ = await active(stage)
    await stage.agents.end(stage.desk.ana, first)
    await stage.agents.end(stage.desk.ana, second)
    _, next_one = await stage.ask("next")
    names = [card.name for card in (await stage.agents.look(stage.desk.ana)).waiting]
    assert (await stage.agents.look(stage.desk.ana)).me.wrap_up_of == (*names, *names)
    with pytest.raises(RefusedError, match="not_found"):
        await wrap_ups.close(stage.desk.ana, "session:x")
    await wrap_ups.close(stage.desk.bo, f"chat:{second}")  # not hers
    left = await wrap_ups.close(stage.desk.ana, f"chat:{second}")
    assert [one.touch for one in left.wrap_ups] == [f"chat:{first}"]
    assert (await stage.thread(next_one.id)).state is ChatState.WAITING
    assert (await stage.agents.look(stage.desk.ana)).me.wrap_up_of == tuple(names)
    for _ in range(2):
        assert (await wrap_ups.close(stage.desk.ana, f"chat:{first}")).wrap_ups == ()
    seat = (await stage.agents.look(stage.desk.ana)).me
    assert (seat.wrap_up_until, seat.wrap_up_of) == (None, ())
    assert (await stage.thread(next_one.id)).state is ChatState.OFFERED


async def test_a_card_that_is_left_open_is_offered_for_a_day(stage: Stage, wrap_ups: WrapUps) -> None:
    first, _ = await active(stage)
    await stage.agents.end(stage.desk.ana, first)
    await stage.agents.end_wrap_up(stage.desk.ana)
    assert await mine(wrap_ups, stage.desk.ana) == [f"chat:{first}"]
    stage.clock.turn(OFFERED_MS / 1_000)
    assert await mine(wrap_ups, stage.desk.ana) == []
    second, _ = await active(stage)
    await stage.agents.end(stage.desk.ana, second)
    assert await mine(wrap_ups, stage.desk.ana) == [f"chat:{second}"]


async def test_a_call_is_wrapped_up_from_when_it_has_a_ticket_until_its_card_closes(
    stage: Stage, wrap_ups: WrapUps, calls: Calls
) -> None:
    ana, ticket = stage.desk.ana, await stage.ask()
    call = (await calls.log(ana, CallNew(number="112"), stage.desk.key())).value.call
    await calls.stamp(ana, call.id, 1, StepIn(reason="in a hurry"))
    stage.clock.turn(90)
    await calls.change(ana, call.id, CallChange(ended=True))
    assert await mine(wrap_ups, ana) == []
    await calls.change(ana, call.id, CallChange(ticket_id=ticket[1].ticket_id))
    (told,) = (await wrap_ups.list(ana)).wrap_ups
    assert (told.touch, told.ticket_id) == (f"call:{call.id}", ticket[1].ticket_id)
    assert isinstance(told.call, CallPart)
    assert (told.call.direction, told.call.number) == ("in", "112")
    assert [(step.state, step.reason) for step in told.call.steps][:2] == [("skipped", "in a hurry"), ("open", "")]
    assert (await wrap_ups.close(ana, told.touch)).wrap_ups == ()
    await calls.change(ana, call.id, CallChange(notes="later"))
    assert await mine(wrap_ups, ana) == []


async def test_a_call_that_is_closed_with_its_four_steps_leaves_nothing_to_wrap_up(
    stage: Stage, wrap_ups: WrapUps, calls: Calls
) -> None:
    ana, ticket = stage.desk.ana, await stage.ask()
    given = CallNew(number="112", ticket_id=ticket[1].ticket_id)
    call = (await calls.log(ana, given, stage.desk.key())).value.call
    await calls.change(ana, call.id, CallChange(ended=True))
    assert await mine(wrap_ups, ana) == [f"call:{call.id}"]
    for number in (1, 2, 3):
        await calls.stamp(ana, call.id, number, StepIn(reason="not needed"))  # type: ignore[arg-type]
    await calls.stamp(ana, call.id, 4, StepIn(status="solved"))
    assert await mine(wrap_ups, ana) == []


async def test_what_went_out_of_sight_is_not_hers_to_wrap_up(stage: Stage, wrap_ups: WrapUps) -> None:
    chat_id, _ = await active(stage)
    elsewhere = await stage.desk.store.write(lambda work: people.group_named(work, "Elsewhere"))
    await stage.agents.escalate(stage.desk.ana, chat_id, EscalateIn(reason="abuse", to_group_id=elsewhere))
    assert await mine(wrap_ups, stage.desk.ana) == [f"chat:{chat_id}"]
    assert await mine(wrap_ups, msgspec.structs.replace(stage.desk.ana, sees_all=False)) == []

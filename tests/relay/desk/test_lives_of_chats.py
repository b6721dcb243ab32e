"""Chats over lives that nobody thought of: nobody waits whom somebody could take, and the log alone tells each chat's facts."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistdesk.core.desk import contacts, seats
from assistdesk.core.desk.chat_shapes import ChatSay, EscalateIn, HandOverIn, SeatIn
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.seats import Seat
from assistdesk.core.errors import RefusedError
from relay.desk import chat_group, chat_steps, sla
from relay.desk.rights import Caller
from relay.store import chats, people
from relay.store.chats import Chat
from tests.relay.desk.chat_stage import Stage, open_stage

STEPS = 60
OFTEN = (0, 0, 1, 1, 1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12)


class Life:
    """What customers and agents do. ``made``: every chat."""

    def __init__(self, stage: Stage, rng: random.Random, group_id: int) -> None:
        self.stage, self.rng, self.group_id = stage, rng, group_id
        self.agents = (stage.desk.ana, stage.desk.bo, stage.desk.admin)
        self.keys: list[str] = []
        self.made: list[int] = []

    async def happen(self) -> None:
        """Any one thing; some are refused."""
        stage, rng, what = self.stage, self.rng, self.rng.choice(OFTEN)
        agent = rng.choice(self.agents)
        if what == 0 or not self.made:
            await self._ask()
            return
        chat_id = rng.choice(self.made)
        match what:
            case 1:
                for card in (await stage.agents.look(agent)).offered:
                    await stage.agents.accept(agent, card.id)
            case 2:
                for card in (await stage.agents.look(agent)).offered:
                    await stage.agents.decline(agent, card.id)
            case 3:
                await stage.say(chat_id, "hers")
            case 4:
                await stage.agents.say(agent, chat_id, ChatSay(body="ours"), stage.desk.key())
            case 5:
                to = HandOverIn(
                    reason="r",
                    to_agent_id=rng.choice((None, rng.choice(self.agents).id)),
                    to_group_id=rng.choice((None, self.group_id)),
                )
                await stage.agents.hand_over(agent, chat_id, to)
            case 6:
                await stage.agents.end(agent, chat_id)
            case 7:
                await stage.chats.leave(await stage.chat(chat_id))
            case 8:
                (stage.alive.remove if agent.id in stage.alive else stage.alive.add)(agent.id)
            case 9:
                await self._come_or_go(agent)
            case 10:
                await stage.agents.end_wrap_up(agent)
            case 11:
                await stage.agents.escalate(agent, chat_id, EscalateIn(reason="abuse"))
            case _:
                languages = rng.choice(((), ("en",), ("es",)))
                await stage.agents.set_seat(agent, SeatIn(chat_limit=rng.randrange(1, 4), languages=languages))

    async def _ask(self) -> None:
        previous = self.rng.choice(self.keys) if self.keys and self.rng.random() < 0.3 else None
        key, out = await self.stage.ask("a question", previous=previous)
        self.keys.append(key)
        self.made.append(out.id)

    async def _come_or_go(self, agent: Caller) -> None:
        wish = self.rng.choice(("online", "online", "away"))
        await self.stage.desk.store.write(lambda work: people.set_availability(work, agent.id, wish))
        if wish == "online":
            await self.stage.agents.come_online(agent.id)

    async def pass_time(self) -> None:
        """Some, in which most customers are heard."""
        self.stage.clock.turn(self.rng.choice((0, 1, 2, 5, 11, 31, 61)))
        for chat_id in self.made:
            if self.rng.random() < 0.95:
                await self.stage.show(chat_id)
        for _ in range(2):
            await self.stage.chats.beat()
            await self.stage.pass_time(0)


async def nobody_waits_in_vain(stage: Stage) -> None:
    now_ms, floor = stage.clock.now_ms(), stage.chats.floor

    def look(connection: sa.Connection) -> tuple[list[Chat], Sequence[Seat]]:
        open_now = chats.open_chats(connection)
        return open_now, chat_steps.seats_now(connection, floor, open_now, chat_group.find(connection))

    open_now, found = await stage.desk.store.read(look)
    for thread in (chat.thread for chat in open_now):
        if thread.state is ChatState.WAITING and thread.customer_gone_at is None:
            assert seats.choose(thread, found, now_ms, floor.config) is None
        if thread.state is ChatState.OFFERED:
            assert (thread.offer_until or 0) > now_ms
            assert thread.agent_id in stage.alive


async def log_tells_it(stage: Stage, chat_id: int) -> None:
    thread = await stage.thread(chat_id)
    log = await stage.desk.store.read(lambda connection: sla.read_log_of(connection, thread.ticket_id))
    facts = next(one for one in contacts.chats(log) if one.thread_id == chat_id)
    assert (facts.outcome, facts.ended_at, facts.is_short) == (thread.outcome, thread.ended_at, thread.short)
    assert (facts.accepted_at, facts.waiting_since) == (thread.accepted_at, thread.waiting_since)
    assert (facts.agent_lines > 0) == thread.has_answer
    inside = [one.agent_id for one in facts.engagements if one.ended_at is None]
    assert inside == ([thread.agent_id] if thread.state is ChatState.ACTIVE else [])


@pytest.mark.parametrize("seed", range(5))
async def test_nobody_waits_whom_somebody_could_take_and_the_log_tells_it_all(tmp_path: Path, seed: int) -> None:
    async with open_stage(tmp_path) as stage:
        group_id = await stage.desk.store.write(lambda work: people.group_named(work, "Printers"))
        life = Life(stage, random.Random(seed), group_id)
        for _ in range(STEPS):
            try:
                await life.happen()
            except RefusedError:
                continue
            await life.pass_time()
            await nobody_waits_in_vain(stage)
        for chat_id in life.made:
            await log_tells_it(stage, chat_id)

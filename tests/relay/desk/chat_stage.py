"""A desk with its chats: who is there is set by hand, time is turned, one customer's key after the other."""

import base64
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from assistdesk.core.desk.chat_shapes import ChatAsk, ChatOut, ChatSay, LineSaid
from assistdesk.core.desk.events_service import ChatEvent, read_log_events
from assistdesk.core.desk.queue import Thread
from relay.desk.chat_desk import ChatDesk
from relay.desk.chats import Chats
from relay.store import audits, chats, timers
from relay.store.chats import Chat
from tests.kit.accounts import TurnedClock
from tests.relay.desk.conftest import Desk, open_desk

_raw = msgspec.json.Decoder(tuple[msgspec.Raw, ...])


@dataclass
class Stage:
    """``alive``: the agents with a live line."""

    desk: Desk
    clock: TurnedClock
    alive: set[int]
    chats: Chats
    agents: ChatDesk
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def new_key(self) -> str:
        return base64.urlsafe_b64encode(next(self.numbers).to_bytes(32, "big")).decode().rstrip("=")

    async def ask(self, body: str = "Hola, no imprime", **fields: object) -> tuple[str, ChatOut]:
        key = str(fields.pop("key", None) or self.new_key())
        name = str(fields.pop("name", "Lucía"))
        given = ChatAsk(key=key, name=name, body=body, language="es", **fields)  # type: ignore[arg-type]
        return key, await self.chats.ask(given)

    async def chat(self, chat_id: int) -> Chat:
        found = await self.desk.store.read(lambda connection: chats.find(connection, chat_id))
        assert found is not None
        return found

    async def thread(self, chat_id: int) -> Thread:
        return (await self.chat(chat_id)).thread

    async def say(self, chat_id: int, body: str, key: str = "") -> LineSaid:
        """*key*: of the chat; without one what is said cannot go on elsewhere."""
        said = ChatSay(body=body)
        return (await self.chats.say_hers(await self.chat(chat_id), said, self.desk.key(), chat_key=key)).value

    async def show(self, chat_id: int, after: int = 0) -> ChatOut:
        return await self.chats.news(await self.chat(chat_id), after=after, known="", wait_s=0)

    async def pass_time(self, seconds: float) -> None:
        """Turn the clock and fire every timer that is due then."""
        self.clock.turn(seconds)
        handlers = {"chat": self.chats.tick, "chat_queue": self.chats.tick_queue}
        for timer in await self.desk.store.read(lambda connection: timers.due(connection, self.clock.now_ms())):
            await handlers[timer.kind](timer.ref)

    async def told(self, ticket_id: int) -> list[ChatEvent]:
        """Every chat event of a ticket's log."""

        def question(connection):  # type: ignore[no-untyped-def]
            return audits.after(connection, ticket_id, 0, 200)

        found = await self.desk.store.read(question)
        events = [event for audit in found for event in read_log_events(_raw.decode(audit.events))]
        return [event for event in events if isinstance(event, ChatEvent)]


@asynccontextmanager
async def open_stage(path: Path) -> AsyncIterator[Stage]:
    """Ana is there and online; Bo and the admin are not."""
    clock = TurnedClock()
    desk = await open_desk(path / "relay.db", clock)
    alive = {desk.ana.id}
    service = Chats(desk.store, desk.rng.randbytes, lambda: frozenset(alive), now_ms=clock.now_ms)
    yield Stage(desk, clock, alive, service, ChatDesk(desk.store, service))
    await desk.store.close()

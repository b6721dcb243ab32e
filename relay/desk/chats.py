"""Chats: what a customer without an account and an agent can do with one (desk.md sections 7, 12).

The use cases behind REST's ``chats``; each is one operation of the store. Who is there is heard from the events sockets
(agents) and from how a customer asks for news; ``beat`` puts what changed into the queue. A customer's key opens her own
chat and nothing else. Nothing here knows HTTP.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import sqlalchemy as sa
import structlog

from assistdesk.core.desk import queue, seats
from assistdesk.core.desk.chat_shapes import ChatAsk, ChatAvailable, ChatOut, ChatSay, CodeAnswer, CodeOffer, LineSaid
from assistdesk.core.desk.queue import QUEUED, ChatState, Thread
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.desk import chat_begin, chat_customer, chat_steps
from relay.desk.changes import RandomBytes
from relay.desk.chat_begin import Said
from relay.desk.chat_steps import Floor
from relay.desk.rights import NOT_FOUND, SYSTEM
from relay.desk.typing_now import TypingNow
from relay.store import chats, timers
from relay.store.chats import Chat
from relay.store.store import Store
from relay.store.work import Answered, Committed, Once, Work, digest_request

log = structlog.get_logger("desk")

BEAT_S = 2.0
LOST_AFTER_MS = 12_000
"""A customer's app that asks for no news for so long has lost its line."""


@dataclass(slots=True)
class _Ear:
    """How the relay hears that a customer is there. ``asking``: requests for news that wait just now."""

    seen_at: int
    asking: int = 0


@dataclass(eq=False, slots=True)
class _Waiter:
    """One request for news that waits. ``is_queued``: it hears of every change in the queue."""

    chat_id: int
    ticket_id: int
    is_queued: bool
    changed: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class _Code:
    """A session code on its way to one customer: in memory, until taken, refused, withdrawn or the chat's end. It stands while
    the chat is with the agent who waits there."""

    agent_id: int | None
    offer: CodeOffer | None
    answer: CodeAnswer | None = None


@dataclass(slots=True)
class _Memory:
    """What is not worth a disk: who was heard when, codes that are offered, when a place was last told, which agents were there
    since the start."""

    ears: dict[int, _Ear] = field(default_factory=dict)
    codes: dict[int, _Code] = field(default_factory=dict)
    told_at: dict[int, int] = field(default_factory=dict)
    alive: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()
    numbers: int = 0

    def forget(self, kept: set[int]) -> None:
        for table in (self.ears, self.codes, self.told_at):
            for chat_id in table.keys() - kept:
                del table[chat_id]


class Chats:
    """Use cases over one store. *alive* names the agents who have a live line; *customer_types* tells them who writes."""

    def __init__(
        self,
        store: Store,
        random_bytes: RandomBytes,
        alive: Callable[[], frozenset[int]],
        *,
        now_ms: Callable[[], int],
        customer_types: Callable[[int, int], None] = lambda _ticket_id, _agent_id: None,
    ) -> None:
        self._typing = TypingNow()
        self._customer_types = customer_types
        self._store = store
        self._random_bytes = random_bytes
        self._alive = alive
        self.now_ms = now_ms
        self._memory = _Memory()
        self._waiters: set[_Waiter] = set()
        self._bell = asyncio.Event()
        self._is_stopping = False
        self._started_at = now_ms()
        store.listen(self._committed)

    @property
    def floor(self) -> Floor:
        return Floor(self._who_is_there(), self._random_bytes)

    # --- the customer ---------------------------------------------------------------------------------------------

    async def available(self) -> ChatAvailable:
        """May a chat be asked for just now, and how long may it take?"""
        floor, now_ms = self.floor, self.now_ms()

        def question(connection: sa.Connection) -> ChatAvailable:
            return chat_begin.available(connection, floor, now_ms)

        return await self._store.read(question)

    async def ask(self, given: ChatAsk, *, ip: str = "") -> ChatOut:
        """Begin a chat: ticket, thread and first line at once; the same key again changes nothing.

        Raises:
            RefusedError: ``chat_closed`` (``why``) unless ``by_mail``; ``invalid`` (FieldsError). LinkError: the store's.
        """
        floor = self.floor
        key_hash = hash_token(given.key)

        def operation(work: Work) -> Chat:
            found = chats.by_key(work.connection, key_hash)
            return chat_begin.begin(work, floor, given, key_hash, ip) if found is None else found

        chat = await self._store.write(operation)
        self._hear(chat.id)
        return await self._show(chat.id, 0)

    async def need(self, key: str, chat_id: int) -> Chat:
        """The chat that this key opens. Raises RefusedError ``not_found``."""
        found = await self._store.read(lambda connection: chat_begin.opened(connection, key))
        if found is None or found.id != chat_id:
            raise RefusedError(NOT_FOUND)
        return found

    async def news(self, chat: Chat, *, after: int, known: str, wait_s: float) -> ChatOut:
        """The chat with its lines after *after*; waits up to *wait_s* while it is still as *known* says.

        Raises:
            RefusedError: ``stopping``. LinkError: the store's.
        """
        ear = self._hear(chat.id)
        ear.asking += 1
        try:
            if chat.thread.customer_gone_at is not None:
                self.wake()
            return await self._wait(chat, after, known, wait_s)
        finally:
            ear.asking -= 1
            ear.seen_at = self.now_ms()

    async def _wait(self, chat: Chat, after: int, known: str, wait_s: float) -> ChatOut:
        waiter = _Waiter(chat.id, chat.thread.ticket_id, is_queued=chat.thread.state in QUEUED)
        self._waiters.add(waiter)
        loop = asyncio.get_running_loop()
        end_s = loop.time() + wait_s
        try:
            while True:
                waiter.changed.clear()
                shown = await self._show(chat.id, after)
                left_s = end_s - loop.time()
                if self._is_stopping:
                    raise RefusedError("stopping")
                if left_s <= 0 or self._is_news(chat.id, shown.tag, known):
                    self._memory.told_at[chat.id] = self.now_ms()
                    return shown
                if shown.is_agent_typing:  # until that is over
                    left_s = min(left_s, self._typing.left_ms(chat.id, "ours", self.now_ms()) / 1_000)
                if shown.tag != known:  # only the place moved, and it was told a moment ago
                    left_s = min(left_s, 1.0)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(waiter.changed.wait(), left_s)
        finally:
            self._waiters.discard(waiter)

    def _is_news(self, chat_id: int, tag: str, known: str) -> bool:
        """Must this be told now? A mere change of place is told each five seconds at most."""
        if tag.partition("|")[0] != known.partition("|")[0]:
            return True
        return tag != known and seats.may_push(self._memory.told_at.get(chat_id), self.now_ms())

    async def _show(self, chat_id: int, after: int) -> ChatOut:
        floor, now_ms = self.floor, self.now_ms()
        is_typing = self._typing.left_ms(chat_id, "ours", now_ms) > 0

        def question(connection: sa.Connection) -> ChatOut:
            chat = chat_steps.need_chat(connection, chat_id)
            code = self._code_in(chat.thread)
            offer = None if code is None else code.offer
            there = chat_begin.there(connection, floor, chat.thread, now_ms)
            return chat_customer.show(
                connection, chat, after=after, now_ms=now_ms, code=offer, there=there, is_typing=is_typing
            )

        return await self._store.read(question)

    def types_hers(self, chat: Chat) -> None:
        """The customer is writing; the agent who talks with her is told, at most each second."""
        agent_id = chat.thread.agent_id
        is_heard = chat.thread.state is ChatState.ACTIVE and agent_id is not None
        if is_heard and self._typing.say(chat.id, "theirs", self.now_ms()):
            self._customer_types(chat.thread.ticket_id, agent_id or 0)

    async def types_ours(self, agent_id: int, ticket_id: int) -> None:
        """This agent is writing in a ticket; if it is that of a chat of his, its customer sees it. LinkError: the store's."""
        for chat in await self._store.read(chats.open_chats):
            thread = chat.thread
            is_his = thread.ticket_id == ticket_id and thread.agent_id == agent_id
            if is_his and thread.state is ChatState.ACTIVE and self._typing.say(chat.id, "ours", self.now_ms()):
                self._tell(chat.id)

    def said_ours(self, chat_id: int) -> None:
        self._typing.stop(chat_id, "ours")

    async def say_hers(self, chat: Chat, said: ChatSay, key: str, *, chat_key: str, ip: str = "") -> Answered[LineSaid]:
        """A line by the customer whose chat *chat_key* opens; after the chat's end it is a reply in its ticket, and in one that
        goes on from it where that is closed.

        Raises:
            RefusedError: ``followup`` (``why`` many), ``idempotency_key_reused``. LinkError.
        """
        floor = self.floor

        def operation(work: Work) -> Said:
            return chat_begin.say_hers(work, floor, chat.id, chat_key, said.body, ip)

        self._hear(chat.id)
        once = Once(chat.thread.customer_id, key, digest_request("say", chat.id, said), Said)
        answered = await self._store.write_once(operation, once)
        if answered.value.moved is not None:
            self._hear(answered.value.moved.chat_id)
        return Answered(chat_begin.with_key(answered.value, chat_key), answered.replayed)

    async def leave(self, chat: Chat, *, ip: str = "") -> ChatOut:
        """She closed it. Leaving twice changes nothing."""
        floor = self.floor

        def operation(work: Work) -> None:
            now = chat_steps.need_chat(work.connection, chat.id)
            chat_steps.take(work, floor, now, queue.CustomerLeaves(), chat_begin.customer_of(now, ip))

        await self._store.write(operation)
        return await self._show(chat.id, 0)

    # --- a session code for one customer (protocol.md section 3) --------------------------------------------------

    def put_code(self, chat: Chat, agent_name: str, digits: str) -> None:
        """Offer a session: the code waits in memory until the customer's app fetches it."""
        self._memory.numbers += 1
        self._memory.codes[chat.id] = _Code(
            chat.thread.agent_id, CodeOffer(number=self._memory.numbers, agent_name=agent_name, digits=digits)
        )
        self._tell(chat.id)

    def drop_code(self, chat_id: int) -> None:
        """The agent takes the offer back; nothing happens where there is none."""
        if self._memory.codes.pop(chat_id, None) is not None:
            self._tell(chat_id)

    def answer_code(self, thread: Thread, answer: CodeAnswer) -> None:
        """What the customer pressed. The digits are forgotten at once.

        Raises:
            RefusedError: ``not_found``, nothing is offered.
        """
        code = self._code_in(thread)
        if code is None:
            raise RefusedError(NOT_FOUND)
        self._memory.codes[thread.id] = _Code(code.agent_id, None, answer)

    def code_answer(self, thread: Thread) -> Literal["offered", "taken", "refused"] | None:
        """For the agent's strip; None: no code."""
        code = self._code_in(thread)
        return None if code is None else code.answer or "offered"

    def _code_in(self, thread: Thread) -> _Code | None:
        """The code of whoever is in this chat now: a colleague who took it over offers a session of her own."""
        code = self._memory.codes.get(thread.id)
        is_in_it = code is not None and thread.state is ChatState.ACTIVE and thread.agent_id == code.agent_id
        return code if is_in_it else None

    # --- time and lines -------------------------------------------------------------------------------------------

    async def tick(self, ref: str) -> None:
        """For the timer: this chat's time has come."""
        floor = self.floor

        def operation(work: Work) -> None:
            chat = chats.find(work.connection, int(ref))
            if chat is None:
                timers.disarm(work, chat_steps.TIMER_KIND, ref)
            else:
                chat_steps.take(work, floor, chat, queue.Tick(), SYSTEM)

        await self._store.write(operation)

    async def tick_queue(self, _ref: str) -> None:
        """For the timer: time alone may allow another offer."""
        floor = self.floor
        await self._store.write(lambda work: chat_steps.dispatch(work, floor))

    def wake(self) -> None:
        """Look again now: an agent came or went."""
        self._bell.set()

    def stop(self) -> None:
        """Let nobody wait for news any more."""
        self._is_stopping = True
        self._tell()

    async def run(self) -> None:
        """Until cancelled: notice who has come and who has gone."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), BEAT_S)
            self._bell.clear()
            try:
                await self.beat()
            except AssistDeskError as error:
                log.warning("chats_failed", rule=error.rule)

    async def beat(self) -> None:
        """Put into the queue what changed in who is there; nothing is written where nothing did."""
        alive, now_ms = self._who_is_there(), self.now_ms()
        open_now = await self._store.read(chats.open_chats)
        self._memory.forget({chat.id for chat in open_now})
        is_other = alive != self._memory.alive
        is_new_face = is_other and any(chat.thread.state is ChatState.WAITING for chat in open_now)
        found = [
            (chat.id, event)
            for chat in open_now
            for event in presence_events(chat.thread, alive, heard_at=self._heard_at(chat.id, now_ms), now_ms=now_ms)
            if not self._may_come_back(chat.thread, event, now_ms)
        ]
        if found or is_new_face:
            await self._put(found)
        if is_other:
            self._tell_queued()
        self._memory.alive = alive  # only now: where nothing could be written, the next beat finds who came

    async def _put(self, found: Sequence[tuple[int, queue.Event]]) -> None:
        """What happened to these chats, and the offers that can be made now. LinkError: the store's."""
        floor = self.floor

        def operation(work: Work) -> None:
            for chat_id, event in found:
                chat_steps.take(work, floor, chat_steps.need_chat(work.connection, chat_id), event, SYSTEM)
            chat_steps.dispatch(work, floor)

        await self._store.write(operation)

    def _who_is_there(self) -> frozenset[int]:
        alive = self._alive()
        self._memory.met |= alive
        return alive

    def _may_come_back(self, thread: Thread, event: queue.Event, now_ms: int) -> bool:
        """A relay that was just started has met nobody: an offer does not go on at once for want of its agent's line."""
        is_offer_lost = thread.state is ChatState.OFFERED and isinstance(event, queue.AgentLost)
        return is_offer_lost and thread.agent_id not in self._memory.met and now_ms - self._started_at < LOST_AFTER_MS

    def _hear(self, chat_id: int) -> _Ear:
        ear = self._memory.ears.setdefault(chat_id, _Ear(self.now_ms()))
        ear.seen_at = self.now_ms()
        return ear

    def _heard_at(self, chat_id: int, now_ms: int) -> int:
        """When this customer was last heard; whoever waits for news is heard now."""
        ear = self._memory.ears.get(chat_id, _Ear(self._started_at))
        return now_ms if ear.asking > 0 else ear.seen_at

    def _committed(self, committed: Committed) -> None:
        changed = {bell for bell in committed.doorbells if bell.startswith(chats.DOORBELL)}
        said = {one.ticket_id for one in committed.announcements}
        for waiter in self._waiters:
            is_mine = waiter.ticket_id in said or chats.doorbell_of(waiter.chat_id) in changed
            if is_mine or (changed and waiter.is_queued):
                waiter.changed.set()

    def _tell_queued(self) -> None:
        """Wake who waits in the queue: is anyone there for them?"""
        for waiter in self._waiters:
            if waiter.is_queued:
                waiter.changed.set()

    def _tell(self, chat_id: int | None = None) -> None:
        """Wake who waits for this chat's news, or everyone."""
        for waiter in self._waiters:
            if chat_id is None or waiter.chat_id == chat_id:
                waiter.changed.set()


def presence_events(thread: Thread, alive: frozenset[int], *, heard_at: int, now_ms: int) -> list[queue.Event]:
    """What the queue must hear of lines that were lost or came back since it last did. *heard_at*: the customer's."""
    found: list[queue.Event] = []
    agent_id = thread.agent_id
    if agent_id is not None and thread.state is not ChatState.WAITING:
        if agent_id not in alive and thread.agent_gone_at is None:
            found.append(queue.AgentLost(agent_id))
        elif agent_id in alive and thread.agent_gone_at is not None:
            found.append(queue.AgentBack(agent_id))
    is_here = now_ms - heard_at < LOST_AFTER_MS
    if is_here == (thread.customer_gone_at is not None):
        found.append(queue.CustomerBack() if is_here else queue.CustomerLost(heard_at))
    return found

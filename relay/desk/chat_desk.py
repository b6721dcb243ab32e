"""Chats: what an agent can do (desk.md sections 7, 12): seat, queue, accept, decline, hand over, escalate, end, offer a code.

Each is one operation of the store; the machine decides. An agent sees the chats of the groups they sit in, and the words of
a chat in its ticket. Nothing here knows HTTP.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import NoneType

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import queue
from assistdesk.core.desk.chat_shapes import (
    ChatCard,
    ChatGiven,
    ChatGroup,
    ChatPeer,
    ChatQueue,
    ChatSay,
    ChatSeat,
    EscalateIn,
    HandOverIn,
    LineSaid,
    SeatIn,
)
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.seats import Seat, may_pick, rank
from assistdesk.core.desk.shapes import CommentIn, TicketChange, to_rfc3339
from assistdesk.core.desk.states import AnyChange, SetGroup
from assistdesk.core.errors import RefusedError
from relay.desk import changes, chat_begin, chat_group, chat_steps, shown
from relay.desk.chats import Chats
from relay.desk.rights import FORBIDDEN, NOT_FOUND, SYSTEM, Caller, need_staff, need_ticket
from relay.store import chats, groups, people, tickets, wrap_ups
from relay.store.chats import Chat, SeatRow
from relay.store.store import Store
from relay.store.work import Answered, Mark, Once, Work, digest_request

SeatChange = Callable[[SeatRow], SeatRow]
AWAY = "agent_away"
"""RefusedError: the one it should go to has no live line or is not online."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The queue as one read found it."""

    open_now: list[Chat]
    seats: dict[int, Seat]
    group_id: int


class ChatDesk:
    """Use cases over one store; *chats* knows who is there and which codes are offered."""

    def __init__(self, store: Store, customers: Chats) -> None:
        self._store = store
        self._customers = customers

    # --- the queue ------------------------------------------------------------------------------------------------

    async def look(self, caller: Caller) -> ChatQueue:
        """What this agent's strip shows."""
        need_staff(caller)
        floor, now_ms = self._customers.floor, self._customers.now_ms()

        def question(connection: sa.Connection) -> ChatQueue:
            group_id = chat_group.find(connection)
            open_now = chats.open_chats(connection)
            found = chat_steps.seats_now(connection, floor, open_now, group_id, also=(caller.id,))
            seen = _Seen(open_now, {seat.agent_id: seat for seat in found}, group_id)
            return self._show(connection, caller, seen, now_ms)

        return await self._store.read(question)

    def _show(self, connection: sa.Connection, caller: Caller, seen: _Seen, now_ms: int) -> ChatQueue:
        mine, offered, waiting = [], [], []
        for chat in sorted(seen.open_now, key=lambda one: rank(one.thread)):
            thread = chat.thread
            is_with_me = thread.agent_id == caller.id
            if thread.state is ChatState.ACTIVE and is_with_me:
                mine.append(chat)
            elif thread.state is ChatState.OFFERED and is_with_me:
                offered.append(chat)
            elif thread.state is not ChatState.ACTIVE and _sees(caller, seen, chat):
                waiting.append(chat)
        subjects = {
            one.id: one.subject for one in tickets.many(connection, [c.thread.ticket_id for c in seen.open_now])
        }
        row = chats.seat(connection, caller.id)
        seat = seen.seats[caller.id]
        was_sent_away = row.sent_away_at is not None and seat.availability == "away"
        led = groups.led_by(connection, caller.id)
        peers = chats.members(connection, sorted(seen.seats.keys() - {caller.id}))
        return ChatQueue(
            me=ChatSeat(
                availability=seat.availability,
                chat_limit=seat.chat_limit,
                load=seat.load,
                languages=row.languages,
                wrap_up_until=_later(seat.wrap_up_until, now_ms),
                wrap_up_of=self._wraps_up(connection, caller.id, now_ms) if seat.wrap_up_until is not None else (),
                was_sent_away=was_sent_away,
            ),
            now=to_rfc3339(now_ms),
            waiting=tuple(_takable(self._card(chat, subjects), chat, led) for chat in waiting),
            offered=tuple(self._card(chat, subjects) for chat in offered),
            mine=tuple(self._card(chat, subjects) for chat in mine),
            peers=tuple(
                ChatPeer(user_id=one.user_id, name=one.name, free=_free(seen.seats[one.user_id]))
                for one in peers
                if one.availability == "online"
            ),
            groups=tuple(ChatGroup(id=group_id, name=name) for group_id, name in chats.groups(connection)),
        )

    def _wraps_up(self, connection: sa.Connection, agent_id: int, now_ms: int) -> tuple[str, ...]:
        """Whose chats have a card that is open and time left."""
        since_ms = now_ms - self._customers.floor.config.wrap_up_s * 1_000
        open_now = wrap_ups.of_agent(connection, agent_id, now_ms)
        found = (chats.find(connection, one.of_id) for one, at in open_now if one.kind == "chat" and at > since_ms)
        return tuple(chat.name for chat in found if chat is not None)

    def _card(self, chat: Chat, subjects: dict[int, str]) -> ChatCard:
        thread = chat.thread
        return ChatCard(
            id=thread.id,
            ticket_id=thread.ticket_id,
            name=chat.name,
            subject=subjects.get(thread.ticket_id, ""),
            language=chat.language,
            state=thread.state.value,
            queued_at=to_rfc3339(thread.queued_at),
            offer_until=shown.show_time(thread.offer_until),
            unanswered_since=shown.show_time(thread.waiting_since),
            is_customer_here=thread.customer_gone_at is None,
            code_answer=self._customers.code_answer(thread),
        )

    async def set_seat(self, caller: Caller, given: SeatIn, mark: Mark | None = None) -> ChatQueue:
        """How many at once, in which languages. Fewer than are open now ends none of them."""

        def change(row: SeatRow) -> SeatRow:
            return msgspec.structs.replace(row, chat_limit=given.chat_limit, languages=given.languages)

        return await self._change_seat(caller, change, mark)

    async def end_wrap_up(self, caller: Caller, mark: Mark | None = None) -> ChatQueue:
        """The wrap-up is done: the place is free."""
        return await self._change_seat(caller, lambda row: msgspec.structs.replace(row, wrap_up_until=None), mark)

    async def come_online(self, agent_id: int) -> None:
        """After the availability was changed: an agent who is back counts no old misses and gets what waits."""

        def change(row: SeatRow) -> SeatRow:
            return msgspec.structs.replace(row, misses=0, sent_away_at=None)

        await self._keep_seat(agent_id, change)

    async def _change_seat(self, caller: Caller, change: SeatChange, mark: Mark | None) -> ChatQueue:
        need_staff(caller)
        await self._keep_seat(caller.id, change, mark)
        return await self.look(caller)

    async def _keep_seat(self, agent_id: int, change: SeatChange, mark: Mark | None = None) -> None:
        floor = self._customers.floor

        def operation(work: Work) -> None:
            chats.put_seat(work, change(chats.seat(work.connection, agent_id)))
            chat_steps.dispatch(work, floor)

        await self._store.write_marked(mark, NoneType, operation)

    # --- one chat -------------------------------------------------------------------------------------------------

    async def accept(self, caller: Caller, chat_id: int, mark: Mark | None = None) -> ChatGiven:
        """Raises RefusedError ``offer_gone``: it is not, or no longer, offered to this agent."""
        return await self._step(caller, chat_id, queue.Accept(caller.id), mark)

    async def take(self, caller: Caller, chat_id: int, mark: Mark | None = None) -> ChatGiven:
        """Out of the queue, whoever's turn it is. Nobody but leads of its group may.

        Raises:
            RefusedError: ``forbidden``, ``chat_not_waiting`` (it is offered to somebody, goes on or is over), ``not_found``.
        """
        need_staff(caller)
        floor = self._customers.floor

        def operation(work: Work) -> ChatGiven:
            chat = _mine(work.connection, caller, chat_id)
            if not may_pick(caller.id, groups.leads(work.connection, chat.thread.group_id)):
                raise RefusedError(FORBIDDEN)
            return _given(chat_steps.pick(work, floor, chat, caller))

        return await self._store.write_marked(mark, ChatGiven, operation)

    async def decline(self, caller: Caller, chat_id: int, mark: Mark | None = None) -> ChatGiven:
        """Not now: it goes on to another. Raises RefusedError ``offer_gone``."""
        return await self._step(caller, chat_id, queue.Decline(caller.id), mark)

    async def hand_over(self, caller: Caller, chat_id: int, given: HandOverIn, mark: Mark | None = None) -> ChatGiven:
        """To an agent, a group, or back to the queue; the transcript goes along, it is the ticket's.

        Raises:
            RefusedError: ``chat_not_active``, ``agent_away``, ``not_found``.
        """
        need_staff(caller)
        floor = self._customers.floor

        def operation(work: Work) -> ChatGiven:
            chat = _mine(work.connection, caller, chat_id)
            group_id = _group(work.connection, given.to_group_id) or chat.thread.group_id
            if given.to_agent_id is not None:
                _need_online(work.connection, floor, given.to_agent_id)
            event = queue.HandOver(group_id, given.reason, to_agent_id=given.to_agent_id, skills=chat.thread.skills)
            also = _into_group(work.connection, chat, given.to_group_id)
            return _given(chat_steps.take(work, floor, chat, event, caller, also=also).chat)

        return await self._store.write_marked(mark, ChatGiven, operation)

    async def escalate(self, caller: Caller, chat_id: int, given: EscalateIn, mark: Mark | None = None) -> ChatGiven:
        """End the chat; its ticket, with every line of it, goes to the group. Raises RefusedError ``chat_not_active``."""
        need_staff(caller)
        floor = self._customers.floor

        def operation(work: Work) -> ChatGiven:
            chat = _mine(work.connection, caller, chat_id)
            group_id = _group(work.connection, given.to_group_id) or chat.thread.group_id
            also = _into_group(work.connection, chat, given.to_group_id)
            event = queue.Escalate(group_id, given.reason)
            return _given(chat_steps.take(work, floor, chat, event, caller, also=also).chat)

        return await self._store.write_marked(mark, ChatGiven, operation)

    async def end(self, caller: Caller, chat_id: int, mark: Mark | None = None) -> ChatGiven:
        """Raises RefusedError ``chat_not_active``."""
        return await self._step(caller, chat_id, queue.AgentEnds(), mark)

    async def say(self, caller: Caller, chat_id: int, said: ChatSay, key: str) -> Answered[LineSaid]:
        """A line of ours; the same as a public reply in its ticket.

        Raises:
            RefusedError: ``not_found``, ``step``, ``idempotency_key_reused``. LinkError: the store's.
        """
        need_staff(caller)
        floor = self._customers.floor

        def operation(work: Work) -> LineSaid:
            chat = _mine(work.connection, caller, chat_id)
            only = TicketChange(comment=CommentIn(body=said.body, public=True))
            return chat_begin.said_of(changes.update(work, caller, chat.thread.ticket_id, only, floor.random_bytes))

        self._customers.said_ours(chat_id)
        once = Once(caller.id, key, digest_request("say", chat_id, said), LineSaid)
        return await self._store.write_once(operation, once)

    async def offer_code(self, caller: Caller, chat_id: int, digits: str, mark: Mark | None = None) -> ChatGiven:
        """A session code for the customer of this chat alone (protocol.md section 3). Raises ``chat_not_active``."""
        chat = await self._active(caller, chat_id)
        if mark is not None:  # so few digits are soon found by their digest
            mark.request_digest = mark.seed
        if await self._is_new(mark):
            self._customers.put_code(chat, caller.name, digits)
        return _given(chat)

    async def drop_code(self, caller: Caller, chat_id: int, mark: Mark | None = None) -> ChatGiven:
        """Take the offered code back."""
        chat = await self._active(caller, chat_id)
        if await self._is_new(mark):
            self._customers.drop_code(chat_id)
        return _given(chat)

    async def _is_new(self, mark: Mark | None) -> bool:
        """For what is kept in memory: a repeat neither offers a code a second time nor takes a later one back."""
        await self._store.note(mark)
        return mark is None or not mark.was_done

    async def _active(self, caller: Caller, chat_id: int) -> Chat:
        need_staff(caller)
        chat = await self._store.read(lambda connection: _mine(connection, caller, chat_id))
        if chat.thread.state is not ChatState.ACTIVE:
            raise RefusedError("chat_not_active")
        return chat

    async def _step(self, caller: Caller, chat_id: int, event: queue.Event, mark: Mark | None) -> ChatGiven:
        need_staff(caller)
        floor = self._customers.floor

        def operation(work: Work) -> ChatGiven:
            chat = _mine(work.connection, caller, chat_id)
            return _given(chat_steps.take(work, floor, chat, event, caller).chat)

        return await self._store.write_marked(mark, ChatGiven, operation)


def _given(chat: Chat) -> ChatGiven:
    thread = chat.thread
    return ChatGiven(id=thread.id, ticket_id=thread.ticket_id, state=thread.state.value)


def _takable(card: ChatCard, chat: Chat, led: frozenset[int]) -> ChatCard:
    may_take = chat.thread.state is ChatState.WAITING and chat.thread.group_id in led
    return msgspec.structs.replace(card, may_take=may_take)


def _later(at_ms: int | None, now_ms: int) -> str | None:
    return None if at_ms is None or at_ms <= now_ms else to_rfc3339(at_ms)


def _free(seat: Seat) -> int:
    return max(0, seat.chat_limit - seat.load)


def _sees(caller: Caller, seen: _Seen, chat: Chat) -> bool:
    return caller.sees_all or chat.thread.group_id in seen.seats[caller.id].group_ids


def _mine(connection: sa.Connection, caller: Caller, chat_id: int) -> Chat:
    """A chat whose ticket this agent may see. Raises RefusedError ``not_found``."""
    chat = chat_steps.need_chat(connection, chat_id)
    if chat.thread.agent_id != caller.id:
        need_ticket(connection, caller, chat.thread.ticket_id)
    return chat


def _group(connection: sa.Connection, group_id: int | None) -> int | None:
    """Raises RefusedError ``not_found`` for a group that is none."""
    if group_id is not None and group_id not in {known for known, _ in chats.groups(connection)}:
        raise RefusedError(NOT_FOUND)
    return group_id


def _into_group(connection: sa.Connection, chat: Chat, group_id: int | None) -> list[AnyChange]:
    """The ticket goes where the chat goes; its assignee stays only if they are in that group."""
    if group_id is None:
        return []
    ticket = need_ticket(connection, SYSTEM, chat.thread.ticket_id)
    return [SetGroup(group_id, keeps_assignee=ticket.assignee_id in people.members(connection, group_id))]


def _need_online(connection: sa.Connection, floor: chat_steps.Floor, agent_id: int) -> None:
    found = chats.members(connection, [agent_id])
    if agent_id not in floor.alive or not found or found[0].availability != "online":
        raise RefusedError(AWAY)

"""One step of a chat inside the writer (desk.md section 7): thread, ticket, audit, seats and timers in one transaction.

``core.desk.queue`` decides what an event does to a chat and ``core.desk.seats`` who is offered one; here it is put on disk,
and after every step the queue is looked at again. Every function takes a ``Work``. Nothing here knows HTTP, the customer's
key, or how one finds out that a line was lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import queue, seats, states
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEvent,
    OfferMissed,
)
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.desk.queue import Accept, ChatState, Event, Offer, Thread
from assistdesk.core.desk.seats import LANGUAGE, Seat
from assistdesk.core.desk.shapes import Availability, CommentIn
from assistdesk.core.desk.states import AnyChange, Refusal
from assistdesk.core.errors import RefusedError
from relay.desk import changes, chat_group, chat_hours
from relay.desk.changes import RandomBytes, Written
from relay.desk.refusals import need_granted
from relay.desk.rights import NOT_FOUND, SYSTEM, Caller, need_ticket
from relay.store import chats, people, timers, wrap_ups
from relay.store.chats import Chat, SeatRow
from relay.store.work import Work
from relay.store.wrap_ups import WrapUp

TIMER_KIND = "chat"
QUEUE_TIMER_KIND = "chat_queue"
QUEUE_REF = "all"


CONFIG = QueueConfig()


@dataclass(frozen=True, slots=True)
class Floor:
    """What the database cannot know: ``alive``, the agents who have a live line just now."""

    alive: frozenset[int]
    random_bytes: RandomBytes
    config: QueueConfig = CONFIG


@dataclass(frozen=True, slots=True)
class Taken:
    """What one step left behind."""

    chat: Chat
    written: Written | None = None


def need_chat(connection: sa.Connection, chat_id: int) -> Chat:
    """Raises RefusedError ``not_found``."""
    found = chats.find(connection, chat_id)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


# --- one step -----------------------------------------------------------------------------------------------------


def take(
    work: Work,
    floor: Floor,
    chat: Chat,
    event: Event,
    caller: Caller,
    *,
    body: str | None = None,
    also: Sequence[AnyChange] = (),
) -> Taken:
    """Give the chat one event, then offer what can be offered.

    *body*: the words of the line that the event is. *also*: what happens to the ticket with it.

    Raises:
        RefusedError: what ``queue.step`` refuses; ``step`` (``why``) where the ticket takes no more words.
    """
    taken = _take(work, floor, chat, event, caller, body=body, also=also)
    dispatch(work, floor)
    return Taken(need_chat(work.connection, chat.id), taken.written)


def pick(work: Work, floor: Floor, chat: Chat, caller: Caller) -> Chat:
    """Offer it to the caller and take it for them at once. Raises RefusedError ``chat_not_waiting``."""
    offered = _take(work, floor, chat, Offer(caller.id), SYSTEM).chat
    return take(work, floor, offered, Accept(caller.id), caller).chat


def _take(
    work: Work,
    floor: Floor,
    chat: Chat,
    event: Event,
    caller: Caller,
    *,
    body: str | None = None,
    also: Sequence[AnyChange] = (),
) -> Taken:
    thread, said = queue.step(chat.thread, event, work.now_ms, floor.config)
    written = _write(work, floor, chat.thread, said, caller, body, also)
    _seats(work, floor, chat.thread, said)
    return Taken(keep(work, floor, msgspec.structs.replace(chat, thread=thread)), written)


def keep(work: Work, floor: Floor, chat: Chat) -> Chat:
    """Put the chat on disk and arm its timer."""
    chats.put(work, chat)
    at_ms = queue.next_at(chat.thread, floor.config)
    if at_ms is None:
        timers.disarm(work, TIMER_KIND, str(chat.id))
    else:
        timers.arm(work, TIMER_KIND, str(chat.id), at_ms)
    return chat


def _write(
    work: Work,
    floor: Floor,
    before: Thread,
    said: Sequence[ChatEvent],
    caller: Caller,
    body: str | None,
    also: Sequence[AnyChange],
) -> Written | None:
    """The ticket's side of a step: at most one audit; none where nothing was said and nothing changes."""
    ticket = need_ticket(work.connection, SYSTEM, before.ticket_id)
    comment = None if body is None else CommentIn(body=body, public=True, kind="chat")
    wanted: list[AnyChange] = [] if comment is None else [states.PublicComment()]
    decided, after = decide(ticket, wanted, [*also, *_of_ticket(said)], caller)
    events: list[EventBase] = [*decided, *said]
    return changes.write(
        work, caller, ticket, after, events, floor.random_bytes, comment=comment, chat_id=before.id if body else None
    )


def _of_ticket(said: Sequence[ChatEvent]) -> list[AnyChange]:
    """Whoever takes the chat has the ticket (N3)."""
    return [states.Assign(event.agent_id) for event in said if isinstance(event, ChatAccepted)]


def decide(
    ticket: Ticket, wanted: Sequence[AnyChange], wished: Sequence[AnyChange], caller: Caller
) -> tuple[list[EventBase], Ticket]:
    """*wanted* must be possible; what is only *wished* is left out where the ticket's state forbids it (closed meanwhile).

    Raises:
        RefusedError: as ``refusals.refused`` sorts it.
    """
    decided, after = need_granted(states.steps(ticket, wanted, caller.actor))
    events: list[EventBase] = [*decided]
    for wish in wished:
        granted = states.steps(after, [wish], caller.actor)
        if not isinstance(granted, Refusal):
            events += granted[0]
            after = granted[1]
    return events, after


def _seats(work: Work, floor: Floor, before: Thread, said: Sequence[ChatEvent]) -> None:
    """What a step does to the agents' seats."""
    for event in said:
        match event:
            case ChatAccepted(agent_id=agent_id):
                row = chats.seat(work.connection, agent_id)
                chats.put_seat(work, msgspec.structs.replace(row, misses=0, last_accept_at=work.now_ms))
            case OfferMissed(agent_id=agent_id):
                _miss(work, floor, agent_id)
            case ChatEnded() if before.state is ChatState.ACTIVE and before.agent_id is not None:
                row = chats.seat(work.connection, before.agent_id)
                after = seats.after_end(seat_of(row), work.now_ms, floor.config)
                chats.put_seat(work, msgspec.structs.replace(row, wrap_up_until=after.wrap_up_until))
                wrap_ups.begin(work, WrapUp(kind="chat", of_id=before.id, agent_id=before.agent_id))
            case _:
                pass


def _miss(work: Work, floor: Floor, agent_id: int) -> None:
    row = chats.seat(work.connection, agent_id)
    person = people.card(work.connection, agent_id)
    is_online = person is not None and person.availability == "online"
    before = replace(seat_of(row), availability="online" if is_online else "away")
    after, is_sent_away = seats.after_miss(before, floor.config)
    if is_sent_away:
        people.set_availability(work, agent_id, "away")
    sent_away_at = work.now_ms if is_sent_away else row.sent_away_at
    chats.put_seat(work, msgspec.structs.replace(row, misses=after.misses, sent_away_at=sent_away_at))


def seat_of(row: SeatRow) -> Seat:
    return Seat(
        agent_id=row.user_id,
        group_ids=frozenset(),
        chat_limit=row.chat_limit,
        last_accept_at=row.last_accept_at,
        wrap_up_until=row.wrap_up_until,
        misses=row.misses,
    )


# --- the queue as a whole -----------------------------------------------------------------------------------------


def seats_now(
    connection: sa.Connection, floor: Floor, open_now: Sequence[Chat], group_id: int, *, also: Sequence[int] = ()
) -> list[Seat]:
    """The agents with a live line (and *also* these) as the queue sees them. *group_id* is the default group's.

    One who has named no languages speaks them all.
    """
    rows = chats.seats(connection)
    needed = frozenset(skill for chat in open_now for skill in chat.thread.skills)
    load: dict[int, int] = {}
    for chat in open_now:
        if chat.thread.state in (ChatState.OFFERED, ChatState.ACTIVE) and chat.thread.agent_id is not None:
            load[chat.thread.agent_id] = load.get(chat.thread.agent_id, 0) + 1
    found = []
    for member in chats.members(connection, sorted({*floor.alive, *also})):
        row = rows.get(member.user_id, SeatRow(user_id=member.user_id))
        found.append(
            replace(
                seat_of(row),
                group_ids=frozenset(member.group_ids or (group_id,)),
                skills=frozenset(LANGUAGE + one for one in row.languages) or needed,
                availability=msgspec.convert(member.availability, type=Availability),
                is_alive=member.user_id in floor.alive,
                load=load.get(member.user_id, 0),
            )
        )
    return found


def dispatch(work: Work, floor: Floor) -> None:
    """Make every offer that can be made now, and come again when time alone may allow another."""
    open_now = chats.open_chats(work.connection)
    waiting = [chat for chat in open_now if chat.thread.state is ChatState.WAITING]
    if not waiting:
        timers.disarm(work, QUEUE_TIMER_KIND, QUEUE_REF)
        return
    found = seats_now(work.connection, floor, open_now, chat_group.need(work))
    by_id = {chat.id: chat for chat in waiting}
    hours = chat_hours.own(work.connection, (chat.thread.group_id for chat in waiting))
    offers = seats.dispatch((chat.thread for chat in waiting), found, work.now_ms, floor.config, hours)
    for chat_id, agent_id in offers:
        _take(work, floor, by_id.pop(chat_id), Offer(agent_id), SYSTEM)
    _arm_queue(work, floor, list(by_id.values()), found, hours)


def _arm_queue(
    work: Work, floor: Floor, waiting: Sequence[Chat], found: Sequence[Seat], hours: Mapping[int, Calendar]
) -> None:
    times = [chat.thread.queued_at + floor.config.relax_skill_s * 1_000 for chat in waiting if chat.thread.skills]
    times += [chat.thread.preferred_until for chat in waiting if chat.thread.preferred_agent_id is not None]
    times += [seat.wrap_up_until for seat in found if waiting and seat.wrap_up_until is not None]
    times += [opening for one in hours.values() if waiting and (opening := one.open_from(work.now_ms)) is not None]
    at_ms = min((at for at in times if at > work.now_ms), default=None)
    if at_ms is None:
        timers.disarm(work, QUEUE_TIMER_KIND, QUEUE_REF)
    else:
        timers.arm(work, QUEUE_TIMER_KIND, QUEUE_REF, at_ms)

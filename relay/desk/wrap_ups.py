"""Wrap-ups: which chats and calls an agent has still to wrap up, with what is known of each (desk.md sections 7, 8).

A chat's card that is closed gives its place back, unless another chat's card is still open and has time left. What the agent
writes from a card comes as any update of the ticket does (``wrapup_of``). Nothing here knows HTTP.
"""

from types import NoneType

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import contacts, seats
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.wrap_up_shapes import CallPart, ChatPart, Touch, WrapUpList, WrapUpOut
from assistdesk.core.errors import RefusedError
from relay.desk import chat_steps, sla
from relay.desk.calls import show_steps
from relay.desk.chats import Chats
from relay.desk.rights import NOT_FOUND, Caller, need_staff, sees
from relay.store import calls, chats, tickets, wrap_ups
from relay.store.store import Store
from relay.store.work import Mark, Work
from relay.store.wrap_ups import Kind, WrapUp

SECOND_MS = 1_000


class WrapUps:
    """Use cases over one store; *customers* knows who is there to be offered the place that is free again."""

    def __init__(self, store: Store, customers: Chats) -> None:
        self._store = store
        self._customers = customers

    async def list(self, caller: Caller) -> WrapUpList:
        """This agent's, the oldest first; none of a ticket that went out of her sight meanwhile."""
        need_staff(caller)
        now_ms = self._customers.now_ms()
        return await self._store.read(lambda connection: _list(connection, caller, now_ms))

    async def close(self, caller: Caller, touch: Touch, mark: Mark | None = None) -> WrapUpList:
        """The card of this chat or call is closed; the same again changes nothing.

        Raises:
            RefusedError: ``not_found`` for what is no chat and no call.
        """
        need_staff(caller)
        kind, of_id = _read(touch)
        floor = self._customers.floor

        def operation(work: Work) -> None:
            mine = [(one.kind, one.of_id) for one, _ in wrap_ups.of_agent(work.connection, caller.id, work.now_ms)]
            if (kind, of_id) in mine:
                wrap_ups.end(work, kind, of_id)
                if kind == "chat":
                    _give_place_back(work, caller, floor)

        await self._store.write_marked(mark, NoneType, operation)
        return await self.list(caller)


def _read(touch: str) -> tuple[Kind, int]:
    try:
        msgspec.convert(touch, type=Touch)
    except msgspec.ValidationError:
        raise RefusedError(NOT_FOUND) from None
    kind, _, of_id = touch.partition(":")
    return msgspec.convert(kind, type=Kind), int(of_id)


def _give_place_back(work: Work, caller: Caller, floor: chat_steps.Floor) -> None:
    open_now = wrap_ups.of_agent(work.connection, caller.id, work.now_ms)
    ended_at = [opened_at for one, opened_at in open_now if one.kind == "chat"]
    row = chats.seat(work.connection, caller.id)
    after = seats.after_wrap_up(chat_steps.seat_of(row), ended_at, floor.config)
    chats.put_seat(work, msgspec.structs.replace(row, wrap_up_until=after.wrap_up_until))
    chat_steps.dispatch(work, floor)


# --- what is shown ------------------------------------------------------------------------------------------------


def _list(connection: sa.Connection, caller: Caller, now_ms: int) -> WrapUpList:
    found = (_show(connection, one) for one, _ in wrap_ups.of_agent(connection, caller.id, now_ms))
    shown = [one for one in found if one is not None]
    about = {ticket.id: ticket for ticket in tickets.many(connection, [one.ticket_id for one in shown])}
    return WrapUpList(wrap_ups=tuple(one for one in shown if sees(connection, caller, about[one.ticket_id])))


def _show(connection: sa.Connection, wrap_up: WrapUp) -> WrapUpOut | None:
    """None: there is nothing to show yet (a call without a ticket)."""
    return _of_chat(connection, wrap_up) if wrap_up.kind == "chat" else _of_call(connection, wrap_up)


def _of_chat(connection: sa.Connection, wrap_up: WrapUp) -> WrapUpOut | None:
    chat = chats.find(connection, wrap_up.of_id)
    if chat is None:
        return None
    thread = chat.thread
    log = sla.read_log_of(connection, thread.ticket_id)
    facts = next((one for one in contacts.chats(log) if one.thread_id == thread.id), None)
    if facts is None or facts.ended_at is None or facts.outcome is None:
        return None
    began = next((one.accepted_at for one in reversed(facts.engagements) if one.agent_id == wrap_up.agent_id), None)
    began_at = facts.ended_at if began is None else began
    return WrapUpOut(
        touch=f"chat:{thread.id}",
        ticket_id=thread.ticket_id,
        started_at=to_rfc3339(began_at),
        ended_at=to_rfc3339(facts.ended_at),
        rooms=contacts.rooms_between(log, began_at, facts.ended_at),
        chat=ChatPart(
            outcome=facts.outcome,
            ended_by=thread.ended_by or "system",
            escalation=thread.escalation_reason,
            customer_lines=facts.customer_lines,
            agent_lines=facts.agent_lines,
            wait_s=None if facts.chat_wait_ms is None else facts.chat_wait_ms // SECOND_MS,
        ),
    )


def _of_call(connection: sa.Connection, wrap_up: WrapUp) -> WrapUpOut | None:
    call = calls.find(connection, wrap_up.of_id)
    if call is None or call.ticket_id is None or call.answered_at is None or call.ended_at is None:
        return None
    return WrapUpOut(
        touch=f"call:{call.id}",
        ticket_id=call.ticket_id,
        started_at=to_rfc3339(call.answered_at),
        ended_at=to_rfc3339(call.ended_at),
        rooms=contacts.rooms_between(sla.read_log_of(connection, call.ticket_id), call.answered_at, call.ended_at),
        call=CallPart(
            direction=call.direction,
            number=call.number,
            steps=show_steps(call),
            is_end_assumed=call.is_end_assumed,
        ),
    )

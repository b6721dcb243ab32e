"""The customer says that it is solved (desk.md section 2, N7; decision 0075): by the key of her chat or of her ticket, or by
the pass of her session.

It is hers alone who asked; whose key or pass it is was found by ``reading``, ``chats`` and the directory of rooms. Her chat,
if it goes on in that ticket, ends with it in the same audit. What is solved already stays as it is. It knows no HTTP.
"""

import sqlalchemy as sa

from assistdesk.core.desk import queue, states
from assistdesk.core.desk.events import CUSTOMER_WORD
from assistdesk.core.desk.model import UNSOLVED, Ticket
from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.desk import changes, chat_begin, chat_steps
from relay.desk.answering import reader_of
from relay.desk.chat_steps import Floor
from relay.desk.chats import Chats
from relay.desk.reading import led_to, need_reader
from relay.desk.refusals import need_granted
from relay.desk.rights import FORBIDDEN, NOT_FOUND, SYSTEM, Caller, need_ticket
from relay.store import chats, tickets
from relay.store.audits import Origin
from relay.store.chats import Chat
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request


class Solving:
    """Use cases over one store; *customers* knows which agents are there for whoever waits next."""

    def __init__(self, store: Store, customers: Chats) -> None:
        self._store, self._customers = store, customers

    async def by_chat(self, chat: Chat, key: str, *, ip: str = "") -> Answered[Solved]:
        """Raises RefusedError ``forbidden`` (the ticket is another's), ``idempotency_key_reused``. LinkError."""
        floor = self._customers.floor

        def operation(work: Work) -> Solved:
            caller = chat_begin.customer_of(chat_steps.need_chat(work.connection, chat.id), ip)
            return _solve(work, floor, caller, need_ticket(work.connection, SYSTEM, chat.thread.ticket_id))

        once = Once(chat.thread.customer_id, key, digest_request("chat_solved", chat.id), Solved)
        return await self._store.write_once(operation, once)

    async def by_key(self, ticket_key: str, once: str, *, now_ms: int, origin: Origin) -> Answered[Solved]:
        """The same *once* counts once. Raises RefusedError ``not_found``; as ``by_chat``."""
        _, reader_id = await self._store.read(lambda connection: need_reader(connection, ticket_key, now_ms))
        floor = self._customers.floor

        def operation(work: Work) -> Solved:
            ticket, user_id = need_reader(work.connection, ticket_key, work.now_ms)
            return _solve(work, floor, reader_of(work.connection, user_id, origin), ticket)

        request = digest_request("reader_solved", hash_token(ticket_key).hex())
        return await self._store.write_once(operation, Once(reader_id, once, request, Solved))

    async def by_session(self, room: bytes, ticket_id: int, key: str, *, ip: str = "") -> Answered[Solved]:
        """By whoever held the customer's end of a session that took place: an agent let her in for this ticket.

        Raises:
            RefusedError: ``not_found`` (deleted meanwhile), ``idempotency_key_reused``. LinkError.
        """
        floor = self._customers.floor
        known = await self._store.read(lambda connection: _need(connection, ticket_id))

        def operation(work: Work) -> Solved:
            ticket = _need(work.connection, ticket_id)
            return _solve(
                work, floor, reader_of(work.connection, ticket.requester_id, Origin(via="session", ip=ip)), ticket
            )

        once = Once(known.requester_id, key, digest_request("session_solved", room.hex()), Solved)
        return await self._store.write_once(operation, once)


def _need(connection: sa.Connection, ticket_id: int) -> Ticket:
    """Raises RefusedError ``not_found``."""
    found = tickets.find(connection, ticket_id)
    if found is None or found.status == "deleted":
        raise RefusedError(NOT_FOUND)
    return found


def _solve(work: Work, floor: Floor, caller: Caller, own: Ticket) -> Solved:
    ticket = led_to(work.connection, own, caller.id, work.now_ms)
    if ticket.status in UNSOLVED:
        if not states.may_solve(ticket, caller.id):
            raise RefusedError(FORBIDDEN)
        _write(work, floor, caller, ticket)
    now = need_ticket(work.connection, SYSTEM, ticket.id)
    return Solved(ticket_id=now.id, status=CUSTOMER_WORD[now.status])  # type: ignore[arg-type]


def _write(work: Work, floor: Floor, caller: Caller, ticket: Ticket) -> None:
    chat = chats.open_in(work.connection, ticket.id)
    if chat is not None:  # hers: a ticket is given to nobody else meanwhile
        chat_steps.take(work, floor, chat, queue.CustomerSolves(), caller, also=[states.CustomerSolved()])
        return
    events, after = need_granted(states.steps(ticket, [states.CustomerSolved()], caller.actor))
    changes.write(work, caller, ticket, after, events, floor.random_bytes)

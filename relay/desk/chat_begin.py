"""How a chat begins and what its customer says, inside the writer (desk.md sections 2 N1, 7).

Ticket, thread and first line are one transaction; a customer who is back within half an hour goes on in the same ticket.
Whether a chat may be asked for is computed here from the seats and the queue, never from a flag. It knows no HTTP and no
customer's key but its hash.
"""

from dataclasses import replace

import sqlalchemy as sa

from assistdesk.core.desk import queue, seats
from assistdesk.core.desk.chat_shapes import ChatAsk, ChatAvailable, LineSaid, subject_of
from assistdesk.core.desk.events_service import ChatEvent
from assistdesk.core.desk.languages import language_of
from assistdesk.core.desk.macros import DEFAULT_LOCALE
from assistdesk.core.desk.queue import QUEUED, ChatState, Home, Thread
from assistdesk.core.desk.seats import LANGUAGE, ChatOpen
from assistdesk.core.desk.shapes import CommentIn, TicketChange, TicketNew
from assistdesk.core.desk.states import PublicComment
from assistdesk.core.errors import MisuseError, RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.desk import belonging, changes, chat_customer, chat_group, chat_hours, chat_plans, chat_steps
from relay.desk.changes import Written
from relay.desk.chat_customer import There
from relay.desk.chat_steps import Floor
from relay.desk.rights import Caller, need_ticket
from relay.desk.shown import show_time
from relay.store import chats, people, streams, tickets
from relay.store.audits import Origin
from relay.store.chats import Chat
from relay.store.work import Work

CLOSED = "chat_closed"
"""RefusedError: nobody can take a chat just now (``why``: a ``ChatOpen``); the words can still go by mail."""


def customer_of(chat: Chat, ip: str = "") -> Caller:
    """The customer as one who acts."""
    return _customer(chat.thread.customer_id, chat.name, ip)


def _customer(user_id: int, name: str, ip: str) -> Caller:
    return Caller(user_id=user_id, role="customer", name=name, origin=Origin(via="chat", ip=ip))


def available(connection: sa.Connection, floor: Floor, now_ms: int) -> ChatAvailable:
    """From hours, heartbeats, seats and the queue (trap 18). Whoever waits already keeps the place when the hours end."""
    group_id = chat_group.find(connection)
    opens_at = chat_hours.opens_at(connection, group_id, now_ms)
    open_now = chats.open_chats(connection)
    threads = [chat.thread for chat in open_now]
    state = seats.chat_available(
        group_id,
        is_in_hours=opens_at == now_ms,
        seats=chat_steps.seats_now(connection, floor, open_now, group_id),
        threads=threads,
        is_offered=True,
        config=floor.config,
    )
    waiting = sum(one.group_id == group_id and one.state in QUEUED for one in threads)
    estimate_s = chat_customer.estimate_s(connection, waiting + 1, now_ms) if state is ChatOpen.OPEN else None
    back_at = show_time(opens_at) if state is ChatOpen.OUT_OF_HOURS else None
    return ChatAvailable(state=state.value, waiting=waiting, estimate_s=estimate_s, opens_at=back_at)


def there(connection: sa.Connection, floor: Floor, thread: Thread, now_ms: int) -> There:
    """Who waits is told where nobody is there, and when that may change."""
    if thread.state not in QUEUED:
        return There()
    hours = chat_hours.own(connection, (thread.group_id,)).get(thread.group_id)
    found = chat_steps.seats_now(connection, floor, (), chat_group.find(connection))
    if seats.is_on_schedule(thread, hours, now_ms) and seats.is_anyone_here(thread.group_id, found):
        return There()
    opens_at = chat_hours.opens_at(connection, thread.group_id, now_ms)
    return There(is_anyone=False, opens_at=None if opens_at is None or opens_at == now_ms else show_time(opens_at))


def begin(work: Work, floor: Floor, given: ChatAsk, key_hash: bytes, ip: str) -> Chat:
    """Put a new chat, or (``by_mail``) its words alone, on disk and into the queue.

    Raises:
        RefusedError: ``chat_closed`` (``why``).
    """
    language = given.language or language_of(given.body) or DEFAULT_LOCALE
    state = available(work.connection, floor, work.now_ms).state
    if not given.by_mail and state != ChatOpen.OPEN.value:
        raise RefusedError(CLOSED, why=state)
    last = None if given.previous is None else chats.by_key(work.connection, hash_token(given.previous))
    home = _home(work, None if given.by_mail else last)
    customer_id = _person(work, given, last, language)
    thread, said = _thread(work, given, home, customer_id, language)
    caller = _customer(customer_id, given.name, ip)
    comment = CommentIn(body=given.body, public=True, kind="chat")
    if home.ticket_id is None:
        new = TicketNew(
            subject=subject_of(given.body) or given.name,
            requester_id=caller.id,
            comment=comment,
            channel="chat",
            language=language,
        )
        written = changes.create(work, caller, new, floor.random_bytes, chat_id=thread.id, also=said)
    else:
        written = _same_ticket(work, floor, home.ticket_id, caller, comment, thread, said)
    chat = Chat(
        thread=replace(thread, ticket_id=written.ticket.id),
        key_hash=key_hash,
        name=given.name,
        language=language,
        first_pub_seq=written.ticket.pub_seq,
    )
    chat_steps.keep(work, floor, chat)
    chat_steps.dispatch(work, floor)
    return chats.find(work.connection, chat.id) or chat


def _home(work: Work, last: Chat | None) -> Home:
    ticket = None if last is None else tickets.find(work.connection, last.thread.ticket_id)
    if last is None or ticket is None:
        return Home(None, None)
    is_over = ticket.status in ("closed", "deleted") or ticket.requester_id != last.thread.customer_id
    return queue.home_of(last.thread, is_over, work.now_ms)


def _person(work: Work, given: ChatAsk, last: Chat | None, language: str) -> int:
    """Whoever asked from this app before; else the customer of that address; else somebody new.

    An address of ours makes nobody one of us: the words are a customer's all the same.
    """
    if last is not None:
        return last.thread.customer_id
    found = people.by_email(work.connection, given.email) if given.email else None
    known = None if found is None else people.card(work.connection, found)
    if known is not None and known.role == "customer":
        return known.id
    return belonging.add_customer(work, name=given.name, email=given.email, locale=language)


def _thread(work: Work, given: ChatAsk, home: Home, customer_id: int, language: str) -> queue.Step:
    thread = Thread(
        id=streams.take(work, chats.STREAM),
        ticket_id=home.ticket_id or 0,
        customer_id=customer_id,
        group_id=chat_group.need(work),
        skills=frozenset((LANGUAGE + language[:2],)),
        plan_rank=chat_plans.rank_of(work.connection, customer_id),
        queued_at=work.now_ms,
        preferred_agent_id=home.preferred_agent_id,
        preferred_until=0 if home.preferred_agent_id is None else work.now_ms + queue.PREFERRED_MS,
    )
    return queue.begin_offline(thread) if given.by_mail else queue.begin(thread)


def _same_ticket(
    work: Work,
    floor: Floor,
    ticket_id: int,
    caller: Caller,
    comment: CommentIn,
    thread: Thread,
    said: tuple[ChatEvent, ...],
) -> Written:
    ticket = need_ticket(work.connection, caller, ticket_id)
    events, after = chat_steps.decide(ticket, [PublicComment()], [], caller)
    return changes.write(
        work, caller, ticket, after, [*events, *said], floor.random_bytes, comment=comment, chat_id=thread.id
    )


def say_hers(work: Work, floor: Floor, chat_id: int, body: str, ip: str) -> LineSaid:
    """A line by the customer; after the end it is a reply in the ticket.

    Raises:
        RefusedError: ``step`` (``why`` follow_up: the ticket is closed).
    """
    chat = chat_steps.need_chat(work.connection, chat_id)
    caller = customer_of(chat, ip)
    written: Written | None
    if chat.thread.state is ChatState.ENDED:
        only = TicketChange(comment=CommentIn(body=body, public=True))
        written = changes.update(work, caller, chat.thread.ticket_id, only, floor.random_bytes)
    else:
        written = chat_steps.take(work, floor, chat, queue.CustomerLine(), caller, body=body).written
    return said_of(written)


def said_of(written: Written | None) -> LineSaid:
    if written is None or written.comment is None:
        raise MisuseError("no_line_written")
    return LineSaid(comment_id=written.comment.id, seq=written.comment.seq)

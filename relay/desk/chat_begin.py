"""How a chat begins and what its customer says, inside the writer (desk.md sections 2 N1, 7).

Ticket, thread and first line are one transaction; a customer who is back within half an hour goes on in the same ticket.
Words for a closed one begin another that goes on from it, with a chat and a key of its own; those for one that was merged into
another of hers stand there. Whether a chat may be asked for is computed here from the seats and the queue, never from a flag.
It knows no HTTP.
"""

from dataclasses import replace

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import queue, seats
from assistdesk.core.desk.chat_shapes import ChatAsk, ChatAvailable, ChatMoved, LineSaid, subject_of
from assistdesk.core.desk.events_service import ChatEvent
from assistdesk.core.desk.languages import language_of
from assistdesk.core.desk.macros import DEFAULT_LOCALE
from assistdesk.core.desk.model import Ticket
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
from relay.desk.going_on import go_on, key_of_follow_up
from relay.desk.merging import FOLLOWUP
from relay.desk.reading import led_to
from relay.desk.rights import SYSTEM, Caller, need_ticket
from relay.desk.shown import show_time
from relay.store import chats, links, participants, people, streams, tickets
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
    home, before = _home(work, given, last)
    customer_id = _person(work, given, last, language)
    thread, said = _thread(work, home, customer_id, language, is_offline=given.by_mail)
    caller = _customer(customer_id, given.name, ip)
    if before is None:
        new = TicketNew(
            subject=subject_of(given.body) or given.name,
            requester_id=caller.id,
            comment=_line(given.body),
            channel="chat",
            language=language,
        )
        written = changes.create(work, caller, new, floor.random_bytes, chat_id=thread.id, also=said)
    elif home.is_follow_up:
        written = go_on(work, caller, before, given.body, floor.random_bytes, chat_id=thread.id, also=said)
    else:
        written = _same_ticket(work, floor, before, caller, given.body, thread, said)
    return _keep(work, floor, thread, written, key_hash, given.name, language)


def _keep(
    work: Work, floor: Floor, thread: Thread, written: Written, key_hash: bytes, name: str, language: str
) -> Chat:
    chat = Chat(
        thread=replace(thread, ticket_id=written.ticket.id),
        key_hash=key_hash,
        name=name,
        language=language,
        first_pub_seq=written.ticket.pub_seq,
    )
    chat_steps.keep(work, floor, chat)
    chat_steps.dispatch(work, floor)
    return chats.find(work.connection, chat.id) or chat


def _home(work: Work, given: ChatAsk, last: Chat | None) -> tuple[Home, Ticket | None]:
    """Where the words belong, and the ticket in which they stand or from which they go on; None: in one of their own."""
    known = None if last is None else tickets.find(work.connection, last.thread.ticket_id)
    if last is None or known is None or (given.by_mail and not given.goes_on):
        return Home(), None
    customer_id = last.thread.customer_id
    ticket = led_to(work.connection, known, customer_id, work.now_ms)
    if ticket.requester_id != customer_id:
        ticket = known  # a chat is of whoever asked; in copy she writes no chat lines
    if ticket.status == "deleted" or ticket.requester_id != customer_id:
        return Home(), None
    home = queue.home_of(last.thread, ticket.status == "closed", work.now_ms, goes_on=given.goes_on)
    return home, ticket if home.is_follow_up or home.ticket_id is not None else None


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


def _thread(work: Work, home: Home, customer_id: int, language: str, *, is_offline: bool) -> queue.Step:
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
    return queue.begin_offline(thread) if is_offline else queue.begin(thread)


def _same_ticket(
    work: Work,
    floor: Floor,
    ticket: Ticket,
    caller: Caller,
    body: str,
    thread: Thread,
    said: tuple[ChatEvent, ...],
) -> Written:
    events, after = chat_steps.decide(ticket, [PublicComment()], [], caller)
    return changes.write(
        work, caller, ticket, after, [*events, *said], floor.random_bytes, comment=_line(body), chat_id=thread.id
    )


def _line(body: str) -> CommentIn:
    return CommentIn(body=body, public=True, kind="chat")


def opened(connection: sa.Connection, key: str) -> Chat | None:
    """The chat that this key opens; none while its ticket is deleted, or another's, of whose words its first customer reads
    none unless she is in copy."""
    found = chats.by_key(connection, hash_token(key))
    ticket = None if found is None else tickets.find(connection, found.thread.ticket_id)
    if found is None or ticket is None or ticket.status == "deleted":
        return None
    customer_id = found.thread.customer_id
    is_hers = customer_id == ticket.requester_id or participants.is_on(connection, ticket.id, customer_id)
    return found if is_hers else None


class Said(LineSaid, frozen=True, kw_only=True):
    """What became of a line of hers, as it is kept. ``path``: the tickets that its words went on in, from the chat's own on."""

    path: tuple[int, ...] = ()


def say_hers(work: Work, floor: Floor, chat_id: int, key: str, body: str, ip: str) -> Said:
    """A line by the customer whose chat *key* opens; after the end it is a reply in the ticket. A closed one takes none: the
    line begins a ticket and a chat that go on from it, or stands in those that an earlier one began.

    Raises:
        RefusedError: ``followup`` (``why`` many).
    """
    chat = chat_steps.need_chat(work.connection, chat_id)
    caller = customer_of(chat, ip)
    own = need_ticket(work.connection, SYSTEM, chat.thread.ticket_id)
    ticket = led_to(work.connection, own, caller.id, work.now_ms)
    if ticket.status == "closed":
        return _say_on(work, floor, chat, ticket, caller, key, body)
    written: Written | None
    if chat.thread.state is ChatState.ENDED or ticket.id != own.id:
        only = TicketChange(comment=CommentIn(body=body, public=True))
        written = changes.update(work, caller, ticket.id, only, floor.random_bytes)
    else:
        written = chat_steps.take(work, floor, chat, queue.CustomerLine(), caller, body=body).written
    return _kept(said_of(written))


def _say_on(work: Work, floor: Floor, chat: Chat, closed: Ticket, caller: Caller, key: str, body: str) -> Said:
    """As if she had left and asked again; where nobody can take a chat now, the words alone."""
    for link in links.of_ticket(work.connection, closed.id):
        next_key = key_of_follow_up(key, link.ticket_id)
        begun = None if link.kind != FOLLOWUP else opened(work.connection, next_key)
        if begun is not None:
            later = say_hers(work, floor, begun.id, next_key, body, caller.origin.ip)
            moved = later.moved or ChatMoved(chat_id=begun.id, ticket_id=begun.thread.ticket_id)
            return _kept(later, moved, (link.ticket_id, *later.path))
    is_over = chat.thread.state is ChatState.ENDED
    if not is_over:
        chat_steps.take(work, floor, chat, queue.CustomerLeaves(), caller)
        closed = need_ticket(work.connection, SYSTEM, closed.id)
    is_offline = is_over and available(work.connection, floor, work.now_ms).state != ChatOpen.OPEN.value
    home = Home(preferred_agent_id=chat.thread.agent_id)
    thread, said = _thread(work, home, caller.id, chat.language, is_offline=is_offline)
    written = go_on(work, caller, closed, body, floor.random_bytes, chat_id=thread.id, also=said)
    ticket_id = written.ticket.id
    begun = _keep(work, floor, thread, written, hash_token(key_of_follow_up(key, ticket_id)), chat.name, chat.language)
    moved = ChatMoved(chat_id=begun.id, ticket_id=ticket_id)
    return _kept(said_of(written), moved, (ticket_id,))


def _kept(line: LineSaid, moved: ChatMoved | None = None, path: tuple[int, ...] = ()) -> Said:
    return Said(comment_id=line.comment_id, seq=line.seq, moved=moved, path=path)


def with_key(said: Said, key: str) -> LineSaid:
    """The answer with the key to where the words stand now, which is kept nowhere."""
    for ticket_id in said.path:
        key = key_of_follow_up(key, ticket_id)
    moved = None if said.moved is None else msgspec.structs.replace(said.moved, key=key)
    return LineSaid(comment_id=said.comment_id, seq=said.seq, moved=moved)


def said_of(written: Written | None) -> LineSaid:
    if written is None or written.comment is None:
        raise MisuseError("no_line_written")
    return LineSaid(comment_id=written.comment.id, seq=written.comment.seq)

"""A chat as its customer may see it (desk.md section 7; rule G4): public lines, position, estimate, who is there.

Reads only, and only what is public: replies by their own repository, events that have a public number. Notes, offers to
agents and misses have no path here. The code of an offer is handed in: it is kept in no database.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import seats
from assistdesk.core.desk.chat_shapes import ChatLine, ChatOut, CodeOffer, LineKind
from assistdesk.core.desk.events import CUSTOMER_WORD, ReplyAdded
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEvent,
    ChatReturned,
    HandedOver,
    LogEvent,
    read_log_events,
)
from assistdesk.core.desk.queue import QUEUED, ChatState, Thread
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.states import may_solve
from relay.desk import chat_group
from relay.desk.rights import SYSTEM, need_ticket
from relay.store import chats, people, replies, tables
from relay.store.chats import Chat

LINES_MAX = 200
GONE = "–"
"""What stands for words that were erased."""
_raw = msgspec.json.Decoder(tuple[msgspec.Raw, ...])
_audit = tables.audit


@dataclass(frozen=True, slots=True)
class There:
    """Is anyone there whom this chat could be offered to? If not: when its hours begin, where they are over."""

    is_anyone: bool = True
    opens_at: str | None = None


def show(
    connection: sa.Connection,
    chat: Chat,
    *,
    after: int,
    now_ms: int,
    code: CodeOffer | None,
    there: There,
    is_typing: bool = False,
) -> ChatOut:
    """The chat with its lines after the public number *after*, at most LINES_MAX of them."""
    thread = chat.thread
    position, estimate_s = place_of(connection, thread, now_ms)
    ticket = need_ticket(connection, SYSTEM, thread.ticket_id)
    agent = None if thread.state is not ChatState.ACTIVE else people.card(connection, thread.agent_id or 0)
    shown = ChatOut(
        id=thread.id,
        ticket_id=thread.ticket_id,
        state=thread.state.value,
        status=CUSTOMER_WORD[ticket.status],  # type: ignore[arg-type]
        may_solve=may_solve(ticket, thread.customer_id),
        follows=ticket.followup_of,
        position=position,
        estimate_s=estimate_s,
        is_anyone_here=there.is_anyone,
        opens_at=there.opens_at,
        agent_name="" if agent is None else agent.name,
        is_agent_here=agent is not None and thread.agent_gone_at is None,
        is_agent_typing=is_typing and agent is not None and thread.agent_gone_at is None,
        lines=lines_after(connection, chat, after),
        outcome=thread.outcome,
        ended_by=thread.ended_by,
        code=code,
    )
    return msgspec.structs.replace(shown, tag=tag_of(connection, shown))


def place_of(connection: sa.Connection, thread: Thread, now_ms: int) -> tuple[int | None, int | None]:
    """Position in the queue and the seconds it is likely to take; None, None once someone is there."""
    if thread.state not in QUEUED:
        return None, None
    position = seats.positions(chat.thread for chat in chats.open_chats(connection)).get(thread.id)
    is_known = position is not None and thread.group_id == chat_group.find(connection)
    return position, estimate_s(connection, position or 1, now_ms) if is_known else None


def estimate_s(connection: sa.Connection, position: int, now_ms: int) -> int | None:
    """Position x mean gap between the accepts of the last half hour, in seconds; None: nothing is promised.

    Every chat is taken out of the default group's queue first, so that these accepts are that queue's and no other's.
    """
    accepts = chats.accepts_since(connection, now_ms - seats.ACCEPTS_WITHIN_MS)
    estimate_ms = seats.estimate_ms(position, seats.mean_gap_ms(accepts, now_ms))
    return None if estimate_ms is None else estimate_ms // 1_000


def tag_of(connection: sa.Connection, shown: ChatOut) -> str:
    """``state|place``: what must be pushed at once, and what is pushed each few seconds at most."""
    newest = connection.execute(
        sa.select(tables.ticket.c.pub_seq).where(tables.ticket.c.id == shown.ticket_id)
    ).scalar()
    agent = (shown.agent_name, shown.is_agent_here, shown.is_agent_typing)
    of_ticket = (newest, shown.may_solve)
    said = (shown.state, agent, shown.outcome, *of_ticket, shown.code, shown.is_anyone_here, shown.opens_at)
    return f"{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}|{shown.position}.{shown.estimate_s}"


@dataclass(frozen=True, slots=True)
class _Told:
    """One public audit, decoded."""

    seq: int
    pub_seq: int
    at: str
    author_id: int | None
    events: tuple[LogEvent, ...]


def lines_after(connection: sa.Connection, chat: Chat, after: int) -> tuple[ChatLine, ...]:
    """Public lines of this chat's ticket since the chat began, ascending."""
    told = _told_after(connection, chat.thread.ticket_id, max(after, chat.first_pub_seq - 1))
    if not told:
        return ()
    found = replies.between(connection, chat.thread.ticket_id, told[0].seq, told[-1].seq)
    said = {one.id: one.body if one.redacted_at is None else GONE for one in found}
    names = {card.id: card.name for card in people.cards(connection, _people_in(told))}
    lines = (_line(chat, one, event, said, names) for one in told for event in one.events)
    return tuple(line for line in lines if line is not None)


def _told_after(connection: sa.Connection, ticket_id: int, pub_seq: int) -> list[_Told]:
    rows = connection.execute(
        sa.select(_audit)
        .where(_audit.c.ticket_id == ticket_id, _audit.c.pub_seq > pub_seq)
        .order_by(_audit.c.seq)
        .limit(LINES_MAX)
    ).all()
    return [
        _Told(
            seq=row.seq,
            pub_seq=row.pub_seq,
            at=to_rfc3339(row.created_at),
            author_id=row.author_id,
            events=tuple(read_log_events(_raw.decode(row.events))),
        )
        for row in rows
    ]


def _people_in(told: Sequence[_Told]) -> set[int | None]:
    ids = {one.author_id for one in told}
    ids |= {event.agent_id for one in told for event in one.events if isinstance(event, ChatAccepted | ChatReturned)}
    return ids


def _line(
    chat: Chat, told: _Told, event: LogEvent, said: Mapping[int, str], names: Mapping[int, str]
) -> ChatLine | None:
    """What a customer reads for one event; None for what is not for her, or not of this chat."""
    if isinstance(event, ChatEvent) and event.thread_id != chat.id:
        return None
    kind: LineKind
    who: int | None = told.author_id
    match event:
        case ReplyAdded(comment_id=comment_id):
            is_hers = told.author_id == chat.thread.customer_id
            return ChatLine(
                seq=told.pub_seq,
                kind="hers" if is_hers else "ours",
                at=told.at,
                id=comment_id,
                body=said.get(comment_id, ""),
                name=chat.name if is_hers else names.get(told.author_id or 0, ""),
            )
        case ChatAccepted(agent_id=agent_id):
            kind, who = "joined", agent_id
        case HandedOver():
            kind = "handed_over"
        case ChatReturned(agent_id=agent_id):
            kind, who = "returned", agent_id
        case ChatEnded():
            kind = "ended"
        case _:
            return None
    return ChatLine(seq=told.pub_seq, kind=kind, at=told.at, name=names.get(who or 0, ""))

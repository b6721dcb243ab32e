"""Chats and seats as rows (desk.md section 7): found by key, by ticket, all that are not over.

A chat's state is ``core.desk.queue.Thread``, kept whole; the columns beside it are what is looked for. It knows no rule of
the queue and no words: lines are replies of the ticket.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.queue import Thread
from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared
from relay.store.work import Work

STREAM = "chat"
"""Chats have numbers of their own (``streams``)."""
DOORBELL = "chat:"
"""Rung with the chat's number after it; 0: a seat has changed."""

_chat = tables.chat_thread
_seat = tables.chat_seat
_decoder = msgspec.json.Decoder(Thread)
_encoder = msgspec.json.Encoder()
KEY_HASH_BYTES = 32
GOES_ON = _chat.c.state.in_(("waiting", "offered", "active"))


class Chat(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``first_pub_seq``: the public number of its first line; earlier ones of the ticket are not this chat's."""

    thread: Thread
    key_hash: bytes
    name: str
    language: str
    first_pub_seq: int

    @property
    def id(self) -> int:
        return self.thread.id


class SeatRow(msgspec.Struct, frozen=True, kw_only=True):
    user_id: int
    chat_limit: int = 3
    languages: tuple[str, ...] = ()
    misses: int = 0
    last_accept_at: int = 0
    wrap_up_until: int | None = None
    sent_away_at: int | None = None


def _chat_of(row: Any) -> Chat:
    return Chat(
        thread=_decoder.decode(row.thread),
        key_hash=row.key_hash,
        name=row.name,
        language=row.language,
        first_pub_seq=row.first_pub_seq,
    )


def _values(chat: Chat) -> dict[str, Any]:
    thread = chat.thread
    return {
        "id": thread.id,
        "ticket_id": thread.ticket_id,
        "customer_id": thread.customer_id,
        "key_hash": chat.key_hash,
        "state": thread.state.value,
        "agent_id": thread.agent_id,
        "name": chat.name,
        "language": chat.language,
        "first_pub_seq": chat.first_pub_seq,
        "queued_at": thread.queued_at,
        "accepted_at": thread.accepted_at,
        "ended_at": thread.ended_at,
        "outcome": thread.outcome,
        "thread": _encoder.encode(thread),
    }


def doorbell_of(chat_id: int) -> str:
    return f"{DOORBELL}{chat_id}"


def put(work: Work, chat: Chat) -> None:
    """Make the row or write it anew; whoever waits for chats hears of it after the commit."""
    values = _values(chat)
    statement = insert(_chat).values(values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    work.ring(doorbell_of(chat.id))


def find(connection: sa.Connection, chat_id: int) -> Chat | None:
    row = connection.execute(sa.select(_chat).where(_chat.c.id == chat_id)).first()
    return None if row is None else _chat_of(row)


def by_key(connection: sa.Connection, key_hash: bytes) -> Chat | None:
    row = connection.execute(sa.select(_chat).where(_chat.c.key_hash == key_hash)).first()
    return None if row is None else _chat_of(row)


def open_chats(connection: sa.Connection) -> list[Chat]:
    """All that are not over, oldest first."""
    rows = connection.execute(sa.select(_chat).where(GOES_ON).order_by(_chat.c.id)).all()
    return [_chat_of(row) for row in rows]


def is_open_in(connection: sa.Connection, ticket_id: int) -> bool:
    """Is a chat of this ticket not over yet?"""
    return open_in(connection, ticket_id) is not None


def open_in(connection: sa.Connection, ticket_id: int) -> Chat | None:
    """The chat of this ticket that is not over yet, the newest."""
    query = sa.select(_chat).where(_chat.c.ticket_id == ticket_id, GOES_ON).order_by(_chat.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else _chat_of(row)


_active = Prepared(
    sa.select(_chat.c.id)
    .where(_chat.c.ticket_id == sa.bindparam("ticket"), _chat.c.state == "active")
    .order_by(_chat.c.id.desc())
    .limit(1)
)


def active_in(connection: sa.Connection, ticket_id: int) -> Chat | None:
    """The chat that goes on in this ticket. Asked for with every reply, so by a statement that is compiled already."""
    found = _active.scalar(connection, {"ticket": ticket_id})
    return None if found is None else find(connection, found)


def accepts_since(connection: sa.Connection, since_ms: int) -> list[int]:
    """When chats were taken since then."""
    rows = connection.execute(sa.select(_chat.c.accepted_at).where(_chat.c.accepted_at > since_ms)).scalars()
    return [int(at) for at in rows]


def forget_names(work: Work, ticket_id: int) -> None:
    """The names that customers gave in a ticket's chats."""
    work.connection.execute(_chat.update().where(_chat.c.ticket_id == ticket_id).values(name=""))


def shut(work: Work, ticket_id: int, random_bytes: Callable[[int], bytes]) -> None:
    """The names that were given in a ticket's chats, and the keys with which these are read: from now on there is none."""
    forget_names(work, ticket_id)
    for chat_id in work.connection.execute(sa.select(_chat.c.id).where(_chat.c.ticket_id == ticket_id)).scalars().all():
        no_key = random_bytes(KEY_HASH_BYTES)
        work.connection.execute(_chat.update().where(_chat.c.id == chat_id).values(key_hash=no_key))


# --- seats --------------------------------------------------------------------------------------------------------


def seats(connection: sa.Connection) -> dict[int, SeatRow]:
    return {row.user_id: _seat_of(row) for row in connection.execute(sa.select(_seat)).all()}


def seat(connection: sa.Connection, user_id: int) -> SeatRow:
    row = connection.execute(sa.select(_seat).where(_seat.c.user_id == user_id)).first()
    return SeatRow(user_id=user_id) if row is None else _seat_of(row)


def _seat_of(row: Any) -> SeatRow:
    return SeatRow(
        user_id=row.user_id,
        chat_limit=row.chat_limit,
        languages=tuple(row.languages.split()),
        misses=row.misses,
        last_accept_at=row.last_accept_at,
        wrap_up_until=row.wrap_up_until,
        sent_away_at=row.sent_away_at,
    )


def put_seat(work: Work, given: SeatRow) -> None:
    values = {**msgspec.structs.asdict(given), "languages": " ".join(given.languages)}
    statement = insert(_seat).values(values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))
    work.ring(doorbell_of(0))


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An agent with what decides whether a chat may be offered."""

    user_id: int
    name: str
    availability: str
    group_ids: tuple[int, ...]


def members(connection: sa.Connection, ids: Sequence[int]) -> list[Member]:
    """The agents among *ids* who are not suspended, by id, with their groups."""
    person, membership = tables.person, tables.membership
    rows = connection.execute(
        sa.select(person.c.id, person.c.name, person.c.availability)
        .where(person.c.id.in_(ids), person.c.role.in_(("agent", "admin")), person.c.suspended.is_(False))
        .order_by(person.c.id)
    ).all()
    groups: dict[int, list[int]] = {}
    for user_id, group_id in connection.execute(
        sa.select(membership.c.user_id, membership.c.group_id).where(membership.c.user_id.in_(ids))
    ).all():
        groups.setdefault(user_id, []).append(group_id)
    return [
        Member(
            user_id=row.id,
            name=row.name,
            availability=row.availability,
            group_ids=tuple(sorted(groups.get(row.id, ()))),
        )
        for row in rows
    ]


def groups(connection: sa.Connection) -> list[tuple[int, str]]:
    """All groups, by name."""
    table = tables.desk_group
    rows = connection.execute(sa.select(table.c.id, table.c.name).order_by(table.c.name, table.c.id)).all()
    return [(row.id, row.name) for row in rows]

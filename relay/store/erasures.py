"""Who was erased, and whether all of her is gone (relay.md section 23); and where what she said, sent and used lies.

Her name stands nowhere in it: a subject is a number. What goes and what stays is not decided here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.calls import Call
from relay.store import chats, part_tables, sessions, tables, work_tables
from relay.store.prepared import PreparedIn
from relay.store.work import Work

_erasure = tables.erasure
_PERSON: Final = "person:"
_NO_DETAIL: Final = b"{}"
_calls = msgspec.json.Decoder(Call)
CALLS_AT_ONCE: Final = 256
"""An engine takes only so many values in one statement."""
_bodies = PreparedIn(
    lambda ids: sa.select(work_tables.call.c.id, work_tables.call.c.body).where(work_tables.call.c.id.in_(ids))
)


def _subject(user_id: int) -> str:
    return f"{_PERSON}{user_id}"


def is_asked(connection: sa.Connection, user_id: int) -> bool:
    query = sa.select(_erasure.c.id).where(_erasure.c.subject == _subject(user_id)).limit(1)
    return connection.execute(query).first() is not None


def ask(work: Work, user_id: int) -> None:
    values = {"subject": _subject(user_id), "asked_at": work.now_ms, "detail": _NO_DETAIL}
    work.connection.execute(_erasure.insert(), values)


def done(work: Work, user_id: int) -> None:
    """Nothing of her is left."""
    work.connection.execute(
        _erasure.update().where(_erasure.c.subject == _subject(user_id)).values(done_at=work.now_ms)
    )


def asked(connection: sa.Connection) -> list[tuple[int, int]]:
    """(number, when she was entered) of everybody who was erased."""
    person = tables.person
    number = sa.cast(sa.func.substr(_erasure.c.subject, len(_PERSON) + 1), sa.BigInteger)
    query = sa.select(person.c.id, person.c.created_at).join(_erasure, number == person.c.id)
    return [(row.id, row.created_at) for row in connection.execute(query)]


def customers(connection: sa.Connection) -> Iterator[tuple[int, int]]:
    """(number, when she was entered) of every customer."""
    person = tables.person
    query = sa.select(person.c.id, person.c.created_at).where(person.c.role == "customer").order_by(person.c.id)
    for row in connection.execute(query):
        yield row.id, row.created_at


class Traces(msgspec.Struct, frozen=True):
    """Where a person left something: tickets of hers, in which she wrote or is in copy, by number; calls, by number."""

    ticket_ids: tuple[int, ...]
    call_ids: tuple[int, ...]


def traces(connection: sa.Connection, user_id: int, numbers: Sequence[str]) -> Traces:
    """Looks through all replies and calls: ask it on a connection that nobody waits for. *numbers*: her telephones'."""
    ticket, reply, call, on = tables.ticket, tables.reply, work_tables.call, part_tables.participant
    found = sa.union(
        sa.select(ticket.c.id).where(ticket.c.requester_id == user_id),
        sa.select(reply.c.ticket_id).where(reply.c.author_id == user_id),
        sa.select(on.c.ticket_id).where(on.c.user_id == user_id),
    )
    hers = sa.select(ticket.c.id).where(ticket.c.requester_id == user_id)
    called = sa.select(call.c.id).where(sa.or_(call.c.ticket_id.in_(hers), call.c.number.in_(numbers)))
    return Traces(
        tuple(sorted(connection.execute(found).scalars())),
        tuple(sorted(connection.execute(called).scalars())),
    )


def is_helped(connection: sa.Connection, user_id: int) -> str:
    """What goes on with a customer just now: chat, session or ""."""
    chat, ref, ticket = tables.chat_thread, tables.session_ref, tables.ticket
    of_hers = sa.select(ref.c.id).join(ticket, ticket.c.id == ref.c.ticket_id).where(ticket.c.requester_id == user_id)
    going = {
        "chat": sa.select(chat.c.id).where(chat.c.customer_id == user_id, chats.GOES_ON),
        "session": of_hers.where(sessions.GOES_ON),
    }
    return _first_with_rows(connection, going)


def has_in_hand(connection: sa.Connection, user_id: int) -> str:
    """What somebody of ours would leave to nobody: chats, sessions, tickets or ""."""
    chat, ref, ticket = tables.chat_thread, tables.session_ref, tables.ticket
    held = {
        "chats": sa.select(chat.c.id).where(chat.c.agent_id == user_id, chat.c.state.in_(("offered", "active"))),
        "sessions": sa.select(ref.c.id).where(ref.c.agent_id == user_id, sessions.GOES_ON),
        "tickets": sa.select(ticket.c.id).where(ticket.c.assignee_id == user_id, ticket.c.is_unsolved == 1),
    }
    return _first_with_rows(connection, held)


def _first_with_rows(connection: sa.Connection, asked: Mapping[str, sa.Select[Any]]) -> str:
    """The name of the first query that finds anything, or ""."""
    return next((why for why, query in asked.items() if connection.execute(query.limit(1)).first() is not None), "")


# --- taking away --------------------------------------------------------------------------------------------------


def forget_person(work: Work, user_id: int, name: str) -> None:
    """Her addresses, the words of her name, her keys to tickets, and what she sent up and never said; *name* is what she is
    called from now on."""
    for column in (tables.address.c.user_id, part_tables.name_word.c.user_id, part_tables.ticket_key.c.user_id):
        work.connection.execute(sa.delete(column.table).where(column == user_id))
    person, file = tables.person, part_tables.attachment
    bare = {"name": name, "external_id": None, "org_id": None, "locale": "en", "time_zone": "UTC"}
    changed = {"verified": False, "suspended": True, "updated_at": work.now_ms, "row_version": person.c.row_version + 1}
    work.connection.execute(person.update().where(person.c.id == user_id).values(**bare, **changed))
    unsaid = file.update().where(file.c.owner_id == user_id, file.c.comment_id.is_(None))
    work.connection.execute(unsaid.values(name="", created_at=0))


def forget_calls(work: Work, call_ids: Sequence[int]) -> None:
    """Their numbers and what was noted in them; that there was a call, when and how long stays."""
    call = work_tables.call
    for first in range(0, len(call_ids), CALLS_AT_ONCE):
        for row in _bodies.rows(work.connection, call_ids[first : first + CALLS_AT_ONCE]):
            bare = msgspec.structs.replace(_calls.decode(row.body), number="", notes="")
            work.connection.execute(
                call.update().where(call.c.id == row.id).values(number="", body=msgspec.json.encode(bare))
            )


def forget_origins(work: Work, ticket_id: int, user_id: int) -> None:
    """From where she wrote in a ticket: it stands beside the log, outside its hashes."""
    audit = tables.audit
    hers = (audit.c.ticket_id == ticket_id) & (audit.c.author_id == user_id)
    work.connection.execute(audit.update().where(hers).values(client="", ip=""))

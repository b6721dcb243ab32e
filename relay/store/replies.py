"""Public comments: the only repository that code sending outward may import (desk.md rule G4).

It knows nothing of notes; the two have no table, query or struct in common.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.model import Reply
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from relay.store import tables
from relay.store.prepared import Prepared
from relay.store.work import Work

_reply = tables.reply
_COLUMNS = (
    "id",
    "ticket_id",
    "seq",
    "author_id",
    "on_behalf_of",
    "kind",
    "body",
    "salt",
    "wrapup_of",
    "auto",
    "created_at",
)
_insert = Prepared(_reply.insert(), _COLUMNS)


def add(work: Work, reply: Reply, salt: bytes) -> None:
    _insert.run(
        work.connection,
        {
            "id": reply.id,
            "ticket_id": reply.ticket_id,
            "seq": reply.seq,
            "author_id": reply.author_id,
            "on_behalf_of": reply.on_behalf_of,
            "kind": reply.kind,
            "body": reply.body,
            "salt": salt,
            "wrapup_of": reply.wrapup_of,
            "auto": reply.auto,
            "created_at": reply.created_at,
        },
    )


def shape(reply: Reply) -> CommentOut:
    """A reply as REST shows it. Never called with a note: a note has no such path."""
    return CommentOut(
        id=reply.id,
        ticket_id=reply.ticket_id,
        public=True,
        kind=reply.kind,
        author_id=reply.author_id,
        body=reply.body,
        created_at=to_rfc3339(reply.created_at),
        seq=reply.seq,
        redacted=reply.redacted_at is not None,
    )


def reply_of(row: Any) -> Reply:
    return Reply(
        id=row.id,
        created_at=row.created_at,
        updated_at=row.redacted_at or row.created_at,
        ticket_id=row.ticket_id,
        author_id=row.author_id,
        kind=row.kind,
        body=row.body,
        seq=row.seq,
        on_behalf_of=row.on_behalf_of,
        wrapup_of=row.wrapup_of,
        auto=row.auto,
        redacted_at=row.redacted_at,
    )


def between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Reply]:
    """Replies of a ticket whose audits lie in [first_seq, last_seq], in order."""
    rows = connection.execute(
        sa.select(_reply)
        .where(_reply.c.ticket_id == ticket_id, _reply.c.seq >= first_seq, _reply.c.seq <= last_seq)
        .order_by(_reply.c.seq, _reply.c.id)
    ).all()
    return [reply_of(row) for row in rows]


def by_ids(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Reply]:
    if not ids:
        return {}
    rows = connection.execute(sa.select(_reply).where(_reply.c.id.in_(ids))).all()
    return {row.id: reply_of(row) for row in rows}


_last_one = Prepared(
    sa.select(_reply.c.body, _reply.c.author_id)
    .join(tables.ticket, tables.ticket.c.last_reply_id == _reply.c.id)
    .where(tables.ticket.c.id == sa.bindparam("ticket"))
)


def newest_in(connection: sa.Connection, ticket_id: int) -> tuple[str, int | None] | None:
    """Text and author of one ticket's newest reply."""
    row = _last_one.first(connection, {"ticket": ticket_id})
    return None if row is None else (row[0], row[1])


def newest(connection: sa.Connection, ticket_ids: Sequence[int]) -> dict[int, Reply]:
    """Ticket id -> its newest reply, for a page of a list."""
    ticket = tables.ticket
    rows = connection.execute(
        sa.select(_reply).join(ticket, ticket.c.last_reply_id == _reply.c.id).where(ticket.c.id.in_(ticket_ids))
    ).all()
    return {row.ticket_id: reply_of(row) for row in rows}


def by_ours_after(connection: sa.Connection, ticket_id: int, seq: int, but: int, limit: int = 20) -> list[Reply]:
    """Replies by a human of ours other than *but* that came after *seq* (for ``newer_reply``)."""
    person = tables.person
    rows = connection.execute(
        sa.select(_reply)
        .join(person, person.c.id == _reply.c.author_id)
        .where(
            _reply.c.ticket_id == ticket_id,
            _reply.c.seq > seq,
            _reply.c.author_id != but,
            _reply.c.auto.is_(False),
            person.c.role.in_(("agent", "expert", "admin")),
        )
        .order_by(_reply.c.seq)
        .limit(limit)
    ).all()
    return [reply_of(row) for row in rows]


_unread_one = Prepared(
    sa.select(sa.func.count())
    .select_from(_reply)
    .where(
        _reply.c.ticket_id == sa.bindparam("ticket"),
        _reply.c.seq > sa.bindparam("seen"),
        _reply.c.author_id.is_distinct_from(sa.bindparam("me")),
    )
)


def unread_in(connection: sa.Connection, user_id: int, ticket_id: int, seen_seq: int) -> int:
    """How many of others came after *seen_seq*, in one ticket."""
    return int(_unread_one.scalar(connection, {"ticket": ticket_id, "seen": seen_seq, "me": user_id}))


def unread(connection: sa.Connection, user_id: int, ticket_ids: Sequence[int]) -> dict[int, int]:
    """Ticket id -> how many replies of others came after what this person saw."""
    seen = tables.seen
    rows = connection.execute(
        sa.select(_reply.c.ticket_id, sa.func.count())
        .outerjoin(seen, (seen.c.user_id == user_id) & (seen.c.ticket_id == _reply.c.ticket_id))
        .where(
            _reply.c.ticket_id.in_(ticket_ids),
            _reply.c.seq > sa.func.coalesce(seen.c.seq, 0),
            _reply.c.author_id.is_distinct_from(user_id),
        )
        .group_by(_reply.c.ticket_id)
    ).all()
    return {row[0]: row[1] for row in rows}

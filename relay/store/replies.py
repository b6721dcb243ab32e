"""Public comments: the only repository that code sending outward may import (desk.md rule G4).

It knows nothing of notes; the two have no table, query or struct in common.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.model import Reply
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from relay.store import tables
from relay.store.prepared import Prepared, PreparedIn
from relay.store.texts import Salted, salted_words
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


def erase(work: Work, ids: Sequence[int]) -> None:
    """Delete text and salt: the log's digest says nothing of them any more."""
    gone = _reply.update().where(_reply.c.id.in_(ids), _reply.c.redacted_at.is_(None))
    work.connection.execute(gone.values(body="", salt=None, redacted_at=work.now_ms))


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
        auto=bool(row.auto),
        redacted_at=row.redacted_at,
    )


_between = Prepared(
    sa.select(_reply)
    .where(
        _reply.c.ticket_id == sa.bindparam("ticket"),
        _reply.c.seq >= sa.bindparam("first"),
        _reply.c.seq <= sa.bindparam("last"),
    )
    .order_by(_reply.c.seq, _reply.c.id)
)


def between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Reply]:
    """Replies of a ticket whose audits lie in [first_seq, last_seq], in order."""
    found = _between.rows(connection, {"ticket": ticket_id, "first": first_seq, "last": last_seq})
    return list(map(reply_of, found))


def salted(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Salted]:
    """As ``between``, the words with their salts; those that are erased are missing."""
    return salted_words(_between.rows(connection, {"ticket": ticket_id, "first": first_seq, "last": last_seq}))


def between_times(
    connection: sa.Connection, ticket_ids: Sequence[int], after_ms: int, until_ms: int, limit: int
) -> list[Reply]:
    """Replies of several tickets made in (after_ms, until_ms], in order."""
    rows = connection.execute(
        sa.select(_reply)
        .where(_reply.c.ticket_id.in_(ticket_ids), _reply.c.created_at > after_ms, _reply.c.created_at <= until_ms)
        .order_by(_reply.c.id)
        .limit(limit)
    ).all()
    return [reply_of(row) for row in rows]


_by_ids = PreparedIn(lambda ids: sa.select(_reply).where(_reply.c.id.in_(ids)))


def public_page(connection: sa.Connection, ticket_id: int, before: int, limit: int) -> list[tuple[int, Reply]]:
    """The newest replies of a ticket whose public number is below *before*, in order, each with that number; those that
    were split off, too."""
    query = _public(ticket_id).where(tables.audit.c.pub_seq < before)
    rows = connection.execute(query.order_by(_reply.c.seq.desc(), _reply.c.id.desc()).limit(limit)).all()
    return [(row.pub_seq, reply_of(row)) for row in reversed(rows)]


def public_after(connection: sa.Connection, ticket_id: int, after: int, limit: int) -> list[tuple[int, Reply]]:
    """As ``public_page``, the oldest whose number is above *after*."""
    query = _public(ticket_id).where(tables.audit.c.pub_seq > after)
    rows = connection.execute(query.order_by(_reply.c.seq, _reply.c.id).limit(limit)).all()
    return [(row.pub_seq, reply_of(row)) for row in rows]


def _public(ticket_id: int) -> sa.Select[Any]:
    audit = tables.audit
    return (
        sa.select(_reply, audit.c.pub_seq)
        .join(audit, (audit.c.ticket_id == _reply.c.ticket_id) & (audit.c.seq == _reply.c.seq))
        .where(_reply.c.ticket_id == ticket_id)
    )


def by_ids(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Reply]:
    return {row.id: reply_of(row) for row in _by_ids.rows(connection, ids)}


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

"""Internal comments. Code that sends outward must not import this module; an import test proves that it does not (G4)."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.model import Note
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from relay.store import tables
from relay.store.prepared import Prepared
from relay.store.work import Work

_note = tables.note
_COLUMNS = ("id", "ticket_id", "seq", "author_id", "kind", "body", "salt", "session_id", "created_at")
_insert = Prepared(_note.insert(), _COLUMNS)


def add(work: Work, note: Note, salt: bytes) -> None:
    _insert.run(
        work.connection,
        {
            "id": note.id,
            "ticket_id": note.ticket_id,
            "seq": note.seq,
            "author_id": note.author_id,
            "kind": note.kind,
            "body": note.body,
            "salt": salt,
            "session_id": note.session_id,
            "created_at": note.created_at,
        },
    )


def shape(note: Note) -> CommentOut:
    """A note as REST shows it to staff."""
    return CommentOut(
        id=note.id,
        ticket_id=note.ticket_id,
        public=False,
        kind=note.kind,
        author_id=note.author_id,
        body=note.body,
        created_at=to_rfc3339(note.created_at),
        seq=note.seq,
        session_id=note.session_id,
        redacted=note.redacted_at is not None,
    )


def note_of(row: Any) -> Note:
    return Note(
        id=row.id,
        created_at=row.created_at,
        updated_at=row.redacted_at or row.created_at,
        ticket_id=row.ticket_id,
        author_id=row.author_id,
        kind=row.kind,
        body=row.body,
        seq=row.seq,
        session_id=row.session_id,
        redacted_at=row.redacted_at,
    )


def between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Note]:
    """Notes of a ticket whose audits lie in [first_seq, last_seq], in order."""
    rows = connection.execute(
        sa.select(_note)
        .where(_note.c.ticket_id == ticket_id, _note.c.seq >= first_seq, _note.c.seq <= last_seq)
        .order_by(_note.c.seq, _note.c.id)
    ).all()
    return [note_of(row) for row in rows]


def by_ids(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Note]:
    if not ids:
        return {}
    rows = connection.execute(sa.select(_note).where(_note.c.id.in_(ids))).all()
    return {row.id: note_of(row) for row in rows}


_unread_one = Prepared(
    sa.select(sa.func.count())
    .select_from(_note)
    .where(
        _note.c.ticket_id == sa.bindparam("ticket"),
        _note.c.seq > sa.bindparam("seen"),
        _note.c.author_id.is_distinct_from(sa.bindparam("me")),
    )
)


def unread_in(connection: sa.Connection, user_id: int, ticket_id: int, seen_seq: int) -> int:
    """How many of others came after *seen_seq*, in one ticket."""
    return int(_unread_one.scalar(connection, {"ticket": ticket_id, "seen": seen_seq, "me": user_id}))


def unread(connection: sa.Connection, user_id: int, ticket_ids: Sequence[int]) -> dict[int, int]:
    """Ticket id -> how many notes of others came after what this person saw."""
    seen = tables.seen
    rows = connection.execute(
        sa.select(_note.c.ticket_id, sa.func.count())
        .outerjoin(seen, (seen.c.user_id == user_id) & (seen.c.ticket_id == _note.c.ticket_id))
        .where(
            _note.c.ticket_id.in_(ticket_ids),
            _note.c.seq > sa.func.coalesce(seen.c.seq, 0),
            _note.c.author_id.is_distinct_from(user_id),
        )
        .group_by(_note.c.ticket_id)
    ).all()
    return {row[0]: row[1] for row in rows}

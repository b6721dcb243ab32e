"""Internal comments. Code that sends outward must not import this module; an import test proves that it does not (G4)."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk.model import Note
from assistdesk.core.desk.shapes import CommentOut, to_rfc3339
from relay.store import tables
from relay.store.part_tables import note_mention
from relay.store.prepared import Prepared, PreparedIn
from relay.store.texts import Salted, salted_words
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
    for user_id in note.mentions:
        work.connection.execute(note_mention.insert().values(comment_id=note.id, user_id=user_id))


_mentions = PreparedIn(
    lambda ids: (
        sa.select(note_mention.c.comment_id, note_mention.c.user_id)
        .where(note_mention.c.comment_id.in_(ids))
        .order_by(note_mention.c.user_id)
    )
)


def mentions_of(connection: sa.Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Note id -> whom it mentions; the others are missing."""
    found: dict[int, tuple[int, ...]] = {}
    for comment_id, user_id in _mentions.all(connection, ids):
        found[comment_id] = (*found.get(comment_id, ()), user_id)
    return found


def erase(work: Work, ids: Sequence[int]) -> None:
    """Delete text and salt: the log's digest says nothing of them any more."""
    gone = _note.update().where(_note.c.id.in_(ids), _note.c.redacted_at.is_(None))
    work.connection.execute(gone.values(body="", salt=None, redacted_at=work.now_ms))


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


_between = Prepared(
    sa.select(_note)
    .where(
        _note.c.ticket_id == sa.bindparam("ticket"),
        _note.c.seq >= sa.bindparam("first"),
        _note.c.seq <= sa.bindparam("last"),
    )
    .order_by(_note.c.seq, _note.c.id)
)


def between(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Note]:
    """Notes of a ticket whose audits lie in [first_seq, last_seq], in order."""
    found = _between.rows(connection, {"ticket": ticket_id, "first": first_seq, "last": last_seq})
    return list(map(note_of, found))


def salted(connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int) -> list[Salted]:
    """As ``between``, the words with their salts; those that are erased are missing."""
    return salted_words(_between.rows(connection, {"ticket": ticket_id, "first": first_seq, "last": last_seq}))


def between_times(
    connection: sa.Connection, ticket_ids: Sequence[int], after_ms: int, until_ms: int, limit: int
) -> list[Note]:
    """Notes of several tickets made in (after_ms, until_ms], in order."""
    rows = connection.execute(
        sa.select(_note)
        .where(_note.c.ticket_id.in_(ticket_ids), _note.c.created_at > after_ms, _note.c.created_at <= until_ms)
        .order_by(_note.c.id)
        .limit(limit)
    ).all()
    return [note_of(row) for row in rows]


_by_ids = PreparedIn(lambda ids: sa.select(_note).where(_note.c.id.in_(ids)))


def by_ids(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Note]:
    return {row.id: note_of(row) for row in _by_ids.rows(connection, ids)}


_seen = tables.seen
_unread = PreparedIn(
    lambda ids: (
        sa.select(_note.c.ticket_id, sa.func.count())
        .outerjoin(_seen, (_seen.c.user_id == sa.bindparam("me")) & (_seen.c.ticket_id == _note.c.ticket_id))
        .where(
            _note.c.ticket_id.in_(ids),
            _note.c.seq > sa.func.coalesce(_seen.c.seq, sa.literal_column("0")),
            _note.c.author_id.is_distinct_from(sa.bindparam("me")),
        )
        .group_by(_note.c.ticket_id)
    )
)


def unread(connection: sa.Connection, user_id: int, ticket_ids: Sequence[int]) -> dict[int, int]:
    """Ticket id -> how many notes of others came after what this person saw."""
    return dict(_unread.all(connection, ticket_ids, {"me": user_id}))

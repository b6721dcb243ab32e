"""What is told to one person of ours: mentions, comments in tickets she follows or has, what she was given, what rules tell
(desk.md sections 4, 13).

Each inbox is a stream with gap-free numbers. Of comments in one followed ticket the newest unread stands for all.
Who is to be told what is not decided here.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes_people import InboxKind
from relay.store import streams
from relay.store.lists import Sight, sight_sql
from relay.store.part_tables import inbox
from relay.store.tables import ticket
from relay.store.work import Work


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """``read_at`` None: unread."""

    user_id: int
    seq: int
    kind: InboxKind
    ticket_id: int
    comment_id: int
    created_at: int
    read_at: int | None = None


def stream_of(user_id: int) -> str:
    return f"user:{user_id}"


def add(work: Work, user_id: int, kind: InboxKind, ticket_id: int, comment_id: int) -> Entry:
    """Tell it; an unread telling of the same kind of that ticket gives way to this one.

    *comment_id* 0: there is none.
    """
    if kind != "mention":
        mine = (inbox.c.user_id == user_id) & (inbox.c.ticket_id == ticket_id) & inbox.c.read_at.is_(None)
        work.connection.execute(inbox.delete().where(mine, inbox.c.kind == kind))
    entry = Entry(
        user_id=user_id,
        seq=streams.take(work, stream_of(user_id)),
        kind=kind,
        ticket_id=ticket_id,
        comment_id=comment_id,
        created_at=work.now_ms,
    )
    work.connection.execute(inbox.insert().values(msgspec.structs.asdict(entry)))
    return entry


def newest(connection: sa.Connection, user_id: int, *, before: int, limit: int) -> list[Entry]:
    """Newest first."""
    query = sa.select(inbox).where(inbox.c.user_id == user_id, inbox.c.seq < before)
    return [_entry(row) for row in connection.execute(query.order_by(inbox.c.seq.desc()).limit(limit))]


def after(connection: sa.Connection, user_id: int, seq: int, limit: int) -> list[Entry]:
    """Oldest first."""
    query = sa.select(inbox).where(inbox.c.user_id == user_id, inbox.c.seq > seq)
    return [_entry(row) for row in connection.execute(query.order_by(inbox.c.seq).limit(limit))]


def unread(connection: sa.Connection, sight: Sight, limit: int) -> int:
    """How many are unread of tickets that she may see now, at most *limit*."""
    query = sa.select(inbox.c.seq).where(inbox.c.user_id == sight.user_id, inbox.c.read_at.is_(None))
    if not sight.sees_all:
        query = query.join(ticket, ticket.c.id == inbox.c.ticket_id).where(*sight_sql(sight))
    some = query.limit(limit).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar() or 0)


def mark_read(work: Work, user_id: int, ticket_ids: Sequence[int] | None, up_to: int) -> None:
    """All up to a number; *ticket_ids*: only these tickets'."""
    mine = (inbox.c.user_id == user_id) & (inbox.c.seq <= up_to) & inbox.c.read_at.is_(None)
    if ticket_ids is not None:
        mine &= inbox.c.ticket_id.in_(ticket_ids)
    work.connection.execute(inbox.update().where(mine).values(read_at=work.now_ms))


def _entry(row: Any) -> Entry:
    return Entry(**{name: getattr(row, name) for name in Entry.__struct_fields__})

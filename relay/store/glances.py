"""What a list shows of a ticket beside its row, one question for a whole page: last words, unread replies, session, clock.

It knows nothing of notes: how many of them are unread is said by their own repository.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes import ClockOut
from relay.store import clocks, tables, work_tables
from relay.store.prepared import PreparedIn

_ticket, _seen, _last, _ref = tables.ticket, tables.seen, tables.reply, tables.session_ref
_clock, _reply = work_tables.ticket_clock, tables.reply.alias()


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """``last``: text and author of the newest reply (of a new split, the newest it began with). ``unread``: replies of
    others after ``seen_seq``, up to which this person has read. ``room``: of the newest session that has not ended."""

    last: tuple[str, int | None] | None
    seen_seq: int
    unread: int
    room: str | None
    clock: ClockOut | None


def _made(ids: Sequence[sa.BindParameter[int]]) -> sa.Select[tuple[object, ...]]:
    me = sa.bindparam("me", None, tables.Big)
    seen_seq = sa.func.coalesce(_seen.c.seq, sa.literal_column("0"))
    unread = sa.select(sa.func.count()).where(
        _reply.c.ticket_id == _ticket.c.id, _reply.c.seq > seen_seq, _reply.c.author_id.is_distinct_from(me)
    )
    room = (
        sa.select(_ref.c.room)
        .where(_ref.c.ticket_id == _ticket.c.id, _ref.c.state != sa.literal_column("'ended'"))
        .order_by(_ref.c.id.desc())
        .limit(sa.literal_column("1"))
    )
    return (
        sa.select(
            _ticket.c.id,
            _last.c.body,
            _last.c.author_id,
            seen_seq,
            unread.correlate(_ticket, _seen).scalar_subquery(),
            room.correlate(_ticket).scalar_subquery(),
            _clock.c.clocks,
        )
        .select_from(
            _ticket.outerjoin(_last, _last.c.id == _ticket.c.last_reply_id)
            .outerjoin(_seen, (_seen.c.user_id == me) & (_seen.c.ticket_id == _ticket.c.id))
            .outerjoin(_clock, _clock.c.ticket_id == _ticket.c.id)
        )
        .where(_ticket.c.id.in_(ids))
    )


_glances = PreparedIn(_made)


def of_tickets(connection: sa.Connection, user_id: int, ticket_ids: Sequence[int]) -> dict[int, Glance]:
    """What this person sees, by ticket."""
    return {
        ticket_id: Glance(
            last=None if body is None else (body, author_id),
            seen_seq=seen_seq,
            unread=unread,
            room=room,
            clock=None if kept is None else clocks.pressing(kept),
        )
        for ticket_id, body, author_id, seen_seq, unread, room, kept in _glances.all(
            connection, ticket_ids, {"me": user_id}
        )
    }

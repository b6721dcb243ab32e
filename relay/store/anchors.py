"""Anchors of tickets' logs as rows (desk.md section 3): taking one of all heads, keeping it, reading them again.

An anchor is taken in one read and kept in small pieces, its own row last: without that row it does not exist. Of each ticket
a head is kept only where it is another than before. It knows nothing of why a log may differ.
"""

import struct
from dataclasses import dataclass
from typing import IO, NamedTuple

import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.anchor_shapes import AnchorOut
from assistdesk.core.desk.shapes import to_rfc3339
from relay.store import audits, tables
from relay.store.numbered import numbered
from relay.store.part_tables import anchored_head, desk_anchor
from relay.store.prepared import Prepared
from relay.store.work import Work

PAGE_ROWS = 1_000
HEADS_AT_ONCE = 500
HEAD_BYTES = 32
_NUMBERS_END = 1 << 62
_packed = struct.Struct(f">QQ{HEAD_BYTES}s")
PIECE_BYTES = _packed.size * HEADS_AT_ONCE


class Head(NamedTuple):
    """Where a ticket's log stands, or stood when an anchor was made."""

    ticket_id: int
    seq: int
    head: str


class KeptHead(NamedTuple):
    """What was kept of a ticket, from this anchor on."""

    ticket_id: int
    anchor_id: int
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An anchor that is not kept yet."""

    id: int
    made_at: int
    tickets: int
    digest: str


_older = anchored_head.alias("older")
_heads = Prepared(
    sa.select(tables.ticket.c.id, tables.ticket.c.seq, tables.ticket.c.head, anchored_head.c.seq, anchored_head.c.head)
    .select_from(
        tables.ticket.outerjoin(
            anchored_head,
            sa.and_(
                anchored_head.c.ticket_id == tables.ticket.c.id,
                anchored_head.c.anchor_id
                == sa.select(sa.func.max(_older.c.anchor_id))
                .where(_older.c.ticket_id == tables.ticket.c.id)
                .scalar_subquery(),
            ),
        )
    )
    .where(tables.ticket.c.id > sa.bindparam("after"))
    .order_by(tables.ticket.c.id)
    .limit(sa.bindparam("most"))
)


def take(connection: sa.Connection, at_ms: int, changed: IO[bytes]) -> Taken:
    """The anchor of this moment. Heads that are others than the last anchor's go to *changed*, so that no desk is too big."""
    changed.seek(0)
    changed.truncate()
    anchor = chain.Anchor()
    last_id = 0
    while rows := _heads.all(connection, {"after": last_id, "most": PAGE_ROWS}):
        for ticket_id, seq, head, kept_seq, kept_head in rows:
            anchor.add(ticket_id, seq, head)
            if (seq, bytes.fromhex(head)) != (kept_seq, kept_head):
                changed.write(_packed.pack(ticket_id, seq, bytes.fromhex(head)))
        last_id = rows[-1][0]
    return Taken(newest_id(connection) + 1, at_ms, anchor.tickets, anchor.digest)


def newest_id(connection: sa.Connection) -> int:
    """The number of the last anchor, 0 where there is none."""
    found: int | None = connection.execute(sa.select(sa.func.max(desk_anchor.c.id))).scalar()
    return found or 0


def keep_heads(work: Work, anchor_id: int, piece: bytes) -> None:
    """Keep up to ``HEADS_AT_ONCE`` heads, as ``take`` wrote them."""
    rows = [
        {"ticket_id": ticket_id, "anchor_id": anchor_id, "seq": seq, "head": head}
        for ticket_id, seq, head in _packed.iter_unpack(piece)
    ]
    work.connection.execute(anchored_head.insert(), rows)


def keep(work: Work, taken: Taken) -> AnchorOut:
    """Keep the anchor itself: from here on it exists."""
    work.connection.execute(
        desk_anchor.insert().values(
            id=taken.id, made_at=taken.made_at, tickets=taken.tickets, digest=bytes.fromhex(taken.digest)
        )
    )
    return AnchorOut(id=taken.id, made_at=to_rfc3339(taken.made_at), tickets=taken.tickets, digest=taken.digest)


def forget_unfinished(work: Work) -> int:
    """Delete some heads of an anchor that was never kept; how many."""
    columns = anchored_head.c
    lost = (
        sa.select(columns.ticket_id, columns.anchor_id)
        .where(columns.anchor_id > newest_id(work.connection))
        .limit(HEADS_AT_ONCE)
    )
    done = work.connection.execute(
        anchored_head.delete().where(sa.tuple_(columns.ticket_id, columns.anchor_id).in_(lost))
    )
    return done.rowcount


def page(connection: sa.Connection, place: int | None, limit: int, *, back: bool = False) -> list[AnchorOut]:
    """The newest first, older than *place*; *back*: newer, the nearest first."""
    query = numbered(sa.select(desk_anchor), desk_anchor.c.id, place, descending=not back).limit(limit)
    return [
        AnchorOut(id=row.id, made_at=to_rfc3339(row.made_at), tickets=row.tickets, digest=row.digest.hex())
        for row in connection.execute(query)
    ]


class Stretch(NamedTuple):
    """Some tickets in the order of their numbers: what they say of their logs, the logs, and what anchors kept of them."""

    last_id: int
    heads: dict[int, Head]
    logs: dict[int, list[chain.Link]]
    kept: dict[int, list[KeptHead]]

    @property
    def ticket_ids(self) -> list[int]:
        """Of all of which anything is left."""
        return sorted({*self.heads, *self.logs, *self.kept})


def stretch(connection: sa.Connection, after_id: int, limit: int) -> Stretch | None:
    """The next *limit* tickets, and whatever is left of others between them; None: there are no more."""
    columns = tables.ticket.c
    query = sa.select(columns.id, columns.seq, columns.head).where(columns.id > after_id)
    found = [Head(*row) for row in connection.execute(query.order_by(columns.id).limit(limit))]
    last_id = found[-1].ticket_id if len(found) == limit else _NUMBERS_END
    logs: dict[int, list[chain.Link]] = {}
    for link in audits.links_between(connection, after_id, last_id):
        logs.setdefault(link.ticket_id, []).append(link)
    kept: dict[int, list[KeptHead]] = {}
    query_kept = (
        sa.select(anchored_head)
        .where(anchored_head.c.ticket_id > after_id, anchored_head.c.ticket_id <= last_id)
        .order_by(anchored_head.c.ticket_id, anchored_head.c.anchor_id)
    )
    for row in connection.execute(query_kept):
        one = KeptHead(row.ticket_id, row.anchor_id, row.seq, row.head.hex())
        kept.setdefault(row.ticket_id, []).append(one)
    if not found and not logs and not kept:
        return None
    return Stretch(last_id, {head.ticket_id: head for head in found}, logs, kept)

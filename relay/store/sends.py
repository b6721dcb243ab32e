"""Words that are not part of a ticket yet: sends that can still be undone, and drafts.

No event of a ticket touches a draft (desk.md section 4). What a pending send will do when its time comes is decided by
``relay.desk.comments``.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import Draft, DraftKind
from relay.store import tables
from relay.store.dialect import insert
from relay.store.work import Work

_pending = tables.pending_send
_draft = tables.draft
_numbers = msgspec.json.Decoder(tuple[int, ...])


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """``body`` is the change as it was asked for, ``caller`` who asked, both JSON of the use case's own types."""

    id: str
    ticket_id: int
    owner_id: int
    body: bytes
    caller: bytes
    send_at: int
    created_at: int


def put(work: Work, pending: Pending) -> None:
    work.connection.execute(_pending.insert(), msgspec.structs.asdict(pending))


def find(connection: sa.Connection, pending_id: str) -> Pending | None:
    row = connection.execute(sa.select(_pending).where(_pending.c.id == pending_id)).first()
    return None if row is None else Pending(**row._asdict())


def of_owner(connection: sa.Connection, owner_id: int, ticket_id: int) -> list[Pending]:
    rows = connection.execute(
        sa.select(_pending)
        .where(_pending.c.ticket_id == ticket_id, _pending.c.owner_id == owner_id)
        .order_by(_pending.c.send_at)
    ).all()
    return [Pending(**row._asdict()) for row in rows]


def bodies_of(connection: sa.Connection, owner_id: int) -> list[bytes]:
    """Everything of this person's that can still be undone."""
    return list(connection.execute(sa.select(_pending.c.body).where(_pending.c.owner_id == owner_id)).scalars())


def take(work: Work, pending_id: str) -> bool:
    """Take it out; False: it was sent or undone already."""
    return work.connection.execute(_pending.delete().where(_pending.c.id == pending_id)).rowcount == 1


def draft(connection: sa.Connection, owner_id: int, ticket_id: int, kind: DraftKind) -> Draft | None:
    row = connection.execute(
        sa.select(_draft).where(_draft.c.owner_id == owner_id, _draft.c.ticket_id == ticket_id, _draft.c.kind == kind)
    ).first()
    if row is None:
        return None
    return Draft(
        owner_id=row.owner_id,
        ticket_id=row.ticket_id,
        kind=row.kind,
        body=row.body,
        seen_seq=row.seen_seq,
        saved_at=row.saved_at,
        back=row.back,
        why_back=row.why_back,
        uploads=_numbers.decode(row.uploads),
    )


def returned(connection: sa.Connection, owner_id: int, limit: int) -> list[tuple[int, DraftKind]]:
    """Ticket and kind of the drafts that hold words of a send that could not go out."""
    query = sa.select(_draft.c.ticket_id, _draft.c.kind).where(_draft.c.owner_id == owner_id, _draft.c.why_back != "")
    rows = connection.execute(query.order_by(_draft.c.ticket_id, _draft.c.kind).limit(limit)).all()
    return [(row.ticket_id, row.kind) for row in rows]


def save_draft(work: Work, saved: Draft) -> None:
    values = {
        "owner_id": saved.owner_id,
        "ticket_id": saved.ticket_id,
        "kind": saved.kind,
        "body": saved.body,
        "seen_seq": saved.seen_seq,
        "saved_at": work.now_ms,
        "back": saved.back,
        "why_back": saved.why_back,
        "uploads": msgspec.json.encode(saved.uploads).decode(),
    }
    rest = {name: value for name, value in values.items() if name not in ("owner_id", "ticket_id", "kind")}
    work.connection.execute(
        insert(_draft).values(values).on_conflict_do_update(index_elements=["owner_id", "ticket_id", "kind"], set_=rest)
    )


def held_uploads(connection: sa.Connection) -> set[int]:
    """The files that wait in anybody's draft."""
    kept = connection.execute(sa.select(_draft.c.uploads).where(_draft.c.uploads != "[]")).scalars()
    return {number for numbers in kept for number in _numbers.decode(numbers)}


def drop_draft(work: Work, owner_id: int, ticket_id: int, kind: DraftKind) -> None:
    work.connection.execute(
        _draft.delete().where(_draft.c.owner_id == owner_id, _draft.c.ticket_id == ticket_id, _draft.c.kind == kind)
    )


def erase(work: Work, ticket_id: int) -> None:
    """Delete everybody's drafts and waiting sends of a ticket."""
    for table in (_draft, _pending):
        work.connection.execute(table.delete().where(table.c.ticket_id == ticket_id))

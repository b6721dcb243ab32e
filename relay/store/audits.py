"""The log: the only place where a ticket's row and its audit are written, together (desk.md sections 0 G6, 3, 4).

``append`` numbers, hashes, stores and announces one change. It knows the chain and the streams, and nothing of why the
change was allowed. Comments are inserted by their own repositories under the number that ``append`` gives.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.events import Change, EventBase, NoteAdded, ReplyAdded, is_public, write_events
from assistdesk.core.desk.events_service import SlaBreached, SlaTargetChange, SlaWarned, is_public_service
from assistdesk.core.desk.model import Audit, Ticket
from assistdesk.core.desk.shapes import AuditOut, CommentOut, FeedLine, to_rfc3339
from relay.store import participants, streams, tables, tickets
from relay.store.participants import Participant
from relay.store.prepared import Prepared
from relay.store.work import Announcement, Work

_audit = tables.audit
_insert = Prepared(_audit.insert(), _audit.c.keys())
_encoder = msgspec.json.Encoder()
_raw_events = msgspec.json.Decoder(tuple[msgspec.Raw, ...])
_names = msgspec.json.Decoder(tuple[str, ...])


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whence a change came; ``via`` is hashed, the rest is not and may be erased."""

    via: str = "api"
    client: str = ""
    ip: str = ""
    token_id: str = ""


def changed_fields(events: Sequence[EventBase]) -> tuple[str, ...]:
    """What a list must look at again: field names, "comment", "session", "sla", "created"."""
    found: dict[str, None] = {}
    for event in events:
        match event:
            case Change(field=field):
                found[field] = None
            case ReplyAdded() | NoteAdded():
                found["comment"] = None
            case SlaTargetChange() | SlaWarned() | SlaBreached():
                found["sla"] = None
            case _:
                name = type(event).__name__
                found["session" if hasattr(event, "room") else name.lower()] = None
    return tuple(found)


def _is_public(event: EventBase) -> bool:
    return is_public(event) or is_public_service(event)


def _waits_since(before: Ticket | None, after: Ticket, events: Sequence[EventBase], at_ms: int) -> int | None:
    """Since when it waits for the customer; who takes it up and lets it wait again in one update begins anew."""
    if after.status != "pending":
        return None
    begins = any(isinstance(one, Change) and (one.field, one.value) == ("status", "pending") for one in events)
    return at_ms if before is None or before.status != "pending" or begins else before.pending_at


def _settled(before: Ticket | None, after: Ticket, at_ms: int) -> dict[str, int | None]:
    """The times that a status brings with it. Since when it is closed outlives a deletion: a restore gives it back."""
    if before is not None and before.status == after.status:
        return {}
    was_deleted = before is not None and before.status == "deleted"
    closed_at = after.closed_at if was_deleted or after.status == "deleted" else None
    if after.status == "closed":
        closed_at = closed_at or at_ms
    return {
        "solved_at": at_ms if after.status == "solved" else (after.solved_at if after.status == "closed" else None),
        "closed_at": closed_at if after.status in ("closed", "deleted") else None,
        "deleted_at": at_ms if after.status == "deleted" else None,
    }


_said_at = Prepared(
    sa.select(_audit.c.created_at).where(
        _audit.c.ticket_id == sa.bindparam("what"), _audit.c.seq == sa.bindparam("which")
    )
)


def _last_at(work: Work, ticket: Ticket) -> int:
    """When the ticket's newest audit was written; a quiet one came after its row's last update."""
    return max(_said_at.scalar(work.connection, {"what": ticket.id, "which": ticket.seq}) or 0, ticket.updated_at)


def append(
    work: Work,
    before: Ticket | None,
    after: Ticket,
    events: Sequence[EventBase],
    *,
    author_id: int | None,
    origin: Origin,
    comments: Sequence[CommentOut] = (),
    at_ms: int | None = None,
    last_reply_id: int | None = None,
    on_it: Sequence[Participant] | None = None,
    is_quiet: bool = False,
) -> tuple[Ticket, AuditOut]:
    """Write one change: ticket row, audit, numbers, chain, tally; announce it on the ticket's stream and the feed.

    *after* is *before* with the events applied; numbers, times and head are set here. *comments* are the ones the events
    name (their ``seq`` is filled in for the announcement). *at_ms* is the writer's time unless a seed says otherwise.
    *last_reply_id*: what lists preview where no reply is among *comments*. *on_it*: the ticket's participants, where they are
    known already. *is_quiet*: nothing changed (somebody looked); the ticket keeps its place among those updated last.
    """
    at_ms = max(work.now_ms if at_ms is None else at_ms, 0 if before is None else _last_at(work, before))
    seq = after.seq + 1
    pub_seq = after.pub_seq + 1 if any(map(_is_public, events)) else None
    written = write_events(events)
    prev_hash = after.head or chain.FIRST_PREV
    head = chain.next_head(
        prev_hash,
        chain.Link(
            ticket_id=after.id,
            seq=seq,
            pub_seq=pub_seq,
            author_id=author_id,
            via=origin.via,
            created_at=at_ms,
            events=msgspec.Raw(written),
        ),
    )
    replied_ids = [comment.id for comment in comments if comment.public]
    after = msgspec.structs.replace(
        after,
        seq=seq,
        pub_seq=pub_seq or after.pub_seq,
        row_version=after.row_version + 1,
        head=head,
        updated_at=after.updated_at if is_quiet else at_ms,
        created_at=at_ms if before is None else after.created_at,
        last_comment_at=at_ms if comments else after.last_comment_at,
        pending_at=_waits_since(before, after, events, at_ms),
        **_settled(before, after, at_ms),
    )
    tickets.save(work, before, after, replied_ids[-1] if replied_ids else last_reply_id)
    audit = Audit(
        ticket_id=after.id,
        seq=seq,
        pub_seq=pub_seq,
        feed_seq=streams.take(work, streams.FEED),
        author_id=author_id,
        via=origin.via,
        created_at=at_ms,
        events=written,
        prev_hash=prev_hash,
        hash=head,
    )
    changed = changed_fields(events)
    _insert.run(work.connection, _row_of(audit, origin, after.row_version, changed))
    shown = shape(audit, [msgspec.structs.replace(comment, seq=seq) for comment in comments])
    if on_it is None:
        on_it = participants.of_ticket(work.connection, after.id)
    _announce(work, after, audit, shown, changed, tuple(one.user_id for one in on_it))
    return after, shown


def _row_of(audit: Audit, origin: Origin, row_version: int, changed: Sequence[str]) -> dict[str, Any]:
    return {
        **{name: getattr(audit, name) for name in audit.__struct_fields__},
        "prev_hash": bytes.fromhex(audit.prev_hash),
        "hash": bytes.fromhex(audit.hash),
        "row_version": row_version,
        "changed": _encoder.encode(changed).decode(),
        "client": origin.client,
        "ip": origin.ip,
        "token_id": origin.token_id,
    }


def _announce(
    work: Work, ticket: Ticket, audit: Audit, shown: AuditOut, changed: tuple[str, ...], on_it: tuple[int, ...]
) -> None:
    line = FeedLine(
        ticket_id=ticket.id, seq=audit.seq, row_version=ticket.row_version, changed=changed, author_id=audit.author_id
    )
    for stream, seq, body in (
        (f"ticket:{ticket.id}", audit.seq, _encoder.encode(shown)),
        (streams.FEED, audit.feed_seq, _encoder.encode(line)),
    ):
        work.announce(Announcement(stream, seq, body, ticket.id, ticket.group_id, ticket.assignee_id, on_it))


def shape(audit: Audit, comments: Sequence[CommentOut] = ()) -> AuditOut:
    """An audit as REST and the events socket show it to staff."""
    return AuditOut(
        ticket_id=audit.ticket_id,
        seq=audit.seq,
        pub_seq=audit.pub_seq,
        feed_seq=audit.feed_seq,
        author_id=audit.author_id,
        via=audit.via,
        created_at=to_rfc3339(audit.created_at),
        events=_raw_events.decode(audit.events),
        prev_hash=audit.prev_hash,
        hash=audit.hash,
        comments=tuple(comments),
    )


_audits = sa.select(*(_audit.c[name] for name in Audit.__struct_fields__))
_of_ticket = _audits.where(_audit.c.ticket_id == sa.bindparam("what"))
_whole = Prepared(_of_ticket.order_by(_audit.c.seq))
_after = Prepared(
    _of_ticket.where(_audit.c.seq > sa.bindparam("seq_from")).order_by(_audit.c.seq).limit(sa.bindparam("most"))
)
_public = Prepared(
    _of_ticket.where(_audit.c.pub_seq > sa.bindparam("number"), _audit.c.pub_seq <= sa.bindparam("last")).order_by(
        _audit.c.seq
    )
)
_before = Prepared(
    _of_ticket.where(_audit.c.seq < sa.bindparam("seq_until")).order_by(_audit.c.seq.desc()).limit(sa.bindparam("most"))
)


def _audit_from(row: Sequence[Any]) -> Audit:
    """A row of the statements above."""
    values = dict(zip(Audit.__struct_fields__, row, strict=True))
    values["prev_hash"], values["hash"] = values["prev_hash"].hex(), values["hash"].hex()
    return Audit(**values)


def after(connection: sa.Connection, ticket_id: int, seq: int, limit: int) -> list[Audit]:
    """Audits of a ticket that follow *seq*, oldest first."""
    return list(map(_audit_from, _after.all(connection, {"what": ticket_id, "seq_from": seq, "most": limit})))


def whole(connection: sa.Connection, ticket_id: int) -> list[Audit]:
    """A ticket's whole log, oldest first: clocks and figures are read from it."""
    return list(map(_audit_from, _whole.all(connection, {"what": ticket_id})))


def public_between(connection: sa.Connection, ticket_id: int, after: int, until: int) -> list[Audit]:
    """Audits of a ticket whose public number lies in (*after*, *until*], oldest first."""
    return list(map(_audit_from, _public.all(connection, {"what": ticket_id, "number": after, "last": until})))


def before(connection: sa.Connection, ticket_id: int, seq: int, limit: int) -> list[Audit]:
    """The newest audits of a ticket older than *seq*, in ascending order."""
    rows = _before.all(connection, {"what": ticket_id, "seq_until": seq, "most": limit})
    return [_audit_from(row) for row in reversed(rows)]


class FeedRow(msgspec.Struct, frozen=True):
    """One line of the feed with what the right to see it hangs on."""

    feed_seq: int
    line: FeedLine
    group_id: int | None
    assignee_id: int | None


def feed_after(connection: sa.Connection, feed_seq: int, limit: int) -> list[FeedRow]:
    """Lines of the feed that follow *feed_seq*, in order."""
    ticket = tables.ticket
    rows = connection.execute(
        sa.select(
            _audit.c.feed_seq,
            _audit.c.ticket_id,
            _audit.c.seq,
            _audit.c.row_version,
            _audit.c.changed,
            _audit.c.author_id,
            ticket.c.group_id,
            ticket.c.assignee_id,
        )
        .join(ticket, ticket.c.id == _audit.c.ticket_id)
        .where(_audit.c.feed_seq > feed_seq)
        .order_by(_audit.c.feed_seq)
        .limit(limit)
    ).all()
    return [
        FeedRow(
            row.feed_seq,
            FeedLine(
                ticket_id=row.ticket_id,
                seq=row.seq,
                row_version=row.row_version,
                changed=_names.decode(row.changed),
                author_id=row.author_id,
            ),
            row.group_id,
            row.assignee_id,
        )
        for row in rows
    ]


def fields_changed_since(connection: sa.Connection, ticket_id: int, row_version: int) -> set[str]:
    """Names of all that changed after a row version (for optimistic writes)."""
    rows = connection.execute(
        sa.select(_audit.c.changed).where(_audit.c.ticket_id == ticket_id, _audit.c.row_version > row_version)
    ).all()
    return {name for row in rows for name in _names.decode(row.changed)}


def links(connection: sa.Connection, ticket_id: int) -> list[chain.Link]:
    """The whole chain of a ticket, for ``chain.verify``."""
    return list(map(_link_of, whole(connection, ticket_id)))


def links_after(connection: sa.Connection, ticket_id: int, seq: int, limit: int) -> list[chain.Link]:
    """As ``after``, as the chain sees them."""
    return list(map(_link_of, after(connection, ticket_id, seq, limit)))


def links_between(connection: sa.Connection, after_id: int, last_id: int) -> Iterator[chain.Link]:
    """The whole chains of the tickets after *after_id* up to *last_id*, one after another."""
    query = _audits.where(_audit.c.ticket_id > after_id, _audit.c.ticket_id <= last_id)
    for row in connection.execute(query.order_by(_audit.c.ticket_id, _audit.c.seq)):
        yield _link_of(_audit_from(row))


def _link_of(audit: Audit) -> chain.Link:
    return chain.Link(
        ticket_id=audit.ticket_id,
        seq=audit.seq,
        pub_seq=audit.pub_seq,
        author_id=audit.author_id,
        via=audit.via,
        created_at=audit.created_at,
        events=msgspec.Raw(audit.events),
        prev_hash=audit.prev_hash,
        hash=audit.hash,
    )

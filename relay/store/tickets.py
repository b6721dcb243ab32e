"""Tickets as rows: reading one, writing one, whose eyes saw what, how many there are of each kind.

A row is written by ``audits.append``, together with the audit that explains it; only its due time may follow. Status rules
are in ``core.desk.states``; lists in ``lists``. Nothing here decides whether a change is right.
"""

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import UNSOLVED, Ticket, Via
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.views import LAST_RANK, PRIORITY_RANK, STATUS_RANK
from assistdesk.core.errors import MisuseError
from relay.store import tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared, PreparedIn
from relay.store.tables import DUE_NEVER
from relay.store.work import Work

_ticket = tables.ticket
_find = Prepared(sa.select(_ticket).where(_ticket.c.id == sa.bindparam("ticket_id")))
_COLUMNS = tuple(name for name in Ticket.__struct_fields__ if name not in ("tags", "via", "custom"))
_WRITTEN = (*_COLUMNS, "tags", "via", "custom", "is_unsolved", "status_rank", "priority_rank", "due_sort")
_insert = Prepared(_ticket.insert(), _WRITTEN)
UPDATES_KEPT = 256
"""So many sets of changed columns have their statement kept."""
_FIELDS = Ticket.__struct_fields__
_tags_decoder = msgspec.json.Decoder(tuple[str, ...])
_via_decoder = msgspec.json.Decoder(Via)
_custom_decoder = msgspec.json.Decoder(dict[str, CustomValue])


_set_reply = Prepared(
    _ticket.update()
    .where(_ticket.c.id == sa.bindparam("ticket_key"))
    .values(last_reply_id=sa.bindparam("last_reply_id"))
)


_AT = {column.name: at for at, column in enumerate(_ticket.c)}
_places = operator.itemgetter(*(_AT[name] for name in _COLUMNS))
_TAGS_AT, _VIA_AT, _CUSTOM_AT = _AT["tags"], _AT["via"], _AT["custom"]


def ticket_of(row: tuple[Any, ...]) -> Ticket:
    """A row of ``tables.ticket`` as an entity."""
    values = dict(zip(_COLUMNS, _places(row), strict=True))
    values["flagged"] = bool(values["flagged"])
    return Ticket(
        tags=_tags_decoder.decode(row[_TAGS_AT]),
        via=_via_decoder.decode(row[_VIA_AT]),
        custom=_custom_decoder.decode(row[_CUSTOM_AT]),
        **values,
    )


def values_of(ticket: Ticket, names: Iterable[str] = Ticket.__struct_fields__) -> dict[str, Any]:
    """These fields of an entity as a row has them, with the columns that lists are sorted and filtered by."""
    values: dict[str, Any] = {name: getattr(ticket, name) for name in names}
    if "tags" in values:
        values["tags"] = msgspec.json.encode(ticket.tags)
    if "via" in values:
        values["via"] = msgspec.json.encode(ticket.via)
    if "custom" in values:
        values["custom"] = msgspec.json.encode(ticket.custom)
    if "status" in values:
        values["is_unsolved"] = int(ticket.status in UNSOLVED)
        values["status_rank"] = STATUS_RANK[ticket.status]
    if "priority" in values:
        values["priority_rank"] = PRIORITY_RANK.get(ticket.priority or "", LAST_RANK)
    if "next_due_at" in values:
        values["due_sort"] = DUE_NEVER if ticket.next_due_at is None else ticket.next_due_at
    return values


def find(connection: sa.Connection, ticket_id: int) -> Ticket | None:
    row = _find.first(connection, {"ticket_id": ticket_id})
    return None if row is None else ticket_of(row)


def merge_chain(connection: sa.Connection, ticket_id: int | None) -> Iterator[Ticket]:
    """The ticket of this number, the one that it was merged into, and so on. Merges never close a ring."""
    while ticket_id is not None:
        found = find(connection, ticket_id)
        if found is None:
            return
        yield found
        ticket_id = found.merged_into


_many = PreparedIn(lambda ids: sa.select(_ticket).where(_ticket.c.id.in_(ids)))


def many(connection: sa.Connection, ids: Sequence[int]) -> list[Ticket]:
    """Tickets by id, in the order of *ids*; the missing are left out."""
    found = {ticket.id: ticket for ticket in map(ticket_of, _many.all(connection, ids))}
    return [found[ticket_id] for ticket_id in ids if ticket_id in found]


def of_requester(connection: sa.Connection, user_id: int, after_id: int, limit: int) -> list[int]:
    """The numbers of a customer's tickets above *after_id*, the lowest first."""
    hers = sa.select(_ticket.c.id).where(_ticket.c.requester_id == user_id, _ticket.c.id > after_id)
    return list(connection.execute(hers.order_by(_ticket.c.id).limit(limit)).scalars())


def held_by(connection: sa.Connection, user_id: int, group_id: int | None, after_id: int, limit: int) -> list[Ticket]:
    """Somebody's tickets that are not closed, of one group or of any, above *after_id*, the lowest numbers first."""
    query = sa.select(_ticket).where(_ticket.c.assignee_id == user_id, _ticket.c.id > after_id)
    if group_id is not None:
        query = query.where(_ticket.c.group_id == group_id)
    found = [
        ticket_of(tuple(row))
        for state in (_ticket.c.is_unsolved == 1, _ticket.c.status == "solved")
        for row in connection.execute(query.where(state).order_by(_ticket.c.id).limit(limit))
    ]
    return sorted(found, key=lambda ticket: ticket.id)[:limit]


def set_due(work: Work, ticket_id: int, next_due_at: int | None) -> None:
    """When the ticket's most urgent clock is due, where the log said it already and the row did not."""
    due_sort = DUE_NEVER if next_due_at is None else next_due_at
    work.connection.execute(
        _ticket.update().where(_ticket.c.id == ticket_id).values(next_due_at=next_due_at, due_sort=due_sort)
    )


def save(work: Work, before: Ticket | None, after: Ticket, last_reply_id: int | None) -> None:
    """Write the row, its tags and the tally. Only ``audits.append`` calls this."""
    if before is None:
        _insert.run(work.connection, values_of(after))
        if last_reply_id is not None:
            _set_reply.run(work.connection, {"ticket_key": after.id, "last_reply_id": last_reply_id})
    else:
        _save_changed(work, before, after, last_reply_id)
    _save_tags(work, () if before is None else before.tags, after)
    _save_custom(work, {} if before is None else before.custom, after)
    _move_tally(work, before, after)


def _save_changed(work: Work, before: Ticket, after: Ticket, last_reply_id: int | None) -> None:
    """Name the changed columns only: each one that is named costs SQLite the upkeep of every index it stands in.

    Raises MisuseError where *before* is not what the row says: its other columns would be left wrong.
    """
    was, now = msgspec.structs.astuple(before), msgspec.structs.astuple(after)
    values = values_of(after, [name for name, old, new in zip(_FIELDS, was, now, strict=True) if old != new])
    if last_reply_id is not None:
        values["last_reply_id"] = last_reply_id
    update = _update_of(tuple(values))
    if update.run(work.connection, {**values, "ticket_key": before.id, "as_it_was": before.row_version}) != 1:
        raise MisuseError("ticket_stale", ticket_id=before.id)


@lru_cache(maxsize=UPDATES_KEPT)
def _update_of(names: tuple[str, ...]) -> Prepared:
    return Prepared(
        _ticket.update()
        .where(_ticket.c.id == sa.bindparam("ticket_key"), _ticket.c.row_version == sa.bindparam("as_it_was"))
        .values({name: sa.bindparam(name) for name in names})
    )


_add_tag = Prepared(tables.ticket_tag.insert(), ("ticket_id", "tag"))


def _save_tags(work: Work, before: Sequence[str], after: Ticket) -> None:
    table = tables.ticket_tag
    gone, come = set(before) - set(after.tags), set(after.tags) - set(before)
    if gone:
        work.connection.execute(table.delete().where(table.c.ticket_id == after.id, table.c.tag.in_(sorted(gone))))
    if come:
        for tag in sorted(come):
            _add_tag.run(work.connection, {"ticket_id": after.id, "tag": tag})


_add_custom = Prepared(tables.ticket_custom.insert(), ("ticket_id", "key", "text", "number"))


def _save_custom(work: Work, before: Mapping[str, CustomValue], after: Ticket) -> None:
    if before == after.custom:
        return
    table = tables.ticket_custom
    work.connection.execute(table.delete().where(table.c.ticket_id == after.id))
    for key, value in after.custom.items():
        text, number = (value, None) if isinstance(value, str) else (None, int(value))
        _add_custom.run(work.connection, {"ticket_id": after.id, "key": key, "text": text, "number": number})


# --- how many -----------------------------------------------------------------------------------------------------

_tally = tables.tally
_move = Prepared(
    insert(_tally)
    .values(
        assignee_id=sa.bindparam("who"),
        status=sa.bindparam("state"),
        group_id=sa.bindparam("team"),
        n=sa.bindparam("by"),
    )
    .on_conflict_do_update(
        index_elements=["assignee_id", "status", "group_id"], set_={"n": _tally.c.n + sa.bindparam("by")}
    )
)


def _place(ticket: Ticket) -> tuple[int, str, int]:
    return ticket.assignee_id or 0, ticket.status, ticket.group_id or 0


def _move_tally(work: Work, before: Ticket | None, after: Ticket) -> None:
    if before is not None and _place(before) == _place(after):
        return
    for ticket, by in ((before, -1), (after, 1)):
        if ticket is not None:
            who, state, team = _place(ticket)
            _move.run(work.connection, {"who": who, "state": state, "team": team, "by": by})


class Counted(msgspec.Struct, frozen=True):
    """One line of the tally; 0 stands for nobody and no group."""

    assignee_id: int
    status: str
    group_id: int
    n: int


def counts(connection: sa.Connection) -> list[Counted]:
    """The whole tally: agents x groups x statuses, however many tickets there are."""
    rows = connection.execute(sa.select(_tally).where(_tally.c.n != 0)).all()
    return [Counted(row.assignee_id, row.status, row.group_id, row.n) for row in rows]


# --- seen ---------------------------------------------------------------------------------------------------------

_seen = tables.seen
_see = insert(_seen).values(user_id=sa.bindparam("who"), ticket_id=sa.bindparam("what"), seq=sa.bindparam("number"))
_see_newer = Prepared(
    _see.on_conflict_do_update(
        index_elements=["user_id", "ticket_id"],
        set_={"seq": _see.excluded.seq},
        where=_seen.c.seq < _see.excluded.seq,
    )
)


def mark_seen(work: Work, user_id: int, ticket_id: int, seq: int) -> None:
    """Remember how far this person has read; never backwards."""
    _see_newer.run(work.connection, {"who": user_id, "what": ticket_id, "number": seq})


_seen_of = PreparedIn(
    lambda ids: sa.select(_seen.c.ticket_id, _seen.c.seq).where(
        _seen.c.user_id == sa.bindparam("who"), _seen.c.ticket_id.in_(ids)
    )
)


def seen_by(connection: sa.Connection, user_id: int, ticket_ids: Sequence[int]) -> dict[int, int]:
    """Ticket id -> the number up to which this person has read; the unread are missing."""
    return dict(_seen_of.all(connection, ticket_ids, {"who": user_id}))


_ROLES: tuple[Any, ...] = tuple(sa.literal_column(f"'{role}'") for role in ("agent", "admin", "expert"))
_ours = sa.select(tables.person.c.id).where(tables.person.c.role.in_(_ROLES))
_seen_by_ours = Prepared(
    sa.select(_seen.c.user_id).where(_seen.c.ticket_id == sa.bindparam("what"), _seen.c.user_id.in_(_ours)).limit(1)
)


def is_seen(connection: sa.Connection, ticket_id: int) -> bool:
    """Has anybody of ours looked at it, or made it?"""
    return _seen_by_ours.scalar(connection, {"what": ticket_id}) is not None

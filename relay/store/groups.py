"""Groups and memberships as rows. Who may change them is not known here."""

from typing import Any, Final

import msgspec
import sqlalchemy as sa
from msgspec import UNSET

from assistdesk.core.desk.shapes import NameOut
from assistdesk.core.desk.shapes_people import GroupIn, GroupOut
from assistdesk.core.desk.states import KEEPING
from relay.store import settings, tables, tickets
from relay.store.prepared import Prepared
from relay.store.work import Work

GONE: Final = "gone_groups"
GONE_MAX: Final = 200
_gone = msgspec.json.Decoder(tuple[NameOut, ...])
_group = tables.desk_group
_membership = tables.membership
_schedule = Prepared(sa.select(_group.c.schedule_id).where(_group.c.id == sa.bindparam("which")))


def all_of(connection: sa.Connection) -> list[GroupOut]:
    """Every group with its members, by name."""
    members: dict[int, list[int]] = {}
    leads: dict[int, list[int]] = {}
    for row in connection.execute(sa.select(_membership).order_by(_membership.c.user_id)):
        members.setdefault(row.group_id, []).append(row.user_id)
        if row.is_lead:
            leads.setdefault(row.group_id, []).append(row.user_id)
    held: dict[tuple[int, int], int] = {}
    for one in tickets.counts(connection):
        if one.status not in KEEPING:
            held[one.group_id, one.assignee_id] = held.get((one.group_id, one.assignee_id), 0) + one.n
    rows = connection.execute(sa.select(_group).order_by(_group.c.name, _group.c.id)).all()
    return [
        GroupOut(
            id=row.id,
            name=row.name,
            tier=row.tier,
            external=bool(row.external),
            member_ids=tuple(members.get(row.id, ())),
            schedule_id=row.schedule_id,
            lead_ids=tuple(leads.get(row.id, ())),
            held=_counts([held.get((row.id, user_id), 0) for user_id in members.get(row.id, ())]),
            row_version=row.row_version,
        )
        for row in rows
    ]


def _counts(held: list[int]) -> tuple[int, ...]:
    return tuple(held) if any(held) else ()


def schedule_of(connection: sa.Connection, group_id: int | None) -> int | None:
    """The hours in which targets of its tickets count, if it has its own."""
    found = None if group_id is None else _schedule.scalar(connection, {"which": group_id})
    return None if found is None else int(found)


def _columns(given: GroupIn) -> dict[str, Any]:
    kept = {"external": given.external, "schedule_id": given.schedule_id}
    set_now = {name: value for name, value in kept.items() if value is not UNSET}
    return {"name": given.name.strip(), "tier": given.tier, **set_now}


def add(work: Work, given: GroupIn) -> int:
    values = {**_columns(given), "created_at": work.now_ms, "updated_at": work.now_ms}
    group_id = int(work.connection.execute(_group.insert().returning(_group.c.id), values).scalar_one())
    _seat(work, group_id, given.member_ids)
    _lead(work, group_id, given)
    return group_id


def replace(work: Work, group_id: int, given: GroupIn) -> None:
    values = {**_columns(given), "updated_at": work.now_ms, "row_version": _group.c.row_version + 1}
    work.connection.execute(_group.update().where(_group.c.id == group_id).values(values))
    gone = (_membership.c.group_id == group_id) & _membership.c.user_id.not_in(given.member_ids)
    work.connection.execute(_membership.delete().where(gone))
    here = sa.select(_membership.c.user_id).where(_membership.c.group_id == group_id)
    known = set(work.connection.execute(here).scalars())
    _seat(work, group_id, [user_id for user_id in given.member_ids if user_id not in known])
    _lead(work, group_id, given)


def leads(connection: sa.Connection, group_id: int) -> list[int]:
    which = (_membership.c.group_id == group_id) & _membership.c.is_lead.is_(sa.true())
    return list(connection.execute(sa.select(_membership.c.user_id).where(which)).scalars())


def led_by(connection: sa.Connection, user_id: int) -> frozenset[int]:
    """The groups whose lead this is."""
    which = (_membership.c.user_id == user_id) & _membership.c.is_lead.is_(sa.true())
    return frozenset(connection.execute(sa.select(_membership.c.group_id).where(which)).scalars())


def has_tickets(connection: sa.Connection, group_id: int) -> bool:
    """Also deleted ones: they may come back."""
    ticket = tables.ticket
    query = sa.select(ticket.c.id).where(ticket.c.group_id == group_id, ticket.c.is_unsolved.in_((1, 0))).limit(1)
    return connection.execute(query).first() is not None


def gone(connection: sa.Connection) -> tuple[NameOut, ...]:
    """Those that were deleted, the newest last."""
    kept = settings.get(connection, GONE)
    return () if kept is None else _gone.decode(kept)


def drop(work: Work, group_id: int) -> None:
    """Its name is kept for whatever still names it."""
    name = work.connection.execute(sa.select(_group.c.name).where(_group.c.id == group_id)).scalar_one()
    names = (*gone(work.connection), NameOut(id=group_id, name=name))[-GONE_MAX:]
    settings.put(work, GONE, msgspec.json.encode(names))
    work.connection.execute(_group.delete().where(_group.c.id == group_id))


def _seat(work: Work, group_id: int, user_ids: "list[int] | tuple[int, ...]") -> None:
    for user_id in dict.fromkeys(user_ids):
        work.connection.execute(_membership.insert().values(user_id=user_id, group_id=group_id))


def _lead(work: Work, group_id: int, given: GroupIn) -> None:
    if given.lead_ids is not UNSET:
        is_lead = _membership.c.user_id.in_(given.lead_ids)
        update = _membership.update().where(_membership.c.group_id == group_id)
        work.connection.execute(update.values(is_lead=is_lead))

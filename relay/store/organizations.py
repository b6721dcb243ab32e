"""Organisations as rows, by number. Who may see or change them is not known here; making one by its name alone is
``people.organization_named``'s."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import domains
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.shapes_organizations import OrganizationOut
from relay.store import tables
from relay.store.numbered import numbered
from relay.store.prepared import Prepared
from relay.store.work import Work

_table = tables.organization
_domain, _person, _address = tables.organization_domain, tables.person, tables.address
_LISTS = ("domains", "tags", "custom")
"""Columns that are JSON."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What rules and clocks ask of a ticket's organisation; of none, nothing."""

    plan: str | None = None
    region: str | None = None
    tags: tuple[str, ...] = ()
    group_id: int | None = None
    schedule_id: int | None = None


NO_FACTS = Facts()
_tags = msgspec.json.Decoder(tuple[str, ...])
_facts = Prepared(
    sa.select(_table.c.plan, _table.c.region, _table.c.tags, _table.c.group_id, _table.c.schedule_id).where(
        _table.c.id == sa.bindparam("which")
    )
)
_external_id = Prepared(sa.select(_table.c.external_id).where(_table.c.id == sa.bindparam("which")))
_of_domain = Prepared(sa.select(sa.func.min(_domain.c.org_id)).where(_domain.c.domain == sa.bindparam("domain")))


def fold_name(name: str) -> str:
    """How names are compared: case and spaces do not count."""
    return " ".join(name.split()).casefold()


def _shape(row: Any) -> OrganizationOut:
    return OrganizationOut(
        id=row.id,
        name=row.name,
        external_id=row.external_id,
        domains=_tags.decode(row.domains),
        plan=row.plan,
        region=row.region,
        shared_tickets=row.shared_tickets,
        tags=_tags.decode(row.tags),
        custom=msgspec.json.decode(row.custom, type=dict[str, CustomValue]),
        group_id=row.group_id,
        schedule_id=row.schedule_id,
        row_version=row.row_version,
    )


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> OrganizationOut | None:
    row = connection.execute(sa.select(_table).where(condition)).first()
    return None if row is None else _shape(row)


def find(connection: sa.Connection, org_id: int) -> OrganizationOut | None:
    return _one(connection, _table.c.id == org_id)


def by_name(connection: sa.Connection, name: str) -> OrganizationOut | None:
    return _one(connection, _table.c.folded_name == fold_name(name))


def by_external_id(connection: sa.Connection, external_id: str) -> OrganizationOut | None:
    return _one(connection, _table.c.external_id == external_id)


def facts(connection: sa.Connection, org_id: int | None) -> Facts:
    """Asked with every update that a rule or a policy looks at, so by a statement that is compiled already."""
    row = None if org_id is None else _facts.first(connection, {"which": org_id})
    if row is None:
        return NO_FACTS
    return Facts(plan=row[0], region=row[1], tags=_tags.decode(row[2]), group_id=row[3], schedule_id=row[4])


def known_as(connection: sa.Connection, org_id: int) -> str:
    """The id that another system knows it by, "" where none does."""
    return _external_id.scalar(connection, {"which": org_id}) or ""


def members(connection: sa.Connection, org_id: int, after_id: int, limit: int) -> list[int]:
    """Its people with numbers above *after_id*, the lowest first."""
    hers = sa.select(_person.c.id).where(_person.c.org_id == org_id, _person.c.id > after_id)
    return list(connection.execute(hers.order_by(_person.c.id).limit(limit)).scalars())


def of_group(connection: sa.Connection, group_id: int) -> bool:
    """Do new tickets of an organisation go to this group?"""
    query = sa.select(_table.c.id).where(_table.c.group_id == group_id).limit(1)
    return connection.execute(query).first() is not None


def of_schedule(connection: sa.Connection, schedule_id: int) -> bool:
    """Has an organisation these hours?"""
    query = sa.select(_table.c.id).where(_table.c.schedule_id == schedule_id).limit(1)
    return connection.execute(query).first() is not None


def page(
    connection: sa.Connection, place: int | None, limit: int, words: str = "", *, back: bool = False
) -> list[OrganizationOut]:
    """By number after *place*, *back*: before it, the nearest first; with *words* those whose name holds each of them,
    whatever their case and order."""
    query = numbered(sa.select(_table), _table.c.id, place, descending=back)
    for word in fold_name(words).split():
        query = query.where(_table.c.folded_name.contains(word, autoescape=True))
    return list(map(_shape, connection.execute(query.limit(limit))))


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as REST names them, as columns."""
    columns = dict(values)
    if "name" in values:
        columns |= {"name": " ".join(values["name"].split()), "folded_name": fold_name(values["name"])}
    columns |= {name: msgspec.json.encode(values[name]) for name in _LISTS if name in values}
    return columns


def of_domain(connection: sa.Connection, domain: str) -> int | None:
    """Whose domain this is; where two have it from of old, the one that was there first."""
    found: int | None = _of_domain.scalar(connection, {"domain": domains.fold(domain)})
    return found


def by_address(connection: sa.Connection, emails: Iterable[str]) -> int | None:
    """The organisation of the first of these addresses whose domain is one's; a domain where anybody gets an address is not."""
    own = (one for one in map(domains.domain_of, emails) if one and not domains.is_public(one))
    return next((org_id for one in own if (org_id := of_domain(connection, one)) is not None), None)


def outside(connection: sa.Connection, org_id: int, limit: int) -> list[int]:
    """Customers of no organisation who have an address in a domain of this one, by number."""
    held = connection.execute(sa.select(_domain.c.domain).where(_domain.c.org_id == org_id)).scalars().all()
    own = [one for one in held if not domains.is_public(one) and of_domain(connection, one) == org_id]
    ends = [
        _address.c.folded.endswith(f"@{spelled}", autoescape=True) for one in own for spelled in domains.spellings(one)
    ]
    if not ends:
        return []
    query = sa.select(_person.c.id).join(
        _address, sa.and_(_address.c.user_id == _person.c.id, _address.c.kind == "email")
    )
    query = query.where(_person.c.role == "customer", _person.c.org_id.is_(None), sa.or_(*ends)).distinct()
    return list(connection.execute(query.order_by(_person.c.id).limit(limit)).scalars())


def _put_domains(work: Work, org_id: int, shown: Iterable[str]) -> None:
    work.connection.execute(_domain.delete().where(_domain.c.org_id == org_id))
    rows = [{"domain": one, "org_id": org_id} for one in dict.fromkeys(map(domains.fold, shown))]
    if rows:
        work.connection.execute(_domain.insert(), rows)


def add(work: Work, values: Mapping[str, Any]) -> int:
    columns = {**_columns(values), "created_at": work.now_ms, "updated_at": work.now_ms}
    org_id = int(work.connection.execute(_table.insert().returning(_table.c.id), columns).scalar_one())
    _put_domains(work, org_id, values.get("domains", ()))
    return org_id


def change(work: Work, org_id: int, values: Mapping[str, Any]) -> None:
    columns = {**_columns(values), "updated_at": work.now_ms, "row_version": _table.c.row_version + 1}
    work.connection.execute(_table.update().where(_table.c.id == org_id).values(columns))
    if "domains" in values:
        _put_domains(work, org_id, values["domains"])


def drop(work: Work, org_id: int) -> None:
    _put_domains(work, org_id, ())
    work.connection.execute(_table.delete().where(_table.c.id == org_id))


def is_named(connection: sa.Connection, org_id: int) -> str:
    """What names this organisation: ``people``, ``tickets``, or nothing."""
    for what, column in (("people", tables.person.c.org_id), ("tickets", tables.ticket.c.org_id)):
        if connection.execute(sa.select(column).where(column == org_id).limit(1)).first() is not None:
            return what
    return ""

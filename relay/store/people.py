"""People, their addresses, organisations and groups as rows.

An address belongs to one person, whatever its spelling: it is compared folded. Who may see whom is not decided here.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from assistdesk.core.desk.model import User, UserRole
from assistdesk.core.desk.shapes import Availability, UserOut
from assistdesk.core.errors import MisuseError
from relay.store import tables
from relay.store.prepared import Prepared
from relay.store.work import Work


def _new_id(result: sa.CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    if key is None:
        raise MisuseError("no_primary_key")
    return int(key[0])


NAMED_MAX = 50
_person = tables.person
_address = tables.address
_organization = tables.organization
_membership = tables.membership


def fold_email(email: str) -> str:
    """The form under which an address is found: case and Unicode form do not count."""
    return unicodedata.normalize("NFKC", email).casefold().strip()


def fold_phone(phone: str) -> str:
    """Digits and a leading plus: how telephone numbers are compared."""
    return "".join(sign for at, sign in enumerate(phone.strip()) if sign.isdigit() or (sign == "+" and at == 0))


def _addresses(connection: sa.Connection, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    rows = connection.execute(
        sa.select(_address.c.user_id, _address.c.kind, _address.c.shown)
        .where(_address.c.user_id.in_(ids))
        .order_by(_address.c.user_id, _address.c.kind, _address.c.position)
    ).all()
    for row in rows:
        found.setdefault((row.user_id, row.kind), []).append(row.shown)
    return found


def find(connection: sa.Connection, user_id: int) -> User | None:
    row = connection.execute(sa.select(_person).where(_person.c.id == user_id)).first()
    if row is None:
        return None
    addresses = _addresses(connection, [user_id])
    groups = connection.execute(
        sa.select(_membership.c.group_id).where(_membership.c.user_id == user_id).order_by(_membership.c.group_id)
    ).scalars()
    return User(
        id=row.id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        role=row.role,
        name=row.name,
        emails=tuple(addresses.get((user_id, "email"), ())),
        phones=tuple(addresses.get((user_id, "phone"), ())),
        locale=row.locale,
        time_zone=row.time_zone,
        org_id=row.org_id,
        verified=row.verified,
        group_ids=tuple(groups),
        availability=row.availability,
        external_id=row.external_id,
        suspended=row.suspended,
        row_version=row.row_version,
    )


_CARD = ("id", "role", "name", "locale", "time_zone", "org_id", "availability", "suspended")
_card = Prepared(
    sa.select(*(_person.c[name] for name in _CARD), _organization.c.name)
    .outerjoin(_organization, _organization.c.id == _person.c.org_id)
    .where(_person.c.id == sa.bindparam("who"))
)
_first_address = Prepared(
    sa.select(_address.c.shown)
    .where(_address.c.user_id == sa.bindparam("who"), _address.c.kind == sa.bindparam("what"))
    .order_by(_address.c.position)
)
_owner = Prepared(
    sa.select(_address.c.user_id).where(
        _address.c.kind == sa.bindparam("what"), _address.c.folded == sa.bindparam("folded")
    )
)
FEW = 8
"""Up to so many people are read one by one, by statements that are compiled already."""


def card(connection: sa.Connection, user_id: int) -> UserOut | None:
    """One person as REST shows them."""
    row = _card.first(connection, {"who": user_id})
    if row is None:
        return None
    values = dict(zip(_CARD, row[:-1], strict=True))
    values["suspended"] = bool(values["suspended"])
    return UserOut(
        **values,
        org_name=row[-1] or "",
        email=_first_address.scalar(connection, {"who": user_id, "what": "email"}) or "",
        phone=_first_address.scalar(connection, {"who": user_id, "what": "phone"}) or "",
    )


def cards(connection: sa.Connection, ids: Iterable[int | None]) -> tuple[UserOut, ...]:
    """People as REST shows them, by id; unknown ids are left out."""
    wanted = sorted({user_id for user_id in ids if user_id is not None})
    if len(wanted) <= FEW:
        few = (card(connection, user_id) for user_id in wanted)
        return tuple(one for one in few if one is not None)
    rows = connection.execute(
        sa.select(_person, _organization.c.name.label("org_name"))
        .outerjoin(_organization, _organization.c.id == _person.c.org_id)
        .where(_person.c.id.in_(wanted))
        .order_by(_person.c.id)
    ).all()
    addresses = _addresses(connection, wanted)
    return tuple(
        UserOut(
            id=row.id,
            role=row.role,
            name=row.name,
            email=next(iter(addresses.get((row.id, "email"), ())), ""),
            phone=next(iter(addresses.get((row.id, "phone"), ())), ""),
            locale=row.locale,
            time_zone=row.time_zone,
            org_id=row.org_id,
            org_name=row.org_name or "",
            availability=row.availability,
            suspended=row.suspended,
        )
        for row in rows
    )


def by_email(connection: sa.Connection, email: str) -> int | None:
    """The id of the person an e-mail address belongs to."""
    found: int | None = _owner.scalar(connection, {"what": "email", "folded": fold_email(email)})
    return found


def is_agent(connection: sa.Connection, user_id: int) -> bool:
    """May a ticket be given to this person?"""
    person = card(connection, user_id)
    return person is not None and person.role in ("agent", "admin") and not person.suspended


_role = Prepared(sa.select(_person.c.role).where(_person.c.id == sa.bindparam("who")))


def roles(connection: sa.Connection, ids: Iterable[int]) -> dict[int, UserRole]:
    """The roles of a few people; whoever is not there is missing."""
    found = {user_id: _role.scalar(connection, {"who": user_id}) for user_id in ids}
    return {user_id: role for user_id, role in found.items() if role is not None}


def ids_by_role(connection: sa.Connection, roles: Sequence[str]) -> list[int]:
    return list(
        connection.execute(sa.select(_person.c.id).where(_person.c.role.in_(roles)).order_by(_person.c.id)).scalars()
    )


def add(
    work: Work,
    *,
    role: UserRole,
    name: str,
    email: str = "",
    phone: str = "",
    locale: str = "en",
    time_zone: str = "UTC",
    org_id: int | None = None,
    group_ids: Sequence[int] = (),
    own_groups_only: bool = False,
    at_ms: int | None = None,
) -> int:
    """Make a person and return the id. The caller has made sure that the e-mail address is free."""
    at_ms = work.now_ms if at_ms is None else at_ms
    user_id = _new_id(
        work.connection.execute(
            _person.insert().values(
                role=role,
                name=name,
                locale=locale,
                time_zone=time_zone,
                org_id=org_id,
                own_groups_only=own_groups_only,
                created_at=at_ms,
                updated_at=at_ms,
            )
        )
    )
    for kind, shown, folded in (
        ("email", email.strip(), fold_email(email)),
        ("phone", phone.strip(), fold_phone(phone)),
    ):
        if folded:
            work.connection.execute(
                insert(_address)
                .values(kind=kind, folded=folded, shown=shown, user_id=user_id)
                .on_conflict_do_nothing(index_elements=["kind", "folded"])
            )
    for group_id in group_ids:
        work.connection.execute(_membership.insert().values(user_id=user_id, group_id=group_id))
    return user_id


def organization_named(work: Work, name: str, at_ms: int | None = None) -> int:
    """The organisation of that name, made if there is none; names are compared folded."""
    at_ms = work.now_ms if at_ms is None else at_ms
    folded = " ".join(name.split()).casefold()
    found = work.connection.execute(sa.select(_organization.c.id).where(_organization.c.folded_name == folded)).scalar()
    if found is not None:
        return int(found)
    values = {"name": " ".join(name.split()), "folded_name": folded, "created_at": at_ms, "updated_at": at_ms}
    return _new_id(work.connection.execute(_organization.insert().values(values)))


def group_named(work: Work, name: str) -> int:
    """The group of that name, made if there is none."""
    table = tables.desk_group
    found = work.connection.execute(sa.select(table.c.id).where(table.c.name == name)).scalar()
    if found is not None:
        return int(found)
    values = {"name": name, "created_at": work.now_ms, "updated_at": work.now_ms}
    return _new_id(work.connection.execute(table.insert().values(values)))


def set_availability(work: Work, user_id: int, availability: Availability) -> None:
    work.connection.execute(
        _person.update()
        .where(_person.c.id == user_id)
        .values(availability=availability, updated_at=work.now_ms, row_version=_person.c.row_version + 1)
    )


def members(connection: sa.Connection, group_id: int) -> set[int]:
    return set(connection.execute(sa.select(_membership.c.user_id).where(_membership.c.group_id == group_id)).scalars())


def sees_own_groups_only(connection: sa.Connection, user_id: int) -> bool:
    return bool(connection.execute(sa.select(_person.c.own_groups_only).where(_person.c.id == user_id)).scalar())


def named(connection: sa.Connection, name: str) -> tuple[int, ...]:
    """Everybody of exactly that name, at most NAMED_MAX."""
    query = sa.select(_person.c.id).where(_person.c.name == name).order_by(_person.c.id).limit(NAMED_MAX)
    return tuple(connection.execute(query).scalars())


def organization_id(connection: sa.Connection, name: str) -> int | None:
    folded = " ".join(name.split()).casefold()
    return connection.execute(sa.select(_organization.c.id).where(_organization.c.folded_name == folded)).scalar()


def group_id(connection: sa.Connection, name: str) -> int | None:
    table = tables.desk_group
    return connection.execute(sa.select(table.c.id).where(table.c.name == name)).scalar()

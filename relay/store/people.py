"""People, their addresses, organisations and groups as rows.

An address belongs to one person, whatever its spelling: it is compared folded. Who may see whom is not decided here.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.calls import e164
from assistdesk.core.desk.model import UserRole
from assistdesk.core.desk.shapes import Availability, UserOut
from assistdesk.core.errors import MisuseError
from relay.store import chats, names, organizations, tables
from relay.store.dialect import insert
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work


def _new_id(result: sa.CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    if key is None:
        raise MisuseError("no_primary_key")
    return int(key[0])


NAMED_MAX = 50
OWN_GROUPS_ONLY: Final = "own_groups_only"
"""The desk's setting: a row of this name means that it is on."""
NAMES_AT_ONCE = 1_000
_person = tables.person
_address = tables.address
_organization = tables.organization
_membership = tables.membership


def fold_email(email: str) -> str:
    """The form under which an address is found: case and Unicode form do not count."""
    return unicodedata.normalize("NFKC", email).casefold().strip()


def fold_phone(phone: str) -> str:
    """The form under which a telephone number is found: that of the numbers that call."""
    return e164(phone)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a person's rights hang on. ``own_groups_only`` is said of her; ``all_narrow`` of every agent by the desk;
    ``external``: she sits in a group of somebody else's house."""

    role: UserRole
    name: str
    suspended: bool
    own_groups_only: bool
    group_ids: tuple[int, ...]
    all_narrow: bool = False
    external: bool = False

    @property
    def is_narrow(self) -> bool:
        """Does an agent of this standing see the tickets of own groups only?"""
        return self.own_groups_only or self.all_narrow or self.external


_group = tables.desk_group
_all_narrow = sa.exists().where(tables.setting.c.name == sa.literal_column(f"'{OWN_GROUPS_ONLY}'"))
_standing = Prepared(
    sa.select(_person.c.role, _person.c.name, _person.c.suspended, _person.c.own_groups_only, _all_narrow).where(
        _person.c.id == sa.bindparam("who")
    )
)
_groups = Prepared(
    sa.select(_membership.c.group_id, _group.c.external)
    .join(_group, _group.c.id == _membership.c.group_id)
    .where(_membership.c.user_id == sa.bindparam("who"))
    .order_by(_membership.c.group_id)
)


def standing(connection: sa.Connection, user_id: int) -> Standing | None:
    """Asked with every request, so by statements that are compiled already."""
    row = _standing.first(connection, {"who": user_id})
    if row is None:
        return None
    groups = _groups.all(connection, {"who": user_id})
    role, name, suspended, own_groups_only, all_narrow = row
    return Standing(
        role=role,
        name=name,
        suspended=bool(suspended),
        own_groups_only=bool(own_groups_only),
        group_ids=tuple(group_id for group_id, _ in groups),
        all_narrow=bool(all_narrow),
        external=any(external for _, external in groups),
    )


_CARD = ("id", "role", "name", "locale", "time_zone", "org_id", "org_by_address", "availability", "suspended")
_FLAGS = ("org_by_address", "suspended")


def _first_address(kind: str) -> sa.ScalarSelect[str]:
    """A person's first address of a kind, as a column."""
    query = sa.select(_address.c.shown).where(
        _address.c.user_id == _person.c.id, _address.c.kind == sa.literal_column(f"'{kind}'")
    )
    return query.order_by(_address.c.position).limit(sa.literal_column("1")).scalar_subquery()


_cards = PreparedIn(
    lambda ids: (
        sa.select(
            *(_person.c[name] for name in _CARD), _organization.c.name, _first_address("email"), _first_address("phone")
        )
        .outerjoin(_organization, _organization.c.id == _person.c.org_id)
        .where(_person.c.id.in_(ids))
        .order_by(_person.c.id)
    )
)
_owner = Prepared(
    sa.select(_address.c.user_id).where(
        _address.c.kind == sa.bindparam("what"), _address.c.folded == sa.bindparam("folded")
    )
)


def card(connection: sa.Connection, user_id: int) -> UserOut | None:
    """One person as REST shows them."""
    return next(iter(cards(connection, [user_id])), None)


def _card_of(row: Sequence[Any]) -> UserOut:
    *own, org_name, email, phone = row
    values = dict(zip(_CARD, own, strict=True))
    values |= {name: bool(values[name]) for name in _FLAGS}
    return UserOut(**values, org_name=org_name or "", email=email or "", phone=phone or "")


def cards(connection: sa.Connection, ids: Iterable[int | None]) -> tuple[UserOut, ...]:
    """People as REST shows them, by id; unknown ids are left out."""
    wanted = sorted({user_id for user_id in ids if user_id is not None})
    return tuple(map(_card_of, _cards.all(connection, wanted)))


def by_email(connection: sa.Connection, email: str) -> int | None:
    """The id of the person an e-mail address belongs to."""
    found: int | None = _owner.scalar(connection, {"what": "email", "folded": fold_email(email)})
    return found


def is_agent(connection: sa.Connection, user_id: int) -> bool:
    """May a ticket be given to this person?"""
    person = card(connection, user_id)
    return person is not None and person.role in ("agent", "admin") and not person.suspended


_known_as = Prepared(
    sa.select(_first_address("email"), _person.c.external_id).where(_person.c.id == sa.bindparam("who"))
)


def known_as(connection: sa.Connection, user_id: int) -> tuple[str, str]:
    """Her first e-mail address and the id that another system knows her by; empty where there is none."""
    row = _known_as.first(connection, {"who": user_id})
    return ("", "") if row is None else (row[0] or "", row[1] or "")


_role = Prepared(sa.select(_person.c.role).where(_person.c.id == sa.bindparam("who")))


def roles(connection: sa.Connection, ids: Iterable[int]) -> dict[int, UserRole]:
    """The roles of a few people; whoever is not there is missing."""
    found = {user_id: _role.scalar(connection, {"who": user_id}) for user_id in ids}
    return {user_id: role for user_id, role in found.items() if role is not None}


def ids_by_role(connection: sa.Connection, roles: Sequence[str]) -> list[int]:
    return list(
        connection.execute(sa.select(_person.c.id).where(_person.c.role.in_(roles)).order_by(_person.c.id)).scalars()
    )


_add_person = Prepared(
    _person.insert(),
    ("role", "name", "locale", "time_zone", "org_id", "org_by_address", "own_groups_only", "created_at", "updated_at"),
)
_add_address = Prepared(
    insert(_address).on_conflict_do_nothing(index_elements=["kind", "folded"]), ("kind", "folded", "shown", "user_id")
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
    org_by_address: bool = False,
    group_ids: Sequence[int] = (),
    own_groups_only: bool = False,
    at_ms: int | None = None,
) -> int:
    """Make a person and return the id. The caller has made sure that the e-mail address is free."""
    at_ms = work.now_ms if at_ms is None else at_ms
    values = {
        "role": role,
        "name": name,
        "locale": locale,
        "time_zone": time_zone,
        "org_id": org_id,
        "org_by_address": org_by_address,
        "own_groups_only": own_groups_only,
        "created_at": at_ms,
        "updated_at": at_ms,
    }
    user_id = _add_person.new_id(work.connection, values)
    for kind, shown, folded in (
        ("email", email.strip(), fold_email(email)),
        ("phone", phone.strip(), fold_phone(phone)),
    ):
        if folded:
            address = {"kind": kind, "folded": folded, "shown": shown, "user_id": user_id}
            _add_address.run(work.connection, address)
    names.keep(work.connection, user_id, name)
    for group_id in group_ids:
        work.connection.execute(_membership.insert().values(user_id=user_id, group_id=group_id))
    return user_id


def organization_named(work: Work, name: str, at_ms: int | None = None) -> int:
    """The organisation of that name, made if there is none; names are compared folded."""
    at_ms = work.now_ms if at_ms is None else at_ms
    found = organization_id(work.connection, name)
    if found is not None:
        return found
    folded = organizations.fold_name(name)
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


def _names_in(table: sa.Table) -> PreparedIn:
    return PreparedIn(lambda ids: sa.select(table.c.id, table.c.name).where(table.c.id.in_(ids)))


_person_names, _organization_names = _names_in(_person), _names_in(_organization)
_group_names = _names_in(tables.desk_group)


def _names(connection: sa.Connection, named_in: PreparedIn, ids: Iterable[int | None]) -> dict[int, str]:
    wanted = sorted(one for one in ids if one)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), NAMES_AT_ONCE):
        found |= dict(named_in.all(connection, wanted[start : start + NAMES_AT_ONCE]))
    return found


def person_names(connection: sa.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """People's names by id; who is unknown is left out."""
    return _names(connection, _person_names, ids)


def group_names(connection: sa.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    return _names(connection, _group_names, ids)


def organization_names(connection: sa.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    return _names(connection, _organization_names, ids)


def set_availability(work: Work, user_id: int, availability: Availability) -> None:
    work.connection.execute(
        _person.update()
        .where(_person.c.id == user_id)
        .values(availability=availability, updated_at=work.now_ms, row_version=_person.c.row_version + 1)
    )
    work.ring(chats.doorbell_of(0))


def members(connection: sa.Connection, group_id: int) -> set[int]:
    return set(connection.execute(sa.select(_membership.c.user_id).where(_membership.c.group_id == group_id)).scalars())


def named(connection: sa.Connection, name: str) -> tuple[int, ...]:
    """Everybody of that name, whatever its case and accents, at most NAMED_MAX."""
    return tuple(names.called(connection, name, NAMED_MAX))


_organization_of = Prepared(sa.select(_organization.c.id).where(_organization.c.folded_name == sa.bindparam("folded")))


def organization_id(connection: sa.Connection, name: str) -> int | None:
    found: int | None = _organization_of.scalar(connection, {"folded": organizations.fold_name(name)})
    return found


def organizations_called(connection: sa.Connection, name: str) -> tuple[int, ...]:
    """The organisation of that name, whatever its case; if there is none, those that differ in accents alone."""
    if (found := organization_id(connection, name)) is not None:
        return (found,)
    wanted = names.folded(name)
    rows = connection.execute(sa.select(_organization.c.id, _organization.c.folded_name))
    return tuple(row.id for row in rows if names.folded(row.folded_name) == wanted)[:NAMED_MAX]


def group_id(connection: sa.Connection, name: str) -> int | None:
    table = tables.desk_group
    return connection.execute(sa.select(table.c.id).where(table.c.name == name)).scalar()


def groups_called(connection: sa.Connection, name: str) -> tuple[int, ...]:
    """Groups of that name, whatever its case and accents."""
    table = tables.desk_group
    wanted, rows = names.folded(name), connection.execute(sa.select(table.c.id, table.c.name).order_by(table.c.name))
    return tuple(row.id for row in rows if names.folded(row.name) == wanted)

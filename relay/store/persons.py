"""One person with all that is kept of her, as rows: read, and changed field by field. What ``people`` reads of many at once
is less. Who may do so is not known here; the caller has made sure that addresses and external ids are free."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes_organizations import PersonOut
from relay.store import chats, names, people, tables
from relay.store.dialect import insert
from relay.store.numbered import numbered
from relay.store.prepared import Prepared
from relay.store.work import Work

_person = tables.person
_address = tables.address
FOLDED = {"email": people.fold_email, "phone": people.fold_phone}


def find(connection: sa.Connection, user_id: int) -> PersonOut | None:
    card = people.card(connection, user_id)
    row = connection.execute(sa.select(_person).where(_person.c.id == user_id)).first()
    known = people.standing(connection, user_id)
    if card is None or row is None or known is None:
        return None
    shown: dict[str, list[str]] = {"email": [], "phone": []}
    order = (_address.c.kind, _address.c.position, _address.c.folded)
    for one in connection.execute(sa.select(_address).where(_address.c.user_id == user_id).order_by(*order)):
        shown[one.kind].append(one.shown)
    return PersonOut(
        **msgspec.structs.asdict(card),
        emails=tuple(shown["email"]),
        phones=tuple(shown["phone"]),
        external_id=row.external_id,
        own_groups_only=known.own_groups_only,
        group_ids=known.group_ids,
        **_seat_of(connection, user_id, card.role),
        row_version=row.row_version,
    )


def _seat_of(connection: sa.Connection, user_id: int, role: str) -> dict[str, Any]:
    """How many chats at once she takes, and in which languages: of whoever helps."""
    if role == "customer":
        return {}
    seat = chats.seat(connection, user_id)
    return {"chat_limit": seat.chat_limit, "skills": tuple(f"lang:{one}" for one in seat.languages)}


_found_by = Prepared(
    sa.select(_address.c.kind, _address.c.shown)
    .where(_address.c.user_id == sa.bindparam("who"))
    .order_by(_address.c.kind, _address.c.position, _address.c.folded)
)


def found_by(connection: sa.Connection, user_id: int) -> tuple[list[str], list[str], str]:
    """Her e-mail addresses, her telephone numbers, and the id that another system knows her by."""
    shown: dict[str, list[str]] = {"email": [], "phone": []}
    for kind, one in _found_by.all(connection, {"who": user_id}):
        shown[kind].append(one)
    return shown["email"], shown["phone"], people.known_as(connection, user_id)[1]


def by_external_id(connection: sa.Connection, external_id: str) -> int | None:
    return connection.execute(sa.select(_person.c.id).where(_person.c.external_id == external_id)).scalar()


def owner_of(connection: sa.Connection, kind: str, shown: str) -> int | None:
    """Whose e-mail address or telephone number this is, however it is spelled."""
    folded = FOLDED[kind](shown)
    query = sa.select(_address.c.user_id).where(_address.c.kind == kind, _address.c.folded == folded)
    return connection.execute(query).scalar()


def page(
    connection: sa.Connection,
    roles: Sequence[str],
    org_id: int | None,
    place: int | None,
    limit: int,
    *,
    back: bool = False,
) -> list[int]:
    """People of these roles, of one organisation or any, by number after *place*; *back*: before it, the nearest first."""
    query = numbered(sa.select(_person.c.id).where(_person.c.role.in_(roles)), _person.c.id, place, descending=back)
    if org_id is not None:
        query = query.where(_person.c.org_id == org_id)
    return list(connection.execute(query.limit(limit)).scalars())


def change(work: Work, user_id: int, values: Mapping[str, Any]) -> None:
    """Columns of the person; ``emails`` and ``phones`` are all she has then."""
    columns = {name: value for name, value in values.items() if name not in ("emails", "phones")}
    columns |= {"updated_at": work.now_ms, "row_version": _person.c.row_version + 1}
    work.connection.execute(_person.update().where(_person.c.id == user_id).values(columns))
    if "name" in values:
        names.keep(work.connection, user_id, values["name"])
    for kind in ("email", "phone"):
        if f"{kind}s" in values:
            _put_addresses(work, user_id, kind, values[f"{kind}s"])


def _put_addresses(work: Work, user_id: int, kind: str, shown: Sequence[str]) -> None:
    work.connection.execute(_address.delete().where(_address.c.user_id == user_id, _address.c.kind == kind))
    once = {FOLDED[kind](one): one.strip() for one in reversed(shown)}
    for position, one in enumerate(dict.fromkeys(FOLDED[kind](one) for one in shown)):
        row = {"kind": kind, "folded": one, "shown": once[one], "user_id": user_id, "position": position}
        work.connection.execute(insert(_address).on_conflict_do_nothing(index_elements=["kind", "folded"]), row)

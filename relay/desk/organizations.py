"""Organisations: whom customers belong to (desk.md sections 1, 12). Read by all of ours, made and changed by admins.

Their plan, region, tags and group are what SLA policies and triggers ask for; their hours stand behind a policy's, their group
gets new tickets that nobody else gives to one. Tickets keep the organisation that they were made with; an
organisation of people or tickets is not deleted. What else an agent makes by naming it in a new ticket has the usual plan.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from assistdesk.core.desk import domains
from assistdesk.core.desk.shapes import CUSTOM_MAX, CustomValue
from assistdesk.core.desk.shapes_organizations import (
    OUTSIDE_MAX,
    OUTSIDE_SHOWN,
    TAKE_IN_MAX,
    LetGoIn,
    OrganizationAnswer,
    OrganizationChange,
    OrganizationIn,
    OrganizationList,
    OrganizationOut,
    OutsideList,
    TakenIn,
)
from assistdesk.core.desk.shapes_pages import NOTHING_BESIDE, Beside
from assistdesk.core.errors import RefusedError
from relay.desk import reheading, shown
from relay.desk.accounts import Journal, actor_of
from relay.desk.belonging import BY_ADDRESS
from relay.desk.cursors import open_leaf
from relay.desk.edits import check_version, fields_of
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_staff
from relay.desk.rules import Done, need_admin
from relay.store import organizations, people, persons, rules
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

SCOPE = "organizations"


class Organizations:
    """Use cases over one store; *journal* is the relay's log, *cursor_key* signs page cursors."""

    def __init__(self, store: Store, journal: Journal, cursor_key: bytes) -> None:
        self._store, self._journal = store, journal
        self._cursor_key = cursor_key

    async def list(
        self,
        caller: Caller,
        after: str | None,
        limit: int,
        words: str = "",
        *,
        before: str | None = None,
        include: frozenset[Beside] = NOTHING_BESIDE,
    ) -> OrganizationList:
        """One page by number; with *words* of those whose name holds them. Raises RefusedError as ``open_leaf``."""
        need_staff(caller)
        leaf = open_leaf(self._cursor_key, f"{SCOPE} {organizations.fold_name(words)}", after, before, limit)

        def question(connection: sa.Connection) -> OrganizationList:
            found = organizations.page(connection, leaf.number, leaf.most, words, back=leaf.back)
            kept, meta = leaf.cut(found, lambda one: (one.id,))
            of = {one.group_id for one in kept} if "groups" in include else ()
            groups = shown.groups_named(connection, of)
            return OrganizationList(organizations=tuple(kept), groups=groups, meta=meta)

        return await self._store.read(question)

    async def named(
        self, caller: Caller, *, name: str | None = None, external_id: str | None = None
    ) -> OrganizationList:
        """The one of that external id, or of that name, if there is one."""
        need_staff(caller)

        def question(connection: sa.Connection) -> OrganizationList:
            by_id = None if external_id is None else organizations.by_external_id(connection, external_id)
            by_name = None if name is None else organizations.by_name(connection, name)
            found = by_id if external_id is not None else by_name
            return OrganizationList(organizations=() if found is None else (found,))

        return await self._store.read(question)

    async def find(self, caller: Caller, org_id: int) -> OrganizationAnswer:
        """Raises RefusedError ``not_found``."""
        need_staff(caller)
        return OrganizationAnswer(organization=await self._store.read(lambda connection: _need(connection, org_id)))

    async def make(self, caller: Caller, given: OrganizationIn, key: str) -> Answered[OrganizationAnswer]:
        """Raises RefusedError ``forbidden``, ``invalid`` (FieldsError: name empty or taken, external id taken, no such
        group or hours, too many values; of a domain ``public``, or ``taken`` with ``other``, whose it is)."""
        need_admin(caller)
        once = Once(caller.id, key, digest_request("organization", given), OrganizationAnswer)
        return await self._store.write_once(lambda work: _make(work, given), once)

    async def change(
        self, caller: Caller, org_id: int, given: OrganizationChange, key: str
    ) -> Answered[OrganizationAnswer]:
        """Raises RefusedError as ``make``, and ``not_found``; ConflictError ``row_version``."""
        need_admin(caller)

        def operation(work: Work) -> OrganizationAnswer:
            return _change(work, _need(work.connection, org_id), fields_of(given), given.row_version)

        once = Once(caller.id, key, digest_request("organization", org_id, given), OrganizationAnswer)
        return await self._store.write_once(operation, once)

    async def make_or_change(self, caller: Caller, given: OrganizationIn, key: str) -> Answered[OrganizationAnswer]:
        """Found by external id, then by name; else made. Raises RefusedError as ``make``; FieldsError ``other``: the one of
        that name has another external id already."""
        need_admin(caller)

        def operation(work: Work) -> OrganizationAnswer:
            wanted = fields_of(given)
            external_id = wanted.get("external_id")
            found = None if external_id is None else organizations.by_external_id(work.connection, external_id)
            if found is None:
                found = organizations.by_name(work.connection, given.name)
                if found is not None and None not in (external_id, found.external_id):
                    raise FieldsError(organization__external_id="other")
            return _make(work, given) if found is None else _change(work, found, wanted, None)

        once = Once(caller.id, key, digest_request("any_organization", given), OrganizationAnswer)
        return await self._store.write_once(operation, once)

    async def drop(self, caller: Caller, org_id: int, key: str) -> None:
        """Raises RefusedError ``forbidden``, ``not_found``; ``in_use`` with ``why``: people, tickets."""
        need_admin(caller)

        def operation(work: Work) -> Done:
            _need(work.connection, org_id)
            why = organizations.is_named(work.connection, org_id)
            if why:
                raise RefusedError("in_use", why=why)
            organizations.drop(work, org_id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_organization", org_id), Done))

    # --- whom its domains name --------------------------------------------------------------------------------------

    async def outside(self, caller: Caller, org_id: int) -> OutsideList:
        """Customers of none who have an address there. Raises RefusedError ``forbidden``, ``not_found``."""
        need_admin(caller)

        def question(connection: sa.Connection) -> OutsideList:
            _need(connection, org_id)
            found = organizations.outside(connection, org_id, OUTSIDE_MAX)
            return OutsideList(count=len(found), users=people.cards(connection, found[:OUTSIDE_SHOWN]))

        return await self._store.read(question)

    async def take_in(self, caller: Caller, org_id: int, key: str) -> Answered[TakenIn]:
        """Put the first ``TAKE_IN_MAX`` of those outside into it; the relay's log says how many. Raises as ``outside``."""
        need_admin(caller)

        def operation(work: Work) -> TakenIn:
            _need(work.connection, org_id)
            found = organizations.outside(work.connection, org_id, OUTSIDE_MAX)
            moved = tuple(found[:TAKE_IN_MAX])
            _put(work, moved, org_id)
            self._tell(work, caller, "organization.taken_in", org_id, len(moved))
            return TakenIn(user_ids=moved, left=len(found) - len(moved))

        return await self._store.write_once(operation, Once(caller.id, key, digest_request("take_in", org_id), TakenIn))

    async def let_go(self, caller: Caller, org_id: int, given: LetGoIn, key: str) -> Answered[TakenIn]:
        """Those of them who are of it by their address alone are of none again. Raises as ``outside``."""
        need_admin(caller)

        def operation(work: Work) -> TakenIn:
            _need(work.connection, org_id)
            cards = people.cards(work.connection, given.user_ids)
            moved = tuple(card.id for card in cards if card.org_id == org_id and card.org_by_address)
            _put(work, moved, None)
            self._tell(work, caller, "organization.let_go", org_id, len(moved))
            return TakenIn(user_ids=moved, left=len(organizations.outside(work.connection, org_id, OUTSIDE_MAX)))

        once = Once(caller.id, key, digest_request("let_go", org_id, given), TakenIn)
        return await self._store.write_once(operation, once)

    def _tell(self, work: Work, caller: Caller, action: str, org_id: int, count: int) -> None:
        if count:
            actor = actor_of(work.connection, caller)
            self._journal.append(work, actor=actor, action=action, subject=f"#{org_id}", detail={"people": count})


def _put(work: Work, user_ids: Iterable[int], org_id: int | None) -> None:
    """They are of it by their addresses alone, or of none; their tickets are found by its name, and keep their organisation."""
    for user_id in user_ids:
        persons.change(work, user_id, {"org_id": org_id, BY_ADDRESS: org_id is not None})
        reheading.ask(work, user_id)


def _need(connection: sa.Connection, org_id: int) -> OrganizationOut:
    found = organizations.find(connection, org_id)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _make(work: Work, given: OrganizationIn) -> OrganizationAnswer:
    values = _checked(work.connection, fields_of(given))
    return OrganizationAnswer(organization=_need(work.connection, organizations.add(work, values)), created=True)


def _change(work: Work, held: OrganizationOut, wanted: dict[str, Any], row_version: int | None) -> OrganizationAnswer:
    changed = check_version(row_version, held, _checked(work.connection, wanted, held))
    if changed:
        organizations.change(work, held.id, changed)
        if reheading.ORG_FOUND_BY & changed.keys():
            reheading.ask_of(work, held.id)
    return OrganizationAnswer(organization=_need(work.connection, held.id))


def _checked(connection: sa.Connection, wanted: dict[str, Any], held: OrganizationOut | None = None) -> dict[str, Any]:
    """As it is kept. Raises FieldsError."""
    values = dict(wanted)
    org_id = None if held is None else held.id
    if "name" in wanted:
        values["name"] = " ".join(wanted["name"].split())
        if not values["name"]:
            raise FieldsError(organization__name="empty")
        other = organizations.by_name(connection, wanted["name"])
        if other is not None and other.id != org_id:
            raise FieldsError(organization__name="taken")
    if wanted.get("external_id") is not None:
        other = organizations.by_external_id(connection, wanted["external_id"])
        if other is not None and other.id != org_id:
            raise FieldsError(organization__external_id="taken")
    if "domains" in wanted:
        values["domains"] = tuple(dict.fromkeys(one.casefold() for one in wanted["domains"]))
        _check_domains(connection, wanted["domains"], held)
    if "tags" in wanted:
        values["tags"] = tuple(dict.fromkeys(wanted["tags"]))
    if "custom" in wanted:
        values["custom"] = _put_over({} if held is None else held.custom, wanted["custom"])
    group_id, schedule_id = wanted.get("group_id"), wanted.get("schedule_id")
    if group_id is not None and not people.group_names(connection, [group_id]):
        raise FieldsError(organization__group_id="unknown")
    if schedule_id is not None and rules.schedule_key(connection, schedule_id) is None:
        raise FieldsError(organization__schedule_id="unknown")
    return values


def _check_domains(connection: sa.Connection, given: tuple[str, ...], held: OrganizationOut | None) -> None:
    """What it has already stays, whatever it is. Raises RefusedError ``invalid``."""
    known = set() if held is None else set(map(domains.fold, held.domains))
    for place, one in enumerate(given):
        if domains.fold(one) in known:
            continue
        field = f"organization.domains[{place}]"
        if domains.is_public(one):
            raise RefusedError("invalid", field=field, code="public")
        other_id = organizations.of_domain(connection, one)
        if other_id is not None:
            raise RefusedError("invalid", field=field, code="taken", other=_need(connection, other_id).name)


def _put_over(held: Mapping[str, CustomValue], given: Mapping[str, CustomValue | None]) -> dict[str, CustomValue]:
    """The values after a change; null takes one away. Raises FieldsError."""
    after = {key: value for key, value in {**held, **given}.items() if value is not None}
    if len(after) > CUSTOM_MAX:
        raise FieldsError(organization__custom="too_many")
    return after

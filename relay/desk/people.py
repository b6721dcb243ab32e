"""People: who is signed in, who helps, who is helped (desk.md sections 1, 12). Accounts and passwords are elsewhere.

Customers are made and changed by all of ours, suspended by admins. Whoever helps has an account and comes with her address by
the relay's own commands or ``invitations``; here admins say what she is and whether she signs in (``staff``). Who is erased
or leaves for good: ``erasing``.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import sqlalchemy as sa

from assistdesk.core.desk.calendar import zone_of
from assistdesk.core.desk.model import UserRole
from assistdesk.core.desk.shapes import Availability, UserAnswer, UserList
from assistdesk.core.desk.shapes_organizations import PersonAnswer, PersonChange, PersonIn, PersonOut
from assistdesk.core.desk.shapes_pages import NOTHING_BESIDE, Beside
from assistdesk.core.errors import RefusedError
from relay.desk import belonging, reheading, shown, staff
from relay.desk.accounts import Journal, actor_of
from relay.desk.cursors import open_leaf
from relay.desk.edits import check_version, fields_of
from relay.desk.refusals import FieldsError
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_ours, need_staff
from relay.desk.rules import need_admin
from relay.store import organizations, people, persons
from relay.store.store import Store
from relay.store.work import Answered, Mark, Once, Work, digest_request

ASSIGNABLE: Final[tuple[UserRole, ...]] = ("agent", "admin")
BY_COMMAND: Final = ("emails", "org_id")
"""Of whoever helps: her address signs her in."""
RIGHTS: Final = frozenset(("own_groups_only", "role", "suspended"))
OWN: Final = frozenset(("name", "phones", "locale", "time_zone"))
"""What everybody of ours may change of herself."""


class People:
    """Use cases over one store. *rights_changed* is told of an agent who sees other tickets from now on; *cursor_key* signs
    page cursors."""

    def __init__(
        self, store: Store, journal: Journal, cursor_key: bytes, rights_changed: Callable[[int], object]
    ) -> None:
        self._store, self._journal = store, journal
        self._cursor_key = cursor_key
        self._rights_changed = rights_changed

    # --- reading --------------------------------------------------------------------------------------------------

    async def find(self, caller: Caller, user_id: int) -> PersonAnswer:
        """Raises RefusedError ``not_found``, ``forbidden``."""
        (need_ours if user_id == caller.id else need_staff)(caller)
        return PersonAnswer(user=await self._store.read(lambda connection: need_person(connection, user_id)))

    async def page(
        self,
        caller: Caller,
        roles: Sequence[UserRole],
        org_id: int | None,
        after: str | None,
        limit: int,
        *,
        before: str | None = None,
        include: frozenset[Beside] = NOTHING_BESIDE,
    ) -> UserList:
        """One page of the people of these roles by number, of one organisation or of any. Experts may read who can be given a
        ticket (``ASSIGNABLE``). Raises RefusedError as ``open_leaf``."""
        (need_ours if roles == ASSIGNABLE else need_staff)(caller)
        leaf = open_leaf(self._cursor_key, f"people {' '.join(roles)} {org_id}", after, before, limit)

        def question(connection: sa.Connection) -> UserList:
            found = persons.page(connection, roles, org_id, leaf.number, leaf.most, back=leaf.back)
            kept, meta = leaf.cut(found, lambda user_id: (user_id,))
            cards = shown.cards_for(connection, caller, kept)
            of = {one.org_id for one in cards} if "organizations" in include else ()
            return UserList(users=cards, organizations=shown.organizations_named(connection, of), meta=meta)

        return await self._store.read(question)

    async def find_email(self, caller: Caller, email: str) -> UserList:
        """The person an address belongs to, if there is one."""
        need_staff(caller)
        return await self._store.read(
            lambda connection: UserList(users=people.cards(connection, [people.by_email(connection, email)]))
        )

    async def find_external(self, caller: Caller, external_id: str) -> UserList:
        """The person whom another system calls so, if there is one."""
        need_staff(caller)
        return await self._store.read(
            lambda connection: UserList(
                users=people.cards(connection, [persons.by_external_id(connection, external_id)])
            )
        )

    # --- writing --------------------------------------------------------------------------------------------------

    async def make(self, caller: Caller, given: PersonIn, key: str) -> Answered[PersonAnswer]:
        """A customer.

        Raises:
            RefusedError: ``forbidden``, ``schedule_zone``, ``invalid`` (FieldsError: a name is empty, an address malformed or
                another's, an external id taken, no such organisation).
        """
        need_staff(caller)
        once = Once(caller.id, key, digest_request("user", given), PersonAnswer)
        return await self._store.write_once(lambda work: _make(work, caller, given), once)

    async def change(self, caller: Caller, user_id: int, given: PersonChange, key: str) -> Answered[PersonAnswer]:
        """Raises RefusedError as ``make``, and ``not_found``; ConflictError ``row_version``."""
        need_staff(caller)

        def operation(work: Work) -> PersonAnswer:
            held = need_person(work.connection, user_id)
            return self._change(work, caller, held, fields_of(given), given.row_version)

        once = Once(caller.id, key, digest_request("user", user_id, given), PersonAnswer)
        return self._tell(given, await self._store.write_once(operation, once))

    async def make_or_change(self, caller: Caller, given: PersonIn, key: str) -> Answered[PersonAnswer]:
        """Found by external id, then by her addresses in their order; else made. Raises RefusedError as ``change``; FieldsError
        ``other``: whose address it is has another external id already."""
        need_staff(caller)

        def operation(work: Work) -> PersonAnswer:
            found = _found(work.connection, given)
            if found is None:
                return _make(work, caller, given)
            return self._change(work, caller, found, fields_of(given), None)

        once = Once(caller.id, key, digest_request("any_user", given), PersonAnswer)
        return self._tell(given, await self._store.write_once(operation, once))

    def _tell(self, given: PersonIn | PersonChange, answered: Answered[PersonAnswer]) -> Answered[PersonAnswer]:
        if RIGHTS & fields_of(given).keys() and not answered.replayed:
            self._rights_changed(answered.value.user.id)
        return answered

    def _change(
        self, work: Work, caller: Caller, held: PersonOut, wanted: dict[str, Any], row_version: int | None
    ) -> PersonAnswer:
        values = checked(work.connection, wanted, held.id)
        changed = check_version(row_version, held, values)
        if held.role == "customer":
            changed = belonging.settled(work.connection, held, values, changed)
        _check_rights(caller, held, changed)
        if held.role != "customer":
            staff.change(work, self._journal, caller, held, changed)
        if changed:
            persons.change(work, held.id, {name: value for name, value in changed.items() if name not in staff.DONE})
        if reheading.FOUND_BY & changed.keys():
            reheading.ask(work, held.id)
        return PersonAnswer(user=need_person(work.connection, held.id))

    async def set_availability(
        self, caller: Caller, user_id: int, availability: Availability, mark: Mark | None = None
    ) -> UserAnswer:
        """One's own, or as an admin that of anybody who helps; the relay's log says whose an admin set.

        Raises:
            RefusedError: ``forbidden``, ``not_found``, FieldsError ``no_agent`` for a customer.
        """
        (need_ours if user_id == caller.id else need_admin)(caller)

        def operation(work: Work) -> UserAnswer:
            held = need_person(work.connection, user_id)
            if held.role not in ("agent", "expert", "admin"):
                raise FieldsError(availability="no_agent")
            people.set_availability(work, user_id, availability)
            if user_id != caller.id:
                actor = actor_of(work.connection, caller)
                detail = {"availability": availability}
                self._journal.append(
                    work,
                    actor=actor,
                    action="account.availability",
                    subject=held.emails[0] if held.emails else "",
                    detail=detail,
                )
            return UserAnswer(user=people.cards(work.connection, [user_id])[0])

        return await self._store.write_marked(mark, UserAnswer, operation)


def need_person(connection: sa.Connection, user_id: int) -> PersonOut:
    found = persons.find(connection, user_id)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _found(connection: sa.Connection, given: PersonIn) -> PersonOut | None:
    wanted = fields_of(given)
    external_id = wanted.get("external_id")
    known = None if external_id is None else persons.by_external_id(connection, external_id)
    if known is not None:
        return need_person(connection, known)
    owners = (people.by_email(connection, one) for one in wanted.get("emails", ()))
    owner = next((one for one in owners if one is not None), None)
    if owner is None:
        return None
    found = need_person(connection, owner)
    if None not in (external_id, found.external_id):
        raise FieldsError(user__external_id="other")
    return found


def _make(work: Work, caller: Caller, given: PersonIn) -> PersonAnswer:
    wanted = checked(work.connection, fields_of(given), None)
    if "own_groups_only" in wanted:
        raise FieldsError(user__own_groups_only="no_agent")
    if wanted.get("suspended"):
        need_admin(caller)
    wanted = belonging.settled(work.connection, None, wanted, wanted)
    user_id = people.add(work, role="customer", name=wanted.pop("name"))
    if wanted:
        persons.change(work, user_id, wanted)
    return PersonAnswer(user=need_person(work.connection, user_id), created=True)


def _check_rights(caller: Caller, held: PersonOut, changed: dict[str, Any]) -> None:
    """Raises RefusedError ``forbidden``; FieldsError for what is not changed here."""
    if held.role == "customer":
        ours = next((name for name in ("own_groups_only", *staff.OURS) if name in changed), None)
        if ours is not None:
            raise FieldsError(**{f"user__{ours}": "no_agent"})
        if "suspended" in changed:
            need_admin(caller)
        return
    if caller.role != "admin" and not (held.id == caller.id and changed.keys() <= OWN):
        raise RefusedError(FORBIDDEN)
    fixed = next((name for name in BY_COMMAND if name in changed), None)
    if fixed is not None:
        raise FieldsError(**{f"user__{fixed}": "by_command"})
    if "own_groups_only" in changed and held.role != "agent":
        raise FieldsError(user__own_groups_only="no_agent")


def checked(connection: sa.Connection, wanted: dict[str, Any], user_id: int | None) -> dict[str, Any]:
    """As it is kept. Raises FieldsError, RefusedError ``schedule_zone``."""
    values = dict(wanted)
    if "name" in wanted:
        values["name"] = wanted["name"].strip()
        if not values["name"]:
            raise FieldsError(user__name="empty")
    for field, kind in (("emails", "email"), ("phones", "phone")):
        if field in wanted:
            values[field] = _addresses(connection, wanted[field], field, kind, user_id)
    external_id = wanted.get("external_id")
    if external_id is not None and persons.by_external_id(connection, external_id) not in (None, user_id):
        raise FieldsError(user__external_id="taken")
    if wanted.get("org_id") is not None and organizations.find(connection, wanted["org_id"]) is None:
        raise FieldsError(user__org_id="unknown")
    if "time_zone" in wanted:
        zone_of(wanted["time_zone"])
    return values


def _addresses(
    connection: sa.Connection, given: tuple[str, ...], field: str, kind: str, user_id: int | None
) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for one in given:
        folded = persons.FOLDED[kind](one)
        if not _is_address(kind, folded):
            raise FieldsError(**{f"user__{field}": "malformed"})
        if persons.owner_of(connection, kind, one) not in (None, user_id):
            raise FieldsError(**{f"user__{field}": "taken"})
        once.setdefault(folded, one.strip())
    return tuple(once.values())


def _is_address(kind: str, folded: str) -> bool:
    if kind == "phone":
        return any(sign.isdigit() for sign in folded)
    name, at, domain = folded.rpartition("@")
    return bool(name and at and domain) and not any(sign.isspace() for sign in folded)

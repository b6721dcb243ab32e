"""Groups of ours and who sits in them (desk.md sections 1, 12). Changed by admins only; read by all of ours.

Whoever sees the tickets of own groups only sees others from the moment that her groups change: *rights_changed* ends her
events sockets, so that her app comes back with the rights she has now.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from msgspec import UNSET

from assistdesk.core.desk.model_service import AssignAction
from assistdesk.core.desk.shapes_people import (
    GroupAnswer,
    GroupChange,
    GroupIn,
    GroupList,
    GroupOut,
    MembershipList,
    MembershipOut,
)
from assistdesk.core.desk.triggers import NotifyAction, TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk import chat_group, leaving
from relay.desk.edits import check_version, fields_of
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_ours
from relay.desk.rules import Done, need_admin
from relay.store import chats, desk_rules, forms, groups, macros, organizations, own_views, people, rules
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

GROUPS_MAX = 200


class Groups:
    """Use cases over one store."""

    def __init__(self, store: Store, rights_changed: Callable[[int], object]) -> None:
        self._store = store
        self._rights_changed = rights_changed

    async def list(self, caller: Caller) -> GroupList:
        """All groups by name, with their members, and the names of those that are gone."""
        need_ours(caller)

        def question(connection: sa.Connection) -> GroupList:
            return GroupList(groups=tuple(groups.all_of(connection)), gone=groups.gone(connection))

        return await self._store.read(question)

    async def find(self, caller: Caller, group_id: int) -> GroupAnswer:
        """Raises RefusedError ``not_found``."""
        need_ours(caller)
        return GroupAnswer(group=await self._store.read(lambda connection: _need(connection, group_id)))

    async def make(self, caller: Caller, given: GroupIn, key: str) -> Answered[GroupAnswer]:
        """Raises RefusedError ``forbidden``, ``too_many_rules``, ``invalid`` (FieldsError: the name is taken or empty, a
        member is none of ours, a lead no member, no such hours)."""
        need_admin(caller)

        def operation(work: Work) -> GroupAnswer:
            if len(groups.all_of(work.connection)) >= GROUPS_MAX:
                raise RefusedError("too_many_rules", limit=GROUPS_MAX)
            _check(work.connection, given, None)
            group_id = groups.add(work, given)
            return GroupAnswer(group=_need(work.connection, group_id))

        once = Once(caller.id, key, digest_request("group", given), GroupAnswer)
        answered = await self._store.write_once(operation, once)
        self._tell(answered.value.group.member_ids)
        return answered

    async def change(self, caller: Caller, group_id: int, given: GroupChange, key: str) -> Answered[GroupAnswer]:
        """As it is given, members and all. Raises RefusedError as ``make``, ``not_found``; ConflictError ``row_version``."""
        need_admin(caller)
        before: list[GroupOut] = []

        def operation(work: Work) -> GroupAnswer:
            held = _need(work.connection, group_id)
            before[:] = [held]
            _check(work.connection, given, group_id)
            if check_version(given.row_version, held, _as_kept(given)):
                _replace(work, held, given)
            return GroupAnswer(group=_need(work.connection, group_id))

        once = Once(caller.id, key, digest_request("group", group_id, given), GroupAnswer)
        answered = await self._store.write_once(operation, once)
        for old in before:
            here, there = set(old.member_ids), set(answered.value.group.member_ids)
            self._tell(here ^ there if old.external == answered.value.group.external else here | there)
        return answered

    async def memberships(self, caller: Caller, group_id: int) -> MembershipList:
        """Raises RefusedError ``not_found``."""
        need_ours(caller)
        group = await self._store.read(lambda connection: _need(connection, group_id))
        found = (
            MembershipOut(group_id=group.id, user_id=user_id, lead=user_id in group.lead_ids)
            for user_id in group.member_ids
        )
        return MembershipList(memberships=tuple(found))

    async def seat(
        self, caller: Caller, group_id: int, user_id: int, key: str, *, lead: bool | None
    ) -> Answered[GroupAnswer]:
        """One person sits in the group, as its lead or not; *lead* None: no more. The others stay.

        Raises:
            RefusedError: ``forbidden``, ``not_found`` (also of somebody who leaves and is not in it), ``invalid`` (FieldsError:
                she is none of ours).
        """
        need_admin(caller)
        moved: list[int] = []

        def operation(work: Work) -> GroupAnswer:
            group = _need(work.connection, group_id)
            if lead is None and user_id not in group.member_ids:
                raise RefusedError(NOT_FOUND)
            given = _with_seat(group, user_id, lead)
            if lead is not None and not people.is_agent(work.connection, user_id):
                raise FieldsError(membership__user_id="no_agent")
            moved[:] = {*group.member_ids} ^ {*given.member_ids}
            if check_version(None, group, _as_kept(given)):
                _replace(work, group, given)
            return GroupAnswer(group=_need(work.connection, group_id))

        once = Once(caller.id, key, digest_request("seat", group_id, user_id, lead), GroupAnswer)
        answered = await self._store.write_once(operation, once)
        self._tell(set(moved))
        return answered

    async def drop(self, caller: Caller, group_id: int, key: str) -> None:
        """Nothing is moved: whatever hangs on it is given to another group first. Its views are their authors' own then.

        Raises:
            RefusedError: ``forbidden``, ``not_found``; ``in_use`` (409) with ``why``: members, tickets, chats (that go on),
                organizations, forms, macros, triggers, time_rules (that give tickets to it or tell it).
        """
        need_admin(caller)

        def operation(work: Work) -> Done:
            group = _need(work.connection, group_id)
            why = next((what for what, hangs in _hanging(work.connection, group) if hangs), None)
            if why is not None:
                raise RefusedError("in_use", why=why)
            groups.drop(work, group_id)
            chat_group.drop(work, group_id)
            own_views.leave_group(work, group_id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_group", group_id), Done))

    def _tell(self, user_ids: "set[int] | tuple[int, ...]") -> None:
        for user_id in user_ids:
            self._rights_changed(user_id)


def _need(connection: sa.Connection, group_id: int) -> GroupOut:
    found = next((group for group in groups.all_of(connection) if group.id == group_id), None)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _replace(work: Work, held: GroupOut, given: GroupIn) -> None:
    """What whoever leaves has in the group goes on without her."""
    chat_group.hold(work)
    groups.replace(work, held.id, given)
    for user_id in sorted({*held.member_ids} - {*given.member_ids}):
        leaving.ask(work, user_id, held.id)


def _with_seat(group: GroupOut, user_id: int, lead: bool | None) -> GroupIn:
    """The group as it is, but for one person's seat."""
    members, leads = {*group.member_ids} - {user_id}, {*group.lead_ids} - {user_id}
    return GroupIn(
        name=group.name,
        tier=group.tier,
        member_ids=tuple(sorted(members if lead is None else members | {user_id})),
        lead_ids=tuple(sorted(leads | {user_id} if lead else leads)),
    )


def _hanging(connection: sa.Connection, group: GroupOut) -> Iterator[tuple[str, bool]]:
    """What may hang on a group, and whether it does."""
    yield "members", bool(group.member_ids)
    yield "tickets", groups.has_tickets(connection, group.id)
    yield "chats", any(chat.thread.group_id == group.id for chat in chats.open_chats(connection))
    yield "organizations", organizations.of_group(connection, group.id)
    yield "forms", any(form.group_id == group.id for form in forms.forms(connection))
    yield "macros", any(one.group_id == group.id or _names(one.actions, group.id) for one in macros.every(connection))
    yield "triggers", any(_names(rule.actions, group.id) for rule in desk_rules.every(connection, Trigger))
    yield "time_rules", any(_names(rule.actions, group.id) for rule in desk_rules.every(connection, TimeRule))


def _names(actions: Iterable[object], group_id: int) -> bool:
    return any(isinstance(one, AssignAction | NotifyAction) and one.group_id == group_id for one in actions)


def _as_kept(given: GroupIn) -> dict[str, Any]:
    kept = {**fields_of(given), "name": given.name.strip(), "member_ids": tuple(sorted(set(given.member_ids)))}
    if given.lead_ids is not UNSET:
        kept["lead_ids"] = tuple(sorted(set(given.lead_ids)))
    return kept


def _check(connection: sa.Connection, given: GroupIn, group_id: int | None) -> None:
    if not given.name.strip():
        raise FieldsError(group__name="empty")
    if people.group_id(connection, given.name.strip()) not in (None, group_id):
        raise FieldsError(group__name="taken")
    if not all(people.is_agent(connection, user_id) for user_id in given.member_ids):
        raise FieldsError(group__member_ids="no_agent")
    if given.lead_ids is not UNSET and not set(given.lead_ids) <= set(given.member_ids):
        raise FieldsError(group__lead_ids="no_member")
    if given.schedule_id and rules.schedule_key(connection, given.schedule_id) is None:
        raise FieldsError(group__schedule_id="unknown")

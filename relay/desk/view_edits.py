"""Making, changing and removing saved views (desk.md section 9): from conditions, or from a search that narrows by operators.

An own view is its owner's; a shared one is seen by all staff or by the members of a group, and edited by whoever made it or an
admin. A search becomes
conditions once, when the view is saved; words cannot stand in a view and are refused. Lists are ``views``'s.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.fold import TIMED, Filter, age_hours, parse_query
from assistdesk.core.desk.model import View
from assistdesk.core.desk.shapes_rules import ViewAnswer, ViewIn
from assistdesk.core.desk.views import (
    DUE_HOURS,
    FIRST_OWN_VIEW_ID,
    Condition,
    Conditions,
    Layout,
    check_layout,
    check_list,
    folded,
    parse_sort,
    write_sort,
)
from assistdesk.core.errors import RefusedError
from relay.desk import own_fields
from relay.desk.refusals import FieldsError
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_staff
from relay.desk.rules import Done
from relay.desk.search import Asked, asked_by, condition_of, conditions_of, refused_query
from relay.desk.views import may_edit, show_own
from relay.store import own_views, people
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

NO_ID = 1
"""Stands in a view that has no id yet."""


def lasting(connection: sa.Connection, caller: Caller, query: str, now_ms: int) -> Conditions:
    """A search's operators as conditions that mean the same tomorrow; days are those of whoever saves them.

    Raises:
        RefusedError: ``view_words`` (words, or nothing at all), ``view_age`` (an age in minutes), ``search_*`` as searching.
    """
    parsed = parse_query(query)
    if parsed.faults:
        raise refused_query(parsed.faults[0])
    if parsed.terms or not parsed.filters:
        raise RefusedError("view_words")
    return conditions_of(connection, parsed, asked_by(connection, caller, parsed, now_ms), _lasting)


def _lasting(connection: sa.Connection, given: Filter, asked: Asked) -> Condition:
    """An age moves on with the time: it is kept as hours."""
    hours = age_hours(given.value) if given.name in TIMED else None
    if hours is None:
        return condition_of(connection, given, asked)
    if not hours:
        raise RefusedError("view_age")
    is_younger = (given.operator != ">") != given.excluded
    field = DUE_HOURS if given.name == "due" else f"hours_since.{given.name}"
    if is_younger:
        return Condition(field=field, operator="less_than", value=hours)
    return Condition(field=field, operator="greater_than", value=hours - 1)


class ViewEdits:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def get(self, caller: Caller, view_id: int) -> ViewAnswer:
        """A saved view with its conditions. Raises RefusedError ``not_found``."""
        need_staff(caller)
        return await self._store.read(lambda connection: _answer(caller, _seen(connection, caller, view_id)))

    async def make(self, caller: Caller, given: ViewIn, key: str) -> Answered[ViewAnswer]:
        """Raises RefusedError ``forbidden``, ``too_many_rules``, ``view_group`` (not the caller's), ``invalid`` (FieldsError),
        and as ``lasting``."""
        need_staff(caller)

        def operation(work: Work) -> ViewAnswer:
            if len(own_views.visible(work.connection, caller.id, caller.group_ids)) >= own_views.VIEWS_MAX:
                raise RefusedError("too_many_rules", limit=own_views.VIEWS_MAX)
            made = _view_of(work, caller, given, None)
            view_id = own_views.add(work, made)
            return _answer(caller, msgspec.structs.replace(made, id=view_id))

        return await self._store.write_once(operation, Once(caller.id, key, digest_request("view", given), ViewAnswer))

    async def change(self, caller: Caller, view_id: int, given: ViewIn, key: str) -> Answered[ViewAnswer]:
        """Raises RefusedError ``not_found``, ``forbidden`` too."""
        need_staff(caller)

        def operation(work: Work) -> ViewAnswer:
            before = _editable(work.connection, caller, view_id)
            changed = _view_of(work, caller, given, before)
            own_views.replace(work, changed)
            return _answer(caller, changed)

        once = Once(caller.id, key, digest_request("view", view_id, given), ViewAnswer)
        return await self._store.write_once(operation, once)

    async def drop(self, caller: Caller, view_id: int, key: str) -> None:
        """Raises RefusedError ``not_found``, ``forbidden``."""
        need_staff(caller)

        def operation(work: Work) -> Done:
            own_views.drop(work, _editable(work.connection, caller, view_id).id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_view", view_id), Done))


def _seen(connection: sa.Connection, caller: Caller, view_id: int) -> View:
    found = own_views.find(connection, view_id - FIRST_OWN_VIEW_ID) if view_id > FIRST_OWN_VIEW_ID else None
    if found is None or found.owner_id not in (None, caller.id):
        raise RefusedError(NOT_FOUND)
    is_hers = own_views.is_for(found.group_id, found.author_id, caller.id, caller.group_ids)
    if not is_hers and caller.role != "admin":
        raise RefusedError(NOT_FOUND)
    return found


def _editable(connection: sa.Connection, caller: Caller, view_id: int) -> View:
    found = _seen(connection, caller, view_id)
    if not may_edit(caller, found):
        raise RefusedError(FORBIDDEN)
    return found


def _view_of(work: Work, caller: Caller, given: ViewIn, before: View | None) -> View:
    if not given.title.strip():
        raise FieldsError(view__title="empty")
    if (given.conditions is None) == (given.query is None):
        raise FieldsError(view__conditions="one_of_query_and_conditions")
    _check_group(work.connection, caller, given.group_id, before)
    conditions = given.conditions
    if conditions is None:
        conditions = lasting(work.connection, caller, given.query or "", work.now_ms)
    check_list(conditions)
    conditions = folded(conditions)
    own_fields.check(work.connection, conditions, None if before is None else before.conditions)
    layout = Layout(columns=given.columns, group_by=given.group_by, as_table=given.as_table)
    check_layout(layout)
    return View(
        id=NO_ID if before is None else before.id,
        title=given.title.strip(),
        conditions=conditions,
        sort=parse_sort(given.sort),
        position=given.position,
        owner_id=None if given.shared or given.group_id is not None else caller.id,
        group_id=given.group_id,
        author_id=caller.id if before is None else before.author_id,
        query=given.query or "",
        layout=layout,
    )


def _check_group(connection: sa.Connection, caller: Caller, group_id: int | None, before: View | None) -> None:
    """Nobody fills a group's list from outside; one who left it may still change what he made there."""
    if group_id is None or (before is not None and before.group_id == group_id):
        return
    if not people.group_names(connection, [group_id]):
        raise FieldsError(view__group_id="unknown")
    if group_id not in caller.group_ids and caller.role != "admin":
        raise RefusedError("view_group")


def _answer(caller: Caller, view: View) -> ViewAnswer:
    return ViewAnswer(
        view=show_own(view, view.position, editable=may_edit(caller, view)),
        conditions=view.conditions,
        sort=write_sort(view.sort),
    )

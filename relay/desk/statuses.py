"""Making and editing a desk's own words for statuses (desk.md sections 1, 2, 12). Changed by admins, read by all of ours.

A word keeps the status that it was made for, so that no ticket's status changes with it. What is set on tickets, or by rules,
is switched off and not deleted. Nothing here knows HTTP; what a ticket does with one is ``own_statuses``'s.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.macros import DEFAULT_LOCALE, check_text
from assistdesk.core.desk.model_service import StatusAction, StatusDef
from assistdesk.core.desk.shapes_statuses import StatusAnswer, StatusChange, StatusIn, StatusList, StatusOut
from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk.edits import check_version, fields_of, moved
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_ours
from relay.desk.rules import Done, need_admin
from relay.store import desk_rules, macros, statuses
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

STATUSES_MAX = 100


def show(one: StatusDef) -> StatusOut:
    return msgspec.convert(msgspec.structs.asdict(one), StatusOut)


class Statuses:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def list(self, caller: Caller) -> StatusList:
        """Also those that are switched off: tickets may have them still."""
        need_ours(caller)
        return await self._store.read(
            lambda connection: StatusList(statuses=tuple(map(show, statuses.every(connection))))
        )

    async def find(self, caller: Caller, status_id: int) -> StatusAnswer:
        """Raises RefusedError ``not_found``."""
        need_ours(caller)
        return StatusAnswer(status=show(await self._store.read(lambda connection: _need(connection, status_id))))

    async def make(self, caller: Caller, given: StatusIn, key: str) -> Answered[StatusAnswer]:
        """Raises RefusedError ``forbidden``, ``too_many_rules``, ``text_locale`` (no label in the desk's own language)."""
        need_admin(caller)

        def operation(work: Work) -> StatusAnswer:
            if len(statuses.every(work.connection)) >= STATUSES_MAX:
                raise RefusedError("too_many_rules", limit=STATUSES_MAX)
            _check(given)
            made = StatusDef(id=statuses.new_id(work), **fields_of(given))
            statuses.add(work, made)
            return StatusAnswer(status=show(made))

        once = Once(caller.id, key, digest_request("status", given), StatusAnswer)
        return await self._store.write_once(operation, once)

    async def change(self, caller: Caller, status_id: int, given: StatusChange, key: str) -> Answered[StatusAnswer]:
        """As it is given. Raises RefusedError as ``make``, ``not_found``, ``invalid`` (FieldsError: another category);
        ConflictError ``row_version``."""
        need_admin(caller)

        def operation(work: Work) -> StatusAnswer:
            held = _need(work.connection, status_id)
            if given.category != held.category:
                raise FieldsError(status__category="fixed")
            _check(given)
            changed = check_version(given.row_version, held, fields_of(given))
            if changed:
                held = msgspec.structs.replace(held, **changed, row_version=held.row_version + 1)
                statuses.replace(work, held)
            return StatusAnswer(status=show(held))

        once = Once(caller.id, key, digest_request("status", status_id, given), StatusAnswer)
        return await self._store.write_once(operation, once)

    async def drop(self, caller: Caller, status_id: int, key: str) -> None:
        """Only where nothing has it; else it is switched off by ``change``.

        Raises:
            RefusedError: ``forbidden``, ``not_found``; ``status_in_use`` (409) with ``why``: tickets, macros, triggers,
                time_rules.
        """
        need_admin(caller)

        def operation(work: Work) -> Done:
            held = _need(work.connection, status_id)
            why = next((what for what, hangs in _hanging(work.connection, held) if hangs), None)
            if why is not None:
                raise RefusedError("status_in_use", why=why)
            statuses.drop(work, status_id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_status", status_id), Done))

    async def order(self, caller: Caller, ids: Sequence[int], key: str) -> StatusList:
        """Offer them in this order, each below its status. Raises RefusedError ``forbidden``, ``invalid``: *ids* are not
        exactly those there are."""
        need_admin(caller)

        def operation(work: Work) -> Done:
            for place, one in moved(ids, statuses.every(work.connection)):
                statuses.replace(work, msgspec.structs.replace(one, position=place, row_version=one.row_version + 1))
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("order_statuses", list(ids)), Done))
        return await self.list(caller)


def _check(given: StatusIn) -> None:
    for label in (given.agent_label, given.customer_label):
        check_text({locale: text.strip() for locale, text in label.items()}, DEFAULT_LOCALE)


def _need(connection: sa.Connection, status_id: int) -> StatusDef:
    found = statuses.find(connection, status_id)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _hanging(connection: sa.Connection, one: StatusDef) -> Iterator[tuple[str, bool]]:
    """What may have it, and whether it does."""
    yield "tickets", statuses.has_tickets(connection, one.id)
    yield "macros", any(_sets(macro.actions, one.id) for macro in macros.every(connection))
    yield "triggers", any(_sets(rule.actions, one.id) for rule in desk_rules.every(connection, Trigger))
    yield "time_rules", any(_sets(rule.actions, one.id) for rule in desk_rules.every(connection, TimeRule))


def _sets(actions: Iterable[object], status_id: int) -> bool:
    return any(isinstance(one, StatusAction) and one.custom_status_id == status_id for one in actions)

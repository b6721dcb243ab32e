"""The desk's own settings (desk.md sections 0, 2, 7, 8): who sees which tickets, when a solved one is closed, whose chats go
first, how long a call rings. For admins.

Each stands in one place: whether agents see own groups only is a row that every request's standing asks for; the closing of
solved tickets is a time rule like the others, which this reads and writes, so that there is one clockwork for it.
"""

from collections.abc import Callable
from typing import Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.settings_shapes import DeskSettingsAnswer, DeskSettingsIn, DeskSettingsOut
from assistdesk.core.desk.triggers import TimeRule
from relay.desk import call_rings, chat_plans, triggers
from relay.desk.accounts import Journal, actor_of
from relay.desk.edits import check_version, fields_of
from relay.desk.rights import Caller
from relay.desk.rules import need_admin
from relay.store import desk_rules, people, settings
from relay.store.people import OWN_GROUPS_ONLY
from relay.store.store import Store
from relay.store.work import Mark, Work

VERSION: Final = "desk_settings_version"


class DeskSettings:
    """Use cases over one store. *rights_changed* is told of every agent who sees other tickets from now on."""

    def __init__(self, store: Store, journal: Journal, rights_changed: Callable[[int], object]) -> None:
        self._store, self._journal, self._rights_changed = store, journal, rights_changed

    async def show(self, caller: Caller) -> DeskSettingsAnswer:
        """Raises RefusedError ``forbidden``."""
        need_admin(caller)
        return DeskSettingsAnswer(desk_settings=await self._store.read(read))

    async def put(self, caller: Caller, given: DeskSettingsIn, mark: Mark | None = None) -> DeskSettingsAnswer:
        """Change what is set; the relay's log says what it became. Raises RefusedError ``forbidden``; ConflictError
        ``row_version``."""
        need_admin(caller)
        told: list[int] = []

        def operation(work: Work) -> DeskSettingsOut:
            before = read(work.connection)
            changed = check_version(given.row_version, before, fields_of(given))
            if not changed:
                return before
            after = msgspec.structs.replace(before, **changed, row_version=before.row_version + 1)
            settings.put(work, VERSION, b"%d" % after.row_version)
            if after.own_groups_only != before.own_groups_only:
                _narrow(work, after.own_groups_only)
                told[:] = people.ids_by_role(work.connection, ("agent",))
            if after.close_after_h != before.close_after_h:
                triggers.close_after(work, after.close_after_h)
            if after.chat_plans != before.chat_plans:
                chat_plans.put(work, after.chat_plans)
            if after.call_rings_min != before.call_rings_min:
                call_rings.put(work, after.call_rings_min)
            actor = actor_of(work.connection, caller)
            detail: dict[str, str | int | bool] = {
                "own_groups_only": after.own_groups_only,
                "close_after_h": after.close_after_h or 0,
                "chat_plans": ", ".join(after.chat_plans),
                "call_rings_min": after.call_rings_min,
            }
            self._journal.append(work, actor=actor, action="desk_settings", subject="", detail=detail)
            return after

        answer = await self._store.write_marked(mark, DeskSettingsOut, operation)
        for user_id in told:
            self._rights_changed(user_id)
        return DeskSettingsAnswer(desk_settings=answer)


def read(connection: sa.Connection) -> DeskSettingsOut:
    rule = triggers.closing(desk_rules.every(connection, TimeRule))
    return DeskSettingsOut(
        own_groups_only=settings.get(connection, OWN_GROUPS_ONLY) is not None,
        close_after_h=rule.hours if rule is not None and rule.active else None,
        chat_plans=chat_plans.first(connection),
        call_rings_min=call_rings.minutes(connection),
        row_version=int(settings.get(connection, VERSION) or 1),
    )


def _narrow(work: Work, on: bool) -> None:
    if on:
        settings.put(work, OWN_GROUPS_ONLY, b"1")
    else:
        settings.drop(work, OWN_GROUPS_ONLY)

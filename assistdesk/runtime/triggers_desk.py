"""Triggers and time rules in an admin's application: read, switched and ordered one at a time (desk.md section 9).

The relay alone decides; what it accepted, or refused because a colleague was faster, is read again. Refuses to know windows
and what a rule does to a ticket.
"""

import asyncio
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from assistdesk.core.desk.shapes_triggers import TimeRuleChange, TriggerChange
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intents import Intent
from assistdesk.runtime.intents_triggers import OrderTriggers, ReadTriggers, SwitchTimeRule, SwitchTrigger
from assistdesk.runtime.ports_desk import TriggerCalls
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class TriggersDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(self, desk: TriggerCalls, tasks: Tasks, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._turn = asyncio.Lock()
        self.view = TriggersView()

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk = self._desk
        match intent:
            case ReadTriggers():
                self._tasks.spawn(self._read(), "read_triggers")
            case SwitchTrigger(trigger_id, active, row_version):
                change = TriggerChange(active=active, row_version=row_version)
                self._begin(lambda: desk.change_trigger(trigger_id, change))
            case SwitchTimeRule(rule_id, active, row_version):
                timed = TimeRuleChange(active=active, row_version=row_version)
                self._begin(lambda: desk.change_time_rule(rule_id, timed))
            case OrderTriggers(ids):
                self._begin(lambda: desk.order_triggers(ids))
            case _:
                return False
        return True

    def _begin(self, ask: Callable[[], Awaitable[object]]) -> None:
        self._tasks.spawn(self._save(ask), "save_triggers")

    async def _save(self, ask: Callable[[], Awaitable[object]]) -> None:
        async with self._turn:
            try:
                await ask()
            except AssistDeskError as error:
                self._toasts.say(error.rule, "error")
            self.view = replace(self.view, tries=self.view.tries + 1)
            self._changed()
            await self._read()

    async def _read(self) -> None:
        """What cannot be read now stays as it was shown."""
        try:
            triggers, timed = await self._desk.get_triggers(), await self._desk.get_time_rules()
            people, groups = await self._desk.get_agents(), await self._desk.get_groups()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(
            self.view,
            triggers=triggers.triggers,
            time_rules=timed.time_rules,
            people=tuple((one.id, one.name) for one in people.users),
            groups=tuple((one.id, one.name) for one in groups.groups),
        )
        self._changed()

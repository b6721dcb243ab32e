"""Triggers and time rules in an admin's application: read, made, changed, switched, ordered, tried and deleted, one wish at a
time (desk.md section 9).

The relay alone decides; what it accepted, or refused because a colleague was faster, is read again. A deleted rule can be
made again, in its place, and a change put back. Refuses to know windows and what a rule does to a ticket.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from msgspec import UNSET
from msgspec.structs import asdict, replace

from assistdesk.core.desk.shapes_organizations import OrganizationOut
from assistdesk.core.desk.shapes_triggers import (
    TimeRuleChange,
    TimeRuleIn,
    TimeRuleOut,
    TrialAnswer,
    TriggerChange,
    TriggerIn,
    TriggerOut,
)
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents_triggers
from assistdesk.runtime.causes import cause_of
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_triggers import OrderTriggers, ReadTriggers, SwitchTimeRule, SwitchTrigger
from assistdesk.runtime.ports_desk import TriggerCalls
from assistdesk.runtime.put_back import PutBack, Thing, Way, given_again, numbered, put_last_at
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_triggers import TrialView, TriggersView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

ORGANIZATIONS_MAX: Final = 300
"""More than these nobody looks through in a list."""

C = TypeVar("C", bound=TriggerChange)


class TriggersDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(
        self, desk: TriggerCalls, tasks: Tasks, toasts: Toasts, put_back: PutBack, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._turn = asyncio.Lock()
        self._put_back = put_back
        self.view = TriggersView()
        self._triggers = Thing[TriggerOut, TriggerChange](
            self._trigger, self._change, lambda one: _change_of(one, TriggerChange), _title, self._back
        )
        self._timed = Thing[TimeRuleOut, TimeRuleChange](
            self._time_rule, self._change_timed, lambda one: _change_of(one, TimeRuleChange), _title, self._back
        )

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk = self._desk
        match intent:
            case ReadTriggers():
                self._tasks.spawn(self._read_all(), "read_triggers")
            case SwitchTrigger(trigger_id, active, row_version):
                change = TriggerChange(active=active, row_version=row_version)
                self._begin(lambda: desk.change_trigger(trigger_id, change))
            case SwitchTimeRule(rule_id, active, row_version):
                timed = TimeRuleChange(active=active, row_version=row_version)
                self._begin(lambda: desk.change_time_rule(rule_id, timed))
            case OrderTriggers(ids):
                self._begin(lambda: desk.order_triggers(ids))
            case _:
                return self._handle_edit(intent)
        return True

    def _handle_edit(self, intent: Intent) -> bool:
        desk, keep = self._desk, self._put_back
        match intent:
            case intents_triggers.SaveTrigger(sheet, trigger_id, row_version, rule):
                change = TriggerChange(row_version=row_version, **asdict(rule))
                self._begin(
                    lambda: keep.save(self._triggers, trigger_id, change) if trigger_id else desk.make_trigger(rule),
                    sheet,
                )
            case intents_triggers.SaveTimeRule(sheet, rule_id, row_version, timed):
                rechange = TimeRuleChange(row_version=row_version, **asdict(timed))
                self._begin(
                    lambda: keep.save(self._timed, rule_id, rechange) if rule_id else desk.make_time_rule(timed),
                    sheet,
                )
            case intents_triggers.DropTrigger(trigger_id):
                self._tasks.spawn(self._drop(trigger_id, is_timed=False), "drop_trigger")
            case intents_triggers.DropTimeRule(rule_id):
                self._tasks.spawn(self._drop(rule_id, is_timed=True), "drop_trigger")
            case intents_triggers.TryTrigger(sheet, trial):
                self._tasks.spawn(self._try(sheet, lambda: desk.try_trigger(trial)), "try_trigger")
            case intents_triggers.TryTimeRule(sheet, trial):
                self._tasks.spawn(self._try(sheet, lambda: desk.try_time_rule(trial)), "try_trigger")
            case _:
                return False
        return True

    def _begin(self, ask: Callable[[], Awaitable[object]], sheet: int = 0) -> None:
        self._tasks.spawn(self._save(ask, sheet), "save_triggers")

    async def _save(self, ask: Callable[[], Awaitable[object]], sheet: int) -> None:
        """A refusal is told to the sheet that waits for it; without a sheet it is a toast."""
        refused: Cause | None = None
        async with self._turn:
            try:
                await ask()
            except AssistDeskError as error:
                refused = cause_of(error)
                if not sheet:
                    self._toasts.say(error.rule, "error")
            self.view = replace(self.view, tries=self.view.tries + 1)
            self._changed()
            await self._read()
        if sheet:
            self.view = replace(self.view, answered=sheet, refused=refused)
            self._changed()

    async def _try(self, sheet: int, ask: Callable[[], Awaitable[TrialAnswer]]) -> None:
        try:
            trial = TrialView(sheet, await ask())
        except AssistDeskError as error:
            trial = TrialView(sheet, refused=cause_of(error))
        self.view = replace(self.view, trial=trial)
        self._changed()

    async def _read(self) -> None:
        """The rules; what cannot be read now stays as it was shown."""
        try:
            triggers, timed = await self._desk.get_triggers(), await self._desk.get_time_rules()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(self.view, triggers=triggers.triggers, time_rules=timed.time_rules, is_read=True)
        self._changed()

    async def _read_all(self) -> None:
        """The rules, and what they may name: changing a rule changes nothing of that."""
        await self._read()
        try:
            people, groups = await self._desk.get_agents(), await self._desk.get_groups()
            organizations, has_more = await self._read_organizations()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(
            self.view,
            people=tuple((one.id, one.name) for one in people.users),
            groups=tuple((one.id, one.name) for one in groups.groups),
            gone_groups=tuple((one.id, one.name) for one in groups.gone),
            organizations=organizations,
            has_more=has_more,
        )
        self._changed()

    async def _read_organizations(self) -> tuple[tuple[OrganizationOut, ...], bool]:
        """The first of them, and whether there are more. Raises as the desk."""
        found: list[OrganizationOut] = []
        after: str | None = None
        while len(found) < ORGANIZATIONS_MAX:
            page = await self._desk.get_organizations(after)
            found.extend(page.organizations)
            after = page.meta.after_cursor if page.meta.has_more else None
            if after is None:
                break
        return tuple(found), after is not None

    # --- putting back -------------------------------------------------------------------------------------------------

    async def _trigger(self, trigger_id: int) -> TriggerOut | None:
        return numbered((await self._desk.get_triggers()).triggers, trigger_id)

    async def _time_rule(self, rule_id: int) -> TimeRuleOut | None:
        return numbered((await self._desk.get_time_rules()).time_rules, rule_id)

    async def _change(self, trigger_id: int | None, change: TriggerChange) -> TriggerOut:
        return (await self._desk.change_trigger(trigger_id or 0, change)).trigger

    async def _change_timed(self, rule_id: int | None, change: TimeRuleChange) -> TimeRuleOut:
        return (await self._desk.change_time_rule(rule_id or 0, change)).time_rule

    async def _back(self, way: Way) -> bool:
        async with self._turn:
            try:
                return await way()
            finally:
                await self._read()

    # --- deleting -----------------------------------------------------------------------------------------------------

    def _rules(self, is_timed: bool) -> tuple[TriggerOut, ...]:
        return self.view.time_rules if is_timed else self.view.triggers

    async def _drop(self, rule_id: int, is_timed: bool) -> None:
        async with self._turn:
            there = self._rules(is_timed)
            place = next((place for place, rule in enumerate(there) if rule.id == rule_id), None)
            if place is None:
                return
            rule = there[place]
            try:
                await (self._desk.drop_time_rule(rule_id) if is_timed else self._desk.drop_trigger(rule_id))
            except AssistDeskError as error:
                self._toasts.say(error.rule, "error")
            else:
                self._put_back.told(
                    "rule_deleted", lambda: self._bring_back(rule, place), "rule_back", title=rule.title
                )
            await self._read()

    async def _bring_back(self, rule: TriggerOut, place: int) -> bool:
        """The rule under a new number, switched as it was, in its place. Raises as the desk."""

        async def way() -> bool:
            await self._make_again(rule, place)
            return True

        return await self._back(way)

    async def _make_again(self, rule: TriggerOut, place: int) -> None:
        desk = self._desk
        if isinstance(rule, TimeRuleOut):
            await desk.make_time_rule(given_again(rule, TimeRuleIn))
            ids = [one.id for one in (await desk.get_time_rules()).time_rules]
            await desk.order_time_rules(put_last_at(ids, place))
        else:
            await desk.make_trigger(given_again(rule, TriggerIn))
            ids = [one.id for one in (await desk.get_triggers()).triggers]
            await desk.order_triggers(put_last_at(ids, place))


def _title(rule: TriggerOut) -> str:
    return rule.title


def _change_of(rule: TriggerOut, kind: type[C]) -> C:
    """All of it but its place, which others may have changed since."""
    return replace(given_again(rule, kind), position=UNSET)

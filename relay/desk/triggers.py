"""Triggers and time rules: reading and editing them (desk.md sections 9, 12).

Staff read, admins write; each edit stands in the relay's audit log. A rule counts from the next update of a ticket on:
nothing is done to tickets because a rule was made. What rules do to tickets is in ``firing`` and ``rule_timers``. Nothing
here knows HTTP.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa
from msgspec import UNSET

from assistdesk.core.desk import triggers
from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, CommentAction, L10n, StatusAction, TagAction
from assistdesk.core.desk.settings_shapes import CLOSE_AFTER_H
from assistdesk.core.desk.shapes_triggers import (
    RuleTest,
    TimeRuleChange,
    TimeRuleIn,
    TrialAnswer,
    TrialIn,
    TriggerChange,
    TriggerIn,
)
from assistdesk.core.desk.triggers import GivenAction, NotifyAction, RuleAction, TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk import own_fields, rule_tests, rule_trials
from relay.desk.accounts import Journal, actor_of
from relay.desk.edits import moved
from relay.desk.firing import TIMER_KIND
from relay.desk.macros import DEFAULT_LOCALE
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_staff, need_ticket
from relay.desk.rules import Done, need_admin
from relay.store import desk_rules, people, streams, timers
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

RULES_MAX = 200
"""Of each kind."""
T = TypeVar("T", bound=Trigger)


class Triggers(Generic[T]):
    """Use cases over one store, for rules of one *kind*."""

    def __init__(self, store: Store, journal: Journal, kind: type[T], *, now_ms: Callable[[], int]) -> None:
        self._store, self._journal, self._now_ms = store, journal, now_ms
        self._kind = kind
        self._name = desk_rules.KINDS[kind]

    async def every(self, caller: Caller) -> list[T]:
        """In their order."""
        need_staff(caller)
        return await self._store.read(lambda connection: desk_rules.every(connection, self._kind))

    async def get(self, caller: Caller, rule_id: int) -> T:
        """Raises RefusedError ``not_found``."""
        need_staff(caller)
        found = await self._store.read(lambda connection: desk_rules.find(connection, self._kind, rule_id))
        if found is None:
            raise RefusedError(NOT_FOUND)
        return found

    async def make(self, caller: Caller, given: TriggerIn | TimeRuleIn, key: str) -> Answered[T]:
        """It runs after the others.

        Raises:
            RefusedError: ``forbidden``, ``too_many_rules``, ``invalid`` (FieldsError: nobody, no group), and as
                ``triggers.check``.
        """
        need_admin(caller)

        def operation(work: Work) -> T:
            there = desk_rules.every(work.connection, self._kind)
            if len(there) >= RULES_MAX:
                raise RefusedError("too_many_rules", limit=RULES_MAX)
            wanted = {name: getattr(given, name) for name in given.__struct_fields__}
            wanted["position"] = max((rule.position for rule in there), default=-1) + 1
            made = self._checked(work, {"id": desk_rules.new_id(work), **wanted}, None)
            desk_rules.add(work, made)
            self._note(work, caller, "made", made)
            return made

        once = Once(caller.id, key, digest_request(self._name, given), self._kind)
        return await self._store.write_once(operation, once)

    async def change(
        self, caller: Caller, rule_id: int, given: TriggerChange | TimeRuleChange, key: str
    ) -> Answered[T]:
        """Only what is set changes; its waiting tickets are looked at again.

        Raises:
            RefusedError: ``not_found``, ``conflict`` (``row_version``: the present one), and as ``make``.
        """
        need_admin(caller)

        def operation(work: Work) -> T:
            before = self._current(work, rule_id)
            if given.row_version is not None and given.row_version != before.row_version:
                raise RefusedError("conflict", row_version=before.row_version)
            names = [name for name in given.__struct_fields__ if name != "row_version"]
            wanted = {name: getattr(given, name) for name in names if getattr(given, name) is not UNSET}
            after = self._checked(work, {**_fields(before), **wanted, "row_version": before.row_version + 1}, before)
            desk_rules.replace(work, after)
            self._note(work, caller, "changed", after)
            self._look_again(work, rule_id)
            return after

        once = Once(caller.id, key, digest_request(self._name, rule_id, given), self._kind)
        return await self._store.write_once(operation, once)

    async def drop(self, caller: Caller, rule_id: int, key: str) -> None:
        """What it did stays done. Raises RefusedError ``not_found``, ``forbidden``."""
        need_admin(caller)

        def operation(work: Work) -> Done:
            gone = self._current(work, rule_id)
            desk_rules.drop(work, gone)
            self._note(work, caller, "removed", gone)
            self._look_again(work, rule_id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no", self._name, rule_id), Done))

    async def order(self, caller: Caller, ids: Sequence[int], key: str) -> list[T]:
        """Run them in this order. Raises RefusedError ``invalid``: *ids* are not exactly those that there are."""
        need_admin(caller)

        def operation(work: Work) -> Done:
            for place, rule in moved(ids, desk_rules.every(work.connection, self._kind)):
                desk_rules.replace(
                    work, msgspec.structs.replace(rule, position=place, row_version=rule.row_version + 1)
                )
            self._journal.append(
                work, actor=actor_of(work.connection, caller), action=f"{self._name}.order", subject=""
            )
            return Done()

        once = Once(caller.id, key, digest_request("order", self._name, list(ids)), Done)
        await self._store.write_once(operation, once)
        return await self.every(caller)

    async def test(self, caller: Caller, given: TrialIn) -> TrialAnswer:
        """Which of the newest tickets it would have met; nothing is done. Raises as ``triggers.check``."""
        need_admin(caller)
        wanted = triggers.folded(given.conditions)
        since = given.since if self._kind is TimeRule else None
        rule_trials.check(wanted, since)
        now_ms = self._now_ms()
        return await self._store.read(lambda connection: rule_trials.tried(connection, caller, wanted, since, now_ms))

    async def test_on(self, caller: Caller, rule_id: int, ticket_id: int) -> RuleTest:
        """What a kept rule would do to one ticket; nothing is done. Raises RefusedError ``forbidden``, ``not_found``."""
        need_admin(caller)
        now_ms = self._now_ms()

        def question(connection: sa.Connection) -> RuleTest:
            rule = desk_rules.find(connection, self._kind, rule_id)
            if rule is None:
                raise RefusedError(NOT_FOUND)
            return rule_tests.tested(connection, rule, need_ticket(connection, caller, ticket_id), now_ms)

        return await self._store.read(question)

    def _current(self, work: Work, rule_id: int) -> T:
        found = desk_rules.find(work.connection, self._kind, rule_id)
        if found is None:
            raise RefusedError(NOT_FOUND)
        return found

    def _checked(self, work: Work, fields: dict[str, Any], before: T | None) -> T:
        """The rule of these fields. Raises as ``make``."""
        actions: tuple[GivenAction, ...] = fields.pop("actions")
        bare = self._kind(**{**fields, "conditions": triggers.folded(fields["conditions"])})
        kept = triggers.check(bare, actions, DEFAULT_LOCALE)
        own_fields.check(work.connection, bare.conditions, None if before is None else before.conditions)
        own_fields.check_actions(work.connection, kept, () if before is None else before.actions)
        _check_people(work, kept)
        return msgspec.structs.replace(bare, actions=kept)

    def _look_again(self, work: Work, rule_id: int) -> None:
        if self._kind is TimeRule:
            timers.ring_all(work, TIMER_KIND, f"{rule_id}:")

    def _note(self, work: Work, caller: Caller, what: str, rule: Trigger) -> None:
        detail: dict[str, str | int | bool] = {
            "title": rule.title, "active": rule.active, "row_version": rule.row_version,
        }  # fmt: skip
        actor = actor_of(work.connection, caller)
        self._journal.append(work, actor=actor, action=f"{self._name}.{what}", subject=str(rule.id), detail=detail)


def _fields(rule: Trigger) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in rule.__struct_fields__}


def _check_people(work: Work, actions: Sequence[RuleAction]) -> None:
    """Whom and which groups they name is there now. Raises FieldsError."""
    for place, action in enumerate(actions):
        if not isinstance(action, AssignAction | NotifyAction):
            continue
        user_id = action.assignee_id if isinstance(action, AssignAction) else action.user_id
        if user_id is not None and not people.is_agent(work.connection, user_id):
            raise FieldsError(**{f"actions[{place}]": "no_agent"})
        group_id = action.group_id
        if group_id is not None and group_id not in people.group_names(work.connection, [group_id]):
            raise FieldsError(**{f"actions[{place}]": "no_group"})


# --- what a desk begins with --------------------------------------------------------------------------------------

REMINDER: L10n = {
    "en": "Hello {{requester.name}}, we are waiting for your answer in ticket {{ticket.id}}. "
    "If all is well, there is nothing to do.",
    "es": "Hola, {{requester.name}}: esperamos su respuesta en el ticket {{ticket.id}}. "
    "Si todo está bien, no tiene que hacer nada.",
    "zh": "{{requester.name}}，您好！我们正在等待您对工单 {{ticket.id}} 的回复。如果问题已经解决，您无需做任何事。",
}


CLOSING_TITLE = "Close what stays solved"
IS_SOLVED = RuleConditions(all=(RuleCondition(field="status", value="solved"),))
CLOSING = (StatusAction(status="closed"),)


def closing(rules: Sequence[TimeRule]) -> TimeRule | None:
    """Of a desk's time rules the one that closes all that stays solved (section 2: N9), however it is called."""
    return next(
        (one for one in rules if (one.since, one.conditions, one.actions) == ("solved", IS_SOLVED, CLOSING)), None
    )


def close_after(work: Work, hours: int | None) -> None:
    """Close what stays solved after so many hours, or (None) not at all. Tickets that wait are looked at again; those solved
    while nothing closed them stay as they are."""
    rules = desk_rules.every(work.connection, TimeRule)
    rule = closing(rules)
    if rule is not None:
        version = rule.row_version + 1
        after = msgspec.structs.replace(rule, active=hours is not None, hours=hours or rule.hours, row_version=version)
        desk_rules.replace(work, after)
        timers.ring_all(work, TIMER_KIND, f"{rule.id}:")
    elif hours is not None:
        position = max((one.position for one in rules), default=-1) + 1
        desk_rules.add(work, _closing_rule(work, position, hours))


def _closing_rule(work: Work, position: int, hours: int) -> TimeRule:
    return TimeRule(
        id=desk_rules.new_id(work),
        title=CLOSING_TITLE,
        position=position,
        active=True,
        conditions=IS_SOLVED,
        actions=CLOSING,
        since="solved",
        hours=hours,
    )


def start_time_rules(work: Work) -> None:
    """Give a desk its reminder and its solving (section 2: N13), switched off, and its closing (N9), switched on; once."""
    if streams.last(work.connection, desk_rules.RULE):
        return
    pending = RuleConditions(all=(RuleCondition(field="status", value="pending"),))
    reminding = (CommentAction(text=REMINDER), TagAction(add=("reminded",)))
    for position, (title, conditions, actions, since, hours) in enumerate(
        (
            ("Remind the customer", pending, reminding, "pending", 7 * 24),
            ("Solve what the customer does not answer", pending, (StatusAction(status="solved"),), "pending", 14 * 24),
        )
    ):
        rule = TimeRule(
            id=desk_rules.new_id(work),
            title=title,
            position=position,
            active=False,
            conditions=conditions,
            actions=actions,
            since=msgspec.convert(since, triggers.Since),
            hours=hours,
        )
        desk_rules.add(work, rule)
    desk_rules.add(work, _closing_rule(work, 2, CLOSE_AFTER_H))

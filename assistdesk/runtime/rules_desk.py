"""Business hours and SLA policies in an admin's application: read, changed one at a time (desk.md section 5).

The relay alone checks and keeps them; what it accepted is read again, because it also sets versions and places. Refuses to
know forms, windows and what a policy does to a ticket.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.shapes_rules import PolicyIn, PolicyOut, ScheduleIn, ScheduleOut
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_rules import DropPolicy, OrderPolicies, ReadRules, SavePolicy, SaveSchedule
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import RuleCalls
from assistdesk.runtime.put_back import PutBack, Thing, given_again, numbered, put_last_at
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class RulesDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(
        self, desk: RuleCalls, tasks: Tasks, toasts: Toasts, put_back: PutBack, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._put_back = put_back
        self._turns = KeptTurns(tasks, toasts, "save_rules", self._read, self._answer, lambda error: Cause(error.rule))
        self.view = RulesView()
        self._schedules = Thing[ScheduleOut, ScheduleIn](
            self._schedule,
            self._save_schedule,
            lambda one: given_again(one, ScheduleIn),
            lambda one: one.name,
            self._turns.again,
        )
        self._policies = Thing[PolicyOut, PolicyIn](
            self._policy,
            self._save_policy,
            lambda one: given_again(one, PolicyIn),
            lambda one: one.title,
            self._turns.again,
            desk.drop_policy,
            self._remake_policy,
        )

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk, keep = self._desk, self._put_back
        match intent:
            case ReadRules():
                self._tasks.spawn(self._read(), "read_rules")
            case SaveSchedule(form, schedule_id, schedule):
                self._turns.begin(form, lambda: keep.save(self._schedules, schedule_id, schedule))
            case SavePolicy(form, policy_id, policy):
                self._turns.begin(form, lambda: keep.save(self._policies, policy_id, policy))
            case OrderPolicies(ids):
                self._turns.begin(0, lambda: desk.order_policies(ids))
            case DropPolicy(policy_id):
                self._turns.begin(0, lambda: keep.drop(self._policies, policy_id))
            case _:
                return False
        return True

    async def _schedule(self, schedule_id: int) -> ScheduleOut | None:
        return numbered((await self._desk.get_schedules()).schedules, schedule_id)

    async def _save_schedule(self, schedule_id: int | None, schedule: ScheduleIn) -> ScheduleOut:
        return (await self._desk.save_schedule(schedule_id, schedule)).schedule

    async def _policy(self, policy_id: int) -> PolicyOut | None:
        return numbered((await self._desk.get_policies()).sla_policies, policy_id)

    async def _save_policy(self, policy_id: int | None, policy: PolicyIn) -> PolicyOut:
        return (await self._desk.save_policy(policy_id, policy)).sla_policy

    async def _remake_policy(self, before: PolicyOut) -> None:
        """Under a new number, in its place."""
        await self._save_policy(None, given_again(before, PolicyIn))
        there = (await self._desk.get_policies()).sla_policies
        place = sum(one.position < before.position for one in there[:-1])
        await self._desk.order_policies(put_last_at([one.id for one in there], place))

    def _answer(self, sheet: int, refused: Cause | None) -> None:
        self.view = replace(self.view, answered=sheet, refused=refused)
        self._changed()

    async def _read(self) -> None:
        """What cannot be read now stays as it was shown."""
        try:
            schedules = await self._desk.get_schedules()
            policies = await self._desk.get_policies()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(
            self.view,
            schedules=schedules.schedules,
            default_id=schedules.default_id,
            policies=policies.sla_policies,
            was_read=True,
        )
        self._changed()

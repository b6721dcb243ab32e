"""Business hours and SLA policies in an admin's application: read, changed one at a time (desk.md section 5).

The relay alone checks and keeps them; what it accepted is read again, because it also sets versions and places. Refuses to
know forms, windows and what a policy does to a ticket.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_rules import DropPolicy, OrderPolicies, ReadRules, SavePolicy, SaveSchedule
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import RuleCalls
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class RulesDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(self, desk: RuleCalls, tasks: Tasks, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._turns = KeptTurns(tasks, toasts, "save_rules", self._read, self._answer, lambda error: Cause(error.rule))
        self.view = RulesView()

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk = self._desk
        match intent:
            case ReadRules():
                self._tasks.spawn(self._read(), "read_rules")
            case SaveSchedule(form, schedule_id, schedule):
                self._turns.begin(form, lambda: desk.save_schedule(schedule_id or None, schedule))
            case SavePolicy(form, policy_id, policy):
                self._turns.begin(form, lambda: desk.save_policy(policy_id or None, policy))
            case OrderPolicies(ids):
                self._turns.begin(0, lambda: desk.order_policies(ids))
            case DropPolicy(policy_id):
                self._turns.begin(0, lambda: desk.drop_policy(policy_id))
            case _:
                return False
        return True

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

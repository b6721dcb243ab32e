"""The relay's routes of business hours and SLA policies (desk.md sections 5, 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what hours and targets mean.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import shapes_rules


class RuleCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_schedule(self, schedule_id: int, version: int) -> shapes_rules.ScheduleAnswer:
        return await self._signed("GET", f"/schedules/{schedule_id}?version={version}", shapes_rules.ScheduleAnswer)

    async def get_schedules(self) -> shapes_rules.ScheduleList:
        return await self._signed("GET", "/schedules", shapes_rules.ScheduleList)

    async def save_schedule(
        self, schedule_id: int | None, schedule: shapes_rules.ScheduleIn
    ) -> shapes_rules.ScheduleAnswer:
        given = shapes_rules.SchedulePut(schedule=schedule)
        return await self._saved("/schedules", schedule_id, shapes_rules.ScheduleAnswer, given)

    async def get_policies(self) -> shapes_rules.PolicyList:
        return await self._signed("GET", "/sla_policies", shapes_rules.PolicyList)

    async def save_policy(self, policy_id: int | None, policy: shapes_rules.PolicyIn) -> shapes_rules.PolicyAnswer:
        given = shapes_rules.PolicyPut(sla_policy=policy)
        return await self._saved("/sla_policies", policy_id, shapes_rules.PolicyAnswer, given)

    async def order_policies(self, ids: tuple[int, ...]) -> shapes_rules.PolicyList:
        body = msgspec.json.encode(shapes_rules.OrderPut(ids=ids))
        return await self._signed("PUT", "/sla_policies/reorder", shapes_rules.PolicyList, body)

    async def drop_policy(self, policy_id: int) -> None:
        await self._with_access("DELETE", f"/sla_policies/{policy_id}", b"")

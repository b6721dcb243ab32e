"""The relay's routes of triggers and time rules (desk.md section 9); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what a rule does.
"""

from urllib.parse import quote

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import shapes_triggers
from assistdesk.core.desk.shapes_organizations import OrganizationList
from assistdesk.core.desk.shapes_rules import OrderPut


class TriggerCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_triggers(self) -> shapes_triggers.TriggerList:
        return await self._signed("GET", "/triggers", shapes_triggers.TriggerList)

    async def get_time_rules(self) -> shapes_triggers.TimeRuleList:
        return await self._signed("GET", "/time_rules", shapes_triggers.TimeRuleList)

    async def change_trigger(
        self, trigger_id: int, change: shapes_triggers.TriggerChange
    ) -> shapes_triggers.TriggerAnswer:
        body = msgspec.json.encode(shapes_triggers.TriggerPatch(trigger=change))
        return await self._signed("PATCH", f"/triggers/{trigger_id}", shapes_triggers.TriggerAnswer, body)

    async def change_time_rule(
        self, rule_id: int, change: shapes_triggers.TimeRuleChange
    ) -> shapes_triggers.TimeRuleAnswer:
        body = msgspec.json.encode(shapes_triggers.TimeRulePatch(time_rule=change))
        return await self._signed("PATCH", f"/time_rules/{rule_id}", shapes_triggers.TimeRuleAnswer, body)

    async def order_triggers(self, ids: tuple[int, ...]) -> shapes_triggers.TriggerList:
        body = msgspec.json.encode(OrderPut(ids=ids))
        return await self._signed("PUT", "/triggers/reorder", shapes_triggers.TriggerList, body)

    async def order_time_rules(self, ids: tuple[int, ...]) -> shapes_triggers.TimeRuleList:
        body = msgspec.json.encode(OrderPut(ids=ids))
        return await self._signed("PUT", "/time_rules/reorder", shapes_triggers.TimeRuleList, body)

    async def make_trigger(self, rule: shapes_triggers.TriggerIn) -> shapes_triggers.TriggerAnswer:
        body = msgspec.json.encode(shapes_triggers.TriggerPost(trigger=rule))
        return await self._signed("POST", "/triggers", shapes_triggers.TriggerAnswer, body)

    async def make_time_rule(self, rule: shapes_triggers.TimeRuleIn) -> shapes_triggers.TimeRuleAnswer:
        body = msgspec.json.encode(shapes_triggers.TimeRulePost(time_rule=rule))
        return await self._signed("POST", "/time_rules", shapes_triggers.TimeRuleAnswer, body)

    async def drop_trigger(self, trigger_id: int) -> None:
        await self._with_access("DELETE", f"/triggers/{trigger_id}", b"")

    async def drop_time_rule(self, rule_id: int) -> None:
        await self._with_access("DELETE", f"/time_rules/{rule_id}", b"")

    async def try_trigger(self, trial: shapes_triggers.TrialIn) -> shapes_triggers.TrialAnswer:
        return await self._signed("POST", "/triggers/test", shapes_triggers.TrialAnswer, msgspec.json.encode(trial))

    async def try_time_rule(self, trial: shapes_triggers.TrialIn) -> shapes_triggers.TrialAnswer:
        return await self._signed("POST", "/time_rules/test", shapes_triggers.TrialAnswer, msgspec.json.encode(trial))

    async def get_organizations(self, after: str | None) -> OrganizationList:
        query = f"&page[after]={quote(after, safe='')}" if after else ""
        return await self._signed("GET", f"/organizations?page[size]=100{query}", OrganizationList)

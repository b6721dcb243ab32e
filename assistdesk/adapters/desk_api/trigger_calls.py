"""The relay's routes of triggers and time rules (desk.md section 9); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what a rule does.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import shapes_triggers
from assistdesk.core.desk.shapes_people import GroupList
from assistdesk.core.desk.shapes_rules import OrderPut


class TriggerCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_triggers(self) -> shapes_triggers.TriggerList:
        return await self._signed("GET", "/triggers", shapes_triggers.TriggerList)

    async def get_time_rules(self) -> shapes_triggers.TimeRuleList:
        return await self._signed("GET", "/time_rules", shapes_triggers.TimeRuleList)

    async def get_groups(self) -> GroupList:
        return await self._signed("GET", "/groups", GroupList)

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

"""Routes of triggers and time rules (desk.md sections 9, 12)."""

from litestar import Response, Router, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.shapes_rules import OrderPut
from assistdesk.core.desk.shapes_triggers import (
    RuleTest,
    TimeRuleAnswer,
    TimeRuleList,
    TimeRuleOut,
    TimeRulePatch,
    TimeRulePost,
    TrialAnswer,
    TrialIn,
    TriggerAnswer,
    TriggerList,
    TriggerOut,
    TriggerPatch,
    TriggerPost,
)
from assistdesk.core.desk.triggers import TimeRule, Trigger
from relay.api.parts import AnyRequest, PartsDep, TicketId, answer_of, need_key
from relay.api.people import need_id
from relay.store.work import Answered


def _trigger(rule: Trigger) -> TriggerOut:
    return TriggerOut(**{name: getattr(rule, name) for name in TriggerOut.__struct_fields__})


def _time_rule(rule: TimeRule) -> TimeRuleOut:
    return TimeRuleOut(**{name: getattr(rule, name) for name in TimeRuleOut.__struct_fields__})


# --- triggers -----------------------------------------------------------------------------------------------------


@get("/triggers", summary="Triggers in the order in which they run")
async def list_triggers(request: AnyRequest, parts: PartsDep) -> TriggerList:
    found = await parts.triggers.every(await parts.guard.need_caller(request.scope))
    return TriggerList(triggers=tuple(map(_trigger, found)))


@post("/triggers", summary="Make a trigger; it runs last")
async def create_trigger(request: AnyRequest, parts: PartsDep, data: JSONBody[TriggerPost]) -> Response[TriggerAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    made = await parts.triggers.make(caller, data.trigger, need_key(request.scope))
    shown = Answered(TriggerAnswer(trigger=_trigger(made.value)), made.replayed)
    return answer_of(shown, 201, f"triggers/{made.value.id}")


@put("/triggers/reorder", summary="Run the triggers in this order")
async def order_triggers(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> TriggerList:
    caller = await parts.guard.need_caller(request.scope)
    found = await parts.triggers.order(caller, data.ids, need_key(request.scope))
    return TriggerList(triggers=tuple(map(_trigger, found)))


@post("/triggers/test", status_code=200, summary="Which of the newest tickets such a trigger would have met")
async def test_trigger(request: AnyRequest, parts: PartsDep, data: JSONBody[TrialIn]) -> TrialAnswer:
    return await parts.triggers.test(await parts.guard.need_caller(request.scope), data)


@post(
    "/triggers/{trigger_id:int}/test", status_code=200, summary="What a trigger would do to a ticket; nothing is done"
)
async def test_trigger_on(
    request: AnyRequest, parts: PartsDep, trigger_id: FromPath[int], ticket: TicketId
) -> RuleTest:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.triggers.test_on(caller, need_id(trigger_id), need_id(ticket))


@get("/triggers/{trigger_id:int}", summary="One trigger")
async def get_trigger(request: AnyRequest, parts: PartsDep, trigger_id: FromPath[int]) -> TriggerAnswer:
    found = await parts.triggers.get(await parts.guard.need_caller(request.scope), need_id(trigger_id))
    return TriggerAnswer(trigger=_trigger(found))


@patch("/triggers/{trigger_id:int}", summary="Change a trigger, or switch it on and off")
async def change_trigger(
    request: AnyRequest, parts: PartsDep, trigger_id: FromPath[int], data: JSONBody[TriggerPatch]
) -> Response[TriggerAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    made = await parts.triggers.change(caller, need_id(trigger_id), data.trigger, need_key(request.scope))
    return answer_of(Answered(TriggerAnswer(trigger=_trigger(made.value)), made.replayed))


@delete("/triggers/{trigger_id:int}", status_code=204, summary="Remove a trigger; what it did stays")
async def drop_trigger(request: AnyRequest, parts: PartsDep, trigger_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.triggers.drop(caller, need_id(trigger_id), need_key(request.scope))


# --- time rules ---------------------------------------------------------------------------------------------------


@get("/time_rules", summary="Time rules in their order")
async def list_time_rules(request: AnyRequest, parts: PartsDep) -> TimeRuleList:
    found = await parts.time_rules.every(await parts.guard.need_caller(request.scope))
    return TimeRuleList(time_rules=tuple(map(_time_rule, found)))


@post("/time_rules", summary="Make a time rule")
async def create_time_rule(
    request: AnyRequest, parts: PartsDep, data: JSONBody[TimeRulePost]
) -> Response[TimeRuleAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    made = await parts.time_rules.make(caller, data.time_rule, need_key(request.scope))
    shown = Answered(TimeRuleAnswer(time_rule=_time_rule(made.value)), made.replayed)
    return answer_of(shown, 201, f"time_rules/{made.value.id}")


@put("/time_rules/reorder", summary="Show the time rules in this order")
async def order_time_rules(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> TimeRuleList:
    caller = await parts.guard.need_caller(request.scope)
    found = await parts.time_rules.order(caller, data.ids, need_key(request.scope))
    return TimeRuleList(time_rules=tuple(map(_time_rule, found)))


@post("/time_rules/test", status_code=200, summary="Which of the newest tickets wait for such a rule now")
async def test_time_rule(request: AnyRequest, parts: PartsDep, data: JSONBody[TrialIn]) -> TrialAnswer:
    return await parts.time_rules.test(await parts.guard.need_caller(request.scope), data)


@post("/time_rules/{rule_id:int}/test", status_code=200, summary="What a time rule would do to a ticket, and when")
async def test_time_rule_on(request: AnyRequest, parts: PartsDep, rule_id: FromPath[int], ticket: TicketId) -> RuleTest:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.time_rules.test_on(caller, need_id(rule_id), need_id(ticket))


@get("/time_rules/{rule_id:int}", summary="One time rule")
async def get_time_rule(request: AnyRequest, parts: PartsDep, rule_id: FromPath[int]) -> TimeRuleAnswer:
    found = await parts.time_rules.get(await parts.guard.need_caller(request.scope), need_id(rule_id))
    return TimeRuleAnswer(time_rule=_time_rule(found))


@patch("/time_rules/{rule_id:int}", summary="Change a time rule, or switch it on and off")
async def change_time_rule(
    request: AnyRequest, parts: PartsDep, rule_id: FromPath[int], data: JSONBody[TimeRulePatch]
) -> Response[TimeRuleAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    made = await parts.time_rules.change(caller, need_id(rule_id), data.time_rule, need_key(request.scope))
    return answer_of(Answered(TimeRuleAnswer(time_rule=_time_rule(made.value)), made.replayed))


@delete("/time_rules/{rule_id:int}", status_code=204, summary="Remove a time rule; what it did stays")
async def drop_time_rule(request: AnyRequest, parts: PartsDep, rule_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.time_rules.drop(caller, need_id(rule_id), need_key(request.scope))


router = Router(
    "/",
    route_handlers=[
        list_triggers,
        create_trigger,
        order_triggers,
        test_trigger,
        test_trigger_on,
        get_trigger,
        change_trigger,
        drop_trigger,
        list_time_rules,
        create_time_rule,
        order_time_rules,
        test_time_rule,
        test_time_rule_on,
        get_time_rule,
        change_time_rule,
        drop_time_rule,
    ],
    tags=["triggers"],
)

"""Conditions on the desk's own fields are held against these fields when they are kept, wherever they are written."""

from collections.abc import Awaitable

import pytest

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import TagAction
from assistdesk.core.desk.shapes_forms import FieldIn, OptionIn
from assistdesk.core.desk.shapes_rules import PolicyIn, TargetIn, ViewIn
from assistdesk.core.desk.shapes_triggers import TimeRuleIn, TrialIn, TriggerChange, TriggerIn
from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.desk.views import Condition, Conditions
from relay.desk.forms import Forms
from relay.desk.refusals import FieldsError
from relay.desk.rules import Rules
from relay.desk.triggers import Triggers
from relay.desk.view_edits import ViewEdits
from relay.ops.audit import AuditLog
from tests.relay.desk.conftest import Desk

TARGETS = (TargetIn(priority="normal", metric="first_reply_time", target_s=60),)
TAGGED = (TagAction(add=("x",)),)
FITTING = {"field": "custom.seats", "operator": "greater_than", "value": 5}
TOO_WORDY = {"field": "custom.seats", "operator": "less_than", "value": "five"}
UNKNOWN = {"field": "custom.colour", "operator": "is_empty"}
WRONG = {"conditions.any[0].custom.colour": "unknown_field", "conditions.any[1].custom.seats": "wrong_type"}


async def fields(desk: Desk) -> int:
    """The number of *plan*."""
    plan = FieldIn(key="plan", kind="choice", label={"en": "Plan"}, options=(OptionIn(key="trial", label={"en": "T"}),))
    for given in (FieldIn(key="seats", kind="int", label={"en": "Seats"}), plan):
        made = (await Forms(desk.store).put_field(desk.admin, given, desk.key())).value.field
    return made.id


def of_view(*some: dict[str, object]) -> Conditions:
    return Conditions(all=(Condition(**FITTING),), any=tuple(Condition(**one) for one in some))  # type: ignore[arg-type]


def of_rule(*some: dict[str, object]) -> RuleConditions:
    return RuleConditions(all=(RuleCondition(**FITTING),), any=tuple(RuleCondition(**one) for one in some))  # type: ignore[arg-type]


def makers(desk: Desk, *some: dict[str, object]) -> list[Awaitable[object]]:
    """Each thing that has conditions, made with these."""
    triggers = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    timed = Triggers(desk.store, AuditLog(), TimeRule, now_ms=desk.clock.now_ms)
    rule, view = of_rule(*some), of_view(*some)
    after = TimeRuleIn(title="T", conditions=rule, actions=TAGGED, since="created", hours=1)
    return [
        triggers.make(desk.admin, TriggerIn(title="T", conditions=rule, actions=TAGGED), desk.key()),
        timed.make(desk.admin, after, desk.key()),
        Rules(desk.store).put_policy(desk.admin, PolicyIn(title="P", conditions=view, targets=TARGETS), desk.key()),
        ViewEdits(desk.store).make(desk.ana, ViewIn(title="V", conditions=view), desk.key()),
    ]


async def test_what_names_no_field_or_no_value_of_it_is_refused_by_place_and_name(desk: Desk) -> None:
    await fields(desk)
    for act in makers(desk, UNKNOWN, TOO_WORDY):
        with pytest.raises(FieldsError) as caught:
            await act
        assert caught.value.codes == WRONG
    for act in makers(desk):
        await act


async def test_what_was_kept_is_not_asked_for_again_when_its_field_is_gone(desk: Desk) -> None:
    plan_id = await fields(desk)
    trial = {"field": "custom.plan", "value": "trial"}
    for act in makers(desk, trial):
        await act
    await Forms(desk.store).drop_field(desk.admin, plan_id, desk.key())
    triggers = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    (rule,) = await triggers.every(desk.admin)
    await triggers.change(desk.admin, rule.id, TriggerChange(active=False), desk.key())
    await triggers.change(desk.admin, rule.id, TriggerChange(conditions=of_rule(trial), title="U"), desk.key())
    await triggers.test(desk.admin, TrialIn(conditions=of_rule(trial)))
    policy = PolicyIn(title="Q", conditions=of_view(trial), targets=TARGETS)
    await Rules(desk.store).put_policy(desk.admin, policy, desk.key(), 1)
    (view,) = [one for one in (await desk.views.list(desk.ana)).views if one.title == "V"]
    await ViewEdits(desk.store).change(desk.ana, view.id, ViewIn(title="W", conditions=of_view(trial)), desk.key())
    other = {"field": "custom.plan", "value": "gold"}
    for asked in (
        triggers.change(desk.admin, rule.id, TriggerChange(conditions=of_rule(trial, other)), desk.key()),
        ViewEdits(desk.store).change(
            desk.ana, view.id, ViewIn(title="W", conditions=of_view(trial, other)), desk.key()
        ),
    ):
        with pytest.raises(FieldsError) as caught:
            await asked
        assert caught.value.codes == {"conditions.any[1].custom.plan": "unknown_field"}

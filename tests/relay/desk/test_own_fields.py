"""Conditions on the desk's own fields are held against these fields when they are kept, wherever they are written."""

from collections.abc import Awaitable

import pytest

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.events_service import RuleFailed, read_audit_events
from assistdesk.core.desk.model_service import SetFieldAction, TagAction
from assistdesk.core.desk.shapes import TicketChange
from assistdesk.core.desk.shapes_forms import FieldIn, OptionIn
from assistdesk.core.desk.shapes_rules import MacroIn, PolicyIn, TargetIn, ViewIn
from assistdesk.core.desk.shapes_triggers import TimeRuleIn, TrialIn, TriggerChange, TriggerIn
from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.desk.views import Condition, Conditions, Sort
from relay.desk import macros
from relay.desk.firing import TIMER_KIND
from relay.desk.forms import Forms
from relay.desk.macros import Macros
from relay.desk.refusals import FieldsError
from relay.desk.rights import need_ticket
from relay.desk.rule_timers import TimeRuleTimer
from relay.desk.rules import Rules
from relay.desk.timers import TimerRunner
from relay.desk.triggers import Triggers
from relay.desk.view_edits import ViewEdits
from relay.ops.audit import AuditLog
from relay.store import audits
from relay.store.work import Work
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


# --- actions ------------------------------------------------------------------------------------------------------


def sets(key: str, value: object) -> SetFieldAction:
    return SetFieldAction(field=f"custom.{key}", value=value)  # type: ignore[arg-type]


async def test_a_trigger_and_a_time_rule_fill_own_fields_and_the_log_keeps_no_words(desk: Desk) -> None:
    await fields(desk)
    await Forms(desk.store).put_field(
        desk.admin, FieldIn(key="serial", kind="text", label={"en": "Serial"}), desk.key()
    )
    triggers = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    new = RuleConditions(all=(RuleCondition(field="created_at", operator="changed"),))
    actions = (sets("seats", 3), sets("serial", " canary-7 "), sets("plan", "trial"))
    given = TriggerIn(title="T", active=True, conditions=new, actions=actions)
    await triggers.make(desk.admin, given, desk.key())
    marks = TriggerIn(title="U", active=True, conditions=of_seats(3), actions=(TagAction(add=("three",)),))
    await triggers.make(desk.admin, marks, desk.key())
    ticket_id = await desk.ticket()
    shown = await desk.shown(ticket_id)
    assert (shown.custom, shown.tags) == ({"seats": 3, "serial": "canary-7", "plan": "trial"}, ("three",))
    page = await desk.views.preview(
        desk.ana, Conditions(all=(Condition(field="custom.serial", value="canary-7"),)), sort=Sort()
    )
    assert [one.id for one in page.tickets] == [ticket_id]
    (audit,) = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    assert b"canary" not in audit.events
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    timed = TimeRuleIn(
        title="V", active=True, conditions=of_seats(3), actions=(sets("seats", None),), since="created", hours=1
    )
    rules = Triggers(desk.store, AuditLog(), TimeRule, now_ms=desk.clock.now_ms)
    await rules.make(desk.admin, timed, desk.key())
    later = await desk.ticket()
    desk.clock.at_ms += 3_600_000
    timer = TimeRuleTimer(desk.store, desk.rng.randbytes)
    await TimerRunner(desk.store, {TIMER_KIND: timer.fire}, now_ms=desk.clock.now_ms).run_due()
    assert "seats" not in ((await desk.shown(later)).custom or {})


def of_seats(number: int) -> RuleConditions:
    return RuleConditions(all=(RuleCondition(field="custom.seats", value=number),))


async def test_a_field_that_went_makes_the_rule_fail_and_nothing_else(desk: Desk) -> None:
    plan_id = await fields(desk)
    triggers = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    given = TriggerIn(title="T", active=True, conditions=RuleConditions(), actions=(sets("plan", "trial"),))
    rule = (await triggers.make(desk.admin, given, desk.key())).value
    await Forms(desk.store).drop_field(desk.admin, plan_id, desk.key())
    ticket_id = await desk.ticket()
    (audit,) = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    failed = [one for one in read_audit_events(audit.events) if isinstance(one, RuleFailed)]
    assert failed == [RuleFailed(rule_id=rule.id, why="no_field")]
    assert (await desk.shown(ticket_id)).custom == {}


async def test_an_action_on_no_field_or_with_no_value_of_it_is_refused_by_place_and_name(desk: Desk) -> None:
    plan_id = await fields(desk)
    triggers = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    wrong = (sets("seats", 1), sets("seats", "two"), sets("plan", "gold"), sets("colour", None))
    codes = {
        "actions[1].custom.seats": "wrong_type",
        "actions[2].custom.plan": "not_allowed",
        "actions[3].custom.colour": "unknown_field",
    }
    for act in (
        triggers.make(desk.admin, TriggerIn(title="T", conditions=RuleConditions(), actions=wrong), desk.key()),
        Macros(desk.store).make(desk.ana, MacroIn(title={"en": "M"}, actions=wrong), desk.key()),
    ):
        with pytest.raises(FieldsError) as caught:
            await act
        assert caught.value.codes == codes
    kept = (sets("plan", "trial"), sets("seats", None))
    rule = (
        await triggers.make(desk.admin, TriggerIn(title="T", conditions=RuleConditions(), actions=kept), desk.key())
    ).value
    macro = (await Macros(desk.store).make(desk.ana, MacroIn(title={"en": "M"}, actions=kept), desk.key())).value.macro
    await Forms(desk.store).drop_field(desk.admin, plan_id, desk.key())
    await triggers.change(desk.admin, rule.id, TriggerChange(actions=kept), desk.key())
    await Macros(desk.store).change(desk.ana, macro.id, MacroIn(title={"en": "N"}, actions=kept), desk.key())


async def test_a_macro_fills_own_fields_on_one_ticket_and_on_many(desk: Desk) -> None:
    await fields(desk)
    given = MacroIn(title={"en": "M"}, actions=(sets("seats", 3), sets("plan", "trial")))
    macro = (await Macros(desk.store).make(desk.ana, given, desk.key())).value.macro
    ticket_id = await desk.ticket()
    preview = await Macros(desk.store).preview(desk.ana, ticket_id, macro.id, desk.clock.at_ms)
    assert [(one.field, bytes(one.value)) for one in preview.changes] == [
        ("custom.seats", b"3"), ("custom.plan", b'"trial"'),
    ]  # fmt: skip

    def change(work: Work) -> TicketChange:
        return macros.change_of(work, desk.ana, need_ticket(work.connection, desk.ana, ticket_id), macro.id)

    assert (await desk.store.write(change)).custom == {"seats": 3, "plan": "trial"}

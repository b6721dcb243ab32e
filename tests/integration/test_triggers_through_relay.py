"""Triggers and time rules from an admin's application through a running relay and back: made, tried, acting, changed, deleted,
brought back."""

from pathlib import Path

from msgspec.structs import replace

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleIn, TrialIn, TriggerIn
from assistdesk.core.desk.triggers import NotifyAction
from assistdesk.runtime import intents
from assistdesk.runtime.intents_triggers import (
    DropTimeRule,
    DropTrigger,
    ReadTriggers,
    SaveTimeRule,
    SaveTrigger,
    TryTimeRule,
    TryTrigger,
)
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.begun import ticket_wish
from tests.kit.relay_process import RelayProcess

NEW = RuleConditions(
    all=(
        RuleCondition(field="created_at", operator="changed"),
        RuleCondition(field="domain", value=("Customer.example", "other.example")),
    )
)
WELCOME = TriggerIn(
    title="Welcome",
    active=True,
    conditions=NEW,
    actions=(
        TagAction(add=("fresh",)),
        SetFieldAction(field="priority", value="high"),
        CommentAction(text={"en": "Hello {{requester.name}}", "es": "Hola {{requester.name}}"}, public=False),
    ),
)
FRESH = RuleCondition(field="tags", operator="includes", value="fresh")
LATER = TimeRuleIn(
    title="Later", active=True, conditions=RuleConditions(all=(FRESH,)),
    actions=(TagAction(add=("old",)),), since="created", hours=24,
)  # fmt: skip


def titles(seen: AgentSnapshot) -> list[str]:
    return [one.title for one in seen.triggers.triggers]


async def test_a_trigger_made_in_the_app_acts_is_tried_changed_deleted_and_brought_back(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(ReadTriggers())
        seen = await olga.until(lambda seen: seen.triggers.is_read)
        assert seen.triggers.triggers == ()
        olga.do(SaveTrigger(1, 0, 0, WELCOME))
        seen = await olga.until(lambda seen: seen.triggers.answered == 1)
        assert (seen.triggers.refused, titles(seen)) == (None, ["Welcome"])
        (welcome,) = seen.triggers.triggers

        ticket_id = await new_ticket(olga, "A trigger acts")
        seen = await olga.until(lambda seen: seen.ticket.row.tags == ("fresh",))
        assert (seen.ticket.row.priority, comments(seen)) == ("high", ["It freezes.", "Hello Lucía"])

        olga.do(TryTrigger(2, TrialIn(conditions=NEW)))
        seen = await olga.until(lambda seen: seen.triggers.trial.sheet == 2)
        assert [one.ticket_id for one in seen.triggers.trial.answer.met] == [ticket_id]
        bad = RuleConditions(all=(RuleCondition(field="shoe_size", value=44),))
        olga.do(TryTrigger(3, TrialIn(conditions=bad)))
        seen = await olga.until(lambda seen: seen.triggers.trial.sheet == 3)
        assert (seen.triggers.trial.answer, seen.triggers.trial.refused.rule) == (None, "rule_field")

        changed = replace(WELCOME, title="Hello", actions=(TagAction(add=("hello",)),))
        olga.do(SaveTrigger(4, welcome.id, welcome.row_version, changed))
        seen = await olga.until(lambda seen: seen.triggers.answered == 4)
        assert (seen.triggers.refused, titles(seen)) == (None, ["Hello"])
        olga.do(SaveTrigger(5, welcome.id, welcome.row_version, WELCOME))  # from what was there before
        seen = await olga.until(lambda seen: seen.triggers.answered == 5)
        assert (seen.triggers.refused.rule, titles(seen)) == ("conflict", ["Hello"])
        assert not [toast for toast in seen.toasts if toast.kind == "error"], "the sheet says it"
        nobody = replace(WELCOME, actions=(TagAction(add=("a",)), NotifyAction(user_id=999_999)))
        olga.do(SaveTrigger(6, 0, 0, nobody))
        seen = await olga.until(lambda seen: seen.triggers.answered == 6)
        assert dict(seen.triggers.refused.fields) == {"field": "actions[1]", "code": "no_agent"}

        olga.do(SaveTrigger(7, 0, 0, replace(WELCOME, title="Second", active=False)))
        await olga.until(lambda seen: titles(seen) == ["Hello", "Second"])
        olga.do(DropTrigger(welcome.id))
        seen = await olga.until(lambda seen: titles(seen) == ["Second"])
        toast = next(toast for toast in seen.toasts if toast.rule == "rule_deleted")
        assert dict(toast.fields) == {"title": "Hello"}
        olga.do(intents.Undo(toast.undo_key))
        seen = await olga.until(lambda seen: titles(seen) == ["Hello", "Second"])
        back = seen.triggers.triggers[0]
        assert (back.active, back.conditions, back.actions) == (True, replace_domain(NEW), changed.actions)
        olga.do(intents.Undo(toast.undo_key))  # once only
        await new_ticket(olga, "It acts again")
        seen = await olga.until(lambda seen: seen.ticket.row.tags == ("hello",))
        assert titles(seen) == ["Hello", "Second"]
        olga.do(DropTrigger(welcome.id))  # gone for long
        olga.do(DropTrigger(back.id))
        await olga.until(lambda seen: titles(seen) == ["Second"])


def replace_domain(conditions: RuleConditions) -> RuleConditions:
    """As the relay keeps addresses: their case does not count."""
    new, domain = conditions.all
    return RuleConditions(all=(new, replace(domain, value=("customer.example", "other.example"))))


async def test_a_time_rule_made_in_the_app_is_tried_deleted_and_brought_back_in_its_place(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(ReadTriggers())
        seen = await olga.until(lambda seen: seen.triggers.is_read)
        shipped = seen.triggers.time_rules
        assert shipped
        ticket_id = await new_ticket(olga, "Waits for a rule")
        olga.do(intents.ChangeTicket(ticket_id, tags=("fresh",)))
        await olga.until(lambda seen: seen.ticket.row.tags == ("fresh",) and not seen.ticket.row.pending)
        olga.do(TryTimeRule(1, TrialIn(conditions=LATER.conditions, since=LATER.since)))
        seen = await olga.until(lambda seen: seen.triggers.trial.sheet == 1)
        assert [one.subject for one in seen.triggers.trial.answer.met] == ["Waits for a rule"]

        olga.do(SaveTimeRule(2, 0, 0, LATER))
        seen = await olga.until(lambda seen: seen.triggers.answered == 2)
        assert seen.triggers.time_rules[-1].hours == 24
        first = shipped[0]
        longer = TimeRuleIn(
            title=first.title, conditions=first.conditions, actions=(AssignAction(assignee_id=999_999),),
            since=first.since, hours=first.hours,
        )  # fmt: skip
        olga.do(SaveTimeRule(3, first.id, first.row_version, longer))
        seen = await olga.until(lambda seen: seen.triggers.answered == 3)
        assert dict(seen.triggers.refused.fields)["code"] == "no_agent"
        olga.do(SaveTimeRule(4, first.id, first.row_version, replace(longer, actions=first.actions, hours=48)))
        seen = await olga.until(lambda seen: seen.triggers.answered == 4)
        assert (seen.triggers.refused, seen.triggers.time_rules[0].hours) == (None, 48)

        before = [one.title for one in seen.triggers.time_rules]
        olga.do(DropTimeRule(first.id))
        seen = await olga.until(lambda seen: len(seen.triggers.time_rules) == len(before) - 1)
        toast = next(toast for toast in seen.toasts if toast.rule == "rule_deleted")
        olga.do(intents.Undo(toast.undo_key))
        seen = await olga.until(lambda seen: [one.title for one in seen.triggers.time_rules] == before)
        assert (seen.triggers.time_rules[0].hours, seen.triggers.time_rules[0].active) == (48, False)
        await olga.until(lambda seen: any(toast.rule == "rule_back" for toast in seen.toasts))


async def test_an_agent_changes_no_rule(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ana.do(SaveTrigger(1, 0, 0, WELCOME))
        seen = await ana.until(lambda seen: seen.triggers.answered == 1)
        assert seen.triggers.refused.rule == "forbidden"
        ana.do(DropTrigger(1))
        ana.do(TryTrigger(2, TrialIn(conditions=NEW)))
        seen = await ana.until(lambda seen: seen.triggers.trial.sheet == 2)
        assert seen.triggers.trial.refused.rule == "forbidden"


async def test_organisations_are_offered_by_name(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(ticket_wish("For Norte", "Lu", "lu@norte.example", "b", organisation="Talleres Norte"))
        await olga.until(lambda seen: any(row.subject == "For Norte" for row in seen.palette))
        olga.do(ReadTriggers())
        seen = await olga.until(lambda seen: seen.triggers.organizations)
        (norte,) = (one for one in seen.triggers.organizations if one.name == "Talleres Norte")
        assert (norte.plan, seen.triggers.has_more) == ("standard", False)

"""Business hours, SLA policies and views of conditions, from the application through a running relay and back."""

from pathlib import Path

from assistdesk.core.desk.shapes_rules import PolicyIn, PreviewIn, ScheduleIn, TargetIn, ViewIn
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.runtime import intents
from assistdesk.runtime.intents_rules import DropPolicy, OrderPolicies, ReadRules, SavePolicy, SaveSchedule
from assistdesk.runtime.intents_triggers import ReadTriggers, SwitchTimeRule
from assistdesk.runtime.intents_views import CountView, KeepView, ReadView
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

NIGHT = ScheduleIn(name="Night", time_zone="Europe/Madrid", intervals=((1_320, 1_440),))
FAST = PolicyIn(
    title="Fast",
    conditions=Conditions(all=(Condition(field="tags", operator="includes", value="rules-fast"),)),
    targets=(TargetIn(priority="urgent", metric="first_reply_time", target_s=600, hours="business"),),
)


def titles(seen: AgentSnapshot) -> list[str]:
    return [one.title for one in seen.rules.policies]


async def test_rules_are_made_changed_ordered_and_removed_and_a_refusal_reaches_its_form(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(ReadRules())
        seen = await olga.until(lambda seen: seen.rules.policies)
        assert seen.rules.default_id == seen.rules.schedules[0].id
        olga.do(SaveSchedule(1, 0, NIGHT))
        seen = await olga.until(lambda seen: seen.rules.answered == 1)
        night = next(one for one in seen.rules.schedules if one.name == "Night")
        assert (seen.rules.refused, night.version) == (None, 1)
        olga.do(SaveSchedule(2, night.id, ScheduleIn(name="Night", time_zone="Mars/Base", intervals=((1, 2),))))
        seen = await olga.until(lambda seen: seen.rules.answered == 2)
        assert seen.rules.refused is not None
        assert seen.rules.refused.rule == "schedule_zone"
        olga.do(SavePolicy(3, 0, FAST))
        seen = await olga.until(lambda seen: seen.rules.answered == 3)
        assert titles(seen) == ["Standard", "Fast"]
        standard, fast = (one.id for one in seen.rules.policies)
        olga.do(OrderPolicies((fast, standard)))
        await olga.until(lambda seen: titles(seen) == ["Fast", "Standard"])
        olga.do(OrderPolicies((fast,)))  # not all of them: refused, and no form waits
        await olga.until(lambda seen: any(toast.rule == "invalid" for toast in seen.toasts))
        olga.do(DropPolicy(fast))
        await olga.until(lambda seen: titles(seen) == ["Standard"])
        olga.do(ReadTriggers())
        seen = await olga.until(lambda seen: seen.triggers.time_rules)
        first = seen.triggers.time_rules[0]
        assert (first.active, seen.triggers.triggers) == (False, ())
        olga.do(SwitchTimeRule(first.id, True, first.row_version))
        await olga.until(lambda seen: seen.triggers.time_rules[0].active)
        olga.do(SwitchTimeRule(first.id, False, first.row_version))  # seen before the last change: refused
        seen = await olga.until(lambda seen: seen.triggers.tries == 2)
        assert seen.triggers.time_rules[0].active
        await olga.until(lambda seen: any(toast.rule == "conflict" for toast in seen.toasts))


async def test_a_view_of_conditions_is_counted_kept_read_and_changed(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Rows of a view")
        ana.do(intents.ChangeTicket(ticket_id, tags=("rows-view",)))
        await ana.until(lambda seen: seen.ticket.row.tags == ("rows-view",) and not seen.ticket.row.pending)
        conditions = Conditions(all=(Condition(field="tags", operator="includes", value="rows-view"),))
        ana.do(CountView(1, PreviewIn(conditions=conditions)))
        seen = await ana.until(lambda seen: seen.view_editing.counted == 1)
        assert (seen.view_editing.total, seen.view_editing.has_more) == (1, False)
        ana.do(KeepView(2, 0, ViewIn(title="Rows", conditions=conditions)))
        seen = await ana.until(lambda seen: seen.view_editing.answered == 2)
        assert seen.view_editing.refused is None
        view_id = next(one.id for one in seen.views if one.title == "Rows")
        seen = await ana.until(lambda seen: [row.id for row in seen.tickets.rows] == [ticket_id])
        assert seen.tickets.view_id == view_id
        ana.do(ReadView(view_id))
        seen = await ana.until(lambda seen: seen.view_editing.read is not None)
        assert seen.view_editing.read.conditions == conditions
        wrong = Conditions(all=(Condition(field="shoe_size", value=44),))
        ana.do(KeepView(3, view_id, ViewIn(title="Rows", conditions=wrong)))
        seen = await ana.until(lambda seen: seen.view_editing.answered == 3)
        assert seen.view_editing.refused.rule == "view_field"

"""One kept rule and one ticket: what it would do is said, and nothing of it is done."""

from typing import Any

import msgspec
import pytest

from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.shapes_forms import FieldIn
from assistdesk.core.desk.shapes_triggers import RuleTest, TimeRuleIn, TriggerIn, Words
from assistdesk.core.desk.triggers import GivenAction, NotifyAction, TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk import rules as desk_rules_start
from relay.desk.forms import Forms
from relay.desk.rules import PolicyIn, Rules
from relay.desk.triggers import Triggers
from relay.ops.audit import AuditLog
from relay.store import tables
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_triggers import when

HOUR_MS = 3_600_000


def of(desk: Desk, kind: type[Any]) -> Triggers[Any]:
    return Triggers(desk.store, AuditLog(), kind, now_ms=desk.clock.now_ms)


async def trigger(desk: Desk, field: str, operator: str, value: object, *actions: GivenAction) -> int:
    """Switched off: testing needs no live rule."""
    given = TriggerIn(title="T", conditions=when(field, operator, value), actions=actions)
    made: Trigger = (await of(desk, Trigger).make(desk.admin, given, desk.key())).value
    return made.id


async def told(desk: Desk, rule_id: int, ticket_id: int, kind: type[Any] = Trigger) -> RuleTest:
    def everything(connection: Any) -> list[Any]:
        return [connection.execute(table.select()).all() for table in (tables.ticket, tables.audit, tables.audit_text)]

    before = await desk.store.read(everything)
    answer = await of(desk, kind).test_on(desk.admin, rule_id, ticket_id)
    assert await desk.store.read(everything) == before
    return answer


async def test_what_a_trigger_would_do_is_said_in_fields_words_and_people(desk: Desk) -> None:
    for key, kind in (("seats", "int"), ("serial", "text")):
        field = msgspec.convert({"key": key, "kind": kind, "label": {"en": key}}, FieldIn)
        await Forms(desk.store).put_field(desk.admin, field, desk.key())
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, priority="urgent", custom={"serial": "SN-1"}, tags=("a",))
    await desk.say(desk.lucia, ticket_id, "more")
    rule_id = await trigger(
        desk, "priority", "changed_to", "urgent",
        SetFieldAction(field="custom.seats", value=3), SetFieldAction(field="custom.serial", value="SN-2"),
        SetFieldAction(field="type", value="problem"), TagAction(add=("b",)), AssignAction(assignee_id=desk.bo.id),
        CommentAction(text={"en": "Hello {{requester.name}}"}), NotifyAction(assignee=True),
    )  # fmt: skip
    answer = await told(desk, rule_id, ticket_id)
    assert (answer.met, answer.seq, answer.refused) == (True, 2, "")
    assert [
        (one.field, msgspec.json.decode(one.previous), msgspec.json.decode(one.value)) for one in answer.changes
    ] == [
        ("custom.seats", None, 3),
        ("custom.serial", "SN-1", "SN-2"),
        ("type", None, "problem"),
        ("tags", ["a"], ["a", "b"]),
        ("assignee_id", None, desk.bo.id),
        ("status", "new", "open"),
    ]
    assert answer.comments == (Words(text="Hello Lucía Fernández", public=True),)
    assert answer.tells == (desk.bo.id,)


async def test_a_trigger_that_was_not_met_says_so_and_one_that_can_do_nothing_says_why(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    rule_id = await trigger(desk, "priority", "changed", None, StatusAction(status="hold"))
    answer = await told(desk, rule_id, ticket_id)
    assert (answer.met, answer.seq, answer.at, len(answer.changes)) == (False, None, None, 1)
    await desk.close(ticket_id)
    assert await told(desk, rule_id, ticket_id) == RuleTest(met=False, refused="closed")


async def test_a_time_rule_says_until_when_it_waits(desk: Desk) -> None:
    given = TimeRuleIn(
        title="T", conditions=when("tags", "is_empty"), actions=(TagAction(add=("x",)),), since="pending", hours=5
    )
    rule_id = (await of(desk, TimeRule).make(desk.admin, given, desk.key())).value.id
    ticket_id = await desk.ticket()
    assert (await told(desk, rule_id, ticket_id, TimeRule)).met is False
    await desk.change(desk.ana, ticket_id, status="pending")
    began_ms = desk.clock.at_ms
    desk.clock.at_ms += HOUR_MS
    answer = await told(desk, rule_id, ticket_id, TimeRule)
    assert (answer.met, answer.seq, answer.at) == (True, None, to_rfc3339(began_ms + 5 * HOUR_MS))
    assert [one.field for one in answer.changes] == ["tags"]


async def test_only_admins_test_and_only_what_there_is(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    rule_id = await trigger(desk, "status", "is", "new", TagAction(add=("x",)))
    await desk.store.write(desk_rules_start.start_rules)
    policies = Rules(desk.store)
    for asked, refusal in (
        (of(desk, Trigger).test_on(desk.ana, rule_id, ticket_id), "forbidden"),
        (of(desk, Trigger).test_on(desk.admin, 99, ticket_id), "not_found"),
        (of(desk, Trigger).test_on(desk.admin, rule_id, 99), "not_found"),
        (of(desk, TimeRule).test_on(desk.admin, rule_id, ticket_id), "not_found"),
        (policies.test_policy(desk.ana, 1, ticket_id), "forbidden"),
        (policies.test_policy(desk.admin, 9, ticket_id), "not_found"),
        (policies.test_policy(desk.admin, 1, 99), "not_found"),
    ):
        with pytest.raises(RefusedError, match=refusal):
            await asked


async def test_a_policy_says_what_it_would_promise_and_which_one_is_chosen(desk: Desk) -> None:
    await desk.store.write(desk_rules_start.start_rules)
    policies = Rules(desk.store)
    targets = [{"priority": "urgent", "metric": "first_reply_time", "target_s": 60, "hours": "calendar"}]
    conditions = {"all": [{"field": "plan", "value": "premium"}]}
    given = msgspec.convert({"title": "Premium", "conditions": conditions, "targets": targets}, PolicyIn)
    premium = (await policies.put_policy(desk.admin, given, desk.key())).value.sla_policy.id
    await policies.order_policies(desk.admin, [premium, 1], desk.key())
    ticket_id = await desk.ticket()
    standard = await policies.test_policy(desk.admin, 1, ticket_id)
    assert (standard.met, standard.chosen_id, standard.schedule_id, len(standard.targets)) == (True, 1, 1, 3)
    assert {one.priority for one in standard.targets} == {"normal"}
    none = await policies.test_policy(desk.admin, premium, ticket_id)
    assert (none.met, none.chosen_id, none.targets, none.schedule_id) == (False, 1, (), None)
    await desk.change(desk.ana, ticket_id, priority="urgent")
    await desk.store.write(lambda work: work.connection.execute(tables.organization.update().values(plan="premium")))
    now = await policies.test_policy(desk.admin, premium, ticket_id)
    assert (now.met, now.chosen_id, [one.target_s for one in now.targets]) == (True, premium, [60])
    await desk.change(desk.ana, ticket_id, status="solved")
    assert (await policies.test_policy(desk.admin, premium, ticket_id)).chosen_id is None

"""Triggers over a real store: in the update's own audit, in order, bounded; a rule that fails takes no words with it."""

from typing import Any

import pytest
import sqlalchemy as sa
import structlog.testing

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.events import Change, EventBase, ReplyAdded
from assistdesk.core.desk.events_service import RuleFailed, TriggerFired, read_audit_events
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import CommentIn, RequesterIn, TicketNew
from assistdesk.core.desk.shapes_forms import FieldIn
from assistdesk.core.desk.shapes_triggers import TrialIn, TriggerChange, TriggerIn
from assistdesk.core.desk.triggers import GivenAction, NotifyAction, TimeRule, Trigger, WebhookAction
from assistdesk.core.errors import RefusedError
from relay.desk import changes, firing
from relay.desk import rules as desk_rules_start
from relay.desk import triggers as module
from relay.desk.forms import Forms
from relay.desk.inboxes import Inboxes
from relay.desk.refusals import FieldsError
from relay.desk.triggers import Triggers
from relay.ops.audit import AuditLog, list_entries
from relay.store import audits, desk_rules, people, tables
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

ANY = RuleConditions()
HELLO = CommentAction(text={"en": "Hello {{requester.name}}", "es": "Hola, {{requester.name}}"})


def when(field: str, operator: str = "is", value: object = None) -> RuleConditions:
    return RuleConditions(all=(RuleCondition(field=field, operator=operator, value=value),))  # type: ignore[arg-type]


def use(desk: Desk) -> Triggers[Trigger]:
    return Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)


async def trigger(desk: Desk, conditions: RuleConditions, *actions: GivenAction, **fields: Any) -> Trigger:
    given = TriggerIn(**{"title": "T", "active": True, "conditions": conditions, "actions": actions, **fields})
    return (await use(desk).make(desk.admin, given, desk.key())).value


async def group(desk: Desk, *members: int) -> int:
    def operation(work: Work) -> int:
        group_id = people.group_named(work, "L2")
        for user_id in members:
            work.connection.execute(tables.membership.insert().values(user_id=user_id, group_id=group_id))
        return group_id

    return await desk.store.write(operation)


async def events(desk: Desk, ticket_id: int) -> list[list[EventBase]]:
    written = await desk.store.read(lambda connection: audits.whole(connection, ticket_id))
    return [list(read_audit_events(one.events)) for one in written]


async def bodies(desk: Desk, ticket_id: int) -> list[tuple[str, int | None, bool]]:
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    return [(one.body, one.author_id, one.public) for one in page.comments]


async def test_a_domain_of_a_premium_organisation_goes_straight_to_the_second_tier(desk: Desk) -> None:
    group_id = await group(desk)
    await trigger(
        desk, when("domain", "is", "Norte.Example"), AssignAction(group_id=group_id), TagAction(add=("premium",))
    )
    made = []
    for email in ("eva@norte.example", "eva@sur.example"):
        who = RequesterIn(name="Eva", email=email)
        new = TicketNew(subject="s", requester=who, comment=CommentIn(body="b", public=True))
        made.append((await desk.tickets.create(desk.ana, new, desk.key())).value.ticket)
    assert [(one.group_id, one.tags) for one in made] == [(group_id, ("premium",)), (None, ())]
    (first,) = await events(desk, made[0].id)
    assert TriggerFired(trigger_id=1) in first
    assert first[-2:] == [
        Change(field="group_id", previous=None, value=group_id),
        Change(field="tags", previous=(), value=("premium",)),
    ]


async def test_a_plan_is_that_of_the_requesters_organisation(desk: Desk) -> None:
    await desk.store.write(lambda work: work.connection.execute(tables.organization.update().values(plan="premium")))
    await trigger(desk, when("plan", "is", "premium"), SetFieldAction(field="priority", value="high"))
    assert (await desk.shown(await desk.ticket())).priority == "high"


async def test_a_desk_without_active_triggers_asks_the_database_nothing_more(desk: Desk) -> None:
    asked: list[str] = []
    spoken = await desk.ticket()
    await trigger(desk, ANY, TagAction(add=("x",)), active=False)
    await desk.say(desk.lucia, spoken, "remembers that there are none")

    def listen(work: Work) -> None:
        driver: Any = work.connection.connection.dbapi_connection
        driver.driver_connection.set_trace_callback(asked.append) if hasattr(driver, "driver_connection") else (
            driver.set_trace_callback(asked.append)
        )

    await desk.store.write(listen)
    await desk.say(desk.lucia, spoken, "one more line")
    await desk.say(desk.ana, spoken, "and an answer")
    await desk.ticket()
    assert len(asked) > 20
    assert [one for one in asked if "desk_rule" in one or "trigger" in one.lower()] == []


async def test_what_is_switched_on_counts_from_the_next_update_on_and_off_again(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    rule = await trigger(desk, ANY, TagAction(add=("x",)), active=False)
    await desk.say(desk.lucia, ticket_id, "off")
    assert (await desk.shown(ticket_id)).tags == ()
    await use(desk).change(desk.admin, rule.id, TriggerChange(active=True), desk.key())
    await desk.say(desk.lucia, ticket_id, "on")
    assert (await desk.shown(ticket_id)).tags == ("x",)
    await use(desk).drop(desk.admin, rule.id, desk.key())
    await desk.change(desk.ana, ticket_id, tags=())
    await desk.say(desk.lucia, ticket_id, "gone")
    assert (await desk.shown(ticket_id)).tags == ()


async def test_a_change_that_was_not_committed_is_not_remembered(desk: Desk) -> None:
    """An edit that is undone with its operation leaves no rule behind in the writer's memory."""
    ticket_id = await desk.ticket()
    rule = Trigger(id=7, title="t", conditions=ANY, actions=(TagAction(add=("ghost",)),))

    def failing(work: Work) -> None:
        desk_rules.add(work, rule)
        assert desk_rules.active(work, Trigger) == [rule]
        raise RefusedError("changed_his_mind")

    with pytest.raises(RefusedError, match="changed_his_mind"):
        await desk.store.write(failing)
    await desk.say(desk.lucia, ticket_id, "b")
    assert (await desk.shown(ticket_id)).tags == ()


async def test_triggers_that_wake_each_other_join_one_audit_and_end(desk: Desk) -> None:
    for has, add in (("a", "b"), ("b", "c"), ("c", "a")):
        await trigger(desk, when("tags", "includes", has), TagAction(add=(add,), remove=(has,)))
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, tags=("a",))
    written = await events(desk, ticket_id)
    assert len(written) == 2
    assert [one.trigger_id for one in written[1] if isinstance(one, TriggerFired)] == [1, 2, 3]
    assert (await desk.shown(ticket_id)).tags == ("a",)


async def test_T14_a_triggers_reply_is_no_first_reply_and_no_reopen(desk: Desk) -> None:
    await desk.store.write(desk_rules_start.start_rules)
    await trigger(desk, when("created_at", "changed"), HELLO)
    await trigger(desk, when("status", "changed_to", "solved"), HELLO)
    ticket_id = await desk.ticket()
    assert (await bodies(desk, ticket_id))[1] == ("Hello Lucía Fernández", None, True)
    clock = (await desk.shown(ticket_id)).clock
    assert clock is not None
    assert (clock.metric, clock.badge) == ("first_reply_time", "running")
    replies = [one for one in (await events(desk, ticket_id))[0] if isinstance(one, ReplyAdded)]
    assert [one.auto for one in replies] == [False, True]
    await desk.change(desk.ana, ticket_id, status="solved")
    assert (await desk.shown(ticket_id)).status == "solved"
    assert len(await bodies(desk, ticket_id)) == 3


async def test_comment_by_theirs_is_met_by_customers_alone(desk: Desk) -> None:
    both = RuleConditions(
        all=(
            RuleCondition(field="comment", operator="comment_by", value="theirs"),
            RuleCondition(field="comment", operator="comment_is", value="public"),
        )
    )
    await trigger(desk, both, TagAction(add=("answer",)), CommentAction(text={"en": "looked at"}, public=False))
    await trigger(desk, when("comment", "comment_is", "note"), TagAction(add=("noted",)))
    ticket_id = await desk.ticket()
    assert (await desk.shown(ticket_id)).tags == ("answer",)
    await desk.change(desk.ana, ticket_id, tags=())
    await desk.say(desk.ana, ticket_id, "we look")
    assert (await desk.shown(ticket_id)).tags == ()
    await desk.say(desk.ana, ticket_id, "hm", public=False)
    assert (await desk.shown(ticket_id)).tags == ("noted",)


async def test_T21_a_note_of_a_trigger_is_internal(desk: Desk) -> None:
    await trigger(desk, when("created_at", "changed"), CommentAction(text={"en": "canary"}, public=False))
    ticket_id = await desk.ticket()
    assert (await bodies(desk, ticket_id))[1] == ("canary", None, False)
    public = await desk.store.read(
        lambda connection: connection.execute(sa.select(tables.reply.c.body)).scalars().all()
    )
    assert "canary" not in public


async def test_a_rule_that_cannot_be_carried_out_is_named_and_the_words_are_kept(desk: Desk) -> None:
    await trigger(
        desk, when("created_at", "changed"), StatusAction(status="hold"), AssignAction(assignee_id=desk.bo.id)
    )
    await trigger(desk, when("created_at", "changed"), TagAction(add=("fine",)))
    await desk.store.write(
        lambda work: work.connection.execute(
            tables.person.update().where(tables.person.c.id == desk.bo.id).values(suspended=True)
        )
    )
    ticket_id = await desk.ticket(body="my words")
    ticket = await desk.shown(ticket_id)
    assert (ticket.status, ticket.assignee_id, ticket.tags) == ("new", None, ("fine",))
    assert RuleFailed(rule_id=1, why="no_agent") in (await events(desk, ticket_id))[0]
    assert (await bodies(desk, ticket_id))[0][0] == "my words"


async def test_a_broken_rule_never_loses_the_customers_words(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await trigger(desk, ANY, TagAction(add=("x",)))
    await desk.store.write(
        lambda work: (
            work.connection.execute(sa.text('UPDATE desk_rule SET body = \'{"id": "damaged"}\'')),
            work.forget("trigger"),
        )
    )
    with structlog.testing.capture_logs() as logs:
        await desk.say(desk.lucia, ticket_id, "are you there?")
        await desk.ticket(body="and a new one")
    assert {one["event"] for one in logs} == {"rules_failed"}
    assert (await bodies(desk, ticket_id))[-1][0] == "are you there?"


async def test_colleagues_are_told_once_and_whoever_did_it_is_not(desk: Desk) -> None:
    group_id = await group(desk, desk.ana.id, desk.bo.id)
    await trigger(desk, when("priority", "changed_to", "urgent"), NotifyAction(group_id=group_id, user_id=desk.bo.id))
    ticket_id = await desk.ticket(subject="on fire")
    await desk.change(desk.ana, ticket_id, priority="urgent")
    inboxes = Inboxes(desk.store)
    (told,) = (await inboxes.page(desk.bo)).entries
    assert (told.kind, told.ticket_id, told.comment_id, told.subject) == ("rule", ticket_id, 0, "on fire")
    assert (await inboxes.page(desk.ana)).entries == ()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await trigger(desk, when("comment", "comment_by", "theirs"), NotifyAction(assignee=True))
    await desk.say(desk.lucia, ticket_id, "still on fire")
    told, by_words, given = (await inboxes.page(desk.bo)).entries
    assert (told.kind, told.excerpt, told.author_id) == ("rule", "still on fire", desk.lucia.id)
    assert (by_words.kind, given.kind) == ("comment", "assigned"), "which tell of themselves"


async def test_a_past_that_is_written_down_meets_no_trigger(desk: Desk) -> None:
    await trigger(desk, ANY, TagAction(add=("x",)))
    new = TicketNew(subject="old", requester_id=desk.lucia.id, comment=CommentIn(body="b", public=True))
    written = await desk.store.write(
        lambda work: changes.create(work, desk.lucia, new, desk.rng.randbytes, at_ms=desk.clock.at_ms - 1)
    )
    assert written.ticket.tags == ()


# --- editing ------------------------------------------------------------------------------------------------------


async def test_staff_read_and_admins_write_and_each_edit_is_written_down(desk: Desk) -> None:
    rule = await trigger(desk, ANY, TagAction(add=("x",)))
    assert [one.id for one in await use(desk).every(desk.ana)] == [rule.id]
    given = TriggerIn(title="t", actions=(TagAction(add=("x",)),))
    for act in (
        use(desk).make(desk.ana, given, desk.key()),
        use(desk).change(desk.ana, rule.id, TriggerChange(active=False), desk.key()),
        use(desk).drop(desk.ana, rule.id, desk.key()),
        use(desk).order(desk.ana, (rule.id,), desk.key()),
        use(desk).test(desk.ana, TrialIn(conditions=ANY)),
        use(desk).every(desk.lucia),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await act
    await use(desk).change(desk.admin, rule.id, TriggerChange(title="Renamed"), desk.key())
    await use(desk).drop(desk.admin, rule.id, desk.key())
    entries = await desk.store.read(list_entries)
    assert [(one.actor, one.action, one.subject) for one in entries] == [
        ("Olga@example.com", "trigger.made", "1"),
        ("Olga@example.com", "trigger.changed", "1"),
        ("Olga@example.com", "trigger.removed", "1"),
    ]
    for missing in (use(desk).get(desk.ana, rule.id), use(desk).drop(desk.admin, rule.id, desk.key())):
        with pytest.raises(RefusedError, match="not_found"):
            await missing


async def test_an_edit_that_is_older_than_the_rule_is_refused(desk: Desk) -> None:
    rule = await trigger(desk, ANY, TagAction(add=("x",)))
    key = desk.key()
    first = await use(desk).change(desk.admin, rule.id, TriggerChange(row_version=1, title="A"), key)
    again = await use(desk).change(desk.admin, rule.id, TriggerChange(row_version=1, title="A"), key)
    assert (again.replayed, again.value) == (True, first.value)
    with pytest.raises(RefusedError, match="conflict") as caught:
        await use(desk).change(desk.admin, rule.id, TriggerChange(row_version=1, title="B"), desk.key())
    assert caught.value.fields == {"row_version": 2}
    assert (await use(desk).get(desk.ana, rule.id)).title == "A"


async def test_they_run_in_the_order_that_is_given(desk: Desk) -> None:
    one = await trigger(desk, when("priority", "is_empty"), SetFieldAction(field="priority", value="low"))
    two = await trigger(desk, when("priority", "is_empty"), SetFieldAction(field="priority", value="high"))
    assert (await desk.shown(await desk.ticket())).priority == "low"
    ordered = await use(desk).order(desk.admin, (two.id, one.id), desk.key())
    assert [rule.id for rule in ordered] == [two.id, one.id]
    assert (await desk.shown(await desk.ticket())).priority == "high"
    with pytest.raises(FieldsError):
        await use(desk).order(desk.admin, (two.id,), desk.key())


async def test_what_could_not_work_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError, match="rule_action") as caught:
        await trigger(desk, ANY, WebhookAction())
    assert caught.value.fields == {"action": "webhook"}
    for action, code in (
        (AssignAction(assignee_id=desk.lucia.id), "no_agent"),
        (NotifyAction(user_id=999), "no_agent"),
        (NotifyAction(group_id=999), "no_group"),
    ):
        with pytest.raises(FieldsError) as wrong:
            await trigger(desk, ANY, TagAction(add=("x",)), action)
        assert wrong.value.codes == {"actions[1]": code}
    monkeypatch.setattr(module, "RULES_MAX", 0)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await trigger(desk, ANY, TagAction(add=("x",)))


# --- trying one ---------------------------------------------------------------------------------------------------


async def test_a_trial_says_which_of_the_newest_tickets_it_would_have_met_and_does_nothing(desk: Desk) -> None:
    first, second = await desk.ticket("first"), await desk.ticket("second")
    await desk.change(desk.ana, first, priority="urgent")
    await desk.say(desk.lucia, first, "more")
    await desk.change(desk.ana, second, status="hold", tags=("x",))

    async def met(conditions: RuleConditions) -> list[tuple[int, int]]:
        answer = await use(desk).test(desk.admin, TrialIn(conditions=conditions))
        assert answer.tickets == 2
        return sorted((one.ticket_id, one.seq) for one in answer.met)

    assert await met(when("created_at", "changed")) == [(first, 1), (second, 1)]
    assert await met(when("priority", "changed_to", "urgent")) == [(first, 2)]
    assert await met(when("comment", "comment_by", "theirs")) == [(first, 3), (second, 1)]
    assert await met(when("status", "changed_from", "new")) == [(second, 2)]
    assert await met(when("tags", "is_empty")) == [(first, 3), (second, 1)]
    assert await met(when("domain", "is", "elsewhere.example")) == []
    with pytest.raises(RefusedError, match="rule_field"):
        await met(when("moon"))


async def test_a_trial_reads_texts_of_own_fields_back(desk: Desk) -> None:
    field = FieldIn(key="serial", kind="text", label={"en": "Serial"})
    await Forms(desk.store).put_field(desk.admin, field, desk.key())
    ticket_id = await desk.ticket()
    for serial in ("SN-1", "SN-2", None):
        await desk.change(desk.ana, ticket_id, custom={"serial": serial})
    for operator, value, seq in (("is", "SN-1", 2), ("changed_from", "SN-2", 4), ("changed_to", "SN-2", 3)):
        answer = await use(desk).test(desk.admin, TrialIn(conditions=when("custom.serial", operator, value)))
        assert [one.seq for one in answer.met] == [seq]


async def test_a_trial_does_not_see_what_triggers_did(desk: Desk) -> None:
    group_id = await group(desk)
    unrouted = when("group_id", "is_empty")
    await trigger(desk, unrouted, AssignAction(group_id=group_id))
    ticket_id = await desk.ticket()
    answer = await use(desk).test(desk.admin, TrialIn(conditions=unrouted))
    assert [(one.ticket_id, one.seq, one.subject) for one in answer.met] == [(ticket_id, 1, "no abre")]


def test_both_kinds_have_a_name_of_their_own() -> None:
    assert (desk_rules.KINDS[Trigger], desk_rules.KINDS[TimeRule]) == ("trigger", "time_rule")
    assert firing.TIMER_KIND == "time_rule"

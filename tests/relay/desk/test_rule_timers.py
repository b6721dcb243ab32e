"""Time rules over a real store: armed when a ticket comes to meet them, once, looked at again when they ring; SLA marks."""

from typing import Any

import pytest
import structlog.testing

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import RuleFailed, SlaBreached, TimeRuleFired, TriggerFired
from assistdesk.core.desk.model_service import AssignAction, CommentAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_triggers import TimeRuleChange, TimeRuleIn, TrialIn
from assistdesk.core.desk.triggers import GivenAction, NotifyAction, TimeRule
from assistdesk.core.errors import LinkError
from relay.desk import rules as desk_rules_start
from relay.desk import triggers as module
from relay.desk.firing import TIMER_KIND
from relay.desk.inboxes import Inboxes
from relay.desk.rule_timers import Marks, TimeRuleTimer
from relay.desk.sla import SlaTimer
from relay.desk.timers import TimerRunner
from relay.desk.triggers import Triggers
from relay.ops.audit import AuditLog
from relay.store import clocks as kept_clocks
from relay.store import desk_rules, tables, timers
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_triggers import bodies, events, trigger, when

HOUR_MS = 3_600_000
PENDING = when("status", "is", "pending")


def use(desk: Desk) -> Triggers[TimeRule]:
    return Triggers(desk.store, AuditLog(), TimeRule, now_ms=desk.clock.now_ms)


async def rule(desk: Desk, conditions: RuleConditions, *actions: GivenAction, **fields: Any) -> TimeRule:
    given = {"title": "T", "active": True, "since": "pending", "hours": 24, **fields}
    return (
        await use(desk).make(desk.admin, TimeRuleIn(conditions=conditions, actions=actions, **given), desk.key())
    ).value


async def run(desk: Desk, hours: float = 0) -> None:
    """Let time go by, and ring."""
    desk.clock.at_ms += round(hours * HOUR_MS)
    handlers = {
        TIMER_KIND: TimeRuleTimer(desk.store, desk.rng.randbytes).fire,
        kept_clocks.TIMER_KIND: SlaTimer(desk.store, Marks(desk.rng.randbytes).follow).fire,
    }
    await TimerRunner(desk.store, handlers, now_ms=desk.clock.now_ms).run_due()


async def armed(desk: Desk) -> list[str]:
    def question(connection: Any) -> list[str]:
        return [one.ref for one in timers.due(connection, 2**60) if one.kind == TIMER_KIND]

    return await desk.store.read(question)


async def pending(desk: Desk) -> int:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="pending")
    return ticket_id


async def test_N13_a_reminder_and_a_solve_after_pending_each_once(desk: Desk) -> None:
    await desk.store.write(module.start_time_rules)
    for one in (await use(desk).every(desk.admin))[:2]:
        assert not one.active
        await use(desk).change(desk.admin, one.id, TimeRuleChange(active=True), desk.key())
    ticket_id = await pending(desk)
    assert await armed(desk) == [f"1:{ticket_id}", f"2:{ticket_id}"]
    await run(desk, 7 * 24 - 1)
    assert len(await bodies(desk, ticket_id)) == 1
    await run(desk, 1)
    assert (await bodies(desk, ticket_id))[1][0].startswith("Hello Lucía Fernández, we are waiting")
    reminded = await desk.shown(ticket_id)
    assert (reminded.status, reminded.tags) == ("pending", ("reminded",))
    written = (await events(desk, ticket_id))[-1]
    assert written[0] == TimeRuleFired(rule_id=1)
    await desk.say(desk.ana, ticket_id, "no hurry", public=False)
    await run(desk, 6 * 24)
    assert len(await bodies(desk, ticket_id)) == 3
    await run(desk, 24)
    solved = await desk.shown(ticket_id)
    assert (solved.status, solved.assignee_id) == ("solved", None)
    assert Change(field="status", previous="pending", value="solved") in (await events(desk, ticket_id))[-1]
    assert await armed(desk) == [f"3:{ticket_id}"]  # the closing of what is solved


async def test_N9_what_stays_solved_is_closed_and_a_reopen_begins_anew(desk: Desk) -> None:
    await desk.store.write(module.start_time_rules)
    assert (await use(desk).every(desk.admin))[2].active
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="solved")
    await run(desk, 90)
    await desk.say(desk.lucia, ticket_id, "not quite")
    await run(desk, 10)
    assert (await desk.shown(ticket_id)).status == "open"
    await desk.change(desk.ana, ticket_id, status="solved")
    await run(desk, 95)
    assert (await desk.shown(ticket_id)).status == "solved"
    await run(desk, 1)
    assert (await desk.shown(ticket_id)).status == "closed"


async def test_time_goes_on_from_the_last_change_and_an_edit_is_followed(desk: Desk) -> None:
    quiet = await rule(desk, when("status", "is", "open"), TagAction(add=("quiet",)), since="updated", hours=10)
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await run(desk, 9)
    await desk.say(desk.bo, ticket_id, "still at it")
    await run(desk, 2)
    assert (await desk.shown(ticket_id)).tags == ()
    assert await armed(desk) == [f"{quiet.id}:{ticket_id}"]
    await use(desk).change(desk.admin, quiet.id, TimeRuleChange(hours=2), desk.key())
    await run(desk)
    assert (await desk.shown(ticket_id)).tags == ("quiet",)
    await run(desk, 50)
    assert await armed(desk) == []


async def test_what_left_meets_no_rule_and_what_comes_back_begins_anew(desk: Desk) -> None:
    await rule(desk, PENDING, TagAction(add=("late",)))
    ticket_id = await pending(desk)
    await run(desk, 20)
    await desk.say(desk.lucia, ticket_id, "here I am")
    await desk.change(desk.ana, ticket_id, status="pending")
    await run(desk, 20)
    assert (await desk.shown(ticket_id)).tags == ()
    await run(desk, 4)
    assert (await desk.shown(ticket_id)).tags == ("late",)
    await desk.say(desk.lucia, ticket_id, "me again")
    await run(desk, 48)
    assert len(await events(desk, ticket_id)) == 6


async def test_a_rule_that_is_off_or_gone_does_nothing_any_more(desk: Desk) -> None:
    off = await rule(desk, PENDING, TagAction(add=("off",)))
    gone = await rule(desk, PENDING, TagAction(add=("gone",)))
    ticket_id = await pending(desk)
    assert len(await armed(desk)) == 2
    await use(desk).change(desk.admin, off.id, TimeRuleChange(active=False), desk.key())
    await use(desk).drop(desk.admin, gone.id, desk.key())
    await run(desk, 30)
    assert (await desk.shown(ticket_id)).tags == ()
    assert await armed(desk) == []


async def test_a_rule_that_cannot_be_carried_out_is_named_and_stops_nothing(desk: Desk) -> None:
    broken = await rule(desk, PENDING, AssignAction(assignee_id=desk.bo.id))
    await rule(desk, PENDING, TagAction(add=("fine",)))
    await rule(desk, PENDING, TagAction(remove=("nothing",)))
    ticket_id = await pending(desk)
    await desk.store.write(
        lambda work: work.connection.execute(
            tables.person.update().where(tables.person.c.id == desk.bo.id).values(suspended=True)
        )
    )
    await run(desk, 24)
    assert [RuleFailed(rule_id=broken.id, why="no_agent")] in await events(desk, ticket_id)
    assert (await desk.shown(ticket_id)).tags == ("fine",)


async def test_a_damaged_rule_is_said_and_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.store.write(desk_rules_start.start_rules)  # with clocks: what moves them reads the ticket's log
    await rule(desk, PENDING, StatusAction(status="hold"))
    ticket_id = await pending(desk)

    def no_find(*_: object) -> None:
        raise LinkError("disk_full")

    with monkeypatch.context() as patched, pytest.raises(LinkError):
        patched.setattr(desk_rules, "find", no_find)
        await run(desk, 24)
    assert len(await armed(desk)) == 1  # a store that is full is no fault of the rule: tried again
    await desk.store.write(
        lambda work: work.connection.exec_driver_sql("UPDATE audit SET events = CAST('[7]' AS BLOB)") and None
    )
    with structlog.testing.capture_logs() as logs:
        await run(desk, 24)
    assert [(one["event"], one["rule"]) for one in logs] == [("time_rule_failed", "event_malformed")]
    assert await armed(desk) == []
    assert (await desk.shown(ticket_id)).status == "pending"


async def test_a_closed_ticket_is_left_alone(desk: Desk) -> None:
    await rule(desk, when("status", "is", "closed"), StatusAction(status="open"), since="created", hours=1)
    ticket_id = await desk.ticket()
    await desk.close(ticket_id)
    await run(desk, 2)
    assert (await desk.shown(ticket_id)).status == "closed"
    assert len(await events(desk, ticket_id)) == 3


async def test_triggers_follow_what_a_time_rule_did(desk: Desk) -> None:
    await rule(desk, PENDING, StatusAction(status="open"), CommentAction(text={"en": "Look again."}, public=False))
    await trigger(
        desk, when("status", "changed_from", "pending"), TagAction(add=("woken",)), NotifyAction(user_id=desk.bo.id)
    )
    ticket_id = await pending(desk)
    await run(desk, 24)
    written = (await events(desk, ticket_id))[-1]
    assert written.index(TimeRuleFired(rule_id=1)) < written.index(TriggerFired(trigger_id=2))
    assert (await desk.shown(ticket_id)).tags == ("woken",)
    assert [one.kind for one in (await Inboxes(desk.store).page(desk.bo)).entries] == ["rule"]


async def test_C8_triggers_act_on_a_breach_and_time_rules_count_from_it(desk: Desk) -> None:
    await desk.store.write(desk_rules_start.start_rules)
    breached = when("sla.first_reply_time.state", "changed_to", "breached")
    acting = await trigger(desk, breached, TagAction(add=("late",)), NotifyAction(user_id=desk.bo.id))
    plain = await trigger(desk, when("sla", "is", "breached"), CommentAction(text={"en": "Hurry."}, public=False))
    await rule(
        desk, when("sla.first_reply_time.state", "is", "breached"), TagAction(add=("later",)), since="updated", hours=1
    )
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, priority="urgent")
    for _ in range(4):
        await run(desk, 0.25)
    written = await events(desk, ticket_id)
    marked = next(number for number, one in enumerate(written) if any(isinstance(two, SlaBreached) for two in one))
    assert [one.trigger_id for one in written[marked + 1] if isinstance(one, TriggerFired)] == [acting.id, plain.id]
    assert (await desk.shown(ticket_id)).tags == ("late",)
    assert [one[0] for one in await bodies(desk, ticket_id)][1:] == ["Hurry."]
    await run(desk, 1)
    assert "later" in (await desk.shown(ticket_id)).tags


async def test_C8_triggers_act_on_a_mark_that_an_update_met_before_the_timer(desk: Desk) -> None:
    await desk.store.write(desk_rules_start.start_rules)
    for state in ("warning", "breached"):
        await trigger(desk, when("sla.first_reply_time.state", "changed_to", state), TagAction(add=(state,)))
    desk.clock.turn(4 * 3_600)  # into the office hours
    slept, answered, raised = [await desk.ticket() for _ in range(3)]
    await desk.change(desk.ana, answered, priority="urgent")
    desk.clock.turn(20 * 60)
    await desk.change(desk.ana, slept, priority="urgent")
    desk.clock.turn(20 * 60)
    await desk.say(desk.ana, answered, "Late.")
    await desk.change(desk.ana, raised, priority="urgent")
    await run(desk)
    found = [(await desk.shown(ticket_id)).tags for ticket_id in (slept, answered, raised)]
    assert found == [("breached",), ("breached",), ("breached",)]
    desk.clock.turn(60)
    waiting = await desk.ticket()
    desk.clock.turn(20 * 60)
    await desk.change(desk.ana, waiting, priority="urgent")
    await run(desk)
    assert (await desk.shown(waiting)).tags == ("warning",)
    await run(desk, 0.25)
    assert (await desk.shown(waiting)).tags == ("warning", "breached")


async def test_a_trial_says_which_tickets_wait_now(desk: Desk) -> None:
    waiting, other = await pending(desk), await desk.ticket()
    conditions = RuleConditions(any=(RuleCondition(field="tags", operator="is_empty"),))
    for since, met in (("pending", [waiting]), ("created", [other, waiting])):
        answer = await use(desk).test(desk.admin, TrialIn(conditions=conditions, since=since))  # type: ignore[arg-type]
        assert sorted((one.ticket_id for one in answer.met), reverse=True) == met


async def test_what_a_desk_begins_with_comes_once(desk: Desk) -> None:
    await desk.store.write(module.start_time_rules)
    for one in await use(desk).every(desk.admin):
        assert not any(sign.isdigit() for sign in one.title)  # T15: its hours are said from its values
        await use(desk).drop(desk.admin, one.id, desk.key())
    await desk.store.write(module.start_time_rules)
    assert await use(desk).every(desk.admin) == []


def ring_marks(work: Work) -> None:
    timers.ring_all(work, TIMER_KIND, "1:")


async def test_ringing_one_rules_timers_leaves_the_others(desk: Desk) -> None:
    for ref in ("1:5", "11:5"):
        await desk.store.write(lambda work, ref=ref: timers.arm(work, TIMER_KIND, ref, 2**50))
    await desk.store.write(ring_marks)
    due = await desk.store.read(lambda connection: timers.due(connection, desk.clock.at_ms))
    assert [one.ref for one in due] == ["1:5"]

"""A task's due date over a real store: set, refused, in the log, lists and search; whom it reminds, once, and when not."""

from typing import Any

import msgspec
import pytest

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.due_dates import AHEAD_MS
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import DueReminded, read_log_events
from assistdesk.core.desk.model_service import SetFieldAction, TagAction
from assistdesk.core.desk.shapes import CommentIn, TicketChange, TicketNew, from_rfc3339, to_rfc3339
from assistdesk.core.desk.shapes_rules import ViewIn
from assistdesk.core.errors import RefusedError
from relay.desk import due_dates as module
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.search import Search
from relay.desk.timers import TimerRunner
from relay.desk.view_edits import ViewEdits
from relay.store import tables, timers
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_notices import told
from tests.relay.desk.test_triggers import group, trigger

DAY_MS = 24 * AHEAD_MS


def ahead(desk: Desk, ms: int) -> str:
    return to_rfc3339(desk.clock.at_ms + ms)


async def task(desk: Desk, in_ms: int = DAY_MS, **fields: Any) -> int:
    """A task of Ana's, given to her by Bo."""
    ticket_id = await desk.ticket()
    given = {"type": "task", "due_at": ahead(desk, in_ms), "assignee_id": desk.ana.id, **fields}
    await desk.change(desk.bo, ticket_id, **given)
    return ticket_id


async def changed(desk: Desk, ticket_id: int) -> list[tuple[str, object, object]]:
    """What its last audit changed."""
    audit = (await desk.tickets.timeline(desk.ana, ticket_id)).audits[-1]
    events = read_log_events(audit.events)
    return [(one.field, one.previous, one.value) for one in events if isinstance(one, Change)]


async def ring(desk: Desk, ms: int = 0) -> None:
    """Let time go by; whoever runs the timers is another one than before, as after a restart."""
    desk.clock.at_ms += ms
    handlers = {module.TIMER_KIND: module.DueTimer(desk.store).fire}
    await TimerRunner(desk.store, handlers, now_ms=desk.clock.now_ms).run_due()


async def reminders(desk: Desk, who: Any) -> list[tuple[str, int]]:
    return [(one.kind, one.ticket_id) for one in await told(desk, who) if one.kind.startswith("due")][::-1]


async def logged(desk: Desk, ticket_id: int) -> list[DueReminded]:
    audits = (await desk.tickets.timeline(desk.ana, ticket_id)).audits
    return [one for audit in audits for one in read_log_events(audit.events) if isinstance(one, DueReminded)]


async def armed(desk: Desk) -> list[tuple[str, int]]:
    def question(connection: Any) -> list[tuple[str, int]]:
        return [(one.ref, one.due_at) for one in timers.due(connection, 2**60) if one.kind == module.TIMER_KIND]

    return await desk.store.read(question)


# --- setting it ---------------------------------------------------------------------------------------------------


async def test_a_task_has_a_due_date_and_its_log_says_so(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    due_at = desk.clock.at_ms + DAY_MS
    given = to_rfc3339(due_at).replace("Z", "+00:00")
    answer = await desk.change(desk.ana, ticket_id, type="task", due_at=given)
    assert answer.ticket.due_at == to_rfc3339(due_at) == (await desk.shown(ticket_id)).due_at
    assert await changed(desk, ticket_id) == [("type", None, "task"), ("due_at", None, due_at)]
    assert (await desk.change(desk.ana, ticket_id, due_at=to_rfc3339(due_at))).audit is None, "it is the same"
    assert (await desk.change(desk.ana, ticket_id, due_at=None)).ticket.due_at is None
    assert await changed(desk, ticket_id) == [("due_at", due_at, None)]


async def test_a_new_task_begins_with_it(desk: Desk) -> None:
    def new(**fields: Any) -> TicketNew:
        comment = CommentIn(body="b", public=False)
        return TicketNew(subject="s", requester_id=desk.lucia.id, comment=comment, **fields)

    due = ahead(desk, DAY_MS)
    made = (await desk.tickets.create(desk.ana, new(type="task", due_at=due), desk.key())).value.ticket
    assert made.due_at == due
    assert ("due_at", None, from_rfc3339(due)) in await changed(desk, made.id)
    assert await armed(desk) == [(str(made.id), from_rfc3339(due) - AHEAD_MS)]
    for fields in ({"due_at": due}, {"type": "question", "due_at": due}):
        with pytest.raises(FieldsError) as refused:
            await desk.tickets.create(desk.ana, new(**fields), desk.key())
        assert refused.value.codes == {"ticket.due_at": "not_a_task"}


@pytest.mark.parametrize("text", ["1970-01-01T00:00:00.000Z", "2200-01-01T00:00:00.000Z"])
async def test_an_absurd_moment_is_refused_by_its_name_and_nothing_is_changed(desk: Desk, text: str) -> None:
    ticket_id = await desk.ticket()
    with pytest.raises(FieldsError) as refused:
        await desk.change(desk.ana, ticket_id, type="task", priority="high", due_at=text)
    assert refused.value.codes == {"ticket.due_at": "malformed"}
    assert ((await desk.shown(ticket_id)).type, (await desk.shown(ticket_id)).priority) == (None, None)


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30T10:00:00Z", "2026-03-01", "2026-03-01T10:00:00"])
def test_what_is_no_instant_is_no_request(text: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="due_at"):
        msgspec.convert({"due_at": text}, TicketChange)


async def test_what_is_no_task_takes_none_and_loses_it_with_its_type(desk: Desk) -> None:
    other = await desk.ticket()
    with pytest.raises(RefusedError) as refused:
        await desk.change(desk.ana, other, due_at=ahead(desk, DAY_MS))
    assert (refused.value.rule, refused.value.fields) == ("step", {"why": "not_a_task"})
    ticket_id = await task(desk)
    due_at = desk.clock.at_ms + DAY_MS
    await desk.change(desk.ana, ticket_id, type="incident")
    assert await changed(desk, ticket_id) == [("type", "task", "incident"), ("due_at", due_at, None)]
    assert await armed(desk) == []
    back = await desk.change(desk.ana, ticket_id, type="task", due_at=to_rfc3339(due_at))
    assert back.ticket.due_at == to_rfc3339(due_at)
    await desk.change(desk.ana, ticket_id, type=None, due_at=None)
    assert await changed(desk, ticket_id) == [("type", "task", None), ("due_at", due_at, None)]


async def test_a_rule_that_changes_the_type_takes_it_away_too(desk: Desk) -> None:
    ticket_id = await task(desk)
    conditions = RuleConditions(all=(RuleCondition(field="tags", operator="includes", value="odd"),))
    await trigger(desk, conditions, SetFieldAction(field="type", value="question"))
    assert (await desk.change(desk.ana, ticket_id, tags=("odd",))).ticket.due_at is None


async def test_rules_look_at_it(desk: Desk) -> None:
    soon = RuleConditions(
        all=(
            RuleCondition(field="due_at", operator="changed"),
            RuleCondition(field="hours_until.due", operator="less_than", value=48),
        )
    )
    await trigger(desk, soon, TagAction(add=("soon",)))
    ticket_id = await task(desk, 48 * AHEAD_MS)
    assert (await desk.shown(ticket_id)).tags == ()
    await desk.change(desk.ana, ticket_id, due_at=ahead(desk, 48 * AHEAD_MS - 1))
    assert (await desk.shown(ticket_id)).tags == ("soon",)


async def test_two_who_set_it_are_told_of_each_other_in_times(desk: Desk) -> None:
    ticket_id = await task(desk)
    version = (await desk.shown(ticket_id)).row_version
    mine, theirs = ahead(desk, 2 * DAY_MS), ahead(desk, 3 * DAY_MS)
    await desk.change(desk.bo, ticket_id, due_at=theirs)
    with pytest.raises(ConflictError) as refused:
        await desk.change(desk.ana, ticket_id, due_at=mine, row_version=version)
    (clash,) = refused.value.conflict.fields
    assert (clash.field, msgspec.json.decode(clash.mine), msgspec.json.decode(clash.theirs)) == ("due_at", mine, theirs)


async def test_search_and_views_find_by_it(desk: Desk) -> None:
    late, soon, far = await task(desk, -AHEAD_MS), await task(desk, DAY_MS), await task(desk, 9 * DAY_MS)
    never = await desk.ticket()
    search = Search(desk.store, b"k" * 32)
    day = to_rfc3339(desk.clock.at_ms + 9 * DAY_MS)[:10]
    edits = ViewEdits(desk.store)
    for query, expected in (
        ("due<2d", {late, soon}),
        ("due:2d", {late, soon}),
        ("due>2d", {far}),
        (f"due:{day}", {far}),
        (f"due<{day}", {late, soon}),
        ("due:none", {never}),
        ("-due:none", {late, soon, far}),
    ):
        found = await search.find(desk.ana, query, now_ms=desk.clock.at_ms)
        assert {one.id for one in found.tickets} == expected, query
        made = (await edits.make(desk.ana, ViewIn(title=query, query=query), desk.key())).value.view
        page = await desk.views.tickets(desk.ana, made.id)
        assert {one.id for one in page.tickets} == expected, query
    with pytest.raises(RefusedError, match="search_value"):
        await search.find(desk.ana, "created:none", now_ms=desk.clock.at_ms)


# --- being reminded -----------------------------------------------------------------------------------------------


async def test_its_assignee_is_told_an_hour_before_and_when_it_is_due_and_the_log_says_so(desk: Desk) -> None:
    ticket_id = await task(desk)
    due_at = desk.clock.at_ms + DAY_MS
    await ring(desk, DAY_MS - AHEAD_MS - 1)
    assert await reminders(desk, desk.ana) == []
    await ring(desk, 1)
    assert await reminders(desk, desk.ana) == [("due_soon", ticket_id)]
    await ring(desk, AHEAD_MS - 1)
    await ring(desk, 1)
    await ring(desk, DAY_MS)
    assert await reminders(desk, desk.ana) == [("due_soon", ticket_id), ("due", ticket_id)]
    assert await logged(desk, ticket_id) == [DueReminded(due_at=due_at), DueReminded(due_at=due_at, is_over=True)]
    assert await reminders(desk, desk.bo) == []
    assert await armed(desk) == []


async def test_a_relay_that_slept_tells_once_what_is_due_now(desk: Desk) -> None:
    ticket_id = await task(desk)
    await ring(desk, 3 * DAY_MS)
    assert await reminders(desk, desk.ana) == [("due", ticket_id)]


async def test_a_clock_that_is_set_back_tells_nothing_twice(desk: Desk) -> None:
    ticket_id = await task(desk)
    await ring(desk, DAY_MS - AHEAD_MS)
    await ring(desk, -DAY_MS)
    await ring(desk, DAY_MS - 1)
    assert await reminders(desk, desk.ana) == [("due_soon", ticket_id)]
    await desk.store.write(lambda work: timers.arm(work, module.TIMER_KIND, str(ticket_id), 0))
    desk.clock.at_ms -= DAY_MS
    await ring(desk)
    assert len(await reminders(desk, desk.ana)) == 1, "too early: it waits on"


async def test_without_an_assignee_those_of_its_group_are_told_who_see_it(desk: Desk) -> None:
    group_id = await group(desk, desk.ana.id, desk.bo.id)
    ticket_id = await task(desk, assignee_id=None, group_id=group_id)
    alone = await task(desk, assignee_id=None)
    await ring(desk, DAY_MS)
    for who in (desk.ana, desk.bo):
        assert await reminders(desk, who) == [("due", ticket_id)]
    assert await reminders(desk, desk.admin) == []
    assert len(await logged(desk, alone)) == 1


@pytest.mark.parametrize("end", ["solved", "deleted", "closed"])
async def test_what_is_done_or_gone_reminds_nobody(desk: Desk, end: str) -> None:
    ticket_id = await task(desk)
    if end == "closed":
        await desk.close(ticket_id)
    elif end == "deleted":
        await desk.store.write(lambda work: work.connection.execute(_deleted(ticket_id)))
    else:
        await desk.change(desk.ana, ticket_id, status=end)
    await ring(desk, 2 * DAY_MS)
    assert await reminders(desk, desk.ana) == await logged(desk, ticket_id) == []
    assert await armed(desk) == []


def _deleted(ticket_id: int) -> Any:
    return tables.ticket.update().where(tables.ticket.c.id == ticket_id).values(status="deleted")


async def test_what_is_taken_up_again_reminds_again_and_what_was_due_by_then_does_not(desk: Desk) -> None:
    first, second = await task(desk), await task(desk)
    for one in (first, second):
        await desk.change(desk.ana, one, status="solved")
    await desk.change(desk.ana, first, status="open")
    await ring(desk, DAY_MS)
    await desk.change(desk.ana, second, status="open")
    await ring(desk, DAY_MS)
    assert await reminders(desk, desk.ana) == [("due", first)]


async def test_another_time_is_another_reminder_and_none_is_none(desk: Desk) -> None:
    moved, cleared = await task(desk), await task(desk)
    await desk.change(desk.bo, moved, due_at=ahead(desk, 2 * DAY_MS))
    await desk.change(desk.bo, cleared, due_at=None)
    await ring(desk, DAY_MS)
    assert await reminders(desk, desk.ana) == []
    await ring(desk, DAY_MS)
    assert await reminders(desk, desk.ana) == [("due", moved)]
    await desk.change(desk.bo, moved, due_at=ahead(desk, -DAY_MS))
    await ring(desk, DAY_MS)
    assert len(await reminders(desk, desk.ana)) == 1, "it was over when it was set"


async def test_a_ticket_that_is_gone_is_forgotten(desk: Desk) -> None:
    def operation(work: Work) -> None:
        timers.arm(work, module.TIMER_KIND, "4711", 1)

    await desk.store.write(operation)
    await ring(desk)
    assert await armed(desk) == []

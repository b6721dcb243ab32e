"""One change of many tickets over a real store: one audit each, refusals that stop no other, undo, restart."""

import functools

import msgspec
import pytest

from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_rules import BulkIn, JobStatus, MacroIn
from assistdesk.core.errors import RefusedError
from relay.desk import bulk as module
from relay.desk.bulk import Bulk
from relay.desk.macros import Macros
from relay.desk.timers import OutboxRunner
from relay.store import jobs, outbox, tables, tickets
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_forms import make_form, make_ticket


def bulk(desk: Desk) -> Bulk:
    return Bulk(desk.store, desk.rng.randbytes)


async def drain(desk: Desk) -> int:
    handler = functools.partial(module.handle, desk.rng.randbytes)
    return await OutboxRunner(desk.store, module.TOPIC, handler, now_ms=desk.clock.now_ms).drain()


async def start(desk: Desk, ids: list[int], **fields: object) -> JobStatus:
    given = BulkIn(**fields)  # type: ignore[arg-type]
    return (await bulk(desk).start(desk.ana, ids, given, desk.key())).value.job_status


async def result(desk: Desk, job_id: str) -> JobStatus:
    return (await bulk(desk).status(desk.ana, job_id)).job_status


async def row(desk: Desk, ticket_id: int) -> tickets.Ticket:
    found = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert found is not None
    return found


async def test_each_ticket_is_one_update_and_its_job_says_how_far_it_is(desk: Desk) -> None:
    ids = [await desk.ticket(f"t{number}") for number in range(3)]
    await desk.change(desk.ana, ids[0], tags=("old", "keep"))
    before = [(await row(desk, one)).seq for one in ids]
    job = await start(desk, [*ids, ids[0]], assignee_id=desk.bo.user_id, add_tags=("vip",), remove_tags=("old",))
    assert (job.status, job.total, job.progress, job.url) == ("queued", 3, 0, f"/api/v1/jobs/{job.id}")
    assert await drain(desk) == 3
    job = await result(desk, job.id)
    assert (job.status, job.progress, {one.state for one in job.results}) == ("completed", 3, {"done"})
    assert [(await row(desk, one)).seq for one in ids] == [seq + 1 for seq in before]
    assert (await row(desk, ids[0])).tags == ("keep", "vip")
    assert {(await row(desk, one)).assignee_id for one in ids} == {desk.bo.user_id}


async def test_a_ticket_that_refuses_stops_no_other(desk: Desk) -> None:
    good, closed = await desk.ticket(), await desk.ticket()
    await desk.store.write(lambda work: tickets.set_due(work, good, None))
    job = await start(desk, [4_711, closed, good], assignee_id=4_712)
    await drain(desk)
    assert [(one.ticket_id, one.state, one.rule) for one in (await result(desk, job.id)).results] == [
        (4_711, "refused", "not_found"),
        (closed, "refused", "invalid"),
        (good, "refused", "invalid"),
    ]
    job = await start(desk, [good], status="pending")
    await drain(desk)
    again = await start(desk, [good, closed], status="pending")
    await drain(desk)
    assert [one.state for one in (await result(desk, again.id)).results] == ["same", "done"]


async def test_a_job_of_whoever_was_suspended_meanwhile_changes_nothing(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    job = await start(desk, [ticket_id], status="pending")

    def suspend(work: Work) -> None:
        mine = tables.person.c.id == desk.ana.user_id
        work.connection.execute(tables.person.update().where(mine).values(suspended=True))

    await desk.store.write(suspend)
    assert await drain(desk) == 1
    job = await result(desk, job.id)
    assert [(one.state, one.rule) for one in job.results] == [("refused", "suspended")]
    assert (await row(desk, ticket_id)).status == "new"


async def test_undo_gives_back_what_nobody_changed_since(desk: Desk) -> None:
    plain, touched = await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, plain, priority="low", tags=("a",))
    job = await start(
        desk, [plain, touched], status="solved", priority="urgent", assignee_id=desk.bo.user_id, add_tags=("b",)
    )
    with pytest.raises(RefusedError, match="job_running"):
        await bulk(desk).undo(desk.ana, job.id, desk.key())
    await drain(desk)
    await desk.change(desk.bo, touched, status="pending")
    key = desk.key()
    back = (await bulk(desk).undo(desk.ana, job.id, key)).value.job_status
    assert (await bulk(desk).undo(desk.ana, job.id, key)).replayed
    await drain(desk)
    assert [(one.state, one.rule) for one in (await result(desk, back.id)).results] == [
        ("done", ""),
        ("refused", "row_version"),
    ]
    given_back = await row(desk, plain)
    assert (given_back.status, given_back.priority, given_back.assignee_id, given_back.tags) == (
        "open",
        "low",
        None,
        ("a",),
    )
    assert (await row(desk, touched)).priority == "urgent"
    with pytest.raises(RefusedError, match="job_undone"):
        await bulk(desk).undo(desk.ana, job.id, desk.key())


async def test_tasks_get_a_due_date_together_and_it_is_given_back(desk: Desk) -> None:
    task, other = await desk.ticket(), await desk.ticket()
    first, second = "2026-03-02T10:00:00.000Z", "2026-03-09T10:00:00.000Z"
    await desk.change(desk.ana, task, type="task", due_at=first)
    job = await start(desk, [task, other], due_at=second)
    await drain(desk)
    assert [(one.state, one.rule) for one in (await result(desk, job.id)).results] == [
        ("done", ""),
        ("refused", "not_a_task"),
    ]
    assert (await desk.shown(task)).due_at == second
    await bulk(desk).undo(desk.ana, job.id, desk.key())
    await drain(desk)
    assert (await desk.shown(task)).due_at == first


async def test_undo_of_a_first_priority_leaves_it(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    job = await start(desk, [ticket_id], priority="high")
    await drain(desk)
    back = (await bulk(desk).undo(desk.ana, job.id, desk.key())).value.job_status
    await drain(desk)
    assert [one.state for one in (await result(desk, back.id)).results] == ["same"]
    assert (await row(desk, ticket_id)).priority == "high"


async def test_an_errand_that_comes_twice_does_nothing_twice(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    job = await start(desk, [ticket_id], status="pending")
    (again,) = await desk.store.read(lambda connection: outbox.due(connection, module.TOPIC, desk.clock.at_ms))
    await drain(desk)
    seq = (await row(desk, ticket_id)).seq
    await desk.store.write(lambda work: outbox.put(work, module.TOPIC, again.body))
    gone = msgspec.json.encode({**msgspec.json.decode(again.body), "job_id": "no such job"})
    await desk.store.write(lambda work: outbox.put(work, module.TOPIC, gone))
    assert await drain(desk) == 2
    assert (await row(desk, ticket_id)).seq == seq
    assert (await result(desk, job.id)).progress == 1


async def test_a_job_that_is_stopped_keeps_what_it_did_and_does_no_more(desk: Desk) -> None:
    ids = [await desk.ticket(f"t{number}") for number in range(3)]
    job = await start(desk, ids, add_tags=("vip",))
    handler = functools.partial(module.handle, desk.rng.randbytes)
    due = await desk.store.read(lambda connection: outbox.due(connection, module.TOPIC, desk.clock.now_ms()))
    await desk.store.write(lambda work: handler(work, due[0].body))
    key = desk.key()
    stopped = (await bulk(desk).stop(desk.ana, job.id, key)).value.job_status
    assert (stopped.status, stopped.progress) == ("completed", 3)
    await drain(desk)
    states = [one.state for one in (await result(desk, job.id)).results]
    assert states == ["done", "stopped", "stopped"]
    assert [(await row(desk, one)).tags for one in ids] == [("vip",), (), ()]
    again = await bulk(desk).stop(desk.ana, job.id, desk.key())
    assert again.value.job_status == await result(desk, job.id)
    with pytest.raises(RefusedError, match="not_found"):
        await bulk(desk).stop(desk.bo, job.id, desk.key())
    back = (await bulk(desk).undo(desk.ana, job.id, desk.key())).value.job_status
    assert back.total == 1


async def test_jobs_are_private_and_empty_ones_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket_id = await desk.ticket()
    job = await start(desk, [ticket_id], status="pending")
    for job_id, caller in ((job.id, desk.bo), ("x", desk.ana)):
        with pytest.raises(RefusedError, match="not_found"):
            await bulk(desk).status(caller, job_id)
    monkeypatch.setattr(module, "IDS_MAX", 1)
    for ids, given in (([], {"status": "open"}), ([1, 2], {"status": "open"}), ([1], {})):
        with pytest.raises(RefusedError, match="invalid"):
            await start(desk, ids, **given)
    with pytest.raises(RefusedError, match="forbidden"):
        await bulk(desk).start(desk.lucia, [1], BulkIn(status="open"), desk.key())
    assert await desk.store.read(lambda connection: jobs.item(connection, job.id, 99)) is None


async def test_a_job_that_changed_nothing_has_nothing_to_take_back(desk: Desk) -> None:
    job = await start(desk, [4_711], status="pending")
    await drain(desk)
    with pytest.raises(RefusedError, match="job_undone"):
        await bulk(desk).undo(desk.ana, job.id, desk.key())


async def test_a_macro_changes_each_of_them_names_itself_writes_no_text_and_is_given_back(desk: Desk) -> None:
    actions = (
        StatusAction(status="pending"),
        SetFieldAction(field="type", value="problem"),
        TagAction(add=("known",)),
        AssignAction(to_me=True),
        CommentAction(text={"en": "It is known."}),
    )
    made = await Macros(desk.store).make(desk.admin, MacroIn(title={"en": "Known"}, actions=actions, shared=True), "k")
    ids = [await desk.ticket(), await desk.ticket()]
    job = await start(desk, ids, macro_id=made.value.macro.id)
    await drain(desk)
    for ticket_id in ids:
        found = await row(desk, ticket_id)
        assert (found.status, found.type, found.tags, found.assignee_id) == (
            "pending",
            "problem",
            ("known",),
            desk.ana.id,
        )
        page = await desk.tickets.timeline(desk.ana, ticket_id)
        assert "MacroUsed" in bytes(page.audits[-1].events[0]).decode()
        assert len(page.comments) == 1
    await bulk(desk).undo(desk.ana, job.id, desk.key())
    await drain(desk)
    found = await row(desk, ids[0])
    assert (found.status, found.type, found.tags, found.assignee_id) == ("open", None, (), None)
    gone = await start(desk, ids, macro_id=4_711)
    await drain(desk)
    assert {one.rule for one in (await result(desk, gone.id)).results} == {"not_found"}
    closing = MacroIn(title={"en": "Wrong"}, actions=(StatusAction(status="closed"),))
    own = await Macros(desk.store).make(desk.ana, closing, "k2")
    refused = await start(desk, ids, macro_id=own.value.macro.id)
    await drain(desk)
    assert {one.rule for one in (await result(desk, refused.id)).results} == {"never_by_hand"}
    with pytest.raises(RefusedError, match="invalid"):
        await start(desk, ids, macro_id=1, status="open")


async def test_undo_gives_back_what_a_macro_set_in_fields_of_the_desks_own(desk: Desk) -> None:
    ticket = (await make_ticket(desk, await make_form(desk), custom={"seats": 5})).ticket
    actions = (SetFieldAction(field="custom.seats", value=12), SetFieldAction(field="custom.plan", value="trial"))
    macros = Macros(desk.store)
    given = MacroIn(title={"en": "Trial"}, actions=actions, shared=True)
    macro = (await macros.make(desk.admin, given, desk.key())).value.macro
    job = await start(desk, [ticket.id], macro_id=macro.id)
    await drain(desk)
    assert (await row(desk, ticket.id)).custom == {"seats": 12, "plan": "trial"}
    back = (await bulk(desk).undo(desk.ana, job.id, desk.key())).value.job_status
    await drain(desk)
    assert [one.state for one in (await result(desk, back.id)).results] == ["done"]
    assert (await row(desk, ticket.id)).custom == {"seats": 5}

"""Who is taken out of a group has none of its tickets any more; they stay in their group, each with an audit of its own."""

import functools

import pytest

from assistdesk.core.desk.events import Change, EventBase
from assistdesk.core.desk.events_service import TriggerFired
from assistdesk.core.desk.model_service import AssignAction
from assistdesk.core.desk.shapes_people import GroupChange
from relay.desk import leaving
from relay.desk.groups import Groups
from relay.desk.timers import OutboxRunner
from relay.store import audits, tables
from relay.store.work import Announcement
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_triggers import events, group, trigger, when


@pytest.fixture
def groups(desk: Desk) -> Groups:
    return Groups(desk.store, lambda _user_id: None)


def runner(desk: Desk) -> OutboxRunner:
    handler = functools.partial(leaving.handle, desk.rng.randbytes)
    return OutboxRunner(desk.store, leaving.TOPIC, handler, now_ms=desk.clock.now_ms)


async def given(desk: Desk, group_id: int | None, user_id: int, **more: object) -> int:
    ticket_id = await desk.ticket()
    await desk.change(desk.admin, ticket_id, group_id=group_id, assignee_id=user_id, **more)
    return ticket_id


async def held(desk: Desk, *ticket_ids: int) -> list[tuple[int | None, int | None]]:
    rows = [await desk.shown(one) for one in ticket_ids]
    return [(row.group_id, row.assignee_id) for row in rows]


async def keep(desk: Desk, groups: Groups, group_id: int, *member_ids: int) -> None:
    await groups.change(desk.admin, group_id, GroupChange(name="L2", member_ids=member_ids), desk.key())


def unassigned(user_id: int) -> EventBase:
    return Change(field="assignee_id", previous=user_id, value=None)


async def test_her_open_and_solved_tickets_of_that_group_have_nobody_and_all_others_stay(
    desk: Desk, groups: Groups
) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    hers = await given(desk, team, desk.ana.id)
    solved = await given(desk, team, desk.ana.id, status="solved")
    closed = await given(desk, team, desk.ana.id)
    await desk.close(closed)
    others = [await given(desk, team, desk.bo.id), await given(desk, None, desk.ana.id)]
    before = await held(desk, closed, *others)
    (listed,) = (await groups.list(desk.admin)).groups
    assert (listed.member_ids, listed.held) == ((desk.ana.id, desk.bo.id), (2, 1))  # what the admin is told before
    heard: list[Announcement] = []
    desk.store.listen(lambda committed: heard.extend(committed.announcements))
    await keep(desk, groups, team, desk.bo.id)
    assert await held(desk, hers) == [(team, desk.ana.id)]  # the admin does not wait for it
    assert await runner(desk).drain() == 1
    assert await held(desk, hers, solved) == [(team, None), (team, None)]
    assert await held(desk, closed, *others) == before
    for ticket_id, status in ((hers, "open"), (solved, "solved")):
        assert (await events(desk, ticket_id))[-1] == [unassigned(desk.ana.id)]
        assert (await desk.shown(ticket_id)).status == status
        assert (await desk.tickets.verify(desk.bo, ticket_id)).fault is None
        assert f"ticket:{ticket_id}" in [one.stream for one in heard]
    last = await desk.store.read(lambda connection: audits.whole(connection, hers)[-1])
    assert (last.author_id, last.pub_seq) == (None, None)


async def test_one_seat_that_is_taken_away_does_the_same(desk: Desk, groups: Groups) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    hers = await given(desk, team, desk.ana.id)
    await groups.seat(desk.admin, team, desk.ana.id, desk.key(), lead=True)
    await groups.seat(desk.admin, team, desk.ana.id, desk.key(), lead=False)
    assert await runner(desk).drain() == 0
    await groups.seat(desk.admin, team, desk.ana.id, desk.key(), lead=None)
    assert await runner(desk).drain() == 1
    assert await held(desk, hers) == [(team, None)]


async def test_many_tickets_go_a_few_at_a_time_and_what_a_crash_left_is_done_after_it(
    desk: Desk, groups: Groups
) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    made = [await given(desk, team, desk.ana.id) for _ in range(2 * leaving.BATCH + 1)]
    await keep(desk, groups, team, desk.bo.id)
    handled = 0

    def breaks(work, body):  # type: ignore[no-untyped-def]
        nonlocal handled
        handled += 1
        if handled > 1:
            raise OSError("the power went")
        leaving.handle(desk.rng.randbytes, work, body)

    await OutboxRunner(desk.store, leaving.TOPIC, breaks, now_ms=desk.clock.now_ms).drain()
    done = [assignee_id for _, assignee_id in await held(desk, *made)]
    assert done == [None] * leaving.BATCH + [desk.ana.id] * (leaving.BATCH + 1)
    desk.clock.turn(60)
    assert await runner(desk).drain() == 2
    assert {assignee_id for _, assignee_id in await held(desk, *made)} == {None}
    assert all(len(one) == 3 for one in [await events(desk, ticket_id) for ticket_id in made])


async def test_who_is_back_before_it_is_done_keeps_what_she_has(desk: Desk, groups: Groups) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    hers = await given(desk, team, desk.ana.id)
    await keep(desk, groups, team, desk.bo.id)
    await keep(desk, groups, team, desk.ana.id, desk.bo.id)
    await runner(desk).drain()
    assert await held(desk, hers) == [(team, desk.ana.id)]


async def test_a_trigger_that_gives_it_back_to_her_ends(desk: Desk, groups: Groups) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    made = [await given(desk, team, desk.ana.id) for _ in range(leaving.BATCH + 1)]
    back = await trigger(desk, when("assignee_id", "is_empty"), AssignAction(assignee_id=desk.ana.id))
    await keep(desk, groups, team, desk.bo.id)
    assert await runner(desk).drain() == 2
    assert set(await held(desk, *made)) == {(team, desk.ana.id)}
    assert TriggerFired(trigger_id=back.id) in (await events(desk, made[0]))[-1]


async def test_who_helps_no_more_has_no_tickets_of_any_group(desk: Desk) -> None:
    team = await group(desk, desk.ana.id, desk.bo.id)
    made = [await given(desk, team, desk.bo.id), await given(desk, None, desk.bo.id)]

    def suspend(work):  # type: ignore[no-untyped-def]
        work.connection.execute(tables.person.update().where(tables.person.c.id == desk.bo.id).values(suspended=True))
        leaving.ask(work, desk.bo.id)

    await desk.store.write(lambda work: leaving.ask(work, desk.bo.id))
    await runner(desk).drain()
    assert await held(desk, *made) == [(team, desk.bo.id), (None, desk.bo.id)]  # he helps still, or again
    await desk.store.write(suspend)
    await runner(desk).drain()
    assert await held(desk, *made) == [(team, None), (None, None)]

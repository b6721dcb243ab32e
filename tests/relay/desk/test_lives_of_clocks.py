"""SLA over lives that nobody thought of: whatever happens in whatever order, each breach is in the log, once, and no other.

What is kept beside a ticket is what its log alone gives; the timer has written every mark that fell due.
"""

import random
from collections import Counter

import msgspec
import pytest

from assistdesk.core.desk.call_shapes import CallChange, CallNew
from assistdesk.core.desk.events_service import SlaBreached, SlaWarned
from assistdesk.core.desk.shapes import ClockOut
from assistdesk.core.desk.shapes_rules import PolicyIn, ScheduleIn
from assistdesk.core.errors import RefusedError
from relay.desk import rules as desk_rules
from relay.desk import sla
from relay.desk.calls import Calls
from relay.desk.deleting import Deleting
from relay.desk.merging import Merging
from relay.desk.rules import Rules
from relay.store import clocks as kept_clocks
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_sla import events, runner

PRIORITIES = ("low", "normal", "high", "urgent")
METRICS = (
    "first_reply_time",
    "next_reply_time",
    "periodic_update_time",
    "pausable_update_time",
    "requester_wait_time",
    "agent_work_time",
    "total_resolution_time",
)
STEPS = 25


async def other_targets(desk: Desk, rng: random.Random) -> None:
    targets = [
        {
            "priority": priority,
            "metric": metric,
            "target_s": rng.choice((60, 600, 1_800, 7_200, 36_000)),
            "hours": rng.choice(("calendar", "business")),
        }
        for priority in PRIORITIES
        for metric in METRICS
        if rng.random() < 0.8
    ]
    given = msgspec.convert({"title": "Any", "targets": targets, "schedule_id": 1}, PolicyIn)
    await Rules(desk.store).put_policy(desk.admin, given, desk.key(), 1)


async def other_hours(desk: Desk, rng: random.Random) -> None:
    hours = (await Rules(desk.store).schedules(desk.ana)).schedules[0]
    zone = rng.choice(("UTC", "Asia/Shanghai", "America/Havana"))
    given = msgspec.convert({"name": hours.name, "time_zone": zone, "intervals": hours.intervals}, ScheduleIn)
    await Rules(desk.store).put_schedule(desk.admin, given, desk.key(), hours.id)


async def phone(desk: Desk, ticket_id: int) -> None:
    calls = Calls(desk.store, desk.rng.randbytes)
    call = (await calls.log(desk.ana, CallNew(number="+34600", ticket_id=ticket_id), desk.key())).value.call
    await calls.change(desk.ana, call.id, CallChange(ended=True))


async def happen(desk: Desk, rng: random.Random, ticket_ids: list[int]) -> None:
    """Any one thing; some are refused."""
    ticket_id = rng.choice(ticket_ids)
    merging, deleting = Merging(desk.store, desk.rng.randbytes), Deleting(desk.store, desk.rng.randbytes)
    match rng.randrange(12):
        case 0:
            await desk.say(desk.ana, ticket_id, "ours")
        case 1:
            await desk.say(desk.lucia, ticket_id, "hers")
        case 2:
            await desk.change(desk.ana, ticket_id, status=rng.choice(("open", "pending", "hold", "solved")))
        case 3:
            await desk.change(desk.ana, ticket_id, priority=rng.choice(PRIORITIES))
        case 4:
            await merging.merge(desk.ana, *rng.sample(ticket_ids, 2), desk.key())
        case 5:
            await merging.unmerge(desk.ana, ticket_id, desk.key())
        case 6:
            await deleting.delete(desk.admin, ticket_id, desk.key())
        case 7:
            await deleting.restore(desk.admin, ticket_id, desk.key())
        case 8:
            await phone(desk, ticket_id)
        case 9:
            await other_hours(desk, rng)
        case 10:
            ticket_ids.append(await desk.ticket())
        case _:
            await desk.say(desk.ana, ticket_id, "a note", public=False)


def standing(clock: ClockOut) -> tuple[object, ...]:
    return clock.metric, clock.instance, clock.state, clock.started_at, clock.ended_at, clock.target_s


async def kept_is_counted(desk: Desk, ticket_id: int) -> None:
    now_ms = desk.clock.now_ms()
    kept = await desk.store.read(lambda connection: kept_clocks.find(connection, ticket_id))
    counted = await desk.store.read(lambda connection: sla.count(connection, ticket_id, now_ms))
    assert set(map(standing, kept.clocks)) == set(map(standing, counted.ordered))


async def marks_are_written(desk: Desk, ticket_id: int) -> None:
    now_ms = desk.clock.now_ms()
    found = (await desk.store.read(lambda connection: sla.count(connection, ticket_id, now_ms))).found
    written = [event for audit in await events(desk, ticket_id) for event in audit]
    breached = Counter((one.metric, one.instance) for one in written if isinstance(one, SlaBreached))
    warned = Counter((one.metric, one.instance) for one in written if isinstance(one, SlaWarned))
    assert set(breached) == {(clock.metric, clock.instance) for clock in found if clock.result == "breached"}
    assert {(clock.metric, clock.instance) for clock in found if clock.is_warning} <= set(warned)
    assert {*breached.values(), *warned.values()} <= {1}


@pytest.mark.parametrize("seed", range(10))
async def test_every_mark_that_falls_due_is_written_once(desk: Desk, seed: int) -> None:
    rng = random.Random(seed)
    await desk.store.write(desk_rules.start_rules)
    await other_targets(desk, rng)
    desk.clock.turn(rng.choice((0, 4 * 3_600)))
    ticket_ids = [await desk.ticket(), await desk.ticket()]
    for _ in range(STEPS):
        desk.clock.turn(rng.choice((1, 1, 30, 600, 3_600, 8 * 3_600)))
        try:
            await happen(desk, rng, ticket_ids)
        except RefusedError:
            continue
        for ticket_id in ticket_ids:
            await kept_is_counted(desk, ticket_id)
        if rng.random() < 0.7:  # else the relay is down
            await runner(desk).run_due()
            for ticket_id in ticket_ids:
                await marks_are_written(desk, ticket_id)

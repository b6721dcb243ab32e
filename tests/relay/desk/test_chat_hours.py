"""Chats are offered in their group's hours: whoever came within them is served to the end, who comes over later waits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from assistdesk.core.desk.chat_shapes import HandOverIn, SeatIn
from assistdesk.core.desk.queue import ChatState
from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.core.desk.shapes_rules import ScheduleIn
from relay.desk.groups import Groups
from relay.desk.rules import Rules
from tests.relay.desk.chat_stage import Stage, open_stage
from tests.relay.desk.test_chats import minute_of_week

HOUR_MS = 3_600_000


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


async def hours_from_now(stage: Stage, first_min: int, last_min: int, **more: object) -> int:
    """Open from so many minutes after now to so many."""
    now = minute_of_week(stage.clock.now_ms())
    given = ScheduleIn(name="h", time_zone="UTC", intervals=((now + first_min, now + last_min),), **more)  # type: ignore[arg-type]
    return (await Rules(stage.desk.store).put_schedule(stage.desk.admin, given, stage.desk.key())).value.schedule.id


def groups(stage: Stage) -> Groups:
    return Groups(stage.desk.store, lambda _user_id: None)


async def night_group(stage: Stage, schedule_id: int) -> int:
    given = GroupIn(name="Printers", member_ids=(stage.desk.bo.id,), schedule_id=schedule_id)
    return (await groups(stage).make(stage.desk.admin, given, stage.desk.key())).value.group.id


async def test_a_chat_that_comes_over_outside_of_its_groups_hours_is_offered_when_they_begin(stage: Stage) -> None:
    group_id = await night_group(stage, await hours_from_now(stage, 30, 60))
    stage.alive.add(stage.desk.bo.id)
    _, out = await stage.ask()
    await stage.agents.accept(stage.desk.ana, out.id)
    await stage.agents.hand_over(stage.desk.ana, out.id, HandOverIn(reason="printers", to_group_id=group_id))
    await stage.chats.beat()
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    told = await stage.show(out.id)
    assert not told.is_anyone_here
    assert told.opens_at is not None
    await stage.pass_time(60)  # the language is asked for no more
    assert (await stage.thread(out.id)).state is ChatState.WAITING
    await stage.pass_time(29 * 60)
    assert ((await stage.thread(out.id)).state, (await stage.thread(out.id)).agent_id) == (
        ChatState.OFFERED,
        stage.desk.bo.id,
    )


async def test_whoever_came_within_the_hours_is_offered_after_them_too(stage: Stage) -> None:
    stage.alive.clear()
    stage.alive.add(stage.desk.bo.id)
    await stage.agents.set_seat(stage.desk.bo, SeatIn(chat_limit=1))
    _, taken = await stage.ask()
    await stage.agents.accept(stage.desk.bo, taken.id)
    _, waiting = await stage.ask()
    support = (await groups(stage).list(stage.desk.admin)).groups[0]
    given = GroupChange(name=support.name, schedule_id=await hours_from_now(stage, 0, 10))
    await groups(stage).change(stage.desk.admin, support.id, given, stage.desk.key())
    await stage.pass_time(11 * 60)
    stage.alive.add(stage.desk.ana.id)
    await stage.chats.beat()
    assert (await stage.thread(waiting.id)).state is ChatState.OFFERED


async def test_the_button_is_gone_outside_of_the_groups_hours_and_says_when_both_are_open(stage: Stage) -> None:
    await stage.ask()
    support = (await groups(stage).list(stage.desk.admin)).groups[0]
    given = GroupChange(name=support.name, schedule_id=await hours_from_now(stage, 60, 120))
    await groups(stage).change(stage.desk.admin, support.id, given, stage.desk.key())
    closed = await stage.chats.available()
    assert closed.state == "out_of_hours"
    begins = from_rfc3339(closed.opens_at or "")
    assert 59 * 60_000 < begins - stage.clock.now_ms() <= HOUR_MS
    await hours_from_now(stage, 90, 100, opens_chat=True)
    later = from_rfc3339((await stage.chats.available()).opens_at or "")
    assert later - begins == HOUR_MS // 2
    stage.clock.turn(95 * 60)
    assert (await stage.chats.available()).state == "open"
    await hours_from_now(stage, 2_000, 2_010, opens_chat=True)
    stage.clock.turn(5 * 60)
    assert from_rfc3339((await stage.chats.available()).opens_at or "") > stage.clock.now_ms() + 24 * HOUR_MS

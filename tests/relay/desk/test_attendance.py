"""relay/desk/attendance.py: who was there is written while it is so, through lost lines, kills and leaps of the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from assistdesk.core.desk.attendance import State
from assistdesk.core.desk.chat_shapes import ChatSay, SeatIn
from assistdesk.core.desk.measure_shapes import MeasuresOut
from assistdesk.core.desk.shapes_rules import ScheduleIn
from assistdesk.core.errors import LinkError
from relay.desk import attendance as use_case
from relay.desk.attendance import KEPT_MS, Attendance, forget_old
from relay.desk.measures import Measures
from relay.desk.people import People
from relay.desk.rules import Rules
from relay.ops.audit import AuditLog
from relay.store import attendance, people
from tests.relay.desk.chat_stage import Stage, open_stage

S, MIN, HOUR = 1_000, 60_000, 3_600_000
DAY = 24 * HOUR


def watching(stage: Stage) -> Attendance:
    """As a relay that has just been started."""
    return Attendance(stage.desk.store, lambda: frozenset(stage.alive), now_ms=stage.clock.now_ms)


async def written(stage: Stage, began_ms: int, watch: Attendance | None = None) -> list[tuple[int, State, int, int]]:
    """(agent, state, from, to) in seconds since the test began."""
    now_ms = stage.clock.now_ms()
    going = frozenset[tuple[int, int]]() if watch is None else watch.going()
    found = await stage.desk.store.read(lambda connection: attendance.stays(connection, (0, now_ms + 1), going, now_ms))
    return [(one.agent_id, one.state, (one.from_ms - began_ms) // S, (one.to_ms - began_ms) // S) for one in found]


async def set_availability(stage: Stage, availability: str) -> None:
    desk = stage.desk
    use = People(desk.store, AuditLog(), b"k" * 32, lambda _user_id: None)
    await use.set_availability(desk.ana, desk.ana.id, availability)  # type: ignore[arg-type]


async def measured(stage: Stage, watch: Attendance, began_ms: int) -> MeasuresOut:
    use = Measures(stage.desk.store, now_ms=stage.clock.now_ms, going=watch.going)
    return await use.of(stage.desk.ana, (began_ms, stage.clock.now_ms() + 1), "UTC")


async def test_a_stay_ends_when_the_line_ends_and_another_begins_with_another_state(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana.id, stage.clock.now_ms()
        await watch.beat()
        stage.clock.turn(10)
        await set_availability(stage, "away")
        await watch.beat()
        stage.clock.turn(20)
        await set_availability(stage, "online")
        await watch.beat()
        stage.clock.turn(30)
        assert await written(stage, began, watch) == [
            (ana, "online", 0, 10), (ana, "away", 10, 30), (ana, "online", 30, 60),
        ]  # fmt: skip
        stage.alive.clear()
        await watch.beat()
        stage.clock.turn(500)
        assert (await written(stage, began, watch))[-1] == (ana, "online", 30, 60)
        stage.alive.add(ana)
        await watch.beat()
        assert (await written(stage, began, watch))[-1] == (ana, "online", 560, 560)


async def test_customers_and_the_suspended_are_nobody_who_is_there_to_help(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        stage.alive |= {stage.desk.lucia.id}
        stage.alive -= {stage.desk.ana.id}
        watch = watching(stage)
        await watch.beat()
        assert await written(stage, 0, watch) == []


async def test_what_goes_on_is_confirmed_each_minute_and_a_relay_that_is_killed_knows_all_but_that(
    tmp_path: Path,
) -> None:
    async with open_stage(tmp_path) as stage:
        killed, ana, began = watching(stage), stage.desk.ana.id, stage.clock.now_ms()
        await killed.beat()
        for _ in range(10):
            stage.clock.turn(13)
            await killed.beat()
        assert await written(stage, began) == [(ana, "online", 0, 130 - 130 % 65)]
        stage.clock.turn(600)
        started = watching(stage)
        await started.beat()
        stage.clock.turn(60)
        assert await written(stage, began, started) == [(ana, "online", 0, 130), (ana, "online", 730, 790)]


async def test_who_is_back_within_the_grace_of_a_lost_line_never_left(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana.id, stage.clock.now_ms()
        await watch.beat()
        for gone_s, stays in ((30, 1), (31, 2)):
            stage.alive.clear()
            await watch.beat()
            stage.clock.turn(gone_s)
            stage.alive.add(ana)
            await watch.beat()
            assert len(await written(stage, began, watch)) == stays


async def test_a_machine_that_slept_leaves_no_one_there_meanwhile(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana.id, stage.clock.now_ms()
        await watch.beat()
        stage.clock.turn(60)
        await watch.beat()
        stage.clock.turn(7200)
        await watch.beat()
        assert await written(stage, began, watch) == [(ana, "online", 0, 60), (ana, "online", 7260, 7260)]


async def test_an_open_wrap_up_is_a_state_that_ends_by_time_or_when_its_card_is_closed(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana, stage.clock.now_ms()
        await watch.beat()
        for closes in (False, True):
            _, out = await stage.ask()
            await stage.agents.accept(ana, out.id)
            await stage.agents.say(ana, out.id, ChatSay(body="sí"), stage.desk.key())
            stage.clock.turn(10)
            await stage.agents.end(ana, out.id)
            assert await watch.beat() == 60_000  # its two minutes are later than the next confirmation
            stage.clock.turn(60)
            assert await watch.beat() == 60_000
            stage.clock.turn(20)
            if closes:
                await stage.agents.end_wrap_up(ana)
            else:
                assert await watch.beat() == 40_000
                stage.clock.turn(40)
            await watch.beat()
        stage.clock.turn(5)
        assert [(state, start, end) for _, state, start, end in await written(stage, began, watch)] == [
            ("online", 0, 10), ("wrap_up", 10, 130), ("online", 130, 140), ("wrap_up", 140, 220), ("online", 220, 225),
        ]  # fmt: skip


async def test_occupancy_and_gaps_are_measured_from_what_was_written_and_the_log(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk, clock, began = stage.desk, stage.clock, stage.clock.now_ms()
        watch = watching(stage)
        round_the_clock = ScheduleIn(name="always", time_zone="UTC", intervals=((0, 10_080),), opens_chat=True)
        schedule = (await Rules(desk.store).put_schedule(desk.admin, round_the_clock, desk.key())).value.schedule
        await watch.beat()
        _, out = await stage.ask()
        await stage.agents.accept(desk.ana, out.id)
        await _pass(stage, watch, 5 * HOUR)
        stage.alive.clear()
        await watch.beat()
        await stage.ask(by_mail=True)
        await _pass(stage, watch, HOUR)
        stage.alive.add(desk.ana.id)
        await watch.beat()
        await _pass(stage, watch, 4 * HOUR)
        answer = await measured(stage, watch, began - DAY)
        figure = {one.key: (one.value, one.n) for one in answer.figures}
        assert figure["coverage_gap"] == (HOUR, 10)
        assert figure["gap_requests"] == (1, 2)
        (of_ana,) = answer.occupancy
        assert (of_ana.name, of_ana.agent_id) == ("Ana", desk.ana.id)
        assert of_ana.busy_ms + of_ana.available_ms == 9 * HOUR
        assert figure["occupancy"] == (of_ana.percent, 9)
        assert of_ana.busy_ms >= 5 * HOUR

        def seat(work):  # type: ignore[no-untyped-def]
            group_id = people.group_named(work, "Night")
            work.connection.exec_driver_sql(f"UPDATE desk_group SET schedule_id = {schedule.id} WHERE id = {group_id}")
            return group_id

        group_id = await desk.store.write(seat)
        (gap,) = (await measured(stage, watch, began)).gaps
        assert (gap.group_id, gap.name, gap.gap_ms, gap.open_ms, gap.requests) == (
            group_id, "Night", 10 * HOUR, 10 * HOUR, 0,
        )  # fmt: skip

        narrow = replace(desk.bo, sees_all=False)
        use = Measures(desk.store, now_ms=clock.now_ms, going=watch.going)
        seen = await use.of(narrow, (began, clock.now_ms()), "UTC")
        assert (seen.occupancy, seen.gaps) == ((), ())


async def _pass(stage: Stage, watch: Attendance, ms: int) -> None:
    """As a relay that looks each minute, three at once."""
    for _ in range(ms // (3 * MIN)):
        stage.clock.turn(180)
        await watch.beat()


async def test_the_record_says_since_when_it_knows_and_old_stays_are_forgotten(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        store, began = stage.desk.store, stage.clock.now_ms()
        assert await store.read(attendance.since) is None
        watch = watching(stage)
        stage.alive.clear()
        await watch.beat()
        assert await store.read(attendance.since) == began
        stage.alive.add(stage.desk.ana.id)
        await watch.beat()
        stage.alive.clear()
        await watch.beat()
        assert await store.write(forget_old) == 0
        stage.clock.turn(KEPT_MS / 1000 + 1)
        assert await store.write(forget_old) == 1
        assert await store.read(attendance.since) == began + S


async def test_a_relay_that_stops_writes_until_when_they_were_there(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, began = watching(stage), stage.clock.now_ms()
        await watch.beat()
        stage.clock.turn(25)
        await watch.stop()
        assert [end for _, _, _, end in await written(stage, began)] == [25]


async def test_it_looks_again_when_somebody_comes_and_when_a_seat_changes(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana, stage.clock.now_ms()
        stage.alive.clear()
        task = asyncio.create_task(watch.run())
        stage.alive.add(ana.id)
        watch.wake()
        await _until(lambda: _is_so(stage, watch, ["online"]))
        stage.clock.turn(40)
        await set_availability(stage, "invisible")
        await _until(lambda: _is_so(stage, watch, ["online", "invisible"]))
        await stage.agents.set_seat(ana, SeatIn(chat_limit=2, languages=()))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (await written(stage, began))[0][2:] == (0, 40)


async def _is_so(stage: Stage, watch: Attendance, states: list[str]) -> bool:
    return [state for _, state, _, _ in await written(stage, 0, watch)] == states


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await holds():
            await asyncio.sleep(0)


async def test_what_could_not_be_written_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_stage(tmp_path) as stage:
        watch, ana, began = watching(stage), stage.desk.ana.id, stage.clock.now_ms()
        await watch.beat()
        stage.clock.turn(70)

        def refuse(*_: object) -> None:
            raise LinkError("busy")

        with monkeypatch.context() as full:
            full.setattr(use_case, "_write", refuse)
            with pytest.raises(LinkError):
                await watch.beat()
            await watch.stop()
        stage.clock.turn(20)
        await watch.beat()
        assert await written(stage, began) == [(ana, "online", 0, 90)]
        assert msgspec.json.encode(sorted(watch.going())) == msgspec.json.encode([(ana, began)])

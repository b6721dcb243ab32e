"""What is due is done: late but once, and tried again when it failed."""

import asyncio

import pytest

from assistdesk.core.errors import LinkError, RefusedError
from relay.desk.timers import OutboxRunner, TimerRunner
from relay.store import outbox, timers
from relay.store.work import Work
from tests.relay.desk.conftest import Desk


async def arm(desk: Desk, ref: str, after_s: float, kind: str = "k") -> None:
    await desk.store.write(lambda work: timers.arm(work, kind, ref, desk.clock.at_ms + int(after_s * 1000)))


async def test_timers_fire_in_order_and_the_next_one_is_slept_for(desk: Desk) -> None:
    fired: list[str] = []

    async def handle(ref: str) -> None:
        fired.append(ref)
        await desk.store.write(lambda work: timers.disarm(work, "k", ref))

    runner = TimerRunner(desk.store, {"k": handle}, now_ms=desk.clock.now_ms)
    assert await runner.run_due() == 60.0
    for ref, after_s in (("b", 2), ("a", 1), ("c", 30)):
        await arm(desk, ref, after_s)
    assert await runner.run_due() == 1.0
    desk.clock.turn(5)
    assert await runner.run_due() == 25.0
    assert fired == ["a", "b"]
    await arm(desk, "c", 0)  # moved, not doubled
    await runner.run_due()
    assert fired == ["a", "b", "c"]


async def test_a_timer_nobody_knows_is_taken_away_and_logged(desk: Desk) -> None:
    await arm(desk, "x", 0, kind="of another program")
    runner = TimerRunner(desk.store, {}, now_ms=desk.clock.now_ms)
    assert await runner.run_due() == 60.0


@pytest.mark.parametrize("error", [RefusedError("no_agent"), KeyError("a bug of ours")])
async def test_a_timer_that_fails_is_put_off_and_the_others_have_their_turn(desk: Desk, error: Exception) -> None:
    fired: list[str] = []
    refused = ["bad"]

    async def handle(ref: str) -> None:
        if ref in refused:
            raise error
        await desk.store.write(lambda work: timers.disarm(work, "k", ref))
        fired.append(ref)

    runner = TimerRunner(desk.store, {"k": handle}, now_ms=desk.clock.now_ms)
    await arm(desk, "bad", 0)
    await arm(desk, "good", 0)
    assert await runner.run_due() == 60.0
    assert fired == ["good"]
    refused.clear()
    desk.clock.turn(60)
    await runner.run_due()
    assert fired == ["good", "bad"]


async def test_a_timer_that_was_moved_before_it_failed_is_not_put_off(desk: Desk) -> None:
    async def handle(ref: str) -> None:
        await arm(desk, ref, 7)
        raise RefusedError("no_agent")

    runner = TimerRunner(desk.store, {"k": handle}, now_ms=desk.clock.now_ms)
    await arm(desk, "a", 0)
    assert await runner.run_due() == 7.0


async def test_while_the_store_cannot_be_had_no_timer_is_put_off(desk: Desk) -> None:
    async def handle(ref: str) -> None:
        raise LinkError("store_busy")

    runner = TimerRunner(desk.store, {"k": handle}, now_ms=desk.clock.now_ms)
    await arm(desk, "a", 0)
    with pytest.raises(LinkError, match="store_busy"):
        await runner.run_due()
    assert await desk.store.read(timers.next_due) == desk.clock.at_ms


async def test_the_running_task_is_woken_by_a_new_timer_and_survives_a_failure(desk: Desk) -> None:
    fired: asyncio.Queue[str] = asyncio.Queue()
    fails = [True]

    async def handle(ref: str) -> None:
        if fails:
            fails.pop()
            raise LinkError("busy")
        await desk.store.write(lambda work: timers.disarm(work, "k", ref))
        fired.put_nowait(ref)

    runner = TimerRunner(desk.store, {"k": handle}, now_ms=desk.clock.now_ms)
    task = asyncio.create_task(runner.run())
    await arm(desk, "a", 0)  # fails once, is tried again when the next one wakes it
    while fails:
        await asyncio.sleep(0)
    await arm(desk, "b", 0)
    assert {await asyncio.wait_for(fired.get(), 5) for _ in range(2)} == {"a", "b"}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def put(desk: Desk, body: bytes) -> None:
    await desk.store.write(lambda work: outbox.put(work, "t", body))


async def test_an_outbox_row_is_done_once_and_a_failing_one_backs_off_without_stopping_the_rest(desk: Desk) -> None:
    done: list[bytes] = []
    bad = {b"b"}

    def handle(work: Work, body: bytes) -> None:
        if body in bad:
            raise LinkError("busy")
        done.append(body)

    runner = OutboxRunner(desk.store, "t", handle, now_ms=desk.clock.now_ms)
    for body in (b"a", b"b", b"c"):
        await put(desk, body)
    assert await runner.drain() == 2
    assert await runner.drain() == 0
    desk.clock.turn(1)
    assert await runner.drain() == 0  # the second try: now it waits two seconds
    desk.clock.turn(1)
    assert await runner.drain() == 0
    bad.clear()
    desk.clock.turn(1)
    assert await runner.drain() == 1
    assert done == [b"a", b"c", b"b"]


async def test_a_row_that_a_bug_of_ours_meets_waits_and_the_others_are_done(desk: Desk) -> None:
    done: list[bytes] = []

    def handle(work: Work, body: bytes) -> None:
        if body == b"a":
            raise KeyError("lost?")
        done.append(body)

    for body in (b"a", b"b"):
        await put(desk, body)
    assert await OutboxRunner(desk.store, "t", handle, now_ms=desk.clock.now_ms).drain() == 1
    assert done == [b"b"]


async def test_after_twenty_tries_a_row_is_parked_and_counted(desk: Desk) -> None:
    tries = 0

    def handle(work: Work, body: bytes) -> None:
        nonlocal tries
        tries += 1
        raise LinkError("busy")

    await put(desk, b"x")
    runner = OutboxRunner(desk.store, "t", handle, now_ms=desk.clock.now_ms)
    for _ in range(30):
        await runner.drain()
        desk.clock.turn(3600)
    assert tries == outbox.ATTEMPTS_MAX
    assert await desk.store.read(outbox.parked) == 1


async def test_the_running_outbox_is_woken_by_its_own_doorbell(desk: Desk) -> None:
    done: asyncio.Queue[bytes] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def handle(work: Work, body: bytes) -> None:
        loop.call_soon_threadsafe(done.put_nowait, body)

    task = asyncio.create_task(OutboxRunner(desk.store, "t", handle, now_ms=desk.clock.now_ms).run())
    for body in (b"a", b"b"):
        await put(desk, body)
        assert await asyncio.wait_for(done.get(), 4) == body
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_two_drains_at_once_do_a_row_once(desk: Desk) -> None:
    done: list[bytes] = []
    runner = OutboxRunner(desk.store, "t", lambda work, body: done.append(body), now_ms=desk.clock.now_ms)
    for number in range(5):
        await put(desk, bytes([number]))
    await asyncio.gather(runner.drain(), runner.drain())
    assert sorted(done) == [bytes([number]) for number in range(5)]

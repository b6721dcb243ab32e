"""An alarm rings once, at the last time it was set to."""

import asyncio

from assistdesk.runtime.alarm import Alarm


async def test_set_anew_it_rings_once_and_at_the_new_time() -> None:
    rung = asyncio.Event()
    count = 0

    def ring() -> None:
        nonlocal count
        count += 1
        rung.set()

    alarm = Alarm(ring)
    alarm.ring_in(3_600)
    alarm.ring_in(0)
    await asyncio.wait_for(rung.wait(), 5)
    assert count == 1
    alarm.ring_in(0)
    rung.clear()
    await asyncio.wait_for(rung.wait(), 5)
    assert count == 2


async def test_stopped_it_does_not_ring() -> None:
    rung = asyncio.Event()
    stopped, later = Alarm(rung.set), asyncio.Event()
    stopped.ring_in(0)
    stopped.stop()
    stopped.stop()
    Alarm(later.set).ring_in(0)
    await asyncio.wait_for(later.wait(), 5)
    assert not rung.is_set()

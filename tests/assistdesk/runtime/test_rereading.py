"""Reading again: when told, when it is time, and never twice for what was told while reading."""

import asyncio

from assistdesk.runtime.rereading import Rereading


class Counted:
    """Says in turn how long to wait until the next reading."""

    def __init__(self, *waits_s: float | None) -> None:
        self.waits_s = list(waits_s)
        self.count = 0
        self.has_read = asyncio.Event()

    async def read(self) -> float | None:
        self.count += 1
        self.has_read.set()
        return self.waits_s.pop(0) if self.waits_s else None

    async def until(self, count: int) -> None:
        async with asyncio.timeout(10):
            while self.count < count:
                self.has_read.clear()
                await self.has_read.wait()


async def test_it_is_read_at_once_then_when_told_however_often() -> None:
    counted = Counted()
    reading = Rereading(counted.read)
    running = asyncio.create_task(reading.run())
    await counted.until(1)
    for _ in range(5):
        reading.look()
    await counted.until(2)
    for _ in range(20):
        await asyncio.sleep(0)
    assert counted.count == 2
    running.cancel()


async def test_it_is_read_again_when_its_time_has_come_without_a_word() -> None:
    counted = Counted(0.0, 0.0)
    running = asyncio.create_task(Rereading(counted.read).run())
    await counted.until(3)
    running.cancel()


async def test_what_changed_while_it_was_read_is_read_once_more() -> None:
    counted = Counted()

    async def read_and_hear() -> float | None:
        if counted.count == 0:
            reading.look()
        return await counted.read()

    reading = Rereading(read_and_hear)
    running = asyncio.create_task(reading.run())
    await counted.until(2)
    running.cancel()

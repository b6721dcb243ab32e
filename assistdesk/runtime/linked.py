"""One link from its first record to its end: reading, sending, pinging, until one of them stops.

The same for both ends. Refuses to know what the messages mean; tells how it ended.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import LinkError, PeerError
from assistdesk.core.wire import control
from assistdesk.core.wire.envelope import Whole
from assistdesk.runtime.line import Line
from assistdesk.runtime.shaking import Frames

TICK_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Ended:
    """``broken`` names the rule that the peer broke; empty: the line was lost or closed."""

    broken: str = ""


async def run_link(
    line: Line,
    frames: Frames,
    take: Callable[[Whole], Awaitable[None]],
    notice: Callable[[control.AnyNotice], None],
    each_second: Callable[[], None],
) -> Ended:
    """Serve *line* until it ends; then all its tasks have ended too."""

    async def read() -> None:
        async for frame in frames:
            if isinstance(frame, bytes):
                whole = line.open(frame)
                if whole is not None:
                    await take(whole)
            else:
                notice(frame)

    async def tick() -> None:
        while line.tick():
            each_second()
            await asyncio.sleep(TICK_S)

    running = [asyncio.create_task(work(), name=work.__name__) for work in (read, line.pump, tick)]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        line.close()
        for task in running:
            task.cancel()
        outcomes = await asyncio.gather(*running, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, PeerError):
            return Ended(outcome.rule)
    for outcome in outcomes:
        if isinstance(outcome, Exception) and not isinstance(outcome, LinkError | asyncio.CancelledError):
            raise outcome
    return Ended()

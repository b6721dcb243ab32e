"""One link from its first record to its end: reading, sending, pinging, until one of them stops.

The same for both ends. Refuses to know what the messages mean; tells how it ended.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import Established
from assistdesk.core.errors import LinkError, PeerError
from assistdesk.core.session import events
from assistdesk.core.wire.envelope import Whole
from assistdesk.runtime.connection import Connection
from assistdesk.runtime.line import Line
from assistdesk.runtime.moving import Met, Moving
from assistdesk.runtime.ports import Link
from assistdesk.runtime.resuming import OVER, Return, meet_again
from assistdesk.runtime.shaking import Frames

Serve = Callable[[Link, Frames, Established, bool], Awaitable["Ended"]]
"""One link with its keys, from ready to its end; True: nothing has lapsed since the one before."""
TICK_S: Final = 1.0
HEAR_OUT_S: Final = 10.0
"""A decoder that is still being started holds reading up."""


@dataclass(frozen=True, slots=True)
class Ended:
    """``broken`` names the rule that the peer broke; empty: the line was lost or closed, or left for the next one (``met``)."""

    broken: str = ""
    met: Met | None = None


async def run_link(
    line: Line,
    frames: Frames,
    take: Callable[[Whole], Awaitable[None]],
    moving: Moving | None,
    each_second: Callable[[], None],
) -> Ended:
    """Serve *line* until it ends; then all its tasks have ended too. *moving* None: notices lead to nothing."""

    async def read() -> None:
        async for frame in frames:
            if isinstance(frame, bytes):
                whole = line.open(frame)
                if whole is None:
                    continue
                if moving is not None and await moving.is_last(whole):
                    return
                await take(whole)
            elif moving is not None:
                moving.heed(frame)

    async def tick() -> None:
        while line.tick():
            each_second()
            await asyncio.sleep(TICK_S)

    running = [asyncio.create_task(work(), name=work.__name__) for work in (read, line.pump, tick)]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        reading, pumping, _ = running
        if pumping.done() and pumping.exception() is not None:  # closed by the other end: what it said before is heard
            await asyncio.wait([reading], timeout=HEAR_OUT_S)
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
    return Ended(met=moving.met if moving is not None else None)


async def go_on(
    met: Met | None,
    connection: Connection,
    serve: Serve,
    way: Callable[[], Return],
    feed: Callable[[events.PeerBroke | events.ResumeRefused | events.Lost], None],
) -> None:
    """Serve one link after another: where the room moves to, and after a loss the next one, until the session is over."""
    is_move = False
    while met is not None:
        link, frames, established = met
        ended = await serve(link, frames, established, is_move)
        is_move = ended.met is not None
        if not is_move:
            connection.stay()
            feed(what_ended(ended, link))
        met = ended.met or await meet_again(way())


def what_ended(ended: Ended, link: Link) -> events.PeerBroke | events.ResumeRefused | events.Lost:
    """What either machine is told of a link that has ended."""
    if ended.broken:
        return events.PeerBroke(ended.broken)
    if link.close_code in OVER:
        return events.ResumeRefused(f"closed_{link.close_code}")
    return events.Lost()

"""Back to the same room after a loss: where to dial, how often, how long to wait between (protocol.md section 12.2).

The same for both ends. First the node that was lost, with the rejoin token it gave; then the relay's control, which
names another. Dialled, spread out, for as long as the session waits; at most 20 handshakes. Refuses to know what is in a
handshake and what the session was about.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import Close, Established, Failed
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.session import events
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Dial, Link, Randomness
from assistdesk.runtime.shaking import Frames

TRIES_MAX: Final = 20
"""Of handshakes; a dial that meets nobody costs nothing (protocol.md section 12.2)."""
FIRST_WAIT_S: Final = 0.5
LAST_WAIT_S: Final = 8.0
DOUBLED_MAX: Final = 10
PAIRED_WITHIN_S: Final = 120.0
SEATED_WITHIN_S: Final = 5.0
OVER: Final = frozenset({4409, 4411, 4413})
DONE: Final = 1000
"""Close codes after which nobody dials again (protocol.md section 2)."""
AWAY: Final = 1001
"""RFC 6455's "going away": for the relay a lost leg, so that the room waits."""


@dataclass(slots=True)
class Address:
    """Where the room is now; the relay's notices change it."""

    room: str
    epoch: int
    url: str
    token: str

    def heed(self, notice: control.AnyNotice) -> None:
        """Keep the newest rejoin token, and of a planned move where the room goes."""
        match notice:
            case control.Waiting(rejoin=token) | control.Paired(rejoin=token) | control.Renewed(rejoin=token):
                self.token = token
            case control.Move(url=url, token=token, epoch=epoch):
                self.url, self.token, self.epoch = url, token, epoch
            case control.Closing():
                pass


def wait_s(attempt: int, randomness: Randomness) -> float:
    """Before dial number *attempt* (from 0): up to 0.5 s doubling to 8 s, half of it by chance."""
    full_s = min(LAST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempt, DOUBLED_MAX))
    return full_s / 2 * (1 + randomness.bytes(1)[0] / 255)


async def rejoin(
    address: Address,
    dial: Dial,
    ask_control: Callable[[str, int], Awaitable[control.Rejoined]],
    attempt: int,
) -> Link | None:
    """One dial; None when the line is still down. Raises RefusedError when the relay will not have us back. Without an address
    (this program is not the one that lost the line) the relay's control is asked at once."""
    if attempt % 2 == 0 and address.url:
        try:
            return await dial(address.url, address.token)
        except LinkError as error:
            if error.fields.get("status") not in (401, 404, 421):
                return None
    try:
        again = await ask_control(address.room, address.epoch)
        address.epoch, address.url, address.token = again.epoch, again.url, again.token
        return await dial(again.url, again.token)
    except LinkError:
        return None
    except RefusedError as error:
        if error.fields.get("status") == 429:
            return None
        raise


async def wait_paired(frames: Frames, address: Address) -> control.Paired | None:
    """The notice that the other end is there; None when the socket closes first or sends what it may not."""
    async for frame in frames:
        if isinstance(frame, bytes):
            return None
        address.heed(frame)
        if isinstance(frame, control.Paired):
            return frame
    return None


async def wait_paired_again(frames: Frames, address: Address) -> bool:
    """As ``wait_paired``, but not for ever: the other end may never come back."""
    try:
        async with asyncio.timeout(PAIRED_WITHIN_S):
            return await wait_paired(frames, address) is not None
    except TimeoutError:
        return False


@dataclass(frozen=True, slots=True)
class Return:
    """How one end comes back. ``took`` hears of each new socket, ``feed`` of what the machine must know; ``closed`` is set
    when the machine has said its last word. ``over`` is called where that was said while the line was away."""

    address: Address
    dial: Dial
    ask_control: Callable[[str, int], Awaitable[control.Rejoined]]
    randomness: Randomness
    closed: asyncio.Event
    is_lost: Callable[[], bool]
    shake: Callable[[Link, Frames], Awaitable[Established | Failed]]
    took: Callable[[Link], None]
    feed: Callable[[events.ResumeRefused | events.HandshakeFailed], None]
    over: Callable[[], object]


async def meet_again(way: Return) -> tuple[Link, Frames, Established] | None:
    """Dial until the session is back; None: it is not lost, or over, or 20 handshakes were tried."""
    if not way.is_lost():
        return None
    attempt = handshakes = 0
    while handshakes < TRIES_MAX:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(way.closed.wait(), wait_s(attempt, way.randomness))
        if not way.is_lost():
            way.over()
            return None
        try:
            link = await rejoin(way.address, way.dial, way.ask_control, attempt)
        except RefusedError as error:
            way.feed(events.ResumeRefused(error.rule))
            return None
        attempt += 1
        if link is None:
            continue
        if way.closed.is_set():
            await _say_over(link)
            return None
        way.took(link)
        frames = link.frames()
        if not await wait_paired_again(frames, way.address) or not way.is_lost():
            await link.close(Close.NO_TRY)
            continue
        handshakes += 1
        outcome = await way.shake(link, frames)
        if isinstance(outcome, Established):
            return link, frames, outcome
        way.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
        await link.close(outcome.close)
    return None


async def tell_over(way: Return) -> None:
    """The session was ended while its line was away: come back once more, to close the room as done. Else the other end would
    wait ten minutes for one who does not come. The relay is told, not the other end: for that one the line was lost."""
    for attempt in range(TRIES_MAX):
        try:
            link = await rejoin(way.address, way.dial, way.ask_control, attempt)
        except RefusedError:
            return
        if link is not None:
            await _say_over(link)
            return
        await asyncio.sleep(wait_s(attempt, way.randomness))


async def _say_over(link: Link) -> None:
    """Close as done, once the relay has given this end its seat: of one who is only coming it would hear a lost line."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SEATED_WITHIN_S):
            await anext(link.frames(), None)
    await link.close(DONE)

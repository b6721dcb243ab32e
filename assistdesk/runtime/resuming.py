"""Back to the same room after a loss: where to dial, how often, how long to wait between (protocol.md section 12.2).

The same for both ends. First the node that was lost, with the rejoin token it gave; then the relay's control, which
names another. At most 20 tries, spread out. Refuses to know handshakes and what the session was about.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Dial, Link, Randomness
from assistdesk.runtime.shaking import Frames

TRIES_MAX: Final = 20
FIRST_WAIT_S: Final = 0.5
LAST_WAIT_S: Final = 8.0
PAIRED_WITHIN_S: Final = 120.0
OVER: Final = frozenset({4409, 4411, 4413})
DONE: Final = 1000
"""Close codes after which nobody dials again (protocol.md section 2)."""


@dataclass(slots=True)
class Address:
    """Where the room is now; the relay's notices change it."""

    room: str
    epoch: int
    url: str
    token: str

    def heed(self, notice: control.AnyNotice) -> None:
        """Keep the newest rejoin token. A planned move is not followed yet: the line breaks and is dialled again."""
        match notice:
            case control.Waiting(rejoin=token) | control.Paired(rejoin=token) | control.Renewed(rejoin=token):
                self.token = token
            case control.Move() | control.Closing():
                pass


def wait_s(attempt: int, randomness: Randomness) -> float:
    """Before dial number *attempt* (from 0): up to 0.5 s doubling to 8 s, half of it by chance."""
    full_s = min(LAST_WAIT_S, FIRST_WAIT_S * 2.0**attempt)
    return full_s / 2 * (1 + randomness.bytes(1)[0] / 255)


async def rejoin(
    address: Address,
    dial: Dial,
    ask_control: Callable[[str, int], Awaitable[control.Rejoined]],
    attempt: int,
) -> Link | None:
    """One dial; None when the line is still down. Raises RefusedError when the relay will not have us back."""
    if attempt % 2 == 0:
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

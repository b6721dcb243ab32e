"""What a bus is: a lossy doorbell between the parts of a relay (relay.md section 21).

A payload has at most 1 KiB and names where to look, never what to know: whoever misses it finds the same in the
database a tick later. Nothing here waits for a slow listener.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

PAYLOAD_BYTES_MAX = 1024
WAITING_MAX = 256
"""Payloads kept for a subscriber that does not come to read; then the oldest are lost."""

Handler = Callable[[bytes], Awaitable[bytes]]


class Subscription(Protocol):
    """What came on one subject since ``subscribe``, in order, with possible gaps."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...

    def end(self) -> None:
        """Stop listening; the iteration ends. Repeats are ignored."""
        ...


class Bus(Protocol):
    def publish(self, subject: str, payload: bytes) -> None:
        """Ring. Raises MisuseError (``payload_too_long``, ``bus_closed``)."""
        ...

    def subscribe(self, subject: str) -> Subscription: ...

    def answer(self, subject: str, handler: Handler) -> None:
        """Answer requests on this subject; a later handler replaces an earlier one."""
        ...

    async def request(self, subject: str, payload: bytes, *, timeout_s: float) -> bytes:
        """Ask and wait. Raises LinkError (``bus_no_answer``) when nobody answers in time."""
        ...

    async def close(self) -> None:
        """End every subscription."""
        ...

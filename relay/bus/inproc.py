"""The bus inside one process: the default of a relay with one node. Lossy by contract like the real one."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator

from assistdesk.core.errors import LinkError, MisuseError
from relay.bus.port import PAYLOAD_BYTES_MAX, WAITING_MAX, Handler


class InProcessSubscription:
    """A bounded queue: when it is full the oldest payload is lost."""

    def __init__(self, bus: "InProcessBus", subject: str) -> None:
        self._bus = bus
        self._subject = subject
        self._waiting: deque[bytes] = deque(maxlen=WAITING_MAX)
        self._has_news = asyncio.Event()
        self._is_over = False

    def ring(self, payload: bytes) -> None:
        self._waiting.append(payload)
        self._has_news.set()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        while not self._waiting:
            if self._is_over:
                raise StopAsyncIteration
            self._has_news.clear()
            await self._has_news.wait()
        return self._waiting.popleft()

    def end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._has_news.set()
            self._bus.forget(self._subject, self)


class InProcessBus:
    """Made by the composition root; belongs to one loop."""

    def __init__(self) -> None:
        self._subscriptions: dict[str, set[InProcessSubscription]] = {}
        self._handlers: dict[str, Handler] = {}
        self._is_closed = False

    def publish(self, subject: str, payload: bytes) -> None:
        self._check(payload)
        for subscription in self._subscriptions.get(subject, ()):
            subscription.ring(payload)

    def subscribe(self, subject: str) -> InProcessSubscription:
        self._check(b"")
        subscription = InProcessSubscription(self, subject)
        self._subscriptions.setdefault(subject, set()).add(subscription)
        return subscription

    def forget(self, subject: str, subscription: InProcessSubscription) -> None:
        """Called by a subscription that ends."""
        listeners = self._subscriptions[subject]
        listeners.discard(subscription)
        if not listeners:
            del self._subscriptions[subject]

    def answer(self, subject: str, handler: Handler) -> None:
        self._handlers[subject] = handler

    async def request(self, subject: str, payload: bytes, *, timeout_s: float) -> bytes:
        self._check(payload)
        handler = self._handlers.get(subject)
        if handler is None:
            raise LinkError("bus_no_answer", subject=subject)
        try:
            return await asyncio.wait_for(handler(payload), timeout_s)
        except TimeoutError as error:
            raise LinkError("bus_no_answer", subject=subject) from error

    async def close(self) -> None:
        self._is_closed = True
        self._handlers.clear()
        for listeners in list(self._subscriptions.values()):
            for subscription in list(listeners):
                subscription.end()

    def _check(self, payload: bytes) -> None:
        if self._is_closed:
            raise MisuseError("bus_closed")
        if len(payload) > PAYLOAD_BYTES_MAX:
            raise MisuseError("payload_too_long", size_bytes=len(payload))

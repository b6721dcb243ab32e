"""Doing things when they are due: the timer table and the outbox, each with one task that sleeps until the next (C9).

Woken by the store's doorbells, so nothing is polled. A missed timer fires at start, late but once. What a timer or an
outbox row means is its handler's business; a handler that fails is tried again later, never dropped silently, and keeps
no other from its turn.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping

import structlog

from assistdesk.core.errors import AssistDeskError, LinkError, reason_of
from relay.store import outbox, timers
from relay.store.store import Store
from relay.store.work import Committed, Work

log = structlog.get_logger("desk")

LONGEST_SLEEP_S = 60.0
RETRY_S = 5.0
PUT_OFF_MS = 60_000
"""After that long a timer is tried again whose handler refused or broke."""
TimerHandler = Callable[[str], Awaitable[None]]
"""Gets the timer's ref; must disarm or re-arm its timer in the transaction that does the work."""
OutboxHandler = Callable[[Work, bytes], None]
"""Runs inside the transaction that deletes the row: what it writes happens once."""


class _Bell:
    """Waits for a doorbell of the store, or for a time."""

    def __init__(self, store: Store, name: str) -> None:
        self._name = name
        self._event = asyncio.Event()
        store.listen(self._committed)

    def _committed(self, committed: Committed) -> None:
        if self._name in committed.doorbells:
            self._event.set()

    async def wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
        self._event.clear()


class TimerRunner:
    """One task for all timers. ``run_due`` does what is due now and says how long until the next."""

    def __init__(self, store: Store, handlers: Mapping[str, TimerHandler], *, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._handlers = handlers
        self._now_ms = now_ms
        self._bell = _Bell(store, timers.DOORBELL)

    async def run_due(self) -> float:
        """Fire all that is due; return the seconds to sleep. One that fails is put off, the others have their turn.

        Raises:
            LinkError: the store cannot be had; nothing is put off.
        """
        while found := await self._store.read(lambda connection: timers.due(connection, self._now_ms())):
            for timer in found:
                await self._fire(timer)
        next_ms = await self._store.read(timers.next_due)
        if next_ms is None:
            return LONGEST_SLEEP_S
        return min(max(next_ms - self._now_ms(), 0) / 1000, LONGEST_SLEEP_S)

    async def _fire(self, timer: timers.Timer) -> None:
        handler = self._handlers.get(timer.kind)
        if handler is None:
            log.error("timer_unknown", kind=timer.kind)
            await self._store.write(lambda work: timers.disarm(work, timer.kind, timer.ref))
            return
        try:
            await handler(timer.ref)
        except LinkError:
            raise
        except Exception as error:  # also a bug of ours must not stop the timers behind it
            log.error("timer_put_off", reason=f"{timer.kind} {reason_of(error)}", exc_info=error)
            await self._store.write(lambda work: timers.put_off(work, timer, work.now_ms + PUT_OFF_MS))

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                seconds = await self.run_due()
            except AssistDeskError as error:
                log.warning("timers_failed", rule=error.rule)
                seconds = RETRY_S
            await self._bell.wait(seconds)


class OutboxRunner:
    """One task for one topic."""

    def __init__(self, store: Store, topic: str, handler: OutboxHandler, *, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._topic = topic
        self._handler = handler
        self._now_ms = now_ms
        self._bell = _Bell(store, f"outbox:{topic}")

    async def drain(self) -> int:
        """Do all that is due, oldest first; return how many rows were done."""
        count = 0
        while rows := await self._store.read(lambda connection: outbox.due(connection, self._topic, self._now_ms())):
            for row in rows:
                count += await self._one(row)
        return count

    async def _one(self, row: outbox.Row) -> bool:
        def operation(work: Work) -> None:
            if outbox.is_there(work, row.id):
                self._handler(work, row.body)
                outbox.done(work, row.id)

        try:
            await self._store.write(operation)
        except Exception as error:  # also a bug of ours must not stop the rows behind it
            tries = row.attempts + 1
            log.warning("outbox_failed", topic=self._topic, rule=reason_of(error), attempts=tries, exc_info=error)
            await self._store.write(lambda work: outbox.failed(work, row))
            return False
        return True

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.drain()
            except AssistDeskError as error:
                log.warning("outbox_stopped", topic=self._topic, rule=error.rule)
            await self._bell.wait(RETRY_S)

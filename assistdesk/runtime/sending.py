"""The outbox at work: what an agent wrote goes to the relay in order, under its key, until it is answered (desk.md
section 4).

A write is on disk before anything of it is shown as kept; it leaves the disk when the relay has answered. One loop
sends, with growing waits; a refused write stops nothing behind it, and is kept beside the others where its writer is still
to decide. Refuses to know what the writes say.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from assistdesk.core.desk import outbox
from assistdesk.core.desk.outbox import Refused, Unsent, Verdict
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.ports import Clock, Desk, LocalStore, Randomness


class Hears(Protocol):
    """Who is told how writes went; on the loop's thread. May add and hold writes."""

    async def write_done(self, unsent: Unsent, answer: bytes) -> None: ...

    async def write_refused(self, unsent: Unsent, error: RefusedError) -> bool:
        """False: keep it on disk, held; somebody will decide. True: it is settled, or kept by ``refuse``.

        Raises RefusedError("disk"): not now; it is sent, and refused, once more.
        """
        ...

    def signed_out(self) -> None: ...


class Outbox:
    """One account's unsent writes."""

    def __init__(
        self, desk: Desk, disk: Disk, clock: Clock, randomness: Randomness, hears: Hears, changed: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._disk = disk
        self._clock = clock
        self._randomness = randomness
        self._hears = hears
        self._changed = changed
        self._waiting: list[Unsent] = []
        self._refused: tuple[Refused, ...] = ()
        self._held: set[str] = set()
        self._left_on_disk: set[str] = set()
        self._wake = asyncio.Event()
        self._attempt = 0

    @property
    def waiting(self) -> tuple[Unsent, ...]:
        return tuple(self._waiting)

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What came back and is kept until it goes otherwise or is given up."""
        return self._refused

    async def load(self) -> None:
        """Take up what an earlier run left on disk."""
        self._waiting = list(await self._disk.run(lambda store: store.outbox()))
        self._refused = await self._disk.run(lambda store: store.refused())
        self._wake.set()

    async def add(
        self, method: str, path: str, body: bytes, ticket_id: int | None, key: str = "", replaces: str = ""
    ) -> Unsent:
        """On disk when this returns. *key*: of a write that may have been added before; "" makes a new one. *replaces*: the
        refused write in whose place it goes.

        Raises RefusedError("outbox_full"), RefusedError("disk").
        """
        unsent = self.unsent(key or self.new_key(), method, path, body, ticket_id)
        key = unsent.key
        self._left_on_disk.discard(key)
        await self._disk.run(lambda store: store.outbox_add(unsent, replaces))
        self._refused = _without(self._refused, replaces)
        if all(each.key != key for each in self._waiting):
            self._waiting.append(unsent)
        self._wake.set()
        self._changed()
        return unsent

    def unsent(self, key: str, method: str, path: str, body: bytes, ticket_id: int | None = None) -> Unsent:
        """A write that is made now, and is nowhere yet."""
        return Unsent(key, method, path, body, ticket_id, self._clock.wall_ms())

    def new_key(self) -> str:
        return outbox.make_key(self._clock.wall_ms(), self._randomness.bytes(10))

    async def remove(self, key: str) -> None:
        """It was answered, or its writer took it back.

        Where the disk does not let go of it, that is tried again with the next; left there, it goes again under its key after
        a restart and is answered as it was.
        """
        keys = {key, *self._left_on_disk}
        try:
            await self._disk.run(partial(_remove, keys=keys))
            self._left_on_disk -= keys
        except RefusedError:
            self._left_on_disk.add(key)
        self._waiting = [each for each in self._waiting if each.key != key]
        self._held.discard(key)
        self._changed()

    async def refuse(self, refused: Refused) -> None:
        """It goes no more as it is, and is kept. Raises RefusedError("disk")."""
        key = refused.unsent.key
        await self._disk.run(lambda store: store.refuse(refused))
        self._refused = (*_without(self._refused, key), refused)
        self._waiting = [each for each in self._waiting if each.key != key]
        self._changed()

    async def give_up(self, key: str) -> None:
        """A refused write is wanted no more. Raises RefusedError("disk")."""
        await self._disk.run(lambda store: store.refused_remove(key))
        self._refused = _without(self._refused, key)
        self._changed()

    def release(self, key: str) -> None:
        """A held write goes once more, as it is; another goes without further waiting."""
        self._held.discard(key)
        self.try_now()

    def try_now(self) -> None:
        """The line may be back: do not wait."""
        self._attempt = 0
        self._wake.set()

    async def run(self) -> None:
        """Send for ever; ends only by being cancelled."""
        while True:
            unsent = next((each for each in self._waiting if each.key not in self._held), None)
            if unsent is None:
                self._wake.clear()
                await self._wake.wait()
                continue
            wait_s = await self._send(unsent)
            if wait_s > 0:
                self._wake.clear()
                try:
                    async with asyncio.timeout(wait_s):
                        await self._wake.wait()
                except TimeoutError:
                    pass

    async def _send(self, unsent: Unsent) -> float:
        """One attempt; seconds to wait before the next."""
        try:
            answer = await self._desk.write(unsent)
        except AssistDeskError as error:
            return await self._failed(unsent, error)
        self._attempt = 0
        await self._hears.write_done(unsent, answer)
        await self.remove(unsent.key)
        return 0

    async def _failed(self, unsent: Unsent, error: AssistDeskError) -> float:
        verdict = outbox.judge(error)
        if verdict is Verdict.REFUSED and isinstance(error, RefusedError):
            try:
                is_over = await self._hears.write_refused(unsent, error)
            except RefusedError:
                return self._later()
            self._attempt = 0
            if is_over:
                await self.remove(unsent.key)
            else:
                self._held.add(unsent.key)
            return 0
        if verdict is Verdict.SIGN_IN:
            self._hears.signed_out()
        return self._later(error)

    def _later(self, error: AssistDeskError | None = None) -> float:
        self._attempt += 1
        return outbox.wait_s(self._attempt, self._randomness.bytes(1), error)


def _remove(store: LocalStore, keys: set[str]) -> None:
    for key in keys:
        store.outbox_remove(key)


def _without(refused: tuple[Refused, ...], key: str) -> tuple[Refused, ...]:
    return tuple(each for each in refused if each.unsent.key != key)

"""A return after a restart of the customer's program: kept while she allows it, offered once at the next start, never made by
itself (protocol.md section 12.5, bad-inputs.md C18).

The keyring is asked only where the mark says that there is something: nobody else is troubled by it. Whatever is wrong with
an entry, it is removed. Refuses to know windows, and what is decided in a session.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import actions
from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.session.returning import ARM_MS, Kept, Revived, away_ms, check_kept, decode_kept, encode_kept
from assistdesk.runtime.ports import Clock, Keys, ReturnMark
from assistdesk.runtime.tasks import Tasks

NAME: Final = "return"


@dataclass(frozen=True, slots=True)
class ReturnParts:
    """The outside, handed in. ``open_keys`` may block and ask for a password; ``account``: whose login, on which computer."""

    open_keys: Callable[[], Keys]
    mark: ReturnMark
    account: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What she is asked about, since when."""

    kept: Kept
    revived: Revived
    since_ms: int


class Returning:
    """One entry at a time. *revive* reads the ledger and judges; *changed* is called when there is something new to show."""

    def __init__(
        self,
        parts: ReturnParts,
        relay: str,
        clock: Clock,
        tasks: Tasks,
        revive: Callable[[Kept], Awaitable[Revived]],
        changed: Callable[[], None],
        log: Callable[[actions.Log], None],
    ) -> None:
        self._parts, self._relay, self._clock, self._tasks = parts, relay, clock, tasks
        self._revive, self._changed, self._log = revive, changed, log
        self._keys: Keys | None = None
        self._lock = asyncio.Lock()
        self._last: asyncio.Task[None] | None = None
        self._session_id = b""
        self.is_possible: bool | None = None
        """Is there a keyring that lasts? None: not asked yet."""
        self.offer: Offer | None = None
        self.has_looked = asyncio.Event()
        """What an earlier run may have left is judged."""

    # --- while a session runs -------------------------------------------------------------------------------------

    def probe(self) -> None:
        """A question wants to know whether anything can be kept here."""
        if self.is_possible is None:
            self.is_possible = False
            self._tasks.spawn(self._probe(), "keyring")

    async def _probe(self) -> None:
        async with self._lock:
            self.is_possible = await asyncio.to_thread(lambda: self._open().lasting)
        self._changed()

    def ask_anew(self) -> None:
        """The question is answered; until the next one somebody may have unlocked the keyring."""
        if self._keys is None or not self._keys.lasting:
            self.is_possible = self._keys = None

    def _open(self) -> Keys:
        if self._keys is None:
            self._keys = self._parts.open_keys()
        return self._keys

    def is_kept(self, session_id: bytes) -> bool:
        return bool(session_id) and self._session_id == session_id

    def keep(self, kept: Kept) -> None:
        """From now on this is what a new start finds."""
        self._session_id = kept.session_id
        text = encode_kept(replace(kept, relay=self._relay, account=self._parts.account))
        self._in_turn(lambda: self._put(text))

    def _put(self, text: str) -> None:
        keys = self._open()
        keys.put(NAME, text)
        if keys.lasting:
            self._parts.mark.set()
        else:
            keys.forget(NAME)

    def forget(self, session_id: bytes) -> None:
        if self.is_kept(session_id):
            self._session_id = b""
            self._in_turn(self._remove)

    def _remove(self) -> None:
        """First the mark: without it no start looks for the rest."""
        self._parts.mark.clear()
        self._open().forget(NAME)

    def _in_turn(self, work: Callable[[], None]) -> None:
        async def run() -> None:
            async with self._lock:
                await asyncio.to_thread(work)

        self._last = self._tasks.spawn(run(), "return_entry")

    async def settled(self) -> None:
        """Until what was last wished is done."""
        if self._last is not None:
            await asyncio.wait((self._last,))

    # --- at the next start ----------------------------------------------------------------------------------------

    async def look(self) -> None:
        """Is there something to offer? It stands as ``offer`` until she answers, or until it is too late."""
        try:
            await self._look()
        finally:
            self.has_looked.set()

    async def _look(self) -> None:
        kept = await asyncio.to_thread(self._find)
        if kept is None:
            return
        try:
            check_kept(kept, self._parts.account, self._relay, self._clock.monotonic_ms(), self._clock.wall_ms())
            self.offer = Offer(kept, await self._revive(kept), self._clock.monotonic_ms())
        except RefusedError as error:
            await self._refuse(error.rule)
            return
        self._tasks.spawn(self._withdraw(self.offer), "return_late")
        self._changed()

    def _find(self) -> Kept | None:
        if not self._parts.mark.is_set():
            return None
        self._parts.mark.started()
        keys = self._open()
        text = keys.get(NAME) if keys.lasting else None
        try:
            if text is None:
                raise RefusedError("return_locked")
            return decode_kept(text)
        except RefusedError as error:
            self._remove()
            self._note(error.rule)
            return None

    async def _refuse(self, rule: str) -> None:
        await asyncio.to_thread(self._remove)
        self._note(rule)

    def _note(self, rule: str) -> None:
        self._log(actions.Log(actions.Level.INFO, "return_refused", (("why", rule),)))

    async def _withdraw(self, offer: Offer) -> None:
        left_ms = LIMIT_MS - away_ms(offer.kept, self._clock.monotonic_ms(), self._clock.wall_ms())
        await asyncio.sleep(max(0, left_ms) / 1000)
        if self.offer is offer:
            self.drop()

    def drop(self) -> None:
        """She said no, went another way, or it is too late."""
        if self.offer is not None:
            self.offer = None
            self._in_turn(self._remove)
            self._changed()

    async def take(self, pressed_at_ms: int) -> tuple[Kept, Revived] | None:
        """*Continue*: the entry is gone before anything else happens, so that it is used once. None: the press does not count.

        Raises RefusedError: it is too late by now, or something has changed.
        """
        offer, now_ms = self.offer, self._clock.monotonic_ms()
        if offer is None or not offer.since_ms + ARM_MS <= pressed_at_ms <= now_ms:
            return None
        self.offer = None
        await asyncio.to_thread(self._remove)
        check_kept(offer.kept, self._parts.account, self._relay, now_ms, self._clock.wall_ms())
        return offer.kept, await self._revive(offer.kept)

"""The cards after an agent's sessions: on disk with what is typed into them, each until it is saved or its place is needed.

A session that ends takes no other's card away. Refuses to know how a session goes, and how what is saved gets to the relay.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from assistdesk.core.desk import shapes
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp
from assistdesk.runtime.snapshot_session import WrapUpView
from assistdesk.runtime.toasts import Toasts

NAME: Final = "wrap_up"
CARDS_MAX: Final = 20
"""The oldest gives way."""


class KeptWrapUp(msgspec.Struct, frozen=True):
    """A card as it lies on disk."""

    ticket_id: int
    report: shapes.SessionReport
    note: str | None = None
    reply: str | None = None
    room: str = ""

    @property
    def session_id(self) -> str:
        return self.report.session_id


@dataclass(frozen=True, slots=True)
class Finished:
    """What the agent made of a card. ``touch``: the session that it closes, as the relay names it."""

    ticket_id: int
    report: shapes.SessionReport
    note: str
    reply: str
    solve: bool
    touch: str


class WrapUps:
    """One account's cards, the newest last."""

    def __init__(self, disk: Disk, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._disk, self._toasts, self._changed = disk, toasts, changed
        self._cards: tuple[KeptWrapUp, ...] = ()
        self._turn = asyncio.Lock()
        self._is_recalled = False
        self._finishing: set[str] = set()
        self._unsent: set[str] = set()

    def view(self, ticket_id: int | None) -> WrapUpView | None:
        """The newest card of this ticket; where it has none, the newest of all."""
        if not self._cards:
            return None
        card = next((each for each in reversed(self._cards) if each.ticket_id == ticket_id), self._cards[-1])
        is_sent = card.session_id not in self._unsent
        return WrapUpView(card.report, card.ticket_id, card.note, card.reply, is_sent)

    def has(self, session_id: str) -> bool:
        return any(card.session_id == session_id for card in self._cards)

    def await_report(self, session_id: str) -> None:
        """This session's report is not with the relay yet."""
        self._unsent.add(session_id)

    def report_sent(self, session_id: str) -> None:
        self._unsent.discard(session_id)

    async def put(self, ticket_id: int, report: shapes.SessionReport, room: str) -> None:
        """The session of *room* is over: its card, behind the others."""
        self._cards = (*self._cards, KeptWrapUp(ticket_id, report, room=room))[-CARDS_MAX:]
        await self._keep()

    async def edit(self, intent: EditWrapUp) -> None:
        self._cards = tuple(
            msgspec.structs.replace(card, note=intent.note, reply=intent.reply)
            if card.session_id == intent.session_id
            else card
            for card in self._cards
        )
        await self._keep()

    async def finish(self, intent: FinishWrapUp, write: Callable[[Finished], Awaitable[bool]]) -> bool:
        """The card goes once *write* has it in the outbox; a second press before that is none. True: it has gone."""
        session_id = intent.session_id
        card = next((each for each in self._cards if each.session_id == session_id), None)
        if card is None or session_id in self._finishing:
            return False
        self._finishing.add(session_id)
        try:
            touch = f"session:{card.room or session_id}"  # a card of an older program knows the session's own name
            if not await write(Finished(card.ticket_id, card.report, intent.note, intent.reply, intent.solve, touch)):
                return False
        finally:
            self._finishing.discard(session_id)
        self._cards = tuple(each for each in self._cards if each.session_id != session_id)
        await self._keep()
        return True

    async def recall(self) -> None:
        """What an earlier run left, before those of this run; once, and before anything is written in its place."""
        async with self._turn:
            if not self._is_recalled:
                await self._read()

    async def _read(self) -> None:
        try:
            left = await self._disk.recall(NAME, tuple[KeptWrapUp, ...])
            alone = None if left is not None else await self._disk.recall(NAME, KeptWrapUp)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return
        self._is_recalled = True
        if alone is not None:  # as it lay there while there was one card at a time
            left = (alone,)
        self._cards = (*(card for card in left or () if not self.has(card.session_id)), *self._cards)[-CARDS_MAX:]
        self._changed()

    async def _keep(self) -> None:
        """Through a crash. Where the disk does not take it, it is still here, and the person knows."""
        await self.recall()
        if self._is_recalled:
            try:
                await self._disk.keep(NAME, self._cards or None)
            except RefusedError as error:
                self._toasts.say(error.rule, "error")
        self._changed()

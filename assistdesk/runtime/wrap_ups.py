"""The cards after an agent's sessions, chats and calls: on disk with what is typed into them, each until it is saved or its
place is needed.

What ends takes no other's card away, and a session in the course of a chat or call is on that one's card. Refuses to know how
they go on, and how what is saved gets to the relay.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import session_shapes
from assistdesk.core.desk.wrap_up_shapes import WrapUpOut
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp
from assistdesk.runtime.snapshot_session import WrapUpView
from assistdesk.runtime.stamps import at_ms
from assistdesk.runtime.toasts import Toasts

NAME: Final = "wrap_up"
CLOSED: Final = "wrap_ups_closed"
CARDS_MAX: Final = 20
"""The oldest gives way."""
CLOSED_MAX: Final = 100


class KeptSession(msgspec.Struct, frozen=True):
    report: session_shapes.SessionReport
    room: str = ""


class KeptWrapUp(msgspec.Struct, frozen=True):
    """A card as it lies on disk. ``contact``: the chat or call that it wraps up; without one it is its session's own.

    ``report`` and ``room`` are a session's as an earlier program wrote it.
    """

    ticket_id: int
    report: session_shapes.SessionReport | None = None
    note: str | None = None
    reply: str | None = None
    wrong_person: bool = False
    room: str = ""
    key: str = ""
    sessions: tuple[KeptSession, ...] = ()
    contact: WrapUpOut | None = None

    @property
    def is_untouched(self) -> bool:
        """Nobody typed into it, and it tells of nothing but its chat or call."""
        return self.note is None and self.reply is None and not self.sessions

    @property
    def touch(self) -> str:
        """What a reply from it belongs to. A card of an older program knows its session's own name only."""
        if self.contact is not None:
            return self.contact.touch
        return "".join(f"session:{one.room or one.report.session_id}" for one in self.sessions[:1])

    @property
    def started_at_ms(self) -> int:
        if self.contact is not None:
            return at_ms(self.contact.started_at)
        return min((one.report.started_at_ms for one in self.sessions), default=0)


@dataclass(frozen=True, slots=True)
class Finished:
    """What the agent made of the card ``key``. ``touch``: the chat, call or session that it closes, as the relay names it."""

    key: str
    started_at_ms: int
    ticket_id: int
    note: str
    reply: str
    solve: bool
    touch: str


class WrapUps:
    """One account's cards, the newest last."""

    def __init__(self, disk: Disk, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._disk, self._toasts, self._changed = disk, toasts, changed
        self._cards: tuple[KeptWrapUp, ...] = ()
        self._closed: tuple[str, ...] = ()
        self._turn = asyncio.Lock()
        self._is_recalled = False
        self._finishing: set[str] = set()
        self._unsent: set[str] = set()

    def view(self, ticket_id: int | None, goes_on: Callable[[int], bool]) -> WrapUpView | None:
        """The newest card of this ticket; where it has none, the newest of all. While something *goes_on* with the customer in
        its ticket, a card waits."""
        shown = [card for card in self._cards if not goes_on(card.ticket_id)]
        if not shown:
            return None
        card = next((each for each in reversed(shown) if each.ticket_id == ticket_id), shown[-1])
        reports = tuple(one.report for one in card.sessions)
        is_sent = self._unsent.isdisjoint(report.session_id for report in reports)
        drafts = (card.note, card.reply)
        return WrapUpView(card.key, card.ticket_id, reports, card.contact, *drafts, is_sent, card.wrong_person)

    def has(self, session_id: str) -> bool:
        return any(one.report.session_id == session_id for card in self._cards for one in card.sessions)

    def await_report(self, session_id: str) -> None:
        """This session's report is not with the relay yet."""
        self._unsent.add(session_id)

    def report_sent(self, session_id: str) -> None:
        self._unsent.discard(session_id)

    # --- what ended -----------------------------------------------------------------------------------------------

    async def put(self, ticket_id: int, report: session_shapes.SessionReport, room: str) -> None:
        """The session of *room* is over: its card, behind the others, or its part of a chat's or call's."""
        made = KeptSession(report, room)
        home = next((card for card in self._cards if card.contact is not None and room in card.contact.rooms), None)
        if home is None:
            await self._add(KeptWrapUp(ticket_id, key=report.session_id, sessions=(made,)))
        else:
            await self._change(home.key, replace(home, sessions=(*home.sessions, made)))

    async def take_open(self, listed: tuple[WrapUpOut, ...]) -> None:
        """The chats and calls that the relay has open: each has its card. What was closed elsewhere goes, if it is empty."""
        await self.recall()
        known = {card.contact.touch for card in self._cards if card.contact is not None}
        for contact in listed:
            if contact.touch not in known and contact.touch not in self._closed:
                await self._put_contact(contact)
        touches = {contact.touch for contact in listed}
        gone = [one for one in self._cards if one.contact is not None and one.touch not in touches and one.is_untouched]
        if gone:
            self._cards = tuple(card for card in self._cards if card not in gone)
            await self._keep()

    async def _put_contact(self, contact: WrapUpOut) -> None:
        """With the sessions in its course: their cards become this one."""
        parts = [card for card in self._cards if card.contact is None and card.sessions[0].room in contact.rooms]
        if not parts:
            await self._add(KeptWrapUp(contact.ticket_id, key=contact.touch, contact=contact))
            return
        typed = next((card for card in reversed(parts) if card.note is not None), parts[0])
        sessions = tuple(one for card in parts for one in card.sessions)
        self._cards = tuple(card for card in self._cards if card not in parts)
        await self._add(replace(typed, sessions=sessions, contact=contact))

    async def _add(self, card: KeptWrapUp) -> None:
        self._cards = (*self._cards, card)[-CARDS_MAX:]
        await self._keep()

    async def _change(self, key: str, changed: KeptWrapUp) -> None:
        self._cards = tuple(changed if card.key == key else card for card in self._cards)
        await self._keep()

    # --- what the agent does --------------------------------------------------------------------------------------

    async def edit(self, intent: EditWrapUp) -> None:
        card = self._find(intent.key)
        if card is not None:
            typed = replace(card, note=intent.note, reply=intent.reply, wrong_person=intent.wrong_person)
            await self._change(card.key, typed)

    async def finish(self, intent: FinishWrapUp, write: Callable[[Finished], Awaitable[bool]]) -> bool:
        """The card goes once *write* has it in the outbox; a second press before that is none. True: it has gone."""
        card = self._find(intent.key)
        if card is None or card.key in self._finishing:
            return False
        self._finishing.add(card.key)
        try:
            made = Finished(
                card.key, card.started_at_ms, card.ticket_id, intent.note, intent.reply, intent.solve, card.touch
            )
            if not await write(made):
                return False
        finally:
            self._finishing.discard(card.key)
        if card.contact is not None:
            self._closed = (*self._closed, card.touch)[-CLOSED_MAX:]
            await self._keep_closed()
        self._cards = tuple(each for each in self._cards if each.key != card.key)
        await self._keep()
        return True

    def _find(self, key: str) -> KeptWrapUp | None:
        return next((card for card in self._cards if card.key == key), None)

    # --- what the relay has still to hear -------------------------------------------------------------------------

    @property
    def closed(self) -> tuple[str, ...]:
        """Chats and calls whose card is closed, and the relay does not know it yet."""
        return self._closed

    async def told(self, touch: str) -> None:
        self._closed = tuple(one for one in self._closed if one != touch)
        await self._keep_closed()

    # --- the disk -------------------------------------------------------------------------------------------------

    async def recall(self) -> None:
        """What an earlier run left, before those of this run; once, and before anything is written in its place."""
        async with self._turn:
            if not self._is_recalled:
                await self._read()

    async def _read(self) -> None:
        try:
            left = await self._disk.recall(NAME, tuple[KeptWrapUp, ...])
            alone = None if left is not None else await self._disk.recall(NAME, KeptWrapUp)
            closed = await self._disk.recall(CLOSED, tuple[str, ...])
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return
        self._is_recalled = True
        if alone is not None:  # as it lay there while there was one card at a time
            left = (alone,)
        known = {card.key for card in self._cards}
        kept = (card for card in map(_renewed, left or ()) if card.key not in known)
        self._cards = (*kept, *self._cards)[-CARDS_MAX:]
        self._closed = (*(closed or ()), *self._closed)[-CLOSED_MAX:]
        self._changed()

    async def _keep(self) -> None:
        """Through a crash. Where the disk does not take it, it is still here, and the person knows."""
        await self.recall()
        if self._is_recalled:
            await self._keep_as(NAME, self._cards)
        self._changed()

    async def _keep_closed(self) -> None:
        await self.recall()
        if self._is_recalled:
            await self._keep_as(CLOSED, self._closed)

    async def _keep_as(self, name: str, value: tuple[object, ...]) -> None:
        try:
            await self._disk.keep(name, value or None)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")


def _renewed(card: KeptWrapUp) -> KeptWrapUp:
    """A card as it is written now."""
    if card.report is None:
        return card
    sessions = (KeptSession(card.report, card.room),)
    return replace(card, report=None, room="", key=card.report.session_id, sessions=sessions)

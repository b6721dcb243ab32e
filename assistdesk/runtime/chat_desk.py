"""An agent's chats: the queue as the strip shows it, and what is pressed there (desk.md section 7; experience.md 2.2).

Reads the queue again whenever a feed line says that a chat went a step further, on every return of the line, and each ten
seconds while there is something in it. Every step is asked of the relay; what it refuses is said and the queue read again.
Refuses to know windows, the words of a chat (they are the ticket's) and how a session begins.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, Protocol

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import chat_shapes, shapes
from assistdesk.core.desk.events_service import EscalationReason
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rereading import Rereading
from assistdesk.runtime.snapshot import ChatView, GroupView, PeerView, QueueView
from assistdesk.runtime.stamps import at_ms
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

LOOK_AGAIN_S: Final = 10.0
RETRY_S: Final = 3.0
CODE_WITHIN_S: Final = 15.0
CODE_POLL_S: Final = 0.1


class Session(Protocol):
    """The session part, as far as an offer card needs it."""

    def code_for(self, ticket_id: int) -> str | None:
        """All digits of a code of this ticket that nobody has used yet."""
        ...

    def handle(self, intent: intents.Intent) -> None: ...

    def contact_moved(self) -> None:
        """A chat of mine is over: it may have to be wrapped up."""
        ...


class ChatDesk:
    """One account's chats. *open_ticket* is called when a chat was taken; *open_id* names the ticket that is open just now."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        toasts: Toasts,
        session: Session,
        changed: Callable[[], None],
        open_ticket: Callable[[int], None],
        open_id: Callable[[], int | None],
        availability: Callable[[str], None],
    ) -> None:
        self._desk, self._tasks, self._toasts = desk, tasks, toasts
        self._session = session
        self._changed, self._open_ticket, self._open_id = changed, open_ticket, open_id
        self._availability = availability
        self._queue: chat_shapes.ChatQueue | None = None
        self._typing: dict[int, int] = {}
        self._let_go: set[int] = set()
        """Chats of mine that I ended or gave away; who reads it here needs not be told."""
        self._reading = Rereading(self._read)

    # --- life -----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """For ever: read the queue when it may have changed."""
        await self._reading.run()

    async def _read(self) -> float | None:
        """Seconds until it must be read again; None: only when something happens."""
        try:
            self._take(await self._desk.get_chat_queue())
        except LinkError:
            return RETRY_S
        except RefusedError:
            return LOOK_AGAIN_S
        queue = self._queue
        is_empty = queue is None or not (queue.waiting or queue.offered or queue.mine or queue.me.wrap_up_until)
        return None if is_empty else LOOK_AGAIN_S

    def look(self) -> None:
        """Something may have changed."""
        self._reading.look()

    def touched(self, line: shapes.FeedLine) -> None:
        """A feed line: did a chat go on, or was something said in one of mine?"""
        mine = self._queue.mine if self._queue is not None else ()
        if self._typing.pop(line.ticket_id, None) is not None:  # most likely, what she was writing
            self._changed()
        if chat_shapes.moves_queue(line.changed) or any(card.ticket_id == line.ticket_id for card in mine):
            self.look()

    def typed(self, ticket_id: int, until_ms: int) -> None:
        """The customer of a chat of mine is writing; shown until *until_ms*, wall clock."""
        if self.chat_in(ticket_id) is not None:
            self._typing[ticket_id] = until_ms
            self._changed()

    def _take(self, queue: chat_shapes.ChatQueue) -> None:
        before, self._queue = self._queue, queue
        mine = {card.id for card in queue.mine}
        gone = [card for card in before.mine if card.id not in mine] if before is not None else []
        if gone:
            self._session.contact_moved()
        queued = {card.id for card in (*queue.waiting, *queue.offered)}
        for card in gone:
            self._take_back(card)
            if card.id not in queued:
                self._tell_over(card)
        self._let_go &= mine
        if before is not None:
            self._offer_lost_again(before, queue)
        tickets = {card.ticket_id for card in queue.mine}
        self._typing = {ticket_id: until for ticket_id, until in self._typing.items() if ticket_id in tickets}
        self._availability(queue.me.availability)
        self._changed()

    def _take_back(self, card: chat_shapes.ChatCard) -> None:
        """A code that was offered in a chat and not taken ends with it: whoever goes on there offers one of her own."""
        if card.code_answer == "offered" and self._session.code_for(card.ticket_id) is not None:
            self._session.handle(intents_session.CancelCode())

    def _tell_over(self, card: chat_shapes.ChatCard) -> None:
        """A chat ended behind her back: told until it is seen to, where its ticket does not stand open."""
        if card.id not in self._let_go and self._open_id() != card.ticket_id:
            self._toasts.notice(card.ticket_id, "chat_is_over", number=card.ticket_id, name=card.name)

    # --- what others ask ------------------------------------------------------------------------------------------

    def chat_in(self, ticket_id: int) -> ChatView | None:
        """My chat that goes on in this ticket."""
        mine = self._queue.mine if self._queue is not None else ()
        card = next((card for card in mine if card.ticket_id == ticket_id), None)
        return None if card is None else replace(_card(card), typing_until_ms=self._typing.get(ticket_id, 0))

    @property
    def view(self) -> QueueView:
        queue = self._queue
        if queue is None:
            return QueueView()
        me = queue.me
        return QueueView(
            waiting=tuple(_card(card) for card in queue.waiting),
            offered=tuple(_card(card) for card in queue.offered),
            mine=tuple(_card(card) for card in queue.mine),
            chat_limit=me.chat_limit,
            load=me.load,
            wrap_up_until_ms=None if me.wrap_up_until is None else at_ms(me.wrap_up_until),
            wrap_up_of=me.wrap_up_of,
            was_sent_away=me.was_sent_away,
            peers=tuple(PeerView(peer.user_id, peer.name, peer.free) for peer in queue.peers),
            groups=tuple(GroupView(group.id, group.name) for group in queue.groups),
        )

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case intents.AcceptChat(chat_id):
                self._spawn(self._accept(self._desk.accept_chat(chat_id)))
            case intents.TakeChat(chat_id):
                self._spawn(self._accept(self._desk.take_chat(chat_id)))
            case intents.PassChat(chat_id):
                self._spawn(self._step(self._desk.decline_chat(chat_id)))
            case intents.EndChat(chat_id):
                self._spawn(self._let(chat_id, self._desk.end_chat(chat_id)))
            case intents.HandOverChat():
                self._spawn(self._let(intent.chat_id, self._desk.hand_over_chat(intent.chat_id, _handed(intent))))
            case intents.EscalateChat():
                given = chat_shapes.EscalateIn(
                    reason=msgspec.convert(intent.reason, type=EscalationReason), to_group_id=intent.to_group_id
                )
                self._spawn(self._let(intent.chat_id, self._desk.escalate_chat(intent.chat_id, given)))
            case intents.OfferSession(chat_id):
                self._spawn(self._offer_session(chat_id))
            case intents.EndChatWrapUp():
                self._spawn(self._seat(self._desk.end_wrap_up()))
            case intents.SetChatLimit(limit):
                languages = self._queue.me.languages if self._queue is not None else ()
                seat = chat_shapes.SeatIn(chat_limit=limit, languages=languages)
                self._spawn(self._seat(self._desk.set_chat_seat(seat)))
            case _:
                return False
        return True

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.spawn(work, "chat")

    async def _accept(self, asked: Awaitable[chat_shapes.ChatGiven]) -> None:
        """Taken: its ticket opens at once."""
        try:
            given = await asked
        except AssistDeskError as error:
            self._refused(error)
        else:
            self._open_ticket(given.ticket_id)
        self.look()

    async def _let(self, chat_id: int, asked: Awaitable[chat_shapes.ChatGiven]) -> None:
        """One of mine is let go; refused, it is mine as before."""
        self._let_go.add(chat_id)
        await self._step(asked, lambda: self._let_go.discard(chat_id))

    async def _step(
        self, asked: Awaitable[chat_shapes.ChatGiven], if_refused: Callable[[], object] = lambda: None
    ) -> None:
        try:
            await asked
        except AssistDeskError as error:
            if_refused()
            self._refused(error)
        self.look()

    async def _seat(self, asked: Awaitable[chat_shapes.ChatQueue]) -> None:
        try:
            self._take(await asked)
        except AssistDeskError as error:
            self._refused(error)

    async def _offer_session(self, chat_id: int) -> None:
        """Begin a session for the chat's ticket and send its code as a card into that one conversation."""
        chat = next((one for one in self.view.mine if one.id == chat_id), None)
        if chat is None:
            return
        digits = self._session.code_for(chat.ticket_id)
        if digits is None:
            self._session.handle(intents_session.StartSession(chat.ticket_id))
            try:
                async with asyncio.timeout(CODE_WITHIN_S):
                    while (digits := self._session.code_for(chat.ticket_id)) is None:
                        await asyncio.sleep(CODE_POLL_S)
            except TimeoutError:
                return  # the session part has said why there is no code
        await self._step(self._desk.offer_code(chat_id, digits))

    def _offer_lost_again(self, before: chat_shapes.ChatQueue, now: chat_shapes.ChatQueue) -> None:
        """The relay keeps offers in memory alone: one that it forgot, as by a restart, stands again while its code waits."""
        offered = {card.id for card in before.mine if card.code_answer == "offered"}
        for card in now.mine:
            digits = self._session.code_for(card.ticket_id)
            if card.id in offered and card.code_answer is None and digits is not None:
                self._spawn(self._step(self._desk.offer_code(card.id, digits)))

    def _refused(self, error: AssistDeskError) -> None:
        self._toasts.say(error.rule, "warning")


def _handed(intent: intents.HandOverChat) -> chat_shapes.HandOverIn:
    return chat_shapes.HandOverIn(reason=intent.reason, to_agent_id=intent.to_agent_id, to_group_id=intent.to_group_id)


def _card(card: chat_shapes.ChatCard) -> ChatView:
    return ChatView(
        id=card.id,
        ticket_id=card.ticket_id,
        name=card.name,
        subject=card.subject,
        language=card.language,
        queued_at_ms=at_ms(card.queued_at),
        offer_until_ms=None if card.offer_until is None else at_ms(card.offer_until),
        unanswered_at_ms=None if card.unanswered_since is None else at_ms(card.unanswered_since),
        is_customer_here=card.is_customer_here,
        code_answer=card.code_answer or "",
        may_take=card.may_take,
    )

"""The ticket that an agent has open: opened, followed while it is, left again; colleagues see who looks at it.

At most one at a time. What is in it is ``conversation``'s, what the agent writes in it ``writing``'s.
"""

from collections.abc import Callable

import msgspec

from assistdesk.core.desk import shapes
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.conversation import Conversation
from assistdesk.runtime.live import Live
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.presence import Presence
from assistdesk.runtime.rights import rights_of
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList


class OpenTicket:
    """*role*: what I am now; *opened* is told of each ticket that is opened, or whose
    customer is another while it is. ``begin`` comes before anything else."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        tasks: Tasks,
        people: People,
        my_id: int,
        tickets: TicketList,
        drafts: Drafts,
        role: Callable[[], str],
        opened: Callable[[int], None],
        changed: Callable[[], None],
        in_chat: Callable[[int], bool],
    ) -> None:
        self._desk, self._clock, self._tasks, self._people, self._my_id = desk, clock, tasks, people, my_id
        self._tickets, self._drafts, self._role = tickets, drafts, role
        self._opened, self._changed, self._in_chat = opened, changed, in_chat
        self._live: Live
        self.conversation: Conversation | None = None
        self.presence = Presence(desk, tasks, lambda: self.number, lambda: self.mode)

    def begin(self, live: Live) -> None:
        """By which line it is followed."""
        self._live = live

    @property
    def number(self) -> int | None:
        return None if self.conversation is None else self.conversation.ticket_id

    @property
    def rights(self) -> Rights:
        """What I may do in it; what my role says where the relay was not asked yet."""
        return rights_of(None if self.conversation is None else self.conversation.may, self._role())

    @property
    def mode(self) -> ComposerMode:
        """Whoever may not reply writes notes; whoever chats there writes to the customer unless she chose otherwise."""
        conversation = self.conversation
        if conversation is None or not self.rights.reply:
            return ComposerMode.NOTE
        if not conversation.is_mode_chosen and self._in_chat(conversation.ticket_id):
            return ComposerMode.REPLY
        return conversation.mode

    # --- opened and left ------------------------------------------------------------------------------------------

    def open(self, ticket_id: int) -> None:
        if self.conversation is not None and self.number == ticket_id:
            if self.conversation.is_gone:  # it may be in sight again
                self.conversation.read_again()
            return
        self.close()
        self.conversation = Conversation(
            ticket_id,
            self._desk,
            self._people,
            self._my_id,
            self._clock,
            self._tasks,
            self._changed,
            self._tickets.put,
            self._tickets.saw,
            self._follow,
            lambda: self._opened(ticket_id),
        )
        self._tasks.spawn(self._load(self.conversation), "open_ticket")
        self._tasks.spawn(self._drafts.open(ticket_id), "drafts")
        self._opened(ticket_id)

    async def _load(self, conversation: Conversation) -> None:
        await self.presence.say()
        await conversation.load()

    async def _follow(self, ticket_id: int, seq: int) -> None:
        if self.number == ticket_id:
            await self._live.follow(_stream(ticket_id), seq)

    def close(self) -> None:
        conversation, self.conversation = self.conversation, None
        if conversation is not None:
            conversation.close()
            self._tasks.spawn(self._leave(conversation.ticket_id), "left")
            self._tasks.spawn(self._drafts.save(), "drafts")

    def stop(self) -> None:
        """Everything ends: there is nobody to be told."""
        if self.conversation is not None:
            self.conversation.close()

    async def _leave(self, ticket_id: int) -> None:
        await self._live.leave(_stream(ticket_id))
        await self.presence.leave(ticket_id)

    # --- what is wished and what happens --------------------------------------------------------------------------

    def load_older(self) -> None:
        if self.conversation is not None:
            self._tasks.spawn(self.conversation.load_older(), "older")

    def choose_mode(self, ticket_id: int, mode: ComposerMode) -> None:
        if self.conversation is not None and self.number == ticket_id:
            self.conversation.choose_mode(mode)

    def left_of(self, comment: shapes.CommentOut) -> None:
        """Words went, also of a comment that another ticket's log tells of, since a merge."""
        if self.conversation is not None:
            self.conversation.left_of(comment)

    def happened(self, stream: str, data: msgspec.Raw) -> None:
        if self.conversation is not None and self._is(stream):
            self.conversation.happened(data)

    def missed(self, stream: str) -> None:
        if self.conversation is not None and self._is(stream):
            self.conversation.read_again()

    def read_again(self) -> None:
        if self.conversation is not None:
            self.conversation.read_again()

    def came_back(self) -> None:
        """The line did: what could not be read is read."""
        conversation = self.conversation
        if conversation is not None and (conversation.error is not None or conversation.loading):
            conversation.read_again()

    def _is(self, stream: str) -> bool:
        return self.number is not None and stream == _stream(self.number)


def _stream(ticket_id: int) -> str:
    return f"ticket:{ticket_id}"

"""What was told to this agent: mentions, comments in tickets she follows or has, what she was given (desk.md 4, 13).

Read once by REST, then heard on the stream of her own; what concerns the open ticket is read at once. Refuses to know what a
notice looks like.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import shapes_people
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_people import LookAtInbox, ReadInbox
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import InboxView, ToldView
from assistdesk.runtime.stamps import at_ms
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

ENTRIES_MAX: Final = 50
RULE_PREFIX: Final = "told_"
DUE_KINDS: Final = {"due_soon": "warn", "due": "danger"}
"""As clocks that warn and are missed."""


class InboxDesk:
    """One account's. *open_id* names the ticket that is open just now; of what is put off, *until_ms* not 0, no
    notice is given."""

    def __init__(
        self,
        desk: Desk,
        people: People,
        my_id: int,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        open_id: Callable[[], int | None],
        until_ms: Callable[[int], int],
    ) -> None:
        self.stream = f"user:{my_id}"
        self._desk, self._people, self._tasks, self._toasts = desk, people, tasks, toasts
        self._changed, self._open_id, self._until_ms = changed, open_id, until_ms
        self._entries: tuple[shapes_people.InboxEntry, ...] = ()
        self._view = InboxView(loading=True)
        self.head = 0

    @property
    def view(self) -> InboxView:
        return replace(self._view, entries=tuple(map(self._told, self._entries)))

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case LookAtInbox():
                self._tasks.spawn(self.load(), "inbox")
            case ReadInbox():
                self._toasts.drop_notices(RULE_PREFIX)
                self._tasks.spawn(self._mark(self.head, None), "inbox_read")
            case _:
                return False
        return True

    async def load(self) -> None:
        """Read it; an entry that came meanwhile and is not on the page is read with the next."""
        try:
            while True:
                before, page = self.head, await self._desk.get_inbox()
                if self.head == before or page.head >= self.head:
                    break
            self._take(page)
        except AssistDeskError as error:
            self._view = replace(self._view, loading=False, error=Cause(error.rule))
        self._changed()

    def opened(self, ticket_id: int) -> None:
        """What is unread about this ticket is read with it."""
        if any(entry.ticket_id == ticket_id and not entry.read for entry in self._entries):
            self._tasks.spawn(self._mark(self.head, ticket_id), "inbox_read")

    def happened(self, data: msgspec.Raw) -> None:
        """One entry from my stream."""
        try:
            entry = msgspec.json.decode(data, type=shapes_people.InboxEntry)
        except msgspec.MsgspecError:
            self.missed()
            return
        if entry.seq <= self.head:
            return
        self.head = entry.seq
        gone = [
            one for one in self._entries if entry.kind == one.kind != "mention" and one.ticket_id == entry.ticket_id
        ]
        kept = tuple(one for one in self._entries if one.read or one not in gone)
        self._view = replace(self._view, unread=self._view.unread + 1 - (len(self._entries) - len(kept)))
        self._entries = (entry, *kept)[:ENTRIES_MAX]
        if entry.ticket_id == self._open_id():
            if entry.kind in DUE_KINDS:  # nothing in the conversation calls her
                kind = DUE_KINDS[entry.kind]
                self._toasts.say(f"{RULE_PREFIX}{entry.kind}", kind, number=entry.ticket_id, words=entry.subject)
            self._tasks.spawn(self._mark(entry.seq, entry.ticket_id), "inbox_read")
        elif not self._until_ms(entry.ticket_id):
            self._tasks.spawn(self._notice(entry), "notice")
        self._changed()

    async def _notice(self, entry: shapes_people.InboxEntry) -> None:
        if not self._people.knows(entry.author_id):
            await self.load()
        name, words = self._people.name(entry.author_id), entry.excerpt or entry.subject
        rule, number = f"{RULE_PREFIX}{entry.kind}", entry.ticket_id
        if entry.kind == "comment":
            self._toasts.lead_to(number, rule, name=name, number=number, words=words)
        else:
            kind = DUE_KINDS.get(entry.kind, "info")
            self._toasts.notice(number, rule, kind, name=name, number=number, words=words)

    def missed(self) -> None:
        self._tasks.spawn(self.load(), "inbox")

    async def _mark(self, seq: int, ticket_id: int | None) -> None:
        try:
            page = await self._desk.read_inbox(seq, ticket_id)
        except AssistDeskError:
            return  # it stays unread, and is read with the next look
        if page.head < self.head:
            await self.load()
            return
        self._take(page)
        self._changed()

    def _take(self, page: shapes_people.InboxPage) -> None:
        self._people.add(page.users)
        self._entries, self.head = page.entries, page.head
        self._view = InboxView(unread=page.unread)

    def _told(self, entry: shapes_people.InboxEntry) -> ToldView:
        return ToldView(
            entry.seq,
            entry.kind,
            entry.ticket_id,
            entry.subject,
            entry.excerpt,
            self._people.name(entry.author_id),
            at_ms(entry.created_at),
            entry.read,
            self._until_ms(entry.ticket_id),
        )

"""The inbox of a person of ours: what was told to her, read or not (desk.md sections 4, 13).

An entry names a comment; its words are looked up when they are shown, so that what was erased or lies out of sight since is
not told again.
"""

from collections.abc import Sequence
from types import NoneType

import sqlalchemy as sa

from assistdesk.core.desk.shapes import PageMeta
from assistdesk.core.desk.shapes_people import InboxEntry, InboxPage
from relay.desk import notices, shown
from relay.desk.rights import Caller, need_ours, sees
from relay.store import inbox, streams, tickets
from relay.store.inbox import Entry
from relay.store.store import Store
from relay.store.work import Mark, Work

PAGE_MAX, UNREAD_MAX = 50, 100
SEQ_END = 2**62


class Inboxes:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def page(self, caller: Caller, *, before: int | None = None, limit: int = PAGE_MAX) -> InboxPage:
        """The newest entries older than *before*."""
        need_ours(caller)

        def question(connection: sa.Connection) -> InboxPage:
            limit_ = min(limit, PAGE_MAX)
            found = inbox.newest(connection, caller.id, before=SEQ_END if before is None else before, limit=limit_ + 1)
            entries = show(connection, caller, found[:limit_])
            return InboxPage(
                entries=tuple(entries),
                users=shown.cards_for(connection, caller, [entry.author_id for entry in entries]),
                unread=inbox.unread(connection, caller.sight, UNREAD_MAX),
                head=streams.last(connection, inbox.stream_of(caller.id)),
                meta=PageMeta(has_more=len(found) > limit_),
            )

        return await self._store.read(question)

    async def read(self, caller: Caller, seq: int, ticket_id: int | None, mark: Mark | None = None) -> InboxPage:
        """Remember that all up to *seq* is read, or only what is about one ticket."""
        need_ours(caller)

        def operation(work: Work) -> None:
            inbox.mark_read(work, caller.id, None if ticket_id is None else [ticket_id], seq)

        await self._store.write_marked(mark, NoneType, operation)
        return await self.page(caller)


def show(connection: sa.Connection, caller: Caller, entries: Sequence[Entry]) -> list[InboxEntry]:
    """Entries with their words; those whose ticket the caller may not see any more are left out."""
    seen = {
        ticket.id: ticket
        for ticket in tickets.many(connection, sorted({entry.ticket_id for entry in entries}))
        if sees(connection, caller, ticket)
    }
    comments = shown.comments_by_ids(connection, [entry.comment_id for entry in entries])
    return [
        notices.entry_of(entry, seen[entry.ticket_id].subject, comments.get(entry.comment_id))
        for entry in entries
        if entry.ticket_id in seen
    ]

"""Pages of a ticket's log and of its conversation, for programs and for whoever missed something (desk.md section 12).

No page is longer than an app takes: where words are long it is shorter than was asked for, and the next one goes on from
there. Also what was said in a stretch of a log, with what other tickets lend it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import Audit, Ticket
from assistdesk.core.desk.participants import named
from assistdesk.core.desk.shapes import AuditOut, CommentOut, from_rfc3339
from assistdesk.core.desk.shapes_log import AuditPage, CommentPage
from assistdesk.core.desk.shapes_pages import NOTHING_BESIDE, Beside
from relay.desk import shown
from relay.desk.cursors import Leaf, open_leaf
from relay.desk.rights import Caller, need_ours, need_ticket
from relay.store import audits, links
from relay.store.links import Link
from relay.store.store import Store

TIMELINE_LIMIT = 200
PAGE_BYTES_MAX = 4 * 1024 * 1024
"""Of words on one page; an app refuses answers of twice as much."""
BYTES_PER_LETTER = 6
SEQ_END = 2**62


class TicketPages:
    """Use cases over one store; *cursor_key* signs page cursors."""

    def __init__(self, store: Store, cursor_key: bytes) -> None:
        self._store, self._cursor_key = store, cursor_key

    async def audits(
        self,
        caller: Caller,
        ticket_id: int,
        *,
        seq: int = 0,
        after: str | None = None,
        before: str | None = None,
        limit: int = 100,
        include: frozenset[Beside] = NOTHING_BESIDE,
    ) -> AuditPage:
        """Audits that follow a cursor or the number *seq*, with their comments: how a hole in the live stream is filled.

        Raises:
            RefusedError: ``not_found``, and as ``open_leaf``.
        """
        need_ours(caller)
        leaf = open_leaf(self._cursor_key, f"audits {ticket_id}", after, before, min(limit, TIMELINE_LIMIT))
        if leaf.place is None:
            leaf = replace(leaf, place=(seq,) if seq else None)

        def question(connection: sa.Connection) -> AuditPage:
            need_ticket(connection, caller, ticket_id)
            found = _with_comments(connection, _walked(connection, ticket_id, leaf))
            page = replace(leaf, limit=min(leaf.limit, _fitting(found)))
            kept, meta = page.cut(found, lambda audit: (audit.seq,))
            beside = people_in(kept) if "users" in include else ()
            return AuditPage(audits=tuple(kept), users=shown.cards_for(connection, caller, beside), meta=meta)

        return await self._store.read(question)

    async def comments(
        self,
        caller: Caller,
        ticket_id: int,
        *,
        seq: int | None = None,
        after: str | None = None,
        before: str | None = None,
        limit: int = 50,
        include: frozenset[Beside] = NOTHING_BESIDE,
    ) -> CommentPage:
        """What was said in so many audits, the page of the newest first: those older than a cursor, or than the number *seq*.

        Raises:
            RefusedError: ``not_found``, and as ``open_leaf``.
        """
        need_ours(caller)
        leaf = open_leaf(self._cursor_key, f"comments {ticket_id}", after, before, min(limit, TIMELINE_LIMIT))
        if leaf.place is None:
            leaf = replace(leaf, place=None if seq is None else (seq,))

        def question(connection: sa.Connection) -> CommentPage:
            ticket = need_ticket(connection, caller, ticket_id)
            page, length = _comments(connection, caller, ticket, leaf, include)
            while length > 1 and is_too_long(page.comments):
                page, length = _comments(connection, caller, ticket, replace(leaf, limit=length // 2), include)
            return page

        return await self._store.read(question)


def _walked(connection: sa.Connection, ticket_id: int, leaf: Leaf, *, newest_first: bool = False) -> list[Audit]:
    """A ticket's audits from a page's place on, in the order in which they are walked."""
    if leaf.back is newest_first:
        return audits.after(connection, ticket_id, leaf.number or 0, leaf.most)
    last = SEQ_END if leaf.number is None else leaf.number
    return audits.before(connection, ticket_id, last, leaf.most)[::-1]


def _comments(
    connection: sa.Connection, caller: Caller, ticket: Ticket, leaf: Leaf, include: frozenset[Beside]
) -> tuple[CommentPage, int]:
    """A page, and of how many audits it is."""
    kept, meta = leaf.cut(_walked(connection, ticket.id, leaf, newest_first=True), lambda audit: (audit.seq,))
    said: list[CommentOut] = []
    if kept:
        stretch = kept[::-1]
        earlier = audits.before(connection, ticket.id, stretch[0].seq, 1)
        tied = links.of_ticket(connection, ticket.id)
        said = said_between(connection, caller, ticket, tied, stretch, earlier[0].created_at if earlier else -1)
    authors = {comment.author_id for comment in said} if "users" in include else ()
    return CommentPage(comments=tuple(said), users=shown.cards_for(connection, caller, authors), meta=meta), len(kept)


def said_between(
    connection: sa.Connection,
    caller: Caller,
    ticket: Ticket,
    tied: Sequence[Link],
    stretch: Sequence[Audit],
    since_ms: int,
) -> list[CommentOut]:
    """A stretch's own comments, and those of other tickets that stand here since a merge or a split. *tied*: the ticket's
    links; *since_ms*: when the audit before the stretch was written, -1 where there is none."""
    own = shown.comments_between(connection, ticket.id, stretch[0].seq, stretch[-1].seq)
    until_ms = SEQ_END if stretch[-1].seq == ticket.seq else stretch[-1].created_at
    sources = shown.seen_sources(connection, caller, links.sources(tied, ticket.id))
    here = {ticket.id, *sources}
    home = [msgspec.structs.replace(one, split_into=None) if one.split_into in here else one for one in own]
    lent = shown.merged_comments(connection, sources, since_ms, until_ms)
    known = {comment.id for comment in (*home, *lent)}
    for comment in shown.brought_comments(connection, sorted(here)):
        at_ms = from_rfc3339(comment.created_at)
        if comment.id not in known and comment.ticket_id != ticket.id and since_ms < at_ms <= until_ms:
            lent.append(comment)
    return home + lent


def is_too_long(comments: Sequence[CommentOut]) -> bool:
    """Do their words take more than a page may, as JSON, which writes one that does not show as six? Counted only where that
    could matter."""
    at_most = BYTES_PER_LETTER * sum(len(comment.body) for comment in comments)
    return at_most > PAGE_BYTES_MAX and sum(map(_weighs_bytes, comments)) > PAGE_BYTES_MAX


def _weighs_bytes(comment: CommentOut) -> int:
    return len(msgspec.json.encode(comment.body))


def people_in(found: Iterable[AuditOut]) -> set[int | None]:
    """Whose names belong beside these audits: who wrote them, and whom they put on the ticket or took off."""
    ids: set[int | None] = set()
    for audit in found:
        ids |= {audit.author_id, *named(audit.events)}
    return ids


def _fitting(found: Sequence[AuditOut]) -> int:
    """How many of them, from the first on, one page takes: at least one."""
    sizes = (len(msgspec.json.encode(audit)) for audit in found)
    return max(1, sum(size <= PAGE_BYTES_MAX for size in accumulate(sizes)))


def audits_with_comments(connection: sa.Connection, ticket_id: int, after: int, limit: int) -> tuple[AuditOut, ...]:
    """A stretch of a ticket's log as its live stream tells it."""
    return tuple(_with_comments(connection, audits.after(connection, ticket_id, after, limit)))


def _with_comments(connection: sa.Connection, found: Sequence[Audit]) -> list[AuditOut]:
    """Audits of one ticket, in a row either way, with what was said in each."""
    if not found:
        return []
    first, last = sorted((found[0].seq, found[-1].seq))
    said: dict[int, list[CommentOut]] = {}
    for one in shown.comments_between(connection, found[0].ticket_id, first, last):
        said.setdefault(one.seq, []).append(one)
    return [audits.shape(audit, said.get(audit.seq, [])) for audit in found]

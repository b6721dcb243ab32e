"""One ticket's log, to be checked elsewhere (desk.md section 3; decision 0043): a header, then audits with their texts.

The header is made of one look at the ticket. What follows is read in pages, each in a read of its own, up to the audit that
the header names: audits never change, so header and tail agree whoever writes meanwhile, and a slow reader holds no
connection. What was erased is not there, nor what is erased while the file goes out. Nothing here knows HTTP.
"""

import functools
import re
from collections.abc import AsyncIterator, Callable

import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.ticket_log import write_header, write_line
from assistdesk.core.errors import RefusedError
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, caller_of, may_take_logs, need_ticket
from relay.store import audits, notes, replies, texts
from relay.store.store import Store

AUDITS_AT_ONCE = 50
"""With the longest comments some three megabytes."""
_kept_texts = re.compile(rb'"value":"([0-9a-f]{64})"')
"""Subjects and texts in fields: where an event says such a value, it may be a digest."""


class TicketLogs:
    """Use case over one store."""

    def __init__(self, store: Store, *, now_ms: Callable[[], int]) -> None:
        self._store, self._now_ms = store, now_ms

    async def open(self, caller: Caller, ticket_id: int) -> AsyncIterator[bytes]:
        """The file as it is now, in pieces.

        Raises:
            RefusedError: ``forbidden`` (experts, agents of an external group), ``not_found``; LinkError: the store's. The
            pieces raise the same where the right to see it is lost meanwhile.
        """
        ticket = await self._store.read(lambda connection: need_whole(connection, caller, ticket_id))
        header = write_header(ticket.id, ticket.seq, ticket.head, to_rfc3339(self._now_ms()))
        return self._pieces(caller, ticket, header)

    async def _pieces(self, caller: Caller, ticket: Ticket, header: bytes) -> AsyncIterator[bytes]:
        yield header
        seq = 0
        while seq < ticket.seq:
            read = functools.partial(_page, caller=caller, ticket_id=ticket.id, after=seq, last=ticket.seq)
            piece, seq = await self._store.read(read)
            yield piece


def need_whole(connection: sa.Connection, caller: Caller, ticket_id: int) -> Ticket:
    """The ticket, for somebody who may take its whole log away. Raises RefusedError ``forbidden``, ``not_found``."""
    if not may_take_logs(caller):
        raise RefusedError(FORBIDDEN)
    return need_ticket(connection, caller, ticket_id)


def _page(connection: sa.Connection, caller: Caller, ticket_id: int, after: int, last: int) -> tuple[bytes, int]:
    """The lines of the next audits, and the last one's number; where there are no more although there should be, *last*."""
    still = caller_of(connection, caller.id, caller.origin)
    if still is None:
        raise RefusedError(NOT_FOUND)
    need_whole(connection, still, ticket_id)
    found = [one for one in audits.links_after(connection, ticket_id, after, AUDITS_AT_ONCE) if one.seq <= last]
    if not found:
        return b"", last
    said = _words(connection, ticket_id, found[0].seq, found[-1].seq)
    written = []
    for link in found:
        kept = texts.salted(connection, ticket_id, [one.decode() for one in _kept_texts.findall(bytes(link.events))])
        written.append(write_line(link, [*said.get(link.seq, ()), *kept]))
    return b"".join(written), found[-1].seq


def _words(
    connection: sa.Connection, ticket_id: int, first_seq: int, last_seq: int
) -> dict[int, list[tuple[bytes, str]]]:
    """Audit -> what was said in it, in the order it was said, as far as it is not erased."""
    found = replies.salted(connection, ticket_id, first_seq, last_seq)
    found += notes.salted(connection, ticket_id, first_seq, last_seq)
    said: dict[int, list[tuple[bytes, str]]] = {}
    for comment in sorted(found, key=lambda one: one.id):
        said.setdefault(comment.seq, []).append((comment.salt, comment.body))
    return said

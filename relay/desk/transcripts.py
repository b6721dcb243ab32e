"""What was said in public in a ticket, from its first word on (desk.md sections 0, 12, 13; rule G4).

Staff and the customer's side get the same words, by the public repository alone: notes have no path here. Staff are told the
digest of the log's chain, too. A ticket that was split off begins with the words it was given. A long one comes in parts.
"""

import itertools
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.events import CUSTOMER_WORD
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.reading_shapes import Transcript
from assistdesk.core.desk.shapes import to_rfc3339
from relay.desk import own_statuses, shared_facts
from relay.desk.lent import TIME_END_MS, open_to_reader, open_to_staff, with_lent
from relay.desk.reading import SEQ_END, lines_of, need_reader
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.desk.standing import Numbered, brought_into
from relay.store import replies
from relay.store.store import Store

LINES_MAX = 1_000
BYTES_MAX = 4 * 1024 * 1024
"""A part ends after so many replies, or with the one that goes beyond so many bytes."""


class Transcripts:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of_ticket(self, caller: Caller, ticket_id: int, after: int) -> Transcript:
        """From the first reply whose public number is above *after*. Raises RefusedError ``forbidden``, ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> Transcript:
            ticket = need_ticket(connection, caller, ticket_id)
            shown = _show(connection, ticket, after, open_to_staff(connection, ticket, caller))
            return msgspec.structs.replace(shown, seq=ticket.seq, head=ticket.head)

        return await self._store.read(question)

    async def of_reader(self, key: str, after: int, *, now_ms: int) -> Transcript:
        """As ``of_ticket``, for whom the key was given to. Raises RefusedError ``not_found``, whatever it is that is wrong."""

        def question(connection: sa.Connection) -> Transcript:
            ticket, reader_id = need_reader(connection, key, now_ms)
            return _show(connection, ticket, after, open_to_reader(connection, ticket, reader_id))

        return await self._store.read(question)


def _show(connection: sa.Connection, ticket: Ticket, after: int, source_ids: Sequence[int]) -> Transcript:
    found = replies.public_after(connection, ticket.id, after, LINES_MAX + 1)
    fitting = _fitting(found)
    kept, rest = found[:fitting], found[fitting:]
    since_ms = 0 if after <= 0 else kept[0][1].created_at if kept else TIME_END_MS
    until_ms = rest[0][1].created_at if rest else TIME_END_MS
    brought = [] if after > 0 else brought_into(connection, [ticket.id])
    lines = with_lent(connection, [*brought, *kept], source_ids, since_ms, until_ms)
    return Transcript(
        ticket_id=ticket.id,
        subject=ticket.subject,
        status=CUSTOMER_WORD[ticket.status],  # type: ignore[arg-type]
        status_label=own_statuses.read_by_customers(connection, ticket),
        created_at=to_rfc3339(ticket.created_at),
        language=ticket.language,
        lines=lines_of(connection, ticket.id, lines),
        shared=shared_facts.between(connection, ticket.id, after, kept[-1][0] if rest else SEQ_END),
        has_more=bool(rest),
    )


def _fitting(found: Sequence[Numbered]) -> int:
    """How many of them make one part: it ends between two public numbers, since the next part goes on after one."""
    ends = [place for place in range(1, len(found)) if found[place][0] != found[place - 1][0]]
    if len(found) <= LINES_MAX or not ends:
        ends.append(len(found))
    sizes = list(itertools.accumulate(len(reply.body.encode()) for _, reply in found))
    return next((end for end in ends if end > 0 and sizes[end - 1] > BYTES_MAX), ends[-1])

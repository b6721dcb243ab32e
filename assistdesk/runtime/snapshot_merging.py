"""Other tickets to put one together with, and what became of what a sheet asked the relay for, as these sheets show it
(``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.runtime.snapshot import TicketRow


class FoundTickets(msgspec.Struct, frozen=True):
    """``rows``: what fits ``text``, never the ticket itself; those that nothing can be done with are among them."""

    ticket_id: int
    text: str = ""
    rows: tuple[TicketRow, ...] = ()
    loading: bool = False
    error: Cause | None = None


class AskedView(msgspec.Struct, frozen=True):
    """``answered``: the number of the sheet that was answered last; ``refused``: why not, None: it is done."""

    answered: int = 0
    refused: Cause | None = None

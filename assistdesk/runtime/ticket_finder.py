"""Finds another ticket for the sheets that put two together: by number, by words, or those of the same customer.

What is done with it is not known here.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_merging import DropFoundTickets, FindOtherTicket, ReadFoundAgain
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rows import People, make_row
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_merging import FoundTickets
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList

NUMBER: Final = re.compile(r"(?:AD-|#)?([1-9][0-9]{0,14})", re.IGNORECASE)
ADDRESS: Final = re.compile(r'[^\s"@]+@[^\s"@]+')
ROWS_MAX: Final = 6
WAIT_S: Final = 0.25
"""After the last key, before the relay is asked."""


class TicketFinder:
    """One account's; one question is open at a time."""

    def __init__(
        self, desk: Desk, tickets: TicketList, people: People, my_id: int, tasks: Tasks, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tickets, self._people, self._my_id = desk, tickets, people, my_id
        self._tasks, self._changed = tasks, changed
        self._question = 0
        self.found: FoundTickets | None = None

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case FindOtherTicket(ticket_id, text):
                self._find(ticket_id, text.strip()[:200])
            case ReadFoundAgain():
                if self.found is not None and self.found.rows and not self.found.loading:
                    self._tasks.spawn(self._read_again(self.found), "found_tickets")
            case DropFoundTickets():
                self._question += 1
                self.found = None
            case _:
                return False
        return True

    def _find(self, ticket_id: int, text: str) -> None:
        self._question += 1
        known = self.found.rows if self.found is not None and self.found.ticket_id == ticket_id else ()
        self.found = FoundTickets(ticket_id, text, known, loading=True)
        self._tasks.spawn(self._ask(self._question, self.found), "found_tickets")
        self._changed()

    async def _ask(self, question: int, view: FoundTickets) -> None:
        """An answer to a question that is not the newest any more is thrown away."""
        await asyncio.sleep(WAIT_S if view.text else 0.0)
        if question != self._question:
            return
        try:
            found = replace(view, rows=await self._rows(view.ticket_id, view.text), loading=False)
        except AssistDeskError as error:
            found = replace(view, rows=(), loading=False, error=Cause(error.rule))
        if question == self._question:
            self.found = found
            self._changed()

    async def _read_again(self, view: FoundTickets) -> None:
        """Those that are not hers to see any more go; without a line all stay as they were."""
        try:
            page = await self._desk.get_many(tuple(one.id for one in view.rows))
        except AssistDeskError:
            return
        if self.found is view:
            self.found = replace(view, rows=self._made(page, view.ticket_id))
            self._changed()

    async def _rows(self, ticket_id: int, text: str) -> tuple[TicketRow, ...]:
        if number := NUMBER.fullmatch(text):
            page = await self._desk.get_many((int(number[1]),))
        elif query := text or self._customer_query(ticket_id):
            page = await self._desk.search(query)
        else:
            page = shapes.TicketPage(tickets=())
        return self._made(page, ticket_id)

    def _made(self, page: shapes.TicketPage, ticket_id: int) -> tuple[TicketRow, ...]:
        self._people.add(page.users)
        others = [ticket for ticket in page.tickets if ticket.id != ticket_id][:ROWS_MAX]
        return tuple(make_row(ticket, self._people, self._my_id) for ticket in others)

    def _customer_query(self, ticket_id: int) -> str:
        """The other unsolved tickets of this ticket's customer; "" where she has no address to be found by."""
        email = self._tickets.row(ticket_id).requester.email if self._tickets.knows(ticket_id) else ""
        return f"requester:{email} status:unsolved" if ADDRESS.fullmatch(email) else ""

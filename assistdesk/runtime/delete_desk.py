"""Deleting and restoring a ticket in the agent's application (desk.md section 2, N12).

It needs the line: nothing is deleted later by surprise. The relay decides who may; here its reasons are only named.
"""

from typing import Final

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import DeleteTicket, RestoreTicket
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts

UNDO_PREFIX: Final = "delete:"
REASONS: Final = frozenset(("chat", "session", "too_late"))


class DeleteDesk:
    """One account's."""

    def __init__(self, desk: Desk, tickets: TicketList, tasks: Tasks, toasts: Toasts) -> None:
        self._desk, self._tickets, self._tasks, self._toasts = desk, tickets, tasks, toasts

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case DeleteTicket(ticket_id):
                self._tasks.spawn(self._delete(ticket_id), "delete")
            case RestoreTicket(ticket_id):
                self._tasks.spawn(self._restore(ticket_id), "restore")
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                self._toasts.drop_undo(key)
                self._tasks.spawn(self._restore(int(key.removeprefix(UNDO_PREFIX))), "restore")
            case _:
                return False
        return True

    async def _delete(self, ticket_id: int) -> None:
        try:
            answer = await self._desk.delete_ticket(ticket_id)
        except AssistDeskError as error:
            self._toasts.say_why(error, "delete", "delete", REASONS)
            return
        self._tickets.put(answer.ticket)
        self._toasts.say_done("ticket_deleted", "ok", f"{UNDO_PREFIX}{ticket_id}", number=ticket_id)

    async def _restore(self, ticket_id: int) -> None:
        try:
            answer = await self._desk.restore_ticket(ticket_id)
        except AssistDeskError as error:
            self._toasts.say_why(error, "delete", "delete", REASONS)
            return
        self._tickets.put(answer.ticket)
        self._toasts.say("ticket_restored", "ok", number=ticket_id)

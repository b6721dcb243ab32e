"""Splitting comments off in the agent's application, and taking it back by a merge (desk.md section 10).

It needs the line, as a merge does. The sheet that asks stays, with what was chosen, until the answer is known. The relay
decides what may be split off; here its reasons are only named.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeTicket, SplitTicket
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts, reason_of

UNDO_PREFIX: Final = "split:"
REASONS: Final = frozenset(("closed", "merged", "not_here"))


class SplitDesk:
    """One account's. *merge* takes a split back: the words stand where they were said again."""

    def __init__(
        self,
        desk: Desk,
        tickets: TicketList,
        tasks: Tasks,
        toasts: Toasts,
        merge: Callable[[MergeTicket], object],
        open_ticket: Callable[[int], None],
    ) -> None:
        self.view = AskedView()
        self._desk, self._tickets, self._tasks, self._toasts = desk, tickets, tasks, toasts
        self._merge, self._open_ticket = merge, open_ticket

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case SplitTicket():
                self._tasks.spawn(self._split(intent), "split")
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                self._toasts.drop_undo(key)
                new_id, source_id = key.removeprefix(UNDO_PREFIX).split(">")
                self._merge(MergeTicket(int(new_id), int(source_id), ends_split=True))
            case _:
                return False
        return True

    async def _split(self, intent: SplitTicket) -> None:
        try:
            answer = await self._desk.split(intent.ticket_id, intent.subject, intent.comment_ids)
        except AssistDeskError as error:
            reason = reason_of(error, "split", "split", REASONS)
            self.view = AskedView(intent.sheet, Cause(reason))
            self._toasts.say(reason, "error")
            return
        self.view = AskedView(intent.sheet)
        new_id = answer.ticket.id
        self._tickets.put(answer.ticket)
        undo_key = f"{UNDO_PREFIX}{new_id}>{intent.ticket_id}"
        self._toasts.say_done("ticket_split", "ok", undo_key, number=intent.ticket_id, target=new_id)
        self._open_ticket(new_id)

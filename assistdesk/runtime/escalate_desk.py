"""Escalating the open ticket in the agent's application, and taking it back (desk.md section 9).

It needs the line: nobody is given a ticket later by surprise. The sheet that asks stays, with its words, until the answer is
known. The relay decides what may be escalated and taken back; here its reasons are only named.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import EscalateTicket
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts, reason_of

UNDO_PREFIX: Final = "escalate:"
REASONS: Final = frozenset(("closed", "merged", "solved", "same_group", "not_escalated", "moved_on"))


class EscalateDesk:
    """One account's. A reason that holds the live session code goes nowhere (*holds_live_code*)."""

    def __init__(
        self,
        desk: Desk,
        tickets: TicketList,
        tasks: Tasks,
        toasts: Toasts,
        group_name: Callable[[int], str],
        holds_live_code: Callable[[str], bool],
    ) -> None:
        self.view = AskedView()
        self._desk, self._tickets, self._tasks, self._toasts = desk, tickets, tasks, toasts
        self._group_name, self._holds_live_code = group_name, holds_live_code

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case EscalateTicket():
                self._tasks.spawn(self._escalate(intent), "escalate")
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                self._toasts.drop_undo(key)
                self._tasks.spawn(self._take_back(int(key.removeprefix(UNDO_PREFIX))), "escalate_undo")
            case _:
                return False
        return True

    async def _escalate(self, intent: EscalateTicket) -> None:
        ticket_id = intent.ticket_id
        try:
            if self._holds_live_code(intent.reason):
                raise RefusedError("code_in_text")
            answer = await self._desk.escalate(ticket_id, intent.group_id, intent.reason)
        except AssistDeskError as error:
            reason = reason_of(error, "escalate", "escalate", REASONS)
            self.view = AskedView(intent.sheet, Cause(reason))
            self._toasts.say(reason, "error")
            return
        self.view = AskedView(intent.sheet)
        self._tickets.put(answer.ticket)
        group = self._group_name(intent.group_id)
        self._toasts.say_done("ticket_escalated", "ok", f"{UNDO_PREFIX}{ticket_id}", number=ticket_id, group=group)

    async def _take_back(self, ticket_id: int) -> None:
        try:
            answer = await self._desk.unescalate(ticket_id)
        except AssistDeskError as error:
            if isinstance(error, LinkError):
                self._toasts.hold(f"{UNDO_PREFIX}{ticket_id}")
            self._toasts.say_why(error, "escalate", "escalate", REASONS, number=ticket_id)
            return
        self._tickets.put(answer.ticket)
        self._toasts.say("ticket_unescalated", "ok", number=ticket_id)

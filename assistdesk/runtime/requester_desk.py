"""A ticket is given to another customer, and back (decision 0067).

It needs the line: who reads a ticket changes at once or not at all. The relay decides whether it may be; here its reasons are
only named. The sheet that asks stays, with what was typed, until the answer is known.
"""

from typing import Final

from assistdesk.core.desk.shapes import RequesterIn
from assistdesk.core.desk.shapes_people import RequesterChange
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_people import GiveToCustomer, GiveToNewCustomer
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts, reason_of

UNDO_PREFIX: Final = "requester:"
REASONS: Final = frozenset(("no_person", "chat", "session", "many", "closed"))


class RequesterDesk:
    """One account's."""

    def __init__(self, desk: Desk, tickets: TicketList, people: People, tasks: Tasks, toasts: Toasts) -> None:
        self._desk, self._tickets, self._people = desk, tickets, people
        self._tasks, self._toasts = tasks, toasts
        self.asked = AskedView()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case GiveToCustomer(ticket_id, user_id, keep, sheet):
                self._give(ticket_id, RequesterChange(user_id=user_id, keep_in_copy=keep), sheet)
            case GiveToNewCustomer(ticket_id, name, email, keep, sheet):
                person = RequesterIn(name=name, email=email)
                self._give(ticket_id, RequesterChange(person=person, keep_in_copy=keep), sheet)
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                self._toasts.drop_undo(key)
                ticket_id, user_id = map(int, key.removeprefix(UNDO_PREFIX).split(">"))
                self._give(ticket_id, RequesterChange(user_id=user_id))
            case _:
                return False
        return True

    def _give(self, ticket_id: int, given: RequesterChange, sheet: int = 0) -> None:
        self._tasks.spawn(self._try(ticket_id, given, sheet), "requester")

    async def _try(self, ticket_id: int, given: RequesterChange, sheet: int) -> None:
        before = self._tickets.ticket(ticket_id)
        try:
            answer = await self._desk.change_requester(ticket_id, given)
        except AssistDeskError as error:
            rule = error.rule if error.rule == "step" else "requester"
            reason = reason_of(error, rule, "requester", REASONS)
            self._answer(sheet, Cause(reason))
            self._toasts.say(reason, "error")
            return
        self._answer(sheet)
        self._people.add(answer.users)
        self._tickets.put(answer.ticket)
        had = before.requester_id if before is not None and before.requester_id != answer.ticket.requester_id else 0
        undo_key = f"{UNDO_PREFIX}{ticket_id}>{had}" if had else ""
        name = self._people.name(answer.ticket.requester_id)
        say = self._toasts.say_done if sheet else self._toasts.say
        say("requester_changed", "ok", undo_key, number=ticket_id, name=name)

    def _answer(self, sheet: int, refused: Cause | None = None) -> None:
        """An undo is asked for by no sheet."""
        if sheet:
            self.asked = AskedView(sheet, refused)

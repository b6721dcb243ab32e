"""Merging in the agent's application: doing it, taking it back (desk.md section 10).

The relay decides what may be put together; here its reasons are only named. It needs the line: a merge is not kept in the
outbox, because it would come as a surprise later. The sheet that asks stays until the answer is known. Refuses to know how a
merged conversation looks.
"""

from collections.abc import Callable

from assistdesk.core.desk import shapes
from assistdesk.core.errors import AssistDeskError, LinkError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeMany, MergeTicket, UnmergeTicket
from assistdesk.runtime.many_merging import REASONS, UNDO_PREFIX, ManyMerging
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import BulkView
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts, reason_of


def is_merge(undo_key: str) -> bool:
    return undo_key.startswith(UNDO_PREFIX)


class MergeDesk:
    """One account's."""

    def __init__(
        self,
        desk: Desk,
        tickets: TicketList,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        open_ticket: Callable[[int], None],
    ) -> None:
        self._desk, self._tickets = desk, tickets
        self._tasks, self._toasts, self._open_ticket = tasks, toasts, open_ticket
        self._many = ManyMerging(desk, tickets, tasks, toasts, changed, open_ticket)
        self.asked = AskedView()

    @property
    def many(self) -> BulkView | None:
        """How far the merging of many is, while it goes on."""
        return self._many.view

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case MergeTicket():
                self._tasks.spawn(self._merge(intent), "merge")
            case MergeMany():
                self._many.merge(intent)
            case intents.StopBulk() if self._many.view is not None:
                self._many.stop()
            case UnmergeTicket(ticket_id):
                self._tasks.spawn(self._unmerge(ticket_id), "unmerge")
            case intents.Undo(key) if is_merge(key):
                self._toasts.drop_undo(key)
                ids = tuple(int(number) for number in key.removeprefix(UNDO_PREFIX).split(","))
                if len(ids) > 1:
                    self._many.unmerge(ids)
                else:
                    self._tasks.spawn(self._unmerge(ids[0], key), "unmerge")
            case _:
                return False
        return True

    async def _merge(self, intent: MergeTicket) -> None:
        ticket_id, target_id = intent.ticket_id, intent.target_id
        given = shapes.MergeIn(
            target_id=target_id, copy_requester=intent.copy_requester, customers_see=intent.customers_see
        )
        try:
            answer = await self._desk.merge(ticket_id, given)
        except AssistDeskError as error:
            prefix = "person" if error.rule == "participant" else "merge"
            reason = reason_of(error, error.rule, prefix, REASONS)
            self._answer(intent.sheet, Cause(reason))
            self._toasts.say(reason, "error")
            return
        self._answer(intent.sheet)
        self._tickets.put(answer.ticket)
        undo_key, told = f"{UNDO_PREFIX}{ticket_id}", {"number": ticket_id, "target": target_id}
        if intent.ends_split:
            self._toasts.say("ticket_unsplit", "ok", undo_key, **told)
        else:
            self._toasts.say_done("ticket_merged", "ok", undo_key, **told)
        self._open_ticket(target_id)

    def _answer(self, sheet: int, refused: Cause | None = None) -> None:
        """A split that is taken back is a merge that no sheet asked for."""
        if sheet:
            self.asked = AskedView(sheet, refused)

    async def _unmerge(self, ticket_id: int, undo_key: str = "") -> None:
        """*undo_key*: of an undo, which is for later where there is no line, and leads to the ticket."""
        try:
            answer = await self._desk.unmerge(ticket_id)
        except AssistDeskError as error:
            if undo_key and isinstance(error, LinkError):
                self._toasts.hold(undo_key)
            if error.fields.get("why") == "not_merged":
                self._toasts.say("unmerge_over", "error", number=ticket_id)
            else:
                self._toasts.say_why(error, "merge", "merge", REASONS)
            return
        self._tickets.put(answer.ticket)
        self._toasts.say("ticket_unmerged", "ok", number=ticket_id)
        if undo_key:
            self._open_ticket(ticket_id)

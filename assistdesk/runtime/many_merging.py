"""Several tickets merged into one, and taken back, one after the other: how far it is, and stopped (desk.md section 10).

What is refused stops no other, a cut line does. What was done stands, whoever stops it is told how much. Refuses to know how
one ticket is chosen to take the others in.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime.intents_merging import MergeMany
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import BulkView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts

UNDO_PREFIX: Final = "merge:"
"""With the numbers of the tickets that were merged, parted by commas."""
REASONS: Final = frozenset(
    ("itself", "closed", "merged", "many", "chat", "not_merged", "too_late", "organisation", "unproven", "no_person")
)


class ManyMerging:
    """One account's; one such work goes on at a time, a wish for another is dropped meanwhile."""

    def __init__(
        self,
        desk: Desk,
        tickets: TicketList,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        open_ticket: Callable[[int], None],
    ) -> None:
        self._desk, self._tickets, self._tasks, self._toasts = desk, tickets, tasks, toasts
        self._changed, self._open_ticket = changed, open_ticket
        self.view: BulkView | None = None
        self._done: list[int] = []
        self._why: AssistDeskError | None = None

    def merge(self, intent: MergeMany) -> None:
        if self.view is None and intent.ticket_ids:
            self._begin(len(intent.ticket_ids))
            self._tasks.spawn(self._merge(intent), "merge_many")

    def unmerge(self, ticket_ids: tuple[int, ...]) -> None:
        if self.view is None:
            self._begin(len(ticket_ids))
            self._tasks.spawn(self._unmerge(ticket_ids), "unmerge")

    def _begin(self, total: int) -> None:
        self.view, self._done, self._why = BulkView(total), [], None
        self._changed()

    def stop(self) -> None:
        """The one that is just being done is still done."""
        if self.view is not None:
            self.view = replace(self.view, is_stopping=True)
            self._changed()

    async def _merge(self, intent: MergeMany) -> None:
        target_id = intent.target_id
        given = shapes.MergeIn(target_id=target_id)
        is_stopped = await self._each(intent.ticket_ids, lambda ticket_id: self._desk.merge(ticket_id, given))
        done, left = len(self._done), len(intent.ticket_ids) - len(self._done)
        undo_key = f"{UNDO_PREFIX}{','.join(map(str, self._done))}" if done else ""
        if is_stopped:
            self._toasts.say_done("tickets_merged_stopped", "warn", undo_key, n=done, left=left, target=target_id)
        elif done and left:
            self._toasts.say_done("tickets_merged_partly", "warn", undo_key, n=done, refused=left, target=target_id)
        elif done:
            self._toasts.say_done("tickets_merged", "ok", undo_key, n=done, target=target_id)
        elif self._why is not None:
            self._toasts.say_why(self._why, "merge", "merge", REASONS)
        if done:
            self._open_ticket(target_id)

    async def _unmerge(self, ticket_ids: tuple[int, ...]) -> None:
        is_stopped = await self._each(ticket_ids, self._desk.unmerge)
        done = len(self._done)
        if is_stopped:
            self._toasts.say("tickets_unmerged_stopped", "warn", n=done, left=len(ticket_ids) - done)
        elif done:
            self._toasts.say("tickets_unmerged", "ok", n=done)
        if self._why is not None:
            self._toasts.say_why(self._why, "merge", "merge", REASONS)

    async def _each(self, ticket_ids: tuple[int, ...], do: Callable[[int], Awaitable[shapes.TicketAnswer]]) -> bool:
        """Do it to each; what came of it is in ``_done`` and ``_why``. True: it was stopped before its end."""
        try:
            for at, ticket_id in enumerate(ticket_ids, start=1):
                if self.view is not None and self.view.is_stopping:
                    return True
                try:
                    self._tickets.put((await do(ticket_id)).ticket)
                    self._done.append(ticket_id)
                except AssistDeskError as error:
                    self._why = error
                    if not isinstance(error, RefusedError):
                        return False
                if self.view is not None:
                    self.view = replace(self.view, progress=at)
                self._changed()
        finally:
            self.view = None
            self._changed()
        return False

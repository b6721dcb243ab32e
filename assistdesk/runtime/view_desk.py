"""Views made of conditions in the agent's application: read, counted before they are kept, kept (desk.md section 9).

The relay alone says what conditions mean and how many tickets meet them. Refuses to know forms and the list of tickets.
"""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_views import CountView, KeepView, ReadView
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_views import ViewEditing
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class ViewDesk:
    """One account's. ``kept(view_id)`` is awaited when a view was kept: the lists change."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        toasts: Toasts,
        kept: Callable[[int], Awaitable[None]],
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._toasts, self._kept, self._changed = desk, tasks, toasts, kept, changed
        self.view = ViewEditing()

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case ReadView(view_id):
                self.view = replace(self.view, read=None)
                self._tasks.spawn(self._read(view_id), "read_view")
            case CountView():
                self._tasks.spawn(self._count(intent), "count_view")
            case KeepView():
                self._tasks.spawn(self._keep(intent), "keep_view")
            case _:
                return False
        return True

    async def _read(self, view_id: int) -> None:
        try:
            answer = await self._desk.get_view(view_id)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(self.view, read=answer)
        self._changed()

    async def _count(self, wanted: CountView) -> None:
        """A count that cannot be had is none: keeping the view would say why."""
        total: int | None = None
        has_more = False
        try:
            page = await self._desk.preview_view(wanted.preview)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        else:
            total, has_more = len(page.tickets), page.meta.has_more
        self.view = replace(self.view, counted=wanted.form, total=total, has_more=has_more)
        self._changed()

    async def _keep(self, wanted: KeepView) -> None:
        refused: Cause | None = None
        try:
            answer = await self._desk.save_view(wanted.view_id or None, wanted.view)
        except AssistDeskError as error:
            refused = Cause(error.rule)
        else:
            await self._kept(answer.view.id)
        self.view = replace(self.view, answered=wanted.form, refused=refused)
        self._changed()

"""Views made of conditions in the agent's application: read, counted before they are kept, kept (desk.md section 9).

The relay alone says what conditions mean and how many tickets meet them. Refuses to know forms.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.shapes_rules import ViewAnswer, ViewIn
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intents import DropView, Intent, SaveView
from assistdesk.runtime.intents_views import CountView, KeepView, ReadView
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.put_back import PutBack, Thing, Way, given_again
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_views import ViewEditing
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts


class ViewDesk:
    """One account's. The lists of *tickets* change when a view is kept or goes."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        tickets: TicketList,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._put_back, self._tickets = put_back, tickets
        self._views = Thing[ViewAnswer, ViewIn](
            desk.get_view, desk.save_view, _given, lambda one: one.view.title, self._back, desk.drop_view
        )
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
            case SaveView():
                self._tasks.spawn(self._save(intent), "save_view")
            case DropView(view_id):
                self._tasks.spawn(self._drop(view_id), "drop_view")
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
            await self._put(wanted.view_id, wanted.view)
        except AssistDeskError as error:
            refused = Cause(error.rule)
        self.view = replace(self.view, answered=wanted.form, refused=refused)
        self._changed()

    async def _save(self, wanted: SaveView) -> None:
        """A search becomes a view."""
        try:
            await self._put(wanted.view_id, self._tickets.view_of(wanted))
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")

    async def _put(self, view_id: int, view: ViewIn) -> None:
        """It is open then. Raises as the desk."""
        kept = await self._put_back.save(self._views, view_id, view)
        await self._tickets.load_views()
        self._tickets.open_view(kept.view.id)

    async def _drop(self, view_id: int) -> None:
        try:
            await self._put_back.drop(self._views, view_id)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        else:
            await self._tickets.view_gone(view_id)

    async def _back(self, way: Way) -> bool:
        is_back = await way()
        await self._tickets.load_views()
        return is_back


def _given(kept: ViewAnswer) -> ViewIn:
    """A view has the search that it was made from, or conditions."""
    told = {"query": kept.view.query} if kept.view.query else {"query": None, "conditions": kept.conditions}
    return given_again(kept.view, ViewIn, sort=kept.sort, **told)

"""*Clock explained*: what the relay says of a ticket's clocks, stretch by stretch, while somebody looks (desk.md section 5)."""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import ExplainedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks


class Explaining:
    """The clocks of one ticket at a time; what was read stays until another ticket is asked about."""

    def __init__(self, desk: Desk, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._changed = desk, tasks, changed
        self._view: ExplainedView | None = None

    def view(self, ticket_id: int) -> ExplainedView | None:
        return self._view if self._view is not None and self._view.ticket_id == ticket_id else None

    def ask(self, ticket_id: int) -> None:
        known = self.view(ticket_id) or ExplainedView(ticket_id)
        self._view = replace(known, loading=True, error=None)
        self._tasks.spawn(self._read(ticket_id), "clocks")
        self._changed()

    async def _read(self, ticket_id: int) -> None:
        try:
            view = ExplainedView(ticket_id, answer=await self._desk.get_clocks(ticket_id))
        except AssistDeskError as error:
            view = replace(self.view(ticket_id) or ExplainedView(ticket_id), loading=False, error=Cause(error.rule))
        if self.view(ticket_id) is not None:
            self._view = view
            self._changed()

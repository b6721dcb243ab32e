"""*Clock explained*: what the relay says of a ticket's clocks, stretch by stretch, while somebody looks; also under other rules
(desk.md section 5)."""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intents import ExplainClocks
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import ExplainedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks


class Explaining:
    """The clocks of one ticket at a time; what was read stays until another ticket is asked about."""

    def __init__(self, desk: Desk, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._changed = desk, tasks, changed
        self._view: ExplainedView | None = None
        self._asked = 0

    def view(self, ticket_id: int) -> ExplainedView | None:
        return self._view if self._view is not None and self._view.ticket_id == ticket_id else None

    def ask(self, question: ExplainClocks) -> None:
        ticket_id = question.ticket_id
        known = self.view(ticket_id) or ExplainedView(ticket_id)
        self._view = replace(
            known,
            pause_on_hold=question.pause_on_hold,
            schedule_id=question.schedule_id,
            loading=True,
            error=None,
        )
        self._asked += 1
        self._tasks.spawn(self._read(self._asked, self._view), "clocks")
        self._changed()

    async def _read(self, asked: int, view: ExplainedView) -> None:
        """An answer to a question that is not the newest any more is thrown away."""
        try:
            answer, hours = await asyncio.gather(
                self._desk.get_clocks(view.ticket_id, view.pause_on_hold, view.schedule_id), self._desk.get_schedules()
            )
            named = tuple((one.id, one.name) for one in hours.schedules)
            read = replace(view, answer=answer, schedules=named, loading=False)
        except AssistDeskError as error:
            read = replace(view, loading=False, error=Cause(error.rule))
        if asked == self._asked:
            self._view = read
            self._changed()

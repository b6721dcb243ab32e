"""A desk's own words for statuses in an agent's application: read by everybody, changed by admins (desk.md sections 1, 2, 12).

The relay alone checks and keeps them; what it accepted is read again. Refuses to know windows and what a ticket does with one.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn, StatusOut
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_statuses import OrderStatuses, ReadStatuses, SaveStatus
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import StatusCalls
from assistdesk.runtime.put_back import PutBack, Thing, given_again, numbered
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_statuses import StatusesView, StatusWord
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class StatusesDesk:
    """One account's. Changes go one after the other, in the order in which they were wished; *known* hears which words there
    are."""

    def __init__(
        self,
        desk: StatusCalls,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        language: str,
        known: Callable[[tuple[StatusWord, ...]], None],
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._put_back = desk, tasks, put_back
        self._language, self._known, self._changed = language, known, changed
        self._turns = KeptTurns(tasks, toasts, "save_status", self.load, self._answer)
        self.view = StatusesView()
        self._statuses = Thing[StatusOut, StatusIn](
            self._status,
            self._save,
            lambda one: given_again(one, StatusChange),
            lambda one: choose_text(one.agent_label, self._language, DEFAULT_LOCALE),
            self._turns.again,
        )

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk = self._desk
        match intent:
            case ReadStatuses():
                self._tasks.spawn(self.load(), "read_statuses")
            case SaveStatus(sheet, status_id, status):
                self._turns.begin(sheet, lambda: self._put_back.save(self._statuses, status_id, status))
            case OrderStatuses(ids):
                self._turns.begin(0, lambda: desk.order_statuses(ids))
            case _:
                return False
        return True

    async def _status(self, status_id: int) -> StatusOut | None:
        return numbered((await self._desk.get_statuses()).statuses, status_id)

    async def _save(self, status_id: int | None, status: StatusIn) -> StatusOut:
        return (await self._desk.save_status(status_id, status)).status

    def _answer(self, sheet: int, refused: Cause | None) -> None:
        self.view = replace(self.view, answered=sheet, refused=refused)
        self._changed()

    async def load(self) -> None:
        """What cannot be read now stays as it was; it is read again when it is needed."""
        try:
            found = (await self._desk.get_statuses()).statuses
        except AssistDeskError:
            return
        words = tuple(
            StatusWord(one.id, one.category, choose_text(one.agent_label, self._language, DEFAULT_LOCALE))
            for one in found
            if one.active
        )
        self.view = replace(self.view, statuses=found, words=words, was_read=True)
        self._known(words)
        self._changed()

"""The desk's own settings in an admin's application: read, and changed one form at a time (desk.md sections 0, 2).

The relay alone checks and keeps them. Refuses to know windows and what the settings do.
"""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.settings_shapes import DeskSettingsIn
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.causes import cause_of
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from assistdesk.runtime.ports_desk import SettingsCalls
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class SettingsDesk:
    """One account's. Reading and changing go one after the other, in the order in which they were wished."""

    def __init__(self, desk: SettingsCalls, tasks: Tasks, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._turn = asyncio.Lock()
        self.view = DeskSettingsView()

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case ReadDeskSettings():
                self._tasks.spawn(self._read(), "read_desk_settings")
            case SaveDeskSettings(form, changed):
                self._tasks.spawn(self._save(form, changed), "save_desk_settings")
            case _:
                return False
        return True

    async def _read(self) -> None:
        """What cannot be read now stays as it was shown."""
        async with self._turn:
            await self._look()
        self._changed()

    async def _look(self) -> None:
        try:
            answer = await self._desk.get_desk_settings()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.view = replace(self.view, kept=answer.desk_settings)

    async def _save(self, form: int, changed: DeskSettingsIn) -> None:
        """Where a colleague was faster, what she left is read before the form is answered."""
        refused: Cause | None = None
        async with self._turn:
            try:
                kept = (await self._desk.save_desk_settings(changed)).desk_settings
                self.view = replace(self.view, kept=kept)
            except AssistDeskError as error:
                refused = cause_of(error)
                if error.rule == "row_version":
                    await self._look()
            self.view = replace(self.view, answered=form, refused=refused)
        self._changed()

"""What is typed in open sheets outlives the program, whatever sheet it is; a sheet that closes in order takes it away.

What was found at the start stays beside what is typed now until its writer discards it. Refuses to know windows.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from msgspec.structs import replace

from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_left import DiscardLeft, KeepLeft, LeftSheet
from assistdesk.runtime.tasks import Tasks

TYPED: Final = "typed"
LEFT: Final = "left"
SHEETS_MAX: Final = 20
"""So many are kept; older ones go."""
Sheets = tuple[LeftSheet, ...]


class LeftWords:
    """One account's. *holds_live_code*: no disk gets such a text."""

    def __init__(
        self, disk: Disk, tasks: Tasks, holds_live_code: Callable[[str], bool], changed: Callable[[], None]
    ) -> None:
        self._disk, self._tasks, self._changed = disk, tasks, changed
        self._holds_live_code = holds_live_code
        self.view: Sheets = ()

    async def recall(self) -> None:
        """What stood in sheets when the program ended before, after what was left before that."""
        before = await self._disk.recall(LEFT, Sheets) or ()
        typed = await self._disk.recall(TYPED, Sheets) or ()
        self.view = (*before, *typed)[-SHEETS_MAX:]
        if typed:
            await self._keep(LEFT, self.view)
            await self._keep(TYPED, ())

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case KeepLeft(sheets):
                kept = tuple(filter(None, map(self._without_codes, sheets[:SHEETS_MAX])))
                self._tasks.spawn(self._keep(TYPED, kept), "keep_left")
            case DiscardLeft():
                self.view = ()
                self._tasks.spawn(self._keep(LEFT, ()), "discard_left")
                self._changed()
            case _:
                return False
        return True

    def _without_codes(self, sheet: LeftSheet) -> LeftSheet | None:
        words = tuple((name, text) for name, text in sheet.words if not self._holds_live_code(text))
        return replace(sheet, words=words) if words else None

    async def _keep(self, name: str, sheets: Sheets) -> None:
        """A disk that takes nothing is no reason to disturb whoever is typing: the words stand before her."""
        with suppress(RefusedError):
            await self._disk.keep(name, sheets or None)

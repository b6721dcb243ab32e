"""Known tags for whoever writes one (desk.md section 9): asked of the relay while she types, the newest question alone counts.

Where the relay cannot be asked, nothing is offered and nothing is said: a tag is written without it.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from assistdesk.core.desk.shapes import TAG_CHARS_MAX
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_parts import TagsFound
from assistdesk.runtime.tasks import Tasks

WAIT_S: Final = 0.15
"""After the last key, before the relay is asked."""


class TagsDesk:
    """One account's."""

    def __init__(self, desk: Desk, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._changed = desk, tasks, changed
        self._begun = ""
        self.view = TagsFound()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        if not isinstance(intent, intents.FindTags):
            return False
        self._begun = intent.begun[:TAG_CHARS_MAX].strip()
        if self._begun and self._begun != self.view.begun:
            self._tasks.spawn(self._ask(self._begun), "find_tags")
        return True

    async def _ask(self, begun: str) -> None:
        await asyncio.sleep(WAIT_S)
        if begun != self._begun:
            return
        try:
            found = tuple(one.tag for one in (await self._desk.find_tags(begun)).tags)
        except AssistDeskError:
            return
        if begun == self._begun:
            self.view = TagsFound(begun, found)
            self._changed()

"""What stands in the composers: drafts that survive everything, and the guard that keeps a live code out of them.

A draft is on disk a second after the last key and at once when its ticket is left. Only its writer changes it; no
event of a ticket does. Refuses to know the relay.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.ports import LocalStore
from assistdesk.runtime.snapshot import ComposerMode, DraftView
from assistdesk.runtime.tasks import Tasks

SAVE_AFTER_S: Final = 1.0

Key = tuple[int, ComposerMode]


@dataclass(slots=True)
class _Draft:
    text: str
    is_saved: bool = True


class Drafts:
    """All drafts of one account that were looked at since the program began."""

    def __init__(self, disk: Disk, tasks: Tasks, changed: Callable[[], None], failed: Callable[[str], None]) -> None:
        self._disk = disk
        self._tasks = tasks
        self._changed = changed
        self._failed = failed
        self._drafts: dict[Key, _Draft] = {}
        self._revisions: dict[int, int] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def load(self, ticket_id: int) -> None:
        for mode in ComposerMode:
            if (ticket_id, mode) not in self._drafts:
                text = await self._disk.run(partial(_read, ticket_id=ticket_id, mode=mode))
                self._drafts.setdefault((ticket_id, mode), _Draft(text))
        self._revisions[ticket_id] = self._revisions.get(ticket_id, 0) + 1
        self._changed()

    def view(self, ticket_id: int, mode: ComposerMode) -> DraftView:
        reply, note = self._of(ticket_id, ComposerMode.REPLY), self._of(ticket_id, ComposerMode.NOTE)
        return DraftView(
            mode, reply.text, note.text, reply.is_saved and note.is_saved, self._revisions.get(ticket_id, 0)
        )

    def text(self, ticket_id: int, mode: ComposerMode) -> str:
        return self._of(ticket_id, mode).text

    def type(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """As the writer typed it."""
        draft = self._of(ticket_id, mode)
        if draft.text == text:
            return
        draft.text, draft.is_saved = text, False
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SAVE_AFTER_S, self._save_soon)
        self._changed()

    async def put(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """The program itself changes a draft: emptied by sending, given back by an undo. On disk when this returns."""
        self._drafts[(ticket_id, mode)] = _Draft(text, is_saved=False)
        self._revisions[ticket_id] = self._revisions.get(ticket_id, 0) + 1
        self._changed()
        await self.save()

    async def give_back(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """A text that could not be sent comes back; what was typed meanwhile stays, below it."""
        await self.load(ticket_id)
        present = self.text(ticket_id, mode)
        await self.put(ticket_id, mode, f"{text}\n\n{present}" if present.strip() else text)

    async def save(self) -> None:
        """Everything that is not on disk yet. Failures are told, and tried again with the next key."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for (ticket_id, mode), draft in list(self._drafts.items()):
            if draft.is_saved:
                continue
            text = draft.text
            try:
                await self._disk.run(partial(_write, ticket_id=ticket_id, mode=mode, text=text))
            except RefusedError as error:
                self._failed(error.rule)
                return
            if draft.text == text:
                draft.is_saved = True
        self._changed()

    def _save_soon(self) -> None:
        self._timer = None
        self._tasks.spawn(self.save(), "drafts")

    def _of(self, ticket_id: int, mode: ComposerMode) -> _Draft:
        return self._drafts.setdefault((ticket_id, mode), _Draft(""))


def _read(store: LocalStore, ticket_id: int, mode: ComposerMode) -> str:
    return store.draft(ticket_id, mode.value)


def _write(store: LocalStore, ticket_id: int, mode: ComposerMode, text: str) -> None:
    store.save_draft(ticket_id, mode.value, text)

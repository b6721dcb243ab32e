"""The relay's copies of what stands in the composers, for the writer's other computers (desk.md section 4, Drafts).

A copy follows a draft a few seconds after this computer's disk has it. It is a convenience and never the truth: where this
computer knows of a draft, an emptied one too, its own counts. Refuses to know who types, and what a live code is.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks

COPY_AFTER_S: Final = 3.5
"""After the disk, which has it a second after the last key: five seconds in all."""
AGAIN_S: Final = 10.0

Key = tuple[int, ComposerMode]


class Copy(NamedTuple):
    """A draft's words, and the number of the newest public reply that was there when it was begun; None: nobody knows."""

    text: str
    after: int | None = None


class Copies:
    """One account's. *emptied* is told that the relay knows of a draft that it is empty."""

    def __init__(self, desk: Desk, tasks: Tasks, emptied: Callable[[Key], Awaitable[None]]) -> None:
        self._desk, self._tasks, self._emptied = desk, tasks, emptied
        self._waiting: dict[Key, Copy] = {}
        self._known: dict[Key, Copy] = {}
        """What the relay has, as far as it was asked or told by this run."""
        self._is_going = False

    def kept(self, key: Key, copy: Copy) -> None:
        """This computer's disk has it so."""
        if self._known.get(key) == copy:
            self._waiting.pop(key, None)
            return
        self._waiting[key] = copy
        if not self._is_going:
            self._is_going = True
            self._tasks.spawn(self._go(), "draft_copies")

    async def find(self, key: Key) -> Copy:
        """What another computer of the writer left there; without words: nothing, or nobody knows now."""
        try:
            draft = await self._desk.get_draft(key[0], key[1].value)
        except AssistDeskError:
            return Copy("")
        self._known[key] = Copy(draft.body, draft.seen_seq or None)
        return self._known[key]

    async def _go(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(COPY_AFTER_S)
                for key in list(self._waiting):
                    if not await self._copy(key, self._waiting.pop(key)):
                        await asyncio.sleep(AGAIN_S)
        finally:
            self._is_going = False

    async def _copy(self, key: Key, copy: Copy) -> bool:
        """False: not now. What the relay refuses, a ticket out of sight or too many words, has no copy there."""
        try:
            await self._desk.save_draft(key[0], key[1].value, copy.text, copy.after or 0)
        except LinkError:
            self._waiting.setdefault(key, copy)
            return False
        except RefusedError:
            self._known.pop(key, None)
        else:
            self._known[key] = copy
        if not copy.text:
            await self._emptied(key)
        return True

"""Sends that waited for their undo time and then could not go out (desk.md section 4): the relay keeps their words in the
writer's draft there; here they come back into the composer, and the writer is told.

Asked for after the send's time, twice: a busy relay may be late. And at the start: what was sent before the app went away may
have come back meanwhile, or does so within its undo time. Refuses to know why it was refused.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from assistdesk.core.desk import shapes
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

LOOKS_AFTER_S: Final = (2.0, 30.0)
"""After the time of the send, and after the look before."""
START_LOOKS_S: Final = (0.0, 65.0)
"""After the start; the longest undo time is a minute."""
AGAIN_S: Final = 10.0
T = TypeVar("T")


class Returned:
    """One account's. *give_back* puts words and files into a ticket's composer."""

    def __init__(
        self, desk: Desk, tasks: Tasks, toasts: Toasts, give_back: Callable[[int, shapes.CommentIn], Awaitable[None]]
    ) -> None:
        self._desk, self._tasks, self._toasts, self._give_back = desk, tasks, toasts, give_back
        self._one_by_one = asyncio.Lock()

    def begin(self) -> None:
        """The app is here: whatever came back while it was away."""
        self._tasks.spawn(self._look_around(), "returned_before")

    def expect(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        """The relay sends this after its undo time, unless it is undone."""
        self._tasks.spawn(self._look(ticket_id, comment), "returned")

    async def _look(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        await asyncio.sleep(comment.undo_s)
        for wait_s in LOOKS_AFTER_S:
            await asyncio.sleep(wait_s)
            if await self._came_back(ticket_id, "reply" if comment.public else "note"):
                return

    async def _look_around(self) -> None:
        for wait_s in START_LOOKS_S:
            await asyncio.sleep(wait_s)
            try:
                found = await self._patiently(self._desk.get_returned_drafts)
            except RefusedError:
                return  # a relay that does not know the question
            for draft in found.drafts:
                await self._came_back(draft.ticket_id, draft.kind)

    async def _patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """As often as the line needs. Raises RefusedError."""
        while True:
            try:
                return await ask()
            except LinkError:
                await asyncio.sleep(AGAIN_S)

    async def _came_back(self, ticket_id: int, kind: DraftKind) -> bool:
        async with self._one_by_one:  # two looks at once would find it twice
            try:
                draft = await self._patiently(lambda: self._desk.get_draft(ticket_id, kind))
            except RefusedError:
                return False  # there is none
            if not draft.why_back:
                return False
            uploads = tuple(file.id for file in draft.uploads)
            await self._give_back(ticket_id, shapes.CommentIn(body=draft.back, public=kind == "reply", uploads=uploads))
            self._toasts.notice(ticket_id, "send_returned", "danger", number=ticket_id)
            with contextlib.suppress(AssistDeskError):  # then it stands there twice: better than nowhere
                await self._desk.drop_draft(ticket_id, kind)
            return True

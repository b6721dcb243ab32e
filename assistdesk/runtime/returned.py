"""Sends that waited for their undo time and then could not go out (desk.md section 4): the relay keeps their words in the
writer's draft there; here they come back into the composer, and the writer is told.

Asked for after the send's time, twice: a busy relay may be late. Refuses to know why it was refused.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final

from assistdesk.core.desk import shapes
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

LOOKS_AFTER_S: Final = (2.0, 30.0)
"""After the time of the send, and after the look before."""
AGAIN_S: Final = 10.0


class Returned:
    """One account's. *give_back* puts words and files into a ticket's composer."""

    def __init__(
        self, desk: Desk, tasks: Tasks, toasts: Toasts, give_back: Callable[[int, shapes.CommentIn], Awaitable[None]]
    ) -> None:
        self._desk, self._tasks, self._toasts, self._give_back = desk, tasks, toasts, give_back

    def expect(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        """The relay sends this after its undo time, unless it is undone."""
        self._tasks.spawn(self._look(ticket_id, comment), "returned")

    async def _look(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        await asyncio.sleep(comment.undo_s)
        for wait_s in LOOKS_AFTER_S:
            await asyncio.sleep(wait_s)
            if await self._came_back(ticket_id, "reply" if comment.public else "note"):
                return

    async def _came_back(self, ticket_id: int, kind: DraftKind) -> bool:
        while True:
            try:
                draft = await self._desk.get_draft(ticket_id, kind)
            except LinkError:
                await asyncio.sleep(AGAIN_S)
                continue
            except RefusedError:
                return False  # there is none
            break
        if not draft.why_back:
            return False
        uploads = tuple(file.id for file in draft.uploads)
        await self._give_back(ticket_id, shapes.CommentIn(body=draft.body, public=kind == "reply", uploads=uploads))
        self._toasts.notice(ticket_id, "send_returned", "danger", number=ticket_id)
        with contextlib.suppress(AssistDeskError):  # then it stands there twice: better than nowhere
            await self._desk.drop_draft(ticket_id, kind)
        return True

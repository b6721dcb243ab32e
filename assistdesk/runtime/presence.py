"""Being seen: colleagues see that I look at a ticket or write in it, a chat's customer that I write to her (desk.md section 4).

Said again while it holds, since the relay forgets it by itself. Refuses to know who else is there.
"""

import asyncio
from collections.abc import Callable
from typing import Final, Literal

from assistdesk.core.wire import control
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks

AGAIN_S: Final = 15.0
TYPING_S: Final = 15.0
TYPING_AGAIN_S: Final = 2.5


class Presence:
    """Mine. *where*: the open ticket, if any; *mode*: what is written there."""

    def __init__(
        self, desk: Desk, tasks: Tasks, where: Callable[[], int | None], mode: Callable[[], ComposerMode]
    ) -> None:
        self._desk, self._tasks, self._where, self._mode = desk, tasks, where, mode
        self._typing_until_s = self._typing_again_s = 0.0

    async def run(self) -> None:
        while True:
            await self.say()
            await asyncio.sleep(AGAIN_S)

    async def say(self) -> None:
        ticket_id = self._where()
        if ticket_id is None:
            return
        is_typing = asyncio.get_running_loop().time() < self._typing_until_s
        writes: Literal["reply", "note"] = self._mode().value
        await self._desk.say(control.PresenceUp(ticket_id=ticket_id, state=writes if is_typing else "viewing"))

    async def leave(self, ticket_id: int) -> None:
        await self._desk.say(control.PresenceUp(ticket_id=ticket_id, state="gone"))

    def types(self, ticket_id: int, *, to_chat: bool) -> None:
        """Colleagues see it at once; *to_chat*: a customer waits for these words, and sees it too."""
        now_s = asyncio.get_running_loop().time()
        is_new, self._typing_until_s = now_s >= self._typing_until_s, now_s + TYPING_S
        if is_new:
            self._tasks.spawn(self.say(), "presence_now")
        if to_chat and now_s >= self._typing_again_s:
            self._typing_again_s = now_s + TYPING_AGAIN_S
            self._tasks.spawn(self._desk.say(control.TypingUp(ticket_id=ticket_id)), "typing")

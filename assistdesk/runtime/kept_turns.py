"""Changes of what is kept in the settings: one after the other, read again after each, told to the sheet that waits."""

import asyncio
from collections.abc import Awaitable, Callable

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.causes import cause_of
from assistdesk.runtime.put_back import Way
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class KeptTurns:
    """*read* brings what is kept now; *answer* is given the sheet's number and why it was refused, None if it was not; *told*:
    a refusal as the sheet understands it."""

    def __init__(
        self,
        tasks: Tasks,
        toasts: Toasts,
        name: str,
        read: Callable[[], Awaitable[None]],
        answer: Callable[[int, Cause | None], None],
        told: Callable[[AssistDeskError], Cause] = cause_of,
    ) -> None:
        self._tasks, self._toasts, self._name = tasks, toasts, name
        self._read, self._answer, self._told = read, answer, told
        self._turn = asyncio.Lock()

    def begin(self, sheet: int, ask: Callable[[], Awaitable[object]]) -> None:
        """Wish *ask*; *sheet* 0: none waits."""
        self._tasks.spawn(self._take(sheet, ask), self._name)

    async def again(self, way: Way) -> bool:
        """Go back between the others' turns; raises what *way* does."""
        async with self._turn:
            try:
                return await way()
            finally:
                await self._read()

    async def _take(self, sheet: int, ask: Callable[[], Awaitable[object]]) -> None:
        """A refusal is told to the sheet that waits for it; without a sheet it is a toast."""
        refused: Cause | None = None
        async with self._turn:
            try:
                await ask()
            except AssistDeskError as error:
                refused = self._told(error)
            await self._read()
        if sheet:
            self._answer(sheet, refused)
        elif refused is not None:
            self._toasts.say(refused.rule, "error")

"""*This solved it* after a session: said to the relay with the session's pass, until it has answered (desk.md section 2, N7).

Of one session, in memory: a program that ends takes it along. Refuses to know windows and chats.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol

from assistdesk.core.desk import outbox
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.ports import Clock, Desk, Randomness
from assistdesk.runtime.snapshot_customer import CustomerChatView, SolvedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks

RETRY_S = 2.0


class SolvedParts(Protocol):
    """What it needs of the application's parts."""

    @property
    def desk(self) -> Desk: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def randomness(self) -> Randomness: ...


class SessionSolved:
    """Lives on the loop."""

    def __init__(self, parts: SolvedParts, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._parts, self._tasks, self._changed = parts, tasks, changed
        self._view = SolvedView("ask")

    @property
    def view(self) -> SolvedView:
        return self._view

    def say(self, room: str, session_pass: str) -> None:
        """Said twice it counts once."""
        if self._view.state == "ask":
            self._tell(SolvedView("busy"))
            self._tasks.spawn(self._send(room, session_pass), "session_solved")

    async def _send(self, room: str, session_pass: str) -> None:
        key = outbox.make_key(self._parts.clock.wall_ms(), self._parts.randomness.bytes(10))
        while True:
            try:
                await self._parts.desk.solve_session(room, session_pass, key)
            except AssistDeskError as error:
                if outbox.judge(error) is not outbox.Verdict.RETRY:
                    self._tell(SolvedView("ask", problem=Cause(error.rule)))
                    return
                self._tell(SolvedView("busy", problem=Cause(error.rule)))
                await asyncio.sleep(RETRY_S)
            else:
                self._tell(SolvedView("done"))
                return

    def _tell(self, view: SolvedView) -> None:
        self._view = view
        self._changed()


def of_chat(chat: CustomerChatView) -> SolvedView:
    """How it stands with the request of a chat; what is wrong with it, the chat says itself."""
    done = "done" if chat.status == "solved" else "none"
    return SolvedView("busy" if chat.is_solving else "ask" if chat.may_solve else done, by_chat=True)

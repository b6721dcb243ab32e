"""What the customer's computer does by itself, as events of her session: Stop key, lock, sleep, local input, monitors.

Open only from the right code to the end of the session. Refuses to know what any of it leads to.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.host_state import UNDER_WAY, HostState
from assistdesk.core.session.permissions import Cause
from assistdesk.core.types import Monitor, Permission
from assistdesk.runtime.ports import Watch
from assistdesk.runtime.tasks import Tasks

PROBE_S: Final = 1.0


class Eyes:
    """Feeds a session machine with what the ``Watch`` port tells, on the loop's thread."""

    def __init__(
        self,
        watch: Watch,
        list_monitors: Callable[[], tuple[Monitor, ...]],
        tasks: Tasks,
        state: Callable[[], HostState],
        feed: Callable[[events.HostEvent], None],
        blind: Callable[[str], None],
    ) -> None:
        """*blind* is told why nothing can be watched."""
        self._watch = watch
        self._list_monitors = list_monitors
        self._tasks = tasks
        self._state = state
        self._feed = feed
        self._blind = blind
        self._is_probing = False
        self._is_move_waiting = False
        self.can_see = True
        """Local mouse and keyboard are seen, and told apart from what is injected; False once that is known not to be so."""

    def open(self) -> None:
        self._tasks.spawn(self._start(), "watch")

    def close(self) -> None:
        self._watch.stop()

    def monitors_are(self, monitors: tuple[Monitor, ...]) -> None:
        if monitors and monitors != self._state().monitors:
            self._feed(events.MonitorsChanged(monitors))

    def probe_screen(self) -> None:
        """Capture was lost, or what is shared is not there: look once a second whether it is again. A screen that is set anew
        goes and comes within a moment, and not each of its steps is told."""
        if not self._is_probing:
            self._is_probing = True
            self._tasks.spawn(self._probe(), "probe")

    async def look(self) -> bool:
        """Read which monitors there are now. False: nothing can be captured in this moment, and those that are known stay."""
        try:
            monitors = await asyncio.to_thread(self._list_monitors)
        except AssistDeskError:
            return False
        self.monitors_are(monitors)
        return bool(monitors)

    async def _start(self) -> None:
        loop = asyncio.get_running_loop()

        def tell(word: str) -> None:
            """A mouse tells a thousand times a second: one move that the loop has not seen yet stands for all."""
            if word == "local_move":
                if self._is_move_waiting:
                    return
                self._is_move_waiting = True
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._see, word)

        try:
            await asyncio.to_thread(self._watch.start, tell)
        except RefusedError as error:
            self._be_blind(error.rule)
        await self.look()  # what changed before the watch began was told to nobody

    def _be_blind(self, rule: str) -> None:
        self.can_see = False
        self._blind(rule)

    def _see(self, word: str) -> None:
        if word == "local_move":
            self._is_move_waiting = False
        if self._state().phase not in UNDER_WAY:
            return
        match word:
            case "stop_key":
                self._feed(events.StopPressed(events.StopBy.PANIC_KEY))
            case "locked" | "unlocked":
                self._feed(events.LockedScreen(word == "locked"))
            case "suspended":
                self._feed(events.Suspended())
            case "local_move" | "local_press" if self._state().book.of(Permission.CONTROL).is_given:
                kind = events.LocalInputKind.MOVE if word == "local_move" else events.LocalInputKind.PRESS
                self._feed(events.LocalInput(kind))
            case "monitors":
                self._tasks.spawn(self._look_again(), "monitors")
            case "gone":
                self._be_blind("display_gone")
            case _:
                pass

    async def _look_again(self) -> None:
        await self.look()

    async def _probe(self) -> None:
        try:
            while self._state().phase in UNDER_WAY:
                await asyncio.sleep(PROBE_S)
                if not await self.look():
                    continue
                self._feed(events.CaptureBack())
                if Cause.NO_MONITOR not in self._state().causes:
                    return
        finally:
            self._is_probing = False

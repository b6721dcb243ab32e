"""What the customer hides on her desktop during one session: her choice, the list she chooses from, the capture's question.

The windows are watched from the first capture on, by whoever opens the screen; every grab asks here what must be painted over
(``dress``). Only her own windows' wishes change the choice. Titles go to her own list and nowhere else, and nothing of this
is sent or written down. Refuses to know pixels and X11.
"""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from assistdesk.core.errors import AssistDeskError, LinkError
from assistdesk.core.screen.hiding import Hidden, WindowSeen, is_secret
from assistdesk.core.session.reach import NOTHING_KNOWN, Reach
from assistdesk.core.types import Rect
from assistdesk.runtime.intents_customer import HideArea, HideWindow, ListWindows, ShowAreas, ShowOnly
from assistdesk.runtime.ports import Screen, Windows
from assistdesk.runtime.snapshot_customer import HiddenView, HideableWindow
from assistdesk.runtime.tasks import Tasks

Wish = ListWindows | HideWindow | ShowOnly | HideArea | ShowAreas
LISTED_MAX: Final = 60
SHOWN_AFTER_S: Final = 1.2
"""What is no longer hidden may be shown a second later (``Windows.areas``): then the capture looks again."""


class HostHiding:
    """One session's; on the loop, but ``dress`` is called on the capture's thread."""

    def __init__(
        self,
        open_windows: Callable[[], Windows] | None,
        tasks: Tasks,
        changed: Callable[[], None],
        look_again: Callable[[], None],
    ) -> None:
        """*open_windows*: None where no windows can be told apart. *look_again*: the capture shall grab anew."""
        self._open, self._tasks, self._changed, self._look_again = open_windows, tasks, changed, look_again
        self._lock = threading.Lock()
        self._windows: Windows | None = None
        self._hidden = Hidden()
        self._listed: tuple[WindowSeen, ...] = ()

    def dress(self, screen: Screen) -> Screen:
        """Let every grab of *screen* ask what is hidden. On the capture's thread, before its first grab."""
        with self._lock:
            if self._windows is None and self._open is not None:
                try:
                    self._windows = self._open()
                except AssistDeskError:
                    screen.close()
                    raise
                self._windows.choose(self._hidden)
            windows = self._windows
        if windows is not None:
            screen.hidden = partial(self._areas, windows)
        else:
            screen.hidden = lambda: self._hidden.areas
        return screen

    def _areas(self, windows: Windows) -> tuple[Rect, ...]:
        """On the capture's thread. A display that is gone ends the capture; the next one watches anew, with her choice."""
        try:
            return windows.areas()
        except LinkError:
            with self._lock:
                if self._windows is windows:
                    self._windows = None
            windows.close()
            raise

    def reach(self) -> Reach:
        """What the agent's input would meet now; from any thread. What cannot be known is hidden."""
        windows = self._windows
        if windows is None:
            return Reach(self._hidden.areas) if self._open is None else NOTHING_KNOWN
        try:
            return windows.reach()
        except LinkError:  # the capture hears of it too
            return NOTHING_KNOWN

    @property
    def view(self) -> HiddenView:
        hidden = self._hidden
        windows = tuple(
            HideableWindow(
                one.id,
                one.title,
                one.kind,
                one.id in hidden.windows or (is_secret(one.kind) and one.id not in hidden.shown),
            )
            for one in self._listed
        )
        return HiddenView(self._windows is not None, windows, hidden.only, len(hidden.areas))

    @property
    def choice(self) -> Hidden:
        return self._hidden

    @property
    def is_chosen(self) -> bool:
        """Has she chosen anything herself?"""
        return self._hidden != Hidden()

    def begin_with(self, choice: Hidden) -> None:
        """What she hides already, from whoever looks now. Before the first capture."""
        self._hidden = choice

    def handle(self, wish: Wish) -> None:
        match wish:
            case ListWindows():
                self._tasks.spawn(self._list(), "list_windows")
                return
            case HideWindow(window, hide):
                self._hidden = self._hidden.with_window(window, hide)
            case ShowOnly(window):
                self._hidden = self._hidden.with_only(window)
            case HideArea(x, y, w, h) if w > 0 and h > 0:
                self._hidden = self._hidden.with_area(Rect(x, y, w, h))
            case ShowAreas():
                self._hidden = self._hidden.without_areas()
            case _:
                return
        with self._lock:
            if self._windows is not None:
                self._windows.choose(self._hidden)
        self._look_again()
        asyncio.get_running_loop().call_later(SHOWN_AFTER_S, self._look_again)
        self._changed()

    async def _list(self) -> None:
        windows = self._windows
        if windows is None:
            return
        try:
            self._listed = (await asyncio.to_thread(windows.listed))[:LISTED_MAX]
        except AssistDeskError:  # the capture hears of it too, and says so
            self._listed = ()
        self._changed()

    def close(self) -> None:
        """After the capture's end. Whoever looks next, after a try to join that failed, watches anew."""
        with self._lock:
            windows, self._windows = self._windows, None
        self._listed = ()
        if windows is not None:
            windows.close()

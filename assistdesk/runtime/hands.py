"""The agent's input on the customer's computer, in order, on a thread of its own: typing a text takes its time.

``do`` comes from the loop with what the session machine has allowed. ``let_go`` ends whatever is under way, forgets what
waits and releases what is held: when it returns, nothing that was wanted before can happen any more. Refuses to know grants
and own windows.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Monitor
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel
from assistdesk.runtime.ports import Input

WAITING_MAX: Final = 512
"""Over a second of the most that one agent may send; a computer that is so far behind gets no more of it."""

Message = InMove | InButton | InWheel | InKey | InText


@dataclass(frozen=True, slots=True)
class Wanted:
    """One allowed message, where its monitors lie, and the era in which it was wanted."""

    message: Message
    monitors: tuple[Monitor, ...]
    era: int


class Hands:
    """One session's. The thread, and the input with it, begin with the first message and end by ``close``."""

    def __init__(self, open_input: Callable[[], Input], failed: Callable[[str], None]) -> None:
        """*failed* is called with a rule, from any thread."""
        self._open_input = open_input
        self._failed = failed
        self._waiting: queue.Queue[Wanted | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._input: Input | None = None
        self._era = 0

    def do(self, message: Message, monitors: tuple[Monitor, ...]) -> None:
        """Soon, after what was wanted before."""
        if self._waiting.qsize() >= WAITING_MAX:
            self._failed("input_behind")
            self.let_go()
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hands", daemon=True)
            self._thread.start()
        self._waiting.put(Wanted(message, monitors, self._era))

    def let_go(self) -> None:
        """Everything up, and nothing more of what was wanted so far."""
        self._era += 1
        with contextlib.suppress(queue.Empty):
            while True:
                self._waiting.get_nowait()
        if self._input is not None:
            self._input.release_all()

    def close(self) -> None:
        """Let go, and let the thread end by itself."""
        self.let_go()
        if self._thread is not None:
            self._waiting.put(None)

    def join(self) -> None:
        """Wait until the thread has given everything back."""
        if self._thread is not None:
            self._thread.join()

    # --- on the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._input = give = self._open_input()
        except (LinkError, RefusedError) as error:
            self._failed(error.rule)
            return
        try:
            while (wanted := self._waiting.get()) is not None:
                self._take(give, wanted)
        finally:
            give.close()

    def _take(self, give: Input, wanted: Wanted) -> None:
        try:
            give.within(lambda: wanted.era == self._era, lambda: inject(give, wanted))
        except LinkError as error:
            self._failed(error.rule)


def inject(give: Input, wanted: Wanted) -> None:
    match wanted.message:
        case InMove(monitor=monitor, x=x, y=y):
            _point(give, wanted.monitors, monitor, x, y)
        case InButton(button=button, down=is_down, monitor=monitor, x=x, y=y):
            if _point(give, wanted.monitors, monitor, x, y):
                give.button(button, is_down)
        case InWheel(dx=dx, dy=dy):
            give.wheel(dx, dy)
        case InKey(key=usage, down=is_down):
            give.key(usage, is_down)
        case InText(text=text):
            give.text(text)


def _point(give: Input, monitors: tuple[Monitor, ...], number: int, x: int, y: int) -> bool:
    """To a pixel of that monitor; what lies outside of it is on its edge. False: the monitor has gone."""
    monitor = next((each for each in monitors if each.id == number), None)
    if monitor is None:
        return False
    give.shared = tuple(each.rect for each in monitors)
    return give.move(monitor.x + min(x, monitor.w - 1), monitor.y + min(y, monitor.h - 1))

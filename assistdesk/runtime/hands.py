"""The agent's input on the customer's computer, in order, on a thread of its own: typing a text takes its time.

``do`` comes from the loop with what the session machine has allowed. ``let_go`` ends whatever is under way, forgets what
waits and releases what is held: when it returns, nothing that was wanted before can happen any more. What the customer hides
is looked for right before each thing is done, and takes none of it. Refuses to know grants and own windows.
"""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.session.reach import Place, Reach, Way, way_of
from assistdesk.core.types import Monitor
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel
from assistdesk.runtime.ports import Input

WAITING_MAX: Final = 512
"""Over a second of the most that one agent may send; a computer that is so far behind gets no more of it."""

PIECE_CHARACTERS: Final = 16
"""Between two such pieces of a text somebody may have put a hidden window under the keyboard: it is looked again."""

Message = InMove | InButton | InWheel | InKey | InText


@dataclass(frozen=True, slots=True)
class Wanted:
    """One allowed message, where its monitors lie, and the era in which it was wanted."""

    message: Message
    monitors: tuple[Monitor, ...]
    era: int


class Hands:
    """One session's. The thread, and the input with it, begin with the first message and end by ``close``."""

    def __init__(
        self,
        open_input: Callable[[], Input],
        failed: Callable[[str], None],
        reach: Callable[[], Reach] = Reach,
        dropped: Callable[[], None] = lambda: None,
    ) -> None:
        """*failed* is called with a rule, from any thread; *dropped* on the hands' own thread, when what is hidden (*reach*)
        was in the way."""
        self._open_input = open_input
        self._failed, self._reach, self._dropped = failed, reach, dropped
        self._waiting: queue.Queue[Wanted | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._input: Input | None = None
        self._era = 0
        self._buttons: set[int] = set()
        """What we hold down."""
        self._place: Place | None = None
        """Where the agent put the pointer last."""

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
        self._forget()
        if self._input is not None:
            self._input.release_all()
        self._buttons.clear()

    def _forget(self) -> None:
        """What waits is wanted no more."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._waiting.get_nowait()

    def close(self) -> None:
        """Let go, and let the thread end by itself."""
        self.let_go()
        if self._thread is not None:
            self._waiting.put(None)

    def join(self) -> None:
        """Wait until the thread has given everything back."""
        thread = self._thread
        if thread is not None:
            thread.join()

    # --- on the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._input = give = self._open_input()
        except (LinkError, RefusedError) as error:
            self._forget()
            self._failed(error.rule)
            self._thread = None  # the next message tries again
            return
        try:
            while (wanted := self._waiting.get()) is not None:
                self._take(give, wanted)
        finally:
            give.close()

    def _take(self, give: Input, wanted: Wanted) -> None:
        try:
            for message in in_pieces(wanted.message):
                place = place_of(message, wanted.monitors)
                way = way_of(message, place or self._place, bool(self._buttons), self._reach())
                if way is Way.DROP:
                    self._dropped()
                    return
                act = partial(self._give, give, message, None if way is Way.LET_GO else place, wanted.monitors)
                give.within(lambda: wanted.era == self._era, act)
        except LinkError as error:
            self._failed(error.rule)

    def _give(self, give: Input, message: Message, place: Place | None, monitors: tuple[Monitor, ...]) -> None:
        """*place*: where the pointer goes first, if it goes anywhere."""
        give.shared = tuple(each.rect for each in monitors)
        if place is not None:
            self._place = place
            give.move(*place)
        match message:
            case InButton(button=button, down=is_down) if place is not None or not is_down:
                (self._buttons.add if is_down else self._buttons.discard)(button)
                give.button(button, is_down)
            case InWheel(dx=dx, dy=dy):
                give.wheel(dx, dy)
            case InKey(key=usage, down=is_down):
                give.key(usage, is_down)
            case InText(text=text):
                give.text(text)
            case _:
                pass  # a move is done, and where no monitor is there is nothing to press


def place_of(message: Message, monitors: tuple[Monitor, ...]) -> Place | None:
    """The pixel of the desktop where a message puts the pointer; what lies outside its monitor is on the edge. None: nowhere,
    or the monitor has gone."""
    if not isinstance(message, InMove | InButton):
        return None
    monitor = next((each for each in monitors if each.id == message.monitor), None)
    if monitor is None:
        return None
    return monitor.x + min(message.x, monitor.w - 1), monitor.y + min(message.y, monitor.h - 1)


def in_pieces(message: Message) -> Iterator[Message]:
    if not isinstance(message, InText):
        yield message
        return
    for at in range(0, len(message.text), PIECE_CHARACTERS):
        yield InText(message.grant, message.text[at : at + PIECE_CHARACTERS])

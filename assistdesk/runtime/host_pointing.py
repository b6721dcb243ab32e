"""The agent's pointer and drawings at the customer's end: from an allowed message to the windows that show them.

First the capture learns what will be drawn over (so that none of it comes back in the picture), then the windows draw; when
something goes it is the other way round, with a moment for the windows between. ``clear`` takes all away at once. Whether
the agent may point was decided before (``core.session.host_messages``). Refuses to know windows and consent.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.session import pointing
from assistdesk.core.session.pointing import Board, Pointing
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.alarm import Alarm
from assistdesk.runtime.ports import Clock

GONE_MS: Final = 300
"""So long a drawing's place stays veiled after it went: its window needs a moment, and what stood under it paints itself."""
TICK_S: Final = 0.005


class HostPointing:
    """One session's board; on the loop."""

    def __init__(
        self,
        clock: Clock,
        show: Callable[[Board], None],
        veil: Callable[[tuple[Rect, ...]], None],
        name: Callable[[], str],
    ) -> None:
        """*name* stands at the pointer; *veil* hears where drawings stand, in pixels of the desktop."""
        self._clock, self._show, self._veil, self._name = clock, show, veil, name
        self._board = Board()
        self._monitors: tuple[Monitor, ...] = ()
        self._going: dict[Rect, int] = {}
        """Places that were drawn over, and until when (ms) they stay veiled."""
        self._veiled: tuple[Rect, ...] = ()
        self._alarm = Alarm(self._go_on)

    @property
    def board(self) -> Board:
        return self._board

    @property
    def veiled(self) -> tuple[Rect, ...]:
        return self._veiled

    def take(self, message: Pointing, monitors: tuple[Monitor, ...]) -> None:
        """Carry out what was allowed."""
        self._monitors = monitors
        self._become(pointing.take(self._board, message, monitors, self._clock.monotonic_ms()))

    def clear(self) -> None:
        """Nothing is drawn from now on: Point ended, or is held."""
        self._become(pointing.cleared(self._board))

    def close(self) -> None:
        self.clear()
        self._alarm.stop()

    def _become(self, board: Board) -> None:
        now_ms = self._clock.monotonic_ms()
        board = pointing.later(board, now_ms)
        if board != self._board:
            before, self._board = self._places(), board
            self._going |= dict.fromkeys(before, now_ms + GONE_MS)
            self._tell_veil(now_ms)
            self._show(board)
        else:
            self._tell_veil(now_ms)
        self._wake_later(now_ms)

    def _go_on(self) -> None:
        """Something's time is over."""
        self._become(self._board)

    def _places(self) -> tuple[Rect, ...]:
        return pointing.covered(self._board, self._monitors, self._name())

    def _tell_veil(self, now_ms: int) -> None:
        standing = self._places()
        self._going = {rect: until for rect, until in self._going.items() if now_ms < until}
        veiled = tuple(dict.fromkeys((*standing, *self._going)))
        if veiled != self._veiled:
            self._veiled = veiled
            self._veil(veiled)

    def _wake_later(self, now_ms: int) -> None:
        ends = [each for each in (pointing.ends_at_ms(self._board), *self._going.values()) if each is not None]
        self._alarm.ring_in(max(0, min(ends) - now_ms) / 1_000 + TICK_S if ends else None)

"""The agent's own board: what she points at and draws, as messages under the grant that is on now, and as it stands.

The same board is kept at the customer's end by the same rules (``core.session.pointing``); here it says what her window
paints over the picture. Point that is not on sends nothing and shows nothing. Refuses to know windows.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.session import pointing
from assistdesk.core.session.pointing import Board, Drawing
from assistdesk.core.session.viewer_state import ViewerState
from assistdesk.core.types import Monitor, Permission, PermissionState
from assistdesk.core.wire.encoding import to_line
from assistdesk.core.wire.messages import PtrClear, PtrClick, PtrDraw, PtrMove
from assistdesk.runtime.alarm import Alarm
from assistdesk.runtime.intents_session import ClearDrawings, ClickPointer, Draw, MovePointer, UndoDrawing
from assistdesk.runtime.ports import Clock

Wish = MovePointer | ClickPointer | Draw | UndoDrawing | ClearDrawings
LIFE_MAX_S: Final = 60
COLOUR_MAX: Final = 7
U16_MAX: Final = 65_535
POINTS_MAX: Final = 64


class Pointing:
    """One agent's board; on the loop."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock, self._changed = clock, changed
        self._board = Board()
        self._alarm = Alarm(self._time_is_over)

    def drawings(self, state: ViewerState | None) -> tuple[Drawing, ...]:
        """What stands now. A customer who took Point back has taken all of it away."""
        if self._board.drawings and (state is None or not state.is_on(Permission.POINT)):
            self._board = pointing.cleared(self._board)
        self._board = pointing.later(self._board, self._clock.monotonic_ms())
        return self._board.drawings

    def messages_of(
        self, wish: Wish, state: ViewerState, monitors: tuple[Monitor, ...]
    ) -> tuple[pointing.Pointing, ...]:
        """What to send for it; nothing while Point is not on."""
        point = state.mirror(Permission.POINT)
        if point.state is not PermissionState.ON:
            return ()
        now_ms = self._clock.monotonic_ms()
        board = pointing.later(self._board, now_ms)
        messages: tuple[pointing.Pointing, ...]
        match wish:
            case MovePointer(monitor, x, y):
                return (PtrMove(point.grant, monitor, _u16(x), _u16(y)),)
            case ClickPointer(monitor, x, y):
                return (PtrClick(point.grant, monitor, _u16(x), _u16(y)),)
            case Draw():
                drawn = message_of(wish, point.grant)
                messages, board = (drawn,), pointing.take(board, drawn, monitors, now_ms)
            case UndoDrawing():
                board = pointing.without_last(board)
                messages = pointing.drawn_again(board, point.grant, now_ms)
            case ClearDrawings():
                messages, board = (PtrClear(point.grant),), pointing.cleared(board)
        self._board = board
        self._wake_later(now_ms)
        self._changed()
        return messages

    def close(self) -> None:
        """Nothing stands any more."""
        self._board = pointing.cleared(self._board)
        self._alarm.stop()

    def _wake_later(self, now_ms: int) -> None:
        ends_at_ms = pointing.ends_at_ms(self._board)
        self._alarm.ring_in(None if ends_at_ms is None else max(1, ends_at_ms - now_ms) / 1_000)

    def _time_is_over(self) -> None:
        now_ms = self._clock.monotonic_ms()
        self._board = pointing.later(self._board, now_ms)
        self._wake_later(now_ms)
        self._changed()


def message_of(draw: Draw, grant: int) -> PtrDraw:
    """The message for a drawing, within the bounds of the wire; a line of many points keeps its shape with 64."""
    points = tuple((_u16(x), _u16(y)) for x, y in thinned(draw.points))
    life_s = max(0, min(draw.life_s, LIFE_MAX_S))
    colour = max(0, min(draw.colour, COLOUR_MAX))
    return PtrDraw(grant, draw.monitor, draw.shape, points, colour, life_s, to_line(draw.label))


def thinned(points: tuple[tuple[int, int], ...], most: int = POINTS_MAX) -> tuple[tuple[int, int], ...]:
    """At most *most* of *points*, evenly picked, first and last among them."""
    if len(points) <= most:
        return points
    return tuple(points[round(i * (len(points) - 1) / (most - 1))] for i in range(most))


def _u16(value: int) -> int:
    return max(0, min(value, U16_MAX))

"""The agent's mouse over the picture in Point and Draw (experience.md section 2.3).

Point: her pointer is seen at the customer's, a click makes a ripple. Draw: arrow, box, free line, numbered step; by mouse,
or by arrow keys and Space. It emits intents and keeps only the stroke under way; whether it is seen is the customer's end's
to say.
"""

import enum
import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent

from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import ClearDrawings, ClickPointer, Draw, MovePointer
from assistdesk.ui.session.screen_view import ScreenView

MOVE_EVERY_MS: Final = 25
SMALLEST_PX: Final = 4
"""A drag shorter than this draws no line."""
STROKE_POINTS_MAX: Final = 2_000
KEY_STEP_PX: Final = 16
STEP_MAX: Final = 99
ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
LIVES_S: Final = (10, 30, 60, 0)
"""The times that are offered; 0 stays until it is cleared."""


class Mode(enum.StrEnum):
    LOOK = "look"
    POINT = "point"
    DRAW = "draw"


class Pen(QObject):
    """An event filter of one screen view. ``stepped``: a numbered step was set (its number, words, monitor, x, y)."""

    stepped = Signal(int, str, int, int, int)

    def __init__(self, view: ScreenView, emit: Callable[[Intent], None]) -> None:
        super().__init__(view)
        self._view, self._emit = view, emit
        self.mode = Mode.LOOK
        self.is_on = False
        """Point is granted and on."""
        self.shape = DrawShape.ARROW
        self.colour = 0
        self.life_s = LIVES_S[0]
        self.words = ""
        self.next_step = 1
        self._stroke: list[tuple[int, int]] = []
        self._place: tuple[int, int] | None = None
        self._told: tuple[int, int] | None = None
        self._moves = QTimer(self, interval=MOVE_EVERY_MS)
        self._moves.timeout.connect(self._tell_move)
        view.installEventFilter(self)

    def use(self, mode: Mode, is_on: bool) -> None:
        """Take the mouse for *mode*; with *is_on* False what is done goes nowhere."""
        if (mode, is_on) == (self.mode, self.is_on):
            return
        self.mode, self.is_on = mode, is_on
        self._drop_stroke()
        self._moves.stop()
        match mode:
            case Mode.LOOK:
                self._view.unsetCursor()
            case _ if not is_on:
                self._view.setCursor(Qt.CursorShape.ForbiddenCursor)
            case _:
                self._view.setCursor(Qt.CursorShape.CrossCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._view or self.mode is Mode.LOOK:
            return False
        match event:
            case QMouseEvent():
                return self._mouse(event)
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            case _:
                return False

    # --- by mouse -----------------------------------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        place = self._view.to_monitor(event.position())
        match event.type():
            case QEvent.Type.MouseMove:
                self._move(place)
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton and place is not None:
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                self._down(place)
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                self._up(place)
            case _:
                pass
        return True

    def _move(self, place: tuple[int, int] | None) -> None:
        if place is None or not self.is_on:
            return
        self._place = place
        if self._stroke and len(self._stroke) < STROKE_POINTS_MAX:
            self._go_on(place)
        if not self._moves.isActive():
            self._tell_move()
            self._moves.start()

    def _tell_move(self) -> None:
        """At most 40 a second; the last place always."""
        if self._place is None or self._place == self._told:
            self._moves.stop()
            return
        self._told = self._place
        self._emit(MovePointer(self._view.monitor(), *self._place))

    def _down(self, place: tuple[int, int]) -> None:
        if not self.is_on:
            return
        if self.mode is Mode.POINT:
            self._emit(ClickPointer(self._view.monitor(), *place))
        elif self.shape is DrawShape.NUMBER:
            self._set_step(place)
        else:
            self._stroke = [place]

    def _up(self, place: tuple[int, int] | None) -> None:
        if not self._stroke:
            return
        if place is not None:
            self._go_on(place)
        stroke = tuple(self._stroke)
        self._drop_stroke()
        if max(math.dist(stroke[0], point) for point in stroke) >= SMALLEST_PX:
            self._emit(Draw(self._view.monitor(), self.shape, stroke, self.colour, self.life_s))

    def _go_on(self, place: tuple[int, int]) -> None:
        if self.shape is not DrawShape.PATH:
            self._stroke = [self._stroke[0], place]
        elif place != self._stroke[-1]:
            self._stroke.append(place)
        points = tuple(self._stroke)
        if len(points) > 1:
            self._view.sketch(Drawing(0, self._view.monitor(), self.shape, points, self.colour, "", None))

    def _drop_stroke(self) -> None:
        self._stroke = []
        self._view.sketch(None)

    def _set_step(self, place: tuple[int, int]) -> None:
        number, monitor = self.next_step, self._view.monitor()
        label = f"{number} {self.words}".strip()
        self._emit(Draw(monitor, DrawShape.NUMBER, (place,), self.colour, self.life_s, label))
        self.next_step = number % STEP_MAX + 1
        self.stepped.emit(number, self.words, monitor, *place)

    # --- by keyboard --------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        arrow = next((step for key, step in ARROWS.items() if event.key() == key), None)
        if arrow is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._walk(arrow, 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP_PX)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space()
        elif event.key() == Qt.Key.Key_Escape and self._stroke:
            self._drop_stroke()
        elif event.key() == Qt.Key.Key_Escape and self.mode is Mode.DRAW:
            self.clear()
        else:
            return False
        return True

    def clear(self) -> None:
        self.next_step = 1
        self._emit(ClearDrawings())

    def _walk(self, arrow: tuple[int, int], step_px: int) -> None:
        """Move the place, and the mouse with it, so that it is seen."""
        x, y = self._place or self._middle()
        picture = self._view.picture()
        if picture is None:
            return
        x = min(max(x + arrow[0] * step_px, 0), picture.size.width() - 1)
        y = min(max(y + arrow[1] * step_px, 0), picture.size.height() - 1)
        factor = self._view.factor()
        at = QPoint(math.ceil((x + 0.5) * factor), math.ceil((y + 0.5) * factor))
        QCursor.setPos(self._view.mapToGlobal(at))
        self._move((x, y))

    def _middle(self) -> tuple[int, int]:
        return self._view.to_monitor(QPointF(self._view.rect().center())) or (0, 0)

    def _space(self) -> None:
        place = self._place or self._middle()
        if self._stroke:
            self._up(place)
        else:
            self._down(place)

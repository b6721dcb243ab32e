"""The bar under a recording: how far it is, where its chapters begin, and a click or drag to any moment.

Painted, like the chips. It knows milliseconds and nothing of files.
"""

from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from assistdesk.core.session.replay import Mark
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.ring import clock

HEIGHT_PX, TRACK_PX, KNOB_PX, MARK_PX = 28, 6, 14, 4
STEP_MS, PAGE_MS = 5_000, 60_000
NEAR_PX = 6


class SeekBar(QWidget):
    """``wished`` carries the moment that was clicked, dragged or keyed to."""

    wished = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._at_ms, self._length_ms = 0, 0
        self._marks: tuple[Mark, ...] = ()
        self._drag_ms: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAccessibleName(say("play.place"))

    def show_place(self, at_ms: int, length_ms: int, marks: tuple[Mark, ...]) -> None:
        if (at_ms, length_ms, marks) == (self._at_ms, self._length_ms, self._marks):
            return
        is_second = at_ms // 1000 != self._at_ms // 1000
        self._at_ms, self._length_ms, self._marks = at_ms, length_ms, marks
        if is_second:
            self.setAccessibleDescription(say("play.time", time=clock(at_ms // 1000), length=clock(length_ms // 1000)))
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, at_ms // 1000))
        self.update()

    def mark_words(self, mark: Mark) -> str:
        return f"{mark.text or say('play.mark', number=self._marks.index(mark) + 1)}  {clock(mark.t_ms // 1000)}"

    # --- places -------------------------------------------------------------------------------------------------------

    def _track(self) -> QRectF:
        knob, height = self._look.px(KNOB_PX), self._look.px(TRACK_PX)
        return QRectF(knob / 2, (self.height() - height) / 2, max(1, self.width() - knob), height)

    def x_of(self, t_ms: int) -> float:
        track = self._track()
        return track.left() + track.width() * (min(t_ms, self._length_ms) / max(1, self._length_ms))

    def _moment(self, place: QPointF) -> int:
        track = self._track()
        share = (place.x() - track.left()) / track.width()
        return round(min(max(share, 0.0), 1.0) * self._length_ms)

    def _mark_at(self, place: QPointF) -> Mark | None:
        near = [mark for mark in self._marks if abs(self.x_of(mark.t_ms) - place.x()) <= NEAR_PX]
        return min(near, key=lambda mark: abs(self.x_of(mark.t_ms) - place.x()), default=None)

    # --- hands --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            mark = self._mark_at(event.position())
            self._drag(mark.t_ms if mark is not None else self._moment(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_ms is not None:
            self._drag(self._moment(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag_ms = None
        self.update()

    def _drag(self, t_ms: int) -> None:
        self._drag_ms = t_ms
        self.wished.emit(t_ms)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self._at_ms - STEP_MS,
            Qt.Key.Key_Right: self._at_ms + STEP_MS,
            Qt.Key.Key_PageUp: self._at_ms - PAGE_MS,
            Qt.Key.Key_PageDown: self._at_ms + PAGE_MS,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._length_ms,
        }
        to_ms = steps.get(Qt.Key(event.key()))
        if to_ms is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(min(max(0, to_ms), self._length_ms))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = QPointF(event.pos())
            mark = self._mark_at(place)
            words = self.mark_words(mark) if mark is not None else clock(self._moment(place) // 1000)
            QToolTip.showText(event.globalPos(), f"<span>{escape(words)}</span>", self)  # a file's words are no HTML
            return True
        return super().event(event)

    # --- looks --------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, track = self._look, self._track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.border))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        at = self.x_of(self._drag_ms if self._drag_ms is not None else self._at_ms)
        painter.setBrush(QColor(look.tokens.primary))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), at - track.left(), track.height()), track.height() / 2, track.height() / 2
        )
        painter.setBrush(QColor(look.tokens.text))
        wide, high = look.px(MARK_PX) - 1, track.height() + look.px(MARK_PX) * 2
        for mark in self._marks:
            painter.drawRoundedRect(
                QRectF(self.x_of(mark.t_ms) - wide / 2, (self.height() - high) / 2, wide, high), 1, 1
            )
        knob = look.px(KNOB_PX)
        painter.setBrush(QColor(look.tokens.focus if self.hasFocus() else look.tokens.primary))
        painter.drawEllipse(QPointF(at, self.height() / 2), knob / 2, knob / 2)
        painter.end()

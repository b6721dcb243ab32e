"""All of the customer's shared screens at once, as they stand on her desk: for looking; a click opens one of them alone.

Control, Point and Draw have one screen at a time, so nothing is steered from here. It decides nothing and asks nothing.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from assistdesk.core.screen.diff import bounding
from assistdesk.core.screen.marks import unit_of
from assistdesk.core.types import Monitor
from assistdesk.runtime.snapshot_session import SessionView
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import ScreenView
from assistdesk.ui.text import say

GAP_PX = 4
"""Left free around each screen, so that two bright ones can be told apart."""


def places(monitors: Iterable[Monitor], room: QSize) -> dict[int, QRect]:
    """Where each monitor goes inside *room* so that all are seen, in their own proportions and order, in the middle."""
    rects = {monitor.id: monitor.rect for monitor in monitors}
    if not rects or room.isEmpty():
        return {}
    whole = bounding(list(rects.values()))
    scale = min(room.width() / whole.w, room.height() / whole.h)
    left = (room.width() - whole.w * scale) / 2
    top = (room.height() - whole.h * scale) / 2
    out = {}
    for number, rect in rects.items():
        x0, y0 = round(left + (rect.x - whole.x) * scale), round(top + (rect.y - whole.y) * scale)
        x1, y1 = round(left + (rect.right - whole.x) * scale), round(top + (rect.bottom - whole.y) * scale)
        out[number] = QRect(x0, y0, x1 - x0, y1 - y0).adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
    return out


class _Place(QWidget):
    """Room for one screen, and its click."""

    clicked = Signal(int)

    def __init__(self, board: PictureBoard, monitor: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view = ScreenView(board, monitor, self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setAccessibleName(say("v.screen", number=monitor + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.picture_replaced()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self.view.monitor())


class AllScreens(QWidget):
    """Says ``chosen`` with the monitor that was clicked."""

    chosen = Signal(int)

    def __init__(self, board: PictureBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._monitors: tuple[Monitor, ...] = ()
        self._places: dict[int, _Place] = {}

    def show_session(self, view: SessionView, is_live: bool) -> None:
        if view.monitors != self._monitors:
            self._lay_out(view.monitors)
        for monitor in view.monitors:
            screen = self._places[monitor.id].view
            screen.set_dimmed(not is_live)
            screen.show_drawings(view.drawings, unit_of(monitor.scale_percent))

    def view_of(self, monitor: int) -> ScreenView:
        return self._places[monitor].view

    def _lay_out(self, monitors: tuple[Monitor, ...]) -> None:
        for place in self._places.values():
            place.view.release()
            place.hide()
            place.deleteLater()
        self._monitors = monitors
        self._places = {monitor.id: _Place(self._board, monitor.id, self) for monitor in monitors}
        for place in self._places.values():
            place.clicked.connect(self.chosen)
            place.show()
        self._put()

    def _put(self) -> None:
        for number, rect in places(self._monitors, self.size()).items():
            self._places[number].setGeometry(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put()

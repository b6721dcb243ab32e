"""The picture of one of the customer's screens: fit, 1:1 in device pixels, or a zoom from 25 to 400 percent.

Paints only what changed: at 1:1 rectangle by rectangle without smoothing, scaled by clipping to the changed areas grown by
two pixels and drawing the whole image smoothly (mapped sub-rectangles would leave seams, experience.md section 3.4). The
pointer is drawn here, on top. It shows and asks nothing else.
"""

import enum
import math
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QWidget

from assistdesk.core.session.pointing import Drawing
from assistdesk.ui.session import marks
from assistdesk.ui.session.picture import Picture, PictureBoard
from assistdesk.ui.widgets.scroll_area import ScrollArea

ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 0.25, 4.0, 1.25
GROWN_PX = 2
WHEEL_NOTCH = 120
DIM = QColor(8, 11, 18, 150)
EMPTY = QColor(8, 11, 18)


def rects_of(region: QRegion) -> Iterable[QRect]:
    """The rectangles of *region* (PySide6 lets one iterate; its type stubs do not say so)."""
    return cast(Iterable[QRect], region)


class Fit(enum.StrEnum):
    FIT = "fit"
    ONE_TO_ONE = "one_to_one"
    ZOOM = "zoom"


class ScreenView(QWidget):
    """One monitor of *board*. The widget is as large as the scaled picture; a ScreenPane scrolls or centres it."""

    def __init__(self, board: PictureBoard, monitor: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._board = board
        self._monitor = monitor
        self._dimmed = False
        self._fit = Fit.FIT
        self._zoom = 1.0
        self._drawings: tuple[Drawing, ...] = ()
        self._sketch: Drawing | None = None
        self._unit = 1.0
        board.add_view(self)

    def release(self) -> None:
        """Stop showing the board; call before the widget goes."""
        self._board.remove_view(self)

    def monitor(self) -> int:
        return self._monitor

    def show_monitor(self, monitor: int) -> None:
        self._monitor = monitor
        self.picture_replaced()

    def set_dimmed(self, dimmed: bool) -> None:
        """Dim the last picture while it is not live (paused, held, lost)."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def show_drawings(self, drawings: tuple[Drawing, ...], unit: float) -> None:
        """What the agent has drawn, as the customer sees it; *unit* of ``core.screen.marks``."""
        if (drawings, unit) != (self._drawings, self._unit):
            self._drawings, self._unit = drawings, unit
            self.update()

    def sketch(self, drawing: Drawing | None) -> None:
        """A stroke under way: nobody else sees it yet."""
        if drawing != self._sketch:
            self._sketch = drawing
            self.update()

    def set_fit(self, fit: Fit, zoom: float = 1.0) -> None:
        self._fit = fit
        self._zoom = min(max(zoom, ZOOM_MIN), ZOOM_MAX)
        self.picture_replaced()

    @property
    def fit(self) -> Fit:
        return self._fit

    def picture(self) -> Picture | None:
        return self._board.picture(self._monitor)

    def factor(self) -> float:
        """Logical pixels of this widget for one pixel of the customer's monitor."""
        picture = self.picture()
        if picture is None:
            return 1.0
        match self._fit:
            case Fit.ONE_TO_ONE:
                return 1.0 / self.devicePixelRatioF()
            case Fit.ZOOM:
                return self._zoom / self.devicePixelRatioF()
            case Fit.FIT:
                across = self._room().width() / max(picture.size.width(), 1)
                down = self._room().height() / max(picture.size.height(), 1)
                return max(min(across, down), 0.01)

    def _room(self) -> QSize:
        parent = self.parentWidget()
        return parent.size() if parent is not None else self.size()

    def wanted_size(self) -> QSize:
        picture = self.picture()
        if picture is None:
            return self._room()
        factor = self.factor()
        return QSize(round(picture.size.width() * factor), round(picture.size.height() * factor))

    def to_monitor(self, point: QPointF) -> tuple[int, int] | None:
        """Return the customer's pixel under *point* of this widget, or None outside the picture."""
        picture = self.picture()
        if picture is None:
            return None
        x, y = math.floor(point.x() / self.factor()), math.floor(point.y() / self.factor())
        inside = 0 <= x < picture.size.width() and 0 <= y < picture.size.height()
        return (x, y) if inside else None

    # --- board ------------------------------------------------------------------------------------------------------

    def paint_now(self, region: QRegion) -> None:
        self.repaint(self._mapped(region))

    def picture_replaced(self) -> None:
        self.resize(self.wanted_size())
        self.update()

    def _mapped(self, region: QRegion) -> QRegion:
        factor = self.factor()
        if factor == 1.0:
            return region
        out = QRegion()
        for rect in rects_of(region):
            x0, y0 = math.floor(rect.x() * factor), math.floor(rect.y() * factor)
            x1, y1 = math.ceil((rect.x() + rect.width()) * factor), math.ceil((rect.y() + rect.height()) * factor)
            out += QRect(x0, y0, x1 - x0, y1 - y0).adjusted(-GROWN_PX, -GROWN_PX, GROWN_PX, GROWN_PX)
        return out

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self.picture()
        if picture is None:
            painter.fillRect(event.rect(), EMPTY)
            return
        factor = self.factor()
        if factor == 1.0:
            for rect in rects_of(event.region()):
                painter.drawImage(rect, picture.image, rect)
        else:
            painter.setClipRegion(event.region())
            sharp = factor * self.devicePixelRatioF() == 1.0
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
            painter.setTransform(QTransform.fromScale(factor, factor), True)
            painter.drawImage(0, 0, picture.image)
            painter.resetTransform()
        self._paint_drawings(painter, event.region(), factor)
        self._paint_cursor(painter, factor)
        if self._dimmed:
            painter.fillRect(event.rect(), DIM)

    def _paint_drawings(self, painter: QPainter, region: QRegion, factor: float) -> None:
        shown = [drawing for drawing in self._drawings if drawing.monitor == self._monitor]
        shown += [self._sketch] if self._sketch is not None else []
        if not shown:
            return
        painter.save()
        painter.setClipRegion(region)
        painter.setTransform(QTransform.fromScale(factor, factor), True)
        for drawing in shown:
            marks.paint(painter, drawing, self._unit)
        painter.restore()

    def _paint_cursor(self, painter: QPainter, factor: float) -> None:
        placed = self._board.cursor(self._monitor)
        if placed is None:
            return
        corner, image = placed
        target = QRectF(corner.x() * factor, corner.y() * factor, image.width() * factor, image.height() * factor)
        painter.drawImage(target, image, QRectF(image.rect()))


class ScreenPane(ScrollArea):
    """Room for one ScreenView: centres a small picture, scrolls a large one."""

    fit_changed = Signal()

    def __init__(self, view: ScreenView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._turned = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidgetResizable(False)
        self.setWidget(view)
        self._show_bars(False)

    def set_fit(self, fit: Fit, zoom: float = 1.0) -> None:
        self.view.set_fit(fit, zoom)
        self._show_bars(fit is not Fit.FIT)
        self.fit_changed.emit()

    def zoomed(self, steps: int, at: QPointF | None = None) -> None:
        """One step in or out from what is shown now; the picture's point under *at* (of the viewport; else its middle) stays
        where it is."""
        place = at or QPointF(self.viewport().rect().center())
        before = self.view.factor()
        kept = (place - QPointF(self.view.pos())) / before
        self.set_fit(Fit.ZOOM, before * self.view.devicePixelRatioF() * ZOOM_STEP**steps)
        corner = kept * self.view.factor() - place
        self.horizontalScrollBar().setValue(round(corner.x()))
        self.verticalScrollBar().setValue(round(corner.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl: zoom under the pointer. A wheel's notch is 120; a touch pad's small ones add up to a step."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / WHEEL_NOTCH)
        if steps:
            self._turned -= steps * WHEEL_NOTCH
            self.zoomed(steps, event.position())
        event.accept()

    def percent(self) -> int:
        return round(self.view.factor() * self.view.devicePixelRatioF() * 100)

    def _show_bars(self, shown: bool) -> None:
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.picture_replaced()
        self.fit_changed.emit()

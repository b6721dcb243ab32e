"""The agent's pointer and drawings on the customer's desktop (experience.md sections 2.3 and 8).

A small window for each drawing, shaped to its strokes, not one large clear one: without a compositor a translucent window
would blacken the screen, and what is not painted lets the desktop through. Clicks fall through, nothing is ever focused, and
none of it stands over AssistDesk's own windows, so that no drawing can hide a question or the bar. It shows a board and
decides nothing; what stands here is kept out of the picture before it is shown (``runtime.host_pointing``).
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QBitmap, QImage, QPainter, QPaintEvent, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from assistdesk.core.screen.marks import cover, pointer_cover, ripple_cover, unit_of
from assistdesk.core.session.pointing import RIPPLE_MS, Board, Drawing, Spot
from assistdesk.core.types import Monitor, Rect
from assistdesk.ui.session import marks
from assistdesk.ui.session.overlay import overlay_flags, standing

RIPPLE_EVERY_MS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A monitor and where it stands in Qt's own units."""

    monitor: Monitor
    area: QRect

    @property
    def ratio(self) -> float:
        """Physical pixels for one unit."""
        return self.monitor.w / max(1, self.area.width())

    @property
    def unit(self) -> float:
        return unit_of(self.monitor.scale_percent)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one window shows, in pixels of the monitor: the rectangles kept for it, and how to paint it."""

    room: tuple[Rect, ...]
    paint: Callable[[QPainter], None]


class Mark(QWidget):
    """One drawing, the pointer, or one click's ripple."""

    def __init__(self) -> None:
        super().__init__(None, overlay_flags() | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        self._figure: Figure | None = None
        self._to_window = QTransform()
        self._shape = QRegion()

    def show_figure(self, figure: Figure, place: Place, own: QRegion) -> None:
        """Stand where *figure* is on *place*, but not over *own* (Qt's units of the desktop)."""
        box, ratio, area = bounds(figure.room, place.monitor), place.ratio, place.area
        left, top = math.floor(box.x / ratio), math.floor(box.y / ratio)
        right, bottom = math.ceil(box.right / ratio), math.ceil(box.bottom / ratio)
        self._figure = figure
        self._to_window = QTransform(1 / ratio, 0, 0, 1 / ratio, -left, -top)
        kept = QRegion()
        for rect in figure.room:
            kept += self._to_window.mapRect(QRect(rect.x, rect.y, rect.w, rect.h))
        self._shape = self._painted(QSize(right - left, bottom - top)).intersected(kept)
        self.setGeometry(area.x() + left, area.y() + top, right - left, bottom - top)
        self.keep_clear(own)
        self.update()

    def _painted(self, size: QSize) -> QRegion:
        """The pixels of a window of *size* that have any paint on them."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return QRegion(QBitmap.fromImage(image.createAlphaMask(Qt.ImageConversionFlag.ThresholdDither)))

    def _paint(self, painter: QPainter) -> None:
        if self._figure is not None:
            painter.setTransform(self._to_window)
            self._figure.paint(painter)

    def keep_clear(self, own: QRegion) -> None:
        """Take the shape that does not stand over *own*; a window without any shape is not shown."""
        shape = self._shape.subtracted(own.translated(-self.pos()))
        if shape.isEmpty():
            self.hide()
            return
        if shape != self.mask():
            self.setMask(shape)
        if not self.isVisible():
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), marks.DARK)  # the edge's half pixels
        self._paint(painter)
        painter.end()
        del event


class Drawn(QObject):
    """All that a board shows; ``show_board`` with every new one, ``set_places`` when monitors changed."""

    def __init__(self, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._board = Board()
        self._places: dict[int, Place] = {}
        self._name = ""
        self._own = QRegion()
        self._marks: dict[int, Mark] = {}
        self._pointer: Mark | None = None
        self._ripples: dict[int, Mark] = {}
        self._ripple_ms: dict[int, int] = {}
        self._beat = QTimer(self, interval=RIPPLE_EVERY_MS)
        self._beat.timeout.connect(self._show_ripples)

    def windows(self) -> tuple[QWidget, ...]:
        pointer = (self._pointer,) if self._pointer is not None else ()
        return (*self._marks.values(), *self._ripples.values(), *pointer)

    def set_scene(self, places: Iterable[Place], name: str) -> None:
        """The monitors as they are, and whose pointer it is."""
        found = {place.monitor.id: place for place in places}
        if (found, name) != (self._places, self._name):
            self._places, self._name = found, name
            for mark in self._marks.values():
                mark.close()
            self._marks.clear()
            self.show_board(self._board)

    def keep_clear(self, own: QRegion) -> None:
        """Our own windows stand here now (Qt's units of the desktop)."""
        if own != self._own:
            self._own = own
            for mark in self.windows():
                if isinstance(mark, Mark):
                    mark.keep_clear(own)

    def show_board(self, board: Board) -> None:
        self._board = board
        wanted = {drawing.number: drawing for drawing in board.drawings if drawing.monitor in self._places}
        for gone in self._marks.keys() - wanted.keys():
            self._marks.pop(gone).close()
        for number in wanted.keys() - self._marks.keys():
            place = self._places[wanted[number].monitor]
            self._marks[number] = mark = Mark()
            mark.show_figure(figure_of(wanted[number], place.unit), place, self._own)
        self._show_ripples()
        self._show_pointer(board.pointer)

    def _show_pointer(self, spot: Spot | None) -> None:
        place = self._places.get(spot.monitor) if spot is not None else None
        if spot is None or place is None:
            self._drop_pointer()
            return
        if self._pointer is None:
            self._pointer = Mark()
        x, y, name, unit = spot.x, spot.y, self._name, place.unit
        figure = Figure(pointer_cover(x, y, name, unit), lambda painter: marks.paint_pointer(painter, x, y, name, unit))
        self._pointer.show_figure(figure, place, self._own)
        self._pointer.raise_()

    def _show_ripples(self) -> None:
        wanted = {spot.number: spot for spot in self._board.ripples if spot.monitor in self._places}
        for gone in self._ripples.keys() - wanted.keys():
            self._ripples.pop(gone).close()
            del self._ripple_ms[gone]
        for number, spot in wanted.items():
            place = self._places[spot.monitor]
            since_ms = self._ripple_ms.setdefault(number, self._now_ms())
            share = min(1.0, (self._now_ms() - since_ms) / RIPPLE_MS)
            mark = self._ripples.setdefault(number, Mark())
            mark.show_figure(ripple_figure(spot.x, spot.y, place.unit, share), place, self._own)
        if wanted and not self._beat.isActive():
            self._beat.start()
        elif not wanted:
            self._beat.stop()

    def close(self) -> None:
        """Nothing is drawn any more."""
        self.show_board(Board())

    def _drop_pointer(self) -> None:
        """Closed, not hidden: what is only hidden would come back when our own windows move."""
        if self._pointer is not None:
            self._pointer.close()
            self._pointer = None


def figure_of(drawing: Drawing, unit: float) -> Figure:
    room = cover(drawing.shape, drawing.points, drawing.words, unit)
    return Figure(room, lambda painter: marks.paint(painter, drawing, unit))


def ripple_figure(x: int, y: int, unit: float, share: float) -> Figure:
    return Figure((ripple_cover(x, y, unit),), lambda painter: marks.paint_ripple(painter, x, y, unit, share))


def bounds(room: tuple[Rect, ...], monitor: Monitor) -> Rect:
    """Around all of *room* that lies on the monitor, in its pixels."""
    whole = Rect(0, 0, monitor.w, monitor.h)
    box = room[0]
    for rect in room[1:]:
        box = box.united(rect)
    return box.intersect(whole) or Rect(0, 0, 1, 1)


def region_of(windows: Iterable[QWidget]) -> QRegion:
    """Where *windows* stand, in Qt's units of the desktop."""
    region = QRegion()
    for window in windows:
        if window.isVisible() and not window.isMinimized():
            region += standing(window)
    return region

"""Draw an area with the mouse, over all screens: the desktop as it is now, darker; a drag chooses, Esc leaves.

It shows a picture of the desktop in windows of its own, for nothing translucent may stand over a desktop without a compositor
(experience.md section 8). It tells the area in physical pixels of the desktop and knows nothing of what it is for.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

SMALLEST_PX = 8
SHADE, LINE = QColor(8, 11, 18, 120), QColor("#FFFFFF")
Chosen = Callable[[int, int, int, int], object]


class _Sheet(QWidget):
    """One screen's picture, and the drag on it."""

    def __init__(self, screen: QScreen, picker: "AreaPicker") -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(screen.geometry())
        self._picture = screen.grabWindow(0)
        self._picker = picker
        self._from, self._area = QPoint(), QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        painter.fillRect(self.rect(), SHADE)
        if not self._area.isEmpty():
            ratio = self._picture.width() / max(1, self.width())
            source = QRect(
                round(self._area.x() * ratio),
                round(self._area.y() * ratio),
                round(self._area.width() * ratio),
                round(self._area.height() * ratio),
            )
            painter.drawPixmap(self._area, self._picture, source)
            painter.setPen(QPen(LINE, 2))
            painter.drawRect(self._area)
        painter.end()
        del event

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._area = self._dragged_to(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._picker.picked(self, self._dragged_to(event))

    def _dragged_to(self, event: QMouseEvent) -> QRect:
        """The area between where the button went down and here, on this screen."""
        start, end = self._from, event.position().toPoint()
        corner = QPoint(min(start.x(), end.x()), min(start.y(), end.y()))
        size = QSize(abs(start.x() - end.x()), abs(start.y() - end.y()))
        return QRect(corner, size).intersected(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._picker.close()
        else:
            super().keyPressEvent(event)


class AreaPicker(QObject):
    """``show`` begins; *chosen* hears x, y, w, h once, or nothing."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self._chosen = chosen
        self.sheets: list[_Sheet] = []

    def show(self) -> None:
        self.sheets = [_Sheet(screen, self) for screen in QGuiApplication.screens()]
        for sheet in self.sheets:
            sheet.show()
            sheet.raise_()
        self.sheets[0].activateWindow()

    def picked(self, sheet: QWidget, area: QRect) -> None:
        ratio, corner = sheet.devicePixelRatioF(), sheet.geometry().topLeft()
        self.close()
        if min(area.width(), area.height()) >= SMALLEST_PX:
            # a screen's corner is already physical on X11; only distances inside it are scaled
            x, y = round(corner.x() + area.x() * ratio), round(corner.y() + area.y() * ratio)
            self._chosen(x, y, round(area.width() * ratio), round(area.height() * ratio))

    def close(self) -> None:
        sheets, self.sheets = self.sheets, []
        for sheet in sheets:
            sheet.close()

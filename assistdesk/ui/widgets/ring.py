"""A ring that empties while time runs out; the seconds stand in its middle or beside it. The caller ticks it."""

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from assistdesk.ui.theme import Look, Type

WARN_SHARE = 0.2


class CountdownRing(QWidget):
    """``set(left_s, whole_s, name)``: *name* is what a screen reader hears."""

    def __init__(self, look: Look, size_px: int = 52) -> None:
        super().__init__()
        self._look = look
        self._left_s, self._whole_s, self._words = 0, 1, ""
        self.setFixedSize(QSize(look.px(size_px), look.px(size_px)))

    def set(self, left_s: int, whole_s: int, name: str, words: str = "") -> None:
        self._left_s, self._whole_s = max(0, left_s), max(1, whole_s)
        self._words = words or clock(self._left_s)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        width = max(3.0, self.width() / 13)
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(tokens.border), width))
        painter.drawEllipse(box)
        share = min(1.0, self._left_s / self._whole_s)
        colour = tokens.warn_dot if share < WARN_SHARE else tokens.primary
        painter.setPen(QPen(QColor(colour), width, QtCore.Qt.PenStyle.SolidLine, QtCore.Qt.PenCapStyle.RoundCap))
        if share > 0:
            painter.drawArc(box, 90 * 16, round(share * 360 * 16))
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._look.font(Type.LABEL))
        painter.drawText(self.rect(), int(QtCore.Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()


def clock(seconds: int) -> str:
    """``9:41``, or ``1:02:03`` from an hour on."""
    seconds = max(0, seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"

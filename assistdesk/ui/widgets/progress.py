"""A line that fills from its left while something comes along. The words stand beside it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistdesk.ui.theme import Look

HEIGHT_PX = 6


class ProgressLine(QWidget):
    """``set(done, whole)``; decoration beside words that say the same, so screen readers pass it by."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.share = 0.0
        self.setFixedHeight(look.px(HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, done: int, whole: int) -> None:
        self.share = min(1.0, done / whole) if whole > 0 else 1.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens, box, round_px = self._look.tokens, QRectF(self.rect()), self.height() / 2
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(box, round_px, round_px)
        box.setWidth(max(box.height(), box.width() * self.share))
        painter.setBrush(QColor(tokens.primary))
        painter.drawRoundedRect(box, round_px, round_px)
        painter.end()

"""The program's mark, drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistdesk.ui.theme import Look


class Logo(QWidget):
    """The mark: a headset on a blue tile."""

    def __init__(self, look: Look, size_px: int = 40) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(size_px), look.px(size_px))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = QLinearGradient(0, 0, self.width(), self.height())
        tile.setColorAt(0, QColor("#6C87FF"))
        tile.setColorAt(1, QColor("#2743D2"))
        painter.setBrush(tile)
        painter.setPen(Qt.PenStyle.NoPen)
        round_px = self.width() * 0.3
        painter.drawRoundedRect(QRectF(self.rect()), round_px, round_px)
        size = self.width() * 0.56
        corner = (self.width() - size) / 2
        pixmap = self._look.pixmap("headset", "#FFFFFF", 48, self.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(corner, corner, size, size), pixmap, QRectF(pixmap.rect()))
        painter.end()

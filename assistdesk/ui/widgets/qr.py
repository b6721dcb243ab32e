"""A QR code, painted: dark on white in both schemes, because cameras need it so."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistdesk.ui.theme import Look

QUIET = 4
TEXT_CHARS_MAX = 400


class QrView(QWidget):
    def __init__(self, look: Look, text: str, name: str, size_px: int = 180) -> None:
        super().__init__()
        import segno  # 70 ms that nobody needs before a code is shown

        self._rows = tuple(bytes(row) for row in segno.make(text[:TEXT_CHARS_MAX], error="m", micro=False).matrix)
        self.setFixedSize(look.px(size_px), look.px(size_px))
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ratio = self.devicePixelRatioF()
        cell = int(self.width() * ratio // (len(self._rows) + 2 * QUIET)) / ratio
        start = (self.width() - cell * len(self._rows)) / 2
        painter.setBrush(QColor("#000000"))
        for y, cells in enumerate(self._rows):
            for x, dark in enumerate(cells):
                if dark:
                    painter.drawRect(QRectF(start + x * cell, start + y * cell, cell, cell))
        painter.end()

"""The program's mark, drawn."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from assistdesk.ui.theme import Look

FILE = Path(__file__).resolve().parents[2] / "assets" / "mark.svg"


class Logo(QWidget):
    """The mark: a headset on a blue tile."""

    def __init__(self, look: Look, size_px: int = 40) -> None:
        super().__init__()
        self.setFixedSize(look.px(size_px), look.px(size_px))
        self._mark = QSvgRenderer(str(FILE), self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._mark.render(painter, QRectF(self.rect()))
        painter.end()

"""Widgets beside one another, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP_PX = 6


class Flow(QWidget):
    """``fill`` says which; what was there before and is there no more is deleted. *last_px*: the last one has all that is left
    of its line, and at least so much. ``arranged`` tells that the width or what stands in it is another."""

    arranged = Signal()

    def __init__(self, last_px: int = 0) -> None:
        super().__init__()
        self._last_px = last_px
        self.parts: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, parts: Sequence[QWidget]) -> None:
        for gone in self.parts:
            if gone not in parts:
                gone.hide()
                gone.deleteLater()
        self.parts = tuple(parts)
        for part in self.parts:
            part.setParent(self)
            part.show()
        self._arrange(self.width(), move=True)
        self.updateGeometry()
        self.arranged.emit()

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(max((self._wide(part) for part in self.parts), default=0), self._line_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)
        if event.size().width() != event.oldSize().width():
            self.arranged.emit()

    def _wide(self, part: QWidget) -> int:
        return self._last_px if self._last_px and part is self.parts[-1] else part.sizeHint().width()

    def _line_px(self) -> int:
        return max((part.sizeHint().height() for part in self.parts), default=0)

    def _arrange(self, width: int, *, move: bool) -> int:
        """How tall all of it is in *width*."""
        left = top = 0
        line_px = self._line_px()
        for part in self.parts:
            wide = min(self._wide(part), width)
            if left and left + wide > width:
                left, top = 0, top + line_px + GAP_PX
            if self._last_px and part is self.parts[-1]:
                wide = width - left
            if move:
                part.setGeometry(left, top + (line_px - part.sizeHint().height()) // 2, wide, part.sizeHint().height())
            left += wide + GAP_PX
        return top + line_px

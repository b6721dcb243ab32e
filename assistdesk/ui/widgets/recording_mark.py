"""The red dot and its word: a recording is being made. The same at both ends (experience.md section 7)."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import set_tip

DOT_PX, GAP_PX, ROUND_PX = 10, 6, 2
PULSE_MS = 500
"""Once a second, there and back; still where motion is reduced."""
PALE = 0.35


class RecordingMark(QWidget):
    """A dot that pulses, and words beside it; without words the dot alone, which still says them to a reader."""

    def __init__(self, look: Look, words: str, kind: Type = Type.SMALL_STRONG) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self._words = ""
        self._is_short = False
        self._is_pale = False
        self._timer = QTimer(self, interval=PULSE_MS)
        self._timer.timeout.connect(self._pulse)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        set_tip(self, words)
        self.updateGeometry()
        self.update()

    def be_short(self, short: bool) -> None:
        """Only the dot."""
        self._is_short = short
        self.updateGeometry()
        self.update()

    def _pulse(self) -> None:
        self._is_pale = not self._is_pale and not self._look.settings.reduce_motion
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.font(self._kind))
        dot = self._look.px(DOT_PX + 2 * ROUND_PX)
        words = 0 if self._is_short else self._look.px(GAP_PX) + metrics.horizontalAdvance(self._words) + 2
        return QSize(dot + words, max(metrics.height(), dot))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, middle = look.px(DOT_PX), self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.danger_btn))
        painter.setOpacity(PALE if self._is_pale else 1.0)
        painter.drawEllipse(QRectF(look.px(ROUND_PX), middle - size / 2, size, size))
        painter.setOpacity(1.0)
        if not self._is_short:
            painter.setPen(QColor(look.tokens.danger))
            painter.setFont(look.font(self._kind))
            left = look.px(DOT_PX + 2 * ROUND_PX + GAP_PX)
            painter.drawText(
                QRectF(left, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), self._words
            )
        painter.end()

"""Charts drawn with the theme's colours: columns with a target, a heat map, bars. Every mark has words.

A chart takes the focus; the arrow keys walk its marks, and a screen reader hears each. The pointer over a mark shows the same
words. Numbers stand beside the colours, never colour alone. A chart knows no measure: it is given marks and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import set_tip

CENTRE = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
COLUMNS_PX, CELL_PX, ROW_PX = 190, 22, 28
COLUMN_MAX_PX = 36.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is measured. ``share``: 0 to 1 of the chart's height or width, None where there is nothing; ``upper``: a
    second, fainter reach. ``words``: all of it in one sentence; ``label``, ``value``: what stands beside it."""

    words: str
    share: float | None = None
    upper: float | None = None
    label: str = ""
    value: str = ""
    is_over: bool = False
    colour: str = ""


class Chart(QWidget):
    """Base: marks, focus, arrow keys, tooltips. ``boxes`` says where each mark stands."""

    def __init__(self, look: Look, name: str, height_px: int) -> None:
        super().__init__()
        self.look = look
        self.marks: tuple[Mark, ...] = ()
        self.at = 0
        self._height_px = height_px
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        self.marks = tuple(marks)
        self.at = min(self.at, max(0, len(self.marks) - 1))
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.look.px(self._height_px))

    def boxes(self) -> list[QRectF]:
        raise NotImplementedError

    def draw(self, painter: QPainter, boxes: list[QRectF]) -> None:
        raise NotImplementedError

    def step_of(self, key: int) -> int:
        """How far an arrow key walks."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        return steps.get(Qt.Key(key), 0)

    # --- focus, keys, pointer -----------------------------------------------------------------------------------------

    def _describe(self) -> None:
        self.setAccessibleDescription(self.marks[self.at].words if self.marks else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.step_of(event.key())
        if step == 0 or not 0 <= self.at + step < len(self.marks):
            super().keyPressEvent(event)
            return
        self.at += step
        self._describe()
        announce(self, self.marks[self.at].words)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def words_at(self, point: QPointF) -> str:
        """What the pointer is over, in words; "" where it is over nothing."""
        for box, mark in zip(self.boxes(), self.marks, strict=False):
            if box.contains(point):
                return mark.words
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            set_tip(self, self.words_at(QPointF(event.pos())))
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self.boxes()
        self.draw(painter, boxes)
        if self.hasFocus() and self.marks:
            painter.setPen(QPen(QColor(self.look.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(boxes[self.at].adjusted(-1, -1, 1, 1), 4, 4)
        painter.end()

    def _words(self, painter: QPainter, box: QRectF, flags: int, text: str, colour: str = "") -> None:
        painter.setPen(QColor(colour or self.look.tokens.muted))
        painter.setFont(self.look.font(Type.SMALL))
        painter.drawText(
            box, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        )


class Columns(Chart):
    """A column for each stretch of time, a fainter one for its slowest tenth, and the target as a line with its words."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, COLUMNS_PX)
        self._target: float | None = None
        self._target_words = self._top_words = ""

    def show_scale(self, top_words: str, target: float | None, target_words: str) -> None:
        """*target*: its share of the height."""
        self._top_words, self._target, self._target_words = top_words, target, target_words

    def _plot(self) -> QRectF:
        tall = QFontMetricsF(self.look.font(Type.SMALL)).height()
        return QRectF(2, tall + 6, self.width() - 4, self.height() - 2 * tall - 14)

    def boxes(self) -> list[QRectF]:
        plot = self._plot()
        step = plot.width() / max(1, len(self.marks))
        return [QRectF(plot.left() + at * step, plot.top(), step, plot.height()) for at in range(len(self.marks))]

    def draw(self, painter: QPainter, boxes: list[QRectF]) -> None:
        tokens, plot = self.look.tokens, self._plot()
        painter.setPen(QPen(QColor(tokens.border), 1))
        for part in (0.0, 0.5, 1.0):
            height = plot.bottom() - part * plot.height()
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        self._words(painter, QRectF(plot.left(), 0, plot.width(), plot.top() - 3), LEFT, self._top_words)
        for box, mark in zip(boxes, self.marks, strict=True):
            wide = min(COLUMN_MAX_PX, box.width() * 0.68)
            left = box.center().x() - wide / 2
            painter.setPen(Qt.PenStyle.NoPen)
            for share, colour in ((mark.upper, tokens.primary_soft), (mark.share, tokens.primary)):
                if share is not None:
                    colour = (
                        (tokens.danger_soft if share is mark.upper else tokens.danger_btn) if mark.is_over else colour
                    )
                    tall = max(3.0, share * plot.height())
                    painter.setBrush(QColor(colour))
                    painter.drawRoundedRect(QRectF(left, plot.bottom() - tall, wide, tall), 3, 3)
        self._labels(painter, boxes, plot)
        if self._target is not None:
            height = plot.bottom() - min(1.0, self._target) * plot.height()
            painter.setPen(QPen(QColor(tokens.warn_dot), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            self._words(
                painter, QRectF(plot.left(), 0, plot.width(), plot.top() - 3), RIGHT, self._target_words, tokens.warn
            )

    def _labels(self, painter: QPainter, boxes: list[QRectF], plot: QRectF) -> None:
        """As many of the labels as fit."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        free_from = -1.0
        for box, mark in zip(boxes, self.marks, strict=True):
            wide = metrics.horizontalAdvance(mark.label) + 4
            left = min(max(plot.left(), box.center().x() - wide / 2), plot.right() - wide)
            if mark.label and left >= free_from:
                self._words(painter, QRectF(left, plot.bottom() + 4, wide, metrics.height() + 2), CENTRE, mark.label)
                free_from = left + wide + 8


class HeatMap(Chart):
    """Rows of cells; the more, the fuller the colour, and the number in it."""

    def __init__(self, look: Look, name: str, row_names: Sequence[str], columns: int) -> None:
        super().__init__(look, name, CELL_PX * (len(row_names) + 1) + 4)
        self._row_names, self._columns = tuple(row_names), columns

    def step_of(self, key: int) -> int:
        return {Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}.get(Qt.Key(key), super().step_of(key))

    def _margin(self) -> float:
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return max((metrics.horizontalAdvance(name) for name in self._row_names), default=0.0) + 10

    def boxes(self) -> list[QRectF]:
        margin, tall = self._margin(), float(self.look.px(CELL_PX))
        wide = (self.width() - margin - 2) / self._columns
        return [
            QRectF(margin + at % self._columns * wide, at // self._columns * tall, wide - 2, tall - 2)
            for at in range(len(self.marks))
        ]

    def draw(self, painter: QPainter, boxes: list[QRectF]) -> None:
        tokens, tall = self.look.tokens, self.look.px(CELL_PX)
        for number, name in enumerate(self._row_names):
            self._words(painter, QRectF(0, number * tall, self._margin() - 8, tall - 2), RIGHT, name)
        font = self.look.font(Type.LABEL)
        digits = QFontMetricsF(font)
        for box, mark in zip(boxes, self.marks, strict=True):
            share = mark.share or 0.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.subtle) if share == 0 else mixed(tokens.primary_soft, tokens.primary, share))
            painter.drawRoundedRect(box, 4, 4)
            if mark.value and digits.horizontalAdvance(mark.value) <= box.width() - 2:
                painter.setPen(QColor(tokens.on_primary if share > 0.5 else tokens.primary_text))
                painter.setFont(font)
                painter.drawText(box, CENTRE, mark.value)
        for box, mark in zip(boxes[: self._columns], self.marks, strict=False):
            if mark.label:
                below = QRectF(box.left() - 10, len(self._row_names) * tall, box.width() + 20, tall)
                self._words(painter, below, CENTRE, mark.label)


class Bars(Chart):
    """A line for each: its name, a bar, its value."""

    def __init__(self, look: Look, name: str, rows: int) -> None:
        super().__init__(look, name, ROW_PX * rows)

    def boxes(self) -> list[QRectF]:
        tall = float(self.look.px(ROW_PX))
        return [QRectF(1, at * tall + 1, self.width() - 2, tall - 2) for at in range(len(self.marks))]

    def draw(self, painter: QPainter, boxes: list[QRectF]) -> None:
        tokens = self.look.tokens
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        names = min(
            self.width() * 0.45, max((metrics.horizontalAdvance(mark.label) for mark in self.marks), default=0) + 6
        )
        values = max((metrics.horizontalAdvance(mark.value) for mark in self.marks), default=0) + 8
        for box, mark in zip(boxes, self.marks, strict=True):
            self._words(painter, QRectF(box.left(), box.top(), names, box.height()), LEFT, mark.label, tokens.text)
            room = QRectF(box.left() + names + 8, box.center().y() - 5, box.width() - names - values - 16, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.subtle))
            painter.drawRoundedRect(room, 5, 5)
            if mark.share:
                painter.setBrush(QColor(mark.colour or tokens.primary))
                painter.drawRoundedRect(QRectF(room.left(), room.top(), max(10.0, room.width() * mark.share), 10), 5, 5)
            self._words(
                painter, QRectF(box.right() - values, box.top(), values, box.height()), RIGHT, mark.value, tokens.text
            )


def mixed(low: str, high: str, share: float) -> QColor:
    """A colour between two: 0 the first, 1 the second."""
    a, b = QColor(low), QColor(high)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )

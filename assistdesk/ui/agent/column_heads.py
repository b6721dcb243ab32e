"""The heads over the table's columns: words, and for those that sort a button that asks the relay for that order."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame

from assistdesk.ui.agent.list_columns import column_words, may_sort, next_sort, spans
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.chips import PressedByEnter

if TYPE_CHECKING:
    from assistdesk.core.desk.views import Column

HEIGHT_PX, ARROW_PX = 34, 12


class ColumnHead(PressedByEnter):
    """``direction`` 1: sorted upwards, -1 downwards, 0 not by this. One that cannot sort takes no focus."""

    def __init__(self, look: Look, column: str, sorts: bool, direction: int, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._look, self._sorts, self._direction = look, sorts, direction
        words = column_words(column)
        self.setText(words)
        key = {1: "list.head.up", -1: "list.head.down"}.get(direction, "list.head.sort")
        self.setAccessibleName(say(key, column=words) if sorts else words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sorts else Qt.FocusPolicy.NoFocus)
        self.setEnabled(sorts)
        if sorts:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: pressed())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        is_lit = self._direction != 0 or (self._sorts and self.underMouse())
        font = self._look.font(Type.SMALL_STRONG)
        arrow = self._look.px(ARROW_PX) if self._direction else 0
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - arrow)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if is_lit else tokens.muted))
        box = QRectF(self.rect())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if arrow:
            left = QFontMetrics(font).horizontalAdvance(shown) + 3
            pixmap = self._look.pixmap(
                "chevron-up" if self._direction > 0 else "chevron-down", tokens.text, ARROW_PX, self.devicePixelRatioF()
            )
            painter.drawPixmap(QRectF(left, box.center().y() - arrow / 2, arrow, arrow), pixmap, QRectF(pixmap.rect()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 3, -1, -3), 4, 4)
        painter.end()


class ColumnHeads(QFrame):
    """*sort* is called with the order that a press asks for; *room* says how wide the lines under the heads are."""

    def __init__(self, look: Look, sort: Callable[[str], object], room: Callable[[], int]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.setAccessibleName(say("list.heads"))
        self._look, self._sort, self._room = look, sort, room
        self._shown: tuple[tuple[Column, ...], str, str] | None = None
        self.heads: dict[str, ColumnHead] = {}
        self.setFixedHeight(look.px(HEIGHT_PX))

    def show_columns(self, columns: tuple["Column", ...], order: str, group_by: str) -> None:
        if self._shown == (columns, order, group_by):
            return
        self._shown = (columns, order, group_by)
        focused = next((name for name, head in self.heads.items() if head.hasFocus()), None)
        for head in self.heads.values():
            head.setParent(None)
            head.deleteLater()
        by, direction = order.removeprefix("-"), -1 if order.startswith("-") else 1
        self.heads = {
            column: ColumnHead(
                self._look,
                column,
                may_sort(column, group_by),
                direction if column == by else 0,
                partial(self._press, column),
            )
            for column in columns
        }
        for head in self.heads.values():
            head.setParent(self)
        self.place()
        if focused in self.heads:
            self.heads[focused].setFocus()

    def _press(self, column: str) -> None:
        if self._shown is not None:
            self._sort(next_sort(column, self._shown[1]))

    def place(self) -> None:
        columns = () if self._shown is None else self._shown[0]
        placed = (
            {column: (left, wide) for column, left, wide in spans(columns, self._room(), self._unit)} if columns else {}
        )
        for column, head in self.heads.items():
            head.setVisible(column in placed)
            if column in placed:
                left, wide = placed[column]
                head.setGeometry(QRect(int(left), 0, int(wide), self.height()))

    @property
    def _unit(self) -> float:
        return self._look.px(100) / 100

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(self._look.tokens.border))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.end()

"""Headings over the groups of a list: each above its first ticket, that of the uppermost group always in sight.

A heading is part of its group's first row, so rows keep their places. Refuses to know what is grouped by.
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QListView, QStyledItemDelegate, QStyleOptionViewItem

from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.clock_words import Calendars
from assistdesk.ui.agent.ticket_model import HEADING_ROLE, ROW_ROLE, Index, TicketModel
from assistdesk.ui.theme import Look, Type

HEADING_PX, LEFT_PX = 30, 24
PROBE = QPoint(30, 1)


def heading_height(look: Look, index: Index) -> int:
    """What a heading adds to this row; 0 where no group begins."""
    return look.px(HEADING_PX) if index.data(HEADING_ROLE) else 0


class RowDelegate(QStyledItemDelegate):
    """A row of the list, under its group's heading where one begins there. ``open_id`` is the ticket in the conversation."""

    height_px = compact_px = 0

    def __init__(self, look: Look, view: QAbstractScrollArea, calendars: Calendars) -> None:
        super().__init__(view)
        self._look, self._view, self._calendars = look, view, calendars
        self.open_id: int | None = None
        self.picked: frozenset[int] = frozenset()
        self.now_ms = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._look.px(self.compact_px if self._look.is_compact else self.height_px)
        return QSize(200, height + heading_height(self._look, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TicketRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = heading_height(self._look, index)
        if height:
            box = QRectF(option.rect.left(), option.rect.top(), option.rect.width(), height)
            paint_heading(painter, self._look, box, str(index.data(HEADING_ROLE)))
            option.rect.setTop(option.rect.top() + height)
        self._draw(painter, option, row)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, row: TicketRow) -> None:
        """The row itself, in ``option.rect``."""
        raise NotImplementedError


def paint_heading(painter: QPainter, look: Look, box: QRectF, words: str) -> None:
    tokens = look.tokens
    painter.save()
    painter.fillRect(box, QColor(tokens.subtle))
    painter.setPen(QColor(tokens.border))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    font = look.font(Type.SMALL_STRONG)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    inner = box.adjusted(LEFT_PX, 0, -LEFT_PX, 0)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def paint_uppermost(view: QListView, model: TicketModel, look: Look) -> None:
    """Keep the heading of the group that is scrolled into at the top; the next one pushes it out."""
    top = view.indexAt(PROBE)
    words = model.heading(top.row()) if top.isValid() else ""
    if not words:
        return
    height, down = look.px(HEADING_PX), 0
    below = view.indexAt(QPoint(PROBE.x(), height))
    if below.isValid() and below.row() != top.row() and model.begins_group(below.row()):
        down = min(0, view.visualRect(below).top() - height)
    painter = QPainter(view.viewport())
    paint_heading(painter, look, QRectF(0, down, view.viewport().width(), height), words)
    painter.end()


def is_on_heading(view: QListView, model: TicketModel, look: Look, place: QPoint) -> bool:
    """Is a heading, and no ticket, at *place*?"""
    index = view.indexAt(place)
    if not index.isValid() or not model.heading(index.row()):
        return False
    height = look.px(HEADING_PX)
    return place.y() < height or (model.begins_group(index.row()) and place.y() < view.visualRect(index).top() + height)

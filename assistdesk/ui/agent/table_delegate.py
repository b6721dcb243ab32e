"""Draws one ticket of the list as a line of a table (experience.md section 2.2). Which columns there are, the list says."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from assistdesk.core.desk.views import DEFAULT_COLUMNS
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.clock_words import Calendars, clock_chip
from assistdesk.ui.agent.condition_fields import channel_words, language_words, type_words
from assistdesk.ui.agent.due_date import due_chip
from assistdesk.ui.agent.group_heads import RowDelegate
from assistdesk.ui.agent.list_columns import spans
from assistdesk.ui.agent.means import short_age, ticket_number
from assistdesk.ui.agent.put_off import until_words
from assistdesk.ui.agent.status_chips import priority_chip, status_chip
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.avatar import paint_avatar
from assistdesk.ui.widgets.chips import ChipSpec, chip_height, chip_width, fitted, paint_chip
from assistdesk.ui.widgets.layouts import shows_focus

if TYPE_CHECKING:
    from assistdesk.core.desk.views import Column

FACE_PX = 18
NOTHING = "\u2013"


class TableDelegate(RowDelegate):
    """``columns``: which are shown, in their order."""

    height_px, compact_px = 40, 32

    def __init__(self, look: Look, view: QAbstractScrollArea, calendars: Calendars) -> None:
        super().__init__(look, view, calendars)
        self.columns: tuple[Column, ...] = DEFAULT_COLUMNS
        self._words: dict[str, Callable[[TicketRow], str]] = {
            "id": lambda row: ticket_number(row.id),
            "requester_id": lambda row: plain(row.requester.name, 60),
            "org_id": lambda row: plain(row.org_name or row.requester.organisation, 60),
            "assignee_id": lambda row: plain(row.assignee_name, 60),
            "group_id": lambda row: plain(row.group_name, 60),
            "type": lambda row: type_words(row.type),
            "channel": lambda row: channel_words(row.channel),
            "category": lambda row: plain(row.category, 60),
            "language": lambda row: language_words(row.language),
            "tags": lambda row: ", ".join(plain(tag, 24) for tag in row.tags),
            "created_at": lambda row: short_age(row.created_at_ms, self.now_ms),
            "updated_at": lambda row: say("list.sending") if row.pending else short_age(row.updated_at_ms, self.now_ms),
        }

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, row: TicketRow) -> None:
        line = QRectF(option.rect)
        self._back(painter, option, line, row)
        for column, left, width in spans(self.columns, self._view.viewport().width(), self._look.px(100) / 100):
            cell = QRectF(left, line.top(), width, line.height())
            painter.setClipRect(cell)
            self._cell(painter, column, cell, row)

    def _back(self, painter: QPainter, option: QStyleOptionViewItem, line: QRectF, row: TicketRow) -> None:
        tokens = self._look.tokens
        if row.id in self.picked or row.id == self.open_id:
            painter.fillRect(line, QColor(tokens.sel))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(line, QColor(tokens.subtle))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(line.bottomLeft(), line.bottomRight())
        if row.id in self.picked:
            size = self._look.px(14)
            pixmap = self._look.pixmap("check", tokens.primary_text, 14, painter.device().devicePixelRatio())
            painter.drawPixmap(QRectF(6, line.center().y() - size / 2, size, size), pixmap, QRectF(pixmap.rect()))
        elif row.id == self.open_id:
            painter.fillRect(QRectF(line.left() + 2, line.top() + 6, 3, line.height() - 12), QColor(tokens.primary))
        if option.state & QStyle.StateFlag.State_Selected and shows_focus(option.widget):
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(line.adjusted(2, 2, -2, -2), 6, 6)

    def _cell(self, painter: QPainter, column: "Column", cell: QRectF, row: TicketRow) -> None:
        match column:
            case "status":
                self._chip(painter, cell, status_chip(row.status, row.status_label))
            case "priority":
                if row.priority in ("high", "urgent"):
                    self._chip(painter, cell, priority_chip(row.priority))
                else:
                    words = NOTHING if row.priority is None else priority_chip(row.priority).text
                    self._text(painter, cell, words, Type.SMALL, "muted")
            case "next_due_at":
                chip = clock_chip(row.clock, self._calendars, self.now_ms)
                if chip is not None:
                    self._chip(painter, cell, chip)
            case "due_at":
                self._due(painter, cell, row)
            case "subject":
                self._subject(painter, cell, row)
            case _:
                strong = column == "requester_id"
                words = self._words[column](row) or NOTHING
                self._text(painter, cell, words, Type.MEDIUM if strong else Type.SMALL, "text" if strong else "muted")

    def _due(self, painter: QPainter, cell: QRectF, row: TicketRow) -> None:
        """Words where it is far, a chip where it is near or over."""
        chip = due_chip(row, self.now_ms)
        if chip is None or chip.tone is Tone.NEUTRAL:
            self._text(painter, cell, NOTHING if chip is None else chip.text, Type.SMALL, "muted")
        else:
            self._chip(painter, cell, chip)

    def _subject(self, painter: QPainter, cell: QRectF, row: TicketRow) -> None:
        """The subject; at its right who looks, what is live or flagged, and how much is unread."""
        look, right = self._look, cell.right()
        chips: list[ChipSpec] = []
        if row.unread:
            chips.append(ChipSpec(str(row.unread) if row.unread < 100 else "99+", Tone.FILLED))
        if row.flagged:
            chips.append(ChipSpec(say("list.flagged"), Tone.DANGER, "shield-alert"))
        if row.live:
            chips.append(ChipSpec(say("list.invited" if row.live == "waiting" else "list.live"), Tone.OK, "dot"))
        if row.put_off_until_ms:
            chips.append(ChipSpec(until_words(row.put_off_until_ms, self.now_ms), Tone.NEUTRAL, "moon"))
        top = cell.center().y() - chip_height(look, small=True) / 2
        for chip in chips:
            wide = chip_width(look, chip, small=True)
            if right - wide < cell.left() + cell.width() / 2:
                break
            right -= wide
            paint_chip(painter, look, right, top, chip, small=True)
            right -= 6
        if row.presence and right - look.px(FACE_PX) > cell.left() + cell.width() / 2:
            size = look.px(FACE_PX)
            face = QRectF(right - size - 2, cell.center().y() - size / 2, size, size)
            paint_avatar(painter, look, face, row.presence[0].name)
            if row.presence[0].state in ("reply", "note"):
                painter.setPen(QPen(QColor(look.tokens.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(face.adjusted(-1.5, -1.5, 1.5, 1.5))
            right = face.left() - 6
        kind = Type.STRONG if row.unread else Type.MEDIUM
        room = QRectF(cell.left(), cell.top(), right - cell.left() - (8 if right < cell.right() else 0), cell.height())
        self._text(painter, room, plain(row.subject), kind, "text")

    def _chip(self, painter: QPainter, cell: QRectF, chip: ChipSpec) -> None:
        top = cell.center().y() - chip_height(self._look, small=True) / 2
        shown = fitted(self._look, chip, cell.width(), small=True)
        paint_chip(painter, self._look, cell.left(), top, shown, small=True)

    def _text(self, painter: QPainter, cell: QRectF, words: str, kind: Type, colour: str) -> None:
        font = self._look.font(kind)
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.tokens, colour)))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

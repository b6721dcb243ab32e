"""Draws one ticket of the list: face, name, time, subject, last words, chips, unread number, who else looks."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.clock_words import clock_chip
from assistdesk.ui.agent.due_date import due_chip
from assistdesk.ui.agent.group_heads import RowDelegate
from assistdesk.ui.agent.means import short_age
from assistdesk.ui.agent.put_off import until_words
from assistdesk.ui.agent.status_chips import priority_chip, status_chip
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.avatar import paint_avatar
from assistdesk.ui.widgets.chips import ChipSpec, chip_width, fitted, paint_chip
from assistdesk.ui.widgets.layouts import shows_focus
from assistdesk.ui.widgets.ring import clock

EDGE_PX, FACE_PX, TEXT_LEFT_PX = 10, 36, 66
LEAST_CHIP_PX = 60
PRESSING = (Tone.WARN, Tone.DANGER)
"""Chips that are cut rather than left out."""
LIVE_STATES = ("live", "apart")


class TicketDelegate(RowDelegate):
    """The ticket in the conversation is filled softly and has a bar at its left; the focus ring is the list's cursor."""

    height_px, compact_px = 98, 64

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, row: TicketRow) -> None:
        bar = self._view.verticalScrollBar()
        right = EDGE_PX - (bar.width() if bar.isVisible() else 0)
        card = QRectF(option.rect).adjusted(EDGE_PX, 2, -right, -2)
        self._back(painter, option, card, row)
        face = self._look.px(FACE_PX)
        behind = self._look.tokens.sel if row.id == self.open_id else self._look.tokens.surface
        box = QRectF(card.left() + 14, card.top() + 13, face, face)
        if self._look.is_compact:
            box.moveTop(card.center().y() - face / 2)
        if row.id in self.picked:
            self._tick(painter, box)
        else:
            paint_avatar(painter, self._look, box, row.requester.name, row.requester.online, behind)
        inner = card.adjusted(28 + face, 11 if not self._look.is_compact else 8, -12, -8)
        self._words(painter, inner, row)
        self._watchers(painter, box, row, behind)

    def _tick(self, painter: QPainter, box: QRectF) -> None:
        """A picked ticket has a check in its face's place."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.tokens.primary))
        painter.drawEllipse(box)
        size = self._look.px(20)
        pixmap = self._look.pixmap("check", self._look.tokens.on_primary, 20, painter.device().devicePixelRatio())
        where = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
        painter.drawPixmap(where, pixmap, QRectF(pixmap.rect()))

    def _back(self, painter: QPainter, option: QStyleOptionViewItem, card: QRectF, row: TicketRow) -> None:
        tokens = self._look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if row.id == self.open_id:
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(card, 12, 12)
            painter.setBrush(QColor(tokens.primary))
            painter.drawRoundedRect(QRectF(card.left() + 1, card.top() + 16, 3, card.height() - 32), 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.subtle))
            painter.drawRoundedRect(card, 12, 12)
        has_cursor = option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_Active
        if has_cursor and shows_focus(option.widget):
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 11, 11)

    def _words(self, painter: QPainter, inner: QRectF, row: TicketRow) -> None:
        look, tokens = self._look, self._look.tokens
        lines = _Lines(painter, inner, look)
        strong = Type.STRONG if row.unread else Type.MEDIUM
        corner = say("list.sending") if row.pending else short_age(row.updated_at_ms, self.now_ms)
        taken = lines.right(corner, Type.SMALL, tokens.muted)
        due = clock_chip(row.clock, self._calendars, self.now_ms)
        if look.is_compact and due is None:
            due = due_chip(row, self.now_ms)
        if look.is_compact and due is not None:
            taken += chip_width(look, due, small=True)
            paint_chip(painter, look, inner.right() - taken, lines.top, due, small=True)
            taken += 8
        lines.left(plain(row.requester.name), Type.STRONG, tokens.text, less=taken)
        lines.down(18)
        badge = self._badge(painter, inner, row)
        if look.is_compact:
            chip = self._chips(row)[0]
            wide = chip_width(look, chip, small=True)
            paint_chip(painter, look, inner.right() - badge - wide, lines.top + 1, chip, small=True)
            lines.left(plain(row.subject), strong, tokens.text, less=badge + wide + 8)
            return
        lines.left(plain(row.subject), strong, tokens.text, less=badge)
        lines.down(19)
        preview = plain(row.preview)
        if row.preview_mine and preview:
            preview = say("list.you", text=preview)
        lines.left(preview, Type.SMALL, tokens.muted, less=badge)
        left = inner.left()
        top = inner.bottom() - look.px(17)
        room = inner.right()
        if due is not None:
            room -= chip_width(look, due, small=True)
            paint_chip(painter, look, room, top, due, small=True)
            room -= 6
        for chip in self._chips(row):
            wide = chip_width(look, chip, small=True)
            if left + wide > room:  # the shorter ones behind it may have room
                if chip.tone not in PRESSING or room - left < look.px(LEAST_CHIP_PX):
                    continue
                chip, wide = fitted(look, chip, room - left, small=True), room - left
            paint_chip(painter, look, left, top, chip, small=True)
            left += wide + 6

    def _chips(self, row: TicketRow) -> list[ChipSpec]:
        chips: list[ChipSpec] = []
        if row.live in LIVE_STATES:
            since = row.live_since_ms if row.live_since_ms is not None else self.now_ms
            words = f"{say('list.live')} {clock((self.now_ms - since) // 1000)}"
            chips.append(ChipSpec(words, Tone.OK, "dot"))
        elif row.live == "waiting":
            chips.append(ChipSpec(say("list.invited"), Tone.PRIMARY, "dot"))
        chips.append(status_chip(row.status, row.status_label))
        due = due_chip(row, self.now_ms)
        chips += [] if due is None else [due]
        if row.put_off_until_ms:
            chips.append(ChipSpec(until_words(row.put_off_until_ms, self.now_ms), Tone.NEUTRAL, "moon"))
        if row.flagged:
            chips.append(ChipSpec(say("list.flagged"), Tone.DANGER, "shield-alert"))
        if row.priority in ("high", "urgent"):
            chips.append(priority_chip(row.priority))
        chips.extend(ChipSpec(plain(tag, 24)) for tag in row.tags[:3])
        return chips

    def _badge(self, painter: QPainter, inner: QRectF, row: TicketRow) -> float:
        """Draw the number of unread lines at the right; return the width it takes."""
        if not row.unread:
            return 0.0
        look = self._look
        size = look.px(19)
        words = str(row.unread) if row.unread < 100 else "99+"
        wide = max(size, QFontMetrics(look.font(Type.LABEL)).horizontalAdvance(words) + 10)
        middle = inner.center().y() + (look.px(6) if not look.is_compact else look.px(8))
        pill = QRectF(inner.right() - wide, middle - size / 2, wide, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.primary))
        painter.drawRoundedRect(pill, size / 2, size / 2)
        painter.setPen(QColor(look.tokens.on_primary))
        painter.setFont(look.font(Type.LABEL))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
        return wide + 8

    def _watchers(self, painter: QPainter, face: QRectF, row: TicketRow, behind: str) -> None:
        """The first colleague who looks (or, with a blue ring, types), small, under the face."""
        if not row.presence or self._look.is_compact:
            return
        tokens = self._look.tokens
        person = row.presence[0]
        size = self._look.px(18)
        small = QRectF(face.center().x() - size / 2, face.bottom() + 7, size, size)
        paint_avatar(painter, self._look, small, person.name)
        ring = tokens.focus if person.state in ("reply", "note") else behind
        painter.setPen(QPen(QColor(ring), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(small.adjusted(-1.5, -1.5, 1.5, 1.5))


class _Lines:
    """Writes lines of text downwards, each with what stands at its right."""

    def __init__(self, painter: QPainter, box: QRectF, look: Look) -> None:
        self._painter, self._box, self._look = painter, box, look
        self.top = box.top()
        self._taken = 0.0

    def right(self, text: str, kind: Type, colour: str) -> float:
        """Write *text*; return the room that it takes, with what parts it from its neighbour."""
        font = self._look.font(kind)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        where = QRectF(self._box.left(), self.top, self._box.width(), self._look.px(17))
        self._painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        self._taken = QFontMetrics(font).horizontalAdvance(text) + 10
        return self._taken

    def left(self, text: str, kind: Type, colour: str, less: float = 0.0) -> None:
        font = self._look.font(kind)
        room = self._box.width() - max(less, self._taken)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        where = QRectF(self._box.left(), self.top, room, self._look.px(17))
        self._painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def down(self, pixels: int) -> None:
        self.top += self._look.px(pixels)
        self._taken = 0.0

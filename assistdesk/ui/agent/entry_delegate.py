"""Draws the rows of the conversation: bubbles, notes, session cards, pills (target: the sample's middle pane)."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistdesk.ui.agent.entries import Entry, Kind
from assistdesk.ui.agent.entry_layout import FILE_MARK_PX, Placed, lay_out, links
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.avatar import paint_avatar
from assistdesk.ui.widgets.chips import ChipSpec, chip_height, chip_width, paint_chip
from assistdesk.ui.widgets.layouts import shows_focus

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CACHE_MAX = 600
BUBBLE_ROUND, BUBBLE_CORNER = 14.0, 4.0


class EntryDelegate(QStyledItemDelegate):
    """``selection`` = (row, anchor, place) of selected text; ``width`` is the view's."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._placed: OrderedDict[tuple[Entry, int], Placed] = OrderedDict()
        self.width = 400
        self.selection: tuple[int, int, int] | None = None

    def placed(self, entry: Entry) -> Placed:
        """The layout of *entry* for the present width, remembered (the last 600)."""
        key = (entry, self.width)
        found = self._placed.get(key)
        if found is None:
            found = self._placed[key] = lay_out(entry, self.width, self._look)
            if len(self._placed) > CACHE_MAX:
                self._placed.popitem(last=False)
        else:
            self._placed.move_to_end(key)
        return found

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        return QSize(100, round(self.placed(entry).height)) if isinstance(entry, Entry) else QSize(0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        placed = self.placed(entry)
        painter.save()
        painter.translate(QPointF(option.rect.topLeft()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match entry.kind:
            case Kind.MESSAGE:
                self._message(painter, placed, index.row())
            case Kind.NOTE:
                self._note(painter, placed, index.row())
            case Kind.SESSION:
                self._session(painter, placed, index.row())
            case Kind.UNREAD:
                self._unread(painter, placed)
            case Kind.DAY | Kind.SYSTEM | Kind.OLDER:
                self._pill(painter, placed, index.row())
        has_cursor = option.state & QStyle.StateFlag.State_Selected
        if has_cursor and shows_focus(option.widget) and entry.kind is not Kind.DAY:
            self._ring(painter, placed)
        painter.restore()

    def _ring(self, painter: QPainter, placed: Placed) -> None:
        painter.setPen(QPen(QColor(self._look.tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(placed.box.adjusted(-3, -3, 3, 3), BUBBLE_ROUND + 2, BUBBLE_ROUND + 2)

    def _message(self, painter: QPainter, placed: Placed, row: int) -> None:
        tokens, entry = self._look.tokens, placed.entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.primary if entry.mine else tokens.bubble))
        painter.setOpacity(0.75 if entry.mark and not entry.failed else 1.0)
        painter.drawPath(_bubble(placed.box, entry.mine))
        painter.setOpacity(1.0)
        self._body(painter, placed, row, tokens.on_primary if entry.mine else tokens.text, entry.mine)
        self._files(painter, placed, tokens.on_primary if entry.mine else tokens.primary_text)
        if placed.avatar is not None:
            paint_avatar(painter, self._look, placed.avatar, entry.author)
        self._meta(painter, placed)

    def _meta(self, painter: QPainter, placed: Placed) -> None:
        look, tokens, entry = self._look, self._look.tokens, placed.entry
        words = "  ·  ".join(part for part in (entry.author, entry.time, entry.mark) if part)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(tokens.danger if entry.failed else tokens.muted))
        area = QRectF(placed.meta)
        for box, _act, _key, act_words in placed.acts:
            area.setRight(min(area.right(), box.left() - 12))
            painter.save()
            painter.setFont(look.font(Type.SMALL_STRONG))
            painter.setPen(QColor(tokens.primary_text))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), act_words)
            painter.restore()
        side = Qt.AlignmentFlag.AlignRight if entry.mine else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _note(self, painter: QPainter, placed: Placed, row: int) -> None:
        look, tokens, entry = self._look, self._look.tokens, placed.entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.warn_soft))
        painter.drawRoundedRect(placed.box, 12, 12)
        self._icon(painter, "lock", tokens.warn, placed.meta.left() - look.px(20), placed.meta.center().y(), 14)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(tokens.warn))
        words = "  ·  ".join(part for part in (entry.title, entry.author, entry.time, entry.mark) if part)
        area = QRectF(placed.meta)
        for box, _act, _key, act_words in placed.acts:
            area.setRight(min(area.right(), box.left() - 12))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), act_words)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._body(painter, placed, row, tokens.warn, False)
        self._files(painter, placed, tokens.warn)

    def _files(self, painter: QPainter, placed: Placed, colour: str) -> None:
        painter.setFont(self._look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(colour))
        for area, words in placed.file_lines:
            self._icon(painter, "paperclip", colour, area.left(), area.center().y(), 14)
            room = area.adjusted(self._look.px(FILE_MARK_PX), 0, 0, 0)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(room.width()))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _session(self, painter: QPainter, placed: Placed, row: int) -> None:
        look, tokens, entry = self._look, self._look.tokens, placed.entry
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(placed.box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        tile = QRectF(placed.box.left() + 16, placed.box.center().y() - 20, 40, 40)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.danger_soft if entry.tone is Tone.DANGER else tokens.primary_soft))
        painter.drawRoundedRect(tile, 10, 10)
        ink = tokens.danger if entry.tone is Tone.DANGER else tokens.primary_text
        self._icon(painter, entry.icon or "monitor-up", ink, tile.center().x() - look.px(10), tile.center().y(), 20)
        painter.setFont(look.font(Type.STRONG))
        painter.setPen(QColor(tokens.text))
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, int(placed.meta.width()))
        painter.drawText(placed.meta, int(Qt.AlignmentFlag.AlignVCenter), title)
        self._body(painter, placed, row, tokens.muted, False)
        if entry.chip:
            chip = ChipSpec(entry.chip, entry.tone)
            left = placed.box.right() - 16 - chip_width(look, chip)
            paint_chip(painter, look, left, placed.box.center().y() - chip_height(look) / 2, chip)

    def _pill(self, painter: QPainter, placed: Placed, row: int) -> None:
        tokens, entry = self._look.tokens, placed.entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.primary_soft if entry.kind is Kind.OLDER else tokens.subtle))
        painter.drawRoundedRect(placed.box, 14, 14)
        colours = {Tone.OK: tokens.ok_dot, Tone.PRIMARY: tokens.primary_text, Tone.DANGER: tokens.danger}
        colour = colours.get(entry.tone, tokens.faint)
        if entry.icon:
            self._icon(painter, entry.icon, colour, placed.box.left() + 13, placed.box.center().y(), 14)
        ink = tokens.primary_text if entry.kind is Kind.OLDER else tokens.muted
        self._body(painter, placed, row, ink, False)

    def _unread(self, painter: QPainter, placed: Placed) -> None:
        tokens = self._look.tokens
        painter.setPen(QPen(QColor(tokens.danger), 1))
        middle = placed.box.center().y()
        painter.drawLine(QPointF(24, middle), QPointF(placed.box.left(), middle))
        painter.drawLine(QPointF(placed.box.right(), middle), QPointF(self.width - 24, middle))
        self._body(painter, placed, -1, tokens.danger, False)

    def _body(self, painter: QPainter, placed: Placed, row: int, colour: str, on_fill: bool) -> None:
        if placed.text is None:
            return
        tokens = self._look.tokens
        formats: list[QTextLayout.FormatRange] = []
        for start, end, _address in links(placed.entry.body):
            formats.append(_range(start, end, _link_format(tokens.on_primary if on_fill else tokens.primary_text)))
        called = QTextCharFormat()
        called.setForeground(QColor(tokens.primary_text))
        called.setBackground(QColor(tokens.primary_soft))
        formats += [_range(start, end, called) for start, end in placed.entry.marks]
        if self.selection is not None and self.selection[0] == row and row >= 0:
            start, end = sorted(self.selection[1:])
            marked = QTextCharFormat()
            marked.setBackground(QColor("#FFFFFF" if on_fill else tokens.primary))
            marked.setForeground(QColor("#0F172A" if on_fill else tokens.on_primary))
            formats.append(_range(start, end, marked))
        painter.setPen(QColor(colour))
        placed.text.draw(painter, placed.text_at, formats)

    def _icon(self, painter: QPainter, name: str, colour: str, left: float, middle: float, size_px: int) -> None:
        size = self._look.px(size_px)
        pixmap = self._look.pixmap(name, colour, size_px, painter.device().devicePixelRatio())
        painter.drawPixmap(QRectF(left, middle - size / 2, size, size), pixmap, QRectF(pixmap.rect()))


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = look
    return made


def _link_format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontUnderline(True)
    return made


def _bubble(box: QRectF, mine: bool) -> QPainterPath:
    """A rounded box whose lower corner at the speaker's side is nearly square."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, BUBBLE_ROUND, BUBBLE_ROUND)
    size = BUBBLE_ROUND * 1.5
    corner = QRectF(box.right() - size if mine else box.left(), box.bottom() - size, size, size)
    path.addRoundedRect(corner, BUBBLE_CORNER, BUBBLE_CORNER)
    return path.simplified()

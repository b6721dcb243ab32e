"""The command palette: every command with its key, tickets, people, views; eight rows; Enter does it (experience.md section
2.5). A person leads to her tickets, a number to its ticket, known here or not.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from assistdesk.core.desk.fold import fold
from assistdesk.runtime.intents import OpenTicket, OpenView, Search
from assistdesk.runtime.snapshot import AgentSnapshot, TicketRow
from assistdesk.ui.agent.commands import is_at_hand, offered
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.ticket_list import view_title
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.fields import SearchField

ROWS, ROW_PX, WIDTH_PX, NAME_CHARS = 8, 40, 560, 40
NUMBER = re.compile(r"(?:AD-|#)?([1-9][0-9]{0,14})", re.IGNORECASE)
QUOTE = '"'
ADDRESS = re.compile(r'[^\s"@]+@[^\s"@]+')
HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One row: what it says and what it does."""

    words: str
    aside: str
    icon: str
    act: Callable[[], None]


def hits(
    means: Means, snapshot: AgentSnapshot, run: Callable[[str], None], text: str, page: str = "inbox"
) -> list[Hit]:
    """What fits *text* on the window's *page*: a ticket's number, commands, tickets, people, views; without text the recent
    tickets and the first commands."""
    wanted = fold(text).split()
    rows = snapshot.palette or snapshot.tickets.rows
    tickets = [
        Hit(
            plain(row.subject, 120),
            f"{ticket_number(row.id)}  ·  {plain(row.requester.name, NAME_CHARS)}",
            "inbox",
            partial(means.emit, OpenTicket(row.id)),
        )
        for row in rows
    ]
    commands = [
        Hit(one.words, means.keys.shown(one.name), "command", partial(run, one.name))
        for one in offered(snapshot)
        if one.name != "palette" and "desk" in one.windows and is_at_hand(one, page)
    ]
    views = [
        Hit(view_title(view), say("palette.view"), "list-filter", partial(means.emit, OpenView(view.id)))
        for view in snapshot.views
    ]
    if not wanted:
        return [*tickets[:5], *commands][:ROWS]
    every = (*commands, *tickets, *_people(means, rows, run), *views)
    found = [hit for hit in every if all(word in fold(f"{hit.words} {hit.aside}") for word in wanted)]
    number = NUMBER.fullmatch(text.strip())
    if number is not None and not any(row.id == int(number[1]) for row in rows):
        words = say("merged.open", number=ticket_number(int(number[1])))
        found.insert(0, Hit(words, "", "inbox", partial(means.emit, OpenTicket(int(number[1])))))
    if not found:
        words = say("palette.everywhere", text=text.strip())
        return [Hit(words, "", "search", partial(_search, means, run, text.strip()))]
    return found[:ROWS]


def _people(means: Means, rows: Iterable[TicketRow], run: Callable[[str], None]) -> Iterator[Hit]:
    """Whose tickets these are, each once."""
    for person in {row.requester.user_id: row.requester for row in rows}.values():
        who = person.email if ADDRESS.fullmatch(person.email) else f'"{person.name.replace(QUOTE, " ")}"'
        aside = plain(person.organisation or person.email, NAME_CHARS)
        yield Hit(plain(person.name, NAME_CHARS), aside, "user", partial(_search, means, run, f"requester:{who}"))


def _search(means: Means, run: Callable[[str], None], text: str) -> None:
    run("inbox")
    means.emit(Search(text))


class Palette(QDialog):
    def __init__(
        self, means: Means, parent: QWidget, snapshot: AgentSnapshot, run: Callable[[str], None], page: str
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(say("cmd.palette"))
        self.setAccessibleName(say("cmd.palette"))
        self._means, self._snapshot, self._run, self._page = means, snapshot, run, page
        look = means.look
        tokens = look.tokens
        self.setStyleSheet(f"#palette {{ background: {tokens.raised}; border: 1px solid {tokens.outline}; }}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.field = SearchField(look, say("palette.hint"))
        self.list = QListView()
        self.list.setAccessibleName(say("palette.list"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_HitDelegate(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFixedHeight(look.px(ROW_PX) * ROWS + 4)
        self.list.clicked.connect(lambda _index: self.choose())
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.setFixedWidth(min(look.px(WIDTH_PX), max(360, parent.width() - 40)))
        self._show("")
        self.field.setFocus()

    def _show(self, text: str) -> None:
        self._model.clear()
        for hit in hits(self._means, self._snapshot, self._run, text, self._page):
            item = QStandardItem(hit.words)
            item.setEditable(False)
            item.setData(hit, HIT_ROLE)
            item.setData(f"{hit.words}, {hit.aside}", int(Qt.ItemDataRole.AccessibleTextRole))
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if steps is not None and self._model.rowCount():
                row = (self.list.currentIndex().row() + steps) % self._model.rowCount()
                self.list.setCurrentIndex(self._model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def choose(self) -> None:
        hit = self.list.currentIndex().data(HIT_ROLE)
        self.accept()
        if isinstance(hit, Hit):
            hit.act()


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        look, tokens = self._look, self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary_soft))
            painter.drawRoundedRect(box, 8, 8)
        pixmap = look.pixmap(
            hit.icon, tokens.primary_text if chosen else tokens.faint, 16, painter.device().devicePixelRatio()
        )
        size = look.px(16)
        painter.drawPixmap(
            QRectF(box.left() + 12, box.center().y() - size / 2, size, size), pixmap, QRectF(pixmap.rect())
        )
        font = look.font(Type.SMALL)
        aside = QFontMetrics(font).elidedText(hit.aside, Qt.TextElideMode.ElideRight, int(box.width() * 0.45))
        wide = QFontMetrics(font).horizontalAdvance(aside)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(box.right() - wide - 12, box.top(), wide + 2, box.height()), middle, aside)
        painter.setFont(look.font(Type.MEDIUM))
        painter.setPen(QColor(tokens.primary_text if chosen else tokens.text))
        room = box.width() - wide - 70
        words = painter.fontMetrics().elidedText(hit.words, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(box.left() + 40, box.top(), room, box.height()), middle, words)
        painter.restore()

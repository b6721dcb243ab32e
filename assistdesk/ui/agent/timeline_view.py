"""The list view of the conversation: text can be selected and copied, links open after a question, rows can be acted on.

It stays where the reader is: new rows are followed only while the end is in sight, and rows that come in above move nothing.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from assistdesk.ui.agent.clipboard import copier, copy_text
from assistdesk.ui.agent.entries import Act, Entry
from assistdesk.ui.agent.entry_delegate import ENTRY_ROLE, EntryDelegate
from assistdesk.ui.agent.entry_layout import links
from assistdesk.ui.key_presses import letter_of
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.dialogs import Dialog, ask
from assistdesk.ui.widgets.menus import Menu

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
END_PX, BOTTOM_PX = 40, 2
Acted = Callable[[Act, str], None]
OpenUrl = Callable[[str], None]


class EntryModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.body
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.sentence
            case _ if role == ENTRY_ROLE:
                return entry
            case _:
                return None

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show *entries* with the fewest changes: what is equal at both ends stays."""
        old, new = self._entries, list(entries)
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone:
            self.beginRemoveRows(NOWHERE, head, head + gone - 1)
            del old[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(NOWHERE, head, head + come - 1)
            old[head:head] = new[head : head + come]
            self.endInsertRows()


def open_in_browser(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))


class TimelineView(QListView):
    """``acted(act, key)`` when a row's words are pressed; ``open_url`` opens an address the person agreed to."""

    def __init__(self, look: Look, acted: Acted, open_url: OpenUrl = open_in_browser) -> None:
        super().__init__()
        self._look, self._acted, self._open_url = look, acted, open_url
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.delegate = EntryDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(say("talk.name"))
        self._pressed_link = ""
        self._dragging = False

    # --- staying in place ---------------------------------------------------------------------------------------------

    def show_entries(self, entries: tuple[Entry, ...], is_other: bool) -> None:
        """Show *entries*; *is_other*: another ticket's, so go to the first unread row, else to the end."""
        if is_other:
            self.delegate.selection = None
        elif entries == self.entries.entries():
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - END_PX
        anchor = self._anchor()
        self.entries.set_entries(entries)
        self._settle()
        if is_other:
            self._go_to_unread()
        elif at_end:
            self.scrollToBottom()
        elif anchor is not None:
            index = self._index_of(anchor[0])
            if index.isValid():
                bar.setValue(bar.value() + self.visualRect(index).top() - anchor[1])

    def sees(self, key: str) -> bool:
        """Is any of that row in sight?"""
        return self.isVisible() and self.viewport().rect().intersects(self.visualRect(self._index_of(key)))

    def _index_of(self, key: str) -> QModelIndex:
        """Its row's; of none an invalid one, which is nowhere."""
        found = (row for row, entry in enumerate(self.entries.entries()) if entry.key == key)
        return self.entries.index(next(found, -1))

    def _anchor(self) -> tuple[str, int] | None:
        """The row in the middle of the view and where it begins, so that a change above it moves nothing."""
        index = self.indexAt(self.viewport().rect().center())
        entry = self.entries.entry(index.row())
        return (entry.key, self.visualRect(index).top()) if entry is not None else None

    def _settle(self) -> None:
        """Lay out; a short conversation stands at the bottom, close to the composer. Short is what needs no scroll bar where
        there is none: by the width that a bar leaves, some would be short only without one and long only with it."""
        self.delegate.width = self.contentsRect().width()
        room, tall = self.contentsRect().height(), BOTTOM_PX
        for entry in self.entries.entries():
            tall += round(self.delegate.placed(entry).height)
            if tall > room:
                break
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if tall > room else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        gap = max(0, room - tall)
        if gap != self.viewportMargins().top():
            self.setViewportMargins(0, gap, 0, 0)
        self.delegate.width = self.viewport().width()
        self.doItemsLayout()

    def _go_to_unread(self) -> None:
        index = self._index_of("unread")
        self.scrollToBottom()
        if index.row() > 0 and self.visualRect(index).top() < 0:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - END_PX
        self.delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self._settle()
        if at_end:
            self.scrollToBottom()

    # --- mouse --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row, point = self._under(event)
        entry = self.entries.entry(row)
        self.delegate.selection = None
        self._pressed_link = ""
        if entry is not None:
            placed = self.delegate.placed(entry)
            acted = placed.act_at(point)
            if acted is not None:
                self._acted(*acted)
            else:
                self._pressed_link = placed.link_at(point)
                offset = placed.offset_at(point) if placed.box.contains(point) else None
                if offset is not None:
                    self.delegate.selection = (row, offset, offset)
                    self._dragging = True
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, point = self._under(event)
        if self._dragging and self.delegate.selection is not None:
            chosen, anchor, _place = self.delegate.selection
            entry = self.entries.entry(chosen)
            if entry is not None:
                top = self.visualRect(self.entries.index(chosen)).top()
                offset = self.delegate.placed(entry).offset_at(event.position() - QPointF(0, top))
                self.delegate.selection = (chosen, anchor, offset if offset is not None else anchor)
                self.viewport().update()
            return
        entry = self.entries.entry(row)
        shape = Qt.CursorShape.ArrowCursor
        if entry is not None:
            placed = self.delegate.placed(entry)
            if placed.act_at(point) is not None or placed.link_at(point):
                shape = Qt.CursorShape.PointingHandCursor
            elif placed.is_over_text(point):
                shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._dragging = False
        selected = self.delegate.selection
        if self._pressed_link and selected is not None and selected[1] == selected[2]:
            self.ask_to_open(self._pressed_link)
        self._pressed_link = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The whole text of the row is selected."""
        row, point = self._under(event)
        entry = self.entries.entry(row)
        if entry is not None and self.delegate.placed(entry).box.contains(point):
            self.delegate.selection = (row, 0, len(entry.body))
            self.viewport().update()

    def _under(self, event: QMouseEvent) -> tuple[int, QPointF]:
        """The row under the mouse (-1 for none) and the place within it."""
        index = self.indexAt(event.position().toPoint())
        top = self.visualRect(index).topLeft()
        return (index.row() if index.isValid() else -1), event.position() - QPointF(top)

    # --- keyboard, copying, links -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_text(self.selected_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.open_row_menu()
        elif letter_of(event) or event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """What is selected by mouse, else the whole text of the row with the cursor."""
        if self.delegate.selection is not None:
            row, anchor, place = self.delegate.selection
            entry = self.entries.entry(row)
            start, end = sorted((anchor, place))
            if entry is not None and end > start:
                return entry.body[start:end]
        entry = self.entries.entry(self.currentIndex().row())
        return entry.body if entry is not None else ""

    def contextMenuEvent(self, event: Any) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.open_row_menu()

    def open_row_menu(self) -> Menu | None:
        """Everything that can be done to the row with the cursor."""
        index = self.currentIndex()
        entry = self.entries.entry(index.row())
        if entry is None:
            return None
        menu = Menu(self._look, self, say("talk.menu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(say("talk.copy"), copier(self.selected_text()), icon="copy", key="Ctrl+C")
        for act, key, words in entry.files:
            menu.add(say("file.save", name=words), partial(self._acted, act, key), icon="download")
        for act, key, words in (*entry.acts, *entry.more):
            menu.add(words, partial(self._acted, act, key))
        for _start, _end, address in links(entry.body)[:8]:
            words = say("talk.open", address=address[:80])
            menu.add(words, partial(self.ask_to_open, address), icon="external-link")
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))
        return menu

    def ask_to_open(self, address: str) -> Dialog | None:
        """Show the whole address and ask; anything but plain http(s) to a named host is refused (bad-inputs T3)."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if not url.isValid() or url.scheme() not in ("http", "https") or url.userInfo() or not url.host():
            return ask(
                self._look, self, say("talk.link.bad"), (address[:300],), (say("ok"), lambda: None), say("close")
            )
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        return ask(
            self._look,
            self,
            say("talk.link.title", host=host),
            (url.toString(QUrl.ComponentFormattingOption.FullyEncoded)[:600],),
            (say("talk.link.open"), lambda: self._open_url(address)),
            say("cancel"),
        )

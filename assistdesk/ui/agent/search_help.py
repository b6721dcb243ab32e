"""Help at the search box: what can be typed next, and the ways out of a search that means nothing (experience.md 2.2).

``Suggestions`` hangs under the field and takes no focus: Up, Down, Enter and Tab reach it through the field's own keys.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from assistdesk.core.desk.fold import Fault, mended, parse_query, quoted
from assistdesk.core.desk.suggest import Known, Suggestion, suggest
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.feedback import StateNote
from assistdesk.ui.widgets.menus import offer_list

ROW_PX = 34
FAULTS = ("search_operator", "search_value")


def known_of(snapshot: AgentSnapshot) -> Known:
    """Names and tags that are in sight already; nothing is asked for."""
    rows = snapshot.tickets.rows
    agents = [row.assignee_name for row in rows if row.assignee_name]
    if snapshot.ticket is not None:
        agents = [person.name for person in snapshot.ticket.agents] + agents
    return Known(
        tuple(dict.fromkeys(plain(name, 60) for name in agents if name)),
        tuple(dict.fromkeys(plain(row.requester.name, 60) for row in rows if row.requester.name)),
        tuple(dict.fromkeys(plain(tag, 60) for row in rows for tag in row.tags)),
    )


def fault_in(query: str) -> Fault | None:
    """The first thing in *query* that means nothing."""
    return next(iter(parse_query(query).faults), None)


def fault_words(fault: Fault) -> str:
    """What is wrong, in a sentence."""
    word = plain(fault.word, 40)
    if fault.kind == "operator":
        return say("search.no_operator", word=word)
    if fault.operator in ("created", "updated"):
        return say("search.no_time", operator=fault.operator, word=word)
    return say("search.no_value", operator=fault.operator, word=word)


class Suggestions(QFrame):
    """``taken(text, is_whole)`` puts a suggestion into the field; *known* tells the names of the moment."""

    def __init__(
        self, look: Look, field: QLineEdit, host: QWidget, known: Callable[[], Known], taken: Callable[[bool], None]
    ) -> None:
        super().__init__(host)
        self.setObjectName("card")
        self._look, self._field, self._known, self._taken = look, field, known, taken
        self._offers: list[Suggestion] = []
        self.list = offer_list(look, say("search.suggestions"))
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        field.installEventFilter(self)
        field.textEdited.connect(lambda _text: self.refresh())
        field.cursorPositionChanged.connect(lambda _old, _new: self.refresh() if self.isVisible() else None)
        self.hide()

    @property
    def is_choosing(self) -> bool:
        """Is the word at the cursor still one of several beginnings?"""
        return self.isVisible() and bool(self._offers)

    def refresh(self) -> None:
        """Offer what fits the word at the cursor."""
        field = self._field
        self._offers = suggest(field.text(), field.cursorPosition(), self._known()) if field.hasFocus() else []
        self.list.clear()
        for offer in self._offers:
            words = say(f"search.op.{offer.operator}")
            item = QListWidgetItem(f"{offer.shown}   {words}" if not offer.is_whole else offer.shown)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.shown} {words}")
            item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
            self.list.addItem(item)
        self.setVisible(bool(self._offers))
        if self._offers:
            self._place()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        below = self._field.mapTo(host, QPoint(0, self._field.height() + 4))
        tall = len(self._offers) * self._look.px(ROW_PX) + 12
        self.setGeometry(below.x(), below.y(), self._field.width(), tall)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(event.key())
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        """True: the key was ours. Without a list, Down on an empty field shows what can be typed."""
        if not self.isVisible():
            if key == Qt.Key.Key_Down and not self._field.text():
                self.refresh()
                return self.isVisible()
            return False
        here = self.list.currentRow()
        match key:
            case Qt.Key.Key_Down:
                self._go(min(here + 1, len(self._offers) - 1))
            case Qt.Key.Key_Up:
                self._go(max(here - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if here >= 0:
                self._take(here)
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _go(self, place: int) -> None:
        self.list.setCurrentRow(place)
        announce(self._field, str(self.list.item(place).data(Qt.ItemDataRole.AccessibleTextRole)))

    def _take(self, place: int) -> None:
        offer = self._offers[place]
        self._field.setText(offer.text)
        self._field.setCursorPosition(offer.cursor)
        if offer.is_whole:
            self.hide()
        else:
            self.refresh()
        self._taken(offer.is_whole)


class FaultNote(StateNote):
    """What is wrong with a search, and its ways out: as it was probably meant, or as exact words."""

    def __init__(self, look: Look, query: str, rule: str, search: Callable[[str], None]) -> None:
        fault = fault_in(query)
        if fault is None:
            super().__init__(look, "search", explain(rule).sentence)
            return
        super().__init__(look, "search", fault_words(fault))
        buttons: list[QWidget] = []
        if fault.near:
            better = mended(query, fault)
            buttons.append(Button(look, say("search.meant", text=better), lambda: search(better), kind="primary"))
        exact = quoted(query, fault)
        buttons.append(
            Button(look, say("search.exact"), lambda: search(exact), kind="quiet" if fault.near else "primary")
        )
        for button in buttons:
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

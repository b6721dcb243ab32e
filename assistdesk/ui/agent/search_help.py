"""Help at the search box: what can be typed next, and the ways out of a search that means nothing (experience.md 2.2).

``Suggestions`` hangs under the field and takes no focus: Up, Down, Enter and Tab reach it through the field's own keys.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from assistdesk.core.desk.fold import TIMED, Fault, mended, parse_query, quoted
from assistdesk.core.desk.suggest import Known, Suggestion, suggest
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.offers import Offers
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.feedback import StateNote

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
    if fault.operator in TIMED:
        return say("search.no_time", operator=fault.operator, word=word)
    return say("search.no_value", operator=fault.operator, word=word)


class Suggestions(Offers):
    """``taken(is_whole)`` hears that a suggestion stands in the field now; *known* tells the names of the moment."""

    def __init__(
        self, look: Look, field: QLineEdit, host: QWidget, known: Callable[[], Known], taken: Callable[[bool], None]
    ) -> None:
        super().__init__(look, host, field, say("search.suggestions"))
        self._field, self._known, self._taken = field, known, taken
        self._offers: list[Suggestion] = []
        field.installEventFilter(self)
        field.textEdited.connect(lambda _text: self.refresh())
        field.cursorPositionChanged.connect(lambda _old, _new: self.refresh() if self.isVisible() else None)

    @property
    def is_choosing(self) -> bool:
        """Is the word at the cursor still one of several beginnings?"""
        return self.isVisible() and bool(self._offers)

    def refresh(self) -> None:
        """Offer what fits the word at the cursor."""
        field = self._field
        self._offers = suggest(field.text(), field.cursorPosition(), self._known()) if field.hasFocus() else []
        self.show_items([_item(offer) for offer in self._offers])

    def place_on(self, host: QWidget, tall_px: int) -> None:
        below = self._field.mapTo(host, QPoint(0, self._field.height() + 4))
        self.setGeometry(below.x(), below.y(), self._field.width(), tall_px)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self.press(event.key())
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
        return super().eventFilter(watched, event)

    def press(self, key: int) -> bool:
        """Without a list, Down on an empty field shows what can be typed."""
        if not self.isVisible() and key == Qt.Key.Key_Down and not self._field.text():
            self.refresh()
            return self.isVisible()
        return super().press(key)

    def take(self, place: int) -> None:
        offer = self._offers[place]
        self._field.setText(offer.text)
        self._field.setCursorPosition(offer.cursor)
        if offer.is_whole:
            self.hide()
        else:
            self.refresh()
        self._taken(offer.is_whole)


def _item(offer: Suggestion) -> QListWidgetItem:
    words = say(f"search.op.{offer.operator}")
    item = QListWidgetItem(f"{offer.shown}   {words}" if not offer.is_whole else offer.shown)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.shown} {words}")
    return item


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

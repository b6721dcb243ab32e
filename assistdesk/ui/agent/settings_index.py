"""What leads through the settings: a search over all that stands there, and a row for each part (experience.md section 2.5).

Refuses to know what is set: a part is a card with a title, alone on the page or among others that come and go with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Self

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from assistdesk.core.desk.fold import fold
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.feedback import EmptyState
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, places, scrolled, shows_focus
from assistdesk.ui.widgets.scroll_area import ScrollArea

ABOVE_PX = 28
"""Room above the part that is led to, as above the first."""
BAR_PX = 10


@dataclass(frozen=True, slots=True)
class _Entry:
    card: Card
    part: QWidget
    """The card itself, or what comes and goes with all its cards."""
    room: QWidget
    """Where the part stands on the page; gone while nothing is shown in it."""
    row: Button


class SettingsIndex(QFrame):
    """Stands beside *area*, in which ``add`` puts the parts. ``refresh`` whenever another may have come or gone."""

    def __init__(self, look: Look, area: ScrollArea, parts: QVBoxLayout) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.area = area
        self._look, self._parts = look, parts
        self._entries: list[_Entry] = []
        self.search = SearchField(look, say("settings.search"))
        self.search.textChanged.connect(self._searched)
        self.search.left_down.connect(self._to_rows)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        inner = QWidget()
        inner.setObjectName("ghost")
        inner.setLayout(self._column)
        self._column.addStretch(1)
        self._room = scrolled(inner)
        self.none = EmptyState(look, "search", say("settings.nothing"), say("list.search.clear"), self._clear)
        parts.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, ABOVE_PX, 0, 12)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel(look, say("rail.settings"), Type.PAGE))
        layout.addWidget(self.search)
        layout.addWidget(self._room, 1)
        area.verticalScrollBar().valueChanged.connect(self._mark)

    def add(self, part: QWidget) -> None:
        """Below all that is there."""
        room = column(part, spacing=0)
        self._parts.addWidget(room)
        for card in [part] if isinstance(part, Card) else part.findChildren(Card):
            row = Button(self._look, card.accessibleName(), kind="place")
            row.setFont(self._look.font(Type.MEDIUM))
            row.setCheckable(True)
            row.clicked.connect(partial(self._lead, card, row))
            self._column.insertWidget(len(self._entries), row)
            self._entries.append(_Entry(card, part, room, row))

    def refresh(self) -> None:
        """Show what is for whoever looks, and of that what holds every word of the search."""
        words = fold(self.search.text()).split()
        shown = [
            one for one in self._entries if not one.part.isHidden() and all(word in _said(one.card) for word in words)
        ]
        for one in self._entries:
            one.row.setVisible(one in shown)
            if one.card is not one.part:
                one.card.setVisible(one in shown)
            one.room.setVisible(any(one.room is each.room for each in shown))
        self.none.setVisible(not shown)
        if not any(one.row.isChecked() for one in self._shown()):
            self._choose_first()

    def showEvent(self, event: QShowEvent) -> None:
        self._room.setFixedWidth(max(one.row.sizeHint().width() for one in self._entries) + BAR_PX)
        super().showEvent(event)

    def take_over(self, before: Self) -> None:
        """Search for what was searched for in the window that is built anew."""
        self.search.setText(before.search.text())

    def rows(self) -> list[Button]:
        """Of all parts, in the order of the page."""
        return [one.row for one in self._entries]

    def show_rows(self, are_shown: bool) -> None:
        """Without its rows it is a head of the page."""
        self._room.setVisible(are_shown)

    # --- searching ----------------------------------------------------------------------------------------------------

    def _searched(self) -> None:
        self.refresh()
        self.area.verticalScrollBar().setValue(0)
        self._choose_first()

    def _clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _to_rows(self) -> None:
        if (first := next(self._shown(), None)) is not None:
            first.row.setFocus(Qt.FocusReason.TabFocusReason)

    # --- leading ------------------------------------------------------------------------------------------------------

    def _shown(self) -> Iterator[_Entry]:
        return (one for one in self._entries if not one.row.isHidden())

    def _top(self, card: Card) -> int:
        return card.mapTo(self.area.viewport(), QPoint(0, 0)).y() + self.area.verticalScrollBar().value()

    def _lead(self, card: Card, row: Button) -> None:
        """To *card*; who works by keyboard goes on in it."""
        self.area.verticalScrollBar().setValue(self._top(card) - ABOVE_PX)
        self._choose(row)
        if shows_focus(row) and (first := next(places(card), None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        """The row of what is read now: the last that begins in the upper part of what is seen."""
        read_px = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        rows = [one.row for one in self._shown() if self._top(one.card) <= read_px]
        if rows:
            self._choose(rows[-1])

    def _choose_first(self) -> None:
        if (first := next(self._shown(), None)) is not None:
            self._choose(first.row)

    def _choose(self, row: Button) -> None:
        for one in self._entries:
            one.row.setChecked(one.row is row)
        self._room.ensureWidgetVisible(row)


def _said(card: Card) -> str:
    """All words on *card*, also those that only a screen reader says."""
    found = [card, *card.findChildren(QWidget)]
    words = [widget.accessibleName() for widget in found]
    words += [widget.text() for widget in found if isinstance(widget, (QLabel, QAbstractButton, QLineEdit))]
    return fold(" ".join(words))

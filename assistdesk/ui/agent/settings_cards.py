"""What the parts of the settings that admins keep have in common: when they are read, who sees them, and their sheets.

Refuses to know what is set there.
"""

from collections.abc import Iterable
from typing import Self

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.open_sheet import AskingSheet
from assistdesk.ui.agent.rule_sheet import RuleSheet
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, Slot
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear

ROW_SPACING_PX = 8


class SettingsCards(QFrame):
    """``show_snapshot`` at each snapshot. *reads* are wished as soon as it is seen. Not there for agents, who may not change
    what is kept here."""

    def __init__(self, means: Means, *reads: Intent) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._reads = means, reads
        self.opened = AskingSheet[RuleSheet]()
        self.cards = QVBoxLayout(self)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(14)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for wish in self._reads:
            self._means.emit(wish)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self.take(snapshot)
        self.setVisible(self.is_for(snapshot))

    def is_for(self, snapshot: AgentSnapshot) -> bool:
        """Who sees it."""
        return snapshot.me is not None and snapshot.me.role == "admin"

    def take(self, snapshot: AgentSnapshot) -> None:
        """Show what *snapshot* has of it."""
        raise NotImplementedError

    def take_over(self, before: Self) -> None:
        """The window is built anew, and no snapshot was shown yet: the sheet that is open goes on here, so does its count. What
        was typed into fields of its own is a subclass' to take over."""
        self.opened.take_over(before.opened)

    def add_list(
        self,
        title: str,
        hint: str,
        new: Button,
        spacing: int = ROW_SPACING_PX,
        above: tuple[QWidget, ...] = (),
        below: tuple[QWidget, ...] = (),
    ) -> QVBoxLayout:
        """A card with room for rows under its sentence; *title* and *hint* are keys of sentences."""
        look = self._means.look
        card = Card(look, say(title), new)
        card.body.addWidget(PlainLabel(look, say(hint), Type.SMALL, "muted", wrap=True))
        for widget in above:
            card.body.addWidget(widget)
        rows = QVBoxLayout()
        rows.setSpacing(spacing)
        card.body.addLayout(rows)
        for widget in below:
            card.body.addWidget(widget)
        self.cards.addWidget(card)
        return rows

    def fill_list(self, rows: QVBoxLayout, made: Iterable[QWidget], none: str = "") -> None:
        """Show *made* and nothing else; where there is none, the sentence *none*."""
        clear(rows)
        for widget in made:
            rows.addWidget(widget)
        if none and not rows.count():
            rows.addWidget(PlainLabel(self._means.look, say(none), Type.SMALL, "muted", wrap=True))

    def new_button(self, words: str, pressed: Slot) -> Button:
        return Button(self._means.look, say(words), pressed, icon="plus", size="small")

    def edit_button(self, title: str, pressed: Slot) -> Button:
        button = Button(self._means.look, say("rules.edit"), pressed, size="small")
        button.setAccessibleName(say("rules.edit.of", title=title))
        return button


def gone_lines(look: Look, gone: tuple[str, ...]) -> tuple[PlainLabel, ...]:
    """Under a rule in its list: what it names and is deleted, and where to mend it."""
    words = say("gone.line", what=", ".join(gone))
    return (PlainLabel(look, words, Type.SMALL, "danger", wrap=True),) if gone else ()

"""Cards of the context panel that fold to their heads, and stay so over rebuilds and restarts (experience.md section 2.2).

A folded card keeps its head, with what is to be known of it in a chip, and whatever its maker said it keeps (``Card.keep``):
the way to end a running session or call, and what waits for the agent. The card after a session, chat or call waits as a
whole and does not fold.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QPoint
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.ui.agent.means import Means
from assistdesk.ui.memory import Memory
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.layouts import KEPT_AS, clear, focus_in, in_reading_order, places

FOLDED = "cards.folded"
CHEVRON_PX, ICON_PX = 32, 16


class Folds:
    """Which cards are folded. What stands on disk is believed as far as it names cards that there are."""

    def __init__(self, memory: Memory, names: Iterable[str]) -> None:
        self._memory = memory
        self._folded = set((memory.get(FOLDED) or "").split(",")) & set(names)

    def has(self, name: str) -> bool:
        return name in self._folded

    def put(self, name: str, is_folded: bool) -> None:
        if is_folded is not self.has(name):
            self._folded ^= {name}
            self._memory.put(FOLDED, ",".join(sorted(self._folded)))


class Folder:
    """Folds one card: a chevron in its head, and a press on the head. ``told`` hears of what the person chose."""

    def __init__(self, look: Look, card: Card, is_folded: bool, told: Callable[[bool], object]) -> None:
        self._card, self._told = card, told
        self._title = card.accessibleName()
        self.summary = Chip(look, card.summary, card.summary_tone)
        self.chevron = IconButton(look, "chevron-up", "", self.turn, size_px=CHEVRON_PX, icon_px=ICON_PX)
        self.chevron.setProperty(KEPT_AS, f"fold {self._title}")
        card.head.addWidget(self.summary)
        card.head.addWidget(self.chevron)
        self._parts = _parted(card)
        in_reading_order(card)
        self.is_folded = is_folded
        self._show()

    def fold(self, is_folded: bool) -> None:
        if is_folded is self.is_folded:
            return
        self.is_folded = is_folded
        if is_folded and any(focus_in(part) is not None for part in self._parts):
            self.chevron.setFocus()
        self._show()
        self._told(is_folded)

    def summarise(self, words: str, tone: Tone) -> None:
        """What its head says while it is folded; "": nothing."""
        self.summary.set(words, tone)
        self.summary.setVisible(self.is_folded and bool(words))

    def turn(self) -> None:
        self.fold(not self.is_folded)

    def is_head(self, place: QPoint) -> bool:
        """Is *place*, in the card, on its head?"""
        card = self._card
        return card.rect().contains(place) and place.y() <= card.head.geometry().bottom() + card.body.spacing() // 2

    def _show(self) -> None:
        for part in self._parts:
            part.setVisible(not self.is_folded)
        self.chevron.set_icon("chevron-down" if self.is_folded else "chevron-up")
        self.chevron.rename(say("fold.open" if self.is_folded else "fold.close", card=self._title))
        self.chevron.setAccessibleDescription(say("fold.is_folded" if self.is_folded else "fold.is_open"))
        self.summarise(self.summary.spec.text, self.summary.spec.tone)


def _parted(card: Card) -> list[QWidget]:
    """Put what stands under the head into parts that can be hidden as a whole, between what the card keeps."""
    below: list[QWidget] = []
    while (item := card.body.takeAt(1)) is not None:
        if (widget := item.widget()) is not None:
            below.append(widget)
    parts: list[QWidget] = []
    column: QVBoxLayout | None = None
    for widget in below:
        if widget in card.kept:
            card.body.addWidget(widget)
            column = None
            continue
        if column is None:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(card.body.spacing())
            parts.append(part)
            card.body.addWidget(part)
        column.addWidget(widget)
    return parts


class CardPlace(QFrame):
    """Where a card of the panel stands that is built anew when what it shows has changed; ``folds_as`` lets it fold."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._means = means
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._folds: Folds | None = None
        self._name = ""
        self.folder: Folder | None = None
        self._is_head_down = False

    def folds_as(self, folds: Folds, name: str) -> None:
        self._folds, self._name = folds, name

    def put(self, card: Card) -> None:
        """*card* stands here from now on."""
        clear(self._layout)
        if self._folds is not None:
            folds, name = self._folds, self._name
            self.folder = Folder(self._means.look, card, folds.has(name), partial(folds.put, name))
        self._layout.addWidget(card)

    def take_focus(self) -> None:
        """By key: its head, or the first thing in it."""
        first = self.folder.chevron if self.folder is not None else next(places(self), None)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Cards leave presses to what they stand in."""
        self._is_head_down = self._is_on_head(event)
        if not self._is_head_down:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_down, self._is_head_down = self._is_head_down, False
        if was_down and self.folder is not None and self._is_on_head(event):
            self.folder.turn()
        elif not was_down:
            super().mouseReleaseEvent(event)

    def _is_on_head(self, event: QMouseEvent) -> bool:
        is_left = event.button() is QtCore.Qt.MouseButton.LeftButton
        return is_left and self.folder is not None and self.folder.is_head(event.position().toPoint())

    def unfold(self) -> None:
        """Something leads in here."""
        if self.folder is not None:
            self.folder.fold(False)

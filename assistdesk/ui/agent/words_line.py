"""A line for one word or several parted by commas, which proposes known ones for the part that is being written."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from assistdesk.ui.agent.offers import Offers
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type

SHOWN_MAX, GAP_PX = 6, 4


class WordOffers(Offers):
    """Floats on the line's window, under the line or, where there is no room, over it."""

    def __init__(self, look: Look, line: "WordsLine", host: QWidget) -> None:
        super().__init__(look, host, line, say("words.offers"))
        self._line = line

    def take(self, place: int) -> None:
        self._line.take(self.list.item(place).text())

    def place_on(self, host: QWidget, tall_px: int) -> None:
        line = self._line
        top = line.mapTo(host, QPoint(0, 0))
        below = top.y() + line.height() + GAP_PX
        fits = below + tall_px <= host.height()
        self.setGeometry(top.x(), below if fits else max(0, top.y() - GAP_PX - tall_px), line.width(), tall_px)


class WordsLine(QLineEdit):
    """``offer`` says what is proposed. Down shows it also where nothing is written; Esc hides it."""

    def __init__(self, look: Look, name: str, words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(name)
        self._look, self._words, self._many = look, words, True
        self.offers: WordOffers | None = None
        self.textEdited.connect(lambda _text: self._show(only_begun=True))

    def offer(self, words: tuple[str, ...], many: bool) -> None:
        self._words, self._many = words, many
        self._hide()

    def fitting(self) -> tuple[str, ...]:
        """What can follow, the part that is written being anywhere in it."""
        before, part = self._parts()
        there = {word.strip() for word in before.split(",")}
        found = (word for word in self._words if part.casefold() in word.casefold() and word not in {*there, part})
        return tuple(found)[:SHOWN_MAX]

    def take(self, word: str) -> None:
        before, _ = self._parts()
        self.setText(f"{before}, {word}" if before else word)
        self.textEdited.emit(self.text())
        self._hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offers = self.offers
        if offers is not None and offers.isVisible() and offers.press(event.key()):
            return
        if event.key() == Qt.Key.Key_Down and self._show():
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hide()
        super().focusOutEvent(event)

    def _parts(self) -> tuple[str, str]:
        """What stands before the last comma, and what is being written."""
        if not self._many:
            return "", self.text().strip()
        before, _, part = self.text().rpartition(",")
        return before.strip(), part.strip()

    def _show(self, only_begun: bool = False) -> bool:
        """False: there is nothing to offer. *only_begun*: nor is there where nothing is written yet."""
        words = () if only_begun and not self._parts()[1] else self.fitting()
        if words and self.offers is None:
            self.offers = WordOffers(self._look, self, self.window())
        if self.offers is not None:
            self.offers.show_items([QListWidgetItem(word) for word in words])
        return bool(words)

    def _hide(self) -> None:
        if self.offers is not None:
            self.offers.hide()

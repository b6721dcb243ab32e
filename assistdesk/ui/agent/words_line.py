"""A line for one word or several parted by commas, which proposes known ones for the part that is being written."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from assistdesk.ui.agent.offers import Offers
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type

SHOWN_MAX, GAP_PX, WIDTH_PX = 6, 4, 220


class WordOffers(Offers):
    """Under the line or, where the screen has no room, over it: a window without the focus, for a sheet may be small."""

    def __init__(self, look: Look, line: "WordsLine", host: QWidget) -> None:
        super().__init__(look, host, line, say("words.offers"))
        self.setObjectName("popup")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self._line = line

    def take(self, place: int) -> None:
        self._line.take(self.list.item(place).text())

    def place_on(self, host: QWidget, tall_px: int) -> None:
        line, room = self._line, host.screen().availableGeometry()
        top = line.mapToGlobal(QPoint(0, 0))
        below = top.y() + line.height() + GAP_PX
        fits = below + tall_px <= room.bottom()
        wide = max(line.width(), self._look.px(WIDTH_PX))
        self.setGeometry(top.x(), below if fits else max(room.top(), top.y() - GAP_PX - tall_px), wide, tall_px)


class WordsLine(QLineEdit):
    """``offer`` says what is proposed. Down shows it also where nothing is written; Esc hides it."""

    def __init__(self, look: Look, name: str, words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(name)
        self._look, self._words, self._many = look, words, True
        self.offers: WordOffers | None = None
        self.textEdited.connect(lambda _text: self.show_offers(only_begun=True))

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

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab takes what is chosen among the offers; where nothing is, it goes on."""
        is_taken = is_next and self.offers is not None and self.offers.press(Qt.Key.Key_Tab)
        return is_taken or super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.offers is not None and self.offers.press(event.key()):
            return
        if event.key() == Qt.Key.Key_Down and self.show_offers():
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

    def show_offers(self, only_begun: bool = False) -> bool:
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

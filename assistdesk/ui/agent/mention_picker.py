"""Colleagues offered behind an "@" in an internal note; in a reply one line says that nobody is called there.

The picker takes no focus: letters go on narrowing it in the composer. Which words call whom is decided by the relay, by the
same names (core.desk.mentions).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from assistdesk.core.desk.mentions import begins
from assistdesk.runtime.snapshot import PersonView
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.offers import Offers
from assistdesk.ui.text import plain, say

ROWS_MAX, WIDTH_PX = 6, 340


def fitting(people: Sequence[PersonView], begun: str, but: int) -> list[PersonView]:
    """Colleagues whose name, or a word of it, begins so; never oneself."""
    return [one for one in people if one.user_id != but and one.name and begins(one.name, begun)][:ROWS_MAX]


class MentionPicker(Offers):
    """Over the composer; ``chosen(name)``."""

    def __init__(self, means: Means, host: QWidget, above: QWidget, chosen: Callable[[str], None]) -> None:
        super().__init__(means.look, host, above, say("mention.list"))
        self._chosen = chosen
        self._shown: list[PersonView] = []

    def offer(self, people: list[PersonView]) -> None:
        self._shown = people
        self.show_items([self._item(one) for one in people])
        if people:
            self.list.setCurrentRow(0)

    def say_internal_only(self) -> None:
        """One line that cannot be chosen."""
        self._shown = []
        look = self._look
        item = QListWidgetItem(look.icon("info", look.tokens.faint, 16), say("mention.internal_only"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.show_items([item])
        self.list.setCurrentRow(-1)

    def _item(self, person: PersonView) -> QListWidgetItem:
        look = self._look
        colour = look.tokens.ok_dot if person.online else look.tokens.faint
        return QListWidgetItem(look.icon("user", colour, 16), plain(person.name, 60))

    def place_on(self, host: QWidget, tall_px: int) -> None:
        corner = self._beside.mapTo(host, QPoint(0, 0))
        width = min(self._look.px(WIDTH_PX), self._beside.width())
        self.setGeometry(corner.x(), max(0, corner.y() - tall_px - 6), width, tall_px)

    def press(self, key: int) -> bool:
        """The line in a reply takes no key but Esc."""
        if self.isVisible() and not self._shown and key != Qt.Key.Key_Escape:
            return False
        return super().press(key)

    def take(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.hide()
            self._chosen(self._shown[place].name)

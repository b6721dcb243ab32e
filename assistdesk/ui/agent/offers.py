"""A short list of offers beside a field: it takes no focus, the field's own keys move it and choose."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.menus import offer_list

ROW_PX, AROUND_PX = 34, 12


class Offers(QFrame):
    """Floats on *host*. A subclass fills it with ``show_items``, places it, and says in ``take`` what choosing does."""

    def __init__(self, look: Look, host: QWidget, beside: QWidget, name: str) -> None:
        super().__init__(host)
        self.setObjectName("card")
        self._look, self._beside = look, beside
        self.list = offer_list(look, name)
        self.list.itemClicked.connect(lambda item: self.take(self.list.row(item)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        self.hide()

    def take(self, place: int) -> None:
        """Choose the offer in this row."""
        raise NotImplementedError

    def place_on(self, host: QWidget, tall_px: int) -> None:
        """Stand where the field is; *tall_px* holds all rows."""
        raise NotImplementedError

    def show_items(self, items: Sequence[QListWidgetItem]) -> None:
        """Offer these; hidden without any."""
        self.list.clear()
        for item in items:
            item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
            self.list.addItem(item)
        host = self.parentWidget()
        if items and host is not None:
            self.place_on(host, len(items) * self._look.px(ROW_PX) + AROUND_PX)
        self.setVisible(bool(items))
        self.raise_()

    def press(self, key: int) -> bool:
        """True: the key was ours."""
        if not self.isVisible():
            return False
        here = self.list.currentRow()
        match key:
            case Qt.Key.Key_Down:
                self._go(here + 1)
            case Qt.Key.Key_Up:
                self._go(here - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if here >= 0:
                self.take(here)
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _go(self, place: int) -> None:
        self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
        item = self.list.currentItem()
        announce(self._beside, str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()))

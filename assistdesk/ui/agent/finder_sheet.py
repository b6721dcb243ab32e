"""What sheets share in which one of several that were found is chosen: the field keeps the focus, its keys move the list.

Refuses to know what is looked for.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.menus import offer_list

ROW_PX = 46


class ListKeys(QObject):
    """Up and Down in *line* move through *offers* while it shows any, and say the row; Enter calls *entered*."""

    def __init__(self, line: QWidget, offers: QListWidget, entered: Callable[[], object]) -> None:
        super().__init__(line)
        self._line, self._offers, self._entered = line, offers, entered
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        offers = self._offers
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if step is not None and offers.count() and not offers.isHidden():
            offers.setCurrentRow(max(0, min(offers.currentRow() + step, offers.count() - 1)))
            announce(self._line, offers.currentItem().text())
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entered()
            return True
        return False


class FinderSheet(RuleSheet):
    """``begin`` it when all else is in its body; ``put_items`` shows what was found, two lines each."""

    def __init__(
        self, means: Means, parent: QWidget, title: str, number: Number, width_px: int, find: str, found: str
    ) -> None:
        super().__init__(means, parent, title, number, width_px)
        self.field = SearchField(means.look, find)
        self.field.textChanged.connect(self.ask)
        self.caption = PlainLabel(means.look, "", Type.SMALL_STRONG, "muted", wrap=True)
        self.list = offer_list(means.look, found)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.currentRowChanged.connect(lambda _row: self.choose_other())
        self._keys = ListKeys(self.field, self.list, self.enter)
        for widget in (self.field, self.caption, self.list):
            self.body.addWidget(widget)

    def begin(self) -> None:
        """Add what stands at the end."""
        self.body.addWidget(self.error)
        self.set_buttons(Button(self._look, say("cancel"), self.reject), self.keep_button, focus=self.field)
        self.preview()

    def ask(self, text: str) -> None:
        """Look for *text*."""
        raise NotImplementedError

    def enter(self) -> None:
        """Enter was pressed in the field."""
        raise NotImplementedError

    def preview(self) -> None:
        """Say what would come of it with the chosen one."""
        raise NotImplementedError

    def put_items(self, items: Iterable[str], place: int) -> None:
        """Show these and choose the one at *place*."""
        self.list.clear()
        for words in items:
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(place)

    def choose_other(self) -> None:
        """Why the one before was refused is not said of this one."""
        self.refuse("")
        self.preview()

    def show_refusal(self, refused: Cause) -> None:
        super().show_refusal(refused)
        self.preview()

"""What sheets share that put a ticket together with another: it is found by number or words, the customer's others first.

The field keeps the focus; Up and Down choose, Enter goes to the button. Refuses to know what is done with the two.
"""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from assistdesk.runtime.intents_merging import DropFoundTickets, FindOtherTicket, ReadFoundAgain
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_merging import FoundTickets
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, ROWS_SHOWN = 560, 46, 3


class OtherTicketSheet(RuleSheet):
    """Feed it with ``show_found`` and ``show_answer``; ``begin`` it when all else is in its body."""

    def __init__(self, means: Means, parent: QWidget, title: str, number: Number, source: TicketRow) -> None:
        super().__init__(means, parent, title, number, WIDTH_PX)
        look = means.look
        self._source = source
        self._rows: tuple[TicketRow, ...] = ()
        self._shown: FoundTickets | None = None
        self.field = SearchField(look, say("merge.find"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.caption = PlainLabel(look, "", Type.SMALL_STRONG, "muted", wrap=True)
        self.list = offer_list(look, say("merge.found"))
        self._fit_list()
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.currentRowChanged.connect(lambda _row: self._chosen_other())
        for widget in (self.field, self.caption, self.list):
            self.body.addWidget(widget)

    def begin(self) -> None:
        """Add what stands at the end, and ask for the customer's other tickets."""
        self.body.addWidget(self.error)
        self.set_buttons(Button(self._look, say("cancel"), self.reject), self.keep_button, focus=self.field)
        self.finished.connect(lambda _result: self._means.emit(DropFoundTickets()))
        self.preview()
        self._ask()

    def preview(self) -> None:
        """Say what would come of it with the chosen ticket."""
        raise NotImplementedError

    @property
    def target(self) -> TicketRow | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show_found(self, view: FoundTickets | None) -> None:
        if view is None or view.ticket_id != self._source.id or view == self._shown:
            return
        is_same_search = self._shown is not None and view.text == self._shown.text and not self._shown.loading
        self._shown = view
        self.caption.setText(self._caption(view))
        if view.loading:
            return
        chosen = self.target
        with QSignalBlocker(self.list):
            self._rows = view.rows
            self.list.clear()
            for one in view.rows:
                self.list.addItem(self._item(one))
            ids = [one.id for one in view.rows]
            if ids:
                self.list.setCurrentRow(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self._fit_list()
        if is_same_search:  # what was refused just now stays said
            self.preview()
        else:
            self._chosen_other()

    def _fit_list(self) -> None:
        """As tall as what was found, so that the sheet stays within a small screen."""
        self.list.setFixedHeight(self._look.px(ROW_PX) * max(1, min(len(self._rows), ROWS_SHOWN)) + 4)

    def _caption(self, view: FoundTickets) -> str:
        if view.loading:
            return say("merge.looking")
        if view.error is not None:
            return explain(view.error.rule, view.error.fields).sentence
        if not view.rows:
            return say("merge.nothing")
        name = plain(self._source.requester.name, 60)
        return say("merge.found") if view.text else say("merge.same_customer", name=name)

    def _item(self, one: TicketRow) -> QListWidgetItem:
        title = say("merge.row", number=ticket_number(one.id), subject=plain(one.subject, 70))
        aside = say(
            "merge.row.aside", name=plain(one.requester.name, 40), status=status_chip(one.status, one.status_label).text
        )
        item = QListWidgetItem(f"{title}\n{aside}")
        item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
        return item

    def _chosen_other(self) -> None:
        """Why the one before was refused is not said of this one."""
        self.refuse("")
        self.preview()

    def show_refusal(self, refused: Cause) -> None:
        """What was found may be another by now."""
        super().show_refusal(refused)
        self.preview()
        self._means.emit(ReadFoundAgain())

    def _ask(self, text: str = "") -> None:
        self._means.emit(FindOtherTicket(self._source.id, text.strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None and self._rows:
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, len(self._rows) - 1)))
                announce(self.field, self.list.currentItem().text())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep_button.setFocus()
                return True
        return super().eventFilter(watched, event)

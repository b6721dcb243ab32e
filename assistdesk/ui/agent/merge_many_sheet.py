"""Puts picked tickets into one of them: which stays is chosen, what happens is said before (desk.md section 10).

The oldest is proposed. What is closed already takes no part. Customers and copies stay as they are: that is asked for one merge
at a time.
"""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from assistdesk.runtime.intents_merging import MergeMany
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, line, row
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, ROWS_SHOWN = 560, 46, 5


class MergeManySheet(Dialog):
    """*rows*: all that were picked; at least two of them are not closed."""

    def __init__(self, means: Means, parent: QWidget, rows: tuple[TicketRow, ...]) -> None:
        open_rows = sorted((one for one in rows if one.status not in CLOSED), key=lambda one: one.id)
        super().__init__(means.look, parent, say("bulk.merge.title", len(open_rows)), width_px=WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = means.look
        self._means, self._rows, self._skipped = means, open_rows, len(rows) - len(open_rows)
        self.list = offer_list(look, say("bulk.merge.list"))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.setFixedHeight(look.px(ROW_PX) * min(len(open_rows), ROWS_SHOWN) + 4)
        for one in open_rows:
            self.list.addItem(self._item(one))
        self.what = QVBoxLayout()
        self.what.setSpacing(7)
        self.body.addWidget(PlainLabel(look, say("bulk.merge.list"), Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.list)
        self.body.addWidget(line())
        self.body.addLayout(self.what, 1)
        self.merge = Button(look, say("merge.do.none"), self.keep, kind="primary")
        self.set_buttons(Button(look, say("cancel"), self.reject), self.merge, focus=self.list)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(lambda _row: self._preview())
        self._preview()

    @property
    def target(self) -> TicketRow:
        return self._rows[max(0, self.list.currentRow())]

    def keep(self) -> None:
        others = tuple(one.id for one in self._rows if one.id != self.target.id)
        self._means.emit(MergeMany(others, self.target.id))
        self.accept()

    def _item(self, one: TicketRow) -> QListWidgetItem:
        title = say("merge.row", number=ticket_number(one.id), subject=plain(one.subject, 70))
        status = status_chip(one.status, one.status_label).text
        item = QListWidgetItem(f"{title}\n{say('merge.row.aside', name=plain(one.requester.name, 40), status=status)}")
        item.setSizeHint(QSize(10, self._look.px(ROW_PX)))
        return item

    def _happens(self) -> list[str]:
        others = len(self._rows) - 1
        said = [say("bulk.merge.closes", others, target=ticket_number(self.target.id)), say("merge.staff_only")]
        if len({one.requester.user_id for one in self._rows}) > 1:
            said.append(say("bulk.merge.differ"))
        said.append(say("bulk.merge.clocks", others))
        if self._skipped:
            said.append(say("bulk.merge.skipped", self._skipped))
        return [*said, say("merge.back")]

    def _preview(self) -> None:
        """What would happen if the chosen one stays."""
        clear(self.what)
        look = self._look
        self.merge.set_words(say("merge.do", target=ticket_number(self.target.id)))
        self.what.addWidget(PlainLabel(look, say("merge.what"), Type.SMALL_STRONG, "muted"))
        for sentence in self._happens():
            icon = IconLabel(look, "arrow-right", look.tokens.faint, 15)
            self.what.addWidget(row(icon, (PlainLabel(look, sentence, wrap=True), 1), spacing=9))
        QTimer.singleShot(0, self, self.adjustSize)

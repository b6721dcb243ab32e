"""Merge into another ticket: find it by number or words, read what will happen, do it (desk.md section 10).

The field keeps the focus; Up and Down choose, Enter goes to the button. What may be merged is the relay's to decide, and until
then the sheet stays: only what can be seen from here (a closed ticket) is said before.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidgetItem, QVBoxLayout, QWidget

from assistdesk.runtime.intents_merging import DropMerge, FindMergeTarget, MergeTicket
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_merging import MergeView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, line, row
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, ROWS_SHOWN, NAME_CHARS = 560, 46, 3, 60


def one_organisation(source: TicketRow, target: TicketRow) -> str:
    """The organisation that both tickets and both requesters are of, as far as is known here; else nothing."""
    names = {source.org_name, target.org_name, source.requester.organisation, target.requester.organisation}
    return source.org_name if len(names) == 1 else ""


def what_happens(source: TicketRow, target: TicketRow, copy: bool = False, see: bool = False) -> tuple[str, ...]:
    """Each consequence in a sentence."""
    number, into = ticket_number(source.id), ticket_number(target.id)
    name, organisation = plain(source.requester.name, NAME_CHARS), plain(source.org_name, NAME_CHARS)
    seen = say("merge.seen", name=organisation, target=into) if see else say("merge.staff_only")
    said = [say("merge.closes", number=number, target=into), seen]
    if copy:
        said.append(say("merge.copied", name=name, target=into))
    elif source.requester.user_id != target.requester.user_id:
        said.append(say("merge.differ", name=name, target=into))
    return (*said, say("merge.clocks", number=number), say("merge.back"))


class MergeSheet(RuleSheet):
    """Feed it with ``show_merge`` and ``show_answer``; it asks for the customer's other tickets at once."""

    def __init__(self, means: Means, parent: QWidget, source: TicketRow, number: Number) -> None:
        super().__init__(means, parent, say("merge.title", number=ticket_number(source.id)), number, WIDTH_PX)
        look = means.look
        self._source = source
        self._rows: tuple[TicketRow, ...] = ()
        self._shown: object = None
        self.field = SearchField(look, say("merge.find"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.caption = PlainLabel(look, "", Type.SMALL_STRONG, "muted", wrap=True)
        self.list = offer_list(look, say("merge.found"))
        self._fit_list()
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.currentRowChanged.connect(lambda _row: self._chosen_other())
        self.what = QVBoxLayout()
        self.what.setSpacing(7)
        self.copy, self.see = self._tick(), self._tick()
        self.see.setText(menu_text(say("merge.see")))
        for widget in (self.field, self.caption, self.list, line(), self.copy, self.see):
            self.body.addWidget(widget)
        self.body.addLayout(self.what)
        self.body.addWidget(self.error)
        self.set_buttons(Button(look, say("cancel"), self.reject), self.keep_button, focus=self.field)
        self.finished.connect(lambda _result: means.emit(DropMerge()))
        self._preview()
        self._ask()

    @property
    def target(self) -> TicketRow | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def keep(self) -> None:
        target = self.target
        if target is not None and target.status not in CLOSED and not self.waits:
            target_id, (copy, see) = target.id, self.ticked
            self.send(lambda sheet: MergeTicket(self._source.id, target_id, copy, see, sheet))

    def show_refusal(self, refused: Cause) -> None:
        super().show_refusal(refused)
        self._preview()

    @property
    def ticked(self) -> tuple[bool, bool]:
        """In copy, seen by customers: only what is offered counts."""
        copy, see = (box.isVisibleTo(self) and box.isChecked() for box in (self.copy, self.see))
        return copy, see

    def _tick(self) -> QCheckBox:
        box = QCheckBox()
        box.setFont(self._look.font(Type.BODY))
        box.toggled.connect(lambda _on: self._preview())
        box.hide()
        return box

    def _offer(self, target: TicketRow | None) -> None:
        """What can be wished for with this target."""
        source = self._source
        is_other = target is not None and source.requester.user_id != target.requester.user_id
        self.copy.setVisible(is_other)
        self.see.setVisible(target is not None and bool(one_organisation(source, target)))
        if target is not None:
            name = plain(source.requester.name, NAME_CHARS)
            self.copy.setText(menu_text(say("merge.copy", name=name, target=ticket_number(target.id))))

    def show_merge(self, view: MergeView | None) -> None:
        if view is None or view.ticket_id != self._source.id or view == self._shown:
            return
        self._shown = view
        self.caption.setText(self._caption(view))
        if view.loading:
            return
        chosen = self.target
        self._rows = view.rows
        self.list.clear()
        for one in view.rows:
            self.list.addItem(self._item(one))
        self._fit_list()
        ids = [one.id for one in view.rows]
        if ids:
            self.list.setCurrentRow(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self._preview()

    def _fit_list(self) -> None:
        """As tall as what was found, so that the sheet stays within a small screen."""
        self.list.setFixedHeight(self._look.px(ROW_PX) * max(1, min(len(self._rows), ROWS_SHOWN)) + 4)

    def _caption(self, view: MergeView) -> str:
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
        self._preview()

    def _preview(self) -> None:
        """What would happen with the chosen ticket, or why nothing can."""
        clear(self.what)
        look, target = self._look, self.target
        may = target is not None and target.status not in CLOSED
        self.keep_button.setEnabled(may and not self.waits)
        self._offer(target if may else None)
        number = "" if target is None else ticket_number(target.id)
        self.keep_button.set_words(say("merge.do", target=number) if may else say("merge.do.none"))
        if target is not None and may:
            self.what.addWidget(PlainLabel(look, say("merge.what"), Type.SMALL_STRONG, "muted"))
            for sentence in what_happens(self._source, target, *self.ticked):
                icon = IconLabel(look, "arrow-right", look.tokens.faint, 15)
                self.what.addWidget(row(icon, (PlainLabel(look, sentence, wrap=True), 1), spacing=9))
        elif target is not None:
            self.what.addWidget(PlainLabel(look, say("merge.is_closed", target=number), Type.BODY, "danger", wrap=True))
        QTimer.singleShot(0, self, self.adjustSize)

    def _ask(self, text: str = "") -> None:
        self._means.emit(FindMergeTarget(self._source.id, text.strip()))

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

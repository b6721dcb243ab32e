"""Merge into another ticket: find it by number or words, read what will happen, do it (desk.md section 10).

What may be merged is the relay's to decide, and until then the sheet stays: only what can be seen from here (a closed ticket)
is said before.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from assistdesk.runtime.intents_merging import MergeTicket
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.means import CLOSED, Means, ticket_number
from assistdesk.ui.agent.other_ticket_sheet import OtherTicketSheet
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, line, row

NAME_CHARS = 60


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


class MergeSheet(OtherTicketSheet):
    """Into a closed ticket nothing is merged."""

    def __init__(self, means: Means, parent: QWidget, source: TicketRow, number: Number) -> None:
        super().__init__(means, parent, say("merge.title", number=ticket_number(source.id)), number, source)
        self.what = QVBoxLayout()
        self.what.setSpacing(7)
        self.copy, self.see = self._tick(), self._tick()
        self.see.setText(menu_text(say("merge.see")))
        for widget in (line(), self.copy, self.see):
            self.body.addWidget(widget)
        self.body.addLayout(self.what)
        self.begin()

    def keep(self) -> None:
        target = self.target
        if target is not None and target.status not in CLOSED and not self.waits:
            target_id, (copy, see) = target.id, self.ticked
            self.send(lambda sheet: MergeTicket(self._source.id, target_id, copy, see, sheet))

    @property
    def ticked(self) -> tuple[bool, bool]:
        """In copy, seen by customers: only what is offered counts."""
        copy, see = (box.isVisibleTo(self) and box.isChecked() for box in (self.copy, self.see))
        return copy, see

    def _tick(self) -> QCheckBox:
        box = QCheckBox()
        box.setFont(self._look.font(Type.BODY))
        box.toggled.connect(lambda _on: self.preview())
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

    def preview(self) -> None:
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

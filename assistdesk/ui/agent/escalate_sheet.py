"""Asks to which group a ticket is escalated and why; says before what will happen. The relay decides whether it may be: until
then the sheet stays, with the reason in it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_merging import EscalateTicket
from assistdesk.runtime.snapshot import GroupView, TicketRow
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, TextArea
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import line, row

WIDTH_PX, REASON_PX = 520, 96
NAME_CHARS = 60


class EscalateSheet(Dialog):
    """*groups*: all of the desk's; the one that has the ticket is not offered. *number*: a new one for each wish. Feed it with
    ``show_answer``."""

    def __init__(
        self,
        means: Means,
        parent: QWidget,
        ticket: TicketRow,
        groups: tuple[GroupView, ...],
        number: Callable[[], int],
    ) -> None:
        super().__init__(means.look, parent, say("escalate.title", number=ticket_number(ticket.id)), width_px=WIDTH_PX)
        look = means.look
        self._means, self._ticket_id, self.number = means, ticket.id, number
        self._waits_for = 0
        others = tuple(group for group in groups if group.name != ticket.group_name)
        cancel = Button(look, say("cancel"), self.reject)
        if not others:
            self.say(say("escalate.no_group"))
            self.set_buttons(cancel, focus=cancel)
            return
        self._names = {str(group.id): plain(group.name, NAME_CHARS) for group in others}
        self.group = Choice(look, say("escalate.group"), tuple(self._names.items()))
        self.group.box.currentIndexChanged.connect(lambda _place: self._name())
        self.reason = TextArea(look, say("escalate.reason"), say("escalate.reason.hint"))
        self.reason.fix_height(look.px(REASON_PX))
        self.reason.submitted.connect(self.keep)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        self.body.addWidget(self.group)
        self.body.addWidget(PlainLabel(look, say("escalate.reason"), Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.error)
        self.body.addWidget(line())
        for words in self._happens(ticket):
            icon = IconLabel(look, "arrow-right", look.tokens.faint, 15)
            self.body.addWidget(row(icon, (PlainLabel(look, words, wrap=True), 1), spacing=9))
        self.escalate = Button(look, "", self.keep, kind="primary")
        self.set_buttons(cancel, self.escalate, focus=self.reason)
        self._name()

    def _happens(self, ticket: TicketRow) -> tuple[str, ...]:
        customer = plain(ticket.requester.name, NAME_CHARS)
        last = say("escalate.untold", name=customer)
        if not ticket.assignee_id:
            return say("escalate.nobody"), last
        return say("escalate.nobody"), say("escalate.follows", name=plain(ticket.assignee_name, NAME_CHARS)), last

    def _name(self) -> None:
        self.escalate.set_words(say("escalate.do", group=self._names[self.group.value()]))

    def keep(self) -> None:
        """Emit the wish, or say that the reason is missing."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self._refuse(say("escalate.missing"))
        elif not self._waits_for:
            self.error.hide()
            self._waits_for = self.number()
            self.escalate.setEnabled(False)
            self._means.emit(EscalateTicket(self._ticket_id, int(self.group.value()), reason, self._waits_for))

    def show_answer(self, view: AskedView) -> None:
        """It is done, or why not: then the reason stays to be sent again."""
        if not self._waits_for or view.answered != self._waits_for:
            return
        self._waits_for = 0
        if view.refused is None:
            self.accept()
            return
        self.escalate.setEnabled(True)
        self._refuse(explain(view.refused.rule).sentence)

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()
        self.reason.setFocus()

"""Asks to which group a ticket is escalated and why; says before what will happen. The relay decides whether it may be: until
then the sheet stays, with the reason in it."""

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_merging import EscalateTicket
from assistdesk.runtime.snapshot import GroupView, TicketRow
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Choice, TextArea
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import line, row

WIDTH_PX, REASON_PX = 520, 96
NAME_CHARS = 60


class EscalateSheet(RuleSheet):
    """*groups*: all of the desk's; the one that has the ticket is not offered. Feed it with ``show_answer``."""

    def __init__(
        self,
        means: Means,
        parent: QWidget,
        ticket: TicketRow,
        groups: tuple[GroupView, ...],
        number: Number,
    ) -> None:
        super().__init__(means, parent, say("escalate.title", number=ticket_number(ticket.id)), number, WIDTH_PX)
        look = means.look
        self._ticket_id = ticket.id
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
        self.body.addWidget(self.group)
        self.body.addWidget(PlainLabel(look, say("escalate.reason"), Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.error)
        self.body.addWidget(line())
        for words in self._happens(ticket):
            icon = IconLabel(look, "arrow-right", look.tokens.faint, 15)
            self.body.addWidget(row(icon, (PlainLabel(look, words, wrap=True), 1), spacing=9))
        self.set_buttons(cancel, self.keep_button, focus=self.reason)
        self._name()

    def _happens(self, ticket: TicketRow) -> tuple[str, ...]:
        customer = plain(ticket.requester.name, NAME_CHARS)
        last = say("escalate.untold", name=customer)
        if not ticket.assignee_id:
            return say("escalate.nobody"), last
        return say("escalate.nobody"), say("escalate.follows", name=plain(ticket.assignee_name, NAME_CHARS)), last

    def _name(self) -> None:
        self.keep_button.set_words(say("escalate.do", group=self._names[self.group.value()]))

    def keep(self) -> None:
        """Emit the wish, or say that the reason is missing."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.refuse(say("escalate.missing"), self.reason)
        elif not self.waits:
            group_id = int(self.group.value())
            self.send(lambda sheet: EscalateTicket(self._ticket_id, group_id, reason, sheet))

    def show_refusal(self, refused: Cause) -> None:
        super().show_refusal(refused)
        self.reason.setFocus()

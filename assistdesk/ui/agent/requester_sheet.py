"""Give a ticket to another customer: found by name or address, or new; what follows is said before (decision 0067)."""

from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_people import GiveToCustomer, GiveToNewCustomer
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.agent.somebody_sheet import NAME_CHARS, Chosen, SomebodySheet, Told
from assistdesk.ui.text import in_a_row, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.labels import menu_text


class RequesterSheet(SomebodySheet):
    """Who has it until now reads no more of it, unless that is ticked."""

    def __init__(self, means: Means, parent: QWidget, ticket: TicketView, number: Number) -> None:
        super().__init__(means, parent, say("requester.title", number=ticket_number(ticket.row.id)), ticket, number)
        self._had = plain(ticket.row.requester.name, NAME_CHARS)
        self.keep_in_copy = QCheckBox(menu_text(say("requester.keep", name=self._had)))
        self.keep_in_copy.setFont(means.look.font(Type.BODY))
        self.keep_in_copy.toggled.connect(lambda _on: self.preview())
        self.body.addWidget(self.keep_in_copy)
        self.begin()

    def told_of(self, chosen: Chosen) -> Told:
        name = plain(chosen.person.name, NAME_CHARS)
        if chosen.person.user_id == self._ticket.row.requester.user_id:
            return Told(say("person.is_requester", name=name), False, say("requester.do.none"))
        return self._told(name)

    def told_of_new(self, name: str) -> Told:
        return self._told(name)

    def told_of_nobody(self) -> Told:
        return Told("", False, say("requester.do.none"))

    def _told(self, name: str) -> Told:
        last = say("requester.reads_on" if self.keep_in_copy.isChecked() else "requester.reads_no_more", name=self._had)
        return Told(in_a_row(say("requester.will_have", name=name), last), True, say("requester.do", name=name))

    def wish_for(self, chosen: Chosen, sheet: int) -> Intent:
        return GiveToCustomer(self._ticket.row.id, chosen.person.user_id, self.keep_in_copy.isChecked(), sheet)

    def wish_for_new(self, name: str, email: str, sheet: int) -> Intent:
        return GiveToNewCustomer(self._ticket.row.id, name, email, self.keep_in_copy.isChecked(), sheet)

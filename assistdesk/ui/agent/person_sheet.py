"""Add somebody to a ticket: found by name or address, or new; what she will be is said before (desk.md sections 0, 1)."""

from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_people import AddNewPerson, AddPerson
from assistdesk.runtime.snapshot import PersonView, TicketView
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.agent.somebody_sheet import NAME_CHARS, OURS, Chosen, SomebodySheet, Told
from assistdesk.ui.text import in_a_row, plain, say
from assistdesk.ui.theme import Look, Type


def reply_box(look: Look) -> QCheckBox:
    """Whether an expert writes to the customer too."""
    box = QCheckBox(say("people.may_reply"))
    box.setFont(look.font(Type.SMALL))
    return box


class PersonSheet(SomebodySheet):
    """Theirs come in copy, ours follow, an expert sees the ticket."""

    def __init__(self, means: Means, parent: QWidget, ticket: TicketView, number: Number) -> None:
        super().__init__(means, parent, say("person.title", number=ticket_number(ticket.row.id)), ticket, number)
        self.may_reply = reply_box(means.look)
        self.may_reply.hide()
        self.body.addWidget(self.may_reply)
        self.begin()

    def preview(self) -> None:
        chosen = self.chosen
        self.may_reply.setVisible(chosen is not None and chosen.role == "expert" and not self._is_on(chosen.person))
        super().preview()

    def _is_on(self, person: PersonView) -> bool:
        return any(one.person.user_id == person.user_id for one in self._ticket.participants)

    def told_of(self, chosen: Chosen) -> Told:
        person, role = chosen
        requester, name = self._ticket.row.requester, plain(person.name, NAME_CHARS)
        is_ours, is_on = role in OURS, self._is_on(person)
        if person.user_id == requester.user_id:
            words = say("person.is_requester", name=name)
        elif is_on:
            words = say("person.is_on", name=name)
        elif role == "expert":
            words = say("person.will_help", name=name)
        elif is_ours:
            words = say("person.will_follow", name=name)
        elif person.organisation != requester.organisation:
            words = in_a_row(say("person.will_cc", name=name), say("person.other_org"))
        else:
            words = say("person.will_cc", name=name)
        may = not is_on and person.user_id != requester.user_id and (is_ours or role == "customer")
        return Told(words, may, say("person.add", name=name))

    def told_of_new(self, name: str) -> Told:
        return Told(say("person.will_cc", name=name), True, say("person.add.new"))

    def told_of_nobody(self) -> Told:
        return Told("", False, say("person.add.none"))

    def wish_for(self, chosen: Chosen, sheet: int) -> Intent:
        may_reply = self.may_reply.isChecked() if chosen.role == "expert" else None
        return AddPerson(self._ticket.row.id, chosen.person.user_id, may_reply, sheet)

    def wish_for_new(self, name: str, email: str, sheet: int) -> Intent:
        return AddNewPerson(self._ticket.row.id, name, email, sheet)

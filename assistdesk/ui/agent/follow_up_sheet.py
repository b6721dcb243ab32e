"""A new ticket that goes on from a closed one: its subject and first words; the customer and the tags are the same."""

from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.sheets import TicketSheet
from assistdesk.ui.text import plain, say

WIDTH_PX = 520


class FollowUpSheet(TicketSheet):
    """*closed_id* is the ticket that it goes on from, *name* its customer's, "" not known. *back*: as of ``TicketSheet``."""

    def __init__(
        self, means: Means, parent: QWidget, closed_id: int, subject: str, name: str, back: RefusedSend | None = None
    ) -> None:
        number = ticket_number(closed_id)
        super().__init__(means, parent, say("follow.title", number=number), WIDTH_PX, back=back)
        self._closed_id = closed_id
        self.subject.line.setText(subject)
        if name:
            self.say(say("follow.hint", number=number, name=plain(name, 60)))
        self.body.addWidget(self.subject)
        self.add_words(self.text)

    def typed(self) -> BegunTicket:
        subject, body = self.subject.text().strip(), self.text.toPlainText().strip()
        return BegunTicket(subject, body, self.modes.value() == "note", self._closed_id)

    def make(self) -> None:
        if self.is_filled(self.subject) and self.has_words():
            ticket = self.typed()
            wish = FollowUpTicket(self._closed_id, ticket.subject, ticket.body, ticket.internal, self.replaces)
            self._means.emit(wish)
            self.go()

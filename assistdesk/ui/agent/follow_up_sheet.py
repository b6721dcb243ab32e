"""A new ticket that goes on from a closed one: its subject and first words; the customer and the tags are the same."""

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.sheets import TicketSheet
from assistdesk.ui.text import plain, say

WIDTH_PX = 520


class FollowUpSheet(TicketSheet):
    """*closed* is the ticket that it goes on from."""

    def __init__(self, means: Means, parent: QWidget, closed: TicketRow) -> None:
        number = ticket_number(closed.id)
        super().__init__(means, parent, say("follow.title", number=number), WIDTH_PX)
        self._closed = closed
        self.subject.line.setText(closed.subject)
        self.say(say("follow.hint", number=number, name=plain(closed.requester.name, 60)))
        self.body.addWidget(self.subject)
        self.add_words(self.text)

    def make(self) -> None:
        """Emit the wish, or say what is missing; what was typed stays."""
        if self.is_filled(self.subject) and self.has_words():
            subject, body = self.subject.text().strip(), self.text.toPlainText().strip()
            self._means.emit(FollowUpTicket(self._closed.id, subject, body, self.modes.value() == "note"))
            self.accept()

"""To whom a new ticket goes and with what status it begins: also solved, where it was solved while talking (desk.md N2).

A ticket of somebody's is open, one of nobody's new, unless another status is chosen. Refuses to know the rest of the sheet.
"""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.means import STATUSES
from assistdesk.ui.agent.status_chips import status_choices
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.layouts import fields

NAME_CHARS = 60
SOLVED = "solved:"


class OwnerPart(QFrame):
    """``assignee_id`` None: nobody. ``status`` None: as it comes. Who solves without naming anybody has it herself."""

    def __init__(self, look: Look, snapshot: AgentSnapshot) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._words = snapshot.statuses.words
        self._my_id = str(snapshot.me.user_id) if snapshot.me is not None else ""
        mine = ((self._my_id, say("head.me")),) if self._my_id else ()
        others = tuple((str(one.user_id), plain(one.name, NAME_CHARS)) for one in snapshot.agents)
        people = (("", say("head.nobody")), *mine, *(one for one in others if one[0] != self._my_id))
        self.assignee = Choice(look, say("new.assignee"), people)
        self.status_choice = Choice(look, say("head.status.menu"), ())
        self.assignee.box.activated.connect(lambda _place: self._offer())
        self.status_choice.box.activated.connect(lambda _place: self._take_over())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(fields(self.assignee, self.status_choice))
        self._offer()

    @property
    def assignee_id(self) -> int | None:
        return int(self.assignee.value() or 0) or None

    @property
    def status(self) -> str | None:
        return None if self.status_choice.box.currentIndex() == 0 else self._chosen[0]

    @property
    def custom_status_id(self) -> int | None:
        return self._chosen[1] or None

    def choose(self, assignee_id: int | None, status: str | None, custom_status_id: int | None) -> None:
        """As it was chosen before."""
        self.assignee.choose(str(assignee_id or ""))
        self._offer()
        if status is not None:
            self.status_choice.choose(f"{status}:{custom_status_id or 0}")

    @property
    def _chosen(self) -> tuple[str, int]:
        status, _, label = self.status_choice.value().partition(":")
        return status, int(label or 0)

    def _offer(self) -> None:
        """What it may begin with: new only where it is nobody's. What was chosen stays, where it is still offered."""
        held, box = self.status_choice.value(), self.status_choice.box
        box.clear()
        for status in STATUSES if self.assignee_id else ("new", *STATUSES):
            for label, words in status_choices(status, self._words):
                box.addItem(words, f"{status}:{label}")
        self.status_choice.choose(held)

    def _take_over(self) -> None:
        if self.status_choice.value().startswith(SOLVED) and self.assignee_id is None:
            self.assignee.choose(self._my_id)
            self._offer()

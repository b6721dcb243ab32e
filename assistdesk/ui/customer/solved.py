"""*This solved it*: a button, one question before it is said, and how it stands then (desk.md section 2, N7).

Stands wherever the customer sees her request: under her chat and after a session. *Not yet* has the focus of the question, so
that a press on the space between two words says nothing.
"""

from __future__ import annotations  # a part takes over from a part

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from assistdesk.runtime.intents_customer import SaySolved
from assistdesk.runtime.snapshot_customer import ChatPhase
from assistdesk.ui.customer.page import Notice
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from assistdesk.runtime.snapshot_customer import CustomerChatView, SolvedView
    from assistdesk.ui.customer.page import Emit


def chat_calm(chat: CustomerChatView) -> str:
    """What saying it does where there is a chat."""
    return say("k.solved.calm" if chat.phase is ChatPhase.OVER else "k.solved.calm.chat")


class SolvedPart(QFrame):
    """Seen only while there is something to say of it."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._emit = look, emit
        self._state = "none"
        self._is_asking = False
        self.say = Button(look, say("k.solved.say"), self._ask, icon="circle-check")
        self.question = Card(look, say("k.solved.ask"))
        self.calm = PlainLabel(look, "", Type.CUSTOMER_BODY, "muted", wrap=True)
        self.yes = Button(look, say("k.solved.yes"), self._say, kind="primary")
        self.no = Button(look, say("k.solved.no"), self._take_back)
        self.question.body.addWidget(self.calm)
        self.question.body.addWidget(row((self.no, 1), (self.yes, 1), spacing=10))
        self.told = Notice()
        parts = column(self.told, self.say, self.question, spacing=8)
        layout = parts.layout()
        assert layout is not None
        self.setLayout(layout)

    def show_state(self, view: SolvedView, calm: str, done: str) -> None:
        """*calm*: what pressing *Yes* does; *done*: what stands here once it is solved."""
        self._state = view.state
        self._is_asking = self._is_asking and view.state == "ask"
        self.calm.setText(calm)
        self._arrange()

        def banner() -> Banner | None:
            if view.state == "busy":
                return Banner(self._look, say("k.solved.busy"), Tone.PRIMARY, "hourglass")
            if view.state == "done":
                return Banner(self._look, done, Tone.OK, "circle-check")
            if view.problem is None:
                return None
            words = explain(view.problem.rule, view.problem.fields).sentence
            return Banner(self._look, words, Tone.DANGER, "triangle-alert")

        self.told.tell((view, done), banner)

    def take_over(self, old: SolvedPart) -> None:
        self._is_asking = old._is_asking

    def _arrange(self) -> None:
        is_there = self._state == "ask"
        self.say.setVisible(is_there and not self._is_asking)
        self.question.setVisible(is_there and self._is_asking)
        self.setVisible(self._state != "none")

    def _ask(self) -> None:
        self._is_asking = True
        self._arrange()
        self.no.setFocus()

    def _take_back(self) -> None:
        self._is_asking = False
        self._arrange()
        self.say.setFocus()

    def _say(self) -> None:
        self._is_asking = False
        self.setFocus()  # and no button that is next: the space between two words would press it
        self._emit(SaySolved())

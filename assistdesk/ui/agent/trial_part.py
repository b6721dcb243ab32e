"""*Try it*: which of the newest tickets a rule would have met, as a part of its sheet (desk.md section 12, .../test).

Refuses to know what is tried.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.core.desk.shapes_triggers import TrialAnswer
from assistdesk.runtime.snapshot_triggers import TrialView
from assistdesk.ui.agent.means import Means, date_words, ticket_number
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type, restyle
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

SUBJECT_CHARS, SHOWN_MAX = 120, 10


class TrialPart(QFrame):
    """``begin`` waits for the answer with this number; ``show_trial`` at each snapshot. *asked* is the button's."""

    def __init__(self, means: Means, is_timed: bool, asked: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._is_timed = means, is_timed
        self._waits_for = 0
        look = means.look
        self.button = Button(look, say("trial.try"), asked, size="small")
        self.said = PlainLabel(look, "", Type.BODY, "muted", wrap=True)
        self.met = QVBoxLayout()
        self.met.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(self.button, (self.said, 1), spacing=10))
        layout.addLayout(self.met)
        self.forget()

    def begin(self, number: int) -> None:
        self._waits_for = number
        self._say(say("trial.waits"))

    def forget(self) -> None:
        """Something else is asked for now: the last answer says nothing of it."""
        self._waits_for = 0
        self._say(say("trial.hint.timed" if self._is_timed else "trial.hint"))

    def show_trial(self, trial: TrialView) -> None:
        if not self._waits_for or trial.sheet != self._waits_for:
            return
        self._waits_for = 0
        if trial.answer is None:
            refused = trial.refused.rule if trial.refused is not None else "a.bug"
            self._say(explain(refused).sentence, "danger")
        else:
            self._show_answer(trial.answer)
        announce(self, self.said.text())

    def _show_answer(self, answer: TrialAnswer) -> None:
        count, looked = len(answer.met), answer.tickets
        key = "trial.met.timed" if self._is_timed else "trial.met"
        self._say(say(key, count, tickets=looked) if looked else say("trial.none"))
        look = self._means.look
        for ticket in answer.met[:SHOWN_MAX]:
            number = PlainLabel(look, ticket_number(ticket.ticket_id), Type.SMALL_STRONG, "muted")
            subject = ElidedLabel(look, plain(ticket.subject, SUBJECT_CHARS), Type.SMALL)
            when = PlainLabel(look, date_words(from_rfc3339(ticket.at)), Type.SMALL, "muted")
            self.met.addWidget(row(number, (subject, 1), when, spacing=10))
        if count > SHOWN_MAX:
            self.met.addWidget(column(PlainLabel(look, say("trial.more", count - SHOWN_MAX), Type.SMALL, "muted")))

    def _say(self, sentence: str, ink: str = "muted") -> None:
        clear(self.met)
        self.said.setText(sentence)
        restyle(self.said, "ink", ink)

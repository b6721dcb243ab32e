"""The safety number with its question, on the sheet and on a later question that needs the answer (protocol.md section 5).

Shows what it is told and says what was pressed; whether *Skip* is there, and what an answer changes, is decided elsewhere.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistdesk.core.types import SafetyPolicy, SafetyResult
from assistdesk.runtime.intents_customer import CompareSafety
from assistdesk.ui.customer.page import Emit
from assistdesk.ui.customer.words import spaced
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, row

SAFETY_REASONS = {"offer": "k.sheet.offer", "link": "k.sheet.link"}
"""Why comparing matters, by the way the code came (protocol.md section 3)."""


class SafetyCard(Card):
    """Hidden while there is nothing to compare. ``show_number`` with every snapshot."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__(look)
        self._look, self._emit = look, emit
        self._shown: object = None
        self.hide()

    def show_number(
        self, number: str, agent: str, policy: SafetyPolicy, result: SafetyResult | None, reason: str = ""
    ) -> None:
        """*agent*: the name as it stands elsewhere on the page; *reason*: how the code came."""
        what = (number, agent, policy, result, reason)
        if what == self._shown:
            return
        self._shown = what
        clear(self.body)
        is_asked = policy is not SafetyPolicy.OFF and bool(number)
        self.setVisible(is_asked)
        if not is_asked:
            return
        digits = PlainLabel(self._look, spaced(number), Type.CODE)
        digits.setAccessibleName(f"{say('w.safety')} {' '.join(number)}")
        self.body.addWidget(row(PlainLabel(self._look, say("w.safety"), Type.CUSTOMER_STRONG), None, digits))
        if result is not None:
            key, ink = ("w.safety.same", "ok") if result is SafetyResult.SAME else ("w.safety.skipped", "muted")
            self.body.addWidget(PlainLabel(self._look, say(key), Type.CUSTOMER_BODY, ink, wrap=True))
            return
        question = say("c.safety", n=spaced(number), agent=agent)
        self.body.addWidget(PlainLabel(self._look, question, Type.BODY, "muted", wrap=True))
        if reason in SAFETY_REASONS:
            self.body.addWidget(PlainLabel(self._look, say(SAFETY_REASONS[reason]), Type.BODY, "warn", wrap=True))
        self.body.addWidget(self._buttons(policy))

    def _buttons(self, policy: SafetyPolicy) -> QWidget:
        choices = [("c.same", SafetyResult.SAME, ""), ("c.different", SafetyResult.DIFFERENT, "")]
        if policy is not SafetyPolicy.REQUIRED:
            choices.append(("c.skip", SafetyResult.SKIPPED, "quiet"))
        buttons = [Button(self._look, say(key), self._said(result), kind=kind) for key, result, kind in choices]
        return row(*buttons, None)

    def _said(self, result: SafetyResult) -> Callable[[], None]:
        return lambda: self._emit(CompareSafety(result))

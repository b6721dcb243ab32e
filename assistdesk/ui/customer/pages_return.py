"""The customer's page after a restart in mid-session: continue with this agent? (protocol.md section 12.5).

It says that nobody sees anything now. *No* has the focus; *Continue* works after the page has stood for a moment. Closing the
window answers nothing. Refuses to know whether there still is a way back.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistdesk.core.session.returning import ARM_MS
from assistdesk.runtime.intents_customer import ComeBack, StayAway
from assistdesk.runtime.snapshot_customer import CustomerSnapshot, ReturnView
from assistdesk.ui.customer.page import Emit, Page
from assistdesk.ui.customer.words import agent_name
from assistdesk.ui.session.press_button import PressButton
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, row


class ReturnPage(Page):
    """Built anew for each offer."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, emit)
        self._offer: ReturnView | None = None
        self.no = Button(look, say("k.offer.no"), lambda: emit(StayAway()), size="customer")
        self.go = PressButton(
            look, say("c.continue"), lambda at: emit(ComeBack(at)), clock_ms, "primary", "customer", ARM_MS
        )
        self.foot.addWidget(row((self.no, 1), (self.go, 1), spacing=10))

    def first_focus(self) -> QWidget:
        return self.no

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        offer = snapshot.offered_return
        if offer == self._offer:
            return
        self._offer = offer
        if offer is not None:
            self._build(offer)
            self.go.arm()

    def _build(self, offer: ReturnView) -> None:
        clear(self.column)
        look, agent, verified = self.look, agent_name(offer.agent), offer.agent.verified
        words, tone = ("w.confirmed", "ok") if verified else ("w.notverified", "warn")
        mark = PlainLabel(look, say(words), Type.SMALL, tone)
        self.column.addWidget(row(IconLabel(look, "history", look.tokens.primary_text, 28), None, mark))
        self.column.addWidget(self.head(say("c.return", agent=agent)))
        if offer.subject:
            self.column.addWidget(self.strong(say("c.request", subject=offer.subject)))
        self.column.addWidget(self.body(say("c.return.now")))
        self.column.addWidget(self.body(say("c.return.then", agent=agent)))
        self.column.addStretch(1)

"""The customer's page for one later question: may the agent have this as well (experience.md sections 2.4 and 7)?

No has the focus; *Allow* works after a moment of being fully visible, decided elsewhere. *Stop* stays beside it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from assistdesk.core.types import Permission
from assistdesk.runtime.intents import Answer, Stop
from assistdesk.runtime.snapshot import AskView, CustomerSnapshot
from assistdesk.ui.customer.page import Emit, Page
from assistdesk.ui.customer.words import PERMISSION_ICONS, agent_name, minutes_words
from assistdesk.ui.text import key_words, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, row

MINUTES = {Permission.CONTROL: (15, 5, 60)}
"""The times offered, the proposed one first; what is not here has one time only."""
QUESTIONS = {
    Permission.CONTROL: "c.ask.control",
    Permission.CLIPBOARD: "c.ask.clip",
    Permission.FILES: "c.ask.files",
    Permission.RECORD: "c.ask.record",
    Permission.RESUME: "c.ask.resume",
}
TIMED = (Permission.CONTROL, Permission.RECORD)


class AskPage(Page):
    """The oldest open question. Built anew for each; inside one only the count changes."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, emit)
        self._clock_ms = clock_ms
        self._ask: AskView | None = None
        self._agent = ""
        self._pressed_at_ms = 0
        self.question = self.head()
        self.minutes = QComboBox()
        self.deny = Button(look, say("c.deny"), lambda: self._answer(False), size="customer")
        self.allow = Button(look, say("c.allow"), lambda: self._answer(True), kind="primary", size="customer")
        self.allow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.allow.pressed.connect(self._went_down)
        self.stop = Button(
            look, say("c.stop"), lambda: self.emit_intent(Stop("button")), "danger", "circle-stop", "customer"
        )
        self.foot.addWidget(row((self.deny, 1), (self.allow, 1), spacing=10))
        self.foot.addWidget(self.stop)

    def first_focus(self) -> QWidget:
        return self.deny

    def _went_down(self) -> None:
        self._pressed_at_ms = self._clock_ms()

    def _answer(self, allow: bool) -> None:
        if self._ask is None:
            return
        pressed = self._pressed_at_ms or self._clock_ms()
        self.emit_intent(Answer(self._ask.id, allow, pressed, minutes=self._minutes()))
        self._pressed_at_ms = 0

    def say_no(self) -> None:
        """Enter, Esc, or the window's own close button."""
        self._answer(False)

    def _minutes(self) -> int:
        return int(self.minutes.currentData() or 0)

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        ask = snapshot.asks[0] if snapshot.asks else None
        before, self._ask = self._ask, ask
        if ask is None:
            return
        if before is None or before.id != ask.id:
            self._build(snapshot, ask)
        is_armed = ask.armed_in_s <= 0
        self.allow.setEnabled(is_armed)
        self.allow.set_words(say("c.allow") if is_armed else say("w.allow.in", seconds=ask.armed_in_s))

    def _build(self, snapshot: CustomerSnapshot, ask: AskView) -> None:
        clear(self.column)
        self._pressed_at_ms = 0
        self._agent = agent_name(snapshot.agent)
        permission = ask.permissions[0]
        look = self.look
        verified = snapshot.agent.verified
        mark = PlainLabel(
            look, say("w.confirmed" if verified else "w.notverified"), Type.SMALL, "ok" if verified else "warn"
        )
        icon = IconLabel(look, PERMISSION_ICONS[permission], look.tokens.primary_text, 28)
        self.column.addWidget(row(icon, None, mark))
        self.question = self.head()
        self.column.addWidget(self.question)
        self.minutes = QComboBox()
        self.minutes.setFont(look.font(Type.CUSTOMER_BODY))
        self.minutes.setAccessibleName(say("w.howlong"))
        for minutes in MINUTES.get(permission, (ask.minutes,)):
            self.minutes.addItem(minutes_words(minutes), minutes)
        self.minutes.currentIndexChanged.connect(lambda _index: self._show_question(permission))
        self._show_question(permission)
        if permission is Permission.CONTROL:
            self.column.addWidget(Banner(look, say("c.ask.control.2"), Tone.PRIMARY, "hand"))
        if self.minutes.count() > 1:
            clock = IconLabel(look, "clock", look.tokens.muted, 18)
            how_long = PlainLabel(look, say("w.howlong"), Type.CUSTOMER_BODY)
            self.column.addWidget(row(clock, (how_long, 1), self.minutes, spacing=10))
        stop = self.body(say("c.howstop", key=key_words(snapshot.stop_key)))
        self.column.addWidget(row(IconLabel(look, "circle-stop", look.tokens.muted, 18), (stop, 1), spacing=10))
        self.column.addStretch(1)

    def _show_question(self, permission: Permission) -> None:
        count = self._minutes() if permission in TIMED else None
        self.question.setText(say(QUESTIONS[permission], count, agent=self._agent))

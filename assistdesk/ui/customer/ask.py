"""The customer's page for one later question: may the agent have this as well, or several things at once (experience.md
sections 2.4 and 7)?

No has the focus; *Allow* works after a moment of being fully visible, decided elsewhere. *Stop* stays beside it.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox

from assistdesk.core.session.permissions import BY_DIRECTION, TO_HOST, TO_VIEWER
from assistdesk.core.types import Permission, SafetyPolicy
from assistdesk.runtime.intents_customer import Answer, Stop
from assistdesk.runtime.snapshot_customer import AskView, CustomerSnapshot
from assistdesk.ui.customer.bundle import BundleList, bundle_name
from assistdesk.ui.customer.page import Emit, Page, QuestionPage
from assistdesk.ui.customer.safety import SafetyCard
from assistdesk.ui.customer.words import PERMISSION_ICONS, agent_name, minutes_words
from assistdesk.ui.text import key_words, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, row

MINUTES = {Permission.CONTROL: (15, 5, 60), Permission.RECORD: (60, 15, 0)}
"""The times offered, the proposed one first; what is not here has one time only."""
QUESTIONS = {
    Permission.POINT: "c.ask.point",
    Permission.CONTROL: "c.ask.control",
    Permission.CLIPBOARD: "c.ask.clip",
    Permission.FILES: "c.ask.files",
    Permission.RECORD: "c.ask.record",
    Permission.RESUME: "c.ask.resume",
}
REMARKS = {Permission.POINT: "c.ask.point.2", Permission.CONTROL: "c.ask.control.2"}
DIRECTIONS = ((TO_VIEWER, "share.to_agent"), (TO_HOST, "share.to_me"))
TIMED = (Permission.CONTROL,)


def what_of(ask: AskView) -> object:
    """What the page is built for."""
    return ask.id, ask.permissions, ask.may_restart


class AskPage(QuestionPage):
    """The oldest open question. Built anew for each, and when its lines change; else only the count does."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, emit, clock_ms)
        self._ask: AskView | None = None
        self._agent = ""
        self._needed_safety = self._needed_before = False
        self.question = self.head()
        self.safety = SafetyCard(look, emit)
        self.boxes: dict[int, QCheckBox] = {}
        self.restart: QCheckBox | None = None
        self.bundle: BundleList | None = None
        self.stop = Button(
            look, say("c.stop"), lambda: self.emit_intent(Stop("button")), "danger", "circle-stop", "customer"
        )
        self.foot.addWidget(self.stop)

    def answer(self, allow: bool) -> None:
        if self._ask is None:
            return
        chosen = self.bundle.chosen if self.bundle is not None else self._ask.permissions
        restart = self.restart is not None and self.restart.isChecked()
        answer = Answer(
            self._ask.id, allow, self.take_press(), (), self._minutes(), chosen, self._directions(), restart
        )
        self.emit_intent(answer)

    def _minutes(self) -> int:
        return int(self.minutes.currentData() or 0)

    def _directions(self) -> int:
        return sum(bit for bit, box in self.boxes.items() if box.isChecked())

    @property
    def built_for(self) -> object:
        return None if self._ask is None else what_of(self._ask)

    @property
    def ticks(self) -> list[QCheckBox]:
        parts = [] if self.bundle is None else self.bundle.ticks.values()
        return [*self.boxes.values(), *parts, *([] if self.restart is None else [self.restart])]

    def take_over(self, old: Page) -> None:
        super().take_over(old)
        if isinstance(old, AskPage):
            self._needed_before = old._needed_safety

    def ask_of(self, snapshot: CustomerSnapshot) -> AskView | None:
        """The question that is this page's to ask."""
        return snapshot.asks[0] if snapshot.asks and not snapshot.asks[0].invited else None

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        ask = self.ask_of(snapshot)
        before, self._ask = self._ask, ask
        if ask is None:
            return
        if before is None or what_of(before) != what_of(ask):
            self._build(snapshot, ask)
            self._needed_safety = self.choose_again() and self._needed_before
        is_armed = ask.armed_in_s <= 0
        policy = SafetyPolicy.REQUIRED if self._is_about_safety(ask) else SafetyPolicy.OFF
        answer = None if ask.needs_safety else snapshot.safety_result
        self.safety.show_number(snapshot.safety_number, self._agent, policy, answer)
        self._show_armed()
        self.allow.set_words(say("c.allow") if is_armed else say("w.allow.in", seconds=ask.armed_in_s))

    def _is_about_safety(self, ask: AskView) -> bool:
        """The number stays on the page once it was needed, with its answer."""
        self._needed_safety = self._needed_safety or ask.needs_safety
        return self._needed_safety

    def _show_armed(self) -> None:
        ask = self._ask
        may = ask is not None and ask.armed_in_s <= 0 and not ask.needs_safety
        has_way = not self.boxes or self._directions() > 0
        has_part = self.bundle is None or bool(self.bundle.chosen)
        self.allow.setEnabled(may and has_way and has_part)

    def _begin(self, snapshot: CustomerSnapshot) -> None:
        self._pressed_at_ms = 0
        self._needed_safety = False
        self._agent = agent_name(snapshot.agent)
        self.safety = SafetyCard(self.look, self.emit_intent)
        self.minutes = QComboBox()
        self.boxes = {}
        self.restart = None
        self.bundle = None

    def _build(self, snapshot: CustomerSnapshot, ask: AskView) -> None:
        clear(self.column)
        self._begin(snapshot)
        look = self.look
        verified = snapshot.agent.verified
        mark = PlainLabel(
            look, say("w.confirmed" if verified else "w.notverified"), Type.SMALL, "ok" if verified else "warn"
        )
        is_bundle = len(ask.permissions) > 1
        name = "headset" if is_bundle else PERMISSION_ICONS[ask.permissions[0]]
        self.column.addWidget(row(IconLabel(look, name, look.tokens.primary_text, 28), None, mark))
        self.question = self.head()
        self.column.addWidget(self.question)
        self.minutes.setFont(look.font(Type.CUSTOMER_BODY))
        self.minutes.setAccessibleName(say("w.howlong"))
        if is_bundle:
            self._add_bundle(snapshot, ask)
        else:
            self._add_one(snapshot, ask, ask.permissions[0])
        if ask.may_restart:
            self._add_restart()
        if self.minutes.count() > 1:
            clock = IconLabel(look, "clock", look.tokens.muted, 18)
            how_long = PlainLabel(look, say("w.howlong"), Type.CUSTOMER_BODY)
            self.column.addWidget(row(clock, (how_long, 1), self.minutes, spacing=10))
        self.column.addWidget(self.safety)
        stop = self.body(say("c.howstop", key=key_words(snapshot.stop_key)))
        self.column.addWidget(row(IconLabel(look, "circle-stop", look.tokens.muted, 18), (stop, 1), spacing=10))
        self.column.addStretch(1)

    def _add_one(self, snapshot: CustomerSnapshot, ask: AskView, permission: Permission) -> None:
        for minutes in MINUTES.get(permission, (ask.minutes,)):
            self.minutes.addItem(minutes_words(minutes), minutes)
        self.minutes.currentIndexChanged.connect(lambda _index: self._show_question(permission))
        self._show_question(permission)
        self._add_remark(snapshot, permission)
        if permission in BY_DIRECTION:
            self._add_directions(ask)

    def _add_remark(self, snapshot: CustomerSnapshot, permission: Permission) -> None:
        if permission is Permission.CONTROL and not snapshot.can_see_local_input:
            self.column.addWidget(Banner(self.look, say("c.ask.control.blind"), Tone.WARN, "triangle-alert"))
        elif permission in REMARKS:
            self.column.addWidget(Banner(self.look, say(REMARKS[permission]), Tone.PRIMARY, "hand"))

    def _add_bundle(self, snapshot: CustomerSnapshot, ask: AskView) -> None:
        """Each part with its tick, and one end time for all."""
        self.question.setText(say("c.bundle", agent=self._agent))
        name = bundle_name(ask.permissions)
        if name:
            self.column.addWidget(self.strong(name))
        for minutes in ask.minutes_offered:
            self.minutes.addItem(minutes_words(minutes), minutes)
        self.bundle = BundleList(self.look, ask, self._agent, self._show_armed)
        self.column.addWidget(self.bundle)
        if Permission.CONTROL in ask.permissions:
            self._add_remark(snapshot, Permission.CONTROL)
        if self.minutes.count() == 1:
            self._add_one_time(ask)

    def _add_restart(self) -> None:
        """Not ticked: it is more than what the line's loss asks for. A label beside it, since a tick's own words never wrap."""
        words = say("c.ask.resume.2")
        self.restart = QCheckBox()
        self.restart.setAccessibleName(words)
        self.column.addWidget(row(self.restart, (self.body(words), 1), spacing=10))

    def _add_directions(self, ask: AskView) -> None:
        for bit, words in DIRECTIONS:
            if ask.directions[0] & bit:
                self.boxes[bit] = box = QCheckBox(menu_text(say(words, agent=self._agent)))
                box.setFont(self.look.font(Type.CUSTOMER_BODY))
                box.setChecked(True)
                box.toggled.connect(lambda _on=False: self._show_armed())
                self.column.addWidget(box)
        self._add_one_time(ask)

    def _add_one_time(self, ask: AskView) -> None:
        until = self.body(say("c.time", ask.minutes))
        self.column.addWidget(row(IconLabel(self.look, "clock", self.look.tokens.muted, 18), (until, 1), spacing=10))

    def _show_question(self, permission: Permission) -> None:
        count = self._minutes() if permission in TIMED else None
        self.question.setText(say(QUESTIONS[permission], count, agent=self._agent))

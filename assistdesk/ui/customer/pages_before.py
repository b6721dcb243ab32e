"""The customer's pages before anything is shown to anybody: check, home with the code boxes, joining (experience.md 2.4)."""

from PySide6.QtWidgets import QWidget

from assistdesk.core.crypto.code import CODE_MIN_DIGITS
from assistdesk.runtime.intents_customer import Cancel, EnterCode, OpenAsk
from assistdesk.runtime.snapshot_customer import CustomerPhase, CustomerSnapshot
from assistdesk.ui.customer.page import Emit, Notice, Page
from assistdesk.ui.customer.words import problem_words
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.digits import DigitBoxes
from assistdesk.ui.widgets.feedback import StateNote
from assistdesk.ui.widgets.labels import IconLabel
from assistdesk.ui.widgets.layouts import row

SLOW_AFTER_MS = 15_000
CHECK_KEYS = {"wayland": "c.wayland", "mac_screen": "c.mac"}
BOX_PX, NARROW_BOX_PX, NARROW_PX = (30, 46), (23, 44), 420


class HomePage(Page):
    """Ten digit boxes. The last right digit joins by itself; a code that came by a link waits for *Continue*."""

    def __init__(self, look: Look, emit: Emit, as_agent: object = None) -> None:
        super().__init__(look, emit)
        self._count = CODE_MIN_DIGITS
        self._narrow = False
        self._by_link = False
        self._typed: set[str] = set()
        self._last_code = (CustomerPhase.HOME, "")
        self.title = self.head(say("w.home"))
        self.words = self.body(say("c.code", self._count))
        self.boxes = self._make_boxes()
        self._boxes_row = row(None, self.boxes, None)
        self.notice = Notice()
        self.calm = self.body(say("w.home.calm"), "muted")
        self.phone = self.body("", "muted")
        self.mark = IconLabel(look, "headset", look.tokens.primary, 40)
        self.column.addWidget(self.mark)
        for part in (self.title, self.words, self._boxes_row, self.notice, self.calm, self.phone):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.go = Button(look, say("w.home.go"), self._pressed, kind="primary", size="customer")
        self.foot.addWidget(self.go)
        self.ask = Button(look, say("k.ask.open"), lambda: emit(OpenAsk()), kind="quiet")
        self.foot.addWidget(row(None, self.ask, None))
        self.agent = Button(look, say("w.home.agent"), as_agent if callable(as_agent) else None, kind="quiet")
        self.agent.setVisible(callable(as_agent))
        self.foot.addWidget(row(None, self.agent, None))

    def first_focus(self) -> QWidget:
        return self.boxes

    def _make_boxes(self) -> DigitBoxes:
        size = NARROW_BOX_PX if self._narrow else BOX_PX
        boxes = DigitBoxes(self.look, self._count, say("w.home.field"), size)
        boxes.edited.connect(self._edited)
        boxes.completed.connect(self._completed)
        return boxes

    def _edited(self, digits: str) -> None:
        self._by_link = False
        self._typed.add(digits)
        self.go.setEnabled(bool(digits))
        self.emit_intent(EnterCode(digits, complete=False))

    def _completed(self, digits: str) -> None:
        if not self._by_link:
            self.emit_intent(EnterCode(digits, complete=True))

    def _pressed(self) -> None:
        self._by_link = False
        self.emit_intent(EnterCode(self.boxes.text(), complete=True))

    def fit_width(self, width_px: int) -> None:
        """Smaller boxes in a narrow window."""
        if (width_px < NARROW_PX) != self._narrow:
            self._narrow = width_px < NARROW_PX
            self._replace_boxes()

    def _replace_boxes(self) -> None:
        old, had_focus = self.boxes, self.boxes.hasFocus()
        self.boxes = self._make_boxes()
        self.boxes.set_text(old.text())
        self.boxes.set_bad(old.is_bad)
        layout = self._boxes_row.layout()
        assert layout is not None
        layout.replaceWidget(old, self.boxes)
        old.hide()
        old.deleteLater()
        if had_focus:
            self.boxes.setFocus()

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        if snapshot.code_digits != self._count:
            self._count = snapshot.code_digits
            self.words.setText(say("c.code", self._count))
            self._replace_boxes()
        self._take_code(snapshot)
        self._by_link = snapshot.code_by_link
        self.go.setEnabled(bool(self.boxes.text()))
        self._show_problem(snapshot)
        has_phone = bool(snapshot.phone)
        self.phone.setVisible(has_phone)
        if has_phone:
            self.phone.setText(say("w.home.call", org=snapshot.organisation, phone=snapshot.phone))

    def _take_code(self, snapshot: CustomerSnapshot) -> None:
        """A link fills the boxes, a new start empties them. What is only the echo of our own typing comes late by nature and
        must not undo the digits typed since."""
        before, self._last_code = self._last_code, (snapshot.phase, snapshot.code)
        is_echo = snapshot.phase is before[0] and snapshot.code in self._typed
        if self._last_code == before or snapshot.code == self.boxes.text() or is_echo:
            return
        self._typed.clear()
        self.boxes.set_text(snapshot.code)

    def _show_problem(self, snapshot: CustomerSnapshot) -> None:
        what = (snapshot.problem, snapshot.online, snapshot.code_by_link, snapshot.checks, snapshot.organisation)
        is_wrong = snapshot.problem is not None and snapshot.problem.rule.startswith("code_")
        is_wrong_again = is_wrong and self.boxes.is_full and snapshot.code == self.boxes.text()
        if self.notice.tell(what, lambda: self._banner(snapshot)) or is_wrong_again:
            self.boxes.set_bad(is_wrong)

    def _banner(self, snapshot: CustomerSnapshot) -> Banner | None:
        blocked = next((check for check in snapshot.checks if check.blocking), None)
        if blocked is not None:
            return Banner(self.look, say(CHECK_KEYS.get(blocked.rule, "w.checks")), Tone.WARN, "triangle-alert")
        if snapshot.problem is not None:
            return Banner(self.look, problem_words(snapshot.problem), Tone.DANGER, "triangle-alert")
        if not snapshot.online:
            return Banner(self.look, say("c.offline", org=snapshot.organisation), Tone.WARN, "wifi")
        if snapshot.code_by_link and snapshot.code:
            return Banner(self.look, say("w.home.link"), Tone.PRIMARY, "info")
        return None


class JoiningPage(Page):
    """ "Connecting safely…", with *Cancel*; after 15 s a sentence more."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__(look, emit)
        self._since_ms = 0
        note = StateNote(look, "shield-check", say("w.joining.calm"), say("w.joining"), Tone.PRIMARY)
        self.slow = self.body(say("w.joining.slow"), "warn")
        self.slow.hide()
        self.column.addStretch(1)
        self.column.addWidget(note)
        self.column.addWidget(self.slow)
        self.column.addStretch(1)
        self.cancel = Button(look, say("w.cancel"), lambda: self.emit_intent(Cancel()), size="customer")
        self.foot.addWidget(self.cancel)

    def first_focus(self) -> QWidget:
        return self.cancel

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        if snapshot.phase is not CustomerPhase.JOINING:
            self._since_ms = 0
            return
        self._since_ms = self._since_ms or snapshot.made_at_ms
        self.slow.setVisible(snapshot.made_at_ms - self._since_ms > SLOW_AFTER_MS)

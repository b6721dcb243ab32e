"""The sheet: who wants to see the screen, for which request, for how long, how to stop it (experience.md sections 2.4 and 7).

*Do not allow* has the focus; Enter, Space, Esc and closing mean no. *Allow* counts down while the sheet is fully visible and
starts again when it was covered; the machine behind decides when it is armed, this page only shows the count and says when
it is to be seen. Every answer carries the moment the button went down.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from assistdesk.core.types import Monitor
from assistdesk.runtime.intents_customer import Answer, NotMyRequest
from assistdesk.runtime.snapshot_customer import CustomerSnapshot, SheetView
from assistdesk.ui.customer.page import SHEET_ASK, Emit, QuestionPage
from assistdesk.ui.customer.safety import SafetyCard
from assistdesk.ui.customer.words import agent_name, minutes_words, screens, why_not_verified
from assistdesk.ui.text import key_words, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, row


class SheetPage(QuestionPage):
    """Built anew for each request; inside one only the count, the screens and the safety answer change."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, emit, clock_ms)
        self._built_for: object = None
        self._monitors: tuple[Monitor, ...] = ()
        self.boxes: dict[int, QCheckBox] = {}
        self.see = self.body()
        self.safety = SafetyCard(look, emit)
        self.not_mine = Button(look, say("c.notmine"), lambda: emit(NotMyRequest()), kind="quiet")
        self.foot.addWidget(self.not_mine, 0, Qt.AlignmentFlag.AlignHCenter)

    def answer(self, allow: bool) -> None:
        chosen = tuple(monitor for monitor, box in self.boxes.items() if box.isChecked())
        minutes = int(self.minutes.currentData() or 0)
        self.emit_intent(Answer(SHEET_ASK, allow, self.take_press(), monitors=chosen, minutes=minutes))

    @property
    def built_for(self) -> object:
        return self._built_for

    @property
    def ticks(self) -> list[QCheckBox]:
        return list(self.boxes.values())

    # --- building ---------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        sheet = snapshot.sheet
        if sheet is None:
            self._built_for = None
            return
        what = (sheet.agent, sheet.subject, sheet.ticket_number, snapshot.organisation, snapshot.monitors)
        if what != self._built_for:
            self._built_for = what
            self._build(snapshot, sheet)
            self.choose_again()
        self.safety.show_number(
            sheet.safety_number, agent_name(sheet.agent), sheet.safety_policy, sheet.safety_result, sheet.safety_reason
        )
        self._show_count(sheet)

    def _build(self, snapshot: CustomerSnapshot, sheet: SheetView) -> None:
        clear(self.column)
        agent, org = agent_name(sheet.agent), sheet.agent.organisation or snapshot.organisation
        self.column.addWidget(self._identity(sheet, agent, org))
        if sheet.subject:
            self.column.addWidget(self._request(sheet))
        self._build_terms(snapshot, sheet, agent)
        self.column.addWidget(self._warning())
        self.safety = SafetyCard(self.look, self.emit_intent)
        self.column.addWidget(self.safety)
        self.column.addStretch(1)

    def _identity(self, sheet: SheetView, agent: str, org: str) -> Banner:
        """Green with the organisation's word for it, or amber with the name as a claim."""
        verified = sheet.agent.verified
        banner = Banner(
            self.look,
            say("c.verified", org=org) if verified else say("c.unverified", agent=sheet.agent.name),
            Tone.OK if verified else Tone.WARN,
            "shield-check" if verified else "triangle-alert",
        )
        banner.label.setFont(self.look.font(Type.MEDIUM))
        head = PlainLabel(self.look, say("c.sheet", agent=agent, org=org), Type.PAGE, wrap=True)
        banner.column.insertWidget(0, head)
        why = why_not_verified(sheet.agent)
        if why:
            banner.add(PlainLabel(self.look, why, Type.SMALL, "warn", wrap=True))
        return banner

    def _request(self, sheet: SheetView) -> QWidget:
        words = say("c.request", subject=sheet.subject)
        if sheet.ticket_number is None:
            return self.strong(words)
        number = PlainLabel(self.look, say("w.request", number=sheet.ticket_number), Type.SMALL, "muted")
        holder = QWidget()
        holder.setObjectName("ghost")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.strong(words))
        column.addWidget(number)
        return holder

    def _build_terms(self, snapshot: CustomerSnapshot, sheet: SheetView, agent: str) -> None:
        self._monitors = snapshot.monitors
        self.boxes = {}
        self.see = self.body(say("c.see", agent=agent, monitors=screens(snapshot.monitors[:1])))
        self.column.addWidget(self._with_icon("eye", self.see))
        if len(snapshot.monitors) > 1:
            for monitor in snapshot.monitors:
                key = "w.screen.main" if monitor.primary else "w.screen"
                box = QCheckBox(say(key, number=monitor.id + 1))
                box.setFont(self.look.font(Type.CUSTOMER_BODY))
                box.setChecked(monitor is snapshot.monitors[0])
                box.toggled.connect(lambda _=False, agent=agent: self._screens_changed(agent))
                self.boxes[monitor.id] = box
                self.column.addWidget(box)
        elif snapshot.monitors:
            lone = QCheckBox()
            lone.setChecked(True)
            self.boxes[snapshot.monitors[0].id] = lone
        self.minutes = QComboBox()
        self.minutes.setFont(self.look.font(Type.CUSTOMER_BODY))
        self.minutes.setAccessibleName(say("w.howlong"))
        for minutes in sheet.minutes_offered:
            self.minutes.addItem(minutes_words(minutes), minutes)
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(sheet.minutes)))
        how_long = PlainLabel(self.look, say("w.howlong"), Type.CUSTOMER_BODY)
        self.column.addWidget(self._with_icon("clock", how_long, self.minutes))
        stop = self.body(say("c.howstop", key=key_words(snapshot.stop_key)))
        self.column.addWidget(self._with_icon("circle-stop", stop))

    def _screens_changed(self, agent: str) -> None:
        chosen = [monitor for monitor in self._monitors if self.boxes[monitor.id].isChecked()]
        words = say("c.see", agent=agent, monitors=screens(chosen)) if chosen else say("w.screens.none")
        self.see.setText(words)
        self.allow.setEnabled(bool(chosen) and self._armed)

    def _with_icon(self, icon: str, *parts: QWidget) -> QWidget:
        label = IconLabel(self.look, icon, self.look.tokens.muted, 18)
        first, *rest = parts
        return row(label, (first, 1), *rest, spacing=10)

    def _warning(self) -> Banner:
        warning = Banner(self.look, say("c.scam.1"), Tone.WARN, "triangle-alert")
        warning.label.setFont(self.look.font(Type.CUSTOMER_STRONG))
        for key in ("c.scam.2", "c.scam.3"):
            warning.add(PlainLabel(self.look, say(key), Type.BODY, "warn", wrap=True))
        return warning

    # --- what changes -----------------------------------------------------------------------------------------------

    _armed = False

    def _show_count(self, sheet: SheetView) -> None:
        self._armed = sheet.armed_in_s <= 0
        has_screen = not self.boxes or any(box.isChecked() for box in self.boxes.values())
        self.allow.setEnabled(self._armed and has_screen)
        self.allow.set_words(say("c.allow") if self._armed else say("w.allow.in", seconds=sheet.armed_in_s))

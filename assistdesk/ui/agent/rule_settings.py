"""Business hours and SLA policies in the settings, for admins: the lists, their order, and the forms (desk.md section 5)."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_rules import PolicyOut, ScheduleOut
from assistdesk.runtime.intents_rules import OrderPolicies, ReadRules
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.ui.agent.clock_words import hours_words
from assistdesk.ui.agent.condition_fields import NOTHING_KNOWN
from assistdesk.ui.agent.known_desk import seen_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.policy_sheet import PolicySheet
from assistdesk.ui.agent.rule_sheet import RuleSheet
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.schedule_sheet import ScheduleSheet
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

TITLE_CHARS, SHOWN_MAX = 80, 200


class RuleSettings(QFrame):
    """``show_snapshot`` at each snapshot. Not there for agents, who may not change rules."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._rules = RulesView()
        self._known = NOTHING_KNOWN
        self._last_form = 0
        self._sheet: RuleSheet | None = None
        look = means.look
        new = Button(look, say("hours.new"), lambda: self.edit_schedule(None), icon="plus", size="small")
        hours = Card(look, say("hours.title"), new)
        hours.body.addWidget(PlainLabel(look, say("hours.hint"), Type.SMALL, "muted", wrap=True))
        self._hours = QVBoxLayout()
        self._hours.setSpacing(8)
        hours.body.addLayout(self._hours)
        new = Button(look, say("policy.new"), lambda: self.edit_policy(None), icon="plus", size="small")
        policies = Card(look, say("policy.title"), new)
        policies.body.addWidget(PlainLabel(look, say("policy.hint"), Type.SMALL, "muted", wrap=True))
        self._policies = QVBoxLayout()
        self._policies.setSpacing(8)
        policies.body.addLayout(self._policies)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(hours)
        layout.addWidget(policies)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadRules())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        before, self._rules, self._known = self._rules, snapshot.rules, seen_of(snapshot)
        if (before.schedules, before.default_id) != (self._rules.schedules, self._rules.default_id):
            clear(self._hours)
            for schedule in self._rules.schedules[:SHOWN_MAX]:
                self._hours.addWidget(self._schedule_row(schedule))
        if before.policies != self._rules.policies:
            clear(self._policies)
            for policy in self._rules.policies[:SHOWN_MAX]:
                self._policies.addWidget(self._policy_row(policy))
        if self._sheet is not None:
            self._sheet.show_rules(self._rules)
        self.setVisible(snapshot.me is not None and snapshot.me.role == "admin")

    def _schedule_row(self, schedule: ScheduleOut) -> QFrame:
        look, title = self._means.look, plain(schedule.name, TITLE_CHARS)
        zone = plain(schedule.time_zone, TITLE_CHARS)
        said = say("hours.said", hours=hours_words(schedule.intervals), zone=zone)
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            PlainLabel(look, said, Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        parts: list[QWidget | tuple[QWidget, int]] = [(words, 1)]
        if schedule.holidays:
            parts.append(Chip(look, say("hours.holidays.count", len(schedule.holidays)), Tone.NEUTRAL))
        if schedule.id == self._rules.default_id:
            parts.append(Chip(look, say("hours.default"), Tone.PRIMARY))
        parts.append(self._edit_button(title, partial(self.edit_schedule, schedule)))
        return row(*parts, spacing=8)

    def _policy_row(self, policy: PolicyOut) -> QFrame:
        look, title = self._means.look, plain(policy.title, TITLE_CHARS)
        count = len(policy.conditions.all) + len(policy.conditions.any)
        fits = say("policy.conditions", count) if count else say("policy.every")
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            PlainLabel(look, f"{fits} · {say('policy.targets', len(policy.targets))}", Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        earlier = IconButton(look, "chevron-up", say("policy.up", title=title), partial(self._move, policy.id, -1))
        later = IconButton(look, "chevron-down", say("policy.down", title=title), partial(self._move, policy.id, 1))
        earlier.setEnabled(policy is not self._rules.policies[0])
        later.setEnabled(policy is not self._rules.policies[-1])
        return row((words, 1), earlier, later, self._edit_button(title, partial(self.edit_policy, policy)), spacing=8)

    def _move(self, policy_id: int, by: int) -> None:
        self._means.emit(OrderPolicies(moved([one.id for one in self._rules.policies], policy_id, by)))

    def _edit_button(self, title: str, pressed: "partial[None]") -> Button:
        button = Button(self._means.look, say("rules.edit"), pressed, size="small")
        button.setAccessibleName(say("rules.edit.of", title=title))
        return button

    def edit_schedule(self, schedule: ScheduleOut | None) -> None:
        self._open(ScheduleSheet(self._means, self.window(), schedule, self._next_form))

    def edit_policy(self, policy: PolicyOut | None) -> None:
        schedules = self._rules.schedules
        self._open(PolicySheet(self._means, self.window(), policy, schedules, self._next_form, self._known))

    def _next_form(self) -> int:
        """No form before had this number, not even one of a window that is gone."""
        self._last_form = max(self._last_form, self._rules.answered) + 1
        return self._last_form

    def _open(self, sheet: RuleSheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()

"""Triggers and time rules in the settings, for admins: what each does, in its order, and its switch (desk.md section 9)."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerOut
from assistdesk.runtime.intents_triggers import OrderTriggers, ReadTriggers, SwitchTimeRule, SwitchTrigger
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.rule_words import Names, then_words, when_words
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

TITLE_CHARS, SHOWN_MAX = 80, 200


class TriggerSettings(QFrame):
    """``show_snapshot`` at each snapshot. Not there for agents, who may not change rules."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._view = TriggersView()
        self._shown: object = None
        look = means.look
        self._triggers, self._timed = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for kind, rows in (("trigger", self._triggers), ("timed", self._timed)):
            card = Card(look, say(f"rule.{kind}.title"))
            card.body.addWidget(PlainLabel(look, say(f"rule.{kind}.hint"), Type.SMALL, "muted", wrap=True))
            rows.setSpacing(10)
            card.body.addLayout(rows)
            layout.addWidget(card)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadTriggers())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        if snapshot.triggers != self._shown:
            self._shown = self._view = snapshot.triggers
            people, groups = dict(self._view.people), dict(self._view.groups)
            clear(self._triggers)
            for rule in self._view.triggers[:SHOWN_MAX]:
                self._triggers.addWidget(self._trigger_row(rule, people, groups))
            if not self._view.triggers:
                none = PlainLabel(self._means.look, say("rule.trigger.none"), Type.SMALL, "muted", wrap=True)
                self._triggers.addWidget(none)
            clear(self._timed)
            for timed in self._view.time_rules[:SHOWN_MAX]:
                switch = self._switch(timed, partial(self._switch_timed, timed))
                self._timed.addWidget(row((self._words(timed, people, groups), 1), switch, spacing=8))
        self.setVisible(snapshot.me is not None and snapshot.me.role == "admin")

    def _trigger_row(self, rule: TriggerOut, people: Names, groups: Names) -> QFrame:
        look, title = self._means.look, plain(rule.title, TITLE_CHARS)
        earlier = IconButton(look, "chevron-up", say("rule.up", title=title), partial(self._move, rule.id, -1))
        later = IconButton(look, "chevron-down", say("rule.down", title=title), partial(self._move, rule.id, 1))
        earlier.setEnabled(rule is not self._view.triggers[0])
        later.setEnabled(rule is not self._view.triggers[-1])
        switch = self._switch(rule, partial(self._switch_trigger, rule))
        return row((self._words(rule, people, groups), 1), earlier, later, switch, spacing=8)

    def _words(self, rule: TriggerOut, people: Names, groups: Names) -> QWidget:
        look = self._means.look
        said = say("rule.said", when=when_words(rule), then=then_words(rule.actions, people, groups))
        return column(
            PlainLabel(look, plain(rule.title, TITLE_CHARS), Type.MEDIUM, wrap=True),
            PlainLabel(look, said, Type.SMALL, "muted", wrap=True),
            spacing=1,
        )

    def _switch(self, rule: TriggerOut, told: "partial[None]") -> QCheckBox:
        switch = QCheckBox(say("rule.on"))
        switch.setFont(self._means.look.font(Type.BODY))
        switch.setAccessibleName(say("rule.on.of", title=plain(rule.title, TITLE_CHARS)))
        switch.setChecked(rule.active)
        switch.toggled.connect(told)
        return switch

    def _switch_trigger(self, rule: TriggerOut, active: bool) -> None:
        self._means.emit(SwitchTrigger(rule.id, active, rule.row_version))

    def _switch_timed(self, rule: TimeRuleOut, active: bool) -> None:
        self._means.emit(SwitchTimeRule(rule.id, active, rule.row_version))

    def _move(self, trigger_id: int, by: int) -> None:
        self._means.emit(OrderTriggers(moved([one.id for one in self._view.triggers], trigger_id, by)))

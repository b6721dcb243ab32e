"""Triggers and time rules in the settings, for admins: what each does, in its order, its switch, and the sheet of one
(desk.md section 9)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerIn, TriggerOut
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.intents_triggers import OrderTriggers, ReadTriggers, SwitchTimeRule, SwitchTrigger
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.condition_fields import Known
from assistdesk.ui.agent.known_desk import seen_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.rule_words import Words, then_words, when_words, words_for
from assistdesk.ui.agent.trigger_sheet import EMPTY_TIME_RULE, EMPTY_TRIGGER, TriggerSheet, copy_of
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, focus_kept, row

TITLE_CHARS, SHOWN_MAX = 80, 200


class TriggerSettings(QFrame):
    """``show_snapshot`` at each snapshot. Not there for agents, who may not change rules."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._view = TriggersView()
        self._known = Known()
        self._shown: object = None
        self._last_sheet = 0
        self._sheet: TriggerSheet | None = None
        look = means.look
        self._triggers, self._timed = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for kind, rows, empty in (
            ("trigger", self._triggers, EMPTY_TRIGGER),
            ("timed", self._timed, EMPTY_TIME_RULE),
        ):
            new = Button(look, say(f"rule.{kind}.new"), partial(self.edit, empty), icon="plus", size="small")
            card = Card(look, say(f"rule.{kind}.title"), new)
            card.body.addWidget(PlainLabel(look, say(f"rule.{kind}.hint"), Type.SMALL, "muted", wrap=True))
            rows.setSpacing(10)
            card.body.addLayout(rows)
            layout.addWidget(card)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadTriggers())
        self._means.emit(ReadForms())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        view, known = snapshot.triggers, seen_of(snapshot)
        shown = (view.triggers, view.time_rules, view.tries, view.is_read, known)
        self._view, self._known = view, known
        if shown != self._shown:
            self._shown = shown
            with focus_kept(self, QWidget):
                self._fill()
        if self._sheet is not None:
            self._sheet.show_triggers(view)
        self.setVisible(snapshot.me is not None and snapshot.me.role == "admin")

    def _fill(self) -> None:
        words = words_for(self._known)
        for kind, rows, rules in (
            ("trigger", self._triggers, self._view.triggers),
            ("timed", self._timed, self._view.time_rules),
        ):
            clear(rows)
            for rule in rules[:SHOWN_MAX]:
                rows.addWidget(self._row(rule, words))
            if not rules and self._view.is_read:
                none = say(f"rule.{kind}.none")
                rows.addWidget(PlainLabel(self._means.look, none, Type.SMALL, "muted", wrap=True))

    def _row(self, rule: TriggerOut, words: Words) -> QFrame:
        look, title = self._means.look, plain(rule.title, TITLE_CHARS)
        said = say("rule.said", when=when_words(rule, words), then=then_words(rule.actions, words))
        copy = IconButton(look, "copy", say("rule.copy", title=title), partial(self.copy, rule))
        edit = Button(look, say("rules.edit"), partial(self.edit, rule), size="small")
        edit.setAccessibleName(say("rules.edit.of", title=title))
        name = PlainLabel(look, title, Type.MEDIUM, wrap=True)
        head = row((name, 1), *self._order_buttons(rule, title), self._switch(rule, title), copy, edit, spacing=8)
        return column(head, PlainLabel(look, said, Type.SMALL, "muted", wrap=True), spacing=2)

    def _order_buttons(self, rule: TriggerOut, title: str) -> tuple[QWidget, ...]:
        """Time rules run by their own times: their order says nothing."""
        if isinstance(rule, TimeRuleOut):
            return ()
        look = self._means.look
        earlier = IconButton(look, "chevron-up", say("rule.up", title=title), partial(self._move, rule.id, -1))
        later = IconButton(look, "chevron-down", say("rule.down", title=title), partial(self._move, rule.id, 1))
        earlier.setEnabled(rule is not self._view.triggers[0])
        later.setEnabled(rule is not self._view.triggers[-1])
        return earlier, later

    def _switch(self, rule: TriggerOut, title: str) -> QCheckBox:
        switch = QCheckBox(say("rule.on"))
        switch.setFont(self._means.look.font(Type.BODY))
        switch.setAccessibleName(say("rule.on.of", title=title))
        switch.setChecked(rule.active)
        switch.toggled.connect(partial(self._switched, rule))
        return switch

    def _switched(self, rule: TriggerOut, active: bool) -> None:
        kind = SwitchTimeRule if isinstance(rule, TimeRuleOut) else SwitchTrigger
        self._means.emit(kind(rule.id, active, rule.row_version))

    def _move(self, trigger_id: int, by: int) -> None:
        self._means.emit(OrderTriggers(moved([one.id for one in self._view.triggers], trigger_id, by)))

    # --- the sheet ----------------------------------------------------------------------------------------------------

    def edit(self, rule: TriggerIn | TriggerOut) -> None:
        self._sheet = TriggerSheet(self._means, self.window(), rule, self._known, self._number)
        self._sheet.show_triggers(self._view)
        self._sheet.finished.connect(self._closed)
        self._sheet.open()

    def copy(self, rule: TriggerOut) -> None:
        self.edit(copy_of(rule))

    def _number(self) -> int:
        """No sheet before had this number, not even one of a window that is gone."""
        self._last_sheet = max(self._last_sheet, self._view.answered, self._view.trial.sheet) + 1
        return self._last_sheet

    def _closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            sheet.deleteLater()

"""Triggers and time rules in the settings, for admins: what each does, in its order, its switch, and the sheet of one
(desk.md section 9)."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from assistdesk.core.desk.shapes_triggers import TimeRuleOut, TriggerIn, TriggerOut
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.intents_triggers import OrderTriggers, ReadTriggers, SwitchTimeRule, SwitchTrigger
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.condition_fields import Known
from assistdesk.ui.agent.known_desk import seen_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.rule_words import Words, gone_of, then_words, when_words, words_for
from assistdesk.ui.agent.settings_cards import SettingsCards, gone_lines
from assistdesk.ui.agent.trigger_sheet import EMPTY_TIME_RULE, EMPTY_TRIGGER, TriggerSheet, copy_of
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, focus_kept, row

TITLE_CHARS, SHOWN_MAX, RULE_SPACING_PX = 80, 200, 10


class TriggerSettings(SettingsCards):
    """Triggers and time rules; a press opens the sheet of one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadTriggers(), ReadForms())
        self._view = TriggersView()
        self._known = Known()
        self._shown: object = None
        new = self.new_button("rule.trigger.new", partial(self.edit, EMPTY_TRIGGER))
        self._triggers = self.add_list("rule.trigger.title", "rule.trigger.hint", new, RULE_SPACING_PX)
        new = self.new_button("rule.timed.new", partial(self.edit, EMPTY_TIME_RULE))
        self._timed = self.add_list("rule.timed.title", "rule.timed.hint", new, RULE_SPACING_PX)

    def take(self, snapshot: AgentSnapshot) -> None:
        view, known = snapshot.triggers, seen_of(snapshot)
        shown = (view.triggers, view.time_rules, view.tries, view.is_read, known)
        self._view, self._known = view, known
        self.opened.note(self._view.answered, self._view.trial.sheet)
        if shown != self._shown:
            self._shown = shown
            with focus_kept(self, QWidget):
                self._fill()
        if isinstance(self.opened.sheet, TriggerSheet):
            self.opened.sheet.show_triggers(view)

    def _fill(self) -> None:
        words = words_for(self._known)
        for kind, rows, rules in (
            ("trigger", self._triggers, self._view.triggers),
            ("timed", self._timed, self._view.time_rules),
        ):
            made = (self._row(rule, words) for rule in rules[:SHOWN_MAX])
            self.fill_list(rows, made, f"rule.{kind}.none" if self._view.is_read else "")

    def _row(self, rule: TriggerOut, words: Words) -> QFrame:
        look, title = self._means.look, plain(rule.title, TITLE_CHARS)
        said = say("rule.said", when=when_words(rule, words), then=then_words(rule.actions, words))
        copy = IconButton(look, "copy", say("rule.copy", title=title), partial(self.copy, rule))
        edit = self.edit_button(title, partial(self.edit, rule))
        name = PlainLabel(look, title, Type.MEDIUM, wrap=True)
        head = row((name, 1), *self._order_buttons(rule, title), self._switch(rule, title), copy, edit, spacing=8)
        warned = gone_lines(look, gone_of(rule.conditions.each, rule.actions, words))
        return column(head, PlainLabel(look, said, Type.SMALL, "muted", wrap=True), *warned, spacing=2)

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
        sheet = TriggerSheet(self._means, self.window(), rule, self._known, self.opened.next_number)
        sheet.show_triggers(self._view)
        self.opened.open(sheet)

    def copy(self, rule: TriggerOut) -> None:
        self.edit(copy_of(rule))

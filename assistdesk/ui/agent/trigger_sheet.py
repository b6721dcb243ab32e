"""A trigger or a time rule in the settings: when it acts and what it does (desk.md section 9).

What is wrong is said beside its row before anything is sent, by the relay's own rules; what the relay refuses all the same
leads to its row too. Nothing that was written goes away without a question.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from assistdesk.core.desk import conditions, triggers
from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.shapes_triggers import TimeRuleIn, TimeRuleOut, TrialIn, TriggerIn, TriggerOut
from assistdesk.core.desk.triggers import HOURS_MAX, RuleAction, Since, TimeRule, Trigger
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.intents_triggers import (
    DropTimeRule,
    DropTrigger,
    SaveTimeRule,
    SaveTrigger,
    TryTimeRule,
    TryTrigger,
)
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_triggers import TriggersView
from assistdesk.ui.agent.action_rows import ActionRows
from assistdesk.ui.agent.condition_fields import Known, rule_offers
from assistdesk.ui.agent.condition_rows import ConditionRows
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.trial_part import TrialPart
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import in_reading_order, line, row

TITLE_CHARS, HOURS_CHARS = 200, 4
WIDTH_PX, FORM_PX = 780, 540
SINCE: tuple[Since, ...] = ("created", "updated", "pending", "solved")
ACTION = re.compile(r"actions\[(\d+)\]")
CONDITION = re.compile(r"conditions\.(all|any)\[(\d+)\]")
EMPTY_TRIGGER = TriggerIn(title="", conditions=RuleConditions(), actions=())
EMPTY_TIME_RULE = TimeRuleIn(title="", conditions=RuleConditions(), actions=(), since="pending", hours=24)


def copy_of(rule: TriggerOut) -> TriggerIn:
    """The same once more, switched off."""
    title = say("rule.copy.title", title=rule.title)[:TITLE_CHARS]
    if isinstance(rule, TimeRuleOut):
        return TimeRuleIn(
            title=title, conditions=rule.conditions, actions=rule.actions, since=rule.since, hours=rule.hours
        )
    return TriggerIn(title=title, conditions=rule.conditions, actions=rule.actions)


class TriggerSheet(RuleSheet):
    """*rule*: one that there is, or what a new one begins with; a ``TimeRuleIn`` or ``TimeRuleOut`` makes it a time rule."""

    def __init__(
        self, means: Means, window: QWidget, rule: TriggerIn | TriggerOut, known: Known, number: Number
    ) -> None:
        self._is_timed = isinstance(rule, TimeRuleIn | TimeRuleOut)
        kept = rule if isinstance(rule, TriggerOut) else None
        kind = "timed" if self._is_timed else "trigger"
        super().__init__(
            means, window, say(f"rule.{kind}.new" if kept is None else f"rule.{kind}.edit"), number, WIDTH_PX
        )
        self._rule_id, self._row_version = (kept.id, kept.row_version) if kept is not None else (0, 0)
        self._rules: tuple[TriggerOut, ...] = ()
        look, form = means.look, self.add_room(FORM_PX)
        self.name = Field(look, say("rules.name"), chars_max=TITLE_CHARS, entered=self.keep)
        self.name.line.setText(rule.title)
        self.active = QCheckBox(menu_text(say("rule.on")))
        self.active.setFont(look.font(Type.BODY))
        self.active.setChecked(rule.active)
        form.addWidget(row((self.name, 1), self.active, spacing=14))
        self._add_time(form, rule)
        self._add_conditions(form, rule.conditions, known)
        form.addWidget(line())
        actions = tuple(action for action in rule.actions if isinstance(action, RuleAction))
        self.acts = ActionRows(means, known, self._is_timed, actions, self._check_action, self.keep)
        form.addWidget(self.acts)
        form.addWidget(line())
        self.trial = TrialPart(means, self._is_timed, self.ask_trial)
        for rows in (self.every, self.some):
            rows.edited.connect(self.trial.forget)
        form.addWidget(self.trial)
        form.addStretch(1)
        buttons: list[QWidget] = []
        if kept is not None:
            buttons.append(Button(look, say("rule.delete"), self._remove, kind="quiet"))
        effect = f"rule.{kind}.effect" if kept is None else f"rule.{kind}.effect.kept"
        self.add_end(say(effect), self.name.line, *buttons)
        in_reading_order(self)
        self._opened = self._state() if kept is not None or not rule.title else None

    def _add_time(self, form: QVBoxLayout, rule: TriggerIn | TriggerOut) -> None:
        look = self._means.look
        self.hours = Field(look, say("rule.hours.field"), chars_max=HOURS_CHARS, entered=self.keep)
        self.since = Choice(look, say("rule.since.field"), tuple((one, say(f"rule.since.of.{one}")) for one in SINCE))
        self.timing = row((self.hours, 1), (self.since, 3), spacing=12)
        self.timing.setVisible(self._is_timed)
        if isinstance(rule, TimeRuleIn | TimeRuleOut):
            self.hours.line.setText(str(rule.hours))
            self.since.choose(rule.since)
        self.since.box.currentIndexChanged.connect(lambda _place: self.trial.forget())
        form.addWidget(self.timing)

    def _add_conditions(self, form: QVBoxLayout, given: RuleConditions, known: Known) -> None:
        means, offers = self._means, rule_offers(known, self._is_timed)
        empty = RuleCondition(field=offers[0].name, operator=offers[0].operators[0])
        hint = say("rule.when.timed" if self._is_timed else "rule.when")
        form.addWidget(PlainLabel(means.look, hint, Type.SMALL, "muted", wrap=True))
        self.every = ConditionRows(means, say("cond.all"), given.all, offers, empty, self._check_condition)
        self.some = ConditionRows(means, say("cond.any"), given.any, offers, empty, self._check_condition)
        form.addWidget(self.every)
        form.addWidget(self.some)

    # --- what the relay would say -------------------------------------------------------------------------------------

    def _rule(self, given: RuleConditions) -> Trigger:
        """As the core checks it."""
        if self._is_timed:
            return TimeRule(id=1, title="-", conditions=given, since="created", hours=1)
        return Trigger(id=1, title="-", conditions=given)

    def _check_condition(self, condition: RuleCondition) -> None:
        triggers.check_conditions(self._rule(RuleConditions(all=(condition,))))

    def _check_action(self, action: RuleAction) -> None:
        triggers.check(self._rule(RuleConditions()), (action,), OWN_LANGUAGE)

    # --- reading ------------------------------------------------------------------------------------------------------

    def _state(self) -> object:
        return (
            self.name.text().strip(),
            self.active.isChecked(),
            self.hours.text().strip(),
            self.since.value(),
            self.every.state(),
            self.some.state(),
            self.acts.state(),
        )

    def is_changed(self) -> bool:
        """Would closing lose something? A copy is something new from the beginning."""
        return self._state() != self._opened

    def _read_conditions(self) -> RuleConditions | None:
        """None: one is not whole, or there are too many; it is said. Read from below, so that the first fault has the focus."""
        some, every = self.some.read(), self.every.read()
        if every is None or some is None:
            self.refuse(say("rule.look_above"))
            return None
        found = RuleConditions(all=every, any=some)
        try:
            conditions.check(found, in_triggers=not self._is_timed)
        except RefusedError as error:
            self.refuse(explain(error.rule).sentence, self.every.add_button)
            return None
        return found

    def _read_hours(self) -> int | None:
        text = self.hours.text().strip()
        if text.isascii() and text.isdigit() and 0 < int(text) <= HOURS_MAX:
            return int(text)
        self.hours.set_error(say("rule.hours.bad", most=HOURS_MAX))
        self.hours.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def _read(self) -> TriggerIn | None:
        """None: something lacks; it is said beside it, and the first of it has the focus."""
        self.refuse("")
        actions, found = self.acts.read(), self._read_conditions()
        hours = self._read_hours() if self._is_timed else 1
        title = self.name.text().strip()
        if not title:
            self.name.set_error(say("new.missing"))
            self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if actions is None or hours is None or not title:
            self.refuse(say("rule.look_above"))
        if actions is None or found is None or hours is None or not title:
            self.show_focus()
            return None
        active = self.active.isChecked()
        if not self._is_timed:
            return TriggerIn(title=title, active=active, conditions=found, actions=actions)
        since = next(one for one in SINCE if one == self.since.value())
        return TimeRuleIn(title=title, active=active, conditions=found, actions=actions, since=since, hours=hours)

    # --- wishes -------------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Emit the wish, or say what is wrong; what was typed stays."""
        wanted = self._read()
        if wanted is None:
            return
        rule_id, version = self._rule_id, self._row_version
        if isinstance(wanted, TimeRuleIn):
            timed = wanted
            self.send(lambda sheet: SaveTimeRule(sheet, rule_id, version, timed))
        else:
            self.send(lambda sheet: SaveTrigger(sheet, rule_id, version, wanted))

    def ask_trial(self) -> None:
        self.refuse("")
        found = self._read_conditions()
        if found is None:
            self.trial.forget()
            self.show_focus()
            return
        number = self.number()
        self.trial.begin(number)
        if self._is_timed:
            since = next(one for one in SINCE if one == self.since.value())
            self._means.emit(TryTimeRule(number, TrialIn(conditions=found, since=since)))
        else:
            self._means.emit(TryTrigger(number, TrialIn(conditions=found)))

    def _remove(self) -> None:
        wish = DropTimeRule(self._rule_id) if self._is_timed else DropTrigger(self._rule_id)
        self._means.emit(wish)
        self.accept()

    # --- answers ------------------------------------------------------------------------------------------------------

    def show_triggers(self, view: TriggersView) -> None:
        """At each snapshot while it is open."""
        self._rules = view.time_rules if self._is_timed else view.triggers
        self.trial.show_trial(view.trial)
        self.show_answer(view.answered, view.refused)

    def show_refusal(self, refused: Cause) -> None:
        """In words, at the row it names; after a colleague's change the next *Keep* is meant for what is there now."""
        there = next((rule for rule in self._rules if rule.id == self._rule_id), None)
        fields = dict(refused.fields)
        if self._rule_id and there is None:
            self._rule_id = self._row_version = 0
            self.refuse(say("rule.gone"))
        elif refused.rule == "conflict" and there is not None:
            self._row_version = there.row_version
            self.refuse(say("rule.conflict", title=there.title))
        elif (named := ACTION.search(str(fields.get("field", "")))) and int(named[1]) < len(self.acts.rows):
            one = self.acts.rows[int(named[1])]
            code = str(fields.get("code", ""))
            own = say("act.own.bad") if CUSTOM in str(fields["field"]) else explain(refused.rule).sentence
            one.refuse(say(f"act.{code}") if code in ("no_agent", "no_group") else own)
            one.go()
            self.refuse(say("rule.look_above"))
            self.show_focus()
        elif (named := CONDITION.search(str(fields.get("field", "")))) is not None:
            part = self.every if named[1] == "all" else self.some
            for wrong in part.rows[int(named[2]) : int(named[2]) + 1]:
                wrong.refuse(say("cond.own.bad"))
                wrong.go()
            self.refuse(say("rule.look_above"))
            self.show_focus()
        else:
            super().show_refusal(refused)

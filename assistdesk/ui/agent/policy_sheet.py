"""An SLA policy in the settings: which tickets, by which hours, what is promised for each priority (desk.md section 5)."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from assistdesk.core.desk.events_service import Hours, MetricName
from assistdesk.core.desk.history import METRICS
from assistdesk.core.desk.shapes_rules import PolicyIn, PolicyOut, ScheduleOut, TargetIn
from assistdesk.core.desk.views import CONDITIONS_MAX, Condition, Conditions
from assistdesk.runtime.intents_rules import DropPolicy, SavePolicy
from assistdesk.ui.agent.clock_words import metric_words
from assistdesk.ui.agent.condition_fields import NOTHING_KNOWN, Known, policy_offers
from assistdesk.ui.agent.condition_rows import ConditionRows
from assistdesk.ui.agent.means import PRIORITIES, Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.rule_texts import read_span, write_span
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type, restyle
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import fields

TITLE_CHARS, SHOWN_CHARS, SPAN_CHARS = 200, 80, 20
WIDTH_PX, FORM_PX, CELL_PX = 830, 540, 138
TARGET_S_MAX = 10 * 366 * 86_400
AS_BEFORE = ""
"""Of a priority whose targets count in both ways: each keeps its own."""


class PolicySheet(RuleSheet):
    """*policy* None: a new one, tried after the others."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        policy: PolicyOut | None,
        schedules: tuple[ScheduleOut, ...],
        number: Number,
        known: Known = NOTHING_KNOWN,
    ) -> None:
        title = say("policy.new" if policy is None else "policy.edit")
        super().__init__(means, window, title, number, WIDTH_PX)
        look = means.look
        self._policy = policy
        self._before = {(one.priority, one.metric): one for one in (policy.targets if policy else ())}
        form = self.add_room(FORM_PX)
        self.name = Field(look, say("rules.name"), chars_max=TITLE_CHARS, entered=self.keep)
        named = tuple((str(one.id), plain(one.name, SHOWN_CHARS)) for one in schedules)
        self.schedule = Choice(look, say("hours.title"), (("", say("policy.hours.default")), *named))
        conditions = Conditions() if policy is None else policy.conditions
        offers, empty = policy_offers(known), Condition(field="tags", operator="includes")
        self.every = ConditionRows(means, say("cond.all"), conditions.all, offers, empty)
        self.some = ConditionRows(means, say("cond.any"), conditions.any, offers, empty)
        form.addWidget(fields(self.name, self.schedule))
        form.addWidget(self.every)
        form.addWidget(self.some)
        form.addWidget(PlainLabel(look, say("policy.targets.hint"), Type.SMALL, "muted", wrap=True))
        self.spans: dict[tuple[str, MetricName], QLineEdit] = {}
        self.counting: dict[str, QComboBox] = {}
        form.addLayout(self._targets())
        form.addStretch(1)
        buttons: list[QWidget] = []
        if policy is not None:
            self.name.line.setText(policy.title)
            self.schedule.choose("" if policy.schedule_id is None else str(policy.schedule_id))
            buttons.append(Button(look, say("policy.remove"), self._remove, kind="quiet"))
        self.add_end(say("policy.effect.new" if policy is None else "policy.effect"), self.name.line, *buttons)

    def _targets(self) -> QGridLayout:
        """A column for each priority: how its time counts, and a line for each metric."""
        look, grid = self._means.look, QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, priority in enumerate(reversed(PRIORITIES), start=1):
            words = say(f"priority.{priority}")
            grid.addWidget(PlainLabel(look, words, Type.SMALL_STRONG, "muted"), 0, column)
            self.counting[priority] = self._counting_of(priority, words)
            grid.addWidget(self.counting[priority], 1, column)
            for place, metric in enumerate(METRICS, start=2):
                line = QLineEdit()
                line.setFont(look.font(Type.BODY))
                line.setMaxLength(SPAN_CHARS)
                line.setFixedWidth(look.px(CELL_PX))
                line.setAccessibleName(say("policy.target", metric=metric_words(metric), priority=words))
                before = self._before.get((priority, metric))
                line.setText("" if before is None else write_span(before.target_s))
                line.textEdited.connect(lambda _text, line=line: restyle(line, "bad", "false"))
                line.returnPressed.connect(self.keep)
                self.spans[priority, metric] = line
                grid.addWidget(line, place, column)
        for place, metric in enumerate(METRICS, start=2):
            grid.addWidget(PlainLabel(look, metric_words(metric), Type.BODY, wrap=True), place, 0)
        grid.addWidget(PlainLabel(look, say("policy.counted"), Type.BODY), 1, 0)
        return grid

    def _counting_of(self, priority: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setFont(self._means.look.font(Type.SMALL))
        box.setFixedWidth(self._means.look.px(CELL_PX))
        box.setAccessibleName(say("policy.counted.of", priority=words))
        ways = {one.hours for one in self._before.values() if one.priority == priority}
        if len(ways) > 1:
            box.addItem(say("policy.as_before"), AS_BEFORE)
        for way in ("business", "calendar"):
            box.addItem(say(f"policy.{way}"), way)
        if len(ways) == 1:
            box.setCurrentIndex(box.findData(ways.pop()))
        return box

    def keep(self) -> None:
        """Emit the wish, or say what is wrong and go there; what was typed stays."""
        name, every, some = self.name.text().strip(), self.every.read(), self.some.read()
        targets = self._read_targets()
        if not name:
            self.name.set_error(say("new.missing"))
            self.refuse("", self.name)
        elif every is None or some is None:
            self.refuse(say("cond.bad"))
        elif len(every) + len(some) > CONDITIONS_MAX:
            self.refuse(explain("view_conditions").sentence)
        elif targets is None:
            self.refuse(say("policy.target.bad"))
        elif not targets:
            self.refuse(say("policy.no_target"), next(iter(self.spans.values())))
        else:
            schedule_id = int(self.schedule.value()) if self.schedule.value() else None
            wanted = PolicyIn(
                title=name,
                conditions=Conditions(all=every, any=some),
                schedule_id=schedule_id,
                targets=targets,
            )
            policy_id = 0 if self._policy is None else self._policy.id
            self.send(lambda form: SavePolicy(form, policy_id, wanted))

    def _read_targets(self) -> tuple[TargetIn, ...] | None:
        """None: one is no span of time; it is marked."""
        found: list[TargetIn] = []
        for priority in reversed(PRIORITIES):
            for metric in METRICS:
                line = self.spans[priority, metric]
                target_s = read_span(line.text())
                if target_s is None or target_s > TARGET_S_MAX:
                    restyle(line, "bad", "true")
                    line.setFocus()
                    return None
                if target_s:
                    hours = self._hours_of(priority, metric)
                    found.append(TargetIn(priority=priority, metric=metric, target_s=target_s, hours=hours))
        return tuple(found)

    def _hours_of(self, priority: str, metric: MetricName) -> Hours:
        chosen = self.counting[priority].currentData()
        if chosen == AS_BEFORE:
            before = self._before.get((priority, metric))
            return "business" if before is None else before.hours
        return "calendar" if chosen == "calendar" else "business"

    def is_changed(self) -> bool:
        return super().is_changed() or self.every.is_changed() or self.some.is_changed()

    def _remove(self) -> None:
        policy, emit = self._policy, self._means.emit
        if policy is not None:
            sure = say("policy.remove.sure", title=plain(policy.title, SHOWN_CHARS))
            self.ask_first(say("policy.remove"), sure, lambda: emit(DropPolicy(policy.id)), say("cancel"))

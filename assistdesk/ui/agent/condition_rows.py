"""Conditions on a ticket as rows of a form: field, operator, value (desk.md section 9).

What the rows do not know of a condition is kept as it was: such a one is shown as it is written, and can only be taken out.
Refuses to know what the conditions are for.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistdesk.core.desk.views import Condition
from assistdesk.ui.agent.means import PRIORITIES, STATUSES
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

VALUE_CHARS, KEPT_CHARS = 100, 120
EMPTY = ("is_empty", "is_not_empty")
OPERATORS = ("is", "is_not", *EMPTY)
TAG_OPERATORS = ("includes", "not_includes", *EMPTY)
CHOICES: dict[str, tuple[str | int, ...]] = {
    "status": ("new", *STATUSES),
    "priority": PRIORITIES,
    "assignee_id": ("me",),
    "is_unsolved": (1, 0),
}
NUMBERS = ("org_id", "group_id")
FIELDS = ("tags", "priority", "status", "type", "channel", "language", "category", *NUMBERS)
VIEW_FIELDS = ("assignee_id", "is_unsolved", *FIELDS)
"""A view has a reader, who is "me"; a rule has none."""


def is_known(condition: Condition) -> bool:
    """Can a row show all of it?"""
    field, value = condition.field, condition.value
    if field not in VIEW_FIELDS or condition.operator not in operators_of(field):
        return False
    if condition.operator in EMPTY:
        return True
    if field in CHOICES:
        return value in CHOICES[field]
    return isinstance(value, int if field in NUMBERS else str)


def operators_of(field: str) -> tuple[str, ...]:
    if field == "is_unsolved":
        return ("is",)
    return TAG_OPERATORS if field == "tags" else OPERATORS


def written_of(condition: Condition) -> str:
    """A condition that has no row of its own: what has words in words, the rest as the relay has it."""
    value = condition.value
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    field = say(f"cond.field.{condition.field}") if condition.field in VIEW_FIELDS else condition.field
    operator = (
        say(f"cond.{condition.operator}") if condition.operator in (*OPERATORS, *TAG_OPERATORS) else condition.operator
    )
    return " ".join((field, operator, ", ".join(map(str, values)))).rstrip()


class ConditionRow(QFrame):
    """One condition. ``read`` gives it, or None and marks the value."""

    def __init__(self, look: Look, condition: Condition, fields: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._condition = look, condition
        self._is_known = condition.field in fields and is_known(condition)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        if not self._is_known:
            written = plain(written_of(condition), KEPT_CHARS)
            self._layout.addWidget(PlainLabel(look, written, Type.BODY, "muted", wrap=True), 1)
            return
        self.field, self.operator = self._box("cond.field"), self._box("cond.operator")
        self.choice, self.line = self._box("cond.value"), QLineEdit()
        self.line.setFont(look.font(Type.BODY))
        self.line.setAccessibleName(say("cond.value"))
        self.line.setMaxLength(VALUE_CHARS)
        self.line.textEdited.connect(lambda: restyle(self.line, "bad", "false"))
        for name in fields:
            self.field.addItem(say(f"cond.field.{name}"), name)
        for widget in (self.field, self.operator, self.choice, self.line):
            self._layout.addWidget(widget, 1)
        _choose(self.field, condition.field)
        self._turn()
        _choose(self.operator, condition.operator)
        _choose(self.choice, condition.value)
        self.line.setText("" if condition.value is None else str(condition.value))
        self._show_value()
        self.field.currentIndexChanged.connect(self._turn)
        self.operator.currentIndexChanged.connect(self._show_value)

    def add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget)

    def read(self) -> Condition | None:
        if not self._is_known:
            return self._condition
        field, operator = self.field.currentData(), self.operator.currentData()
        if operator in EMPTY:
            return Condition(field=field, operator=operator)
        if field in CHOICES:
            return Condition(field=field, operator=operator, value=self.choice.currentData())
        text = self.line.text().strip()
        if not text or (field in NUMBERS and not (text.isascii() and text.isdigit())):
            restyle(self.line, "bad", "true")
            self.line.setFocus()
            return None
        return Condition(field=field, operator=operator, value=int(text) if field in NUMBERS else text)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setFont(self._look.font(Type.BODY))
        box.setAccessibleName(say(name))
        return box

    def _turn(self) -> None:
        """Another field: its operators, its values."""
        field = self.field.currentData()
        self.operator.clear()
        for operator in operators_of(field):
            self.operator.addItem(say(f"cond.{operator}"), operator)
        self.choice.clear()
        for value in CHOICES.get(field, ()):
            self.choice.addItem(say(f"{field}.{value}"), value)
        self._show_value()

    def _show_value(self) -> None:
        needs = self.operator.currentData() not in EMPTY
        has_choice = self.field.currentData() in CHOICES
        self.choice.setVisible(needs and has_choice)
        self.line.setVisible(needs and not has_choice)


class ConditionRows(QFrame):
    """Rows under *caption*, with *Add* beside it. ``read`` gives all of them, or None if one is not whole."""

    def __init__(
        self, look: Look, caption: str, conditions: tuple[Condition, ...], fields: tuple[str, ...] = FIELDS
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._fields = look, fields
        self.rows: list[ConditionRow] = []
        self.add_button = Button(look, say("cond.add"), self.add_empty, icon="plus", size="small")
        self.add_button.setAccessibleName(say("cond.add.to", caption=caption))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(row(PlainLabel(look, caption, Type.SMALL_STRONG, "muted"), None, self.add_button))
        for condition in conditions:
            self.add(condition)

    def add_empty(self) -> None:
        self.add(Condition(field="tags", operator="includes", value="")).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, condition: Condition) -> ConditionRow:
        one = ConditionRow(self._look, condition, self._fields)
        one.add(IconButton(self._look, "x", say("cond.remove"), partial(self.remove, one)))
        self.rows.append(one)
        self._column.addWidget(one)
        return one

    def remove(self, one: ConditionRow) -> None:
        self.rows.remove(one)
        one.hide()
        one.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> tuple[Condition, ...] | None:
        found = [one.read() for one in self.rows]
        return tuple(one for one in found if one is not None) if None not in found else None


def _choose(box: QComboBox, value: object) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)

"""Conditions on a ticket as rows of a form: field, operator, value (desk.md section 9).

What the rows do not know of a condition is kept as it was: such a one is shown as it is written, and can only be taken out.
Refuses to know what the conditions are for.
"""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assistdesk.core.desk.conditions import RuleCondition
from assistdesk.core.desk.views import CUSTOM, VALUES_MAX, Condition, Scalar, values_of
from assistdesk.core.errors import RefusedError
from assistdesk.ui.agent.condition_fields import (
    BARE,
    FieldOffer,
    Values,
    by_name,
    condition_words,
    operator_words,
    read_texts,
    value_of,
)
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.moment_field import read_moment
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.agent.words_line import WordsLine
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import PlainLabel, RefusalLabel
from assistdesk.ui.widgets.layouts import in_reading_order, row
from assistdesk.ui.widgets.many_choice import ManyChoice

BAD = {"number": "cond.value.bad.number", "date": "fields.date.bad", "moment": "moment.bad"}
VALUE_CHARS, TEXTS_CHARS, KEPT_CHARS, NUMBER_CHARS = 100, 400, 200, 15
C = TypeVar("C", Condition, RuleCondition)
Check = Callable[[C], object]
"""Raises RefusedError where the relay would not take it."""


class ConditionRow(QFrame, Generic[C]):
    """One condition. ``read`` gives it, or None and says under it what is wrong. ``edited``: by a person."""

    edited = Signal()

    def __init__(
        self,
        means: Means,
        condition: C,
        offers: tuple[FieldOffer, ...],
        check: "Check[C] | None" = None,
        is_new: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look = self._look = means.look
        self._offers = by_name(offers)
        self._condition: C = condition
        self._check: Check[C] | None = check
        offer = self._offers.get(condition.field)
        self._is_known = is_new or (offer is not None and offer.fits(condition))
        self._layout = QHBoxLayout()
        self._layout.setSpacing(8)
        self.error = RefusalLabel(look)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        outer.addLayout(self._layout)
        outer.addWidget(self.error)
        if not self._is_known:
            written = plain(condition_words(condition, self._offers), KEPT_CHARS)
            self._layout.addWidget(PlainLabel(look, written, Type.BODY, "muted", wrap=True), 1)
            if offer is None and condition.field.startswith(CUSTOM):
                self.refuse(say("gone.field"))
            return
        self._lost: Values = offer.lost(condition) if offer is not None else ()
        self._build(means)
        self._choose(condition)
        if self._lost:
            self.refuse(say("gone.row", what=", ".join(words for _, words in self._lost)))

    def _build(self, means: Means) -> None:
        look = means.look
        self.field, self.operator = self._box("cond.field"), self._box("cond.operator")
        self.choice = self._box("cond.value")
        self.several = ManyChoice(look, say("cond.value"), say("cond.choose"), self._edited)
        self.line = WordsLine(look, say("cond.value"))
        self.line.textEdited.connect(lambda _text: self._edited())
        self.tags = TagField(means, say("cond.value"), hint=say("tags.hint"), most=VALUES_MAX)
        self.tags.caption.hide()
        self.tags.edited.connect(self._edited)
        for offer in self._offers.values():
            self.field.addItem(offer.words, offer.name)
        self._layout.addWidget(self.field, 5, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.operator, 4, Qt.AlignmentFlag.AlignTop)
        for widget in (self.choice, self.several, self.line, self.tags):
            self._layout.addWidget(widget, 5, Qt.AlignmentFlag.AlignTop)
        self.spare = QWidget()
        self._layout.addWidget(self.spare, 5)

    def _choose(self, condition: C) -> None:
        _choose(self.field, condition.field)
        self._turn()
        _choose(self.operator, condition.operator)
        self._turn_operator()
        if condition.operator not in BARE:
            values = values_of(condition)
            _choose(self.choice, values[0])
            self.several.choose(values)
            if self.offer.kind == "tags":
                self.tags.show_tags(tuple(str(value) for value in values if value is not None))
            else:
                self.line.setText(self.offer.write(values))
        self.field.currentIndexChanged.connect(self._turn)
        self.operator.currentIndexChanged.connect(self._turn_operator)
        for box in (self.field, self.operator, self.choice):
            box.currentIndexChanged.connect(lambda _place: self._edited())

    def _edited(self) -> None:
        self.refuse("")
        self.edited.emit()

    def add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def read(self) -> C | None:
        if not self._is_known:
            return self._condition
        found = self._read()
        if found is None and self.tags.error.isVisibleTo(self):
            return None
        if found is None:
            self.refuse(say(BAD.get(self.offer.kind, "cond.value.bad")))
            return None
        try:
            if self._check is not None:
                self._check(found)
        except RefusedError as error:
            self.refuse(explain(error.rule).sentence)
            return None
        return found

    def refuse(self, sentence: str) -> None:
        """Say under the row what is wrong; "" takes it away."""
        fields = (self.line, self.several) if self._is_known else ()
        self.error.refuse(sentence, *fields)
        for widget in fields:
            restyle(widget, "bad", "true" if sentence else "false")
        if self._is_known:
            self.tags.mark(sentence)

    def go(self) -> None:
        """To where it is mended."""
        if self._is_known:
            places = (self.line, self.tags, self.several, self.choice)
            place = next((one for one in places if one.isVisibleTo(self)), self.field)
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        """What stands in the row now, whole or not: two that are equal look equal."""
        if not self._is_known:
            return self._condition
        return (
            self.field.currentData(),
            self.operator.currentData(),
            self.choice.currentData() if self.choice.isVisibleTo(self) else None,
            self.several.value() if self.several.isVisibleTo(self) else None,
            self.line.text() if self.line.isVisibleTo(self) else None,
            (self.tags.tags, self.tags.line.text().strip()) if self.tags.isVisibleTo(self) else None,
        )

    @property
    def offer(self) -> FieldOffer:
        return self._offers[self.field.currentData()]

    def _read(self) -> C | None:
        offer, operator = self.offer, self.operator.currentData()
        kind = type(self._condition)
        if operator in BARE:
            return kind(field=offer.name, operator=operator)
        values: tuple[Scalar, ...]
        if offer.kind == "choice":
            values = self.several.value() if offer.takes_many(operator) else (self.choice.currentData(),)
        elif offer.kind == "tags":
            values = self.tags.read() or ()
        else:
            texts = read_texts(self.line.text(), offer.takes_many(operator))
            values = texts
            if offer.kind == "number":
                values = tuple(int(text) for text in texts if _is_number(text, offer.is_signed))
            elif offer.kind == "date":
                values = tuple(text for text in texts if _is_day(text))
            elif offer.kind == "moment":
                values = tuple(at_ms for text in texts if (at_ms := read_moment(text)) is not None)
            if len(values) < len(texts):
                return None
        return kind(field=offer.name, operator=operator, value=value_of(values)) if values else None

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setFont(self._look.font(Type.BODY))
        box.setAccessibleName(say(name))
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _turn(self) -> None:
        """Another field: its operators, its values."""
        offer = self.offer
        self.operator.blockSignals(True)
        self.operator.clear()
        for operator in offer.operators:
            self.operator.addItem(operator_words(offer.name, operator, offer.kind), operator)
        self.operator.blockSignals(False)
        self.line.setText("")
        proposals = tuple(words for _, words in offer.values)
        self.line.offer(proposals if offer.kind == "text" else (), offer.many)
        self.tags.line.known, self.tags.line.asks = proposals, offer.name == "tags"
        self._turn_operator()

    def _choices(self, offer: FieldOffer, operator: str) -> Values:
        """With what was chosen and is deleted."""
        return (*offer.values_of(operator), *(self._lost if offer.name == self._condition.field else ()))

    def _turn_operator(self) -> None:
        """Another operator: what can be compared with it. A value that still fits stays."""
        offer, operator = self.offer, self.operator.currentData()
        self.refuse("")
        values = self._choices(offer, operator) if offer.kind == "choice" else ()
        before, marked = self.choice.currentData(), self.several.value()
        self.choice.clear()
        for value, words in values:
            self.choice.addItem(words, value)
        _choose(self.choice, before)
        self.several.offer(values)
        self.several.choose(marked)
        needs, many, is_choice = operator not in BARE, offer.takes_many(operator), offer.kind == "choice"
        self.line.setMaxLength(
            TEXTS_CHARS if many else NUMBER_CHARS + offer.is_signed if offer.kind == "number" else VALUE_CHARS
        )
        hints = {
            "text": say("cond.value.many") if many else "",
            "date": say("fields.date.hint"),
            "moment": say("moment.hint"),
        }
        self.line.setPlaceholderText(hints.get(offer.kind, ""))
        self.choice.setVisible(needs and is_choice and not many)
        self.several.setVisible(needs and is_choice and many)
        self.line.setVisible(needs and offer.kind not in ("choice", "tags"))
        self.tags.setVisible(needs and offer.kind == "tags")
        self.spare.setVisible(not needs)


class ConditionRows(QFrame, Generic[C]):
    """Rows under *caption*, with *Add* beside it. ``read`` gives all of them, or None if one is not whole. *check* is the
    relay's own; a new row is an *empty* one. ``edited``: something is asked for that was not before."""

    edited = Signal()

    def __init__(
        self,
        means: Means,
        caption: str,
        conditions: tuple[C, ...],
        offers: tuple[FieldOffer, ...],
        empty: C,
        check: "Check[C] | None" = None,
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look, self._means, self._offers = means.look, means, offers
        self._empty: C = empty
        self._check: Check[C] | None = check
        self.rows: list[ConditionRow[C]] = []
        self.add_button = Button(look, say("cond.add"), self.add_empty, icon="plus", size="small")
        self.add_button.setAccessibleName(say("cond.add.to", caption=caption))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(row(PlainLabel(look, caption, Type.SMALL_STRONG, "muted"), None, self.add_button))
        for condition in conditions:
            self.add(condition)
        self._opened = self.state()

    def add_empty(self) -> None:
        one = self.add(self._empty, is_new=True)
        in_reading_order(self.window())
        one.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, condition: C, is_new: bool = False) -> ConditionRow[C]:
        one = ConditionRow(self._means, condition, self._offers, self._check, is_new)
        one.edited.connect(self.edited)
        one.add(IconButton(self._means.look, "x", say("cond.remove"), partial(self.remove, one)))
        self.rows.append(one)
        self._column.addWidget(one)
        self.edited.emit()
        return one

    def remove(self, one: ConditionRow[C]) -> None:
        self.rows.remove(one)
        one.hide()
        one.deleteLater()
        self.edited.emit()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> tuple[C, ...] | None:
        """All that is wrong is said, and the first of it has the focus."""
        found = [one.read() for one in self.rows]
        if None in found:
            self.rows[found.index(None)].go()
            return None
        return tuple(one for one in found if one is not None)

    def state(self) -> object:
        return tuple(one.state() for one in self.rows)

    def is_changed(self) -> bool:
        return self.state() != self._opened


def _choose(box: QComboBox, value: object) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)


def _is_number(text: str, is_signed: bool) -> bool:
    digits = text.removeprefix("-") if is_signed else text
    return digits.isascii() and digits.isdigit() and len(digits) <= NUMBER_CHARS


def _is_day(text: str) -> bool:
    """As tickets keep it."""
    day = QDate.fromString(text, Qt.DateFormat.ISODate)
    return day.isValid() and day.toString(Qt.DateFormat.ISODate) == text

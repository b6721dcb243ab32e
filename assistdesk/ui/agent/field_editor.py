"""One field of the desk's own as a person fills it in: a line, or a list to choose from (desk.md sections 1, 9).

Each knows its own kind, reads only what fits, and says in words what does not. Refuses to know tickets and the relay.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout

from assistdesk.core.desk.macros import choose_text
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.shapes_forms import FieldOut
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type, restyle
from assistdesk.ui.widgets.labels import PlainLabel

LABEL_CHARS, TEXT_CHARS, NUMBER_MAX = 80, 500, 10**15
OWN_LANGUAGE = "en"
_NUMBER = re.compile(r"[+-]?[0-9]{1,16}")
Changed = Callable[[], object]


def words_of(texts: dict[str, str]) -> str:
    """A label in the program's language, else in the desk's own."""
    return plain(choose_text(texts, say("language.code"), OWN_LANGUAGE), LABEL_CHARS)


def value_words(field: FieldOut, value: CustomValue) -> str:
    """A value as a person reads it."""
    if field.kind == "bool":
        return say("fields.yes" if value is True else "fields.no")
    option = next((one.label for one in field.options if one.key == value), None)
    return words_of(option) if option is not None else plain(str(value), TEXT_CHARS)


class _Line(QLineEdit):
    """Esc gives back what stood there before, once; then it is the window's."""

    def __init__(self, back: Callable[[], bool]) -> None:
        super().__init__()
        self._back = back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back():
            return
        super().keyPressEvent(event)


class FieldEditor(QFrame):
    """``read`` gives (does it fit, value or None for nothing). *changed* is called when a person has settled on another."""

    def __init__(self, look: Look, field: FieldOut, changed: Changed | None = None) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.field = field
        self._look, self._changed = look, changed
        self._value: CustomValue | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        words = words_of(field.label)
        caption = " · ".join((words, *([say("fields.required")] if field.required_on_solve else [])))
        self.caption = PlainLabel(look, caption, Type.SMALL_STRONG, "muted", wrap=True)
        layout.addWidget(self.caption)
        self.box: QComboBox | None = None
        self.line: QLineEdit | None = None
        if field.kind in ("choice", "bool"):
            self.box = QComboBox()
            self.box.setFont(look.font(Type.BODY))
            self.box.setAccessibleName(words)
            self._fill(self.box)
            self.box.activated.connect(lambda _place: self._settle())
            layout.addWidget(self.box)
            self.setFocusProxy(self.box)
        else:
            self.line = _Line(self._give_back)
            self.line.setFont(look.font(Type.BODY))
            self.line.setAccessibleName(words)
            self.line.setMaxLength(TEXT_CHARS)
            if field.kind == "date":
                self.line.setPlaceholderText(say("fields.date.hint"))
            self.line.textEdited.connect(lambda _text: self.set_error(""))
            self.line.editingFinished.connect(self._settle)
            layout.addWidget(self.line)
            self.setFocusProxy(self.line)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        layout.addWidget(self.error)

    def _fill(self, box: QComboBox) -> None:
        box.addItem("–", None)
        if self.field.kind == "bool":
            box.addItem(say("fields.yes"), True)
            box.addItem(say("fields.no"), False)
        for option in self.field.options:
            box.addItem(words_of(option.label), option.key)

    @property
    def is_being_edited(self) -> bool:
        return self.line is not None and self.line.isModified()

    def show_value(self, value: CustomValue | None) -> None:
        """What the ticket holds; what a person is typing is left to him."""
        self._value = value
        if not self.is_being_edited:
            self.show_again()

    def show_again(self) -> None:
        """Whatever was typed gives way to what the ticket holds."""
        self.set_error("")
        if self.line is not None:
            self.line.setText("" if self._value is None else str(self._value))
            self.line.setModified(False)
        if self.box is not None:
            self._choose(self.box, self._value)

    def _choose(self, box: QComboBox, value: CustomValue | None) -> None:
        place = next((n for n in range(box.count()) if box.itemData(n) == value), -1)
        if place < 0 and isinstance(value, str):  # an option that was taken away since
            box.addItem(plain(value, LABEL_CHARS), value)
            place = box.count() - 1
        box.setCurrentIndex(max(0, place))

    def _give_back(self) -> bool:
        if self.line is None or not self.line.isModified():
            return False
        self.show_again()
        return True

    def set_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        target = self.line if self.line is not None else self.box
        if target is not None:
            target.setAccessibleDescription(sentence)
            restyle(target, "bad", "true" if sentence else "false")

    def read(self) -> tuple[bool, CustomValue | None]:
        """(True, what stands here), or (False, None) and the reason stands under it."""
        if self.box is not None:
            value: CustomValue | None = self.box.currentData()
            return True, value
        text = "" if self.line is None else self.line.text().strip()
        if not text:
            return True, None
        if self.field.kind == "int":
            number = int(text) if _NUMBER.fullmatch(text) else NUMBER_MAX + 1
            if abs(number) > NUMBER_MAX:
                self.set_error(say("fields.int.bad"))
                return False, None
            return True, number
        if self.field.kind == "date":
            day = QDate.fromString(text, Qt.DateFormat.ISODate)
            if not day.isValid():
                self.set_error(say("fields.date.bad"))
                return False, None
            return True, day.toString(Qt.DateFormat.ISODate)
        return True, text

    def _settle(self) -> None:
        fits, value = self.read()
        if not fits or self._changed is None or (value == self._value and type(value) is type(self._value)):
            return
        self._value = value
        if self.line is not None:
            self.line.setModified(False)
        self._changed()

    @property
    def value(self) -> CustomValue | None:
        """What was settled on last."""
        return self._value

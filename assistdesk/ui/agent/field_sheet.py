"""A field of the desk's own in the settings: its name by language, its kind, its options (desk.md section 9).

Tickets keep keys, never names: a key is made of the first name and stays. The kind is chosen once.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from assistdesk.core.desk.forms import OPTIONS_MAX, FieldKind
from assistdesk.core.desk.shapes_forms import FieldIn, FieldOut, OptionIn
from assistdesk.runtime.intents_forms import DropField, SaveField
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.field_editor import LABEL_CHARS, words_of
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE, key_of, labels_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, in_a_row, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, fields, row, scrolled

KINDS: tuple[FieldKind, ...] = ("text", "int", "bool", "choice", "date")
OPTIONS_PX, WIDTH_PX = 170, 560


class OptionRow:
    """One answer of a choice: its key, "" before it is kept, its name by language, its line."""

    def __init__(self, key: str, names: dict[str, str], line: QLineEdit) -> None:
        self.key, self.names, self.line = key, names, line
        self.frame: QWidget = line


class FieldSheet(RuleSheet):
    """*field* None: a new one, after the others. *used*: what else names it, in words."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        field: FieldOut | None,
        forms: FormsView,
        number: Number,
        used: str = "",
    ) -> None:
        super().__init__(means, window, say("field.new" if field is None else "field.edit"), number, WIDTH_PX)
        look = means.look
        self._field, self._forms, self._used = field, forms, used
        self._names = dict(field.label) if field is not None else {}
        self._language = OWN_LANGUAGE
        self.options: list[OptionRow] = []
        languages = tuple((code, LANGUAGE_NAMES[code], "", "") for code in LANGUAGES)
        self.language = Segments(look, say("macros.language"), languages)
        self.language.choose(OWN_LANGUAGE)
        self.language.on_choice(self._turn_to)
        self.name = Field(look, say("rules.name"), chars_max=LABEL_CHARS, entered=self.keep)
        self.kind = Choice(look, say("field.kind"), tuple((kind, say(f"field.kind.{kind}")) for kind in KINDS))
        self.kind.box.currentIndexChanged.connect(lambda _place: self._show_options())
        self.kind.setEnabled(field is None)
        self.body.addWidget(row(self.language, None))
        self.body.addWidget(fields(self.name, self.kind))
        self.body.addWidget(self._option_part())
        self.required = self._check("field.required", field is not None and field.required_on_solve)
        self.private = self._check("field.private", field is not None and field.private)
        buttons: list[QWidget] = []
        if field is not None:
            self.kind.choose(field.kind)
            for option in field.options:
                self.add_option(option.key, dict(option.label))
            buttons.append(Button(look, say("field.remove"), self._remove, kind="quiet"))
        self._fill()
        self._show_options()
        self.add_end(say("field.effect.new" if field is None else "field.effect"), self.name.line, *buttons)

    def _check(self, key: str, is_on: bool) -> QCheckBox:
        check = QCheckBox(menu_text(say(key)))
        check.setFont(self._means.look.font(Type.BODY))
        check.setChecked(is_on)
        self.body.addWidget(check)
        return check

    # --- options ------------------------------------------------------------------------------------------------------

    def _option_part(self) -> QWidget:
        look = self._means.look
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self._rows.addStretch(1)
        self._room = scrolled(inner)
        self._room.setFixedHeight(look.px(OPTIONS_PX))
        self.add_button = Button(look, say("field.option.add"), self._add_empty, icon="plus", size="small")
        head = row(PlainLabel(look, say("field.options"), Type.SMALL_STRONG, "muted"), None, self.add_button)
        self._options = column(head, self._room, spacing=6)
        return self._options

    def _add_empty(self) -> None:
        if len(self.options) < OPTIONS_MAX:
            self.add_option("", {}).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_option(self, key: str, names: dict[str, str]) -> OptionRow:
        look, line = self._means.look, QLineEdit()
        line.setFont(look.font(Type.BODY))
        line.setMaxLength(LABEL_CHARS)
        line.setAccessibleName(say("field.option"))
        line.setText(names.get(self._language, ""))
        line.returnPressed.connect(self._add_empty)
        one = OptionRow(key, names, line)
        one.frame = row((line, 1), IconButton(look, "x", say("field.option.remove"), partial(self._drop, one)))
        self.options.append(one)
        self._rows.insertWidget(self._rows.count() - 1, one.frame)
        return one

    def _drop(self, one: OptionRow) -> None:
        self.options.remove(one)
        one.frame.hide()
        one.frame.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_options(self) -> None:
        self._options.setVisible(self.kind.value() == "choice")

    # --- languages ----------------------------------------------------------------------------------------------------

    def _turn_to(self, language: str) -> None:
        self.note_typed()
        self._take()
        self._language = language
        self._fill()

    def _take(self) -> None:
        self._names[self._language] = self.name.text().strip()
        for one in self.options:
            one.names[self._language] = one.line.text().strip()

    def _fill(self) -> None:
        self.name.line.setText(self._names.get(self._language, ""))
        own = self._names.get(OWN_LANGUAGE, "")
        self.name.line.setPlaceholderText(own if self._language != OWN_LANGUAGE else "")
        for one in self.options:
            one.line.setText(one.names.get(self._language, ""))
            one.line.setPlaceholderText(one.names.get(OWN_LANGUAGE, "") if self._language != OWN_LANGUAGE else "")

    # --- wishes -------------------------------------------------------------------------------------------------------

    def show_forms(self, forms: FormsView) -> None:
        self._forms = forms
        self.show_answer(forms.answered, forms.refused)

    def keep(self) -> None:
        """Emit the wish, or say what is missing and go there; what was typed stays."""
        self._take()
        rows = [one for one in self.options if any(one.names.values())] if self.kind.value() == "choice" else []
        nameless = next((one for one in rows if not one.names.get(OWN_LANGUAGE)), None)
        if not self._names.get(OWN_LANGUAGE) or nameless is not None:
            self.language.choose(OWN_LANGUAGE)
            self._language = OWN_LANGUAGE
            self._fill()
            self.refuse(
                say("field.missing", language=LANGUAGE_NAMES[OWN_LANGUAGE]), nameless.line if nameless else self.name
            )
            return
        if self.kind.value() == "choice" and not rows:
            self.refuse(say("field.options.missing"), self.add_button)
            return
        taken = {one.key for one in self.options if one.key}
        options = []
        for one in rows:
            key = one.key or key_of(one.names[OWN_LANGUAGE], taken, "option")
            taken.add(key)
            options.append(OptionIn(key=key, label=labels_of(one.names)))
        keys = {field.key for field in self._forms.fields}
        wanted = FieldIn(
            key=self._field.key if self._field is not None else key_of(self._names[OWN_LANGUAGE], keys, "field"),
            kind=next(kind for kind in KINDS if kind == self.kind.value()),
            label=labels_of(self._names),
            options=tuple(options),
            required_on_solve=self.required.isChecked(),
            private=self.private.isChecked(),
            position=self._field.position if self._field is not None else 0,
        )
        field_id = 0 if self._field is None else self._field.id
        self.send(lambda sheet: SaveField(sheet, field_id, wanted))

    def _remove(self) -> None:
        field, emit = self._field, self._means.emit
        if field is not None:
            sure = in_a_row(say("field.remove.sure", title=words_of(field.label)), self._used)
            self.ask_first(say("field.remove"), sure, lambda: emit(DropField(field.id)), say("cancel"))

"""Fields of the desk's own and forms in the settings, for admins: the lists, and the sheets of one (desk.md section 9)."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot import AgentSnapshot, GroupView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.agent.field_sheet import FieldSheet
from assistdesk.ui.agent.form_sheet import FormSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, Slot
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import Part, clear, column, row

SHOWN_MAX = 200


class FormSettings(QFrame):
    """``show_snapshot`` at each snapshot. Not there for agents, who may not change forms."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._forms = FormsView()
        self._groups: tuple[GroupView, ...] = ()
        self._last_sheet = 0
        self._sheet: FieldSheet | FormSheet | None = None
        self._fields, fields = self._card("field.title", "field.hint", "field.new", lambda: self.edit_field(None))
        self._rows, forms = self._card("form.title", "form.hint", "form.new", lambda: self.edit_form(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(fields)
        layout.addWidget(forms)
        self.hide()

    def _card(self, title: str, hint: str, new: str, pressed: Slot) -> tuple[QVBoxLayout, Card]:
        look = self._means.look
        card = Card(look, say(title), Button(look, say(new), pressed, icon="plus", size="small"))
        card.body.addWidget(PlainLabel(look, say(hint), Type.SMALL, "muted", wrap=True))
        rows = QVBoxLayout()
        rows.setSpacing(8)
        card.body.addLayout(rows)
        return rows, card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadForms())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        before, self._forms = self._forms, snapshot.forms
        self._groups = snapshot.queue.groups
        if before.fields != self._forms.fields:
            clear(self._fields)
            for field in self._forms.fields[:SHOWN_MAX]:
                self._fields.addWidget(self._field_row(field))
        if (before.forms, before.fields) != (self._forms.forms, self._forms.fields):
            clear(self._rows)
            for form in self._forms.forms[:SHOWN_MAX]:
                self._rows.addWidget(self._form_row(form))
        if self._sheet is not None:
            self._sheet.show_forms(self._forms)
        self.setVisible(snapshot.me is not None and snapshot.me.role == "admin")

    def _field_row(self, field: FieldOut) -> QFrame:
        look, title = self._means.look, words_of(field.label)
        parts: list[Part] = [(PlainLabel(look, title, Type.MEDIUM, wrap=True), 1)]
        parts.append(Chip(look, say(f"field.kind.{field.kind}"), Tone.NEUTRAL))
        if field.required_on_solve:
            parts.append(Chip(look, say("field.chip.required"), Tone.PRIMARY))
        if field.private:
            parts.append(Chip(look, say("field.chip.private"), Tone.WARN, "lock"))
        return row(*parts, self._edit_button(title, partial(self.edit_field, field)), spacing=8)

    def _form_row(self, form: FormOut) -> QFrame:
        look, title = self._means.look, words_of(form.title)
        known = {field.id: words_of(field.label) for field in self._forms.fields}
        asked = ", ".join(known[one] for one in form.field_ids if one in known)
        under = PlainLabel(look, plain(asked, 300) or say("form.no_fields"), Type.SMALL, "muted", wrap=True)
        words = column(PlainLabel(look, title, Type.MEDIUM, wrap=True), under, spacing=1)
        return row((words, 1), self._edit_button(title, partial(self.edit_form, form)), spacing=8)

    def _edit_button(self, title: str, pressed: Slot) -> Button:
        button = Button(self._means.look, say("macros.edit"), pressed, size="small")
        button.setAccessibleName(say("macros.edit.of", title=title))
        return button

    def edit_field(self, field: FieldOut | None) -> None:
        self._open(FieldSheet(self._means, self.window(), field, self._forms, self._number))

    def edit_form(self, form: FormOut | None) -> None:
        self._open(FormSheet(self._means, self.window(), form, self._forms, self._groups, self._number))

    def _open(self, sheet: FieldSheet | FormSheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(lambda _result: self._closed())
        sheet.open()

    def _closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _number(self) -> int:
        """No sheet before had this number, not even one of a window that is gone."""
        self._last_sheet = max(self._last_sheet, self._forms.answered) + 1
        return self._last_sheet

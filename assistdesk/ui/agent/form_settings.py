"""Fields of the desk's own and forms in the settings, for admins: the lists, and the sheets of one (desk.md section 9)."""

from functools import partial

from PySide6.QtWidgets import QFrame

from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.core.desk.views import CUSTOM
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot import AgentSnapshot, GroupView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.agent.field_sheet import FieldSheet
from assistdesk.ui.agent.form_sheet import FormSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.agent.uses import used_words
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, row

SHOWN_MAX = 200


class FormSettings(SettingsCards):
    """Fields and forms; a press opens the sheet of one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadForms())
        self._forms = FormsView()
        self._snapshot = AgentSnapshot()
        self._groups: tuple[GroupView, ...] = ()
        new = self.new_button("field.new", lambda: self.edit_field(None))
        self._fields = self.add_list("field.title", "field.hint", new)
        new = self.new_button("form.new", lambda: self.edit_form(None))
        self._rows = self.add_list("form.title", "form.hint", new)

    def take(self, snapshot: AgentSnapshot) -> None:
        before, self._forms, self._snapshot = self._forms, snapshot.forms, snapshot
        self.opened.note(self._forms.answered)
        self._groups = snapshot.queue.groups
        was_read, is_first = self._forms.was_read, before.was_read != self._forms.was_read
        if is_first or before.fields != self._forms.fields:
            made = map(self._field_row, self._forms.fields[:SHOWN_MAX])
            self.fill_list(self._fields, made, "field.none" if was_read else "")
        if is_first or (before.forms, before.fields) != (self._forms.forms, self._forms.fields):
            rows = map(self._form_row, self._forms.forms[:SHOWN_MAX])
            self.fill_list(self._rows, rows, "form.none" if was_read else "")
        if isinstance(self.opened.sheet, FieldSheet | FormSheet):
            self.opened.sheet.show_forms(self._forms)

    def _field_row(self, field: FieldOut) -> QFrame:
        look, title = self._means.look, words_of(field.label)
        parts: list[Part] = [(PlainLabel(look, title, Type.MEDIUM, wrap=True), 1)]
        parts.append(Chip(look, say(f"field.kind.{field.kind}"), Tone.NEUTRAL))
        if field.required_on_solve:
            parts.append(Chip(look, say("field.chip.required"), Tone.PRIMARY))
        if field.private:
            parts.append(Chip(look, say("field.chip.private"), Tone.WARN, "lock"))
        return row(*parts, self.edit_button(title, partial(self.edit_field, field)), spacing=8)

    def _form_row(self, form: FormOut) -> QFrame:
        look, title = self._means.look, words_of(form.title)
        known = {field.id: words_of(field.label) for field in self._forms.fields}
        asked = ", ".join(known[one] for one in form.field_ids if one in known)
        under = PlainLabel(look, plain(asked, 300) or say("form.no_fields"), Type.SMALL, "muted", wrap=True)
        words = column(PlainLabel(look, title, Type.MEDIUM, wrap=True), under, spacing=1)
        return row((words, 1), self.edit_button(title, partial(self.edit_form, form)), spacing=8)

    def edit_field(self, field: FieldOut | None) -> None:
        used = used_words(self._snapshot, f"{CUSTOM}{field.key}") if field is not None else ""
        self.opened.open(FieldSheet(self._means, self.window(), field, self._forms, self.opened.next_number, used))

    def edit_form(self, form: FormOut | None) -> None:
        used = used_words(self._snapshot, "form_id", form.id) if form is not None else ""
        number = self.opened.next_number
        self.opened.open(FormSheet(self._means, self.window(), form, self._forms, self._groups, number, used))

"""The desk's own fields of the open ticket, beside the conversation: each is changed where it stands (desk.md section 9).

Enter or leaving a line sends it, Esc gives back what was there. What a refused solve lacks is marked until it is filled in.
"""

from functools import partial

from PySide6.QtCore import Qt

from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.runtime.intents_forms import SetField, SetForm
from assistdesk.runtime.snapshot import TicketView
from assistdesk.runtime.snapshot_forms import FormsView, TicketFields
from assistdesk.ui.agent.field_editor import FieldEditor, value_words, words_of
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.means import CLOSED, Means
from assistdesk.ui.agent.quick_links import QuickLinks
from assistdesk.ui.text import say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column


def asked_of(forms: FormsView, fields: TicketFields) -> tuple[FieldOut, ...]:
    """The form's fields in its order, then any other that the ticket has a value in."""
    form = form_of(forms, fields.form_id)
    known = {field.id: field for field in forms.fields}
    asked = [known[one] for one in (form.field_ids if form is not None else ()) if one in known]
    held = dict(fields.values)
    return (*asked, *(field for field in forms.fields if field.key in held and field not in asked))


def form_of(forms: FormsView, form_id: int | None) -> FormOut | None:
    return next((form for form in forms.forms if form.id == form_id), None)


def needed_of(forms: FormsView, fields: TicketFields) -> int:
    """How many of the form's fields are empty that a solve needs."""
    form, held = form_of(forms, fields.form_id), dict(fields.values)
    asked = form.field_ids if form is not None else ()
    return sum(field.id in asked and field.required_on_solve and field.key not in held for field in forms.fields)


class FieldsCard(CardPlace):
    """Not there on a desk without forms and a ticket without values. A closed ticket shows what it holds and takes nothing; so
    does any that whoever looks may not change."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._ticket_id = 0
        self._built: object = None
        self._revision = 0
        self.editors: dict[str, FieldEditor] = {}
        self._seen: dict[str, int] = {}
        """The version of the ticket whose value stands, or stood before it was typed over."""
        self.form: Choice | None = None
        self.links: QuickLinks | None = None

    def show_ticket(self, ticket: TicketView, forms: FormsView) -> None:
        fields, is_open = ticket.fields, ticket.may.change and ticket.row.status not in CLOSED
        asked = asked_of(forms, fields)
        self.setVisible(bool(asked or (forms.forms and is_open)))
        built = (ticket.row.id, forms.forms, asked, fields.form_id, is_open, None if is_open else fields.values)
        if built != self._built:
            self.flush()
            self._built, self._ticket_id = built, ticket.row.id
            self.put(self._build(forms, asked, fields, is_open))
        held = dict(fields.values)
        for key, editor in self.editors.items():
            if not editor.is_being_edited:
                self._seen[key] = ticket.row.row_version
            editor.show_value(held.get(key))
            if key in fields.lacking:
                editor.set_error(say("fields.lacking"))
        self._summarise(needed_of(forms, fields) if is_open else 0)
        if fields.revision != self._revision and self.form is not None:
            self.form.choose(str(fields.form_id or ""))
        self._revision = fields.revision
        form = form_of(forms, fields.form_id)
        if self.links is not None:
            self.links.show_links(form, held)

    def _build(self, forms: FormsView, asked: tuple[FieldOut, ...], fields: TicketFields, is_open: bool) -> Card:
        look = self._means.look
        card = Card(look, say("fields.card"), spacing=10)
        self.editors, self._seen, self.form, self.links = {}, {}, None, None
        if not is_open:
            held = dict(fields.values)
            for field in asked:
                words = value_words(field, held[field.key]) if field.key in held else "–"
                label = PlainLabel(look, words_of(field.label), Type.SMALL_STRONG, "muted", wrap=True)
                value = PlainLabel(look, words, Type.BODY, wrap=True, selectable=True)
                card.body.addWidget(column(label, value, spacing=2))
            return card
        names = (("", say("fields.no_form")), *((str(form.id), words_of(form.title)) for form in forms.forms))
        self.form = Choice(look, say("fields.form"), names)
        self.form.choose(str(fields.form_id or ""))
        self.form.box.activated.connect(lambda _place: self._set_form())
        card.body.addWidget(self.form)
        for field in asked:
            editor = FieldEditor(look, field, partial(self._set, field.key))
            self.editors[field.key] = editor
            card.body.addWidget(editor)
        self.links = QuickLinks(look)
        card.body.addWidget(self.links)
        return card

    def _summarise(self, needed: int) -> None:
        if self.folder is not None:
            self.folder.summarise(say("fields.needed", needed) if needed else "", Tone.WARN)

    def _set(self, key: str) -> None:
        self._means.emit(SetField(self._ticket_id, key, self.editors[key].value, self._seen.get(key, 0)))

    def _set_form(self) -> None:
        if self.form is not None:
            self._means.emit(SetForm(self._ticket_id, int(self.form.value() or 0) or None))

    def flush(self) -> None:
        """What is being typed counts."""
        for editor in self.editors.values():
            if editor.is_being_edited and editor.line is not None:
                editor.line.editingFinished.emit()

    def go_to_lacking(self) -> None:
        """To the first field that a solve lacks, else to the first there is."""
        lacking = [editor for editor in self.editors.values() if editor.error.text()]
        first = next(iter(lacking or self.editors.values()), None) or self.form
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

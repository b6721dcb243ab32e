"""Which form a new ticket is made with, and its fields: a part of a sheet (desk.md section 9).

What was filled in for one form is kept while another is looked at. Refuses to know what becomes of it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes import CustomValue
from assistdesk.runtime.snapshot_forms import FormsView, TicketFields
from assistdesk.ui.agent.field_editor import FieldEditor, words_of
from assistdesk.ui.agent.fields_card import asked_of, form_of
from assistdesk.ui.agent.quick_links import QuickLinks
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.layouts import clear, scrolled

FIELDS_PX, EDGE_PX = 200, 10
Filled = tuple[tuple[str, CustomValue], ...]


class FormPart(QFrame):
    """Not there on a desk without forms. ``read`` gives what was filled in, or None and goes to what does not fit;
    ``filled`` what fits of it."""

    def __init__(self, look: Look, forms: FormsView) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._forms = look, forms
        self._kept: dict[str, CustomValue] = {}
        self._form_id: int | None = None
        self._custom: Filled = ()
        self.editors: list[FieldEditor] = []
        names = (("", say("fields.no_form")), *((str(form.id), words_of(form.title)) for form in forms.forms))
        self.form = Choice(look, say("fields.form"), names)
        self.form.box.currentIndexChanged.connect(lambda _place: self._build())
        self.links = QuickLinks(look)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, EDGE_PX, 0)
        self._rows.setSpacing(10)
        self._room = scrolled(inner)
        self._room.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.form, self._room, self.links):
            layout.addWidget(widget)
        self.setVisible(bool(forms.forms))

    @property
    def form_id(self) -> int | None:
        return self._form_id if self._is_blind else int(self.form.value() or 0) or None

    @property
    def _is_blind(self) -> bool:
        """Nothing is known of the desk's forms yet: what came back goes again as it is."""
        return not (self._forms.was_read or self._forms.forms or self._forms.fields)

    def write_again(self, form_id: int | None, custom: Filled) -> None:
        """As it was filled in before; what the form asks for no more stands below, so that it can be taken out."""
        self._form_id, self._custom, self._kept = form_id, custom, dict(custom)
        place = self.form.box.currentIndex()
        self.form.choose(str(form_id or ""))
        if self.form.box.currentIndex() == place:  # else the choice has built it
            self._build()
        self.setVisible(bool(self._forms.forms or self.editors))

    def _build(self) -> None:
        self._keep()
        clear(self._rows)
        asked = asked_of(self._forms, TicketFields(self.form_id, self._custom))
        self.editors = [FieldEditor(self._look, field, self._show_links) for field in asked]
        for editor in self.editors:
            editor.show_value(self._kept.get(editor.field.key))
            self._rows.addWidget(editor)
        self._rows.addStretch(1)
        self._room.setVisible(bool(asked))
        tall = sum(editor.sizeHint().height() + self._rows.spacing() for editor in self.editors)
        self._room.setFixedHeight(min(tall, self._look.px(FIELDS_PX)))
        self._show_links()

    def _keep(self) -> None:
        for editor in self.editors:
            fits, value = editor.read()
            self._kept.pop(editor.field.key, None)
            if fits and value is not None:
                self._kept[editor.field.key] = value

    def _show_links(self) -> None:
        self._keep()
        self.links.show_links(form_of(self._forms, self.form_id), self._kept)

    def filled(self) -> Filled:
        """As far as it was filled in, and fits."""
        if self._is_blind:
            return self._custom
        self._keep()
        keys = [editor.field.key for editor in self.editors]
        return tuple((key, self._kept[key]) for key in keys if key in self._kept)

    def read(self) -> Filled | None:
        if self._is_blind:
            return self._custom
        found: list[tuple[str, CustomValue]] = []
        for editor in self.editors:
            fits, value = editor.read()
            if not fits:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
            if value is not None:
                found.append((editor.field.key, value))
        return tuple(found)

"""A form in the settings: title by language, fields in their order, group, tags, links of its options (desk.md section 9)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_forms import FieldOut, FormIn, FormOut, QuickLinkIn, QuickLinkOut
from assistdesk.core.desk.web_addresses import ADDRESS_CHARS_MAX, is_https
from assistdesk.runtime.intents_forms import DropForm, SaveForm
from assistdesk.runtime.snapshot import GroupView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.field_editor import LABEL_CHARS, words_of
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE, labels_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, explain, in_a_row, plain, say
from assistdesk.ui.theme import Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, fields, row

FORM_PX, WIDTH_PX = 420, 640
Place = tuple[str, str]
"""A field's key and an option's."""


class LinkRow(QFrame):
    """One quick link: where it shows, its title by language, its address."""

    def __init__(self, means: Means, link: QuickLinkOut | None) -> None:
        super().__init__()
        self.setObjectName("ghost")
        look = means.look
        self.names = dict(link.title) if link is not None else {}
        self.place: Place = (link.field, link.option) if link is not None else ("", "")
        self.box = QComboBox()
        self.box.setFont(look.font(Type.BODY))
        self.box.setAccessibleName(say("form.link.option"))
        self.title, self.address = QLineEdit(), QLineEdit()
        for line, name, chars in (
            (self.title, "form.link.title", LABEL_CHARS),
            (self.address, "form.link.address", ADDRESS_CHARS_MAX),
        ):
            line.setFont(look.font(Type.BODY))
            line.setAccessibleName(say(name))
            line.setPlaceholderText(say(name))
            line.setMaxLength(chars)
            line.textEdited.connect(lambda _text, line=line: restyle(line, "bad", "false"))
        self.address.setText(link.address if link is not None else "")
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(4)

    def offer(self, places: list[tuple[Place, str]]) -> None:
        """Which options there are now; the chosen one stays if it is among them."""
        chosen = self.box.currentData() or self.place
        self.box.clear()
        for place, words in places:
            self.box.addItem(words, place)
        at = next((n for n in range(self.box.count()) if self.box.itemData(n) == chosen), -1)
        self.box.setCurrentIndex(max(0, at))


class FormSheet(RuleSheet):
    """*form* None: a new one, after the others. *used*: what else names it, in words."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        form: FormOut | None,
        forms: FormsView,
        groups: tuple[GroupView, ...],
        number: Number,
        used: str = "",
    ) -> None:
        super().__init__(means, window, say("form.new" if form is None else "form.edit"), number, WIDTH_PX)
        look = means.look
        self._form, self._forms, self._used = form, forms, used
        self._names = dict(form.title) if form is not None else {}
        self._language = OWN_LANGUAGE
        self.field_ids: list[int] = list(form.field_ids) if form is not None else []
        self.links: list[LinkRow] = []
        languages = tuple((code, LANGUAGE_NAMES[code], "", "") for code in LANGUAGES)
        self.language = Segments(look, say("macros.language"), languages)
        self.language.choose(OWN_LANGUAGE)
        self.language.on_choice(self._turn_to)
        part = self.add_room(FORM_PX)
        self.title = Field(look, say("rules.name"), chars_max=LABEL_CHARS, entered=self.keep)
        self.group = Choice(
            look,
            say("form.group"),
            (("", say("form.no_group")), *((str(one.id), plain(one.name, 60)) for one in groups)),
        )
        tags = form.tags if form is not None else ()
        self.tags = TagField(means, say("form.tags"), tags, entered=self.keep)
        part.addWidget(row(self.language, None))
        part.addWidget(self.title)
        part.addWidget(fields(self.group, self.tags))
        part.addWidget(PlainLabel(look, say("form.fields"), Type.SMALL_STRONG, "muted"))
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        part.addLayout(self._fields)
        self.more = QComboBox()
        self.more.setFont(look.font(Type.BODY))
        self.more.setAccessibleName(say("form.field.add"))
        self.more.activated.connect(self._add_field)
        part.addWidget(self.more)
        self.add_link_button = Button(look, say("form.link.add"), self._add_empty_link, icon="plus", size="small")
        part.addWidget(row(PlainLabel(look, say("form.links"), Type.SMALL_STRONG, "muted"), None, self.add_link_button))
        self._links = QVBoxLayout()
        self._links.setSpacing(10)
        part.addLayout(self._links)
        part.addStretch(1)
        buttons: list[QWidget] = []
        if form is not None:
            self.group.choose(str(form.group_id or ""))
            for link in form.quick_links:
                self.add_link(link)
            buttons.append(Button(look, say("form.remove"), self._remove, kind="quiet"))
        self._fill()
        self._show_fields()
        self.add_end(say("form.effect.new" if form is None else "form.effect"), self.title.line, *buttons)

    def is_changed(self) -> bool:
        is_same = tuple(self.field_ids) == (self._form.field_ids if self._form is not None else ())
        return super().is_changed() or not is_same or self.tags.is_changed()

    # --- fields -------------------------------------------------------------------------------------------------------

    def _chosen(self) -> list[FieldOut]:
        known = {field.id: field for field in self._forms.fields}
        return [known[one] for one in self.field_ids if one in known]

    def _show_fields(self) -> None:
        look = self._means.look
        clear(self._fields)
        chosen = self._chosen()
        for field in chosen:
            words = words_of(field.label)
            earlier = IconButton(
                look, "chevron-up", say("form.field.earlier", title=words), partial(self._move, field.id, -1)
            )
            later = IconButton(
                look, "chevron-down", say("form.field.later", title=words), partial(self._move, field.id, 1)
            )
            gone = IconButton(look, "x", say("form.field.remove", title=words), partial(self._drop_field, field.id))
            earlier.setEnabled(field is not chosen[0])
            later.setEnabled(field is not chosen[-1])
            kind = PlainLabel(look, say(f"field.kind.{field.kind}"), Type.SMALL, "muted")
            self._fields.addWidget(
                row((PlainLabel(look, words, Type.MEDIUM, wrap=True), 1), kind, earlier, later, gone)
            )
        self.more.clear()
        self.more.addItem(say("form.field.add"), 0)
        for field in self._forms.fields:
            if field.id not in self.field_ids:
                self.more.addItem(words_of(field.label), field.id)
        self.more.setEnabled(self.more.count() > 1)
        places = self._places()
        self.add_link_button.setEnabled(bool(places))
        for one in self.links:
            one.offer(places)

    def _places(self) -> list[tuple[Place, str]]:
        return [
            ((field.key, option.key), f"{words_of(field.label)}: {words_of(option.label)}")
            for field in self._chosen()
            for option in field.options
        ]

    def _add_field(self, place: int) -> None:
        field_id = self.more.itemData(place)
        if field_id:
            self.field_ids.append(int(field_id))
            self._show_fields()

    def _move(self, field_id: int, by: int) -> None:
        self.field_ids = list(moved(self.field_ids, field_id, by))
        self._show_fields()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_field(self, field_id: int) -> None:
        self.field_ids.remove(field_id)
        self._show_fields()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- links --------------------------------------------------------------------------------------------------------

    def _add_empty_link(self) -> None:
        self.add_link(None).box.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_link(self, link: QuickLinkOut | None) -> LinkRow:
        one = LinkRow(self._means, link)
        one.offer(self._places())
        one.title.setText(one.names.get(self._language, ""))
        gone = IconButton(self._means.look, "x", say("form.link.remove"), partial(self._drop_link, one))
        one.layout_.addWidget(row((one.box, 1), (one.title, 1), gone, spacing=8))
        one.layout_.addWidget(one.address)
        self.links.append(one)
        self._links.addWidget(one)
        return one

    def _drop_link(self, one: LinkRow) -> None:
        self.links.remove(one)
        one.hide()
        one.deleteLater()
        self.add_link_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- languages ----------------------------------------------------------------------------------------------------

    def _turn_to(self, language: str) -> None:
        self.note_typed()
        self._take()
        self._language = language
        self._fill()

    def _take(self) -> None:
        self._names[self._language] = self.title.text().strip()
        for one in self.links:
            one.names[self._language] = one.title.text().strip()

    def _fill(self) -> None:
        is_own = self._language == OWN_LANGUAGE
        self.title.line.setText(self._names.get(self._language, ""))
        self.title.line.setPlaceholderText("" if is_own else self._names.get(OWN_LANGUAGE, ""))
        for one in self.links:
            one.title.setText(one.names.get(self._language, ""))

    # --- wishes -------------------------------------------------------------------------------------------------------

    def show_forms(self, forms: FormsView) -> None:
        if forms.fields != self._forms.fields:
            self._forms = forms
            self._show_fields()
        self.show_answer(forms.answered, forms.refused)

    def keep(self) -> None:
        """Emit the wish, or say what is missing and go there; what was typed stays."""
        self._take()
        nameless = next((one for one in self.links if not one.names.get(OWN_LANGUAGE)), None)
        if not self._names.get(OWN_LANGUAGE) or nameless is not None:
            self.language.choose(OWN_LANGUAGE)
            self._language = OWN_LANGUAGE
            self._fill()
            where = self.title if nameless is None or not self._names.get(OWN_LANGUAGE) else nameless.title
            self.refuse(say("field.missing", language=LANGUAGE_NAMES[OWN_LANGUAGE]), where)
            return
        wrong = next((one for one in self.links if not is_https(one.address.text().strip())), None)
        if wrong is not None:
            restyle(wrong.address, "bad", "true")
            self.refuse(explain("form_link").sentence, wrong.address)
            return
        tags = self.tags.read()
        if tags is None:
            self.tags.line.setFocus()
            return
        links = []
        for one in self.links:
            field, option = one.box.currentData() or ("", "")
            if field:
                address = one.address.text().strip()
                links.append(QuickLinkIn(field=field, option=option, title=labels_of(one.names), address=address))
        wanted = FormIn(
            title=labels_of(self._names),
            field_ids=tuple(field.id for field in self._chosen()),
            group_id=int(self.group.value() or 0) or None,
            tags=tags,
            quick_links=tuple(links),
            position=self._form.position if self._form is not None else 0,
        )
        form_id = 0 if self._form is None else self._form.id
        self.send(lambda sheet: SaveForm(sheet, form_id, wanted))

    def _remove(self) -> None:
        form, emit = self._form, self._means.emit
        if form is not None:
            sure = in_a_row(say("form.remove.sure", title=words_of(form.title)), self._used)
            self.ask_first(say("form.remove"), sure, lambda: emit(DropForm(form.id)), say("cancel"))

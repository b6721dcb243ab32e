"""Macros and saved texts in the settings: the list, and the form of one (desk.md section 9).

A text alone is a saved text; with a change it is a macro. The desk's own language has to be there, the others are there if one
likes. What the form does not know of a macro stays as it is. Only admins share with all colleagues.
"""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents_macros import DropMacro, SaveMacro
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase, MacroItem
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.ui.agent.bulk_bar import read_tags
from assistdesk.ui.agent.means import PRIORITIES, STATUSES, Means, has_seat
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, Field, TextArea
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import clear, fields, row

OWN_LANGUAGE = "en"
"""The desk's own language: a text has to have it (relay, ``text_locale``)."""
TITLE_CHARS, TEXT_CHARS, TEXT_PX, SHOWN_MAX = 80, 16_000, 120, 200
PLACEHOLDERS = "{{requester.name}}  {{agent.name}}  {{ticket.id}}  {{ticket.subject}}"


class MacroSettings(Card):
    """``show_snapshot`` at each snapshot: the list, and *New*."""

    def __init__(self, means: Means) -> None:
        new = Button(means.look, say("macros.new"), lambda: self.edit(None), icon="plus", size="small")
        super().__init__(means.look, say("macros.title"), new)
        self._means = means
        self._is_admin = False
        self._shown: object = None
        self.body.addWidget(PlainLabel(means.look, say("macros.hint"), Type.SMALL, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._is_admin = snapshot.me is not None and snapshot.me.role == "admin"
        self.setVisible(has_seat(snapshot.me))
        is_live = snapshot.link.phase is LinkPhase.LIVE  # only then is it sure that there are none
        if (snapshot.macros, is_live) == self._shown:
            return
        self._shown = snapshot.macros, is_live
        clear(self._rows)
        for macro in snapshot.macros[:SHOWN_MAX]:
            self._rows.addWidget(self._row(macro))
        if is_live and not snapshot.macros:
            self._rows.addWidget(PlainLabel(self._means.look, say("macros.none"), Type.SMALL, "muted", wrap=True))

    def _row(self, macro: MacroItem) -> QFrame:
        look, title = self._means.look, plain(macro.title, TITLE_CHARS)
        parts: list[QWidget | tuple[QWidget, int]] = [(PlainLabel(look, title, Type.MEDIUM, wrap=True), 1)]
        parts.append(Chip(look, say("macros.text" if macro.writes_only else "macros.macro"), Tone.NEUTRAL))
        parts.append(Chip(look, say("macros.shared" if macro.form.shared else "macros.mine"), Tone.NEUTRAL))
        if macro.form.editable:
            edit = Button(look, say("macros.edit"), partial(self.edit, macro), size="small")
            edit.setAccessibleName(say("macros.edit.of", title=title))
            parts.append(edit)
        return row(*parts, spacing=8)

    def edit(self, macro: MacroItem | None) -> None:
        MacroSheet(self._means, self.window(), macro, self._is_admin).open()


class MacroSheet(Dialog):
    """*macro* None: a new one."""

    def __init__(self, means: Means, window: QWidget, macro: MacroItem | None, is_admin: bool) -> None:
        super().__init__(means.look, window, say("macros.new" if macro is None else "macros.edit"), width_px=560)
        look = means.look
        self._means, self._macro = means, macro
        form = macro.form if macro is not None else MacroForm()
        self._titles, self._texts = dict(form.titles), dict(form.texts)
        self._language = OWN_LANGUAGE
        names = tuple((code, LANGUAGE_NAMES[code], "", "") for code in LANGUAGES)
        self.language = Segments(look, say("macros.language"), names)
        self.language.choose(OWN_LANGUAGE)
        self.language.on_choice(self._turn_to)
        self.title = Field(look, say("macros.name"), chars_max=TITLE_CHARS, entered=self.keep)
        self.text = TextArea(look, say("macros.words"), say("macros.words.hint"), chars_max=TEXT_CHARS)
        self.text.fix_height(look.px(TEXT_PX))
        self.text.submitted.connect(self.keep)
        kinds = (("reply", say("composer.reply"), "", ""), ("note", say("composer.note"), "lock", "note"))
        self.kind = Segments(look, say("macros.kind"), kinds)
        self.kind.choose("reply" if form.public else "note")
        self.body.addWidget(row(self.language, None, self.kind))
        for widget in (self.title, self.text, PlainLabel(look, PLACEHOLDERS, Type.SMALL, "muted", wrap=True)):
            self.body.addWidget(widget)
        self._add_changes(form)
        self.shared = QCheckBox(menu_text(say("macros.share")))
        self.shared.setFont(look.font(Type.BODY))
        self.shared.setChecked(form.shared)
        self.shared.setVisible(is_admin)
        self.body.addWidget(self.shared)
        buttons: list[QWidget] = []
        if macro is not None:
            buttons.append(Button(look, say("macros.remove"), self._remove, kind="quiet"))
        buttons.append(Button(look, say("cancel"), self.reject))
        buttons.append(Button(look, say("macros.keep"), self.keep, kind="primary"))
        self._fill()
        self.set_buttons(*buttons, focus=self.title.line)

    def _add_changes(self, form: MacroForm) -> None:
        """What else it does to a ticket."""
        look, nothing = self._means.look, ("", say("macros.unchanged"))
        statuses = (nothing, *((one, say(f"status.{one}")) for one in STATUSES))
        priorities = (nothing, *((one, say(f"priority.{one}")) for one in PRIORITIES))
        self.status = Choice(look, say("macros.status"), statuses)
        self.priority = Choice(look, say("macros.priority"), priorities)
        self.status.choose(form.status)
        self.priority.choose(form.priority)
        self.tags = Field(look, say("bulk.tags.field"), say("bulk.tags.hint"), chars_max=300)
        self.tags.line.setText(", ".join((*form.tags, *(f"-{tag}" for tag in form.dropped_tags))))
        self.to_me = QCheckBox(menu_text(say("macros.to_me")))
        self.to_me.setFont(look.font(Type.BODY))
        self.to_me.setChecked(form.to_me)
        self.body.addWidget(fields(self.status, self.priority))
        self.body.addWidget(self.tags)
        self.body.addWidget(self.to_me)

    # --- languages ----------------------------------------------------------------------------------------------------

    def _turn_to(self, language: str) -> None:
        self._take()
        self._language = language
        self._fill()

    def _take(self) -> None:
        self._titles[self._language] = self.title.text().strip()
        self._texts[self._language] = self.text.toPlainText().strip()

    def _fill(self) -> None:
        self.title.line.setText(self._titles.get(self._language, ""))
        self.text.setPlainText(self._texts.get(self._language, ""))

    # --- wishes -------------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Emit the wish, or say what is missing; what was typed stays."""
        self._take()
        titles = tuple((code, words) for code, words in sorted(self._titles.items()) if words)
        texts = tuple((code, words) for code, words in sorted(self._texts.items()) if words)
        added, dropped = read_tags(self.tags.text())
        does_nothing = not (texts or added or dropped or self.status.value() or self.priority.value())
        lacks_own = not self._titles.get(OWN_LANGUAGE) or (texts and not self._texts.get(OWN_LANGUAGE))
        if lacks_own or (does_nothing and not self.to_me.isChecked()):
            self.language.choose(OWN_LANGUAGE)
            self._language = OWN_LANGUAGE
            self._fill()
            self.title.set_error(say("macros.missing", language=LANGUAGE_NAMES[OWN_LANGUAGE]))
            return
        self._means.emit(
            SaveMacro(
                0 if self._macro is None else self._macro.id,
                titles,
                texts,
                self.kind.value() != "note",
                self.status.value(),
                self.priority.value(),
                added,
                dropped,
                self.to_me.isChecked(),
                self.shared.isChecked(),
            )
        )
        self.accept()

    def _remove(self) -> None:
        macro, emit = self._macro, self._means.emit
        if macro is not None:
            sure = say("macros.remove.sure", title=plain(macro.title, TITLE_CHARS))
            self.ask_instead(say("macros.remove"), sure, lambda: emit(DropMacro(macro.id)), say("cancel"))

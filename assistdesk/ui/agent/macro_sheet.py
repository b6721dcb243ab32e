"""Macros and saved texts in the settings: the list, and the form of one (desk.md section 9).

A text alone is a saved text; with a change it is a macro. The desk's own language has to be there, the others are there if one
likes. What the form does not know of a macro stays as it is. Only admins share with colleagues, all or those of a group. One
that does not show yet or no more stands in the list with its times, for whoever may change it.
"""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents_macros import DropMacro, ReadMacros, SaveMacro
from assistdesk.runtime.snapshot import AgentSnapshot, GroupView, LinkPhase, MacroItem
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.ui.agent.kept_sheet import choose_number, chosen_number, names_choice
from assistdesk.ui.agent.macro_times import showing, times_words
from assistdesk.ui.agent.means import PRIORITIES, STATUSES, Means, has_seat
from assistdesk.ui.agent.moment_field import MomentField, own_zone
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, Field, TextArea
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import Part, clear, column, fields, row

OWN_LANGUAGE = "en"
"""The desk's own language: a text has to have it (relay, ``text_locale``)."""
TITLE_CHARS, TEXT_CHARS, TEXT_PX, SHOWN_MAX = 80, 16_000, 96, 200
PLACEHOLDERS = "{{requester.name}}  {{agent.name}}  {{ticket.id}}  {{ticket.subject}}  {{fix_version}}"


class MacroSettings(Card):
    """``show_snapshot`` at each snapshot: the list, and *New*."""

    def __init__(self, means: Means) -> None:
        new = Button(means.look, say("macros.new"), lambda: self.edit(None), icon="plus", size="small")
        super().__init__(means.look, say("macros.title"), new)
        self._means = means
        self._is_admin = False
        self._groups: tuple[GroupView, ...] = ()
        self._shown: object = None
        self.body.addWidget(PlainLabel(means.look, say("macros.hint"), Type.SMALL, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadMacros())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._is_admin = snapshot.me is not None and snapshot.me.role == "admin"
        self._groups = snapshot.queue.groups
        self.setVisible(has_seat(snapshot.me))
        is_live = snapshot.link.phase is LinkPhase.LIVE  # only then is it sure that there are none
        now_ms = self._means.now_ms()
        turns = tuple(showing(one.form, now_ms) for one in snapshot.macros)
        shown = (snapshot.macros, is_live, self._groups, turns)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rows)
        for macro in snapshot.macros[:SHOWN_MAX]:
            self._rows.addWidget(self._row(macro))
        if is_live and not snapshot.macros:
            self._rows.addWidget(PlainLabel(self._means.look, say("macros.none"), Type.SMALL, "muted", wrap=True))

    def _row(self, macro: MacroItem) -> QFrame:
        look, title, form = self._means.look, plain(macro.title, TITLE_CHARS), macro.form
        now_ms = self._means.now_ms()
        words: list[Part] = [PlainLabel(look, title, Type.MEDIUM, wrap=True)]
        more = "  ·  ".join(filter(None, (self._group_words(form), times_words(form, now_ms))))
        if more:
            words.append(PlainLabel(look, more, Type.SMALL, "muted", wrap=True))
        parts: list[Part] = [(column(*words, spacing=1), 1)]
        if (turn := showing(form, now_ms)) != "now":
            parts.append(Chip(look, say(f"macros.{turn}"), Tone.WARN))
        parts.append(Chip(look, say("macros.text" if macro.writes_only else "macros.macro"), Tone.NEUTRAL))
        whose = "macros.mine" if not form.shared else "macros.shared" if form.group_id is None else "macros.of_group"
        parts.append(Chip(look, say(whose), Tone.NEUTRAL))
        if form.editable:
            edit = Button(look, say("macros.edit"), partial(self.edit, macro), size="small")
            edit.setAccessibleName(say("macros.edit.of", title=title))
            parts.append(edit)
        return row(*parts, spacing=8)

    def _group_words(self, form: MacroForm) -> str:
        name = next((group.name for group in self._groups if group.id == form.group_id), "")
        return say("macros.of_group.named", name=name) if name else ""

    def edit(self, macro: MacroItem | None) -> None:
        MacroSheet(self._means, self.window(), macro, self._groups if self._is_admin else None).open()


class MacroSheet(Dialog):
    """*macro* None: a new one. *groups*: whom it may be shared with; None: it cannot be shared."""

    def __init__(
        self, means: Means, window: QWidget, macro: MacroItem | None, groups: tuple[GroupView, ...] | None
    ) -> None:
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
        self._add_showing(form, groups)
        buttons: list[QWidget] = []
        if macro is not None:
            buttons.append(Button(look, say("macros.remove"), self._remove, kind="quiet"))
        buttons.append(Button(look, say("cancel"), self.reject))
        buttons.append(Button(look, say("macros.keep"), self.keep, kind="primary"))
        self._fill()
        self.set_buttons(*buttons, focus=self.title.line)
        self.watch_choices()

    def _add_changes(self, form: MacroForm) -> None:
        """What else it does to a ticket."""
        look, nothing = self._means.look, ("", say("macros.unchanged"))
        statuses = (nothing, *((one, say(f"status.{one}")) for one in STATUSES))
        priorities = (nothing, *((one, say(f"priority.{one}")) for one in PRIORITIES))
        self.status = Choice(look, say("macros.status"), statuses)
        self.priority = Choice(look, say("macros.priority"), priorities)
        self.status.choose(form.status)
        self.priority.choose(form.priority)
        self.tags = TagField(self._means, say("tags.add"), form.tags)
        self.dropped = TagField(self._means, say("tags.remove"), form.dropped_tags)
        self.to_me = QCheckBox(menu_text(say("macros.to_me")))
        self.to_me.setFont(look.font(Type.BODY))
        self.to_me.setChecked(form.to_me)
        self.shared = QCheckBox(menu_text(say("macros.share")))
        self.shared.setFont(look.font(Type.BODY))
        self.shared.setChecked(form.shared)
        self.body.addWidget(fields(self.status, self.priority))
        self.body.addWidget(fields(self.tags, self.dropped))
        self.body.addWidget(row(self.to_me, None, self.shared))

    def _add_showing(self, form: MacroForm, groups: tuple[GroupView, ...] | None) -> None:
        """For whom it shows, and when."""
        look = self._means.look
        names = tuple((one.id, one.name) for one in groups or ())
        self.group = names_choice(look, "macros.group", "macros.group.all", names)
        self.group.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choose_number(self.group, form.group_id)
        self.group.setVisible(form.shared and groups is not None)
        self.shared.setVisible(groups is not None)
        self.shared.toggled.connect(self.group.setVisible)
        self.begins = MomentField(look, say("macros.begins"), say("macros.begins.none"))
        self.ends = MomentField(look, say("macros.ends"), say("macros.ends.none"))
        for field, at_ms in ((self.begins, form.from_ms), (self.ends, form.until_ms)):
            field.show_moment(at_ms)
            field.line.returnPressed.connect(self.keep)
        hint = PlainLabel(look, say("macros.times.hint", zone=own_zone()), Type.SMALL, "muted", wrap=True)
        self.body.addWidget(column(fields(self.group, self.begins, self.ends), hint, spacing=5))

    def _read_times(self) -> tuple[int | None, int | None] | None:
        """From when and until when it shows; None: that cannot be, and it is said under the field."""
        fits, begins = self.begins.read()
        fits_too, ends = self.ends.read()
        if fits and fits_too and begins is not None and ends is not None and ends <= begins:
            self.ends.set_error(say("macros.ends.bad"))
            fits_too = False
        if fits and fits_too:
            return begins, ends
        (self.ends if fits else self.begins).setFocus()
        return None

    # --- languages ----------------------------------------------------------------------------------------------------

    def _turn_to(self, language: str) -> None:
        self.note_typed()
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
        added, dropped = self.tags.read(), self.dropped.read()
        if added is None or dropped is None:
            return
        does_nothing = not (texts or added or dropped or self.status.value() or self.priority.value())
        lacks_own = not self._titles.get(OWN_LANGUAGE) or (texts and not self._texts.get(OWN_LANGUAGE))
        if lacks_own or (does_nothing and not self.to_me.isChecked()):
            self.language.choose(OWN_LANGUAGE)
            self._language = OWN_LANGUAGE
            self._fill()
            self.title.set_error(say("macros.missing", language=LANGUAGE_NAMES[OWN_LANGUAGE]))
            return
        times = self._read_times()
        if times is None:
            return
        is_shared = self.shared.isChecked()
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
                is_shared,
                chosen_number(self.group) if is_shared else None,
                *times,
            )
        )
        self.accept()

    def is_changed(self) -> bool:
        return super().is_changed() or self.tags.is_changed() or self.dropped.is_changed()

    def _remove(self) -> None:
        macro, emit = self._macro, self._means.emit
        if macro is not None:
            sure = say("macros.remove.sure", title=plain(macro.title, TITLE_CHARS))
            self.ask_first(say("macros.remove"), sure, lambda: emit(DropMacro(macro.id)), say("cancel"))

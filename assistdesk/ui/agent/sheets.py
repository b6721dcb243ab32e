"""Sheets over the workspace: all shortcuts, and a new ticket."""

from PySide6.QtWidgets import QGridLayout, QWidget

from assistdesk.runtime.intents import NewTicket
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.commands import GROUPS, Command, offered
from assistdesk.ui.agent.form_part import FormPart
from assistdesk.ui.agent.means import PRIORITIES, Means
from assistdesk.ui.text import LANGUAGE_NAMES, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, Field, TextArea
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, row

TEXT_PX = 110


class KeyCap(PlainLabel):
    """A key as it stands on the keyboard."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, Type.SMALL_STRONG, "muted")
        tokens = look.tokens
        self.setStyleSheet(
            f"background: {tokens.subtle}; border: 1px solid {tokens.border}; border-radius: 5px; padding: 2px 7px;"
        )


class ShortcutsSheet(Dialog):
    """Every command that is offered to whoever looks, with its key, in two columns."""

    def __init__(self, means: Means, parent: QWidget, snapshot: AgentSnapshot) -> None:
        super().__init__(means.look, parent, say("cmd.shortcuts"), width_px=760)
        self._offered = offered(snapshot)
        grid = QGridLayout()
        grid.setHorizontalSpacing(36)
        grid.setVerticalSpacing(18)
        for place, group in enumerate(GROUPS):
            grid.addWidget(self._group(means.look, group), place // 2, place % 2)
        self.body.addLayout(grid)
        self.say(say("shortcuts.letters"))
        close = Button(means.look, say("close"), self.accept)
        self.set_buttons(close, focus=close)

    def _group(self, look: Look, group: str) -> QWidget:
        rows = [PlainLabel(look, say(f"shortcuts.{group}"), Type.LABEL, "faint")]
        return column(
            *rows, *(self._row(look, one) for one in self._offered if one.group == group and one.keys), None, spacing=6
        )

    def _row(self, look: Look, one: Command) -> QWidget:
        return row(PlainLabel(look, one.words), None, KeyCap(look, one.key_words), spacing=16)


class TicketSheet(Dialog):
    """A ticket's subject and its first words, which may be an internal note; ``make`` emits the wish."""

    def __init__(self, means: Means, parent: QWidget, title: str, width_px: int) -> None:
        super().__init__(means.look, parent, title, width_px=width_px)
        look = means.look
        self._means = means
        self.subject = Field(look, say("new.subject"), say("new.subject.hint"))
        self.modes = Segments(
            look,
            say("composer.mode"),
            (("reply", say("new.public"), "message-square", ""), ("note", say("composer.note"), "lock", "note")),
        )
        self.modes.choose("reply")
        self.text = TextArea(look, say("new.body"), say("new.body.hint"))
        self.text.setFixedHeight(look.px(TEXT_PX))
        self.text.submitted.connect(self.make)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()

    def add_words(self, focus: QWidget) -> None:
        """The words and the buttons, under what stands here already."""
        for widget in (row(self.modes, None), self.text, self.error):
            self.body.addWidget(widget)
        create = Button(self._look, say("new.create"), self.make, kind="primary")
        self.set_buttons(Button(self._look, say("cancel"), self.reject), create, focus=focus)

    def make(self) -> None:
        raise NotImplementedError

    def is_filled(self, field: Field) -> bool:
        """False: nothing stands in *field*; it is said there."""
        if field.text().strip():
            return True
        field.set_error(say("new.missing"))
        field.line.setFocus()
        return False

    def has_words(self) -> bool:
        """False: nothing is written; it is said."""
        if self.text.toPlainText().strip():
            return True
        self.error.setText(say("new.missing"))
        self.error.show()
        self.text.setFocus()
        return False


class NewTicketSheet(TicketSheet):
    """Subject, who, what was said, and what a form asks for."""

    def __init__(self, means: Means, parent: QWidget, forms: FormsView) -> None:
        super().__init__(means, parent, say("cmd.new"), 560)
        look = means.look
        self.name = Field(look, say("new.name"), chars_max=200)
        self.email = Field(look, say("sign.email"), chars_max=254)
        self.organisation = Field(look, say("new.organisation"), chars_max=200)
        self.phone = Field(look, say("new.phone"), chars_max=40)
        self.priority = Choice(
            look,
            say("head.priority.menu"),
            (("", say("priority.none")), *((p, say(f"priority.{p}")) for p in PRIORITIES)),
        )
        self.language = Choice(look, say("new.language"), tuple(LANGUAGE_NAMES.items()))
        self.language.choose(say("language.code"))
        self.body.addWidget(self.subject)
        self.body.addWidget(row((self.name, 1), (self.email, 1), spacing=12))
        self.body.addWidget(row((self.organisation, 1), (self.phone, 1), spacing=12))
        self.body.addWidget(row((self.priority, 1), (self.language, 1), spacing=12))
        self.form = FormPart(look, forms)
        if forms.forms:
            self.body.addWidget(self.form)
        self.add_words(self.subject.line)

    def make(self) -> None:
        """Emit the wish, or say under the field what is missing."""
        if not (self.is_filled(self.subject) and self.is_filled(self.name)):
            return
        email = self.email.text().strip()
        if email and "@" not in email[1:-1]:
            self.email.set_error(say("sign.email.bad"))
            self.email.line.setFocus()
            return
        custom = self.form.read()
        if custom is None or not self.has_words():
            return
        self._means.emit(
            NewTicket(
                subject=self.subject.text().strip(),
                requester_name=self.name.text().strip(),
                requester_email=email,
                body=self.text.toPlainText().strip(),
                organisation=self.organisation.text().strip(),
                phone=self.phone.text().strip(),
                priority=self.priority.value() or None,
                language=self.language.value(),
                internal=self.modes.value() == "note",
                form_id=self.form.form_id,
                custom=custom,
            )
        )
        self.accept()

"""Sheets over the workspace: all shortcuts, and a new ticket."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.core.desk.forms import name_of
from assistdesk.runtime.intents import KeepBegun, NewTicket, SetAsideTicket
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.commands import Run, offered
from assistdesk.ui.agent.field_editor import FieldEditor
from assistdesk.ui.agent.form_part import FormPart
from assistdesk.ui.agent.kind_part import KindPart
from assistdesk.ui.agent.means import PRIORITIES, Means
from assistdesk.ui.agent.owner_part import OwnerPart
from assistdesk.ui.agent.refused_words import LEFT, fault_words, field_of, why_words
from assistdesk.ui.key_table import GROUPS, Command
from assistdesk.ui.text import LANGUAGE_NAMES, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, Field, TextArea
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, fields, row, scrolled

TEXT_PX, ROOM_PX = 90, 420
KEPT_EVERY_MS = 1_000
NO_FORMS = FormsView()


class KeyCap(PlainLabel):
    """A key as it stands on the keyboard."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, Type.SMALL_STRONG, "muted")
        tokens = look.tokens
        self.setStyleSheet(
            f"background: {tokens.subtle}; border: 1px solid {tokens.border}; border-radius: 5px; padding: 2px 7px;"
        )


class ShortcutsSheet(Dialog):
    """Every command that is offered to whoever looks, with its key, in two columns; *run* leads to where keys are set."""

    def __init__(self, means: Means, parent: QWidget, snapshot: AgentSnapshot, run: Run) -> None:
        super().__init__(means.look, parent, say("cmd.shortcuts"), width_px=760)
        self._offered, self._keys, self._run = offered(snapshot), means.keys, run
        inner = QWidget()
        inner.setObjectName("ghost")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(36)
        grid.setVerticalSpacing(18)
        for place, group in enumerate(GROUPS):
            grid.addWidget(self._group(means.look, group), place // 2, place % 2)
        room = scrolled(inner)
        room.setFixedHeight(means.look.px(ROOM_PX))
        room.setMinimumWidth(inner.minimumSizeHint().width() + room.verticalScrollBar().sizeHint().width())
        self.body.addWidget(room)
        self.say(say("shortcuts.letters" if means.keys.has_letters else "shortcuts.no_letters"))
        close = Button(means.look, say("close"), self.accept)
        self.set_buttons(Button(means.look, say("cmd.keys"), self._change), close, focus=close)

    def _change(self) -> None:
        self.accept()
        self._run("keys")

    def _group(self, look: Look, group: str) -> QWidget:
        rows = [PlainLabel(look, say(f"shortcuts.{group}"), Type.LABEL, "faint")]
        return column(
            *rows,
            *(self._row(look, one) for one in self._offered if one.group == group and self._keys.shown(one.name)),
            None,
            spacing=6,
        )

    def _row(self, look: Look, one: Command) -> QWidget:
        return row(PlainLabel(look, one.words), None, KeyCap(look, self._keys.shown(one.name)), spacing=16)


class TicketSheet(Dialog):
    """A ticket's subject and its first words, which may be an internal note; ``make`` emits the wish.

    *back*: the one that came back and is written in again; what is sent now goes in its place. What was typed and not sent when
    the sheet goes, by whatever way, is set aside; until then it is kept every second, as drafts are.
    """

    def __init__(
        self,
        means: Means,
        parent: QWidget,
        title: str,
        width_px: int,
        forms: FormsView = NO_FORMS,
        back: RefusedSend | None = None,
    ) -> None:
        super().__init__(means.look, parent, title, width_px=width_px)
        look = means.look
        self._means, self._back = means, back
        self._opened_with: BegunTicket | None = None
        self._kept: BegunTicket | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._keep)
        self.parts: dict[str, QWidget] = {}
        if back is not None:
            self.say(why_words(back.cause, forms), "muted" if back.cause.rule in LEFT else "danger")
        self.subject = Field(look, say("new.subject"), say("new.subject.hint"))
        self.modes = Segments(
            look,
            say("composer.mode"),
            (("reply", say("new.public"), "message-square", ""), ("note", say("composer.note"), "lock", "note")),
        )
        self.modes.choose("reply")
        self.text = TextArea(look, say("new.body"), say("new.body.hint"))
        self.text.fix_height(look.px(TEXT_PX))
        self.text.submitted.connect(self.make)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        self.parts |= {"subject": self.subject, "body": self.text}
        if back is not None:
            self.subject.line.setText(back.ticket.subject)
            self.text.setPlainText(back.ticket.body)
            self.modes.choose("note" if back.ticket.internal else "reply")

    @property
    def replaces(self) -> str:
        return self._back.key if self._back is not None else ""

    def mark(self) -> QWidget | None:
        """Say beside the field that the relay names what is wrong with it, and give the field; None: it names none."""
        part = self.parts.get(field_of(self._back.cause)) if self._back is not None else None
        if self._back is not None and isinstance(part, Field | FieldEditor):
            part.set_error(fault_words(self._back.cause))
        return part

    def add_words(self, focus: QWidget) -> None:
        """The words and the buttons, under what stands here already."""
        for widget in (row(self.modes, None), self.text, self.error):
            self.body.addWidget(widget)
        create = Button(self._look, say("new.create"), self.make, kind="primary")
        self.set_buttons(Button(self._look, say("cancel"), self.reject), create, focus=self.mark() or focus)
        self._opened_with = self._kept = self.typed()
        self._clock.start(KEPT_EVERY_MS)
        if self._back is not None:
            QTimer.singleShot(0, self, self._write_on)

    def _write_on(self) -> None:
        """Qt chooses all of the first line when a sheet comes up: the next key would take it away."""
        line = self.focusWidget()
        if isinstance(line, QLineEdit):
            line.end(False)

    def make(self) -> None:
        """Emit the wish and ``go``, or say under the field what is missing."""
        raise NotImplementedError

    def typed(self) -> BegunTicket:
        """All that stands in the sheet, whether it can be sent or not."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Nothing is lost by closing it, so nothing is asked."""
        return False

    def go(self) -> None:
        """What was typed is on its way."""
        self._opened_with = None
        self.accept()

    def _keep(self) -> None:
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self._means.emit(KeepBegun(typed if typed != self._opened_with else None, self.replaces))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():  # its window was made small
            return
        self._clock.stop()
        if self._opened_with is None:  # it is sent
            return
        typed = self.typed()
        if typed != self._opened_with:
            self._opened_with = typed
            self._means.emit(SetAsideTicket(typed, self.replaces))
        else:
            self._keep()

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
    """Subject, who, what was said, to whom it goes, and what a form asks for."""

    def __init__(self, means: Means, parent: QWidget, snapshot: AgentSnapshot, back: RefusedSend | None = None) -> None:
        forms = snapshot.forms
        super().__init__(means, parent, say("cmd.new"), 560, forms, back)
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
        self.kind = KindPart(look)
        self.language = Choice(look, say("new.language"), (("", say("new.language.words")), *LANGUAGE_NAMES.items()))
        self.body.addWidget(self.subject)
        self.body.addWidget(fields(self.name, self.email))
        self.body.addWidget(fields(self.organisation, self.phone))
        self.body.addWidget(fields(self.priority, self.language))
        self.body.addWidget(self.kind)
        self.owner = OwnerPart(look, snapshot)
        self.body.addWidget(self.owner)
        self.form = FormPart(look, forms)
        self.parts |= {
            "name": self.name,
            "email": self.email,
            "organisation": self.organisation,
            "phone": self.phone,
            "type": self.kind.kind,
            "due_at": self.kind.due,
            "form_id": self.form.form,
            "assignee_id": self.owner.assignee,
            "status": self.owner.status_choice,
            "custom_status_id": self.owner.status_choice,
        }
        if back is not None:
            self._write_again(back.ticket)
        if forms.forms or self.form.editors:
            self.body.addWidget(self.form)
        self.add_words(self.subject.line)

    def _write_again(self, ticket: BegunTicket) -> None:
        self.name.line.setText(ticket.requester_name)
        self.email.line.setText(ticket.requester_email)
        self.organisation.line.setText(ticket.organisation)
        self.phone.line.setText(ticket.phone)
        self.priority.choose(ticket.priority or "")
        self.kind.write_again(ticket.type, ticket.due_at)
        self.language.choose(ticket.language)
        self.owner.choose(ticket.assignee_id, ticket.status, ticket.custom_status_id)
        self.form.write_again(ticket.form_id, ticket.custom)
        self.parts |= {name_of(editor.field.key): editor for editor in self.form.editors}

    def typed(self) -> BegunTicket:
        return BegunTicket(
            subject=self.subject.text().strip(),
            body=self.text.toPlainText().strip(),
            internal=self.modes.value() == "note",
            requester_name=self.name.text().strip(),
            requester_email=self.email.text().strip(),
            organisation=self.organisation.text().strip(),
            phone=self.phone.text().strip(),
            priority=self.priority.value() or None,
            type=self.kind.type,
            due_at=self.kind.due_at,
            language=self.language.value(),
            form_id=self.form.form_id,
            custom=self.form.filled(),
            assignee_id=self.owner.assignee_id,
            status=self.owner.status,
            custom_status_id=self.owner.custom_status_id,
        )

    def make(self) -> None:
        if not (self.is_filled(self.subject) and self.is_filled(self.name)):
            return
        email = self.email.text().strip()
        if email and "@" not in email[1:-1]:
            self.email.set_error(say("sign.email.bad"))
            self.email.line.setFocus()
            return
        if not self.kind.is_right() or self.form.read() is None or not self.has_words():
            return
        self._means.emit(NewTicket(self.typed(), self.replaces))
        self.go()

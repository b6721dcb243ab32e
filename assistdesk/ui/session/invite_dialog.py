"""The agent's dialog for a colleague: who, beside her or in her place.

His app is asked for a code where both apps can seal one; else he reads it out, with his name. What cannot be a code is not
sent.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from assistdesk.core.crypto.code import parse_code
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import InviteKind
from assistdesk.core.wire.encoding import NAME_LENGTH
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import AskColleague, InviteColleague
from assistdesk.runtime.snapshot_session import Colleague
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

CODE_CHARS_MAX = 40


class InviteDialog(Dialog):
    """Modal over the session window; *emit* gets the wish."""

    def __init__(
        self, look: Look, parent: QWidget, emit: Callable[[Intent], None], colleagues: tuple[Colleague, ...] = ()
    ) -> None:
        super().__init__(look, parent, say("g.title"))
        self._emit = emit
        self._colleagues = colleagues
        self.kinds = Segments(
            look,
            say("g.title"),
            (
                (InviteKind.INVITE.value, say("g.invite"), "users-round", ""),
                (InviteKind.HAND_OVER.value, say("g.hand_over"), "arrow-right", ""),
            ),
        )
        self.kinds.choose(InviteKind.INVITE.value)
        self.kinds.on_choice(self._explain)
        self.tip = PlainLabel(look, "", Type.BODY, "muted", wrap=True)
        self.who = QComboBox()
        self.who.setAccessibleName(say("g.who"))
        self.how = PlainLabel(look, "", Type.BODY, "muted", wrap=True)
        for colleague in colleagues:
            self.who.addItem(plain(colleague.name, NAME_LENGTH))
        self.who.addItem(say("g.who.aloud"))
        self.who.setVisible(bool(colleagues))
        self.who.currentIndexChanged.connect(lambda _index: self._show_way())
        self.name = Field(look, say("g.name"), chars_max=NAME_LENGTH)
        self.code = Field(look, say("g.code"), "482 915 7309", chars_max=CODE_CHARS_MAX, entered=self.send)
        for part in (row(self.kinds, None), self.tip, self.who, self.how, self.name, self.code):
            self.body.addWidget(part)
        self.say(say("g.how.2"))
        cancel = Button(look, say("cancel"), self.reject)
        send = Button(look, say("g.send"), self.send, kind="primary")
        self.set_buttons(cancel, send, focus=self.who if colleagues else self.name.line)
        self._explain(InviteKind.INVITE.value)
        self._show_way()

    def _explain(self, kind: str) -> None:
        self.tip.setText(say(f"g.{kind}.tip"))

    @property
    def _chosen(self) -> Colleague | None:
        """Whose app is asked; None: he reads the code aloud."""
        at = self.who.currentIndex()
        return self._colleagues[at] if 0 <= at < len(self._colleagues) else None

    def _show_way(self) -> None:
        is_aloud = self._chosen is None
        self.how.setText(say("g.how" if is_aloud else "g.how.sealed"))
        for field in (self.name, self.code):
            field.setVisible(is_aloud)

    def send(self) -> None:
        """Emit the wish, or say under the field what is missing."""
        colleague = self._chosen
        if colleague is not None:
            self._emit(AskColleague(colleague.id, colleague.name, InviteKind(self.kinds.value())))
            self.accept()
            return
        if not self.name.text().strip():
            self.name.set_error(say("g.name.missing"))
            self.name.line.setFocus()
            return
        try:
            code = parse_code(self.code.text()).digits
        except RefusedError:
            self.code.set_error(say("g.code.bad"))
            self.code.line.setFocus()
            return
        self._emit(InviteColleague(InviteKind(self.kinds.value()), code, self.name.text().strip()))
        self.accept()

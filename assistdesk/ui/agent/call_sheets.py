"""Sheets of phone calls: log one by hand, a new ticket for one, closing one with its result and its reasons."""

from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.runtime.intents_calls import CloseCall, LogCall, NewCallTicket
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.text import LANGUAGE_NAMES, plain, say, without_isolates
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, row

NUMBER_CHARS, NAME_CHARS, REASON_CHARS = 40, 200, 300
RESULTS = ("solved", "pending", "hold")


class LogCallSheet(Dialog):
    """A call that no telephone system tells of; *ticket*: the one that is open."""

    def __init__(self, means: Means, window: QWidget, ticket: TicketRow | None) -> None:
        super().__init__(means.look, window, say("cmd.log_call"))
        look = means.look
        self._means, self._ticket = means, ticket
        ways = (("in", say("call.log.in"), "", ""), ("out", say("call.log.out"), "", ""))
        self.direction = Segments(look, say("call.log.direction"), ways)
        self.direction.choose("in")
        self.number = Field(look, say("call.log.number"), chars_max=NUMBER_CHARS, entered=self.go)
        self.body.addWidget(row(self.direction, None))
        self.body.addWidget(self.number)
        self.here = QCheckBox()
        self.here.setFont(look.font(Type.BODY))
        if ticket is not None:
            self.number.line.setText(plain(ticket.requester.phone, NUMBER_CHARS))
            self.here.setText(menu_text(say("call.log.here", number=ticket_number(ticket.id))))
            self.here.setChecked(True)
            self.body.addWidget(self.here)
        start = Button(look, say("call.log.go"), self.go, kind="primary", icon="phone")
        self.set_buttons(Button(look, say("cancel"), self.reject), start, focus=self.number.line)

    def go(self) -> None:
        ticket_id = self._ticket.id if self._ticket is not None and self.here.isChecked() else 0
        self._means.emit(LogCall(self.direction.value(), self.number.text().strip(), ticket_id))
        self.accept()


class CallTicketSheet(Dialog):
    """Subject and who it is; a known caller is offered first."""

    def __init__(self, means: Means, window: QWidget, call: CallView) -> None:
        super().__init__(means.look, window, say("call.new.title"))
        look = means.look
        self._means, self._call = means, call
        self.subject = Field(look, say("call.new.subject"), entered=self.go)
        self.body.addWidget(self.subject)
        known = tuple((str(caller.user_id), plain(caller.name, NAME_CHARS)) for caller in call.callers)
        self.known = Choice(look, say("call.new.name"), known)
        self.name = Field(look, say("call.new.name"), chars_max=NAME_CHARS, entered=self.go)
        self.body.addWidget(self.known if known else self.name)
        languages = tuple(LANGUAGE_NAMES.items())
        self.language = Choice(look, say("new.language"), languages)
        self.language.choose(call.callers[0].language[:2] if call.callers else look.settings.language or "en")
        self.body.addWidget(self.language)
        make = Button(look, say("call.new.go"), self.go, kind="primary")
        self.set_buttons(Button(look, say("cancel"), self.reject), make, focus=self.subject.line)

    def go(self) -> None:
        subject = self.subject.text().strip()
        if not subject:
            self.subject.set_error(say("call.new.missing"))
            return
        call = self._call
        requester_id = int(self.known.value()) if call.callers else 0
        name = self.known.box.currentText() if call.callers else self.name.text().strip()
        who = without_isolates(say("call.new.body", name=name or call.number or say("call.unknown.who")))
        typed = "" if call.callers else name
        self._means.emit(NewCallTicket(call.id, subject, who, requester_id, typed, self.language.value()))
        self.accept()


class CloseCallSheet(Dialog):
    """The result; for each step that was not done, why."""

    def __init__(self, means: Means, window: QWidget, call: CallView) -> None:
        super().__init__(means.look, window, say("call.close"))
        look = means.look
        self._means, self._call = means, call
        self.reasons: dict[int, Field] = {}
        for step in call.steps:
            if step.needed:
                self.reasons[step.number] = Field(look, say("call.why"), chars_max=REASON_CHARS)
                title = PlainLabel(look, say(f"call.step.{step.number}"), Type.MEDIUM, wrap=True)
                self.body.addWidget(column(title, self.reasons[step.number], spacing=4))
        self.outcome = Choice(look, say("call.result"), tuple((one, say(f"status.{one}")) for one in RESULTS))
        self.promise = Field(look, say("call.promise"), chars_max=REASON_CHARS, entered=self.go)
        self.promise.hide()
        self.outcome.box.currentIndexChanged.connect(
            lambda _at: self.promise.setVisible(self.outcome.value() != "solved")
        )
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.promise)
        first = next(iter(self.reasons.values()), None)
        close = Button(look, say("call.close"), self.go, kind="primary", icon="check")
        focus = first.line if first is not None else self.outcome.box
        self.set_buttons(Button(look, say("cancel"), self.reject), close, focus=focus)

    def go(self) -> None:
        given = {number: field.text().strip() for number, field in self.reasons.items()}
        for number, reason in given.items():
            self.reasons[number].set_error("" if reason else say("call.why.missing"))
        status, promise = self.outcome.value(), self.promise.text().strip()
        needs_promise = status != "solved" and not promise
        self.promise.set_error(say("call.promise.missing") if needs_promise else "")
        if needs_promise or not all(given.values()):
            return
        said = promise if status != "solved" else ""
        self.accept()  # first what is saved with it
        self._means.emit(CloseCall(self._call.id, status, said, tuple(given.items())))

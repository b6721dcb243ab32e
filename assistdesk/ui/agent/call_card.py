"""The call card: who calls, which ticket it is about, four steps that stamp themselves, notes, the running time.

The first open card is shown, over whatever ticket is open, or the one that was chosen; the others are a short list below it.
A call that is taken comes in front. One that is over gives its place to its wrap-up card, while that stands. Notes are the
agent's: they go out a second after a key and no snapshot ever writes into them. Steps are stamped by the relay; what a
press may do is not decided here.
"""

from functools import partial
from typing import Self

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from assistdesk.core.desk.calls import UNHEARD_MS
from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_calls import ChooseCallTicket, HangUp, SaveCallNotes
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_calls import CallerView, CallView
from assistdesk.ui.agent.call_sheets import CallTicketSheet, CloseCallSheet
from assistdesk.ui.agent.call_steps import CallSteps
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.fields import TextArea
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, focus_in, focus_kept, line, row
from assistdesk.ui.widgets.ring import clock

PAUSE_MS = 1_000
NOTES_PX, NAME_CHARS, NUMBER_CHARS, SUBJECT_CHARS = 84, 60, 40, 80


def number_words(call: CallView) -> str:
    return plain(call.number, NUMBER_CHARS) if call.number else say("call.unknown")


class CallCard(CardPlace):
    """``show_snapshot`` at each snapshot, ``tick`` each second, ``flush`` before the window goes."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._call: CallView | None = None
        self._others: tuple[CallView, ...] = ()
        self._first_id = self._chosen_id = self._wrapped_id = 0
        self._snapshot = AgentSnapshot()
        self._open_id: int | None = None
        self._shown: object = None
        self._time: Chip | None = None
        self._steps: CallSteps | None = None
        self.notes = TextArea(means.look, say("call.notes"), say("call.notes.hint"))
        self.notes.fix_height(means.look.px(NOTES_PX))
        self.notes.textChanged.connect(self._typed)
        self._notes_of = 0
        self._is_typed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot, wrapped_id: int = 0) -> None:
        """*wrapped_id*: the call whose wrap-up card stands in the place of this one; its notes are written there."""
        self._snapshot, self._wrapped_id = snapshot, wrapped_id
        mine = tuple(one for one in snapshot.calls.mine if one.id != wrapped_id)
        first_id = mine[0].id if mine else 0
        if first_id != self._first_id:
            self._first_id, self._chosen_id = first_id, first_id
        call = next((one for one in mine if one.id == self._chosen_id), mine[0] if mine else None)
        ticket = snapshot.ticket
        self._open_id = ticket.row.id if ticket is not None and not ticket.gone else None
        if self._call is not None and (call is None or call.id != self._call.id):
            self.flush()
        self._call = call
        self.setVisible(call is not None)
        if wrapped_id and wrapped_id == self._notes_of:
            self._notes_of, self._shown = 0, None
        if call is None:
            return
        self._others = tuple(one for one in mine if one.id != call.id)
        seen = (call, self._others, self._open_id if call.ticket_id is None else call.ticket_id == self._open_id)
        if seen != self._shown:
            had_focus = focus_in(self) is not None
            with focus_kept(self, QWidget):
                self._rebuild(call)
            if had_focus and focus_in(self) is None:
                self._go_on()
            self._shown = seen
        self.tick()

    def as_typed(self, call: CallView) -> CallView:
        """*call* with the notes as they stand in this card, which are newer than any snapshot."""
        return replace(call, notes=self.notes.toPlainText()) if call.id == self._notes_of else call

    def take_over(self, other: Self) -> None:
        """The card that stood here before the window was built anew, and its notes, which are newer than any snapshot."""
        if other._first_id == self._first_id:
            self.choose(other._chosen_id)
        if self._notes_of and other._notes_of == self._notes_of:
            self.notes.setPlainText(other.notes.toPlainText())
            self._is_typed = other._is_typed

    def tick(self) -> None:
        call = self._call
        if call is None or self._time is None:
            return
        since_ms = call.answered_at_ms if call.answered_at_ms is not None else call.started_at_ms
        until_ms = call.ended_at_ms if call.ended_at_ms is not None else self._means.now_ms()
        if call.is_end_assumed:
            self._time.set(say("call.ended.unheard"), Tone.NEUTRAL, "clock")
        elif call.ended_at_ms is not None:
            self._time.set(say("call.ended", time=clock((until_ms - since_ms) // 1000)), Tone.NEUTRAL, "clock")
        elif until_ms - since_ms >= UNHEARD_MS:
            self._time.set(say("call.unheard"), Tone.WARN, "clock")
        else:
            self._time.set(clock((until_ms - since_ms) // 1000), Tone.OK, "dot")

    def _go_on(self) -> None:
        """What was pressed went with what it did: the next step has the focus, else the notes."""
        left = self._steps.findChildren(Button) if self._steps is not None else []
        next(iter(left), self.notes).setFocus()

    # --- building -----------------------------------------------------------------------------------------------------

    def _rebuild(self, call: CallView) -> None:
        """Everything anew but the notes, which keep their words and cursor."""
        cursor = self.notes.textCursor()
        self.notes.setParent(None)
        if call.id != self._notes_of:
            self._notes_of = call.id
            self.notes.blockSignals(True)
            self.notes.setPlainText(call.notes)
            self.notes.blockSignals(False)
            cursor = self.notes.textCursor()
        self.put(self._build(call))
        self.notes.setTextCursor(cursor)
        self.notes.show()

    def _build(self, call: CallView) -> Card:
        look = self._means.look
        self._time = Chip(look, "")
        card = Card(look, say("call.card"), self._time, spacing=10)
        way = say("call.out" if call.direction == "out" else "call.in", number=number_words(call))
        card.body.addWidget(row(IconLabel(look, "phone", look.tokens.primary_text, 16), (PlainLabel(look, way), 1)))
        if call.ticket_id is None:
            card.keep(self._which(call))
        else:
            card.body.addWidget(self._ticket(call.ticket_id))
        card.body.addWidget(line())
        self._steps = CallSteps(self._means, call)
        card.body.addWidget(self._steps)
        card.body.addWidget(line())
        card.body.addWidget(self.notes)
        close = Button(look, say("call.close"), self.close_call, kind="primary", icon="check")
        buttons: list[Part] = [(close, 1)]
        if call.ended_at_ms is None:
            buttons.insert(0, Button(look, say("call.hang_up"), partial(self._means.emit, HangUp(call.id))))
        card.keep(row(*buttons))
        if self._others:
            card.body.addWidget(line())
            card.body.addWidget(PlainLabel(look, say("call.others"), Type.STRONG))
            for other in self._others:
                card.body.addWidget(self._other(other))
        return card

    def _other(self, call: CallView) -> QFrame:
        look = self._means.look
        ticket = "" if call.ticket_id is None else ticket_number(call.ticket_id)
        state = say("call.others.over") if call.ended_at_ms is not None else say("call.others.on")
        words = "  ·  ".join(part for part in (number_words(call), ticket, state) if part)
        show = Button(look, say("call.others.show"), partial(self.choose, call.id), size="small")
        show.setAccessibleName(f"{show.text()} {words}")
        return row((PlainLabel(look, words, Type.SMALL, wrap=True), 1), show)

    def choose(self, call_id: int) -> None:
        """Another open card comes to the front, until a call is taken or closed."""
        self._chosen_id = call_id
        self.show_snapshot(self._snapshot, self._wrapped_id)

    def _ticket(self, ticket_id: int) -> QFrame:
        look = self._means.look
        words = PlainLabel(look, say("call.ticket", number=ticket_number(ticket_id)), Type.MEDIUM)
        parts: list[Part] = [words, None]
        if ticket_id != self._open_id:
            parts.append(Button(look, say("call.open"), partial(self._means.emit, OpenTicket(ticket_id)), size="small"))
        return row(*parts)

    def _which(self, call: CallView) -> QFrame:
        """Whose number it is, their open tickets, the ticket that is open here, a new one: the agent decides."""
        look = self._means.look
        parts: list[Part] = [PlainLabel(look, say("call.which"), Type.STRONG)]
        offered: set[int] = set()
        for caller in call.callers:
            parts.append(self._caller(caller))
            for ticket in caller.tickets:
                offered.add(ticket.id)
                words = f"{ticket_number(ticket.id)}  {plain(ticket.subject, SUBJECT_CHARS)}"
                parts.append(self._offer(call, ticket.id, words))
        if not call.callers:
            nobody = say("call.nobody" if call.number else "call.no_number")
            parts.append(PlainLabel(look, nobody, Type.SMALL, "muted", wrap=True))
        buttons: list[Part] = []
        if self._open_id is not None and self._open_id not in offered:
            parts.append(self._offer(call, self._open_id, say("call.this", number=ticket_number(self._open_id))))
        buttons += [Button(look, say("call.new"), self.new_ticket, icon="square-pen", size="small"), None]
        return column(*parts, row(*buttons), spacing=6)

    def _caller(self, caller: CallerView) -> PlainLabel:
        name = plain(caller.name, NAME_CHARS)
        if not caller.tickets:
            return PlainLabel(self._means.look, say("call.no_tickets", name=name), Type.SMALL, "muted", wrap=True)
        words = "  ·  ".join(part for part in (name, plain(caller.organisation, NAME_CHARS)) if part)
        return PlainLabel(self._means.look, words, Type.MEDIUM, wrap=True)

    def _offer(self, call: CallView, ticket_id: int, words: str) -> Button:
        wish = ChooseCallTicket(call.id, ticket_id)
        button = Button(self._means.look, words, partial(self._means.emit, wish), size="small")
        button.setMinimumWidth(0)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button

    # --- wishes -------------------------------------------------------------------------------------------------------

    def new_ticket(self) -> None:
        if self._call is not None:
            CallTicketSheet(self._means, self.window(), self._call).open()

    def close_call(self) -> None:
        """Ask for the result and for what was left out."""
        if self._call is not None:
            self.flush()
            CloseCallSheet(self._means, self.window(), self._call).open()

    def _typed(self) -> None:
        self._is_typed = True
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> None:
        """Send what was typed."""
        self._pause.stop()
        if self._is_typed and self._notes_of:
            self._is_typed = False
            self._means.emit(SaveCallNotes(self._notes_of, self.notes.toPlainText()))

"""The card after a session, a chat or a call: how long, what is known of it, the note already written, a reply proposed.

The program fills it in once; from then on what stands here is the agent's and goes out as ``EditWrapUp`` a second after a key.
A call's notes stand in the note and its four steps above it, in place of the call's own card. A call that is solved with its
card closes its steps too; why one was left out is asked first. Where it was the wrong person nothing is solved, and nobody
is written to.
"""

from typing import Self, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.core.desk.session_shapes import SessionReport
from assistdesk.core.desk.wrap_up_shapes import WrapUpOut
from assistdesk.runtime.intents_calls import CloseCall, SaveCallNotes
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.runtime.snapshot_session import SessionView, WrapUpView
from assistdesk.ui.agent.call_sheets import CloseCallSheet
from assistdesk.ui.agent.call_steps import CallSteps
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.report_words import end_reason, line_words, permission_words, reason_is_bad, used_words
from assistdesk.ui.agent.wrap_up_words import (
    as_it_stands,
    chat_words,
    check_words,
    note_of,
    number_words,
    outcome_tone,
    outcome_words,
    reply_of,
    spent_ms,
    title_words,
)
from assistdesk.ui.text import clock_time, plain, say, without_isolates
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.fields import TextArea
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import focus_kept, line, row
from assistdesk.ui.widgets.ring import clock

PAUSE_MS = 1_000
NOTE_PX, REPLY_PX = 132, 84
USED_SHOWN = 4
"""Of what went over; the note has all."""


class WrapUpCard(CardPlace):
    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._key = ""
        self._shown: object = None
        self._call: CallView | None = None
        self._is_edited = self._is_hers = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.note: TextArea | None = None
        self.reply: TextArea | None = None
        self.with_reply: QCheckBox | None = None
        self.wrong: QCheckBox | None = None
        self.solve: Button | None = None
        self._customer = self._notes = ""

    def show_wrap_up(
        self, session: SessionView, wrap_up: WrapUpView, ticket: TicketRow, call: CallView | None = None
    ) -> None:
        """Build the card for what is over; a card that stands already is left alone, unless there is more to tell: then its
        words stay. *call*: the call that it wraps up, while that one's own card is open."""
        self._call = call
        wrap_up = as_it_stands(wrap_up, call)
        notes = "" if call is None or not call.notes.strip() else call.notes
        shown = (wrap_up.key, wrap_up.reports, wrap_up.contact, notes, None if call is None else call.steps)
        if shown == self._shown:
            return
        typed = self._typed_words() if wrap_up.key == self._key and self._is_hers else None
        if typed is None:
            self.flush()
            self._is_hers = False
            is_told = wrap_up.note_draft is None or notes in wrap_up.note_draft
            self._notes = notes if is_told else ""
        places = [0 if area is None else area.textCursor().position() for area in (self.note, self.reply)]
        self._key, self._shown = wrap_up.key, shown
        with focus_kept(self, QWidget):
            self.put(self._build(session, wrap_up, ticket))
        if typed is not None:
            self._put_words(*typed)
            self._put_cursors(*places)

    def leave(self) -> None:
        """It is done with: whoever was in it goes on in the conversation, and not in whatever card comes next."""
        focused = cast("QWidget | None", self.window().focusWidget())
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    @property
    def is_of_call(self) -> bool:
        return self._call is not None

    def go_on(self) -> None:
        """Whoever was writing the call's notes goes on at their end."""
        if self.note is not None:
            self.note.moveCursor(QTextCursor.MoveOperation.End)
            self.note.setFocus()

    def take_over(self, other: Self) -> None:
        """What was written in the card that stood here before the window was built anew; newer than any snapshot."""
        if not other._is_hers or other._key != self._key:
            return
        self._put_words(*other._typed_words())
        self._is_hers, self._is_edited = True, other._is_edited

    def _typed_words(self) -> tuple[str, str, bool, bool]:
        """The note, the reply, whether it goes along, and whether it was the wrong person."""
        if self.note is None or self.reply is None or self.with_reply is None or self.wrong is None:
            return "", "", False, False
        return (
            self.note.toPlainText(), self.reply.toPlainText(), self.with_reply.isChecked(), self.wrong.isChecked()
        )  # fmt: skip

    def _put_words(self, note: str, reply: str, with_reply: bool, is_wrong: bool) -> None:
        if self.note is None or self.reply is None or self.with_reply is None or self.wrong is None:
            return
        self.note.setPlainText(note)
        self.reply.setPlainText(reply)
        self.with_reply.setChecked(with_reply)
        self.wrong.setChecked(is_wrong)

    def _put_cursors(self, note_at: int, reply_at: int) -> None:
        for area, place in ((self.note, note_at), (self.reply, reply_at)):
            if area is not None:
                cursor = area.textCursor()
                cursor.setPosition(min(place, len(area.toPlainText())))
                area.setTextCursor(cursor)

    def _build(self, session: SessionView, wrap_up: WrapUpView, ticket: TicketRow) -> Card:
        look = self._means.look
        met = session.customer_name if session.ticket_id == wrap_up.ticket_id else ""
        customer = self._customer = plain(met or ticket.requester.name, 60)
        spent = spent_ms(wrap_up)
        length = say("call.unheard") if spent is None else clock(spent // 1000)
        card = Card(look, title_words(wrap_up), Chip(look, length, Tone.NEUTRAL, "clock"), spacing=10)
        if wrap_up.contact is not None:
            self._add_contact(card, wrap_up.contact, customer)
        if self._call is not None:
            card.body.addWidget(CallSteps(self._means, self._call))
            card.body.addWidget(line())
        for report in wrap_up.reports:
            self._add_session(card, report, customer)
        card.body.addWidget(PlainLabel(look, check_words(wrap_up), Type.SMALL_STRONG, "warn", wrap=True))
        self._add_note(card, wrap_up, customer)
        self._add_reply(card, wrap_up, customer, ticket.requester.locale or ticket.language)
        self.wrong = self._box(say("wrap.wrong"))
        self.wrong.setChecked(wrap_up.wrong_person)
        self.wrong.toggled.connect(self._told_whom)
        card.body.addWidget(self.wrong)
        save = Button(look, say("wrap.save"), lambda: self.finish(False))
        self.solve = Button(look, say("wrap.save_solve"), lambda: self.finish(True), kind="primary", icon="check")
        card.body.addWidget(row(save, (self.solve, 1)))
        self._show_parts()
        return card

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(menu_text(words))
        box.setFont(self._means.look.font(Type.BODY))
        return box

    def _told_whom(self) -> None:
        self._show_parts()
        self._typed()

    def _show_parts(self) -> None:
        """Nobody writes to a wrong person, and nothing is solved by her."""
        if self.reply is None or self.with_reply is None or self.wrong is None or self.solve is None:
            return
        is_wrong = self.wrong.isChecked()
        self.solve.setEnabled(not is_wrong)
        self.with_reply.setVisible(not is_wrong)
        self.reply.setVisible(not is_wrong and self.with_reply.isChecked())

    def _add_contact(self, card: Card, contact: WrapUpOut, customer: str) -> None:
        look = self._means.look
        if contact.chat is not None:
            tone = outcome_tone(contact.chat)
            card.body.addWidget(Banner(look, outcome_words(contact.chat), tone, "message-square-text"))
            for words in chat_words(contact.chat, customer):
                card.body.addWidget(PlainLabel(look, words, Type.SMALL, "muted", wrap=True))
        if contact.call is not None:
            way = PlainLabel(look, number_words(contact.call), Type.MEDIUM)
            card.body.addWidget(row(IconLabel(look, "phone", look.tokens.primary_text, 16), (way, 1)))

    def _add_session(self, card: Card, report: SessionReport, customer: str) -> None:
        look = self._means.look
        tone = Tone.DANGER if reason_is_bad(report.reason) else Tone.OK
        icon = "shield-alert" if tone is Tone.DANGER else "circle-check"
        card.body.addWidget(Banner(look, end_reason(report.reason, customer, report.agent_name), tone, icon))
        for span in report.permissions:
            start, end = (clock_time(report.started_at_ms + at_ms) for at_ms in (span.from_ms, span.to_ms))
            name = PlainLabel(look, permission_words(span.permission), Type.MEDIUM)
            when = PlainLabel(look, f"{start} – {end}", Type.SMALL, "muted")
            card.body.addWidget(
                row(name, None, when, PlainLabel(look, clock(span.seconds), Type.SMALL_STRONG), spacing=10)
            )
        for words in (*used_words(report, customer)[:USED_SHOWN], line_words(report)):
            if words:
                card.body.addWidget(PlainLabel(look, words, Type.SMALL, "muted", wrap=True))

    def _add_note(self, card: Card, wrap_up: WrapUpView, customer: str) -> None:
        look = self._means.look
        self.note = TextArea(look, say("composer.note"))
        self.note.setFixedHeight(look.px(NOTE_PX))
        prefilled = note_of(wrap_up, customer, self._notes) if wrap_up.note_draft is None else wrap_up.note_draft
        self.note.setPlainText(prefilled)
        self.note.textChanged.connect(self._typed)
        self.note.submitted.connect(lambda: self.finish(False))
        card.body.addWidget(self.note)

    def _add_reply(self, card: Card, wrap_up: WrapUpView, customer: str, language: str) -> None:
        look = self._means.look
        box = self._box(say("wrap.with_reply", customer=customer.split(" ")[0]))
        reply = TextArea(look, say("composer.reply"))
        reply.setFixedHeight(look.px(REPLY_PX))
        proposed = reply_of(wrap_up, customer, language)
        reply.setPlainText(proposed if wrap_up.reply_draft is None else wrap_up.reply_draft)
        box.setChecked(bool(wrap_up.reply_draft))
        box.toggled.connect(self._told_whom)
        reply.textChanged.connect(self._typed)
        card.body.addWidget(box)
        card.body.addWidget(reply)
        self.reply, self.with_reply = reply, box

    def _typed(self) -> None:
        self._is_edited = self._is_hers = True
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> None:
        if self._is_edited and self.note is not None:
            self._is_edited = False
            self._means.emit(EditWrapUp(self._key, self.note.toPlainText(), self._reply_text(), self._is_wrong))
        self._pause.stop()

    def finish(self, solve: bool) -> None:
        """Save; *solve* also solves the ticket, and closes the call's card with it."""
        call = self._call
        if not solve or call is None:
            self._save(solve)
        elif any(step.needed for step in call.steps):
            sheet = CloseCallSheet(self._means, self.window(), call)
            sheet.accepted.connect(lambda: self._save(sheet.outcome.value() == "solved"))
            sheet.open()
        else:
            self._save(solve)
            self._means.emit(CloseCall(call.id, "solved"))

    def _save(self, solve: bool) -> None:
        if self.note is None:
            return
        self._pause.stop()
        self._is_edited = False
        note = self.note.toPlainText().strip()
        if self._is_wrong:
            note = "\n\n".join((without_isolates(say("wrap.wrong.note", customer=self._customer)), note)).strip()
        if self._call is not None and self._notes and self._notes == self._call.notes:
            self._means.emit(SaveCallNotes(self._call.id, ""))  # they go with the note, and not once more
        self._means.emit(FinishWrapUp(self._key, note, self._reply_text(), solve))

    @property
    def _is_wrong(self) -> bool:
        return self.wrong is not None and self.wrong.isChecked()

    def _reply_text(self) -> str:
        if self.reply is None or self.with_reply is None or not self.with_reply.isChecked() or self._is_wrong:
            return ""
        return self.reply.toPlainText().strip()

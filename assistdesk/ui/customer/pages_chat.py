"""The customer's pages for help without a code: the form, then place in the queue, lines, and the end (experience.md 2.4).

They show ``snapshot.chat`` and emit intents. What is typed goes out with every pause, so that the runtime has it on disk; a
snapshot never writes over a field in which somebody has typed. Every state has a way out.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from assistdesk.core.desk.chat_shapes import EMAIL_MAX, NAME_MAX, TYPED_MAX, is_address
from assistdesk.core.wire.encoding import with_marks
from assistdesk.runtime.intents_customer import (
    AskAgain,
    AskForHelp,
    CloseAsk,
    LeaveChat,
    RefuseOffer,
    SayInChat,
    TakeOffer,
    TypeAsk,
    TypeInChat,
)
from assistdesk.runtime.session_solved import of_chat
from assistdesk.runtime.snapshot_customer import ChatLineView, ChatPhase, CustomerChatView, CustomerSnapshot
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.customer.page import Emit, Notice, Page
from assistdesk.ui.customer.solved import SolvedPart, chat_calm
from assistdesk.ui.customer.words import moment_words, problem_words
from assistdesk.ui.text import LANGUAGE_NAMES, clock_time, explain, in_a_row, plain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.fields import Choice, Field, TextArea
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import column, row

PAUSE_MS, BEAT_MS = 400, 2_000
QUESTION_PX, LINE_PX, INDENT_PX = 120, 64, 36
CLOSED_KEYS = {"full": "k.closed.full", "out_of_hours": "k.closed.hours"}
REFUSED_KEYS = {"too_many": "k.refused.many", "chat_over": "k.refused.over", "invalid": "k.refused.form"}


def chat_problem(cause: Cause) -> str:
    """Why the relay or this computer did not take it, in the customer's words."""
    key = REFUSED_KEYS.get(cause.rule)
    return say(key) if key else explain(cause.rule, cause.fields).sentence


def closed_words(chat: CustomerChatView) -> str:
    """Why there is no chat now, and when there is one again."""
    if chat.closed == "out_of_hours" and chat.opens_at_ms:
        return say("k.closed.until", when=moment_words(chat.opens_at_ms))
    return say(CLOSED_KEYS.get(chat.closed, "k.closed.nobody"))


def is_mail(chat: CustomerChatView) -> bool:
    """Was it a question to be answered by e-mail, and never a chat?"""
    return chat.phase is ChatPhase.OVER and chat.outcome == "offline"


def trouble(look: Look, chat: CustomerChatView) -> Banner | None:
    """What stands in the way of the chat just now."""
    if not chat.online:
        return Banner(look, say("k.offline"), Tone.WARN, "wifi-off")
    if chat.problem is not None:
        return Banner(look, chat_problem(chat.problem), Tone.DANGER, "triangle-alert")
    return None


def _number_words(chat: CustomerChatView) -> str:
    if chat.ticket_id is None:
        return ""
    if chat.follows is not None:
        return say("k.number.follows", number=chat.ticket_id, old=chat.follows)
    return say("k.number", number=chat.ticket_id)


def minutes_of(seconds: int) -> int:
    """Never less than a minute: nobody is promised seconds."""
    return max(1, -(-seconds // 60))


def place_words(chat: CustomerChatView) -> str:
    """Where she stands in the queue, or that nobody is there just now."""
    if not chat.is_anyone_here:
        return say("k.wait.nobody")
    return say("k.wait.next") if chat.position <= 1 else say("k.wait.place", chat.position)


class HelpPage(Page):
    """Name, question, language; where nobody can chat, the same words go by mail."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__(look, emit)
        self._is_mail = self._is_filled = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.title = self.head(say("k.ask.title"))
        self.calm = self.body(say("k.ask.calm.plain"), "muted")
        self.notice = Notice()
        self.place = self.body("", "muted")
        self.name = Field(look, say("k.ask.name"), chars_max=NAME_MAX)
        self.email = Field(look, say("k.mail.address"), chars_max=EMAIL_MAX)
        self.question = TextArea(look, say("k.ask.question"), say("k.ask.question.hint"), chars_max=TYPED_MAX)
        self.question.setFixedHeight(look.px(QUESTION_PX))
        self.question_error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.question_error.hide()
        self.language = Choice(look, say("k.ask.language"), tuple(LANGUAGE_NAMES.items()))
        caption = PlainLabel(look, say("k.ask.question"), Type.SMALL_STRONG, "muted")
        asked = column(caption, self.question, self.question_error, spacing=5)
        for part in (self.title, self.calm, self.notice, self.place, self.name, self.email, asked, self.language):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.go = Button(look, say("k.ask.go"), self.ask, kind="primary", size="customer")
        self.back = Button(look, say("k.ask.back"), self._back, kind="quiet")
        self.foot.addWidget(self.go)
        self.foot.addWidget(self.back)
        for line in (self.name.line, self.email.line):
            line.textEdited.connect(self._typed)
        self.question.textChanged.connect(self._typed)
        self.question.submitted.connect(self.ask)
        self.language.box.activated.connect(self._typed)

    def first_focus(self) -> QWidget:
        return self.question if self.name.text() else self.name.line

    # --- what is typed ------------------------------------------------------------------------------------------------

    def _typed(self, *_: object) -> None:
        if self._is_filled:
            self.question_error.hide()
            self._pause.start()

    def flush(self) -> None:
        """Hand the words over now."""
        self._pause.stop()
        self.emit_intent(
            TypeAsk(self.name.text(), self.question.toPlainText(), self.language.value(), self.email.text())
        )

    def ask(self) -> None:
        """Send, or say under the field what is missing."""
        if not self.go.isEnabled():
            return
        if not self.name.text().strip():
            self.name.set_error(say("k.ask.name.missing"))
            self.name.line.setFocus()
            return
        email = self.email.text().strip()
        if self._is_mail and not is_address(email):
            self.email.set_error(say("k.ask.email.bad" if email else "k.ask.email.missing"))
            self.email.line.setFocus()
            return
        if not self.question.toPlainText().strip():
            self.question_error.setText(say("k.ask.question.missing"))
            self.question_error.show()
            self.question.setFocus()
            return
        self.flush()
        self.emit_intent(AskForHelp(by_mail=self._is_mail))

    def _back(self) -> None:
        self.flush()
        self.emit_intent(CloseAsk())

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        chat = snapshot.chat
        if chat.phase is not ChatPhase.FORM:
            self._is_filled = False
            return
        if not self._is_filled:
            self._fill(chat)
        self._is_mail = bool(chat.closed)
        self.title.setText(say("k.goon.title" if chat.goes_on else "k.ask.title"))
        self.calm.setText(self._calm(chat, snapshot.organisation))
        self.calm.setVisible(bool(chat.goes_on) or not self._is_mail)
        self.email.setVisible(self._is_mail)
        self.place.setText(self._place(chat))
        self.place.setVisible(bool(self.place.text()))
        self.go.set_words(say("k.ask.sending" if chat.busy else "k.mail.go" if self._is_mail else "k.ask.go"))
        if chat.busy and self.go.hasFocus():
            self.title.setFocus()  # and no button: the next press of Space would lead back
        self.go.setEnabled(not chat.busy)
        self._show_notice(snapshot.chat)

    def _calm(self, chat: CustomerChatView, org: str) -> str:
        if chat.goes_on:
            return say("k.goon.calm", number=chat.goes_on)
        return say("k.ask.calm", org=org) if org else say("k.ask.calm.plain")

    def _fill(self, chat: CustomerChatView) -> None:
        self._put(chat.name, chat.email, chat.question, chat.language[:2])
        self._is_filled = True

    def _put(self, name: str, email: str, question: str, language: str) -> None:
        self.name.line.setText(name)
        self.email.line.setText(email)
        self.question.setPlainText(question)
        self.question.moveCursor(self.question.textCursor().MoveOperation.End)
        self.language.choose(language)

    def take_over(self, old: Page) -> None:
        assert isinstance(old, HelpPage)
        self._put(old.name.text(), old.email.text(), old.question.toPlainText(), old.language.value())
        self._is_filled = old._is_filled
        if old._pause.isActive():
            self._pause.start()

    def _place(self, chat: CustomerChatView) -> str:
        if self._is_mail or not chat.waiting:
            return ""
        words = [say("k.ask.waiting", chat.waiting)]
        if chat.estimate_s is not None:
            words.append(say("k.ask.estimate", minutes_of(chat.estimate_s)))
        return in_a_row(*words)

    def _show_notice(self, chat: CustomerChatView) -> None:
        def banner() -> Banner | None:
            found = trouble(self.look, chat)
            if found is None and chat.closed:
                found = Banner(self.look, closed_words(chat), Tone.PRIMARY, "mail")
            return found

        self.notice.tell((chat.closed, chat.opens_at_ms, chat.problem, chat.online), banner)


class ChatPage(Page):
    """Place in the queue, lines, an offer card, the end. Lines come at the bottom; the field under them never scrolls away."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__(look, emit)
        self._phase = ChatPhase.NONE
        self._lines: list[tuple[ChatLineView, QFrame]] = []
        self._is_filled = False
        self._returned_n = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._beat = QTimer(self, singleShot=True, interval=BEAT_MS)
        self.title = self.head(say("k.chat.title"))
        self.number = self.body("", "muted")
        self.wait = Card(look)
        self.place = self.strong()
        self.estimate = self.body("", "muted")
        self.wait_icon = IconLabel(look, "hourglass", look.tokens.primary_text, 24)
        self.wait.body.addWidget(row(self.wait_icon, (self.place, 1)))
        self.wait.body.addWidget(self.estimate)
        self.notice = Notice()
        self.talk = column(spacing=8)
        self.types = self.body("", "muted")
        self.offer = self._offer_card()
        for part in (self.title, self.number, self.wait, self.talk, self.types, self.offer, self.notice):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._is_at_end = True
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._grown)
        self.text = TextArea(look, say("k.say.waiting"), chars_max=TYPED_MAX)
        self.text.set_enter_submits(True)
        self.text.setFixedHeight(look.px(LINE_PX))
        self.text.textChanged.connect(self._typed)
        self.text.submitted.connect(self.send)
        self.send_button = Button(look, say("k.say.go"), self.send, kind="primary", icon="send")
        self.write = row((self.text, 1), self.send_button, spacing=8)
        self.foot.addWidget(self.write)
        self.solved = SolvedPart(look, emit)
        self.unsolved = Button(
            look, say("k.unsolved"), lambda: emit(AskAgain(goes_on=True)), kind="primary", size="customer"
        )
        self.again = Button(look, say("k.again"), lambda: emit(AskAgain()), kind="primary", size="customer")
        self.foot.addWidget(self.solved)
        self.foot.addWidget(self.unsolved)
        self.leave = Button(look, say("k.wait.leave"), lambda: emit(LeaveChat()), kind="quiet")
        self.back = Button(look, say("k.ask.back"), lambda: emit(CloseAsk()), kind="quiet")
        self.other = Button(look, say("k.again.other"), lambda: emit(AskAgain()))
        for button in (self.again, self.other, self.leave, self.back):
            self.foot.addWidget(button)

    def _offer_card(self) -> Card:
        card = Card(self.look)
        self.offer_words = self.strong()
        card.body.addWidget(
            row(
                IconLabel(self.look, "monitor-up", self.look.tokens.primary_text, 24), (self.offer_words, 1), spacing=12
            )
        )
        card.body.addWidget(self.body(say("k.offer.calm"), "muted"))
        self.take = Button(self.look, say("k.offer.yes"), lambda: self.emit_intent(TakeOffer()), kind="primary")
        self.refuse = Button(self.look, say("k.offer.no"), lambda: self.emit_intent(RefuseOffer()))
        card.body.addWidget(row((self.refuse, 1), (self.take, 1), spacing=10))
        card.hide()
        return card

    def first_focus(self) -> QWidget:
        if self._phase is not ChatPhase.OVER:
            return self.text
        return self.unsolved if self.unsolved.isVisibleTo(self) else self.again

    # --- what is typed ------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.send_button.setEnabled(bool(self.text.toPlainText().strip()))
        if self._is_filled:
            if not self._beat.isActive():  # also while she does not pause: the agent sees that she writes
                self._beat.start()
                self.flush()
            self._pause.start()

    def flush(self) -> None:
        self._pause.stop()
        self.emit_intent(TypeInChat(self.text.toPlainText()))

    def send(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            return
        self._pause.stop()
        self._fill("")
        self.emit_intent(SayInChat(text))

    def _fill(self, text: str) -> None:
        """Put *text* into the field without telling that it was typed."""
        self._is_filled = False
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self._is_filled = True

    def take_over(self, old: Page) -> None:
        assert isinstance(old, ChatPage)
        self._fill(old.text.toPlainText())
        self._is_filled, self._returned_n = old._is_filled, old._returned_n
        self.solved.take_over(old.solved)
        if old._pause.isActive():
            self._pause.start()

    def _take_draft(self, chat: CustomerChatView) -> None:
        """What is kept fills a field that is new; what comes back later is put before what was typed since."""
        is_back, self._returned_n = chat.returned_n != self._returned_n, chat.returned_n
        if not self._is_filled:
            self._fill(chat.draft)
        elif is_back:
            self._fill("\n".join(words for words in (chat.returned, self.text.toPlainText()) if words.strip()))
            self.flush()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        chat = snapshot.chat
        self._phase = chat.phase
        if chat.phase in (ChatPhase.NONE, ChatPhase.FORM):
            self._is_filled = False
            return
        self._take_draft(chat)
        agent = plain(chat.agent_name, NAME_MAX)
        title = "k.mail.title" if is_mail(chat) else "k.chat.title"
        self.title.setText(say("k.chat.with", agent=agent) if agent else say(title))
        self.number.setText(_number_words(chat))
        self._show_place(chat)
        talked = [line for line in chat.lines if line.kind != "ended"] if is_mail(chat) else chat.lines
        self._show_lines(tuple(talked))
        self._show_typing(chat, agent)
        self._show_offer(chat)
        self._show_notice(snapshot)
        is_over = chat.phase is ChatPhase.OVER
        if is_over and self.text.hasFocus():
            self.title.setFocus()  # and no button: the space between two words would press it
        self.write.setVisible(not is_over)
        hint = say("k.say.to", agent=agent) if agent else say("k.say.waiting")
        self.text.setPlaceholderText(hint)
        self.text.setAccessibleName(hint)
        self.send_button.setEnabled(bool(self.text.toPlainText().strip()))
        self._show_solved(chat)
        self.back.setVisible(is_over)
        self.leave.setVisible(not is_over)
        self.leave.set_words(say("k.end" if chat.phase is ChatPhase.ACTIVE else "k.wait.leave"))

    def _show_solved(self, chat: CustomerChatView) -> None:
        """What is solved can be taken up again; anything else is asked anew."""
        is_over, is_solved = chat.phase is ChatPhase.OVER, chat.status == "solved"
        self.solved.show_state(of_chat(chat), chat_calm(chat), say("k.solved.done"))
        for button in (self.unsolved, self.other):
            button.setVisible(is_over and is_solved)
        self.again.setVisible(is_over and not is_solved)

    def _show_typing(self, chat: CustomerChatView, agent: str) -> None:
        was_shown = self.types.isVisibleTo(self)
        is_typing = chat.is_agent_typing and bool(agent) and chat.phase is ChatPhase.ACTIVE
        self.types.setText(say("k.types", agent=agent) if is_typing else "")
        self.types.setVisible(is_typing)
        if is_typing and not was_shown:
            self._to_end()

    def _show_place(self, chat: CustomerChatView) -> None:
        is_waiting = chat.phase is ChatPhase.WAITING
        self.wait.setVisible(is_waiting or is_mail(chat))
        if is_mail(chat):
            self.wait_icon.set_icon("mail", self.look.tokens.primary_text)
            self.place.setText(say("k.mail.done"))
            self.estimate.hide()
        elif is_waiting:
            self.wait_icon.set_icon("hourglass", self.look.tokens.primary_text)
            self.place.setText(place_words(chat))
            since = next((line.at_ms for line in chat.lines if line.at_ms), 0)
            words = []
            if not chat.is_anyone_here:
                words += [say("k.wait.opens", when=moment_words(chat.opens_at_ms))] if chat.opens_at_ms else []
            elif chat.estimate_s is not None:
                words.append(say("k.wait.estimate", minutes_of(chat.estimate_s)))
            if since:
                words.append(say("k.wait.since", time=clock_time(since)))
            self.estimate.setText(in_a_row(*words))
            self.estimate.setVisible(bool(words))

    def _show_offer(self, chat: CustomerChatView) -> None:
        is_offered = bool(chat.offer_by) and chat.phase is ChatPhase.ACTIVE
        was_shown = self.offer.isVisibleTo(self)
        self.offer.setVisible(is_offered)
        if is_offered:
            self.offer_words.setText(say("k.offer", agent=plain(chat.offer_by, NAME_MAX)))
            if not was_shown:
                self._to_end()

    def _show_notice(self, snapshot: CustomerSnapshot) -> None:
        chat = snapshot.chat
        is_gone = chat.phase is ChatPhase.ACTIVE and not chat.is_agent_here

        def banner() -> Banner | None:
            found = trouble(self.look, chat)
            if found is None and snapshot.problem is not None:
                found = Banner(self.look, problem_words(snapshot.problem), Tone.DANGER, "triangle-alert")
            elif found is None and is_gone:
                words = say("k.agent.gone", agent=plain(chat.agent_name, NAME_MAX))
                found = Banner(self.look, words, Tone.WARN, "wifi-off")
            return found

        what = (chat.online, chat.problem, snapshot.problem, is_gone and chat.agent_name)
        if self.notice.tell(what, banner) and self.notice.isVisibleTo(self):
            self._to_end()

    # --- lines --------------------------------------------------------------------------------------------------------

    def _show_lines(self, lines: tuple[ChatLineView, ...]) -> None:
        """Only what is new is built; the same beginning stays as it stands."""
        same = 0
        while same < min(len(lines), len(self._lines)) and self._lines[same][0] == lines[same]:
            same += 1
        if same == len(lines) == len(self._lines):
            return
        layout = self.talk.layout()
        assert layout is not None
        for _, frame in self._lines[same:]:
            layout.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        del self._lines[same:]
        for line in lines[same:]:
            frame = self._line(line)
            layout.addWidget(frame)
            self._lines.append((line, frame))
        self._to_end()

    def _line(self, line: ChatLineView) -> QFrame:
        look = self.look
        name = plain(line.name, NAME_MAX)
        match line.kind:
            case "hers" | "ours":
                return self._bubble(line, say("k.line.you") if line.kind == "hers" else name)
            case "joined":
                words = say("k.line.joined", agent=name)
            case "handed_over":
                words = say("k.line.handed")
            case "returned":
                words = say("k.line.returned", agent=name)
            case _:
                words = say("k.line.ended")
        label = PlainLabel(look, words, Type.SMALL, "muted", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return row((label, 1))

    def _bubble(self, line: ChatLineView, name: str) -> QFrame:
        look, is_hers = self.look, line.kind == "hers"
        time = clock_time(line.at_ms) if line.is_sent else say("k.say.unsent")
        head = row(
            PlainLabel(look, name, Type.SMALL_STRONG),
            None,
            PlainLabel(look, time, Type.SMALL, "muted" if line.is_sent else "warn"),
        )
        body = PlainLabel(look, with_marks(line.body), Type.CUSTOMER_BODY, wrap=True, selectable=True)
        bubble = column(head, body, spacing=2, margins=(12, 8, 12, 10), name="banner" if is_hers else "card")
        bubble.setProperty("tone", "primary")
        return row((bubble, 1), margins=(INDENT_PX, 0, 0, 0) if is_hers else (0, 0, INDENT_PX, 0))

    def _to_end(self) -> None:
        self._is_at_end = True
        QTimer.singleShot(0, self, self._grown)

    def _scrolled(self, value: int) -> None:
        self._is_at_end = value >= self._scroll.verticalScrollBar().maximum()

    def _grown(self) -> None:
        """Lines that wrap get their height late: the end stays in sight until she scrolls away from it."""
        if self._is_at_end:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

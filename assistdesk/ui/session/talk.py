"""The session's chat as both people see it: lines with how far they came, a field that never scrolls away.

Shows a ``TalkView`` and emits what is said. A text that is refused comes back into the field with the reason. Refuses to know
which end it is at, beyond the words it is given.
"""

from __future__ import annotations  # a panel takes over from a panel

from collections.abc import Callable

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.core.wire.encoding import with_marks
from assistdesk.core.wire.message_base import CHAT_BYTES
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import SayInSession, TalkSeen
from assistdesk.runtime.snapshot_parts import TalkLineView, TalkView
from assistdesk.ui.text import clock_time, explain, say
from assistdesk.ui.theme import Look, Tone, Type, restyle
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.chips import ChipButton
from assistdesk.ui.widgets.fields import TextArea
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row, scrolled

FIELD_PX, INDENT_PX, SIDE_PX = 64, 28, 320
TYPED_CHARS_MAX = 2 * CHAT_BYTES
"""More than a message carries, so that a text that is too long is seen to be so and can be parted."""
STATES = {
    "unsent": ("st.unsent", "warn"),
    "sent": ("st.sent", "muted"),
    "delivered": ("st.delivered", "muted"),
}


class _Bubble:
    """One line; its state may still change."""

    def __init__(self, look: Look, line: TalkLineView, name: str, body: Type) -> None:
        self.line = line
        self.state = PlainLabel(look, "", Type.SMALL, "muted")
        is_own = line.state in STATES
        head = row(PlainLabel(look, say("st.you") if is_own else name, Type.SMALL_STRONG), None, self.state)
        words = PlainLabel(look, with_marks(line.text), body, wrap=True, selectable=True)
        bubble = column(head, words, spacing=2, margins=(10, 6, 10, 8), name="banner" if is_own else "card")
        bubble.setProperty("tone", "primary")
        indent = (INDENT_PX, 0, 0, 0) if is_own else (0, 0, INDENT_PX, 0)
        self.frame = row((bubble, 1), margins=indent)
        self.show(line)

    def show(self, line: TalkLineView) -> None:
        self.line = line
        key, ink = STATES.get(line.state, ("", "muted"))
        time = clock_time(line.at_ms)
        self.state.setText(f"{time} · {say(key)}" if key else time)
        restyle(self.state, "ink", ink)


class TalkPanel(QFrame):
    """*kept*: what becomes of the talk, in a sentence. ``show_talk`` with every snapshot."""

    def __init__(self, look: Look, emit: Callable[[Intent], None], kept: str, body: Type = Type.BODY) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._emit, self._body = look, emit, body
        self._bubbles: list[_Bubble] = []
        self._name = ""
        self._view = TalkView()
        self._returned_n = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(look, kept, Type.SMALL, "muted", wrap=True))
        layout.addWidget(self._build_lines(), 1)
        self.problem = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)
        self.field = TextArea(look, say("st.open"), chars_max=TYPED_CHARS_MAX)
        self.field.set_enter_submits(True)
        self.field.setFixedHeight(look.px(FIELD_PX))
        self.field.submitted.connect(self.send)
        self.field.textChanged.connect(self._typed)
        self.send_button = Button(look, say("st.send"), self.send, kind="primary", icon="send")
        layout.addWidget(row((self.field, 1), self.send_button))
        self._typed()

    def _build_lines(self) -> QWidget:
        inner = QFrame()
        inner.setObjectName("ghost")
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(8)
        self._lines.addStretch(1)
        self._scroll = scrolled(inner)
        return self._scroll

    # --- what is typed ------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        text = self.field.toPlainText().strip()
        size = len(text.encode("utf-8", "replace"))
        is_long = size > CHAT_BYTES
        self.send_button.setEnabled(bool(text) and not is_long)
        if is_long:
            self._tell(say("st.long", size=QLocale().toString(size), bytes_max=QLocale().toString(CHAT_BYTES)))
        elif text:
            self._tell("")

    def send(self) -> None:
        text = self.field.toPlainText().strip()
        if self.send_button.isEnabled():
            self.field.clear()
            self._emit(SayInSession(text))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_talk(self, view: TalkView, name: str) -> None:
        """*name*: how the other person is called here."""
        before, self._view = self._view, view
        if name != self._name:
            self._name = name
            self.field.setPlaceholderText(say("st.hint", name=name))
            self.field.setAccessibleName(say("st.hint", name=name))
            self._forget()
        self._show_lines(view.lines)
        if view.returned_n != self._returned_n:
            self._returned_n = view.returned_n
            if not self.field.toPlainText():
                self.field.setPlainText(view.returned)
                self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        if view.problem is not None and view != before:
            self._tell(explain(view.problem.rule, view.problem.fields).sentence)
        self._tell_seen()

    def begin_anew(self) -> None:
        """The session is another, or over: nothing that was typed, said or refused in it is left for the next one."""
        self.field.clear()
        self._tell("")
        self._view, self._returned_n = TalkView(), 0
        self._forget()

    def take_over(self, old: TalkPanel) -> None:
        """Stand in the place of *old*, the same talk in other clothes: what was typed there, and nothing given back twice."""
        self._returned_n = old._returned_n
        if old.problem.isHidden():
            self._view = old._view
        self.field.setPlainText(old.field.toPlainText())
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _forget(self) -> None:
        self._bubbles.clear()
        clear(self._lines)
        self._lines.addStretch(1)

    def _show_lines(self, lines: tuple[TalkLineView, ...]) -> None:
        """Lines only come; of those that stand only the state changes. Fewer lines are another session's."""
        if len(lines) < len(self._bubbles):
            self._forget()
        for bubble, line in zip(self._bubbles, lines, strict=False):
            if bubble.line != line:
                bubble.show(line)
        fresh = lines[len(self._bubbles) :]
        for line in fresh:
            bubble = _Bubble(self._look, line, self._name, self._body)
            self._bubbles.append(bubble)
            self._lines.addWidget(bubble.frame)
        if fresh:
            QTimer.singleShot(0, self, self._to_end)

    def _to_end(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _tell_seen(self) -> None:
        if self._view.unread and self.isVisible():
            self._emit(TalkSeen())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_seen()
        QTimer.singleShot(0, self, self._to_end)


class TalkSide(QFrame):
    """The chat beside the agent's picture."""

    closed = Signal()

    def __init__(self, look: Look, emit: Callable[[Intent], None]) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedWidth(look.px(SIDE_PX))
        self.title = PlainLabel(look, say("st.open"), Type.STRONG, wrap=True)
        self.panel = TalkPanel(look, emit, say("st.kept.agent"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(8)
        close = IconButton(look, "x", say("st.close"), self.closed.emit)
        layout.addWidget(row((self.title, 1), close))
        layout.addWidget(self.panel, 1)

    def show_talk(self, view: TalkView, customer: str) -> None:
        self.title.setText(say("st.title", name=customer))
        self.panel.show_talk(view, customer)


def show_unread(chip: ChipButton, unread: int) -> None:
    """The chip that opens the chat, with how many lines wait there."""
    words = f"{say('st.open')} {unread}" if unread else say("st.open")
    name = say("st.open.new", unread) if unread else say("st.open")
    chip.set(words, Tone.WARN if unread else Tone.NEUTRAL, "message-square", name)

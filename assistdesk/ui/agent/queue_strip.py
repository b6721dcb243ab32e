"""The queue strip at the bottom of every page: who waits, the chat offered to me, my chats, my places (experience.md 2.2).

Leads see *Take next*: the first that waits in a group of theirs. Empty, it is not there. It makes no sound: an offer is a
filled line with *Accept* and its key. It shows ``snapshot.queue`` and counts seconds on; who is offered what is the relay's to
decide.
"""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents import (
    AcceptChat,
    EndChatWrapUp,
    OpenTicket,
    PassChat,
    SetAvailability,
    SetChatLimit,
    TakeChat,
)
from assistdesk.runtime.snapshot import AgentSnapshot, ChatView, QueueView
from assistdesk.ui.agent.bars import OfferBar
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rail import CHAT_LIMITS
from assistdesk.ui.text import isolated, plain, say
from assistdesk.ui.theme import Tone, Type, restyle
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import KEPT_AS, after_press, clear, focus_kept, row
from assistdesk.ui.widgets.menus import Menu

NAME_CHARS, SUBJECT_CHARS = 40, 80
TARGET_S = 60
"""Amber over it, red over twice."""
MINE_SHOWN, WRAPS_SHOWN = 6, 2


def span(ms: int) -> str:
    """``0:35``, ``12:04``, ``1:02:10``."""
    seconds = max(0, ms) // 1000
    minutes, hours = seconds // 60, seconds // 3600
    if hours:
        return f"{hours}:{minutes % 60:02d}:{seconds % 60:02d}"
    return f"{minutes}:{seconds % 60:02d}"


def wrap_words(queue: QueueView, now_ms: int) -> str:
    """Whose chats are still wrapped up, and how long they take a place."""
    time = span((queue.wrap_up_until_ms or now_ms) - now_ms)
    names = ", ".join(isolated(plain(name, NAME_CHARS)) for name in queue.wrap_up_of[:WRAPS_SHOWN])
    more = len(queue.wrap_up_of) - WRAPS_SHOWN
    if not names:
        return say("q.wrap", time=time)
    return say("q.wrap.of", names=f"{names} + {more}" if more > 0 else names, time=time)


def ink_of(ms: int) -> str:
    """How long is too long, in colour; the words say the time as well."""
    if ms >= 2 * TARGET_S * 1000:
        return "danger"
    return "warn" if ms >= TARGET_S * 1000 else "muted"


class QueueStrip(QFrame):
    """``show_snapshot`` at each snapshot, ``tick`` each second, ``accept`` by key."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(say("q.strip"))
        self._means = means
        self._queue = QueueView()
        self._is_away = False
        self._shape: object = None
        self._clocks: list[tuple[PlainLabel | Button, ChatView | None]] = []
        self._waiting: PlainLabel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setObjectName("sep")
        line.setFixedHeight(1)
        column.addWidget(line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._queue = snapshot.queue
        self._is_away = snapshot.queue.was_sent_away
        self.tick()

    def accept(self) -> None:
        """The key of *Accept*: the offered chat that has the least time left."""
        if self._queue.offered:
            first = min(self._queue.offered, key=lambda chat: chat.offer_until_ms or 0)
            self._means.emit(AcceptChat(first.id))

    # --- building -----------------------------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Built anew where something else is shown than seconds, not under a finger; the focus stays with its chat."""
        queue = self._queue
        wraps = queue.wrap_up_until_ms is not None and queue.wrap_up_until_ms > self._means.now_ms()
        shape = (
            queue.waiting, queue.offered, queue.mine, wraps, queue.wrap_up_of, queue.was_sent_away, queue.chat_limit, queue.load
        )  # fmt: skip
        if shape == self._shape or after_press(self, self.tick):
            return
        self._shape = shape
        focused_id = next((chat.id for label, chat in self._clocks if chat is not None and label.hasFocus()), None)
        with focus_kept(self, Button):
            self._build(wraps)
        for label, chat in self._clocks:
            if chat is not None and chat.id == focused_id:
                label.setFocus()

    def _build(self, wraps: bool) -> None:
        clear(self._rows)
        self._clocks, self._waiting = [], None
        queue = self._queue
        for chat in queue.offered:
            self._rows.addWidget(self._offer(chat))
        if queue.waiting or queue.mine or wraps or queue.was_sent_away:
            self._rows.addWidget(self._line(wraps))
        self.setVisible(self._rows.count() > 0)

    def _offer(self, chat: ChatView) -> OfferBar:
        look = self._means.look
        words = say("q.offer", name=plain(chat.name, NAME_CHARS), subject=plain(chat.subject, SUBJECT_CHARS))
        no = Button(look, say("q.pass"), partial(self._means.emit, PassChat(chat.id)), size="small")
        yes = Button(look, say("q.accept"), partial(self._means.emit, AcceptChat(chat.id)), "primary", size="small")
        bar = OfferBar(self._means, words, Tone.PRIMARY, "message-square-text", "chat_accept", no, yes)
        self._clocks.append((bar.time, chat))
        return bar

    def _line(self, wraps: bool) -> QFrame:
        look, queue = self._means.look, self._queue
        parts: list[QWidget] = [IconLabel(look, "users-round", look.tokens.muted, 16)]
        if queue.waiting:
            self._waiting = PlainLabel(look, "", Type.SMALL_STRONG, "muted")
            parts.append(self._waiting)
        next_id = next((chat.id for chat in queue.waiting if chat.may_take), None)
        if next_id is not None:
            parts.append(Button(look, say("q.take"), partial(self._means.emit, TakeChat(next_id)), size="small"))
        for chat in queue.mine[:MINE_SHOWN]:
            button = Button(look, "", partial(self._means.emit, OpenTicket(chat.ticket_id)), "quiet", size="small")
            parts.append(button)
            self._clocks.append((button, chat))
        line: list[QWidget | None] = [*parts, None]
        if queue.was_sent_away:
            online = partial(self._means.emit, SetAvailability("online"))
            line += [PlainLabel(look, say("q.away"), Type.SMALL_STRONG, "warn")]
            line += [Button(look, say("q.online"), online, "primary", size="small")]
        if wraps:
            left = PlainLabel(look, "", Type.SMALL, "muted")
            self._clocks.append((left, None))
            line += [left, Button(look, say("q.ready"), partial(self._means.emit, EndChatWrapUp()), size="small")]
        self.load = Button(look, say("q.load", load=queue.load, limit=queue.chat_limit), None, "quiet", size="small")
        self.load.setProperty(KEPT_AS, "load")
        self.load.clicked.connect(self._open_limits)
        line.append(self.load)
        return row(*line, spacing=8, margins=(20, 4, 12, 4))

    def _open_limits(self) -> None:
        menu = Menu(self._means.look, self, say("q.limit.menu"))
        for limit in CHAT_LIMITS:
            pick = partial(self._means.emit, SetChatLimit(limit))
            menu.add(say("q.limit", limit), pick, checked=limit == self._queue.chat_limit)
        height = menu.sizeHint().height()
        corner = self.load.mapToGlobal(self.load.rect().topLeft())
        corner.setY(corner.y() - height - 4)
        menu.popup(corner)

    # --- seconds ------------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        self._catch_up()
        now_ms, queue = self._means.now_ms(), self._queue
        if self._waiting is not None and queue.waiting:
            longest = now_ms - min(chat.queued_at_ms for chat in queue.waiting)
            words = say("q.waiting.longest", len(queue.waiting), time=span(longest))
            self._waiting.setText(words)
            restyle(self._waiting, "ink", ink_of(longest))
        for label, chat in self._clocks:
            if chat is None:
                label.setText(wrap_words(queue, now_ms))
            elif isinstance(label, Button):
                self._tell_mine(label, chat, now_ms)
            else:
                label.setText(say("q.offer.left", max(0, (chat.offer_until_ms or now_ms) - now_ms) // 1000))

    def _tell_mine(self, button: Button, chat: ChatView, now_ms: int) -> None:
        name = plain(chat.name, NAME_CHARS)
        if chat.unanswered_at_ms is None:
            button.set_words(say("q.mine.answered", name=name))
        else:
            button.set_words(say("q.mine", name=name, time=span(now_ms - chat.unanswered_at_ms)))
            button.set_icon("message-square")

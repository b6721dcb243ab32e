"""The bar over a conversation whose chat goes on: whose turn it is, offer a session, hand over, escalate, end.

Seen only while ``snapshot.ticket.chat`` is there. Handing over asks for the reason; all else is one press. It knows neither
the queue's rules nor the code of a session.
"""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assistdesk.runtime.intents import EndChat, EscalateChat, HandOverChat, OfferSession
from assistdesk.runtime.snapshot import AgentSnapshot, ChatView, QueueView
from assistdesk.ui.agent.composer import Composer
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.queue_strip import NAME_CHARS, span
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.menus import Menu

REASONS = ("long_investigation", "server_wide", "out_of_control", "abuse", "other")
REASON_CHARS = 300


class ChatBar(QFrame):
    """``show_snapshot`` at each snapshot, ``begin_taken`` once all of the window shows it, ``tick`` each second. *composer*:
    where the conversation goes on."""

    def __init__(self, means: Means, composer: Composer) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("tone", "primary")
        self._means, self._composer = means, composer
        self._chat: ChatView | None = None
        self._queue = QueueView()
        self._mine: frozenset[int] | None = None
        self._just_mine: frozenset[int] = frozenset()
        look = means.look
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 4, 12, 4)
        across.setSpacing(8)
        across.addWidget(IconLabel(look, "message-square-text", look.tokens.primary_text, 16))
        self.who = PlainLabel(look, say("q.bar"), Type.SMALL_STRONG, "primary")
        self.state = ElidedLabel(look, "", Type.SMALL)
        across.addWidget(self.who)
        across.addWidget(self.state, 1)
        self.session = Button(look, say("q.session"), self._offer, icon="monitor-up", size="small")
        self.hand = Button(look, say("q.hand"), self._open_hand, size="small")
        self.finish = Button(look, say("q.end"), self._end, size="small")
        for button in (self.session, self.hand, self.finish):
            across.addWidget(button)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._queue = snapshot.queue
        self._learn_mine(frozenset(chat.id for chat in snapshot.queue.mine))
        chat = self._chat = snapshot.ticket.chat if snapshot.ticket is not None else None
        self.setVisible(chat is not None)
        if chat is None:
            return
        known = chat.code_answer if chat.code_answer in ("offered", "taken", "refused") else ""
        self.session.set_words(say(f"q.session.{known}" if known else "q.session"))
        may_offer = known not in ("offered", "taken")
        if self.session.hasFocus() and not may_offer:
            self._composer.write_on()
        self.session.setEnabled(may_offer)
        self._show_state()

    def begin_taken(self) -> None:
        """Whoever has just taken the chat that stands open writes next."""
        if self._chat is not None and self._chat.id in self._just_mine and self.isVisible():
            self._just_mine -= {self._chat.id}
            self._composer.begin_reply()

    def tick(self) -> None:
        self.begin_taken()
        self._show_state()

    def _show_state(self) -> None:
        chat = self._chat
        if chat is None:
            return
        waited = self._means.now_ms() - (chat.unanswered_at_ms or self._means.now_ms())
        if not chat.is_customer_here:
            self.state.set_text(say("q.bar.gone"))
        elif self._means.now_ms() < chat.typing_until_ms:
            self.state.set_text(say("q.bar.types", name=plain(chat.name, NAME_CHARS)))
        elif chat.unanswered_at_ms is None:
            self.state.set_text(say("q.bar.answered"))
        else:
            self.state.set_text(say("q.bar.waits", time=span(waited)))

    def _learn_mine(self, mine: frozenset[int]) -> None:
        """Which chats were just taken; those of before this bar was built are not new."""
        if self._mine is not None:
            self._just_mine = (self._just_mine | mine - self._mine) & mine
        self._mine = mine

    # --- wishes -------------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        if self._chat is not None:
            self._means.emit(OfferSession(self._chat.id))

    def _end(self) -> None:
        if self._chat is not None:
            self._means.emit(EndChat(self._chat.id))

    def hand_menu(self) -> Menu:
        """Colleagues who are online, groups, the queue."""
        menu = Menu(self._means.look, self, say("q.hand"))
        for peer in self._queue.peers:
            words = say("q.hand.agent", peer.free, name=plain(peer.name, NAME_CHARS))
            menu.add(words, partial(self._ask_why, peer.user_id, None), icon="user")
        for group in self._queue.groups:
            words = say("q.hand.group", name=plain(group.name, NAME_CHARS))
            menu.add(words, partial(self._ask_why, None, group.id), icon="users-round")
        menu.addSeparator()
        menu.add(say("q.hand.queue"), partial(self._ask_why, None, None), icon="repeat")
        menu.addMenu(self.escalate_menu(menu))
        return menu

    def escalate_menu(self, parent: Menu) -> Menu:
        """The chat ends, its ticket goes on: for one of these reasons."""
        menu = Menu(self._means.look, parent, say("q.escalate"))
        menu.setTitle(menu_text(say("q.escalate")))
        menu.setIcon(self._means.look.icon("flag", self._means.look.tokens.muted, 16))
        for reason in REASONS:
            menu.add(say(f"q.escalate.{reason}"), partial(self._escalate, reason))
        return menu

    def _open_hand(self) -> None:
        self.hand_menu().popup(self.hand.mapToGlobal(QPoint(0, self.hand.height() + 4)))

    def _escalate(self, reason: str) -> None:
        if self._chat is not None:
            self._means.emit(EscalateChat(self._chat.id, reason))

    def _ask_why(self, agent_id: int | None, group_id: int | None) -> None:
        if self._chat is not None:
            WhySheet(self._means, self.window(), self._chat.id, agent_id, group_id).open()


class WhySheet(Dialog):
    """Asks for the reason of a hand-over; without one nothing happens."""

    def __init__(self, means: Means, window: QWidget, chat_id: int, agent_id: int | None, group_id: int | None) -> None:
        super().__init__(means.look, window, say("q.hand.why"))
        look = means.look
        self._means, self._chat_id, self._to = means, chat_id, (agent_id, group_id)
        self.reason = Field(look, say("q.hand.reason"), chars_max=REASON_CHARS, entered=self.send)
        self.body.addWidget(self.reason)
        go = Button(look, say("q.hand"), self.send, kind="primary")
        self.set_buttons(Button(look, say("cancel"), self.reject), go, focus=self.reason.line)

    def send(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.set_error(say("q.hand.missing"))
            return
        agent_id, group_id = self._to
        self._means.emit(HandOverChat(self._chat_id, reason, agent_id, group_id))
        self.accept()

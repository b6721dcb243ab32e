"""Calls the agent to her window while another is before it: a mark on the window, and a notification where the system has room
for one, which goes when it no longer holds. Its icon stands beside the clock as long as the window is open, with a short menu.

What is new, and how it may be told, is decided in ``news``.
"""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.leaving import leave
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.news import Front, News, Way, choice_from, is_over, news_of, way_of, words_of
from assistdesk.ui.agent.place import change_look, come_forward
from assistdesk.ui.desktop_notices import DesktopNotices
from assistdesk.ui.text import say
from assistdesk.ui.tray import Entry, Tray

ASKED_AFTER_MS = 500
"""The window is there, and what it shows is painted."""


class Attention(QObject):
    """``show_snapshot`` at each snapshot. Its menu closes *window* as the window's cross does. *notices*: the desktop's own;
    where there are none, the tray's."""

    def __init__(self, means: Means, window: QMainWindow, notices: DesktopNotices) -> None:
        super().__init__(window)
        self._means, self._window, self.notices = means, window, notices
        self._snapshot = AgentSnapshot()
        self._told: set[int] = set()
        """Tickets, by notifications of the tray, since the window was last before her; 0: of none."""
        self._opens: dict[str, int] = {}
        """To which ticket each of the desktop's notifications leads; 0: to none."""
        notices.answered.connect(self._answered_one)
        QTimer.singleShot(ASKED_AFTER_MS, self, notices.open)
        self.tray = Tray(means.look, self)
        self.tray.pressed.connect(self._come)
        self.tray.answered.connect(self._answered)
        self._offer()
        means.look.changed.connect(self._offer)
        window.installEventFilter(self)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if not self._window.isVisible():
            return
        self.tray.show()
        self._withdraw(snapshot)
        found = news_of(before, snapshot)
        if not found:
            return
        self.notices.open()
        choice, front = choice_from(self._means.memory), front_of(self._window)
        if front is Front.DESK:
            self._told.clear()
        is_quiet = self._means.look.settings.do_not_disturb
        for news in found:
            way = way_of(news, choice, front, is_quiet=is_quiet, has_tray=self._means.can_tell())
            if way is not Way.NONE:
                attract(self._means, self._window)
            if way is Way.NOTIFICATION:
                self._tell(news, *words_of(news, choice))

    def _tell(self, news: News, title: str, text: str) -> None:
        if self.notices.tell(news.key, title, text):
            self._opens[news.key] = news.ticket_id
        else:
            self._told.add(news.ticket_id)
            self.tray.tell(title, text)

    def _withdraw(self, snapshot: AgentSnapshot) -> None:
        for key in [key for key in self._opens if is_over(key, snapshot)]:
            del self._opens[key]
            self.notices.withdraw(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.WindowActivate:
                self._told.clear()
            case QEvent.Type.Hide if not event.spontaneous():
                self.tray.hide()
                self._opens.clear()
                self.notices.close()
            case _:
                pass
        return super().eventFilter(watched, event)

    def _answered(self) -> None:
        """One was clicked, nobody says which: the window comes, with the ticket where all of them lead to the same."""
        tickets = set(self._told)
        self._come()
        if len(tickets) == 1 and (ticket_id := tickets.pop()):
            self._means.emit(OpenTicket(ticket_id))

    def _answered_one(self, key: str, token: str) -> None:
        come_forward(self._window, token)
        if ticket_id := self._opens.get(key, 0):
            self._means.emit(OpenTicket(ticket_id))

    def _come(self) -> None:
        come_forward(self._window)

    def _leave(self) -> None:
        leave(self._means.look, self._window, self._snapshot)

    def _offer(self) -> None:
        is_quiet = self._means.look.settings.do_not_disturb
        self.tray.offer(
            "AssistDesk",
            Entry(say("tray.open"), self._come),
            Entry(say("settings.quiet"), self._turn_quiet, is_quiet),
            Entry(say("tray.quit"), self._leave),
        )

    def _turn_quiet(self) -> None:
        now = self._means.look.settings
        change_look(self._means, self._window, replace(now, do_not_disturb=not now.do_not_disturb))


def attract(means: Means, window: QWidget) -> None:
    """Have the window ask for attention (no sound), unless its reader is not to be disturbed."""
    if not means.look.settings.do_not_disturb:
        QApplication.alert(window)


def front_of(window: QWidget) -> Front:
    """A sheet of the window counts as the window."""
    active = QApplication.activeWindow()
    if active is None:
        return Front.FOREIGN
    above: QWidget | None = active
    while above is not None and above is not window:
        above = above.parentWidget()
    return Front.OURS if above is None else Front.DESK

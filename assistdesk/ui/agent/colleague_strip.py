"""Colleagues who ask me into their session, over the queue strip on every page: who, for which ticket, *Join*.

Nobody asks: it is not there. *Join* starts a session of my own for the ticket;
its code goes to the colleague by itself, sealed.
"""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.runtime.intents_session import DeclineColleague, JoinColleague
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_session import ColleagueAsk
from assistdesk.ui.agent.error_bar import Bar
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.layouts import clear

SHOWN_MAX, NAME_CHARS = 3, 40


class ColleagueStrip(QFrame):
    """``show_snapshot`` at each snapshot."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(say("g.strip"))
        self._means = means
        self._asks: tuple[ColleagueAsk, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        if snapshot.colleague_asks == self._asks:
            return
        self._asks = snapshot.colleague_asks
        clear(self._rows)
        for asked in self._asks[:SHOWN_MAX]:
            self._rows.addWidget(self._row(asked))
        self.setVisible(bool(self._asks))

    def _row(self, asked: ColleagueAsk) -> Bar:
        look, emit = self._means.look, self._means.emit
        key = "g.strip.hand_over" if asked.hand_over else "g.strip.invite"
        words = say(key, name=plain(asked.name, NAME_CHARS), number=asked.ticket_id)
        bar = Bar(self._means, words, Tone.PRIMARY, "users-round")
        bar.setAccessibleName(words)
        no = Button(look, say("g.strip.no"), partial(emit, DeclineColleague(asked.letter_id)), size="small")
        yes = Button(look, say("g.strip.join"), partial(emit, JoinColleague(asked.letter_id)), "primary", size="small")
        for button in (no, yes):
            bar.layout_.addWidget(button)
        return bar

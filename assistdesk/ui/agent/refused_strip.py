"""New tickets and follow-ups that came back, over every page: which, why, *Open* and *Discard* (desk.md section 4).

Nothing came back: it is not there. *Open* shows the sheet as it was filled in; what becomes of it then is the sheet's.
"""

import itertools
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents import DiscardRefused
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.attention import attract
from assistdesk.ui.agent.error_bar import Bar
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.refused_words import LEFT, subject_of, what_words, why_words
from assistdesk.ui.agent.sheets import NewTicketSheet
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import in_a_row, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import PlainLabel, set_tip
from assistdesk.ui.widgets.layouts import after_press, clear, focus_kept, row

SHOWN_MAX = 3


class RefusedStrip(QFrame):
    """``show_snapshot`` at each snapshot, ``open_first`` by key. *after*: what Tab leaves for it."""

    def __init__(self, means: Means, window: QWidget, after: QWidget) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.setAccessibleName(say("refused.strip"))
        self._means, self._window, self._after = means, window, after
        self._snapshot = AgentSnapshot()
        self._shown: object = ()
        self._told: frozenset[str] = frozenset()
        self.first: Button | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._snapshot = snapshot
        shown = (snapshot.refused, snapshot.forms.fields if snapshot.refused else ())
        if shown == self._shown or after_press(self, lambda: self.show_snapshot(self._snapshot)):
            return
        self._shown = shown
        with focus_kept(self, Button):
            self._build()
        self._tell()

    def _build(self) -> None:
        clear(self._rows)
        self.first = None
        came_back = self._snapshot.refused
        for back in came_back[:SHOWN_MAX]:
            self._rows.addWidget(self._bar(back))
        more = len(came_back) - SHOWN_MAX
        if more > 0:
            words = PlainLabel(self._means.look, say("refused.more", more), Type.SMALL_STRONG, "muted")
            self._rows.addWidget(row(words, None, margins=(20, 4, 12, 4)))
        self.setVisible(bool(came_back))
        for before, after in itertools.pairwise((self._after, *self.findChildren(Button))):
            QWidget.setTabOrder(before, after)  # where they are seen, not behind all the rest

    def _words(self, back: RefusedSend) -> str:
        return in_a_row(what_words(back), why_words(back.cause, self._snapshot.forms))

    def _bar(self, back: RefusedSend) -> Bar:
        look = self._means.look
        words = self._words(back)
        bar = Bar(self._means, words, Tone.WARN, "triangle-alert")
        bar.setAccessibleName(words)
        no = Button(look, say("refused.discard"), partial(self._means.emit, DiscardRefused(back.key)), size="small")
        no.setAccessibleName(say("refused.discard.name", subject=subject_of(back)))
        yes = Button(look, say("told.open"), partial(self.open, back), "primary", size="small")
        yes.setAccessibleName(say("refused.open", subject=subject_of(back)))
        if self.first is None:
            self.first = yes
            set_tip(yes, self._means.keys.shown("refused"))
        for button in (no, yes):
            bar.layout_.addWidget(button)
        return bar

    def _tell(self) -> None:
        """What has just come back is said, and the window asks for attention (no sound) where it comes unawaited."""
        came_back = self._snapshot.refused
        new = [back for back in came_back if back.key not in self._told]
        self._told = frozenset(back.key for back in came_back)
        for back in new:
            announce(self, self._words(back))
        if any(back.cause.rule not in LEFT for back in new):
            attract(self._means, self._window)

    # --- wishes -------------------------------------------------------------------------------------------------------

    def open_first(self) -> None:
        if self._snapshot.refused:
            self.open(self._snapshot.refused[0])

    def open(self, back: RefusedSend) -> None:
        """The sheet that it was written in, with all that was typed and why it came back."""
        if back.ticket.follows is not None:
            sheet: NewTicketSheet | FollowUpSheet = FollowUpSheet(
                self._means, self._window, back.ticket.follows, back.ticket.subject, back.customer, back
            )
        else:
            self._means.emit(ReadForms())
            sheet = NewTicketSheet(self._means, self._window, self._snapshot, back)
        sheet.open()

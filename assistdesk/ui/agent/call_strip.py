"""Calls that ring, over the queue strip on every page: who calls, for how long, *Answer* with its key.

Nothing rings: it is not there. It makes no sound; a new call makes the window ask for attention.
"""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents_calls import IgnoreCall, TakeCall
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.ui.agent.bars import OfferBar
from assistdesk.ui.agent.call_card import NAME_CHARS, number_words
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.toasts import attract
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear
from assistdesk.ui.widgets.ring import clock

SHOWN_MAX = 3


class CallStrip(QFrame):
    """``show_snapshot`` at each snapshot, ``tick`` each second, ``answer`` by key."""

    def __init__(self, means: Means, window: QWidget) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(say("call.strip"))
        self._means, self._window = means, window
        self._ringing: tuple[CallView, ...] = ()
        self._times: list[tuple[PlainLabel, CallView]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        before, self._ringing = self._ringing, snapshot.calls.ringing
        if self._ringing != before:
            clear(self._rows)
            self._times = []
            for call in self._ringing[:SHOWN_MAX]:
                self._rows.addWidget(self._row(call))
        self.setVisible(bool(self._ringing))
        if {call.id for call in self._ringing} - {call.id for call in before}:
            attract(self._means, self._window)
        self.tick()

    def tick(self) -> None:
        for label, call in self._times:
            seconds = (self._means.now_ms() - call.started_at_ms) // 1000
            label.setText(say("call.rings.since", time=clock(seconds)))

    def answer(self) -> None:
        """The key of *Answer*: the call that has rung longest."""
        if self._ringing:
            self._means.emit(TakeCall(self._ringing[0].id))

    def _row(self, call: CallView) -> OfferBar:
        look, emit = self._means.look, self._means.emit
        no = Button(look, say("call.ignore"), partial(emit, IgnoreCall(call.id)), size="small")
        verb = say("call.answer" if call.state == "ringing" else "call.take")
        yes = Button(look, verb, partial(emit, TakeCall(call.id)), "primary", size="small")
        bar = OfferBar(self._means, rings_words(call), Tone.OK, "phone", "call_answer", no, yes)
        self._times.append((bar.time, call))
        return bar


def rings_words(call: CallView) -> str:
    number = number_words(call)
    if call.direction == "out":
        return say("call.dials", number=number)
    if len(call.callers) == 1:
        return say("call.rings.known", name=plain(call.callers[0].name, NAME_CHARS), number=number)
    return say("call.rings", number=number)

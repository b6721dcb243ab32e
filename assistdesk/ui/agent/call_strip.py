"""Calls that ring, or whose card nobody has, over the queue strip on every page: who calls, for how long, *Answer* with its
key.

Who waits on the line stands first. There are none: it is not there. It makes no sound.
"""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.runtime.intents_calls import IgnoreCall, TakeCall
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.ui.agent.bars import OfferBar
from assistdesk.ui.agent.call_card import NAME_CHARS, number_words
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import KEPT_AS, after_press, clear, focus_kept
from assistdesk.ui.widgets.ring import clock

SHOWN_MAX = 3


class CallStrip(QFrame):
    """``show_snapshot`` at each snapshot, ``tick`` each second, ``answer`` by key."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(say("call.strip"))
        self._means = means
        self._ringing: tuple[CallView, ...] = ()
        self._built: tuple[CallView, ...] = ()
        self._times: list[tuple[PlainLabel, CallView]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._ringing = tuple(sorted(snapshot.calls.ringing, key=lambda call: call.state != "ringing"))
        self.tick()

    def tick(self) -> None:
        self._catch_up()
        for label, call in self._times:
            until_ms = self._means.now_ms() if call.ended_at_ms is None else call.ended_at_ms
            label.setText(say("call.rings.since", time=clock((until_ms - call.started_at_ms) // 1000)))

    def _catch_up(self) -> None:
        """Built anew where another call is shown, not under a finger; the focus stays with its button."""
        if self._ringing == self._built or after_press(self, self.tick):
            return
        self._built = self._ringing
        with focus_kept(self, Button):
            clear(self._rows)
            self._times = []
            for call in self._ringing[:SHOWN_MAX]:
                self._rows.addWidget(self._row(call))
            self.setVisible(bool(self._ringing))

    def answer(self) -> None:
        """The key of *Answer*: the call that has rung longest; where none rings, the card that nobody has."""
        if self._ringing:
            self._means.emit(TakeCall(self._ringing[0].id))

    def _row(self, call: CallView) -> OfferBar:
        look, emit = self._means.look, self._means.emit
        no = Button(look, say("call.ignore"), partial(emit, IgnoreCall(call.id)), size="small")
        verb = say("call.answer" if call.state == "ringing" else "call.take")
        yes = Button(look, verb, partial(emit, TakeCall(call.id)), "primary", size="small")
        for button, name in ((no, "ignore"), (yes, "take")):
            button.setProperty(KEPT_AS, f"{name}-{call.id}")
        key = "call_answer" if call.id == self._ringing[0].id else ""
        bar = OfferBar(self._means, rings_words(call), Tone.OK, "phone", key, no, yes)
        self._times.append((bar.time, call))
        return bar


def rings_words(call: CallView) -> str:
    number = number_words(call)
    if call.direction == "out":
        return say("call.dials", number=number)
    name = plain(call.callers[0].name, NAME_CHARS) if len(call.callers) == 1 else ""
    if call.state != "ringing":
        return say("call.on" if call.ended_at_ms is None else "call.was", who=name or number)
    if name:
        return say("call.rings.known", name=name, number=number)
    return say("call.rings", number=number)

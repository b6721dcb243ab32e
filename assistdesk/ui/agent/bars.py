"""Bars over the whole window: the connection when it is not live, and somebody who waits for an answer."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.runtime.intents import TryNow
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase
from assistdesk.ui.agent.error_bar import Bar
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import clock_time, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear


class OfferBar(Bar):
    """Somebody waits for an answer: as a bar, a little larger; *key* answers too, if there is one."""

    height_px, above_px, icon_px = 44, 4, 18

    def __init__(self, means: Means, words: str, tone: Tone, icon: str, key: str, *buttons: Button) -> None:
        super().__init__(means, words, tone, icon)
        self.setAccessibleName(words)
        self.time = PlainLabel(means.look, "", Type.SMALL_STRONG, tone.value)
        keys = PlainLabel(means.look, means.keys.shown(key) if key else "", Type.SMALL, "muted")
        for part in (self.time, keys, *buttons):
            self.layout_.addWidget(part)


class ConnectionBar(QFrame):
    """Seen only while the line is not live."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._shown: object = None
        self._snapshot = AgentSnapshot()
        self._bar: Bar | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._snapshot = snapshot
        link = snapshot.link
        shape = (link.phase, link.behind, link.unsent)
        if shape != self._shown:
            self._shown = shape
            self._build()
        self.tick()

    def _build(self) -> None:
        clear(self._layout)
        self._bar = None
        phase = self._snapshot.link.phase
        self.setVisible(phase is not LinkPhase.LIVE)
        if phase is LinkPhase.LIVE:
            return
        tone, icon = {
            LinkPhase.OFFLINE: (Tone.DANGER, "wifi-off"),
            LinkPhase.RECONNECTING: (Tone.WARN, "refresh-cw"),
        }.get(phase, (Tone.PRIMARY, "download"))
        self._bar = Bar(self._means, "", tone, icon)
        if phase is not LinkPhase.CATCHING_UP:
            button = Button(self._means.look, say("try_now"), lambda: self._means.emit(TryNow()), size="small")
            self._bar.layout_.addWidget(button)
        self._layout.addWidget(self._bar)

    def tick(self) -> None:
        if self._bar is None:
            return
        link = self._snapshot.link
        unsent = "  " + say("bar.unsent", link.unsent) if link.unsent else ""
        match link.phase:
            case LinkPhase.CATCHING_UP:
                words = say("a.catchup", link.behind)
            case LinkPhase.RECONNECTING:
                gone = (self._means.now_ms() - self._snapshot.made_at_ms) // 1000
                left = max(0, link.retry_in_s - gone)
                words = say("bar.reconnecting", left) if left else say("bar.reconnecting.now")
            case _:
                as_of = self._snapshot.tickets.as_of_ms
                since = "  " + say("as_of", time=clock_time(as_of)) if as_of else ""
                words = say("a.offline") + since
        self._bar.label.setText(words + unsent)

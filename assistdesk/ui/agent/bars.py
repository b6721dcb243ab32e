"""Bars over the whole window: the connection when it is not live, and what failed on our side."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from assistdesk.runtime.intents import TryNow
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent import commands
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import clock_time, explain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear

HEIGHT_PX, ABOVE_PX, ICON_PX = 40, 3, 16


class Bar(QFrame):
    """One line of words on a tone, with buttons at the right."""

    height_px, above_px, icon_px = HEIGHT_PX, ABOVE_PX, ICON_PX

    def __init__(self, means: Means, words: str, tone: Tone, icon: str) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("tone", tone.value)
        look = means.look
        tokens = look.tokens
        ink, colour = {
            Tone.DANGER: ("danger", tokens.danger),
            Tone.PRIMARY: ("primary", tokens.primary_text),
            Tone.OK: ("ok", tokens.ok),
        }.get(tone, ("warn", tokens.warn))
        self.setMinimumHeight(look.px(self.height_px))
        self.layout_ = QHBoxLayout(self)
        self.layout_.setContentsMargins(20, self.above_px, 12, self.above_px)
        self.layout_.setSpacing(10)
        self.layout_.addWidget(IconLabel(look, icon, colour, self.icon_px))
        self.label = PlainLabel(look, words, Type.STRONG, ink, wrap=True)
        self.layout_.addWidget(self.label, 1)


class OfferBar(Bar):
    """Somebody waits for an answer: as a bar, a little larger; *key* answers too."""

    height_px, above_px, icon_px = 44, 4, 18

    def __init__(self, means: Means, words: str, tone: Tone, icon: str, key: str, *buttons: Button) -> None:
        super().__init__(means, words, tone, icon)
        self.setAccessibleName(words)
        self.time = PlainLabel(means.look, "", Type.SMALL_STRONG, tone.value)
        keys = PlainLabel(means.look, commands.command(key).key_words, Type.SMALL, "muted")
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


class ErrorBar(QFrame):
    """Something failed on our side: the sentence, *Copy details*, a cross. The newest only."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_cause(self, cause: Cause, closed: Callable[[], None] | None = None) -> None:
        clear(self._layout)
        told = explain(cause.rule, cause.fields)
        bar = Bar(self._means, told.sentence, Tone.DANGER, "triangle-alert")
        look = self._means.look
        bar.layout_.addWidget(Button(look, say("copy.details"), copier(told.detail), kind="quiet", size="small"))
        bar.layout_.addWidget(IconButton(look, "x", say("close"), lambda: self._close(closed), icon_px=16))
        self._layout.addWidget(bar)
        self.show()

    def _close(self, closed: Callable[[], None] | None) -> None:
        clear(self._layout)
        self.hide()
        if closed is not None:
            closed()

"""One line over the whole window, and what failed on our side in it. It needs nothing of the workspace."""

from collections.abc import Callable
from typing import Self

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import explain, say
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


class ErrorBar(QFrame):
    """Something failed on our side: the sentence, *Copy details*, a cross. The newest only."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._shown: tuple[Cause, Callable[[], None] | None] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def take_over(self, other: Self) -> None:
        """What the bar said that stood here before the window was built anew."""
        if other._shown is not None:
            self.show_cause(*other._shown)

    def show_cause(self, cause: Cause, closed: Callable[[], None] | None = None) -> None:
        self._shown = (cause, closed)
        clear(self._layout)
        told = explain(cause.rule, cause.fields)
        bar = Bar(self._means, told.sentence, Tone.DANGER, "triangle-alert")
        look = self._means.look
        bar.layout_.addWidget(Button(look, say("copy.details"), copier(told.detail), kind="quiet", size="small"))
        bar.layout_.addWidget(IconButton(look, "x", say("close"), lambda: self._close(closed), icon_px=16))
        self._layout.addWidget(bar)
        self.show()

    def settle(self, rule: str) -> None:
        """What failed with *rule* was mended: it is said no more."""
        if self._shown is not None and self._shown[0].rule == rule:
            self._close(self._shown[1])

    def _close(self, closed: Callable[[], None] | None) -> None:
        self._shown = None
        clear(self._layout)
        self.hide()
        if closed is not None:
            closed()

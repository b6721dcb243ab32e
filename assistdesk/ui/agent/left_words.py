"""Words in open sheets: kept every second against the program's end, and shown at the next start (experience.md, *Nothing is
lost*). One way for every sheet: none is opened and filled in again, for what it was about may be another by then.

The sheets of new tickets have a way of their own, on which they are opened again: they are never *changed*.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_left import DiscardLeft, KeepLeft, LeftSheet
from assistdesk.ui.agent.clipboard import copy_text
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import scrolled

KEPT_EVERY_MS = 1_000
WIDTH_PX, ROOM_PX = 560, 260


class LeftWords(QObject):
    """``show_snapshot`` at each snapshot; ``flush`` before *window* closes, after which nothing more is kept."""

    def __init__(self, means: Means, window: QWidget) -> None:
        super().__init__(window)
        self._means, self._window = means, window
        self._kept: tuple[LeftSheet, ...] = ()
        self._shown: tuple[LeftSheet, ...] = ()
        self._is_inside = False
        self._clock = QTimer(self, interval=KEPT_EVERY_MS)
        self._clock.timeout.connect(self._keep)
        self._clock.start()

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._is_inside = snapshot.sign_in.is_signed_in
        left = snapshot.left if self._is_inside else ()
        is_new, self._shown = left != self._shown, left
        if left and is_new:
            LeftWordsSheet(self._means, self._window, left).open()

    def flush(self) -> None:
        self._keep()
        self._clock.stop()

    def _keep(self) -> None:
        if not self._is_inside:
            return
        sheets = (one for one in self._window.findChildren(Dialog) if one.isVisible() and one.is_changed())
        typed = tuple(LeftSheet(one.windowTitle(), words) for one in sheets if (words := one.typed_words()))
        if typed != self._kept:
            self._kept = typed
            self._means.emit(KeepLeft(typed))


class LeftWordsSheet(Dialog):
    """What was typed, to be copied, until its writer discards it."""

    def __init__(self, means: Means, window: QWidget, left: tuple[LeftSheet, ...]) -> None:
        super().__init__(means.look, window, say("left.title"), width_px=WIDTH_PX)
        self._means, self._left = means, left
        self.say(say("left.hint"))
        inner = QWidget()
        inner.setObjectName("ghost")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        for sheet in left:
            column.addWidget(PlainLabel(means.look, plain(sheet.title), Type.STRONG, wrap=True))
            for name, words in sheet.words:
                if name:
                    column.addWidget(PlainLabel(means.look, plain(name), Type.SMALL_STRONG, "muted"))
                column.addWidget(PlainLabel(means.look, words, Type.BODY, wrap=True, selectable=True))
        column.addStretch(1)
        room = scrolled(inner)
        room.setMinimumHeight(means.look.px(ROOM_PX))
        self.body.addWidget(room)
        copy = Button(means.look, say("whole.copy"), self.copy, icon="copy")
        discard, close = (
            Button(means.look, say("refused.discard"), self.discard),
            Button(means.look, say("close"), self.reject),
        )
        self.set_buttons(discard, copy, close, focus=close)

    def copy(self) -> None:
        """All of it; it stays."""
        parts = ("\n".join((sheet.title, *(words for _name, words in sheet.words))) for sheet in self._left)
        copy_text("\n\n".join(parts))

    def discard(self) -> None:
        self.accept()
        self._means.emit(DiscardLeft())

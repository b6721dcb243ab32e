"""Recording in the session window's toolbar: ask for it, stop it, mark a moment; the red dot while it is made.

Shows what the last snapshot said and emits wishes; only the customer allows.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_session import MarkRecording
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.session.standing import standing_of, wish_of
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.labels import set_tip
from assistdesk.ui.widgets.recording_mark import RecordingMark
from assistdesk.ui.widgets.ring import clock

WORDS = {
    PermissionState.OFF: ("v.rec.ask", "video"),
    PermissionState.ASKED: ("v.rec.asked", "hourglass"),
    PermissionState.ON: ("v.rec.stop", "circle-stop"),
    PermissionState.HELD: ("v.rec.stop", "circle-stop"),
}


class RecordPart(QFrame):
    """One button for the permission, one for marks, the dot with the time. ``wished`` carries an intent."""

    wished = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._record = PermissionView(Permission.RECORD, supported=False)
        self._look = look
        self.button = IconButton(look, "video", say("v.rec.ask"), lambda: self.wished.emit(wish_of(self._record)))
        self.mark = IconButton(look, "flag", say("v.rec.mark"), lambda: self.wished.emit(MarkRecording()))
        self.dot = RecordingMark(look, say("rec.on"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.button, self.mark, self.dot):
            row.addWidget(part)

    def be_short(self, short: bool) -> None:
        """Where room is short the dot stands without its word."""
        self.dot.be_short(short)
        self._row.invalidate()  # whoever asks for its width next is told the new one
        self.updateGeometry()

    def show_session(self, view: SessionView, now_ms: int) -> None:
        """*now_ms*: when the snapshot was made."""
        record = standing_of(view.permissions, Permission.RECORD)
        self.setVisible(record.supported)
        self._show_button(record, view.phase is SessionPhase.ACTIVE)
        since_ms = view.recording_since_ms
        for part in (self.mark, self.dot):
            part.setVisible(since_ms is not None)
        if since_ms is not None:
            self.dot.set_words(say("rec.time", time=clock(max(0, now_ms - since_ms) // 1000)))

    def _show_button(self, record: PermissionView, is_live: bool) -> None:
        self._record = record
        words, icon = WORDS[record.state]
        self.button.set_icon(icon)
        self.button.setAccessibleName(say(words))
        set_tip(self.button, say(words))
        self.button.setEnabled(is_live)

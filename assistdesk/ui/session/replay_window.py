"""The player's window: a recording as the agent saw the screen, with its place, chapters and speed (experience.md section 2.5).

The same screen view as in a session. It shows snapshots and the picture board, and emits intents; what cannot be played is said
in words where the picture would be.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistdesk.core.types import Monitor
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_replay import (
    Export,
    ExportPhase,
    Halt,
    Play,
    ReplayPhase,
    ReplaySnapshot,
    Seek,
    SetSpeed,
)
from assistdesk.ui.session.export_strip import ExportStrip
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit, ScreenPane, ScreenView
from assistdesk.ui.session.seek_bar import STEP_MS, SeekBar
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button, Segments
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.file_dialogs import choose_name
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear
from assistdesk.ui.widgets.ring import clock

SPEEDS = ((0.5, "0.5"), (1.0, "1"), (2.0, "2"), (4.0, "4"), (8.0, "8"))
DEFAULT_SIZE = (1120, 760)
PLAY_WIDTH_PX = 112
FILMS = (("WebM (*.webm)", "webm"), ("MP4 (*.mp4)", "mp4"))


class ReplayWindow(QWidget):
    """One recording; ``show_snapshot`` with every snapshot, the board gets the pictures by itself."""

    def __init__(self, look: Look, emit: Callable[[Intent], None], board: PictureBoard) -> None:
        super().__init__()
        self.setObjectName("page")
        self.resize(*DEFAULT_SIZE)
        self.setMinimumSize(560, 380)
        self._look, self._emit = look, emit
        self._view = ReplaySnapshot()
        self._monitors: tuple[Monitor, ...] = ()
        self.screen_view = ScreenView(board, 0)
        self.pane = ScreenPane(self.screen_view)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._build()
        self._shortcuts()
        self.play.setFocus()
        look.changed.connect(self._rebuild)

    def _build(self) -> None:
        look = self._look
        self.words = PlainLabel(look, say("play.opening"), Type.STRONG, "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cut = Banner(look, "", Tone.WARN, "triangle-alert")
        self.film = ExportStrip(look, self._emit)
        self._head = self._make_head()
        self._foot = self._make_foot()
        parts = ((self._head, 0), (self.film, 0), (self.cut, 0), (self.words, 1), (self.pane, 1), (self._foot, 0))
        for part, stretch in parts:
            self._layout.addWidget(part, stretch)

    def _make_head(self) -> QFrame:
        look, head = self._look, QFrame()
        head.setObjectName("header")
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        self.name = ElidedLabel(look, "", Type.STRONG)
        self.date = PlainLabel(look, "", Type.SMALL, "muted")
        self._monitor_row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addLayout(self._monitor_row)
        row.addWidget(self.date)
        self.export = Button(look, say("play.export"), self.export_as, icon="download", size="small")
        row.addWidget(self.export)
        return head

    def _make_foot(self) -> QFrame:
        look, foot = self._look, QFrame()
        foot.setObjectName("header")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        self.play = Button(look, say("play.play"), self._toggle, kind="primary")
        self.play.setMinimumWidth(look.px(PLAY_WIDTH_PX))
        self.place = SeekBar(look)
        self.place.wished.connect(lambda t_ms: self._emit(Seek(t_ms)))
        self.time = PlainLabel(look, "", Type.STRONG)
        self.speed = QComboBox()
        self.speed.setFont(look.font(Type.BODY))
        self.speed.setAccessibleName(say("play.speed.name"))
        for factor, words in SPEEDS:
            self.speed.addItem(say("play.speed", factor=words), factor)
        self.speed.setCurrentIndex(1)
        self.speed.activated.connect(lambda _index: self._emit(SetSpeed(float(self.speed.currentData()))))
        for part in (self.play, self.place, self.time, self.speed):
            row.addWidget(part)
        return foot

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("Space", self._space),
            ("K", self._toggle),
            ("J", lambda: self._emit(Seek(max(0, self._view.at_ms - STEP_MS)))),
            ("L", lambda: self._emit(Seek(self._view.at_ms + STEP_MS))),
            ("Ctrl+Left", lambda: self._to_mark(-1)),
            ("Ctrl+Right", lambda: self._to_mark(1)),
            ("Ctrl+0", lambda: self.pane.set_fit(Fit.FIT)),
            ("Ctrl+9", lambda: self.pane.set_fit(Fit.ONE_TO_ONE)),
            ("Ctrl+E", self.export_as),
            ("F11", lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _rebuild(self) -> None:
        for part in (self._head, self.film, self.cut, self.words, self._foot):
            self._layout.removeWidget(part)
            part.deleteLater()
        self._layout.removeWidget(self.pane)
        self._monitors = ()
        self._build()
        self.show_snapshot(self._view)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def show_snapshot(self, view: ReplaySnapshot) -> None:
        self._view = view
        self.setWindowTitle(say("play.title", file=view.file))
        self.name.set_text(view.file)
        is_open = view.phase in (ReplayPhase.PLAYING, ReplayPhase.PAUSED)
        self.words.setVisible(not is_open)
        self.pane.setVisible(is_open)
        self._foot.setEnabled(is_open)
        self.export.setEnabled(is_open and view.export.phase is not ExportPhase.RUNNING)
        self.film.show_export(view.export)
        if view.problem is not None:
            self.words.setText(explain(view.problem.rule).sentence)
        if not is_open:
            self.cut.hide()
            return
        at = QDateTime.fromMSecsSinceEpoch(view.recorded_at_ms)
        self.date.setText(say("play.date", date=QLocale().toString(at, QLocale.FormatType.ShortFormat)))
        is_playing = view.phase is ReplayPhase.PLAYING
        self.play.set_words(say("play.pause" if is_playing else "play.play"))
        self.place.show_place(view.at_ms, view.length_ms, view.marks)
        times = clock(view.at_ms // 1000), clock(view.length_ms // 1000)
        self.time.setText(say("play.time", time=times[0], length=times[1]))
        self.speed.setCurrentIndex(max(0, self.speed.findData(view.speed)))
        self.cut.setVisible(view.cut_at_ms is not None)
        if view.cut_at_ms is not None:
            self.cut.label.setText(say("play.cut", time=clock(view.cut_at_ms // 1000)))
        self._show_monitors(view.monitors)

    def _show_monitors(self, monitors: tuple[Monitor, ...]) -> None:
        """The screen that was looked at, while it is there; else the first that is."""
        if monitors == self._monitors:
            return
        self._monitors = monitors
        clear(self._monitor_row)
        shared = [each.id for each in monitors]
        if shared and self.screen_view.monitor() not in shared:
            self.screen_view.show_monitor(shared[0])
        if len(monitors) > 1:
            tabs = Segments(self._look, say("v.monitor"), tuple((str(each), str(each + 1), "", "") for each in shared))
            tabs.on_choice(lambda value: self.screen_view.show_monitor(int(value)))
            tabs.choose(str(self.screen_view.monitor()))
            self._monitor_row.addWidget(tabs)

    # --- hands --------------------------------------------------------------------------------------------------------

    def export_as(self) -> None:
        """Ask where; the dialog also asks before a file is written over."""
        if not self.export.isEnabled():
            return
        if not self._view.export.possible:
            self.film.show_missing()
            return
        place = Path.home() / Path(self._view.file).stem
        choose_name(
            self, say("play.export.title"), place, lambda path: self._emit(Export(path, may_replace=True)), FILMS
        )

    def _space(self) -> None:
        """The button that has the focus, as everywhere; else play or pause."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus is not self.play:
            focus.click()
        else:
            self._toggle()

    def _toggle(self) -> None:
        self._emit(Halt() if self._view.phase is ReplayPhase.PLAYING else Play())

    def _to_mark(self, step: int) -> None:
        """The next chapter, or the one before."""
        places = [mark.t_ms for mark in self._view.marks]
        there = [t_ms for t_ms in places if (t_ms > self._view.at_ms if step > 0 else t_ms < self._view.at_ms - 1_000)]
        if there:
            self._emit(Seek(there[0] if step > 0 else there[-1]))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._emit(Halt())
        event.accept()

"""Under the head of a player's window: the film that is made of the recording, how far it is, and how that ended.

Shows ``ExportView`` and emits intents. Empty and hidden while nothing is exported.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_replay import CancelExport, ExportPhase, ExportView, ForgetExport
from assistdesk.ui.text import explain, in_a_row, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, row
from assistdesk.ui.widgets.progress import ProgressLine
from assistdesk.ui.widgets.ring import clock

COMMAND = "pip install 'assistdesk[video]'"
LINE_PX = 200


class ExportStrip(QWidget):
    """``show_export`` with every snapshot; ``show_missing`` where nothing can make films."""

    def __init__(self, look: Look, emit: Callable[[Intent], None]) -> None:
        super().__init__()
        self._look, self._emit = look, emit
        self._shown: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 14, 8)
        self.words = PlainLabel(look, "", Type.MEDIUM)
        self.progress = ProgressLine(look)
        self.hide()

    def show_export(self, view: ExportView) -> None:
        shape = view.phase, view.file, view.cut_at_ms, view.problem
        if shape != self._shown:
            self._shown = shape
            self._build(view)
        if view.phase is ExportPhase.RUNNING:
            self.words.setText(say("play.export.running", file=view.file, percent=view.percent))
            self.progress.set(view.percent, 100)

    def show_missing(self) -> None:
        """The extra is not installed: say how it would be."""
        clear(self._layout)
        words = explain("film_extra", (("command", COMMAND),)).sentence
        banner = Banner(self._look, words, Tone.WARN, "info")
        banner.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._add(banner, self._hide_missing)

    def _hide_missing(self) -> None:
        clear(self._layout)
        self.hide()

    def _build(self, view: ExportView) -> None:
        clear(self._layout)
        self.setVisible(view.phase is not ExportPhase.NONE)
        look = self._look
        match view.phase:
            case ExportPhase.RUNNING:
                self.words = PlainLabel(look, "", Type.MEDIUM)
                self.progress = ProgressLine(look)
                cancel = Button(look, say("cancel"), lambda: self._emit(CancelExport()), size="small")
                self._layout.addWidget(row(self.words, (self.progress, 1), cancel, spacing=12))
            case ExportPhase.DONE:
                words, tone = say("play.export.done", file=view.file), Tone.OK
                if view.cut_at_ms is not None:
                    words, tone = in_a_row(words, say("play.export.cut", time=clock(view.cut_at_ms // 1000))), Tone.WARN
                self._add(Banner(look, words, tone, "circle-check"), self._forget)
            case ExportPhase.FAILED:
                cause = view.problem or Cause("bug")
                words = explain(cause.rule, cause.fields).sentence
                self._add(Banner(look, words, Tone.DANGER, "triangle-alert"), self._forget)
            case _:
                pass

    def _add(self, banner: Banner, closed: Callable[[], object]) -> None:
        close = Button(self._look, say("close"), closed, size="small")
        self._layout.addWidget(row((banner, 1), close, spacing=12))
        self.show()

    def _forget(self) -> None:
        self._emit(ForgetExport())

"""The player's window: place, chapters and speed in words and by keys; what cannot be played is said, never blank."""

import numpy
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from assistdesk.core.session.replay import Mark
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_replay import (
    CancelExport,
    Export,
    ExportPhase,
    ExportView,
    ForgetExport,
    Halt,
    Play,
    ReplayPhase,
    ReplaySnapshot,
    Seek,
    SetSpeed,
)
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.replay_window import ReplayWindow
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Segments
from tests.kit.words import words_of

ONE, TWO = Monitor(0, 0, 0, 80, 60), Monitor(1, 80, 0, 40, 30)
VIEW = ReplaySnapshot(
    phase=ReplayPhase.PAUSED,
    file="a.adrec",
    recorded_at_ms=1_772_359_200_000,
    at_ms=72_000,
    length_ms=220_000,
    marks=(Mark(12_000, ""), Mark(95_000, "año"), Mark(180_000, "")),
    monitors=(ONE,),
)


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.board = PictureBoard(self.said.append)
        self.window = ReplayWindow(look, self.said.append, self.board)

    def press(self, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(self.window.place, key, modifier)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.show_snapshot(VIEW)
    return made


def test_it_says_where_it_is_and_what_the_button_does(stage: Stage) -> None:
    words = words_of(stage.window)
    for each in ("a.adrec", "1:12 of 3:40", "Play"):
        assert each in words
    stage.window.play.click()
    stage.window.show_snapshot(replace(VIEW, phase=ReplayPhase.PLAYING))
    assert "Pause" in words_of(stage.window)
    stage.window.play.click()
    assert stage.said == [Play(), Halt()]


def test_a_click_a_drag_and_keys_seek(stage: Stage, qtbot: QtBot) -> None:
    bar = stage.window.place
    for share, button in ((0.5, Qt.MouseButton.LeftButton), (0.9, Qt.MouseButton.RightButton)):
        qtbot.mouseClick(bar, button, pos=QPoint(round(bar.x_of(round(220_000 * share))), 14))
    (clicked,) = stage.said
    assert isinstance(clicked, Seek)
    assert abs(clicked.t_ms - 110_000) < 1_000
    stage.said.clear()
    for key, t_ms in (
        (Qt.Key.Key_Left, 67_000),
        (Qt.Key.Key_Right, 77_000),
        (Qt.Key.Key_PageUp, 12_000),
        (Qt.Key.Key_PageDown, 132_000),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 220_000),
    ):
        stage.press(qtbot, key)
        assert stage.said.pop() == Seek(t_ms)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(40_000)), 14))
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(60_000)), 14))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert [abs(seek.t_ms - at) < 1_000 for seek, at in zip(stage.said, (40_000, 60_000), strict=True)] == [True] * 2  # type: ignore[attr-defined]


def test_chapters_are_found_by_key_and_by_name(stage: Stage, qtbot: QtBot) -> None:
    bar = stage.window.place
    stage.press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    stage.press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(180_000)) + 2, 14))
    assert stage.said == [Seek(95_000), Seek(12_000), Seek(180_000)]
    assert [bar.mark_words(mark) for mark in VIEW.marks][1:] == ["año  1:35", "Mark 3  3:00"]
    for t_ms, words in ((95_000, "año"), (40_000, "0:40")):
        place = QPoint(round(bar.x_of(t_ms)), 14)
        bar.event(QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place)))
        assert words in QToolTip.text()
    assert bar._mark_at(QPointF(bar.x_of(40_000), 14)) is None


def test_speed_is_chosen_from_a_few(stage: Stage) -> None:
    speed = stage.window.speed
    speed.setCurrentIndex(speed.findData(4.0))
    speed.activated.emit(speed.currentIndex())
    assert stage.said == [SetSpeed(4.0)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("recording_key", "locked with another key"),
        ("recording_header", "not a recording of AssistDesk"),
        ("recording_file", "cannot be opened"),
        ("recording_empty", "no picture"),
        ("recording_key_file", "does not hold a key"),
        ("decoder_slow", "."),
    ],
)
def test_D12_what_cannot_be_played_is_said_in_words(stage: Stage, rule: str, words: str) -> None:
    stage.window.show_snapshot(ReplaySnapshot(ReplayPhase.FAILED, "a.adrec", problem=Cause(rule)))
    assert words in stage.window.words.text()
    assert stage.window.words.isVisible()
    assert not stage.window.pane.isVisible()
    assert not stage.window.play.isEnabled()


def test_D12_a_cut_recording_says_after_what_time(stage: Stage) -> None:
    assert not stage.window.cut.isVisible()
    stage.window.show_snapshot(replace(VIEW, cut_at_ms=100_000, length_ms=100_000))
    assert "cut off after \u20681:40\u2069" in stage.window.cut.label.text()


def test_each_screen_can_be_looked_at_and_the_first_is_shown_when_it_goes(stage: Stage) -> None:
    canvas = numpy.full((60, 80, 4), 255, numpy.uint8)
    stage.board.take([PictureUpdate(0, 0, False, canvas, (Rect(0, 0, 80, 60),))])
    stage.window.show_snapshot(replace(VIEW, monitors=(ONE, TWO)))
    (tabs,) = stage.window.findChildren(Segments)
    tabs.buttons["1"].click()
    assert stage.window.screen_view.monitor() == 1
    stage.window.show_snapshot(replace(VIEW, monitors=(ONE,)))
    assert stage.window.screen_view.monitor() == 0
    assert stage.said == []


def test_another_look_keeps_what_it_shows_and_closing_it_halts(stage: Stage, look: Look) -> None:
    look.changed.emit()
    assert "1:12 of 3:40" in words_of(stage.window)
    stage.window.close()
    assert stage.said == [Halt()]


def exporting(stage: Stage, view: ExportView) -> str:
    stage.window.show_snapshot(replace(VIEW, export=view))
    return words_of(stage.window.film)


def press(stage: Stage, name: str) -> None:
    (button,) = (each for each in stage.window.film.findChildren(QPushButton) if each.accessibleName() == name)
    button.click()


def test_a_film_is_asked_for_by_its_name(stage: Stage) -> None:
    stage.window.show_snapshot(replace(VIEW, export=ExportView(possible=True)))
    stage.window.export.click()
    (dialog,) = stage.window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "webm"
    dialog.selectNameFilter("MP4 (*.mp4)")
    dialog.filterSelected.emit("MP4 (*.mp4)")
    assert dialog.defaultSuffix() == "mp4"
    dialog.fileSelected.emit("/home/sam/a.mp4")
    dialog.close()
    assert stage.said == [Export("/home/sam/a.mp4", may_replace=True)]


def test_it_shows_how_far_the_film_is_and_how_it_ended(stage: Stage) -> None:
    assert not stage.window.film.isVisible()
    words = exporting(stage, ExportView(True, ExportPhase.RUNNING, "a.webm", 41))
    assert "41 %" in words
    assert "42 %" in exporting(stage, ExportView(True, ExportPhase.RUNNING, "a.webm", 42))
    assert stage.window.film.progress.share == 0.42
    assert not stage.window.export.isEnabled()
    press(stage, "Cancel")
    assert "not locked" in exporting(stage, ExportView(True, ExportPhase.DONE, "a.webm", 100))
    assert stage.window.export.isEnabled()
    assert "after 1:40" in exporting(stage, ExportView(True, ExportPhase.DONE, "a.webm", 100, 100_000))
    disk = ExportView(True, ExportPhase.FAILED, "a.webm", 41, problem=Cause("disk"))
    assert "disk is full" in exporting(stage, disk)
    press(stage, "Close")
    assert stage.said == [CancelExport(), ForgetExport()]
    assert exporting(stage, ExportView(True)) == ""
    assert not stage.window.film.isVisible()


def test_without_the_extra_it_says_what_to_install_and_asks_for_no_name(stage: Stage) -> None:
    stage.window.export.click()
    assert "pip install 'assistdesk[video]'" in words_of(stage.window.film)
    assert stage.window.findChildren(QFileDialog) == []
    press(stage, "Close")
    assert not stage.window.film.isVisible()
    assert stage.said == []


@pytest.mark.parametrize("rule", ["film_suffix", "film_exists", "film_itself", "film_failed", "recording_empty"])
def test_each_reason_for_no_film_has_its_sentence(stage: Stage, rule: str) -> None:
    words = exporting(stage, ExportView(True, ExportPhase.FAILED, "a.webm", problem=Cause(rule)))
    assert words not in ("", exporting(stage, ExportView(True, ExportPhase.FAILED, "a.webm", problem=Cause("bug"))))


def test_space_presses_the_button_with_the_focus_and_else_plays(stage: Stage, qtbot: QtBot) -> None:
    assert stage.window.focusWidget() is stage.window.play
    qtbot.keyClick(stage.window, Qt.Key.Key_Space)
    exporting(stage, ExportView(True, ExportPhase.RUNNING, "a.webm", 41))
    qtbot.keyClick(stage.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # one at a time
    (cancel,) = stage.window.film.findChildren(QPushButton)
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Space)
    exporting(stage, ExportView(True))
    qtbot.keyClick(stage.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = stage.window.findChildren(QFileDialog)
    dialog.close()
    assert stage.said == [Play(), CancelExport()]

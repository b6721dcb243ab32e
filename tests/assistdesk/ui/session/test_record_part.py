"""Recording in the session window: one button for the permission, marks and the dot while a file is written."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import AskPermission, CancelAsk, GiveBack, MarkRecording
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import SessionView
from assistdesk.ui.session.record_part import RecordPart
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.recording_mark import PULSE_MS, RecordingMark
from tests.assistdesk.ui.session.test_window import NOW_MS, Stage, view

STATES = {
    PermissionState.OFF: ("Ask to record", AskPermission(Permission.RECORD)),
    PermissionState.ASKED: ("Asked to record. Press to cancel.", CancelAsk(Permission.RECORD)),
    PermissionState.ON: ("Stop recording", GiveBack(Permission.RECORD)),
    PermissionState.HELD: ("Stop recording", GiveBack(Permission.RECORD)),
}


def recording(state: PermissionState, since_ms: int | None = None, supported: bool = True) -> SessionView:
    record = PermissionView(Permission.RECORD, state, supported=supported)
    return replace(view(), permissions=(*view().permissions, record), recording_since_ms=since_ms)


@pytest.fixture
def part(look: Look, qtbot: QtBot) -> RecordPart:
    made = RecordPart(look)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("state", STATES)
def test_the_button_says_what_it_does_in_each_state_and_does_it(part: RecordPart, state: PermissionState) -> None:
    said: list[Intent] = []
    part.wished.connect(said.append)
    part.show_session(recording(state), NOW_MS)
    words, intent = STATES[state]
    assert part.button.accessibleName() == words
    part.button.click()
    assert said == [intent]


def test_dot_time_and_mark_are_there_while_a_file_is_written_and_not_because_it_was_allowed(part: RecordPart) -> None:
    said: list[Intent] = []
    part.wished.connect(said.append)
    part.show_session(recording(PermissionState.ON), NOW_MS)
    assert not part.dot.isVisible()
    part.show_session(recording(PermissionState.ON, NOW_MS - 72_000), NOW_MS)
    assert "1:12" in part.dot.accessibleName()
    part.mark.click()
    assert said == [MarkRecording()]


def test_where_it_cannot_be_done_it_is_not_offered(part: RecordPart) -> None:
    part.show_session(recording(PermissionState.OFF, supported=False), NOW_MS)
    assert not part.isVisible()
    part.show_session(view(), NOW_MS)
    assert not part.isVisible()


def test_in_full_screen_the_corner_of_the_picture_has_the_dot(look: Look, qtbot: QtBot) -> None:
    stage = Stage(look)
    qtbot.addWidget(stage.window)
    stage.window.show()
    stage.window.show_session(recording(PermissionState.ON, NOW_MS), NOW_MS)
    corner = next(mark for mark in stage.window.findChildren(RecordingMark) if mark.parent() is stage.window)
    assert not corner.isVisible()
    stage.window.toggle_full_screen()
    stage.window._hide_toolbar()
    QApplication.processEvents()
    assert corner.isVisible() == (not stage.window.toolbar.isVisible())


def test_the_dot_pulses_unless_motion_is_reduced(look: Look, qtbot: QtBot) -> None:
    mark = RecordingMark(look, "Recording")
    qtbot.addWidget(mark)
    mark.show()
    assert mark._timer.isActive()
    assert mark._timer.interval() == PULSE_MS
    mark._pulse()
    assert mark._is_pale is not look.settings.reduce_motion
    mark.hide()
    assert not mark._timer.isActive()


def test_in_a_narrow_window_the_word_gives_way_and_the_dot_stays_whole(look: Look, qtbot: QtBot) -> None:
    stage = Stage(look)
    qtbot.addWidget(stage.window)
    stage.window.show()
    shown = recording(PermissionState.ON, NOW_MS - 72_000)
    every = tuple(PermissionView(each, PermissionState.OFF) for each in Permission if each is not Permission.RECORD)
    shown = replace(shown, permissions=(*every, shown.permissions[-1]))
    widths = []
    for width in (1_920, 900):
        stage.window.resize(width, 400)
        stage.window.show_session(shown, NOW_MS)
        QApplication.processEvents()
        dot = stage.window.toolbar.record.dot
        assert dot.isVisible()
        assert dot.width() >= dot.sizeHint().width()
        widths.append(dot.width())
    assert widths[1] < widths[0] / 3

"""The session window: figures, states in words, End is End and closing is not."""

import numpy
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Monitor, Permission, PermissionState, Rect, Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import EndSession, SafetyDiffers, SayInSession
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView, TalkLineView, TalkView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit
from assistdesk.ui.session.toolbar import ALL
from assistdesk.ui.session.window import SessionWindow
from assistdesk.ui.theme import Look, Scheme, Tone
from assistdesk.ui.widgets.buttons import Button
from tests.kit.words import words_of

NOW_MS = 1_772_359_200_000


def view(phase: SessionPhase = SessionPhase.ACTIVE, monitors: int = 1) -> SessionView:
    return SessionView(
        phase=phase,
        customer_name="Lucía Fernández",
        started_at_ms=NOW_MS - 252_000,
        permissions=(PermissionView(Permission.VIEW, PermissionState.ON, 3_348),),
        monitors=tuple(Monitor(i, i * 800, 0, 800, 600) for i in range(monitors)),
        safety_number="963794",
        meter=Meter(38, 24, 120),
        picture_at_ms=NOW_MS - 1_000,
    )


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.board = PictureBoard(self.said.append)
        self.window = SessionWindow(look, self.said.append, self.board)

    def picture(self, monitor: int = 0) -> None:
        canvas = numpy.full((600, 800, 4), 255, numpy.uint8)
        self.board.take([PictureUpdate(monitor, 0, False, canvas, (Rect(0, 0, 800, 600),))])


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def test_the_toolbar_shows_time_permission_meter_and_safety_number(stage: Stage) -> None:
    stage.window.show_session(view(), NOW_MS)
    words = words_of(stage.window)
    for text in ("4:12", "View 55:48", "38 ms · 24 pictures/s · 120 kB/s", "963 794", "End"):
        assert text in words


def test_it_alone_keeps_no_program_open_whose_workspace_was_closed(
    stage: Stage, qtbot: QtBot, qapp: QApplication
) -> None:
    workspace = QWidget()
    qtbot.addWidget(workspace)
    workspace.show()
    qtbot.waitExposed(workspace)
    assert stage.window.isVisible()
    QTimer.singleShot(0, workspace, workspace.close)
    QTimer.singleShot(3_000, workspace, lambda: qapp.exit(1))
    assert qapp.exec() == 0


def test_before_the_first_picture_it_says_so(stage: Stage) -> None:
    stage.window.show_session(view(), NOW_MS)
    assert "Picture is coming" in words_of(stage.window)
    stage.picture()
    stage.window.show_session(view(), NOW_MS)
    assert "Picture is coming" not in words_of(stage.window)


def test_paused_and_lost_are_said_over_the_last_picture(stage: Stage) -> None:
    stage.picture()
    stage.window.show_session(view(SessionPhase.PAUSED), NOW_MS)
    assert "Paused" in words_of(stage.window)
    stage.window.show_session(view(SessionPhase.LOST), NOW_MS)
    assert "Line cut. You see the picture of" in words_of(stage.window)


def test_a_picture_that_waits_for_the_customer_after_a_cut_line_says_so(stage: Stage) -> None:
    stage.picture()
    held = PermissionView(Permission.VIEW, PermissionState.HELD, 3_348, Why.LOST.value)
    stage.window.show_session(replace(view(), permissions=(held,)), NOW_MS)
    assert "The line is back. Waiting for Lucía Fernández." in words_of(stage.window)
    assert stage.window.screen_view._dimmed
    stage.window.show_session(view(), NOW_MS)
    assert "The line is back" not in words_of(stage.window)


def test_the_notice_is_as_tall_as_its_words_whatever_was_said_before(stage: Stage) -> None:
    stage.window.resize(1_280, 800)
    stage.picture()
    heights = set()
    for phase in (SessionPhase.LOST, SessionPhase.PAUSED, SessionPhase.LOST):
        stage.window.show_session(view(phase), NOW_MS)
        QApplication.processEvents()
        notice = stage.window._notice
        heights.add(notice.height())
        assert notice.label.height() <= notice.height() - 20
    assert len(heights) == 1


def test_end_ends_and_closing_does_not(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(view(), NOW_MS)
    stage.window.close()
    assert not stage.said
    qtbot.mouseClick(stage.window.toolbar.end, Qt.MouseButton.LeftButton)
    assert stage.said == [EndSession()]


def test_the_window_goes_when_the_session_is_over(stage: Stage) -> None:
    stage.window.show_session(view(), NOW_MS)
    stage.window.show_session(view(SessionPhase.OVER), NOW_MS)
    assert not stage.window.isVisible()


def test_nothing_of_one_customers_chat_stands_in_the_next_ones(stage: Stage) -> None:
    refused = TalkView((TalkLineView("Hello", NOW_MS),), returned="again?", returned_n=1, problem=Cause("chat_full"))
    stage.window.show_session(replace(view(), talk=refused), NOW_MS)
    stage.window.show_talk(True)
    panel = stage.window.talk.panel
    panel.field.setPlainText("Lucía, your new password is")
    stage.window.show_session(view(SessionPhase.OVER), NOW_MS)
    stage.window.show_session(replace(view(), customer_name="Amara Okafor"), NOW_MS)
    panel.send()
    assert not [said for said in stage.said if isinstance(said, SayInSession)]
    assert panel.problem.isHidden()
    stage.window.show_session(replace(view(), talk=replace(refused, problem=None)), NOW_MS)
    assert panel.field.toPlainText() == "again?", "what comes back in this session does so as in the first"


def test_another_look_leaves_what_is_typed_in_the_chat_and_gives_nothing_back_twice(stage: Stage, look: Look) -> None:
    refused = TalkView((TalkLineView("Hello", NOW_MS),), returned="again?", returned_n=1)
    stage.window.show_session(replace(view(), talk=refused), NOW_MS)
    before = look.settings
    for typed in ("half a sen", ""):
        stage.window.talk.panel.field.setPlainText(typed)
        look.set(replace(before, scheme=Scheme.DARK))
        look.set(before)
        assert stage.window.talk.panel.field.toPlainText() == typed


def test_sizes_by_key_and_by_button(stage: Stage, qtbot: QtBot) -> None:
    stage.picture()
    stage.window.show_session(view(), NOW_MS)
    qtbot.mouseClick(stage.window.toolbar.sizes.buttons["one"], Qt.MouseButton.LeftButton)
    assert stage.window.screen_view.fit is Fit.ONE_TO_ONE
    assert stage.window.pane.percent() == 100
    qtbot.mouseClick(stage.window.toolbar.larger, Qt.MouseButton.LeftButton)
    assert stage.window.pane.percent() == 125
    assert stage.window.toolbar.sizes.value() == "", "neither Fit nor 1:1"
    qtbot.mouseClick(stage.window.toolbar.sizes.buttons["fit"], Qt.MouseButton.LeftButton)
    assert stage.window.screen_view.fit is Fit.FIT


def test_all_shared_screens_are_seen_side_by_side_and_a_click_opens_one(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(view(monitors=2), NOW_MS)
    stage.picture(0)
    stage.picture(1)
    bar = stage.window.toolbar
    assert bar._tabs is not None
    qtbot.mouseClick(bar._tabs.buttons["-1"], Qt.MouseButton.LeftButton)
    stage.window.show_session(view(monitors=2), NOW_MS)
    everything = stage.window.all_screens
    assert everything.isVisible()
    assert not stage.window.pane.isVisible()
    assert bar._tabs.value() == "-1"
    assert not bar.sizes.isVisible()
    second = everything.view_of(1).parentWidget()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (stage.window.pane.isVisible(), everything.isVisible()) == (True, False)
    assert stage.window.screen_view.monitor() == 1
    assert bar._tabs.value() == "1"


def test_all_is_left_when_only_one_screen_is_shared_any_more(stage: Stage) -> None:
    stage.window.show_session(view(monitors=2), NOW_MS)
    stage.window._choose_monitor(ALL)
    stage.window.show_session(view(monitors=1), NOW_MS)
    assert stage.window.pane.isVisible()
    assert stage.window.toolbar.sizes.isVisible()


def test_in_a_narrow_window_what_keys_do_too_gives_way_and_comes_back(stage: Stage) -> None:
    bar = stage.window.toolbar
    for width, is_shown in ((2_000, True), (640, False), (2_000, True)):
        stage.window.resize(width, 500)
        stage.window.show_session(view(monitors=2), NOW_MS)
        assert [part.isVisible() for part in (bar.smaller, bar.larger, bar.percent)] == [is_shown] * 3
        assert bar.end.isVisible()


def test_the_toolbar_does_not_jump_each_second(stage: Stage) -> None:
    """The time that is left changes the chips every second; the row counts the new ones in at once."""
    bar, names = stage.window.toolbar, (Permission.VIEW, Permission.POINT, Permission.RESUME)

    def parts_shown(left_s: int) -> list[bool]:
        chips = tuple(PermissionView(name, PermissionState.ON, left_s) for name in names)
        stage.window.show_session(replace(view(), permissions=chips), NOW_MS)
        return [part.isVisible() for part in (bar.meter, bar.full, bar.percent, bar.smaller)]

    stage.window.resize(1_280, 500)
    for left_s in (3_000, 2_999):
        at_once = parts_shown(left_s)
        QApplication.processEvents()
        assert parts_shown(left_s) == at_once


def test_nothing_is_steered_while_all_screens_are_seen(stage: Stage) -> None:
    on = (*view().permissions, PermissionView(Permission.CONTROL, PermissionState.ON, 600))
    stage.window.show_session(replace(view(monitors=2), permissions=on), NOW_MS)
    assert stage.window.steering.is_on
    stage.window._choose_monitor(ALL)
    assert not stage.window.steering.is_on
    stage.window._choose_monitor(0)
    assert stage.window.steering.is_on


def test_a_line_that_stands_still_is_said_instead_of_old_figures(stage: Stage) -> None:
    stage.window.show_session(replace(view(), meter=Meter(38, 24, 120, "none", stalled=True)), NOW_MS)
    assert "The line stands still" in words_of(stage.window)
    assert "the picture may be old" in stage.window.toolbar.meter.toolTip()


def test_each_shared_monitor_has_its_tab(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(view(monitors=2), NOW_MS)
    tab = next(b for b in stage.window.toolbar.findChildren(Button) if b.text() == "2")
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert stage.window.screen_view.monitor() == 1
    assert not stage.said, "which of the shared screens is looked at is asked of nobody"
    stage.window.show_session(view(monitors=2), NOW_MS)
    assert stage.window.screen_view.monitor() == 1
    assert tab.isChecked()
    stage.window.show_session(view(monitors=1), NOW_MS)
    assert stage.window.screen_view.monitor() == 0, "a screen that is not shared any more is left"


def test_the_meter_says_whose_side_is_slow_to_eyes_and_to_readers(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(replace(view(), meter=Meter(38, 24, 120, "viewer_cpu")), NOW_MS)
    meter = stage.window.toolbar.meter
    assert meter.spec.tone is Tone.WARN
    assert meter.accessibleName().endswith("Your computer is busy.")
    qtbot.mouseClick(meter, Qt.MouseButton.LeftButton)
    assert "Your computer is busy." in QToolTip.text()


def test_different_numbers_are_asked_about_once_and_end_the_session(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(view(), NOW_MS)
    qtbot.mouseClick(stage.window.toolbar.safety, Qt.MouseButton.LeftButton)
    button = next(b for b in stage.window.findChildren(Button) if b.text() == "End now")
    assert not stage.said
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stage.said == [SafetyDiffers()]


def test_full_screen_comes_and_goes_with_f11_and_escape(stage: Stage, qtbot: QtBot) -> None:
    stage.window.show_session(view(), NOW_MS)
    stage.window.toggle_full_screen()
    assert stage.window.isFullScreen()
    qtbot.keyClick(stage.window, Qt.Key.Key_Escape)
    assert not stage.window.isFullScreen()

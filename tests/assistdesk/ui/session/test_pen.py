"""The agent's mouse over the picture in Point and Draw: intents, modes, keyboard, and the strip beside it."""

import numpy
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape, Monitor, Permission, PermissionState, Rect, Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import (
    AskPermission,
    ClearDrawings,
    ClickPointer,
    Draw,
    MovePointer,
    PressButton,
    SaveGuide,
    UndoDrawing,
)
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.session.pen import Mode
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import Fit
from assistdesk.ui.session.window import SessionWindow
from assistdesk.ui.theme import Look
from tests.kit.words import words_of

POINT = Permission.POINT
LEFT = Qt.MouseButton.LeftButton
ARROW = Drawing(1, 0, DrawShape.ARROW, ((100, 300), (300, 100)), 0, "", None)


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.board = PictureBoard(self.said.append)
        self.window = SessionWindow(look, self.said.append, self.board)
        self.view = self.window.screen_view
        self.shown = SessionView(SessionPhase.ACTIVE, customer_name="Lucía", monitors=(Monitor(0, 0, 0, 800, 600),))

    def show(self, state: PermissionState, why: str = "", drawings: tuple[Drawing, ...] = ()) -> None:
        permissions = (
            PermissionView(Permission.VIEW, PermissionState.ON, 3_000),
            PermissionView(POINT, state, None, why),
            PermissionView(Permission.CONTROL, PermissionState.ON, 900),
        )
        self.shown = replace(self.shown, permissions=permissions, drawings=drawings)
        self.window.show_session(self.shown, 1_000)

    def of(self, *kinds: type[Intent]) -> list[Intent]:
        return [intent for intent in self.said if isinstance(intent, kinds)]

    def mode(self, mode: Mode) -> QWidget:
        return self.window.toolbar.mode_buttons[mode]


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.window)
    made.window.show()
    canvas = numpy.full((600, 800, 4), 255, numpy.uint8)
    made.board.take([PictureUpdate(0, 0, False, canvas, (Rect(0, 0, 800, 600),))])
    made.window.pane.set_fit(Fit.ONE_TO_ONE)
    made.show(PermissionState.ON)
    made.said.clear()
    return made


def drag(qtbot: QtBot, view: QWidget, *places: tuple[int, int]) -> None:
    points = [QPoint(*place) for place in places]
    qtbot.mousePress(view, LEFT, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(view, point)
    qtbot.mouseRelease(view, LEFT, pos=points[-1])


def test_a_mode_that_lacks_its_permission_asks_for_it_and_waits(stage: Stage, qtbot: QtBot) -> None:
    stage.show(PermissionState.OFF)
    qtbot.mouseClick(stage.mode(Mode.POINT), LEFT)
    assert stage.of(AskPermission) == [AskPermission(POINT)]
    stage.show(PermissionState.ASKED)
    assert "Lucía is asked whether you may point." in words_of(stage.window)
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(20, 30))
    assert stage.of(ClickPointer, MovePointer) == []
    stage.show(PermissionState.OFF, Why.DENIED)
    assert "Lucía said no: Point" in words_of(stage.window)
    assert stage.window.toolbar.mode_buttons[Mode.LOOK].isChecked()
    stage.window._news._forget()


def test_in_point_the_mouse_points_and_controls_nothing(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(5, 5))
    assert stage.of(PressButton)
    stage.said.clear()
    qtbot.mouseClick(stage.mode(Mode.POINT), LEFT)
    qtbot.mouseMove(stage.view, QPoint(20, 30))
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(20, 30))
    assert stage.of(ClickPointer) == [ClickPointer(0, 20, 30)]
    qtbot.waitUntil(lambda: MovePointer(0, 20, 30) in stage.said)
    assert stage.of(PressButton) == []
    qtbot.keyClick(stage.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(5, 5))
    assert stage.of(PressButton)


@pytest.mark.parametrize("shape", [DrawShape.ARROW, DrawShape.BOX, DrawShape.PATH])
def test_a_drag_draws_and_a_mere_click_draws_nothing(stage: Stage, qtbot: QtBot, shape: DrawShape) -> None:
    qtbot.mouseClick(stage.mode(Mode.DRAW), LEFT)
    strip = stage.window.strip
    qtbot.mouseClick(strip.shapes.buttons[shape.value], LEFT)
    strip._swatches.button(4).click()
    strip.life.setCurrentIndex(3)
    drag(qtbot, stage.view, (10, 10), (60, 40), (200, 100))
    drag(qtbot, stage.view, (10, 10), (11, 10))
    middle = ((60, 40),) if shape is DrawShape.PATH else ()
    assert stage.of(Draw) == [Draw(0, shape, ((10, 10), *middle, (200, 100)), 4, 0)]


def test_steps_count_up_carry_words_and_begin_anew_after_clear(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.mode(Mode.DRAW), LEFT)
    strip = stage.window.strip
    assert not strip.words.isVisible()
    qtbot.mouseClick(strip.shapes.buttons["number"], LEFT)
    strip.words.setText("Open the menu")
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(50, 60))
    qtbot.mouseClick(stage.view, LEFT, pos=QPoint(70, 80))
    labels = [intent.label for intent in stage.of(Draw) if isinstance(intent, Draw)]
    assert labels == ["1 Open the menu", "2"]
    assert strip.words.placeholderText() == "Words for step 3"
    qtbot.mouseClick(strip.guide, LEFT)
    (saved,) = stage.of(SaveGuide)
    assert isinstance(saved, SaveGuide)
    assert [(step.number, step.words) for step in saved.steps] == [(1, "Open the menu"), (2, "")]
    stage.show(PermissionState.ON, drawings=(ARROW,))
    qtbot.mouseClick(strip.clear, LEFT)
    assert stage.of(ClearDrawings) == [ClearDrawings()]
    assert strip.words.placeholderText() == "Words for step 1"


def test_undo_takes_the_last_one_and_a_step_gives_its_number_back(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.mode(Mode.DRAW), LEFT)
    assert not stage.window.strip.undo.isEnabled()
    stage.window.pen.next_step = 2
    stage.show(PermissionState.ON, drawings=(ARROW, replace_shape(ARROW)))
    qtbot.mouseClick(stage.window.strip.undo, LEFT)
    assert stage.of(UndoDrawing) == [UndoDrawing()]
    assert stage.window.pen.next_step == 1


def replace_shape(drawing: Drawing) -> Drawing:
    return Drawing(2, drawing.monitor, DrawShape.NUMBER, drawing.points[:1], 1, "1", None)


def test_everything_is_drawn_by_keyboard_too(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.mode(Mode.DRAW), LEFT)
    stage.window.pen._place = (100, 100)
    qtbot.keyClick(stage.view, Qt.Key.Key_Space)
    for _ in range(5):
        qtbot.keyClick(stage.view, Qt.Key.Key_Right)
    qtbot.keyClick(stage.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(stage.view, Qt.Key.Key_Space)
    assert stage.of(Draw) == [Draw(0, DrawShape.ARROW, ((100, 100), (180, 101)), 0, 10)]
    qtbot.keyClick(stage.view, Qt.Key.Key_Space)
    qtbot.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.of(ClearDrawings) == []
    qtbot.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.of(ClearDrawings) == [ClearDrawings()]


def test_the_agent_sees_what_the_customer_sees_and_the_stroke_under_way(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.mode(Mode.DRAW), LEFT)

    def colour(x: int, y: int) -> str:
        return stage.view.grab().toImage().pixelColor(x, y).name()

    assert colour(200, 200) == "#ffffff"
    stage.show(PermissionState.ON, drawings=(ARROW,))
    assert colour(200, 200) == "#e5342b"
    stage.show(PermissionState.ON)
    assert colour(200, 200) == "#ffffff"
    qtbot.mousePress(stage.view, LEFT, pos=QPoint(100, 300))
    qtbot.mouseMove(stage.view, QPoint(300, 100))
    assert colour(200, 200) == "#e5342b"
    qtbot.mouseRelease(stage.view, LEFT, pos=QPoint(300, 100))
    assert colour(200, 200) == "#ffffff"


def test_where_the_customers_program_cannot_show_it_no_mode_is_offered(stage: Stage) -> None:
    stage.shown = replace(stage.shown, permissions=())
    stage.window.show_session(stage.shown, 1_000)
    assert not stage.window.toolbar.modes.isVisible()

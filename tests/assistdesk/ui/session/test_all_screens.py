"""All shared screens side by side: in their places, in their proportions, each with its own pixels."""

import numpy
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape, Monitor, Rect
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.ui.session.all_screens import GAP_PX, AllScreens, places
from assistdesk.ui.session.picture import PictureBoard

LEFT, RIGHT = Monitor(0, 0, 0, 400, 300), Monitor(3, 400, 100, 200, 200)


def test_screens_stand_as_on_her_desk_in_the_middle_of_the_room() -> None:
    found = places((LEFT, RIGHT), QSize(1_200, 1_000))
    whole = {number: rect.adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX) for number, rect in found.items()}
    assert whole == {0: QRect(0, 200, 800, 600), 3: QRect(800, 400, 400, 400)}


@pytest.mark.parametrize("room", [QSize(0, 0), QSize(-1, 5)])
def test_no_room_and_no_screens_are_no_places(room: QSize) -> None:
    assert places((LEFT,), room) == {}
    assert places((), QSize(100, 100)) == {}


@pytest.fixture
def board() -> PictureBoard:
    return PictureBoard(lambda _: None)


@pytest.fixture
def screens(board: PictureBoard, qtbot: QtBot) -> AllScreens:
    made = AllScreens(board)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def give(board: PictureBoard, monitor: Monitor, colour: int) -> None:
    canvas = numpy.full((monitor.h, monitor.w, 4), colour, numpy.uint8)
    board.take([PictureUpdate(monitor.id, 0, True, canvas, (Rect(0, 0, monitor.w, monitor.h),))])


def session(*monitors: Monitor) -> SessionView:
    return SessionView(SessionPhase.ACTIVE, monitors=monitors)


def shade(screens: AllScreens, x: int, y: int) -> int:
    image = screens.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.pixelColor(x, y).green()


def test_each_screen_shows_its_own_pixels_also_those_that_come_later(screens: AllScreens, board: PictureBoard) -> None:
    give(board, LEFT, 40)
    screens.show_session(session(LEFT, RIGHT), is_live=True)
    give(board, RIGHT, 200)
    assert (shade(screens, 100, 150), shade(screens, 500, 200)) == (40, 200)
    give(board, LEFT, 90)
    assert shade(screens, 100, 150) == 90


def test_a_picture_that_is_not_live_is_dimmed(screens: AllScreens, board: PictureBoard) -> None:
    give(board, LEFT, 200)
    screens.show_session(session(LEFT), is_live=False)
    assert shade(screens, 300, 150) < 150


def test_screens_that_are_not_shared_any_more_let_go_of_the_board(screens: AllScreens, board: PictureBoard) -> None:
    screens.show_session(session(LEFT, RIGHT), is_live=True)
    screens.show_session(session(RIGHT), is_live=True)
    assert [view.monitor() for view in board._views] == [3]
    give(board, RIGHT, 77)
    assert shade(screens, 300, 150) == 77


def test_a_drawing_covers_no_more_of_its_screen_than_its_line(screens: AllScreens, board: PictureBoard) -> None:
    give(board, LEFT, 40)
    arrow = Drawing(1, LEFT.id, DrawShape.ARROW, ((100, 150), (300, 150)), 0, "", None)
    screens.show_session(replace(session(LEFT), drawings=(arrow,)), True)
    assert shade(screens, 300, 150) != 40
    assert (shade(screens, 300, 120), shade(screens, 300, 180)) == (40, 40)

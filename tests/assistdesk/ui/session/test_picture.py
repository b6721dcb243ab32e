"""The picture board: paints before it acknowledges, never reads past a buffer, keeps pointer and pixels apart."""

import numpy
import pytest
from PySide6.QtGui import QRegion
from pytestqt.qtbot import QtBot

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.frame import CursorShape, CursorState
from assistdesk.core.types import Rect
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import Painted
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.ui.session.picture import PictureBoard, image_over


class Spy:
    """A view that writes down what it was asked to paint, and what had been acknowledged by then."""

    def __init__(self, said: list[Intent]) -> None:
        self.said = said
        self.painted: list[QRegion] = []
        self.acknowledged: list[int] = []
        self.replaced = 0

    def monitor(self) -> int:
        return 0

    def isVisible(self) -> bool:
        return True

    def paint_now(self, region: QRegion) -> None:
        self.painted.append(region)
        self.acknowledged.append(len(self.said))

    def picture_replaced(self) -> None:
        self.replaced += 1


def pixels(w: int = 64, h: int = 48, value: int = 7) -> "numpy.ndarray":
    return numpy.full((h, w, 4), value, numpy.uint8)


@pytest.fixture
def stage(qtbot: QtBot) -> tuple[PictureBoard, Spy, list[Intent]]:
    said: list[Intent] = []
    board = PictureBoard(said.append)
    spy = Spy(said)
    board.add_view(spy)
    return board, spy, said


def test_a_frame_is_acknowledged_after_it_was_painted_and_only_when_whole(
    stage: tuple[PictureBoard, Spy, list[Intent]],
) -> None:
    board, spy, said = stage
    canvas = pixels()
    board.take([PictureUpdate(0, 3, False, canvas, (Rect(0, 0, 8, 8),))])
    assert not said
    board.take([PictureUpdate(0, 3, True, canvas, (Rect(8, 0, 8, 8),))])
    assert said == [Painted(3)]
    assert spy.acknowledged == [0, 0]
    assert spy.painted[0].boundingRect().getRect() == (0, 0, 8, 8)


def test_i12_a_buffer_that_is_too_short_or_torn_is_refused_before_qt_sees_it() -> None:
    short = pixels()[:, :, :3]
    torn = pixels()[:, ::2]
    for bad in (short, torn):
        with pytest.raises(MisuseError):
            image_over(bad)


def test_a_new_size_replaces_image_and_buffer_together(stage: tuple[PictureBoard, Spy, list[Intent]]) -> None:
    board, spy, _ = stage
    board.take([PictureUpdate(0, 0, True, pixels(64, 48), (Rect(0, 0, 64, 48),))])
    board.take([PictureUpdate(0, 1, True, pixels(32, 16), (Rect(0, 0, 32, 16),))])
    picture = board.picture(0)
    assert picture is not None
    assert (picture.size.width(), picture.size.height()) == (32, 16)
    assert spy.replaced == 2
    board.clear()
    assert board.picture(0) is None


def test_the_pointer_moves_without_touching_the_picture(stage: tuple[PictureBoard, Spy, list[Intent]]) -> None:
    board, spy, said = stage
    shape = CursorShape(5, 4, 4, 1, 1, bytes(64))
    board.take([PictureUpdate(0, 0, True, cursor=CursorState(0, 10, 10, 5, True), cursor_shape=shape)])
    assert spy.painted[-1].boundingRect().getRect() == (9, 9, 4, 4)
    board.take([PictureUpdate(0, 0, True, cursor=CursorState(0, 30, 10, 5, True))])
    assert spy.painted[-1].boundingRect().getRect() == (9, 9, 24, 4)
    board.take([PictureUpdate(0, 0, True, cursor=CursorState(0, 30, 10, 5, False))])
    assert board.cursor(0) is None
    assert not said

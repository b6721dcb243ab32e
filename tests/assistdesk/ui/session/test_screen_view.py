"""The screen view: every pixel as it came at 1:1, the whole picture at fit, the right pixel under the pointer."""

import numpy
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.screen.frame import CursorShape, CursorState
from assistdesk.core.types import Rect
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.screen_view import ZOOM_MAX, Fit, ScreenPane, ScreenView


def noise(w: int, h: int, seed: int = 1) -> "numpy.ndarray":
    made = numpy.random.default_rng(seed).integers(0, 256, (h, w, 4), numpy.uint8)
    made[..., 3] = 255
    return made


def seen(widget: QWidget) -> "numpy.ndarray":
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].copy()


class Stage(QWidget):
    """A pane of a fixed size with a view of monitor 0."""

    def __init__(self, w: int, h: int) -> None:
        super().__init__()
        self.board = PictureBoard(lambda _: None)
        self.view = ScreenView(self.board, 0)
        self.pane = ScreenPane(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.resize(w, h)

    def give(self, canvas: "numpy.ndarray", rect: Rect | None = None) -> None:
        whole = Rect(0, 0, canvas.shape[1], canvas.shape[0])
        self.board.take([PictureUpdate(0, 0, True, canvas, (rect or whole,))])


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage(320, 240)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_at_one_to_one_every_pixel_is_as_it_came(stage: Stage) -> None:
    canvas = noise(300, 200)
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    stage.give(canvas)
    assert numpy.array_equal(seen(stage.view), canvas[..., :3])


def test_only_what_is_named_dirty_is_painted(stage: Stage, qtbot: QtBot) -> None:
    canvas = noise(300, 200)
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    stage.give(canvas)
    painted: list[QRect] = []
    original = stage.view.paintEvent

    def spy(event) -> None:  # type: ignore[no-untyped-def]
        painted.append(event.region().boundingRect())
        original(event)

    stage.view.paintEvent = spy  # type: ignore[method-assign]
    canvas[10:20, 30:50] = 0
    stage.give(canvas, Rect(30, 10, 20, 10))
    assert painted == [QRect(30, 10, 20, 10)]


def test_at_fit_the_whole_picture_is_there_and_centred(stage: Stage) -> None:
    canvas = numpy.zeros((600, 1200, 4), numpy.uint8)
    canvas[...] = (0, 0, 200, 255)
    stage.give(canvas)
    assert (stage.view.width(), stage.view.height()) == (320, 160)
    assert stage.view.y() == 40
    assert QColor(stage.view.grab().toImage().pixel(160, 80)) == QColor(200, 0, 0)


def test_the_customers_pixel_under_the_pointer_is_found_at_any_size(stage: Stage) -> None:
    stage.give(noise(1280, 960))
    assert stage.view.to_monitor(QPointF(160, 120)) == (640, 480)
    assert stage.view.to_monitor(QPointF(400, 120)) is None
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    assert stage.view.to_monitor(QPointF(160, 120)) == (160, 120)


def test_zoom_stays_between_a_quarter_and_four_times(stage: Stage) -> None:
    stage.give(noise(100, 100))
    for _ in range(40):
        stage.pane.zoomed(1)
    assert stage.pane.percent() == round(ZOOM_MAX * 100)
    for _ in range(60):
        stage.pane.zoomed(-1)
    assert stage.pane.percent() == 25


def turn_wheel(stage: Stage, at: QPointF, angle: int, keys: Qt.KeyboardModifier) -> None:
    view = stage.pane.viewport()
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_ctrl_and_the_wheel_zoom_and_the_pixel_under_the_pointer_stays(stage: Stage) -> None:
    stage.give(noise(1280, 960))
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    at = QPointF(200, 150)
    before = stage.view.to_monitor(at - QPointF(stage.view.pos()))
    ctrl = Qt.KeyboardModifier.ControlModifier
    for angle in (40, 40, 40, 120):  # a touch pad's small turns make one step, a notch makes one
        turn_wheel(stage, at, angle, ctrl)
    assert stage.pane.percent() == 156
    after = stage.view.to_monitor(at - QPointF(stage.view.pos()))
    assert before is not None
    assert after is not None
    assert max(abs(before[0] - after[0]), abs(before[1] - after[1])) <= 1
    turn_wheel(stage, at, -240, ctrl)
    assert stage.pane.percent() == 100


def test_the_wheel_alone_scrolls(stage: Stage) -> None:
    stage.give(noise(1280, 960))
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    turn_wheel(stage, QPointF(50, 50), -120, Qt.KeyboardModifier.NoModifier)
    assert stage.pane.percent() == 100
    assert stage.view.y() < 0


def test_the_pointer_is_drawn_over_the_picture_and_leaves_no_trace(stage: Stage) -> None:
    canvas = noise(300, 200)
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    stage.give(canvas)
    shape = CursorShape(1, 6, 6, 0, 0, bytes((0, 0, 255, 255)) * 36)
    stage.board.take([PictureUpdate(0, 0, True, cursor=CursorState(0, 40, 50, 1, True), cursor_shape=shape)])
    with_pointer = seen(stage.view)
    assert (with_pointer[50:56, 40:46] == (0, 0, 255)).all()
    stage.board.take([PictureUpdate(0, 0, True, cursor=CursorState(0, 40, 50, 1, False))])
    assert numpy.array_equal(seen(stage.view), canvas[..., :3])


def test_a_picture_that_is_not_live_is_dimmed_never_black(stage: Stage) -> None:
    canvas = numpy.full((200, 300, 4), 255, numpy.uint8)
    stage.pane.set_fit(Fit.ONE_TO_ONE)
    stage.give(canvas)
    stage.view.set_dimmed(True)
    colour = QColor(stage.view.grab().toImage().pixel(10, 10))
    assert 40 < colour.lightness() < 200

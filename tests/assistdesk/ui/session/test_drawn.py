"""The agent's drawings on the customer's desktop: shaped, click-through, clear of our own windows, gone when told."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QRegion
from pytestqt.qtbot import QtBot

from assistdesk.core.session.pointing import RIPPLE_MS, Board, Drawing, Spot
from assistdesk.core.types import DrawShape, Monitor
from assistdesk.ui.session.drawn import RIPPLE_EVERY_MS, Drawn, Mark, Place
from assistdesk.ui.theme import Look

LEFT, RIGHT = Monitor(0, 0, 0, 800, 600), Monitor(1, 800, 0, 1280, 960, 200)
PLACES = (Place(LEFT, QRect(0, 0, 800, 600)), Place(RIGHT, QRect(800, 0, 640, 480)))
ARROW = Drawing(1, 0, DrawShape.ARROW, ((100, 300), (300, 100)), 0, "", None)
STEP = Drawing(2, 1, DrawShape.NUMBER, ((600, 400),), 3, "1 Here", None)


class Desktop:
    def __init__(self) -> None:
        self.now_ms = 0
        self.drawn = Drawn(lambda: self.now_ms)
        self.drawn.set_scene(PLACES, "Ana Ruiz")

    def marks(self) -> list[Mark]:
        return [mark for mark in self.drawn.windows() if isinstance(mark, Mark) and mark.isVisible()]


@pytest.fixture
def desktop(look: Look, qtbot: QtBot) -> Desktop:
    made = Desktop()
    yield made  # type: ignore[misc]
    made.drawn.close()


def test_each_drawing_is_a_small_shaped_window_that_lets_clicks_through(desktop: Desktop) -> None:
    desktop.drawn.show_board(Board((ARROW, STEP)))
    arrow, step = desktop.marks()
    for mark in (arrow, step):
        assert mark.windowFlags() & Qt.WindowType.WindowTransparentForInput
        assert mark.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert mark.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert not mark.mask().isEmpty()
    box = arrow.geometry()
    assert box.contains(QRect(100, 100, 200, 200))
    assert box.width() < 300
    assert arrow.mask().contains(QRect(199 - box.x(), 199 - box.y(), 3, 3))
    assert not arrow.mask().contains(QRect(110 - box.x(), 110 - box.y(), 5, 5).center())


def test_on_a_dense_monitor_it_stands_where_qt_counts_half_the_pixels(desktop: Desktop) -> None:
    desktop.drawn.show_board(Board((STEP,)))
    (step,) = desktop.marks()
    assert step.geometry().contains(800 + 300, 200)
    assert step.height() < 60


def test_nothing_is_drawn_over_our_own_windows(desktop: Desktop) -> None:
    desktop.drawn.show_board(Board((ARROW,)))
    (arrow,) = desktop.marks()
    own = QRegion(150, 150, 100, 100)
    desktop.drawn.keep_clear(own)
    assert not arrow.mask().translated(arrow.pos()).intersects(own)
    desktop.drawn.keep_clear(QRegion(0, 0, 800, 600))
    assert not arrow.isVisible()
    desktop.drawn.keep_clear(QRegion())
    assert arrow.isVisible()


def test_what_is_no_longer_on_the_board_is_gone_at_once(desktop: Desktop) -> None:
    pointer = Spot(0, 0, 50, 60, 5_000)
    desktop.drawn.show_board(Board((ARROW, STEP), pointer, (Spot(3, 0, 50, 60, 700),)))
    assert len(desktop.marks()) == 4
    desktop.drawn.show_board(Board((STEP,), pointer))
    assert len(desktop.marks()) == 2
    desktop.drawn.show_board(Board())
    assert desktop.marks() == []


def test_a_pointer_that_has_gone_does_not_come_back_when_our_own_windows_move(desktop: Desktop) -> None:
    desktop.drawn.show_board(Board((), Spot(0, 0, 50, 60, 5_000)))
    desktop.drawn.show_board(Board())
    desktop.drawn.keep_clear(QRegion(400, 400, 100, 100))
    assert desktop.marks() == []


def test_the_pointer_moves_and_a_ripple_grows(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.drawn.show_board(Board((), Spot(0, 0, 50, 60, 5_000), (Spot(3, 0, 50, 60, 700),)))
    ripple, pointer = desktop.marks()
    before = ripple.mask().boundingRect().width()
    desktop.now_ms = RIPPLE_MS // 2
    qtbot.waitUntil(lambda: ripple.mask().boundingRect().width() > before, timeout=40 * RIPPLE_EVERY_MS)
    at = pointer.pos()
    desktop.drawn.show_board(Board((), Spot(0, 0, 150, 160, 5_000)))
    assert (pointer.pos() - at).x() == (pointer.pos() - at).y() == 100


def test_a_monitor_that_moves_takes_its_drawings_along_and_one_that_goes_takes_them_away(desktop: Desktop) -> None:
    desktop.drawn.show_board(Board((STEP, ARROW), Spot(0, 1, 5, 5, 9)))
    desktop.drawn.set_scene((Place(LEFT, QRect(0, 0, 800, 600)),), "Ana Ruiz")
    (arrow,) = desktop.marks()
    assert arrow.geometry().contains(200, 200)

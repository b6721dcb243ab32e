"""Widgets on as many lines as they need."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.widgets.flow import GAP_PX, Flow


class Block(QWidget):
    def __init__(self, wide: int, tall: int = 20) -> None:
        super().__init__()
        self._size = QSize(wide, tall)

    def sizeHint(self) -> QSize:
        return self._size


def made(qtbot: QtBot, width: int, *blocks: Block, last_px: int = 0) -> Flow:
    flow = Flow(last_px)
    qtbot.addWidget(flow)
    flow.resize(width, 200)
    flow.fill(blocks)
    return flow


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    blocks = (Block(40), Block(50), Block(30))
    flow = made(qtbot, 100, *blocks)
    assert [(one.x(), one.y()) for one in blocks] == [(0, 0), (40 + GAP_PX, 0), (0, 20 + GAP_PX)]
    assert flow.heightForWidth(100) == 40 + GAP_PX
    assert flow.heightForWidth(1000) == 20


def test_what_is_wider_than_all_is_cut_to_it(qtbot: QtBot) -> None:
    wide = Block(500)
    _flow = made(qtbot, 100, wide)
    assert wide.width() == 100


def test_the_last_has_the_rest_of_its_line_and_a_line_of_its_own_where_that_is_too_little(qtbot: QtBot) -> None:
    first, last = Block(30), Block(10)
    _flow = made(qtbot, 100, first, last, last_px=50)
    assert (last.x(), last.width()) == (30 + GAP_PX, 70 - GAP_PX)
    first, last = Block(60), Block(10)
    _flow = made(qtbot, 100, first, last, last_px=50)
    assert (last.x(), last.y(), last.width()) == (0, 20 + GAP_PX, 100)


def test_what_is_gone_is_deleted_and_what_stays_is_kept(qtbot: QtBot) -> None:
    gone: list[str] = []
    stays, goes = Block(10), Block(10)
    goes.destroyed.connect(lambda: gone.append("goes"))
    stays.destroyed.connect(lambda: gone.append("stays"))
    flow = made(qtbot, 100, stays, goes)
    flow.fill((stays,))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["goes"]
    assert stays.isVisibleTo(flow)

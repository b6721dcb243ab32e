"""The keys of a line move the list under it, say each row, stop at its ends, and are left alone while it is away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.agent.finder_sheet import ListKeys

Key = Qt.Key


class Finder(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.offers, self.entered = QLineEdit(), QListWidget(), 0
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.offers)
        self.keys = ListKeys(self.line, self.offers, self.enter)

    def enter(self) -> None:
        self.entered += 1


@pytest.fixture
def finder(qapp: QApplication) -> Iterator[Finder]:
    one = Finder()
    one.offers.addItems(["one", "two", "three"])
    one.offers.setCurrentRow(0)
    one.show()
    yield one
    one.close()


def test_up_and_down_move_through_the_list_and_stop_at_its_ends(finder: Finder, qtbot: QtBot) -> None:
    rows = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(finder.line, key)
        rows.append(finder.offers.currentRow())
    assert rows == [0, 1, 2, 2, 1]


def test_enter_is_told_and_what_is_typed_reaches_the_line(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.line, "ab")
    qtbot.keyClick(finder.line, Key.Key_Return)
    qtbot.keyClick(finder.line, Key.Key_Enter)
    assert (finder.line.text(), finder.entered) == ("ab", 2)


def test_a_list_that_is_empty_or_away_is_not_moved(finder: Finder, qtbot: QtBot) -> None:
    finder.offers.hide()
    qtbot.keyClick(finder.line, Key.Key_Down)
    assert finder.offers.currentRow() == 0
    finder.offers.show()
    finder.offers.clear()
    qtbot.keyClick(finder.line, Key.Key_Down)
    assert finder.offers.currentRow() == -1

"""A screen reader asks for a child that was there a moment ago. It gets none, and the program lives."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import assistdesk
from assistdesk.ui.session.screen_view import ScreenPane
from assistdesk.ui.widgets.layouts import bar_in_margin, scrolled
from assistdesk.ui.widgets.scroll_area import ScrollArea

UI = Path(assistdesk.__file__).parent / "ui"


def test_a_child_past_the_last_is_none(qtbot: QtBot) -> None:
    inner, tall = QWidget(), QWidget()
    tall.setMinimumHeight(500)
    QVBoxLayout(inner).addWidget(tall)
    area = scrolled(inner)
    qtbot.addWidget(area)
    area.resize(100, 100)
    area.show()
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    interface = QAccessible.queryAccessibleInterface(area)
    tall.setMinimumHeight(0)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    for index in range(interface.childCount(), interface.childCount() + 8):
        assert interface.child(index) is None
    assert interface.child(0).object() is area.viewport()


def test_a_bar_in_the_margin_moves_nothing_that_stands_beside_it(qtbot: QtBot) -> None:
    inner, part = QWidget(), QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(20, 4, 20, 4)
    layout.addWidget(part)
    area = scrolled(inner)
    bar_in_margin(area, layout)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    before = part.geometry()
    part.setMinimumHeight(500)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: part.height() == 500)
    assert (part.x(), part.width()) == (before.x(), before.width())
    part.setMinimumHeight(0)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: part.geometry() == before)


@pytest.mark.parametrize("kind", [ScrollArea, ScreenPane])
def test_readers_ask_it_by_the_name_of_a_plain_frame(kind: type) -> None:
    names = [kind.staticMetaObject.className()]
    meta = kind.staticMetaObject
    while (meta := meta.superClass()) is not None:
        names.append(meta.className())
    assert names.index("QFrame") < names.index("QScrollArea")


def test_there_is_no_other_scroll_area_in_the_windows() -> None:
    found = [path.name for path in UI.rglob("*.py") if "QScrollArea" in path.read_text("utf-8")]
    assert sorted(found) == ["scroll_area.py", "theme.py"]

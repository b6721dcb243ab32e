"""What must not be seen: the list of her windows, one window alone, areas by the mouse."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_customer import HideArea, HideWindow, ListWindows, ShowAreas, ShowOnly
from assistdesk.runtime.snapshot_customer import HiddenView
from assistdesk.ui.customer.hide import HidePage
from assistdesk.ui.customer.pages_during import SharingPage
from tests.assistdesk.ui.customer.conftest import Stand
from tests.kit.customer_snapshots import HIDING, STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def opened(stand: Stand, qtbot: QtBot) -> HidePage:
    stand.window.show_snapshot(STATES["sharing-hiding"])
    sharing = stand.window.page("sharing")
    assert isinstance(sharing, SharingPage)
    qtbot.mouseClick(sharing.hide_some, LEFT)
    page = stand.window.page("hide")
    assert isinstance(page, HidePage)
    assert page.isVisible()
    return page


def test_the_list_is_read_while_the_page_is_open_and_a_tick_hides(stand: Stand, qtbot: QtBot) -> None:
    page = opened(stand, qtbot)
    assert stand.of(ListWindows)
    assert [box.isChecked() for box in page.boxes.values()] == [False, True, True]
    assert "<b>Lucía</b>" in page.boxes[3].accessibleName()
    assert stand.of(HideWindow) == []
    qtbot.mouseClick(page.boxes[1], LEFT, pos=QPoint(10, page.boxes[1].height() // 2))
    qtbot.mouseClick(page.boxes[2], LEFT, pos=QPoint(10, page.boxes[2].height() // 2))
    assert stand.of(HideWindow) == [HideWindow(1, True), HideWindow(2, False)]
    qtbot.mouseClick(page.back, LEFT)
    assert not page.isVisible()
    assert not page._again.isActive()


def test_one_window_alone_is_said_and_taken_back(stand: Stand, qtbot: QtBot) -> None:
    page = opened(stand, qtbot)
    qtbot.mouseClick(page.onlys[1], LEFT)
    assert stand.of(ShowOnly) == [ShowOnly(1)]
    stand.window.show_snapshot(replace(STATES["sharing-hiding"], hidden=replace(HIDING, only=1)))
    assert "Only “Facturas 2026 — Contabilidad” is shown, everything else is hidden." in words_of(page)
    stand.window.show_snapshot(replace(STATES["sharing-hiding"], hidden=replace(HIDING, only=99)))
    assert "The window you show is closed. Ana Ruiz sees nothing." in words_of(page)


def test_areas_are_drawn_and_shown_again(stand: Stand, qtbot: QtBot) -> None:
    page = opened(stand, qtbot)
    qtbot.mouseClick(page.show_areas, LEFT)
    assert stand.of(ShowAreas) == [ShowAreas()]
    qtbot.mouseClick(page.area, LEFT)
    assert page._picker is not None
    (sheet,) = page._picker.sheets
    qtbot.mousePress(sheet, LEFT, pos=QPoint(300, 200))
    qtbot.mouseMove(sheet, QPoint(150, 120))
    sheet.grab()
    qtbot.mouseRelease(sheet, LEFT, pos=QPoint(101, 91))
    ((area),) = stand.of(HideArea)
    assert isinstance(area, HideArea)
    assert (area.x, area.y, area.w, area.h) == (101, 91, 199, 109)
    assert page._picker.sheets == []


@pytest.mark.parametrize("way", ["escape", "click"])
def test_no_area_is_hidden_by_esc_or_by_a_mere_click(stand: Stand, qtbot: QtBot, way: str) -> None:
    page = opened(stand, qtbot)
    qtbot.mouseClick(page.area, LEFT)
    assert page._picker is not None
    (sheet,) = page._picker.sheets
    if way == "escape":
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(sheet, LEFT, pos=QPoint(50, 50))
    assert page._picker.sheets == []
    assert stand.of(HideArea) == []


def test_where_windows_cannot_be_told_apart_it_says_so_and_the_end_closes_the_page(stand: Stand, qtbot: QtBot) -> None:
    page = opened(stand, qtbot)
    stand.window.show_snapshot(replace(STATES["sharing"], hidden=HiddenView()))
    assert "Single windows cannot be told apart here." in words_of(page)
    stand.window.show_snapshot(STATES["stopped"])
    assert not page.isVisible()

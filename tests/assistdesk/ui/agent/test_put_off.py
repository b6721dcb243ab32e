"""Putting off by Z: times in one's own zone, seen in head and list, taken back by Z or a press; links by their key."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_notices import CopyTicketLink, PutOff, TakeBack
from assistdesk.ui.agent.inbox_sheet import InboxSheet
from assistdesk.ui.agent.put_off import HOUR_MS, choices
from assistdesk.ui.agent.ticket_model import row_sentence
from assistdesk.ui.widgets.menus import Menu
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import NOW_MS, STATES

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def at(*moment: int) -> int:
    """Unix milliseconds of a local time."""
    return int(datetime(*moment).timestamp() * 1000)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (
            at(2026, 3, 5, 10, 27),  # a Thursday
            {
                "hour": at(2026, 3, 5, 11, 27),
                "afternoon": at(2026, 3, 5, 14, 0),
                "tomorrow": at(2026, 3, 6, 9, 0),
                "week": at(2026, 3, 9, 9, 0),
            },
        ),
        (
            at(2026, 3, 5, 13, 10),
            {"hour": at(2026, 3, 5, 14, 10), "tomorrow": at(2026, 3, 6, 9, 0), "week": at(2026, 3, 9, 9, 0)},
        ),
        (at(2026, 3, 8, 20, 0), {"hour": at(2026, 3, 8, 21, 0), "tomorrow": at(2026, 3, 9, 9, 0)}),  # a Sunday
        (
            at(2026, 3, 9, 8, 0),  # a Monday: next week is the next
            {
                "hour": at(2026, 3, 9, 9, 0),
                "afternoon": at(2026, 3, 9, 14, 0),
                "tomorrow": at(2026, 3, 10, 9, 0),
                "week": at(2026, 3, 16, 9, 0),
            },
        ),
    ],
)
def test_the_times_that_are_offered(now: int, wanted: dict[str, int]) -> None:
    assert {key.removeprefix("put_off."): until for key, until in choices(now)} == wanted


def menu() -> Menu:
    QApplication.processEvents()
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, Menu)
    return shown


def test_z_offers_times_and_enter_takes_the_first(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window.list.view, Key.Key_Z)
    assert bare(menu().actions()[0].text()).partition("\t")[0] == "For an hour"
    qtbot.keyClick(menu(), Key.Key_Return)
    assert desk.of(PutOff) == [PutOff(1042, NOW_MS + HOUR_MS)]


def put_off(desk: Desk) -> None:
    """The open ticket is put off for an hour."""
    shown = STATES["busy-day"].snapshot
    assert shown.ticket is not None
    row = replace(shown.ticket.row, put_off_until_ms=NOW_MS + HOUR_MS)
    rows = tuple(row if one.id == row.id else one for one in shown.tickets.rows)
    desk.show("busy-day", ticket=replace(shown.ticket, row=row), tickets=replace(shown.tickets, rows=rows))


def test_head_and_list_say_until_when_and_one_press_or_z_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    chip = desk.window.conversation.header.put_off
    assert not chip.isVisible()
    put_off(desk)
    assert chip.isVisible()
    assert bare(chip.accessibleName()).startswith("Put off until ")
    assert bare(chip.accessibleName()).endswith("Press to take it back.")
    model = desk.window.list.model
    row = model.ticket(model.row_of(1042))
    assert row is not None
    until = bare(chip.accessibleName()).partition(". Press")[0]
    assert until in bare(row_sentence(row, desk.window.list.cards._calendars, NOW_MS))
    assert bare(chip.text()) in until, "the time alone where there is no room for the words"
    qtbot.mouseClick(chip, LEFT)
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window.list.view, Key.Key_Z)
    assert desk.of(TakeBack) == [TakeBack(1042)] * 2
    assert QApplication.activePopupWidget() is None
    desk.show("busy-day")
    assert not chip.isVisible()


def test_an_entry_of_the_news_is_put_off_by_z_or_by_its_button(desk: Desk, qtbot: QtBot) -> None:
    desk.show("told")
    desk.window.run("told")
    QApplication.processEvents()
    sheet = desk.window.findChildren(InboxSheet)[-1]
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Z)
    qtbot.keyClick(menu(), Key.Key_Return)
    assert desk.of(PutOff) == [PutOff(1029, NOW_MS + HOUR_MS)]
    qtbot.mouseClick(button(sheet, "Put off"), LEFT)
    menu().actions()[-1].trigger()
    assert len(desk.of(PutOff)) == 2
    assert sheet.isVisible()
    said = [bare(sheet.list.item(place).text()) for place in range(sheet.list.count())]
    assert ["Put off until" in words for words in said] == [False, False, False, True]


def test_a_link_to_the_ticket_is_wished_by_its_key(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.window, Key.Key_Period, held)
    assert desk.of(CopyTicketLink) == [CopyTicketLink(1042)]
    desk.show("nothing-open", ticket=None)
    qtbot.keyClick(desk.window, Key.Key_Period, held)
    assert len(desk.of(CopyTicketLink)) == 1

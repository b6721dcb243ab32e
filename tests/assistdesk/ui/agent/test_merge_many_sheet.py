"""Several picked tickets are put into one of them: which stays, what happens, what is left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_merging import MergeMany
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.merge_many_sheet import MergeManySheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import LUCIA, ROWS, person, row
from tests.kit.words import words_of

PICKED = (
    row(30, LUCIA, "Again", "", 3_000),
    row(10, LUCIA, "First", "", 1_000),
    row(20, LUCIA, "Over", "", 2_000, "closed"),
)


def sheet_of(desk: Desk, rows: tuple[TicketRow, ...] = PICKED) -> MergeManySheet:
    sheet = MergeManySheet(desk.means, desk.window, rows)
    sheet.open()
    QApplication.processEvents()
    return sheet


def offered(desk: Desk) -> list[str]:
    return [bare(one.text()) for one in desk.window.list.bulk.menu().actions()]


def test_the_oldest_stays_unless_another_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    shown = [sheet.list.item(place).text() for place in range(sheet.list.count())]
    assert [bare(text).splitlines()[0] for text in shown] == ["AD-10  ·  First", "AD-30  ·  Again"]
    said = bare(words_of(sheet))
    for sentence in (
        "Merge 2 tickets into one",
        "1 ticket is closed. Nothing moves: its words also show in AD-10.",
        "Only colleagues see them there",
        "The clocks of 1 ticket end and count in no figure.",
        "It can be taken back for 30 days.",
        "1 that is closed already stays as it is.",
    ):
        assert sentence in said
    assert "different customers" not in said
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.mouseClick(button(sheet, "Merge into AD-30"), Qt.MouseButton.LeftButton)
    assert desk.of(MergeMany) == [MergeMany((10,), 30)]


def test_different_customers_are_named_before(desk: Desk) -> None:
    sheet = sheet_of(desk, (*PICKED[:2], row(40, person(99, "Tom"), "His", "", 1_000)))
    assert "They are of different customers: nobody is told, nobody is added." in bare(words_of(sheet))
    sheet.keep()
    assert desk.of(MergeMany) == [MergeMany((30, 40), 10)]


def test_it_is_offered_for_two_open_ones_and_more(desk: Desk) -> None:
    desk.show("busy-day")
    desk.window.list.pick(0)
    assert "Merge into one…" not in offered(desk)
    desk.window.list.pick(1)
    menu = desk.window.list.bulk.menu()
    next(one for one in menu.actions() if bare(one.text()) == "Merge into one…").trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, MergeManySheet)
    change_look(desk)
    assert QApplication.activeModalWidget() is sheet
    sheet.keep()
    first, second = sorted(one.id for one in ROWS[:2])
    assert desk.of(MergeMany) == [MergeMany((second,), first)]

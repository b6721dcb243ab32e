"""A sheet that is open goes to the part of the window that comes after the one that opened it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_merging import MergeTicket
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.open_sheet import AskingSheet, OpenSheet
from assistdesk.ui.agent.rule_sheet import RuleSheet
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.dialogs import Dialog
from tests.assistdesk.ui.agent.conftest import Desk


def test_a_sheet_that_closed_is_none(look: Look, qtbot: QtBot) -> None:
    window, opened = QWidget(), OpenSheet[Dialog]()
    qtbot.addWidget(window)
    for deletes_itself in (False, True):
        sheet = Dialog(look, window, "Sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, deletes_itself)
        opened.open(sheet)
        assert sheet.isVisible()
        assert opened.sheet is sheet
        sheet.reject()
        assert opened.sheet is None
        qtbot.waitUntil(lambda: not window.findChildren(Dialog), timeout=3_000)


def test_whoever_comes_after_has_the_sheet_alone(look: Look, qtbot: QtBot) -> None:
    window, before, after = QWidget(), OpenSheet[Dialog](), OpenSheet[Dialog]()
    qtbot.addWidget(window)
    after.take_over(before)
    assert after.sheet is None
    sheet = Dialog(look, window, "Sheet")
    before.open(sheet)
    after.take_over(before)
    assert (before.sheet, after.sheet) == (None, sheet)
    before.open(Dialog(look, window, "Another"))
    sheet.reject()
    assert after.sheet is None
    assert before.sheet is not None


def test_an_answer_goes_to_the_sending_that_has_its_number_also_in_the_next_window(desk: Desk, qtbot: QtBot) -> None:
    window, before, after = QWidget(), AskingSheet[RuleSheet](), AskingSheet[RuleSheet]()
    qtbot.addWidget(window)
    before.note(7)
    sheet = RuleSheet(desk.means, window, "Merge", before.next_number, 300)
    before.open(sheet)
    sheet.send(lambda number: MergeTicket(1, 2, sheet=number))
    before.show_answer(AskedView(7))
    assert sheet.waits
    before.show_answer(AskedView(8, Cause("refused")))
    assert not sheet.waits
    assert sheet.isVisible()
    after.take_over(before)
    sheet.send(lambda number: MergeTicket(1, 2, sheet=number))
    after.show_answer(AskedView(8))
    assert sheet.waits
    after.show_answer(AskedView(9))
    assert after.sheet is None

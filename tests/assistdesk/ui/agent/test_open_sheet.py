"""A sheet that is open goes to the part of the window that comes after the one that opened it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.agent.open_sheet import OpenSheet
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.dialogs import Dialog


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
    assert after.take_over(before) is None
    sheet = Dialog(look, window, "Sheet")
    before.open(sheet)
    assert after.take_over(before) is sheet
    assert (before.sheet, after.sheet) == (None, sheet)
    before.open(Dialog(look, window, "Another"))
    sheet.reject()
    assert after.sheet is None
    assert before.sheet is not None

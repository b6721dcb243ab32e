"""Whichever sheet is left by whichever way: words are asked about first, and nothing else is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.bulk_bar import TagSheet
from assistdesk.ui.agent.call_sheets import CallTicketSheet
from assistdesk.ui.agent.chat_bar import WhySheet
from assistdesk.ui.agent.field_sheet import FieldSheet
from assistdesk.ui.agent.form_sheet import FormSheet
from assistdesk.ui.agent.person_sheet import PersonSheet
from assistdesk.ui.session.invite_dialog import InviteDialog
from assistdesk.ui.widgets.fields import SearchField
from tests.assistdesk.ui.agent.conftest import Desk, button
from tests.kit.screenshots import open_part
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
TYPED = "typed"
WRITTEN = (
    "macro-form", "hours-form", "policy-form", "trigger-form", "timed-form", "view-form", "view-sheet", "organization-form",
    "customer-form", "group-form", "plans-form", "status-form", "call-close", "call-log", "escalate", "split", "category",
)  # fmt: skip
CHOSEN = ("merge", "merge-many", "told", "erase", "keyboard", "shortcuts", "person")
MADE: dict[str, Callable[[Desk], QDialog]] = {
    "hand over": lambda desk: WhySheet(desk.means, desk.window, 5, None, None),
    "tags": lambda desk: TagSheet(desk.means, desk.window, (1042,)),
    "call's ticket": lambda desk: CallTicketSheet(desk.means, desk.window, CallView(7)),
    "field": lambda desk: FieldSheet(desk.means, desk.window, None, FormsView(), lambda: 1),
    "form": lambda desk: FormSheet(desk.means, desk.window, None, FormsView(), (), lambda: 1),
    "invitation": lambda desk: InviteDialog(desk.look, desk.window, desk.said.append),
}


def front() -> QWidget:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def opened(desk: Desk, name: str) -> QWidget:
    if name in MADE:
        desk.show("people")
        MADE[name](desk).open()
    else:
        desk.show(name)
        open_part(desk.window, STATES[name])
    return front()


def type_into(sheet: QWidget, qtbot: QtBot) -> QLineEdit | QPlainTextEdit:
    lines = [one for one in sheet.findChildren(QLineEdit) if not isinstance(one, SearchField) and one.isVisible()]
    texts = [one for one in sheet.findChildren(QPlainTextEdit) if one.isVisible() and not one.isReadOnly()]
    field = (*lines, *texts)[0]
    field.setFocus()
    qtbot.keyClicks(field, TYPED)
    return field


def words_in(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("name", [*WRITTEN, *MADE])
def test_what_was_typed_is_asked_about_by_escape_and_by_the_cross(desk: Desk, qtbot: QtBot, name: str) -> None:
    sheet = opened(desk, name)
    field = type_into(sheet, qtbot)
    for leave in (lambda: qtbot.keyClick(field, Key.Key_Escape), sheet.close):
        leave()
        question = front()
        assert "What you wrote or chose here is not kept yet." in words_of(question)
        leave()
        assert button(question, "Go on writing").hasFocus()
        qtbot.mouseClick(button(question, "Go on writing"), LEFT)
        assert front() is sheet
        assert TYPED in words_in(field)
    sheet.close()
    qtbot.mouseClick(button(front(), "Leave"), LEFT)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", [*WRITTEN, *MADE, *CHOSEN])
def test_a_sheet_without_words_of_its_person_closes_at_once(desk: Desk, qtbot: QtBot, name: str) -> None:
    sheet = opened(desk, name)
    qtbot.keyClick(sheet, Key.Key_Escape)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_words_of_another_language_than_the_one_that_stands_there_count_too(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, "status-form")
    qtbot.mouseClick(button(sheet, "Español"), LEFT)
    qtbot.mouseClick(button(sheet, "English"), LEFT)
    assert not sheet.is_changed()  # type: ignore[attr-defined]
    qtbot.mouseClick(button(sheet, "Español"), LEFT)
    type_into(sheet, qtbot)
    qtbot.mouseClick(button(sheet, "English"), LEFT)
    sheet.close()
    assert front() is not sheet


def test_members_that_were_ticked_and_plans_in_another_order_are_asked_about(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, "group-form")
    sheet.findChildren(QCheckBox)[1].click()
    sheet.close()
    qtbot.mouseClick(button(front(), "Leave"), LEFT)
    sheet = opened(desk, "plans-form")
    qtbot.keyClicks(sheet.plan.line, "gold")  # type: ignore[attr-defined]
    qtbot.keyClick(sheet.plan.line, Key.Key_Return)  # type: ignore[attr-defined]
    sheet.close()
    assert front() is not sheet


def test_a_new_person_is_asked_about_but_no_search(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    for is_new in (False, True):
        desk.window.run("people")
        sheet = front()
        assert isinstance(sheet, PersonSheet)
        qtbot.keyClicks(sheet.field, "Chen")
        if is_new:
            qtbot.mouseClick(sheet.new_button, LEFT)
        sheet.close()
        QApplication.processEvents()
        assert (QApplication.activeModalWidget() is not None) is is_new


def test_a_removal_that_is_not_meant_leaves_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, "organization-form")
    field = type_into(sheet, qtbot)
    qtbot.mouseClick(button(sheet, "Delete organisation"), LEFT)
    qtbot.mouseClick(button(front(), "Cancel"), LEFT)
    assert front() is sheet
    assert TYPED in words_in(field)


def test_the_program_s_own_end_asks_nothing(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, "escalate")
    type_into(sheet, qtbot)
    desk.window.close()
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None

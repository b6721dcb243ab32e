"""Keys of one's own: found, changed by pressing, clashes said and settled, in force everywhere at once; by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_session import EndSession
from assistdesk.ui.agent.keyboard_sheet import CommandRow, KeyboardSheet
from assistdesk.ui.agent.palette import Palette
from assistdesk.ui.agent.sheets import ShortcutsSheet
from assistdesk.ui.agent.window import AgentWindow
from assistdesk.ui.keys import NAME
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, make
from tests.kit.words import words_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def sheet_of(desk: Desk, state: str = "busy-day") -> KeyboardSheet:
    desk.show(state)
    desk.window.run("keys")
    QApplication.processEvents()
    return desk.window.findChildren(KeyboardSheet)[-1]


def row_of(sheet: KeyboardSheet, name: str) -> CommandRow:
    return next(each for each in sheet.rows if each.command.name == name)


def press_for(
    sheet: KeyboardSheet,
    qtbot: QtBot,
    name: str,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    place: int = 0,
) -> None:
    """Choose the key of a command by Space, then press what it shall be."""
    at = row_of(sheet, name).buttons[place]
    at.setFocus()
    qtbot.keyClick(at, Key.Key_Space)
    assert at.is_listening
    qtbot.keyClick(at, key, held)


def close(desk: Desk, sheet: QDialog) -> None:
    """Back to the window, which the display under the tests does not make active again by itself."""
    sheet.accept()
    QApplication.processEvents()
    desk.window.activateWindow()
    desk.window.list.view.setFocus()
    QApplication.processEvents()
    assert desk.window.isActiveWindow()


def answer(sheet: KeyboardSheet) -> str:
    QApplication.processEvents()
    return bare(words_of(sheet))


def test_every_command_is_listed_with_its_keys_and_found_by_name_or_key(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    shown = {each.command.name: [bare(one.text()) for one in each.buttons] for each in sheet.rows}
    assert shown["palette"] == ["Ctrl+K"]
    assert shown["shortcuts"] == ["F1", "?"]
    assert shown["type"] == ["No key"]
    assert shown["end"] == ["Ctrl+Shift+F12"]
    assert shown["free"] == ["Ctrl+Alt+Shift"]
    qtbot.keyClicks(sheet.search, "ctrl+k")
    assert [each.command.name for each in sheet.rows if each.isVisible()] == ["palette"]
    sheet.search.setText("reply")
    assert {each.command.name for each in sheet.rows if each.isVisible()} == {"reply", "switch"}
    sheet.search.setText("zzz")
    assert "No command fits." in answer(sheet)


def test_a_new_key_does_it_at_once_and_the_old_one_no_more(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", Key.Key_P, CTRL)
    assert bare(row_of(sheet, "palette").buttons[0].text()) == "Ctrl+P"
    assert row_of(sheet, "palette").buttons[0].hasFocus()
    assert "Ctrl+P" in desk.memory.kept[NAME]
    close(desk, sheet)
    qtbot.keyClick(desk.window, Key.Key_K, CTRL)
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(desk.window, Key.Key_P, CTRL)
    assert isinstance(QApplication.activeModalWidget(), Palette)


def test_tooltips_menus_help_and_palette_show_the_keys_as_they_are_set(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "reports", Key.Key_F9)
    press_for(sheet, qtbot, "merge", Key.Key_M, ALT)
    press_for(sheet, qtbot, "settings", Key.Key_F8)
    close(desk, sheet)
    qtbot.waitUntil(lambda: "F9" in desk.window.rail.reports.toolTip())
    menu = desk.window.conversation.header.more.menu()
    assert any(action.text().endswith("\tAlt+M") for action in menu.actions())
    desk.window.run("shortcuts")
    help_sheet = QApplication.activeModalWidget()
    assert isinstance(help_sheet, ShortcutsSheet)
    assert all(key in words_of(help_sheet) for key in ("F9", "Alt+M", "F8"))
    assert "Ctrl+6" not in words_of(help_sheet)
    help_sheet.reject()
    desk.window.run("palette")
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    palette.field.setText("reports")
    assert palette._model.item(0).data(int(Qt.ItemDataRole.AccessibleTextRole)) == "Reports, F9"


def test_a_clash_names_the_other_command_and_is_settled_by_a_choice(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", Key.Key_N, CTRL)
    assert "Ctrl+N belongs to “New ticket”." in answer(sheet)
    no = button(sheet, "Cancel")
    assert no.hasFocus(), "the safe answer"
    qtbot.keyClick(no, Key.Key_Space)
    assert "belongs to" not in answer(sheet)
    assert bare(row_of(sheet, "palette").buttons[0].text()) == "Ctrl+K"
    press_for(sheet, qtbot, "palette", Key.Key_N, CTRL)
    qtbot.mouseClick(button(sheet, "Take it away there"), LEFT)
    assert bare(row_of(sheet, "palette").buttons[0].text()) == "Ctrl+N"
    assert bare(row_of(sheet, "new").buttons[0].text()) == "No key"
    assert "belongs to" not in answer(sheet)


def test_T4_nobody_takes_the_key_that_ends_a_session_and_it_is_never_empty(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", Key.Key_F12, CTRL | SHIFT)
    assert "“End” is never without a key." in answer(sheet)
    assert not [one for one in sheet.findChildren(QPushButton) if bare(one.text()) == "Take it away there"]
    press_for(sheet, qtbot, "end", Key.Key_Backspace)
    assert bare(row_of(sheet, "end").buttons[0].text()) == "Ctrl+Shift+F12"
    assert "“End” is never without a key." in answer(sheet)
    press_for(sheet, qtbot, "end", Key.Key_E)
    assert "Ending a session needs F1 to F12" in answer(sheet)
    press_for(sheet, qtbot, "end", Key.Key_F4, CTRL | SHIFT)
    close(desk, sheet)
    desk.show("live-session")
    qtbot.keyClick(desk.window, Key.Key_F12, CTRL | SHIFT)
    assert desk.of(EndSession) == []
    qtbot.keyClick(desk.window, Key.Key_F4, CTRL | SHIFT)
    assert len(desk.of(EndSession)) == 1


def test_keys_that_only_qualify_others_are_taken_when_they_are_let_go(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    at = row_of(sheet, "free").buttons[0]
    at.setFocus()
    qtbot.keyClick(at, Key.Key_Space)
    qtbot.keyPress(at, Key.Key_Control)
    qtbot.keyPress(at, Key.Key_Meta, CTRL)
    qtbot.keyRelease(at, Key.Key_Meta, CTRL)
    assert bare(row_of(sheet, "free").buttons[0].text()) == "Ctrl+Meta"


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Tab])
def test_escape_and_tab_let_the_key_be(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", key)
    assert bare(row_of(sheet, "palette").buttons[0].text()) == "Ctrl+K"
    assert not row_of(sheet, "palette").buttons[0].is_listening
    assert sheet.isVisible()


def test_a_key_is_taken_away_and_comes_back_alone_or_with_all_others(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    assert not sheet.all_usual.isEnabled()
    press_for(sheet, qtbot, "search", Key.Key_Delete, place=1)
    press_for(sheet, qtbot, "note", Key.Key_Q)
    assert [bare(one.text()) for one in row_of(sheet, "search").buttons] == ["Ctrl+F", "No key"]
    qtbot.mouseClick(row_of(sheet, "search").usual, LEFT)
    assert [bare(one.text()) for one in row_of(sheet, "search").buttons] == ["Ctrl+F", "S"]
    assert not row_of(sheet, "search").usual.isVisible()
    assert bare(row_of(sheet, "note").buttons[0].text()) == "Q"
    qtbot.mouseClick(sheet.all_usual, LEFT)
    assert bare(row_of(sheet, "note").buttons[0].text()) == "N"


def test_single_letters_are_switched_off_and_on(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    sheet.letters.setFocus()
    qtbot.keyClick(sheet.letters, Key.Key_Space)
    close(desk, sheet)
    row = desk.window.list.view.currentIndex().row()
    qtbot.keyClick(desk.window.list.view, Key.Key_J)
    assert desk.window.list.view.currentIndex().row() == row
    desk.window.go("settings")
    assert "Single letters are switched off." in words_of(desk.window.settings)
    desk.window.go("inbox")
    sheet = sheet_of(desk)
    assert not sheet.letters.isChecked()
    sheet.letters.click()
    close(desk, sheet)
    qtbot.keyClick(desk.window.list.view, Key.Key_J)
    assert desk.window.list.view.currentIndex().row() == row + 1


def test_another_key_sends_and_ctrl_enter_is_a_line_no_more(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "send", Key.Key_Return, ALT)
    close(desk, sheet)
    qtbot.waitUntil(lambda: bare(desk.window.conversation.composer.hint.text()).startswith("Alt+"))
    composer = desk.window.conversation.composer
    sent: list[int] = []
    composer.text.submitted.connect(lambda: sent.append(1))
    composer.text.setFocus()
    qtbot.keyClick(composer.text, Key.Key_Return, CTRL)
    assert sent == []
    qtbot.keyClick(composer.text, Key.Key_Return, ALT)
    assert sent == [1]


def test_damaged_keys_are_said_where_one_begins_and_where_they_are_set(look: Look, qtbot: QtBot) -> None:
    plain = make(look, qtbot)
    plain.memory.put(NAME, '{"own": {"end": []}}')
    plain.window = AgentWindow(
        look, plain.said.append, lambda: plain.now_ms, plain.memory, lambda: None, lambda: None, lambda: None
    )
    qtbot.addWidget(plain.window)
    plain.window.show()
    sheet = sheet_of(plain)
    assert "Your own keys could not be read." in words_of(plain.window.errors)
    assert "Your own keys could not be read." in words_of(sheet)
    assert bare(row_of(sheet, "end").buttons[0].text()) == "Ctrl+Shift+F12"
    plain.window.rebuild()
    assert "Your own keys could not be read." in words_of(plain.window.errors), "in new clothes, too"
    qtbot.mouseClick(button(sheet, "Usual keys for all"), LEFT)
    assert not sheet.damaged.isVisible()
    assert not sheet.all_usual.isEnabled()
    qtbot.waitUntil(lambda: "could not be read" not in words_of(plain.window.errors))
    assert not plain.window.errors.isVisible()
    again = sheet_of(plain)
    assert "could not be read" not in words_of(again)


def test_esc_lets_a_question_be_and_then_the_sheet(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", Key.Key_N, CTRL)
    qtbot.keyClick(button(sheet, "Cancel"), Key.Key_Escape)
    assert "belongs to" not in answer(sheet)
    assert row_of(sheet, "palette").buttons[0].hasFocus()
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()


def test_rows_stay_where_they_are_when_an_answer_goes(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    QApplication.processEvents()
    at, height = row_of(sheet, "palette").buttons[0], sheet.height()
    place = at.mapTo(sheet, at.rect().topLeft())
    press_for(sheet, qtbot, "palette", Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: sheet.height() > height)
    press_for(sheet, qtbot, "palette", Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: sheet.height() == height)
    assert at.mapTo(sheet, at.rect().topLeft()) == place


def test_whoever_changed_keys_is_where_she_was_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    sheet = sheet_of(desk)
    press_for(sheet, qtbot, "palette", Key.Key_P, CTRL)
    before = desk.window.list
    qtbot.waitUntil(lambda: desk.window.list is not before)
    sheet.accept()
    assert desk.window.focusWidget() is desk.window.list.view


def test_the_settings_and_the_help_lead_to_the_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.go("settings")
    qtbot.mouseClick(button(desk.window.settings, "Change keys…"), LEFT)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, KeyboardSheet)
    sheet.reject()
    qtbot.keyClick(desk.window, Key.Key_F1)
    help_sheet = QApplication.activeModalWidget()
    assert isinstance(help_sheet, ShortcutsSheet)
    qtbot.mouseClick(button(help_sheet, "Change keys…"), LEFT)
    assert isinstance(QApplication.activeModalWidget(), KeyboardSheet)

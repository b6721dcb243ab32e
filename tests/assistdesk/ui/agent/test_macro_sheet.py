"""Macros and saved texts in the settings: the list, the form, what it refuses, removing one."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_macros import DropMacro, SaveMacro
from assistdesk.runtime.snapshot import MacroItem
from assistdesk.ui.agent.macro_sheet import MacroSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import ME, STATES
from tests.kit.words import words_of


def macro() -> MacroItem:
    return STATES["macro-form"].snapshot.macros[1]


def sheet_of(desk: Desk, qtbot: QtBot, item: MacroItem | None, is_admin: bool = False) -> MacroSheet:
    sheet = MacroSheet(desk.means, desk.window, item, is_admin)
    qtbot.addWidget(sheet)
    sheet.open()
    QApplication.processEvents()
    return sheet


def test_the_list_says_what_each_is_and_whose_and_offers_only_what_is_mine_to_change(desk: Desk, qtbot: QtBot) -> None:
    desk.show("macro-settings")
    desk.window.go("settings")
    said = bare(words_of(desk.window.settings.macros))
    for part in ("Ask for the version", "Text", "Mine", "Fixed in the next version", "Macro", "For all"):
        assert part in said
    qtbot.mouseClick(button(desk.window, "Change Fixed in the next version"), Qt.MouseButton.LeftButton)
    assert desk.window.findChild(MacroSheet) is not None
    foreign = replace(macro(), form=replace(macro().form, editable=False))
    desk.show("macro-settings", macros=(foreign,), me=ME)
    assert "Change" not in bare(words_of(desk.window.settings.macros)).split("\n")


def test_a_macro_is_shown_in_its_languages_and_sent_whole(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, macro(), is_admin=True)
    assert sheet.title.text() == "Fixed in the next version"
    sheet.language.buttons["es"].click()
    assert (sheet.title.text(), sheet.text.toPlainText()) == ("Arreglado en la próxima versión", "")
    sheet.text.setPlainText("Hola {{requester.name}}")
    sheet.kind.choose("note")
    sheet.tags.line.setText("known-issue, -open")
    sheet.to_me.setChecked(True)
    sheet.keep()
    wish = desk.of(SaveMacro)[0]
    assert wish == SaveMacro(
        2,
        (("en", "Fixed in the next version"), ("es", "Arreglado en la próxima versión")),
        (
            ("en", "Hello {{requester.name}}, this is fixed in version {{fix_version}}."),
            ("es", "Hola {{requester.name}}"),
        ),
        False,
        "pending",
        "",
        ("known-issue",),
        ("open",),
        True,
        True,
    )


@pytest.mark.parametrize(
    ("title", "text", "es", "goes"),
    [("", "hello", "", False), ("name", "", "", False), ("name", "", "hola", False), ("name", "hello", "hola", True)],
)
def test_a_name_and_a_text_or_a_change_are_needed_in_the_desks_own_language(
    desk: Desk, qtbot: QtBot, title: str, text: str, es: str, goes: bool
) -> None:
    sheet = sheet_of(desk, qtbot, None)
    sheet.title.line.setText(title)
    sheet.text.setPlainText(text)
    sheet.language.buttons["es"].click()
    sheet.text.setPlainText(es)
    sheet.keep()
    assert bool(desk.of(SaveMacro)) is goes
    if not goes:
        assert "both in English" in bare(sheet.title.error.text())
        assert (sheet.title.text(), sheet.text.toPlainText()) == (title, text)


def test_a_change_alone_is_a_macro_and_only_admins_share(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, None)
    assert not sheet.shared.isVisible()
    sheet.title.line.setText("To me")
    sheet.to_me.setChecked(True)
    sheet.keep()
    assert desk.of(SaveMacro) == [SaveMacro(0, (("en", "To me"),), to_me=True)]


def test_removing_asks_first(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, macro())
    qtbot.mouseClick(button(sheet, "Remove"), Qt.MouseButton.LeftButton)
    assert desk.of(DropMacro) == []
    QApplication.processEvents()
    question = QApplication.activeModalWidget()
    assert question is not None
    qtbot.mouseClick(button(question, "Remove"), Qt.MouseButton.LeftButton)
    assert desk.of(DropMacro) == [DropMacro(2)]

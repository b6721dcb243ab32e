"""Macros and saved texts in the settings: the list, the form, what it refuses, removing one."""

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_macros import DropMacro, ReadMacros, SaveMacro
from assistdesk.runtime.snapshot import GroupView, MacroItem
from assistdesk.ui.agent.macro_sheet import MacroSheet
from assistdesk.ui.agent.moment_field import own_zone
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import ME, NOW_MS, STATES
from tests.kit.words import words_of


def macro() -> MacroItem:
    return STATES["macro-form"].snapshot.macros[1]


GROUPS = (GroupView(2, "First line"), GroupView(3, "Zweite Linie"))
NINE_MS, NOON_MS = (int(datetime.datetime(2026, 12, 24, hour).timestamp() * 1_000) for hour in (9, 12))


def sheet_of(desk: Desk, qtbot: QtBot, item: MacroItem | None, is_admin: bool = False) -> MacroSheet:
    sheet = MacroSheet(desk.means, desk.window, item, GROUPS if is_admin else None)
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
    assert desk.of(ReadMacros), "what others made meanwhile is read"
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
    sheet.tags.add(("known-issue",))
    sheet.dropped.line.setText("open")
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


def sent(desk: Desk) -> SaveMacro:
    wish = desk.of(SaveMacro)[-1]
    assert isinstance(wish, SaveMacro)
    return wish


def test_D7_a_text_is_given_its_times_by_keyboard_and_they_are_taken_away_again(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, macro())
    assert (sheet.begins.line.placeholderText(), sheet.ends.line.placeholderText()) == ("At once", "For good")
    assert own_zone() in words_of(sheet)
    sheet.begins.setFocus()
    qtbot.keyClicks(sheet.begins.line, "2026-12-24 9:00")
    qtbot.keyClick(sheet.begins.line, Qt.Key.Key_Tab)
    assert sheet.ends.line.hasFocus()
    qtbot.keyClicks(sheet.ends.line, "2026-12-24 12:00")
    qtbot.keyClick(sheet.ends.line, Qt.Key.Key_Return)
    assert (sent(desk).from_ms, sent(desk).until_ms) == (NINE_MS, NOON_MS)
    timed = replace(macro(), form=replace(macro().form, from_ms=NINE_MS, until_ms=NOON_MS))
    sheet = sheet_of(desk, qtbot, timed)
    assert (sheet.begins.text(), sheet.ends.text()) == ("2026-12-24 09:00", "2026-12-24 12:00")
    sheet.begins.line.clear()
    sheet.ends.line.clear()
    sheet.keep()
    assert (sent(desk).from_ms, sent(desk).until_ms) == (None, None)


@pytest.mark.parametrize(
    ("begins", "ends", "sentence", "at"),
    [
        ("tomorrow", "", "such as 2026-12-24 09:00", "begins"),
        ("", "2026-13-01", "such as 2026-12-24 09:00", "ends"),
        ("", "2026-12-24 24:00", "such as 2026-12-24 09:00", "ends"),
        ("2026-12-24 09:00", "2026-12-24 09:00", "has to come after the beginning", "ends"),
        ("2026-12-24", "2026-12-23 23:59", "has to come after the beginning", "ends"),
    ],
)
def test_a_time_that_cannot_be_is_said_under_its_field_and_what_was_typed_stays(
    desk: Desk, qtbot: QtBot, begins: str, ends: str, sentence: str, at: str
) -> None:
    sheet = sheet_of(desk, qtbot, macro())
    qtbot.keyClicks(sheet.begins.line, begins)
    qtbot.keyClicks(sheet.ends.line, ends)
    qtbot.mouseClick(button(sheet, "Keep"), Qt.MouseButton.LeftButton)
    wrong, other = (sheet.begins, sheet.ends) if at == "begins" else (sheet.ends, sheet.begins)
    assert sentence in wrong.error.text()
    assert (wrong.line.hasFocus(), other.error.text()) == (True, "")
    assert (sheet.begins.text(), sheet.ends.text()) == (begins, ends)
    assert desk.of(SaveMacro) == []
    wrong.line.selectAll()
    qtbot.keyClicks(wrong.line, "2026-12-25" if at == "ends" else "2026-12-24")
    assert not wrong.error.isVisible()
    sheet.keep()
    assert len(desk.of(SaveMacro)) == 1


def test_a_time_that_nobody_touched_stays_exact(desk: Desk, qtbot: QtBot) -> None:
    exact = replace(macro(), form=replace(macro().form, until_ms=NOON_MS + 34_567))
    sheet = sheet_of(desk, qtbot, exact)
    sheet.keep()
    assert sent(desk).until_ms == NOON_MS + 34_567


def test_it_is_shared_with_all_or_with_a_group_and_a_group_goes_when_it_is_mine_again(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, STATES["macro-form"].snapshot.macros[0], is_admin=True)
    sheet.text.setPlainText("Which version?")
    assert not sheet.group.isVisible()
    qtbot.keyClick(sheet.shared, Qt.Key.Key_Space)
    assert sheet.group.isVisible()
    assert [bare(sheet.group.box.itemText(n)) for n in range(3)] == ["All colleagues", "First line", "Zweite Linie"]
    qtbot.keyClick(sheet.group.box, Qt.Key.Key_Down)
    sheet.keep()
    assert (sent(desk).shared, sent(desk).group_id) == (True, 2)
    grouped = replace(macro(), form=replace(macro().form, group_id=77))
    sheet = sheet_of(desk, qtbot, grouped, is_admin=True)
    assert bare(sheet.group.box.currentText()) == "no. 77", "a group that is not known here stays"
    sheet.keep()
    assert sent(desk).group_id == 77
    sheet = sheet_of(desk, qtbot, grouped, is_admin=True)
    qtbot.keyClick(sheet.shared, Qt.Key.Key_Space)
    sheet.keep()
    assert (sent(desk).shared, sent(desk).group_id) == (False, None)


def test_the_list_says_for_whom_it_is_and_its_times_as_long_as_they_change_something(desk: Desk) -> None:
    hour_ms = 3_600_000
    cases = (
        ({"from_ms": NOW_MS + hour_ms}, "Shown from 2026-11-26 11:27", "Not yet"),
        ({"from_ms": NOW_MS + hour_ms, "until_ms": NOW_MS + 2 * hour_ms}, "11:27 until 2026-11-26 12:27", "Not yet"),
        ({"from_ms": NOW_MS - hour_ms, "until_ms": NOW_MS + hour_ms}, "Shown until 2026-11-26 11:27", ""),
        ({"until_ms": NOW_MS - hour_ms}, "Was shown until 2026-11-26 09:27", "No more"),
        ({"from_ms": NOW_MS - hour_ms}, "", ""),
        ({"group_id": 3}, "For Zweite Linie", "For a group"),
        ({"group_id": 77}, "", "For a group"),
    )
    desk.window.go("settings")
    queue = replace(STATES["macro-settings"].snapshot.queue, groups=GROUPS)
    for fields, line, chip in cases:
        one = replace(macro(), form=replace(macro().form, **fields))  # type: ignore[arg-type]
        desk.show("macro-settings", macros=(one,), queue=queue)
        said = bare(words_of(desk.window.settings.macros)).split("\n")
        assert not line or any(line in each for each in said), line
        assert not chip or chip in said, chip
        assert line or not any("Shown" in each for each in said)
    desk.show("macro-settings", macros=(replace(macro(), form=replace(macro().form, from_ms=NOW_MS + hour_ms)),))
    desk.now_ms = NOW_MS + hour_ms
    desk.show("macro-settings", macros=(replace(macro(), form=replace(macro().form, from_ms=NOW_MS + hour_ms)),))
    assert "Not yet" not in words_of(desk.window.settings.macros), "its time has come"

"""The desk in the settings: only what is other is sent, hours have bounds, what was touched stays; whose chats go first."""

import re

from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.settings_shapes import CHAT_PLANS_MAX, DeskSettingsIn, DeskSettingsOut
from assistdesk.core.desk.shapes_organizations import OrganizationOut
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from assistdesk.runtime.snapshot_organizations import OrganizationsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.ui.agent.chat_plans_sheet import ChatPlansSheet
from assistdesk.ui.agent.desk_settings import DeskSettingsCard
from assistdesk.ui.agent.words_line import WordsLine
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import ME
from tests.kit.words import words_of

ADMIN = replace(ME, role="admin")
LEFT = Qt.MouseButton.LeftButton
KEPT = DeskSettingsOut(own_groups_only=False, close_after_h=96)


def card_of(desk: Desk, view: DeskSettingsView, **more: object) -> DeskSettingsCard:
    desk.show("people", **{"me": ADMIN, "desk_settings": view} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.desk


def wishes(desk: Desk) -> list[SaveDeskSettings]:
    return [wish for wish in desk.of(SaveDeskSettings) if isinstance(wish, SaveDeskSettings)]


def test_admins_alone_see_what_is_set(desk: Desk) -> None:
    card = card_of(desk, DeskSettingsView())
    assert desk.of(ReadDeskSettings)
    assert not card.save_button.isEnabled()
    card = card_of(desk, DeskSettingsView(DeskSettingsOut(own_groups_only=True, close_after_h=None)))
    assert (card.own_groups.isChecked(), card.closes.isChecked(), card.hours.isVisible()) == (True, False, False)
    card = card_of(desk, DeskSettingsView(KEPT))
    assert (card.own_groups.isChecked(), card.closes.isChecked(), card.hours.text()) == (False, True, "96")
    assert card.hours.isVisible()
    assert card.save_button.isEnabled()
    assert not card_of(desk, DeskSettingsView(KEPT), me=ME).isVisible()


def test_what_was_touched_stands_in_a_window_that_is_built_anew(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    card.own_groups.click()
    card.hours.line.setText("48")
    change_look(desk)
    card = desk.window.settings.desk
    qtbot.mouseClick(card.save_button, LEFT)
    (wish,) = wishes(desk)
    assert wish.changed == DeskSettingsIn(own_groups_only=True, close_after_h=48)
    change_look(desk)
    assert not desk.window.settings.desk.save_button.isEnabled()  # its answer is on its way
    card = card_of(desk, DeskSettingsView(DeskSettingsOut(own_groups_only=True, close_after_h=48), answered=wish.form))
    assert card.said.isVisible()
    assert card.save_button.isEnabled()


def test_only_what_is_other_is_sent_and_the_answer_is_said(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    qtbot.mouseClick(card.save_button, LEFT)
    assert wishes(desk) == []
    assert "Nothing here is other" in card.said.text()
    card.own_groups.click()
    assert not card.said.isVisible()
    qtbot.mouseClick(card.save_button, LEFT)
    card.save()
    [wish] = wishes(desk)
    assert wish.changed == DeskSettingsIn(own_groups_only=True)
    assert wish.changed.close_after_h is UNSET
    assert not card.save_button.isEnabled()
    narrow = replace(KEPT, own_groups_only=True)
    card_of(desk, DeskSettingsView(narrow, wish.form))
    assert "Kept." in card.said.text()
    assert card.save_button.isEnabled()
    card.closes.click()
    card.save()
    assert wishes(desk)[1].changed == DeskSettingsIn(close_after_h=None)
    card_of(desk, DeskSettingsView(narrow, wishes(desk)[1].form, Cause("forbidden")))
    assert card.said.text()
    assert "Kept." not in card.said.text()
    assert not card.closes.isChecked(), "what was refused stays to be tried again"


def test_hours_are_whole_and_have_bounds(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    for wrong in ("0", "673", "1.5", "", "²"):
        card.hours.line.setText(wrong)
        card.save()
        assert "1 to 672" in card.hours.error.text()
    assert wishes(desk) == []
    card.hours.line.clear()
    qtbot.keyClicks(card.hours.line, "672")
    assert not card.hours.error.isVisible()
    qtbot.keyClick(card.hours.line, Qt.Key.Key_Return)
    assert wishes(desk)[0].changed == DeskSettingsIn(close_after_h=672)


def test_how_long_a_call_rings_is_whole_minutes_with_bounds(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    assert card.rings.text() == "5"
    for wrong in ("0", "61", "", "²"):
        card.rings.line.setText(wrong)
        card.save()
        assert "1 to 60" in card.rings.error.text()
    assert wishes(desk) == []
    card.rings.line.clear()
    qtbot.keyClicks(card.rings.line, "12")
    change_look(desk)
    card = desk.window.settings.desk
    card_of(desk, DeskSettingsView(replace(KEPT, call_rings_min=7)))
    assert card.rings.text() == "12", "what was touched is left alone"
    qtbot.keyClick(card.rings.line, Qt.Key.Key_Return)
    [wish] = wishes(desk)
    assert wish.changed == DeskSettingsIn(call_rings_min=12)
    card_of(desk, DeskSettingsView(replace(KEPT, call_rings_min=9), wish.form))
    assert card.rings.text() == "9", "what the relay answered stands there"


def test_what_was_touched_is_left_alone_when_a_colleague_changes_something(desk: Desk) -> None:
    card = card_of(desk, DeskSettingsView(KEPT))
    card.hours.line.setText("24")
    card_of(desk, DeskSettingsView(DeskSettingsOut(own_groups_only=True, close_after_h=48)))
    assert (card.own_groups.isChecked(), card.hours.text()) == (True, "24")
    card.save()
    assert wishes(desk)[0].changed == DeskSettingsIn(close_after_h=24)


# --- whose chats go first ---------------------------------------------------------------------------------------------

ORDERED = replace(KEPT, chat_plans=("premium", "school", "basic"), row_version=4)


def sheet_of(desk: Desk) -> ChatPlansSheet:
    return desk.window.findChildren(ChatPlansSheet)[-1]


def opened(desk: Desk, kept: DeskSettingsOut = ORDERED) -> ChatPlansSheet:
    card_of(desk, DeskSettingsView(kept)).edit_plans()
    QApplication.processEvents()
    return sheet_of(desk)


def listed(within: QWidget) -> list[str]:
    QApplication.processEvents()
    return re.findall(r"[0-9]+\.  (.+)", bare(words_of(within)))


def test_the_plans_that_go_first_stand_there_in_their_order_for_admins_once_they_are_read(desk: Desk) -> None:
    card = card_of(desk, DeskSettingsView())
    assert not card.order_button.isEnabled()
    assert "No plan goes first" not in words_of(card)
    card = card_of(desk, DeskSettingsView(ORDERED))
    assert listed(card) == ["premium", "school", "basic"]
    assert "No plan goes first" in words_of(card_of(desk, DeskSettingsView(replace(KEPT, chat_plans=()))))
    assert listed(card) == []


def test_the_order_is_changed_by_mouse_and_sent_with_the_version_that_was_seen(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, DeskSettingsView(ORDERED))
    qtbot.mouseClick(button(card, "Change the order"), LEFT)
    sheet = sheet_of(desk)
    assert "from now on" in words_of(sheet)
    assert not button(sheet, "Move “premium” up").isEnabled()
    assert not button(sheet, "Move “basic” down").isEnabled()
    qtbot.mouseClick(button(sheet, "Move “basic” up"), LEFT)
    qtbot.mouseClick(button(sheet, "Take “school” off the list"), LEFT)
    assert listed(sheet) == ["premium", "basic"]
    qtbot.mouseClick(button(sheet, "Keep"), LEFT)
    [wish] = wishes(desk)
    assert wish.changed == DeskSettingsIn(chat_plans=("premium", "basic"), row_version=4)
    kept = replace(ORDERED, chat_plans=("premium", "basic"), row_version=5)
    card = card_of(desk, DeskSettingsView(kept, wish.form))
    assert not sheet.isVisible()
    assert listed(card) == ["premium", "basic"]


def test_the_order_is_changed_by_keyboard_alone_and_the_key_that_moved_a_plan_moves_it_again(
    desk: Desk, qtbot: QtBot
) -> None:
    sheet = opened(desk)
    assert sheet.plan.line.hasFocus()
    qtbot.keyClicks(sheet.plan.line, " city   council ")
    qtbot.keyClick(sheet.plan.line, Qt.Key.Key_Return)
    assert listed(sheet) == ["premium", "school", "basic", "city council"]
    assert sheet.plan.text() == ""
    up = button(sheet, "Move “city council” up")
    up.setFocus()
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert listed(sheet) == ["city council", "premium", "school", "basic"]
    assert button(sheet, "Move “city council” down").hasFocus(), "it is at the top, and the way back is at hand"
    qtbot.keyClick(button(sheet, "Move “city council” down"), Qt.Key.Key_Tab)
    assert button(sheet, "Take “city council” off the list").hasFocus()
    qtbot.keyClick(button(sheet, "Take “city council” off the list"), Qt.Key.Key_Space)
    assert sheet.plan.line.hasFocus()
    qtbot.keyClicks(sheet.plan.line, "club")
    sheet.keep()
    assert wishes(desk)[0].changed.chat_plans == ("premium", "school", "basic", "club"), "what stands there counts too"


def test_no_plan_twice_no_empty_one_and_no_more_than_the_relay_takes(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    sheet.add()
    assert "Give the name of a plan" in sheet.plan.error.text()
    qtbot.keyClicks(sheet.plan.line, "PREMIUM")
    assert not sheet.plan.error.isVisible()
    sheet.keep()
    assert "in the list already" in sheet.plan.error.text()
    assert wishes(desk) == []
    many = replace(ORDERED, chat_plans=tuple(f"plan {number}" for number in range(CHAT_PLANS_MAX)))
    card_of(desk, DeskSettingsView(many)).edit_plans()
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.plan.line, "one more")
    sheet.add()
    assert "At most 20" in bare(sheet.plan.error.text())
    assert sheet.plan.text() == "one more"


def test_without_any_plan_it_says_so(desk: Desk) -> None:
    sheet = opened(desk, replace(KEPT, chat_plans=("premium",)))
    sheet.remove("premium")
    assert "No plan goes first" in words_of(sheet)
    sheet.keep()
    assert wishes(desk)[0].changed.chat_plans == ()


def test_a_colleague_s_other_order_stands_beside_mine_and_nothing_is_lost(desk: Desk) -> None:
    sheet = opened(desk)
    sheet.move_plan("school", -1)
    sheet.keep()
    theirs = replace(ORDERED, chat_plans=("basic",), row_version=5)
    card_of(desk, DeskSettingsView(theirs, wishes(desk)[0].form, Cause("row_version")))
    assert sheet.isVisible()
    assert "Plan: “basic” there, “school, premium, basic” here" in bare(sheet.error.text())
    assert listed(sheet) == ["school", "premium", "basic"]
    sheet.keep()
    assert wishes(desk)[1].changed == DeskSettingsIn(chat_plans=("school", "premium", "basic"), row_version=5)
    card_of(desk, DeskSettingsView(theirs, wishes(desk)[1].form, Cause("unreachable")))
    assert sheet.error.isVisible()
    assert sheet.keep_button.isEnabled()


def test_what_a_colleague_changed_elsewhere_in_the_settings_is_in_nobody_s_way(desk: Desk) -> None:
    sheet = opened(desk)
    sheet.remove("basic")
    sheet.keep()
    theirs = replace(ORDERED, own_groups_only=True, row_version=5)
    card_of(desk, DeskSettingsView(theirs, wishes(desk)[0].form, Cause("row_version")))
    assert not sheet.error.isVisible()
    assert wishes(desk)[1].changed == DeskSettingsIn(chat_plans=("premium", "school"), row_version=5)
    card_of(desk, DeskSettingsView(theirs, wishes(desk)[1].form, Cause("row_version")))
    assert sheet.error.isVisible(), "the newest could not be read: it is said, and not tried for ever"


def test_plans_that_organisations_have_are_offered_but_for_those_that_are_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    rows = tuple(OrganizationOut(id=number, name="x", plan=plan) for number, plan in enumerate(("Gold", "Basic"), 1))
    card_of(desk, DeskSettingsView(ORDERED), organizations=OrganizationsView(rows=rows)).edit_plans()
    line = sheet_of(desk).plan.line
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert isinstance(line, WordsLine)
    assert line.offers is not None
    assert [line.offers.list.item(place).text() for place in range(line.offers.list.count())] == ["Gold"]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Gold"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert listed(sheet_of(desk)) == ["premium", "school", "basic", "Gold"]


def test_what_is_added_or_moved_in_a_long_list_is_seen(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, replace(ORDERED, chat_plans=tuple(f"plan {number}" for number in range(12))))
    qtbot.keyClicks(sheet.plan.line, "last")
    qtbot.keyClick(sheet.plan.line, Qt.Key.Key_Return)
    assert not button(sheet, "Move “last” up").visibleRegion().isEmpty()
    for _ in range(12):
        sheet.move_plan("last", -1)
    assert not button(sheet, "Move “last” down").visibleRegion().isEmpty()
    assert button(sheet, "Move “plan 11” up").visibleRegion().isEmpty()

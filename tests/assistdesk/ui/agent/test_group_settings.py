"""Groups in the settings: who sits in each, the sheet that makes and changes one, what it refuses, how an answer closes it."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn, GroupOut
from assistdesk.runtime.intents_groups import ReadGroups, SaveGroup
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.group_settings import GroupSettings
from assistdesk.ui.agent.group_sheet import GroupSheet
from assistdesk.ui.agent.kept_sheet import chosen_number
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.context_snapshots import GROUPS
from tests.kit.rule_snapshots import RULES
from tests.kit.snapshots import ME
from tests.kit.words import words_of

ADMIN = replace(ME, role="admin")
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


def settings_of(desk: Desk, groups: GroupsView = GROUPS, **more: object) -> GroupSettings:
    desk.show("people", **{"me": ADMIN, "groups": groups} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.groups


def sheet_of(desk: Desk) -> GroupSheet:
    return desk.window.findChildren(GroupSheet)[-1]


def sent(desk: Desk) -> SaveGroup:
    wish = desk.of(SaveGroup)[-1]
    assert isinstance(wish, SaveGroup)
    return wish


def test_each_group_stands_there_with_its_members_for_admins_alone(desk: Desk) -> None:
    page = settings_of(desk)
    assert desk.of(ReadGroups)
    said = bare(words_of(page))
    for words in (
        "Billing",
        "Nobody yet",
        "First line",
        "Ana Ruiz, Bo Larsen, Sam Rivera",
        "Second line",
        "Ana Ruiz, 王芳",
    ):
        assert words in said
    assert "no groups yet" not in said
    assert "no groups yet" in words_of(settings_of(desk, GroupsView(was_read=True)))
    assert not settings_of(desk, me=ME).isVisible()


def test_many_members_are_named_in_part(desk: Desk) -> None:
    people = tuple((n, f"Agent {n}", "") for n in range(1, 13))
    group = GroupOut(id=1, name="All", member_ids=tuple(range(1, 13)))
    said = bare(words_of(settings_of(desk, GroupsView((group,), people, True))))
    assert "Agent 8, and 4 more" in said


def test_a_group_is_made_by_keyboard_with_members_found_by_name(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    qtbot.mouseClick(button(page, "New group"), LEFT)
    sheet = sheet_of(desk)
    sheet.keep()
    assert "needs a name" in sheet.name.error.text()
    assert desk.of(SaveGroup) == []
    qtbot.keyClicks(sheet.name.line, " Licences ")
    sheet.tier.choose("L2")
    sheet.boxes[5].click()
    qtbot.keyClicks(sheet.search, "wang")
    assert [user_id for user_id, box in sheet.boxes.items() if box.isVisible()] == [6]
    qtbot.keyClick(sheet.boxes[6], Key.Key_Space)
    assert sheet.count.text() == "2 members"
    qtbot.keyClicks(sheet.search, "nobody")
    assert sheet.nobody.isVisible()
    qtbot.keyClick(sheet.search, Key.Key_Return)
    assert desk.of(SaveGroup) == [], "Enter in the search looks, and keeps nothing"
    qtbot.keyClick(sheet.name.line, Key.Key_Return)
    wish = sent(desk)
    assert (wish.group_id, wish.group) == (
        0,
        GroupIn(name="Licences", tier="L2", external=False, member_ids=(5, 6), lead_ids=(), schedule_id=None),
    )


def test_an_external_group_says_so_and_stays_so(desk: Desk) -> None:
    page = settings_of(desk)
    assert words_of(page).count("External") == 1
    page.edit(GROUPS.groups[2])
    sheet = sheet_of(desk)
    assert sheet.external.isChecked()
    sheet.keep()
    assert sent(desk).group.external
    page.edit(GROUPS.groups[0])
    sheet_of(desk).external.click()
    sheet_of(desk).keep()
    assert (sent(desk).group.name, sent(desk).group.external) == ("Billing", True)


def test_a_refusal_is_said_and_what_was_typed_stays_until_it_is_taken(desk: Desk) -> None:
    settings_of(desk).edit(None)
    sheet = sheet_of(desk)
    sheet.name.line.setText("First line")
    sheet.keep()
    settings_of(desk, replace(GROUPS, answered=sent(desk).sheet, refused=Cause("group_taken")))
    assert "of this name already" in sheet.error.text()
    assert sheet.name.text() == "First line"
    sheet.name.line.setText("Third line")
    sheet.keep()
    settings_of(desk, replace(GROUPS, answered=sent(desk).sheet))
    assert not sheet.isVisible()


def test_a_group_is_shown_as_it_is_and_changed_whole(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    qtbot.mouseClick(button(page, "Change First line"), LEFT)
    sheet = sheet_of(desk)
    assert (sheet.name.text(), sheet.tier.value(), set(sheet.member_ids)) == ("First line", "L1", {3, 4, 5})
    sheet.boxes[4].click()
    sheet.keep()
    wish = sent(desk)
    assert (wish.group_id, set(wish.group.member_ids)) == (2, {3, 5})


def test_before_it_is_kept_it_says_how_many_tickets_those_who_leave_have(desk: Desk) -> None:
    settings_of(desk).edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    assert not sheet.leaving.isVisible()
    sheet.boxes[3].click()
    assert not sheet.leaving.isVisible()
    sheet.boxes[4].click()
    assert "1 ticket will have nobody and stay in the group" in bare(sheet.leaving.text())
    sheet.boxes[5].click()
    assert "7 tickets will have nobody" in bare(sheet.leaving.text())
    for user_id in (4, 5):
        sheet.boxes[user_id].click()
    assert not sheet.leaving.isVisible()


def test_after_a_colleague_s_change_both_values_stand_there_and_what_i_left_alone_is_hers(desk: Desk) -> None:
    page = settings_of(desk)
    page.edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    sheet.boxes[4].click()
    sheet.keep()
    assert isinstance(sent(desk).group, GroupChange)
    theirs = replace(GROUPS.groups[1], name="Front line", member_ids=(3, 5, 6), row_version=7)
    groups = (GROUPS.groups[0], theirs, GROUPS.groups[2])
    settings_of(desk, replace(GROUPS, groups=groups, answered=sent(desk).sheet, refused=Cause("row_version")))
    said = bare(sheet.error.text())
    assert "Members: “Sam Rivera, Bo Larsen, 王芳” there, “Sam Rivera, Bo Larsen” here" in said
    assert (sheet.name.text(), sheet.member_ids) == ("Front line", (5, 3))
    sheet.keep()
    assert sent(desk).group == GroupChange(
        name="Front line", external=False, member_ids=(5, 3), lead_ids=(), row_version=7, schedule_id=1
    )


def test_a_group_is_given_hours_and_they_are_taken_away_again(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk, rules=RULES)
    page.edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    assert bare(sheet.hours.box.currentText()) == "Office"
    sheet.hours.choose("2")
    sheet.keep()
    assert sent(desk).group.schedule_id == 2
    sheet.hours.choose("")
    sheet.keep()
    assert sent(desk).group.schedule_id is None


def test_hours_that_are_not_read_yet_stay_what_they_are(desk: Desk) -> None:
    page = settings_of(desk)
    page.edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    assert bare(sheet.hours.box.currentText()) == "no. 1"
    sheet.keep()
    assert sent(desk).group.schedule_id == 1


def test_a_colleague_s_other_hours_are_said_beside_mine_by_name(desk: Desk) -> None:
    page = settings_of(desk, rules=RULES)
    page.edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    sheet.hours.choose("2")
    sheet.keep()
    theirs = replace(GROUPS.groups[1], schedule_id=None, row_version=9)
    view = replace(GROUPS, groups=(theirs,), answered=sent(desk).sheet, refused=Cause("row_version"))
    desk.show("people", me=ADMIN, groups=view, rules=RULES)
    said = bare(words_of(sheet))
    assert "Those of the organisation or the desk" in said
    assert chosen_number(sheet.hours) == 2


LED = replace(GROUPS.groups[1], lead_ids=(3, 4))
"""*First line*, led by Sam and Ana."""


def led_by(group: GroupOut) -> GroupsView:
    return replace(GROUPS, groups=(GROUPS.groups[0], group, GROUPS.groups[2]))


def test_who_leads_a_group_stands_below_its_members(desk: Desk) -> None:
    said = bare(words_of(settings_of(desk, led_by(LED))))
    assert "Led by Ana Ruiz, Sam Rivera" in said
    assert said.count("Led by") == 1


def test_members_alone_are_made_leads_by_mouse_and_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    settings_of(desk).edit(GROUPS.groups[1])
    sheet = sheet_of(desk)
    assert "next chat out of the group's queue" in words_of(sheet)
    assert [user_id for user_id, box in sheet.leads.items() if box.isVisible()] == [4, 5, 3]
    lead = button(sheet, "Sam Rivera leads")
    assert lead is sheet.leads[3]
    qtbot.mouseClick(lead, LEFT, pos=QPoint(8, lead.height() // 2))
    qtbot.keyClick(sheet.boxes[6], Key.Key_Space)
    sheet.boxes[6].setFocus()
    qtbot.keyClick(sheet.boxes[6], Key.Key_Tab)
    assert sheet.leads[6].hasFocus()
    qtbot.keyClick(sheet.leads[6], Key.Key_Space)
    assert bare(sheet.count.text()) == "4 members  ·  3 leads"
    qtbot.keyClick(sheet.name.line, Key.Key_Return)
    assert set(sent(desk).group.lead_ids or ()) == {3, 4, 6}


def test_whoever_leaves_the_group_leads_it_no_more_and_again_when_she_stays_after_all(desk: Desk) -> None:
    settings_of(desk, led_by(LED)).edit(LED)
    sheet = sheet_of(desk)
    assert set(sheet.lead_ids) == {3, 4}
    sheet.boxes[4].click()
    assert not sheet.leads[4].isVisible()
    assert bare(sheet.count.text()) == "2 members  ·  1 lead"
    sheet.keep()
    assert (set(sent(desk).group.member_ids), sent(desk).group.lead_ids) == ({3, 5}, (3,))
    sheet.boxes[4].click()
    assert sheet.leads[4].isVisible()
    assert set(sheet.lead_ids) == {3, 4}


def test_whom_a_colleague_made_lead_meanwhile_stands_beside_whom_i_did(desk: Desk) -> None:
    settings_of(desk, led_by(LED)).edit(LED)
    sheet = sheet_of(desk)
    sheet.leads[5].click()
    sheet.keep()
    theirs = replace(LED, lead_ids=(4,), row_version=7)
    settings_of(desk, replace(led_by(theirs), answered=sent(desk).sheet, refused=Cause("row_version")))
    said = bare(sheet.error.text())
    assert "Leads: “Ana Ruiz” there, “Sam Rivera, Ana Ruiz, Bo Larsen” here" in said
    assert set(sheet.lead_ids) == {3, 4, 5}
    theirs = replace(theirs, member_ids=(4, 5), row_version=8)
    settings_of(desk, replace(led_by(theirs), answered=sent(desk).sheet, refused=Cause("row_version")))
    sheet.keep()
    settings_of(desk, replace(led_by(theirs), answered=sent(desk).sheet, refused=Cause("row_version")))
    assert set(sheet.member_ids) == {4, 5}
    assert set(sheet.lead_ids) == {4, 5}, "whom a colleague took out of it leads nothing"


def test_a_long_name_does_not_push_the_lead_out_of_sight(desk: Desk) -> None:
    people = ((7, "María del Carmen " * 8, "maria.del.carmen.fernandez.de.la.vega@customers.example.com"),)
    group = GroupOut(id=9, name="Long", member_ids=(7,))
    settings_of(desk, GroupsView((group,), people, True)).edit(group)
    sheet = sheet_of(desk)
    lead = sheet.leads[7]
    assert lead.mapTo(sheet, lead.rect().bottomRight()).x() < sheet.width()

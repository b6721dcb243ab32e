"""What the ticket's head says of a ticket and sets by menus: group, type, severity, language, category, subject, tags."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import ChangeTicket, FindTags
from assistdesk.runtime.snapshot import GroupView, TicketView
from assistdesk.runtime.snapshot_parts import TagsFound
from assistdesk.ui.agent.head_fields import CategorySheet, SubjectSheet, TagsSheet
from assistdesk.ui.text import plain
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import STATES

GROUPS = (GroupView(1, "Support"), GroupView(2, "Printers & <b>scanners</b>"))


def show(desk: Desk, **row: object) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert isinstance(ticket, TicketView)
    desk.show("busy-day", ticket=replace(ticket, row=replace(ticket.row, **row), groups=GROUPS))  # type: ignore[arg-type]


def titles(menu: QMenu) -> list[str]:
    return [bare(action.text()).partition("\t")[0] for action in menu.actions() if action.text()]


def popped() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if bare(action.text()) == words).trigger()
    menu.close()


def inner(desk: Desk, words: str) -> QMenu:
    """The submenu of *More* that is called *words*."""
    more = desk.window.conversation.header.more.menu()
    assert more is not None
    action = next(one for one in more.actions() if bare(one.text()) == words)
    found = action.menu()
    assert isinstance(found, QMenu)
    return found


def test_g_offers_the_groups_and_gives_the_ticket_to_the_chosen_one(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1900, 940)
    show(desk, group_id=1)
    header = desk.window.conversation.header
    assert header.group.isVisible()
    assert bare(header.group.text()) == "Support"
    assert bare(header.group.accessibleName()) == "Group: Support"
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_G)
    menu = popped()
    assert titles(menu) == ["No group", "Support", bare(plain("Printers && <b>scanners</b>"))]
    choose(menu, titles(menu)[2])
    desk.window.run("group")
    choose(popped(), "No group")
    assert desk.of(ChangeTicket) == [
        ChangeTicket(1042, group_id=2, row_version=1),
        ChangeTicket(1042, group_id=0, row_version=1),
    ]


def test_where_there_is_no_room_the_group_is_in_the_menu_of_more(desk: Desk) -> None:
    desk.window.resize(1280, 940)
    show(desk)
    header = desk.window.conversation.header
    assert not header.group.isVisible()
    more = header.more.menu()
    assert more is not None
    next(one for one in more.actions() if bare(one.text()) == "Group\tG").trigger()
    choose(popped(), "Support")
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, group_id=1, row_version=1)]


@pytest.mark.parametrize(
    ("field", "held", "words", "wish"),
    [
        ("Type", {"type": "question"}, "Incident", ChangeTicket(1042, type="incident", row_version=1)),
        ("Type", {"type": "question"}, "No type", ChangeTicket(1042, type="", row_version=1)),
        ("Severity", {"severity": 3}, "1, the worst", ChangeTicket(1042, severity=1, row_version=1)),
        ("Severity", {"severity": 3}, "No severity", ChangeTicket(1042, severity=0, row_version=1)),
        ("Language", {"language": "fr"}, "Español", ChangeTicket(1042, language="es", row_version=1)),
    ],
)
def test_each_field_is_one_press_in_more(
    desk: Desk, field: str, held: dict[str, object], words: str, wish: ChangeTicket
) -> None:
    show(desk, **held)
    choose(inner(desk, field), words)
    desk.window.run(field.lower())
    choose(popped(), words)
    assert desk.of(ChangeTicket) == [wish, wish]


def test_a_language_that_is_in_no_list_is_offered_while_the_ticket_has_it(desk: Desk) -> None:
    show(desk, language="is")
    assert titles(inner(desk, "Language"))[-1] == "Íslenska"
    show(desk, language="es")
    assert "Íslenska" not in titles(inner(desk, "Language"))


def test_the_category_is_a_line_and_enter_keeps_it(desk: Desk, qtbot: QtBot) -> None:
    show(desk, category="vpn")
    desk.window.run("category")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CategorySheet)
    assert sheet.field.text() == "vpn"
    qtbot.keyClick(sheet.field.line, Qt.Key.Key_Return)
    assert desk.of(ChangeTicket) == []  # as it was
    desk.window.run("category")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CategorySheet)
    sheet.field.line.clear()
    qtbot.keyClicks(sheet.field.line, " vpn / split ")
    qtbot.keyClick(sheet.field.line, Qt.Key.Key_Return)
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, category="vpn/split", row_version=1)]


def test_the_subject_can_be_said_better_and_is_never_empty(desk: Desk, qtbot: QtBot) -> None:
    show(desk, subject="help!!!")
    desk.window.run("subject")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, SubjectSheet)
    assert sheet.field.text() == "help!!!"
    sheet.field.line.clear()
    qtbot.keyClick(sheet.field.line, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert desk.of(ChangeTicket) == []
    qtbot.keyClicks(sheet.field.line, " VPN drops  after lunch ")
    qtbot.keyClick(sheet.field.line, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, subject="VPN drops after lunch", row_version=1)]


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("vip", ("export", "needs review", "vip")), ("a b,export,", ("export", "needs review", "a b"))],
)
def test_tags_are_written_in_a_sheet(desk: Desk, qtbot: QtBot, typed: str, tags: tuple[str, ...]) -> None:
    show(desk, tags=("export", "needs review"))
    desk.window.run("tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagsSheet)
    assert sheet.tags.tags == ("export", "needs review")
    qtbot.keyClicks(sheet.tags.line, typed)
    qtbot.mouseClick(button(sheet, "Keep the tags"), Qt.MouseButton.LeftButton)
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, tags=tags, row_version=1)]


def test_the_sheet_takes_all_tags_off_and_enter_in_the_empty_line_keeps(desk: Desk, qtbot: QtBot) -> None:
    show(desk, tags=("export", "needs review"))
    desk.window.run("tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagsSheet)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        qtbot.keyClick(sheet.tags.line, key)
    assert not sheet.isVisible()
    assert desk.of(ChangeTicket) == [ChangeTicket(1042, tags=(), row_version=1)]


def test_known_tags_come_from_what_the_desk_found(desk: Desk, qtbot: QtBot) -> None:
    show(desk, tags=())
    desk.window.run("tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagsSheet)
    qtbot.waitUntil(sheet.tags.line.hasFocus)
    qtbot.keyClicks(sheet.tags.line, "vp")
    assert desk.of(FindTags) == [FindTags("vp")]
    desk.show("busy-day", tags_found=TagsFound("vp", ("vpn",)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(sheet.tags.line, key)
    assert sheet.tags.tags == ("vpn",)
    assert sheet.is_changed()
    sheet.give_up()


def test_tags_that_the_desk_would_refuse_are_said_before(desk: Desk, qtbot: QtBot) -> None:
    show(desk)
    desk.window.run("tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagsSheet)
    qtbot.keyClicks(sheet.tags.line, "x" * 61)
    qtbot.mouseClick(button(sheet, "Keep the tags"), Qt.MouseButton.LeftButton)
    assert sheet.isVisible()
    assert bare(sheet.tags.error.text()) == "At most 50 tags of 60 characters each."
    sheet.give_up()
    assert desk.of(ChangeTicket) == []


def test_the_head_says_what_is_set(desk: Desk) -> None:
    desk.window.resize(1900, 940)
    show(desk, type="incident", severity=2, category="vpn/split")
    facts = desk.window.conversation.header.facts
    assert bare(facts.accessibleName() or facts.text()).endswith("Incident  ·  Severity 2  ·  vpn/split")


def test_a_closed_ticket_is_set_nothing(desk: Desk) -> None:
    show(desk, status="closed")
    for name in ("group", "type", "severity", "language", "category", "subject", "tags"):
        desk.window.run(name)
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    more = desk.window.conversation.header.more.menu()
    assert more is not None
    assert not {"Group", "Type", "Severity", "Language", "Category…", "Subject…", "Tags…"} & set(titles(more))


@pytest.mark.parametrize("is_flagged", [False, True])
def test_a_ticket_is_flagged_for_review_and_the_flag_taken_off_by_one_command(desk: Desk, is_flagged: bool) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert ticket is not None
    desk.show("busy-day", ticket=replace(ticket, row=replace(ticket.row, flagged=is_flagged)))
    desk.window.run("review")
    assert desk.of(ChangeTicket)[-1] == ChangeTicket(ticket.row.id, flagged=not is_flagged)

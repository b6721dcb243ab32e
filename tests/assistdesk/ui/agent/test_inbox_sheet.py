"""What was told to me: a number on the rail, a list that leads to the tickets, a notice with the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import DismissToast, OpenTicket
from assistdesk.runtime.intents_people import LookAtInbox, ReadInbox
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import InboxView, ToldView
from assistdesk.ui.agent.inbox_sheet import InboxSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def sheet_of(desk: Desk, qtbot: QtBot) -> InboxSheet:
    qtbot.mouseClick(desk.window.rail.told, LEFT)
    QApplication.processEvents()
    return desk.window.findChildren(InboxSheet)[-1]


def test_the_rail_counts_what_is_unread(desk: Desk) -> None:
    desk.show("told")
    told = desk.window.rail.told
    assert (told.badge, bare(told.accessibleName())) == ("3", "News for you: 3 unread")
    desk.show("told", inbox=InboxView(unread=100))
    assert told.badge == "99+"
    desk.show("told", inbox=InboxView())
    assert (told.badge, told.accessibleName()) == ("", "News for you")


def test_the_list_is_read_again_when_it_opens_and_leads_to_the_ticket(desk: Desk, qtbot: QtBot) -> None:
    desk.show("told")
    sheet = sheet_of(desk, qtbot)
    assert desk.of(LookAtInbox) == [LookAtInbox()]
    shown = [bare(sheet.list.item(place).text()) for place in range(sheet.list.count())]
    assert shown[0].startswith("Ana Ruiz mentioned you in AD-1042")
    assert shown[1].startswith("陈伟 wrote in AD-1029")
    assert shown[2].startswith("AD-1036 was given to you")
    assert not shown[2].endswith("·"), "nothing was said with it"
    unread = [str(sheet.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Unread") for n in range(4)]
    assert unread == [True, True, True, False]
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Return)
    assert desk.of(OpenTicket) == [OpenTicket(1029)]


def test_what_is_due_is_said_without_a_name(desk: Desk, qtbot: QtBot) -> None:
    kinds = ("due", "due_soon")
    entries = tuple(ToldView(seq, kind, 1042, "Cables", "", "", 0) for seq, kind in enumerate(kinds, 1))
    desk.show("told", inbox=InboxView(entries, unread=2))
    sheet = sheet_of(desk, qtbot)
    assert [bare(sheet.list.item(place).text()).splitlines()[0] for place in range(2)] == [
        "AD-1042 came due  ·  Cables",
        "AD-1042 was due within the hour  ·  Cables",
    ]


def test_all_is_read_by_one_press_and_emptiness_and_trouble_are_said(desk: Desk, qtbot: QtBot) -> None:
    desk.show("told")
    sheet = sheet_of(desk, qtbot)
    qtbot.mouseClick(sheet.read, LEFT)
    assert desk.of(ReadInbox) == [ReadInbox()]
    desk.show("told", inbox=InboxView())
    assert sheet.caption.text().startswith("Nothing was told to you yet.")
    assert not sheet.read.isEnabled()
    desk.show("told", inbox=InboxView(error=Cause("unreachable")))
    assert not sheet.caption.text().startswith("Nothing")


def test_a_notice_leads_to_its_ticket(desk: Desk, qtbot: QtBot) -> None:
    desk.show("told")
    qtbot.mouseClick(button(desk.window.toasts, "Open"), LEFT)
    assert desk.of(OpenTicket) == [OpenTicket(1029)]
    assert desk.of(DismissToast) == [DismissToast(1)]

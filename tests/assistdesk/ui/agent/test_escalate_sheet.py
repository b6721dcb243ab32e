"""Escalating from a ticket: the group chosen, the reason demanded, what happens said before, seen afterwards."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_merging import EscalateTicket
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.escalate_sheet import EscalateSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def open_sheet(desk: Desk) -> EscalateSheet:
    desk.window.run("escalate")
    QApplication.processEvents()
    return desk.window.findChildren(EscalateSheet)[-1]


def test_group_and_reason_make_the_wish_and_without_a_reason_nothing_is_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.show("escalate")
    sheet = open_sheet(desk)
    offered = [sheet.group.box.itemText(place) for place in range(sheet.group.box.count())]
    assert offered == ["Billing", "Second line"]  # "Support" has it
    sheet.group.choose("3")
    assert bare(sheet.keep_button.text()) == "Escalate to Second line"
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(EscalateTicket) == []
    assert "Say why: whoever takes it over reads it first." in bare(words_of(sheet))
    qtbot.keyClicks(sheet.reason, "Needs the vendor")
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.of(EscalateTicket) == [EscalateTicket(1042, 3, "Needs the vendor", 1)]


def test_the_sheet_stays_with_its_reason_until_the_relay_took_it(desk: Desk, qtbot: QtBot) -> None:
    desk.show("escalate")
    sheet = open_sheet(desk)
    sheet.reason.setPlainText("Needs the vendor")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert not sheet.keep_button.isEnabled()
    desk.show("escalate", escalating=AskedView(1, Cause("unreachable")))
    assert sheet.isVisible()
    assert "No connection to the relay." in bare(sheet.error.text())
    assert sheet.reason.toPlainText() == "Needs the vendor"
    change_look(desk)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(EscalateTicket)[-1] == EscalateTicket(1042, 2, "Needs the vendor", 2)
    desk.show("escalate", escalating=AskedView(2))
    assert not sheet.isVisible()


def test_the_sheet_says_who_follows_and_what_the_customer_is_told(desk: Desk) -> None:
    snapshot = desk.show("escalate")
    told = bare(words_of(open_sheet(desk)))
    for sentence in (
        "Nobody has it until one of that group takes it; its status stays.",
        "Ana Ruiz goes on following it.",
        "Lucía Fernández is told nothing.",
    ):
        assert sentence in told
    assert snapshot.ticket is not None
    nobody = replace(snapshot.ticket, row=replace(snapshot.ticket.row, assignee_id=None, assignee_name=""))
    desk.show("escalate", ticket=nobody)
    assert "goes on following" not in bare(words_of(open_sheet(desk)))


def test_without_another_group_the_sheet_says_so_and_a_solved_ticket_opens_none(desk: Desk) -> None:
    snapshot = desk.show("escalate")
    assert snapshot.ticket is not None
    desk.show("escalate", ticket=replace(snapshot.ticket, groups=snapshot.ticket.groups[-1:]))
    sheet = open_sheet(desk)
    assert "There is no other group to escalate to." in bare(words_of(sheet))
    sheet.reject()
    count = len(desk.window.findChildren(EscalateSheet))
    desk.show("escalate", ticket=replace(snapshot.ticket, row=replace(snapshot.ticket.row, status="solved")))
    desk.window.run("escalate")
    assert len(desk.window.findChildren(EscalateSheet)) == count


def test_the_conversation_tells_to_which_group_it_went(desk: Desk) -> None:
    desk.show("escalated")
    bodies = [bare(entry.body) for entry in desk.window.conversation.timeline.entries.entries()]
    assert any("You escalated this to Second line" in body for body in bodies)
    assert "AD-1042 is escalated to Second line." in bare(words_of(desk.window.toasts))
    assert button(desk.window.toasts, "Undo").isVisible()

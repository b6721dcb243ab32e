"""Giving a ticket to another customer: what follows is said before, and the sheet stays until it is so."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_people import DropPeople, FindPeople, GiveToCustomer, GiveToNewCustomer
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import PeopleFound
from assistdesk.ui.agent.requester_sheet import RequesterSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, change_look
from tests.kit.snapshots import LUCIA, STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def sheet_of(desk: Desk) -> RequesterSheet:
    desk.window.run("requester")
    QApplication.processEvents()
    return desk.window.findChildren(RequesterSheet)[-1]


def test_what_follows_is_said_before_it_is_wished(desk: Desk, qtbot: QtBot) -> None:
    desk.show("requester")
    sheet = sheet_of(desk)
    said = bare(words_of(sheet))
    for words in (
        "Whose ticket is AD-1042?",
        "Álvaro Ruiz will be the customer: our replies go to this person.",
        "Lucía Fernández reads no more of it.",
    ):
        assert words in said, words
    sheet.keep_in_copy.setChecked(True)
    assert "Lucía Fernández reads its public part, as until now." in bare(sheet.what.text())
    sheet.list.setCurrentRow(1)
    assert bare(sheet.keep_button.text()) == "Give to Amara Okafor"
    qtbot.mouseClick(sheet.keep_button, LEFT)
    sheet.keep()  # once is enough
    assert desk.of(GiveToCustomer) == [GiveToCustomer(1042, 24, True, 1)]
    desk.show("requester", requester_asked=AskedView(1))
    assert not sheet.isVisible()
    assert desk.of(DropPeople) == [DropPeople()]


def test_whose_it_is_already_cannot_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    desk.show("requester", people_found=PeopleFound(1042, "l", (LUCIA,), ("customer",)))
    sheet = sheet_of(desk)
    assert not sheet.keep_button.isEnabled()
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert desk.of(GiveToCustomer) == []


def test_somebody_new_is_written_down_and_a_refusal_keeps_what_was_typed_also_in_a_new_window(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show("requester", people_found=None)
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.field, "Nuria")
    assert desk.of(FindPeople)[-1] == FindPeople(1042, "Nuria")
    qtbot.mouseClick(sheet.new_button, LEFT)
    assert sheet.name.text() == "Nuria"
    sheet.keep()
    assert sheet.email.error.text()
    sheet.email.line.setText("nuria@example.com")
    sheet.keep()
    assert desk.of(GiveToNewCustomer) == [GiveToNewCustomer(1042, "Nuria", "nuria@example.com", False, 1)]
    change_look(desk)
    desk.show("requester", people_found=None, requester_asked=AskedView(1, Cause("requester_chat")))
    assert "A chat goes on in this ticket: end it first." in bare(words_of(sheet))
    assert sheet.email.text() == "nuria@example.com"
    sheet.keep()
    assert [one.sheet for one in desk.of(GiveToNewCustomer)] == [1, 2]


def test_a_closed_ticket_keeps_its_customer(desk: Desk) -> None:
    ticket = STATES["requester"].snapshot.ticket
    assert ticket is not None
    desk.show("requester", ticket=replace(ticket, row=replace(ticket.row, status="closed")))
    desk.window.run("requester")
    QApplication.processEvents()
    assert desk.window.findChildren(RequesterSheet) == []

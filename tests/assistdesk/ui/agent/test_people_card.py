"""People on a ticket: seen beside it, found, added with what that means said before, taken off."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_people import (
    AddNewPerson,
    AddPerson,
    CopyReadLink,
    DropPeople,
    FindPeople,
    RemovePerson,
)
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import PeopleFound
from assistdesk.ui.agent.person_sheet import PersonSheet
from assistdesk.ui.widgets.buttons import IconButton
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import LUCIA, STATES
from tests.kit.words import words_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def sheet_of(desk: Desk) -> PersonSheet:
    desk.window.run("people")
    QApplication.processEvents()
    return desk.window.findChildren(PersonSheet)[-1]


def test_the_card_shows_who_is_on_it_and_takes_them_off(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    card = desk.window.context.people
    said = bare(words_of(card))
    for words in ("María Núñez", "In copy (CC)  ·  Bright Co.", "Ana Ruiz", "Follows"):
        assert words in said
    cross = button(card, "Take 王芳 off this ticket")
    qtbot.mouseClick(cross, LEFT)
    assert desk.of(RemovePerson) == [RemovePerson(1042, 22)]
    qtbot.mouseClick(button(card, "Copy a link with which María Núñez reads the public part"), LEFT)
    assert desk.of(CopyReadLink) == [CopyReadLink(1042, 21)]
    assert not any("Ana Ruiz reads" in one.accessibleName() for one in card.findChildren(IconButton))
    qtbot.mouseClick(button(card, "Follow"), LEFT)
    assert desk.of(AddPerson) == [AddPerson(1042, 3)]


def test_whoever_takes_somebody_off_by_the_keyboard_stays_in_the_card(desk: Desk, qtbot: QtBot) -> None:
    ticket = desk.show("people").ticket
    assert ticket is not None
    card = desk.window.context.people
    cross = button(card, "Take 王芳 off this ticket")
    cross.setFocus()
    qtbot.keyClick(cross, Key.Key_Space)
    left = tuple(one for one in ticket.participants if one.person.user_id != 22)
    desk.show("people", ticket=replace(ticket, participants=left))
    assert button(card, "Add someone…").hasFocus()


def test_an_expert_is_taken_off_with_what_she_may_so_that_undo_gives_it_back(desk: Desk, qtbot: QtBot) -> None:
    ticket = desk.show("people").ticket
    assert ticket is not None
    expert = replace(ticket.participants[0], role="expert", may_reply=True)
    desk.show("people", ticket=replace(ticket, participants=(expert,)))
    name = expert.person.name
    qtbot.mouseClick(button(desk.window.context.people, f"Take {name} off this ticket"), LEFT)
    assert desk.of(RemovePerson) == [RemovePerson(1042, expert.person.user_id, True)]


def test_a_closed_ticket_shows_them_and_changes_nothing(desk: Desk) -> None:
    snapshot = STATES["people"].snapshot
    assert snapshot.ticket is not None
    closed = replace(snapshot.ticket, row=replace(snapshot.ticket.row, status="closed"))
    desk.show("people", ticket=closed)
    assert "María Núñez" in bare(words_of(desk.window.context.people))
    card = desk.window.context.people
    assert card.folder is not None
    assert card.findChildren(IconButton) == [card.folder.chevron]
    desk.window.run("people")
    assert desk.window.findChildren(PersonSheet) == []


def test_somebody_is_found_by_typing_and_what_she_will_be_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.field, "a")
    assert desk.of(FindPeople) == [FindPeople(1042, "a")]
    desk.show("person")
    assert sheet.list.count() == 4
    assert "Álvaro Ruiz will be in copy: for the public part only, never for notes." in bare(sheet.what.text())
    assert "Another organisation" not in sheet.what.text()
    qtbot.keyClick(sheet.field, Key.Key_Down)
    assert "Another organisation" in sheet.what.text()
    qtbot.keyClick(sheet.field, Key.Key_Down)
    assert "Sam Rivera will follow this ticket" in bare(sheet.what.text())
    qtbot.keyClick(sheet.field, Key.Key_Down)
    assert bare(sheet.what.text()) == "Ana Ruiz is on this ticket already."
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert desk.of(AddPerson) == []
    qtbot.keyClick(sheet.field, Key.Key_Up)
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert desk.of(AddPerson) == [AddPerson(1042, 3, sheet=1)]
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert len(desk.of(AddPerson)) == 1
    desk.show("person", person_asked=AskedView(1))
    assert not sheet.isVisible()
    assert desk.of(DropPeople) == [DropPeople()]


def test_a_refusal_stands_in_the_sheet_with_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    sheet = sheet_of(desk)
    qtbot.mouseClick(sheet.new_button, LEFT)
    sheet.name.line.setText("陈伟")
    sheet.email.line.setText("chen@example.com")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    sheet.name.line.setText("陈伟二")
    assert not sheet.keep_button.isEnabled()
    desk.show("people", person_asked=AskedView(1, Cause("person_many")))
    assert sheet.isVisible()
    assert sheet.error.isVisible()
    assert (sheet.name.text(), sheet.email.text()) == ("陈伟二", "chen@example.com")
    change_look(desk)
    desk.show("people", ticket=None)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(AddNewPerson)[-1] == AddNewPerson(1042, "陈伟二", "chen@example.com", 2)
    assert not sheet.error.isVisible()
    desk.show("people", ticket=None, person_asked=AskedView(2))
    assert not sheet.isVisible()


def test_why_one_was_refused_is_not_said_of_the_next(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    sheet = sheet_of(desk)
    desk.show("person")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    desk.show("person", person_asked=AskedView(1, Cause("unreachable")))
    assert "No connection to the relay." in bare(sheet.error.text())
    assert sheet.keep_button.isEnabled()
    qtbot.keyClick(sheet.field, Key.Key_Down)
    assert not sheet.error.isVisible()


def test_the_sheet_hears_who_was_found_in_a_window_that_was_built_anew(desk: Desk) -> None:
    desk.show("people")
    sheet = sheet_of(desk)
    change_look(desk)
    desk.show("person")
    assert sheet.list.count() == 4
    sheet.reject()
    assert sheet_of(desk) is not sheet


def test_whoever_is_found_goes_to_the_ticket_that_the_sheet_names(desk: Desk, qtbot: QtBot) -> None:
    ticket = desk.show("people").ticket
    assert ticket is not None
    sheet = sheet_of(desk)
    desk.show("person")
    other = replace(ticket, row=replace(ticket.row, id=1041), participants=())
    desk.show("people", ticket=other, people_found=PeopleFound(1041, "t", (LUCIA,), ("customer",)))
    qtbot.keyClicks(sheet.field, "a")
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert desk.of(FindPeople) == [FindPeople(1042, "a")]
    assert [one.ticket_id for one in desk.of(AddPerson) if isinstance(one, AddPerson)] == [1042]


def test_the_customer_and_machines_are_not_added(desk: Desk) -> None:
    snapshot = desk.show("people")
    assert snapshot.ticket is not None
    customer = snapshot.ticket.row.requester
    desk.show("people", people_found=PeopleFound(1042, "l", (customer, customer), ("customer", "bot")))
    sheet = sheet_of(desk)
    assert "is the customer of this ticket" in sheet.what.text()
    assert not sheet.keep_button.isEnabled()
    desk.show("people", people_found=PeopleFound(1042, "x"))
    assert sheet.caption.text() == "Nobody fits. Add a new person below."
    desk.show("people", people_found=PeopleFound(1042, "x", loading=True))
    assert sheet.caption.text() == "Looking…"
    desk.show("people", people_found=PeopleFound(1042, "x", error=Cause("unreachable")))
    assert sheet.caption.text() not in ("Looking…", "Nobody fits. Add a new person below.")


def test_an_expert_writes_notes_and_replies_where_the_switch_says_so(desk: Desk, qtbot: QtBot) -> None:
    snapshot = desk.show("expert")
    card = desk.window.context.people
    assert "Expert without a seat" in words_of(card)
    (box,) = card.findChildren(QCheckBox)
    assert box.isChecked()
    assert bare(box.accessibleName()) == "Ewa Nowak may reply to the customer"
    box.click()
    assert desk.of(AddPerson) == [AddPerson(1042, 25, False)]

    sheet = sheet_of(desk)
    assert "Emre Şahin will see this ticket and write internal notes" in bare(sheet.what.text())
    assert sheet.may_reply.isVisible()
    sheet.may_reply.click()
    qtbot.keyClick(sheet.field, Key.Key_Down)
    assert not sheet.may_reply.isVisible()
    qtbot.keyClick(sheet.field, Key.Key_Up)
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert desk.of(AddPerson)[-1] == AddPerson(1042, 26, True, 1)

    assert snapshot.ticket is not None
    closed = replace(snapshot.ticket, row=replace(snapshot.ticket.row, status="closed"))
    desk.show("expert", ticket=closed)
    assert not card.findChildren(QCheckBox)[-1].isEnabled()


def test_a_new_person_needs_a_name_and_an_address(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.field, "chen@example.com")
    qtbot.mouseClick(sheet.new_button, LEFT)
    assert sheet.email.text() == "chen@example.com"
    assert sheet.name.caption.text() == "Name"  # not the customer's
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert not sheet.name.error.isHidden()
    sheet.name.line.setText("陈伟")
    sheet.email.line.setText("nowhere")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert not sheet.email.error.isHidden()
    assert desk.of(AddNewPerson) == []
    sheet.email.line.setText("chen@example.com")
    qtbot.keyClick(sheet.email.line, Key.Key_Return)
    assert desk.of(AddNewPerson) == [AddNewPerson(1042, "陈伟", "chen@example.com", 1)]

"""A customer's card and its sheet: read first, changed field by field, with her organisation found by name."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_organizations import PersonChange
from assistdesk.runtime.intents_organizations import EraseCustomer, FindOrganizations, ReadCustomer, SaveCustomer
from assistdesk.runtime.snapshot_organizations import CustomerView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.customer_sheet import CustomerSheet
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.organization_snapshots import CUSTOMER, LUCIA, ORGANIZATIONS
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
STATE = "customer-form"


def opened(desk: Desk, customer: CustomerView = CUSTOMER) -> CustomerSheet:
    desk.show(STATE, customer=CustomerView())
    desk.window.run("customer")
    QApplication.processEvents()
    sheet = desk.window.findChildren(CustomerSheet)[-1]
    assert desk.of(ReadCustomer)[-1] == ReadCustomer(11)
    assert not sheet.keep_button.isEnabled()  # what is not read is not written over
    desk.show(STATE, customer=customer)
    return sheet


def wish_of(desk: Desk) -> SaveCustomer:
    wish = desk.of(SaveCustomer)[-1]
    assert isinstance(wish, SaveCustomer)
    return wish


def test_the_card_opens_it_and_only_what_is_other_is_sent(desk: Desk, qtbot: QtBot) -> None:
    desk.show(STATE)
    qtbot.mouseClick(button(desk.window.context.customer, "Change Lucía Fernández"), LEFT)
    QApplication.processEvents()
    sheet = desk.window.findChildren(CustomerSheet)[-1]
    desk.show(STATE)
    assert sheet.emails.text() == "lucia@talleresnorte.example, lucia@casa.example"
    assert sheet.language.value() == "es"
    sheet.emails.line.setText("lucia@casa.example; lucia@talleresnorte.example")
    sheet.language.choose("zh")
    sheet.external.line.clear()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    wish = wish_of(desk)
    emails = ("lucia@casa.example", "lucia@talleresnorte.example")
    assert wish.change == PersonChange(row_version=2, emails=emails, locale="zh", external_id=None)
    desk.show(STATE, customer=replace(CUSTOMER, answered=wish.sheet))
    assert not sheet.isVisible()


def test_an_open_sheet_hears_its_answer_in_a_window_that_was_built_anew(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    sheet.language.choose("zh")
    change_look(desk)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    first = wish_of(desk).sheet
    change_look(desk)
    desk.show(STATE, customer=replace(CUSTOMER, answered=first, refused=Cause("row_version")))
    assert sheet.keep_button.isEnabled()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert wish_of(desk).sheet == first + 1
    desk.show(STATE, customer=replace(CUSTOMER, answered=first + 1))
    assert not sheet.isVisible()


def test_her_organisation_is_chosen_from_what_is_found_by_keys_alone(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    line = sheet.org.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "br")
    assert desk.of(FindOrganizations)[-1] == FindOrganizations("br")
    assert not sheet.offers.isVisible()
    desk.show(STATE, organizations=replace(ORGANIZATIONS, text="br", rows=ORGANIZATIONS.rows[1:]))
    assert sheet.offers.count() == 2
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert sheet.org.error.isVisible()  # typed, and none chosen
    qtbot.keyClick(line, Key.Key_Down)
    qtbot.keyClick(line, Key.Key_Up)
    qtbot.keyClick(line, Key.Key_Return)
    assert line.text() == "Bright Co."
    qtbot.keyClick(line, Key.Key_Return)
    assert wish_of(desk).change == PersonChange(row_version=2, org_id=8)


def test_an_emptied_organisation_takes_her_out_of_it_and_no_find_is_said(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    sheet.org.line.setFocus()
    sheet.org.line.selectAll()
    qtbot.keyClicks(sheet.org.line, "zz")
    desk.show(STATE, organizations=replace(ORGANIZATIONS, text="zz", rows=()))
    assert bare(sheet.org.error.text()) == "No organisation has these words in its name."
    sheet.org.line.selectAll()
    qtbot.keyClick(sheet.org.line, Key.Key_Delete)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert wish_of(desk).change == PersonChange(row_version=2, org_id=None)


def test_refusals_stand_at_their_field_and_a_conflict_shows_both_values(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    sheet.name.line.setText("Lucía F.")
    sheet.emails.line.setText("nobody")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    first = wish_of(desk).sheet
    refused = Cause("invalid", (("field", "user.emails"), ("code", "malformed")))
    desk.show(STATE, customer=replace(CUSTOMER, answered=first, refused=refused))
    assert sheet.emails.error.text() == "This is not written as it should be."
    sheet.emails.line.setText(", ".join(LUCIA.emails))
    qtbot.mouseClick(sheet.keep_button, LEFT)
    theirs = replace(LUCIA, name="Lucía Fernández Ruiz", row_version=3)
    desk.show(STATE, customer=CustomerView(11, theirs, answered=first + 1, refused=Cause("row_version")))
    assert "Customer's name: “Lucía Fernández Ruiz” there, “Lucía F.” here" in bare(sheet.error.text())
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert wish_of(desk).change == PersonChange(row_version=3, name="Lucía F.")


def test_a_colleague_and_somebody_who_cannot_be_read_are_not_changed_here(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, CustomerView(11, error=Cause("unreachable")))
    assert not sheet.keep_button.isEnabled()
    assert sheet.said.text() != "Loading…"
    qtbot.keyClick(sheet, Key.Key_Escape)
    sheet = opened(desk, CustomerView(11, replace(LUCIA, role="agent")))
    assert bare(sheet.said.text()) == "A colleague: only customers are changed here."
    sheet.keep()
    assert desk.of(SaveCustomer) == []


def test_an_admin_erases_her_after_a_question_whose_safe_answer_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    qtbot.mouseClick(button(sheet, "Erase this customer…"), LEFT)
    QApplication.processEvents()
    question = [one for one in desk.window.findChildren(Dialog) if one.isVisible()][-1]
    assert bare(question.windowTitle()) == "Erase Lucía Fernández for good?"
    said = bare(" ".join(label.text() for label in question.findChildren(PlainLabel)))
    assert "Nobody can undo this." in said
    assert "what the customer wrote and sent" in said
    assert "Older backups keep everything." in said
    assert button(question, "Cancel").hasFocus()
    qtbot.keyClick(question, Key.Key_Escape)
    assert desk.of(EraseCustomer) == []
    assert sheet.isVisible()
    sheet.erase.click()
    QApplication.processEvents()
    question = [one for one in desk.window.findChildren(Dialog) if one.isVisible()][-1]
    qtbot.mouseClick(button(question, "Erase for good"), LEFT)
    assert desk.of(EraseCustomer) == [EraseCustomer(11)]
    assert not sheet.isVisible()


def test_agents_are_not_offered_to_erase_her_and_admins_no_colleague(desk: Desk) -> None:
    sheet = opened(desk, CustomerView(11, replace(LUCIA, role="agent")))
    assert not sheet.erase.isEnabled()
    sheet.close()
    QApplication.processEvents()
    agent = STATES[STATE].snapshot.me
    assert agent is not None
    desk.show(STATE, me=replace(agent, role="agent"), customer=CustomerView())
    desk.window.run("customer")
    desk.show(STATE, me=replace(agent, role="agent"))
    QApplication.processEvents()
    sheet = desk.window.findChildren(CustomerSheet)[-1]
    assert sheet.keep_button.isEnabled()
    assert not sheet.erase.isVisible()


@pytest.mark.parametrize(("locale", "said"), [("en", "English"), ("es", "Español"), ("es-MX", "Español de México")])
def test_a_language_without_a_country_is_said_without_one(desk: Desk, locale: str, said: str) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert ticket is not None
    person = replace(ticket.row.requester, locale=locale)
    desk.show("busy-day", ticket=replace(ticket, row=replace(ticket.row, requester=person)))
    lines = words_of(desk.window.context.customer).splitlines()
    assert any(line.split("  ·  ")[0] == said for line in lines), lines


DOUBTED = replace(CUSTOMER, person=replace(LUCIA, org_by_address=True))


def test_what_only_an_address_says_is_told_and_confirmed(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, DOUBTED)
    assert sheet.confirm.isVisible()
    sheet.confirm.click()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert wish_of(desk).change == PersonChange(row_version=2, org_id=7)


def test_nothing_is_confirmed_by_the_way(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, DOUBTED)
    sheet.name.line.setText("Lucía F.")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert wish_of(desk).change == PersonChange(row_version=2, name="Lucía F.")
    qtbot.keyClicks(sheet.org.line, "x")  # another one is looked for: there is nothing to confirm
    assert not sheet.confirm.isVisible()


def test_where_one_of_ours_said_it_nothing_is_asked(desk: Desk) -> None:
    assert not opened(desk).confirm.isVisible()


def test_her_card_says_that_nobody_confirmed_her_organisation(desk: Desk) -> None:
    desk.show(STATE)
    assert "not confirmed" not in bare(words_of(desk.window.context.customer))
    ticket = STATES[STATE].snapshot.ticket
    person = replace(ticket.row.requester, org_by_address=True)
    desk.show(STATE, ticket=replace(ticket, row=replace(ticket.row, requester=person)))
    assert f"{person.organisation}  ·  not confirmed" in bare(words_of(desk.window.context.customer))

"""The desk's own fields beside the conversation: shown, changed, named when a solve lacks them, never lost while typing."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.intents_forms import SetField, SetForm
from assistdesk.runtime.snapshot import Toast
from assistdesk.runtime.snapshot_forms import FormsView, TicketFields
from assistdesk.ui.agent.fields_card import FieldsCard
from assistdesk.ui.widgets.dialogs import Dialog
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import DEVICES, FORMS, HELD, ticket
from tests.kit.snapshots import NOW_MS
from tests.kit.words import words_of


def card_of(desk: Desk, fields: TicketFields = HELD, forms: FormsView = FORMS, **row: object) -> FieldsCard:
    desk.show("people", ticket=ticket(fields, **row), forms=forms)
    return desk.window.context.fields


def test_a_ticket_shows_its_forms_fields_in_their_order_with_what_they_hold(desk: Desk) -> None:
    card = card_of(desk)
    assert list(card.editors) == ["plan", "seats", "serial", "until", "paid"]
    assert card.form is not None
    assert (card.form.value(), card.editors["plan"].read(), card.editors["paid"].read()) == (
        "7",
        (True, "trial"),
        (True, False),
    )
    assert "Seats · needed to solve" in bare(words_of(card))


def test_a_folded_card_says_how_many_a_solve_still_needs(desk: Desk) -> None:
    card = card_of(desk)
    assert card.folder is not None
    assert card.folder.summary.isHidden()
    card.folder.chevron.click()
    assert bare(card.folder.summary.spec.text) == "2 needed"
    assert not card.folder.summary.isHidden()
    card_of(desk, replace(HELD, values=(*HELD.values, ("seats", 3))))
    assert bare(card.folder.summary.spec.text) == "1 needed"
    card_of(desk, replace(HELD, values=(*HELD.values, ("seats", 3), ("serial", "A"))))
    assert card.folder.summary.isHidden()
    card_of(desk, TicketFields(8))
    assert bare(card.folder.summary.spec.text) == "1 needed"
    card_of(desk, TicketFields(8), status="closed")
    assert card.folder.summary.isHidden()


def test_what_is_typed_is_sent_with_enter_and_what_is_chosen_at_once(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    seats = card.editors["seats"].line
    assert seats is not None
    qtbot.keyClicks(seats, "12")
    qtbot.keyClick(seats, Qt.Key.Key_Return)
    box = card.editors["plan"].box
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert desk.of(SetField) == [SetField(1042, "seats", 12, 1), SetField(1042, "plan", "full", 1)]
    assert card.form is not None
    card.form.choose("8")
    card.form.box.activated.emit(0)
    assert desk.of(SetForm) == [SetForm(1042, 8)]


def test_news_of_the_ticket_leaves_the_line_alone_that_is_being_typed_into(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    serial = card.editors["serial"].line
    assert serial is not None
    desk.window.activateWindow()
    serial.setFocus()
    qtbot.keyClicks(serial, "SN-")
    card_of(desk, TicketFields(7, (("seats", 4), ("serial", "other"))))
    assert (serial.text(), card.editors["seats"].read()) == ("SN-", (True, 4))
    desk.show("people", ticket=ticket(TicketFields(), id=1043), forms=FORMS)
    assert desk.of(SetField) == [SetField(1042, "serial", "SN-", 1)], "another ticket: what was typed went to the first"


def test_what_is_typed_names_the_ticket_as_it_was_when_the_typing_began(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk, row_version=4)
    serial = card.editors["serial"].line
    assert serial is not None
    desk.window.activateWindow()
    serial.setFocus()
    qtbot.keyClicks(serial, "SN-")
    card_of(desk, TicketFields(7, (("serial", "other"),)), row_version=5)
    qtbot.keyClick(serial, Qt.Key.Key_Return)
    assert desk.of(SetField) == [SetField(1042, "serial", "SN-", 4)]


def test_a_refused_change_gives_way_to_what_the_ticket_holds(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    box = card.editors["plan"].box
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert card.editors["plan"].read() == (True, "full")
    assert card.form is not None
    card.form.choose("8")
    card_of(desk, replace(HELD, revision=1))
    assert card.editors["plan"].read() == (True, "trial")
    assert card.form.value() == "7"


def test_a_refused_write_leaves_the_line_alone_that_is_being_typed_into(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    serial = card.editors["serial"].line
    assert serial is not None
    desk.window.activateWindow()
    serial.setFocus()
    qtbot.keyClicks(serial, "SN-")
    card_of(desk, replace(HELD, revision=1))
    qtbot.keyClicks(serial, "4")
    qtbot.keyClick(serial, Qt.Key.Key_Return)
    assert desk.of(SetField) == [SetField(1042, "serial", "SN-4", 1)]


def test_what_a_solve_lacks_is_marked_and_the_toast_leads_there(desk: Desk, qtbot: QtBot) -> None:
    lacking = replace(HELD, lacking=("seats", "serial"))
    toast = Toast(9, "required_on_solve", (("fields", "Seats, Serial number"),), until_ms=NOW_MS + 8_000, opens=1042)
    desk.show("people", ticket=ticket(lacking), forms=FORMS, toasts=(toast,))
    card = desk.window.context.fields
    assert card.editors["seats"].error.text() == "This is needed to solve the ticket."
    assert card.editors["until"].error.text() == ""
    assert "Seats, Serial number" in bare(words_of(desk.window.toasts))
    desk.window.conversation.composer.text.setFocus()
    qtbot.mouseClick(button(desk.window, "Fill in"), Qt.MouseButton.LeftButton)
    assert desk.of(OpenTicket) == [OpenTicket(1042)]
    assert desk.window.focusWidget() is card.editors["seats"].line
    card_of(desk, TicketFields(7, (("seats", 2), ("serial", "SN-1"))))
    assert card.editors["seats"].error.text() == ""


def test_the_key_goes_to_the_first_field(desk: Desk) -> None:
    card = card_of(desk)
    desk.window.run("fields")
    QApplication.processEvents()
    assert desk.window.focusWidget() is card.editors["plan"].box


def test_a_link_belongs_to_its_option_and_asks_before_it_opens(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    assert card.links is not None
    opened: list[str] = []
    card.links._open_url = opened.append
    assert "https://help.example.com/licences/trial" in bare(words_of(card.links))
    qtbot.mouseClick(button(card, "Open What a trial can do…"), Qt.MouseButton.LeftButton)
    dialog = desk.window.findChildren(Dialog)[-1]
    assert "https://help.example.com/licences/trial" in bare(words_of(dialog))
    assert opened == []
    qtbot.mouseClick(button(dialog, "Open in browser"), Qt.MouseButton.LeftButton)
    assert opened == ["https://help.example.com/licences/trial"]
    card_of(desk, TicketFields(7, (("plan", "full"),)))
    assert not card.links.isVisible()


def test_a_closed_ticket_shows_what_it_holds_and_takes_nothing(desk: Desk) -> None:
    card = card_of(desk, status="closed")
    assert card.editors == {}
    said = bare(words_of(card))
    assert "Trial" in said
    assert "No" in said


def test_a_desk_without_forms_shows_none_and_a_value_without_a_form_is_not_hidden(desk: Desk) -> None:
    assert not card_of(desk, TicketFields(), FormsView()).isVisible()
    card = card_of(desk, TicketFields(None, (("serial", "SN-1"),)), FormsView((), FORMS.fields))
    assert list(card.editors) == ["serial"]
    assert card_of(desk, TicketFields(DEVICES.id, ())).editors.keys() == {"serial"}

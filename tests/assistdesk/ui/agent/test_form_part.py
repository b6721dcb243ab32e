"""A form in *New ticket*: its fields, what does not fit, what is kept while another form is looked at."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import NewTicket
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.form_part import FormPart
from assistdesk.ui.agent.sheets import NewTicketSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.form_states import DEVICES, FORMS, SEATS
from tests.kit.words import words_of


def sheet_of(desk: Desk, forms: FormsView = FORMS) -> NewTicketSheet:
    desk.show("people", forms=forms)
    desk.window.run("new")
    QApplication.processEvents()
    return desk.window.findChildren(NewTicketSheet)[-1]


def test_a_form_brings_its_fields_and_they_go_along(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    assert desk.of(ReadForms)
    sheet.form.form.choose("7")
    editors = {one.field.key: one for one in sheet.form.editors}
    assert list(editors) == ["plan", "seats", "serial", "until", "paid"]
    plan, seats = editors["plan"].box, editors["seats"].line
    assert plan is not None
    assert seats is not None
    plan.setCurrentIndex(1)
    plan.activated.emit(1)
    assert "What a trial can do" in bare(words_of(sheet.form.links))
    qtbot.keyClicks(seats, "many")
    sheet.subject.line.setText("No licence")
    sheet.name.line.setText("Lucía")
    sheet.text.setPlainText("It asks for a licence.")
    sheet.make()
    assert desk.of(NewTicket) == []
    assert sheet.focusWidget() is seats
    seats.setText("12")
    sheet.form.form.choose("8")
    sheet.form.form.choose("7")
    sheet.make()
    wish = desk.of(NewTicket)[0]
    assert isinstance(wish, NewTicket)
    assert (wish.ticket.form_id, wish.ticket.custom) == (7, (("plan", "trial"), ("seats", 12)))


def test_a_desk_without_forms_asks_as_before(desk: Desk) -> None:
    sheet = sheet_of(desk, FormsView())
    assert not sheet.form.isVisible()
    sheet.subject.line.setText("s")
    sheet.name.line.setText("n")
    sheet.text.setPlainText("b")
    sheet.make()
    wish = desk.of(NewTicket)[0]
    assert isinstance(wish, NewTicket)
    assert (wish.ticket.form_id, wish.ticket.custom) == (None, ())


def test_what_was_filled_in_before_stands_there_again_also_what_the_form_asks_for_no_more(desk: Desk) -> None:
    part = FormPart(desk.look, FORMS)
    part.write_again(8, (("serial", "SN-1"), ("seats", 12), ("gone", "x")))
    assert part.form_id == 8
    assert part.read() == (("serial", "SN-1"), ("seats", 12))
    part.form.choose("")
    assert dict(part.read() or ()) == {"serial": "SN-1", "seats": 12}


def test_what_was_filled_in_for_a_form_that_is_gone_can_be_taken_out(desk: Desk) -> None:
    part = FormPart(desk.look, FormsView((DEVICES,), (SEATS,), was_read=True))
    part.write_again(7, (("seats", 12), ("plan", "trial")))
    assert part.form_id is None
    (seats,) = part.editors
    assert part.read() == (("seats", 12),)
    assert seats.line is not None
    seats.line.setText("")
    assert part.read() == ()


def test_a_value_that_does_not_fit_stays_to_be_mended(desk: Desk) -> None:
    part = FormPart(desk.look, FORMS)
    part.write_again(7, (("until", "soon"),))
    assert part.read() is None
    line = next(one.line for one in part.editors if one.field.key == "until")
    assert line is not None
    assert line.text() == "soon"


def test_a_desk_without_forms_shows_what_was_filled_in_once(desk: Desk) -> None:
    part = FormPart(desk.look, FormsView((), (SEATS,), was_read=True))
    part.write_again(7, (("seats", 12),))
    assert not part.isHidden()
    part.write_again(None, ())
    assert part.isHidden()


def test_before_anything_is_known_of_forms_what_was_filled_in_goes_on_as_it_is(desk: Desk) -> None:
    part = FormPart(desk.look, FormsView())
    part.write_again(7, (("seats", 12),))
    assert (part.form_id, part.read()) == (7, (("seats", 12),))

"""A form in *New ticket*: its fields, what does not fit, what is kept while another form is looked at."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import NewTicket
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.ui.agent.sheets import NewTicketSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.form_states import FORMS
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
    assert (wish.form_id, wish.custom) == (7, (("plan", "trial"), ("seats", 12)))


def test_a_desk_without_forms_asks_as_before(desk: Desk) -> None:
    sheet = sheet_of(desk, FormsView())
    assert not sheet.form.isVisible()
    sheet.subject.line.setText("s")
    sheet.name.line.setText("n")
    sheet.text.setPlainText("b")
    sheet.make()
    wish = desk.of(NewTicket)[0]
    assert isinstance(wish, NewTicket)
    assert (wish.form_id, wish.custom) == (None, ())

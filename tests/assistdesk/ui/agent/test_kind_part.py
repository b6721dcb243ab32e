"""*New ticket*: its kind, and of a task when it is due; nothing that was typed is lost."""

from PySide6.QtWidgets import QApplication

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime.intents import NewTicket, SetAsideTicket
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.moment_field import read_moment
from assistdesk.ui.agent.sheets import NewTicketSheet
from tests.assistdesk.ui.agent.conftest import Desk
from tests.assistdesk.ui.agent.test_owner_part import sheet_of

DUE = "2027-03-01 09:00"


def due() -> str:
    at_ms = read_moment(DUE)
    assert at_ms is not None
    return to_rfc3339(at_ms)


def test_a_ticket_has_no_type_and_no_due_date_unless_they_are_chosen(desk: Desk) -> None:
    sheet = sheet_of(desk)
    assert not sheet.kind.due.isVisible()
    sheet.make()
    made = desk.of(NewTicket)[-1].ticket
    assert (made.type, made.due_at) == (None, None)


def test_a_task_is_asked_when_it_is_due_and_goes_without_too(desk: Desk) -> None:
    sheet = sheet_of(desk)
    sheet.kind.kind.choose("task")
    assert sheet.kind.due.isVisible()
    sheet.make()
    assert (desk.of(NewTicket)[-1].ticket.type, desk.of(NewTicket)[-1].ticket.due_at) == ("task", None)
    sheet = sheet_of(desk)
    sheet.kind.kind.choose("task")
    sheet.kind.due.line.setText(DUE)
    sheet.make()
    assert (desk.of(NewTicket)[-1].ticket.type, desk.of(NewTicket)[-1].ticket.due_at) == ("task", due())


def test_what_is_no_time_is_said_and_what_was_typed_is_there_when_it_is_a_task_again(desk: Desk) -> None:
    sheet = sheet_of(desk)
    sheet.kind.kind.choose("task")
    for wrong in ("tomorrow", "1999-01-01"):
        sheet.kind.due.line.setText(wrong)
        sheet.make()
        assert (desk.of(NewTicket), sheet.isVisible(), sheet.kind.due.line.hasFocus()) == ([], True, True)
    sheet.kind.kind.choose("incident")
    sheet.make()
    assert (desk.of(NewTicket)[-1].ticket.type, desk.of(NewTicket)[-1].ticket.due_at) == ("incident", None)
    sheet.kind.kind.choose("task")
    assert sheet.kind.due.text() == "1999-01-01"


def test_what_was_set_aside_is_written_again_as_it_was(desk: Desk) -> None:
    for typed, kept in ((DUE, due()), ("after lunch", "after lunch")):
        sheet = sheet_of(desk)
        sheet.kind.kind.choose("task")
        sheet.kind.due.line.setText(typed)
        sheet.reject()
        ticket = desk.of(SetAsideTicket)[-1].ticket
        assert (ticket.type, ticket.due_at) == ("task", kept)
        again = opened(desk, ticket, Cause("set_aside"))
        assert (again.kind.type, again.kind.due.isVisible(), again.kind.due.text()) == ("task", True, typed)
        assert again.typed() == ticket


def test_the_relays_reason_stands_at_the_due_date(desk: Desk) -> None:
    ticket = BegunTicket("Call them", "Ring.", True, requester_name="Eva", type="task", due_at=due())
    sheet = opened(desk, ticket, Cause("invalid", (("field", "ticket.due_at"), ("code", "malformed"))))
    assert sheet.mark() is sheet.kind.due


def opened(desk: Desk, ticket: BegunTicket, why: Cause) -> NewTicketSheet:
    sheet = NewTicketSheet(desk.means, desk.window, desk.show("busy-day"), RefusedSend("key-1", ticket, why, "Eva"))
    sheet.open()
    QApplication.processEvents()
    return sheet

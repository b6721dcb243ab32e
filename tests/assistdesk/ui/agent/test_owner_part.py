"""*New ticket*: to whom it goes, and with what status it begins."""

from PySide6.QtWidgets import QApplication

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.runtime.intents import NewTicket
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.owner_part import OwnerPart
from assistdesk.ui.agent.sheets import NewTicketSheet
from assistdesk.ui.widgets.fields import Choice
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.status_snapshots import STATUSES


def sheet_of(desk: Desk, **fields: object) -> NewTicketSheet:
    desk.show("busy-day", **fields)
    desk.window.run("new")
    QApplication.processEvents()
    sheet = desk.window.findChildren(NewTicketSheet)[-1]
    sheet.subject.line.setText("No licence")
    sheet.name.line.setText("Lucía")
    sheet.text.setPlainText("It asks for a licence.")
    return sheet


def offered(choice: Choice) -> list[str]:
    return [bare(choice.box.itemText(place)) for place in range(choice.box.count())]


def choose(choice: Choice, words: str) -> None:
    place = offered(choice).index(words)
    choice.box.setCurrentIndex(place)
    choice.box.activated.emit(place)


def made(desk: Desk, sheet: NewTicketSheet) -> tuple[int | None, str | None, int | None]:
    sheet.make()
    wish = desk.of(NewTicket)[-1]
    assert isinstance(wish, NewTicket)
    return wish.ticket.assignee_id, wish.ticket.status, wish.ticket.custom_status_id


def test_it_is_nobodys_and_new_unless_chosen_otherwise(desk: Desk) -> None:
    sheet = sheet_of(desk)
    assert offered(sheet.owner.assignee) == ["Nobody", "Me", "Ana Ruiz", "Bo Larsen"]
    assert offered(sheet.owner.status_choice) == ["New", "Open", "Waiting", "On hold", "Solved"]
    assert made(desk, sheet) == (None, None, None)


def test_a_colleague_has_it_and_it_is_open(desk: Desk) -> None:
    sheet = sheet_of(desk)
    choose(sheet.owner.assignee, "Ana Ruiz")
    assert offered(sheet.owner.status_choice) == ["Open", "Waiting", "On hold", "Solved"]
    assert made(desk, sheet) == (4, None, None)


def test_what_was_solved_while_talking_is_mine_unless_it_is_somebodys(desk: Desk) -> None:
    sheet = sheet_of(desk)
    choose(sheet.owner.status_choice, "Solved")
    assert bare(sheet.owner.assignee.box.currentText()) == "Me"
    choose(sheet.owner.assignee, "Bo Larsen")
    assert bare(sheet.owner.status_choice.box.currentText()) == "Solved"
    assert made(desk, sheet) == (5, "solved", None)


def test_the_desks_own_words_begin_a_ticket_too(desk: Desk) -> None:
    sheet = sheet_of(desk, statuses=STATUSES)
    choose(sheet.owner.status_choice, "With vendor")
    assert made(desk, sheet) == (None, "hold", 4)


def test_nobody_known_offers_nobody(desk: Desk) -> None:
    part = OwnerPart(desk.look, AgentSnapshot())
    assert offered(part.assignee) == ["Nobody"]
    choose(part.status_choice, "Solved")
    assert (part.assignee_id, part.status) == (None, "solved")


def test_what_came_back_is_chosen_again(desk: Desk) -> None:
    shown = desk.show("busy-day", statuses=STATUSES)
    ticket = BegunTicket("S", "b", False, requester_name="L", assignee_id=5, status="hold", custom_status_id=4)
    sheet = NewTicketSheet(desk.means, desk.window, shown, RefusedSend("k", ticket, Cause("invalid")))
    assert bare(sheet.owner.assignee.box.currentText()) == "Bo Larsen"
    assert made(desk, sheet) == (5, "hold", 4)

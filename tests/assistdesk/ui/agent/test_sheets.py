"""The sheet of a new ticket: what was typed and not sent is set aside, by whatever way the sheet goes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.runtime.intents import KeepBegun, NewTicket, SetAsideTicket
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from assistdesk.ui.agent.sheets import NewTicketSheet
from tests.assistdesk.ui.agent.conftest import Desk, button

HALF = BegunTicket("Printer smokes", "", False, requester_name="Eva", requester_email="eva at home")


def opened(desk: Desk, back: RefusedSend | None = None) -> NewTicketSheet:
    sheet = NewTicketSheet(desk.means, desk.window, desk.show("busy-day"), back)
    sheet.open()
    QApplication.processEvents()
    return sheet


def fill(sheet: NewTicketSheet, ticket: BegunTicket) -> None:
    sheet.subject.line.setText(ticket.subject)
    sheet.name.line.setText(ticket.requester_name)
    sheet.email.line.setText(ticket.requester_email)
    sheet.text.setPlainText(ticket.body)


@pytest.mark.parametrize(
    "leave",
    [
        lambda sheet, qtbot: qtbot.keyClick(sheet, Qt.Key.Key_Escape),
        lambda sheet, qtbot: qtbot.mouseClick(button(sheet, "Cancel"), Qt.MouseButton.LeftButton),
        lambda sheet, _qtbot: sheet.close(),
        lambda sheet, _qtbot: sheet.parentWidget().close(),
    ],
    ids=["escape", "cancel", "its own cross", "the window's"],
)
def test_half_a_ticket_is_set_aside_once(
    desk: Desk, qtbot: QtBot, leave: Callable[[NewTicketSheet, QtBot], object]
) -> None:
    sheet = opened(desk)
    fill(sheet, HALF)
    leave(sheet, qtbot)
    QApplication.processEvents()
    assert not sheet.isVisible()
    sheet.hide()
    assert desk.of(SetAsideTicket) == [SetAsideTicket(HALF)]


def test_an_untouched_sheet_and_a_sent_one_leave_nothing(desk: Desk, qtbot: QtBot) -> None:
    opened(desk).reject()
    sheet = opened(desk)
    fill(sheet, replace(HALF, requester_email="", body="It smokes."))
    qtbot.mouseClick(button(sheet, "Create ticket"), Qt.MouseButton.LeftButton)
    assert (len(desk.of(NewTicket)), desk.of(SetAsideTicket)) == (1, [])


def test_what_stands_in_an_open_sheet_is_kept_against_a_sudden_end(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk)
    fill(sheet, HALF)
    qtbot.waitUntil(lambda: desk.of(KeepBegun) == [KeepBegun(HALF)])
    fill(sheet, BegunTicket("", "", False))
    sheet.reject()
    assert (desk.of(KeepBegun), desk.of(SetAsideTicket)) == ([KeepBegun(HALF), KeepBegun(None)], [])


def test_what_came_back_stays_as_it_is_unless_it_was_changed(desk: Desk) -> None:
    back = RefusedSend("key-1", replace(HALF, body="It smokes."), Cause("set_aside"), "Eva")
    opened(desk, back).reject()
    assert desk.of(SetAsideTicket) == []
    sheet = opened(desk, back)
    sheet.email.line.setText("eva@home.example")
    sheet.reject()
    better = replace(back.ticket, requester_email="eva@home.example")
    assert desk.of(SetAsideTicket) == [SetAsideTicket(better, "key-1")]


def test_who_goes_on_with_a_kept_one_writes_on_in_its_first_line(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, RefusedSend("key-1", HALF, Cause("cut_short"), "Eva"))
    qtbot.waitUntil(lambda: not sheet.subject.line.hasSelectedText())
    qtbot.keyClicks(sheet.subject.line, " more")
    assert sheet.subject.text() == f"{HALF.subject} more"


def test_half_a_follow_up_is_set_aside_too(desk: Desk) -> None:
    desk.show("busy-day")
    sheet = FollowUpSheet(desk.means, desk.window, 42, "Invoice export", "Lucía")
    sheet.open()
    sheet.text.setPlainText("It began ag")
    sheet.reject()
    assert desk.of(SetAsideTicket) == [SetAsideTicket(BegunTicket("Invoice export", "It began ag", False, 42))]


def test_the_language_is_that_of_the_words_unless_one_is_chosen(desk: Desk) -> None:
    sheet = opened(desk)
    assert (sheet.language.value(), sheet.typed().language) == ("", "")
    sheet.language.choose("zh")
    assert sheet.typed().language == "zh"

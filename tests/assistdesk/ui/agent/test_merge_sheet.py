"""Merging from a ticket: finding the other, what is said before, what is refused before it is asked."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_merging import DropFoundTickets, FindOtherTicket, MergeTicket, ReadFoundAgain
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_merging import AskedView, FoundTickets
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.merge_sheet import MergeSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, change_look
from tests.kit.snapshots import STATES, snapshot
from tests.kit.words import words_of

Key = Qt.Key


@pytest.fixture
def shown(desk: Desk) -> AgentSnapshot:
    return desk.show("merge")


def sheet_of(desk: Desk) -> MergeSheet:
    desk.window.run("merge")
    QApplication.processEvents()
    return desk.window.findChildren(MergeSheet)[-1]


def test_the_customers_other_tickets_are_offered_at_once_and_words_or_a_number_find_others(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    sheet = sheet_of(desk)
    assert bare(sheet.caption.text()) == "Other open tickets of Lucía Fernández"
    assert sheet.list.count() == 3
    qtbot.keyClicks(sheet.field, " 9")
    assert desk.of(FindOtherTicket) == [FindOtherTicket(1042), FindOtherTicket(1042), FindOtherTicket(1042, "9")]
    desk.show("merge", found_tickets=FoundTickets(1042, "9", loading=True))
    assert (sheet.caption.text(), sheet.list.count()) == ("Looking…", 3)
    desk.show("merge", found_tickets=FoundTickets(1042, "9"))
    assert sheet.caption.text() == "No ticket fits. Type a number or words."
    assert not sheet.keep_button.isEnabled()
    desk.show("merge", found_tickets=FoundTickets(1042, "9", error=Cause("unreachable")))
    assert sheet.caption.text() != "No ticket fits. Type a number or words."
    assert shown.found_tickets is not None
    desk.show("merge", found_tickets=replace(shown.found_tickets, text="9"))
    assert sheet.caption.text() == "Found"


def test_it_hears_what_was_found_in_a_window_that_was_built_anew(desk: Desk, shown: AgentSnapshot) -> None:
    sheet = sheet_of(desk)
    change_look(desk)
    desk.show("merge", found_tickets=FoundTickets(1042, "9"))
    assert sheet.caption.text() == "No ticket fits. Type a number or words."
    sheet.reject()
    assert desk.of(DropFoundTickets) == [DropFoundTickets()]
    assert sheet_of(desk) is not sheet
    assert shown.found_tickets is not None


def test_the_preview_says_what_happens_and_one_press_does_it(desk: Desk, shown: AgentSnapshot, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    qtbot.keyClick(sheet.field, Key.Key_Down)
    qtbot.keyClick(sheet.field, Key.Key_Up)
    qtbot.keyClick(sheet.field, Key.Key_Down)
    said = bare(words_of(sheet))
    for sentence in (
        "AD-1042 is closed. Nothing moves: its words also show in AD-1029.",
        "Only colleagues see them there",
        "The clocks of AD-1042 end and count in no figure.",
        "It can be taken back for 30 days.",
    ):
        assert sentence in said
    assert "The customers differ" not in said
    assert desk.of(MergeTicket) == []
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert desk.of(MergeTicket) == []  # Enter in the field only goes to the button
    qtbot.keyClick(sheet.keep_button, Key.Key_Space)
    assert desk.of(MergeTicket) == [MergeTicket(1042, 1029, sheet=1)]
    desk.show("merge", merge_asked=AskedView(1))
    assert not sheet.isVisible()
    assert desk.of(DropFoundTickets) == [DropFoundTickets()]
    assert shown.ticket is not None


def test_the_sheet_stays_with_what_was_chosen_until_the_relay_did_it(
    desk: Desk, shown: AgentSnapshot, qtbot: QtBot
) -> None:
    sheet = sheet_of(desk)
    sheet.list.setCurrentRow(1)
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    sheet.list.setCurrentRow(0)
    sheet.list.setCurrentRow(1)
    assert not sheet.keep_button.isEnabled()
    sheet.keep()
    assert desk.of(MergeTicket) == [MergeTicket(1042, 1029, sheet=1)]  # once is enough
    desk.show("merge", merge_asked=AskedView(1, Cause("merge_organisation")))
    assert sheet.isVisible()
    assert sheet.error.text() in words_of(sheet)
    assert "organisation" in sheet.error.text()
    sheet.list.setCurrentRow(0)
    assert not sheet.error.isVisible()  # that was the other's
    sheet.list.setCurrentRow(1)
    change_look(desk)
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert desk.of(MergeTicket)[-1] == MergeTicket(1042, 1029, sheet=2)
    desk.show("merge", ticket=None, merge_asked=AskedView(2))
    assert not sheet.isVisible()
    assert shown.found_tickets is not None


def test_another_customer_is_said_and_stays_out_unless_she_is_put_in_copy(desk: Desk, qtbot: QtBot) -> None:
    desk.show("merge-other-customer")
    sheet = sheet_of(desk)
    said = bare(words_of(sheet))
    assert "The customers differ. Lucía Fernández is not told and is not added to AD-1029." in said
    assert not sheet.see.isVisible()  # never across organisations
    sheet.copy.setFocus()
    qtbot.keyClick(sheet.copy, Key.Key_Space)
    said = bare(words_of(sheet))
    assert "The customers differ" not in said
    assert "Lucía Fernández reads along in AD-1029 from now on." in said
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert desk.of(MergeTicket) == [MergeTicket(1042, 1029, copy_requester=True, sheet=1)]


def test_customers_of_one_organisation_may_be_let_see_it_and_a_tick_that_is_not_offered_counts_for_nothing(
    desk: Desk, qtbot: QtBot
) -> None:
    shown = desk.show("merge-one-organisation")
    assert shown.found_tickets is not None
    sheet = sheet_of(desk)
    assert bare(sheet.copy.text()) == "Put Lucía Fernández in copy on AD-1029"
    sheet.see.setChecked(True)
    sheet.copy.setChecked(True)
    told = bare(words_of(sheet))
    assert "Customers of Talleres Norte, S.L. who are on AD-1029 read its public words there" in told
    assert "Only colleagues see them there" not in told
    for fields in (
        {"org_name": "Bright Co."},
        {"requester": replace(shown.found_tickets.rows[0].requester, organisation="")},
    ):
        row = replace(shown.found_tickets.rows[0], **fields)
        desk.show("merge-one-organisation", found_tickets=replace(shown.found_tickets, text="x", rows=(row,)))
        assert not sheet.see.isVisible()
        assert "Only colleagues see them there" in bare(words_of(sheet))
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert desk.of(MergeTicket) == [MergeTicket(1042, 1029, copy_requester=True, sheet=1)]


def test_a_closed_ticket_takes_nothing_and_the_sheet_says_so(desk: Desk, shown: AgentSnapshot) -> None:
    sheet = sheet_of(desk)
    sheet.list.setCurrentRow(2)
    QApplication.processEvents()
    assert "AD-987 is closed: nothing can be merged into it." in bare(words_of(sheet))
    sheet.keep()
    assert desk.of(MergeTicket) == []
    assert shown.found_tickets is not None


def test_the_chosen_ticket_stays_chosen_when_a_new_answer_has_it_too(desk: Desk, shown: AgentSnapshot) -> None:
    sheet = sheet_of(desk)
    sheet.list.setCurrentRow(1)
    assert shown.found_tickets is not None
    rows = tuple(reversed(shown.found_tickets.rows[:2]))
    desk.show("merge", found_tickets=replace(shown.found_tickets, text="export", rows=rows))
    assert sheet.target is not None
    assert sheet.target.id == 1029


def test_a_closed_ticket_offers_no_merge_and_one_sheet_is_enough(desk: Desk) -> None:
    desk.window.show_snapshot(snapshot(ticket={"row": STATES["merged"].snapshot.ticket.row}))  # type: ignore[union-attr]
    desk.window.run("merge")
    assert desk.window.findChildren(MergeSheet) == []
    desk.show("merge")
    sheet = sheet_of(desk)
    desk.window.run("merge")
    assert desk.window.findChildren(MergeSheet) == [sheet]
    sheet.reject()
    assert desk.of(DropFoundTickets) == [DropFoundTickets()]


def test_a_sheet_that_grows_stays_with_its_buttons_on_a_small_screen(desk: Desk) -> None:
    shown = desk.show("merge")
    sheet = sheet_of(desk)
    room = sheet.screen().availableGeometry()
    sheet.move(sheet.x(), room.bottom() - sheet.height())
    assert shown.found_tickets is not None
    other = replace(shown.found_tickets.rows[1], requester=replace(shown.found_tickets.rows[1].requester, user_id=12))
    desk.show("merge", found_tickets=replace(shown.found_tickets, text="x", rows=(other,) * 6))
    QApplication.processEvents()
    assert sheet.list.height() < sheet.list.sizeHintForRow(0) * 4
    assert sheet.frameGeometry().bottom() <= room.bottom()


def test_what_stands_over_the_list_is_as_tall_as_its_words(desk: Desk, shown: AgentSnapshot) -> None:
    sheet = sheet_of(desk)
    QApplication.processEvents()
    assert sheet.caption.height() == sheet.caption.heightForWidth(sheet.caption.width())
    assert shown.found_tickets is not None
    for rows in (shown.found_tickets.rows[:1], shown.found_tickets.rows):
        desk.show("merge", found_tickets=replace(shown.found_tickets, text="9", rows=rows))
        QApplication.processEvents()
        assert sheet.caption.text() == "Found"
        assert sheet.caption.height() == sheet.caption.heightForWidth(sheet.caption.width())


def test_after_a_refusal_what_was_found_is_read_again_and_why_stays_said(desk: Desk, shown: AgentSnapshot) -> None:
    sheet = sheet_of(desk)
    sheet.list.setCurrentRow(1)
    sheet.keep()
    desk.show("merge", merge_asked=AskedView(1, Cause("merge_closed")))
    assert desk.of(ReadFoundAgain) == [ReadFoundAgain()]
    assert shown.found_tickets is not None
    rows = list(shown.found_tickets.rows)
    rows[1] = replace(rows[1], status="closed")
    again = replace(shown.found_tickets, rows=tuple(rows))
    desk.show("merge", merge_asked=AskedView(1, Cause("merge_closed")), found_tickets=again)
    assert sheet.list.currentRow() == 1
    assert bare(sheet.list.item(1).text()).endswith("Closed")
    assert sheet.error.text() == "One of the two is closed: nothing was merged."
    assert not sheet.keep_button.isEnabled()
    desk.show("merge", found_tickets=replace(again, text="9"))
    assert not sheet.error.isVisible()

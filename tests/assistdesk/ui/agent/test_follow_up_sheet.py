"""The sheet that begins a follow-up: what it takes along, what it needs."""

import pytest
from PySide6.QtWidgets import QApplication

from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.words import words_of


@pytest.fixture
def sheet(desk: Desk) -> FollowUpSheet:
    desk.show("closed")
    desk.window.run("followup")
    QApplication.processEvents()
    return desk.window.findChildren(FollowUpSheet)[0]


def test_it_begins_with_the_old_subject_and_says_what_comes_along(desk: Desk, sheet: FollowUpSheet) -> None:
    assert sheet.subject.text() == "Invoice export freezes at 80 %"
    said = "A new ticket of Lucía Fernández, with the tags of AD-1042; each leads to the other."
    assert said in bare(words_of(sheet))
    sheet.text.setPlainText(" It began again. ")
    sheet.modes.choose("note")
    sheet.make()
    assert desk.of(FollowUpTicket) == [FollowUpTicket(1042, "Invoice export freezes at 80 %", "It began again.", True)]


def test_without_a_subject_or_words_nothing_is_made_and_the_sheet_stays(desk: Desk, sheet: FollowUpSheet) -> None:
    sheet.make()
    assert sheet.error.isVisible()
    sheet.text.setPlainText("again")
    sheet.subject.line.setText(" ")
    sheet.make()
    assert sheet.subject.error.isVisible()
    assert desk.of(FollowUpTicket) == []
    assert sheet.isVisible()

"""Linking from a ticket: the other found, what the one is to the other said in a sentence, the sheet stays until it is so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_merging import DropFoundTickets, LinkTickets
from assistdesk.runtime.snapshot_merging import AskedView, FoundTickets
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.link_sheet import RELATIONS, LinkSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, change_look
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def sheet_of(desk: Desk) -> LinkSheet:
    desk.window.run("link")
    QApplication.processEvents()
    return desk.window.findChildren(LinkSheet)[-1]


def test_a_closed_ticket_of_the_customer_is_linked_as_related_unless_something_else_is_chosen(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show("link")
    sheet = sheet_of(desk)
    assert sheet.list.count() == 3
    sheet.list.setCurrentRow(2)
    assert "AD-1042 and AD-987 have to do with each other." in bare(words_of(sheet))
    assert bare(sheet.keep_button.text()) == "Link to AD-987"
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(LinkTickets) == [LinkTickets(1042, 987, "related", 1)]
    assert not sheet.keep_button.isEnabled()
    desk.show("link", link_asked=AskedView(1))
    assert not sheet.isVisible()
    assert desk.of(DropFoundTickets) == [DropFoundTickets()]


@pytest.mark.parametrize(
    ("kind", "way", "told", "ends"),
    [
        ("duplicate", "out", "AD-1042 says the same as AD-1038.", (1042, 1038)),
        ("duplicate", "in", "AD-1038 says the same as AD-1042.", (1038, 1042)),
        ("problem_of", "in", "AD-1042 comes from AD-1038.", (1038, 1042)),
        ("parent", "out", "AD-1038 is a part of AD-1042.", (1042, 1038)),
    ],
)
def test_the_sentence_says_which_is_what_and_so_does_the_wish(
    desk: Desk, kind: str, way: str, told: str, ends: tuple[int, int]
) -> None:
    desk.show("link")
    sheet = sheet_of(desk)
    sheet.list.setCurrentRow(0)
    place = next(n for n, (one, its_way) in enumerate(RELATIONS) if (one, its_way) == (kind, way))
    sheet.relation.choose(str(place))
    assert bare(sheet.what.text()) == told
    sheet.keep()
    sheet.keep()  # once is enough
    assert [(one.ticket_id, one.other_id, one.kind) for one in desk.of(LinkTickets)] == [(*ends, kind)]


def test_a_refusal_stays_until_something_else_is_chosen_and_a_new_window_goes_on(desk: Desk) -> None:
    desk.show("link")
    sheet = sheet_of(desk)
    sheet.keep()
    change_look(desk)
    desk.show("link", link_asked=AskedView(1, Cause("link_reversed")))
    assert "They are linked the other way round. Take that link away first." in bare(words_of(sheet))
    sheet.relation.choose("2")
    assert sheet.error.text() == ""
    sheet.keep()
    assert [one.sheet for one in desk.of(LinkTickets)] == [1, 2]
    desk.show("link", found_tickets=FoundTickets(1042, "9"))
    assert sheet.caption.text() == "No ticket fits. Type a number or words."


def test_with_nothing_found_nothing_can_be_linked_and_one_sheet_is_open(desk: Desk) -> None:
    desk.show("link", found_tickets=FoundTickets(1042, "9"))
    sheet = sheet_of(desk)
    assert not sheet.keep_button.isEnabled()
    sheet.keep()
    assert desk.of(LinkTickets) == []
    assert sheet_of(desk) is sheet

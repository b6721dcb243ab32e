"""What came back: read, opened as it was filled in and sent in its place, or discarded; by mouse, by key, by ear."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.runtime.intents import DiscardRefused, NewTicket
from assistdesk.runtime.intents_forms import ReadForms
from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent import refused_strip
from assistdesk.ui.agent.commands import offered
from assistdesk.ui.agent.follow_up_sheet import FollowUpSheet
from assistdesk.ui.agent.refused_strip import SHOWN_MAX
from assistdesk.ui.agent.sheets import NewTicketSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.assistdesk.ui.agent.test_window import names_by_tab
from tests.kit.begun import mended
from tests.kit.refused_snapshots import BACK, FOLLOW_UP, NEW
from tests.kit.words import words_of

WISH = NewTicket(
    BegunTicket(
        "No licence after the move",
        "She changed computers on Monday. Since then it asks for a licence at every start.",
        True,
        requester_name="María Núñez",
        requester_email="maria.talleresnorte",
        organisation="Talleres Norte, S.L.",
        phone="+34 944 555 011",
        priority="high",
        language="es",
        form_id=7,
        custom=(("seats", 12),),
    ),
    "k1",
)


def new_sheet(desk: Desk) -> NewTicketSheet:
    QApplication.processEvents()
    return desk.window.findChildren(NewTicketSheet)[-1]


def test_what_came_back_and_why_is_read_over_every_page_until_it_is_gone(desk: Desk) -> None:
    desk.show("people")
    assert not desk.window.refused.isVisible()
    desk.show("refused")
    words = bare(words_of(desk.window.refused))
    assert "“No licence after the move” for María Núñez was not sent. E-mail: This is not written as it" in words
    assert "“The export stops again”, a follow-up of AD-1029, was not sent. Only a closed ticket is" in words
    desk.window.go("settings")
    assert desk.window.refused.isVisible()
    change_look(desk)
    assert desk.window.refused.isVisible()
    desk.show("refused", refused=())
    assert not desk.window.refused.isVisible()


def test_it_opens_as_it_was_filled_in_and_goes_mended_in_place_of_the_old(desk: Desk, qtbot: QtBot) -> None:
    desk.show("refused")
    qtbot.mouseClick(button(desk.window.refused, "Open “No licence after the move”"), Qt.MouseButton.LeftButton)
    sheet = new_sheet(desk)
    assert desk.of(ReadForms)
    assert sheet.isVisible()
    assert sheet.focusWidget() is sheet.email.line
    assert "E-mail: This is not written as it should be." in bare(words_of(sheet))
    assert sheet.email.error.text() == "This is not written as it should be."
    sheet.make()
    assert desk.of(NewTicket) == [], "it would be refused again"
    sheet.email.line.setText("maria@talleresnorte.example")
    sheet.make()
    assert desk.of(NewTicket) == [mended(WISH, "k1", requester_email="maria@talleresnorte.example")]
    assert not sheet.isVisible()


def test_a_follow_up_opens_as_one(desk: Desk, qtbot: QtBot) -> None:
    desk.show("refused")
    qtbot.mouseClick(button(desk.window.refused, "Open “The export stops again”"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    sheet = desk.window.findChildren(FollowUpSheet)[-1]
    words = bare(words_of(sheet))
    assert "Only a closed ticket is followed up" in words
    assert "A new ticket of Nguyễn Thị Hương, with the tags of AD-1029" in words
    sheet.make()
    wish = FollowUpTicket(1029, "The export stops again", "It began again this morning.", False, "k2")
    assert desk.of(FollowUpTicket) == [wish]


def test_a_follow_up_of_somebody_who_is_not_known_names_nobody(desk: Desk) -> None:
    desk.show("refused", refused=(replace(FOLLOW_UP, customer=""),))
    desk.window.run("refused")
    QApplication.processEvents()
    assert "A new ticket of" not in words_of(desk.window.findChildren(FollowUpSheet)[-1])


def test_discard_is_a_press(desk: Desk, qtbot: QtBot) -> None:
    desk.show("refused")
    qtbot.mouseClick(button(desk.window.refused, "Discard “The export stops again”"), Qt.MouseButton.LeftButton)
    assert desk.of(DiscardRefused) == [DiscardRefused("k2")]


def test_the_keyboard_gets_there_and_a_key_opens_the_first(desk: Desk) -> None:
    assert all(one.name != "refused" for one in offered(desk.show("people")))
    desk.window.run("refused")
    assert desk.window.findChildren(NewTicketSheet) == []
    assert any(one.name == "refused" for one in offered(desk.show("refused")))
    desk.window.rail.inbox.setFocus()
    desk.window.run("pane.next")
    assert QApplication.focusWidget() is desk.window.refused.first
    assert names_by_tab(desk, desk.window.rail.face, 6) == [
        "Sam Rivera, Online",
        "Discard “No licence after the move”",
        "Open “No licence after the move”",
        "Discard “The export stops again”",
        "Open “The export stops again”",
        "All views",
    ]
    desk.window.run("refused")
    assert new_sheet(desk).isVisible()


def test_the_focus_stays_while_another_comes_back(desk: Desk) -> None:
    desk.show("refused", refused=(NEW,))
    button(desk.window.refused, "Open “No licence after the move”").setFocus()
    desk.show("refused", refused=BACK)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bare(focused.accessibleName()) == "Open “No licence after the move”"


def test_a_press_on_discard_is_heard_although_another_comes_back_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    desk.show("refused", refused=(NEW,))
    pressed = button(desk.window.refused, "Discard “No licence after the move”")
    qtbot.mousePress(pressed, Qt.MouseButton.LeftButton)
    desk.show("refused", refused=BACK)
    qtbot.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert desk.of(DiscardRefused) == [DiscardRefused("k1")]
    assert "The export stops again" in words_of(desk.window.refused)


def test_of_many_the_rest_is_counted(desk: Desk) -> None:
    many = tuple(replace(NEW, key=f"k{number}") for number in range(SHOWN_MAX + 2))
    desk.show("refused", refused=many)
    assert "2 more were not sent." in words_of(desk.window.refused)
    desk.show("refused", refused=many[:SHOWN_MAX])
    assert "more" not in words_of(desk.window.refused)


def test_what_has_just_come_back_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(refused_strip, "announce", lambda _widget, words: heard.append(bare(words)))
    desk.show("refused", refused=(NEW,))
    desk.show("refused", refused=BACK)
    desk.show("refused", refused=(FOLLOW_UP,))
    assert [words.partition(" ")[0] for words in heard] == ["“No", "“The"]
    told = QAccessible.queryAccessibleInterface(desk.window.refused)
    assert told.text(QAccessible.Text.Name) == "Not sent"


def test_what_names_a_field_of_the_desks_own_leads_there(desk: Desk) -> None:
    cause = Cause("invalid", (("field", "ticket.custom.seats"), ("code", "wrong_type")))
    desk.show("refused", refused=(replace(NEW, cause=cause),))
    assert "Seats: This is not written as it should be." in bare(words_of(desk.window.refused))
    desk.window.run("refused")
    sheet = new_sheet(desk)
    (seats,) = sheet.form.editors
    assert sheet.focusWidget() is seats.line
    assert seats.error.text() == "This is not written as it should be."


def test_before_the_forms_are_known_it_goes_again_with_the_fields_it_had(desk: Desk) -> None:
    cause = Cause("forbidden")
    desk.show("refused", refused=(replace(NEW, cause=cause),), forms=FormsView())
    desk.window.run("refused")
    sheet = new_sheet(desk)
    sheet.email.line.setText("maria@talleresnorte.example")
    sheet.make()
    assert desk.of(NewTicket) == [mended(WISH, "k1", requester_email="maria@talleresnorte.example")]

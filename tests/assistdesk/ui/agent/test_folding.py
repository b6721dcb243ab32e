"""Cards of the context panel fold to their heads by mouse and keyboard, stay so, and hide nothing that is waited for."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.types import PermissionState
from assistdesk.runtime.intents_session import EndSession
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent import context_panel
from assistdesk.ui.agent.folding import FOLDED, CardPlace, Folds
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look, make
from tests.kit.screenshots import DictMemory
from tests.kit.snapshots import CONTROL_ON, STATES, permissions

LEFT = Qt.MouseButton.LeftButton


def place(desk: Desk, name: str) -> CardPlace:
    found = desk.window.context.places[name]
    assert isinstance(found, CardPlace)
    return found


def show_live(desk: Desk) -> None:
    desk.show("live-session")
    assert isinstance(STATES["live-session"].snapshot.ticket, TicketView)


def fold(desk: Desk, name: str) -> None:
    folder = place(desk, name).folder
    assert folder is not None
    folder.chevron.click()
    QApplication.processEvents()


def height(desk: Desk, name: str) -> int:
    for _ in range(4):  # wrapped words ask for their height again once they know their width
        QApplication.processEvents()
    return place(desk, name).height()


@pytest.mark.parametrize("name", ["session", "permissions", "customer", "people", "log"])
def test_a_card_folds_and_unfolds_by_its_chevron_and_says_so(desk: Desk, name: str) -> None:
    show_live(desk)
    folder = place(desk, name).folder
    assert folder is not None
    tall = height(desk, name)
    assert bare(folder.chevron.accessibleName()).startswith("Fold away: ")
    assert folder.chevron.accessibleDescription() == "Open"
    fold(desk, name)
    assert height(desk, name) < tall
    assert bare(folder.chevron.accessibleName()).startswith("Unfold: ")
    assert folder.chevron.accessibleDescription() == "Folded"
    fold(desk, name)
    assert height(desk, name) == tall


def test_a_press_on_the_head_folds_and_one_below_does_not(desk: Desk, qtbot: QtBot) -> None:
    show_live(desk)
    card = place(desk, "log").findChild(Card)
    assert card is not None
    tall = height(desk, "log")
    qtbot.mouseClick(card, LEFT, pos=QPoint(40, tall - 6))
    assert height(desk, "log") == tall
    qtbot.mouseClick(card, LEFT, pos=QPoint(40, 20))
    assert height(desk, "log") < tall
    qtbot.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(40, 20))
    assert height(desk, "log") < tall


def test_enter_and_space_fold_too(desk: Desk, qtbot: QtBot) -> None:
    show_live(desk)
    folder = place(desk, "log").folder
    assert folder is not None
    folder.chevron.setFocus()
    qtbot.keyClick(folder.chevron, Qt.Key.Key_Return)
    assert folder.is_folded
    qtbot.keyClick(folder.chevron, Qt.Key.Key_Space)
    assert not folder.is_folded


def test_it_stays_folded_when_it_is_built_anew_and_in_the_next_window(desk: Desk, look: Look, qtbot: QtBot) -> None:
    show_live(desk)
    fold(desk, "permissions")
    place(desk, "permissions").folder.chevron.setFocus()  # type: ignore[union-attr]
    session = STATES["live-session"].snapshot.session
    less = replace(session, permissions=permissions(replace(CONTROL_ON, state=PermissionState.OFF)))
    desk.show("live-session", session=less)
    folder = place(desk, "permissions").folder
    assert folder is not None
    assert folder.is_folded
    assert folder.chevron.hasFocus()
    change_look(desk)
    assert place(desk, "permissions").folder.is_folded  # type: ignore[union-attr]
    assert not place(desk, "log").folder.is_folded  # type: ignore[union-attr]


@pytest.mark.parametrize("kept", ["", "?", "tags,,nothing,wrap_up", "\x00" * 9000, "tags;people"])
def test_what_stands_on_disk_counts_as_far_as_it_names_cards(kept: str) -> None:
    memory = DictMemory()
    memory.put(FOLDED, kept)
    folds = Folds(memory, ("tags", "people"))
    assert folds.has("tags") is kept.startswith("tags,")
    assert not folds.has("people")
    folds.put("people", True)
    assert Folds(memory, ("tags", "people")).has("people")
    assert not Folds(memory, ("tags",)).has("nothing")


def test_the_end_of_a_running_session_is_there_in_a_folded_card(desk: Desk, qtbot: QtBot) -> None:
    show_live(desk)
    fold(desk, "session")
    assert desk.window.context.session.preview is not None
    assert not desk.window.context.session.preview.isVisible()
    qtbot.mouseClick(button(place(desk, "session"), "End"), LEFT)
    assert desk.of(EndSession) == [EndSession()]


def test_a_permission_that_is_asked_for_or_held_stays_to_be_answered(desk: Desk) -> None:
    session = STATES["live-session"].snapshot.session
    asked = replace(session, permissions=permissions(replace(CONTROL_ON, state=PermissionState.ASKED)))
    desk.show("live-session", session=asked)
    fold(desk, "permissions")
    seen = [bare(one.accessibleName()) for one in place(desk, "permissions").findChildren(Button) if one.isVisible()]
    assert seen == ["Cancel: Control"]


def test_a_folded_call_card_keeps_what_waits(desk: Desk) -> None:
    desk.show("call-which")
    fold(desk, "call")
    assert not desk.window.context.call.notes.isVisible()
    names = [bare(one.accessibleName()) for one in place(desk, "call").findChildren(Button) if one.isVisible()]
    assert "Hang up" in names
    assert "New ticket" in names


def test_wrong_tries_are_told_in_a_folded_card(desk: Desk) -> None:
    desk.show("code-wrong-try")
    fold(desk, "session")
    code = STATES["code-wrong-try"].snapshot.session.code
    shown = [bare(one.text()) for one in place(desk, "session").findChildren(QLabel) if one.isVisible()]
    assert code not in shown
    assert any(words == bare(say("a.try", 2)) for words in shown)


def test_the_card_after_a_session_does_not_fold(desk: Desk) -> None:
    desk.memory.put(FOLDED, "wrap_up")
    desk.show("wrap-up")
    assert desk.window.context.wrap_up.folder is None
    assert desk.window.context.wrap_up.isVisible()


def test_a_focus_inside_goes_to_the_chevron(desk: Desk) -> None:
    show_live(desk)
    folder = place(desk, "people").folder
    assert folder is not None
    button(place(desk, "people"), "Add someone…").setFocus()
    folder.fold(True)
    assert folder.chevron.hasFocus()


def test_what_leads_into_a_card_unfolds_it(desk: Desk) -> None:
    show_live(desk)
    fold(desk, "customer")
    desk.window.run("customer")
    assert not place(desk, "customer").folder.is_folded  # type: ignore[union-attr]


@pytest.mark.parametrize(("key", "name"), [("2", "session"), ("3", "permissions"), ("4", "customer"), ("6", "log")])
def test_a_key_unfolds_a_card_and_gives_it_the_focus(desk: Desk, qtbot: QtBot, key: str, name: str) -> None:
    show_live(desk)
    fold(desk, name)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(desk.window, getattr(Qt.Key, f"Key_{key}"), held)
    QApplication.processEvents()
    folder = place(desk, name).folder
    assert folder is not None
    assert not folder.is_folded
    assert folder.chevron.hasFocus()
    assert not folder.chevron.visibleRegion().isEmpty()


def test_a_key_of_a_card_that_is_not_there_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(context_panel, "announce", lambda _widget, words: heard.append(bare(words)))
    desk.show("busy-day")
    before = desk.window.focusWidget()
    desk.window.run("card.call")
    assert heard == ["There is no such card now: Call"]
    assert desk.window.focusWidget() is before


def test_in_a_narrow_window_the_panel_comes_over_the_conversation_first(look: Look, qtbot: QtBot) -> None:
    narrow = make(look, qtbot, (960, 700))
    narrow.show("live-session")
    assert not narrow.window.context.isVisible()
    before = narrow.window.conversation.width()
    narrow.window.run("card.customer")
    QApplication.processEvents()
    assert narrow.window.context.isVisible()
    assert narrow.window.conversation.width() == before
    assert place(narrow, "customer").folder.chevron.hasFocus()  # type: ignore[union-attr]


def test_in_a_narrow_window_nothing_comes_for_a_card_that_is_not_there(look: Look, qtbot: QtBot) -> None:
    narrow = make(look, qtbot, (960, 700))
    narrow.show("wrap-up")
    narrow.window.run("card.call")
    assert not narrow.window.context.isVisible()
    narrow.window.run("card.session")
    assert narrow.window.context.wrap_up.isVisible()

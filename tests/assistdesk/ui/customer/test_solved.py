"""*This solved it*: asked once more, said once, and what stands there then; under the chat and after a session."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_customer import AskAgain, SaySolved
from assistdesk.runtime.snapshot_customer import SolvedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.customer.pages_chat import ChatPage
from assistdesk.ui.customer.pages_during import OverPage
from assistdesk.ui.customer.solved import SolvedPart
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import STATES
from tests.kit.words import AS_READ, words_of

LEFT = Qt.MouseButton.LeftButton


def part(stand: Stand, page: str = "chat") -> SolvedPart:
    shown = stand.window.page(page)
    assert isinstance(shown, ChatPage | OverPage)
    return shown.solved


def said(stand: Stand) -> str:
    return words_of(stand.window).translate(AS_READ)


def test_it_is_asked_once_more_and_not_yet_takes_it_back(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-solvable"])
    qtbot.mouseClick(part(stand).say, LEFT)
    assert "The chat ends, and your request is noted as solved. If you write again, it goes on." in said(stand)
    assert (stand.of(SaySolved), part(stand).no.hasFocus()) == ([], True)
    qtbot.mouseClick(part(stand).no, LEFT)
    assert (part(stand).question.isVisible(), part(stand).say.isVisible()) == (False, True)
    qtbot.mouseClick(part(stand).say, LEFT)
    qtbot.mouseClick(part(stand).yes, LEFT)
    assert stand.of(SaySolved) == [SaySolved()]
    stand.window.show_snapshot(STATES["chat-solving"])
    assert "We are being told that it is solved" in said(stand)
    assert not part(stand).say.isVisible()


def test_the_press_that_says_it_leaves_no_button_under_the_next_space(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-solvable"])
    part(stand).say.click()
    part(stand).yes.setFocus()
    qtbot.keyClick(part(stand).yes, Qt.Key.Key_Space)
    before = list(stand.said)
    stand.window.show_snapshot(STATES["chat-solving"])
    focus = QApplication.focusWidget()
    if focus is not None:
        qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert stand.said == before


def test_a_solved_request_says_how_it_goes_on_and_leads_there(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["chat-solved"])
    page = stand.window.page("chat")
    assert isinstance(page, ChatPage)
    assert "Your request is solved. If it is not after all, write again, and it goes on." in said(stand)
    assert not page.again.isVisible()
    qtbot.mouseClick(page.unsolved, LEFT)
    qtbot.mouseClick(page.other, LEFT)
    assert stand.of(AskAgain) == [AskAgain(goes_on=True), AskAgain()]
    stand.window.show_snapshot(STATES["chat-over-solvable"])
    assert (page.again.isVisible(), page.unsolved.isVisible(), page.other.isVisible()) == (True, False, False)


def test_the_form_and_the_chat_say_what_they_go_on_from(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["ask-goes-on"])
    assert "Your request 1042 goes on with what you write here." in said(stand)
    closed = STATES["ask-goes-on"]
    stand.window.show_snapshot(replace(closed, chat=replace(closed.chat, closed="nobody")))
    assert "Your request 1042 goes on with what you write here." in said(stand)
    stand.window.show_snapshot(STATES["ask"])
    assert "goes on" not in said(stand)
    stand.window.show_snapshot(STATES["chat-follows"])
    assert "Your request has the number 1042. It goes on from 987, which is closed." in said(stand)


def test_after_a_session_it_is_said_the_same_way(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["over-solvable"])
    qtbot.mouseClick(part(stand, "over").say, LEFT)
    assert "If it is not after all, tell us, and it goes on." in said(stand)
    qtbot.mouseClick(part(stand, "over").yes, LEFT)
    assert stand.of(SaySolved) == [SaySolved()]
    stand.window.show_snapshot(STATES["over-solved"])
    assert "Your request is solved." in said(stand)
    over = STATES["over-solvable"]
    stand.window.show_snapshot(replace(over, solved=SolvedView("ask", problem=Cause("forbidden"))))
    assert part(stand, "over").told.isVisible()


@pytest.mark.parametrize("name", ["not-mine", "chat-active", "chat-waiting"])
def test_where_there_is_nothing_to_say_it_of_nothing_stands(stand: Stand, name: str) -> None:
    stand.window.show_snapshot(STATES[name])
    assert not part(stand, "over" if name == "not-mine" else "chat").isVisible()


@pytest.mark.parametrize(("name", "page"), [("chat-solvable", "chat"), ("over-solvable", "over")])
def test_the_open_question_stands_in_other_clothes_too(stand: Stand, name: str, page: str) -> None:
    stand.window.show_snapshot(STATES[name])
    part(stand, page).say.click()
    dress_anew(stand)
    assert part(stand, page).question.isVisibleTo(part(stand, page))

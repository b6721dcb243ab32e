"""The customer's page for the session's chat: opened, left, never without Stop, away when a question comes."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_customer import Stop
from assistdesk.runtime.snapshot_customer import AgentIdentity, AskView
from assistdesk.runtime.snapshot_parts import TalkLineView, TalkView
from assistdesk.ui.customer.talk import TalkPage
from assistdesk.ui.customer.window import CustomerWindow
from assistdesk.ui.theme import Look
from tests.kit.customer_snapshots import STATES
from tests.kit.words import words_of

SHARING = replace(STATES["sharing"], talk=TalkView((TalkLineView("Hello", 1_772_359_200_000),), unread=1))


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.window = CustomerWindow(look, self.said.append)

    @property
    def page(self) -> object:
        return self.window._stack.currentWidget()


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(look)
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.window.bar)
    made.window.show()
    made.window.show_snapshot(SHARING)
    yield made
    made.window.show_snapshot(STATES["home"])


def test_the_bar_opens_the_chat_and_back_leaves_it(stage: Stage) -> None:
    stage.window.bar._talk.click()
    page = stage.page
    assert isinstance(page, TalkPage)
    assert "Hello" in words_of(page)
    page.back.click()
    assert not isinstance(stage.page, TalkPage)


def test_the_page_says_where_the_talk_is_kept_and_has_stop(stage: Stage) -> None:
    stage.window.open_talk()
    page = stage.page
    assert isinstance(page, TalkPage)
    assert "admin" in words_of(page)
    page.stop.click()
    assert Stop("button") in stage.said


def test_a_question_goes_before_the_chat_and_the_chat_comes_back_after_it(stage: Stage) -> None:
    stage.window.open_talk()
    stage.window.show_snapshot(replace(SHARING, asks=(AskView(7, (Permission.CONTROL,)),)))
    assert not isinstance(stage.page, TalkPage)
    stage.window.show_snapshot(SHARING)
    assert isinstance(stage.page, TalkPage)


def test_the_next_session_begins_without_it(stage: Stage) -> None:
    stage.window.open_talk()
    stage.window.show_snapshot(STATES["stopped"])
    stage.window.show_snapshot(STATES["sharing"])
    assert not isinstance(stage.page, TalkPage)


def test_words_for_one_agent_do_not_stand_in_the_chat_with_the_next(stage: Stage) -> None:
    stage.window.open_talk()
    page = stage.page
    assert isinstance(page, TalkPage)
    page.panel.field.setPlainText("Ana, my password is")
    stage.window.show_snapshot(replace(SHARING, made_at_ms=SHARING.made_at_ms + 1))
    assert page.panel.field.toPlainText() == "Ana, my password is"
    stage.window.show_snapshot(STATES["stopped"])
    stage.window.show_snapshot(replace(SHARING, agent=AgentIdentity("Bo Lind", "Talleres Norte", True)))
    stage.window.open_talk()
    assert page.panel.field.toPlainText() == ""
    assert not page.panel.send_button.isEnabled()


def test_nor_when_the_session_is_handed_over_to_him(stage: Stage) -> None:
    stage.window.open_talk()
    page = stage.page
    assert isinstance(page, TalkPage)
    page.panel.field.setPlainText("Ana, my password is")
    stage.window.show_snapshot(replace(SHARING, agent=AgentIdentity("Bo Lind", "Talleres Norte", True)))
    assert stage.page is page
    assert page.panel.field.toPlainText() == ""

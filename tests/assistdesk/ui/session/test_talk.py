"""The session's chat as a person sees it: states in words, visible marks, limits said before sending."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import SayInSession, TalkSeen
from assistdesk.runtime.snapshot_parts import Cause, TalkLineView, TalkView
from assistdesk.ui.session.talk import TalkPanel, TalkSide, show_unread
from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.chips import ChipButton
from tests.kit.words import words_of

AT_MS = 1_772_359_200_000
HEARD = TalkLineView("Hello", AT_MS)
OWN = TalkLineView("Here I am", AT_MS, "sent")


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.panel = TalkPanel(look, self.said.append, "kept")


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.panel)
    made.panel.show()
    return made


def test_a_line_says_how_far_it_came_and_is_the_same_line_when_it_arrived(stage: Stage) -> None:
    stage.panel.show_talk(TalkView((HEARD, OWN)), "Lucía")
    frames = [bubble.frame for bubble in stage.panel._bubbles]
    assert "Sent" in words_of(stage.panel)
    stage.panel.show_talk(TalkView((HEARD, replace(OWN, state="delivered"))), "Lucía")
    assert "Delivered" in words_of(stage.panel)
    assert [bubble.frame for bubble in stage.panel._bubbles] == frames


def test_F9_controls_of_direction_are_shown_as_marks(stage: Stage) -> None:
    stage.panel.show_talk(TalkView((replace(HEARD, text="invoice\u202efdp.exe"),)), "Lucía")
    assert "invoice[RLO]fdp.exe" in words_of(stage.panel)


def test_enter_sends_and_empties_the_field(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.panel.field, "hola")
    qtbot.keyClick(stage.panel.field, "\r")
    assert stage.said == [SayInSession("hola")]
    assert stage.panel.field.toPlainText() == ""


def test_a_text_that_is_too_long_is_said_so_and_not_sent(stage: Stage) -> None:
    stage.panel.field.setPlainText("中" * 2_731)
    assert "8,193" in stage.panel.problem.text()
    stage.panel.send()
    assert stage.said == []
    assert stage.panel.field.toPlainText()


def test_a_refused_text_comes_back_into_the_empty_field(stage: Stage) -> None:
    view = TalkView((), problem=Cause("talk_fast"), returned="wait", returned_n=1)
    stage.panel.show_talk(view, "Lucía")
    assert stage.panel.field.toPlainText() == "wait"
    assert "20 lines" in stage.panel.problem.text()
    stage.panel.field.setPlainText("something else")
    stage.panel.show_talk(replace(view, returned="more", returned_n=2), "Lucía")
    assert stage.panel.field.toPlainText() == "something else"


def test_what_is_seen_is_told_and_what_is_hidden_is_not(stage: Stage) -> None:
    stage.panel.hide()
    stage.panel.show_talk(TalkView((HEARD,), unread=1), "Lucía")
    assert stage.said == []
    stage.panel.show()
    assert stage.said == [TalkSeen()]


def test_another_sessions_talk_begins_empty(stage: Stage) -> None:
    stage.panel.show_talk(TalkView((HEARD, OWN)), "Lucía")
    stage.panel.show_talk(TalkView(), "Lucía")
    assert "Hello" not in words_of(stage.panel)


def test_the_agents_side_says_where_the_talk_is_kept(look: Look, qtbot: QtBot) -> None:
    side = TalkSide(look, lambda _intent: None)
    qtbot.addWidget(side)
    side.show_talk(TalkView((HEARD,)), "Lucía")
    words = words_of(side)
    assert "kept in the ticket" in words
    assert "admin" in words


def test_the_chip_counts_what_is_unread(look: Look, qtbot: QtBot) -> None:
    chip = ChipButton(look, "Chat")
    qtbot.addWidget(chip)
    show_unread(chip, 2)
    assert (chip.spec.tone, chip.accessibleName()) == (Tone.WARN, "Chat, 2 new lines")
    show_unread(chip, 0)
    assert chip.accessibleName() == "Chat"

"""The agent's dialog for a colleague: nothing leaves that cannot be a code or names nobody."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.types import InviteKind
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import AskColleague, InviteColleague
from assistdesk.runtime.snapshot_session import Colleague
from assistdesk.ui.session.invite_dialog import InviteDialog
from assistdesk.ui.theme import Look


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.parent = QWidget()
        self.dialog = InviteDialog(look, self.parent, self.said.append)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.parent)
    return made


def test_name_and_code_make_the_wish(stage: Stage) -> None:
    stage.dialog.name.line.setText(" Marco Díaz ")
    stage.dialog.code.line.setText("482-915 7309")
    stage.dialog.send()
    assert stage.said == [InviteColleague(InviteKind.INVITE, "4829157309", "Marco Díaz")]


def test_a_hand_over_is_chosen_and_explained(stage: Stage) -> None:
    stage.dialog.kinds.buttons[InviteKind.HAND_OVER.value].click()
    assert "Your session ends" in stage.dialog.tip.text()
    stage.dialog.name.line.setText("Marco")
    stage.dialog.code.line.setText("4829157309")
    stage.dialog.send()
    assert stage.said == [InviteColleague(InviteKind.HAND_OVER, "4829157309", "Marco")]


@pytest.mark.parametrize(("name", "code"), [("", "4829157309"), ("Marco", "4829157306"), ("Marco", "")])
def test_what_is_missing_is_said_under_its_field(stage: Stage, name: str, code: str) -> None:
    stage.dialog.name.line.setText(name)
    stage.dialog.code.line.setText(code)
    stage.dialog.send()
    assert stage.said == []
    assert stage.dialog.name.error.text() or stage.dialog.code.error.text()


def test_a_colleague_whose_app_can_be_asked_needs_no_code_and_one_who_reads_it_aloud_does(
    look: Look, qtbot: QtBot
) -> None:
    said: list[Intent] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = InviteDialog(look, parent, said.append, (Colleague(3, "Bo Lindqvist"), Colleague(5, "Marco Díaz")))
    dialog.who.setCurrentIndex(1)
    assert dialog.code.isHidden()
    assert "sealed" in dialog.how.text()
    dialog.kinds.buttons[InviteKind.HAND_OVER.value].click()
    dialog.send()
    assert said == [AskColleague(5, "Marco Díaz", InviteKind.HAND_OVER)]
    dialog.who.setCurrentIndex(2)
    assert not dialog.code.isHidden()
    dialog.send()
    assert len(said) == 1


def test_the_wish_shows_no_code_in_a_log() -> None:
    assert "4829157309" not in repr(InviteColleague(InviteKind.INVITE, "4829157309", "Marco"))

"""A colleague's ask over the queue: who, for what, and two answers."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_session import DeclineColleague, JoinColleague
from assistdesk.runtime.snapshot_session import ColleagueAsk
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.words import words_of

ASKS = (ColleagueAsk(7, "Ana Ruiz", 1042), ColleagueAsk(8, "Bo <b>Lindqvist</b>", 1043, hand_over=True))


def test_who_asks_for_what_is_read_and_answered_by_a_press(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    assert not desk.window.colleagues.isVisible()
    desk.show("busy-day", colleague_asks=ASKS)
    words = bare(words_of(desk.window.colleagues))
    assert "Ana Ruiz asks you to look on in the session of AD-1042." in words
    assert "Bo <b>Lindqvist</b> asks you to take over the session of AD-1043." in words
    qtbot.mouseClick(button(desk.window.colleagues, "Join"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(desk.window.colleagues, "Not now"), Qt.MouseButton.LeftButton)
    assert (desk.of(JoinColleague), desk.of(DeclineColleague)) == ([JoinColleague(7)], [DeclineColleague(7)])
    desk.show("busy-day", colleague_asks=ASKS[1:])
    assert "Ana Ruiz" not in words_of(desk.window.colleagues)
    desk.show("busy-day")
    assert not desk.window.colleagues.isVisible()

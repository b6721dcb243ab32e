"""The window's own cross asks where something ends with it, and never where nothing does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.runtime.snapshot import QueueView
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import STATES


class Cross(QCloseEvent):
    """The press on a window's cross as the desktop tells it."""

    def spontaneous(self) -> bool:
        return True


def closes_by_cross(desk: Desk) -> bool:
    event = Cross()
    QApplication.sendEvent(desk.window, event)
    return event.isAccepted()


def question(desk: Desk) -> QDialog | None:
    return next((one for one in desk.window.findChildren(QDialog) if one.isVisible()), None)


def test_the_cross_asks_while_a_session_runs_and_staying_is_one_press(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day", queue=QueueView())
    assert not closes_by_cross(desk)
    asked = question(desk)
    assert asked is not None
    said = bare(" ".join(one.text() for one in asked.findChildren(QLabel)))
    assert "The session with Lucía Fernández ends." in said
    assert "queue" not in said
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert desk.window.isVisible()
    assert question(desk) is None


def test_who_agrees_is_asked_no_second_time(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    assert not closes_by_cross(desk)
    asked = question(desk)
    assert asked is not None
    qtbot.mouseClick(button(asked, "Close"), Qt.MouseButton.LeftButton)
    assert not desk.window.isVisible()


def test_chats_of_hers_are_counted(desk: Desk) -> None:
    mine = STATES["chat"].snapshot.queue.mine
    desk.show("unread", queue=QueueView(mine=mine))
    assert not closes_by_cross(desk)
    asked = question(desk)
    assert asked is not None
    said = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert f"{len(mine)} chat" in said
    assert "session" not in said


def test_nothing_is_asked_where_nothing_ends_or_the_program_does(desk: Desk) -> None:
    desk.show("busy-day")
    desk.window.close()
    assert not desk.window.isVisible()
    desk.window.show()
    desk.show("unread")
    assert closes_by_cross(desk)

"""List, conversation and panel share the window's width: what folds, what lies over the rest, and where messages stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.assistdesk.ui.agent.conftest import Desk, button, change_look


def test_a_narrow_window_without_an_open_ticket_shows_the_list_and_goes_to_the_words_of_the_one_that_is_opened(
    desk: Desk,
) -> None:
    desk.window.resize(960, 640)
    desk.show("clocks", ticket=None)
    assert desk.window.list.isVisible()
    assert desk.window.list.view.hasFocus()
    desk.window.list.view.setFocus()
    desk.show("clocks")
    assert not desk.window.list.isVisible()
    assert desk.window.conversation.timeline.hasFocus()
    desk.show("clocks", ticket=None)
    assert desk.window.list.isVisible()


def test_a_message_stands_over_the_list_that_lies_over_the_ticket(desk: Desk) -> None:
    desk.window.resize(960, 640)
    desk.show("deleted")
    toasts = desk.window.toasts
    assert toasts.parentWidget() is desk.window.conversation
    desk.window.run("views")
    QApplication.processEvents()
    assert toasts.parentWidget() is desk.window.list
    assert toasts.isVisible()
    assert desk.window.list.rect().contains(toasts.geometry())
    desk.window.run("views")
    assert toasts.parentWidget() is desk.window.conversation


def test_narrow_windows_fold_and_unfold(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    assert desk.window.context.isVisible()
    desk.window.resize(1200, 800)
    QApplication.processEvents()
    assert not desk.window.context.isVisible()
    assert desk.window.strip.isVisible()
    qtbot.mouseClick(button(desk.window.strip, "Show session and customer"), Qt.MouseButton.LeftButton)
    assert desk.window.context.isVisible()
    desk.window.resize(960, 600)
    QApplication.processEvents()
    assert not desk.window.list.isVisible()
    desk.window.run("views")
    assert desk.window.list.isVisible()
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert not desk.window.list.isVisible()
    desk.window.resize(1580, 940)
    QApplication.processEvents()
    assert desk.window.list.isVisible()
    assert desk.window.context.isVisible()
    assert not desk.window.strip.isVisible()


def test_what_lies_over_the_ticket_still_does_in_new_clothes(desk: Desk) -> None:
    desk.window.resize(960, 640)
    desk.show("clocks")
    desk.window.run("views")
    assert desk.window.list.isVisible()
    change_look(desk)
    QApplication.processEvents()
    assert desk.window.list.isVisible()
    assert desk.window.toasts.parentWidget() is desk.window.list
    desk.window.run("views")
    assert not desk.window.list.isVisible()

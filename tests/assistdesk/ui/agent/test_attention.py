"""The window is called to: by a mark on it and a notification, only from another window; the icon beside the clock and its
menu. The display under the tests has neither a taskbar nor a tray, so Qt's last step is written down instead."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.snapshot import QueueView, Toast
from assistdesk.runtime.toasts import STAYS
from assistdesk.ui.agent.attention import front_of
from assistdesk.ui.agent.news import Front, Kind, NoticeChoice, keep_choice
from assistdesk.ui.agent.place import LOOK
from assistdesk.ui.theme import settings_from
from tests.assistdesk.ui.agent.conftest import Desk, change_look, go_elsewhere
from tests.kit.snapshots import STATES

OFFERED = next(one.snapshot.queue for one in STATES.values() if one.snapshot.queue.offered)
OFFER_TICKET = OFFERED.offered[0].ticket_id


def mention(number: int, ticket_id: int) -> Toast:
    fields = (("name", "Bo"), ("number", ticket_id), ("words", "look"))
    return Toast(number, "told_mention", fields, until_ms=STAYS, opens=ticket_id, is_notice=True)


@pytest.fixture
def alerts(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    asked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, _ms=0: asked.append(window))
    return asked


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A desktop with room for notifications, and what it was given."""
    given: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, text, *_: given.append((title, text)))
    return given


@pytest.fixture
def elsewhere(desk: Desk, qtbot: QtBot) -> QWidget:
    """Another window has the keyboard."""
    desk.show("busy-day", queue=QueueView())
    return go_elsewhere(qtbot)


def entries(desk: Desk) -> dict[str, Callable[[], None]]:
    return desk.window.attention.tray.entries()


def click(desk: Desk) -> None:
    """On a notification."""
    desk.window.attention.tray.answered.emit()
    QApplication.processEvents()


def test_T37_an_offered_chat_calls_her_from_another_window_without_a_word_of_the_customers(
    desk: Desk, alerts: list[QWidget], said: list[tuple[str, str]], elsewhere: QWidget
) -> None:
    desk.show("busy-day", queue=OFFERED)
    assert alerts == [desk.window]
    assert said == [("Chat or call", f"A chat is offered to you: AD-{OFFER_TICKET}")]
    desk.show("busy-day", queue=OFFERED)
    assert len(said) == 1


def test_without_a_tray_the_window_asks_for_attention_alone(
    desk: Desk, alerts: list[QWidget], elsewhere: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *_: given.append(1))
    desk.show("busy-day", queue=QueueView(), toasts=(mention(1, 1042),))
    assert (alerts, given) == ([desk.window], [])


def test_T37_who_is_before_the_window_or_not_to_be_disturbed_is_not_called(
    desk: Desk, alerts: list[QWidget], said: list[tuple[str, str]], qtbot: QtBot
) -> None:
    desk.show("busy-day", queue=QueueView())
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.show("busy-day", queue=OFFERED)
    desk.show("busy-day", queue=QueueView())
    go_elsewhere(qtbot)
    desk.look.settings = replace(desk.look.settings, do_not_disturb=True)
    desk.show("busy-day", queue=OFFERED)
    assert (alerts, said) == ([], [])
    desk.look.settings = replace(desk.look.settings, do_not_disturb=False)
    desk.show("busy-day", queue=OFFERED)  # it came while she was not to be disturbed
    assert (alerts, said) == ([], [])


def test_what_she_set_holds_from_the_next_notice_on(
    desk: Desk, alerts: list[QWidget], said: list[tuple[str, str]], elsewhere: QWidget
) -> None:
    keep_choice(desk.memory, NoticeChoice(silent=(Kind.MENTION,)))
    desk.show("busy-day", queue=QueueView(), toasts=(mention(1, 1042),))
    assert (alerts, said) == ([], [])
    keep_choice(desk.memory, NoticeChoice(by_system=False))
    desk.show("busy-day", queue=QueueView(), toasts=(mention(2, 1042),))
    assert (alerts, said) == ([desk.window], [])
    keep_choice(desk.memory, NoticeChoice(with_words=True))
    desk.show("busy-day", queue=QueueView(), toasts=(mention(3, 1042),))
    assert said == [("For you", "A colleague mentioned you: AD-1042\nBo – look")]


def test_a_click_brings_the_window_and_the_ticket_that_was_told(
    desk: Desk, said: list[tuple[str, str]], elsewhere: QWidget, qtbot: QtBot
) -> None:
    desk.window.go("settings")
    desk.window.showMinimized()
    desk.show("busy-day", queue=QueueView(), toasts=(mention(1, 1043),))
    assert len(said) == 1
    click(desk)
    assert desk.of(OpenTicket) == [OpenTicket(1043)]
    assert not desk.window.isMinimized()
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.window.settings.isHidden()


def test_where_several_tickets_were_told_a_click_opens_none_rather_than_a_wrong_one(
    desk: Desk, said: list[tuple[str, str]], elsewhere: QWidget, qtbot: QtBot
) -> None:
    both = (mention(1, 1043), mention(2, 1044))
    desk.show("busy-day", queue=QueueView(), toasts=both)
    assert len(said) == 2
    click(desk)
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.of(OpenTicket) == []
    go_elsewhere(qtbot)
    desk.show("busy-day", queue=QueueView(), toasts=(*both, mention(3, 1045)))
    click(desk)
    assert desk.of(OpenTicket) == [OpenTicket(1045)]  # she has seen the window since the others were told


def test_a_sheet_of_the_window_counts_as_the_window(desk: Desk, qtbot: QtBot) -> None:
    sheet = QDialog(desk.window)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    assert front_of(desk.window) is Front.DESK
    other = go_elsewhere(qtbot)
    assert front_of(desk.window) is Front.OURS
    for window in (other, sheet, desk.window):
        window.close()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    assert front_of(desk.window) is Front.FOREIGN


def test_the_icon_stands_while_the_window_is_open_and_goes_with_it(desk: Desk) -> None:
    tray = desk.window.attention.tray
    assert not tray.is_shown
    desk.show("unread", queue=QueueView())
    assert tray.is_shown
    desk.window.close()
    assert not tray.is_shown
    desk.show("unread", queue=QueueView())  # what still comes brings it not back
    assert not tray.is_shown


def test_its_menu_opens_the_window_and_turns_quiet_on_and_off(desk: Desk, elsewhere: QWidget, qtbot: QtBot) -> None:
    assert list(entries(desk)) == ["Open AssistDesk", "Do not disturb", "Quit"]
    entries(desk)["Open AssistDesk"]()
    qtbot.waitUntil(desk.window.isActiveWindow)
    for is_quiet in (True, False):
        entries(desk)["Do not disturb"]()
        qtbot.waitUntil(lambda wanted=is_quiet: desk.look.settings.do_not_disturb is wanted)
        assert settings_from(desk.memory.get(LOOK)).do_not_disturb is is_quiet
        assert desk.window.attention.tray.ticked() == (["Do not disturb"] if is_quiet else [])


def test_its_menu_is_there_and_speaks_when_the_look_changes(desk: Desk) -> None:
    desk.show("busy-day")
    change_look(desk)
    desk.look.set(replace(desk.look.settings, language="es"))
    assert list(entries(desk)) == ["Abrir AssistDesk", "No molestar", "Salir"]


def test_quit_asks_as_the_cross_does_once_and_closes_where_nothing_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    for _ in range(2):
        entries(desk)["Quit"]()
        QApplication.processEvents()
    asked = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    assert len(asked) == 1
    assert desk.window.isVisible()
    qtbot.keyClick(asked[0], Qt.Key.Key_Escape)
    desk.show("unread", queue=QueueView())
    entries(desk)["Quit"]()
    assert not desk.window.isVisible()

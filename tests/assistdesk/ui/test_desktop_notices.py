"""The desktop's own notifications in the window: a real service on a bus of its own, asked while Qt's loop runs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import OpenTicket
from assistdesk.runtime.snapshot import AgentSnapshot, QueueView, Toast
from assistdesk.runtime.toasts import STAYS
from assistdesk.ui.agent.news import NoticeChoice, keep_choice
from assistdesk.ui.desktop_notices import DesktopNotices
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.logo import FILE
from tests.assistdesk.ui.agent.conftest import Desk, go_elsewhere, make
from tests.kit.notification_service import Bus, Service
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

OFFERED = next(one.snapshot.queue for one in STATES.values() if one.snapshot.queue.offered)
OFFER = OFFERED.offered[0]


@pytest.fixture
def desk(look: Look, qtbot: QtBot, bus: Bus) -> Iterator[Desk]:
    notices = DesktopNotices(bus.address)
    yield make(look, qtbot, notices=notices)
    notices.close()


@pytest.fixture
def balloons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the tray is given instead."""
    given: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, _title, text, *_: given.append(text))
    return given


@pytest.fixture
def elsewhere(desk: Desk, qtbot: QtBot, service: Service) -> QWidget:
    """The service has answered, and another window has the keyboard."""
    desk.show("busy-day", queue=QueueView())
    qtbot.waitUntil(desk.window.attention.notices.can_tell)
    assert service.heard() == ["GetCapabilities"]
    return go_elsewhere(qtbot)


def mention(number: int, ticket_id: int, words: str = "look") -> Toast:
    fields = (("name", "Bo"), ("number", ticket_id), ("words", words))
    return Toast(number, "told_mention", fields, until_ms=STAYS, opens=ticket_id, is_notice=True)


def heard(qtbot: QtBot, service: Service) -> list[object]:
    qtbot.waitUntil(service.has_heard)
    return service.heard()


def shows(desk: Desk, **fields: object) -> AgentSnapshot:
    return desk.show("busy-day", **{"queue": QueueView(), **fields})


def test_a_click_opens_the_ticket_that_it_told_of_among_several(
    desk: Desk, service: Service, elsewhere: QWidget, balloons: list[str], qtbot: QtBot
) -> None:
    desk.window.go("settings")
    desk.window.showMinimized()
    shows(desk, toasts=(mention(1, 1043), mention(2, 1044)))
    first, second = heard(qtbot, service), heard(qtbot, service)
    assert first[:6] == ["Notify", "AssistDesk", 0, FILE.as_uri(), "For you", "A colleague mentioned you: AD-1043"]
    assert second[5] == "A colleague mentioned you: AD-1044"
    qtbot.wait(100)  # the numbers come back
    service.click(1)
    qtbot.waitUntil(lambda: desk.of(OpenTicket) == [OpenTicket(1043)])
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert not desk.window.isMinimized()
    assert desk.window.settings.isHidden()
    assert balloons == []


def test_an_offered_chat_is_told_without_a_word_of_the_customers_and_goes_when_another_took_it(
    desk: Desk, service: Service, elsewhere: QWidget, qtbot: QtBot
) -> None:
    shows(desk, queue=OFFERED)
    told = heard(qtbot, service)
    assert told[5] == f"A chat is offered to you: AD-{OFFER.ticket_id}"
    assert OFFER.name not in str(told)
    qtbot.wait(100)
    shows(desk)
    assert heard(qtbot, service) == ["CloseNotification", 1]
    service.click(1)
    qtbot.wait(100)
    assert desk.of(OpenTicket) == []


def test_a_mention_that_was_read_goes(desk: Desk, service: Service, elsewhere: QWidget, qtbot: QtBot) -> None:
    shows(desk, toasts=(mention(1, 1043), mention(2, 1044)))
    heard(qtbot, service), heard(qtbot, service)
    qtbot.wait(100)
    shows(desk, toasts=(mention(2, 1044),))
    assert heard(qtbot, service) == ["CloseNotification", 1]
    desk.window.close()
    assert heard(qtbot, service) == ["CloseNotification", 2]


def test_others_words_that_were_asked_for_cannot_be_markup(
    desk: Desk, service: Service, elsewhere: QWidget, qtbot: QtBot
) -> None:
    keep_choice(desk.memory, NoticeChoice(with_words=True))
    shows(desk, toasts=(mention(1, 1043, "<b>now</b> \u202egpj"),))
    assert heard(qtbot, service)[5] == "A colleague mentioned you: AD-1043\nBo – bnow/b gpj"


def test_while_the_service_is_away_the_tray_tells_and_it_is_found_when_it_is_back(
    desk: Desk, bus: Bus, service: Service, elsewhere: QWidget, balloons: list[str], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    service.stop()
    qtbot.waitUntil(lambda: not desk.window.attention.notices.is_there)
    shows(desk, toasts=(mention(1, 1043),))
    assert balloons == ["A colleague mentioned you: AD-1043"]
    with Service(bus.address) as another:
        qtbot.waitUntil(lambda: desk.window.attention.notices.is_there)
        assert another.heard() == ["GetCapabilities"]
        shows(desk, toasts=(mention(1, 1043), mention(2, 1044)))
        assert heard(qtbot, another)[5] == "A colleague mentioned you: AD-1044"
    assert len(balloons) == 1


def test_without_a_tray_the_service_is_asked_again_with_the_next_news(
    desk: Desk, bus: Bus, service: Service, elsewhere: QWidget, qtbot: QtBot
) -> None:
    service.do("refuse")
    desk.window.attention.notices.close()
    shows(desk, toasts=(mention(1, 1043),))
    assert heard(qtbot, service) == ["GetCapabilities"]
    service.stop()
    with Service(bus.address) as another:
        shows(desk, toasts=(mention(1, 1043), mention(2, 1044)))
        qtbot.waitUntil(desk.window.attention.notices.can_tell)
        shows(desk, toasts=(mention(1, 1043), mention(2, 1044), mention(3, 1045)))
        while (told := heard(qtbot, another)) == ["GetCapabilities"]:
            pass
        assert told[5] == "A colleague mentioned you: AD-1045"


def test_the_settings_say_that_there_is_room_once_the_service_has_answered(
    desk: Desk, service: Service, elsewhere: QWidget, qtbot: QtBot
) -> None:
    desk.window.go("settings")
    shows(desk)
    assert say("notices.system.hint") in words_of(desk.window.settings)
    assert say("notices.system.none") not in words_of(desk.window.settings)
    service.stop()
    qtbot.waitUntil(lambda: not desk.window.attention.notices.can_tell())
    desk.window.go("inbox")
    desk.window.go("settings")
    assert say("notices.system.none") in words_of(desk.window.settings)


def test_a_desk_without_a_bus_is_as_it_was(look: Look, qtbot: QtBot, balloons: list[str]) -> None:
    notices = DesktopNotices("")
    notices.open()
    assert not notices.tell("a", "A", "B")
    assert not notices.can_tell()
    notices.withdraw("a")
    notices.close()

"""The icon beside the clock while a screen is shared: it stops at once, and is there at no other time."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from assistdesk.runtime.customer import STOP_BY
from assistdesk.runtime.intents_customer import Stop
from assistdesk.ui.tray import Tray
from tests.assistdesk.ui.customer.conftest import Stand, dress_anew
from tests.kit.customer_snapshots import STATES


def trays(stand: Stand) -> list[Tray]:
    return stand.window.findChildren(Tray)


def test_nothing_of_it_is_made_before_a_screen_is_shared(stand: Stand) -> None:
    for state in ("home", "joining", "sheet-verified-armed"):
        stand.window.show_snapshot(STATES[state])
        assert trays(stand) == []


@pytest.mark.parametrize("state", ["sharing", "paused", "lost"])
def test_stop_sharing_stops_by_the_tray_without_a_question(stand: Stand, state: str) -> None:
    stand.window.show_snapshot(STATES[state])
    (tray,) = trays(stand)
    assert tray.is_shown
    assert list(tray.entries()) == ["Stop sharing", "Open AssistDesk"]
    tray.entries()["Stop sharing"]()
    assert stand.of(Stop) == [Stop("tray")]
    assert STOP_BY["tray"].value == "tray"
    stand.window.show_snapshot(STATES["stopped"])
    assert not tray.is_shown


def test_it_is_gone_with_the_face(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    (tray,) = trays(stand)
    stand.window.leave()
    assert not tray.is_shown


def test_a_press_on_the_icon_brings_the_window(stand: Stand, qtbot: QtBot) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    stand.window.showMinimized()
    (tray,) = trays(stand)
    tray.findChild(QSystemTrayIcon).activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not stand.window.isMinimized()
    stand.window.showMinimized()
    tray.entries()["Open AssistDesk"]()
    assert not stand.window.isMinimized()


def test_another_look_keeps_the_one_icon_and_its_menu(stand: Stand) -> None:
    stand.window.show_snapshot(STATES["sharing"])
    dress_anew(stand)
    (tray,) = trays(stand)
    assert tray.is_shown
    assert list(tray.entries()) == ["Stop sharing", "Open AssistDesk"]

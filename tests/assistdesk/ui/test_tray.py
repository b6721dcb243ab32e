"""The icon beside the clock with Qt's own parts, as far as a display without a tray has them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from assistdesk.ui.theme import Look
from assistdesk.ui.tray import SIZES_PX, Entry, Tray, mark

Reason = QSystemTrayIcon.ActivationReason


@pytest.fixture
def tray(look: Look) -> Tray:
    return Tray(look, look)


def test_the_mark_is_drawn_in_every_size() -> None:
    icon = mark()
    assert sorted(size.width() for size in icon.availableSizes()) == list(SIZES_PX)
    small = icon.pixmap(QSize(16, 16)).toImage()
    assert len({small.pixel(x, y) for x in range(16) for y in range(16)}) > 4
    assert small.pixelColor(0, 0).alpha() < small.pixelColor(8, 2).alpha()


def test_a_display_without_a_tray_can_tell_nothing_and_nothing_is_shown(tray: Tray) -> None:
    assert not Tray.can_tell()
    tray.show()
    tray.tell("Title", "Text")
    tray.hide()
    assert not tray.is_shown


@pytest.mark.parametrize(("has_place", "has_messages"), [(True, False), (False, True), (True, True)])
def test_it_can_tell_where_there_is_both_a_place_and_messages(
    monkeypatch: pytest.MonkeyPatch, has_place: bool, has_messages: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_place)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: has_messages)
    assert Tray.can_tell() is (has_place and has_messages)


def test_the_menu_is_what_was_offered_last(tray: Tray) -> None:
    chosen: list[str] = []
    tray.offer("before", Entry("Old", lambda: chosen.append("old")))
    tray.offer(
        "now",
        Entry("Fish & chips", lambda: chosen.append("fish")),
        Entry("On", lambda: chosen.append("on"), True),
        Entry("Off", lambda: chosen.append("off"), False),
    )
    assert list(tray.entries()) == ["Fish && chips", "On", "Off"]  # read as it was given
    assert tray.ticked() == ["On"]
    for choose in tray.entries().values():
        choose()
    assert chosen == ["fish", "on", "off"]


@pytest.mark.parametrize(
    ("reason", "presses"), [(Reason.Trigger, 1), (Reason.DoubleClick, 1), (Reason.Context, 0), (Reason.MiddleClick, 0)]
)
def test_a_press_on_the_icon_is_told_and_its_menu_is_none(
    tray: Tray, qtbot: QtBot, reason: Reason, presses: int
) -> None:
    told: list[int] = []
    tray.pressed.connect(lambda: told.append(1))
    tray.findChild(QSystemTrayIcon).activated.emit(reason)
    assert len(told) == presses


def test_a_press_on_a_notification_is_told(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.answered, timeout=1_000):
        tray.findChild(QSystemTrayIcon).messageClicked.emit()

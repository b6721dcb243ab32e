"""A window that comes to the front shows the desktop's leave where one is asked for, and leaves it with nobody else."""

import os

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.agent.place import LEAVE, come_forward


@pytest.mark.parametrize(("platform", "shown"), [("wayland", "token-1"), ("xcb", None)])
def test_the_desktops_leave_is_shown_on_wayland_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, shown: str | None
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    monkeypatch.setenv(LEAVE, "")
    monkeypatch.delenv(LEAVE)
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    assert LEAVE not in os.environ
    come_forward(window, "token-1")
    assert os.environ.get(LEAVE) == shown
    assert window.isVisible()
    assert not window.isMinimized()

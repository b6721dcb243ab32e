"""A button that has to stand for a moment, and says when the press began."""

import time

from pytestqt.qtbot import QtBot

from assistdesk.ui.session.press_button import PressButton
from assistdesk.ui.theme import Look


def monotonic_ms() -> int:
    return int(time.monotonic() * 1000)


def test_it_never_works_before_its_moment_has_passed_whole(look: Look, qtbot: QtBot) -> None:
    pressed: list[int] = []
    for _ in range(5):
        button = PressButton(look, "Continue", pressed.append, monotonic_ms, arm_ms=90)
        qtbot.addWidget(button)
        button.click()
        assert pressed == [], "what appears under a finger is not pressed by it"
        made_ms = monotonic_ms()
        button.arm()
        qtbot.waitUntil(button.isEnabled)
        button.click()
        assert pressed.pop() - made_ms >= 90

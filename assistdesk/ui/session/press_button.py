"""A button that tells when the press began, and that cannot be pressed before it has stood for a moment: what appears under a
finger is not pressed by it.

The machine behind judges the moment again by the press's time. So the button never works a millisecond too early: a press it
let through would be dropped in silence.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

from assistdesk.core.session.clip import ARM_MS
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button


class PressButton(Button):
    """*pressed* gets the time at which the mouse or the key went down. *arm_ms*: how long it must have stood."""

    def __init__(
        self,
        look: Look,
        text: str,
        pressed: Callable[[int], object],
        clock_ms: Callable[[], int],
        kind: str = "",
        size: str = "small",
        arm_ms: int = ARM_MS,
    ) -> None:
        super().__init__(look, text, kind=kind, size=size)
        self._act, self._clock_ms = pressed, clock_ms
        self._down_ms = 0
        self.pressed.connect(self._went_down)
        self.clicked.connect(self._went_up)
        self._arming = QTimer(self, singleShot=True, interval=arm_ms, timerType=Qt.TimerType.PreciseTimer)
        self._arming.timeout.connect(lambda: self.setEnabled(True))
        self.arm()

    def arm(self) -> None:
        """From now on it has to stand for its moment again."""
        self.setEnabled(False)
        self._arming.start()

    def _went_down(self) -> None:
        self._down_ms = self._clock_ms()

    def _went_up(self) -> None:
        pressed_at_ms, self._down_ms = self._down_ms or self._clock_ms(), 0
        self._act(pressed_at_ms)

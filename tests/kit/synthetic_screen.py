"""A screen that exists only in memory: pixels that a test writes, damage when it does. Fits the ``Screen`` port."""

import threading
import time
from collections.abc import Callable

import numpy as np

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame, Pixels
from assistdesk.core.screen.mask import Pattern, paint
from assistdesk.core.types import Monitor, Rect


class SyntheticDisplay:
    """What several ``SyntheticScreen``s look at, one after another; counts how many are open."""

    def __init__(self, width: int = 320, height: int = 200) -> None:
        self.monitors: tuple[Monitor, ...] = (Monitor(0, 0, 0, width, height, 100, True),)
        self.lock = threading.Condition()
        self.pixels: Pixels = np.full((height, width, 4), 255, np.uint8)
        self.version = 1
        self.open_screens = 0
        self.opened = 0
        self.grabs = 0
        self.is_gone = False
        self.looks_in_vain = 0
        self.pointer = CursorState(0, 5, 5, 1, True)

    def open(self) -> "SyntheticScreen":
        if self.is_gone:
            raise RefusedError("no_capture")
        return SyntheticScreen(self)

    def list_monitors(self) -> tuple[Monitor, ...]:
        """As a screen that is opened and closed again."""
        if self.is_gone:
            self.looks_in_vain += 1
            raise RefusedError("no_capture")
        return self.monitors

    def become(self, *monitors: Monitor) -> None:
        """Something was plugged in or unplugged, or has another size; the first one's picture is white."""
        with self.lock:
            self.monitors = monitors
            self.pixels = np.full((monitors[0].h, monitors[0].w, 4), 255, np.uint8)
            self.version += 1
            self.lock.notify_all()

    def draw(self, rect: Rect, blue: int, green: int, red: int) -> None:
        with self.lock:
            self.pixels[rect.y : rect.bottom, rect.x : rect.right, :3] = (blue, green, red)
            self.version += 1
            self.lock.notify_all()

    def vanish(self) -> None:
        with self.lock:
            self.is_gone = True
            self.lock.notify_all()

    def come_back(self) -> None:
        with self.lock:
            self.is_gone = False
            self.version += 1


class SyntheticScreen:
    """One capture's view of a display."""

    def __init__(self, display: SyntheticDisplay) -> None:
        self.own_windows: tuple[Rect, ...] = ()
        self.veiled: tuple[Rect, ...] = ()
        self.hidden: Callable[[], tuple[Rect, ...]] = lambda: ()
        self._display = display
        self._seen = 0
        self._is_woken = False
        self._is_closed = False
        self._is_shape_new = True
        with display.lock:
            display.open_screens += 1
            display.opened += 1

    def monitors(self) -> tuple[Monitor, ...]:
        return self._display.monitors

    def wait(self, timeout_s: float) -> bool:
        display, until_s = self._display, time.monotonic() + timeout_s
        with display.lock:
            while True:
                self._check()
                if display.version != self._seen:
                    self._seen = display.version
                    return True
                rest_s = until_s - time.monotonic()
                if self._is_woken or rest_s <= 0:
                    self._is_woken = False
                    return False
                display.lock.wait(rest_s)

    def grab(self, monitor: int) -> Frame:
        with self._display.lock:
            self._check()
            self._display.grabs += 1
            frame = Frame(monitor, self._display.pixels.copy(), time.monotonic_ns() // 1_000_000)
        paint(frame, self.hidden(), Pattern.HATCHED)
        return frame

    def cursor(self) -> tuple[CursorState, CursorShape | None]:
        shape = CursorShape(1, 2, 2, 0, 0, bytes(16)) if self._is_shape_new else None
        self._is_shape_new = False
        return self._display.pointer, shape

    def wake(self) -> None:
        with self._display.lock:
            self._is_woken = True
            self._display.lock.notify_all()

    def close(self) -> None:
        with self._display.lock:
            if not self._is_closed:
                self._is_closed = True
                self._display.open_screens -= 1
                self._display.lock.notify_all()

    def _check(self) -> None:
        if self._is_closed or self._display.is_gone:
            raise LinkError("capture_lost")

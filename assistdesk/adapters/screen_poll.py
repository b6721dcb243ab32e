"""The customer's screen by looking again and again: for platforms that do not tell of changes.

60 looks a second while something changes, 5 after 2 s of quiet (stream.md section 3.1). Lives only while View is on. One
thread calls ``wait``, ``grab`` and ``cursor``; ``wake`` and ``close`` may come from any other. Refuses to know consent,
encoding and the line. The pointer is not known here: it is reported as not visible.

A frame's pixels are memory of that frame alone, X = FF, own windows painted over already.
"""

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

import mss
import numpy as np
from mss.exception import ScreenShotError

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame, Pixels, opaque
from assistdesk.core.screen.mask import Pattern, paint
from assistdesk.core.screen.monitor_numbers import MonitorNumbers, NumberMonitors
from assistdesk.core.screen.veil import keep_under
from assistdesk.core.types import Monitor, Rect

BUSY_S: Final = 1 / 60
QUIET_S: Final = 1 / 5
BUSY_FOR_S: Final = 2.0
LAYOUT_EVERY_S: Final = 2.0
MONITORS_MAX: Final = 8
_ERRORS = (ScreenShotError, AssertionError)
"""AssertionError: how mss says that the display went away while it waited for an answer."""


class PollScreen:
    """The screen port by polling."""

    def __init__(self, display: str | None = None, number: NumberMonitors | None = None) -> None:
        """``display``: for X11 only; None takes the usual one. *number*: handed in where monitors keep their numbers from
        screen to screen.

        Raises:
            RefusedError: no_capture.
        """
        self.own_windows: tuple[Rect, ...] = ()
        self.veiled: tuple[Rect, ...] = ()
        self.hidden: Callable[[], tuple[Rect, ...]] = lambda: ()
        self._display = display
        self._number = number or MonitorNumbers().of
        self._lock = threading.RLock()
        self._woken = threading.Event()
        self._is_closed = False
        self._seen: dict[int, Pixels] = {}
        self._given: dict[int, Pixels] = {}
        """The last frame of each monitor, for what stands under drawings."""
        self._looked_s = 0.0
        self._changed_s = self._layout_s = time.monotonic()
        try:
            self._mss = mss.MSS(display=display) if display is not None else mss.MSS()
            self._monitors = self._read_monitors()
        except _ERRORS as error:
            raise RefusedError("no_capture", why="display") from error

    def monitors(self) -> tuple[Monitor, ...]:
        """Return the monitors as the last ``wait`` found them; cheap, so compare after every True."""
        return self._monitors

    def wait(self, timeout_s: float) -> bool:
        """Look until something differs from the last look or the layout changed (True); False after ``timeout_s``,
        ``wake`` or ``close``. The first call returns True at once.

        Raises:
            LinkError: capture_lost.
        """
        until_s = time.monotonic() + timeout_s
        while True:
            now_s = time.monotonic()
            pause_s = BUSY_S if now_s - self._changed_s < BUSY_FOR_S else QUIET_S
            next_s = self._looked_s + pause_s
            if now_s >= next_s and self._look():
                self._changed_s = time.monotonic()
                return True
            if self._is_closed or now_s >= until_s:
                return False
            if self._woken.wait(max(0.0, min(until_s, max(next_s, now_s + 0.001)) - now_s)):
                self._woken.clear()
                return False

    def grab(self, monitor: int) -> Frame:
        """Return the pixels of a monitor now.

        Raises:
            LinkError: capture_lost, the monitor or the display is gone; look at ``monitors`` and try again.
        """
        with self._lock:
            one = next((each for each in self._monitors if each.id == monitor), None)
            if one is None:
                raise LinkError("capture_lost", monitor=monitor)
            veiled = self.veiled  # read before the pixels and after: what comes or goes meanwhile is kept under too
            pixels = self._pixels(one)
            self._seen[monitor] = pixels.copy()
            under = [rect.moved(-one.x, -one.y) for rect in (*veiled, *self.veiled)]
            keep_under(pixels, self._given.get(monitor), under, Rect(0, 0, one.w, one.h))
            self._given[monitor] = pixels
            frame = Frame(monitor, pixels, int(time.monotonic() * 1_000))
            paint(frame, [rect.moved(-one.x, -one.y) for rect in self.own_windows], Pattern.FLAT)
            paint(frame, [rect.moved(-one.x, -one.y) for rect in self.hidden()], Pattern.HATCHED)
            return frame

    def cursor(self) -> tuple[CursorState, CursorShape | None]:
        """Say that the pointer is not known."""
        return CursorState(self._monitors[0].id, 0, 0, 0, False), None

    def wake(self) -> None:
        """Make a waiting ``wait`` return False, or the next one."""
        self._woken.set()

    def close(self) -> None:
        """Give everything back. May be called twice, and while ``wait`` blocks."""
        self._is_closed = True
        self.wake()
        with self._lock:
            self._seen.clear()
            self._given.clear()
            with contextlib.suppress(*_ERRORS):  # of a display that is gone
                self._mss.close()

    def _look(self) -> bool:
        with self._lock:
            self._looked_s = time.monotonic()
            if self._is_closed:
                return False
            is_new = self._look_at_layout()
            for monitor in self._monitors:
                pixels, seen = self._pixels(monitor), self._seen.get(monitor.id)
                if seen is None or not np.array_equal(pixels, seen):
                    self._seen[monitor.id] = pixels
                    is_new = True
            return is_new

    def _look_at_layout(self) -> bool:
        if self._looked_s - self._layout_s < LAYOUT_EVERY_S:
            return False
        self._layout_s = self._looked_s
        try:
            self._mss.close()
            self._mss = mss.MSS(display=self._display) if self._display is not None else mss.MSS()
            monitors = self._read_monitors()
        except _ERRORS as error:
            raise LinkError("capture_lost") from error
        if monitors == self._monitors:
            return False
        self._monitors = monitors
        self._seen.clear()
        return True

    def _pixels(self, monitor: Monitor) -> Pixels:
        if self._is_closed:
            raise LinkError("capture_lost")
        try:
            shot = self._mss.grab({"left": monitor.x, "top": monitor.y, "width": monitor.w, "height": monitor.h})
        except _ERRORS as error:
            raise LinkError("capture_lost", monitor=monitor.id) from error
        return opaque(np.frombuffer(shot.raw, np.uint8).reshape(monitor.h, monitor.w, 4))

    def _read_monitors(self) -> tuple[Monitor, ...]:
        found = self._mss.monitors[1 : MONITORS_MAX + 1]
        return tuple(
            Monitor(
                number,
                place["left"],
                place["top"],
                place["width"],
                place["height"],
                primary=bool(place.get("is_primary")),
            )
            for number, place in zip(self._number(names_of(found)), found, strict=True)
        )


def names_of(places: Sequence[Mapping[str, Any]]) -> list[Hashable]:
    """By what each monitor is known again: its connector, or the device's own name. Without one of its own, by its place
    among all: nobody can say which monitor it is once any of them has moved. An only one is always that."""
    if len(places) == 1:
        return [places[0].get("output") or places[0].get("unique_id") or "only"]
    names = [place.get("output") or place.get("unique_id") for place in places]
    rects = [(place["left"], place["top"], place["width"], place["height"]) for place in places]
    times, layout = Counter(names), frozenset(rects)
    return [
        name if name and times[name] == 1 else (rect, rects[:at].count(rect), layout)
        for at, (name, rect) in enumerate(zip(names, rects, strict=True))
    ]

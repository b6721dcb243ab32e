"""The customer's screen under X11: told of changes by XDamage, grabbed through MIT-SHM, the pointer by XFixes.

One connection of its own (xcffib); where MIT-SHM is missing one more inside mss (``grab``). It lives only while
View is on: making one takes a few milliseconds, ``close`` leaves nothing behind. One thread calls ``wait``, ``grab`` and
``cursor``; ``wake`` and ``close`` may come from any other, and ``own_windows`` may be set from any other. Refuses to know
consent, encoding and the line.

Of each monitor one picture is kept, and only what X reported as damaged is grabbed anew: a typed letter costs a letter.
What was grabbed is compared with the kept picture where the server wrote it, and only what differs is copied: a program
that repaints its whole window for one letter costs a comparison. A frame's pixels are the kept picture: X = FF, own windows
painted over already, unchanged until the next grab; its damage is what really differs.
"""

import contextlib
import enum
import os
import select
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

import numpy as np
import xcffib
import xcffib.damage
import xcffib.randr
import xcffib.xfixes
import xcffib.xproto

from assistdesk.adapters.screen_x11.grab import BYTES_PER_PIXEL, X_ERRORS, Grab, open_grab
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.diff import bounding, changed
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame, Pixels, SentShapes
from assistdesk.core.screen.mask import Pattern, paint
from assistdesk.core.screen.monitor_numbers import MonitorNumbers, NumberMonitors
from assistdesk.core.screen.veil import keep_under
from assistdesk.core.types import Monitor, Rect

GRAB_INTERVAL_S: Final = 0.008
DAMAGE_RECTS_MAX: Final = 16
"""More rectangles than this are grabbed as one around them all."""
SAFETY_S: Final = 2.0
"""Without any report for so long, look once anyway: a lost report then costs two seconds, not the picture."""
POINTER_BUSY_S: Final = 1 / 60
POINTER_QUIET_S: Final = 1 / 10
POINTER_BUSY_FOR_S: Final = 2.0
MONITORS_MAX: Final = 8
SCALE_MIN, SCALE_MAX = 50, 500
NO_MONITOR: Final = 0
"""In place of a name, which is an atom: the whole desktop where there is no monitor."""

Answer = TypeVar("Answer")


class _Sleep(enum.Enum):
    WOKEN = enum.auto()
    REPORTED = enum.auto()
    PASSED = enum.auto()


class X11Screen:
    """The screen port on X11."""

    def __init__(self, display: str | None = None, number: NumberMonitors | None = None) -> None:
        """``display``: None takes DISPLAY. *number*: handed in where monitors keep their numbers from screen to screen.

        Raises:
            RefusedError: no_capture, there is no such display, or it has no XDamage or XFixes.
        """
        self.own_windows: tuple[Rect, ...] = ()
        """The caller's own overlay, in pixels of the desktop: painted over in every frame."""
        self._painted_over: tuple[Rect, ...] = ()
        self.veiled: tuple[Rect, ...] = ()
        """Where drawings stand, in pixels of the desktop: there a frame keeps what the one before had."""
        self.hidden: Callable[[], tuple[Rect, ...]] = lambda: ()
        """Asked after the pixels of every grab: what must be painted over in them, in pixels of the desktop."""
        self._hidden: tuple[Rect, ...] = ()
        self._veiled_before: tuple[Rect, ...] = ()
        self._given: dict[int, Pixels] = {}
        """The last frame of each monitor: what stands under drawings is taken from it."""
        self._kept: dict[int, Pixels] = {}
        self._damaged: dict[int, tuple[Rect, ...]] = {}
        """What must be grabbed anew of each kept monitor, in pixels of the desktop."""
        self._display = display
        self._number = number or MonitorNumbers().of
        self._lock = threading.RLock()
        self._pipe = threading.Lock()
        """Held while the pipe is written to or closed: its numbers may be another's a moment later."""
        self._is_closed = False
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._shapes = SentShapes()
        self._is_shape_new = True
        self._is_changed = True
        self._looked_s = self._pointer_moved_s = -POINTER_BUSY_FOR_S
        self._pointer = (-1, -1)
        self._pictures: Grab | None = None
        try:
            connect: Callable[..., Any] = xcffib.Connection
            self._x = connect(display=display)
        except X_ERRORS as error:
            self._close_pipe()
            raise RefusedError("no_capture", why="display") from error
        try:
            self._open()
        except (*X_ERRORS, KeyError) as error:
            self.close()
            raise RefusedError("no_capture", why="extensions") from error

    def monitors(self) -> tuple[Monitor, ...]:
        """Return the monitors as the last ``wait`` found them; cheap, so compare after every True."""
        return self._monitors

    def wait(self, timeout_s: float) -> bool:
        """Block until the screen or its layout changed (True); False after ``timeout_s``, ``wake``, ``close``, or when
        the pointer moved. True comes at least 8 ms after the last one, and not again before a grab or two seconds. The
        first call returns True at once.

        Raises:
            LinkError: capture_lost, the display is gone.
        """
        try:
            return self._wait(time.monotonic() + timeout_s)
        except LinkError:
            if self._is_closed:
                return False
            raise

    def grab(self, monitor: int) -> Frame:
        """Return the pixels of a monitor now.

        Raises:
            LinkError: capture_lost, the monitor or the display is gone; look at ``monitors`` and try again.
        """
        return self._guarded(lambda: self._grab(monitor))

    def cursor(self) -> tuple[CursorState, CursorShape | None]:
        """Return where the pointer is, and its shape when the other end does not have it yet (64 are kept there).

        Raises:
            LinkError: capture_lost, the display is gone.
        """
        return self._guarded(self._read_cursor)

    def wake(self) -> None:
        """Make a waiting ``wait`` return False, or the next one."""
        with self._pipe, contextlib.suppress(BlockingIOError):  # full: a wake is waiting already
            if self._wake_in >= 0:
                os.write(self._wake_in, b"w")

    def close(self) -> None:
        """Give everything back. May be called twice, and while ``wait`` blocks."""
        self._is_closed = True
        self.wake()
        with self._lock:
            if self._wake_in < 0:
                return
            self._close_pipe()
            self._drop_pictures()
            self._x.disconnect()

    def _wait(self, until_s: float) -> bool:
        while True:
            now_s = time.monotonic()
            earliest_s = self._looked_s + GRAB_INTERVAL_S
            is_listening = now_s >= earliest_s
            if is_listening and self._guarded(self._take_changes):
                self._looked_s = time.monotonic()
                return True
            if now_s >= until_s:
                return False
            pointer_s = POINTER_BUSY_S if now_s - self._pointer_moved_s < POINTER_BUSY_FOR_S else POINTER_QUIET_S
            pause_s = min(until_s - now_s, pointer_s)
            match self._sleep(pause_s if is_listening else min(pause_s, earliest_s - now_s), is_listening):
                case _Sleep.WOKEN:
                    return False
                case _Sleep.PASSED if self._guarded(self._has_pointer_moved):
                    return False
                case _:
                    pass

    # -- inside, under the lock

    def _guarded(self, call: Callable[[], Answer]) -> Answer:
        """Run a call on the connection, alone; whatever X says against it is a lost capture."""
        with self._lock:
            if self._is_closed:
                raise LinkError("capture_lost")
            try:
                return call()
            except X_ERRORS as error:
                raise LinkError("capture_lost") from error

    def _open(self) -> None:
        x = self._x
        self._root = x.get_setup().roots[x.pref_screen].root
        self._randr, self._damage, self._fixes = x(xcffib.randr.key), x(xcffib.damage.key), x(xcffib.xfixes.key)
        self._randr.QueryVersion(1, 5).reply()
        self._damage.QueryVersion(1, 1).reply()
        self._fixes.QueryVersion(4, 0).reply()
        mask = xcffib.randr.NotifyMask
        self._randr.SelectInput(self._root, mask.ScreenChange | mask.CrtcChange)
        self._fixes.SelectCursorInput(self._root, xcffib.xfixes.CursorNotifyMask.DisplayCursor)
        self._region = x.generate_id()
        self._fixes.CreateRegion(self._region, 0, [])
        self._new_damage()
        self._monitors = self._read_monitors()

    def _new_damage(self) -> None:
        self._handle = self._x.generate_id()
        self._damage.CreateChecked(self._handle, self._root, xcffib.damage.ReportLevel.NonEmpty).check()

    def _take_changes(self) -> bool:
        """Empty the event queue; say whether there is something new to grab."""
        is_layout_new = False
        while (event := self._x.poll_for_event()) is not None:
            match event:
                case xcffib.damage.NotifyEvent():
                    self._is_changed = True
                case xcffib.xfixes.CursorNotifyEvent():
                    self._is_shape_new = True
                case xcffib.randr.ScreenChangeNotifyEvent() | xcffib.randr.NotifyEvent():
                    is_layout_new = True
                case _:
                    pass
        if is_layout_new:
            self._monitors = self._read_monitors()
            self._kept.clear()
            self._given.clear()
        is_late = time.monotonic() - self._looked_s > SAFETY_S
        if not (self._is_changed or is_layout_new or is_late):
            return False
        self._is_changed = False
        if is_late:
            self._kept.clear()
        return True

    def _take_damage(self) -> None:
        """Waits for the answer: what is drawn after this is reported anew, what was drawn before is in the next grab."""
        try:
            taken = self._damage.SubtractChecked(self._handle, 0, self._region)
            found = self._fixes.FetchRegion(self._region).reply()
            taken.check()
        except xcffib.Error:  # some X servers drop it with a change of resolution
            self._new_damage()
            self._kept.clear()
            return
        rects = tuple(Rect(one.x, one.y, one.width, one.height) for one in found.rectangles.list)
        for number in self._kept:
            self._add_damage(number, rects)

    def _add_damage(self, number: int, rects: tuple[Rect, ...]) -> None:
        known = (*self._damaged.get(number, ()), *rects)
        self._damaged[number] = known if len(known) <= DAMAGE_RECTS_MAX else (bounding(known),)

    def _sleep(self, timeout_s: float, is_listening: bool) -> "_Sleep":
        """Sleep until X has something to read (if listening), a wake, or the end of time."""
        with self._lock:
            if self._is_closed:
                return _Sleep.WOKEN
            sources = [self._wake_out, *([self._x.get_file_descriptor()] if is_listening else [])]
        try:
            readable, _, _ = select.select(sources, [], [], timeout_s)
        except OSError:  # closed in this moment
            return _Sleep.WOKEN
        if self._wake_out not in readable:
            return _Sleep.REPORTED if readable else _Sleep.PASSED
        with self._lock:
            if not self._is_closed:
                os.read(self._wake_out, 65_536)
        return _Sleep.WOKEN

    def _has_pointer_moved(self) -> bool:
        now_s = time.monotonic()
        reply = self._x.core.QueryPointer(self._root).reply()
        is_moved = (reply.root_x, reply.root_y) != self._pointer
        if is_moved:
            self._pointer, self._pointer_moved_s = (reply.root_x, reply.root_y), now_s
        return is_moved

    def _grab(self, number: int) -> Frame:
        monitor = next((one for one in self._monitors if one.id == number), None)
        if monitor is None:
            raise LinkError("capture_lost", monitor=number)
        own_windows, hidden = self.own_windows, self.hidden()
        if (own_windows, hidden) != (self._painted_over, self._hidden):  # what stood under them was never kept
            self._kept.clear()
            self._painted_over, self._hidden = own_windows, hidden
        veiled = self.veiled  # read before the pixels and after: what comes or goes meanwhile is kept under too
        self._unveil(veiled)
        at_ms = int(time.monotonic() * 1_000)
        self._take_damage()
        areas = self._stale(monitor)
        if areas is None:
            self._kept[number] = self._given[number] = self._shown(monitor, monitor.rect, veiled).copy()
            return Frame(number, self._kept[number], at_ms)
        try:
            differing = [rect for area in areas for rect in self._renew(monitor, area, veiled)]
        except X_ERRORS:  # its damage is not known any more
            del self._kept[number]
            raise
        return Frame(number, self._kept[number], at_ms, tuple(differing), is_compared=True)

    def _unveil(self, veiled: tuple[Rect, ...]) -> None:
        """What stood under a drawing that is gone may have changed meanwhile: it counts as damaged."""
        gone = tuple(set(self._veiled_before) - set(veiled))
        self._veiled_before = veiled
        if gone:
            for number in self._kept:
                self._add_damage(number, gone)

    def _stale(self, monitor: Monitor) -> tuple[Rect, ...] | None:
        """What of the kept picture must be grabbed anew, in pixels of the desktop; None: there is none."""
        damaged = self._damaged.pop(monitor.id, ())
        if monitor.id not in self._kept:
            return None
        areas = tuple(area for rect in damaged if (area := rect.intersect(monitor.rect)) is not None)
        if len(areas) > 1 and (whole := bounding(areas)).area <= sum(area.area for area in areas) * 2:
            return (whole,)  # one question more costs more than a few pixels
        return areas

    def _renew(self, monitor: Monitor, area: Rect, veiled: tuple[Rect, ...]) -> list[Rect]:
        """Bring an area of the kept picture up to date; return what of it differs, in pixels of the monitor."""
        now, at = self._shown(monitor, area, veiled), area.moved(-monitor.x, -monitor.y)
        kept = self._kept[monitor.id][at.y : at.bottom, at.x : at.right]
        differing = changed(now, kept)
        for rect in differing:
            here = slice(rect.y, rect.bottom), slice(rect.x, rect.right)
            kept[here] = now[here]
        return [rect.moved(at.x, at.y) for rect in differing]

    def _shown(self, monitor: Monitor, area: Rect, veiled: tuple[Rect, ...]) -> Pixels:
        """What an area shows now, but under drawings what the frame before had, and own windows and hidden places
        painted over before anything else sees it; good until the next call."""
        if self._pictures is None:
            self._pictures = open_grab(self._x, self._display, area.area * BYTES_PER_PIXEL)
        pixels, at = self._pictures.take(area), area.moved(-monitor.x, -monitor.y)
        under = tuple(rect.moved(-monitor.x, -monitor.y) for rect in {*veiled, *self.veiled})
        keep_under(pixels, self._given.get(monitor.id), under, at)
        frame = Frame(monitor.id, pixels, 0)
        paint(frame, [rect.moved(-area.x, -area.y) for rect in self._painted_over], Pattern.FLAT)
        paint(frame, [rect.moved(-area.x, -area.y) for rect in {*self._hidden, *self.hidden()}], Pattern.HATCHED)
        return pixels

    def _drop_pictures(self) -> None:
        self._kept.clear()
        self._given.clear()
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None

    def _read_monitors(self) -> tuple[Monitor, ...]:
        geometry = self._x.core.GetGeometry(self._root).reply()
        desktop = Rect(0, 0, geometry.width, geometry.height)
        scale = self._read_scale()
        found: list[tuple[int, Rect, bool]] = []
        for one in self._randr.GetMonitors(self._root, True).reply().monitors:
            inside = Rect(one.x, one.y, one.width, one.height).intersect(desktop)
            if inside is not None and len(found) < MONITORS_MAX:
                found.append((one.name, inside, bool(one.primary)))
        found = found or [(NO_MONITOR, desktop, True)]
        numbers = self._number([name for name, _, _ in found])
        return tuple(
            Monitor(number, place.x, place.y, place.w, place.h, scale, is_primary)
            for number, (_, place, is_primary) in zip(numbers, found, strict=True)
        )

    def _read_scale(self) -> int:
        """Return the scale that toolkits take from Xft.dpi, in percent; 100 without one."""
        atom = xcffib.xproto.Atom
        reply = self._x.core.GetProperty(False, self._root, atom.RESOURCE_MANAGER, atom.STRING, 0, 16_384).reply()
        for line in bytes(reply.value.buf()).decode("latin1").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "Xft.dpi" and value.strip().isdecimal():
                return min(SCALE_MAX, max(SCALE_MIN, round(int(value) * 100 / 96)))
        return 100

    def _read_cursor(self) -> tuple[CursorState, CursorShape | None]:
        shape = None
        if self._is_shape_new:
            self._is_shape_new = False
            image = self._fixes.GetCursorImage().reply()
            pixels = np.array(image.cursor_image.list, np.uint32).view(np.uint8).reshape(image.height, image.width, 4)
            shape = self._shapes.take(pixels, image.xhot, image.yhot)
        reply = self._x.core.QueryPointer(self._root).reply()
        x, y = self._pointer = (reply.root_x, reply.root_y)
        number = self._shapes.current
        for one in self._monitors:
            if one.x <= x < one.x + one.w and one.y <= y < one.y + one.h:
                return CursorState(one.id, x - one.x, y - one.y, number, self._shapes.is_visible), shape
        return CursorState(self._monitors[0].id, 0, 0, number, False), shape

    def _close_pipe(self) -> None:
        with self._pipe:
            os.close(self._wake_out)
            os.close(self._wake_in)
            self._wake_out = self._wake_in = -1

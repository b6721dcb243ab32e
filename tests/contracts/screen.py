"""What every capture adapter must do, whatever it stands on. A test file of an adapter derives ``ScreenContract``.

The tests draw on a real display through a connection of their own.
"""

import contextlib
import gc
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import xcffib
import xcffib.randr
import xcffib.xproto

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.monitor_numbers import MonitorNumbers, NumberMonitors
from assistdesk.core.types import Rect
from assistdesk.runtime.ports import Screen

WIDTH, HEIGHT = 640, 480
SOON_S = 5.0
_RECTANGLE: Any = xcffib.xproto.RECTANGLE
_MODE: Any = xcffib.randr.ModeInfo
_MONITOR: Any = xcffib.randr.MonitorInfo


class XServer:
    """A bare Xvfb with a brush."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT, without: str = "") -> None:
        """*without*: an extension it does not have."""
        out, into = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(into),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
            "-noreset",
            *(["-extension", without] if without else []),
        ]
        self.process = subprocess.Popen(command, pass_fds=[into], stderr=subprocess.DEVNULL)
        os.close(into)
        said = b""
        while not said.endswith(b"\n") and (piece := os.read(out, 16)):
            said += piece
        os.close(out)
        self.display = f":{said.decode().strip()}"
        connect: Any = xcffib.Connection
        self.x = connect(display=self.display)
        self.root = self.x.get_setup().roots[0].root
        self._brush = self.x.generate_id()
        wanted = xcffib.xproto.GC.Foreground | xcffib.xproto.GC.SubwindowMode
        self.x.core.CreateGC(self._brush, self.root, wanted, [0, xcffib.xproto.SubwindowMode.IncludeInferiors])
        self._mode = 0

    def fill(self, rect: Rect, colour: int) -> None:
        """Paint 0xRRGGBB; on the screen when this returns."""
        self.x.core.ChangeGC(self._brush, xcffib.xproto.GC.Foreground, [colour])
        area = _RECTANGLE.synthetic(rect.x, rect.y, rect.w, rect.h)
        self.x.core.PolyFillRectangleChecked(self.root, self._brush, 1, [area]).check()

    def move_pointer(self, x: int, y: int) -> None:
        self.x.core.WarpPointerChecked(0, self.root, 0, 0, 0, 0, x, y).check()

    def set_pointer_shape(self, glyph: int) -> None:
        font, cursor = self.x.generate_id(), self.x.generate_id()
        self.x.core.OpenFont(font, len("cursor"), "cursor")
        self.x.core.CreateGlyphCursor(cursor, font, font, glyph, glyph + 1, 0, 0, 0, 65_535, 65_535, 65_535)
        self.x.core.ChangeWindowAttributesChecked(self.root, xcffib.xproto.CW.Cursor, [cursor]).check()

    def resize(self, width: int, height: int) -> None:
        """Set another resolution (at most the first one), as a display settings dialog would."""
        randr = self.x(xcffib.randr.key)
        resources = randr.GetScreenResources(self.root).reply()
        output, crtc = resources.outputs[0], resources.crtcs[0]
        self._mode += 1
        name = f"{width}x{height}-{self._mode}"
        info = _MODE.synthetic(0, width, height, 0, 0, 0, 0, 0, 0, 0, 0, len(name), 0)
        mode = randr.CreateMode(self.root, info, len(name), name).reply().mode
        randr.AddOutputModeChecked(output, mode).check()
        randr.SetCrtcConfig(crtc, 0, resources.config_timestamp, 0, 0, 0, 1, 0, []).reply()
        randr.SetScreenSizeChecked(self.root, width, height, 300, 200).check()
        now = randr.GetScreenResources(self.root).reply().config_timestamp
        assert randr.SetCrtcConfig(crtc, 0, now, 0, 0, mode, 1, 1, [output]).reply().status == 0

    def turn_off(self) -> None:
        """The only monitor shows nothing any more, as when a lid is closed."""
        randr = self.x(xcffib.randr.key)
        resources = randr.GetScreenResources(self.root).reply()
        crtc = resources.crtcs[0]
        assert randr.SetCrtcConfig(crtc, 0, resources.config_timestamp, 0, 0, 0, 1, 0, []).reply().status == 0

    def set_monitors(self, *places: Rect, primary: int = 0) -> None:
        """Divide the screen into monitors."""
        randr = self.x(xcffib.randr.key)
        for one in randr.GetMonitors(self.root, False).reply().monitors:
            if not one.automatic:
                randr.DeleteMonitorChecked(self.root, one.name).check()
        outputs = list(randr.GetScreenResources(self.root).reply().outputs)
        for number, place in enumerate(places):
            mine = outputs if number == 0 else []
            info = _MONITOR.synthetic(
                self._part(number), number == primary, False, len(mine), place.x, place.y, place.w, place.h, 9, 9, mine
            )
            randr.SetMonitorChecked(self.root, info).check()

    def unplug(self, number: int) -> None:
        """Take away a monitor that was set, but not the first."""
        self.x(xcffib.randr.key).DeleteMonitorChecked(self.root, self._part(number)).check()

    def _part(self, number: int) -> int:
        name = f"part{number}"
        atom: int = self.x.core.InternAtom(False, len(name), name).reply().atom
        return atom

    def stop(self) -> None:
        with contextlib.suppress(xcffib.ConnectionException):
            self.x.disconnect()
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def server() -> Iterator[XServer]:
    one = XServer()
    yield one
    one.stop()


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def until_changed(screen: Screen) -> None:
    """Wait for True, through wakes and pointer moves."""
    end = time.monotonic() + SOON_S
    while not screen.wait(1.0):
        assert time.monotonic() < end, "the change was not seen"


def at_rest(screen: Screen) -> None:
    """Take all changes there are, so that the next one is new."""
    until_changed(screen)
    for monitor in screen.monitors():
        screen.grab(monitor.id)
    while screen.wait(0.1):
        for monitor in screen.monitors():
            screen.grab(monitor.id)


@pytest.mark.display
class ScreenContract:
    """Derive it and say how the adapter is made."""

    def make(self, display: str, number: NumberMonitors | None = None) -> Screen:
        raise NotImplementedError

    @pytest.fixture
    def screen(self, server: XServer) -> Iterator[Screen]:
        one = self.make(server.display)
        yield one
        one.close()

    def test_no_display_is_refused(self) -> None:
        with pytest.raises(RefusedError) as caught:
            self.make(":9999")
        assert caught.value.rule == "no_capture"

    def test_the_monitor_is_known_and_the_first_wait_returns_at_once(self, screen: Screen) -> None:
        (monitor,) = screen.monitors()
        assert (monitor.id, monitor.rect, monitor.scale_percent) == (0, Rect(0, 0, WIDTH, HEIGHT), 100)
        assert screen.wait(SOON_S)

    def test_a_frame_holds_the_pixels_of_now_with_x_ff(self, server: XServer, screen: Screen) -> None:
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0x102030)
        server.fill(Rect(7, 9, 20, 10), 0xAABBCC)
        frame = screen.grab(0)
        assert frame.pixels.shape == (HEIGHT, WIDTH, 4)
        assert (frame.pixels[..., 3] == 255).all()
        assert frame.pixels[0, 0, :3].tolist() == [0x30, 0x20, 0x10]
        assert (frame.pixels[9:19, 7:27, :3] == (0xCC, 0xBB, 0xAA)).all()
        assert (frame.pixels[:9, :, :3] == (0x30, 0x20, 0x10)).all()

    def test_a_frame_says_where_it_may_differ_from_the_one_before(self, server: XServer, screen: Screen) -> None:
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0x010101)
        first = screen.grab(0)
        before = first.pixels.copy()
        assert first.damage is None
        server.fill(Rect(30, 40, 6, 5), 0x020202)
        second = screen.grab(0)
        assert second.at_ms >= first.at_ms
        assert (second.pixels[40:45, 30:36, :3] == 2).all()
        if second.damage is not None:
            for rect in second.damage:
                before[rect.y : rect.bottom, rect.x : rect.right] = second.pixels[
                    rect.y : rect.bottom, rect.x : rect.right
                ]
            assert (second.pixels == before).all()

    def test_what_stood_under_own_windows_is_seen_once_they_are_gone(self, server: XServer, screen: Screen) -> None:
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0x030303)
        screen.own_windows = (Rect(10, 10, 20, 20),)
        assert not (screen.grab(0).pixels[10:30, 10:30, :3] == 3).any()
        screen.own_windows = ()
        assert (screen.grab(0).pixels[..., :3] == 3).all()

    def test_a_change_ends_the_wait_and_rest_does_not(self, server: XServer, screen: Screen) -> None:
        at_rest(screen)
        assert not screen.wait(0.3)
        server.fill(Rect(1, 1, 5, 5), 0x55AA55)
        until_changed(screen)
        assert screen.grab(0).pixels[2, 2, :3].tolist() == [0x55, 0xAA, 0x55]

    def test_every_one_of_many_changes_is_in_the_end_seen(self, server: XServer, screen: Screen) -> None:
        at_rest(screen)
        for step in range(40):
            server.fill(Rect(step * 3, 0, 3, 3), 0x010000 * (step + 1))
            if step % 7 == 0 and screen.wait(0.02):
                screen.grab(0)
        end = time.monotonic() + SOON_S
        while (pixels := screen.grab(0).pixels)[1, 39 * 3, 2] != 40:
            assert time.monotonic() < end
            screen.wait(0.2)
        assert [int(pixels[1, step * 3, 2]) for step in range(40)] == list(range(1, 41))

    def test_wake_from_another_thread_ends_the_wait(self, screen: Screen) -> None:
        at_rest(screen)
        began = time.monotonic()
        waker = threading.Timer(0.1, screen.wake)
        waker.start()
        assert not screen.wait(SOON_S)
        waker.join()
        assert time.monotonic() - began < SOON_S - 0.5

    def test_close_from_another_thread_ends_the_wait_and_later_calls_are_answered(self, screen: Screen) -> None:
        at_rest(screen)
        closer = threading.Timer(0.1, screen.close)
        closer.start()
        assert not screen.wait(SOON_S)
        closer.join()
        assert not screen.wait(0.0)
        with pytest.raises(LinkError):
            screen.grab(0)
        screen.wake()
        screen.close()

    def test_I16_own_windows_are_painted_over_in_every_frame(self, server: XServer, screen: Screen) -> None:
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0xFF00FF)
        for place in (Rect(10, 10, 100, 20), Rect(WIDTH - 30, HEIGHT - 30, 300, 300), Rect(-5, -5, 50, 50)):
            screen.own_windows = (place,)
            shown = screen.grab(0).pixels[..., :3]
            inside = np.zeros((HEIGHT, WIDTH), np.bool_)
            inside[max(0, place.y) : place.bottom, max(0, place.x) : place.right] = True
            assert (shown[~inside] == (0xFF, 0, 0xFF)).all()
            assert not (shown[inside] == (0xFF, 0, 0xFF)).all(axis=-1).any()

    def test_I16_under_a_drawing_stays_what_was_there_before_until_it_is_gone(
        self, server: XServer, screen: Screen
    ) -> None:
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0x102030)
        at_rest(screen)
        screen.grab(0)
        veiled, stroke = Rect(100, 100, 60, 40), Rect(104, 104, 52, 32)
        screen.veiled = (veiled,)
        server.fill(stroke, 0xE5342B)
        server.fill(Rect(300, 300, 10, 10), 0x00FF00)
        for own in ((), (Rect(0, 0, 10, 10),)):  # a part grabbed anew, and all of it
            screen.own_windows = own
            shown = screen.grab(0).pixels[..., :3]
            assert (shown[veiled.y : veiled.bottom, veiled.x : veiled.right] == (0x30, 0x20, 0x10)).all()
            assert (shown[300:310, 300:310] == (0, 0xFF, 0)).all()
        server.fill(stroke, 0x405060)
        screen.grab(0)
        screen.veiled = ()
        shown = screen.grab(0).pixels[..., :3]
        assert (shown[stroke.y : stroke.bottom, stroke.x : stroke.right] == (0x60, 0x50, 0x40)).all()

    def test_a_monitor_that_is_not_there_is_a_lost_capture(self, screen: Screen) -> None:
        with pytest.raises(LinkError) as caught:
            screen.grab(5)
        assert caught.value.rule == "capture_lost"

    def test_a_display_that_dies_is_a_lost_capture(self, server: XServer, screen: Screen) -> None:
        at_rest(screen)
        server.process.terminate()
        server.process.wait(10)
        with pytest.raises(LinkError):
            for _ in range(100):
                screen.wait(0.2)
                screen.grab(0)

    def test_I14_another_resolution_is_noticed_and_grabbed_in_its_own_size(
        self, server: XServer, screen: Screen
    ) -> None:
        at_rest(screen)
        server.resize(400, 300)
        end = time.monotonic() + SOON_S
        while (screen.monitors()[0].w, screen.monitors()[0].h) != (400, 300):
            assert time.monotonic() < end
            with contextlib.suppress(LinkError):
                screen.wait(0.5)
        server.fill(Rect(0, 0, 400, 300), 0x0A0B0C)
        assert (screen.grab(0).pixels[..., :3] == (0x0C, 0x0B, 0x0A)).all()
        server.resize(WIDTH, HEIGHT)
        while screen.monitors()[0].w != WIDTH:
            assert time.monotonic() < end + SOON_S
            with contextlib.suppress(LinkError):
                screen.wait(0.5)
        assert screen.grab(0).pixels.shape == (HEIGHT, WIDTH, 4)

    def test_two_monitors_have_pictures_of_their_own(self, server: XServer) -> None:
        server.set_monitors(Rect(0, 0, 240, HEIGHT), Rect(240, 0, WIDTH - 240, 300))
        screen = self.make(server.display)
        server.fill(Rect(0, 0, 240, HEIGHT), 0x111111)
        server.fill(Rect(240, 0, 400, HEIGHT), 0x222222)
        left, right = screen.monitors()
        assert (left.rect, left.primary) == (Rect(0, 0, 240, HEIGHT), True)
        assert (right.rect, right.primary) == (Rect(240, 0, 400, 300), False)
        screen.own_windows = (Rect(230, 0, 20, 20),)
        assert (screen.grab(left.id).pixels[20:, :, :3] == 0x11).all()
        shown = screen.grab(right.id).pixels
        assert shown.shape == (300, 400, 4)
        assert (shown[20:, :, :3] == 0x22).all()
        assert not (shown[:20, :10, :3] == 0x22).any()
        screen.close()

    def test_C6_no_number_passes_to_another_monitor(self, server: XServer) -> None:
        numbers = MonitorNumbers()

        def look() -> dict[int, Rect]:
            with contextlib.closing(self.make(server.display, numbers.of)) as screen:
                return {monitor.id: monitor.rect for monitor in screen.monitors()}

        three = Rect(0, 0, 200, HEIGHT), Rect(200, 0, 200, HEIGHT), Rect(400, 0, 200, HEIGHT)
        server.set_monitors(*three)
        first = look()
        assert first == dict(enumerate(three))
        server.set_monitors(*three, primary=2)
        assert look() == first
        server.unplug(1)
        left = look()
        assert {*left.values()} == {three[0], three[2]}
        assert left[0] == three[0]
        assert 1 not in left
        server.set_monitors(*three)
        assert look() == first

    def test_the_cursor_is_on_a_known_monitor(self, screen: Screen) -> None:
        state, _ = screen.cursor()
        assert state.monitor in {monitor.id for monitor in screen.monitors()}

    def test_making_and_closing_leaves_nothing_behind(self, server: XServer) -> None:
        def once() -> None:
            screen = self.make(server.display)
            screen.wait(0.0)
            screen.grab(0)
            screen.close()

        once()
        gc.collect()  # what earlier tests left to the collector closes its files now, and not while they are counted
        before = open_files(), threading.active_count()
        for _ in range(10):
            once()
        assert (open_files(), threading.active_count()) == before

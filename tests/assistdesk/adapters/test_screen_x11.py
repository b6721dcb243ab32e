import contextlib
import itertools
import time
from collections.abc import Iterator

import pytest
import xcffib.xproto

from assistdesk.adapters.screen_x11.screen import GRAB_INTERVAL_S, X11Screen
from assistdesk.core.errors import LinkError
from assistdesk.core.screen.frame import CursorShapes
from assistdesk.core.screen.monitor_numbers import NumberMonitors
from assistdesk.core.types import Rect
from tests.contracts.screen import HEIGHT, SOON_S, WIDTH, ScreenContract, XServer, at_rest, server

__all__ = ["server"]


class TestX11Screen(ScreenContract):
    def make(self, display: str, number: NumberMonitors | None = None) -> X11Screen:
        return X11Screen(display, number)

    @pytest.fixture
    def x11(self, screen: X11Screen) -> X11Screen:
        return screen

    def test_the_pointer_has_a_place_and_a_shape_that_is_given_once(self, server: XServer, x11: X11Screen) -> None:
        server.move_pointer(33, 44)
        state, shape = x11.cursor()
        assert (state.monitor, state.x, state.y, state.visible) == (0, 33, 44, True)
        assert shape is not None
        CursorShapes().add(shape)
        assert state.shape == shape.id
        assert x11.cursor() == (state, None)

    def test_a_new_shape_is_given_and_one_seen_before_only_named(self, server: XServer, x11: X11Screen) -> None:
        server.move_pointer(10, 10)
        x11.cursor()
        ids = []
        for glyph in (30, 68, 30):  # pointers of the cursor font
            server.set_pointer_shape(glyph)
            x11.wait(0.2)
            state, shape = x11.cursor()
            ids.append((state.shape, shape is not None))
        assert ids == [(1, True), (2, True), (1, False)]

    def test_a_pointer_that_moves_ends_the_wait_without_a_change(self, server: XServer, x11: X11Screen) -> None:
        at_rest(x11)
        x11.cursor()
        server.move_pointer(100, 100)
        began = time.monotonic()
        assert not x11.wait(SOON_S)
        assert time.monotonic() - began < SOON_S - 0.5
        assert x11.cursor()[0].x == 100

    def test_a_pointer_between_the_monitors_is_not_visible(self, server: XServer) -> None:
        server.set_monitors(Rect(0, 0, 200, 200), Rect(400, 0, 200, 200))
        screen = X11Screen(server.display)
        server.move_pointer(300, 300)
        state, _ = screen.cursor()
        assert not state.visible
        server.move_pointer(410, 5)
        state, _ = screen.cursor()
        assert (state.monitor, state.x, state.y, state.visible) == (1, 10, 5, True)
        screen.close()

    def test_C6_without_any_monitor_the_whole_desktop_is_none_of_them(self, server: XServer, x11: X11Screen) -> None:
        (before,) = x11.monitors()
        server.turn_off()
        at_rest(x11)
        (desktop,) = x11.monitors()
        assert desktop.rect == Rect(0, 0, WIDTH, HEIGHT)
        assert desktop.id != before.id

    def test_changes_without_end_are_reported_at_most_every_8_ms(self, server: XServer, x11: X11Screen) -> None:
        at_rest(x11)
        times = []
        for step in range(30):
            server.fill(Rect(step, 0, 5, 5), step)
            if x11.wait(SOON_S):
                times.append(x11._looked_s)
                x11.grab(0)
        assert len(times) > 10
        assert min(later - sooner for sooner, later in itertools.pairwise(times)) >= GRAB_INTERVAL_S

    def test_what_was_repainted_as_it_was_is_no_damage(self, server: XServer, x11: X11Screen) -> None:
        at_rest(x11)
        server.fill(Rect(0, 0, WIDTH, HEIGHT), 0)
        assert x11.grab(0).damage == ()
        server.fill(Rect(31, 100, 3, 2), 0xFFFFFF)
        server.fill(Rect(401, 100, 3, 2), 0)
        (rect,) = x11.grab(0).damage or ()
        assert Rect(31, 100, 3, 2).intersect(rect) == Rect(31, 100, 3, 2)
        assert rect.area < 16

    def test_what_was_under_an_own_window_is_not_even_kept(self, server: XServer, x11: X11Screen) -> None:
        x11.own_windows = (Rect(100, 100, 40, 40),)
        at_rest(x11)
        server.fill(Rect(90, 90, 60, 60), 0xFF00FF)
        frame = x11.grab(0)
        assert not (frame.pixels[100:140, 100:140, :3] == (0xFF, 0, 0xFF)).all(axis=-1).any()
        server.fill(Rect(110, 110, 9, 9), 0x00FF00)
        assert x11.grab(0).damage == ()

    def test_damage_that_was_destroyed_is_made_anew(self, server: XServer, x11: X11Screen) -> None:
        at_rest(x11)
        x11._damage.DestroyChecked(x11._handle).check()
        end = time.monotonic() + SOON_S
        while not x11.wait(1.0):  # two seconds without a report: it looks anyway
            assert time.monotonic() < end
        at_rest(x11)
        server.fill(Rect(0, 0, 9, 9), 0x123456)
        began = time.monotonic()
        assert x11.wait(SOON_S)
        assert time.monotonic() - began < 1.0

    @pytest.mark.parametrize(
        ("text", "percent"), [("Xft.dpi:\t192\n", 200), ("a: b\nXft.dpi: 9000", 500), ("Xft.dpi: x", 100)]
    )
    def test_the_scale_is_that_of_the_toolkits(self, server: XServer, text: str, percent: int) -> None:
        atom = xcffib.xproto.Atom
        server.x.core.ChangePropertyChecked(
            xcffib.xproto.PropMode.Replace, server.root, atom.RESOURCE_MANAGER, atom.STRING, 8, len(text), text
        ).check()
        screen = X11Screen(server.display)
        assert screen.monitors()[0].scale_percent == percent
        screen.close()

    def test_a_pointer_wake_and_close_in_quick_turns_never_hang(self, server: XServer) -> None:
        for _ in range(10):
            screen = X11Screen(server.display)
            screen.wait(0.01)
            screen.wake()
            screen.close()
            with contextlib.suppress(LinkError):
                screen.cursor()


class TestX11ScreenWithoutSharedMemory(ScreenContract):
    """As a display on another computer: the server cannot see our memory."""

    @pytest.fixture
    def server(self) -> Iterator[XServer]:
        one = XServer(without="MIT-SHM")
        yield one
        one.stop()

    def make(self, display: str, number: NumberMonitors | None = None) -> X11Screen:
        return X11Screen(display, number)

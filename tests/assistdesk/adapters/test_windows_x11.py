"""Windows on a real X server: what stands where, and that no pixel of a hidden one is ever in a frame."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import xcffib
import xcffib.xproto

from assistdesk.adapters import windows_x11
from assistdesk.adapters.screen_x11 import X11Screen
from assistdesk.adapters.windows_x11 import X11Windows
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.hiding import Hidden
from assistdesk.core.session.reach import Reach
from assistdesk.core.types import Rect
from tests.contracts.screen import HEIGHT, WIDTH, XServer, server

__all__ = ["server"]
pytestmark = pytest.mark.display
SECRET, PLAIN = 0xFF00FF, 0x204060
OWN_PID = 4_242


class Program:
    """One program with windows on *display*."""

    def __init__(self, display: str) -> None:
        connect: Any = xcffib.Connection
        self.x = connect(display=display)
        self.root = self.x.get_setup().roots[0].root

    def open(
        self,
        place: Rect,
        colour: int = SECRET,
        kind: str = "Editor",
        title: str = "",
        popup: bool = False,
        parent: int = 0,
        pid: int = 0,
        border: int = 0,
    ) -> int:
        """A mapped window; with no *kind* it has no class."""
        window = int(self.x.generate_id())
        cw = xcffib.xproto.CW
        self.x.core.CreateWindow(
            0, window, parent or self.root, place.x, place.y, place.w, place.h, border,
            xcffib.xproto.WindowClass.InputOutput, 0, cw.BackPixel | cw.OverrideRedirect, [colour, int(popup)],
        )  # fmt: skip
        if kind:
            self.name(window, kind)
        if title:
            self._property(window, xcffib.xproto.Atom.WM_NAME, title.encode())
        if pid:
            name = "_NET_WM_PID"
            atom = self.x.core.InternAtom(False, len(name), name).reply().atom
            mode, kinds = xcffib.xproto.PropMode.Replace, xcffib.xproto.Atom
            self.x.core.ChangeProperty(mode, window, atom, kinds.CARDINAL, 32, 1, [pid])
        self.x.core.MapWindow(window)
        self.flush()
        return window

    def name(self, window: int, kind: str) -> None:
        self._property(window, xcffib.xproto.Atom.WM_CLASS, f"{kind.lower()}\0{kind}\0".encode())

    def _property(self, window: int, name: int, value: bytes) -> None:
        replace, string = xcffib.xproto.PropMode.Replace, xcffib.xproto.Atom.STRING
        self.x.core.ChangeProperty(replace, window, name, string, 8, len(value), value)

    def move(self, window: int, *values: int, size: bool = False) -> None:
        cw = xcffib.xproto.ConfigWindow
        mask = cw.X | cw.Y | ((cw.Width | cw.Height) if size else 0)
        self.x.core.ConfigureWindow(window, mask, list(values))

    def focus(self, window: int) -> None:
        self.x.core.SetInputFocus(xcffib.xproto.InputFocus.PointerRoot, window, xcffib.xproto.Time.CurrentTime)
        self.flush()

    def flush(self) -> None:
        self.x.core.GetInputFocus().reply()

    def close(self) -> None:
        self.x.disconnect()


@pytest.fixture
def program(server: XServer) -> Iterator[Program]:
    one = Program(server.display)
    yield one
    one.close()


@pytest.fixture
def windows(server: XServer) -> Iterator[X11Windows]:
    one = X11Windows(server.display, OWN_PID)
    yield one
    one.close()


def stained(screen: X11Screen, monitor: int = 0) -> int:
    """How many pixels of the secret are in a frame of *monitor*."""
    shown = screen.grab(monitor).pixels[..., :3]
    return int((shown == (0xFF, 0, 0xFF)).all(axis=-1).sum())


def pretend_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    ahead = 0.0
    real = time.monotonic

    def skip(seconds: float) -> None:
        nonlocal ahead
        ahead += seconds
        monkeypatch.setattr(windows_x11.time, "monotonic", lambda: real() + ahead)

    return skip


def test_windows_are_listed_by_title_and_program_topmost_first_without_our_own_and_menus(
    program: Program, windows: X11Windows
) -> None:
    below = program.open(Rect(0, 0, 50, 50), title="Facturas")
    program.open(Rect(5, 5, 20, 20), popup=True, title="menu")
    program.open(Rect(5, 5, 20, 20), pid=OWN_PID, title="ours")
    above = program.open(Rect(10, 10, 50, 50), kind="Browser")
    seen = windows.listed()
    assert [one.id for one in seen] == [above, below]
    assert [one.kind for one in seen] == ["Browser", "Editor"]
    assert "Facturas" not in repr(seen)


def test_I16_a_hidden_window_is_hidden_with_its_border_and_its_programs_menus(
    server: XServer, program: Program, windows: X11Windows
) -> None:
    window = program.open(Rect(100, 100, 60, 40), border=2)
    program.open(Rect(300, 300, 10, 10), popup=True)
    other = Program(server.display)
    other.open(Rect(200, 200, 10, 10), popup=True)
    windows.choose(Hidden(frozenset({window})))
    assert set(windows.areas()) == {Rect(100, 100, 64, 44), Rect(300, 300, 10, 10)}
    other.close()


def test_I16_no_pixel_of_a_hidden_window_is_in_a_frame_while_it_moves_grows_and_comes_back(
    server: XServer, program: Program, windows: X11Windows
) -> None:
    server.set_monitors(Rect(0, 0, 320, HEIGHT), Rect(320, 0, WIDTH - 320, HEIGHT))
    server.fill(Rect(0, 0, WIDTH, HEIGHT), PLAIN)
    window = program.open(Rect(50, 50, 120, 90))
    windows.choose(Hidden(frozenset({window})))
    screen = X11Screen(server.display)
    screen.hidden = windows.areas
    is_over = threading.Event()

    def restless() -> None:
        step = 0
        while not is_over.wait(0.0005):  # faster than any hand or mouse
            step += 1
            program.move(window, step * 13 % 500, step * 7 % 350, 60 + step % 90, 40 + step % 70, size=True)
            if step % 40 == 0:
                program.x.core.UnmapWindow(window)
                program.x.core.MapWindow(window)
            program.x.flush()

    mover = threading.Thread(target=restless)
    mover.start()
    try:
        found = [stained(screen, monitor) for _ in range(40) for monitor in (0, 1)]
    finally:
        is_over.set()
        mover.join()
    assert found == [0] * 80
    assert (screen.grab(0).pixels[..., :3] == (0x60, 0x40, 0x20)).all(axis=-1).any(), "the rest is to be seen"
    screen.hidden = lambda: ()
    screen.wait(0)
    program.move(window, 10, 10)
    program.flush()
    assert stained(screen) > 0, "the test would see it"
    screen.close()


def test_I16_where_a_hidden_window_was_stays_hidden_until_the_rest_has_painted_itself(
    program: Program, windows: X11Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    skip = pretend_later(monkeypatch)
    window = program.open(Rect(0, 0, 30, 30))
    windows.choose(Hidden(frozenset({window})))
    windows.areas()
    program.move(window, 100, 100)
    program.move(window, 200, 50)
    program.flush()
    windows.listed()  # to read the list loses no step
    places = {Rect(0, 0, 30, 30), Rect(100, 100, 30, 30), Rect(200, 50, 30, 30)}
    assert set(windows.areas()) == places
    assert set(windows.areas()) == places
    skip(1.5)
    assert windows.areas() == (Rect(200, 50, 30, 30),)
    program.x.core.DestroyWindow(window)
    program.flush()
    assert windows.areas() == (Rect(200, 50, 30, 30),)
    skip(1.5)
    assert windows.areas() == ()


def test_a_password_program_is_hidden_the_moment_it_opens_also_when_its_class_comes_late(
    program: Program, windows: X11Windows
) -> None:
    program.open(Rect(10, 10, 30, 30), kind="KeePassXC")
    assert windows.areas() == (Rect(10, 10, 30, 30),)
    late = program.open(Rect(200, 10, 30, 30), kind="")
    windows.areas()
    program.name(late, "Bitwarden")
    program.flush()
    assert Rect(200, 10, 30, 30) in windows.areas()


def test_a_window_inside_a_managers_frame_hides_the_whole_frame(program: Program, windows: X11Windows) -> None:
    frame = program.open(Rect(40, 40, 100, 80), kind="")
    inner = program.open(Rect(5, 20, 90, 55), parent=frame)
    windows.choose(Hidden(frozenset({inner})))
    assert windows.areas() == (Rect(40, 40, 100, 80),)
    program.x.core.ReparentWindow(inner, program.root, 300, 200)
    program.flush()
    assert Rect(300, 200, 90, 55) in windows.areas()


def test_I16_only_one_window_is_shown_and_what_stands_over_it_is_not(
    server: XServer, program: Program, windows: X11Windows
) -> None:
    server.fill(Rect(0, 0, WIDTH, HEIGHT), SECRET)
    only = program.open(Rect(100, 100, 200, 150), colour=PLAIN)
    above = program.open(Rect(150, 120, 50, 50), colour=SECRET)
    windows.areas()
    windows.choose(Hidden(only=only))
    screen = X11Screen(server.display)
    screen.hidden = windows.areas
    assert stained(screen) == 0
    shown = screen.grab(0).pixels[..., :3]
    assert (shown[101:119, 101:299] == (0x60, 0x40, 0x20)).all()
    stack = xcffib.xproto.ConfigWindow.StackMode
    program.x.core.ConfigureWindow(above, stack, [xcffib.xproto.StackMode.Below])
    program.flush()
    windows.areas()
    program.x.core.CirculateWindow(xcffib.xproto.Circulate.RaiseLowest, program.root)
    program.flush()
    assert stained(screen) == 0
    program.x.core.DestroyWindow(only)
    program.flush()
    assert Rect(0, 0, WIDTH, HEIGHT) in windows.areas()
    screen.close()


def test_what_input_would_meet_is_known_and_asking_takes_no_step_from_the_capture(
    program: Program, windows: X11Windows
) -> None:
    window, inner, other = program.open(Rect(40, 40, 60, 60)), 0, program.open(Rect(200, 40, 60, 60))
    inner = program.open(Rect(5, 5, 10, 10), kind="", parent=window)
    windows.choose(Hidden(frozenset({window})))
    program.x.core.WarpPointer(0, program.root, 0, 0, 0, 0, 50, 50)
    for focus, is_hidden in (
        (inner, True),
        (window, True),
        (other, False),
        (1, True),
        (0, False),
        (program.root, False),
    ):
        program.focus(focus)
        assert windows.reach() == Reach((Rect(40, 40, 60, 60),), (50, 50), is_hidden)
    program.focus(1)
    program.move(window, 300, 300)
    program.flush()
    assert windows.reach() == Reach((Rect(300, 300, 60, 60),), (50, 50), False)
    assert set(windows.areas()) == {Rect(40, 40, 60, 60), Rect(300, 300, 60, 60)}


def test_I16_more_windows_than_can_be_followed_hide_everything(
    program: Program, windows: X11Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows_x11, "WINDOWS_MAX", 2)
    for x in range(3):
        last = program.open(Rect(x * 20, 0, 10, 10))
    assert windows.areas() == (Rect(0, 0, WIDTH, HEIGHT),)
    program.focus(last)
    assert windows.reach().is_focus_hidden
    program.focus(1)


def test_a_display_that_is_gone_ends_the_capture_and_a_closed_one_answers_nothing(server: XServer) -> None:
    one = X11Windows(server.display)
    server.process.terminate()
    server.process.wait(10)
    with pytest.raises(LinkError):
        one.areas()
    one.close()
    one.close()
    with pytest.raises(LinkError):
        one.listed()
    with pytest.raises(RefusedError):
        X11Windows(server.display)


def test_another_size_of_the_desktop_is_known(server: XServer, windows: X11Windows) -> None:
    windows.choose(Hidden(only=1))
    server.resize(400, 300)
    assert Rect(0, 0, 400, 300) in windows.areas()

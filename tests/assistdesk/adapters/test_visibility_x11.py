"""The X server says when a window of ours is covered, by whatever, and when it is free again."""

import queue
from collections.abc import Iterator

import pytest
import xcffib
import xcffib.xproto

from assistdesk.adapters.visibility_x11 import WindowVisibility
from tests.kit.display import Display

pytestmark = pytest.mark.display
WAIT_S = 10.0


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display(640, 480, window_manager=False) as one:
        yield one


class Windows:
    """Plain X windows of a client of its own."""

    def __init__(self, display: Display) -> None:
        self.connection = xcffib.connect(display=display.name)
        self.root = self.connection.get_setup().roots[0]

    def make(self, x: int, y: int, w: int, h: int) -> int:
        window: int = self.connection.generate_id()
        self.connection.core.CreateWindow(
            self.root.root_depth, window, self.root.root, x, y, w, h, 0,
            xcffib.xproto.WindowClass.InputOutput, self.root.root_visual, 0, [],
        )  # fmt: skip
        return window

    def show(self, window: int) -> None:
        self.connection.core.MapWindowChecked(window).check()

    def destroy(self, window: int) -> None:
        self.connection.core.DestroyWindowChecked(window).check()


def test_c7_a_covered_window_is_told_and_so_is_its_coming_free(display: Display) -> None:
    windows, told = Windows(display), queue.Queue[bool]()
    watcher = WindowVisibility(display.name)
    ours = windows.make(10, 10, 200, 200)
    windows.connection.flush()
    watcher.watch(ours, told.put)
    windows.show(ours)
    assert told.get(timeout=WAIT_S) is False
    over = windows.make(150, 150, 100, 100)
    windows.show(over)
    assert told.get(timeout=WAIT_S) is True
    windows.destroy(over)
    assert told.get(timeout=WAIT_S) is False
    watcher.forget(ours)
    windows.show(windows.make(0, 0, 300, 300))
    watcher.close()
    assert told.empty()
    windows.connection.disconnect()


def test_a_window_that_is_gone_before_it_is_watched_harms_nothing(display: Display) -> None:
    windows = Windows(display)
    gone = windows.make(0, 0, 10, 10)
    windows.destroy(gone)
    watcher = WindowVisibility(display.name)
    watcher.watch(gone, lambda _: None)
    watcher.close()
    windows.connection.disconnect()

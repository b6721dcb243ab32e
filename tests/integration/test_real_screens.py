"""The real X11 capture in a real session through the real relay: two monitors, another resolution in the middle of it, and a
screen of 3840 x 2160. At rest no pixel at the agent's end is another than on the customer's display."""

import contextlib
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

import mss
import numpy as np
import pytest
import xcffib.xproto

from assistdesk.adapters.screen_x11 import X11Screen
from assistdesk.core.screen.frame import Pixels
from assistdesk.core.screen.monitor_numbers import MonitorNumbers
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.assistdesk.core.screen.pictures import noise, page
from tests.contracts.screen import XServer
from tests.integration.test_session_through_relay import Pair, open_pair
from tests.kit.relay_process import RelayProcess

ROWS_A_REQUEST = 16
Z_PIXMAP: Any = xcffib.xproto.ImageFormat.ZPixmap


class RealDisplay:
    """An X server as the customer's computer: what ``SyntheticDisplay`` is for pixels in memory."""

    def __init__(self, server: XServer) -> None:
        self.server = server
        self._numbers, self._lock = MonitorNumbers(), threading.Lock()
        self.monitors: tuple[Monitor, ...] = self.list_monitors()

    def open(self) -> X11Screen:
        return X11Screen(self.server.display, self._number)

    def _number(self, names: Sequence[Hashable]) -> tuple[int, ...]:
        with self._lock:
            return self._numbers.of(names)

    def list_monitors(self) -> tuple[Monitor, ...]:
        with contextlib.closing(self.open()) as screen:
            return screen.monitors()

    def put(self, x: int, y: int, pixels: Pixels) -> None:
        """Draw BGRX pixels; on the screen when this returns."""
        server, (height, width) = self.server, pixels.shape[:2]
        for row in range(0, height, ROWS_A_REQUEST):
            part = pixels[row : row + ROWS_A_REQUEST]
            data = part.tobytes()
            server.x.core.PutImageChecked(
                Z_PIXMAP, server.root, server._brush, width, len(part), x, y + row, 0, 24, len(data), data
            ).check()

    def pixels(self, monitor: Monitor) -> Pixels:
        """What stands there, by other eyes than the program's."""
        place = {"left": monitor.x, "top": monitor.y, "width": monitor.w, "height": monitor.h}
        with mss.MSS(display=self.server.display) as screen:
            return np.frombuffer(screen.grab(place).raw, np.uint8).reshape(monitor.h, monitor.w, 4)[..., :3].copy()


@pytest.fixture
def large() -> Iterator[XServer]:
    yield from running(XServer(3_840, 2_160))


@pytest.fixture
def wide() -> Iterator[XServer]:
    yield from running(XServer(1_500, 600))


def running(server: XServer) -> Iterator[XServer]:
    try:
        yield server
    finally:
        server.stop()


def sees(pair: Pair, monitor: Monitor, wanted: Pixels) -> Callable[[object], bool]:
    """Is the agent's newest canvas of *monitor* exactly *wanted*?"""

    def holds(_: object) -> bool:
        updates = reversed(pair.agent.updates)
        pixels = next((each.pixels for each in updates if each.monitor == monitor.id and each.pixels is not None), None)
        if pixels is None or pixels.shape[:2] != wanted.shape[:2]:
            return False
        # Some rows first: the session runs on this loop too, and 8 million pixels take their time.
        return np.array_equal(pixels[::64, :, :3], wanted[::64]) and np.array_equal(pixels[..., :3], wanted)

    return holds


async def share(pair: Pair, monitors: tuple[int, ...]) -> None:
    code = await pair.start_session()
    pair.customer.type_code(code.spoken)
    await pair.customer.allow(monitors)
    await pair.customer.until_phase(CustomerPhase.SHARING)


async def at_rest(pair: Pair, display: RealDisplay, monitor: Monitor) -> None:
    """Until every pixel is right: nothing is drawn meanwhile."""
    await pair.agent.until(sees(pair, monitor, display.pixels(monitor)))


async def test_two_monitors_each_come_whole_and_exact(relay: RelayProcess, tmp_path: Path, wide: XServer) -> None:
    wide.set_monitors(Rect(0, 0, 800, 600), Rect(800, 40, 700, 560))
    display = RealDisplay(wide)
    left, right = display.monitors
    display.put(30, 20, page(600, 500, seed=1))
    display.put(850, 60, noise(300, 200, seed=2))
    async with open_pair(relay, tmp_path, display) as pair:
        await share(pair, (left.id, right.id))
        for seed in range(3):
            await at_rest(pair, display, left)
            await at_rest(pair, display, right)
            display.put(900 + seed * 17, 300, page(400, 200, seed=seed))
            display.put(780, 100 + seed * 50, page(40, 90, seed=seed))  # over the edge between the two
        await at_rest(pair, display, left)
        await at_rest(pair, display, right)


async def test_I14_another_resolution_in_mid_session_is_exact_again(
    relay: RelayProcess, tmp_path: Path, wide: XServer
) -> None:
    display = RealDisplay(wide)
    (before,) = display.monitors
    display.put(10, 10, page(900, 500, seed=1))
    async with open_pair(relay, tmp_path, display) as pair:
        await share(pair, (before.id,))
        await at_rest(pair, display, before)
        for width, height in ((1_024, 500), (800, 600)):
            wide.resize(width, height)
            display.put(5, 5, page(700, 450, seed=width))
            (now,) = display.list_monitors()
            assert (now.w, now.h) == (width, height)
            await at_rest(pair, display, now)
            size = (width, height)
            await pair.agent.until(lambda seen, size=size: [(m.w, m.h) for m in seen.session.monitors] == [size])


async def test_a_screen_of_3840_by_2160_is_exact_at_rest(relay: RelayProcess, tmp_path: Path, large: XServer) -> None:
    display = RealDisplay(large)
    (monitor,) = display.monitors
    assert (monitor.w, monitor.h) == (3_840, 2_160)
    display.put(100, 100, page(3_000, 1_900, seed=1))
    async with open_pair(relay, tmp_path, display) as pair:
        await share(pair, (monitor.id,))
        await at_rest(pair, display, monitor)
        display.put(2_000, 900, noise(900, 700, seed=3))
        display.put(40, 60, page(1_200, 300, seed=4))
        await at_rest(pair, display, monitor)

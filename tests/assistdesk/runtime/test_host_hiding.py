"""What she hides reaches every grab, outlives a capture, and only her own wishes change it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.screen_x11 import X11Screen
from assistdesk.adapters.windows_x11 import X11Windows
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.session.reach import NOTHING_KNOWN, Reach
from assistdesk.core.types import Rect
from assistdesk.runtime.host_hiding import HostHiding
from assistdesk.runtime.intents_customer import HideArea, HideWindow, ListWindows, ShowAreas, ShowOnly
from assistdesk.runtime.ports import Windows
from assistdesk.runtime.tasks import Tasks
from tests.assistdesk.adapters.test_windows_x11 import SECRET, Program, pretend_later, program, stained
from tests.contracts.screen import XServer, server
from tests.kit.pair import Pair
from tests.kit.synthetic_screen import SyntheticDisplay

__all__ = ["program", "server"]
pytestmark = pytest.mark.display


class Session:
    """The hiding of one session on a real display."""

    def __init__(self, server: XServer) -> None:
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.changed = asyncio.Event()
        self.looks = 0
        self.opened: list[X11Windows] = []
        self._server = server
        self.hiding = HostHiding(self._open, self.tasks, self.changed.set, self._look)

    def _open(self) -> Windows:
        self.opened.append(X11Windows(self._server.display, 1))
        return self.opened[-1]

    def _look(self) -> None:
        self.looks += 1

    async def listed(self) -> list[tuple[int, bool]]:
        self.changed.clear()
        self.hiding.handle(ListWindows())
        async with asyncio.timeout(5):
            await self.changed.wait()
        return [(one.id, one.is_hidden) for one in self.hiding.view.windows]


@pytest.fixture
async def session(server: XServer) -> AsyncIterator[Session]:
    made = Session(server)
    yield made
    made.hiding.close()
    await made.tasks.cancel_all(2.0)
    assert made.failures == []


async def test_I16_what_was_chosen_before_and_while_it_is_shared_is_in_no_frame(
    server: XServer, program: Program, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    skip = pretend_later(monkeypatch)
    window = program.open(Rect(50, 50, 100, 80), title="diary")
    keys = program.open(Rect(300, 300, 40, 40), kind="KeePassXC")
    session.hiding.handle(HideWindow(window, True))
    screen = session.hiding.dress(X11Screen(server.display))
    assert isinstance(screen, X11Screen)
    assert stained(screen) == 0
    assert await session.listed() == [(keys, True), (window, True)]
    session.hiding.handle(HideWindow(keys, False))
    assert session.looks >= 2
    server.fill(Rect(0, 0, 30, 30), SECRET)
    session.hiding.handle(HideArea(0, 0, 30, 30))
    session.hiding.handle(HideArea(0, 0, 0, 30))
    assert session.hiding.view.areas == 1
    session.hiding.handle(ShowOnly(window))
    session.hiding.handle(HideWindow(window, False))
    assert session.hiding.view.only == window
    screen.grab(0)
    skip(1.5)
    assert stained(screen) == 100 * 80
    session.hiding.handle(ShowOnly(None))
    session.hiding.handle(ShowAreas())
    assert session.hiding.view.areas == 0
    screen.close()


async def test_I16_a_display_that_went_away_ends_the_capture_and_the_next_one_hides_the_same(
    server: XServer, program: Program, session: Session
) -> None:
    session.hiding.handle(HideArea(5, 6, 70, 80))
    screen = session.hiding.dress(X11Screen(server.display))
    session.opened[0].close()
    with pytest.raises(LinkError):
        screen.grab(0)
    screen.close()
    assert not session.hiding.view.possible
    assert session.hiding.reach() == NOTHING_KNOWN
    again = session.hiding.dress(X11Screen(server.display))
    assert again.hidden() == (Rect(5, 6, 70, 80),)
    assert len(session.opened) == 2
    assert session.hiding.reach().hidden == (Rect(5, 6, 70, 80),)
    session.opened[1].close()
    assert session.hiding.reach() == NOTHING_KNOWN
    again.close()


async def test_I16_after_a_try_to_join_that_failed_windows_are_watched_as_at_the_first(
    server: XServer, program: Program, session: Session
) -> None:
    program.open(Rect(300, 300, 40, 40), kind="KeePassXC")
    session.hiding.close()
    screen = session.hiding.dress(X11Screen(server.display))
    assert len(session.opened) == 1
    assert session.hiding.view.possible
    assert screen.hidden() == (Rect(300, 300, 40, 40),)
    screen.close()


async def test_windows_that_cannot_be_watched_are_not_shown(session: Session) -> None:
    def refuse() -> Windows:
        raise RefusedError("no_windows")

    display = SyntheticDisplay()
    strict = HostHiding(refuse, session.tasks, session.changed.set, session._look)
    with pytest.raises(RefusedError):
        strict.dress(display.open())
    assert display.open_screens == 0
    without = HostHiding(None, session.tasks, session.changed.set, session._look)
    without.handle(HideArea(1, 2, 3, 4))
    screen = without.dress(display.open())
    assert screen.hidden() == (Rect(1, 2, 3, 4),)
    assert without.reach() == Reach((Rect(1, 2, 3, 4),))
    assert not without.view.possible


async def test_I16_an_area_hidden_in_mid_session_leaves_the_agents_picture(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    await pair.share()
    pair.customer.do(HideArea(40, 30, 60, 50))

    def is_hatched() -> bool:
        pixels = next(update.pixels for update in reversed(pair.agent.updates) if update.pixels is not None)
        return bool((pixels[30:80, 40:100, 0] < 0xFF).all() and (pixels[:30, :, 0] == 0xFF).all())

    await pair.agent.until(is_hatched)
    assert pair.customer.seen.hidden.areas == 1
    await pair.customer.close()
    await pair.agent.close()

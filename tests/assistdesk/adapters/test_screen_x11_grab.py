import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistdesk.adapters.screen_x11.grab import X_ERRORS, LibraryGrab, SharedGrab, open_grab
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Rect
from tests.contracts.screen import HEIGHT, WIDTH, XServer, server

__all__ = ["server"]
pytestmark = pytest.mark.display
ALL = Rect(0, 0, WIDTH, HEIGHT)


def own_segments() -> list[str]:
    """System V segments that this process made and that still exist."""
    lines = Path("/proc/sysvipc/shm").read_text("ascii").splitlines()
    names = lines[0].split()
    return [line for line in lines[1:] if line.split()[names.index("cpid")] == str(os.getpid())]


@pytest.fixture
def shared(server: XServer) -> Iterator[SharedGrab]:
    one = SharedGrab(server.x, 1_000)
    yield one
    one.close()


def test_shared_memory_shows_what_the_library_shows(server: XServer, shared: SharedGrab) -> None:
    server.fill(ALL, 0x102030)
    server.fill(Rect(31, 77, 100, 9), 0xAABBCC)
    library = LibraryGrab(server.display)
    for area in (ALL, Rect(30, 76, 3, 3), Rect(WIDTH - 1, HEIGHT - 1, 1, 1)):
        pixels = shared.take(area)
        assert pixels.shape == (area.h, area.w, 4)
        assert (pixels == library.take(area)).all()
    assert shared.take(Rect(31, 77, 1, 1)).tolist() == [[[0xCC, 0xBB, 0xAA, 0xFF]]]
    library.close()


def test_the_segment_grows_and_is_used_again(server: XServer, shared: SharedGrab) -> None:
    small = shared._segment
    shared.take(ALL)
    large = shared._segment
    assert large is not small
    shared.take(Rect(5, 5, 10, 10))
    assert shared._segment is large
    assert len(own_segments()) == 1


def test_no_segment_has_a_name_or_outlives_its_grab(server: XServer) -> None:
    one = SharedGrab(server.x, 4_096)
    one.take(ALL)
    destroyed = 0o1000
    assert [int(line.split()[2], 8) & destroyed for line in own_segments()] == [destroyed]
    one.close()
    one.close()
    assert own_segments() == []


def test_an_area_outside_is_an_error_and_the_next_one_is_answered(shared: SharedGrab) -> None:
    with pytest.raises(X_ERRORS):
        shared.take(Rect(WIDTH - 5, 0, 10, 10))
    assert shared.take(Rect(0, 0, 10, 10)).shape == (10, 10, 4)


def test_a_server_without_shared_memory_is_served_by_the_library() -> None:
    server = XServer(without="MIT-SHM")
    with pytest.raises(RefusedError) as caught:
        SharedGrab(server.x, 4_096)
    assert caught.value.rule == "no_shared_memory"
    grab = open_grab(server.x, server.display, 4_096)
    server.fill(ALL, 0x123456)
    assert grab.take(Rect(0, 0, 1, 1)).tolist() == [[[0x56, 0x34, 0x12, 0xFF]]]
    grab.close()
    server.stop()
    assert own_segments() == []


def test_memory_that_the_server_may_not_see_is_given_back(server: XServer) -> None:
    one = SharedGrab(server.x, 4_096)
    one._x.generate_id = lambda: 1  # no name of ours: the server refuses to attach
    with pytest.raises(X_ERRORS):
        one.take(ALL)
    del one._x.generate_id
    assert own_segments() == []
    assert one.take(Rect(0, 0, 2, 2)).shape == (2, 2, 4)
    one.close()


def test_a_closed_grab_makes_its_memory_anew(shared: SharedGrab) -> None:
    shared.close()
    assert shared.take(Rect(0, 0, 2, 2)).shape == (2, 2, 4)

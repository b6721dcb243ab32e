"""A recording as a film: one size for all layouts, the pointer drawn and lifted, pictures at their own times, and few."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.film import (
    GAP_MS,
    HEIGHT_MAX,
    KEY_MS,
    SIDE_MIN,
    STILL_MS,
    STILLS_MAX,
    WIDTH_MAX,
    FilmCanvas,
    FilmTimes,
    Place,
    film_size,
    places,
)
from assistdesk.core.screen.frame import CursorShape, CursorState, Pixels
from assistdesk.core.types import Monitor, Rect
from tests.assistdesk.core.screen.pictures import noise, plain

BIG, SMALL = Monitor(0, 0, 0, 200, 120), Monitor(0, 0, 0, 100, 60)
LEFT, RIGHT = Monitor(3, -80, 0, 80, 60), Monitor(1, 0, -20, 120, 100)
RED = bytes((0, 0, 255, 255))


def whole(monitor: Monitor) -> list[Rect]:
    return [Rect(0, 0, monitor.w, monitor.h)]


@pytest.mark.parametrize(
    ("layouts", "size"),
    [
        ([(BIG,)], (200, 120)),
        ([(SMALL,), (BIG,), (SMALL,)], (200, 120)),
        ([(LEFT, RIGHT)], (200, 100)),
        ([(Monitor(0, 0, 0, 151, 111),)], (152, 112)),
        ([(Monitor(0, 0, 0, 3840, 2160), Monitor(1, 3840, 0, 3840, 2160))], (4096, 1152)),
        ([(Monitor(0, 0, 0, 1, 16_384),)], (SIDE_MIN, HEIGHT_MAX)),
        ([(Monitor(0, 0, 0, 1, 1),)], (SIDE_MIN, SIDE_MIN)),
        ([()], (0, 0)),
        ([], (0, 0)),
    ],
)
def test_a_film_has_the_size_of_the_largest_layout_in_even_numbers(
    layouts: list[tuple[Monitor, ...]], size: tuple[int, int]
) -> None:
    assert film_size(layouts) == size


sizes = st.integers(1, 16_384)


@given(
    st.lists(st.tuples(sizes, sizes), min_size=1, max_size=8), st.lists(st.tuples(sizes, sizes), min_size=1, max_size=8)
)
def test_every_layout_stands_inside_every_film(first: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    layouts = [
        [Monitor(number, number * 7, 0, w, h) for number, (w, h) in enumerate(sides)] for sides in (first, other)
    ]
    width, height = film_size(layouts)
    assert width % 2 == height % 2 == 0
    assert SIDE_MIN <= width <= WIDTH_MAX
    assert SIDE_MIN <= height <= HEIGHT_MAX
    for monitors in layouts:
        for place in places(monitors, width, height).values():
            assert place.x >= 0 <= place.y
            assert place.w >= 1 <= place.h
            assert place.x + place.w <= width
            assert place.y + place.h <= height


def test_monitors_stand_from_left_to_right_and_a_smaller_layout_in_the_middle_on_black() -> None:
    assert places((RIGHT, LEFT), 200, 100) == {3: Place(0, 20, 80, 60), 1: Place(80, 0, 120, 100)}
    canvas = FilmCanvas(200, 120)
    canvas.lay_out((BIG,))
    canvas.draw(0, plain(200, 120, (1, 2, 3)), whole(BIG))
    assert (canvas.pixels == (1, 2, 3, 255)).all()
    picture = noise(100, 60)
    canvas.lay_out((SMALL,))
    canvas.draw(0, picture, whole(SMALL))
    assert (canvas.pixels[30:90, 50:150] == picture).all()
    outside = canvas.pixels.copy()
    outside[30:90, 50:150] = (0, 0, 0, 255)
    assert (outside == (0, 0, 0, 255)).all()


def test_only_what_changed_is_drawn() -> None:
    canvas, picture = FilmCanvas(100, 60), noise(100, 60)
    canvas.lay_out((SMALL,))
    canvas.draw(0, picture, [Rect(10, 20, 30, 5)])
    drawn = np.zeros((60, 100), bool)
    drawn[20:25, 10:40] = True
    assert (canvas.pixels[drawn] == picture[drawn]).all()
    assert (canvas.pixels[~drawn][:, :3] == 0).all()


def test_a_layout_that_is_too_large_is_made_smaller() -> None:
    canvas = FilmCanvas(100, 60)
    canvas.lay_out((BIG,))
    halves = plain(200, 120, (10, 20, 30))
    halves[:, 100:] = (200, 100, 0, 255)
    canvas.draw(0, halves, [])
    assert (canvas.pixels[..., :3] == 0).all()
    canvas.draw(0, halves, [Rect(0, 0, 1, 1)])
    assert (canvas.pixels[:, :50] == (10, 20, 30, 255)).all()
    assert (canvas.pixels[:, 50:] == (200, 100, 0, 255)).all()


def pointed(canvas: FilmCanvas, x: int, y: int, shape: CursorShape, size: tuple[int, int] = (100, 60)) -> Pixels:
    before = canvas.pixels.copy()
    canvas.put_pointer(CursorState(0, x, y, shape.id, True), shape, size)
    return (canvas.pixels != before).any(axis=2)


def test_the_pointer_is_drawn_at_its_hot_spot_cut_at_the_edge_and_lifted_again() -> None:
    canvas, shape = FilmCanvas(100, 60), CursorShape(1, 6, 4, 2, 1, RED * 24)
    canvas.lay_out((SMALL,))
    canvas.draw(0, plain(100, 60, (9, 9, 9)), whole(SMALL))
    clean = canvas.pixels.copy()
    for x, y, rows, columns in ((50, 30, (29, 33), (48, 54)), (0, 0, (0, 3), (0, 4)), (99, 59, (58, 60), (97, 100))):
        seen = pointed(canvas, x, y, shape)
        wanted = np.zeros((60, 100), bool)
        wanted[rows[0] : rows[1], columns[0] : columns[1]] = True
        assert (seen == wanted).all()
        assert (canvas.pixels[seen] == (0, 0, 255, 255)).all()
        canvas.lift_pointer()
        assert (canvas.pixels == clean).all()
    canvas.lift_pointer()
    assert (canvas.pixels == clean).all()


def test_the_pointer_mixes_with_what_is_under_it_as_far_as_one_sees_through() -> None:
    canvas = FilmCanvas(100, 60)
    canvas.lay_out((SMALL,))
    canvas.draw(0, plain(100, 60, (100, 100, 100)), whole(SMALL))
    half = CursorShape(
        1, 2, 1, 0, 0, bytes((0, 0, 128, 128, 255, 255, 255, 1))
    )  # the second breaks what premultiplied means
    pointed(canvas, 10, 10, half)
    assert canvas.pixels[10, 10].tolist() == [50, 50, 178, 255]
    assert canvas.pixels[10, 11].tolist() == [255, 255, 255, 255]


def test_a_pointer_that_is_hidden_elsewhere_or_outside_is_not_drawn_and_on_a_smaller_picture_it_moves_along() -> None:
    canvas, shape = FilmCanvas(100, 60), CursorShape(1, 2, 2, 0, 0, RED * 4)
    canvas.lay_out((SMALL,))
    clean = canvas.pixels.copy()
    for state in (CursorState(0, 5, 5, 1, False), CursorState(4, 5, 5, 1, True), CursorState(0, 500, 5, 1, True)):
        canvas.put_pointer(state, shape, (100, 60))
        assert (canvas.pixels == clean).all()
    canvas.lay_out((BIG,))
    rows, columns = np.nonzero(pointed(canvas, 100, 60, shape, (200, 120)))
    assert (rows.min(), columns.min()) == (30, 50)


def written(times: FilmTimes, until_ms: int) -> list[int]:
    return [at for at, _ in times.before(until_ms)]


def test_the_first_picture_stands_from_the_beginning_and_each_change_at_its_time() -> None:
    times = FilmTimes()
    assert written(times, 25) == []
    assert (times.has_begun, times.last(25)) == (False, None)
    times.changed(25)
    assert written(times, 4_000) == [0]
    times.changed(4_000)
    assert written(times, 7_123) == [4_000]
    assert times.has_begun
    assert times.last(7_123) == (7_123, False)
    assert times.last(7_123) is None


def test_a_film_of_one_moment_has_one_picture() -> None:
    times = FilmTimes()
    times.changed(0)
    assert written(times, 0) == []
    assert times.last(0) == (0, True)


def test_changes_that_come_too_fast_are_one_picture_a_little_later() -> None:
    times = FilmTimes()
    times.changed(0)
    assert written(times, 10) == [0]
    for t_ms in range(10, 100, 10):
        times.changed(t_ms)
        found = written(times, t_ms + 10)
        assert found in ([], [GAP_MS], [2 * GAP_MS], [3 * GAP_MS])
    assert times.last(100) == (100, False)


def test_a_screen_that_stands_still_costs_a_few_pictures_however_long_it_does() -> None:
    for hours, most in ((1, STILLS_MAX), (1_000, STILLS_MAX + 1)):
        times = FilmTimes()
        times.changed(0)
        found = written(times, hours * 3_600_000)
        assert len(found) <= most
        gaps = {later - earlier for earlier, later in itertools.pairwise(found)}
        assert gaps == {max(STILL_MS, hours * 3_600_000 // STILLS_MAX)} if hours > 1 else {STILL_MS}


def test_a_picture_stands_by_itself_now_and_then_but_never_for_a_screen_that_stands_still() -> None:
    times = FilmTimes()
    keys = []
    for t_ms in range(0, 25_000, 1_000):
        times.changed(t_ms)
        keys += [at for at, is_key in times.before(t_ms + 1_000) if is_key]
    assert keys == [0, KEY_MS, 2 * KEY_MS]
    assert not any(is_key for _, is_key in times.before(3_600_000))

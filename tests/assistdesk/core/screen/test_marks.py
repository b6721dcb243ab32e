"""The rectangles kept for a drawing hold its lines, stay few, and hide little."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.marks import (
    PILL_MAX_PX,
    arrow_head,
    cover,
    name_below,
    pill_beside,
    pill_width,
    pointer_cover,
    ripple_cover,
    unit_of,
)
from assistdesk.core.types import DrawShape, Rect

points = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 2_000)), min_size=2, max_size=64)
units = st.sampled_from([1.0, 1.5, 2.0])


def holds(rects: tuple[Rect, ...], x: float, y: float) -> bool:
    return any(rect.x <= x <= rect.right and rect.y <= y <= rect.bottom for rect in rects)


@given(points, units, st.sampled_from([DrawShape.ARROW, DrawShape.BOX, DrawShape.PATH]))
def test_every_place_of_a_line_lies_in_a_rectangle_and_there_are_few(
    places: list[tuple[int, int]], unit: float, shape: DrawShape
) -> None:
    rects = cover(shape, tuple(places), "", unit)
    assert len(rects) <= 70
    line = places if shape is DrawShape.PATH else [places[0], places[-1]]
    if shape is DrawShape.BOX:
        (x0, y0), (x1, y1) = line
        line = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        for share in (0.0, 0.31, 0.5, 0.83, 1.0):
            assert holds(rects, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
    if shape is DrawShape.ARROW:
        assert all(holds(rects, *end) for end in arrow_head(places[0], places[-1], unit))


def test_a_long_diagonal_and_a_frame_hide_little_of_what_is_between() -> None:
    whole = 1_900 * 1_000
    for shape in (DrawShape.ARROW, DrawShape.BOX):
        rects = cover(shape, ((0, 0), (1_900, 1_000)), "", 1.0)
        assert sum(rect.area for rect in rects) < whole * 0.07


def test_a_step_keeps_room_for_its_words_and_no_more_than_that() -> None:
    (alone,) = cover(DrawShape.NUMBER, ((100, 100),), "", 1.0)
    circle, words = cover(DrawShape.NUMBER, ((100, 100),), "Open this", 1.0)
    assert circle == alone
    pill = pill_beside(100, 100, "Open this", 1.0)
    assert pill is not None
    assert words.x < pill.x < pill.right < words.right
    assert pill_width("中" * 200, 2.0) == 2 * PILL_MAX_PX
    assert pill_beside(0, 0, "", 1.0) is None


def test_the_pointer_has_room_for_its_arrow_and_its_name() -> None:
    arrow, name = pointer_cover(10, 20, "Ana Ruiz", 1.0)
    assert holds((arrow,), 10, 20)
    pill = name_below(10, 20, "Ana Ruiz", 1.0)
    assert pill is not None
    assert holds((name,), pill.right, pill.bottom)
    assert pointer_cover(10, 20, "", 1.0) == (arrow,)
    assert ripple_cover(50, 50, 2.0).w > ripple_cover(50, 50, 1.0).w


def test_measures_grow_with_the_monitors_scale_and_never_shrink() -> None:
    assert [unit_of(scale) for scale in (50, 100, 250)] == [1.0, 1.0, 2.5]
    assert math.dist((5, 5), arrow_head((0, 0), (5, 5), 2.0)[0]) > math.dist((5, 5), arrow_head((0, 0), (5, 5), 1.0)[0])

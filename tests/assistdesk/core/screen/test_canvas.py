import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.canvas import GREY, Canvas
from assistdesk.core.types import Monitor, Rect
from tests.assistdesk.core.screen.pictures import noise


def canvas(width: int = 40, height: int = 30) -> Canvas:
    return Canvas(Monitor(0, 0, 0, width, height))


def test_a_canvas_starts_grey() -> None:
    assert (canvas().pixels == GREY).all()


def test_a_canvas_may_use_memory_of_another_and_makes_it_grey() -> None:
    shared = np.zeros((30, 40, 4), np.uint8)
    Canvas(Monitor(0, 0, 0, 40, 30), shared)
    assert (shared == GREY).all()


@pytest.mark.parametrize("bad", [np.zeros((30, 41, 4), np.uint8), np.zeros((30, 40, 4), np.int8)])
def test_I12_memory_of_another_size_is_refused(bad: np.ndarray) -> None:
    with pytest.raises(MisuseError):
        Canvas(Monitor(0, 0, 0, 40, 30), bad)


def test_put_and_fill_change_their_rectangle_only() -> None:
    one = canvas()
    one.put(Rect(3, 4, 5, 6), noise(5, 6))
    one.fill(Rect(20, 20, 20, 10), 1, 2, 3)
    expected = np.full((30, 40, 4), GREY, np.uint8)
    expected[4:10, 3:8] = noise(5, 6)
    expected[20:30, 20:40] = (1, 2, 3, 255)
    assert np.array_equal(one.pixels, expected)


@given(st.integers(1, 9), st.integers(1, 9))
def test_each_pixel_is_doubled_also_where_the_sides_are_odd(width: int, height: int) -> None:
    half = noise((width + 1) // 2, (height + 1) // 2)
    one = canvas(20, 20)
    one.put_doubled(Rect(2, 3, width, height), half)
    doubled = half.repeat(2, axis=0).repeat(2, axis=1)[:height, :width]
    assert np.array_equal(one.pixels[3 : 3 + height, 2 : 2 + width], doubled)
    assert (one.pixels[:3] == GREY).all()
    assert (one.pixels[3 + height :] == GREY).all()
    assert (one.pixels[:, 2 + width :] == GREY).all()


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_I13_a_copy_onto_itself_moves_the_old_pixels_in_every_direction(
    x: int, y: int, from_x: int, from_y: int
) -> None:
    one = canvas()
    one.put(Rect(0, 0, 40, 30), noise(40, 30))
    before = one.pixels.copy()
    one.copy(Rect(x, y, 30, 20), from_x, from_y)
    expected = before.copy()
    expected[y : y + 20, x : x + 30] = before[from_y : from_y + 20, from_x : from_x + 30]
    assert np.array_equal(one.pixels, expected)

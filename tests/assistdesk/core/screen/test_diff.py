import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.diff import Scroll, bounding, changed, changed_after_scroll, scrolled
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, WIDTH, noise, page, plain, screens


def covered(rects: list[Rect], shape: tuple[int, int]) -> np.ndarray:
    mask = np.zeros(shape, np.bool_)
    for rect in rects:
        mask[rect.y : rect.bottom, rect.x : rect.right] = True
    return mask


@given(screens(), screens())
def test_every_pixel_that_differs_is_in_a_rectangle_inside_the_picture(now: np.ndarray, before: np.ndarray) -> None:
    rects = changed(now, before)
    different = (now != before).any(axis=2)
    assert not (different & ~covered(rects, different.shape)).any()
    assert all(r.x >= 0 and r.right <= WIDTH and r.y >= 0 and r.bottom <= HEIGHT and r.area > 0 for r in rects)


@given(screens(width=37, height=70), screens(width=37, height=70))
def test_an_odd_width_is_compared_pixel_by_pixel(now: np.ndarray, before: np.ndarray) -> None:
    different = (now != before).any(axis=2)
    assert not (different & ~covered(changed(now, before), different.shape)).any()


def test_equal_pictures_have_no_changes() -> None:
    assert changed(page(), page()) == []


def test_a_small_change_is_a_small_rectangle() -> None:
    now = page()
    now[50:53, 20:30] = (1, 2, 3, 255)
    before = page()
    before[50:53, 20:30] = (9, 9, 9, 255)
    assert changed(now, before) == [Rect(20, 50, 10, 3)]


def test_neighbouring_bands_with_equal_columns_are_one() -> None:
    assert changed(plain(colour=(1, 1, 1)), plain(colour=(2, 2, 2))) == [Rect(0, 0, WIDTH, HEIGHT)]


def test_only_the_bands_that_the_areas_touch_are_compared() -> None:
    now, before = plain(colour=(1, 1, 1)), plain(colour=(2, 2, 2))
    assert changed(now, before, [Rect(5, 33, 1, 1)]) == [Rect(0, 32, WIDTH, 32)]
    assert changed(now, before, [Rect(0, -9, 1, 10), Rect(0, 96, 1, 5_000)]) == [
        Rect(0, 0, WIDTH, 32),
        Rect(0, 96, WIDTH, HEIGHT - 96),
    ]
    assert changed(now, before, []) == []


def test_a_part_of_a_larger_picture_is_compared_wherever_it_lies() -> None:
    whole = page(400, 90)
    for x in (4, 5, 6):
        now = whole[10:60, x : x + 300].copy()
        assert changed(now, whole[10:60, x : x + 300]) == []
        now[33, 201] ^= 0x55
        (rect,) = changed(now, whole[10:60, x : x + 300])
        assert Rect(201, 33, 1, 1).intersect(rect) is not None
        assert rect.area <= 2


def test_bounding_is_the_union() -> None:
    assert bounding([Rect(5, 5, 1, 1), Rect(2, 9, 1, 1)]) == Rect(2, 5, 4, 5)


WHOLE = Rect(0, 0, 200, 160)


@given(st.integers(1, 60), st.booleans())
def test_a_scroll_is_found_by_its_distance(rows: int, is_up: bool) -> None:
    tall = page(200, 300, 7)
    before, now = tall[60:220], tall[60 + rows : 220 + rows] if is_up else tall[60 - rows : 220 - rows]
    before, now = np.ascontiguousarray(before), np.ascontiguousarray(now)
    found = scrolled(now, before, WHOLE)
    dy = -rows if is_up else rows
    assert found == Scroll(Rect(0, max(0, dy), 200, 160 - rows), dy)
    rest = changed_after_scroll(now, before, WHOLE, found)
    assert sum(rect.area for rect in rest) <= 200 * (rows + 2)


def test_noise_a_still_picture_and_a_small_area_are_no_scroll() -> None:
    assert scrolled(noise(200, 160, 1), noise(200, 160, 2), WHOLE) is None
    assert scrolled(page(200, 160), page(200, 160), WHOLE) is None
    assert scrolled(page(200, 160), page(200, 160), Rect(0, 0, 63, 160)) is None
    assert scrolled(page(200, 160), page(200, 160), Rect(0, 0, 200, 63)) is None


def test_a_few_rows_that_moved_are_no_scroll() -> None:
    before, now = page(200, 160, 1), page(200, 160, 2)
    now[40:60] = before[50:70]
    assert scrolled(now, before, WHOLE) is None


@pytest.mark.no_cover
@given(st.data())
def test_after_a_scroll_every_pixel_that_still_differs_is_found(data: st.DataObject) -> None:
    now, before = data.draw(screens()), data.draw(screens())
    x, y = data.draw(st.integers(0, 40)), data.draw(st.integers(0, 30))
    box = Rect(x, y, data.draw(st.integers(1, WIDTH - x)), data.draw(st.integers(2, HEIGHT - y)))
    dy = data.draw(st.integers(1, box.h - 1)) * data.draw(st.sampled_from([1, -1]))
    moved = Rect(box.x, box.y + max(0, dy), box.w, box.h - abs(dy))
    after = before.copy()
    after[moved.y : moved.bottom, box.x : box.right] = before[moved.y - dy : moved.bottom - dy, box.x : box.right]
    rects = changed_after_scroll(now, before, box, Scroll(moved, dy))
    different = (now != after).any(axis=2)
    inside = covered([box], different.shape)
    assert not (different & inside & ~covered(rects, different.shape)).any()
    assert not (covered(rects, different.shape) & ~inside).any()


def test_a_heading_and_a_status_line_that_change_in_place_are_not_scrolled_away() -> None:
    tall = page(200, 400, 6)
    before, now = tall[:240].copy(), tall[16:256].copy()
    for picture, seed in ((before, 1), (now, 2)):
        picture[:20], picture[-12:] = page(200, 20, seed), page(200, 12, seed + 4)
    found = scrolled(now, before, Rect(0, 0, 200, 240))
    assert found == Scroll(Rect(0, 20, 200, 240 - 20 - 12 - 16), -16)

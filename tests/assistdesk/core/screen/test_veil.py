"""Under a drawing the frame before stays; everywhere else the new one is seen."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.veil import NEVER_SEEN, keep_under
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, WIDTH, noise

rects = st.builds(Rect, st.integers(-50, 200), st.integers(-50, 200), st.integers(1, 90), st.integers(1, 90))


def inside(veiled: list[Rect]) -> "np.typing.NDArray[np.bool_]":
    found = np.zeros((HEIGHT, WIDTH), np.bool_)
    for rect in veiled:
        found[max(0, rect.y) : max(0, rect.bottom), max(0, rect.x) : max(0, rect.right)] = True
    return found


@given(st.lists(rects, max_size=5))
def test_what_was_there_before_stays_under_and_the_rest_is_new(veiled: list[Rect]) -> None:
    before, now = noise(seed=1), noise(seed=2)
    fresh = now.copy()
    keep_under(fresh, before, veiled, Rect(0, 0, WIDTH, HEIGHT))
    under = inside(veiled)
    assert np.array_equal(fresh[under], before[under])
    assert np.array_equal(fresh[~under], now[~under])


def test_a_part_of_the_screen_is_treated_as_the_whole_is() -> None:
    before, now, place = noise(seed=1), noise(seed=2), Rect(20, 30, 60, 40)
    whole, veiled = now.copy(), [Rect(10, 35, 30, 10), Rect(70, 60, 300, 300)]
    keep_under(whole, before, veiled, Rect(0, 0, WIDTH, HEIGHT))
    part = now[30:70, 20:80].copy()
    keep_under(part, before, veiled, place)
    assert np.array_equal(part, whole[30:70, 20:80])


def test_where_nothing_was_seen_before_it_is_grey() -> None:
    for before in (None, noise(seed=1)[:5, :5].copy()):
        fresh = noise(seed=2)
        keep_under(fresh, before, [Rect(3, 3, 20, 20)], Rect(0, 0, WIDTH, HEIGHT))
        assert (fresh[3:23, 3:23] == NEVER_SEEN).all()

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.frame import Frame
from assistdesk.core.screen.mask import Pattern, paint
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, WIDTH, Pair, noise

rects = st.builds(Rect, st.integers(-50, 200), st.integers(-50, 200), st.integers(1, 90), st.integers(1, 90))


@given(st.lists(rects, max_size=4), st.sampled_from(Pattern))
def test_I16_nothing_of_the_hidden_pixels_is_left_and_nothing_else_changes(
    hidden: list[Rect], pattern: Pattern
) -> None:
    one, other = Frame(0, noise(seed=1), 0), Frame(0, noise(seed=2), 0)
    original = one.pixels.copy()
    paint(one, hidden, pattern)
    paint(other, hidden, pattern)
    inside = np.zeros((HEIGHT, WIDTH), np.bool_)
    for rect in hidden:
        inside[max(0, rect.y) : max(0, rect.bottom), max(0, rect.x) : max(0, rect.right)] = True
    assert np.array_equal(one.pixels[inside], other.pixels[inside]), "the same whatever was below"
    assert np.array_equal(one.pixels[~inside], original[~inside])
    assert (one.pixels[..., 3] == 255).all()


def test_the_hatching_stays_in_place_when_the_mask_moves() -> None:
    one, other = Frame(0, noise(), 0), Frame(0, noise(), 0)
    paint(one, [Rect(0, 0, 60, 60)], Pattern.HATCHED)
    paint(other, [Rect(7, 13, 60, 60)], Pattern.HATCHED)
    assert np.array_equal(one.pixels[13:60, 7:60], other.pixels[13:60, 7:60])
    assert len(np.unique(one.pixels[:60, :60].reshape(-1, 4), axis=0)) == 2


def test_I16_a_pattern_under_a_moving_mask_reaches_no_canvas() -> None:
    secret = np.array([11, 22, 33], np.uint8)
    pair = Pair()
    for step in range(8):
        screen = noise(seed=step)
        screen[..., 0] |= 128  # nothing but the secret looks like it
        mask = Rect(10 + step * 9, 20 + step * 3, 40 + step, 30)
        screen[mask.y : mask.bottom, mask.x : mask.right, :3] = secret
        frame = Frame(0, screen, step * 500)
        paint(frame, [mask], Pattern.HATCHED)
        pair.send(frame.pixels, step * 500)
        assert not (pair.shown()[..., :3] == secret).all(axis=2).any()

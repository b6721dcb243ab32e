import numpy as np
import pytest

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.screen.frame import CursorShape, CursorShapes, Frame, SentShapes, opaque
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import noise


def shape(number: int = 0, w: int = 2, h: int = 3, x: int = 0, y: int = 0, length: int | None = None) -> CursorShape:
    return CursorShape(number, w, h, x, y, bytes(w * h * 4 if length is None else length))


def test_a_frame_knows_its_size() -> None:
    frame = Frame(3, noise(20, 10), 7)
    assert (frame.width, frame.height, frame.rect) == (20, 10, Rect(0, 0, 20, 10))


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((4, 4, 3), np.uint8),
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 4), np.uint16),
        np.zeros((4, 8, 4), np.uint8)[:, ::2],
    ],
)
def test_pixels_of_another_shape_or_kind_are_our_own_bug(pixels: np.ndarray) -> None:
    with pytest.raises(MisuseError):
        Frame(0, pixels, 0)


def test_opaque_sets_only_x() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 4), np.uint8)
    before = pixels.copy()
    assert opaque(pixels) is pixels
    assert (pixels[..., 3] == 255).all()
    assert np.array_equal(pixels[..., :3], before[..., :3])


@pytest.mark.parametrize(
    "bad",
    [
        shape(w=0),
        shape(h=0),
        shape(w=129, h=1),
        shape(w=1, h=129),
        shape(x=2),
        shape(y=3),
        shape(x=-1),
        shape(length=23),
        shape(length=25),
    ],
)
def test_I15_a_cursor_out_of_bounds_is_fatal(bad: CursorShape) -> None:
    with pytest.raises(PeerError):
        CursorShapes().add(bad)


def test_I15_after_65536_ids_the_last_64_shapes_are_kept() -> None:
    shapes = CursorShapes()
    for number in range(65_536):
        shapes.add(CursorShape(number, 1, 1, 0, 0, b"\0\0\0\xff"))
    assert len(shapes) == 64
    assert shapes.get(65_471) is None
    assert shapes.get(65_472) is not None


def test_a_shape_sent_again_counts_as_new() -> None:
    shapes = CursorShapes()
    for number in [*range(64), 0, 64]:
        shapes.add(shape(number))
    assert shapes.get(0) is not None
    assert shapes.get(1) is None


def pointer(seed: int, width: int = 16, height: int = 16) -> np.ndarray:
    return noise(width, height, seed)


def test_a_shape_is_sent_once_and_then_named_by_its_id() -> None:
    sent = SentShapes()
    first = sent.take(pointer(1), 3, 4)
    assert first is not None
    assert (first.id, first.w, first.h, first.hot_x, first.hot_y) == (0, 16, 16, 3, 4)
    assert sent.take(pointer(2), 3, 4) is not None
    assert sent.current == 1
    assert sent.take(pointer(1), 3, 4) is None
    assert (sent.current, sent.is_visible) == (0, True)


def test_both_ends_forget_the_same_shapes() -> None:
    sent, kept = SentShapes(), CursorShapes()
    order = [seed % 97 for seed in range(400)]
    for seed in order:
        if (new := sent.take(pointer(seed), 0, 0)) is not None:
            kept.add(new)
        held = kept.get(sent.current)
        assert held is not None
        assert held.pixels == pointer(seed).tobytes()


def test_a_pointer_without_a_visible_pixel_is_only_invisible() -> None:
    sent = SentShapes()
    assert sent.take(np.zeros((16, 16, 4), np.uint8), 0, 0) is None
    assert not sent.is_visible
    assert sent.take(np.zeros((0, 0, 4), np.uint8), 0, 0) is None


def test_a_pointer_larger_than_the_wire_carries_is_thinned_out() -> None:
    large = SentShapes().take(pointer(0, 300, 200), 299, -5)
    assert large is not None
    CursorShapes().add(large)
    assert (large.w, large.h, large.hot_x, large.hot_y) == (100, 67, 99, 0)

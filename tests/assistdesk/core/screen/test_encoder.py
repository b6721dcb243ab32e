from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.diff import changed
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame, Pixels
from assistdesk.core.screen.lossy import QUIET_MS
from assistdesk.core.screen.slices import CopyOp, JpegOp, parse_header, parse_ops
from assistdesk.core.types import Monitor, Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, WIDTH, Pair, noise, page, plain, screens


def settle(pair: Pair, pixels: Pixels, at_ms: int, line: int = 0, monitor: int = 0) -> None:
    """Give the encoder quiet time and small budgets until it has nothing more to say."""
    for step in range(400):
        left = pair.send(pixels, at_ms + step * 50, None, 9_000, None, line, monitor)
        if not left and pair.encoder.sharpen_at_ms(monitor) is None:
            return
    raise AssertionError("never at rest")


steps = st.lists(
    st.tuples(screens(), st.integers(0, 60_000), st.sampled_from([0, 20_000, 200_000]), st.integers(0, 500)),
    min_size=1,
    max_size=6,
)


@pytest.mark.no_cover
@settings(max_examples=60)
@given(steps, st.one_of(st.none(), st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))))
def test_for_any_frames_and_budgets_the_canvas_ends_equal_to_the_last_frame(
    frames: list[tuple[Pixels, int, int, int]], focus: tuple[int, int] | None
) -> None:
    pair, now_ms, pixels, line = Pair(), 0, plain(), 0
    for pixels, budget, line, pause_ms in frames:
        now_ms += pause_ms
        pair.send(pixels, now_ms, None, budget, focus, line)
    settle(pair, pixels, now_ms, line)
    assert pair.is_exact(pixels)


@settings(max_examples=40)
@given(st.lists(st.tuples(screens(), st.integers(0, 3_000)), min_size=1, max_size=6))
def test_damage_and_what_was_left_are_enough_to_end_exact(frames: list[tuple[Pixels, int]]) -> None:
    pair, before, damage = Pair(), np.zeros((HEIGHT, WIDTH, 4), np.uint8), []
    pixels = plain()
    for pixels, budget in frames:
        changed = np.argwhere((pixels != before).any(axis=2))
        if len(changed):
            (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0) + 1
            damage.append(Rect(int(left), int(top), int(right - left), int(bottom - top)))
        damage, before = list(pair.send(pixels, 0, damage, budget)), pixels
    for _ in range(100):
        damage = list(pair.send(pixels, 0, damage, 2_000))
        if not damage:
            break
    settle(pair, pixels, 0)
    assert pair.is_exact(pixels)


@settings(max_examples=40)
@given(st.lists(screens(), min_size=1, max_size=6))
def test_damage_that_was_compared_already_is_enough_to_end_exact(frames: list[Pixels]) -> None:
    pair, before = Pair(), plain()
    pair.send(before, 0, None, 1 << 30)
    for pixels in frames:
        frame, damage = Frame(0, pixels, 0), changed(pixels, before)
        for one in pair.encoder.encode(frame, damage, 1 << 30, is_compared=True).slices:
            pair.decoder.decode(memoryview(one))
        before = pixels
    settle(pair, before, 0)
    assert pair.is_exact(before)


def test_what_was_compared_is_not_compared_again() -> None:
    pair = Pair()
    pair.send(page(), 0, None, 1 << 30)
    place = Rect(8, 8, 4, 4)
    assert pair.encoder.encode(Frame(0, page(), 1), [place], 1 << 30, is_compared=False).slices == ()
    assert pair.encoder.encode(Frame(0, page(), 1), [place], 1 << 30, is_compared=True).slices != ()
    assert pair.encoder.encode(Frame(0, page(), 1), [], 1 << 30, is_compared=True).slices == ()


def test_what_did_not_change_costs_nothing() -> None:
    pair = Pair()
    pair.send(page())
    assert pair.send(page()) == ()
    assert pair.painted == []


def test_all_slices_of_one_frame_carry_its_number_and_the_last_says_so() -> None:
    monitor = Monitor(0, 0, 0, 2_048, 1_100)
    pair = Pair(monitor)
    screen = page(monitor.w, monitor.h)
    pair.send(screen)
    assert [(one.frame, one.is_last) for one in pair.painted] == [(0, False), (0, True)]
    assert pair.is_exact(screen)
    pair.send(page(monitor.w, monitor.h, 1))
    assert {one.frame for one in pair.painted} == {1}


def test_a_change_that_does_not_fit_begins_where_the_person_looks() -> None:
    pair = Pair()
    left = pair.send(page(), budget_bytes=400, focus=(70, 100))
    assert pair.painted[0].rects == (Rect(0, 96, WIDTH, HEIGHT - 96),)
    assert pair.painted[0].is_last
    assert left
    assert sum(rect.area for rect in left) == WIDTH * 96


def test_a_slice_of_a_larger_change_takes_about_half_of_the_budget() -> None:
    monitor = Monitor(0, 0, 0, 800, 800)
    pair = Pair(monitor)
    pair.send(noise(800, 800, 1), budget_bytes=80_000)  # thought to fit, and stopped when it did not
    assert 80_000 <= sum(pair.sizes) < 130_000
    pair.send(noise(800, 800, 2), budget_bytes=80_000)
    assert 40_000 <= sum(pair.sizes) < 80_000


def test_many_areas_that_were_left_are_given_as_their_union() -> None:
    pair = Pair(Monitor(0, 0, 0, 64, 6_400))
    assert pair.send(page(64, 6_400), budget_bytes=1) == (Rect(0, 32, 64, 6_368),)


def test_a_page_that_scrolls_costs_a_copy_and_the_new_rows() -> None:
    monitor = Monitor(0, 0, 0, 300, 200)
    tall, pair = page(300, 400, 3), Pair(monitor)
    pair.send(np.ascontiguousarray(tall[:200]))
    first = sum(pair.sizes)
    encoded = pair.encoder.encode(Frame(0, np.ascontiguousarray(tall[20:220]), 0), None, 1 << 30)
    (message,) = encoded.slices
    view = memoryview(message)
    assert isinstance(parse_ops(parse_header(view), view)[0], CopyOp)
    assert len(message) < first / 5
    pair.decoder.decode(view)
    assert pair.is_exact(tall[20:220])


def test_a_scroll_whose_rest_does_not_fit_ends_exact_all_the_same() -> None:
    monitor = Monitor(0, 0, 0, 300, 200)
    tall, pair = page(300, 400, 3), Pair(monitor)
    pair.send(np.ascontiguousarray(tall[:200]))
    now = np.ascontiguousarray(tall[90:290])
    assert pair.send(now, budget_bytes=300)
    settle(pair, now, 0)
    assert pair.is_exact(now)


def test_a_scroll_that_is_all_there_is_needs_only_the_copy() -> None:
    monitor = Monitor(0, 0, 0, 200, 160)
    screen = plain(200, 160, (255, 255, 255))
    screen[:100] = page(200, 100, 5)
    pair = Pair(monitor)
    pair.send(screen)
    moved = screen.copy()
    moved[20:120] = screen[:100]
    pair.send(moved)
    assert pair.is_exact(moved)


def test_what_waits_moves_along_with_a_scroll_and_what_was_sent_stays_right() -> None:
    """A page that never rests and never fits: the other end has most of it all the same, because it scrolls too."""
    monitor = Monitor(0, 0, 0, 400, 480)
    tall, pair = page(400, 2_000, 3), Pair(monitor)
    for step in range(60):
        shown = np.ascontiguousarray(tall[step * 8 : step * 8 + 480])
        pair.send(shown, step * 50, None, 2_000, (200, 240))
    right = (pair.shown()[..., :3] == shown[..., :3]).all(axis=(1, 2))
    assert right.mean() > 0.9


def test_a_scroll_under_something_that_waited_and_went_away_again_needs_only_the_copy() -> None:
    pair, still = Pair(Monitor(0, 0, 0, 400, 480)), plain(400, 480)
    still[100:300] = noise(400, 200)
    pair.send(still)
    settle(pair, still, 1_000)
    waits = still.copy()
    waits[:40], waits[450:] = noise(400, 40, seed=9), noise(400, 30, seed=10)
    assert pair.send(waits, 60_000, None, 2_000, (200, 470))
    moved = still.copy()
    moved[100:360], moved[450:] = still[40:300], waits[450:]
    assert not pair.send(moved, 60_010, None, 2_000, (200, 470))
    assert (pair.shown()[:450, :, :3] == moved[:450, :, :3]).all()
    assert sum(pair.sizes) < 200


def test_no_part_of_a_picture_that_always_changes_waits_for_ever_and_the_one_looked_at_comes_most_often() -> None:
    """Pages that have nothing in common, on a line that carries a few bands of one."""
    pair, bands = Pair(Monitor(0, 0, 0, 256, 480)), range(0, 480, 32)
    came: dict[int, list[int]] = {y: [-1] for y in bands}
    for step in range(90):
        pixels = page(256, 480, step)
        assert pair.send(pixels, step * 50, None, 2_000, (128, 4))
        for y in bands:
            if np.array_equal(pair.shown()[y : y + 32], pixels[y : y + 32]):
                came[y].append(step)
    waits = [max(b - a for a, b in pairwise([*steps, 90])) for steps in came.values()]
    assert max(waits) <= 20
    assert waits[0] <= 2


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(-40, 60), st.integers(0, 4_000)), min_size=2, max_size=12), st.booleans())
def test_a_page_that_scrolls_while_parts_of_it_wait_ends_exact(steps: list[tuple[int, int]], is_reported: bool) -> None:
    """``is_reported``: by damage, as the screen's own reports say it."""
    monitor = Monitor(0, 0, 0, WIDTH, 400)
    tall, pair, top = page(WIDTH, 2_000, 4), Pair(monitor), 800
    damage: list[Rect] | None = None
    for number, (dy, budget) in enumerate(steps):
        top += dy
        shown = np.ascontiguousarray(tall[top : top + 400])
        shown[:40] = page(WIDTH, 40, number)
        left = pair.send(shown, number * 50, damage, budget)
        damage = [*left, Rect(0, 0, WIDTH, 400)] if is_reported else None
    settle(pair, shown, len(steps) * 50)
    assert pair.is_exact(shown)


def test_photographs_go_lossy_and_become_exact_after_400_ms_of_quiet() -> None:
    pair, screen = Pair(), noise()
    pair.send(screen, 1_000)
    assert not pair.is_exact(screen)
    assert pair.encoder.sharpen_at_ms(0) == 1_000 + QUIET_MS
    pair.send(screen, 1_399)
    assert pair.painted == []
    pair.send(screen, 1_400)
    assert pair.is_exact(screen)
    assert pair.encoder.sharpen_at_ms(0) is None


def test_sharpening_waits_while_the_picture_changes() -> None:
    pair = Pair()
    for step in range(10):
        pair.send(noise(seed=step), step * 100)
    assert pair.encoder.sharpen_at_ms(0) == 900 + QUIET_MS


def test_a_step_of_sharpening_is_no_longer_than_100_ms_of_the_line() -> None:
    monitor = Monitor(0, 0, 0, 640, 640)
    pair, screen = Pair(monitor), noise(640, 640)
    pair.send(screen, 0)
    pair.send(screen, 400, line_bytes_per_s=400_000)
    assert 0 < sum(pair.sizes) < 40_000 + 640 * 32 * 4 * 2


def test_on_a_thin_line_a_page_comes_small_first_and_exact_when_quiet() -> None:
    monitor = Monitor(0, 0, 0, 800, 800)
    pair, screen = Pair(monitor), page(800, 800)
    pair.send(noise(800, 800))  # now a picture is known to be dear
    pair.send(screen, 0, line_bytes_per_s=20_000)
    assert not pair.is_exact(screen)
    assert pair.encoder.sharpen_at_ms(0) is not None
    settle(pair, screen, 500, 20_000)
    assert pair.is_exact(screen)


def test_on_a_middling_line_a_photograph_comes_in_full_size_and_on_a_thin_one_in_half() -> None:
    monitor = Monitor(0, 0, 0, 800, 800)

    def first_ops(line: int) -> list[JpegOp]:
        pair = Pair(monitor)
        pair.send(noise(800, 800, 1), 0)  # now a picture is known to be dear
        encoded = pair.encoder.encode(Frame(0, noise(800, 800, 2), 0), None, 1 << 30, None, line)
        view = memoryview(encoded.slices[0])
        return [op for op in parse_ops(parse_header(view), view) if isinstance(op, JpegOp)]

    assert {op.is_half for op in first_ops(1_000_000)} == {False}
    assert {op.is_half for op in first_ops(100_000)} == {True}


def test_a_refresh_sends_the_whole_monitor_again() -> None:
    pair = Pair()
    pair.send(page())
    pair.encoder.refresh(0)
    pair.send(page())
    assert sum(rect.area for one in pair.painted for rect in one.rects) == WIDTH * HEIGHT
    with pytest.raises(MisuseError):
        pair.encoder.refresh(1)


def test_after_an_abandoned_slice_a_new_stream_and_whole_pictures_follow() -> None:
    pair = Pair()
    pair.send(page())
    pair.encoder.encode(Frame(0, page(seed=2), 0), None, 1 << 30)  # half sent, dropped
    pair.encoder.abandoned()
    pair.decoder.abandoned()
    pair.send(page(seed=3))
    assert pair.is_exact(page(seed=3))


def test_monitors_have_pictures_of_their_own_and_share_the_stream() -> None:
    pair = Pair(Monitor(0, 0, 0, 60, 60), Monitor(5, 60, 0, 60, 60))
    pair.send(noise(60, 60, 1))
    first = sum(pair.sizes)
    pair.send(noise(60, 60, 1), monitor=5)
    assert sum(pair.sizes) < first / 20, "the second monitor shows what the stream has seen already"
    assert pair.is_exact(noise(60, 60, 1), 5)
    pair.send(noise(60, 60, 2))
    assert pair.is_exact(noise(60, 60, 2))
    assert pair.is_exact(noise(60, 60, 1), 5)


def test_I14_after_a_change_of_resolution_in_mid_picture_all_is_sent_anew() -> None:
    pair = Pair()
    assert pair.send(noise(), budget_bytes=1)
    with pytest.raises(MisuseError):
        pair.send(noise(90, 70))
    pair.share(Monitor(0, 0, 0, 90, 70), Monitor(1, 90, 0, 33, 44))
    pair.send(page(90, 70))
    pair.send(page(33, 44), monitor=1)
    assert pair.is_exact(page(90, 70))
    assert pair.is_exact(page(33, 44), 1)
    assert pair.encoder.sharpen_at_ms(7) is None


def test_a_frame_of_no_shared_monitor_is_our_own_bug() -> None:
    with pytest.raises(MisuseError):
        Encoder().encode(Frame(0, page(), 0), None, 1)


def test_a_layout_out_of_bounds_changes_nothing() -> None:
    pair = Pair()
    with pytest.raises(MisuseError):
        pair.encoder.layout([Monitor(0, 0, 0, 0, 0)])
    pair.send(page())
    assert pair.is_exact(page())


def test_the_generation_goes_round_after_256_layouts() -> None:
    pair = Pair()
    for _ in range(260):
        pair.share(Monitor(0, 0, 0, 8, 8))
    pair.send(page(8, 8))
    assert pair.is_exact(page(8, 8))

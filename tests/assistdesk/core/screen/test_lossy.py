from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.lossy import QUIET_MS, LossyMap
from assistdesk.core.types import Rect

WHOLE = Rect(0, 0, 100, 70)


def fresh() -> LossyMap:
    return LossyMap(WHOLE.w, WHOLE.h)


def test_nothing_is_lossy_at_first() -> None:
    assert fresh().due_at_ms() is None
    assert fresh().due(10_000) == []


def test_lossy_tiles_are_due_after_400_ms_of_quiet() -> None:
    tiles = fresh()
    tiles.shown_lossy(Rect(40, 40, 10, 10), 1_000)
    assert tiles.due_at_ms() == 1_000 + QUIET_MS
    assert tiles.due(1_399) == []
    assert tiles.due(1_400) == [Rect(32, 32, 32, 32)]


def test_the_last_tiles_end_with_the_monitor() -> None:
    tiles = fresh()
    tiles.shown_lossy(Rect(90, 60, 10, 10), 0)
    assert tiles.due(QUIET_MS) == [Rect(64, 32, 36, 32), Rect(64, 64, 36, 6)]
    tiles.shown_exactly(Rect(64, 32, 36, 38), 0)
    assert tiles.due_at_ms() is None


def test_separate_runs_in_a_row_are_separate_rectangles() -> None:
    tiles = fresh()
    tiles.shown_lossy(Rect(0, 0, 1, 1), 0)
    tiles.shown_lossy(Rect(70, 0, 1, 1), 0)
    assert tiles.due(QUIET_MS) == [Rect(0, 0, 32, 32), Rect(64, 0, 32, 32)]


def test_a_tile_that_is_only_touched_stays_lossy_and_counts_as_changed() -> None:
    tiles = fresh()
    tiles.shown_lossy(Rect(0, 0, 64, 32), 0)
    tiles.shown_exactly(Rect(1, 0, 63, 32), 300)
    assert tiles.due_at_ms() == 300 + QUIET_MS
    assert tiles.due(300 + QUIET_MS) == [Rect(0, 0, 32, 32)]


def test_what_moved_takes_its_loss_along() -> None:
    tiles = fresh()
    tiles.shown_lossy(Rect(0, 0, 32, 32), 0)
    tiles.moved(Rect(0, 32, 32, 32), 0, 5)
    assert tiles.due(1_000) == [Rect(0, 0, 32, 32), Rect(0, 32, 32, 32)]
    tiles.moved(Rect(0, 0, 64, 64), 70, 6)
    assert tiles.due_at_ms() is None


def test_clear_forgets_all() -> None:
    tiles = fresh()
    tiles.shown_lossy(WHOLE, 0)
    tiles.clear()
    assert tiles.due_at_ms() is None


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 69), st.integers(1, 100), st.integers(1, 70)), max_size=8))
def test_making_all_that_is_due_exact_leaves_nothing(places: list[tuple[int, int, int, int]]) -> None:
    tiles = fresh()
    for x, y, w, h in places:
        inside = Rect(x, y, w, h).intersect(WHOLE)
        assert inside is not None
        tiles.shown_lossy(inside, 0)
    for rect in tiles.due(QUIET_MS):
        tiles.shown_exactly(rect, QUIET_MS)
    assert tiles.due_at_ms() is None

"""A board of drawings: bounded in count, age and place, and the same at both ends."""

import pytest

from assistdesk.core.session import pointing
from assistdesk.core.session.pointing import DRAWINGS_MAX, POINTER_MS, RIPPLE_MS, RIPPLES_MAX, Board, take
from assistdesk.core.types import DrawShape, Monitor
from assistdesk.core.wire.messages import PtrClear, PtrClick, PtrDraw, PtrMove

MONITORS = (Monitor(0, 0, 0, 800, 600), Monitor(1, 800, 0, 640, 480, 200))


def arrow(life_s: int = 10, monitor: int = 0, label: str = "") -> PtrDraw:
    return PtrDraw(7, monitor, DrawShape.ARROW, ((10, 10), (200, 100)), 3, life_s, label)


def drawn(*messages: pointing.Pointing, now_ms: int = 0, board: Board | None = None) -> Board:
    board = board or Board()
    for message in messages:
        board = take(board, message, MONITORS, now_ms)
    return board


def test_C1_a_drawing_fades_after_its_life_and_one_without_stays() -> None:
    board = drawn(arrow(2), arrow(0), arrow(5), now_ms=1_000)
    assert pointing.ends_at_ms(board) == 3_000
    later = pointing.later(board, 3_000)
    assert [drawing.number for drawing in later.drawings] == [2, 3]
    assert [drawing.number for drawing in pointing.later(board, 10**9).drawings] == [2]
    assert pointing.ends_at_ms(Board()) is None


def test_more_drawings_than_the_bound_push_the_oldest_out() -> None:
    board = drawn(*[arrow(0) for _ in range(DRAWINGS_MAX + 5)])
    assert [drawing.number for drawing in board.drawings] == list(range(6, DRAWINGS_MAX + 6))
    clicks = drawn(*[PtrClick(7, 0, x, 1) for x in range(RIPPLES_MAX + 3)])
    assert len(clicks.ripples) == RIPPLES_MAX


def test_places_outside_the_monitor_are_drawn_on_its_edge() -> None:
    board = drawn(PtrDraw(7, 1, DrawShape.BOX, ((0, 0), (65_535, 65_535)), 0, 1, ""), PtrMove(7, 0, 60_000, 3))
    assert board.drawings[0].points == ((0, 0), (639, 479))
    assert board.pointer is not None
    assert (board.pointer.x, board.pointer.y) == (799, 3)


@pytest.mark.parametrize("shape", [DrawShape.ARROW, DrawShape.BOX, DrawShape.PATH])
def test_a_line_of_one_point_and_a_monitor_that_is_gone_mean_nothing(shape: DrawShape) -> None:
    assert drawn(PtrDraw(7, 0, shape, ((1, 1),), 0, 0, "")) == Board()
    assert drawn(arrow(monitor=5), PtrMove(7, 5, 1, 1), PtrClick(7, 5, 1, 1)) == Board()


def test_a_pointer_at_rest_goes_and_a_click_leaves_a_ripple_for_a_moment() -> None:
    board = drawn(PtrMove(7, 0, 5, 6), PtrClick(7, 0, 7, 8))
    assert board.pointer is not None
    assert (board.pointer.x, board.pointer.y, len(board.ripples)) == (7, 8, 1)
    assert pointing.later(board, RIPPLE_MS).ripples == ()
    assert pointing.later(board, POINTER_MS - 1).pointer == board.pointer
    assert pointing.later(board, POINTER_MS).pointer is None


def test_clear_leaves_nothing_and_numbers_go_on() -> None:
    board = drawn(arrow(), PtrMove(7, 0, 1, 1), PtrClick(7, 0, 1, 1), PtrClear(7))
    assert board == Board(next_number=3)


def test_undo_takes_the_last_one_away_and_the_other_end_is_brought_to_the_same_by_what_it_knows() -> None:
    here = drawn(arrow(10), arrow(0, 1), PtrDraw(7, 0, DrawShape.NUMBER, ((3, 4),), 1, 30, "1 Open this"))
    there = here
    here = pointing.without_last(here)
    for message in pointing.drawn_again(here, 9, 4_500):
        assert message.grant == 9
        there = take(there, message, MONITORS, 4_500)
    assert [(each.shape, each.points, each.until_ms) for each in there.drawings] == [
        (DrawShape.ARROW, ((10, 10), (200, 100)), 10_500),  # whole seconds travel
        (DrawShape.ARROW, ((10, 10), (200, 100)), None),
    ]


def test_a_steps_label_is_its_number_and_its_words() -> None:
    (step,) = drawn(PtrDraw(7, 0, DrawShape.NUMBER, ((3, 4),), 1, 0, "12 Open this menu")).drawings
    assert (step.step, step.words) == ("12", "Open this menu")


def test_what_is_covered_lies_on_its_monitor_in_pixels_of_the_desktop() -> None:
    board = drawn(arrow(0, 1), PtrMove(7, 0, 799, 599), PtrClick(7, 0, 0, 0), arrow(0, 0))
    rects = pointing.covered(board, MONITORS, "Ana Ruiz")
    assert rects
    assert all(any(rect.intersect(monitor.rect) == rect for monitor in MONITORS) for rect in rects)
    assert any(rect.x >= 800 for rect in rects)
    assert pointing.covered(Board(), MONITORS, "Ana Ruiz") == ()

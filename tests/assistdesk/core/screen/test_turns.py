from assistdesk.core.screen.turns import Turns
from assistdesk.core.types import Rect

BANDS = [Rect(0, y, 64, 32) for y in range(0, 160, 32)]
BOTTOM = (10, 150)


def test_the_first_turn_begins_where_the_person_looks() -> None:
    assert Turns(64, 160).order(BANDS, BOTTOM) == BANDS[::-1]


def test_every_second_turn_belongs_to_what_has_waited_longest() -> None:
    turns = Turns(64, 160)
    for expected in (4, 3, 4, 2, 4, 1, 4, 0, 4, 3):
        first = turns.order(BANDS, BOTTOM)[0]
        turns.went([first])
        assert first == BANDS[expected]


def test_without_a_place_to_look_at_all_take_their_turn_from_the_top() -> None:
    turns, seen = Turns(64, 160), []
    for _ in range(6):
        first = turns.order(BANDS, None)[0]
        turns.went([first])
        seen.append(BANDS.index(first))
    assert seen == [0, 1, 2, 3, 4, 0]


def test_what_stopped_differing_waits_no_longer() -> None:
    turns = Turns(64, 160)
    turns.order(BANDS, None)
    turns.order(BANDS[3:], None)
    assert turns.order(BANDS, None)[0] == BANDS[3]


def test_a_piece_that_lies_across_tiles_has_waited_as_long_as_the_oldest_of_them() -> None:
    turns = Turns(64, 160)
    turns.order([BANDS[0], BANDS[1]], None)
    turns.went([BANDS[0]])
    across = Rect(0, 16, 64, 32)
    assert turns.order([Rect(0, 100, 64, 32), across], None)[0] == across

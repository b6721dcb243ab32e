"""What the customer hides takes no press, no drag, no wheel and no key; what is down is always let go."""

import pytest

from assistdesk.core.session.reach import NOTHING_KNOWN, Place, Reach, Way, is_over, way_of
from assistdesk.core.types import Rect
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel

AREA = Rect(100, 100, 50, 50)
IN, OUT = (149, 100), (150, 100)
HIDING = Reach((AREA,), OUT, is_focus_hidden=True)
Message = InMove | InButton | InWheel | InKey | InText


@pytest.mark.parametrize(
    ("message", "place", "is_dragging", "way"),
    [
        (InMove(1, 0, *IN), IN, False, Way.GIVE),
        (InMove(1, 0, *IN), IN, True, Way.DROP),
        (InMove(1, 0, *OUT), OUT, True, Way.GIVE),
        (InButton(1, 1, True, 0, *IN), IN, False, Way.DROP),
        (InButton(1, 1, True, 0, *OUT), OUT, False, Way.GIVE),
        (InButton(1, 1, False, 0, *IN), IN, True, Way.LET_GO),
        (InButton(1, 1, False, 0, *OUT), OUT, True, Way.GIVE),
        (InWheel(1, 0, 120), IN, False, Way.DROP),
        (InKey(1, 4, True), None, False, Way.DROP),
        (InKey(1, 4, False), None, False, Way.GIVE),
        (InText(1, "x"), None, False, Way.DROP),
    ],
)
def test_what_is_hidden_takes_nothing_and_what_is_down_goes_up(
    message: Message, place: Place | None, is_dragging: bool, way: Way
) -> None:
    assert way_of(message, place, is_dragging, HIDING) is way
    assert way_of(message, place, is_dragging, Reach()) is Way.GIVE


def test_the_wheel_turns_where_the_pointer_is_or_was_put_last() -> None:
    assert way_of(InWheel(1, 0, 120), OUT, False, Reach((AREA,), IN)) is Way.DROP
    assert way_of(InWheel(1, 0, 120), IN, False, Reach((AREA,))) is Way.DROP
    assert way_of(InWheel(1, 0, 120), IN, False, Reach((AREA,), OUT)) is Way.DROP, "it is on its way there"


def test_a_place_that_is_not_known_is_over_whatever_is_hidden() -> None:
    assert is_over((AREA,), None)
    assert not is_over((), None)
    assert way_of(InWheel(1, 0, 120), None, False, Reach((AREA,))) is Way.DROP


def test_where_nothing_is_known_nothing_is_given() -> None:
    for message, place in ((InButton(1, 1, True, 0, 0, 0), (-60_000, 9)), (InText(1, "x"), None)):
        assert way_of(message, place, False, NOTHING_KNOWN) is Way.DROP

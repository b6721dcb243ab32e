"""May this input of the agent reach what is there now? What the customer hides takes none (docs/decisions/0013).

A pure answer to "she hides that, the pointer and the keyboard are there, the agent wants this". Asked at the last moment
before the input is made, since windows move. Refuses to know displays and permissions.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.types import Rect
from assistdesk.core.wire.messages import InButton, InKey, InMove, InText, InWheel

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """How the customer's desktop stands at one moment, in its own pixels. ``pointer``: where it is, None where that is not
    known; ``is_focus_hidden``: keys would go to a window of which nothing is shown."""

    hidden: tuple[Rect, ...] = ()
    pointer: Place | None = None
    is_focus_hidden: bool = False


NOTHING_KNOWN: Final = Reach((Rect(-(1 << 20), -(1 << 20), 1 << 21, 1 << 21),), None, True)
"""What cannot be known is hidden."""


class Way(enum.Enum):
    """GIVE it, DROP it, or LET_GO of the button where the pointer is, without taking it there."""

    GIVE = enum.auto()
    DROP = enum.auto()
    LET_GO = enum.auto()


def way_of(
    message: InMove | InButton | InWheel | InKey | InText, place: Place | None, is_dragging: bool, reach: Reach
) -> Way:
    """*place*: where the message puts the pointer, or where it was put last; *is_dragging*: we hold a button down.

    The pointer may pass over what is hidden; it may not press, drag or turn the wheel there. What is down is always let go.
    """
    match message:
        case InMove() if is_dragging and is_over(reach.hidden, place):
            return Way.DROP
        case InButton() if is_over(reach.hidden, place):
            return Way.DROP if message.down else Way.LET_GO
        case InWheel() if any(is_over(reach.hidden, at) for at in (reach.pointer or place, place or reach.pointer)):
            return Way.DROP  # the pointer may be on its way still from where it was to where it was put
        case InKey(down=True) | InText() if reach.is_focus_hidden:
            return Way.DROP
        case _:
            return Way.GIVE


def is_over(rects: Iterable[Rect], place: Place | None) -> bool:
    """Over one of *rects*; a place that is not known is over any."""
    if place is None:
        return any(True for _ in rects)
    x, y = place
    return any(rect.x <= x < rect.right and rect.y <= y < rect.bottom for rect in rects)

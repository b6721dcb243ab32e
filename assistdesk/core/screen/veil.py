"""Keep what stood under a drawing: the agent's own strokes on the customer's screen never come back in the picture.

Under the rectangles of ``marks`` the pixels of the frame before stay; where nothing was seen before, flat grey. This hides
no secret (``mask`` does, and paints after this): it keeps an echo out.
"""

from collections.abc import Iterable
from typing import Final

from assistdesk.core.screen.frame import Pixels
from assistdesk.core.types import Rect

NEVER_SEEN: Final = (0xC8, 0xC8, 0xC8, 0xFF)


def keep_under(fresh: Pixels, before: Pixels | None, rects: Iterable[Rect], place: Rect) -> None:
    """Put back into *fresh*, in place, what *before* has under *rects*.

    *fresh* are the pixels of *place*; *before* those of the whole monitor (None or of another size: unknown). Rectangles
    and *place* are in pixels of the monitor.
    """
    for rect in rects:
        part = rect.intersect(place)
        if part is None:
            continue
        rows, columns = slice(part.y, part.bottom), slice(part.x, part.right)
        here = fresh[part.y - place.y : part.bottom - place.y, part.x - place.x : part.right - place.x]
        known = before[rows, columns] if before is not None else None
        if known is not None and known.shape == here.shape:
            here[...] = known
        else:
            here[...] = NEVER_SEEN

"""A recording as a film: one picture with all shared monitors and the pointer, and the times at which it is written.

Monitors stand beside each other from left to right. A film has one size, so a layout that is smaller stands in the middle on
black, and one that is larger is made smaller; nothing is ever enlarged. Times are the recording's own: a picture is written
when something changed, and now and then where nothing did. Refuses to know files, codecs, and where pictures come from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from assistdesk.core.screen.frame import CursorShape, CursorState, Pixels
from assistdesk.core.types import Monitor, Rect

WIDTH_MAX: Final = 4_096
HEIGHT_MAX: Final = 2_304
"""The largest picture that common players still play (H.264 level 5.1)."""
SIDE_MIN: Final = 16

GAP_MS: Final = 33
"""Pictures nearer than this are one."""
STILL_MS: Final = 10_000
"""A screen that stands still is written again after this, so that any player finds it after a jump."""
STILLS_MAX: Final = 360
"""More than this many times in a row it is not written again: the time between them grows instead."""
KEY_MS: Final = 10_000

Damage = Mapping[int, Sequence[Rect]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a monitor stands in the film."""

    x: int
    y: int
    w: int
    h: int


def whole_size(monitors: Iterable[Monitor]) -> tuple[int, int]:
    """Width and height of *monitors* beside each other."""
    sizes = [(each.w, each.h) for each in monitors]
    return sum(w for w, _ in sizes), max((h for _, h in sizes), default=0)


def film_size(layouts: Iterable[Sequence[Monitor]]) -> tuple[int, int]:
    """Width and height of the film in which these layouts are shown: the largest's, within what players play, even numbers.
    0, 0: there is nothing to show."""
    w, h = max((whole_size(each) for each in layouts), key=lambda size: size[0] * size[1], default=(0, 0))
    if not w:
        return 0, 0
    share = _share(w, h, WIDTH_MAX, HEIGHT_MAX)
    return _even(w * share, WIDTH_MAX), _even(h * share, HEIGHT_MAX)


def _even(side: float, most: int) -> int:
    return min(most, max(SIDE_MIN, -(-round(side) // 2) * 2))


def _share(w: int, h: int, into_w: int, into_h: int) -> float:
    """By how much *w* × *h* is made smaller to fit; 1: not at all."""
    return min(1.0, into_w / max(1, w), into_h / max(1, h))


def places(monitors: Sequence[Monitor], width: int, height: int) -> dict[int, Place]:
    """Where each monitor stands in a film of *width* × *height*."""
    whole_w, whole_h = whole_size(monitors)
    share = _share(whole_w, whole_h, width, height)
    left = (width - whole_w * share) / 2
    found: dict[int, Place] = {}
    for each in sorted(monitors, key=lambda monitor: (monitor.x, monitor.y, monitor.id)):
        w, h = max(1, int(each.w * share)), max(1, int(each.h * share))
        x = min(width - w, max(0, int(left)))
        found[each.id] = Place(x, max(0, (height - h) // 2), w, h)
        left += each.w * share
    return found


class FilmCanvas:
    """The film's picture: BGRX, uint8, shape (height, width, 4), C-contiguous, black at first."""

    def __init__(self, width: int, height: int) -> None:
        self.pixels: Pixels = np.zeros((height, width, 4), np.uint8)
        self.pixels[..., 3] = 0xFF
        self._places: dict[int, Place] = {}
        self._under: tuple[Place, Pixels] | None = None

    def lay_out(self, monitors: Sequence[Monitor]) -> None:
        """These are shared from now on; all is black until they are drawn."""
        self.pixels[..., :3] = 0
        self._under = None
        height, width = self.pixels.shape[:2]
        self._places = places(monitors, width, height)

    def draw(self, monitor: int, pixels: Pixels, rects: Sequence[Rect]) -> None:
        """*rects* of a monitor's *pixels*, which lie inside it, have changed. The pointer must be lifted."""
        place = self._places[monitor]
        height, width = pixels.shape[:2]
        if (width, height) != (place.w, place.h):
            if rects:
                self._part(place)[..., :3] = _smaller(pixels, place.w, place.h)[..., :3]
            return
        part = self._part(place)
        for rect in rects:
            inside = np.s_[rect.y : rect.bottom, rect.x : rect.right]
            part[inside][..., :3] = pixels[inside][..., :3]

    def lift_pointer(self) -> None:
        """What is under the pointer is seen again."""
        if self._under is not None:
            place, pixels = self._under
            self._part(place)[...] = pixels
            self._under = None

    def put_pointer(self, at: CursorState, shape: CursorShape, monitor_size: tuple[int, int]) -> None:
        """Draw the pointer over its monitor of that width and height; what of it stands outside is cut off."""
        place = self._places.get(at.monitor)
        if place is None or not at.visible:
            return
        x = at.x * place.w // monitor_size[0] - shape.hot_x
        y = at.y * place.h // monitor_size[1] - shape.hot_y
        left, top, right, bottom = max(0, x), max(0, y), min(place.w, x + shape.w), min(place.h, y + shape.h)
        if left >= right or top >= bottom:
            return
        picture = np.frombuffer(shape.pixels, np.uint8).reshape(shape.h, shape.w, 4)[
            top - y : bottom - y, left - x : right - x
        ]
        covered = Place(place.x + left, place.y + top, right - left, bottom - top)
        part = self._part(covered)
        self._under = covered, part.copy()
        through = 255 - picture[..., 3:].astype(np.uint16)
        mixed = picture[..., :3] + (part[..., :3] * through + 127) // 255
        part[..., :3] = np.minimum(mixed, 255).astype(np.uint8)

    def _part(self, place: Place) -> Pixels:
        return self.pixels[place.y : place.y + place.h, place.x : place.x + place.w]


def _smaller(pixels: Pixels, width: int, height: int) -> Pixels:
    rows, columns = pixels.shape[:2]
    image = Image.frombuffer("RGBX", (columns, rows), np.ascontiguousarray(pixels), "raw", "RGBX", 0, 1)
    return np.asarray(image.resize((width, height), Image.Resampling.BOX))


class FilmTimes:
    """When the film's picture is written. Times are milliseconds since the recording began and never fall."""

    def __init__(self) -> None:
        self._last_ms: int | None = None
        self._key_ms = 0
        self._changed_ms: int | None = None

    @property
    def has_begun(self) -> bool:
        """At least one picture was written."""
        return self._last_ms is not None

    def changed(self, t_ms: int) -> None:
        """From *t_ms* on there is something new to see."""
        if self._changed_ms is None:
            self._changed_ms = t_ms

    def before(self, t_ms: int) -> Iterator[tuple[int, bool]]:
        """When the picture as it stands is written, before that of *t_ms* takes its place; whether by itself, without what was
        before it. Nothing before there was something to see."""
        still_ms = max(STILL_MS, (t_ms - (self._last_ms or 0)) // STILLS_MAX)
        while (at_ms := self._next(still_ms)) is not None and at_ms < t_ms:
            yield at_ms, self._write(at_ms)

    def last(self, t_ms: int) -> tuple[int, bool] | None:
        """The film ends at *t_ms*: its last picture stands until then. None: it was written then, or there is none."""
        if self._last_ms is None:
            return None if self._changed_ms is None else (0, self._write(0))
        return None if self._last_ms >= t_ms else (t_ms, self._write(t_ms))

    def _next(self, still_ms: int) -> int | None:
        if self._last_ms is None:
            return None if self._changed_ms is None else 0
        if self._changed_ms is not None:
            return max(self._changed_ms, self._last_ms + GAP_MS)
        return self._last_ms + still_ms

    def _write(self, at_ms: int) -> bool:
        is_key = self._last_ms is None or (self._changed_ms is not None and at_ms - self._key_ms >= KEY_MS)
        if is_key:
            self._key_ms = at_ms
        self._last_ms, self._changed_ms = at_ms, None
        return is_key

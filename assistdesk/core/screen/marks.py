"""Where a drawing of the agent lies, in pixels: how thick its lines are, and which rectangles hold all that it paints.

Both ends draw by these measures. The customer's end must know the rectangles before anything is drawn there: what stands
under them is not grabbed anew (``veil``), so that no drawing comes back in the picture. Knows no colours and no toolkit.
"""

import itertools
import math
from collections.abc import Iterator
from typing import Final

from assistdesk.core.types import DrawShape, Rect

LINE_PX: Final = 4
EDGE_PX: Final = 2
"""A dark and a light edge, a pixel each, on either side of every line."""
HEAD_PX: Final = 22
RADIUS_PX: Final = 16
"""Of a numbered step."""
PILL_HEIGHT_PX, PILL_MAX_PX, PILL_PAD_PX = 26, 300, 12
GLYPH_PX: Final = 14
"""At most as wide as this is one character in a pill; wider ones are cut short with the words."""
POINTER_PX: Final = (20, 28)
RIPPLE_PX: Final = 34
SPARE_PX: Final = 3
"""Round all of it: places in a toolkit's own units do not fall on whole pixels."""
TILES_MAX: Final = 32

Point = tuple[int, int]


def unit_of(scale_percent: int) -> float:
    """By how much all measures grow on a monitor of this scale."""
    return max(100, scale_percent) / 100


def arrow_head(start: Point, tip: Point, unit: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The ends of the two strokes that make an arrow's head."""
    angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
    length = HEAD_PX * unit
    left, right = angle + math.radians(150), angle - math.radians(150)
    return (
        (tip[0] + length * math.cos(left), tip[1] + length * math.sin(left)),
        (tip[0] + length * math.cos(right), tip[1] + length * math.sin(right)),
    )


def pill_width(text: str, unit: float) -> int:
    """Room for *text*; what does not fit into it is cut short."""
    return round(min(PILL_MAX_PX, 2 * PILL_PAD_PX + GLYPH_PX * len(text)) * unit) if text else 0


def pill_beside(x: int, y: int, text: str, unit: float) -> Rect | None:
    """The words of a numbered step at (x, y); None without words."""
    width, height = pill_width(text, unit), round(PILL_HEIGHT_PX * unit)
    return Rect(x + round((RADIUS_PX + 4) * unit), y - height // 2, width, height) if width else None


def name_below(x: int, y: int, name: str, unit: float) -> Rect | None:
    """The name beside a pointer whose tip is at (x, y)."""
    width, height = pill_width(name, unit), round(PILL_HEIGHT_PX * unit)
    return Rect(x + round(14 * unit), y + round(24 * unit), width, height) if width else None


def cover(shape: DrawShape, points: tuple[Point, ...], words: str, unit: float) -> tuple[Rect, ...]:
    """Rectangles that hold all that is painted of a drawing; at most 70 of them."""
    match shape:
        case DrawShape.NUMBER:
            x, y = points[0]
            pill = pill_beside(x, y, words, unit)
            return (
                _around(x, y, RADIUS_PX * unit, unit),
                *((_grown(pill, EDGE_PX * unit),) if pill is not None else ()),
            )
        case DrawShape.BOX:
            (x0, y0), (x1, y1) = points[0], points[-1]
            corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
            return _along(corners, unit)
        case DrawShape.ARROW:
            ends = (points[0], points[-1])
            return (*_along(ends, unit), _around(*points[-1], (HEAD_PX + LINE_PX / 2) * unit, unit))
        case _:
            return _along(points, unit)


def pointer_cover(x: int, y: int, name: str, unit: float) -> tuple[Rect, ...]:
    width, height = (round(side * unit) for side in POINTER_PX)
    arrow = _grown(Rect(x, y, width, height), EDGE_PX * unit)
    pill = name_below(x, y, name, unit)
    return (arrow,) if pill is None else (arrow, _grown(pill, EDGE_PX * unit))


def ripple_cover(x: int, y: int, unit: float) -> Rect:
    return _around(x, y, RIPPLE_PX * unit, unit)


def _along(points: tuple[Point, ...], unit: float) -> tuple[Rect, ...]:
    """Small rectangles in a row along a line: a long diagonal must not hide half the screen."""
    pairs = list(itertools.pairwise(points))
    piece = max(24.0 * unit, sum(math.dist(start, end) for start, end in pairs) / TILES_MAX)
    tiles: list[Rect] = []
    last = math.inf
    for start, end in pairs:
        for tile, length in _pieces(start, end, piece):
            if last + length <= piece:
                tiles[-1], last = tiles[-1].united(tile), last + length
            else:
                tiles.append(tile)
                last = length
    return tuple(_grown(tile, (LINE_PX / 2 + EDGE_PX) * unit) for tile in tiles)


def _pieces(start: Point, end: Point, longest: float) -> Iterator[tuple[Rect, float]]:
    """A line cut into boxes round pieces no longer than *longest*; one that runs straight stays whole."""
    (x0, y0), (x1, y1) = start, end
    length = math.dist(start, end)
    count = 1 if x0 == x1 or y0 == y1 else math.ceil(length / longest)
    for i in range(count):
        ax, ay = x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count
        bx, by = x0 + (x1 - x0) * (i + 1) / count, y0 + (y1 - y0) * (i + 1) / count
        left, top = math.floor(min(ax, bx)), math.floor(min(ay, by))
        yield Rect(left, top, math.ceil(max(ax, bx)) - left, math.ceil(max(ay, by)) - top), length / count


def _around(x: int, y: int, radius: float, unit: float) -> Rect:
    return _grown(Rect(x, y, 0, 0), radius + EDGE_PX * unit)


def _grown(rect: Rect, by: float) -> Rect:
    more = math.ceil(by) + SPARE_PX
    return Rect(rect.x - more, rect.y - more, rect.w + 2 * more, rect.h + 2 * more)

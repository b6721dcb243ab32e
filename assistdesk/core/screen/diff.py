"""Which rectangles of a monitor differ from the picture last sent, and where they only moved (stream.md section 3.2).

Compares whole words, band by band; knows nothing of coding or time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistdesk.core.screen.frame import Pixels
from assistdesk.core.types import Rect

BAND_ROWS: Final = 32
SCROLL_SIDE_MIN: Final = 64
SCROLL_SAMPLES: Final = 64
SCROLL_VOTES_MIN: Final = 16

Words = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Scroll:
    """``rect`` shows what stood ``dy`` rows higher before (dy < 0: lower), inside the same columns."""

    rect: Rect
    dy: int


def changed(now: Pixels, before: Pixels, areas: Sequence[Rect] | None = None) -> list[Rect]:
    """Return rectangles that hold every pixel in which two pictures of the same size differ.

    At most one per band of 32 rows, with first and last changed row and column; neighbouring bands with equal columns
    are one. ``areas``: compare only bands that these touch; None compares all. Either may be a part of a larger picture.
    """
    height = now.shape[0]
    step = 2 if _has_whole_words(now) and _has_whole_words(before) else 1
    a, b = _words(now, step), _words(before, step)
    rects: list[Rect] = []
    if areas is None:
        _compare(a, b, 0, 0, step, rects)
        return rects
    for y in _bands(height, areas):
        _compare(a[y : y + BAND_ROWS], b[y : y + BAND_ROWS], 0, y, step, rects)
    return rects


def changed_after_scroll(now: Pixels, before: Pixels, box: Rect, scroll: Scroll) -> list[Rect]:
    """Return the same inside ``box`` (which holds the scrolled rectangle), as if ``before`` had been scrolled already."""
    step = 1 if box.x % 2 or box.w % 2 or now.shape[1] % 2 else 2
    a, b = _words(now, step), _words(before, step)
    columns = slice(box.x // step, box.right // step)
    rects: list[Rect] = []
    moved = scroll.rect
    edges = [box.y, moved.y, moved.bottom, box.bottom]
    for start, stop, dy in zip(edges, edges[1:], (0, scroll.dy, 0), strict=False):
        _compare(a[start:stop, columns], b[start - dy : stop - dy, columns], box.x, start, step, rects)
    return rects


def scrolled(now: Pixels, before: Pixels, area: Rect) -> Scroll | None:
    """Say whether most of ``area`` only moved up or down.

    A guess from samples of rows that are like no other: who acts on it compares again and repairs what was not so.
    """
    if area.w < SCROLL_SIDE_MIN or area.h < SCROLL_SIDE_MIN:
        return None
    new, old = _signatures(now, area), _signatures(before, area)
    new_rows, old_rows = _unique_rows(new), _unique_rows(old)
    _, new_at, old_at = np.intersect1d(new[new_rows], old[old_rows], assume_unique=True, return_indices=True)
    rows = new_rows[new_at]
    shifts = rows - old_rows[old_at]
    moved = shifts[shifts != 0]
    if len(moved) < SCROLL_VOTES_MIN:
        return None
    values, votes = np.unique(moved, return_counts=True)
    dy = int(values[votes.argmax()])
    if int(votes.max()) * 2 < len(new_rows) - abs(dy):
        return None
    top, bottom = max(0, dy), area.h + min(0, dy)
    same = np.flatnonzero(new[top:bottom] == old[top - dy : bottom - dy])
    first, last = top + int(same[0]), top + int(same[-1])  # a heading or a status line that stays is not scrolled away
    return Scroll(Rect(area.x, area.y + first, area.w, last + 1 - first), dy)


def bounding(rects: Sequence[Rect]) -> Rect:
    """Return the union of at least one rectangle."""
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.united(rect)
    return whole


def _has_whole_words(pixels: Pixels) -> bool:
    """Whether rows are made of words of two pixels that lie where the processor reads them well."""
    return pixels.shape[1] % 2 == 0 and bool(_words(pixels, 2).flags.aligned)


def _words(pixels: Pixels, pixels_per_word: int) -> Words:
    height, width = pixels.shape[:2]
    return pixels.reshape(height, width * 4).view(np.uint64 if pixels_per_word == 2 else np.uint32)


def _bands(height: int, areas: Sequence[Rect]) -> Sequence[int]:
    touched = {
        band * BAND_ROWS
        for area in areas
        for band in range(max(0, area.y) // BAND_ROWS, (min(area.bottom, height) - 1) // BAND_ROWS + 1)
    }
    return sorted(touched)


def _compare(now: Words, before: Words, x: int, y: int, step: int, rects: list[Rect]) -> None:
    """Add the extent of what differs in each band of two views whose corner is at (x, y)."""
    different = np.not_equal(now, before)
    rows = np.asarray(different.any(axis=1))
    if not rows.any():
        return
    for start in range(0, len(rows), BAND_ROWS):
        band = rows[start : start + BAND_ROWS]
        if not band.any():
            continue
        columns = np.asarray(different[start : start + BAND_ROWS].any(axis=0))
        left, right = int(columns.argmax()), len(columns) - int(columns[::-1].argmax())
        top, bottom = int(band.argmax()), len(band) - int(band[::-1].argmax())
        rect = Rect(x + left * step, y + start + top, (right - left) * step, bottom - top)
        if rects and (rects[-1].x, rects[-1].w, rects[-1].bottom) == (rect.x, rect.w, rect.y):
            rect = rects.pop().united(rect)
        rects.append(rect)


def _signatures(pixels: Pixels, area: Rect) -> NDArray[np.uint64]:
    words = pixels.view(np.uint32)[area.y : area.bottom, area.x : area.right, 0]
    sample = words[:, :: max(1, area.w // SCROLL_SAMPLES)].astype(np.uint64)
    weights = np.arange(1, sample.shape[1] + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) | np.uint64(1)
    return sample @ weights


def _unique_rows(signatures: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Return the rows whose signature no other row has (blank rows tell nothing)."""
    _, first, counts = np.unique(signatures, return_index=True, return_counts=True)
    return np.sort(first[counts == 1])

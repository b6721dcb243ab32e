"""One frame's way through the coders: pieces in, slices out, until the budget is used.

Knows the pixels and where they go lossy; not why these pieces were picked, nor what the other end has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistdesk.core.screen import jpeg
from assistdesk.core.screen.choice import Coder, Piece, is_lossy_worthwhile
from assistdesk.core.screen.draft import Draft
from assistdesk.core.screen.frame import Frame, Pixels
from assistdesk.core.screen.lossy import LossyMap
from assistdesk.core.screen.slices import SolidOp
from assistdesk.core.screen.zstream import PixelPacker
from assistdesk.core.types import Rect

FALL_SHARE: Final = 4
LEARN_AREA_MIN: Final = 65_536
"""A letter typed costs more for its frame than for its pixels and says nothing about a page."""


class Rate:
    """Bytes per pixel of late, rising at once and falling slowly: a guess that is rather too high."""

    def __init__(self, bytes_per_pixel: float) -> None:
        self._rate = bytes_per_pixel

    def bytes_for(self, areas: Iterable[Rect]) -> int:
        return int(sum(area.area for area in areas) * self._rate)

    def learn(self, size_bytes: int, area: int) -> None:
        if area < LEARN_AREA_MIN:
            return
        seen = size_bytes / area
        self._rate = seen if seen > self._rate else self._rate + (seen - self._rate) / FALL_SHARE


@dataclass(frozen=True, slots=True)
class Style:
    """How pieces go. ``lossy_below``: the line is thin, pixels go as JPEG where that is smaller than this rate says."""

    lossy_below: Rate | None = None
    is_half: bool = False

    @property
    def is_lossy(self) -> bool:
        return self.lossy_below is not None


class Run:
    """The pieces of one frame; ``done`` and the figures say what went in."""

    def __init__(self, packer: PixelPacker, lossy: LossyMap, frame: Frame, style: Style, draft: Draft) -> None:
        """``draft``: the first slice, which may hold a copy already."""
        self.frame = frame
        self.done: list[Rect] = []
        self.size_bytes = 0
        self.area = 0
        self._packer = packer
        self._lossy = lossy
        self._style = style
        self._drafts: list[Draft] = []
        self._draft = draft

    def go(self, pieces: Sequence[Piece], limit_bytes: int, is_measured: bool = True) -> Sequence[Piece]:
        """Encode pieces until the limit is passed, at least one; returns the others.

        ``is_measured``: end the zstd block after every piece, so that its size is known at once (else it lags behind by
        128 KiB of pixels, and the slice is some bytes smaller).
        """
        for index, piece in enumerate(pieces):
            if index and self.size_bytes >= limit_bytes:
                return pieces[index:]
            self._encode(piece)
            if is_measured and piece.coder is Coder.PIXELS:
                self._flush()
            self.done.append(piece.rect)
            self.area += piece.rect.area
        return ()

    def close(self) -> Sequence[Draft]:
        """End the last slice and return all of them."""
        self._next_draft()
        return self._drafts

    def _encode(self, piece: Piece) -> None:
        rect, now_ms = piece.rect, self.frame.at_ms
        pixels = self.frame.pixels[rect.y : rect.bottom, rect.x : rect.right]
        if piece.coder is Coder.SOLID:
            self._solid(rect, pixels)
        elif (data := self._lossy_file(piece, pixels)) is not None:
            self._jpeg(rect, data)
            self._lossy.shown_lossy(rect, now_ms)
            return
        else:
            self._pixels(rect, pixels)
        self._lossy.shown_exactly(rect, now_ms)

    def _solid(self, rect: Rect, pixels: Pixels) -> None:
        if not self._draft.has_room_to_fill(rect):
            self._next_draft()
        blue, green, red, _ = pixels[0, 0].tolist()
        self._draft.add_fill(SolidOp(rect, blue, green, red))

    def _lossy_file(self, piece: Piece, pixels: Pixels) -> bytes | None:
        """Return a JPEG file where one should go, else None."""
        rate = self._style.lossy_below
        if rate is None:
            return jpeg.encode_jpeg(pixels, jpeg.QUALITY, is_half=False) if piece.coder is Coder.JPEG else None
        if not is_lossy_worthwhile(piece.rect):
            return None
        data = jpeg.encode_jpeg(pixels, jpeg.QUALITY_THIN, self._style.is_half)
        is_smaller = piece.coder is Coder.JPEG or len(data) < rate.bytes_for([piece.rect])
        return data if is_smaller else None

    def _jpeg(self, rect: Rect, data: bytes) -> None:
        if not self._draft.has_room_for_jpeg(rect, len(data)):
            self._next_draft()
        self._draft.add_jpeg(rect, data, self._style.is_half)
        self.size_bytes += len(data)

    def _pixels(self, rect: Rect, pixels: Pixels) -> None:
        if not self._draft.has_room_for_pixels(rect):
            self._next_draft()
        packed = self._packer.add(np.ascontiguousarray(pixels))
        self._draft.add_pixels(rect, packed)
        self.size_bytes += len(packed)

    def _next_draft(self) -> None:
        if self._draft.raw_len:
            self._flush()
        self._drafts.append(self._draft)
        self._draft = Draft(self._draft.monitor_area)

    def _flush(self) -> None:
        rest = self._packer.finish()
        self._draft.add_packed(rest)
        self.size_bytes += len(rest)

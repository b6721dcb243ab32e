"""The host's half of the picture: frames in, slice messages out (stream.md sections 3.2 to 3.6).

Holds, for one link: the pixels last sent of every shared monitor, where they are not exact yet, the one zstd stream.
Knows no socket, clock or consent: how much may go now and how fast the line is come in as arguments. What ``encode``
returns must be sent, whole and in order; what must not go is not encoded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen import choice, diff
from assistdesk.core.screen.choice import Coder, Piece
from assistdesk.core.screen.coding import Rate, Run, Style
from assistdesk.core.screen.draft import Draft, pack_frame
from assistdesk.core.screen.frame import Frame, Pixels
from assistdesk.core.screen.layout import Layout, pack_layout
from assistdesk.core.screen.lossy import LossyMap
from assistdesk.core.screen.slices import CopyOp, Header
from assistdesk.core.screen.turns import Turns
from assistdesk.core.screen.zstream import PixelPacker
from assistdesk.core.types import Monitor, Rect

THIN_AFTER_MS: Final = 250
"""A change that would keep the line busy for longer goes lossy first."""
SHARPEN_MS: Final = 100
"""What one step of sharpening may keep the line busy for."""
LEFT_MAX: Final = 64
SCROLL_AREA_MIN: Final = 16_384

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Messages of one frame (none: nothing to say) and the areas that did not fit: they are still damage."""

    slices: tuple[bytes, ...] = ()
    left: tuple[Rect, ...] = ()
    frame: int | None = None


class _Screen:
    """What the other end has of one monitor. A pixel of ``sent`` with X = 0 was never sent: no grabbed one equals it."""

    def __init__(self, monitor: Monitor) -> None:
        self.monitor = monitor
        self.lossy = LossyMap(monitor.w, monitor.h)
        self.sent: Pixels = np.zeros((monitor.h, monitor.w, 4), np.uint8)
        self.before: Pixels | None = None
        """The picture of the last call, while parts of it are still to be sent."""
        self.turns = Turns(monitor.w, monitor.h)

    def remember(self, pixels: Pixels, rects: Sequence[Rect], scroll: diff.Scroll | None) -> None:
        """A scroll, then these rectangles of the picture went out."""
        if scroll is not None:
            to, dy = scroll.rect, scroll.dy
            columns = slice(to.x, to.right)
            self.sent[to.y : to.bottom, columns] = self.sent[to.y - dy : to.bottom - dy, columns]
        for rect in rects:
            self.sent[rect.y : rect.bottom, rect.x : rect.right] = pixels[rect.y : rect.bottom, rect.x : rect.right]

    def keep(self, pixels: Pixels | None) -> None:
        """Parts of this picture were left; None: nothing was."""
        if pixels is None or self.before is None:
            self.before = None if pixels is None else pixels.copy()
        else:
            np.copyto(self.before, pixels)

    def forget(self) -> None:
        self.sent = np.zeros((self.monitor.h, self.monitor.w, 4), np.uint8)
        self.before = None
        self.lossy.clear()


class Encoder:
    """One link's encoder; used by one thread at a time."""

    def __init__(self) -> None:
        self._screens: dict[int, _Screen] = {}
        self._generation = -1
        self._frames = 0
        self._packer = PixelPacker()
        self._is_new_stream = True
        self._exact_rate = Rate(0.08)
        self._lossy_rate = Rate(0.10)

    def layout(self, monitors: Sequence[Monitor]) -> bytes:
        """Share exactly these monitors from now on; returns the layout message. Whole pictures follow.

        Raises:
            MisuseError: the monitors break a bound of protocol.md section 10.1.
        """
        generation = (self._generation + 1) % 256
        message = pack_layout(Layout(generation, tuple(monitors)))
        self._generation = generation
        self._screens.clear()
        self._screens.update((monitor.id, _Screen(monitor)) for monitor in monitors)
        return message

    def refresh(self, monitor: int) -> None:
        """Send the whole monitor again, from the next ``encode`` on, in a new zstd stream: the other end may have lost its
        decoder.

        Raises:
            MisuseError: it is not in the layout.
        """
        if monitor not in self._screens:
            raise MisuseError("no_such_monitor", monitor=monitor)
        self._screens[monitor].forget()
        self._begin_stream()

    def abandoned(self) -> None:
        """A slice was dropped half sent: begin a new zstd stream and whole pictures."""
        self._begin_stream()
        for screen in self._screens.values():
            screen.forget()

    def sharpen_at_ms(self, monitor: int) -> int | None:
        """When lossy areas of a monitor will have been quiet long enough: call ``encode`` then. None: all is exact."""
        screen = self._screens.get(monitor)
        return None if screen is None else screen.lossy.due_at_ms()

    def encode(
        self,
        frame: Frame,
        damage: Sequence[Rect] | None,
        budget_bytes: int,
        focus: Point | None = None,
        line_bytes_per_s: int = 0,
        *,
        is_compared: bool = False,
    ) -> Encoded:
        """Encode what changed since the last call, as far as the budget goes: nearest to ``focus`` first, and in every second
        call what has waited longest. A scroll goes at once, so that what waits moves along and what was sent stays right.

        ``damage``: where to look for changes, None for everywhere; it must hold all damage since the last call and the
        areas that call left. ``is_compared``: all of it differs from the frame before, of which nothing was left: it is not
        compared again. ``line_bytes_per_s``: 0 when not known yet. The frame's pixels are only read. Every call moves on by
        at least one piece (32 rows), however small the budget. Without changes, areas that went lossy and have been quiet
        are made exact.

        Raises:
            MisuseError: the frame is of no shared monitor, or not of its size (send a new layout first).
        """
        screen = self._screens.get(frame.monitor)
        if screen is None or (frame.width, frame.height) != (screen.monitor.w, screen.monitor.h):
            raise MisuseError("frame_size", monitor=frame.monitor, w=frame.width, h=frame.height)
        draft = Draft(screen.monitor.rect.area)
        followed = self._follow(screen, frame, damage, draft)
        if followed is not None and damage is not None:
            damage = (*damage, followed)
        is_known = is_compared and damage is not None
        areas = list(damage or ()) if is_known else diff.changed(frame.pixels, screen.sent, damage)
        if not areas:
            screen.keep(None)
            if followed is None:
                return self._sharpen(screen, frame, budget_bytes, focus, line_bytes_per_s)
            return self._finish(Run(self._packer, screen.lossy, frame, Style(), draft), [])
        box = diff.bounding(areas)
        scroll = _scrolled(frame.pixels, screen.sent, areas) if followed is None else None
        if scroll is not None:
            _copy(screen, frame, scroll, draft)
            areas = diff.changed_after_scroll(frame.pixels, screen.sent, box, scroll)
        style, estimate_bytes = self._style(areas, line_bytes_per_s)
        is_whole = estimate_bytes <= budget_bytes
        run = Run(self._packer, screen.lossy, frame, style, draft)
        if is_whole:
            left = run.go(_pieces(frame, areas, budget_bytes), budget_bytes, is_measured=False)
        else:
            rects = screen.turns.order(choice.split(areas, choice.PIECE_ROWS_SLICED), focus)
            left = run.go(_chosen(frame, rects), budget_bytes // 2)
        (self._lossy_rate if style.is_lossy else self._exact_rate).learn(run.size_bytes, run.area)
        is_mostly_new = scroll is not None or sum(area.area for area in areas) * 2 >= box.area
        # One copy of all where all went out: of a scroll, what moved then needs none of its own.
        done, moved = ([box], None) if not left and is_mostly_new else (run.done, scroll)
        screen.remember(frame.pixels, done, moved)
        screen.turns.went(run.done)
        screen.keep(frame.pixels if left else None)
        return self._finish(run, left)

    def _follow(self, screen: _Screen, frame: Frame, damage: Sequence[Rect] | None, draft: Draft) -> Rect | None:
        """While parts of the picture wait: what only scrolled since the last call scrolls at the other end as well, however
        old it is there. Returns where."""
        if screen.before is None:
            return None
        scroll = _scrolled(frame.pixels, screen.before, diff.changed(frame.pixels, screen.before, damage))
        if scroll is None:
            return None
        _copy(screen, frame, scroll, draft)
        screen.remember(frame.pixels, (), scroll)
        return scroll.rect

    def _begin_stream(self) -> None:
        self._packer = PixelPacker()
        self._is_new_stream = True

    def _style(self, areas: Sequence[Rect], line_bytes_per_s: int) -> tuple[Style, int]:
        exact_bytes, busy_bytes = self._exact_rate.bytes_for(areas), line_bytes_per_s * THIN_AFTER_MS // 1_000
        if line_bytes_per_s == 0 or exact_bytes <= busy_bytes:
            return Style(), exact_bytes
        lossy_bytes = self._lossy_rate.bytes_for(areas)
        return Style(self._exact_rate, is_half=lossy_bytes > busy_bytes), lossy_bytes

    def _sharpen(self, screen: _Screen, frame: Frame, budget_bytes: int, focus: Point | None, line: int) -> Encoded:
        rects = choice.nearest_first(screen.lossy.due(frame.at_ms), focus)
        if not rects:
            return Encoded()
        limit = budget_bytes // 2 if line == 0 else min(budget_bytes // 2, line * SHARPEN_MS // 1_000)
        run = Run(self._packer, screen.lossy, frame, Style(), Draft(screen.monitor.rect.area))
        run.go([Piece(rect, Coder.PIXELS) for rect in rects], limit)
        return self._finish(run, [])

    def _finish(self, run: Run, left: Sequence[Piece]) -> Encoded:
        frame = run.frame
        header = Header(
            False, False, frame.monitor, self._generation, self._frames, frame.at_ms, frame.width, frame.height
        )
        drafts = run.close()
        slices = pack_frame(drafts, header, self._is_new_stream)
        if any(draft.raw_len for draft in drafts):
            self._is_new_stream = False
        self._frames += 1
        rects = [piece.rect for piece in left]
        return Encoded(slices, tuple(rects if len(rects) <= LEFT_MAX else [diff.bounding(rects)]), header.frame)


def _scrolled(pixels: Pixels, before: Pixels, areas: Sequence[Rect]) -> diff.Scroll | None:
    box = diff.bounding(areas) if areas else None
    return diff.scrolled(pixels, before, box) if box is not None and box.area >= SCROLL_AREA_MIN else None


def _copy(screen: _Screen, frame: Frame, scroll: diff.Scroll, draft: Draft) -> None:
    from_y = scroll.rect.y - scroll.dy
    draft.add_fill(CopyOp(scroll.rect, scroll.rect.x, from_y))
    screen.lossy.moved(scroll.rect, from_y, frame.at_ms)


def _chosen(frame: Frame, rects: Sequence[Rect]) -> list[Piece]:
    return [Piece(rect, choice.choose(frame.pixels, rect)) for rect in rects]


def _pieces(frame: Frame, areas: Sequence[Rect], budget_bytes: int) -> list[Piece]:
    """Of a change that seems to fit."""
    return choice.joined(_chosen(frame, choice.split(areas, choice.PIECE_ROWS)), budget_bytes)

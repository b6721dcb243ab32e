"""Plays one recording: items out of the file at their time, through the decoder that shows sessions too, to a window.

The window gets copies that change only when all items of a moment are decoded, so that a seek shows no picture half built.
What is damaged or cut off ends the recording there, with the moment; all before it plays. Refuses to know files and keys
beyond what it is handed, and windows.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError, LinkError, PeerError, RefusedError
from assistdesk.core.screen.frame import CursorShapes, CursorState, Pixels
from assistdesk.core.session.recording import Item, ItemType
from assistdesk.core.session.replay import Replay
from assistdesk.core.types import Rect
from assistdesk.runtime.exporting import BeginFilm, Exporting
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.ports import Clock, Decoder, PictureUpdate
from assistdesk.runtime.recorded_pointer import read_pointer
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_replay import (
    CancelExport,
    Export,
    ForgetExport,
    Halt,
    Play,
    ReplayPhase,
    ReplaySnapshot,
    Seek,
    SetSpeed,
)
from assistdesk.runtime.tasks import Tasks

STEP_S: Final = 1 / 30
SPEEDS: Final = (0.5, 1.0, 2.0, 4.0, 8.0)


class ReplayShow(Protocol):
    """What is told to the player's window; called on the loop's thread, must return at once."""

    def snapshot(self, snapshot: ReplaySnapshot) -> None: ...

    def picture(self, update: PictureUpdate) -> None: ...


@dataclass(frozen=True, slots=True)
class ReplayParts:
    """The outside, handed in. ``open`` may block; it raises RefusedError or PeerError where there is nothing to play.
    ``begin_film``: None where nothing can make films."""

    open: Callable[[], Replay]
    make_decoder: Callable[[], Decoder]
    clock: Clock
    show: ReplayShow
    begin_film: BeginFilm | None = None


class Replaying:
    """The part that the loop runs for a player."""

    def __init__(self, parts: ReplayParts, tasks: Tasks, file: str) -> None:
        """*file*: its name, for the window."""
        self._parts, self._tasks = parts, tasks
        self._exporting = Exporting(parts.begin_film, parts.make_decoder, tasks, self._tell)
        self._view = ReplaySnapshot(file=file)
        self._file: Replay | None = None
        self._decoder: Decoder | None = None
        self._items: Iterator[Item] = iter(())
        self._next: Item | None = None
        self._decoded_ms = 0
        """How far the decoder is, or will be when it has the restart point it begins with: it shows nothing before."""
        self._fronts: dict[int, Pixels] = {}
        self._dirty: dict[int, list[Rect]] = {}
        self._shapes = CursorShapes()
        self._cursor: CursorState | None = None
        self._seek_to: int | None = 0
        self._clock_from: tuple[int, int] = (0, 0)
        """Clock and place when playing last began: where we should be follows from the two."""
        self._wake = asyncio.Event()

    # --- for the loop ----------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._tell()
        self._tasks.spawn(self._live(), "replay")

    def handle(self, intent: Intent) -> None:
        view = self._view
        match intent:
            case Play() if view.phase is ReplayPhase.PAUSED:
                if view.at_ms >= view.length_ms:
                    self._seek_to = 0
                self._view = replace(view, phase=ReplayPhase.PLAYING)
                self._count_from(self._seek_to if self._seek_to is not None else view.at_ms)
            case Halt() if view.phase is ReplayPhase.PLAYING:
                self._view = replace(view, phase=ReplayPhase.PAUSED)
            case Seek(t_ms) if view.phase in (ReplayPhase.PLAYING, ReplayPhase.PAUSED):
                self._seek_to = min(max(0, t_ms), view.length_ms)
                self._view = replace(view, at_ms=self._seek_to)
                self._count_from(self._seek_to)
            case SetSpeed(factor) if factor in SPEEDS:
                self._view = replace(view, speed=factor)
                self._count_from(view.at_ms)
            case Export(path, may_replace) if self._file is not None:
                self._exporting.start(self._file, Path(path), may_replace)
            case CancelExport():
                self._exporting.cancel()
            case ForgetExport():
                self._exporting.forget()
            case _:
                return
        self._wake.set()
        self._tell()

    async def close(self) -> None:
        await self._exporting.close()
        if self._decoder is not None:
            await self._decoder.close()

    # --- its life --------------------------------------------------------------------------------------------------

    async def _live(self) -> None:
        try:
            self._file = file = await asyncio.to_thread(self._parts.open)
            if not file.points:
                raise RefusedError("recording_empty")
            self._view = replace(
                self._view, phase=ReplayPhase.PAUSED, recorded_at_ms=file.header.start_ms, length_ms=file.until_ms
            )
            self._tasks.spawn(self._read_through(file), "chapters")
            self.handle(Play())
            while True:
                await self._turn(file)
        except AssistDeskError as error:
            self._view = replace(self._view, phase=ReplayPhase.FAILED, problem=Cause(error.rule))
            self._tell()

    async def _read_through(self, file: Replay) -> None:
        """Chapters, and how far it really plays."""
        contents = await asyncio.to_thread(file.read_through)
        cut_at_ms = contents.until_ms if contents.cut else None
        length_ms = contents.until_ms if contents.cut else self._view.length_ms
        self._view = replace(self._view, marks=contents.marks, cut_at_ms=cut_at_ms, length_ms=length_ms)
        self._tell()

    async def _turn(self, file: Replay) -> None:
        """Be where the clock, or the person, wants to be; then wait for one of them."""
        if self._seek_to is not None:
            await self._jump(file, self._seek_to)
        elif self._view.phase is ReplayPhase.PLAYING:
            at_ms = self._wanted_ms()
            await self._advance(at_ms)
            self._come_to(at_ms)
        self._paint()
        self._tell()
        if self._seek_to is None:
            await self._rest()

    def _come_to(self, at_ms: int) -> None:
        """Unless she has wished for something else meanwhile."""
        if self._seek_to is not None or self._view.phase is not ReplayPhase.PLAYING:
            return
        is_over = at_ms >= self._view.length_ms
        phase = ReplayPhase.PAUSED if is_over else ReplayPhase.PLAYING
        self._view = replace(self._view, phase=phase, at_ms=min(at_ms, self._view.length_ms))

    async def _rest(self) -> None:
        self._wake.clear()
        limit_s = STEP_S if self._view.phase is ReplayPhase.PLAYING else None
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), limit_s)

    def _count_from(self, place_ms: int) -> None:
        self._clock_from = (self._parts.clock.monotonic_ms(), place_ms)

    def _wanted_ms(self) -> int:
        began_ms, place_ms = self._clock_from
        return place_ms + int((self._parts.clock.monotonic_ms() - began_ms) * self._view.speed)

    # --- places ----------------------------------------------------------------------------------------------------

    async def _jump(self, file: Replay, to_ms: int) -> None:
        """Show the picture of that moment. A newer wish ends it early."""
        self._seek_to = None
        point = file.point_before(to_ms)
        if point is None:
            raise RefusedError("recording_empty")
        to_ms = max(to_ms, point.t_ms)  # before the first picture there is none
        is_back = self._decoder is None or to_ms < self._decoded_ms
        if is_back:
            await self._new_decoder()
        if is_back or point.t_ms > self._decoded_ms:
            self._items, self._decoded_ms = file.items(point), point.t_ms
            self._step()
        await self._advance(to_ms)
        self._count_from(self._view.at_ms)

    async def _new_decoder(self) -> None:
        """Frame numbers never fall, so that going back needs another one."""
        old, self._decoder = self._decoder, None
        if old is not None:
            await old.close()
        self._decoder = self._parts.make_decoder()
        self._decoded_ms = 0
        with contextlib.suppress(LinkError):  # the first slice starts it again, and counts
            await self._decoder.start()

    async def _advance(self, to_ms: int) -> None:
        """Decode everything up to that moment."""
        while self._next is not None and self._next.t_ms <= to_ms and self._seek_to is None:
            item = self._next
            try:
                await self._take(item)
            except PeerError:
                self._end_here(item.t_ms)
                return
            except LinkError:  # the decoder died: begin again from the last restart point
                self._decoder, self._seek_to = None, to_ms
                return
            self._decoded_ms = max(self._decoded_ms, item.t_ms)
            self._step()

    def _step(self) -> None:
        try:
            self._next = next(self._items, None)
        except PeerError:
            self._end_here(self._decoded_ms)

    def _end_here(self, t_ms: int) -> None:
        self._next = None
        self._view = replace(self._view, length_ms=t_ms, cut_at_ms=t_ms)

    # --- items -----------------------------------------------------------------------------------------------------

    async def _take(self, item: Item) -> None:
        """Raises PeerError (damaged), LinkError (the decoder died), RefusedError (again and again)."""
        decoder = self._decoder
        if decoder is None:
            raise LinkError("decoder_died")
        match item.type:
            case ItemType.LAYOUT:
                monitors = await decoder.layout(item.data)
                shapes = {each.id: (each.h, each.w, 4) for each in monitors}
                if shapes != {number: front.shape for number, front in self._fronts.items()}:
                    self._fronts = {number: np.zeros(shape, np.uint8) for number, shape in shapes.items()}
                self._dirty = {each.id: [Rect(0, 0, each.w, each.h)] for each in monitors}
                self._view = replace(self._view, monitors=monitors)
            case ItemType.SLICE:
                decoded = await decoder.decode(item.data)
                self._dirty.setdefault(decoded.monitor, []).extend(decoded.rects)
            case ItemType.CURSOR:
                self._cursor = read_pointer(item.data, self._shapes) or self._cursor
            case _:
                pass  # ledger lines are read in the ledger; marks are known from reading through

    # --- what the window gets --------------------------------------------------------------------------------------

    def _paint(self) -> None:
        """Copy what changed to the fronts, now that everything of this moment is decoded."""
        if self._decoder is not None and self._seek_to is None:
            for monitor, rects in self._dirty.items():
                front, canvas = self._fronts[monitor], self._decoder.pixels(monitor)
                for rect in rects:
                    part = np.s_[rect.y : rect.bottom, rect.x : rect.right]
                    front[part] = canvas[part]
                if rects:
                    self._parts.show.picture(PictureUpdate(monitor, 0, False, front, tuple(rects)))
            self._dirty = {monitor: [] for monitor in self._fronts}
            if self._cursor is not None:
                at, shape = self._cursor, self._shapes.get(self._cursor.shape)
                self._cursor = None
                self._parts.show.picture(PictureUpdate(at.monitor, 0, False, cursor=at, cursor_shape=shape))

    def _tell(self) -> None:
        self._parts.show.snapshot(replace(self._view, export=self._exporting.view))

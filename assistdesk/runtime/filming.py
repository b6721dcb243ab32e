"""Makes a film of a recording: its items in order through the decoder that shows sessions, the pictures into a file.

Streamed: one picture, one item and one block are in memory, however long it is. What is damaged or cut off ends the film there;
all before it is in the film. Whatever else ends it leaves no half film. Reading, painting and encoding happen on a thread of
its own. Refuses to know files, keys, codecs and windows.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, TypeVar

from assistdesk.core.errors import LinkError, PeerError, RefusedError
from assistdesk.core.screen.film import FilmCanvas, FilmTimes, film_size
from assistdesk.core.screen.frame import CursorShapes, CursorState
from assistdesk.core.screen.layout import parse_layout
from assistdesk.core.session.recording import Item, ItemType
from assistdesk.core.session.replay import Replay
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.ports import Decoder, Film
from assistdesk.runtime.recorded_pointer import read_pointer

DEATHS_MAX: Final = 3
"""So many decoders may die or be too slow at one place; then the film ends there."""

Answer = TypeVar("Answer")
Begin = Callable[[int, int], Film]
"""Makes the film's file: width, height. Raises RefusedError where it cannot be made; may block."""
Tell = Callable[[int, int], None]
"""How far it is: the place in the recording, and its length."""


@dataclass(frozen=True, slots=True)
class Filmed:
    """``is_cut``: the recording is cut off or damaged after ``length_ms``, and the film ends there."""

    length_ms: int
    is_cut: bool


class Filming:
    """One film. ``run`` is its whole life, once; cancelled, it leaves nothing."""

    def __init__(self, file: Replay, make_decoder: Callable[[], Decoder], begin: Begin, tell: Tell) -> None:
        self._file, self._make_decoder, self._begin, self._tell = file, make_decoder, begin, tell
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="film")
        self._stopping = threading.Event()
        self._film: Film | None = None
        self._canvas = FilmCanvas(0, 0)
        self._times = FilmTimes()
        self._items: Iterator[Item] = iter(())
        self._decoder: Decoder | None = None
        self._deaths = 0
        self._now_ms = 0
        self._monitors: tuple[Monitor, ...] = ()
        self._is_new_layout = False
        self._dirty: dict[int, list[Rect]] = {}
        self._shapes = CursorShapes()
        self._cursor: CursorState | None = None
        self._has_cursor_moved = False

    async def run(self) -> Filmed:
        """Raises RefusedError: ``recording_empty``, and whatever *begin* and the film raise."""
        try:
            await self._off(self._make)
            is_cut = await self._play()
            await self._off(self._finish)
            return Filmed(self._now_ms, is_cut)
        finally:
            self._stopping.set()
            await asyncio.shield(self._close())

    async def _close(self) -> None:
        await self._off(self._drop)
        self._thread.shutdown(wait=False)
        if self._decoder is not None:
            await self._decoder.close()

    def _off(self, work: Callable[[], Answer]) -> "asyncio.Future[Answer]":
        """On the film's thread, one after another."""
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    # --- on the loop --------------------------------------------------------------------------------------------------

    async def _play(self) -> bool:
        """Take every item; whether the recording ends before its end."""
        self._items = self._file.items(self._file.points[0])
        try:
            await self._new_decoder()
            while (item := await self._off(lambda: next(self._items, None))) is not None:
                if item.t_ms > self._now_ms:
                    await self._come_to(item.t_ms)
                await self._take(item)
        except PeerError:
            self._dirty.clear()  # of a moment that is not whole
            self._is_new_layout = self._has_cursor_moved = False
            return True
        await self._come_to(self._file.until_ms)
        return bool(self._file.cut)

    async def _come_to(self, t_ms: int) -> None:
        """All of the moment before is decoded."""
        t_ms = max(t_ms, self._now_ms)
        await self._off(lambda: self._show(t_ms))
        self._now_ms, self._deaths = t_ms, 0
        self._tell(t_ms, max(t_ms, self._file.until_ms))

    async def _new_decoder(self) -> None:
        if self._decoder is not None:
            await self._decoder.close()
        self._decoder = self._make_decoder()
        with contextlib.suppress(LinkError):  # the first slice starts it again, and counts
            await self._decoder.start()

    async def _take(self, item: Item) -> None:
        """Raises PeerError: damaged, or no decoder gets past it."""
        try:
            await self._decode(item)
        except (LinkError, RefusedError) as error:  # dead, or too slow: another begins at the last restart point
            self._deaths += 1
            point = self._file.point_before(self._now_ms)
            if self._deaths >= DEATHS_MAX or point is None:
                raise PeerError(error.rule) from error
            self._items = self._file.items(point)
            self._dirty.clear()
            await self._new_decoder()

    async def _decode(self, item: Item) -> None:
        assert self._decoder is not None
        match item.type:
            case ItemType.LAYOUT:
                self._monitors = await self._decoder.layout(item.data)
                self._dirty = {each.id: [Rect(0, 0, each.w, each.h)] for each in self._monitors}
                self._is_new_layout = True
            case ItemType.SLICE:
                decoded = await self._decoder.decode(item.data)
                if decoded.rects:
                    self._dirty.setdefault(decoded.monitor, []).extend(decoded.rects)
            case ItemType.CURSOR:
                self._cursor = read_pointer(item.data, self._shapes) or self._cursor
                self._has_cursor_moved = True
            case _:
                pass  # ledger lines are read in the ledger, marks in the player

    # --- on the film's thread -----------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Raises RefusedError."""
        width, height = film_size(self._layouts())
        if not width:
            raise RefusedError("recording_empty")
        self._canvas = FilmCanvas(width, height)
        self._film = self._begin(width, height)

    def _layouts(self) -> Iterator[tuple[Monitor, ...]]:
        """All there are, up to where the file is damaged. Takes as long as reading it does."""
        with contextlib.suppress(PeerError):
            for point in self._file.points[:1]:
                for item in self._file.items(point):
                    if self._stopping.is_set():
                        return
                    if item.type is ItemType.LAYOUT:
                        yield parse_layout(memoryview(item.data)).monitors

    def _show(self, until_ms: int) -> None:
        """Paint what this moment changed, and write what is seen until *until_ms*. Raises RefusedError."""
        assert self._film is not None
        if self._is_new_layout or self._dirty or self._has_cursor_moved:
            self._paint()
            self._times.changed(self._now_ms)
        for t_ms, is_key in self._times.before(until_ms):
            if self._stopping.is_set():
                return
            self._film.picture(t_ms, self._canvas.pixels, is_key)

    def _paint(self) -> None:
        assert self._decoder is not None
        canvas = self._canvas
        canvas.lift_pointer()
        if self._is_new_layout:
            canvas.lay_out(self._monitors)
        for monitor, rects in self._dirty.items():
            canvas.draw(monitor, self._decoder.pixels(monitor), rects)
        at = self._cursor
        shape = self._shapes.get(at.shape) if at is not None else None
        size = next(((each.w, each.h) for each in self._monitors if at is not None and each.id == at.monitor), None)
        if at is not None and shape is not None and size is not None:
            canvas.put_pointer(at, shape, size)
        self._dirty.clear()
        self._is_new_layout = self._has_cursor_moved = False

    def _finish(self) -> None:
        """Raises RefusedError."""
        assert self._film is not None
        last = self._times.last(self._now_ms)
        if last is not None:
            self._film.picture(last[0], self._canvas.pixels, last[1])
        if not self._times.has_begun:
            raise RefusedError("recording_empty")
        self._film.finish()

    def _drop(self) -> None:
        if self._film is not None:
            self._film.drop()

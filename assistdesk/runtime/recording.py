"""One recording while it is made at the agent's end: what the window shows, copied, encoded, sealed, written (protocol.md
section 15).

Rectangles are copied from the decoder's canvas; the newest picture wins and nothing is queued. Encoding, sealing and writing
happen on a thread of the file's own, and plain pixels leave this process for nowhere. Refuses to know the canvas' decoder,
windows, the ledger, and why Record is on.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.diff import bounding
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame, Pixels
from assistdesk.core.session.recorder import Recorder
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.ports import Clock, PictureUpdate, RecordingFile

PACE_S: Final = 1 / 15
FLUSH_MS: Final = 1_000
DAMAGE_MAX: Final = 64
WAITING_MAX: Final = 1_024

Cursor = tuple[CursorState, CursorShape | None]


@dataclass(frozen=True, slots=True)
class Finished:
    """A closed file. ``trouble``: the rule by which it ended early, or ""."""

    name: str
    digest: bytes
    size_bytes: int
    length_ms: int
    trouble: str


@dataclass(slots=True)
class _Canvas:
    """One monitor: what the decoder shows, the recorder's copy, and where the two may differ."""

    monitor: Monitor
    shown: Pixels
    copy: Pixels
    damage: list[Rect]

    def changed(self, rects: tuple[Rect, ...]) -> None:
        self.damage += rects
        if len(self.damage) > DAMAGE_MAX:
            self.damage = [bounding(self.damage)]

    def take(self) -> list[Rect]:
        """Copy what changed and say what it was. A slice that is being decoded right now may be caught half; it is damage
        again as soon as it is done."""
        taken, self.damage = self.damage, []
        for rect in taken:
            part = np.s_[rect.y : rect.bottom, rect.x : rect.right]
            self.copy[part] = self.shown[part]
            self.copy[part][..., 3] = 0xFF
        return taken


@dataclass(frozen=True, slots=True)
class _News:
    """What one pass writes. ``pictures``: a monitor's frame and where it changed."""

    t_ms: int
    is_restart: bool
    monitors: tuple[Monitor, ...]
    pictures: tuple[tuple[Frame, list[Rect]], ...]
    cursor: Cursor | None
    has_cursor_moved: bool
    lines: list[bytes]
    marks: list[str]
    must_flush: bool


class Recording:
    """One file. ``run`` is its whole life; ``stop`` ends it at once, for good."""

    def __init__(
        self,
        file: RecordingFile,
        recorder: Recorder,
        clock: Clock,
        name: str,
        ledger_head: Callable[[], tuple[int, bytes]],
    ) -> None:
        """*ledger_head*: number and hash of the last ledger entry that this end has."""
        self.name = name
        self.before_pass: Callable[[], None] = lambda: None
        """Called on the loop before each pass: the last moment for news."""
        self.monitors: tuple[Monitor, ...] = ()
        self._file, self._recorder, self._clock = file, recorder, clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recording")
        self._began_ms = clock.monotonic_ms()
        self._canvases: dict[int, _Canvas] = {}
        self._is_new_layout = False
        self._cursor: Cursor | None = None
        self._has_cursor_moved = False
        self._lines: list[bytes] = []
        self._marks: list[str] = []
        self._ledger_head = ledger_head
        self._stopping = asyncio.Event()
        self._is_last_wanted = False
        self._flushed_ms = 0
        self._length_ms = 0

    # --- what is seen, on the loop ---------------------------------------------------------------------------------

    def lay_out(self, monitors: tuple[Monitor, ...], pixels: Callable[[int], Pixels]) -> None:
        """These monitors are shared from now on; *pixels* gives the canvas of one."""
        self.monitors, self._is_new_layout = monitors, bool(monitors)
        self._canvases = {
            each.id: _Canvas(
                each, pixels(each.id), np.zeros((each.h, each.w, 4), np.uint8), [Rect(0, 0, each.w, each.h)]
            )
            for each in monitors
        }

    def seen(self, update: PictureUpdate) -> None:
        canvas = self._canvases.get(update.monitor)
        if update.cursor is not None:
            self._cursor, self._has_cursor_moved = (update.cursor, update.cursor_shape), True
        if canvas is not None and update.pixels is not None and update.pixels.shape == canvas.copy.shape:
            canvas.shown = update.pixels
            canvas.changed(update.rects)

    def ledger_line(self, line: bytes) -> None:
        if len(self._lines) < WAITING_MAX:
            self._lines.append(line)

    def mark(self) -> None:
        if len(self._marks) < WAITING_MAX:
            self._marks.append("")

    def finish(self) -> None:
        """Write what was seen up to now, then end: for an end that takes no grant away."""
        self._is_last_wanted = True
        self._stopping.set()

    def stop(self) -> None:
        """At once: nothing that is not written yet gets into the file."""
        self._is_last_wanted = False
        self._stopping.set()

    # --- its life --------------------------------------------------------------------------------------------------

    async def run(self) -> Finished:
        """Write until ``stop`` or until the disk refuses; then what is in the file is whole up to its last block."""
        trouble = ""
        on_thread = asyncio.get_running_loop().run_in_executor
        try:
            await on_thread(self._thread, self._file.append, self._recorder.header)
            while not self._stopping.is_set():
                await on_thread(self._thread, self._write, self._news())
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), PACE_S)
            if self._is_last_wanted:
                await on_thread(self._thread, self._write, self._news())
            await on_thread(self._thread, self._end)
        except RefusedError as error:
            trouble = error.rule
        digest = await on_thread(self._thread, self._file.close)
        self._thread.shutdown(wait=False)
        return Finished(self.name, digest, self._file.size_bytes, self._length_ms, trouble)

    def _now_ms(self) -> int:
        return self._clock.monotonic_ms() - self._began_ms

    def _news(self) -> _News:
        """What came since the last pass; the copies are the thread's until it is done with them."""
        self.before_pass()
        t_ms = self._now_ms()
        news = _News(
            t_ms,
            bool(self.monitors) and (self._is_new_layout or self._recorder.is_restart_due(t_ms)),
            self.monitors,
            tuple((Frame(number, each.copy, t_ms), each.take()) for number, each in self._canvases.items()),
            self._cursor,
            self._has_cursor_moved,
            self._lines,
            self._marks,
            t_ms - self._flushed_ms >= FLUSH_MS,
        )
        self._lines, self._marks = [], []
        self._is_new_layout = self._has_cursor_moved = False
        return news

    # --- on the thread ---------------------------------------------------------------------------------------------

    def _write(self, news: _News) -> None:
        """Raises RefusedError("disk")."""
        recorder, t_ms = self._recorder, news.t_ms
        data = b""
        if news.is_restart:
            data += recorder.restart(t_ms, news.monitors, [frame for frame, _ in news.pictures], news.cursor)
        else:
            data += b"".join(self._picture(frame, damage) for frame, damage in news.pictures)
            if news.has_cursor_moved and news.cursor is not None:
                data += recorder.cursor(t_ms, news.cursor)
        data += b"".join(recorder.ledger_line(t_ms, line) for line in news.lines)
        data += b"".join(recorder.mark(t_ms, text) for text in news.marks)
        if news.must_flush:
            self._flushed_ms = t_ms
            data += recorder.flush()
        if data:
            self._file.append(data)
        self._length_ms = t_ms

    def _picture(self, frame: Frame, damage: list[Rect]) -> bytes:
        sharpen_at_ms = self._recorder.sharpen_at_ms(frame.monitor)
        if damage or (sharpen_at_ms is not None and sharpen_at_ms <= frame.at_ms):
            return self._recorder.picture(frame.at_ms, frame, damage)
        return b""

    def _end(self) -> None:
        """Raises RefusedError("disk")."""
        self._length_ms = self._now_ms()
        self._file.append(self._recorder.end(self._length_ms, *self._ledger_head()))

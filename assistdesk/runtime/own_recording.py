"""The customer's own recording of her shared screen: what the capture grabs, hidden areas and own windows painted over already,
sealed for a key that this computer keeps (protocol.md section 15).

``take`` copies what a grab changed, on the capture's thread, before anything is encoded; the rest happens on the loop and on
the file's own thread. Announced before its first picture, and over as soon as nothing is shared any more. Refuses to know
windows and who allowed what.
"""

from __future__ import annotations  # what encodes and writes is loaded with the first recording

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from time import gmtime, strftime
from typing import TYPE_CHECKING, Final

import numpy as np

from assistdesk.core.errors import AssistDeskError
from assistdesk.core.screen.diff import bounding
from assistdesk.core.screen.frame import CursorShape, CursorShapes, CursorState, Frame, Pixels
from assistdesk.core.session import events
from assistdesk.core.session.host_state import HostPhase, HostState
from assistdesk.core.types import Monitor, Permission, Rect
from assistdesk.core.wire.messages import RecState
from assistdesk.runtime.ports import Clock, PictureUpdate, Randomness
from assistdesk.runtime.snapshot_customer import OwnRecordingView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks

if TYPE_CHECKING:
    from assistdesk.runtime.recording import Finished, Recording
    from assistdesk.runtime.recordings import RecordingParts

OWN: Final = 0
"""The grant of a recording that needs none: the customer's."""
DAMAGE_MAX: Final = 64


class Glass:
    """What the capture has grabbed, copied, while somebody wants it; for any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._canvases: dict[int, Pixels] | None = None
        self._damage: dict[int, list[Rect]] = {}

    def begin(self, monitors: tuple[Monitor, ...]) -> None:
        """From now on, these; each is copied whole by its next grab."""
        with self._lock:
            self._canvases = {each.id: np.zeros((each.h, each.w, 4), np.uint8) for each in monitors}
            self._damage = {}

    def end(self) -> None:
        with self._lock:
            self._canvases = None

    def take(self, frame: Frame) -> None:
        """On the capture's thread, right after a grab."""
        with self._lock:
            canvas = self._canvases.get(frame.monitor) if self._canvases is not None else None
            if canvas is None or canvas.shape != frame.pixels.shape:
                return
            is_first = frame.monitor not in self._damage
            damage = self._damage.setdefault(frame.monitor, [])
            changed = (frame.rect,) if is_first or frame.damage is None else frame.damage
            for rect in changed:
                part = np.s_[rect.y : rect.bottom, rect.x : rect.right]
                canvas[part] = frame.pixels[part]
            damage += changed
            if len(damage) > DAMAGE_MAX:
                damage[:] = [bounding(damage)]

    def changed(self) -> tuple[PictureUpdate, ...]:
        """What was copied since the last time."""
        with self._lock:
            canvases = self._canvases or {}
            taken = tuple((number, tuple(rects)) for number, rects in self._damage.items() if rects)
            self._damage = {number: [] for number in self._damage}
            return tuple(PictureUpdate(number, 0, True, canvases[number], rects) for number, rects in taken)

    @property
    def is_whole(self) -> bool:
        """Of each monitor there is a picture."""
        with self._lock:
            return self._canvases is not None and self._damage.keys() == self._canvases.keys()

    def pixels(self, monitor: int) -> Pixels:
        with self._lock:
            assert self._canvases is not None
            return self._canvases[monitor]


class OwnRecording:
    """One session's, one file at a time; on the loop, but ``glass`` is the capture's."""

    def __init__(
        self,
        parts: RecordingParts | None,
        clock: Clock,
        randomness: Randomness,
        tasks: Tasks,
        feed: Callable[[events.HostEvent], None],
        changed: Callable[[], None],
        look_again: Callable[[], None],
        ledger_head: Callable[[], tuple[int, bytes]],
    ) -> None:
        """*parts*: None where nothing can be recorded. *look_again*: the capture shall grab anew."""
        self._ledger_head = ledger_head
        self._parts, self._clock, self._randomness, self._tasks = parts, clock, randomness, tasks
        self._feed, self._changed, self._look_again = feed, changed, look_again
        self.glass = Glass()
        self._recording: Recording | None = None
        self._shared: tuple[Monitor, ...] = ()
        self._is_wanted = self._is_laid_out = False
        self._shapes = CursorShapes()
        self._cursor: PictureUpdate | None = None
        self._since_ms: int | None = None
        self._saved_as = ""
        self._trouble: Cause | None = None
        self._is_idle = asyncio.Event()
        self._is_idle.set()

    @property
    def view(self) -> OwnRecordingView:
        return OwnRecordingView(self._parts is not None, self._since_ms, self._saved_as, self._trouble)

    def start(self, folder: str, state: HostState) -> None:
        """Into a new file in *folder*; nothing while one is made, or while nothing is shared."""
        facts = state.facts
        if self._parts is None or facts is None or not self._is_idle.is_set() or not shared_now(state):
            return
        self._is_idle.clear()
        self._is_wanted, self._saved_as, self._trouble = True, "", None
        self._shared = shared_now(state)
        path = Path(folder) / f"{strftime('%Y%m%d-%H%M%S', gmtime(self._clock.wall_ms() // 1000))}-own.adrec"
        self._tasks.spawn(self._record(path, facts.session_id, self._parts), "own_recording")

    def follow(self, state: HostState) -> None:
        """The session's machine has moved: what is no longer shared is no longer recorded."""
        if not self._is_wanted:
            return
        shared = shared_now(state)
        if not shared:
            self.stop()
        elif shared != self._shared:
            self._shared = shared
            if self._recording is not None:
                self._lay_out()

    def pointer(self, cursor: CursorState | None, shape: CursorShape | None) -> None:
        """The pointer as the capture saw it."""
        if shape is not None:
            self._shapes.add(shape)
        if cursor is not None:
            known = self._shapes.get(cursor.shape)
            self._cursor = PictureUpdate(cursor.monitor, 0, False, cursor=cursor, cursor_shape=known)
            if self._recording is not None:
                self._recording.seen(self._cursor)

    def stop(self) -> None:
        """At once: nothing of what comes from now on is in the file."""
        self._is_wanted, self._since_ms = False, None
        self.glass.end()
        recording, self._recording = self._recording, None
        if recording is not None:
            recording.stop()
            self._feed(events.SendWanted(RecState(OWN, False)))

    async def close(self) -> None:
        self.stop()
        await self._is_idle.wait()

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _record(self, path: Path, session_id: bytes, parts: RecordingParts) -> None:
        try:
            recording = await asyncio.to_thread(self._begin, path, session_id, parts)
            if self._is_wanted:
                self._recording, self._since_ms = recording, self._clock.wall_ms()
                self._feed(events.SendWanted(RecState(OWN, True)))  # said first, seen afterwards
                self._lay_out()
                if self._cursor is not None:
                    recording.seen(self._cursor)
            else:
                recording.stop()
            self._settle(await recording.run(), path)
        except AssistDeskError as error:
            self._trouble = Cause("own_locked_out" if error.rule == "no_keyring" else "recording_failed")
            self.stop()
        finally:
            self._is_idle.set()
            self._changed()

    def _lay_out(self) -> None:
        """Whole pictures of what is shared now; nothing is written before all of them are there."""
        self._is_laid_out = False
        self.glass.begin(self._shared)
        self._look_again()

    def _settle(self, done: Finished, path: Path) -> None:
        if self._recording is not None:
            self.stop()
        self._feed(events.OwnRecordingDone(done.digest, done.size_bytes, done.length_ms))
        self._saved_as = str(path)
        self._trouble = Cause("recording_failed") if done.trouble else None

    def _begin(self, path: Path, session_id: bytes, parts: RecordingParts) -> Recording:
        """Off the loop. Raises RefusedError("disk"), RefusedError("no_keyring")."""
        from assistdesk.runtime.recordings import new_recording

        clock, randomness = self._clock, self._randomness
        made = new_recording(parts, str(path), session_id, clock, randomness, self._ledger_head)
        made.before_pass = self._fetch
        return made

    def _fetch(self) -> None:
        """On the loop, before each pass of the file: what the capture has copied since the last one."""
        recording = self._recording
        if recording is None or not (self._is_laid_out or self.glass.is_whole):
            return
        if not self._is_laid_out:
            self._is_laid_out = True
            recording.lay_out(self._shared, self.glass.pixels)
        for update in self.glass.changed():
            recording.seen(update)


def shared_now(state: HostState) -> tuple[Monitor, ...]:
    """The monitors whose picture leaves this computer now."""
    view = state.book.of(Permission.VIEW)
    if state.phase is not HostPhase.ACTIVE or not view.is_given or not state.is_linked:
        return ()
    return tuple(each for each in state.monitors if each.id in view.scope.monitors)

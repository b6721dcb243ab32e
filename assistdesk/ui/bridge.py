"""The one crossing between Qt's thread and the loop's (architecture.md section 3; experience.md section 3.4).

The runtime calls ``snapshot``, ``picture`` and ``point`` on the loop's thread; they only put something down and return at once.
One queued signal wakes Qt's thread, which then takes everything that lies there: of snapshots and drawings the newest, of
pictures the union. However many come while Qt is busy, one wake-up is on its way. Windows send intents back through
``emit_intent``, which hands them to a callable that must be safe to call from Qt's thread (the runtime's
``loop.call_soon_threadsafe``).

It knows no window and decides nothing. An exception in a slot goes to ``failed``, which the window's error bar shows.
"""

from __future__ import annotations  # what either window shows is named here and loaded by that window

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.session.pointing import Board
    from assistdesk.runtime.intent import Intent
    from assistdesk.runtime.ports import PictureUpdate
    from assistdesk.runtime.snapshot import AgentSnapshot
    from assistdesk.runtime.snapshot_customer import CustomerSnapshot
    from assistdesk.runtime.snapshot_replay import ReplaySnapshot

    Snapshot = AgentSnapshot | CustomerSnapshot | ReplaySnapshot
    Deliver = Callable[[Intent], None]
WAITING_UPDATES_MAX = 256
RECTS_MAX = 64


class Bridge(QObject):
    """Fits ``runtime.ports.Show``. Says ``shown(snapshot)``, ``painted(update)``, ``pointed(board)`` and ``failed(cause)`` on
    Qt's thread."""

    shown = Signal(object)
    painted = Signal(object)
    pointed = Signal(object)
    failed = Signal(object)
    _dirty = Signal()

    def __init__(self, deliver: Deliver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliver = deliver
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._updates: list[PictureUpdate] = []
        self._drawn: Board | None = None
        self._is_told = False
        self.wakes = 0
        self._dirty.connect(self._take)

    # --- the loop's thread --------------------------------------------------------------------------------------

    def snapshot(self, snapshot: Snapshot) -> None:
        with self._lock:
            self._snapshot = snapshot
            tell = self._must_tell()
        if tell:
            self._dirty.emit()

    def picture(self, update: PictureUpdate) -> None:
        with self._lock:
            self._updates.append(update)
            if len(self._updates) > WAITING_UPDATES_MAX:
                self._updates = list(merged(self._updates))
            tell = self._must_tell()
        if tell:
            self._dirty.emit()

    def point(self, board: Board) -> None:
        with self._lock:
            self._drawn = board
            tell = self._must_tell()
        if tell:
            self._dirty.emit()

    def fail(self, cause: Cause) -> None:
        """Show *cause* in the error bar; from any thread."""
        self.failed.emit(cause)

    def _must_tell(self) -> bool:
        tell, self._is_told = not self._is_told, True
        return tell

    # --- Qt's thread --------------------------------------------------------------------------------------------

    def emit_intent(self, intent: Intent) -> None:
        """What a window wishes, on its way to the runtime."""
        self._deliver(intent)

    @Slot()
    def _take(self) -> None:
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
            updates, self._updates = self._updates, []
            board, self._drawn = self._drawn, None
            self._is_told = False
        self.wakes += 1
        if board is not None:
            self.pointed.emit(board)
        if snapshot is not None:
            self.shown.emit(snapshot)
        for update in merged(updates):
            self.painted.emit(update)


def merged(updates: list[PictureUpdate]) -> Iterator[PictureUpdate]:
    """The fewest updates that paint the same: per monitor the pixels' last owner, all its rectangles, and the last pointer.

    A frame's end is kept for each monitor (the newest), so that ``Painted`` is said once for all that it covers.
    """
    order: list[int] = []
    newest: dict[int, PictureUpdate] = {}
    for update in updates:
        if update.monitor in newest:
            newest[update.monitor] = _joined(newest[update.monitor], update)
        else:
            order.append(update.monitor)
            newest[update.monitor] = update
    for monitor in order:
        yield newest[monitor]


def _joined(older: PictureUpdate, newer: PictureUpdate) -> PictureUpdate:
    is_same_canvas = newer.pixels is None or older.pixels is None or newer.pixels.shape == older.pixels.shape
    rects = (*older.rects, *newer.rects) if is_same_canvas else newer.rects
    if len(rects) > RECTS_MAX:
        box = rects[0]
        for rect in rects[1:]:
            box = box.united(rect)
        rects = (box,)
    return replace(
        newer,
        frame=older.frame if older.last and not newer.last else newer.frame,
        last=older.last or newer.last,
        pixels=older.pixels if newer.pixels is None else newer.pixels,
        rects=rects,
        cursor=newer.cursor or older.cursor,
        cursor_shape=newer.cursor_shape or older.cursor_shape,
    )


@contextmanager
def failures_shown(bridge: Bridge) -> Iterator[None]:
    """While inside, an exception that leaves a slot reaches ``bridge.failed`` and then the hook that was there before."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        rule = error.rule if isinstance(error, AssistDeskError) else "bug"
        bridge.fail(Cause(rule, (("kind", kind.__name__),)))
        before(kind, error, trace)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before

"""The customer's screens as the agent's windows hold them: one QImage a monitor over the decoder's canvas, and the pointer.

``PictureBoard`` takes updates in the GUI thread, tells the views which rectangles changed, and says ``painted`` once they
have painted, never before: a slow agent's computer must slow the sender (stream.md section 3.7). It decides nothing and
knows no socket. The canvas belongs to the decoder; here it is only read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QImage, QRegion

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.frame import CursorShape, CursorShapes, CursorState, Pixels
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import Painted
from assistdesk.runtime.ports import PictureUpdate

BYTES_PER_PIXEL = 4


@dataclass(slots=True)
class Picture:
    """One monitor's picture. ``image`` looks at ``pixels``: the two are swapped together or not at all."""

    pixels: Pixels
    image: QImage

    @property
    def size(self) -> QSize:
        return self.image.size()


def image_over(pixels: Pixels) -> QImage:
    """Return a QImage that looks at *pixels* (BGRX, uint8, shape (h, w, 4)) without a copy.

    The caller keeps the array alive as long as the image.

    Raises:
        MisuseError: a buffer that is not one contiguous picture; Qt would read past its end.
    """
    height, width = int(pixels.shape[0]), int(pixels.shape[1])
    if pixels.nbytes != height * width * BYTES_PER_PIXEL or not pixels.flags.c_contiguous:
        raise MisuseError("canvas_buffer", size_bytes=pixels.nbytes)
    return QImage(pixels.data, width, height, width * BYTES_PER_PIXEL, QImage.Format.Format_RGB32)


def cursor_image(shape: CursorShape) -> QImage:
    """The pointer's picture, with a copy of its bytes."""
    image = QImage(shape.pixels, shape.w, shape.h, shape.w * BYTES_PER_PIXEL, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


class View(Protocol):
    """A widget that shows one monitor of the board."""

    def monitor(self) -> int: ...

    def isVisible(self) -> bool: ...

    def paint_now(self, region: QRegion) -> None:
        """Paint *region* (pixels of the monitor) before returning."""
        ...

    def picture_replaced(self) -> None:
        """The monitor has another size, or its first picture."""
        ...


class PictureBoard(QObject):
    """Holds the pictures of one session; ``changed`` is for slow watchers (the small preview)."""

    changed = Signal(int)

    def __init__(self, emit: Callable[[Intent], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._emit = emit
        self._pictures: dict[int, Picture] = {}
        self._views: list[View] = []
        self._shapes = CursorShapes()
        self._cursor: CursorState | None = None
        self._cursor_picture: tuple[int, QImage] | None = None

    def clear(self) -> None:
        """Forget all pictures: a session begins or is gone for good."""
        self._pictures.clear()
        self._shapes = CursorShapes()
        self._cursor = self._cursor_picture = None
        for view in self._views:
            view.picture_replaced()

    def add_view(self, view: View) -> None:
        self._views.append(view)

    def remove_view(self, view: View) -> None:
        self._views.remove(view)

    def picture(self, monitor: int) -> Picture | None:
        return self._pictures.get(monitor)

    def monitors(self) -> tuple[int, ...]:
        return tuple(sorted(self._pictures))

    def take(self, updates: Iterable[PictureUpdate]) -> None:
        """Show *updates* in their order; the last frame that is whole is acknowledged after everything is painted."""
        dirty: dict[int, QRegion] = {}
        whole: int | None = None
        for update in updates:
            if update.pixels is not None:
                self._look_at(update.monitor, update.pixels)
                region = dirty.setdefault(update.monitor, QRegion())
                for rect in update.rects:
                    region += QRect(rect.x, rect.y, rect.w, rect.h)
                dirty[update.monitor] = region
                if update.last:
                    whole = update.frame
            if update.cursor is not None:
                self._move_cursor(update.cursor, update.cursor_shape, dirty)
        for monitor, region in dirty.items():
            for view in self._views:
                if view.monitor() == monitor and view.isVisible():
                    view.paint_now(region)
            self.changed.emit(monitor)
        if whole is not None:
            self._emit(Painted(whole))

    def _look_at(self, monitor: int, pixels: Pixels) -> None:
        known = self._pictures.get(monitor)
        if known is not None and known.pixels is pixels:
            return
        self._pictures[monitor] = Picture(pixels, image_over(pixels))
        for view in self._views:
            if view.monitor() == monitor:
                view.picture_replaced()

    # --- the customer's pointer ---------------------------------------------------------------------------------------

    def _move_cursor(self, state: CursorState, shape: CursorShape | None, dirty: dict[int, QRegion]) -> None:
        self._mark_cursor(dirty)
        if shape is not None:
            self._shapes.add(shape)
            self._cursor_picture = None
        self._cursor = state
        self._mark_cursor(dirty)

    def _mark_cursor(self, dirty: dict[int, QRegion]) -> None:
        placed = self.cursor()
        if placed is None or self._cursor is None:
            return
        corner, image = placed
        region = dirty.setdefault(self._cursor.monitor, QRegion())
        dirty[self._cursor.monitor] = region + QRect(corner, image.size())

    def cursor(self, monitor: int | None = None) -> tuple[QPoint, QImage] | None:
        """Return the pointer's top left corner in monitor pixels and its picture, if it is to be seen (on *monitor*)."""
        state = self._cursor
        if state is None or not state.visible or (monitor is not None and state.monitor != monitor):
            return None
        shape = self._shapes.get(state.shape)
        if shape is None:
            return None
        if self._cursor_picture is None or self._cursor_picture[0] != shape.id:
            self._cursor_picture = (shape.id, cursor_image(shape))
        return QPoint(state.x - shape.hot_x, state.y - shape.hot_y), self._cursor_picture[1]

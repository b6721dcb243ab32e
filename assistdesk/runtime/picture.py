"""The host's picture on one link: encoder, gate and at most one capture thread, seen from the loop.

Slices that come from a thread which was stopped are dropped here, before anything is sealed; what was queued is
forgotten at once. Refuses to know who allowed what: it is told to start and to stop, and asks before each slice.
"""

import asyncio
from collections.abc import Callable

from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import CursorShape as FrameShape
from assistdesk.core.screen.frame import CursorState, Frame
from assistdesk.core.screen.pacing import Health, Meter
from assistdesk.core.types import Rect
from assistdesk.core.wire.messages import CursorPos, CursorShape, Message
from assistdesk.runtime.capture import Batch, Capture, Gate, Told
from assistdesk.runtime.line import Line, Sealed
from assistdesk.runtime.ports import Clock, Screen


class Picture:
    """Made for each link anew: its zstd stream and frame numbers live as long as the link."""

    def __init__(
        self,
        line: Line,
        clock: Clock,
        open_screen: Callable[[], Screen],
        may_send: Callable[[int], bool],
        wants: Callable[[Message], None],
        told: Callable[[Told], None],
        grabbed: Callable[[Frame], None] = lambda _frame: None,
        pointed: Callable[[CursorState | None, FrameShape | None], None] = lambda _cursor, _shape: None,
    ) -> None:
        """*wants* takes pointer messages through the session machine; *told* hears of monitors and lost capture; *grabbed*
        sees each frame on the capture's thread, *pointed* the pointer on the loop."""
        self._grabbed, self._pointed = grabbed, pointed
        self._line = line
        self._open_screen = open_screen
        self._may_send = may_send
        self._wants = wants
        self._told = told
        self._loop = asyncio.get_running_loop()
        self._encoder = Encoder()
        self._gate = Gate(clock)
        self._capture: Capture | None = None
        self._last_capture: Capture | None = None
        self._number = 0
        self._own_windows: tuple[Rect, ...] = ()
        self._veiled: tuple[Rect, ...] = ()
        line.chunk_bytes = lambda: self._gate.chunk_bytes
        line.on_sealed = self._sealed

    @property
    def is_capturing(self) -> bool:
        return self._capture is not None

    def start(self, monitors: tuple[int, ...]) -> None:
        """Capture these, or change to these."""
        if self._capture is not None:
            self._capture.share(monitors)
            return
        self._number += 1
        self._capture = Capture(
            self._number, self._open_screen, self._encoder, self._gate, self._deliver, self._last_capture, self._grabbed
        )
        self._capture.start(monitors, self._own_windows, self._veiled)

    def stop(self) -> bool:
        """No capture from now on; False if its thread was still inside a grab after 90 ms."""
        if self._capture is None:
            return True
        capture, self._capture = self._capture, None
        self._last_capture = capture
        self._number += 1  # what it still hands over is dead
        return capture.stop()

    def drop_queued(self) -> None:
        """Forget what is not sealed yet; what follows begins a new stream with whole pictures."""
        self._line.drop_pictures()
        self._gate.dropped()
        if self._last_capture is None or not self._last_capture.is_running:
            self._encoder.abandoned()
        else:
            self._last_capture.abandon_at_end = True

    def go_on(self) -> None:
        """The session has heard of the new monitors."""
        if self._capture is not None:
            self._capture.go_on()

    def refresh(self, monitor: int | None) -> None:
        if self._capture is not None:
            self._capture.refresh(monitor)

    def hide(self, own_windows: tuple[Rect, ...]) -> None:
        self._own_windows = own_windows
        if self._capture is not None:
            self._capture.hide(own_windows)

    def veil(self, places: tuple[Rect, ...]) -> None:
        self._veiled = places
        if self._capture is not None:
            self._capture.veil(places)

    def look_again(self) -> None:
        if self._capture is not None:
            self._capture.look_again()

    def received(self, total_bytes: int, at_ms: int) -> None:
        """Raises PeerError."""
        self._gate.received(total_bytes, at_ms)
        self._wake()

    def painted(self, frame: int, decode_us: int, backlog: int) -> None:
        """Raises PeerError."""
        self._gate.painted(frame, decode_us, backlog)
        self._wake()

    def peer_is_ready(self) -> None:
        """No picture, not even its layout, leaves before: the other end would throw it away."""
        if self._gate.peer_is_ready():
            self._wake()

    def want(self, max_fps: int, max_kbps: int) -> None:
        self._gate.want(max_fps, max_kbps)

    def health(self) -> Health:
        return self._gate.health()

    def meter(self) -> Meter:
        return self._gate.meter()

    def _wake(self) -> None:
        if self._capture is not None:
            self._capture.wake()

    def _sealed(self, sealed: Sealed) -> None:
        self._gate.sealed(sealed.frame, sealed.payload_bytes, sealed.record_bytes, sealed.socket_bytes)
        if sealed.payload_bytes:
            self._wake()

    def _deliver(self, made: Batch | Told) -> None:
        """On the capture thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take, made)

    def _take(self, made: Batch | Told) -> None:
        if self._capture is None or made.number != self._capture.number:
            return
        if isinstance(made, Told):
            self._told(made)
            return
        self._pointed(made.cursor, made.cursor_shape)
        if made.cursor_shape is not None:
            shape = made.cursor_shape
            self._wants(CursorShape(shape.id, shape.w, shape.h, shape.hot_x, shape.hot_y, shape.pixels))
        if made.cursor is not None:
            at = made.cursor
            self._wants(CursorPos(at.monitor, at.x, at.y, at.shape, at.visible))
        for payload in made.slices:
            if made.frame is not None and not self._may_send(made.monitor):
                self.drop_queued()
                return
            self._line.send_picture(payload, made.frame)

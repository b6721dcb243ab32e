"""The capture thread of the customer's end: it exists only while View is on (stream.md sections 3 and 4).

wait -> grab -> (own windows painted over by the screen) -> encode -> hand the slices to the loop. While the gate is
shut it neither grabs nor encodes; the newest pixels win when it opens. Stopping it sets a flag, wakes it and waits a
moment; whatever it still hands over afterwards carries a dead number and is dropped. Refuses to know consent,
messages and keys.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.errors import LinkError, MisuseError, RefusedError
from assistdesk.core.screen.effort import Effort
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import CursorShape, CursorState, Frame
from assistdesk.core.screen.pacing import Health, Limit, Meter, Pacer
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.ports import Clock, Screen

IDLE_WAIT_S: Final = 1.0
STOP_WITHIN_S: Final = 0.09
OWN_WINDOWS_MAX: Final = 32
MOVED_S: Final = 0.3
"""For so long after our own windows moved, the old places stay painted over too: a grab may lag behind the word."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one turn of the thread made: messages for the screen channel in order, and the pointer."""

    number: int
    monitor: int
    frame: int | None
    slices: tuple[bytes, ...] = ()
    cursor: CursorState | None = None
    cursor_shape: CursorShape | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What else the thread saw: ``monitors`` as they are now; ``lost``: it has ended, and why."""

    number: int
    monitors: tuple[Monitor, ...] | None = None
    lost: str = ""


Deliver = Callable[[Batch | Told], None]
"""Called on the capture thread; must hand over to the loop at once."""


class Gate:
    """The pacing's answer, shared by the loop (what was sealed, what is acknowledged) and the capture thread (may
    I?)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pacer = Pacer(clock.monotonic_ms())
        self._effort = Effort()
        self._unsealed_bytes = 0
        self._socket_bytes = 0
        self._is_peer_ready = False

    # --- the capture thread asks and tells ------------------------------------------------------------------------

    def budget(self) -> int:
        """Bytes that may be encoded now; 0: shut."""
        with self._lock:
            if not self._is_peer_ready:
                return 0
            return self._pacer.may_send(self._clock.monotonic_ms(), self._unsealed_bytes + self._socket_bytes)

    def wait_s(self) -> float:
        """How long the pace still asks to wait; 0 when only acknowledgements can open the gate."""
        with self._lock:
            return max(0.0, (self._pacer.next_at_ms - self._clock.monotonic_ms()) / 1000)

    def encoded(self, size_bytes: int) -> None:
        """So much was handed over to be sent."""
        with self._lock:
            self._unsealed_bytes += size_bytes

    def now_ms(self) -> int:
        return self._clock.monotonic_ms()

    def worked(self, began_ms: int) -> None:
        """Since then one picture was grabbed and encoded."""
        with self._lock:
            self._effort.add(began_ms, self._clock.monotonic_ms())

    @property
    def is_peer_ready(self) -> bool:
        return self._is_peer_ready

    @property
    def bytes_per_s(self) -> int:
        return self._pacer.bytes_per_s

    # --- the loop -------------------------------------------------------------------------------------------------

    def peer_is_ready(self) -> bool:
        """The other end has said ``ready`` and was told how View stands: it takes pictures from now on. True the first
        time."""
        with self._lock:
            was_ready, self._is_peer_ready = self._is_peer_ready, True
            return not was_ready

    @property
    def chunk_bytes(self) -> int:
        return self._pacer.chunk_bytes

    def sealed(self, frame: int | None, payload_bytes: int, record_bytes: int, socket_bytes: int) -> None:
        """A record went to the socket; *payload_bytes* of it are of the picture."""
        with self._lock:
            self._unsealed_bytes = max(0, self._unsealed_bytes - payload_bytes)
            self._socket_bytes = socket_bytes
            self._pacer.sent(frame, record_bytes, self._clock.monotonic_ms())

    def dropped(self) -> None:
        """What was not sealed is forgotten, and what was not painted is waited for no more."""
        with self._lock:
            self._unsealed_bytes = 0
            self._pacer.forget_unpainted()

    def received(self, total_bytes: int, at_ms: int) -> None:
        """Raises PeerError."""
        with self._lock:
            self._pacer.received(total_bytes, at_ms, self._clock.monotonic_ms())

    def painted(self, frame: int, decode_us: int, backlog: int) -> None:
        """Raises PeerError."""
        with self._lock:
            self._pacer.painted(frame, decode_us, backlog, self._clock.monotonic_ms())

    def want(self, max_fps: int, max_kbps: int) -> None:
        with self._lock:
            self._pacer.want(max_fps, max_kbps)

    def health(self) -> Health:
        with self._lock:
            return self._pacer.health(self._clock.monotonic_ms())

    def meter(self) -> Meter:
        """The last second; this computer is named as what holds the picture back only where neither line nor viewer is."""
        with self._lock:
            now_ms = self._clock.monotonic_ms()
            meter = self._pacer.meter(now_ms)
            is_slow = meter.limit is Limit.NONE and self._effort.is_too_much(now_ms)
            return replace(meter, limit=Limit.HOST_CPU) if is_slow else meter


class Capture:
    """One capture thread. ``number`` marks everything that it hands over."""

    def __init__(
        self,
        number: int,
        open_screen: Callable[[], Screen],
        encoder: Encoder,
        gate: Gate,
        deliver: Deliver,
        after: "Capture | None" = None,
        grabbed: Callable[[Frame], None] = lambda _frame: None,
    ) -> None:
        """*grabbed* sees each frame before it is encoded, on the capture's thread."""
        self._grabbed = grabbed
        self.number = number
        self._open_screen = open_screen
        self._encoder = encoder
        self._gate = gate
        self._deliver = deliver
        self._after = after
        self._lock = threading.Lock()
        self._screen: Screen | None = None
        self._wanted: tuple[int, ...] = ()
        self._shared: set[int] = set()
        """Of these the other end has the layout; the thread's own."""
        self._damage: dict[int, tuple[Rect, ...]] = {}
        """Of monitors that were compared as a whole on this link: what is still to be sent; the thread's own."""
        self._is_layout_due = True
        self._refresh: set[int] = set()
        self._own_windows: tuple[Rect, ...] = ()
        self._veiled: tuple[Rect, ...] = ()
        self._is_look_due = False
        self._narrow_at_s: float | None = None
        self._is_held = False
        """The monitors are others than the loop knows: nothing is grabbed until it has said how to go on."""
        self._is_stopping = threading.Event()
        self.abandon_at_end = False
        """Set while this thread is ending: the encoder begins a new stream before the next thread uses it."""
        self._thread = threading.Thread(target=self._run, name=f"capture-{number}", daemon=True)

    # --- from the loop --------------------------------------------------------------------------------------------

    def start(self, monitors: tuple[int, ...], own_windows: tuple[Rect, ...], veiled: tuple[Rect, ...] = ()) -> None:
        self._wanted, self._own_windows, self._veiled = monitors, own_windows, veiled
        self._thread.start()

    def share(self, monitors: tuple[int, ...]) -> None:
        """From now on these monitors, whole pictures first."""
        with self._lock:
            self._wanted, self._is_layout_due = monitors, True
        self.wake()

    def go_on(self) -> None:
        """The loop has heard of the new monitors: share those that are wanted now."""
        with self._lock:
            self._is_held, self._is_layout_due = False, True
        self.wake()

    def refresh(self, monitor: int | None) -> None:
        """Send this monitor again, or all."""
        with self._lock:
            self._refresh |= set(self._wanted) if monitor is None else {monitor}
        self.wake()

    def hide(self, own_windows: tuple[Rect, ...]) -> None:
        """Our own windows are here now; where they were a moment ago stays hidden a little longer."""
        with self._lock:
            before, self._own_windows = self._own_windows, own_windows
            if self._screen is not None and before != own_windows:
                moving = () if self._narrow_at_s is None else self._screen.own_windows
                self._screen.own_windows = tuple(dict.fromkeys((*moving[-OWN_WINDOWS_MAX:], *before, *own_windows)))
                self._narrow_at_s = time.monotonic() + MOVED_S
        self.wake()

    def veil(self, places: tuple[Rect, ...]) -> None:
        """The agent's drawings stand here now."""
        with self._lock:
            is_unveiled = not set(self._veiled) <= set(places)
            self._veiled = places
            if self._screen is not None:
                self._screen.veiled = places
        if is_unveiled:
            self.look_again()

    def look_again(self) -> None:
        """Something else is hidden, or no longer."""
        with self._lock:
            self._is_look_due = True
        self.wake()

    def wake(self) -> None:
        """The gate may be open, or something changed."""
        with self._lock:
            if self._screen is not None:
                self._screen.wake()

    @property
    def is_running(self) -> bool:
        return self._thread.is_alive()

    def stop(self) -> bool:
        """End it; False if the thread was still inside a grab after 90 ms (it ends by itself, and delivers nothing)."""
        self._is_stopping.set()
        self.wake()
        if self._thread.ident is not None:
            self._thread.join(STOP_WITHIN_S)
        return not self._thread.is_alive()

    # --- the thread -----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        if self._after is not None:
            self._after._thread.join()  # the encoder is one thread's at a time
            if self._after.abandon_at_end:
                self._encoder.abandoned()
                self._gate.dropped()
            self._after = None
        try:
            screen = self._open_screen()
        except RefusedError as error:
            self._deliver(Told(self.number, lost=error.rule))
            return
        try:
            with self._lock:
                self._screen, screen.own_windows, screen.veiled = screen, self._own_windows, self._veiled
            self._watch(screen)
        except (LinkError, MisuseError) as error:
            self._deliver(Told(self.number, lost=error.rule))
        finally:
            with self._lock:
                self._screen = None
            screen.close()

    def _watch(self, screen: Screen) -> None:
        """Capture until told to stop. The loop is told of the monitors before the first grab, too: it may know older ones.

        Raises:
            LinkError: capture_lost.
        """
        known: tuple[Monitor, ...] = ()
        cursor: CursorState | None = None
        due: set[int] = set()
        while not self._is_stopping.is_set():
            if screen.monitors() != known:
                known = screen.monitors()
                self._hold()
                self._deliver(Told(self.number, monitors=known))
            due |= self._take_orders(screen)
            due &= self._shared
            budget_bytes = self._gate.budget() if due and not self._is_held else 0
            if budget_bytes > 0:
                if not self._send_one(screen, sorted(due), budget_bytes, cursor):
                    due.discard(min(due))
            elif screen.wait(self._wait_s(bool(due))):
                due |= self._shared
            if self._is_stopping.is_set():
                return
            if screen.monitors() != known:
                continue
            if not budget_bytes:
                due |= self._to_sharpen()
            cursor = self._send_cursor(screen, cursor)

    def _hold(self) -> None:
        with self._lock:
            self._is_held, self._shared = True, set()

    def _wait_s(self, is_due: bool) -> float:
        """Until the next look: soon if the pace alone holds us back, else until somebody wakes us."""
        pace_s = self._gate.wait_s() if is_due else 0.0
        wait_s = min(IDLE_WAIT_S, pace_s) if pace_s > 0 else self._sharpen_wait_s()
        narrow_at_s = self._narrow_at_s
        return wait_s if narrow_at_s is None else max(0.0, min(wait_s, narrow_at_s - time.monotonic()))

    def _sharpen_wait_s(self) -> float:
        due_ms = [at for at in (self._encoder.sharpen_at_ms(monitor) for monitor in self._shared) if at is not None]
        return 0.1 if due_ms else IDLE_WAIT_S

    def _to_sharpen(self) -> set[int]:
        return {monitor for monitor in self._shared if self._encoder.sharpen_at_ms(monitor) is not None}

    def _take_orders(self, screen: Screen) -> set[int]:
        """Carry out what the loop asked for; the monitors that must be looked at again."""
        is_narrower = self._narrow(screen)
        with self._lock:
            if self._is_held or not self._gate.is_peer_ready:
                return set()
            wanted, is_layout_due = self._wanted, self._is_layout_due
            refresh, self._refresh, self._is_layout_due = self._refresh, set(), False
            is_look_due, self._is_look_due = self._is_look_due, False
        if is_layout_due:
            shared = tuple(monitor for monitor in screen.monitors() if monitor.id in wanted)
            self._shared = {monitor.id for monitor in shared}
            self._damage.clear()
            self._deliver(Batch(self.number, 0, None, (self._encoder.layout(shared),)))
            return set(self._shared)
        again = refresh & self._shared
        for monitor in again:
            self._encoder.refresh(monitor)
            self._damage.pop(monitor, None)
        return set(self._shared) if is_narrower or is_look_due else again

    def _narrow(self, screen: Screen) -> bool:
        """Whether our own windows have stood still long enough: what they covered before is to be seen now."""
        with self._lock:
            if self._narrow_at_s is None or time.monotonic() < self._narrow_at_s:
                return False
            self._narrow_at_s, screen.own_windows = None, self._own_windows
            return True

    def _send_one(self, screen: Screen, due: list[int], budget_bytes: int, cursor: CursorState | None) -> bool:
        """Grab and encode the first due monitor; True while areas of it are left. Raises LinkError("capture_lost")."""
        monitor = due[0]
        focus = (cursor.x, cursor.y) if cursor is not None and cursor.monitor == monitor else None
        began_ms = self._gate.now_ms()
        try:
            frame = screen.grab(monitor)
            if self._is_stopping.is_set():
                return False
            self._grabbed(frame)
            known = self._damage.pop(monitor, None)
            damage = None if known is None or frame.damage is None else (*known, *frame.damage)
            encoded = self._encoder.encode(
                frame, damage, budget_bytes, focus, self._gate.bytes_per_s, is_compared=frame.is_compared and not known
            )
            self._damage[monitor] = encoded.left
            if self._is_stopping.is_set():
                return False
        except (LinkError, MisuseError):
            before = screen.monitors()
            screen.wait(0.0)  # reads the layout: it may have changed under the grab
            if screen.monitors() == before:
                raise
            return True
        self._gate.worked(began_ms)
        if encoded.slices and encoded.frame is not None:
            self._gate.encoded(sum(len(each) for each in encoded.slices))
            self._deliver(Batch(self.number, monitor, encoded.frame, encoded.slices))
        return bool(encoded.left)

    def _send_cursor(self, screen: Screen, last: CursorState | None) -> CursorState | None:
        cursor, shape = screen.cursor()
        if cursor.monitor not in self._wanted:
            return last
        if shape is not None or cursor != last:
            self._deliver(Batch(self.number, cursor.monitor, None, (), cursor, shape))
        return cursor

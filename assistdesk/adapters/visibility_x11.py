"""Is a window of ours wholly to be seen? The X server knows, and says so at every change (VisibilityNotify).

Used for the customer's question, whose *Allow* is armed only while it is fully visible, and for the session bar, which must
not be covered (protocol.md section 13.2). Its own connection and thread; it looks at windows it is told and at nothing else.
"""

import contextlib
import os
import select
import threading
from collections.abc import Callable
from typing import Any

import xcffib
import xcffib.xproto

Tell = Callable[[bool], None]
STOP_WAIT_S = 2.0


class WindowVisibility:
    """``watch`` a window id with a callable; it is called from this object's thread with True while anything covers it."""

    def __init__(self, display: str | None = None) -> None:
        connect: Callable[..., Any] = xcffib.connect
        self._connection = connect(display=display)
        self._told: dict[int, Tell] = {}
        self._lock = threading.Lock()
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._run, name="visibility", daemon=True)
        self._thread.start()

    def watch(self, window: int, tell: Tell) -> None:
        """Begin with *window*; the first answer comes with its first change (a window is mapped unobscured)."""
        with self._lock:
            self._told[window] = tell
        mask = xcffib.xproto.EventMask.VisibilityChange
        with contextlib.suppress(xcffib.XcffibException):
            core = self._connection.core
            core.ChangeWindowAttributesChecked(window, xcffib.xproto.CW.EventMask, [mask]).check()

    def forget(self, window: int) -> None:
        with self._lock:
            self._told.pop(window, None)

    def _run(self) -> None:
        handle = self._connection.get_file_descriptor()
        while True:
            with contextlib.suppress(xcffib.XcffibException):
                event = self._connection.poll_for_event()
                while event is not None:
                    self._take(event)
                    event = self._connection.poll_for_event()
            ready, _, _ = select.select([handle, self._wake_read], [], [])
            if self._wake_read in ready or self._connection.has_error():
                return

    def _take(self, event: object) -> None:
        if not isinstance(event, xcffib.xproto.VisibilityNotifyEvent):
            return
        with self._lock:
            tell = self._told.get(event.window)
        if tell is not None:
            tell(event.state != xcffib.xproto.Visibility.Unobscured)

    def close(self) -> None:
        os.write(self._wake_write, b"x")
        self._thread.join(STOP_WAIT_S)
        self._connection.disconnect()
        os.close(self._wake_read)
        os.close(self._wake_write)

"""The windows on the customer's X11 desktop: what they are, where they stand, and which places must be hidden now.

The X server tells every step of every window, and a round trip brings all steps before it. So ``areas``, asked right after
the pixels were taken, knows each place where a hidden window stood since it was asked before: a window that moves is hidden
where it was, where it is and where it passed. Where it was stays hidden a second longer: until the program below has painted
itself, its old pixels are still there. Titles are read for the customer's own list and go nowhere. Refuses to know pixels.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import xcffib
import xcffib.xproto

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.screen.diff import bounding
from assistdesk.core.screen.hiding import Hidden, TopWindow, WindowSeen, hidden_rects, is_unseen
from assistdesk.core.session.reach import Reach, is_over
from assistdesk.core.types import Rect

LEFT_FOR_S: Final = 1.0
"""So long a place stays hidden after a hidden window left it."""
LEFT_MAX: Final = 64
"""More such places are hidden as one around them all."""
YOUNG_S: Final = 3.0
"""A new window's program and class are looked at again for so long: some set them late."""
DEPTH_MAX: Final = 3
"""So deep inside a window manager's frame a program's own window is looked for."""
NESTED_MAX: Final = 32
"""So deep inside a program's window the one with the keyboard is looked for."""
WINDOWS_MAX: Final = 2_000
"""More windows than this are not followed: then everything is hidden."""
STEPS_MAX: Final = 1_000
"""More steps than this between two grabs are not followed one by one: then everything is hidden for a moment."""
TEXT_MAX: Final = 1_024
TITLE_MAX: Final = 80

Answer = TypeVar("Answer")
_X_ERRORS = (xcffib.XcffibException, xcffib.ProtocolException)


@dataclass(frozen=True, slots=True)
class _Top:
    """A child of the root: a frame with a program's window in it, or that window itself."""

    frame: int
    rect: Rect
    is_mapped: bool
    is_override: bool
    client: int = 0
    kind: str = ""
    is_transient: bool = False
    is_own: bool = False
    made_s: float = 0.0


class X11Windows:
    """The windows port on X11. ``areas`` is the capture thread's; everything may be called from any thread."""

    def __init__(self, display: str | None = None, own_pid: int | None = None) -> None:
        """``display``: None takes DISPLAY. ``own_pid``: whose windows are AssistDesk's; None: this process's.

        Raises:
            RefusedError: no_windows, there is no such display.
        """
        self._lock = threading.Lock()
        self._own_pid = os.getpid() if own_pid is None else own_pid
        self._hidden = Hidden()
        self._is_closed = False
        self._tops: list[_Top] = []
        self._left: dict[Rect, float] = {}
        """Places that were hidden, and until when (s) they stay so."""
        self._last: tuple[Rect, ...] = ()
        self._passed: dict[Rect, None] = {}
        """Places that had to be hidden since ``areas`` was asked."""
        connect: Callable[..., Any] = xcffib.Connection
        try:
            self._x = connect(display=display)
            setup = self._x.get_setup()
            self._root = setup.roots[self._x.pref_screen].root
            self._owner_mask = ~setup.resource_id_mask
            self._atoms = {name: self._atom(name) for name in ("_NET_WM_NAME", "_NET_WM_PID", "UTF8_STRING")}
            mask = xcffib.xproto.EventMask.SubstructureNotify | xcffib.xproto.EventMask.StructureNotify
            self._x.core.ChangeWindowAttributesChecked(self._root, xcffib.xproto.CW.EventMask, [mask]).check()
            self._read_all()
        except _X_ERRORS as error:
            raise RefusedError("no_windows") from error

    def choose(self, hidden: Hidden) -> None:
        """Hide this from now on; what is no longer hidden is to be seen a second later."""
        with self._lock:
            self._hidden = hidden

    def areas(self) -> tuple[Rect, ...]:
        """All that must be hidden in pixels that were taken since the last call, in pixels of the desktop.

        Raises:
            LinkError: capture_lost, the display is gone; then nothing may be sent.
        """
        return self._guarded(self._areas)

    def reach(self) -> Reach:
        """What input would meet now, in pixels of the desktop. Raises LinkError("capture_lost")."""
        return self._guarded(self._reach)

    def listed(self) -> tuple[WindowSeen, ...]:
        """The windows a person would name, topmost first. Raises LinkError("capture_lost")."""
        return self._guarded(self._list)

    def close(self) -> None:
        """May be called twice."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._x.disconnect()

    # --- inside, under the lock ---------------------------------------------------------------------------------------

    def _guarded(self, call: Callable[[], Answer]) -> Answer:
        with self._lock:
            if self._is_closed:
                raise LinkError("capture_lost")
            try:
                return call()
            except _X_ERRORS as error:
                raise LinkError("capture_lost") from error

    def _areas(self) -> tuple[Rect, ...]:
        now_s = time.monotonic()
        self._follow(now_s)
        places = self._places()
        for rect in {**self._passed, **dict.fromkeys(self._last)}.keys() - set(places):
            self._left[rect] = now_s + LEFT_FOR_S
        self._passed, self._last = {}, places
        self._left = {rect: until_s for rect, until_s in self._left.items() if now_s < until_s}
        if len(self._left) > LEFT_MAX:
            self._left = {bounding(tuple(self._left)): now_s + LEFT_FOR_S}
        return tuple(dict.fromkeys((*places, *self._left)))

    def _follow(self, now_s: float) -> None:
        """Learn all that happened, and remember each place that had to be hidden on the way."""
        for count, _ in enumerate(self._steps()):
            self._passed |= dict.fromkeys(self._places() if count < STEPS_MAX else (self._desktop,))
            if len(self._passed) > STEPS_MAX:
                self._passed = {self._desktop: None}
        self._tops = [
            self._looked_at(top) if top.is_mapped and not top.kind and now_s - top.made_s < YOUNG_S else top
            for top in self._tops
        ]

    def _places(self) -> tuple[Rect, ...]:
        if len(self._tops) > WINDOWS_MAX:
            return (self._desktop,)
        return hidden_rects((self._known(top) for top in self._tops if top.is_mapped), self._hidden, self._desktop)

    def _known(self, top: _Top) -> TopWindow:
        client = top.client or top.frame
        is_part = top.is_override or top.is_transient
        return TopWindow(client, top.rect, client & self._owner_mask, top.kind, is_part, top.is_own)

    def _reach(self) -> Reach:
        """What was passed on the way stays for ``areas`` to tell."""
        self._follow(time.monotonic())
        places = self._places()
        at = self._x.core.QueryPointer(self._root).reply()
        pointer = (at.root_x, at.root_y)
        focus = self._x.core.GetInputFocus().reply().focus
        if focus == xcffib.xproto.InputFocus.PointerRoot:
            return Reach(places, pointer, is_over(places, pointer))
        return Reach(places, pointer, self._is_unseen(focus))

    def _is_unseen(self, focus: int) -> bool:
        """Would keys go to a window of which nothing is shown?"""
        if len(self._tops) > WINDOWS_MAX:
            return True
        frame = self._frame_of(focus)
        stack = {top.frame: self._known(top) for top in self._tops if top.is_mapped}
        return frame in stack and is_unseen(stack[frame], stack.values(), self._hidden)

    def _frame_of(self, window: int) -> int:
        """The child of the root that *window* is or is in; 0: none, or it went meanwhile."""
        for _ in range(NESTED_MAX):
            if window == 0:
                return 0
            try:
                parent = self._x.core.QueryTree(window).reply().parent
            except xcffib.Error:
                return 0
            if parent == self._root:
                return window
            window = parent
        return 0

    def _list(self) -> tuple[WindowSeen, ...]:
        self._follow(time.monotonic())
        shown = [top for top in reversed(self._tops) if top.is_mapped and not top.is_own and not top.is_override]
        seen = (WindowSeen(top.client or top.frame, self._title(top.client or top.frame), top.kind) for top in shown)
        return tuple(one for one in seen if one.title or one.kind)

    # --- what the server tells ----------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[None]:
        """Take every event up to now; one step after each that may have changed what is hidden."""
        question = self._x.core.GetInputFocus()
        question.reply()  # the round trip: all that happened before it can be read
        while (event := self._x.poll_for_event()) is not None:
            if self._take(event):
                yield
            if (event.sequence - question.sequence) & 0xFFFF < 0x8000:
                return  # it happened after the round trip: a window that never rests is no reason to stay

    def _take(self, event: object) -> bool:
        now_s = time.monotonic()
        match event:
            case xcffib.xproto.CreateNotifyEvent() if event.parent == self._root:
                # as the event says, for what one could ask is later than the pixels
                place = _bordered(event.x, event.y, event.width, event.height, event.border_width)
                self._put_on_top(_Top(event.window, place, False, bool(event.override_redirect)))
            case xcffib.xproto.ReparentNotifyEvent() if event.parent == self._root:
                self._add(event.window, (event.x, event.y))
            case xcffib.xproto.ReparentNotifyEvent() | xcffib.xproto.DestroyNotifyEvent():
                self._tops = [top for top in self._tops if top.frame != event.window]
            case xcffib.xproto.MapNotifyEvent():
                self._change(event.window, lambda top: self._looked_at(replace(top, is_mapped=True, made_s=now_s)))
            case xcffib.xproto.UnmapNotifyEvent():
                self._change(event.window, lambda top: replace(top, is_mapped=False))
            case xcffib.xproto.ConfigureNotifyEvent() if event.window == self._root:
                self._desktop = Rect(0, 0, event.width, event.height)
            case xcffib.xproto.ConfigureNotifyEvent():
                self._configured(event)
            case xcffib.xproto.CirculateNotifyEvent():
                self._circulated(event)
            case _:
                return False
        return True

    def _change(self, frame: int, change: Callable[[_Top], _Top]) -> None:
        self._tops = [change(top) if top.frame == frame else top for top in self._tops]

    def _configured(self, event: Any) -> None:
        """Place, size and height among the others."""
        rect = _bordered(event.x, event.y, event.width, event.height, event.border_width)
        moved = next((top for top in self._tops if top.frame == event.window), None)
        if moved is None:
            return
        others = [top for top in self._tops if top.frame != event.window]
        below = next((at for at, top in enumerate(others) if top.frame == event.above_sibling), None)
        at = 0 if event.above_sibling == 0 else len(others) if below is None else below + 1
        self._tops = [*others[:at], replace(moved, rect=rect), *others[at:]]

    def _circulated(self, event: Any) -> None:
        moved = [top for top in self._tops if top.frame == event.window]
        others = [top for top in self._tops if top.frame != event.window]
        is_up = event.place == xcffib.xproto.Place.OnTop
        self._tops = [*others, *moved] if is_up else [*moved, *others]

    # --- what one has to ask ------------------------------------------------------------------------------------------

    def _read_all(self) -> None:
        geometry = self._x.core.GetGeometry(self._root).reply()
        self._desktop = Rect(0, 0, geometry.width, geometry.height)
        for frame in self._x.core.QueryTree(self._root).reply().children:
            self._add(frame)

    def _add(self, frame: int, place: tuple[int, int] | None = None) -> None:
        """A child of the root that may be mapped already (at *place*, if that is known better); none, if it is gone."""
        try:
            geometry = self._x.core.GetGeometry(frame).reply()
            attributes = self._x.core.GetWindowAttributes(frame).reply()
        except xcffib.Error:
            return
        x, y = place or (geometry.x, geometry.y)
        rect = _bordered(x, y, geometry.width, geometry.height, geometry.border_width)
        is_mapped = attributes.map_state != xcffib.xproto.MapState.Unmapped
        top = _Top(frame, rect, is_mapped, bool(attributes.override_redirect), made_s=time.monotonic())
        self._put_on_top(self._looked_at(top))

    def _put_on_top(self, top: _Top) -> None:
        self._tops = [*(each for each in self._tops if each.frame != top.frame), top]

    def _looked_at(self, top: _Top) -> _Top:
        """With what its program says of itself. One that only takes input has nothing to be seen."""
        try:
            attributes = self._x.core.GetWindowAttributes(top.frame).reply()
            if attributes._class == xcffib.xproto.WindowClass.InputOnly:
                return replace(top, is_mapped=False)
            client = self._client_in(top.frame, DEPTH_MAX) or top.frame
            transient = self._property(client, xcffib.xproto.Atom.WM_TRANSIENT_FOR, xcffib.xproto.Atom.WINDOW)
            pid = self._property(client, self._atoms["_NET_WM_PID"], xcffib.xproto.Atom.CARDINAL)
            return replace(
                top,
                client=client,
                kind=self._kind(client),
                is_transient=len(transient) >= 4 and int.from_bytes(transient[:4], "little") not in (0, self._root),
                is_own=len(pid) >= 4 and int.from_bytes(pid[:4], "little") == self._own_pid,
            )
        except xcffib.Error:  # it went meanwhile
            return top

    def _client_in(self, window: int, depth: int) -> int:
        """The window with a class in or under *window*; 0: none."""
        if self._kind(window):
            return window
        if depth > 0:
            for child in self._x.core.QueryTree(window).reply().children:
                found = self._client_in(child, depth - 1)
                if found:
                    return found
        return 0

    def _kind(self, window: int) -> str:
        raw = self._property(window, xcffib.xproto.Atom.WM_CLASS, xcffib.xproto.Atom.STRING)
        parts = raw.decode("latin1").split("\0")
        return parts[1] if len(parts) > 1 and parts[1] else parts[0]

    def _title(self, window: int) -> str:
        try:
            raw = self._property(window, self._atoms["_NET_WM_NAME"], self._atoms["UTF8_STRING"])
            if not raw:
                raw = self._property(window, xcffib.xproto.Atom.WM_NAME, xcffib.xproto.Atom.STRING)
        except xcffib.Error:
            return ""
        return raw.decode("utf-8", "replace")[:TITLE_MAX]

    def _property(self, window: int, name: int, kind: int) -> bytes:
        reply = self._x.core.GetProperty(False, window, name, kind, 0, TEXT_MAX // 4).reply()
        return bytes(reply.value.buf())

    def _atom(self, name: str) -> int:
        return int(self._x.core.InternAtom(False, len(name), name).reply().atom)


def _bordered(x: int, y: int, width: int, height: int, border: int) -> Rect:
    return Rect(x, y, width + 2 * border, height + 2 * border)

"""The hands: pointer, buttons, wheel, keys and text, and everything up again at once.

One thread injects (``text`` may block for some seconds, everything else is quick); ``release_all``, ``pointer``,
``injected`` and ``close`` may come from any thread at any time, and a text under way then ends. Made when Control is
granted, off the loop (starting the watchdog takes part of a second), closed when it ends.

Coordinates are pixels of the desktop. Refuses to know grants, own windows, local input: whoever calls has checked them.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from assistdesk.adapters.input_x11.guard import WATCHDOG, Guard, Risk
from assistdesk.adapters.input_x11.keymap import ALT, CONTROL, SHIFT, Keymap, Stroke
from assistdesk.adapters.input_x11.server import Server
from assistdesk.adapters.input_x11.typist import BREATH_CHARACTERS, BREATH_S, REUSE_S, SETTLE_S, Typist
from assistdesk.adapters.input_x11.usages import KEYS
from assistdesk.core.errors import LinkError
from assistdesk.core.types import Rect

NOTCH: Final = 120
WHEEL_CLICKS_MAX: Final = 30
"""Of one message; more is noise."""
IDLE_S: Final = 1.0
"""Key codes are given back when no text came for so long."""
LAST_POINTER_BUTTON: Final = 10
"""XTEST's pointer has ten buttons; 4 to 7 are its wheel."""

_BUTTONS: Final = {1: 1, 2: 2, 3: 3, 4: 8, 5: 9, 6: 10}
_WHEEL_UP, _WHEEL_DOWN, _WHEEL_LEFT, _WHEEL_RIGHT = 4, 5, 6, 7
_F1_SYMBOL: Final = 0xFFBE
_MODIFIER_ROWS: Final = {"Shift": SHIFT, "Ctrl": CONTROL, "Alt": ALT}


class X11Input:
    """Raises RefusedError("no_display"), ("no_xtest"), LinkError("no_watchdog") when made; later every call that
    injects raises LinkError("input_lost") when the display is gone or this is closed."""

    def __init__(
        self,
        display: str | None = None,
        stop_key: str = "Ctrl+Shift+F12",
        watchdog: Sequence[str] = WATCHDOG,
        reuse_s: float = REUSE_S,
    ) -> None:
        """*stop_key*: what remote input can never press. *watchdog*: how ``watchdog.main`` is started as a process.
        *reuse_s*: how long a key code keeps its meaning after its last press, as programs may be slow to read it."""
        self.shared: tuple[Rect, ...] = ()
        """The monitors that are shared, in pixels of the desktop: the pointer stays on them."""
        self._turn = threading.Condition(threading.RLock())
        self._server = Server(display)
        self._typist, self._reuse_s = Typist(self._server, reuse_s), reuse_s
        self._keys: dict[int, int] = {}
        self._buttons: set[int] = set()
        self._wheel_x = self._wheel_y = 0
        self._is_caps_lifted = False
        self._era = 0
        self._idle: threading.Timer | None = None
        self._is_closed = False
        *modifiers, key = stop_key.split("+")
        self._stop_symbol = _F1_SYMBOL + int(key[1:]) - 1
        self._stop_rows = [_MODIFIER_ROWS[name] for name in modifiers]
        try:
            self._guard = Guard(display, watchdog)
        except LinkError:
            self._server.close()
            raise

    # --- pointer ------------------------------------------------------------------------------------------------------

    def move(self, x: int, y: int) -> bool:
        """To the nearest place on a shared monitor. False: nothing is shared."""
        with self._turn:
            self._check_open()
            place = nearest(self.shared, x, y)
            if place is None:
                return False
            self._server.move(*place)
            self._server.flush()
            return True

    def button(self, number: int, is_down: bool) -> bool:
        """1 left, 2 middle, 3 right, 4 back, 5 forward, 6 to 8 further ones. False: nothing to do, or the X server has
        no such button."""
        with self._turn:
            self._check_open()
            button = _BUTTONS.get(number)
            if button is None or is_down == (button in self._buttons):
                return False
            if is_down:
                self._buttons.add(button)
                self._tell()
            self._server.button(button, is_down)
            self._server.flush()
            if not is_down:
                self._buttons.discard(button)
                self._tell()
            return True

    def wheel(self, dx: int, dy: int) -> None:
        """Turn by 1/120 notches: positive *dy* is away from the person (up), positive *dx* to the left, as Qt's
        ``angleDelta`` says it. What is less than a notch is kept for the next turn in the same direction."""
        with self._turn:
            self._check_open()
            self._wheel_y = self._roll(self._wheel_y, dy, _WHEEL_UP, _WHEEL_DOWN)
            self._wheel_x = self._roll(self._wheel_x, dx, _WHEEL_LEFT, _WHEEL_RIGHT)
            self._server.flush()

    def pointer(self) -> tuple[int, int]:
        with self._turn:
            self._check_open()
            return self._server.pointer()

    # --- keyboard -----------------------------------------------------------------------------------------------------

    def key(self, usage: int, is_down: bool) -> bool:
        """Press or release the key of this USB HID usage. A shortcut (with Control, Alt or Super down) whose symbol no
        key of the layout has gets a spare key code. False: it is so already, there is no such key, or the press would
        make the Stop key."""
        with self._turn:
            self._check_open()
            if is_down == (usage in self._keys):
                return False
            if not is_down:
                self._release(usage)
                return True
            keymap = self._server.keymap()
            code = self._shortcut_code(usage, keymap) or keymap.code_of_usage(usage)
            if code is None or code in self._keys.values() or self._is_stop_key(keymap, code):
                return False
            self._keys[usage] = code
            self._tell()
            self._server.key(code, True)
            self._server.flush()
            return True

    def text(self, text: str) -> int:
        """Type *text*; return how many characters went. Fewer than all: ``release_all`` or ``close`` came meanwhile,
        controls other than line end and tabulator were left out, or the keyboard has not one free key code."""
        typed = 0
        with self._turn:
            self._check_open()
            era = self._era
            lifted = self._lift()
            try:
                layout = self._typist.layout(self._server.keymap())
                for piece in self._typist.pieces(text, layout):
                    typed += self._type(piece, era)
                    if self._era != era:
                        break
            finally:
                if not self._is_closed:
                    self._put_back(lifted)
                    self._unbind_when_idle()
        return typed

    # --- order ----------------------------------------------------------------------------------------------------------

    def within(self, may: Callable[[], bool], act: Callable[[], object]) -> bool:
        """Do *act* if *may* still says so, with no ``release_all`` in between: what was wanted before it never comes
        after it."""
        with self._turn:
            if not may():
                return False
            act()
            return True

    # --- letting go ---------------------------------------------------------------------------------------------------

    def release_all(self) -> None:
        """Everything that we hold goes up now, a text under way ends, half notches are forgotten. Never raises: on a
        display that is gone nothing is held."""
        with self._turn:
            self._era += 1
            self._wheel_x = self._wheel_y = 0
            self._turn.notify_all()
            if self._is_closed:
                return
            try:
                self._let_go()
            except LinkError:
                self._keys.clear()
                self._buttons.clear()

    def injected(self) -> tuple[int, int]:
        """Events injected so far: pointer moves, and presses of keys and buttons (a wheel click is one). Each gives
        exactly one raw event and is counted before it is sent, so *local = seen - injected*."""
        return self._server.moves, self._server.presses

    def close(self) -> None:
        """Release all, give the key codes back, end the watchdog. Takes up to REUSE_S after a text. May be called
        twice."""
        self.release_all()
        with self._turn:
            if self._is_closed:
                return
            try:
                if self._typist.bound:
                    self._turn.wait(max(0.0, self._typist.used_s + self._reuse_s - time.monotonic()))
                    self._typist.unbind(self._server.keymap())
            except LinkError:
                pass  # the display is gone, and its key codes with it
            self._is_closed = True
            self._guard.close()
            self._server.close()
            idle = self._idle
        if idle is not None:
            idle.cancel()
            idle.join()

    # --- inside, under the lock ---------------------------------------------------------------------------------------

    def _check_open(self) -> None:
        if self._is_closed:
            raise LinkError("input_lost")

    def _tell(self, strokes: Sequence[Stroke] = (), shift: int | None = None) -> None:
        """Let the watchdog know what may be down from now on."""
        keys = {*self._keys.values(), *(stroke.code for stroke in strokes), *([shift] if shift else [])}
        self._guard.tell(Risk(sorted(keys), sorted(self._buttons), dict(self._typist.bound), self._is_caps_lifted))

    def _release(self, usage: int) -> None:
        code = self._keys[usage]
        self._server.key(code, False)
        self._server.flush()
        del self._keys[usage]
        self._typist.used(code, time.monotonic())
        self._tell()

    def _shortcut_code(self, usage: int, keymap: Keymap) -> int | None:
        """For a shortcut whose symbol no key has: a spare code with that symbol. Also where one has it from a text:
        toolkits that look for a Latin letter in another group do not take one that the group in force has too."""
        shortcut = frozenset().union(*keymap.modifiers[CONTROL:])
        if shortcut.isdisjoint(self._keys.values()):
            return None
        layout = self._typist.layout(keymap)
        if layout.lacks(usage):
            symbol = KEYS[usage].symbol
            is_ready = self._bind([symbol], layout, self._era)
            self._unbind_when_idle()
            return self._typist.code_of(symbol) if is_ready else None
        return self._typist.code_of(KEYS[usage].symbol) if usage in KEYS else None

    def _let_go(self) -> None:
        for button in self._buttons:
            self._server.button(button, False)
        for code in reversed(self._keys.values()):
            self._server.key(code, False)
        if self._is_caps_lifted:
            self._server.lock_caps(True)
            self._is_caps_lifted = False
        self._server.sync()  # up when this returns, not soon after
        self._buttons.clear()
        self._keys.clear()
        self._tell()

    def _roll(self, kept: int, turn: int, up: int, down: int) -> int:
        """Click as many whole notches as there are; return the rest."""
        total = turn + (kept if kept * turn > 0 else 0) if turn else kept
        clicks = min(abs(total) // NOTCH, WHEEL_CLICKS_MAX)
        for _ in range(clicks):
            button = up if total > 0 else down
            self._server.button(button, True)
            self._server.button(button, False)
        return (abs(total) % NOTCH) * (1 if total > 0 else -1)

    def _is_stop_key(self, keymap: Keymap, code: int) -> bool:
        """Would this press make the Stop key, whoever holds the rest of it? In any order: a modifier is not pressed
        while its key is down either, as keys that are held repeat."""
        stop_code = keymap.code_of(self._stop_symbol)
        if code == stop_code:
            force = self._server.modifiers_in_force()
            return all(force & 1 << row for row in self._stop_rows)
        return stop_code in self._keys.values() and any(code in keymap.modifiers[row] for row in self._stop_rows)

    # --- text, under the lock but for the pauses ----------------------------------------------------------------------

    def _lift(self) -> dict[int, int]:
        """Modifiers that we hold and Caps Lock would change what is typed: off for the time of the text."""
        modifiers = frozenset().union(*self._server.keymap().modifiers)
        lifted = {usage: code for usage, code in self._keys.items() if code in modifiers}
        for code in lifted.values():
            self._server.key(code, False)
        if self._server.is_caps_locked():
            self._is_caps_lifted = True
            self._tell()
            self._server.lock_caps(False)
        return lifted

    def _put_back(self, lifted: dict[int, int]) -> None:
        """What was released meanwhile stays released."""
        for usage, code in lifted.items():
            if usage in self._keys:
                self._server.key(code, True)
        if self._is_caps_lifted:
            self._server.lock_caps(True)
            self._is_caps_lifted = False
        self._server.flush()
        self._tell()

    def _type(self, piece: list[int], era: int) -> int:
        """One piece; returns how many characters went before *era* ended."""
        layout = self._typist.layout(self._server.keymap())
        if not self._bind(piece, layout, era):
            return 0
        typed = 0
        strokes = self._typist.strokes(piece, layout)
        self._tell(strokes, layout.shift)
        for at in range(0, len(strokes), BREATH_CHARACTERS):
            run = strokes[at : at + BREATH_CHARACTERS]
            for stroke in run:
                self._typist.press(stroke, layout.shift, time.monotonic())
            self._server.sync()
            typed += len(run)
            if not self._pause(BREATH_S, era):
                break
        return typed

    def _bind(self, piece: list[int], layout: Keymap, era: int) -> bool:
        """Give every symbol of *piece* a key code; False if *era* ended meanwhile."""
        held = frozenset(self._keys.values())
        wanted, wait_s = self._typist.missing(piece, layout, held, time.monotonic())
        if not wanted:
            return True
        if not self._pause(wait_s, era):
            return False
        self._typist.bound |= wanted
        self._tell()
        self._typist.bind(wanted, time.monotonic())
        return self._pause(SETTLE_S, era)

    def _pause(self, wait_s: float, era: int) -> bool:
        """Let others have the lock for *wait_s*; False if everything was released meanwhile."""
        if wait_s > 0:
            self._turn.wait(wait_s)
        return self._era == era

    def _unbind_when_idle(self) -> None:
        if self._typist.bound and (self._idle is None or not self._idle.is_alive()):
            self._idle = threading.Timer(IDLE_S, self._unbind_idle)
            self._idle.daemon = True
            self._idle.start()

    def _unbind_idle(self) -> None:
        """On the timer's thread."""
        with self._turn:
            if self._is_closed or not self._typist.bound:
                return
            self._idle = None
            is_held = not self._typist.bound.keys().isdisjoint(self._keys.values())
            if is_held or time.monotonic() - self._typist.used_s < IDLE_S:
                self._unbind_when_idle()
                return
            try:
                self._typist.unbind(self._server.keymap())
                self._tell()
            except LinkError:
                return  # the display is gone, and its key codes with it


def nearest(places: Sequence[Rect], x: int, y: int) -> tuple[int, int] | None:
    """The point of *places* nearest to (x, y); None without places."""
    points = [(min(max(x, place.x), place.right - 1), min(max(y, place.y), place.bottom - 1)) for place in places]
    return min(points, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2, default=None)

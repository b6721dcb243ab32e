"""The connection to the X server: XTEST events, the keyboard mapping, the locks. Counts every event it injects.

One caller at a time (``x11.py`` holds the lock). Every X failure is LinkError("input_lost"). Refuses to know characters,
what is held, and why.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

import xcffib
import xcffib.xkb
import xcffib.xproto
import xcffib.xtest

from assistdesk.adapters.input_x11.keymap import LOCK, Keymap
from assistdesk.core.errors import LinkError, RefusedError

KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
MODIFIERS: Final = 8

_X_ERRORS: Final = (xcffib.XcffibException, xcffib.ProtocolException, xcffib.ConnectionException)
_CORE_KEYBOARD: Final = 0x100


class Server:
    """Raises RefusedError("no_display") or ("no_xtest") when made."""

    def __init__(self, display: str | None = None) -> None:
        self.moves = 0
        self.presses = 0
        self._x: Any
        try:
            connect: Callable[..., Any] = xcffib.Connection
            self._x = connect(display=display)
        except _X_ERRORS as error:
            raise RefusedError("no_display") from error
        try:
            setup = self._x.get_setup()
            self._root = setup.roots[self._x.pref_screen].root
            self._first, self._last = setup.min_keycode, setup.max_keycode
            self._test, self._xkb = self._x(xcffib.xtest.key), self._x(xcffib.xkb.key)
            self._test.GetVersion(2, 2).reply()
            self._xkb.UseExtension(1, 0).reply()
            self._test.GrabControlChecked(True).check()  # so that nobody's server grab holds a release up
        except (*_X_ERRORS, KeyError) as error:
            self._x.disconnect()
            raise RefusedError("no_xtest") from error

    # --- hands: an event is counted before it is sent, so that a watcher never sees more than is counted ---------------

    def key(self, code: int, is_down: bool) -> None:
        self.presses += is_down
        self._inject(KEY_PRESS if is_down else KEY_RELEASE, code)

    def button(self, number: int, is_down: bool) -> None:
        """*number* is the X server's: 4 to 7 are the wheel."""
        self.presses += is_down
        self._inject(BUTTON_PRESS if is_down else BUTTON_RELEASE, number)

    def move(self, x: int, y: int) -> None:
        self.moves += 1
        self._inject(MOTION, 0, x, y)

    def flush(self) -> None:
        with _told():
            self._x.flush()

    def sync(self) -> None:
        """Return when the server has done everything sent so far."""
        with _told():
            self._x.core.GetInputFocus().reply()
            while self._x.poll_for_event() is not None:
                pass

    def pointer(self) -> tuple[int, int]:
        with _told():
            place = self._x.core.QueryPointer(self._root).reply()
            return place.root_x, place.root_y

    # --- keyboard -----------------------------------------------------------------------------------------------------

    def keymap(self) -> Keymap:
        with _told():
            asked = (
                self._x.core.GetKeyboardMapping(self._first, self._last - self._first + 1),
                self._x.core.GetModifierMapping(),
                self._xkb.GetState(_CORE_KEYBOARD),
                self._xkb.GetControls(_CORE_KEYBOARD),
            )
            mapping, modifiers, state, controls = (request.reply() for request in asked)
        symbols, per_code = list(mapping.keysyms), mapping.keysyms_per_keycode
        codes, per_modifier = list(modifiers.keycodes), modifiers.keycodes_per_modifier
        rows = tuple(tuple(symbols[at : at + per_code]) for at in range(0, len(symbols), per_code))
        held_by = tuple(
            frozenset(codes[row * per_modifier : (row + 1) * per_modifier]) - {0} for row in range(MODIFIERS)
        )
        return Keymap(self._first, rows, state.group, controls.numGroups, held_by)

    def modifiers_in_force(self) -> int:
        """Bits of the modifier map's rows, whoever holds them: keys, latches or locks."""
        with _told():
            return int(self._xkb.GetState(_CORE_KEYBOARD).reply().mods)

    def is_caps_locked(self) -> bool:
        with _told():
            return bool(self._xkb.GetState(_CORE_KEYBOARD).reply().lockedMods & 1 << LOCK)

    def lock_caps(self, is_on: bool) -> None:
        """Set or clear Caps Lock without a key."""
        with _told():
            self._xkb.LatchLockState(_CORE_KEYBOARD, 1 << LOCK, is_on << LOCK, False, 0, 0, False, 0)

    def bind(self, meanings: Mapping[int, int]) -> None:
        """Give each key code its symbol, shifted or not; 0 takes it away. Neighbours go in one request."""
        with _told():
            for _, run in groupby(enumerate(sorted(meanings)), lambda pair: pair[1] - pair[0]):
                codes = [code for _, code in run]
                symbols = [meanings[code] for code in codes for _ in range(2)]
                self._x.core.ChangeKeyboardMapping(len(codes), codes[0], 2, symbols)

    def close(self) -> None:
        with contextlib.suppress(*_X_ERRORS):
            self._x.disconnect()

    def _inject(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        with _told():
            self._test.FakeInput(kind, detail, 0, self._root, x, y, 0)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _X_ERRORS as error:
        raise LinkError("input_lost") from error

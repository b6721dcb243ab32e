"""What the customer's computer does by itself, on X11: the Stop key, real mouse and keys, sleep, screen saver,
monitors.

Fits the ``Watch`` port. XInput 2.2 raw events arrive even while another program holds the keyboard; a key grab beside
them keeps the Stop key from reaching that program (experience.md section 8). Runs on a thread of its own with a
connection of its own, only while a session is there. Refuses to know what a stop is: it tells, others decide.
"""

import os
import select
import threading
from collections.abc import Callable
from typing import Any, Final, Protocol

import xcffib
from xcffib import randr, screensaver, xinput, xproto
from xcffib.xinput import EventMask as DeviceMask

from assistdesk.core.errors import RefusedError

POLL_S: Final = 1.0
SLEPT_MS: Final = 2_000
REPEAT_MS: Final = 400

_ALL_MASTERS: Final = 1
_RAW_KEY_PRESS, _RAW_KEY_RELEASE, _RAW_BUTTON_PRESS, _RAW_MOTION = 13, 14, 15, 17
_RAW_MASK: Final = 1 << _RAW_KEY_PRESS | 1 << _RAW_KEY_RELEASE | 1 << _RAW_BUTTON_PRESS | 1 << _RAW_MOTION
_F1_KEYSYM: Final = 0xFFBE
_MODIFIERS: Final = {"Shift": 0, "Ctrl": 2, "Alt": 3}
_MODIFIER_MASKS: Final = {"Shift": 1, "Ctrl": 4, "Alt": 8}
_LOCKS: Final = (0, 2, 16, 18)  # Caps Lock and Num Lock, on or off: a grab must not depend on them


class Clock(Protocol):
    def monotonic_ms(self) -> int: ...

    def slept_ms(self) -> int: ...


Tell = Callable[[str], None]
Injected = Callable[[], tuple[int, int]]
"""Pointer moves, and presses of keys and buttons, that we have injected so far: each is one raw event, counted first."""


def nothing_injected() -> tuple[int, int]:
    return 0, 0


class LocalCount:
    """Which raw events are a person's: *local = seen - injected* (experience.md section 8).

    An injected event is counted before the X server hears of it, so the difference never says too much; while injected
    events are on their way it says too little, for as long as they are. ``settle`` at quiet moments takes the difference
    as it is: an injected event that the server has swallowed costs nothing for longer.
    """

    def __init__(self, injected: int) -> None:
        self._seen = 0
        self._began = self._injected_before = injected
        self._local = 0

    def sees(self, injected: int) -> bool:
        """One more raw event, *injected* being the count after it was read. Is there a local one that was not told?"""
        self._seen += 1
        local = self._seen - (injected - self._began)
        is_new = local > self._local
        self._local = max(self._local, local)
        return is_new

    def settle(self, injected: int) -> None:
        """Nothing was seen for a while: what was injected has arrived, unless more was just now."""
        if injected == self._injected_before:
            self._local = self._seen - (injected - self._began)
        self._injected_before = injected


class X11Watch:
    """Watches one display. ``start`` and ``stop`` may be called again and again; ``tell`` comes on the watching
    thread."""

    def __init__(
        self, clock: Clock, stop_key: str, display: str | None = None, injected: Injected = nothing_injected
    ) -> None:
        self._clock = clock
        self._display = display
        self._injected = injected
        *self._modifiers, self._key = stop_key.split("+")
        self._thread: threading.Thread | None = None
        self._wake_write = -1

    def start(self, tell: Tell) -> None:
        """Raises RefusedError("no_display"), ("no_xinput")."""
        if self._thread is not None:
            return
        eye = _Eye(self._clock, self._modifiers, self._key, self._display, tell, self._injected)
        wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=eye.run, args=(wake_read,), name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is None:
            return
        os.close(self._wake_write)
        if self._thread is not threading.current_thread():
            self._thread.join(2.0)
        self._thread = None


class _Eye:
    """The connection and what it has seen so far."""

    def __init__(
        self, clock: Clock, modifiers: list[str], key: str, display: str | None, tell: Tell, injected: Injected
    ) -> None:
        self._clock, self._tell, self._modifiers, self._injected = clock, tell, modifiers, injected
        connect: Any = xcffib.connect
        self._x: Any
        try:
            self._x = connect(display)
        except xcffib.ConnectionException as error:
            raise RefusedError("no_display") from error
        try:
            self._root = self._x.get_setup().roots[self._x.pref_screen].root
            self._stop_code, self._modifier_codes = self._read_keyboard(key)
            self._select_raw()
            self._grab()
            self._select_monitors()
            self._select_saver()
        except xcffib.Error as error:
            self._x.disconnect()
            raise RefusedError("no_xinput") from error
        moves, presses = injected()
        self._moves, self._presses = LocalCount(moves), LocalCount(presses)
        self._down: set[int] = set()
        self._stopped_at_ms = -REPEAT_MS
        self._slept_ms = clock.slept_ms()

    def run(self, wake_read: int) -> None:
        x_descriptor = self._x.get_file_descriptor()
        try:
            while True:
                self._drain()
                ready, _, _ = select.select([x_descriptor, wake_read], [], [], POLL_S)
                if wake_read in ready:
                    return
                if not ready:
                    self._settle()
                self._look_for_sleep()
        except xcffib.ConnectionException:
            self._tell("gone")
        finally:
            os.close(wake_read)
            self._x.disconnect()

    def _drain(self) -> None:
        while (event := self._x.poll_for_event()) is not None:
            self._see(event)

    def _see(self, event: Any) -> None:
        match event:
            case xinput.RawKeyPressEvent():
                self._down.add(event.detail)
                self._pressed()
                if event.detail == self._stop_code and self._modifiers_are_down():
                    self._stop()
            case xinput.RawKeyReleaseEvent():
                self._down.discard(event.detail)
            case xinput.RawButtonPressEvent():
                self._pressed()
            case xinput.RawMotionEvent():
                if self._moves.sees(self._injected()[0]):
                    self._tell("local_move")
            case xproto.KeyPressEvent() if event.detail == self._stop_code:
                self._stop()
            case screensaver.NotifyEvent():
                self._tell("locked" if event.state in (1, 2) else "unlocked")
            case randr.ScreenChangeNotifyEvent():
                self._tell("monitors")
            case _:
                pass

    def _pressed(self) -> None:
        if self._presses.sees(self._injected()[1]):
            self._tell("local_press")

    def _settle(self) -> None:
        moves, presses = self._injected()
        self._moves.settle(moves)
        self._presses.settle(presses)

    def _modifiers_are_down(self) -> bool:
        """By the events, or as the X server has it: a remote release of a key that a person holds hides it from the one
        and not from the other."""
        if all(self._down & self._modifier_codes[name] for name in self._modifiers):
            return True
        in_force = self._x.core.QueryPointer(self._root).reply().mask
        return all(in_force & _MODIFIER_MASKS[name] for name in self._modifiers)

    def _stop(self) -> None:
        """The same press comes as a raw event and from the grab: told once."""
        now_ms = self._clock.monotonic_ms()
        if now_ms - self._stopped_at_ms >= REPEAT_MS:
            self._stopped_at_ms = now_ms
            self._tell("stop_key")

    def _look_for_sleep(self) -> None:
        slept_ms = self._clock.slept_ms()
        if slept_ms - self._slept_ms > SLEPT_MS:
            self._tell("suspended")
            self._tell("resumed")
        self._slept_ms = slept_ms

    # --- set-up ---------------------------------------------------------------------------------------------------

    def _read_keyboard(self, key: str) -> tuple[int, dict[str, set[int]]]:
        setup = self._x.get_setup()
        first, count = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
        mapping = self._x.core.GetKeyboardMapping(first, count).reply()
        wanted, width = _F1_KEYSYM + int(key[1:]) - 1, mapping.keysyms_per_keycode
        symbols = list(mapping.keysyms)
        codes = [first + at // width for at, symbol in enumerate(symbols) if symbol == wanted]
        if not codes:
            raise RefusedError("no_stop_key")
        modifiers = self._x.core.GetModifierMapping().reply()
        per = modifiers.keycodes_per_modifier
        held = list(modifiers.keycodes)
        by_name = {name: {c for c in held[row * per : (row + 1) * per] if c} for name, row in _MODIFIERS.items()}
        return codes[0], by_name

    def _select_raw(self) -> None:
        devices = self._x(xinput.key)
        version = devices.XIQueryVersion(2, 2).reply()
        if (version.major_version, version.minor_version) < (2, 2):
            raise RefusedError("no_xinput")
        make: Any = DeviceMask.synthetic
        mask = make(_ALL_MASTERS, 1, [_RAW_MASK])
        devices.XISelectEventsChecked(self._root, 1, [mask]).check()

    def _grab(self) -> None:
        """Swallow the Stop key where no other program has grabbed it first; raw events see it in any case."""
        state = sum(_MODIFIER_MASKS[name] for name in self._modifiers)
        for locks in _LOCKS:
            request = self._x.core.GrabKeyChecked(
                True, self._root, state | locks, self._stop_code, xproto.GrabMode.Async, xproto.GrabMode.Async
            )
            try:
                request.check()
            except xproto.AccessError:
                return

    def _select_monitors(self) -> None:
        try:
            extension = self._x(randr.key)
            extension.QueryVersion(1, 3).reply()
            extension.SelectInputChecked(self._root, randr.NotifyMask.ScreenChange).check()
        except (xcffib.Error, xcffib.XcffibException, KeyError):
            return

    def _select_saver(self) -> None:
        try:
            extension = self._x(screensaver.key)
            extension.QueryVersion(1, 1).reply()
            extension.SelectInputChecked(self._root, screensaver.Event.NotifyMask).check()
        except (xcffib.Error, xcffib.XcffibException, KeyError):
            return


class NoWatch:
    """Where nothing can be watched: the Stop key works in our own windows only, and the window says so."""

    def start(self, tell: Tell) -> None:  # noqa: ARG002
        """Raises RefusedError("no_watch")."""
        raise RefusedError("no_watch")

    def stop(self) -> None:
        """Nothing to stop."""

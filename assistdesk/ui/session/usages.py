"""Which key of a keyboard a Qt key event is, as a USB HID usage (HID Usage Tables, keyboard page 07).

By its symbol where the US keyboard has it, so that Ctrl+A is Ctrl+A whatever the agent's layout; else, under X11, by its
place. Refuses to know what is done with it.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K = Qt.Key
_LETTER_A, _DIGIT_1, _F1, _F13 = 0x04, 0x1E, 0x3A, 0x68
_X_CODE_OFFSET: Final = 8
"""X key codes are the kernel's plus 8."""

_NAMED: Final[dict[int, int]] = {
    _K.Key_0: 0x27, _K.Key_Return: 0x28, _K.Key_Escape: 0x29, _K.Key_Backspace: 0x2A, _K.Key_Tab: 0x2B,
    _K.Key_Backtab: 0x2B, _K.Key_Space: 0x2C, _K.Key_Minus: 0x2D, _K.Key_Underscore: 0x2D, _K.Key_Equal: 0x2E,
    _K.Key_Plus: 0x2E, _K.Key_BracketLeft: 0x2F, _K.Key_BracketRight: 0x30, _K.Key_Backslash: 0x31,
    _K.Key_Semicolon: 0x33, _K.Key_Apostrophe: 0x34, _K.Key_QuoteLeft: 0x35, _K.Key_Comma: 0x36, _K.Key_Period: 0x37,
    _K.Key_Slash: 0x38, _K.Key_CapsLock: 0x39, _K.Key_Print: 0x46, _K.Key_ScrollLock: 0x47, _K.Key_Pause: 0x48,
    _K.Key_Insert: 0x49, _K.Key_Home: 0x4A, _K.Key_PageUp: 0x4B, _K.Key_Delete: 0x4C, _K.Key_End: 0x4D,
    _K.Key_PageDown: 0x4E, _K.Key_Right: 0x4F, _K.Key_Left: 0x50, _K.Key_Down: 0x51, _K.Key_Up: 0x52,
    _K.Key_NumLock: 0x53, _K.Key_Enter: 0x58, _K.Key_Menu: 0x65, _K.Key_Control: 0xE0, _K.Key_Shift: 0xE1,
    _K.Key_Alt: 0xE2, _K.Key_Meta: 0xE3, _K.Key_Super_L: 0xE3, _K.Key_Super_R: 0xE7,
}  # fmt: skip

_PLACES: Final = {
    **dict(zip(range(2, 12), (*range(_DIGIT_1, _DIGIT_1 + 9), 0x27), strict=True)),
    **dict(zip(range(16, 28), (0x14, 0x1A, 0x08, 0x15, 0x17, 0x1C, 0x18, 0x0C, 0x12, 0x13, 0x2F, 0x30), strict=True)),
    **dict(zip(range(30, 42), (0x04, 0x16, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x0E, 0x0F, 0x33, 0x34, 0x35), strict=True)),
    **dict(zip(range(43, 54), (0x31, 0x1D, 0x1B, 0x06, 0x19, 0x05, 0x11, 0x10, 0x36, 0x37, 0x38), strict=True)),
    12: 0x2D, 13: 0x2E, 86: 0x64,
}  # fmt: skip
"""The kernel's code of the places of a US keyboard's main block; 86 is the key that only others have."""


def usage_of(event: QKeyEvent, platform: str) -> int | None:
    """None: no keyboard of ours has such a key."""
    key = event.key()
    if _K.Key_A <= key <= _K.Key_Z:
        return _LETTER_A + key - _K.Key_A
    if _K.Key_1 <= key <= _K.Key_9:
        return _DIGIT_1 + key - _K.Key_1
    if _K.Key_F1 <= key <= _K.Key_F12:
        return _F1 + key - _K.Key_F1
    if _K.Key_F13 <= key <= _K.Key_F24:
        return _F13 + key - _K.Key_F13
    if key in _NAMED:
        return _NAMED[key]
    return _PLACES.get(event.nativeScanCode() - _X_CODE_OFFSET) if platform == "xcb" else None

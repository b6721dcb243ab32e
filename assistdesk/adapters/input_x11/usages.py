"""Physical keys by their USB HID keyboard usage: where each is on an evdev keyboard, and what it says on a US one.

HID Usage Tables, page 0x07; key codes are those of the X server's evdev rules (the kernel's number plus 8). Power, sleep
and the like are left out on purpose: nobody switches the customer's computer off from afar. Refuses to know layouts.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PhysicalKey:
    """``symbol``: the keysym of the unshifted key on a US keyboard; 0 where only the place counts (keypad, Asian keys)."""

    code: int
    symbol: int = 0


_ROWS: Final = (
    (24, "qwertyuiop[]"),
    (38, "asdfghjkl;'`"),
    (51, "\\zxcvbnm,./"),
    (10, "1234567890-="),
)
_US_CODES: Final = {character: first + at for first, row in _ROWS for at, character in enumerate(row)}
_PRINTED: Final = {0x04: "abcdefghijklmnopqrstuvwxyz1234567890", 0x2D: "-=[]\\", 0x33: ";'`,./"}

_NAMED: Final = {
    0x28: (36, 0xFF0D),  # Return
    0x29: (9, 0xFF1B),  # Escape
    0x2A: (22, 0xFF08),  # BackSpace
    0x2B: (23, 0xFF09),  # Tab
    0x2C: (65, 0x20),  # space
    0x32: (51, 0),  # the key left of Return on ISO keyboards
    0x39: (66, 0xFFE5),  # Caps Lock
    0x46: (107, 0xFF61),  # Print
    0x47: (78, 0xFF14),  # Scroll Lock
    0x48: (127, 0xFF13),  # Pause
    0x49: (118, 0xFF63),  # Insert
    0x4A: (110, 0xFF50),  # Home
    0x4B: (112, 0xFF55),  # Page Up
    0x4C: (119, 0xFFFF),  # Delete
    0x4D: (115, 0xFF57),  # End
    0x4E: (117, 0xFF56),  # Page Down
    0x4F: (114, 0xFF53),  # Right
    0x50: (113, 0xFF51),  # Left
    0x51: (116, 0xFF54),  # Down
    0x52: (111, 0xFF52),  # Up
    0x53: (77, 0xFF7F),  # Num Lock
    0x54: (106, 0),  # keypad / * - + Enter 1 ... 9 0 .
    0x55: (63, 0),
    0x56: (82, 0),
    0x57: (86, 0),
    0x58: (104, 0),
    0x59: (87, 0),
    0x5A: (88, 0),
    0x5B: (89, 0),
    0x5C: (83, 0),
    0x5D: (84, 0),
    0x5E: (85, 0),
    0x5F: (79, 0),
    0x60: (80, 0),
    0x61: (81, 0),
    0x62: (90, 0),
    0x63: (91, 0),
    0x64: (94, 0),  # the key right of the left Shift on ISO keyboards
    0x65: (135, 0xFF67),  # Menu
    0x67: (125, 0),  # keypad =
    0x75: (146, 0),  # Help
    0x7A: (139, 0),  # Undo
    0x7B: (145, 0),  # Cut
    0x7C: (141, 0),  # Copy
    0x7D: (143, 0),  # Paste
    0x7E: (144, 0),  # Find
    0x85: (129, 0),  # keypad ,
    0x87: (97, 0),  # Ro
    0x88: (101, 0),  # Katakana and Hiragana
    0x89: (132, 0),  # Yen
    0x8A: (100, 0),  # Henkan
    0x8B: (102, 0),  # Muhenkan
    0x90: (130, 0),  # Hangul
    0x91: (131, 0),  # Hanja
    0xE0: (37, 0xFFE3),  # Control left
    0xE1: (50, 0xFFE1),  # Shift left
    0xE2: (64, 0xFFE9),  # Alt left
    0xE3: (133, 0xFFEB),  # Super left
    0xE4: (105, 0xFFE4),  # Control right
    0xE5: (62, 0xFFE2),  # Shift right
    0xE6: (108, 0xFFEA),  # Alt right
    0xE7: (134, 0xFFEC),  # Super right
}
_F1_USAGE: Final = 0x3A
_F1_SYMBOL: Final = 0xFFBE
_F_CODES: Final = (*range(67, 77), 95, 96)
_F13_USAGE: Final = 0x68
_F13_CODE: Final = 191


def _table() -> dict[int, PhysicalKey]:
    table = {usage: PhysicalKey(code, symbol) for usage, (code, symbol) in _NAMED.items()}
    for first, run in _PRINTED.items():
        for at, character in enumerate(run):
            table[first + at] = PhysicalKey(_US_CODES[character], ord(character))
    for at, code in enumerate(_F_CODES):
        table[_F1_USAGE + at] = PhysicalKey(code, _F1_SYMBOL + at)
    for at in range(12):
        table[_F13_USAGE + at] = PhysicalKey(_F13_CODE + at, _F1_SYMBOL + 12 + at)
    return table


KEYS: Final = _table()

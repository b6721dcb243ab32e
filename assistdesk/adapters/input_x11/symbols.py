"""Characters and key symbols: which keysym stands for a character, which character a key of some layout gives.

A keysym of Unicode form is 0x01000000 plus the code point; Latin-1 stands for itself; the older families (Latin-2,
Cyrillic, Greek, ...) follow 8-bit code pages (X Window System Protocol, appendix A). Refuses to know keys and servers.
"""

from typing import Final

UNICODE: Final = 0x0100_0000
RETURN: Final = 0xFF0D
TAB: Final = 0xFF09

_CODE_PAGES: Final = {
    0x01: "iso8859-2",
    0x02: "iso8859-3",
    0x03: "iso8859-4",
    0x05: "iso8859-6",
    0x0C: "iso8859-8",
    0x0D: "tis-620",
}
_CYRILLIC_FIRST: Final = 0xA1
_CYRILLIC: Final = "ђѓёєѕіїјљњћќґўџ№ЂЃЁЄЅІЇЈЉЊЋЌҐЎЏ"
_GREEK: Final = {0xC1: "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣ", 0xD4: "ΤΥΦΧΨΩ", 0xE1: "αβγδεζηθικλμνξοπρσςτυφχψω"}
_SINGLE: Final = {0x13BC: "Œ", 0x13BD: "œ", 0x13BE: "Ÿ", 0x20AC: "€"}


def is_printable(symbol: int) -> bool:
    """Does *symbol* stand for a character of ASCII?"""
    return 0x20 < symbol <= 0x7E


def symbol_of(character: str) -> int | None:
    """The keysym that types *character*; None for a control that is no key (all but line end and tabulator)."""
    point = ord(character)
    match character:
        case "\n":
            return RETURN
        case "\t":
            return TAB
        case _ if 0x20 <= point <= 0x7E or 0xA0 <= point <= 0xFF:
            return point
        case _ if point < 0xA0 or 0xD800 <= point <= 0xDFFF:
            return None
        case _:
            return UNICODE | point


def character_of(symbol: int) -> str | None:
    """The character that a key with *symbol* types; None where it types none, or we do not know which."""
    if 0x20 <= symbol <= 0x7E or 0xA0 <= symbol <= 0xFF:
        return chr(symbol)
    if UNICODE + 0x100 <= symbol <= UNICODE + 0x10FFFF:
        return chr(symbol - UNICODE)
    family, low = symbol >> 8, symbol & 0xFF
    if family == 0x06:
        return _cyrillic(low)
    if family == 0x07:
        return next((run[low - first] for first, run in _GREEK.items() if 0 <= low - first < len(run)), None)
    if family in _CODE_PAGES and low > 0xA0:
        return bytes([low]).decode(_CODE_PAGES[family], "ignore") or None
    return _SINGLE.get(symbol)


def typed_symbol(symbol: int) -> int | None:
    """The keysym under which ``symbol_of`` would ask for what a key with *symbol* types."""
    if symbol in (RETURN, TAB):
        return symbol
    character = character_of(symbol)
    return None if character is None else symbol_of(character)


def _cyrillic(low: int) -> str | None:
    if low >= 0xC0:
        return bytes([low]).decode("koi8-r")
    return _CYRILLIC[low - _CYRILLIC_FIRST] if low >= _CYRILLIC_FIRST else None

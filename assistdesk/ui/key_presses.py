"""What a person pressed, as a key text: the form in which keys stand in the table, on disk and in Qt's own shortcuts.

A chord is Qt's portable text ("Ctrl+Shift+F12"). A single letter is written large ("J", "Shift+J"); a sign stands for itself,
however the keyboard makes it ("?"). Keys that only qualify others, pressed alone, are their names ("Ctrl+Alt+Shift").
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_M = Qt.KeyboardModifier
MODIFIERS: Final = (
    ("Ctrl", Qt.Key.Key_Control, _M.ControlModifier),
    ("Alt", Qt.Key.Key_Alt, _M.AltModifier),
    ("Shift", Qt.Key.Key_Shift, _M.ShiftModifier),
    ("Meta", Qt.Key.Key_Meta, _M.MetaModifier),
)
"""In the order in which Qt writes none of them alone, but experience.md does."""
COMMANDING: Final = _M.ControlModifier | _M.AltModifier | _M.MetaModifier
_SHIFTED: Final = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
"""Signs of a US keyboard, and the key that each is on."""


def is_letter(key: str) -> bool:
    """A single letter, digit or sign, perhaps with Shift: it works only where nothing is written."""
    return len(key.removeprefix("Shift+")) == 1


def letter_of(event: QKeyEvent) -> str:
    """The single letter that was pressed, or "" where it was none, or stood with Ctrl, Alt or Meta."""
    text = event.text().upper()
    if len(text) != 1 or not text.isprintable() or text.isspace() or event.modifiers() & COMMANDING:
        return ""
    has_shift = bool(event.modifiers() & _M.ShiftModifier)
    return f"Shift+{text}" if has_shift and text.isalnum() else text


def chord_of(event: QKeyEvent) -> str:
    """The chord that was pressed, or "" while only keys that qualify others are down."""
    if modifier_of(event) is not None or event.key() in (0, Qt.Key.Key_unknown, Qt.Key.Key_AltGr):
        return ""
    held = event.modifiers() & (COMMANDING | _M.ShiftModifier)
    if _is_made_with_shift(event):
        held &= ~_M.ShiftModifier
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
    return QKeySequence(held.value | int(key)).toString(QKeySequence.SequenceFormat.PortableText)


def _is_made_with_shift(event: QKeyEvent) -> bool:
    """On a real keyboard Ctrl+Shift+. is the sign >: Qt then hears Ctrl+>, whatever keyboard it is."""
    sign = event.text()
    return event.nativeScanCode() != 0 and len(sign) == 1 and sign.isprintable() and not (sign.isalnum() or sign == " ")


def modifier_of(event: QKeyEvent) -> str | None:
    """The name of the key, where it is one that qualifies others."""
    return next((name for name, key, _held in MODIFIERS if event.key() == key), None)


def alone(names: set[str]) -> str:
    """The key text of keys that qualify others, pressed together and let go alone."""
    return "+".join(name for name, _key, _held in MODIFIERS if name in names)


def same_press(one: str, other: str) -> bool:
    """Are both the same keys on a usual keyboard? Ctrl+> and Ctrl+Shift+. are."""
    return _plain(one) == _plain(other)


def tidied(key: str) -> str:
    """*key* as Qt writes it, or "" where it means nothing to it."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _plain(key: str) -> str:
    held, plus, last = key.rpartition("+")
    if key.endswith("++"):
        held, plus, last = key[:-2], "+", "+"
    if not plus or is_letter(key) or last not in _SHIFTED:
        return key
    return f"{held}+Shift+{_SHIFTED[last]}"

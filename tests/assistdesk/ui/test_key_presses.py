"""ui/key_presses.py: a press in the words of the table, whatever keyboard it comes from."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from assistdesk.ui.key_presses import alone, chord_of, letter_of, modifier_of, tidied

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYPAD, Key = Qt.KeyboardModifier.KeypadModifier, Qt.Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (press(Key.Key_J, NONE, "j"), "J"),
        (press(Key.Key_J, SHIFT, "J"), "Shift+J"),
        (press(Key.Key_Question, SHIFT, "?"), "?"),
        (press(Key.Key_Ntilde, NONE, "ñ"), "Ñ"),
        (press(Key.Key_1, KEYPAD, "1"), "1"),
        (press(Key.Key_J, CTRL, "\n"), ""),
        (press(Key.Key_J, ALT, "j"), ""),
        (press(Key.Key_Space, NONE, " "), ""),
        (press(Key.Key_F5), ""),
        (press(Key.Key_S, NONE, "ß"), ""),
    ],
)
def test_single_letters(event: QKeyEvent, letter: str) -> None:
    assert letter_of(event) == letter


@pytest.mark.parametrize(
    ("event", "chord"),
    [
        (press(Key.Key_K, CTRL), "Ctrl+K"),
        (press(Key.Key_F12, CTRL | SHIFT), "Ctrl+Shift+F12"),
        (press(Key.Key_Period, CTRL | SHIFT), "Ctrl+Shift+."),
        (press(Key.Key_Greater, CTRL | SHIFT, ">", scan=60), "Ctrl+>"),
        (press(Key.Key_S, CTRL | SHIFT, "S", scan=39), "Ctrl+Shift+S"),
        (press(Key.Key_Enter, CTRL | KEYPAD), "Ctrl+Return"),
        (press(Key.Key_Delete, CTRL | SHIFT), "Ctrl+Shift+Del"),
        (press(Key.Key_F5), "F5"),
        (press(Key.Key_Control, CTRL), ""),
        (press(Key.Key_AltGr), ""),
        (press(Key.Key_unknown, CTRL), ""),
    ],
)
def test_chords(event: QKeyEvent, chord: str) -> None:
    assert chord_of(event) == chord


def test_keys_that_qualify_others() -> None:
    assert modifier_of(press(Key.Key_Alt, ALT)) == "Alt"
    assert modifier_of(press(Key.Key_A)) is None
    assert alone({"Shift", "Ctrl", "Alt"}) == "Ctrl+Alt+Shift"


@pytest.mark.parametrize(
    ("key", "tidy"), [("shift+ctrl+a", "Ctrl+Shift+A"), ("Ctrl+Foo", ""), ("", ""), ("Ctrl+A, B", "")]
)
def test_a_key_text_as_qt_writes_it(key: str, tidy: str) -> None:
    assert tidied(key) == tidy

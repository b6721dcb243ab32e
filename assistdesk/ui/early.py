"""What a first window says to Qt without naming ``Qt``.

The first use of ``PySide6.QtCore.Qt`` makes its hundred enumerations for Python: some 20 ms, a tenth of what a window takes to
open. Qt takes the same values as numbers where they are properties or flags of a text, so what is painted first gives numbers,
and whatever comes later says ``QtCore.Qt``. Holds only what a first window needs; a test holds each number against its name.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush, QColor, QPalette, QPen

PLAIN_TEXT = 0
CENTRED = 0x84
CENTRED_IN_HEIGHT = 0x80
"""At the left."""
NEVER_FOCUSED, FOCUSED = 0, 11
DIGITS_ONLY = 0x10000
NEVER_A_BAR = 1
LIGHT, DARK = 1, 2


def give(thing: QObject, name: str, number: int) -> None:
    """Set the property *name* of *thing*, an enumeration, by its *number*. Raises TypeError where Qt knows none so."""
    if not thing.setProperty(name, number):
        raise TypeError(f"{type(thing).__name__} has no {name}")


def brush(colour: QColor) -> QBrush:
    """A solid brush for ``QPainter.fillPath``: QBrush's own constructor compares it with all that ``Qt`` names."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    return palette.window()


def pen(colour: QColor, width_px: int) -> QPen:
    """A solid pen for ``QPainter.strokePath``, as ``brush`` for another reason of the same kind."""
    made = QPen()
    made.setColor(colour)
    made.setWidth(width_px)
    return made

"""The numbers of a first window are those that Qt's names stand for, and no first window needs the names before its paint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QScrollArea

from assistdesk.ui import early

PROGRAM = """
import sys
from PySide6 import QtCore
from assistdesk import app, cli

def started(face):
    print("Qt" in vars(QtCore))
    face.program.app.quit()

app.Face.start = started
cli.main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (early.PLAIN_TEXT, Qt.TextFormat.PlainText),
        (early.CENTRED, Qt.AlignmentFlag.AlignCenter),
        (early.CENTRED_IN_HEIGHT, Qt.AlignmentFlag.AlignVCenter),
        (early.NEVER_FOCUSED, Qt.FocusPolicy.NoFocus),
        (early.FOCUSED, Qt.FocusPolicy.StrongFocus),
        (early.DIGITS_ONLY, Qt.InputMethodHint.ImhDigitsOnly),
        (early.NEVER_A_BAR, Qt.ScrollBarPolicy.ScrollBarAlwaysOff),
        (early.LIGHT, Qt.ColorScheme.Light),
        (early.DARK, Qt.ColorScheme.Dark),
    ],
)
def test_each_number_is_what_qts_name_stands_for(number: int, name: Qt.AlignmentFlag) -> None:
    assert number == name.value


def test_a_number_arrives_as_the_enumeration() -> None:
    label, area = QLabel("<b>not bold</b>"), QScrollArea()
    early.give(label, "textFormat", early.PLAIN_TEXT)
    early.give(area, "horizontalScrollBarPolicy", early.NEVER_A_BAR)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_what_qt_does_not_know_is_told() -> None:
    with pytest.raises(TypeError, match="QLabel has no tetxFormat"):
        early.give(QLabel(), "tetxFormat", early.PLAIN_TEXT)


def test_brush_and_pen_are_solid_and_keep_their_colour() -> None:
    colour = QColor(10, 20, 30, 40)
    brush, pen = early.brush(colour), early.pen(colour, 3)
    assert (brush.color(), brush.style()) == (colour, Qt.BrushStyle.SolidPattern)
    assert (pen.color(), pen.style(), pen.width()) == (colour, Qt.PenStyle.SolidLine, 3)


@pytest.mark.parametrize("side", [(), ("join",)], ids=["agent", "customer"])
@pytest.mark.parametrize("theme", ["system", "dark"])
def test_a_first_window_is_painted_before_anything_names_qt(side: tuple[str, ...], theme: str, tmp_path: Path) -> None:
    """What a start may cost is measured by ``make bench-start``; this says early who makes it dearer by a tenth."""
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    env = {
        **os.environ, **dict.fromkeys(folders, str(tmp_path)), "QT_QPA_PLATFORM": "offscreen", "ASSISTDESK_THEME": theme
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", PROGRAM, *side], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"], done.stderr

"""The program ends when the system says so, whatever stands open in its windows."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from assistdesk.app import quit_on_signals
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import Look, Settings
from assistdesk.ui.widgets.dialogs import Dialog
from tests.kit.screenshots import window_of
from tests.kit.snapshots import STATES

app = QApplication(sys.argv[:1])
look = Look(app, Settings(), Tongue(app).use)
window = window_of(STATES["busy-day"], look, None)
window._emit = lambda intent: print(type(intent).__name__)
if sys.argv[1] == "sheet":
    sheet, line = Dialog(look, window, "Hours"), QLineEdit()
    sheet.body.addWidget(line)
    sheet.open()
    line.insert("typed")
    if sys.argv[2] == "asked":
        sheet.reject()
elif sys.argv[1] == "draft":
    window.conversation.composer.text.insertPlainText("half a word")
quit_on_signals(app)
QTimer.singleShot(100, lambda: os.kill(os.getpid(), int(sys.argv[3])))
QTimer.singleShot(20_000, lambda: os._exit(9))
sys.exit(app.exec())
"""


@pytest.mark.parametrize("number", ["15", "2"])
@pytest.mark.parametrize(
    ("open_part", "state", "said"),
    [
        ("nothing", "", []),
        ("sheet", "typed", ["KeepLeft"]),
        ("sheet", "asked", ["KeepLeft"]),
        ("draft", "", ["SaveDraft"]),
    ],
)
def test_a_signal_ends_the_program_and_what_was_typed_is_handed_over(
    open_part: str, state: str, said: list[str], number: str
) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, open_part, state, number],
        env=env, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout.split()) == (0, said), done.stderr

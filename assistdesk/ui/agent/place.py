"""Where the agent's windows stand, also the next time, and how the person wants them to look."""

import os

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from assistdesk.ui.agent.means import Means
from assistdesk.ui.memory import Memory
from assistdesk.ui.theme import Settings, settings_text

PLACE, LOOK = "window.agent", "look"
LEAVE = "XDG_ACTIVATION_TOKEN"
"""Qt takes it from there, once (QWaylandWindow::requestActivateWindow)."""
SIZE_PX, SIZE_MIN_PX = (1580, 940), (960, 600)


def restore_place(window: QMainWindow, memory: Memory) -> None:
    """Where it stood last, never off the screen; the first time as large as the screen allows."""
    window.setMinimumSize(*SIZE_MIN_PX)
    kept = memory.get(PLACE)
    if kept is None or not window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(SIZE_PX[0], screen.width()), min(SIZE_PX[1], screen.height()))


def remember_place(window: QMainWindow, memory: Memory) -> None:
    memory.put(PLACE, bytes(window.saveGeometry().toBase64().data()).decode())


def come_forward(window: QWidget, token: str = "") -> None:
    """Before all others, as large as it was. *token*: the desktop's leave to do so; Qt shows it where one is asked for."""
    if token and QGuiApplication.platformName() == "wayland":
        os.environ[LEAVE] = token
    window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def change_look(means: Means, window: QMainWindow, settings: Settings) -> None:
    """Remember *settings* and wear them once the event that chose them is over: windows are built anew then."""
    means.memory.put(LOOK, settings_text(settings))
    QTimer.singleShot(0, window, lambda: means.look.set(settings))

"""The chords of one window: Qt's shortcuts, made from the keys as they are set now, and made again when they change."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from assistdesk.ui.key_table import WindowName
from assistdesk.ui.keys import Keys


class WindowKeys(QObject):
    """``run(name)`` is told the command. Single letters are the window's own matter."""

    def __init__(self, window: QWidget, keys: Keys, name: WindowName, run: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._keys, self._name, self._run = window, keys, name, run
        self._shortcuts: list[QShortcut] = []
        self._make()
        keys.changed.connect(self._make)

    def _make(self) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [self._shortcut(key, name) for key, name in self._keys.chords(self._name).items()]

    def _shortcut(self, key: str, name: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(lambda: self._run(name))
        return shortcut

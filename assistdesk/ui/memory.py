"""Where windows remember places, widths and looks: an INI file of this user's, written by Qt."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

VALUE_CHARS_MAX = 8_192
UNREADABLE = "?"
"""What stands for a value that is there and is no text, as somebody's hand leaves it who forgot its quotes."""


class Memory(Protocol):
    """Settings that outlive the program: geometry, column widths, look."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...


class SettingsMemory:
    """Names to short texts. A file that is broken or not writable costs remembered places and nothing else."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, name: str) -> str | None:
        value = self._settings.value(name)
        if isinstance(value, str):
            return value[:VALUE_CHARS_MAX]
        return UNREADABLE if self._settings.contains(name) or self._is_broken else None

    @property
    def _is_broken(self) -> bool:
        """Nothing of the file could be read."""
        return self._settings.status() is QSettings.Status.FormatError and not self._settings.allKeys()

    def put(self, name: str, value: str) -> None:
        self._settings.setValue(name, value)

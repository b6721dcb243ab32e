"""What makes the program look for a session to come back to, and on a desktop of freedesktop.org starts it once at the next
log-in (protocol.md section 12.5).

Two small files without a secret: the mark, and an autostart entry that is removed by the start it caused. Fits the
``ReturnMark`` port. Refuses to know what one comes back to.
"""

import contextlib
from pathlib import Path
from typing import Final

ENTRY_NAME: Final = "assistdesk-return.desktop"
_ESCAPED: Final = '\\"`$'


class StartOnce:
    """*autostart*: the folder of autostart entries; None where there is no such thing. *command*: what starts the program."""

    def __init__(self, mark: Path, autostart: Path | None, command: tuple[str, ...]) -> None:
        self._mark, self._command = mark, command
        self._entry = autostart / ENTRY_NAME if autostart is not None else None

    def is_set(self) -> bool:
        return self._mark.exists()

    def set(self) -> None:
        with contextlib.suppress(OSError):
            self._mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._mark.touch(0o600)
            if self._entry is not None:
                self._entry.parent.mkdir(parents=True, exist_ok=True)
                self._entry.write_text(desktop_entry(self._command), encoding="utf-8")

    def started(self) -> None:
        if self._entry is not None:
            with contextlib.suppress(OSError):
                self._entry.unlink(missing_ok=True)

    def clear(self) -> None:
        self.started()
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)


def desktop_entry(command: tuple[str, ...]) -> str:
    """Desktop Entry Specification: every word quoted, and quoted once more as a string of the file."""
    words = " ".join(_quoted(word) for word in command).replace("\\", "\\\\").replace("\n", "\\n")
    lines = ("[Desktop Entry]", "Type=Application", "Name=AssistDesk", f"Exec={words}", "StartupNotify=false")
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    escaped = "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in word)
    return '"' + escaped.replace("%", "%%") + '"'

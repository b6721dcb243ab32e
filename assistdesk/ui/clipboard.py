"""Qt's clipboard: what a person copied, and the two hands that the clipboard adapter is given, reachable from any thread."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication


class ClipboardHands(QObject):
    """Emit ``write`` or ``clear_if`` from anywhere; both happen on Qt's thread."""

    write = Signal(str)
    clear_if = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.write.connect(self._write)
        self.clear_if.connect(self._clear_if)

    @Slot(str)
    def _write(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot(str)
    def _clear_if(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == text:
            clipboard.clear()


def copied_text() -> str:
    """The plain text on the clipboard now; empty where there is none, also where files lie there under their names."""
    held = QGuiApplication.clipboard().mimeData()
    if not held.hasFormat("text/plain") or any(url.isLocalFile() for url in held.urls()):
        return ""
    return held.text()

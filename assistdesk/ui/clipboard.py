"""Qt's clipboard, reachable from any thread: the two hands that the clipboard adapter is given."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication


class ClipboardHands(QObject):
    """Emit ``write`` or ``clear_if`` from anywhere; both happen on Qt's thread."""

    write = Signal(str)
    clear_if = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.write.connect(self._write, Qt.ConnectionType.QueuedConnection)
        self.clear_if.connect(self._clear_if, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _write(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot(str)
    def _clear_if(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == text:
            clipboard.clear()

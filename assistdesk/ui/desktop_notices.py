"""The desktop's own notifications in Qt's loop (decision 0063): nothing waits for it, and a click says which one it was."""

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from assistdesk.adapters.notifications_dbus import Notifications
from assistdesk.ui.text import say
from assistdesk.ui.tray import Tray
from assistdesk.ui.widgets.logo import FILE

ENTRY = "assistdesk"


class DesktopNotices(QObject):
    """``tell`` says False where no service is there now; it is asked again then. *address*: the session bus's, "" for none."""

    answered = Signal(str, str)
    """The key of what was clicked, and what a window needs on this desktop to come to the front ("" where nothing)."""

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = Notifications(address, "AssistDesk", FILE.as_uri(), ENTRY)
        self._watches: tuple[QSocketNotifier, ...] = ()

    @property
    def is_there(self) -> bool:
        """The service."""
        return self._service.is_there

    def can_tell(self) -> bool:
        """Whether the system has room for notifications now: by its service, or by the tray."""
        return self._service.is_there or Tray.can_tell()

    def open(self) -> None:
        """Ask whether the service is there, unless that is known."""
        self._service.open()
        self._watch()

    def tell(self, key: str, title: str, text: str) -> bool:
        is_told = self._service.tell(key, title, text, say("told.open"))
        self._watch()
        return is_told

    def withdraw(self, key: str) -> None:
        self._service.withdraw(key)
        self._watch()

    def close(self) -> None:
        """All that was told goes."""
        self._service.close()
        self._watch()

    def _read(self) -> None:
        found = self._service.read()
        self._watch()
        for one in found:
            self.answered.emit(one.key, one.token)

    def _write(self) -> None:
        self._service.write()
        self._watch()

    def _watch(self) -> None:
        """The handle as it is now; for room to write only while something waits."""
        handle = self._service.handle
        if self._watches and self._watches[0].socket() != handle:
            for watch in self._watches:
                watch.setEnabled(False)
                watch.deleteLater()
            self._watches = ()
        if not self._watches and handle >= 0:
            reads = QSocketNotifier(handle, QSocketNotifier.Type.Read, self)
            writes = QSocketNotifier(handle, QSocketNotifier.Type.Write, self)
            reads.activated.connect(self._read)
            writes.activated.connect(self._write)
            self._watches = reads, writes
        if self._watches:
            self._watches[1].setEnabled(self._service.has_to_write)

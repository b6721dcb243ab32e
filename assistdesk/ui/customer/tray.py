"""The icon beside the clock while the customer's screen is shared: one more way to stop (experience.md section 7)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from assistdesk.runtime.intents_customer import Stop
from assistdesk.ui.customer.page import Emit
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.tray import Entry, Tray


class SharingTray(QObject):
    """``show`` and ``hide``. It asks nothing: *Stop sharing* is as good as the red button. *come*: the window to the front."""

    def __init__(self, look: Look, emit: Emit, come: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._emit, self._come = emit, come
        self.tray = Tray(look, self)
        self.tray.pressed.connect(come)
        self._offer()
        look.changed.connect(self._offer)

    def show(self) -> None:
        self.tray.show()

    def hide(self) -> None:
        self.tray.hide()

    def _offer(self) -> None:
        stop = Entry(say("tray.stop"), lambda: self._emit(Stop("tray")))
        self.tray.offer(say("tray.sharing"), stop, Entry(say("tray.open"), self._come))

"""The program's icon among those of the desktop, with a short menu, and what the desktop says for it beside the clock.

A thin layer over Qt's: where the desktop has no place for icons, nothing is shown, and ``can_tell`` says so. Refuses to know
what is told and when. What it is given to tell must be plain: some desktops take it for HTML.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSystemTrayIcon

from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.logo import FILE
from assistdesk.ui.widgets.menus import Menu

SIZES_PX = (16, 22, 24, 32, 48, 64)
SHOWN_MS = 10_000


class Entry(NamedTuple):
    """A line of the menu; ``is_on``: with a tick or without, None where there is nothing to tick."""

    words: str
    chosen: Callable[[], object]
    is_on: bool | None = None


class Tray(QObject):
    """``show`` and ``hide`` the icon; it goes with the program in any case."""

    pressed = Signal()
    """The icon itself."""
    answered = Signal()
    """One of the notifications: Qt does not say which."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = Menu(look, name="AssistDesk")
        self._icon = QSystemTrayIcon(mark(), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.answered)

    @staticmethod
    def can_tell() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    @property
    def is_shown(self) -> bool:
        return self._icon.isVisible()

    def offer(self, tip: str, *entries: Entry) -> None:
        """From now on this is the menu, and *tip* what is read over the icon."""
        self._icon.setToolTip(tip)
        self._menu.clear()
        for words, chosen, is_on in entries:
            action = self._menu.add(words, chosen)
            action.setCheckable(is_on is not None)
            action.setChecked(bool(is_on))

    def entries(self) -> dict[str, Callable[[], None]]:
        """What the menu holds, as it is read, and how each is chosen."""
        return {action.text(): action.trigger for action in self._menu.actions()}

    def ticked(self) -> list[str]:
        return [action.text() for action in self._menu.actions() if action.isChecked()]

    def show(self) -> None:
        self._icon.show()

    def hide(self) -> None:
        self._icon.hide()

    def tell(self, title: str, text: str) -> None:
        self._icon.showMessage(title, text, self._icon.icon(), SHOWN_MS)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.pressed.emit()


def mark() -> QIcon:
    """The program's mark in the sizes that desktops ask for."""
    drawn, icon = QSvgRenderer(str(FILE)), QIcon()
    for size_px in SIZES_PX:
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawn.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon

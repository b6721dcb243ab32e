"""Menus, and lists of offers, whose words are never read as key marks or HTML."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QListWidget, QMenu, QToolButton, QWidget

from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import menu_text


def offer_list(look: Look, name: str) -> QListWidget:
    """A short list of offers beside a field that keeps the focus; its rows look like a menu's."""
    offers = QListWidget()
    offers.setFont(look.font(Type.BODY))
    offers.setFrameShape(QFrame.Shape.NoFrame)
    offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    offers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    offers.setAccessibleName(name)
    tokens = look.tokens
    offers.setStyleSheet(
        "QListWidget::item { padding: 0 8px; border-radius: 6px; }"
        f"QListWidget::item:hover {{ background: {tokens.subtle}; }}"
        f"QListWidget::item:selected {{ background: {tokens.primary_soft}; color: {tokens.primary_text}; }}"
    )
    return offers


class Menu(QMenu):
    """``add(words, chosen)`` in order; ``icon`` by name, ``checked`` marks the present one, ``key`` is shown at the right.

    Its actions are of its own making: one that Python makes and gives it is let go once too often when the menu is deleted, and
    takes the program down with it (PySide 6.11)."""

    def __init__(self, look: Look, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(name)
        self.setToolTipsVisible(False)

    def add(
        self, words: str, chosen: Callable[[], object], icon: str = "", checked: bool | None = None, key: str = ""
    ) -> QAction:
        action = self.addAction(menu_text(words) + (f"\t{key}" if key else ""))
        if icon:
            action.setIcon(self._look.icon(icon, self._look.tokens.muted, 16))
        if checked is True:
            action.setIcon(self._look.icon("check", self._look.tokens.primary_text, 16))
        action.triggered.connect(lambda _checked=False: chosen())
        return action


def renew_menu(button: QToolButton, make: Callable[[], Menu]) -> None:
    """A new menu for *button*; while its old one is open, that one stays, and *make* is called once it was closed."""
    old = button.menu()
    if not _is_open(old):
        _put_menu(button, make)
    elif not old.property("is_stale"):
        old.setProperty("is_stale", True)
        old.aboutToHide.connect(lambda: _put_menu(button, make), Qt.ConnectionType.SingleShotConnection)


def close_menu(button: QToolButton) -> None:
    menu = button.menu()
    if menu is not None:
        menu.close()


def _is_open(menu: QMenu | None) -> bool:
    return menu is not None and menu.isVisible()


def _put_menu(button: QToolButton, make: Callable[[], Menu]) -> None:
    old = button.menu()
    button.setMenu(make())
    if old is not None:
        old.deleteLater()

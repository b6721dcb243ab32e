"""Menus whose words are never read as key marks or HTML."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import menu_text


class Menu(QMenu):
    """``add(words, chosen)`` in order; ``icon`` by name, ``checked`` marks the present one, ``key`` is shown at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(name)
        self.setToolTipsVisible(False)

    def add(
        self, words: str, chosen: Callable[[], object], icon: str = "", checked: bool | None = None, key: str = ""
    ) -> QAction:
        action = QAction(menu_text(words) + (f"\t{key}" if key else ""), self)
        if icon:
            action.setIcon(self._look.icon(icon, self._look.tokens.muted, 16))
        if checked is True:
            action.setIcon(self._look.icon("check", self._look.tokens.primary_text, 16))
        action.triggered.connect(lambda _checked=False: chosen())
        self.addAction(action)
        return action

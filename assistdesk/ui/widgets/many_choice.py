"""A field that holds one or several of a few values: it looks like a drop-down list, its menu has a mark for each."""

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from assistdesk.ui.theme import Look, Type, restyle
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, menu_text
from assistdesk.ui.widgets.menus import Menu

Value = str | int | None
LEAST_PX = 110


class StayingMenu(Menu):
    """Space or a click marks and the menu stays; Enter marks and closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggle():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._toggle():
            super().keyPressEvent(event)

    def _toggle(self) -> bool:
        action = cast("QAction | None", self.activeAction())
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class ManyChoice(Button):
    """``value`` gives what is marked, in the order of the list. *told* hears each change by a person."""

    def __init__(self, look: Look, name: str, nothing: str, told: Callable[[], object]) -> None:
        super().__init__(look, "", kind="field")
        self.setFont(look.font(Type.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.px(LEAST_PX))
        self._name, self._nothing, self._told = name, nothing, told
        self._actions: list[tuple[QAction, Value, str]] = []
        self._menu = StayingMenu(look, self, name)
        self.setMenu(self._menu)
        self._words = ElidedLabel(look, "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(11), 0, look.px(6), 0)
        layout.addWidget(self._words, 1)
        mark = IconLabel(look, "chevron-down", look.tokens.muted)
        layout.addWidget(mark)
        for widget in (self._words, mark):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show()

    def offer(self, values: Iterable[tuple[Value, str]]) -> None:
        """These from now on; nothing is marked."""
        self._menu.clear()
        self._actions = []
        for value, words in values:
            action = self._menu.addAction(menu_text(words))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False: self._changed())
            self._actions.append((action, value, words))
        self._show()

    def value(self) -> tuple[Value, ...]:
        return tuple(value for action, value, _ in self._actions if action.isChecked())

    def choose(self, values: Iterable[Value]) -> None:
        wanted = tuple(values)
        for action, value, _ in self._actions:
            action.setChecked(value in wanted)
        self._show()

    def _changed(self) -> None:
        restyle(self, "bad", "false")
        self._show()
        self._told()

    def _show(self) -> None:
        words = ", ".join(words for action, _, words in self._actions if action.isChecked()) or self._nothing
        self._words.set_text(words)
        self.setAccessibleName(f"{self._name}: {words}")

"""Buttons: with words, with an icon and a name, in a segment. No button without an accessible name; ``&`` is never a mark."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from assistdesk.ui import early
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.labels import menu_text, set_tip

Slot = Callable[[], object]
ICON_GAP_PX = 6
ENTER_PRESSES = "enterPresses"
"""Property of a window in which Return and Enter press the button that has the focus, as Space does. Not in the customer's:
where she is asked, Enter means no."""


def is_press(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Does *event* press *button* in its window? Not again while the key is held."""
    is_enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
    is_alone = not event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()
    return is_enter and is_alone and bool(button.window().property(ENTER_PRESSES))


class Button(QPushButton):
    """A button with words. ``kind``: "", primary, danger, note, quiet; ``size``: "", small, customer."""

    def __init__(
        self,
        look: Look,
        text: str,
        pressed: Slot | None = None,
        kind: str = "",
        icon: str = "",
        size: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", kind)
        self.setProperty("size", size)
        self.setFont(look.font(Type.TITLE if size == "customer" else Type.STRONG))
        early.give(self, "focusPolicy", early.FOCUSED)
        self.setAutoDefault(False)
        self.set_words(text)
        self.set_icon(icon)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(self, event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def set_words(self, text: str) -> None:
        self.setText(menu_text(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        if not name:
            return
        tokens = self._look.tokens
        colour = {
            "primary": tokens.on_primary,
            "danger": "#FFFFFF",
            "note": tokens.warn,
            "quiet": tokens.primary_text,
        }.get(str(self.property("kind")), tokens.text)
        gap_px = ICON_GAP_PX if self.text() else 0
        self.setIcon(self._look.icon(name, colour, 16, gap_px))
        self.setIconSize(QSize(self._look.px(16) + gap_px, self._look.px(16)))


class IconButton(QToolButton):
    """A square button that shows an icon and says *name* to screen readers and in its tooltip."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        pressed: Slot | None = None,
        size_px: int = 34,
        colour: str = "",
        checkable: bool = False,
        icon_px: int = 18,
        key: str = "",
    ) -> None:
        super().__init__()
        self._look, self._colour, self._icon_px = look, colour, icon_px
        self.set_icon(icon)
        self.setIconSize(QSize(look.px(icon_px), look.px(icon_px)))
        self.setFixedSize(max(size_px, look.px(size_px)), max(size_px, look.px(size_px)))
        self.rename(f"{name}   {key}" if key else name)
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        early.give(self, "focusPolicy", early.FOCUSED)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(self, event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def rename(self, name: str) -> None:
        """It does something else from now on."""
        self.setAccessibleName(name)
        set_tip(self, name)

    def set_icon(self, icon: str) -> None:
        look = self._look
        self.setIcon(look.icon(icon, self._colour or look.tokens.muted, self._icon_px))


class Segments(QFrame):
    """A switch of two or three words, one of them chosen: arrow keys move, the chosen one looks raised."""

    def __init__(self, look: Look, name: str, words: tuple[tuple[str, str, str, str], ...]) -> None:
        """*words*: (value, text, icon, tone) of each; tone "" or "note"."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for value, text, icon, tone in words:
            button = Button(look, text, kind="segment")
            button.setFont(look.font(Type.SMALL_STRONG))
            button.setCheckable(True)
            button.setProperty("tone", tone)
            if icon:
                colour = look.tokens.warn if tone == "note" else look.tokens.muted
                button.setIcon(look.icon(icon, colour, 14, ICON_GAP_PX))
                button.setIconSize(QSize(look.px(14) + ICON_GAP_PX, look.px(14)))
            self._group.addButton(button)
            self.buttons[value] = button
            layout.addWidget(button)

    def value(self) -> str:
        return next((value for value, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """ "" chooses none."""
        self._group.setExclusive(bool(value))
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def on_choice(self, told: Callable[[str], object]) -> None:
        """Call *told* with the value when a person chooses."""
        for value, button in self.buttons.items():
            button.clicked.connect(lambda _=False, value=value: told(value))

"""Rows, columns and lines of widgets: the few layouts every window is made of. Knows no look and no sentence."""

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

Part = QWidget | tuple[QWidget, int] | int | None
Margins = tuple[int, int, int, int]


def fill(layout: QBoxLayout, *parts: Part) -> None:
    """Add *parts*: a widget, (widget, stretch), a space in pixels, or None for a stretch."""
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case (widget, stretch):
                layout.addWidget(widget, stretch)
            case QWidget():
                layout.addWidget(part)


def row(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0), name: str = "ghost") -> QFrame:
    """Parts beside each other, centred in height."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    fill(layout, *parts)
    return frame


def column(*parts: Part, spacing: int = 6, margins: Margins = (0, 0, 0, 0), name: str = "ghost") -> QFrame:
    """Parts under each other."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    fill(layout, *parts)
    return frame


def line() -> QFrame:
    """A hairline."""
    frame = QFrame()
    frame.setObjectName("sep")
    frame.setFixedHeight(1)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class FlowLayout(QVBoxLayout):
    """Rows of small things that wrap: give it chips with ``place``, it breaks them at *width_px*."""

    def place(self, widgets: list[QWidget], width_px: int, spacing: int = 6) -> None:
        clear(self)
        self.setSpacing(spacing)
        line_parts: list[Part] = []
        used = 0
        for widget in widgets:
            wide = widget.sizeHint().width()
            if line_parts and used + spacing + wide > width_px:
                self.addWidget(row(*line_parts, None, spacing=spacing))
                line_parts, used = [], 0
            line_parts.append(widget)
            used += wide + spacing
        if line_parts:
            self.addWidget(row(*line_parts, None, spacing=spacing))


def centred(widget: QWidget) -> QFrame:
    """*widget* in the middle of all the room there is."""
    frame = QFrame()
    frame.setObjectName("ghost")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addStretch(1)
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(1)
    return frame


def shows_focus(widget: QObject | None) -> bool:
    """Has *widget* the focus, and does the person work by keyboard, so that a list draws its cursor?"""
    if not isinstance(widget, QWidget) or not widget.hasFocus():
        return False
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_in(widget: QWidget) -> QWidget | None:
    """The widget inside *widget* that has the focus now, or None."""
    found = cast("QWidget | None", widget.focusWidget())
    return found if found is not None and found.hasFocus() else None

"""What the windows have in common that stand above everything on the customer's screen (experience.md section 8).

They bypass the window manager: a stay-on-top tool window would lie under a full-screen one, and a reparented window lets no
click through. They are shaped, never translucent.
"""

from __future__ import annotations  # the type of the flags is named here and made by Qt later

from collections.abc import Iterable

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainterPath, QRegion, QTransform
from PySide6.QtWidgets import QWidget

OLDER_TRAY = "QSystemTrayIconSys"
"""Qt's own window for an icon there."""


def overlay_flags() -> QtCore.Qt.WindowType:
    """For the constructor of such a window."""
    kind = QtCore.Qt.WindowType
    return kind.Tool | kind.FramelessWindowHint | kind.WindowStaysOnTopHint | kind.BypassWindowManagerHint


def rounded_mask(width: int, height: int, radius: int) -> QRegion:
    """The shape of a rounded window for ``setMask``."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    return QRegion(path.toFillPolygon(QTransform()).toPolygon())


def standing(window: QWidget) -> QRect:
    """Where *window* is on the desktop, its frame included. The icon in an older tray stands in another program's window, which
    Qt takes for its frame."""
    if window.inherits(OLDER_TRAY):
        return QRect(window.mapToGlobal(QPoint()), window.size())
    return window.frameGeometry()


def physical_rects(windows: Iterable[QWidget]) -> tuple[tuple[int, int, int, int], ...]:
    """Where visible *windows* stand, frames included, in physical pixels of the whole desktop: (x, y, w, h)."""
    out = []
    for window in windows:
        if not window.isVisible() or window.isMinimized():
            continue
        ratio, origin, frame = window.devicePixelRatioF(), window.screen().geometry().topLeft(), standing(window)
        # a screen's origin is already physical on X11; only distances inside it are scaled
        x = origin.x() + (frame.x() - origin.x()) * ratio
        y = origin.y() + (frame.y() - origin.y()) * ratio
        out.append((round(x), round(y), round(frame.width() * ratio), round(frame.height() * ratio)))
    return tuple(out)

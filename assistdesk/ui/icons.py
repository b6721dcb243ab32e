"""Lucide icons as QIcon: SVG files of assets/icons with ``currentColor`` replaced by a token's colour.

Drawn at 1x and 2x so that they stay sharp on every display. Knows no theme: the colour is an argument.
"""

from __future__ import annotations  # what the first window does not use is named here and made by Qt later

from functools import lru_cache
from pathlib import Path

from PySide6 import QtGui
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
CACHE_MAX = 2_000
RATIOS = (1.0, 2.0)
CLEAR = QtGui.QColor(0, 0, 0, 0)


def svg(name: str, colour: str) -> bytes:
    """The file of *name* in *colour*. Raises FileNotFoundError for an icon that is not shipped: our own bug."""
    return (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())


class Icons:
    """Makes icons and keeps the last ones (bounded)."""

    def __init__(self) -> None:
        self.pixmap = lru_cache(maxsize=CACHE_MAX)(draw)
        self.icon = lru_cache(maxsize=CACHE_MAX)(self._make)

    def _make(self, name: str, colour: str, size_px: int, disabled_colour: str, pad_px: int = 0) -> QtGui.QIcon:
        icon = QtGui.QIcon()
        for ratio in RATIOS:
            icon.addPixmap(self.pixmap(name, colour, size_px, ratio, pad_px))
            icon.addPixmap(self.pixmap(name, disabled_colour, size_px, ratio, pad_px), QtGui.QIcon.Mode.Disabled)
        return icon


def draw(name: str, colour: str, size_px: int, ratio: float, pad_px: int = 0) -> QPixmap:
    """One pixmap of *size_px* logical pixels (and *pad_px* empty ones at its right) for a display of *ratio*."""
    pixmap = QPixmap(QSize(round((size_px + pad_px) * ratio), round(size_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(CLEAR)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap

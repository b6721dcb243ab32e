"""The sharing frame round each shared monitor: 4 px red between 1 px white and 1 px black lines, above everything.

Clicks fall through. Four thin windows a monitor, not one large shaped one: nothing translucent (without a compositor that
would blacken the screen, experience.md section 8), nothing to click, and what they cover is little and known. It shows that
something is shared and nothing else.
"""

from collections.abc import Iterable

from PySide6 import QtCore
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistdesk.ui.session.overlay import overlay_flags

THICKNESS_PX = 6
BANDS = ((0, 1, QColor("#FFFFFF")), (1, 4, QColor("#D92D20")), (5, 1, QColor("#000000")))


class Edge(QWidget):
    """One side of the frame; ``side`` is top, bottom, left or right. The white line is the outer one."""

    def __init__(self, side: str) -> None:
        super().__init__(None, overlay_flags() | QtCore.Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        self._side = side

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for start, thickness, colour in BANDS:
            painter.fillRect(self._band(start, thickness), colour)
        painter.end()
        del event

    def _band(self, start: int, thickness: int) -> QRect:
        far = THICKNESS_PX - start - thickness
        match self._side:
            case "top":
                return QRect(0, start, self.width(), thickness)
            case "bottom":
                return QRect(0, far, self.width(), thickness)
            case "left":
                return QRect(start, 0, thickness, self.height())
            case _:
                return QRect(far, 0, thickness, self.height())


def places(screen: QRect) -> dict[str, QRect]:
    """Where the four edges of *screen* stand: top and bottom whole, left and right between them."""
    t = THICKNESS_PX
    return {
        "top": QRect(screen.x(), screen.y(), screen.width(), t),
        "bottom": QRect(screen.x(), screen.y() + screen.height() - t, screen.width(), t),
        "left": QRect(screen.x(), screen.y() + t, t, screen.height() - 2 * t),
        "right": QRect(screen.x() + screen.width() - t, screen.y() + t, t, screen.height() - 2 * t),
    }


class SharingFrame:
    """The frames of all shared monitors; ``show_on`` makes, moves and takes away edges as needed."""

    def __init__(self) -> None:
        self._edges: dict[tuple[int, str], Edge] = {}

    def show_on(self, screens: Iterable[tuple[int, QRect]]) -> None:
        """Show a frame on each (monitor id, geometry) and on no other."""
        wanted = {(monitor, side): place for monitor, screen in screens for side, place in places(screen).items()}
        for gone in self._edges.keys() - wanted.keys():
            self._edges.pop(gone).close()
        for key, place in wanted.items():
            edge = self._edges.get(key)
            if edge is None:
                edge = self._edges[key] = Edge(key[1])
            edge.setGeometry(place)
            edge.show()

    def hide(self) -> None:
        self.show_on(())

    def windows(self) -> tuple[QWidget, ...]:
        return tuple(self._edges.values())

    def raise_above_all(self) -> None:
        for edge in self._edges.values():
            edge.raise_()

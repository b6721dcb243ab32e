"""Faces without photographs: initials on one of six colours, with a dot when the person is there."""

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from assistdesk.ui import fonts
from assistdesk.ui.theme import AVATARS, Look


def initials(name: str) -> str:
    """Two letters of a name in letters, one sign of a name in Chinese, "?" for none."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    if ord(words[0][0]) >= 0x2E80:
        return words[0][0]
    return "".join(word[0] for word in (words[0], *words[-1:][: len(words) - 1])).upper()


def avatar_colour(name: str) -> str:
    return AVATARS[zlib.adler32(name.encode("utf-8", "surrogatepass")) % len(AVATARS)]


def paint_avatar(
    painter: QPainter, look: Look, rect: QRectF, name: str, online: bool = False, around: str = ""
) -> None:
    """Draw the face of *name* in *rect*; *around* is the colour behind it, for the gap round the dot."""
    colour = QColor(avatar_colour(name))
    gradient = QLinearGradient(rect.topLeft(), rect.bottomRight())
    gradient.setColorAt(0, colour)
    gradient.setColorAt(1, colour.darker(118))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(rect)
    painter.setFont(fonts.font(max(9, round(rect.height() * 0.36)), 600))
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    if online:
        size = max(9.0, rect.height() * 0.28)
        dot = QRectF(rect.right() - size * 0.86, rect.bottom() - size * 0.86, size, size)
        painter.setPen(QPen(QColor(around or look.tokens.surface), 2))
        painter.setBrush(QColor(look.tokens.ok_dot))
        painter.drawEllipse(dot)
    painter.restore()


class Avatar(QWidget):
    def __init__(self, look: Look, name: str, size_px: int = 36, online: bool = False, around: str = "") -> None:
        super().__init__()
        self._look, self._name, self._online, self._around = look, name, online, around
        self.setFixedSize(look.px(size_px), look.px(size_px))
        self.setAccessibleName(name)

    def set(self, name: str, online: bool) -> None:
        self._name, self._online = name, online
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_avatar(painter, self._look, box, self._name, self._online, self._around)
        painter.end()

"""How a drawing of the agent looks: the same lines on the customer's desktop and over the agent's picture of it.

Each line has a dark and a light edge, so that it is seen on any background. All lengths are the customer's pixels, by the
measures of ``core.screen.marks``; whoever paints sets the scale. It draws what it is given and knows nobody.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from assistdesk.core.screen.marks import (
    EDGE_PX,
    LINE_PX,
    PILL_PAD_PX,
    RADIUS_PX,
    RIPPLE_PX,
    arrow_head,
    name_below,
    pill_beside,
)
from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape, Rect

COLOURS: Final = tuple(
    QColor(one) for one in ("#E5342B", "#F5820B", "#F7C600", "#1FA34A", "#12A5B5", "#2A62E8", "#8B3FE0", "#E0409A")
)
"""Red, orange, yellow, green, turquoise, blue, violet, pink: ``ptr.draw``'s colours 0 to 7."""
DARK, LIGHT, INK, PAPER = QColor("#101828"), QColor("#FFFFFF"), QColor("#101828"), QColor("#FFFFFF")
YELLOW: Final = 2
FONT_PX: Final = 13
POINTER: Final = ((0, 0), (0, 22), (5, 17.5), (9, 26), (13, 24), (9, 16), (16, 16))
"""An arrow whose tip is the place it points at."""


def font_of(unit: float, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(round(FONT_PX * unit))
    font.setBold(bold)
    return font


def line_of(drawing: Drawing, unit: float) -> QPainterPath:
    """The middle line of a drawing that is all line."""
    points = [QPointF(x + 0.5, y + 0.5) for x, y in drawing.points]
    path = QPainterPath(points[0])
    match drawing.shape:
        case DrawShape.BOX:
            path = QPainterPath()
            path.addRect(QRectF(points[0], points[-1]).normalized())
        case DrawShape.ARROW:
            left, right = arrow_head(drawing.points[0], drawing.points[-1], unit)
            path.lineTo(points[-1])
            path.addPolygon(QPolygonF([QPointF(*left), points[-1], QPointF(*right)]))
        case _:
            for point in points[1:]:
                path.lineTo(point)
    return path


def paint(painter: QPainter, drawing: Drawing, unit: float) -> None:
    """Paint *drawing* in pixels of its monitor."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = COLOURS[drawing.colour]
    if drawing.shape is DrawShape.NUMBER:
        _paint_step(painter, drawing, colour, unit)
        return
    line = line_of(drawing, unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((DARK, LINE_PX + 2 * EDGE_PX), (LIGHT, LINE_PX + EDGE_PX), (colour, LINE_PX)):
        painter.setPen(_pen(ink, width, unit))
        painter.drawPath(line)


def _paint_step(painter: QPainter, drawing: Drawing, colour: QColor, unit: float) -> None:
    middle, radius = QPointF(*drawing.points[0]), RADIUS_PX * unit
    pill = pill_of(drawing, unit)
    if pill is not None:
        paint_pill(painter, pill, drawing.words, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, smaller in ((DARK, 0), (LIGHT, 1), (colour, 2)):
        painter.setBrush(ink)
        painter.drawEllipse(middle, radius - smaller * unit, radius - smaller * unit)
    painter.setPen(DARK if drawing.colour == YELLOW else LIGHT)
    font = font_of(unit * (1.25 if len(drawing.step) < 3 else 0.9), bold=True)
    painter.setFont(font)
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), drawing.step[:4])


def pill_of(drawing: Drawing, unit: float) -> QRectF | None:
    room = pill_beside(*drawing.points[0], drawing.words, unit)
    return fitted(room, drawing.words, unit) if room is not None else None


def fitted(room: Rect, words: str, unit: float) -> QRectF:
    """As wide as the words are, inside the room that was kept for them."""
    width = QFontMetricsF(font_of(unit)).horizontalAdvance(words) + 2 * PILL_PAD_PX * unit
    return QRectF(room.x, room.y, min(float(room.w), width + 1), room.h)


def paint_pill(painter: QPainter, pill: QRectF, words: str, unit: float) -> None:
    """Words on a paper of their own, cut short where they are too long."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(DARK, 1, unit))
    painter.setBrush(PAPER)
    half = pill.height() / 2
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), half, half)
    font = font_of(unit)
    painter.setFont(font)
    painter.setPen(INK)
    inside = pill.adjusted(PILL_PAD_PX * unit - 2, 0, -PILL_PAD_PX * unit + 2, 0)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def pointer_path(x: int, y: int, unit: float) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in POINTER]))
    path.closeSubpath()
    return path


def paint_pointer(painter: QPainter, x: int, y: int, name: str, unit: float) -> None:
    """The agent's pointer with her name; its tip is at (x, y)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = name_below(x, y, name, unit)
    if room is not None:
        paint_pill(painter, fitted(room, name, unit), name, unit)
    arrow = pointer_path(x, y, unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(DARK, 4, unit))
    painter.drawPath(arrow)
    painter.setBrush(COLOURS[5])
    painter.setPen(_pen(LIGHT, 2, unit))
    painter.drawPath(arrow)


def paint_ripple(painter: QPainter, x: int, y: int, unit: float, share: float) -> None:
    """The ring of a click when *share* (0 to 1) of its time is over."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = (8 + (RIPPLE_PX - 14) * share) * unit
    for ink, width in ((DARK, 8), (LIGHT, 6), (COLOURS[5], 4)):
        painter.setPen(_pen(ink, width, unit))
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _pen(colour: QColor, width: float, unit: float) -> QPen:
    return QPen(colour, width * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

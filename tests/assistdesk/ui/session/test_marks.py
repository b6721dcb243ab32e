"""How drawings look: what is painted stays inside the rectangles that are kept for it, at every scale."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from assistdesk.core.screen.marks import cover, pointer_cover, ripple_cover
from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape, Rect
from assistdesk.ui.session import marks
from assistdesk.ui.theme import Look

WIDTH, HEIGHT = 700, 500
DRAWINGS = (
    Drawing(1, 0, DrawShape.ARROW, ((60, 400), (500, 90)), 0, "", None),
    Drawing(2, 0, DrawShape.ARROW, ((300, 80), (290, 300)), 2, "", None),
    Drawing(3, 0, DrawShape.BOX, ((500, 350), (80, 60)), 1, "", None),
    Drawing(4, 0, DrawShape.PATH, tuple((60 + 4 * i, 250 + round(90 * np.sin(i / 8))) for i in range(64)), 5, "", None),
    Drawing(5, 0, DrawShape.NUMBER, ((90, 200),), 3, "1 Öffnen Sie dieses Menü — 打开菜单 WWWWWWWWWWWW", None),
    Drawing(6, 0, DrawShape.NUMBER, ((300, 200),), 2, "12 Save", None),
    Drawing(7, 0, DrawShape.NUMBER, ((300, 200),), 2, "longer", None),
)


def stained(image: QImage) -> "np.typing.NDArray[np.bool_]":
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., 3] > 0


def canvas() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def assert_inside(image: QImage, rects: tuple[Rect, ...]) -> None:
    painted = stained(image)
    assert painted.any()
    for rect in rects:
        painted[max(0, rect.y) : max(0, rect.bottom), max(0, rect.x) : max(0, rect.right)] = False
    assert not painted.any()


@pytest.mark.parametrize("unit", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: f"{one.shape}-{one.number}")
def test_I16_nothing_of_a_drawing_is_painted_outside_what_is_kept_for_it(
    look: Look, drawing: Drawing, unit: float
) -> None:
    image = canvas()
    painter = QPainter(image)
    marks.paint(painter, drawing, unit)
    painter.end()
    assert_inside(image, cover(drawing.shape, drawing.points, drawing.words, unit))


@pytest.mark.parametrize("unit", [1.0, 2.0])
@pytest.mark.parametrize("name", ["", "Ana Ruiz", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "安娜"])
def test_I16_nor_of_the_pointer_or_a_ripple(look: Look, name: str, unit: float) -> None:
    image = canvas()
    painter = QPainter(image)
    marks.paint_pointer(painter, 30, 40, name, unit)
    painter.end()
    assert_inside(image, pointer_cover(30, 40, name, unit))
    for share in (0.0, 0.5, 1.0):
        image = canvas()
        painter = QPainter(image)
        marks.paint_ripple(painter, 300, 200, unit, share)
        painter.end()
        assert_inside(image, (ripple_cover(300, 200, unit),))

"""The guide that grows while the agent sets numbered steps: each with the part of the picture around it.

What is cut out is what the agent sees, hidden areas hatched, with the step's mark painted in. It keeps steps until they are
saved or the count begins anew, and knows no session.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from assistdesk.core.session.pointing import Drawing
from assistdesk.core.types import DrawShape
from assistdesk.runtime.intents_session import GuideStep
from assistdesk.ui.session import marks

PICTURE: Final = QSize(720, 450)
STEPS_MAX: Final = 40


class Guide:
    """*picture* gives a monitor's picture as it is now, or None."""

    def __init__(self, picture: Callable[[int], QImage | None]) -> None:
        self._picture = picture
        self._steps: dict[int, GuideStep] = {}

    @property
    def steps(self) -> tuple[GuideStep, ...]:
        return tuple(self._steps[number] for number in sorted(self._steps))

    def add(self, number: int, words: str, colour: int, monitor: int, x: int, y: int, unit: float) -> None:
        """A step was set at (x, y) of *monitor*; number 1 begins another guide."""
        image = self._picture(monitor)
        if image is None or (len(self._steps) >= STEPS_MAX and number != 1):
            return
        if number == 1:
            self._steps.clear()
        label = f"{number} {words}".strip()
        drawing = Drawing(0, monitor, DrawShape.NUMBER, ((x, y),), colour, label, None)
        self._steps[number] = GuideStep(number, words, png_of(cut_out(image, drawing, unit)))

    def drop(self, number: int) -> None:
        self._steps.pop(number, None)


def cut_out(image: QImage, drawing: Drawing, unit: float) -> QImage:
    """The part of *image* around a step, as far as there is picture, with its mark."""
    x, y = drawing.points[0]
    width, height = min(PICTURE.width(), image.width()), min(PICTURE.height(), image.height())
    left = max(0, min(x - width // 2, image.width() - width))
    top = max(0, min(y - height // 2, image.height() - height))
    part = image.copy(QRect(left, top, width, height))
    painter = QPainter(part)
    painter.translate(-left, -top)
    marks.paint(painter, drawing, unit)
    painter.end()
    return part


def png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())

"""Chips: short words on a tone, with an icon or a dot beside them. Painted, so that a list's delegate draws the same ones."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistdesk.ui.theme import Look, Tone, Type, tone_colours

CHIP_PX, TAG_PX = 24, 18
PAD_PX, TAG_PAD_PX = 10, 7


class ChipSpec(NamedTuple):
    """``mark``: an icon's name, "dot" for a round dot, "" for none. ``outlined``: a line round it, for what stands still."""

    text: str
    tone: Tone = Tone.NEUTRAL
    mark: str = ""
    outlined: bool = False


def _metrics(look: Look, small: bool) -> QFontMetricsF:
    """Of a chip's words."""
    return QFontMetricsF(look.font(Type.LABEL if small else Type.SMALL_STRONG))


def chip_width(look: Look, spec: ChipSpec, small: bool = False) -> float:
    """The width that *spec* takes, in logical pixels."""
    metrics = _metrics(look, small)
    mark = 0.0 if not spec.mark else look.px(10 if spec.mark == "dot" else 16)
    return metrics.horizontalAdvance(spec.text) + 2 * (TAG_PAD_PX if small else PAD_PX) + mark


def fitted(look: Look, spec: ChipSpec, room: float, small: bool = False) -> ChipSpec:
    """*spec* as it fits into *room* logical pixels: without its mark, then with its words cut by …."""
    over = chip_width(look, spec, small) - room
    if over <= 0:
        return spec
    if spec.mark:
        return fitted(look, spec._replace(mark=""), room, small)
    metrics = _metrics(look, small)
    for_words = metrics.horizontalAdvance(spec.text) - over
    return spec._replace(text=metrics.elidedText(spec.text, Qt.TextElideMode.ElideRight, for_words))


def chip_height(look: Look, small: bool = False) -> int:
    return look.px(TAG_PX if small else CHIP_PX)


def paint_chip(painter: QPainter, look: Look, left: float, top: float, spec: ChipSpec, small: bool = False) -> float:
    """Draw *spec* with its corner at (left, top) and return its width."""
    width, height = chip_width(look, spec, small), chip_height(look, small)
    back, ink = tone_colours(look.tokens, spec.tone)
    box = QRectF(left, top, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1) if spec.outlined else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if spec.outlined else QColor(back))
    edge = 0.5 if spec.outlined else 0.0
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), height / 2, height / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    start = left + (TAG_PAD_PX if small else PAD_PX)
    start += _paint_mark(painter, look, spec, ink, start, box.center().y())
    painter.setPen(QColor(ink))
    painter.setFont(look.font(Type.LABEL if small else Type.SMALL_STRONG))
    painter.drawText(QRectF(start, top, width, height), int(Qt.AlignmentFlag.AlignVCenter), spec.text)
    painter.restore()
    return width


def _paint_mark(painter: QPainter, look: Look, spec: ChipSpec, ink: str, left: float, middle: float) -> float:
    if not spec.mark:
        return 0.0
    if spec.mark == "dot":
        size = look.px(6)
        painter.setBrush(QColor(look.tokens.ok_dot if spec.tone is Tone.OK else ink))
        painter.drawEllipse(QRectF(left, middle - size / 2, size, size))
        return look.px(10)
    size = look.px(12)
    ratio = painter.device().devicePixelRatio()
    pixmap = look.pixmap(spec.mark, ink, 12, ratio)
    painter.drawPixmap(QRectF(left, middle - size / 2, size, size), pixmap, QRectF(pixmap.rect()))
    return look.px(16)


class Chip(QWidget):
    """A chip that only says something."""

    def __init__(self, look: Look, text: str, tone: Tone = Tone.NEUTRAL, mark: str = "", small: bool = False) -> None:
        super().__init__()
        self._look, self._small = look, small
        self.spec = ChipSpec(text, tone, mark)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set(self, text: str, tone: Tone, mark: str = "") -> None:
        self.show_spec(ChipSpec(text, tone, mark))

    def show_spec(self, spec: ChipSpec) -> None:
        self.spec = spec
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = chip_width(self._look, self.spec, self._small)
        return QSize(int(width) + 1, chip_height(self._look, self._small))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._look, 0, 0, fitted(self._look, self.spec, self.width(), self._small), self._small)
        painter.end()


class PressedByEnter(QAbstractButton):
    """Return and Enter press it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChipButton(PressedByEnter):
    """A chip one can press: chosen ones are filled softly, a menu chip shows a small arrow."""

    def __init__(
        self,
        look: Look,
        text: str,
        pressed: Callable[[], object] | None = None,
        tone: Tone = Tone.NEUTRAL,
        mark: str = "",
        arrow: bool = False,
        name: str = "",
        height_px: int = CHIP_PX,
    ) -> None:
        super().__init__()
        self._look, self._arrow, self._height_px = look, arrow, height_px
        self.spec = ChipSpec(text, tone, mark)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def set(self, text: str, tone: Tone, mark: str = "", name: str = "") -> None:
        self.show_spec(ChipSpec(text, tone, mark), name)

    def set_open(self, is_open: bool) -> None:
        """Can it be pressed? One that cannot shows no arrow and only says what it says."""
        self.setEnabled(is_open)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def show_spec(self, spec: ChipSpec, name: str = "") -> None:
        self.spec = spec
        self.setText(spec.text)
        self.setAccessibleName(name or spec.text)
        self.updateGeometry()
        self.update()

    @property
    def _shows_arrow(self) -> bool:
        return self._arrow and self.isEnabled()

    def sizeHint(self) -> QSize:
        width = chip_width(self._look, self.spec) + (self._look.px(16) if self._shows_arrow else 0)
        return QSize(int(width) + 7, max(34, self._look.px(self._height_px) + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        tone = Tone.PRIMARY if self.isChecked() else self.spec.tone
        back, ink = tone_colours(tokens, tone)
        height = self._look.px(self._height_px)
        box = QRectF(3, (self.height() - height) / 2, self.width() - 6, height)
        if self.underMouse() and not self.isChecked() and self.isEnabled():
            back = tokens.border if tone is Tone.NEUTRAL else back
        painter.setPen(QPen(QColor(ink), 1) if self.spec.outlined else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self.spec.outlined else QColor(back))
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), height / 2 + 2, height / 2 + 2)
        start = box.left() + PAD_PX
        painter.setPen(Qt.PenStyle.NoPen)
        start += _paint_mark(painter, self._look, self.spec, ink, start, box.center().y())
        painter.setPen(QColor(ink))
        painter.setFont(self._look.font(Type.SMALL_STRONG))
        painter.drawText(QRectF(start, box.top(), box.width(), height), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._shows_arrow:
            size = self._look.px(12)
            pixmap = self._look.pixmap("chevron-down", ink, 12, self.devicePixelRatioF())
            where = QRectF(box.right() - PAD_PX - size + 3, box.center().y() - size / 2, size, size)
            painter.drawPixmap(where, pixmap, QRectF(pixmap.rect()))
        painter.end()

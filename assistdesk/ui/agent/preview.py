"""The small live picture in the context panel: at most five paints a second, dimmed with a reason when it is not live."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type

PAUSE_MS = 200
RATIO_MIN, RATIO_MAX = 0.4, 0.75


class Pictures(Protocol):
    """What shows the last picture of a monitor (ui.session.picture.PictureBoard through the window)."""

    def image(self) -> QImage | None: ...


class LastPicture:
    """Pictures of whoever knows the last one."""

    def __init__(self, picture: Callable[[], QImage | None]) -> None:
        self._picture = picture

    def image(self) -> QImage | None:
        return self._picture()


class Preview(QWidget):
    """``mark_dirty`` when pixels changed; ``show_reason`` dims the picture and writes over it."""

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._look, self._pictures = look, pictures
        self._pixmap: QPixmap | None = None
        self._ratio = 9 / 16
        self._reason, self._is_live = "", False
        self.paints = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._refresh)
        self.setAccessibleName(say("s.preview"))
        self._refresh()

    def mark_dirty(self) -> None:
        """New pixels are there; they are shown within a fifth of a second."""
        if self._pixmap is None:
            self._refresh()
        elif not self._timer.isActive():
            self._timer.start()

    def show_reason(self, reason: str, is_live: bool) -> None:
        self._reason, self._is_live = reason, is_live
        self.setAccessibleDescription(reason)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_shape()

    def _keep_shape(self) -> None:
        self.setFixedHeight(round(self.width() * self._ratio))

    def sizeHint(self) -> QSize:
        return QSize(200, round(200 * self._ratio))

    def _refresh(self) -> None:
        image = self._pictures.image()
        if image is None or image.isNull():
            return
        ratio = max(RATIO_MIN, min(RATIO_MAX, image.height() / image.width()))
        if abs(ratio - self._ratio) > 0.001:
            self._ratio = ratio
            self._keep_shape()
        wide = round(max(self.width(), 200) * self.devicePixelRatioF())
        scaled = image.scaled(
            QSize(wide, round(wide * ratio)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._pixmap = QPixmap.fromImage(scaled)
        self.paints += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, 10, 10)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(self._look.tokens.rail))
        if self._pixmap is not None:
            size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            where = QRectF(
                (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
            )
            painter.drawPixmap(where, self._pixmap, QRectF(self._pixmap.rect()))
        if self._reason:
            painter.fillRect(self.rect(), QColor(8, 11, 18, 190 if self._pixmap is not None else 0))
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(self._look.font(Type.STRONG))
            words = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(20, 10, -20, -10), words, self._reason)
        elif self._is_live:
            self._badge(painter)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._look.tokens.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()

    def _badge(self, painter: QPainter) -> None:
        look = self._look
        font = look.font(Type.LABEL)
        painter.setFont(font)
        words = say("list.live")
        wide = painter.fontMetrics().horizontalAdvance(words) + 28
        tall = look.px(20)
        pill = QRectF(10, 10, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.danger_btn))
        painter.drawRoundedRect(pill, tall / 2, tall / 2)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(QRectF(pill.left() + 9, pill.center().y() - 3, 6, 6))
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(pill.adjusted(20, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)

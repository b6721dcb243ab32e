"""What a pane shows when it has nothing, cannot, or not yet: empty, error, skeleton; and toasts (experience.md section 2.1)."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import row

Slot = Callable[[], object]
STATE_WIDTH_PX = 300


class StateNote(QFrame):
    """An icon in a soft circle, one sentence, one or two buttons: the middle of an empty pane."""

    def __init__(self, look: Look, icon: str, sentence: str, title: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self.column.setAlignment(QtCore.Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(_Disc(look, icon, tone), 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        if title:
            self.column.addWidget(self._words(title, Type.TITLE, ""))
        self.column.addWidget(self._words(sentence, Type.BODY, "muted"))

    def _words(self, text: str, kind: Type, ink: str) -> PlainLabel:
        label = PlainLabel(self._look, text, kind, ink, wrap=True)
        label.setAlignment(QtCore.Qt.AlignmentFlag.AlignHCenter)
        label.setFixedWidth(self._look.px(STATE_WIDTH_PX))
        return label

    def add_buttons(self, *buttons: QWidget) -> None:
        self.column.addWidget(row(None, *buttons, None))


class EmptyState(StateNote):
    """One sentence, one button."""

    def __init__(self, look: Look, icon: str, sentence: str, action: str = "", pressed: Slot | None = None) -> None:
        super().__init__(look, icon, sentence)
        if action and pressed is not None:
            self.add_buttons(Button(look, action, pressed))


class ErrorState(StateNote):
    """What went wrong in words, *Try again*, *Copy details*. The words of the buttons come in."""

    def __init__(
        self, look: Look, sentence: str, again: tuple[str, Slot] | None = None, copy: tuple[str, Slot] | None = None
    ) -> None:
        super().__init__(look, "triangle-alert", sentence, tone=Tone.DANGER)
        buttons: list[QWidget] = []
        if again is not None:
            buttons.append(Button(look, again[0], again[1], kind="primary"))
        if copy is not None:
            buttons.append(Button(look, copy[0], copy[1], kind="quiet"))
        self.add_buttons(*buttons)


class _Disc(QWidget):
    def __init__(self, look: Look, icon: str, tone: Tone) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        danger = tone is Tone.DANGER
        self._back = look.tokens.danger_soft if danger else look.tokens.primary_soft
        self._ink = look.tokens.danger if danger else look.tokens.primary_text
        self.setFixedSize(look.px(56), look.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._back))
        painter.drawEllipse(self.rect())
        size = self._look.px(24)
        corner = (self.width() - size) // 2
        pixmap = self._look.pixmap(self._icon, self._ink, 24, self.devicePixelRatioF())
        painter.drawPixmap(QRectF(corner, corner, size, size), pixmap, QRectF(pixmap.rect()))
        painter.end()


class Skeleton(QWidget):
    """Grey shapes where rows will be. Still: loading is told by shape, not by movement."""

    def __init__(self, look: Look, rows: int = 6, row_px: int = 98, name: str = "") -> None:
        super().__init__()
        self._look, self._rows, self._row_px = look, rows, look.px(row_px)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, self._rows * self._row_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.tokens.border))
        for number in range(self._rows):
            top = number * self._row_px + 14
            painter.setOpacity(max(0.25, 1.0 - number * 0.13))
            painter.drawEllipse(QRectF(20, top, 36, 36))
            for line, share in enumerate((0.42, 0.72, 0.58)):
                wide = max(40.0, (self.width() - 90) * share)
                painter.drawRoundedRect(QRectF(70, top + 2 + line * 20, wide, 10), 5, 5)
        painter.end()


class ToastCard(QFrame):
    """A short message over the window's lower edge, with one action (*Undo*) and a cross."""

    def __init__(
        self,
        look: Look,
        text: str,
        close: tuple[str, Slot],
        action: tuple[str, Slot] | None = None,
        tone: Tone = Tone.NEUTRAL,
    ) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(10)
        icons = {
            Tone.OK: ("circle-check", look.tokens.ok_dot),
            Tone.DANGER: ("triangle-alert", look.tokens.danger),
            Tone.WARN: ("triangle-alert", look.tokens.warn_dot),
        }
        icon, colour = icons.get(tone, ("info", look.tokens.primary_text))
        layout.addWidget(IconLabel(look, icon, colour, 18))
        self.label = PlainLabel(look, text, Type.MEDIUM, wrap=True)
        self.label.setMinimumWidth(look.px(180))
        layout.addWidget(self.label, 1)
        if action is not None:
            layout.addWidget(Button(look, action[0], action[1], kind="quiet", size="small"))
        layout.addWidget(IconButton(look, "x", close[0], close[1], icon_px=16))

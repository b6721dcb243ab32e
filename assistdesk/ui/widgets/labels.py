"""Labels that never guess: PlainText always, elided where there is one line, selectable where asked.

Qt's own QLabel reads HTML when a text looks like it, and loads files for it; every text in the program goes through these.
"""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from assistdesk.ui import early
from assistdesk.ui.theme import Look, Type


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip that shows *text* literally (tooltips guess HTML too)."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<span>{escaped}</span>" if text else "")


def menu_text(text: str) -> str:
    """*text* for a button or a menu, whose ``&`` would otherwise become a key mark."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """Words. ``ink``: "", muted, faint, primary, ok, warn, danger, onPrimary (style sheet)."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: Type = Type.BODY,
        ink: str = "",
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__()
        early.give(self, "textFormat", early.PLAIN_TEXT)
        self.setFont(look.font(kind))
        if ink:
            self.setProperty("ink", ink)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(
                QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
                | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._keep_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """A wrapped text claims all its lines: nested layouts forget the height that goes with a width."""
        if self.wordWrap() and self.width() > 0:
            tall = self.height_in(self.width()) if self.text() else 0
            self.setMinimumHeight(max(0, tall))

    def height_in(self, width: int) -> int:
        """Of a wrapped text, in pixels. What it claimed for another width or another text is given up: Qt measures no less."""
        if self.minimumHeight():
            self.setMinimumHeight(0)
        return self.heightForWidth(width)


class RefusalLabel(PlainLabel):
    """What is wrong with what stands above it; seen only while something is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", Type.SMALL, "danger", wrap=True)
        self.hide()

    def refuse(self, sentence: str, *described: QWidget) -> None:
        """Say it, to a screen reader with *described*, too; "" takes it away."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        for widget in described:
            widget.setAccessibleDescription(sentence)


class ElidedLabel(QWidget):
    """One line that ends in … when there is no room; the whole text is its accessible name and then its tooltip.

    *parted* by something: parts that have no room are left out whole, the last first, before a word is cut.
    """

    def __init__(
        self, look: Look, text: str = "", kind: Type = Type.BODY, colour: str = "", *, parted: str = ""
    ) -> None:
        super().__init__()
        self._parted = parted
        self._look = look
        self._colour = colour or look.tokens.text
        self._text = ""
        self.setFont(look.font(kind))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._metrics().height() + 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_tip(self, self._text if self.sizeHint().width() > self.width() else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.setFont(self.font())
        painter.drawText(self.rect(), early.CENTRED_IN_HEIGHT, self.shown())
        painter.end()

    def shown(self) -> str:
        """What of the text there is room for."""
        metrics, shown = self._metrics(), self._text
        while self._parted and self._parted in shown and metrics.horizontalAdvance(shown) > self.width():
            shown = shown.rpartition(self._parted)[0]
        if metrics.horizontalAdvance(shown) > self.width():
            shown = metrics.elidedText(shown, QtCore.Qt.TextElideMode.ElideRight, self.width())
        return shown

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())


class IconLabel(QLabel):
    """A small picture beside words; decoration only, so it has no name and screen readers pass it by."""

    def __init__(self, look: Look, name: str, colour: str, size_px: int = 16) -> None:
        super().__init__()
        early.give(self, "textFormat", early.PLAIN_TEXT)
        self._look, self._size_px = look, size_px
        self.setFixedSize(look.px(size_px), look.px(size_px))
        self.set_icon(name, colour)

    def set_icon(self, name: str, colour: str) -> None:
        self.setPixmap(self._look.pixmap(name, colour, self._size_px, 2.0))

"""Digit boxes with one field inside: for the six digits of a sign-in and the ten of a session code.

Typing, pasting, spaces and dashes work; every Unicode decimal digit counts (protocol.md section 3). In full boxes that are
marked as wrong the next digit begins anew. It tells each change and a
full set of boxes; what a code means it does not know.
"""

import unicodedata

from PySide6 import QtCore, QtGui  # its classes are made when they are used
from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistdesk.ui import early, fonts
from assistdesk.ui.theme import Look

PASTE_CHARS_MAX = 128
INPUT_METHODS_AFTER_MS = 100
"""After the focus has come: naming them would delay a first window's paint (``ui.early``)."""
GROUPS = {6: (3, 3), 10: (3, 3, 4), 11: (3, 4, 4), 12: (4, 4, 4)}


def normal_digits(text: str) -> str | None:
    """The digits of *text* as 0-9; None where it holds anything but digits, separators and format characters."""
    out: list[str] = []
    for char in text[:PASTE_CHARS_MAX]:
        kind = unicodedata.category(char)
        if kind == "Nd":
            out.append(str(unicodedata.decimal(char)))
        elif not (kind in ("Zs", "Pd", "Cf") or char in "\t./()"):
            return None
    return "".join(out)


class DigitBoxes(QWidget):
    """``text()`` are the digits so far. ``edited(str)`` at each change, ``completed(str)`` when full or at Enter."""

    edited = Signal(str)
    completed = Signal(str)

    def __init__(self, look: Look, digits: int, name: str, box_px: tuple[int, int] = (36, 46)) -> None:
        super().__init__()
        self._look = look
        self._count = digits
        self._groups = GROUPS.get(digits, (digits,))
        self._box = QSize(look.px(box_px[0]), look.px(box_px[1]))
        self._gap, self._group_gap = 6, 14
        self._text = ""
        self._is_bad = False
        self._name = name
        early.give(self, "focusPolicy", early.FOCUSED)
        early.give(self, "inputMethodHints", early.DIGITS_ONLY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._told()

    def text(self) -> str:
        return self._text

    def set_text(self, digits: str) -> None:
        """Show *digits* without telling."""
        self._text = digits[: self._count]
        self._told()

    @property
    def is_full(self) -> bool:
        return len(self._text) == self._count

    @property
    def is_bad(self) -> bool:
        return self._is_bad

    def set_bad(self, is_bad: bool) -> None:
        self._is_bad = is_bad
        self.update()

    def paste(self, text: str) -> bool:
        """Take the digits of *text*; False (and nothing taken) where it holds letters."""
        digits = normal_digits(text)
        if not digits:
            return False
        before = "" if self._is_bad and self.is_full else self._text
        self._change(digits if len(digits) >= self._count else before + digits)
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.paste(source.text())

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.IBeamCursor)
        super().enterEvent(event)

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        QTimer.singleShot(INPUT_METHODS_AFTER_MS, self, self._take_input_methods)
        super().focusInEvent(event)

    def _take_input_methods(self) -> None:
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_InputMethodEnabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == QtCore.Qt.Key.Key_Backspace:
            self._change(self._text[:-1])
        elif event.key() in (QtCore.Qt.Key.Key_Delete, QtCore.Qt.Key.Key_Escape) and self._text:
            self._change("")
        elif event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            if self._text:
                self.completed.emit(self._text)
        elif not (event.text() and self.paste(event.text())):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.paste(event.commitString())
        event.accept()

    def sizeHint(self) -> QSize:
        gaps = (self._count - len(self._groups)) * self._gap + (len(self._groups) - 1) * self._group_gap
        return QSize(self._count * self._box.width() + gaps + 4, self._box.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        painter.setFont(fonts.font(round(self._box.height() * 0.5), 600))
        for place, box in enumerate(self._boxes()):
            here = self.hasFocus() and place == min(len(self._text), self._count - 1)
            colour = tokens.danger if self._is_bad else tokens.focus if here else tokens.outline
            shape = QPainterPath()
            shape.addRoundedRect(box, 9, 9)
            painter.fillPath(shape, early.brush(QColor(tokens.surface)))
            painter.strokePath(shape, early.pen(QColor(colour), 2 if here or self._is_bad else 1))
            if place < len(self._text):
                painter.setPen(QColor(tokens.text))
                painter.drawText(box, early.CENTRED, self._text[place])
            elif here:
                half = QPointF(0, box.height() / 5)
                caret = QPainterPath(box.center() - half)
                caret.lineTo(box.center() + half)
                painter.strokePath(caret, early.pen(QColor(tokens.text), 2))
        painter.end()

    def _boxes(self) -> list[QRectF]:
        out: list[QRectF] = []
        left = 2.0
        for group in self._groups:
            for _ in range(group):
                out.append(QRectF(left, 2, self._box.width(), self._box.height()).adjusted(0.5, 0.5, -0.5, -0.5))
                left += self._box.width() + self._gap
            left += self._group_gap - self._gap
        return out

    def _change(self, digits: str) -> None:
        digits = digits[: self._count]
        if digits == self._text:
            return
        self._text = digits
        self._is_bad = False
        self._told()
        self.edited.emit(digits)
        if len(digits) == self._count:
            self.completed.emit(digits)

    def _told(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" ".join(self._text))
        if self.isVisible():
            from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent  # dear to load, not needed to appear

            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._text))
        self.update()

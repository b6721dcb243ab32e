"""Fields: a caption over a line of text, with its error under it; search; a text area that takes plain text only."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Type, restyle
from assistdesk.ui.widgets.labels import PlainLabel

LINE_CHARS_MAX = 300
TEXT_CHARS_MAX = 65_536


class Field(QFrame):
    """Caption, line, error. ``line`` is the QLineEdit, *line* where it is to be one that can more; ``set_error("")`` takes the
    error away."""

    def __init__(
        self,
        look: Look,
        caption: str,
        hint: str = "",
        secret: bool = False,
        chars_max: int = LINE_CHARS_MAX,
        entered: Callable[[], object] | None = None,
        line: QLineEdit | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("ghost")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        self.caption = PlainLabel(look, caption, Type.SMALL_STRONG, "muted")
        self.line = QLineEdit() if line is None else line
        self.line.setFont(look.font(Type.BODY))
        self.line.setAccessibleName(caption)
        self.line.setPlaceholderText(hint)
        self.line.setMaxLength(chars_max)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.error = PlainLabel(look, "", Type.SMALL, "danger", wrap=True)
        self.error.hide()
        layout.addWidget(self.caption)
        layout.addWidget(self.line)
        layout.addWidget(self.error)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda: self.set_error(""))
        if entered is not None:
            self.line.returnPressed.connect(entered)

    def text(self) -> str:
        return self.line.text()

    def set_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        restyle(self.line, "bad", "true" if sentence else "false")


class SearchField(QLineEdit):
    """Emits ``searched`` some 250 ms after the last key is the caller's matter; here: Esc empties, Down leaves."""

    left_down = Signal()

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setFont(look.font(Type.BODY))
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(200)
        self.addAction(look.icon("search", look.tokens.faint, 18), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")  # the person emptied it, which Qt tells of typing alone
        elif event.key() == QtCore.Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines of plain text, bounded; Tab leaves it, Ctrl+Enter is ``submitted``, or what ``submit_by`` says."""

    submitted = Signal()

    def __init__(
        self, look: Look, name: str, hint: str = "", bare: bool = False, chars_max: int = TEXT_CHARS_MAX
    ) -> None:
        super().__init__()
        if bare:
            self.setObjectName("bare")
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.document().setDocumentMargin(2)
        self.setFont(look.font(Type.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self._enter_submits = False
        self._submits: Callable[[QKeyEvent], bool] = _is_ctrl_enter
        self._takes: Callable[[QMimeData], bool] | None = None
        self._chars_max = chars_max

    def setPlaceholderText(self, hint: str) -> None:
        """Qt paints a hint that takes another's place only where the cursor blinks."""
        super().setPlaceholderText(hint)
        self.viewport().update()

    def fix_height(self, height_px: int) -> None:
        """Always so tall. The style sheet gives fields a least height, which wins over a fixed one set by code."""
        self.setStyleSheet(f"min-height: {height_px}px; max-height: {height_px}px;")

    def set_enter_submits(self, does: bool) -> None:
        """In a chat Enter sends and Shift+Enter begins a new line."""
        self._enter_submits = does

    def submit_by(self, submits: Callable[[QKeyEvent], bool]) -> None:
        """*submits* says which keys do it."""
        self._submits = submits

    def take_by(self, takes: Callable[[QMimeData], bool]) -> None:
        """*takes* is offered what is pasted, also files and pictures, and says whether it took it; the rest goes in as text."""
        self._takes = takes

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return super().canInsertFromMimeData(source) or (self._takes is not None and source.hasImage())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._takes is not None and self._takes(source):
            return
        room = self._chars_max - len(self.toPlainText())
        if source.hasText() and room > 0:
            self.insertPlainText(source.text()[:room])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        if self._submits(event) or (self._enter_submits and not shift and _is_enter(event)):
            self.submitted.emit()
            return
        if event.text().isprintable() and event.text() and len(self.toPlainText()) >= self._chars_max:
            return
        super().keyPressEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    return _is_enter(event) and bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier)


class Choice(QFrame):
    """Caption over a drop-down list of (value, words)."""

    def __init__(self, look: Look, caption: str, options: tuple[tuple[str, str], ...], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("ghost")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(PlainLabel(look, caption, Type.SMALL_STRONG, "muted"))
        self.box = QComboBox()
        self.box.setFont(look.font(Type.BODY))
        self.box.setAccessibleName(caption)
        for value, words in options:
            self.box.addItem(words, value)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value(self) -> str:
        return str(self.box.currentData())

    def choose(self, value: str) -> None:
        place = self.box.findData(value)
        if place >= 0:
            self.box.setCurrentIndex(place)

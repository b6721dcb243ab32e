"""Our own dialogs (Qt's message boxes guess HTML): a title, plain words, fields, buttons at the right; Esc means no.

Whatever closes one without keeping it asks first, if words of the person's would be lost.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import ENTER_PRESSES, Button
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

Slot = Callable[[], object]
WIDTH_PX = 440


class Dialog(QDialog):
    """Add to ``body``. ``set_buttons`` puts the chosen ones at the bottom right; the first gets the focus if *calm*."""

    def __init__(self, look: Look, parent: QWidget | None, title: str, width_px: int = WIDTH_PX) -> None:
        super().__init__(parent)
        self._look = look
        self._was_typed = self._is_asking = False
        self._choices: list[object] | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setProperty(ENTER_PRESSES, True)
        self.setMinimumWidth(look.px(width_px))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(14)
        self._column.addWidget(PlainLabel(look, title, Type.TITLE, wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._column.addLayout(self.body)

    def sizeHint(self) -> QSize:
        """As wide as it will be: Qt would ask how tall its words are at the least width that they can have."""
        return super().sizeHint().expandedTo(QSize(self.minimumWidth(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What grows beyond the screen's lower edge moves up: its buttons stay in sight."""
        super().resizeEvent(event)
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        beyond = frame.bottom() - room.bottom()
        if self.isVisible() and beyond > 0:
            self.move(frame.x(), max(room.top(), frame.y() - beyond))

    def say(self, sentence: str, ink: str = "muted") -> None:
        self.body.addWidget(PlainLabel(self._look, sentence, Type.BODY, ink, wrap=True))

    def set_buttons(self, *buttons: QWidget, focus: QWidget | None = None) -> None:
        self._column.addWidget(row(None, *buttons))
        if focus is not None:
            focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def ask_first(self, title: str, sentence: str, yes: Slot, no: str) -> None:
        """Ask whether *title* is to be done: a yes closes this for good, a no leaves it as it is."""

        def agreed() -> None:
            self.give_up()
            yes()

        ask(self._look, self, title, (sentence,), (title, agreed), no, danger=True)

    # --- closing --------------------------------------------------------------------------------------------------

    def watch_choices(self) -> None:
        """From now on another choice, or a tick, is a change that is asked about, as typed words are."""
        self._choices = self._chosen_now()

    def note_typed(self) -> None:
        """Call it before fields are filled anew, with the words of another language."""
        self._was_typed = self._was_typed or self._has_typed()

    def is_changed(self) -> bool:
        """Would closing lose something? What the program filled in is no loss, nor what was searched for."""
        is_chosen = self._choices is not None and self._chosen_now() != self._choices
        return is_chosen or self._was_typed or self._has_typed()

    def give_up(self) -> None:
        """Close without a question."""
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Esc, *Cancel* and the window's own cross: what was typed is asked about first."""
        if not self.is_changed():
            super().reject()
        elif not self._is_asking:
            self._is_asking = True
            told, yes = (say("sheet.leave.sure"),), (say("sheet.leave.yes"), self.give_up)
            question = ask(self._look, self, say("sheet.leave"), told, yes, say("sheet.leave.no"), danger=True)
            question.finished.connect(self._stop_asking)

    def _stop_asking(self) -> None:
        self._is_asking = False

    def typed_words(self) -> tuple[tuple[str, str], ...]:
        """What a person typed here, by what its fields are called; nothing that was hidden as it was typed."""
        return tuple(
            (field.accessibleName(), words)
            for field, words in self._typed()
            if isinstance(field, QPlainTextEdit) or field.echoMode() is QLineEdit.EchoMode.Normal
        )

    def _has_typed(self) -> bool:
        return bool(self._typed())

    def _typed(self) -> list[tuple[QLineEdit | QPlainTextEdit, str]]:
        lines: list[tuple[QLineEdit | QPlainTextEdit, str]] = [
            (one, one.text())
            for one in self.findChildren(QLineEdit)
            if one.isModified() and not isinstance(one, SearchField)
        ]
        texts: list[tuple[QLineEdit | QPlainTextEdit, str]] = [
            (one, one.toPlainText())
            for one in self.findChildren(QPlainTextEdit)
            if one.document().isModified() and not one.isReadOnly()
        ]
        return [(field, words) for field, words in lines + texts if words.strip()]

    def _chosen_now(self) -> list[object]:
        boxes = ((one.currentData() or one.currentText()) for one in self.findChildren(QComboBox))
        return [*boxes, *(one.isChecked() for one in self.findChildren(QCheckBox))]


def ask(
    look: Look,
    parent: QWidget | None,
    title: str,
    sentences: tuple[str, ...],
    yes: tuple[str, Slot],
    no: str,
    danger: bool = False,
) -> Dialog:
    """A question with two answers, shown without blocking; the safe answer has the focus."""
    dialog = Dialog(look, parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for sentence in sentences:
        dialog.say(sentence)

    def agreed() -> None:
        dialog.accept()
        yes[1]()

    refuse = Button(look, no, dialog.reject)
    agree = Button(look, yes[0], agreed, kind="danger" if danger else "primary")
    dialog.set_buttons(refuse, agree, focus=refuse)
    dialog.open()
    return dialog

"""Our own dialogs (Qt's message boxes guess HTML): a title, plain words, fields, buttons at the right; Esc means no."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import ENTER_PRESSES, Button
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

Slot = Callable[[], object]
WIDTH_PX = 440


class Dialog(QDialog):
    """Add to ``body``. ``set_buttons`` puts the chosen ones at the bottom right; the first gets the focus if *calm*."""

    def __init__(self, look: Look, parent: QWidget | None, title: str, width_px: int = WIDTH_PX) -> None:
        super().__init__(parent)
        self._look = look
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

    def ask_instead(self, title: str, sentence: str, yes: Slot, no: str) -> None:
        """Close, and ask in place of it whether *title* is to be done."""
        self.reject()
        ask(self._look, self.parentWidget(), title, (sentence,), (title, yes), no, danger=True)


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

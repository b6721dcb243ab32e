"""A comment that is too long for its row, whole: to read, to select, to copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from assistdesk.core.desk.timeline import CommentItem
from assistdesk.core.wire.encoding import with_marks
from assistdesk.ui.agent.clipboard import copier
from assistdesk.ui.agent.means import Means, when_words
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel

WIDTH_PX, HEIGHT_PX = 760, 460
NAME_CHARS = 60


class WholeSheet(Dialog):
    """*item*'s words, as they were when it was opened."""

    def __init__(self, means: Means, parent: QWidget, item: CommentItem) -> None:
        super().__init__(means.look, parent, say("whole.title"), WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = means.look
        author = plain(item.author.name, NAME_CHARS) if item.author is not None else say("talk.someone")
        told = say("erase.said", author=author, time=when_words(item.at_ms, means.now_ms()))
        self.words = QPlainTextEdit(with_marks(item.comment.body))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFont(look.font(Type.BODY))
        self.words.setAccessibleName(say("whole.title"))
        self.words.setFixedHeight(look.px(HEIGHT_PX))
        self.body.addWidget(PlainLabel(look, told, Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.words)
        copy = Button(look, say("whole.copy"), copier(self.words.toPlainText()))
        close = Button(look, say("close"), self.accept, kind="primary")
        self.set_buttons(copy, close, focus=self.words)

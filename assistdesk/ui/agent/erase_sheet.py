"""Erase for good: the very words or the file, what stays, and that there is no way back (decision 0031).

Who may is the relay's to decide; whoever surely may not is not offered it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from assistdesk.core.desk.shapes import CommentOut
from assistdesk.core.desk.timeline import CommentItem
from assistdesk.core.wire.encoding import with_marks
from assistdesk.runtime.intents_redacting import RedactComment
from assistdesk.runtime.snapshot import Me
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.means import Means, when_words
from assistdesk.ui.text import plain, say, size_words
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import row

WIDTH_PX, WORDS_PX, ROOM_PX, LINES_SHOWN = 520, 180, 34, 2
NAME_CHARS, FILE_CHARS = 60, 120


def may_erase(comment: CommentOut, me: Me | None, may: Rights) -> bool:
    """Whoever may delete the ticket anybody's, whoever may change it her own."""
    is_mine = me is not None and comment.author_id == me.user_id
    return may.delete or (may.change and is_mine)


class EraseSheet(Dialog):
    """Of *item*'s words, or of its file *file_id* alone."""

    def __init__(self, means: Means, parent: QWidget, item: CommentItem, file_id: int | None = None) -> None:
        super().__init__(means.look, parent, say("erase.title" if file_id is None else "erase.title.file"), WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look, comment = means.look, item.comment
        self._means, self._comment, self._file_id = means, comment, file_id
        author = plain(item.author.name, NAME_CHARS) if item.author is not None else say("talk.someone")
        told = say("erase.said", author=author, time=when_words(item.at_ms, means.now_ms()))
        self.body.addWidget(PlainLabel(look, told, Type.SMALL_STRONG, "muted"))
        files = {
            file.id: say("file.shown", name=plain(file.name, FILE_CHARS), size=size_words(file.size))
            for file in comment.attachments
        }
        self.shown = QPlainTextEdit(with_marks(comment.body) if file_id is None else files.get(file_id, ""))
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setFont(look.font(Type.BODY))
        self.shown.setAccessibleName(say("erase.list"))
        lines = max(LINES_SHOWN, _lines_of(self.shown.toPlainText()))
        self.shown.setFixedHeight(min(look.px(WORDS_PX), lines * self.shown.fontMetrics().lineSpacing() + ROOM_PX))
        self.body.addWidget(self.shown)
        self.files = QCheckBox(menu_text(say("erase.files", len(files))))
        self.files.setFont(look.font(Type.BODY))
        self.files.setVisible(file_id is None and bool(files))
        self.body.addWidget(self.files)
        if self.files.isVisibleTo(self):
            self.body.addWidget(PlainLabel(look, "\n".join(files.values()), Type.SMALL, "muted", wrap=True))
        self._tell("ban", "danger", say("erase.no_way_back"))
        self._tell("arrow-right", "", say("erase.stays", author=author))
        if file_id is not None:
            self._tell("arrow-right", "", say("erase.stays.words"))
        self._tell("arrow-right", "", say("erase.copies"))
        cancel = Button(look, say("cancel"), self.reject)
        self.erase = Button(look, say("erase.do"), self.keep, kind="danger")
        self.set_buttons(cancel, self.erase, focus=cancel)

    def _tell(self, icon: str, ink: str, words: str) -> None:
        look = self._look
        mark = IconLabel(look, icon, look.tokens.danger if ink else look.tokens.faint, 15)
        self.body.addWidget(row(mark, (PlainLabel(look, words, Type.BODY, ink, wrap=True), 1), spacing=9))

    def keep(self) -> None:
        """Emit the wish. The comment stands where it was said, or where it went by a split."""
        comment, file_id = self._comment, self._file_id
        stands_in = comment.ticket_id if comment.split_into is None else comment.split_into
        every = tuple(file.id for file in comment.attachments) if self.files.isChecked() else ()
        files = every if file_id is None else (file_id,)
        self._means.emit(RedactComment(stands_in, comment.id, file_id is None, files))
        self.accept()


def _lines_of(text: str) -> int:
    """About how many lines it takes here."""
    return sum(1 + len(line) // 60 for line in text.split("\n"))

"""All files of a session in one card, and the ways to choose some: a dialog, or dropping them on the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_share import OfferFiles
from assistdesk.runtime.snapshot_share import FileRow, ShareView
from assistdesk.ui.session.file_card import FileCard
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.file_dialogs import choose_files
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear

Emit = Callable[[Intent], None]
DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FilesCard(Card):
    """``show_files`` with every snapshot. A file's card stays the same while the file is there."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int]) -> None:
        super().__init__(look, say("perm.files"))
        self._look, self._emit, self._clock_ms = look, emit, clock_ms
        self._cards: dict[int, FileCard] = {}
        self._problem: object = None
        self.choose = Button(look, say("share.file.choose"), self._ask_which, icon="folder-up", size="small")
        self.hint = PlainLabel(look, say("share.file.drop"), Type.SMALL, "muted", wrap=True)
        self._trouble = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.choose)
        self.body.addWidget(self.hint)
        self.body.addLayout(self._trouble)
        self.body.addLayout(self._rows)

    def show_files(self, share: ShareView, peer: str) -> None:
        self.setVisible(share.has_files)
        self.choose.setVisible(share.may_send_files)
        self.hint.setVisible(share.may_send_files and not share.files)
        self._show_problem(share)
        wanted = in_order(share.files)
        if [item.id for item in wanted] != list(self._cards):
            self._keep([item.id for item in wanted])
        for item in wanted:
            self._cards[item.id].show_file(item, share, peer)

    def _keep(self, numbers: list[int]) -> None:
        before = self._cards
        while (place := self._rows.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None and widget not in [before.get(number) for number in numbers]:
                widget.hide()
                widget.deleteLater()
        new = {number: FileCard(self._look, self._emit, self._clock_ms) for number in numbers if number not in before}
        self._cards = {number: before.get(number) or new[number] for number in numbers}
        for card in self._cards.values():
            self._rows.addWidget(card)

    def _show_problem(self, share: ShareView) -> None:
        if share.file_problem == self._problem:
            return
        self._problem = share.file_problem
        clear(self._trouble)
        if share.file_problem is not None:
            words = explain(share.file_problem.rule, share.file_problem.fields).sentence
            self._trouble.addWidget(Banner(self._look, words, Tone.WARN, "triangle-alert"))

    def _ask_which(self) -> None:
        emit = self._emit
        choose_files(self, say("share.file.choose"), lambda paths: emit(OfferFiles(paths)))


class FileDrop(QObject):
    """Files dropped anywhere on *window* are offered while ``is_open``."""

    def __init__(self, window: QWidget, emit: Emit) -> None:
        super().__init__(window)
        self._emit = emit
        self.is_open = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() not in DROPS or not isinstance(event, QDropEvent):
            return False
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if not self.is_open or not paths:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._emit(OfferFiles(paths))
        return True


def in_order(files: tuple[FileRow, ...]) -> list[FileRow]:
    """What waits for this person first, then the newest."""
    return sorted(files, key=lambda item: (not (item.stage == "offered" and not item.is_ours), -files.index(item)))

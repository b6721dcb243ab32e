"""The files that go along with what stands in the composer: chosen, dropped, on their way, waiting for the line, ready, not
sent and why.

Shows ``UploadView`` and emits; it reads no file. ``paths_in`` and ``picture_in`` are the one place that says what a drop or the
clipboard brings: files of this computer, never addresses; a picture where there are no words.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents import DropUpload, RetryUpload
from assistdesk.runtime.snapshot import UploadView
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.toasts import announce
from assistdesk.ui.text import explain, plain, say, size_words
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, focus_in, focus_kept, in_reading_order, row, scrolled

NAME_CHARS_MAX = 60
TALL_MAX_PX = 184
"""Five lines and a half, so that it is seen that there are more."""
STATE_LOOKS = {
    "sending": ("hourglass", "muted"),
    "waiting": ("hourglass", "warn"),
    "ready": ("paperclip", ""),
    "failed": ("triangle-alert", "danger"),
}
PNG_QUALITY = 85
"""Of Qt's scale: packed quickly rather than tightly, while the window waits."""
STUCK = ("waiting", "failed")
AWAY = ("unreachable", "timeout", "proxy", "certificate", "not_the_relay", "stopping")
"""Why a file waits for the connection; any other reason is said."""


def paths_in(data: QMimeData) -> tuple[str, ...]:
    """Files and folders of this computer; why a folder cannot go is said beside it. Web addresses are neither."""
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())


def picture_in(data: QMimeData) -> bytes:
    """A picture that came without words, as PNG; empty: none. An office program puts a picture of its words beside them."""
    picture = data.imageData() if data.hasImage() and not data.text().strip() else None
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(picture, QImage):
        picture.save(held, "PNG", PNG_QUALITY)  # type: ignore[call-overload]
    return bytes(held.data().data())


class FileStrip(QFrame):
    """One line for each file, with a button that takes it away; *dropped* is called when one is pressed. It scrolls where there
    are more than have room (``fit``)."""

    def __init__(self, means: Means, dropped: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.setAccessibleName(say("file.strip"))
        self._means, self._dropped = means, dropped
        self._shown: tuple[UploadView, ...] = ()
        self._words: list[PlainLabel] = []
        self._tall_max = means.look.px(TALL_MAX_PX)
        self._inner = QFrame()
        self._inner.setObjectName("ghost")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._inner.installEventFilter(self)
        self.room = scrolled(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.room)
        self.hide()

    def show_files(self, files: tuple[UploadView, ...]) -> None:
        if files == self._shown:
            return
        are_same = [_what(file) for file in files] == [_what(file) for file in self._shown]
        before, had, self._shown = {_what(file) for file in self._shown}, len(self._shown), files
        if not are_same:
            with focus_kept(self._inner, QAbstractButton):
                clear(self._column)
                self._words = [self._line(file) for file in files]
                in_reading_order(self.parentWidget() or self)
        for words, file in zip(self._words, files, strict=True):
            words.setText(_said(file))
        self.setVisible(bool(files))
        stuck = [place for place, file in enumerate(files) if file.state in STUCK and _what(file) not in before]
        for place in stuck:
            announce(self, _said(files[place]))
        if stuck or len(files) > had:
            self._show_line(stuck[0] if stuck else len(files) - 1)

    @property
    def is_ready(self) -> bool:
        """Every file is with the relay; none is on its way or has failed."""
        return all(file.state == "ready" for file in self._shown)

    @property
    def why_not(self) -> str:
        """Why nothing can be sent with them now; "": it can."""
        if any(file.state == "failed" for file in self._shown):
            return say("composer.held.failed")
        return "" if self.is_ready else say("composer.held.sending")

    @property
    def has_files(self) -> bool:
        return bool(self._shown)

    # --- size ---------------------------------------------------------------------------------------------------------

    def fit(self, room_px: int) -> None:
        """Be no taller than *room_px*, however many files there are."""
        self._tall_max = min(self._means.look.px(TALL_MAX_PX), room_px)
        self._fit()

    def _fit(self) -> None:
        column = self._column
        tall = column.heightForWidth(self.width()) if column.hasHeightForWidth() else 0
        self.setFixedHeight(min(self._tall_max, tall if tall > 0 else column.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.room.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)

    def _show_line(self, place: int) -> None:
        """Once it has its place: what is new or needs its sender, unless she is at another line by keyboard."""

        def scroll() -> None:
            line = self._words[place].parentWidget() if place < len(self._words) else None
            if line is not None and focus_in(self._inner) is None:
                self.room.ensureWidgetVisible(line, 0, 0)

        QTimer.singleShot(0, self, scroll)

    # --- lines --------------------------------------------------------------------------------------------------------

    def _line(self, file: UploadView) -> PlainLabel:
        """Its words, in a line of their own: what changes while it goes, so that its cross stays under the finger."""
        look = self._means.look
        icon, ink = STATE_LOOKS[file.state]
        tokens = look.tokens
        colour = {"failed": tokens.danger, "waiting": tokens.warn}.get(file.state, tokens.muted)
        name = plain(file.name, NAME_CHARS_MAX)
        pressed = self._means.emits_after(self._dropped, DropUpload(file.key))
        drop = IconButton(look, "x", say("file.remove", name=name), pressed, 32, icon_px=14)
        words = PlainLabel(look, _said(file), Type.SMALL, ink, wrap=True)
        again: tuple[Button, ...] = ()
        if file.may_retry:
            retry = self._means.emits_after(self._dropped, RetryUpload(file.key))
            is_other = file.error is not None and file.error.rule == "file_changed"
            again = (Button(look, say("file.as_it_is" if is_other else "again"), retry, "quiet", size="small"),)
            again[0].setAccessibleName(say("file.as_it_is.name" if is_other else "file.again", name=name))
        for button in (*again, drop):
            button.installEventFilter(self)
        line = row(IconLabel(look, icon, colour, 14), (words, 1), *again, drop, spacing=6)
        self._column.addWidget(line)
        line.show()  # or it counted for nothing until Qt does so, and what scrolls here would begin anew
        return words


def _what(file: UploadView) -> tuple[str, str, str]:
    return file.key, file.name, file.state


def _said(file: UploadView) -> str:
    name, error = plain(file.name, NAME_CHARS_MAX), file.error
    match file.state:
        case "waiting" if error is None or error.rule in AWAY:
            return say("file.waiting", name=name)
        case "waiting" | "failed" if error is not None:
            key = "file.waiting.why" if file.state == "waiting" else "file.failed"
            return say(key, name=name, why=explain(error.rule, error.fields).sentence)
        case "sending":
            return say("file.sending", name=name, size=size_words(file.size))
        case _:
            return say("file.shown", name=name, size=size_words(file.size))

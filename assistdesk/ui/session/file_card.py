"""One file of a session as a person sees it: name, size, how far, what became of it, and what she may do about it.

Built anew when its stage changes; figures are renewed in place, so that a button stays under the finger that presses it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.core.types import Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_share import AcceptFile, DismissFile, SendRest
from assistdesk.runtime.snapshot_share import FileRow, ShareView
from assistdesk.ui.session.press_button import PressButton
from assistdesk.ui.text import say, size_words
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.file_dialogs import choose_folder
from assistdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, row
from assistdesk.ui.widgets.progress import ProgressLine
from assistdesk.ui.widgets.ring import clock

OVER = ("done", "failed", "cut")
UNDER_WAY = ("opening", "running", "checking")
RISKS = {
    "program": "share.file.program",
    "script": "share.file.script",
    "archive": "share.file.archive",
    "macro": "share.file.macro",
}
FAILURES = {
    Why.DISK: "share.file.disk",
    Why.INTEGRITY: "share.file.integrity",
    Why.RULE: "share.file.integrity",
    Why.TOO_BIG: "share.file.too_big",
    Why.BAD_ITEM: "share.file.bad_name",
    Why.LOST: "share.file.lost",
}
"""Why a file did not arrive, where it is the same at both ends; what is not here ended with the permission."""
SHA_GROUP = 8


class FileCard(QFrame):
    """``show_file`` with every snapshot."""

    def __init__(self, look: Look, emit: Callable[[Intent], None], clock_ms: Callable[[], int]) -> None:
        super().__init__()
        self.setObjectName("inset")
        self._look, self._emit, self._clock_ms = look, emit, clock_ms
        self._shown: object = None
        self._row = FileRow(0, "", 0, True, "")
        self._peer = ""
        self._share = ShareView()
        self.progress = ProgressLine(look)
        self.figures = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 10)
        self._layout.setSpacing(6)

    def show_file(self, item: FileRow, share: ShareView, peer: str) -> None:
        self._row, self._share, self._peer = item, share, peer
        shape = (
            item.stage,
            item.why,
            item.risk,
            item.saved_as,
            item.is_rest,
            peer,
            share.may_send_files,
            share.downloads,
        )
        if shape != self._shown:
            self._shown = shape
            self._build()
        self.figures.setText(state_words(item, peer))
        self.progress.set(item.moved, item.size)

    def _build(self) -> None:
        look, item = self._look, self._row
        clear(self._layout)
        self.progress = ProgressLine(look)
        self.figures = PlainLabel(look, "", Type.SMALL, _ink(item), wrap=True)
        icon = IconLabel(look, "folder-up" if item.is_ours else "download", look.tokens.primary_text, 16)
        parts: list[QWidget] = [icon]
        size = PlainLabel(look, size_words(item.size), Type.SMALL, "muted")
        name = ElidedLabel(look, item.name, Type.MEDIUM)
        head = row(*parts, (name, 1), size, spacing=7)
        if item.stage in OVER:
            forget = IconButton(look, "x", say("share.file.forget", file=item.name), self._dismiss, 24, icon_px=14)
            head = row(*parts, (name, 1), size, forget, spacing=7)
        self._layout.addWidget(head)
        if item.stage in UNDER_WAY:
            self._layout.addWidget(self.progress)
        self._layout.addWidget(self.figures)
        if item.stage == "offered" and not item.is_ours:
            self._add_offer()
        if item.stage == "done":
            self._add_hash()
        buttons = self._buttons()
        if buttons:
            self._layout.addWidget(row(*buttons, None))

    def _buttons(self) -> list[QWidget]:
        item, look = self._row, self._look
        if item.saved_as:
            return [Button(look, say("share.file.show"), self._show_folder, icon="external-link", size="small")]
        if item.stage == "cut" and item.is_ours and self._share.may_send_files:
            return [Button(look, say("share.file.rest"), lambda: self._emit(SendRest(item.id)), size="small")]
        if item.stage in OVER or (item.stage == "offered" and not item.is_ours):
            return []
        return [Button(look, say("share.file.cancel"), self._dismiss, size="small")]

    def _add_offer(self) -> None:
        look, item = self._look, self._row
        if item.risk:
            self._layout.addWidget(Banner(look, say(RISKS[item.risk]), Tone.WARN, "triangle-alert"))
        folder = Path(self._share.downloads).name
        words = say("share.file.go_on") if item.is_rest else say("share.file.save", folder=folder)
        save = PressButton(look, words, lambda at: self._accept(self._share.downloads, at), self._clock_ms, "primary")
        no = Button(look, say("share.no"), self._dismiss, size="small")
        self._layout.addWidget(row((save, 1), no))
        if not item.is_rest:
            other = PressButton(look, say("share.file.other"), self._ask_where, self._clock_ms, "quiet")
            self._layout.addWidget(row(other, None))

    def _add_hash(self) -> None:
        digest = self._row.sha256
        groups = " ".join(digest[at : at + SHA_GROUP] for at in range(0, len(digest), SHA_GROUP))
        words = f"SHA-256 {groups}"
        self._layout.addWidget(PlainLabel(self._look, words, Type.SMALL, "faint", wrap=True, selectable=True))

    # --- wishes -------------------------------------------------------------------------------------------------------

    def _dismiss(self) -> None:
        self._emit(DismissFile(self._row.id))

    def _accept(self, folder: str, pressed_at_ms: int) -> None:
        self._emit(AcceptFile(self._row.id, folder, pressed_at_ms))

    def _ask_where(self, pressed_at_ms: int) -> None:
        choose_folder(
            self, say("share.file.where"), self._share.downloads, lambda folder: self._accept(folder, pressed_at_ms)
        )

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._row.saved_as).parent)))


def _ink(item: FileRow) -> str:
    return {"done": "ok", "failed": "warn", "cut": "warn"}.get(item.stage, "muted")


def state_words(item: FileRow, peer: str) -> str:
    """Where it stands, in a sentence."""
    match item.stage:
        case "offered" if not item.is_ours:
            return say("share.file.offer", name=peer)
        case "offered":
            return say("share.file.asked", name=peer)
        case "running" if item.left_s is not None:
            speed, left = size_words(item.bytes_per_s), clock(item.left_s)
            return say("share.file.running", moved=size_words(item.moved), speed=speed, time=left)
        case "done" if item.saved_as:
            saved = Path(item.saved_as)
            return say("share.file.saved", file=saved.name, folder=saved.parent.name)
        case "done":
            return say("share.file.arrived", name=peer)
        case "failed":
            return failure_words(item, peer)
        case "cut":
            percent = item.moved * 100 // item.size if item.size else 0
            return say("share.file.cut" if item.is_ours else "share.file.cut.theirs", percent=percent, name=peer)
        case "running":
            return say("share.file.running.start")
        case stage:
            return say(f"share.file.{stage}")


def failure_words(item: FileRow, peer: str) -> str:
    match item.why:
        case Why.DENIED:
            return say("share.file.denied", name=peer) if item.is_ours else say("share.file.refused")
        case Why.GIVEN_BACK:
            return say("share.file.cancelled") if item.is_ours else say("share.file.cancelled.by", name=peer)
        case why if why in FAILURES:
            return say(FAILURES[Why(why)])
        case _:
            return say("share.file.ended")

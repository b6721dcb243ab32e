"""Clipboard and files of a session, the same at both ends: beside the agent's picture, on the customer's page.

What came waits for one click here; a click carries when it went down, so that one meant for something else takes nothing.
It shows a ``ShareView`` and emits wishes; it decides nothing and keeps nothing.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_share import RefuseClip, SendClipboard, UseClip
from assistdesk.runtime.snapshot_share import ClipOffer, ShareView
from assistdesk.ui.clipboard import copied_text
from assistdesk.ui.presses import boot_ms
from assistdesk.ui.session.files_card import FilesCard
from assistdesk.ui.session.press_button import PressButton
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import after_press, clear, column, focus_kept, row
from assistdesk.ui.widgets.scroll_area import ScrollArea

Emit = Callable[[Intent], None]
PREVIEW_PX = 120
CLIP_WARNINGS = {"escapes": "share.clip.escapes", "bidi": "share.clip.bidi"}


class SharePanel(QFrame):
    """``show_share`` with every snapshot; it is not seen while there is nothing to share."""

    def __init__(self, look: Look, emit: Emit, clock_ms: Callable[[], int] = boot_ms) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._emit, self._clock_ms = look, emit, clock_ms
        self._shown: object = None
        self._wanted = ShareView(), ""
        self.files = FilesCard(look, emit, clock_ms)
        self._layout = QVBoxLayout()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(12)
        around.addLayout(self._layout)
        around.addWidget(self.files)
        self.hide()

    def show_share(self, share: ShareView, peer: str) -> None:
        """*peer*: how the other person is called here."""
        self.files.show_files(share, peer)
        self.setVisible(share.has_clipboard or share.has_files)
        self._wanted = share, peer
        self._catch_up()

    def _catch_up(self) -> None:
        share, peer = self._wanted
        what = (share.may_send_clip, share.may_get_clip, share.clip_offer, share.clip_sent, share.problem, peer)
        if what == self._shown or after_press(self, self._catch_up):
            return
        self._shown = what
        with focus_kept(self, Button):
            clear(self._layout)
            if share.has_clipboard:
                self._layout.addWidget(self._clipboard(share, peer))

    # --- copied text --------------------------------------------------------------------------------------------------

    def _clipboard(self, share: ShareView, peer: str) -> Card:
        card = Card(self._look, say("share.clip"))
        if share.clip_offer is not None:
            card.body.addWidget(self._offered(share.clip_offer, peer))
        if share.may_send_clip:
            card.body.addWidget(Button(self._look, say("share.clip.send"), self._send_clip, icon="send", size="small"))
        if share.clip_sent:
            words = say(f"share.clip.{share.clip_sent}", name=peer)
            ink = "ok" if share.clip_sent == "used" else "muted"
            card.body.addWidget(PlainLabel(self._look, words, Type.SMALL, ink, wrap=True))
        if share.problem is not None:
            words = explain(share.problem.rule, share.problem.fields).sentence
            card.body.addWidget(Banner(self._look, words, Tone.WARN, "triangle-alert"))
        return card

    def _send_clip(self) -> None:
        self._emit(SendClipboard(copied_text()))

    def _offered(self, offer: ClipOffer, peer: str) -> QWidget:
        look = self._look
        head = say("share.clip.offer", offer.characters, name=peer)
        preview = PlainLabel(look, offer.preview, Type.BODY, wrap=True)
        preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        preview.setAccessibleName(offer.preview)
        room = ScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setWidget(preview)
        room.setMaximumHeight(look.px(PREVIEW_PX))
        room.setAccessibleName(say("share.clip.preview"))
        use = PressButton(
            look, say("share.clip.use"), lambda at: self._emit(UseClip(offer.id, at)), self._clock_ms, "primary"
        )
        no = Button(look, say("share.no"), lambda: self._emit(RefuseClip(offer.id)), size="small")
        parts: list[QWidget] = [
            PlainLabel(look, head, Type.MEDIUM, wrap=True),
            column(room, name="inset", margins=(10, 8, 10, 8)),
        ]
        parts += [Banner(look, say(CLIP_WARNINGS[warn]), Tone.WARN, "triangle-alert") for warn in offer.warnings]
        parts.append(row((use, 1), no))
        return column(*parts, spacing=8)

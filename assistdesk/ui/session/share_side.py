"""The column beside the agent's picture in which clipboard and files stand; opens when there is something, closes at will."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_session import SessionView
from assistdesk.ui.session.files_card import FileDrop
from assistdesk.ui.session.share_panel import SharePanel
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.layouts import clear, row, scrolled

WIDTH_PX = 320


class ShareSide(QFrame):
    """``show_session`` with every snapshot; ``toggle`` by the toolbar."""

    def __init__(self, look: Look, emit: Callable[[Intent], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._emit = look, emit
        self._is_closed = self._has_any = False
        self._waiting = ""
        self._view = SessionView()
        self._drop: FileDrop | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._build()
        look.changed.connect(self._rebuild)
        self.hide()

    def _build(self) -> None:
        look = self._look
        self.setFixedWidth(look.px(WIDTH_PX))
        self.panel = SharePanel(look, self._emit)
        inner = QFrame()
        inner.setObjectName("ghost")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(row(None, IconButton(look, "x", say("share.close"), self.toggle, 28)))
        column.addWidget(self.panel)
        column.addStretch(1)
        self._layout.addWidget(scrolled(inner))

    def _rebuild(self) -> None:
        clear(self._layout)
        self._build()
        self.show_session(self._view)

    def show_session(self, view: SessionView) -> None:
        """What has come opens it; what was closed stays closed until then."""
        self._view = view
        before, self._waiting = self._waiting, view.share.waiting
        if self._waiting not in ("", before):
            self._is_closed = False
        self._has_any = view.share.has_clipboard or view.share.has_files
        self._drop = self._drop or FileDrop(self.window(), self._emit)
        self._drop.is_open = view.share.may_send_files
        if not self._has_any:
            self._is_closed = False
        self.panel.show_share(view.share, plain(view.customer_name, 60).split(" ")[0])
        self.setVisible(self._has_any and not self._is_closed)

    def toggle(self) -> None:
        self._is_closed = not self._is_closed
        self.setVisible(self._has_any and not self._is_closed)

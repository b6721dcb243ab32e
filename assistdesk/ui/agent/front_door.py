"""The agent's window before she is signed in: small, so that it is there at once. The workspace opens in its place."""

from __future__ import annotations  # the workspace's snapshot is named here and loaded later

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.error_bar import ErrorBar
from assistdesk.ui.agent.means import Emit, Means
from assistdesk.ui.agent.place import change_look, remember_place, restore_place
from assistdesk.ui.agent.sign_in import SignInPage
from assistdesk.ui.memory import Memory
from assistdesk.ui.theme import Look

if TYPE_CHECKING:
    from assistdesk.runtime.snapshot import AgentSnapshot


class FrontDoor(QMainWindow):
    """Feed it with ``show_snapshot`` until the snapshot says signed in; *given_code* is the program's."""

    def __init__(
        self, look: Look, emit: Emit, now_ms: Callable[[], int], memory: Memory, given_code: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("agent")
        self.setWindowTitle("AssistDesk")
        self._means = Means(look, emit, now_ms, memory)
        self._given_code = given_code
        self._snapshot: AgentSnapshot | None = None
        restore_place(self, memory)
        self._build()
        look.changed.connect(self._rebuild)

    def _build(self) -> None:
        self.sign_in = SignInPage(self._means, self._given_code, self._set_language)
        self.errors = ErrorBar(self._means)
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.errors)
        column.addWidget(self.sign_in, 1)
        self.setCentralWidget(root)

    def _rebuild(self) -> None:
        self._build()
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._snapshot = snapshot
        self.sign_in.show_sign_in(snapshot.sign_in)

    def show_failure(self, cause: Cause) -> None:
        self.errors.show_cause(cause)

    def _set_language(self, language: str) -> None:
        change_look(self._means, self, replace(self._means.look.settings, language=language))

    def closeEvent(self, event: QCloseEvent) -> None:
        remember_place(self, self._means.memory)
        super().closeEvent(event)

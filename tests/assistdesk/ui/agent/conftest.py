"""The agent's window fed by hand, with a clock that stands still and a list of what it wished."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.window import AgentWindow
from assistdesk.ui.desktop_notices import DesktopNotices
from assistdesk.ui.theme import Look, Scheme
from tests.kit.screenshots import DictMemory
from tests.kit.snapshots import NOW_MS, STATES
from tests.kit.words import AS_READ


@dataclass
class Desk:
    """A window, what it emitted, what it asked the program for, and its clock."""

    look: Look
    said: list[Intent] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    now_ms: int = NOW_MS
    memory: DictMemory = field(default_factory=DictMemory)
    picture: QImage | None = None
    window: AgentWindow = field(init=False)

    def show(self, state: str, **fields: object) -> AgentSnapshot:
        snapshot = replace(STATES[state].snapshot, **fields)  # type: ignore[arg-type]
        self.window.show_snapshot(snapshot)
        QApplication.processEvents()
        return snapshot

    def of(self, kind: type[Intent]) -> list[Intent]:
        return [intent for intent in self.said if isinstance(intent, kind)]

    @property
    def means(self) -> Means:
        return Means(self.look, self.said.append, lambda: self.now_ms, self.memory)


def make(look: Look, qtbot: QtBot, size: tuple[int, int] = (1580, 940), notices: DesktopNotices | None = None) -> Desk:
    desk = Desk(look)
    desk.window = AgentWindow(
        look,
        desk.said.append,
        lambda: desk.now_ms,
        desk.memory,
        lambda: desk.picture,
        lambda: desk.asked.append("full view"),
        lambda: desk.asked.append("given code"),
        notices=notices,
    )
    desk.window.resize(*size)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    return desk


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> Desk:
    made = make(look, qtbot)
    made.window.activateWindow()
    return made


def change_look(desk: Desk, scheme: Scheme = Scheme.DARK) -> None:
    """The system went dark, or light: the window is built anew and what it was made of is gone."""
    desk.look.set(replace(desk.look.settings, scheme=scheme))
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(within: QWidget, name: str) -> QWidget:
    """The visible control that is called *name* (isolates left out)."""
    QApplication.processEvents()
    found = [one for one in within.findChildren(QWidget) if bare(one.accessibleName()) == name and one.isVisible()]
    assert found, name
    return found[0]


def bare(text: str) -> str:
    return text.translate(AS_READ)


def go_elsewhere(qtbot: QtBot) -> QWidget:
    """Another window has the keyboard."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    return other

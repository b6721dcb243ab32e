"""The customer's window on Qt's offscreen platform, in English, with a clock that stands still."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import Intent
from assistdesk.ui.customer.window import CustomerWindow
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import Look, Scheme, Settings


@dataclass
class Stand:
    """The window, what it emitted, and the time on its clock."""

    said: list[Intent] = field(default_factory=list)
    now_ms: int = 50_000
    window: CustomerWindow = field(init=False)

    def of(self, kind: type[Intent]) -> list[Intent]:
        return [intent for intent in self.said if isinstance(intent, kind)]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """One set of clothes for all: dressing the application is what costs."""
    return Look(qapp, Settings(scheme=Scheme.LIGHT, language="en"), Tongue(qapp).use)


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """No window outlives its test: each one alive puts on every change of clothes, and shows its bar again."""
    yield
    for top in QApplication.topLevelWidgets():
        top.close()
        top.deleteLater()
    qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


@pytest.fixture
def stand(look: Look, qtbot: QtBot) -> Iterator[Stand]:
    made = Stand()
    made.window = CustomerWindow(look, made.said.append, as_agent=lambda: None, clock_ms=lambda: made.now_ms)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window._watch.stop()  # or what is hidden here would be shown again as its clock runs on
    made.window.hide()
    made.window.bar.hide()
    made.window.frame.hide()

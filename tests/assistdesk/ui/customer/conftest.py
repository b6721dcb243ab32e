"""The customer's window on Qt's offscreen platform, in English, with a clock that stands still."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
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


@pytest.fixture
def stand(look: Look, qtbot: QtBot) -> Stand:
    made = Stand()
    made.window = CustomerWindow(look, made.said.append, as_agent=lambda: None, clock_ms=lambda: made.now_ms)
    made.window.show()
    qtbot.waitExposed(made.window)
    return made


def dress_anew(stand: Stand) -> None:
    """Into the dark and back."""
    look = stand.window._look
    before = look.settings
    look.set(replace(before, scheme=Scheme.DARK))
    look.set(before)

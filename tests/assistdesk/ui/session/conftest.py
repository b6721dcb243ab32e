"""Clothes for the session's windows, on Qt's offscreen platform."""

import pytest
from PySide6.QtWidgets import QApplication

from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import Look, Scheme, Settings


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp, Settings(scheme=Scheme.LIGHT, language="en"), Tongue(qapp).use)

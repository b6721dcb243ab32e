"""The interface on Qt's offscreen platform: one look in English and light for all, windows fed by hand."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import STYLE, Look, Scheme, Settings

ENGLISH = Settings(scheme=Scheme.LIGHT, reduce_motion=True, language="en")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["tests", *STYLE]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Look:
    """Dressing the application is what costs: once."""
    return Look(qapp, ENGLISH, Tongue(qapp).use)


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """No window outlives its test: each one alive puts on every change of clothes, and may show itself again."""
    yield
    sweep(qapp)


def sweep(qapp: QApplication) -> None:
    """Whatever window there is goes, with what belongs to it."""
    for top in QApplication.topLevelWidgets():
        top.close()
        if top.parent() is None and not isinstance(top, QAbstractItemView):  # others go with what they belong to
            top.deleteLater()
    qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


@pytest.fixture
def look(qapp: QApplication, dressed: Look) -> Iterator[Look]:
    dressed.set(ENGLISH)
    yield dressed
    sweep(qapp)  # else all of it would be built anew to be thrown away
    dressed.set(ENGLISH)

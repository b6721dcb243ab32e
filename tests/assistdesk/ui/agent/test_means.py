"""Days and times in the words of the workspace: each language writes a date in its own order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QApplication

from assistdesk.ui.agent.means import DAY_MS, date_words, short_age, when_words
from assistdesk.ui.text import Tongue

AT_MS = QDateTime(QDate(2026, 10, 2), QTime(10, 21)).toMSecsSinceEpoch()


@pytest.fixture
def tongue(qapp: QApplication) -> Iterator[Tongue]:
    speaker = Tongue(qapp)
    yield speaker
    speaker.use("en")


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("en", "2 Oct", "2 Oct, 10:21"), ("es", "2 oct", "2 oct, 10:21"), ("zh", "10月2日", "10月2日 10:21")],
)
def test_a_date_is_written_in_the_order_of_its_language(tongue: Tongue, language: str, day: str, moment: str) -> None:
    tongue.use(language)
    assert short_age(AT_MS, AT_MS + 8 * DAY_MS) == day
    assert date_words(AT_MS) == when_words(AT_MS, AT_MS + DAY_MS) == moment
    assert when_words(AT_MS, AT_MS + 1_000) == "10:21"

"""A field for a day and a time in the person's own zone, written as ``2026-12-24 09:00``. Refuses to know what happens then."""

import re

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone

from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Field

MOMENT_CHARS = 40
_MOMENT = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2}))?")


def read_moment(text: str) -> int | None:
    """Unix milliseconds; a day alone is its midnight. None: it is no moment."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    day = QDate(int(found[1]), int(found[2]), int(found[3]))
    time = QTime(int(found[4] or 0), int(found[5] or 0))
    return QDateTime(day, time).toMSecsSinceEpoch() if day.isValid() and time.isValid() else None


def write_moment(at_ms: int) -> str:
    """``2026-12-24 09:00``, to the minute."""
    return QDateTime.fromMSecsSinceEpoch(at_ms).toString("yyyy-MM-dd HH:mm")


def own_zone() -> str:
    """``Europe/Madrid``: the zone in which moments are written here."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode()


class MomentField(Field):
    """``show_moment`` once, then ``read``. *empty* says what it means that nothing stands here.

    What nobody touched stays as exact as it was, though minutes alone are shown.
    """

    def __init__(self, look: Look, caption: str, empty: str) -> None:
        super().__init__(look, caption, empty, chars_max=MOMENT_CHARS)
        self._shown: int | None = None

    def show_moment(self, at_ms: int | None) -> None:
        self._shown = at_ms
        self.line.setText("" if at_ms is None else write_moment(at_ms))

    def read(self) -> tuple[bool, int | None]:
        """(True, Unix milliseconds or None for nothing), or (False, None) and the reason stands under it."""
        text = self.text().strip()
        if not text:
            return True, None
        if self._shown is not None and text == write_moment(self._shown):
            return True, self._shown
        at_ms = read_moment(text)
        if at_ms is None:
            self.set_error(say("moment.bad"))
        return at_ms is not None, at_ms

"""Until when notices of a ticket are put off: a small menu of times in the person's own zone, and the words for one."""

from functools import partial

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_notices import PutOff
from assistdesk.ui.agent.means import Means, day_of, when_words
from assistdesk.ui.text import say
from assistdesk.ui.widgets.menus import Menu

HOUR_MS = 3_600_000
MORNING, AFTERNOON = QTime(9, 0), QTime(14, 0)
MONDAY = 1


def choices(now_ms: int) -> tuple[tuple[str, int], ...]:
    """(sentence's key, Unix milliseconds) in their order; none within the hour, and no time twice."""
    today = day_of(now_ms)
    offered = (
        ("put_off.hour", now_ms + HOUR_MS),
        ("put_off.afternoon", _at(today, AFTERNOON)),
        ("put_off.tomorrow", _at(today.addDays(1), MORNING)),
        ("put_off.week", _at(today.addDays(7 - today.dayOfWeek() + MONDAY), MORNING)),
    )
    times: dict[int, str] = {}
    for key, at_ms in offered:
        if at_ms >= now_ms + HOUR_MS:
            times.setdefault(at_ms, key)
    return tuple((key, at_ms) for at_ms, key in times.items())


def _at(day: QDate, time: QTime) -> int:
    return QDateTime(day, time).toMSecsSinceEpoch()


def open_menu(means: Means, under: QWidget, ticket_id: int) -> None:
    """Under *under*, by itself; the first time is marked, so that Enter takes it."""
    menu = Menu(means.look, under, say("put_off.menu"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    now_ms = means.now_ms()
    for key, until_ms in choices(now_ms):
        menu.add(say(key), partial(means.emit, PutOff(ticket_id, until_ms)), key=when_words(until_ms, now_ms))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def until_words(until_ms: int, now_ms: int) -> str:
    """As a chip says it."""
    return say("put_off.until", time=when_words(until_ms, now_ms))

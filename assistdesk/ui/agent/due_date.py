"""A task's due date, in words and as a chip, and its choice: a short menu of times, a sheet for any other.

Times are in the person's own zone. Only a task has one: whoever chooses one for another ticket makes it a task, and reads so
before. Refuses to know when a ticket may be changed.
"""

from functools import partial

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.due_dates import END_MS, LEAST_MS
from assistdesk.core.desk.model import UNSOLVED
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.states import TASK
from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.means import DAY_MS, Means, day_of, ticket_number, when_words
from assistdesk.ui.agent.moment_field import MomentField
from assistdesk.ui.text import clock_time, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.chips import ChipSpec
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.menus import Menu

MINUTE_MS, HOUR_MS = 60_000, 3_600_000
NEAR_MS = DAY_MS
EVENING = QTime(18, 0)
MONDAY = 1


# --- in words -----------------------------------------------------------------------------------------------------


def due_words(due_at_ms: int, now_ms: int) -> str:
    """``Due 14:00`` today, ``Due tomorrow 14:00``, else ``Due 2 Oct, 10:21``."""
    if day_of(due_at_ms) == day_of(now_ms).addDays(1):
        return say("due.tomorrow", time=clock_time(due_at_ms))
    return say("due.at", time=when_words(due_at_ms, now_ms))


def due_chip(row: TicketRow, now_ms: int) -> ChipSpec | None:
    """Red and with how long it is over, a warning for the last day before, calm else and where the work is done; None: it is
    never due."""
    if row.type != TASK or row.due_at_ms is None:
        return None
    left_ms = row.due_at_ms - now_ms
    if row.status in UNSOLVED and left_ms <= 0:
        return ChipSpec(_over_words(-left_ms), Tone.DANGER, "calendar")
    is_near = row.status in UNSOLVED and left_ms < NEAR_MS
    return ChipSpec(due_words(row.due_at_ms, now_ms), Tone.WARN if is_near else Tone.NEUTRAL, "calendar")


def _over_words(over_ms: int) -> str:
    if over_ms < MINUTE_MS:
        return say("due.now")
    if over_ms < HOUR_MS:
        return say("due.over", time=say("age.minutes", over_ms // MINUTE_MS))
    if over_ms < DAY_MS:
        return say("due.over", time=say("age.hours", over_ms // HOUR_MS))
    return say("due.over", time=say("due.days", over_ms // DAY_MS))


# --- choosing -----------------------------------------------------------------------------------------------------


def choices(now_ms: int) -> tuple[tuple[str, int], ...]:
    """(sentence's key, Unix milliseconds) in their order: evenings that are still to come, no time twice."""
    today = day_of(now_ms)
    offered = (
        ("due.today", today),
        ("due.choose_tomorrow", today.addDays(1)),
        ("due.monday", today.addDays(7 - today.dayOfWeek() + MONDAY)),
        ("due.week", today.addDays(7)),
    )
    times: dict[int, str] = {}
    for key, day in offered:
        at_ms = _evening(day)
        if at_ms > now_ms:
            times.setdefault(at_ms, key)
    return tuple((key, at_ms) for at_ms, key in times.items())


def _evening(day: QDate) -> int:
    return QDateTime(day, EVENING).toMSecsSinceEpoch()


def fill_due(menu: Menu, means: Means, row: TicketRow, window: QWidget) -> None:
    """*window*: over which the sheet for any other time comes."""
    now_ms = means.now_ms()
    if row.type != TASK:
        menu.add(say("due.makes_task"), lambda: None).setEnabled(False)
        menu.addSeparator()
    for key, at_ms in choices(now_ms):
        is_held = at_ms == row.due_at_ms
        menu.add(say(key), partial(_emit, means, row, at_ms), checked=is_held, key=when_words(at_ms, now_ms))
    menu.addSeparator()
    menu.add(say("due.other"), lambda: DueSheet(means, window, row).open(), icon="calendar")
    if row.due_at_ms is not None:
        menu.add(say("due.none"), partial(_emit, means, row, None), icon="x")


def _emit(means: Means, row: TicketRow, due_at_ms: int | None) -> None:
    """For the ticket as it stands when it is offered; what it is already is no wish."""
    if due_at_ms == row.due_at_ms:
        return
    kind = TASK if due_at_ms is not None and row.type != TASK else None
    due_at = "" if due_at_ms is None else to_rfc3339(due_at_ms)
    means.emit(ChangeTicket(row.id, type=kind, due_at=due_at, row_version=row.row_version))


class DueSheet(Dialog):
    """Any day and time; nothing takes the due date away. Enter keeps it."""

    def __init__(self, means: Means, parent: QWidget, row: TicketRow) -> None:
        super().__init__(means.look, parent, say("due.title", number=ticket_number(row.id)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._means, self._row = means, row
        self.field = MomentField(means.look, say("column.due_at"), say("due.hint"))
        self.field.show_moment(row.due_at_ms)
        self.field.line.returnPressed.connect(self.keep)
        self.body.addWidget(self.field)
        if row.type != TASK:
            self.say(say("due.makes_task"), "muted")
        keep = Button(means.look, say("due.keep"), self.keep, kind="primary")
        self.set_buttons(Button(means.look, say("cancel"), self.reject), keep, focus=self.field.line)

    def keep(self) -> None:
        is_due, due_at_ms = read_due(self.field)
        if is_due:
            _emit(self._means, self._row, due_at_ms)
            self.accept()


def read_due(field: MomentField) -> tuple[bool, int | None]:
    """As ``MomentField.read``; of the years in which something can be due."""
    is_moment, due_at_ms = field.read()
    if is_moment and due_at_ms is not None and not LEAST_MS <= due_at_ms < END_MS:
        field.set_error(say("due.bad"))
        return False, None
    return is_moment, due_at_ms

"""Business hours in the settings: hours of each weekday, holidays, the time zone (desk.md section 5)."""

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QWidget

from assistdesk.core.desk.calendar import zone_of
from assistdesk.core.desk.model_service import HOLIDAYS_MAX
from assistdesk.core.desk.shapes_rules import ScheduleIn, ScheduleOut
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.intents_rules import SaveSchedule
from assistdesk.ui.agent.clock_words import SUNDAY
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.rule_texts import (
    WEEK_DAYS,
    Interval,
    fault_of_hours,
    read_holidays,
    read_hours,
    write_holidays,
    write_hours,
)
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.fields import Field, TextArea
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import fields

TITLE_CHARS, ZONE_CHARS, HOLIDAYS_CHARS, HOLIDAYS_PX, WIDTH_PX = 200, 64, 65_536, 84, 560
LABEL_DOWN_PX = 9
"""Beside the middle of a line, also while an error stands under it."""
WEEK = (*range(1, WEEK_DAYS), 0)
"""Read from Monday on; a schedule's week begins on Sunday."""
OFFICE_HOURS = tuple((day * 1_440 + 540, day * 1_440 + 1_080) for day in range(1, 6))


class ScheduleSheet(RuleSheet):
    """*schedule* None: new hours, proposed as an office has them."""

    def __init__(self, means: Means, window: QWidget, schedule: ScheduleOut | None, number: Number) -> None:
        title = say("hours.new" if schedule is None else "hours.edit")
        super().__init__(means, window, title, number, WIDTH_PX)
        look = means.look
        self._schedule = schedule
        self.name = Field(look, say("rules.name"), chars_max=TITLE_CHARS, entered=self.keep)
        self.zone = Field(look, say("hours.zone"), "Europe/Madrid", chars_max=ZONE_CHARS, entered=self.keep)
        self._zones = _zones()
        completer = QCompleter(sorted(self._zones.values()), self.zone)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.line.setCompleter(completer)
        self.body.addWidget(fields(self.name, self.zone))
        self.days = self._add_days(OFFICE_HOURS if schedule is None else schedule.intervals)
        self.holidays = TextArea(look, say("hours.holidays"), "2026-12-24 - 2026-12-26", chars_max=HOLIDAYS_CHARS)
        self.holidays.fix_height(look.px(HOLIDAYS_PX))
        self.holidays.submitted.connect(self.keep)
        self.body.addWidget(PlainLabel(look, say("hours.holidays"), Type.SMALL_STRONG, "muted"))
        self.body.addWidget(self.holidays)
        self.body.addWidget(PlainLabel(look, say("hours.holidays.hint"), Type.SMALL, "muted", wrap=True))
        self.chat = QCheckBox(say("hours.chat"))
        self.chat.setFont(look.font(Type.BODY))
        self.chat.setChecked(schedule is not None and schedule.opens_chat)
        self.body.addWidget(self.chat)
        if schedule is None:
            self.zone.line.setText(bytes(QTimeZone.systemTimeZoneId().data()).decode())
        else:
            self.name.line.setText(schedule.name)
            self.zone.line.setText(schedule.time_zone)
            self.holidays.setPlainText(write_holidays(schedule.holidays))
        self.add_end(say("hours.effect.new" if schedule is None else "hours.effect"), self.name.line)

    def _add_days(self, intervals: tuple[Interval, ...]) -> dict[int, Field]:
        look, grid = self._means.look, QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        days: dict[int, Field] = {}
        for place, day in enumerate(WEEK):
            name = QLocale().dayName(day or SUNDAY, QLocale.FormatType.LongFormat)
            name = name[:1].upper() + name[1:]
            field = Field(look, name, say("hours.closed"), chars_max=200, entered=self.keep)
            field.caption.hide()
            field.line.setText(write_hours(intervals, day))
            days[day] = field
            label = PlainLabel(look, name, Type.BODY)
            label.setContentsMargins(0, look.px(LABEL_DOWN_PX), 0, 0)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        return days

    def keep(self) -> None:
        """Emit the wish, or say at the field what is wrong; what was typed stays."""
        fields = (self.name, self.zone, *self.days.values())
        for field in fields:
            field.set_error("")
        hours = {day: read_hours(field.text(), day) for day, field in self.days.items()}
        holidays, bad_line = read_holidays(self.holidays.toPlainText())
        name, zone = self.name.text().strip(), self.zone.text().strip()
        zone = self._zones.get(_folded(zone), zone)
        if not name:
            self.name.set_error(say("new.missing"))
        if not _is_zone(zone):
            self.zone.set_error(explain("schedule_zone").sentence)
        for field in self.days.values():
            if (fault := fault_of_hours(field.text())) is not None:
                field.set_error(say(f"hours.{fault}"))
        wrong = next((field for field in fields if field.error.text()), None)
        intervals = tuple(sorted(one for found in hours.values() for one in found or ()))
        if wrong is not None:
            self.refuse("", wrong)
        elif not intervals:
            self.refuse(explain("schedule_empty").sentence, self.days[1])
        elif bad_line:
            self.refuse(say("hours.holidays.bad", line=plain(bad_line, 80)), self.holidays)
        elif len(holidays) > HOLIDAYS_MAX:
            self.refuse(explain("schedule_size").sentence, self.holidays)
        else:
            opens_chat = self.chat.isChecked()
            schedule = ScheduleIn(
                name=name, time_zone=zone, intervals=intervals, holidays=holidays, opens_chat=opens_chat
            )
            schedule_id = 0 if self._schedule is None else self._schedule.id
            self.send(lambda form: SaveSchedule(form, schedule_id, schedule))


def _zones() -> dict[str, str]:
    """What may be chosen, by its folded name; Qt's own distances from UTC are no zones of the relay's."""
    names = (bytes(one.data()).decode() for one in QTimeZone.availableTimeZoneIds())
    return {_folded(name): name for name in names if not name.startswith(("UTC+", "UTC-"))}


def _folded(zone: str) -> str:
    return zone.casefold().replace(" ", "_")


def _is_zone(name: str) -> bool:
    try:
        zone_of(name)
    except RefusedError:
        return False
    return True

"""Business hours in a form: shown as they are, refused at the field, kept open until the relay has answered."""

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_rules import HolidayIn, ScheduleIn, ScheduleOut
from assistdesk.runtime.intents_rules import SaveSchedule
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.schedule_sheet import ScheduleSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.rule_snapshots import OFFICE, RULES


def sheet_of(desk: Desk, qtbot: QtBot, schedule: ScheduleOut | None) -> ScheduleSheet:
    numbers = iter(range(7, 20))
    sheet = ScheduleSheet(desk.means, desk.window, schedule, lambda: next(numbers))
    qtbot.addWidget(sheet)
    sheet.open()
    QApplication.processEvents()
    return sheet


def test_hours_are_shown_and_sent_whole(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, OFFICE)
    assert sheet.days[5].text() == "09:00-14:00"
    sheet.days[6].line.setText("10:00-12:00")
    sheet.zone.line.setText("Europe/Lisbon")
    sheet.chat.setChecked(True)
    sheet.keep()
    wanted = ScheduleIn(
        name="Office",
        time_zone="Europe/Lisbon",
        intervals=(*OFFICE.intervals, (6 * 1_440 + 600, 6 * 1_440 + 720)),
        holidays=tuple(
            HolidayIn(first=one.first, last=one.last, name=one.name, counted=one.counted) for one in OFFICE.holidays
        ),
        opens_chat=True,
    )
    assert desk.of(SaveSchedule) == [SaveSchedule(7, OFFICE.id, wanted)]


def test_what_was_typed_stays_until_the_relay_has_accepted_it(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, OFFICE)
    sheet.keep()
    assert not sheet.keep_button.isEnabled()
    sheet.show_rules(RULES)  # the answer to another
    assert sheet.isVisible()
    assert not sheet.keep_button.isEnabled()
    sheet.show_rules(replace(RULES, answered=7, refused=Cause("forbidden")))
    assert sheet.isVisible()
    assert bare(sheet.error.text()) == "Your account may not do that."
    sheet.keep()
    sheet.show_rules(replace(RULES, answered=7, refused=Cause("forbidden")))  # still the first one's
    assert sheet.isVisible()
    sheet.show_rules(replace(RULES, answered=8))
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("zone", "Mars/Olympus", "There is no such time zone."),
        ("zone", "UTC+01:00", "There is no such time zone."),
        ("monday", "9 to 5", "Write hours as 09:00-12:30, 13:00-18:00; nothing for a closed day."),
        ("monday", "09:00-12:00, 11:00-13:00", "These hours overlap."),
        ("monday", "22:00-06:00", "Hours past midnight stand on both days: 22:00-24:00, then 00:00-06:00."),
        ("holidays", "Christmas", "This is no holiday: Christmas"),
    ],
)
def test_what_cannot_be_kept_is_said_where_it_is(
    desk: Desk, qtbot: QtBot, field: str, text: str, sentence: str
) -> None:
    sheet = sheet_of(desk, qtbot, OFFICE)
    if field == "holidays":
        sheet.holidays.setPlainText(text)
        said = sheet.error
    else:
        one = {"name": sheet.name, "zone": sheet.zone, "monday": sheet.days[1]}[field]
        one.line.setText(text)
        said = one.error
    sheet.keep()
    assert (bare(said.text()), said.isVisible()) == (sentence, True)
    assert desk.of(SaveSchedule) == []


def test_a_zone_is_found_however_it_is_written_and_none_is_proposed_that_is_none(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, OFFICE)
    sheet.zone.line.setText("america/new york")
    sheet.keep()
    assert [one.schedule.time_zone for one in desk.of(SaveSchedule)] == ["America/New_York"]
    proposed = sheet.zone.line.completer().model()
    names = [proposed.index(row, 0).data() for row in range(proposed.rowCount())]
    assert "Europe/Madrid" in names
    assert [name for name in names if name.startswith(("UTC+", "UTC-"))] == []


def test_hours_without_any_hour_are_none(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk, qtbot, None)
    assert [day for day, field in sheet.days.items() if field.text()] == [1, 2, 3, 4, 5]
    sheet.name.line.setText("Never")
    sheet.zone.line.setText("Europe/Madrid")
    for field in sheet.days.values():
        field.line.setText("")
    sheet.keep()
    assert bare(sheet.error.text()) == "These hours have no counted minute. Add a day."
    sheet.days[0].line.setText("00:00-24:00")
    sheet.holidays.setPlainText("2027-01-01")
    sheet.keep()
    day = datetime.date(2027, 1, 1)
    holiday = HolidayIn(first=day, last=day, counted=True)
    wanted = ScheduleIn(name="Never", time_zone="Europe/Madrid", intervals=((0, 1_440),), holidays=(holiday,))
    assert desk.of(SaveSchedule) == [SaveSchedule(7, 0, wanted)]

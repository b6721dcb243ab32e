"""Logging time on a ticket: a length and perhaps a beginning, the sheet stays until it is written, one's own is taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_time import LogTime, TakeTimeBack
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.moment_field import read_moment
from assistdesk.ui.agent.time_sheet import MINUTES_MAX, TimeSheet, read_minutes
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.test_timeline_view import rows
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def sheet_of(desk: Desk) -> TimeSheet:
    desk.window.run("log_time")
    QApplication.processEvents()
    return desk.window.findChildren(TimeSheet)[-1]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        (" 90 ", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("24:00", MINUTES_MAX),
        ("1440", MINUTES_MAX),
        ("1441", None),
        ("24:01", None),
        ("0", None),
        ("0:00", None),
        ("1:60", None),
        ("1:5", None),
        ("1:005", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("an hour", None),
    ],
)
def test_a_length_is_minutes_or_hours_and_minutes_up_to_a_day(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


def test_minutes_that_end_now_are_sent_by_enter_and_the_sheet_goes_when_they_are_written(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show("time")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.length.line, "45")
    qtbot.keyClick(sheet.length.line, Qt.Key.Key_Return)
    assert desk.of(LogTime) == [LogTime(1042, "work", 45, None, 1)]
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert len(desk.of(LogTime)) == 1
    desk.show("time", time_asked=AskedView(1))
    assert not sheet.isVisible()


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_sent(desk: Desk, qtbot: QtBot) -> None:
    desk.show("time")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.length.line, "-5")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert "at most 24 hours" in bare(sheet.length.error.text())
    sheet.length.line.setText("1:30")
    sheet.began.line.setText("this morning")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert sheet.length.error.isHidden()
    assert not sheet.began.error.isHidden()
    assert desk.of(LogTime) == []
    sheet.began.line.setText("2026-11-26 09:00")
    sheet.kind.choose("travel")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert desk.of(LogTime) == [LogTime(1042, "travel", 90, read_moment("2026-11-26 09:00"), 1)]


def test_a_refusal_is_said_in_the_sheet_which_keeps_what_was_typed_also_in_another_look(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show("time")
    sheet = sheet_of(desk)
    qtbot.keyClicks(sheet.length.line, "45")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    desk.show("time", time_asked=AskedView(1, Cause("time_spent_future")))
    assert bare(sheet.error.text()) == "This time is still to come."
    assert sheet.isVisible()
    assert sheet.length.text() == "45"
    assert sheet.keep_button.isEnabled()


def test_what_i_wrote_and_did_not_take_back_is_offered_and_a_colleagues_is_not(desk: Desk, qtbot: QtBot) -> None:
    desk.show("time")
    sheet = sheet_of(desk)
    assert [bare(one.accessibleName()) for one in sheet.backs] == ["Take back: 45m, Travel, from 09:07"]
    assert "Written down by you" in bare(words_of(sheet))
    qtbot.mouseClick(sheet.backs[0], LEFT)
    assert desk.of(TakeTimeBack) == [TakeTimeBack(1042, 21)]
    assert not sheet.isVisible()


def test_the_conversation_says_it_in_words(desk: Desk) -> None:
    desk.show("time")
    said = "\n".join(bare(entry.sentence) for entry in rows(desk))
    assert "You logged 45m (Travel)" in said
    assert "Ana Ruiz logged 1h 30m (Work)" in said
    assert "You took back time that was logged" in said

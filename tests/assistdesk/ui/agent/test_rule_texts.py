"""Hours, holidays and spans as an admin writes them: what is read is what was written, and nothing is guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.shapes_rules import HolidayIn
from assistdesk.ui.agent.rule_texts import (
    fault_of_hours,
    moved,
    read_holidays,
    read_hours,
    read_span,
    write_holidays,
    write_hours,
    write_span,
)
from tests.kit.rule_snapshots import NIGHT, OFFICE


def test_hours_of_a_day_are_written_and_read_back() -> None:
    assert write_hours(OFFICE.intervals, 5) == "09:00-14:00"
    assert write_hours(OFFICE.intervals, 0) == ""
    assert read_hours("09:00-14:00", 5) == (OFFICE.intervals[4],)
    assert read_hours("13:00 – 18:00, 9:00-12:30", 0) == ((540, 750), (780, 1_080))
    assert read_hours("  ", 3) == ()
    assert read_hours("00:00-24:00", 6) == ((6 * 1_440, 7 * 1_440),)


def test_hours_in_full_width_are_hours() -> None:
    assert read_hours("９：００－１２：３０，13:00-18:00", 0) == ((540, 750), (780, 1_080))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("22:00-06:00", "night"),
        ("9:00-12:00, 22:00-1:00", "night"),
        ("9-17", "bad"),
        ("09:00-09:00", "bad"),
        ("13:00-18:00, 09:00-14:00", "overlap"),
        ("09:00-12:00, 12:00-13:00", None),
    ],
)
def test_what_keeps_hours_from_being_hours_is_known(text: str, fault: str | None) -> None:
    assert fault_of_hours(text) == fault
    assert (read_hours(text, 1) is None) == (fault is not None)


def test_what_runs_past_midnight_is_written_on_both_days() -> None:
    assert [write_hours(NIGHT.intervals, day) for day in (1, 2)] == ["22:00-24:00", "00:00-06:00"]


@pytest.mark.parametrize(
    "text",
    [
        "9-17",
        "09:00-09:00",
        "18:00-09:00",
        "09:60-10:00",
        "09:00-24:01",
        "09:00-12:00, 11:59-13:00",
        "09:00-12:00,",
        "x",
    ],
)
def test_what_are_no_hours_is_not_guessed(text: str) -> None:
    assert read_hours(text, 1) is None


@given(st.integers(1, 10 * 366 * 86_400))
def test_every_span_is_read_as_it_was_written(seconds: int) -> None:
    assert read_span(write_span(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("30m", 1_800),
        ("1h 30m", 5_400),
        ("1H30M", 5_400),
        ("2d", 172_800),
        ("0m", None),
        ("4", None),
        ("4 x", None),
    ],
)
def test_a_span_names_its_units(text: str, seconds: int | None) -> None:
    assert read_span(text) == seconds


def test_spans_are_written_in_hours_up_to_three_days() -> None:
    assert [write_span(one) for one in (900, 5_400, 129_600, 432_000)] == ["15m", "1h 30m", "36h", "5d"]


def test_holidays_keep_their_names_and_whether_they_count() -> None:
    text = write_holidays(OFFICE.holidays)
    assert text == "2026-12-24 - 2026-12-26 Winter break\n? 2027-01-06 Epiphany"
    found, bad_line = read_holidays(text + "\n\n 2027-05-01 ")
    assert bad_line == ""
    assert [(one.first, one.last, one.name, one.counted) for one in found[:2]] == [
        (one.first, one.last, one.name, one.counted) for one in OFFICE.holidays
    ]
    may = datetime.date(2027, 5, 1)
    assert found[2] == HolidayIn(first=may, last=may, counted=True)


@pytest.mark.parametrize(
    "line", ["24.12.2026", "2026-02-30", "2026-12-26 - 2026-12-24", "Winter", "2026-12-24x", "2026-12-24 " + "n" * 201]
)
def test_a_line_that_is_no_holiday_is_named(line: str) -> None:
    assert read_holidays(f"2027-05-01 May\n{line}") == ((), line)


def test_one_is_moved_as_far_as_there_are_places() -> None:
    assert moved((1, 2, 3), 3, -1) == (1, 3, 2)
    assert moved((1, 2, 3), 1, 1) == (2, 1, 3)
    assert moved((1, 2, 3), 1, -1) == (1, 2, 3)
    assert moved((1, 2, 3), 3, 1) == (1, 2, 3)

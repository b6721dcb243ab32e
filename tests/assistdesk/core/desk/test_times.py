"""core/desk/times.py: times as REST writes them."""

import datetime
import re
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk import times

PATTERN = typing.get_args(times.Rfc3339)[1].pattern
ANY = typing.get_args(times.Instant)[1].pattern


@given(st.integers(0, 4_102_444_800_000))
def test_a_time_goes_there_and_back_to_the_millisecond(at_ms: int) -> None:
    assert times.from_rfc3339(times.to_rfc3339(at_ms)) == at_ms


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2026-03-01T10:21:00Z", "2026-03-01T10:21:00.000Z"),
        ("2026-03-01t10:21:00.5z", "2026-03-01T10:21:00.500Z"),
        ("2026-03-01T10:21:00.123999999Z", "2026-03-01T10:21:00.123Z"),
        ("2026-03-01T00:21:00+05:45", "2026-02-28T18:36:00.000Z"),
        ("2026-02-28T18:51:00.25-05:30", "2026-03-01T00:21:00.250Z"),
        ("2026-03-01T10:21:00-00:00", "2026-03-01T10:21:00.000Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.900Z"),
        ("1000-01-01T00:00:00Z", "1000-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.9999Z", "9999-12-31T23:59:59.999Z"),
    ],
)
def test_every_instant_of_rfc_3339_is_read(text: str, same: str) -> None:
    assert times.to_rfc3339(times.from_rfc3339(text)) == same
    assert re.search(ANY, text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "x", "2026-13-01T10:21:00.000Z", "2026-03-01T10:21:00", "2026-03-01 10:21:00Z"),
        *("2026-03-01T10:21:00.Z", "2026-03-01T10:21:61Z", "2026-03-01T24:00:00Z", "2026-03-01T10:21:00+24:00"),
        *("2026-03-01T10:21:00 02:00", "２026-03-01T10:21:00Z", "2026-02-30T10:21:00Z", "2026-03-01T10:21:00Z\n"),
        *("0999-12-31T23:59:59Z", "9999-12-31T23:59:59-00:01", "1000-01-01T00:00:00+00:01", "20260301T102100Z"),
    ],
)
def test_a_time_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        times.from_rfc3339(text)


@given(st.datetimes(datetime.datetime(1000, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59)))
def test_every_time_there_is_fits_the_pattern(at: datetime.datetime) -> None:
    assert re.search(PATTERN, at.isoformat(timespec="milliseconds") + "Z")


@given(st.from_regex(PATTERN, fullmatch=True))
def test_what_fits_the_pattern_can_be_read(text: str) -> None:
    assert times.to_rfc3339(times.from_rfc3339(text.strip())) == text.strip()


@given(st.from_regex(ANY, fullmatch=True))
def test_T1_what_a_request_may_write_is_read_or_out_of_the_years(text: str) -> None:
    try:
        at_ms = times.from_rfc3339(text.strip())
    except ValueError:
        assert text.startswith(("1000-01-01", "9999-12-31"))
    else:
        assert re.search(PATTERN, times.to_rfc3339(at_ms))


@pytest.mark.parametrize(
    "day",
    ["2026-99-99", "2026-02-29", "2100-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-10-00", "0999-01-01"],
)
def test_T1_a_day_that_never_was_does_not_fit_the_pattern(day: str) -> None:
    assert not re.search(PATTERN, f"{day}T10:21:00.000Z")


@pytest.mark.parametrize("hour", ["24:00:00.000", "23:60:00.000", "23:00:60.000", "99:99:99.999"])
def test_T1_an_hour_that_never_strikes_does_not_fit_the_pattern(hour: str) -> None:
    assert not re.search(PATTERN, f"2026-03-01T{hour}Z")


@pytest.mark.parametrize("day", ["2028-02-29", "2000-02-29", "2400-02-29"])
def test_a_leap_day_fits_the_pattern(day: str) -> None:
    assert re.search(PATTERN, f"{day}T10:21:00.000Z")

"""A day and a time as a person writes them, in her own zone."""

import datetime

import pytest

from assistdesk.ui.agent.moment_field import read_moment, write_moment


def at(*parts: int) -> int:
    return int(datetime.datetime(*parts).timestamp() * 1_000)  # type: ignore[arg-type]  # the person's own zone


@pytest.mark.parametrize(
    ("text", "at_ms"),
    [
        ("2026-12-24 09:00", at(2026, 12, 24, 9)),
        (" 2026-7-4  9:05 ", at(2026, 7, 4, 9, 5)),
        ("2026-12-24T23:59", at(2026, 12, 24, 23, 59)),
        ("2026-12-24", at(2026, 12, 24)),
        ("2028-02-29 00:00", at(2028, 2, 29)),
    ],
)
def test_a_moment_is_read_and_written_as_it_is_meant(text: str, at_ms: int) -> None:
    assert read_moment(text) == at_ms
    assert read_moment(write_moment(at_ms)) == at_ms


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "24.12.2026",
        "2026-12-24 24:00",
        "2026-12-24 9:5",
        "2026-02-29",
        "0000-01-01",
        "2026-12-24 09:00 h",
        "２０２６-12-24",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text) is None

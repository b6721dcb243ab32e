"""core/desk/due_dates.py: which moments can be a due date, and when its timer rings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.due_dates import AHEAD_MS, END_MS, LEAST_MS, first_ring, read_due, rings
from assistdesk.core.desk.times import to_rfc3339

MOMENTS = st.integers(LEAST_MS, END_MS - 1)


@given(MOMENTS)
def test_what_is_written_is_read(at_ms: int) -> None:
    assert read_due(to_rfc3339(at_ms)) == at_ms


@pytest.mark.parametrize(
    "text", ["", "soon", "1999-12-31T23:59:59.999Z", "2100-01-01T00:00:00.000Z", "1000-01-01T00:00:00.000+23:00"]
)
def test_a_moment_at_which_nothing_is_due_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"instant|year"):
        read_due(text)


def test_another_offset_is_the_same_moment() -> None:
    assert read_due("2026-12-24T15:00:00+01:00") == read_due("2026-12-24T14:00:00.000Z")


@given(MOMENTS, st.integers(-3 * AHEAD_MS, 3 * AHEAD_MS))
def test_whatever_was_set_when_rings_at_most_twice_and_last_when_it_is_due(due_at: int, before_ms: int) -> None:
    now_ms = due_at - before_ms
    told, at_ms = [], first_ring(due_at, now_ms)
    assert (at_ms is None) == (now_ms >= due_at)
    while at_ms is not None:
        assert at_ms > now_ms
        reminder, now_ms = rings(due_at, at_ms)[0], at_ms
        told.append(reminder)
        at_ms = rings(due_at, now_ms)[1]
    assert told == ["due_soon", "due"][0 if before_ms > AHEAD_MS else 1 if before_ms > 0 else 2 :]


def test_late_is_told_once_and_early_never() -> None:
    due_at = LEAST_MS + 10 * AHEAD_MS
    assert rings(due_at, due_at + 1) == ("due", None)
    assert rings(due_at, due_at - 1) == ("due_soon", due_at)
    assert rings(due_at, due_at - 2 * AHEAD_MS) == (None, due_at - AHEAD_MS)

"""core/desk/times.py: times as REST writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk import times


@given(st.integers(0, 4_102_444_800_000))
def test_a_time_goes_there_and_back_to_the_millisecond(at_ms: int) -> None:
    assert times.from_rfc3339(times.to_rfc3339(at_ms)) == at_ms


@pytest.mark.parametrize("text", ["2026-03-01", "2026-03-01T10:21:00Z", "x", "2026-13-01T10:21:00.000Z"])
def test_a_time_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        times.from_rfc3339(text)

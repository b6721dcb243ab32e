"""A time that was read before is the same time, and what is none stays none."""

import pytest

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime.stamps import at_ms


def test_a_time_is_the_same_every_time_it_is_read() -> None:
    for now_ms in (0, 1_772_359_200_123, 1_772_359_200_124):
        assert at_ms(to_rfc3339(now_ms)) == at_ms(to_rfc3339(now_ms)) == now_ms


def test_what_is_no_time_is_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="no RFC 3339 instant"):
            at_ms("2026-01-01")

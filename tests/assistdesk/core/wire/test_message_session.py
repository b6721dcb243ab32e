"""Rules between the fields of control messages."""

import pytest

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import SafetyResult
from assistdesk.core.wire.messages import Safety, ViewRefresh


def test_a_safety_number_that_was_not_compared_is_no_answer() -> None:
    with pytest.raises(MisuseError, match="field_rule"):
        Safety(SafetyResult.OFF)


def test_a_refresh_names_one_of_eight_monitors_or_all() -> None:
    for monitor in (*range(8), 255):
        assert ViewRefresh(monitor).monitor == monitor
    for monitor in (8, 254, 256):
        with pytest.raises(MisuseError, match="field_rule"):
            ViewRefresh(monitor)

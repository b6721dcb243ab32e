"""Times as a person types them."""

import pytest

from assistdesk.core.errors import RefusedError
from relay.commands.times import read_since

NOW_MS = 1_772_000_000_000


@pytest.mark.parametrize(
    ("text", "since_ms"),
    [
        (None, 0),
        ("7d", NOW_MS - 7 * 86_400_000),
        ("12h", NOW_MS - 12 * 3_600_000),
        ("30m", NOW_MS - 30 * 60_000),
        ("999999d", 0),
        ("1970-01-02", 86_400_000),
    ],
)
def test_what_is_understood(text: str | None, since_ms: int) -> None:
    assert read_since(text, NOW_MS) == since_ms


@pytest.mark.parametrize("text", ["", "7", "d", "7w", "2026-13-01", "tomorrow", "-7d", "٧d", "9999999d"])
def test_what_is_not(text: str) -> None:
    with pytest.raises(RefusedError, match="bad_time"):
        read_since(text, NOW_MS)

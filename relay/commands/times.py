"""Times that a person types: a day (2026-03-01), or how long ago (7d, 12h, 30m)."""

import datetime
import re

from assistdesk.core.errors import RefusedError

_UNITS_MS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000}


def read_since(text: str | None, now_ms: int) -> int:
    """Unix milliseconds; 0 for None. Raises RefusedError ``bad_time``."""
    if text is None:
        return 0
    match = re.fullmatch(r"([0-9]{1,6})([dhm])", text)
    if match:
        return max(0, now_ms - int(match[1]) * _UNITS_MS[match[2]])
    try:
        day = datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC)
    except ValueError as error:
        raise RefusedError("bad_time") from error
    return int(day.timestamp() * 1000)

"""Times as REST writes them: RFC 3339, UTC, with milliseconds. Reads no clock."""

import datetime
import functools

SECONDS_KEPT = 16_384
"""So many seconds are kept as text: the same tickets are shown again and again."""


def to_rfc3339(at_ms: int) -> str:
    """Unix milliseconds -> ``2026-03-01T10:21:00.000Z``."""
    return f"{_second(at_ms // 1000)}.{at_ms % 1000:03d}Z"


@functools.lru_cache(maxsize=SECONDS_KEPT)
def _second(at_s: int) -> str:
    return datetime.datetime.fromtimestamp(at_s, datetime.UTC).isoformat()[:19]


def from_rfc3339(text: str) -> int:
    """The inverse of ``to_rfc3339``; raises ValueError on anything else."""
    at = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.UTC)
    return int(at.timestamp()) * 1000 + at.microsecond // 1000

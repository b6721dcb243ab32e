"""Times as REST writes them: RFC 3339, UTC, with milliseconds. Reads no clock."""

import datetime
import functools
from typing import Annotated

from msgspec import Meta

_LONG_MONTH, _SHORT_MONTH = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])", "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_LEAP_YEAR = "[1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00"
_DAY = f"[1-9][0-9]{{3}}-({_LONG_MONTH}|{_SHORT_MONTH}|02-(0[1-9]|1[0-9]|2[0-8]))|({_LEAP_YEAR})-02-29"
_PATTERN = rf"^({_DAY})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{{3}}Z$"
Rfc3339 = Annotated[str, Meta(pattern=_PATTERN)]
"""Exactly what ``from_rfc3339`` reads, of the years 1000 to 9999: whoever decodes by it need not fear the 30th of February."""

EPOCH = datetime.datetime.fromtimestamp(0, datetime.UTC)
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
    return (at - EPOCH) // datetime.timedelta(milliseconds=1)

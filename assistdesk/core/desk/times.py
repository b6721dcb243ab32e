"""Times as REST writes them: RFC 3339, UTC, with milliseconds; and as it reads them: any instant that RFC 3339 can say. Reads
no clock."""

import datetime
import functools
import re
from typing import Annotated

from msgspec import Meta

_LONG_MONTH, _SHORT_MONTH = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])", "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_LEAP_YEAR = "[1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00"
_DAY = f"[1-9][0-9]{{3}}-({_LONG_MONTH}|{_SHORT_MONTH}|02-(0[1-9]|1[0-9]|2[0-8]))|({_LEAP_YEAR})-02-29"
_PATTERN = rf"^({_DAY})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{{3}}Z$"
Rfc3339 = Annotated[str, Meta(pattern=_PATTERN)]
"""Exactly what ``to_rfc3339`` writes, of the years 1000 to 9999: whoever decodes by it need not fear the 30th of February."""
INSTANT_CHARS_MAX = 64
_ANY = (
    rf"^({_DAY})[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
INSTANT_WORDS = (
    "RFC 3339, with or without a fraction of a second, in UTC (Z) or another offset; kept in whole milliseconds."
)
Instant = Annotated[str, Meta(pattern=_ANY, max_length=INSTANT_CHARS_MAX, description=INSTANT_WORDS)]
"""What a request may write; ``from_rfc3339`` reads it."""
_PARTS = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-5][0-9]|60)(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
)

EPOCH = datetime.datetime.fromtimestamp(0, datetime.UTC)
LEAST_MS, END_MS = -30_610_224_000_000, 253_402_300_800_000
"""The years 1000 to 9999."""
SECONDS_KEPT = 16_384
"""So many seconds are kept as text: the same tickets are shown again and again."""


def to_rfc3339(at_ms: int) -> str:
    """Unix milliseconds -> ``2026-03-01T10:21:00.000Z``."""
    return f"{_second(at_ms // 1000)}.{at_ms % 1000:03d}Z"


@functools.lru_cache(maxsize=SECONDS_KEPT)
def _second(at_s: int) -> str:
    return datetime.datetime.fromtimestamp(at_s, datetime.UTC).isoformat()[:19]


def from_rfc3339(text: str) -> int:
    """Unix milliseconds of an instant, whatever follows them cut off; the inverse of ``to_rfc3339``. A leap second is the one
    after it.

    Raises:
        ValueError: no instant of the years 1000 to 9999.
    """
    found = _PARTS.fullmatch(text)
    if found is None:
        raise ValueError("no RFC 3339 instant")
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    fraction, sign, hours, minutes = found.groups()[6:]
    at = datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.UTC) - EPOCH
    at_ms = at // datetime.timedelta(milliseconds=1) + second * 1000 + int((fraction or "")[:3].ljust(3, "0"))
    if sign is not None:
        ahead_ms = (int(hours) * 60 + int(minutes)) * 60_000
        at_ms += -ahead_ms if sign == "+" else ahead_ms
    if not LEAST_MS <= at_ms < END_MS:
        raise ValueError("out of the years that can be written")
    return at_ms

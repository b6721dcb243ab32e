"""Hours, holidays and spans of time as an admin writes them in a line of text, and back (desk.md section 5).

Written the same in every language: ``09:00-12:30, 13:00-18:00``, ``1d 4h 30m``, ``2026-12-24 - 2026-12-26 Winter break``.
Readers answer None for what they cannot read and never guess. Refuses to know widgets.
"""

import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from assistdesk.core.desk.shapes_rules import HolidayIn, HolidayOut

DAY_MIN, WEEK_DAYS = 1_440, 7
HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})")
SPAN = re.compile(r"(?:(\d{1,4})d)?\s*(?:(\d{1,5})h)?\s*(?:(\d{1,6})m)?\s*(?:(\d{1,7})s)?")
HOLIDAY = re.compile(r"(\?)?\s*(\d{4}-\d{2}-\d{2})(?:\s*[-–—]\s*(\d{4}-\d{2}-\d{2}))?(?:\s+(\S.*))?")
NAME_CHARS = 200

Interval = tuple[int, int]
"""Minutes of the local week from Sunday 00:00, half-open."""
HoursFault = Literal["bad", "night", "overlap"]


def write_hours(intervals: Iterable[Interval], day: int) -> str:
    """The hours of one *day* (0: Sunday). What runs past midnight goes on the next day."""
    base = day * DAY_MIN
    parts = ((max(start - base, 0), min(end - base, DAY_MIN)) for start, end in sorted(intervals))
    return ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in parts if start < end)


def read_hours(text: str, day: int) -> tuple[Interval, ...] | None:
    """None: not hours (``fault_of_hours``). Nothing: a closed day."""
    if fault_of_hours(text) is not None:
        return None
    return tuple(sorted((day * DAY_MIN + part[0], day * DAY_MIN + part[1]) for part in _parts(text) if part))


def fault_of_hours(text: str) -> HoursFault | None:
    """What keeps these from being hours of one day: a night's go on in the next one."""
    parts = _parts(text)
    if any(part is not None and part[0] > part[1] for part in parts):
        return "night"
    found = sorted(part for part in parts if part is not None and part[0] < part[1])
    if len(found) < len(parts):
        return "bad"
    return "overlap" if any(before[1] > after[0] for before, after in itertools.pairwise(found)) else None


def write_span(seconds: int) -> str:
    """``1d`` is 24 counted hours, also in business hours; hours are written up to three days, as people say them."""
    days, rest = divmod(seconds, 86_400) if seconds % 86_400 == 0 and seconds > 3 * 86_400 else (0, seconds)
    parts = ((days, "d"), (rest // 3_600, "h"), (rest // 60 % 60, "m"), (rest % 60, "s"))
    return " ".join(f"{number}{unit}" for number, unit in parts if number)


def read_span(text: str) -> int | None:
    """Seconds; 0 for nothing written."""
    match = SPAN.fullmatch(text.strip().lower())
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    found = days * 86_400 + hours * 3_600 + minutes * 60 + seconds
    return None if found == 0 and text.strip() else found


def write_holidays(holidays: Iterable[HolidayOut]) -> str:
    """One a line; ``?`` stands before a proposal, which stops no clock."""
    lines = []
    for one in holidays:
        until = "" if one.first == one.last else f" - {one.last}"
        lines.append(f"{'' if one.counted else '? '}{one.first}{until} {one.name}".rstrip())
    return "\n".join(lines)


def read_holidays(text: str) -> tuple[tuple[HolidayIn, ...], str]:
    """The holidays and "", or none and the first line that is none."""
    found: list[HolidayIn] = []
    for line in filter(str.strip, text.splitlines()):
        match = HOLIDAY.fullmatch(line.strip())
        first, last = (None, None) if match is None else (_day(match[2]), _day(match[3] or match[2]))
        if match is None or first is None or last is None or last < first or len(match[4] or "") > NAME_CHARS:
            return (), line.strip()
        found.append(HolidayIn(first=first, last=last, name=match[4] or "", counted=match[1] is None))
    return tuple(found), ""


def moved(ids: Sequence[int], one: int, by: int) -> tuple[int, ...]:
    """*ids* with *one* moved *by* places, as far as there are places."""
    rest = [each for each in ids if each != one]
    rest.insert(max(0, min(ids.index(one) + by, len(rest))), one)
    return tuple(rest)


def _parts(text: str) -> list[Interval | None]:
    """Minutes of a day, as written in full width, too; None for what are no hours."""
    said = unicodedata.normalize("NFKC", text)
    return [_part(HOURS.fullmatch(part.strip())) for part in said.split(",")] if said.strip() else []


def _part(match: re.Match[str] | None) -> Interval | None:
    if match is None:
        return None
    hour, minute, to_hour, to_minute = map(int, match.groups())
    start, end = hour * 60 + minute, to_hour * 60 + to_minute
    return (start, end) if max(minute, to_minute) < 60 and max(start, end) <= DAY_MIN else None


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

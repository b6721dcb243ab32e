"""Business hours: how much counted time lies between two instants, and when so much will have passed (desk.md section 5).

A local wall time maps to one instant: the first of two when it comes twice, the moment of the jump when it does not exist.
The intervals of each local day become instants, counted holidays drop out, touching spans are joined; prefix sums over
them make each question O(log days). A ``Calendar`` compiles one schedule version as far as it was asked and never changes
an answer. It knows no ticket and no clock; the zone's rules come from the standard library.
"""

import datetime
import errno
import zoneinfo
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from assistdesk.core.desk.model_service import HOLIDAYS_MAX, INTERVALS_MAX, WEEK_MIN, Schedule
from assistdesk.core.errors import LinkError, MisuseError, RefusedError

DAY_MIN: Final = 1_440
MIN_MS: Final = 60_000
DAY_MS: Final = DAY_MIN * MIN_MS
FIRST_DAY: Final = datetime.date(1969, 12, 1).toordinal()
LAST_DAY: Final = datetime.date(2200, 1, 31).toordinal()
"""Instants from 1970 to the end of 2199 can be asked about; every zone's days for them lie within these."""
FIRST_MS: Final = 0
LAST_MS: Final = 7_258_118_400_000
GROW_DAYS: Final = 400
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()
_MS = datetime.timedelta(milliseconds=1)
_OF_ONE_COMPUTER: Final = frozenset(("localtime", "posixrules", "Factory"))
_OTHER_RULES: Final = ("right/", "posix/")
"""Zones that count leap seconds, and their likes."""
_PASSING: Final = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO))

Kind = Literal["counted", "out_of_hours", "holiday"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """``row``: place in the schedule's intervals (counted) or holidays (holiday)."""

    from_ms: int
    to_ms: int
    kind: Kind
    row: int | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of one weekday's hours, in minutes of the day."""

    from_min: int
    to_min: int
    row: int


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone by its IANA name; what else lies in a system's directory of zones is not the same on all computers.

    Raises:
        RefusedError: ``schedule_zone``.
        LinkError: ``zone_unreadable``: this computer could not open it just now, which says nothing about the name.
    """
    if name in _OF_ONE_COMPUTER or name.startswith(_OTHER_RULES):
        raise RefusedError("schedule_zone", zone=name)
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno in _PASSING:
            raise LinkError("zone_unreadable") from error
        raise RefusedError("schedule_zone", zone=name) from error


def check_schedule(schedule: Schedule) -> None:
    """Refuse a schedule that could not be kept.

    Raises:
        RefusedError: ``schedule_zone``, ``schedule_interval`` (``row``), ``schedule_empty`` (no counted minute),
            ``schedule_holiday`` (``row``), ``schedule_size``.
    """
    zone_of(schedule.time_zone)
    if len(schedule.intervals) > INTERVALS_MAX or len(schedule.holidays) > HOLIDAYS_MAX:
        raise RefusedError("schedule_size", intervals=INTERVALS_MAX, holidays=HOLIDAYS_MAX)
    for row, (start_min, end_min) in enumerate(schedule.intervals):
        if not 0 <= start_min < end_min <= WEEK_MIN:
            raise RefusedError("schedule_interval", row=row)
    if not schedule.intervals:
        raise RefusedError("schedule_empty")
    for row, holiday in enumerate(schedule.holidays):
        if holiday.last < holiday.first:
            raise RefusedError("schedule_holiday", row=row)


def has_open_day(schedule: Schedule, from_ms: int) -> bool:
    """Does any day count from then on? Holidays of any length cost no more than others."""
    week = [weekday for weekday in range(7) if _pieces_of(schedule, weekday)]
    day = _day_before(from_ms)
    for first, last in sorted(
        (one.first.toordinal(), one.last.toordinal()) for one in schedule.holidays if one.counted
    ):
        if any(free % 7 in week for free in range(day, min(first, day + 7))):
            return True
        day = max(day, last + 1)
    return any(free % 7 in week for free in range(day, min(LAST_DAY, day + 7)))


def next_opening(schedules: Iterable[Schedule], at_ms: int) -> int | None:
    """The first instant from *at_ms* on that one of them counts: *at_ms* itself where one is open, or where there is none.

    None: not before 2200.
    """
    found = [Calendar(schedule).open_from(at_ms) for schedule in schedules]
    return min((one for one in found if one is not None), default=None) if found else at_ms


def instant_of(day: int, minute: int, zone: zoneinfo.ZoneInfo) -> int:
    """Minute *minute* (0..1440) of the local day with ordinal *day*, as Unix milliseconds."""
    days, rest = divmod(minute, DAY_MIN)
    wall = datetime.datetime.fromordinal(day + days) + datetime.timedelta(minutes=rest)
    early = wall.replace(tzinfo=zone).astimezone(datetime.UTC)
    if early.astimezone(zone).replace(tzinfo=None) == wall:
        return (early - _EPOCH) // _MS
    return _jump(wall.replace(tzinfo=zone, fold=1).astimezone(datetime.UTC), early, zone)


def day_start(at_ms: int, zone: zoneinfo.ZoneInfo) -> int:
    """When the local day in which *at_ms* lies began."""
    return instant_of(datetime.datetime.fromtimestamp(at_ms / 1_000, zone).date().toordinal(), 0, zone)


def _jump(before: datetime.datetime, after: datetime.datetime, zone: zoneinfo.ZoneInfo) -> int:
    """The second in (*before*, *after*] at which the zone's clock jumps forward."""
    low, high = (before - _EPOCH) // _MS // 1_000, (after - _EPOCH) // _MS // 1_000
    offset = after.astimezone(zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high * 1_000


class Calendar:
    """One schedule version, ready to be asked.

    Grows towards what is asked, at most from 1970 to 2199. Not to be shared between threads.

    Raises:
        RefusedError: as ``check_schedule``.
    """

    def __init__(self, schedule: Schedule) -> None:
        check_schedule(schedule)
        self.schedule = schedule
        self._zone = zone_of(schedule.time_zone)
        self._week = [_pieces_of(schedule, weekday) for weekday in range(7)]
        self._holidays = sorted(
            (holiday.first.toordinal(), holiday.last.toordinal(), row)
            for row, holiday in enumerate(schedule.holidays)
            if holiday.counted
        )
        self._first_day = self._end_day = 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sums: list[int] = [0]

    def counted_ms(self, from_ms: int, to_ms: int) -> int:
        """Counted milliseconds in [from, to); 0 when *to* is not later.

        Raises:
            MisuseError: ``calendar_range``: before 1970 or after 2199.
        """
        if to_ms <= from_ms:
            return 0
        self._cover(from_ms, to_ms)
        return self._total(to_ms) - self._total(from_ms)

    def add_ms(self, from_ms: int, counted_ms: int) -> int | None:
        """The first instant at which *counted_ms* have been counted since *from_ms*; None: not before 2200."""
        if counted_ms <= 0:
            return from_ms
        self._cover(from_ms, from_ms)
        wanted = self._total(from_ms) + counted_ms
        while self._sums[-1] < wanted:
            if self._end_day >= LAST_DAY:
                return None
            self._compile(self._first_day, min(LAST_DAY, self._end_day + (self._end_day - self._first_day)))
        at = bisect_left(self._sums, wanted) - 1
        reached = self._starts[at] + wanted - self._sums[at]
        return reached if reached <= LAST_MS else None

    def open_from(self, at_ms: int) -> int | None:
        """The first instant at or after *at_ms* that counts; None: not before 2200."""
        after_one = self.add_ms(at_ms, 1)
        return None if after_one is None else after_one - 1

    def strip(self, from_ms: int, to_ms: int) -> list[Stretch]:
        """What [from, to) consists of, without hole or overlap. Costs O(days)."""
        self._check_range(from_ms, to_ms)
        stretches: list[Stretch] = []
        at_ms = from_ms
        for piece in self._day_stretches(_day_before(from_ms), _day_after(to_ms)):
            start, end = max(piece.from_ms, at_ms), min(piece.to_ms, to_ms)
            if start >= end:
                continue
            if start > at_ms:
                stretches.append(Stretch(at_ms, start, "out_of_hours", None))
            before = stretches[-1] if stretches else None
            if before and before.to_ms == start and (before.kind, before.row) == (piece.kind, piece.row):
                stretches[-1] = Stretch(before.from_ms, end, piece.kind, piece.row)
            else:
                stretches.append(Stretch(start, end, piece.kind, piece.row))
            at_ms = end
        if at_ms < to_ms:
            stretches.append(Stretch(at_ms, to_ms, "out_of_hours", None))
        return stretches

    def open_spans(self, from_ms: int, to_ms: int) -> list[tuple[int, int]]:
        """What of [from, to) counts. Costs O(days)."""
        return [(one.from_ms, one.to_ms) for one in self.strip(from_ms, to_ms) if one.kind == "counted"]

    def is_open(self, at_ms: int) -> bool:
        return self.counted_ms(at_ms, at_ms + 1) == 1

    # --- compiling ------------------------------------------------------------------------------------------------

    def _check_range(self, from_ms: int, to_ms: int) -> None:
        if from_ms < FIRST_MS or to_ms > LAST_MS:
            raise MisuseError("calendar_range", from_ms=from_ms, to_ms=to_ms)

    def _cover(self, from_ms: int, to_ms: int) -> None:
        first, end = _day_before(from_ms), _day_after(to_ms)
        if from_ms >= FIRST_MS and to_ms <= LAST_MS and self._first_day <= first and end <= self._end_day:
            return
        self._check_range(from_ms, to_ms)
        if self._end_day == 0:
            self._first_day = self._end_day = first
        if first < self._first_day:
            start = max(FIRST_DAY, min(first, self._first_day - GROW_DAYS))
            end = max(end, self._end_day)
            self._starts, self._ends, self._sums = [], [], [0]
            self._end_day = start
            self._compile(start, end)
        else:
            self._compile(self._first_day, max(end, min(LAST_DAY, self._end_day + GROW_DAYS)))

    def _compile(self, first_day: int, end_day: int) -> None:
        """Go on from where the sums end up to *end_day*."""
        for stretch in self._day_stretches(self._end_day, end_day, with_holidays=False):
            if self._ends and stretch.from_ms <= self._ends[-1]:
                end = max(self._ends[-1], stretch.to_ms)
                self._sums[-1] += end - self._ends[-1]
                self._ends[-1] = end
            else:
                self._starts.append(stretch.from_ms)
                self._ends.append(stretch.to_ms)
                self._sums.append(self._sums[-1] + stretch.to_ms - stretch.from_ms)
        self._first_day, self._end_day = first_day, end_day

    def _day_stretches(self, first_day: int, end_day: int, *, with_holidays: bool = True) -> Iterator[Stretch]:
        """The hours of each local day, in order; on a counted holiday marked as such, or left out."""
        midnight = next_midnight = None
        for day in range(first_day, end_day):
            midnight, next_midnight = next_midnight, None
            pieces = self._week[day % 7]
            holiday = self._holiday_row(day) if pieces else None
            if not pieces or (holiday is not None and not with_holidays):
                continue
            midnight = instant_of(day, 0, self._zone) if midnight is None else midnight
            next_midnight = instant_of(day, DAY_MIN, self._zone)
            is_plain = next_midnight - midnight == DAY_MS
            kind: Kind = "counted" if holiday is None else "holiday"
            for piece in pieces:
                start = midnight + piece.from_min * MIN_MS if is_plain else instant_of(day, piece.from_min, self._zone)
                end = midnight + piece.to_min * MIN_MS if is_plain else instant_of(day, piece.to_min, self._zone)
                if start < end:
                    yield Stretch(start, end, kind, piece.row if holiday is None else holiday)

    def _holiday_row(self, day: int) -> int | None:
        return next((row for first, last, row in self._holidays if first <= day <= last), None)

    def _total(self, at_ms: int) -> int:
        """Counted milliseconds from the first compiled day to *at_ms*."""
        at = bisect_right(self._starts, at_ms) - 1
        return 0 if at < 0 else self._sums[at] + min(at_ms, self._ends[at]) - self._starts[at]


def _pieces_of(schedule: Schedule, weekday: int) -> tuple[_Piece, ...]:
    """The parts of the week's intervals on this weekday (0 Sunday, as an ordinal modulo 7 has it), by time."""
    midnight = weekday * DAY_MIN
    pieces = [
        _Piece(max(0, start - midnight), min(DAY_MIN, end - midnight), row)
        for row, (start, end) in enumerate(schedule.intervals)
        if start < midnight + DAY_MIN and end > midnight
    ]
    return tuple(sorted(pieces, key=lambda piece: (piece.from_min, piece.to_min)))


def _day_before(at_ms: int) -> int:
    """A local day that surely began before this instant, in any zone."""
    return max(FIRST_DAY, _EPOCH_DAY + at_ms // DAY_MS - 2)


def _day_after(at_ms: int) -> int:
    """A local day that surely begins after this instant, in any zone."""
    return min(LAST_DAY, _EPOCH_DAY + at_ms // DAY_MS + 3)


def business_ms(calendar: Calendar, from_ms: int, to_ms: int) -> int:
    """Counted milliseconds in [from, to)."""
    return calendar.counted_ms(from_ms, to_ms)


def add_business_ms(calendar: Calendar, from_ms: int, counted_ms: int) -> int | None:
    """The inverse: the first instant at which so much has been counted."""
    return calendar.add_ms(from_ms, counted_ms)

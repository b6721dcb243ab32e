"""core/desk/calendar.py: golden numbers Z, B, K of desk.md section 20, trap 7 and 8, and the inverse property."""

import datetime
import resource
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.calendar import (
    LAST_MS,
    Calendar,
    add_business_ms,
    business_ms,
    check_schedule,
    day_start,
    has_open_day,
    instant_of,
    next_opening,
    zone_of,
)
from assistdesk.core.desk.model_service import HOLIDAYS_MAX, Holiday, Schedule
from assistdesk.core.desk.shapes import from_rfc3339, to_rfc3339
from assistdesk.core.errors import LinkError, MisuseError, RefusedError

MIN = 60_000
WHOLE_WEEK = tuple((day * 1_440, day * 1_440 + 1_440) for day in range(7))


def at(text: str) -> int:
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1_000)


def schedule(zone: str, *intervals: tuple[int, int], holidays: tuple[Holiday, ...] = ()) -> Schedule:
    return Schedule(id=1, name="hours", time_zone=zone, intervals=intervals, holidays=holidays)


def holiday(first: str, last: str | None = None, *, counted: bool = True) -> Holiday:
    day = datetime.date.fromisoformat
    return Holiday(first=day(first), last=day(last or first), counted=counted)


def minutes(hours: Schedule, from_text: str, to_text: str) -> float:
    return business_ms(Calendar(hours), at(from_text), at(to_text)) / MIN


NOUMEA = schedule("Pacific/Noumea", (1980, 2460), (3420, 3900), (4860, 5340), (6300, 6780), (7830, 8310))
MADRID_WEEK = tuple(
    (day * 1_440 + first * 60, day * 1_440 + last * 60) for day in range(1, 6) for first, last in ((9, 12), (14, 18))
)
L1 = schedule("UTC", *((720 + 1_440 * d, 1_560 + 1_440 * d) for d in range(6)), (9_360, 10_080), (0, 120))
L2 = schedule("UTC", *((2_340 + 1_440 * d, 2_910 + 1_440 * d) for d in range(5)))


@pytest.mark.parametrize(
    ("start", "calendar_min", "expected"),
    [
        pytest.param("2024-04-12T13:39:06Z", 7_292, 1_440, id="Z1"),
        pytest.param("2024-04-12T13:39:06Z", 97_667, 23_040, id="Z2"),
        pytest.param("2024-04-12T13:39:06Z", 185_916, 43_680, id="Z3"),
        pytest.param("2024-04-12T13:39:06Z", 185_920, 43_680, id="Z3_later"),
        pytest.param("2023-10-20T10:57:49Z", 252_154, 60_000, id="Z4"),
        pytest.param("2023-10-20T10:57:49Z", 32, 0, id="Z5"),
    ],
)
def test_golden_z_a_real_desk_in_noumea(start: str, calendar_min: int, expected: int) -> None:
    counted = business_ms(Calendar(NOUMEA), at(start), at(start) + calendar_min * MIN)
    assert counted // MIN == expected


def week_ms(minute: float) -> int:
    return at("2020-09-27T00:00:00Z") + round(minute * MIN)


def test_golden_b1_two_schedules_after_each_other_and_the_last_alone() -> None:
    first, second = Calendar(L1), Calendar(L2)
    summed = business_ms(first, week_ms(3_902), week_ms(5_461.25)) + business_ms(
        second, week_ms(5_461.25), week_ms(5_461.46)
    )
    assert round(summed / MIN, 2) == 959.46
    assert round(business_ms(second, week_ms(3_902), week_ms(5_461.46)) / MIN, 2) == 689.46


def test_golden_k1_and_trap_7_a_full_week_loses_no_minute_and_shrinks_with_summer_time() -> None:
    assert minutes(schedule("UTC", *WHOLE_WEEK), "2026-02-17T13:05:00Z", "2026-02-24T13:05:00Z") == 10_080
    assert minutes(schedule("Europe/Paris", *WHOLE_WEEK), "2024-03-30T23:00:00Z", "2024-04-06T22:00:00Z") == 10_020


def test_golden_k2_hours_around_the_jumps_of_paris() -> None:
    early = schedule("Europe/Paris", (60, 240))
    gap = schedule("Europe/Paris", (135, 165))
    assert minutes(early, "2024-03-30T12:00:00Z", "2024-04-01T12:00:00Z") == 120
    assert minutes(early, "2024-10-26T12:00:00Z", "2024-10-28T12:00:00Z") == 240
    assert minutes(gap, "2024-03-30T12:00:00Z", "2024-04-01T12:00:00Z") == 0
    assert minutes(gap, "2024-10-26T12:00:00Z", "2024-10-28T12:00:00Z") == 30


def test_golden_k3_midnight_of_havana_comes_twice() -> None:
    saturday = schedule("America/Havana", (9_960, 10_080))
    full = schedule("America/Havana", *WHOLE_WEEK)
    assert minutes(saturday, "2024-11-01T00:00:00Z", "2024-11-05T00:00:00Z") == 120
    assert minutes(full, "2024-11-02T04:00:00Z", "2024-11-04T05:00:00Z") == 2_940


def test_golden_k4_madrid_with_a_lunch_break_a_holiday_and_a_weekend() -> None:
    plain = schedule("Europe/Madrid", *MADRID_WEEK)
    festive = schedule("Europe/Madrid", *MADRID_WEEK, holidays=(holiday("2024-06-03"),))
    assert minutes(plain, "2024-06-03T06:00:00Z", "2024-06-04T10:00:00Z") == 600
    assert minutes(festive, "2024-06-03T06:00:00Z", "2024-06-04T10:00:00Z") == 180
    assert add_business_ms(Calendar(plain), at("2024-06-07T15:30:00Z"), 90 * MIN) == at("2024-06-10T08:00:00Z")


def test_trap_7_several_overlapping_and_touching_spans_of_one_day_count_once() -> None:
    hours = schedule("UTC", (2_000, 2_100), (1_980, 2_040), (2_100, 2_160), (2_200, 2_260), (2_205, 2_210))
    assert minutes(hours, "2026-02-16T00:00:00Z", "2026-02-17T00:00:00Z") == 180 + 60


def test_trap_7_an_interval_over_midnight_is_whole() -> None:
    night = schedule("Europe/Madrid", (1_440 + 1_320, 2_880 + 360))
    assert minutes(night, "2024-06-03T00:00:00Z", "2024-06-05T00:00:00Z") == 480
    cut = schedule("Europe/Madrid", (1_440 + 1_320, 2_880 + 360), holidays=(holiday("2024-06-04"),))
    assert minutes(cut, "2024-06-03T00:00:00Z", "2024-06-05T00:00:00Z") == 120


def test_trap_8_a_proposed_holiday_stops_nothing_until_it_is_ticked() -> None:
    proposed = schedule("Europe/Madrid", *MADRID_WEEK, holidays=(holiday("2024-06-03", counted=False),))
    assert minutes(proposed, "2024-06-03T06:00:00Z", "2024-06-04T10:00:00Z") == 600


def test_a_wall_time_that_does_not_exist_is_the_moment_of_the_jump() -> None:
    apia, beirut = ZoneInfo("Pacific/Apia"), ZoneInfo("Asia/Beirut")
    skipped = datetime.date(2011, 12, 30).toordinal()
    assert instant_of(skipped, 700, apia) == instant_of(skipped, 0, apia) == instant_of(skipped + 1, 0, apia)
    jump = datetime.date(2024, 3, 31).toordinal()
    assert instant_of(jump, 0, beirut) == instant_of(jump, 30, beirut) == instant_of(jump, 60, beirut)


@pytest.mark.parametrize(
    ("zone", "at", "began"),
    [
        ("America/Bogota", "2026-02-26T04:59:59.999Z", "2026-02-25T05:00:00.000Z"),
        ("America/Bogota", "2026-02-26T05:00:00.000Z", "2026-02-26T05:00:00.000Z"),
        ("Europe/Madrid", "2026-03-29T20:00:00.000Z", "2026-03-28T23:00:00.000Z"),  # a day of 23 hours
        ("America/Havana", "2024-11-03T05:30:00.000Z", "2024-11-03T04:00:00.000Z"),  # the second hour after midnight
    ],
)
def test_a_local_day_begins_at_its_first_midnight(zone: str, at: str, began: str) -> None:
    assert to_rfc3339(day_start(from_rfc3339(at), ZoneInfo(zone))) == began


def test_nothing_lies_between_an_instant_and_an_earlier_one() -> None:
    calendar = Calendar(NOUMEA)
    assert business_ms(calendar, 1_000, 1_000) == business_ms(calendar, 2_000, 1_000) == 0
    assert add_business_ms(calendar, 1_000, 0) == 1_000


def test_hours_that_never_open_again_have_no_due_time() -> None:
    shut = schedule("UTC", *WHOLE_WEEK, holidays=(holiday("2025-01-01", "9999-12-31"),))
    calendar = Calendar(shut)
    assert add_business_ms(calendar, at("2025-06-01T00:00:00Z"), 1) is None
    assert calendar.open_from(at("2024-12-31T23:59:59Z")) == at("2024-12-31T23:59:59Z")
    assert not calendar.is_open(at("2025-01-01T00:00:00Z"))


def test_no_due_time_lies_after_2199_and_no_question_may() -> None:
    calendar = Calendar(schedule("UTC", *WHOLE_WEEK))
    assert add_business_ms(calendar, LAST_MS - 10, 10) == LAST_MS
    assert add_business_ms(calendar, LAST_MS - 10, 11) is None
    for start, end in ((-1, 5), (5, LAST_MS + 1)):
        with pytest.raises(MisuseError, match="calendar_range"):
            business_ms(calendar, start, end)
        with pytest.raises(MisuseError, match="calendar_range"):
            calendar.strip(start, end)


def test_the_order_of_questions_never_changes_an_answer() -> None:
    spans = [("2024-06-03T06:00:00Z", "2024-06-04T10:00:00Z"), ("2019-01-01T00:00:00Z", "2019-03-01T00:00:00Z")]
    spans += [("2031-05-05T00:00:00Z", "2031-06-05T00:00:00Z"), ("2017-01-02T00:00:00Z", "2017-01-09T00:00:00Z")]
    asked = Calendar(schedule("Europe/Madrid", *MADRID_WEEK))
    for start, end in [*spans, *reversed(spans)]:
        fresh = Calendar(schedule("Europe/Madrid", *MADRID_WEEK))
        assert business_ms(asked, at(start), at(end)) == business_ms(fresh, at(start), at(end)) > 0


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("schedule_zone", schedule("Europe/Atlantis", (0, 1))),
        ("schedule_zone", schedule("../etc/passwd", (0, 1))),
        ("schedule_interval", schedule("UTC", (5, 5))),
        ("schedule_interval", schedule("UTC", (0, 10_081))),
        ("schedule_empty", schedule("UTC")),
        ("schedule_holiday", schedule("UTC", (0, 1), holidays=(holiday("2024-02-02", "2024-02-01"),))),
        ("schedule_size", schedule("UTC", *((n, n + 1) for n in range(101)))),
        ("schedule_size", schedule("UTC", (0, 1), holidays=(holiday("2024-02-02"),) * (HOLIDAYS_MAX + 1))),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_refused(rule: str, bad: Schedule) -> None:
    with pytest.raises(RefusedError, match=rule):
        check_schedule(bad)


def test_a_strip_names_the_interval_or_holiday_of_each_stretch() -> None:
    hours = schedule("UTC", (0, 60), (60, 120), (1_440, 1_500), holidays=(holiday("2026-02-16"),))
    strip = Calendar(hours).strip(at("2026-02-15T00:30:00Z"), at("2026-02-16T02:00:00Z"))
    assert [(stretch.kind, stretch.row, (stretch.to_ms - stretch.from_ms) // MIN) for stretch in strip] == [
        ("counted", 0, 30),
        ("counted", 1, 60),
        ("out_of_hours", None, 22 * 60),
        ("holiday", 0, 60),
        ("out_of_hours", None, 60),
    ]


def test_a_strip_joins_one_interval_over_midnight() -> None:
    night = schedule("UTC", (1_000, 2_000))
    strip = Calendar(night).strip(at("2026-02-15T20:00:00Z"), at("2026-02-16T04:00:00Z"))
    assert [(stretch.kind, stretch.row) for stretch in strip] == [("counted", 0)]


ZONES = st.sampled_from(
    (
        "UTC",
        "Europe/Madrid",
        "America/New_York",
        "America/Havana",
        "Pacific/Noumea",
        "Pacific/Apia",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
    )
)
SPANS = st.tuples(st.integers(0, 10_000), st.integers(1, 3_000)).map(lambda pair: (pair[0], min(10_080, sum(pair))))
INTERVALS = st.lists(SPANS, min_size=1, max_size=6).map(tuple)
HOLIDAYS = st.lists(
    st.tuples(st.integers(0, 700), st.integers(0, 3)).map(
        lambda pair: Holiday(
            first=datetime.date(2024, 1, 1) + datetime.timedelta(pair[0]),
            last=datetime.date(2024, 1, 1) + datetime.timedelta(pair[0] + pair[1]),
            counted=True,
        )
    ),
    max_size=5,
).map(tuple)
INSTANTS = st.integers(at("2024-01-01T00:00:00Z"), at("2025-12-01T00:00:00Z"))


@settings(max_examples=60, deadline=None)
@given(ZONES, INTERVALS, HOLIDAYS, INSTANTS, INSTANTS, st.integers(1, 40 * 3_600_000))
def test_adding_is_the_inverse_of_counting_and_strips_tile(
    zone: str, intervals: tuple[tuple[int, int], ...], holidays: tuple[Holiday, ...], a: int, b: int, more: int
) -> None:
    calendar = Calendar(schedule(zone, *intervals, holidays=holidays))
    a, b = min(a, b), min(max(a, b), min(a, b) + 40 * 86_400_000)
    strip = calendar.strip(a, b)
    assert [stretch.from_ms for stretch in strip] + [b] == [a] + [stretch.to_ms for stretch in strip]
    counted = sum(stretch.to_ms - stretch.from_ms for stretch in strip if stretch.kind == "counted")
    assert counted == business_ms(calendar, a, b)
    due = add_business_ms(calendar, a, more)
    assert due is not None
    assert business_ms(calendar, a, due) == more
    assert business_ms(calendar, a, due - 1) == more - 1


JUMPS = st.sampled_from(
    (
        ("Europe/Madrid", "2026-03-29"),
        ("Europe/Madrid", "2026-10-25"),
        ("America/New_York", "2026-03-08"),
        ("America/New_York", "2026-11-01"),
        ("Australia/Lord_Howe", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("Asia/Kolkata", "2026-03-29"),
    )
)
"""Sundays on which their clocks jump (Lord Howe's by half an hour; Kolkata's never), between 01:00 and 03:00."""
EDGES = st.one_of(st.integers(0, 60), st.integers(180, 1_440))


@settings(max_examples=60, deadline=None)
@given(
    JUMPS,
    st.lists(st.tuples(st.integers(0, 6), EDGES, EDGES), min_size=1, max_size=6),
    st.sets(st.integers(-1, 1), max_size=1),
    st.integers(-2 * 86_400_000, 2 * 86_400_000),
    st.integers(0, 2 * 86_400_000),
)
def test_hours_around_a_jump_are_what_the_clock_on_the_wall_says_minute_by_minute(
    jump: tuple[str, str], spans: list[tuple[int, int, int]], free: set[int], begin: int, length: int
) -> None:
    name, sunday = jump
    hours = tuple((day * 1_440 + min(a, b), day * 1_440 + max(a, b)) for day, a, b in spans if a != b)
    if not hours:
        return
    days_off = {datetime.date.fromisoformat(sunday) + datetime.timedelta(days) for days in free}
    off = tuple(Holiday(first=day, last=day, counted=True) for day in days_off)
    from_ms = at(f"{sunday}T02:00:00Z") + begin
    wanted_ms, minute = 0, from_ms // MIN
    while minute * MIN < from_ms + length:
        wall = datetime.datetime.fromtimestamp(minute * 60, ZoneInfo(name))
        of_week = wall.isoweekday() % 7 * 1_440 + wall.hour * 60 + wall.minute
        if wall.date() not in days_off and any(start <= of_week < end for start, end in hours):
            wanted_ms += min(from_ms + length, (minute + 1) * MIN) - max(from_ms, minute * MIN)
        minute += 1
    calendar = Calendar(schedule(name, *hours, holidays=off))
    assert business_ms(calendar, from_ms, from_ms + length) == wanted_ms


def test_the_next_opening_is_the_first_of_all_schedules_or_now() -> None:
    office, saturday = (
        schedule("UTC", (1_440 + 540, 1_440 + 1_080)),
        schedule("UTC", (6 * 1_440 + 600, 6 * 1_440 + 660)),
    )
    friday = at("2026-03-06T12:00:00Z")
    assert next_opening((office,), friday) == at("2026-03-09T09:00:00Z")
    assert next_opening((office, saturday), friday) == at("2026-03-07T10:00:00Z")
    assert next_opening((office, saturday), at("2026-03-09T17:59:59Z")) == at("2026-03-09T17:59:59Z")
    assert next_opening((), friday) == friday
    assert next_opening((schedule("UTC", (0, 1), holidays=(holiday("2026-01-01", "2199-12-31"),)),), friday) is None


def test_hours_of_which_holidays_leave_no_day_are_known() -> None:
    today = at("2026-03-04T12:00:00Z")
    for days_off, is_open in (
        ((), True),
        ((holiday("0001-01-01", "9999-12-31"),), False),
        ((holiday("0001-01-01", "9999-12-31", counted=False),), True),
        ((holiday("2026-01-01", "2026-12-31"), holiday("2026-06-01", "9999-12-31")), False),
        ((holiday("2026-01-01", "2026-12-31"), holiday("2027-01-01", "2027-01-03")), True),
        ((holiday("2026-03-09", "9999-12-31"), holiday("2026-01-01", "2026-03-07")), False),
        ((holiday("2026-03-10", "9999-12-31"), holiday("2026-01-01", "2026-03-07")), True),
    ):
        mondays = schedule("Europe/Madrid", (1_440 + 540, 1_440 + 600), holidays=days_off)
        assert has_open_day(mondays, today) is is_open
        assert (Calendar(mondays).open_from(today) is not None) is is_open


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "right/Europe/Madrid", "posix/Europe/Madrid"])
def test_a_zone_that_says_another_thing_on_another_computer_is_none(name: str) -> None:
    with pytest.raises(RefusedError, match="schedule_zone"):
        zone_of(name)


def test_D14_a_zone_that_cannot_be_opened_for_want_of_descriptors_is_not_called_unknown() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    ZoneInfo.clear_cache()
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        with pytest.raises(LinkError, match="zone_unreadable"):
            zone_of("Europe/Madrid")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert zone_of("Europe/Madrid").key == "Europe/Madrid"

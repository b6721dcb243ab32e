"""core/desk/governor.py: golden number R1 (bucket), the loop of section 17, trap 41."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.erlang import Load
from assistdesk.core.desk.governor import (
    EVERYBODY_BP,
    POINT_BP,
    WEEK_MS,
    Forecast,
    Inputs,
    Reason,
    State,
    bucket,
    governor_step,
    is_offered,
    lower_ceiling,
    p90_wait_s,
    pin,
)

MIN = 60_000
T0 = 1_000_000_000
CALM = Inputs(p90_wait_s=30, queue=0, max_queue=20, free_slots=5, agents_online=4)
LATE = replace(CALM, p90_wait_s=121)
QUIET = Forecast(load=Load(arrivals=20, interval_s=3_600, aht_s=600), servers=12, patience_s=180)


def minutes(state: State, *inputs: Inputs, start: int = T0) -> tuple[State, list[Reason]]:
    reasons = []
    for number, one in enumerate(inputs):
        state, reason = governor_step(state, one, start + number * MIN)
        reasons.append(reason)
    return state, reasons


def test_golden_r1_the_bucket_of_a_customer() -> None:
    assert bucket(1001) == bucket("1001") == 3857
    assert is_offered(1001, "standard", 3858, ())
    assert not is_offered(1001, "standard", 3857, ())
    assert is_offered(1001, "premium", 0, ("premium",))


@given(st.integers(1, 10**9), st.integers(0, EVERYBODY_BP), st.integers(0, EVERYBODY_BP))
def test_trap_41_opening_up_only_adds_people(customer_id: int, one: int, other: int) -> None:
    narrow, wide = sorted((one, other))
    assert not is_offered(customer_id, "x", narrow, ()) or is_offered(customer_id, "x", wide, ())


def test_the_opening_is_the_smaller_of_ceiling_and_throttle() -> None:
    state, reasons = minutes(State(ceiling_bp=2_000), CALM)
    assert (state.opening_bp, reasons) == (2_000, [Reason.STEADY])


def test_two_late_minutes_running_lower_it_and_five_good_ones_raise_it() -> None:
    state, reasons = minutes(State(ceiling_bp=2_000), LATE, CALM, LATE, LATE)
    assert reasons == [Reason.STEADY] * 3 + [Reason.THROTTLED]
    assert state.opening_bp == 1_400
    state, reasons = minutes(state, *([CALM] * 5))
    assert (state.opening_bp, reasons[-1]) == (1_750, Reason.RISING)
    state, reasons = minutes(state, *([CALM] * 15))
    assert (state.opening_bp, reasons[4], reasons[9]) == (2_000, Reason.RISING, Reason.STEADY)
    nobody_waits = replace(CALM, p90_wait_s=None)
    state, _ = minutes(replace(state, throttle_bp=1_000), *([nobody_waits] * 5))
    assert state.opening_bp == 1_250
    fair = replace(CALM, p90_wait_s=73)
    assert minutes(replace(state, good_minutes=0), *([fair] * 20))[0].opening_bp == 1_250


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        (replace(CALM, is_switched_on=False), Reason.SWITCHED_OFF),
        (replace(CALM, agents_online=0), Reason.NOBODY_ONLINE),
        (replace(CALM, queue=20), Reason.QUEUE_FULL),
    ],
)
def test_it_shuts_at_once_and_even_a_pinned_opening_with_it(inputs: Inputs, reason: Reason) -> None:
    state, reasons = minutes(pin(State(ceiling_bp=2_000), 5_000), CALM, inputs)
    assert (state.opening_bp, reasons) == (0, [Reason.PINNED, reason])
    state, reasons = minutes(state, CALM)
    assert (state.opening_bp, reasons) == (5_000, [Reason.PINNED])
    state, _ = minutes(pin(state, None), CALM)
    assert 0 < state.opening_bp <= 2_000


def test_the_switch_costs_no_step_but_a_full_queue_does() -> None:
    off, _ = minutes(State(ceiling_bp=2_000), CALM, replace(CALM, is_switched_on=False), CALM)
    full, _ = minutes(State(ceiling_bp=2_000), CALM, replace(CALM, queue=20), CALM)
    assert (off.opening_bp, full.opening_bp) == (2_000, 1_400)


def test_trap_41_a_flood_with_the_agents_gone_falls_within_two_minutes_and_rises_in_steps() -> None:
    flood = replace(CALM, queue=19, p90_wait_s=600, free_slots=0)
    state, _ = minutes(State(ceiling_bp=8_000), CALM)
    assert minutes(state, flood, flood)[0].opening_bp < 8_000
    gone, reasons = minutes(state, replace(flood, agents_online=0, queue=10_000), replace(flood, agents_online=0))
    assert (gone.opening_bp, reasons[0]) == (0, Reason.NOBODY_ONLINE)
    customers = range(1, 2_001)
    kept = {one for one in customers if is_offered(one, "x", minutes(gone, CALM)[0].opening_bp, ())}
    opening, openings = gone, []
    for number in range(60):
        opening, _ = governor_step(opening, CALM, T0 + number * MIN)
        openings.append(opening.opening_bp)
        now = {one for one in customers if is_offered(one, "x", opening.opening_bp, ())}
        assert kept <= now
        kept = now
    assert openings[0] < 8_000
    assert openings[-1] == 8_000
    assert all(later <= max(sooner * 5 // 4, sooner) for sooner, later in pairwise(openings))


def test_it_never_falls_below_a_point_and_so_can_rise_again() -> None:
    state, _ = minutes(State(ceiling_bp=2_000), *([LATE] * 60))
    assert state.opening_bp == POINT_BP
    state, _ = minutes(state, *([CALM] * 5))
    assert state.opening_bp == 125


def week(state: State, inputs: Inputs = CALM) -> tuple[State, Reason]:
    return governor_step(state, inputs, state.week_began_at + WEEK_MS)


def good_week(**fields: object) -> State:
    base = State(ceiling_bp=2_000, week_began_at=T0, open_minutes=1_000, kept_minutes=950)
    return replace(base, **fields)  # type: ignore[arg-type]


def test_a_good_week_widens_the_ceiling_by_a_quarter_and_at_least_a_point() -> None:
    inputs = replace(CALM, forecast=QUIET)
    state, reason = week(good_week(), inputs)
    assert (state.ceiling_bp, state.opening_bp, reason) == (2_500, 2_500, Reason.WIDENED)
    assert (state.open_minutes, state.kept_minutes, state.week_began_at) == (0, 0, T0 + WEEK_MS)
    assert week(good_week(ceiling_bp=100), inputs)[0].ceiling_bp == 200
    assert week(good_week(ceiling_bp=9_950), inputs)[0].ceiling_bp == EVERYBODY_BP
    throttled, _ = week(good_week(throttle_bp=1_000), inputs)
    assert (throttled.ceiling_bp, throttled.opening_bp) == (2_500, 1_000)
    reached, _ = week(good_week(throttle_bp=2_000), inputs)
    assert reached.opening_bp == 2_500


@pytest.mark.parametrize(
    ("fields", "forecast"),
    [
        ({"kept_minutes": 940}, QUIET),
        ({"open_minutes": 0, "kept_minutes": -1}, QUIET),
        ({"has_gap": True}, QUIET),
        ({"ceiling_bp": EVERYBODY_BP}, QUIET),
        ({"ceiling_bp": 0}, QUIET),
        ({}, None),
        ({}, replace(QUIET, servers=0)),
        ({}, replace(QUIET, servers=3)),
    ],
)
def test_the_ceiling_stays_without_a_kept_target_with_a_gap_or_a_poor_forecast(
    fields: dict[str, object], forecast: Forecast | None
) -> None:
    before = good_week(**fields)
    state, reason = week(before, replace(CALM, forecast=forecast))
    assert (state.ceiling_bp, reason, state.week_began_at) == (before.ceiling_bp, Reason.STAYED, T0 + WEEK_MS)


def test_the_week_is_counted_minute_by_minute() -> None:
    shut = replace(CALM, agents_online=0, is_in_hours=False)
    state, _ = minutes(State(), CALM, LATE, shut)
    assert (state.open_minutes, state.kept_minutes, state.has_gap, state.week_began_at) == (2, 1, False, T0)
    assert minutes(state, replace(shut, is_in_hours=True))[0].has_gap


def test_a_throttled_minute_is_told_even_when_the_week_ends_with_it() -> None:
    assert week(good_week(late_minutes=1), LATE)[1] is Reason.THROTTLED


def test_a_person_lowers_the_ceiling_at_once_and_never_raises_it() -> None:
    state, _ = minutes(State(ceiling_bp=2_000), CALM)
    assert (lower_ceiling(state, 500).ceiling_bp, lower_ceiling(state, 500).opening_bp) == (500, 500)
    assert lower_ceiling(state, 9_000).ceiling_bp == 2_000
    assert lower_ceiling(state, -5).ceiling_bp == 0
    assert pin(state, 99_999).pinned_bp == EVERYBODY_BP


def test_those_who_still_wait_count_with_their_age() -> None:
    now = T0
    assert p90_wait_s([], [], now) is None
    assert p90_wait_s([(now - 31 * MIN, 500_000)], [], now) is None
    assert p90_wait_s([(now - MIN, 10_999)], [], now) == 10
    assert p90_wait_s([(now - MIN, 10_000)], [now - 300_000], now) == 300

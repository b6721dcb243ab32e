"""core/desk/figures.py: golden numbers M3 and Y1, rule G9, traps 27, 28 and 32 as far as pure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.clocks import clocks
from assistdesk.core.desk.figures import (
    Rate,
    Summary,
    abandonment,
    backlog,
    ces,
    change_percent,
    change_points,
    common,
    concurrency,
    coverage_gap,
    csat,
    deflection,
    four_steps,
    is_in,
    joined,
    length_ms,
    lost_chats,
    nps,
    occupancy,
    one_touch,
    percentile,
    rate,
    share_up_to,
    sla_by_ticket,
    sla_rate,
    solved_in_one_chat,
    summary,
    within,
)
from assistdesk.core.desk.model_service import Schedule
from assistdesk.core.errors import MisuseError
from tests.assistdesk.core.desk.logs import MIN, START, Play, target

HOUR = 60 * MIN
DAY = 24 * HOUR


def test_golden_m3_and_trap_32_two_chats_at_once_are_a_concurrency_of_two_not_nine_an_hour() -> None:
    chats = [(row * 2 * HOUR // 9, (row + 1) * 2 * HOUR // 9) for row in range(9) for _ in range(2)]
    figure = concurrency(chats)
    assert (figure.value, figure.n) == (2.0, 18)
    assert concurrency([(5, 5)]).value is None


def test_golden_y1() -> None:
    assert change_percent(80, 40) == -50
    assert change_points(Rate(68, 100), Rate(96, 100)) == 28
    found = deflection([(0, None)] * 2_798, 17_188, DAY)
    assert found.percent is not None
    assert (round(found.percent, 1), found.n) == (14.0, 19_986)
    assert csat([5] * 60 + [4] * 33 + [3] * 4 + [1] * 3, 4) == Rate(93, 100)
    assert csat([5] * 60 + [4] * 33 + [3] * 4 + [1] * 3, 4).percent == 93.0
    assert ces([(score, (1, 5)) for score in (5, 5, 4, 4, 4)]).value == 4.4
    assert nps([10] * 95 + [8] * 4 + [3]).value == 94.0


def test_no_figure_is_made_of_nothing() -> None:
    assert Rate(0, 0).percent is None
    assert change_percent(0, 5) is None
    assert change_points(Rate(0, 0), Rate(1, 2)) is None
    assert change_points(Rate(1, 2), Rate(0, 0)) is None
    assert percentile([], 90) is None
    assert summary([]) == Summary(0, None, None, None, None, None)
    assert (ces([]).value, nps([]).value, nps([]).n) == (None, None, 0)
    assert occupancy(0, 0) is None
    assert occupancy(30, 90) == 25


def test_trap_27_scales_never_meet_in_one_mean_and_zero_is_a_detractor() -> None:
    with pytest.raises(MisuseError, match="scales_mixed"):
        ces([(5, (1, 5)), (7, (1, 7))])
    assert nps([0, 10]).value == 0.0
    assert nps([0]).value == -100.0


def test_a_percentile_is_the_value_at_its_rank() -> None:
    assert percentile([10, 20, 30, 40], 50) == 20
    assert percentile([10, 20, 30, 40], 90) == 40
    assert percentile([7], 1) == 7
    assert percentile(range(1, 101), 90) == 90
    assert percentile([3, 1], 0) == 1
    assert summary([1, 2, 3, 6]) == Summary(4, 3.0, 2, 6, 1, 6)
    assert share_up_to([10, 60, 61], 60) == Rate(2, 3)


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=50), st.integers(1, 100))
def test_at_least_p_percent_are_at_most_the_percentile(values: list[int], percent: int) -> None:
    found = percentile(values, percent)
    assert found is not None
    assert sum(value <= found for value in values) * 100 >= percent * len(values)


def test_rates_of_tickets() -> None:
    assert one_touch([0, 1, 1, 2, 5]) == Rate(2, 4)
    assert rate([]) == Rate(0, 0)
    assert backlog([(0, 10), (5, 20), (15, 16)], [4, 5, 10, 15, 20]) == [1, 2, 1, 2, 0]


def test_sla_rates_leave_cancelled_clocks_out_and_count_a_figure_when_it_became_known() -> None:
    met = Play().created(0, target("first_reply_time", 60)).reply(10)
    breached = Play().created(0, target("first_reply_time", 60), target("total_resolution_time", 600)).reply(90)
    running = Play().created(0, target("first_reply_time", 60))
    cancelled = Play().created(0, target("first_reply_time", 60)).to("solved", 5)
    found = [
        clocks(play.log, {}, play.ms(50 if play is running else 200)) for play in (met, breached, running, cancelled)
    ]
    every = [clock for group in found for clock in group]
    assert sla_rate(every, "first_reply_time", (START, START + DAY)) == Rate(1, 2)
    assert sla_rate(every, "first_reply_time", (START, START + 30 * MIN)) == Rate(1, 1)
    assert sla_rate(every, "total_resolution_time", (START, START + DAY)) == Rate(0, 0)
    assert sla_by_ticket([found[0], found[1], []]) == Rate(1, 2)


def test_short_abandoned_chats_are_in_neither_number() -> None:
    figure = abandonment(
        [("abandoned", True, 5), ("abandoned", False, 40), ("completed", False, 9), ("offline", False, 0)]
    )
    assert (figure.rate, figure.waits.least, figure.waits.most) == (Rate(1, 2), 40, 40)
    assert lost_chats(["completed", "missed", "abandoned", "dropped", "offline"]) == Rate(2, 5)


def test_the_four_steps_count_together_and_one_by_one() -> None:
    together, by_step = four_steps([frozenset({1, 2, 3, 4}), frozenset({1, 4})])
    assert together == Rate(1, 2)
    assert by_step == {1: Rate(2, 2), 2: Rate(1, 2), 3: Rate(1, 2), 4: Rate(2, 2)}


def test_solved_in_one_chat_waits_seven_days_for_a_reopen() -> None:
    assert solved_in_one_chat([(1, None), (1, 8 * DAY), (1, 3 * DAY), (2, None)], 7 * DAY) == Rate(2, 4)


def test_an_article_that_was_followed_by_a_ticket_within_a_day_deflected_nothing() -> None:
    assert deflection([(0, None), (0, DAY), (0, DAY - 1)], 8, DAY) == Rate(2, 10)


SPANS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=12)


@given(SPANS)
def test_trap_28_the_union_counts_each_moment_once(spans: list[tuple[int, int]]) -> None:
    moments = {at for start, end in spans for at in range(start, end)}
    assert length_ms(spans) == len(moments)
    union = joined(spans)
    assert all(a[1] < b[0] for a, b in pairwise(union))


def test_a_coverage_gap_is_published_time_with_nobody_there() -> None:
    hours = Calendar(
        Schedule(id=1, name="chat", time_zone="UTC", intervals=((600, 720),))
    )  # START is Sunday 10:00: open until 12:00
    gap = coverage_gap(
        hours.open_spans(START, START + DAY),
        [(START + 10 * MIN, START + 30 * MIN), (START + 20 * MIN, START + 60 * MIN)],
        [START + 5 * MIN, START + 15 * MIN, START + 61 * MIN, START + 150 * MIN, START + 400 * MIN],
        (START, START + 3 * HOUR),
    )
    assert (gap.gap_ms, gap.requests) == (70 * MIN, 2)
    assert within([(0, 10), (20, 30)], (5, 20)) == [(5, 10)]


def test_what_two_lists_of_spans_have_in_common() -> None:
    assert common([(0, 10), (20, 30)], [(25, 40), (5, 8), (7, 22)]) == [(5, 10), (20, 22), (25, 30)]
    assert common([(0, 10)], []) == []
    assert [is_in([(5, 8), (10, 12)], at) for at in (4, 5, 8, 11, 12)] == [False, True, False, True, False]

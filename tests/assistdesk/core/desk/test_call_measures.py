"""core/desk/call_measures.py: calls that were answered, and those that nobody answered."""

import pytest

from assistdesk.core.desk.call_measures import CallRow, rows_of, shown
from assistdesk.core.desk.events_service import CallAnswered, CallEnded, CallStarted, Direction
from assistdesk.core.desk.measure_shapes import FigureOut
from tests.assistdesk.core.desk.logs import MIN, NONE, START, Play

SECOND = 1_000
PERIOD = (START, START + 60 * MIN)


def rang(answered_s: int | None, ended_s: int | None, direction: Direction = "in") -> CallRow:
    play = Play().created(0, CallStarted(call_id="1", started_at=START, direction=direction), side=NONE)
    if answered_s is not None:
        play.add(1, NONE, CallAnswered(call_id="1", answered_at=START + answered_s * SECOND, agent_id=7))
    if ended_s is not None:
        play.add(2, NONE, CallEnded(call_id="1", ended_at=START + ended_s * SECOND))
    (row,) = rows_of(play.log)
    return row


def found(*rows: CallRow) -> dict[str, FigureOut]:
    return {one.key: one for one in shown(rows, PERIOD)}


def test_a_row_says_who_spoke_and_how_long_it_rang() -> None:
    row = rang(20, 80)
    assert (row.agent_id, row.waited_ms, row.settled_at) == (7, 20 * SECOND, START + 20 * SECOND)
    assert (rang(None, 30).waited_ms, rang(None, 30).settled_at) == (30 * SECOND, START + 30 * SECOND)
    assert (rang(None, None).waited_ms, rang(None, None).settled_at) == (None, None)
    assert rang(20, 80, "out").waited_ms is None
    (late,) = rows_of(Play().created(0, CallEnded(call_id="1", ended_at=START), side=NONE).log)
    assert late.waited_ms is None


def test_who_gave_up_is_counted_of_all_who_rang_and_short_ones_are_in_neither() -> None:
    figures = found(rang(5, 90), rang(70, 90), rang(None, 40), rang(None, 20), rang(None, 9), rang(None, 50, "out"))
    assert (figures["calls"].value, figures["four_steps"].n) == (2, 2)
    assert (figures["call_abandonment"].value, figures["call_abandonment"].n) == (50, 4)
    waits = figures["call_given_up_wait"]
    assert (waits.n, waits.least, waits.most, waits.mean) == (2, 20 * SECOND, 40 * SECOND, 30 * SECOND)


def test_a_call_belongs_to_the_period_in_which_it_was_answered_or_was_over() -> None:
    before = CallRow(START - 1, waited_ms=5)
    after = CallRow(None, ended_at=PERIOD[1], waited_ms=90_000)
    assert {one.n for one in found(before, after, rang(None, None)).values()} == {0}


def test_who_rang_and_was_heard_of_no_more_gave_up_after_a_time_that_nobody_knows() -> None:
    play = Play().created(0, CallStarted(call_id="1", started_at=START), side=NONE)
    over = CallEnded(call_id="1", ended_at=START + 5 * MIN, is_assumed=True)
    (row,) = rows_of(play.add(5, NONE, over).log)
    assert (row.waited_ms, row.has_rung_out, row.settled_at) == (None, True, START + 5 * MIN)
    figures = found(row, rang(5, 90), rang(None, 40))
    assert (figures["call_abandonment"].value, figures["call_abandonment"].n) == (pytest.approx(200 / 3), 3)
    assert (figures["call_given_up_wait"].n, figures["call_given_up_wait"].most) == (1, 40 * SECOND)
    out = Play().created(0, CallStarted(call_id="1", started_at=START, direction="out"), over, side=NONE)
    assert not rows_of(out.log)[0].has_rung_out

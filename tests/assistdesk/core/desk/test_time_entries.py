"""core/desk/time_entries.py: what can have been spent on a ticket, and what of it stands."""

import pytest

from assistdesk.core.desk.events import TimeSpent, TimeTakenBack
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.time_entries import (
    AHEAD_MS,
    BEFORE_MS,
    LENGTH_MAX_MS,
    MINUTE_MS,
    TimeSpentIn,
    span_of,
    standing,
    why_not,
)

NOW = 1_772_359_200_000
START, END = NOW - 3_600_000, NOW - 600_000


@pytest.mark.parametrize(
    ("given", "span"),
    [
        (TimeSpentIn(minutes=45), (NOW - 45 * MINUTE_MS, NOW)),
        (TimeSpentIn(minutes=45, from_at=to_rfc3339(START)), (START, START + 45 * MINUTE_MS)),
        (TimeSpentIn(from_at=to_rfc3339(START), to_at=to_rfc3339(END)), (START, END)),
        (TimeSpentIn(), None),
        (TimeSpentIn(from_at=to_rfc3339(START)), None),
        (TimeSpentIn(to_at=to_rfc3339(END)), None),
        (TimeSpentIn(minutes=45, to_at=to_rfc3339(END)), None),
        (TimeSpentIn(minutes=45, from_at=to_rfc3339(START), to_at=to_rfc3339(END)), None),
    ],
)
def test_minutes_until_now_minutes_from_a_time_on_or_two_times(
    given: TimeSpentIn, span: tuple[int, int] | None
) -> None:
    assert span_of(given, NOW) == span


@pytest.mark.parametrize(
    ("from_ms", "to_ms", "why"),
    [
        (START, END, ""),
        (END, END, "empty"),
        (END, START, "empty"),
        (NOW - LENGTH_MAX_MS, NOW, ""),
        (NOW - LENGTH_MAX_MS - 1, NOW, "long"),
        (NOW, NOW + AHEAD_MS, ""),
        (NOW, NOW + AHEAD_MS + 1, "future"),
        (START - BEFORE_MS, START - BEFORE_MS + 1, ""),
        (START - BEFORE_MS - 1, START - BEFORE_MS + 1, "early"),
    ],
)
def test_nothing_longer_than_a_day_still_to_come_or_long_before_the_ticket(from_ms: int, to_ms: int, why: str) -> None:
    assert why_not(from_ms, to_ms, START, NOW) == why


def test_what_was_taken_back_stands_no_more_and_the_rest_as_it_was() -> None:
    spent = TimeSpent(kind="work", from_ms=START, to_ms=END)
    log = [
        LogEntry(seq=2, at_ms=END, side=Side.OURS, author_id=7, events=(spent,)),
        LogEntry(seq=3, at_ms=END, side=Side.OURS, author_id=8, events=(spent,)),
        LogEntry(seq=4, at_ms=NOW, side=Side.OURS, author_id=7, events=(TimeTakenBack(seq=2), TimeTakenBack(seq=9))),
    ]
    assert [(entry.seq, entry.author_id, event) for entry, event in standing(log)] == [(3, 8, spent)]

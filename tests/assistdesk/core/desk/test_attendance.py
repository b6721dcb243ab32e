"""core/desk/attendance.py: how busy those were who were there, and when nobody was."""

from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.attendance import UNWATCHED, Attendance, GroupHours, State, Stay, Watched, sum_up
from assistdesk.core.desk.call_measures import CallRow
from assistdesk.core.desk.chat_measures import ChatRow, Stint

MIN, HOUR = 60_000, 3_600_000
DAY = (0, 24 * HOUR)


def stay(agent_id: int, from_min: int, to_min: int, state: State = "online") -> Stay:
    return Stay(agent_id, state, from_min * MIN, to_min * MIN)


def chat(queued_min: int | None, *stints: tuple[int, int, int | None], group_id: int = 1) -> ChatRow:
    return ChatRow(
        queued_at=None if queued_min is None else queued_min * MIN,
        accepted_at=None,
        ended_at=None,
        outcome=None,
        is_short=False,
        queue_wait_ms=None,
        waited_ms=None,
        group_id=group_id,
        stints=tuple(
            Stint(agent_id, start * MIN, None if end is None else end * MIN, None) for agent_id, start, end in stints
        ),
    )


def figure(found: Attendance, key: str) -> tuple[float | None, int]:
    return next((one.value, one.n) for one in found.figures if one.key == key)


def test_without_a_record_there_is_no_figure() -> None:
    found = sum_up(UNWATCHED, [chat(5, (1, 5, 20))], [], DAY, 10 * HOUR)
    assert {(one.value, one.n) for one in found.figures} == {(None, 0)}
    assert (found.agents, found.groups) == ((), ())


def test_busy_is_in_a_chat_in_a_call_or_at_the_wrap_up_and_each_minute_counts_once() -> None:
    watched = Watched(0, (stay(1, 0, 50), stay(1, 50, 60, "wrap_up"), stay(1, 60, 600)))
    chats = [chat(0, (1, 10, 30)), chat(0, (1, 20, 50))]
    calls = [CallRow(100 * MIN, agent_id=1, ended_at=110 * MIN), CallRow(None, agent_id=1), CallRow(7 * MIN)]
    found = sum_up(watched, chats, calls, DAY, 24 * HOUR)
    (of_one,) = found.agents
    assert (of_one.busy_ms, of_one.available_ms) == (60 * MIN, 540 * MIN)
    assert (of_one.percent, figure(found, "occupancy")) == (10, (10, 10))


def test_busy_time_of_less_than_an_hour_is_no_rate() -> None:
    """Every rate is shown with its n, here in hours: from 0 hours nothing is known (G9)."""
    watched = Watched(0, (stay(1, 0, 59),))
    assert figure(sum_up(watched, [chat(0, (1, 10, 30))], [], DAY, 24 * HOUR), "occupancy") == (None, 0)


def test_who_is_away_is_not_available_but_busy_while_she_ends_a_chat_and_who_is_gone_is_neither() -> None:
    watched = Watched(
        0, (stay(1, 0, 10), stay(1, 10, 60, "away"), stay(2, 0, 60, "invisible"), stay(3, 0, 30, "online"))
    )
    found = sum_up(watched, [chat(0, (1, 5, 20), (3, 20, None))], [CallRow(50 * MIN, agent_id=4)], DAY, 60 * MIN)
    assert [(one.agent_id, one.busy_ms // MIN, one.available_ms // MIN) for one in found.agents] == [
        (1, 15, 5),
        (3, 10, 20),
    ]


def test_a_call_that_goes_on_is_busy_until_now() -> None:
    found = sum_up(Watched(0, (stay(1, 0, 60),)), [], [CallRow(30 * MIN, agent_id=1)], DAY, 60 * MIN)
    assert (found.agents[0].busy_ms, found.agents[0].available_ms) == (30 * MIN, 30 * MIN)


def test_a_call_of_whose_length_nobody_knows_keeps_nobody_busy() -> None:
    for call in (CallRow(0, agent_id=1), CallRow(0, agent_id=1, ended_at=30 * MIN, is_end_assumed=True)):
        found = sum_up(Watched(0, (stay(1, 0, 600),)), [], [call], DAY, 600 * MIN)
        assert (found.agents[0].busy_ms, found.agents[0].available_ms) == (0, 600 * MIN)


def test_a_gap_is_published_time_with_nobody_online_since_it_is_watched_and_until_now() -> None:
    hours = ((0, 2 * HOUR), (5 * HOUR, 20 * HOUR))
    watched = Watched(
        HOUR, (stay(1, 70, 100), stay(2, 90, 110, "wrap_up"), stay(3, 60, 600, "away"), stay(4, 300, 420)), hours
    )
    came = [chat(at) for at in (10, 65, 95, 119, 200, 450, 999)]
    left = [ChatRow(None, None, 115 * MIN, "offline", False, None, None)]
    found = sum_up(watched, [*came, *left], [], DAY, 8 * HOUR)
    assert figure(found, "coverage_gap") == ((10 + 10 + 60) * MIN, 4)
    assert figure(found, "gap_requests") == (4, 6)


def test_a_desk_without_published_hours_has_no_gap() -> None:
    found = sum_up(Watched(0, (stay(1, 0, 10),)), [chat(20)], [], DAY, HOUR)
    assert (figure(found, "coverage_gap"), figure(found, "gap_requests")) == ((None, 0), (None, 0))


def test_a_group_with_own_hours_has_its_own_gaps_by_its_own_people() -> None:
    group = GroupHours(7, "Night", ((0, 2 * HOUR),), frozenset((2,)))
    watched = Watched(0, (stay(1, 0, 120), stay(2, 30, 60)), ((0, 2 * HOUR),), (group,))
    found = sum_up(watched, [chat(10, group_id=7), chat(11), chat(40, group_id=7)], [], DAY, 3 * HOUR)
    (gap,) = found.groups
    assert (gap.group_id, gap.name, gap.gap_ms, gap.open_ms, gap.requests) == (7, "Night", 90 * MIN, 120 * MIN, 1)
    assert figure(found, "coverage_gap") == (0, 2)


times = st.integers(0, 200)
stays = st.lists(
    st.tuples(st.integers(1, 3), times, times, st.sampled_from(("online", "away", "invisible", "wrap_up"))), max_size=9
)
parts = st.lists(st.tuples(st.integers(1, 3), times, times), max_size=9)


@given(stays, parts, parts, st.lists(st.tuples(times, times), max_size=4))
def test_figures_are_those_of_counting_each_minute(
    here: list[tuple[int, int, int, State]],
    talked: list[tuple[int, int, int]],
    called: list[tuple[int, int, int]],
    hours: list[tuple[int, int]],
) -> None:
    watched = Watched(
        20 * MIN,
        tuple(stay(agent_id, start, end, state) for agent_id, start, end, state in here if start < end),
        tuple((start * MIN, end * MIN) for start, end in hours),
    )
    chats = [chat(0, (agent_id, start, end)) for agent_id, start, end in talked if start < end]
    calls = [CallRow(start * MIN, agent_id=who, ended_at=end * MIN) for who, start, end in called if start < end]
    found = sum_up(watched, chats, calls, (0, 150 * MIN), 180 * MIN)
    busy = available = gap = 0
    for minute in range(20, 150):
        states: dict[int, set[State]] = {}
        for agent_id, start, end, state in here:
            if start <= minute < end:
                states.setdefault(agent_id, set()).add(state)
        for agent_id, held in states.items():
            is_busy = "wrap_up" in held or any(
                who == agent_id and start <= minute < end for who, start, end in (*talked, *called)
            )
            busy += is_busy
            available += not is_busy and "online" in held
        is_open = any(start <= minute < end for start, end in hours)
        gap += is_open and not any({"online", "wrap_up"} & held for held in states.values())
    assert sum(one.busy_ms for one in found.agents) == busy * MIN
    assert sum(one.available_ms for one in found.agents) == available * MIN
    assert (figure(found, "coverage_gap")[0] or 0) == gap * MIN

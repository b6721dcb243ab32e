"""core/desk/chat_measures.py: golden numbers M2 and M3, answers and lines with their n, who had how many at once."""

import zoneinfo

from assistdesk.core.desk import chat_measures
from assistdesk.core.desk.chat_measures import ChatRow, Stint
from assistdesk.core.desk.events import Create
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatQueued,
    HandedOver,
)
from assistdesk.core.desk.measure_shapes import FigureOut
from tests.assistdesk.core.desk.logs import MIN, OURS, START, THEIRS, Play, said

UTC = zoneinfo.ZoneInfo("UTC")
HOUR, DAY = 60 * MIN, 1_440 * MIN
PERIOD = (START, START + DAY)
LINE = said(kind="chat", thread_id=1)


def chat() -> Play:
    """M2 with minutes for seconds."""
    play = Play().add(0, THEIRS, Create(value="new"), LINE, ChatQueued(thread_id=1, group_id=1))
    play.add(40, OURS, ChatAccepted(thread_id=1, agent_id=7)).add(55, OURS, LINE)
    play.add(60, THEIRS, LINE).add(61, THEIRS, LINE).add(90, OURS, LINE).add(95, THEIRS, LINE)
    return play.add(100, OURS, ChatEnded(thread_id=1, outcome="completed", ended_by="agent"))


def rows(*plays: Play) -> list[ChatRow]:
    return [row for play in plays for row in chat_measures.rows_of(play.log)]


def stints(*spans: tuple[int, int, int | None]) -> list[ChatRow]:
    """One chat for each (agent, from, to) in minutes."""
    return [
        ChatRow(
            None,
            None,
            None,
            None,
            False,
            None,
            None,
            stints=(Stint(agent, START + a * MIN, b and START + b * MIN, None),),
        )
        for agent, a, b in spans
    ]


def times(found: list[ChatRow], period: tuple[int, int] = PERIOD) -> dict[str, FigureOut]:
    return {figure.key: figure for figure in chat_measures.times(found, period)}


def test_M2_waits_answers_and_lines_of_a_chat() -> None:
    found = times(rows(chat()))
    shown = [found[key].value for key in ("queue_wait", "chat_wait", "mean_response", "longest_response")]
    assert shown == [40 * MIN, 55 * MIN, 42.5 * MIN, 55 * MIN]
    assert (found["response_time"].mean, found["response_time"].n) == (42.5 * MIN, 2)
    lines = chat_measures.messages(rows(chat()))
    assert (lines.value, lines.mean, lines.n, lines.unit) == (6, 6, 1, "count")


def test_times_fall_into_the_period_in_which_they_became_known() -> None:
    found = times(rows(chat()), (START + 56 * MIN, START + 91 * MIN))
    assert [found[key].n for key in ("queue_wait", "chat_wait", "response_time", "longest_response")] == [0, 0, 1, 0]
    assert found["response_time"].value == 30 * MIN


def test_lines_are_counted_of_completed_chats_only() -> None:
    left = ChatRow(None, None, None, "dropped", False, None, None, lines=9)
    assert chat_measures.messages([left]).value is None


def test_escalations_are_counted_by_reason() -> None:
    play = chat()
    play.log.pop()
    play.add(100, OURS, ChatEscalated(thread_id=1, reason="abuse", to_group_id=2))
    figure, reasons = chat_measures.escalations([*rows(play), *rows(chat())], PERIOD)
    assert (figure.value, dict(reasons)["abuse"], dict(reasons)["other"], len(reasons)) == (1, 1, 0, 5)
    assert chat_measures.escalations(rows(play), (START, START + MIN))[0].value == 0


def test_M3_and_trap_32_two_chats_always_is_two_at_once_and_not_nine_an_hour() -> None:
    pairs = [(7, a, a + 13) for a in range(0, 117, 13) for _ in range(2)]
    figure, agents = chat_measures.at_once(stints(*pairs), PERIOD, UTC, START)
    assert (figure.value, figure.n) == (2.0, 18)
    assert (agents[0].agent_id, agents[0].n, agents[0].at_once) == (7, 18, 2.0)
    hours = [at for at, value in enumerate(agents[0].by_hour) if value is not None]
    assert len(hours) == 2
    assert {value for value in agents[0].by_hour if value is not None} == {2.0}


def test_at_once_is_asked_of_each_agent_and_within_the_period_and_goes_on_until_now() -> None:
    found = stints((7, 0, 60), (8, 0, 60), (8, 30, None), (9, -90, -30))
    figure, agents = chat_measures.at_once(found, PERIOD, UTC, START + 90 * MIN)
    assert [(one.agent_id, one.n, one.at_once) for one in agents] == [(7, 1, 1.0), (8, 2, 120 / 90)]
    assert figure.value == 180 / 150
    empty, nobody = chat_measures.at_once([], PERIOD, UTC, START)
    assert (empty.value, empty.n, nobody) == (None, 0, ())


def test_a_chat_that_was_handed_over_is_a_part_of_each() -> None:
    play = Play().add(0, THEIRS, Create(value="new"), LINE, ChatQueued(thread_id=1, group_id=1))
    play.add(1, OURS, ChatAccepted(thread_id=1, agent_id=7))
    play.add(3, OURS, HandedOver(thread_id=1, from_agent_id=7, reason="r", to_agent_id=8, to_group_id=1))
    play.add(4, OURS, ChatAccepted(thread_id=1, agent_id=8))
    (row,) = rows(play)
    assert [(one.agent_id, one.to_ms, one.longest_ms) for one in row.stints] == [
        (7, START + 3 * MIN, None),
        (8, None, None),
    ]

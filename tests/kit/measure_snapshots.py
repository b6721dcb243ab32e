"""Measures for tests of the interface and screenshots: rows made up by a fixed seed, summed up by the real functions."""

import random
import zoneinfo

from msgspec.structs import replace

from assistdesk.core.desk.attendance import GroupHours, State, Stay, Watched
from assistdesk.core.desk.call_measures import CallRow
from assistdesk.core.desk.chat_measures import ChatRow, Stint
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.measure_shapes import MeasuresOut
from assistdesk.core.desk.measures import ClockRow, TicketRow, Took, sum_up
from assistdesk.core.desk.metrics import Triage
from assistdesk.runtime.snapshot_measures import MeasuresView

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
TARGET_MS = 2 * HOUR_MS
NAMES = ("Ana Ruiz", "Sam Roth", "Bo <b>Lind</b>")
ZONE = zoneinfo.ZoneInfo("UTC")


def _row(rng: random.Random, day_ms: int) -> TicketRow:
    hour = min(20, max(6, round(rng.gauss(12, 3))))
    created_at = day_ms + hour * HOUR_MS + rng.randrange(HOUR_MS)
    waited_ms = round(rng.lognormvariate(3.9, 0.7) * MINUTE_MS)
    solved_at = created_at + waited_ms + rng.randrange(1, 30) * HOUR_MS
    met = waited_ms <= TARGET_MS
    clocks = (
        ClockRow("first_reply_time", met, created_at + min(waited_ms, TARGET_MS)),
        ClockRow("next_reply_time", rng.random() < 0.94, solved_at),
        ClockRow("total_resolution_time", rng.random() < 0.88, solved_at),
    )
    outcome = rng.choices(("completed", "dropped", "missed", "abandoned", "offline"), (60, 8, 4, 10, 6))[0]
    wait_ms = rng.randrange(5_000, 180_000)
    taken_at, ended_at = created_at + wait_ms, created_at + HOUR_MS
    answers = tuple((taken_at + at, rng.randrange(10_000, 240_000)) for at in range(0, 20 * MINUTE_MS, 10 * MINUTE_MS))
    chat = ChatRow(
        created_at,
        taken_at,
        ended_at,
        outcome,  # type: ignore[arg-type]
        False,
        wait_ms,
        wait_ms,
        answered_at=taken_at + 20_000,
        chat_wait_ms=wait_ms + 20_000,
        responses=answers,
        lines=rng.randrange(4, 30),
        stints=(Stint(rng.randrange(2, 5), taken_at, ended_at, max(ms for _, ms in answers)),),
        escalated=(ended_at, "long_investigation") if rng.random() < 0.1 else None,
    )
    steps = frozenset((1, 2, 3, 4)) if rng.random() < 0.7 else frozenset((1, 2))
    return TicketRow(
        created_at=created_at,
        status=rng.choices(("solved", "new", "open", "pending", "hold"), (60, 4, 20, 12, 4))[0],
        waited_ms=waited_ms,
        answered_at=created_at + waited_ms,
        target_ms=TARGET_MS,
        solved_at=solved_at,
        resolution_ms=solved_at - created_at,
        touches=rng.choices((1, 2, 3), (6, 2, 1))[0],
        has_target=True,
        kind=rng.choices(("question", "incident", "feature", None), (5, 3, 1, 2))[0],
        reopened_after_ms=rng.choices((None, DAY_MS), (9, 1))[0],
        clocks=clocks,
        chats=(chat,) if rng.random() < 0.5 else (),
        unsolved=((created_at, solved_at),),
        calls=(_call(created_at, steps),) if rng.random() < 0.2 else (),
        triage=_triage(waited_ms, solved_at - created_at),
        took=_took(waited_ms, solved_at - created_at),
    )


def _took(waited_ms: int, solved_ms: int) -> Took:
    """Half of the time the customer was asked; every fourth ticket went through two groups."""
    return Took(
        requester_wait=solved_ms // 2,
        agent_work=solved_ms // 3,
        on_hold=solved_ms // 2 - solved_ms // 3,
        agent_wait=solved_ms - solved_ms // 2,
        time_spent=waited_ms // 6,
        replies=1 + waited_ms % 4,
        assignee_stations=1 + waited_ms % 2,
        group_stations=1 + (waited_ms % 4 == 0),
    )


def _triage(waited_ms: int, solved_ms: int) -> Triage:
    """Seen long before the answer; a severity for most of them, an expert for a few, and no diagnosis."""
    return Triage(
        seen_ms=waited_ms // 4,
        severity_ms=waited_ms // 3 if waited_ms % 3 else None,
        joined_ms=2 * waited_ms if waited_ms % 40 == 0 else None,
        solved_ms=solved_ms,
    )


def _call(rang_at: int, steps: frozenset[int]) -> CallRow:
    waited_ms = 5_000 + rang_at % 90_000
    if waited_ms > 75_000:
        return CallRow(None, ended_at=rang_at + waited_ms, waited_ms=waited_ms)
    return CallRow(rang_at + waited_ms, steps, 2 + rang_at % 3, rang_at + 12 * MINUTE_MS, waited_ms)


def rows(now_ms: int, days: int) -> list[TicketRow]:
    rng = random.Random(11)
    found = []
    for ago in range(days):
        day_ms = now_ms - now_ms % DAY_MS - ago * DAY_MS
        weekend = (day_ms // DAY_MS + 3) % 7 >= 5
        found += [_row(rng, day_ms) for _ in range(6 if weekend else rng.randrange(26, 44))]
    return found


def week(now_ms: int) -> MeasuresView:
    period = (now_ms - now_ms % DAY_MS - 6 * DAY_MS, now_ms)
    return MeasuresView(7, answer=named(sum_up(rows(now_ms, 9), period, ZONE, now_ms, watched(period))))


def watched(period: Span) -> Watched:
    """Three agents who come and go, and hours from six to nine in the evening that they do not quite fill."""
    days = range(period[0], period[1], DAY_MS)
    shifts: tuple[tuple[int, State, int, int], ...] = (
        (2, "online", 7, 12),
        (2, "away", 12, 13),
        (2, "online", 13, 15),
        (3, "online", 10, 18),
        (4, "online", 14, 20),
    )
    stays = [
        Stay(agent_id, state, day_ms + start * HOUR_MS, day_ms + end * HOUR_MS)
        for day_ms in days
        for agent_id, state, start, end in shifts
    ]
    hours = tuple((day_ms + 6 * HOUR_MS, day_ms + 21 * HOUR_MS) for day_ms in days)
    evening = tuple((day_ms + 18 * HOUR_MS, day_ms + 21 * HOUR_MS) for day_ms in days)
    group = GroupHours(9, "Evening <b>desk</b>", evening, frozenset((4,)))
    return Watched(period[0], tuple(stays), hours, (group,))


def named(found: MeasuresOut) -> MeasuresOut:
    """As the relay gives it: agents have names."""
    agents = tuple(replace(one, name=NAMES[one.agent_id % len(NAMES)]) for one in found.agents)
    occupancy = tuple(replace(one, name=NAMES[one.agent_id % len(NAMES)]) for one in found.occupancy)
    return replace(found, agents=agents, occupancy=occupancy)


def today(now_ms: int) -> MeasuresView:
    period = (now_ms - now_ms % DAY_MS, now_ms)
    return MeasuresView(1, answer=named(sum_up(rows(now_ms, 3), period, ZONE, now_ms)))


def few(now_ms: int) -> MeasuresView:
    """A desk that has only just begun: three tickets."""
    period = (now_ms - now_ms % DAY_MS - 6 * DAY_MS, now_ms)
    return MeasuresView(7, answer=sum_up(rows(now_ms, 3)[-3:], period, ZONE, now_ms))


def empty(now_ms: int) -> MeasuresView:
    return MeasuresView(7, answer=sum_up([], (now_ms - 7 * DAY_MS, now_ms), ZONE, now_ms))

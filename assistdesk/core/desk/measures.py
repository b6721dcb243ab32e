"""What the dashboard shows, from tickets' logs alone (desk.md section 6): one row a ticket, then sums over a period.

``row_of`` reads one log; ``sum_up`` takes rows and a period. A figure falls into the period in which it became known; every
rate has its n, and n = 0 is no figure. Definitions of single facts are ``metrics``, ``contacts`` and ``clocks``, of sums
``figures``. Nothing here reads a database, rounds for the screen or draws.
"""

import datetime
import zoneinfo
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, get_args

import msgspec

from assistdesk.core.desk import attendance, call_measures, chat_measures, figures
from assistdesk.core.desk.attendance import UNWATCHED, Watched
from assistdesk.core.desk.calendar import DAY_MIN, DAY_MS
from assistdesk.core.desk.call_measures import CallRow
from assistdesk.core.desk.chat_measures import ChatRow
from assistdesk.core.desk.events_service import MetricName
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.history import read_history
from assistdesk.core.desk.measure_shapes import (
    KINDS,
    OPEN_STATUSES,
    OUTCOMES,
    Backlog,
    Bucket,
    FigureOut,
    MeasuresOut,
    TypeBreaches,
)
from assistdesk.core.desk.metrics import Triage, TriageStep, metrics
from assistdesk.core.desk.model import UNSOLVED, Ms
from assistdesk.core.desk.model_service import Clock, LogEntry
from assistdesk.core.desk.shapes import Kind, Status, to_rfc3339
from assistdesk.core.desk.shown_figures import count_of, number_of, rate_of, spread_of, time_of
from assistdesk.core.desk.stretches import HOUR_MIN, edges, hour_ends

HOURLY_UP_TO_MS: Final = 2 * DAY_MS
"""Periods up to this long are shown by the hour, longer ones by the day."""
ONE_CHAT_WITHIN_MS: Final = 7 * DAY_MS
"""A ticket that is opened again within this time was not solved in one chat."""
SLA_SHOWN: Final[tuple[MetricName, ...]] = get_args(MetricName)
TOOK: Final = "took."
TIMES_SHOWN: Final = ("took.requester_wait", "took.agent_work", "took.on_hold", "took.agent_wait", "time_spent")
NUMBERS_SHOWN: Final = ("replies", "assignee_stations", "group_stations")
TRIAGE_SHOWN: Final[tuple[TriageStep, ...]] = get_args(TriageStep)


class ClockRow(msgspec.Struct, frozen=True):
    """One clock instance that was met or breached, and when that was known."""

    metric: MetricName
    is_met: bool
    known_at: Ms


class Took(msgspec.Struct, frozen=True):
    """What a ticket took: milliseconds by the wall clock in its statuses and with its people, replies, who had it."""

    requester_wait: int = 0
    agent_work: int = 0
    on_hold: int = 0
    agent_wait: int = 0
    time_spent: int = 0
    replies: int = 0
    assignee_stations: int = 0
    group_stations: int = 0


class TicketRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one ticket's log says. ``waited_ms``: to the first reply, as its target counts (else by the wall clock).
    ``unsolved``: from when to when; None: still."""

    created_at: Ms
    status: Status
    waited_ms: int | None = None
    answered_at: Ms | None = None
    target_ms: int | None = None
    solved_at: Ms | None = None
    resolution_ms: int | None = None
    kind: Kind | None = None
    touches: int = 0
    reopened_at: tuple[Ms, ...] = ()
    reopened_after_ms: int | None = None
    has_target: bool = False
    is_timed: bool = True
    clocks: tuple[ClockRow, ...] = ()
    chats: tuple[ChatRow, ...] = ()
    calls: tuple[CallRow, ...] = ()
    unsolved: tuple[tuple[Ms, Ms | None], ...] = ()
    triage: Triage = Triage()
    took: Took = Took()

    @property
    def threads(self) -> int:
        """How many chats it had; a question that was left while nobody was there is none."""
        return sum(chat.outcome != "offline" for chat in self.chats)


def row_of(
    log: Sequence[LogEntry], clocks: Sequence[Clock], status: Status, now_ms: Ms, kind: Kind | None = None
) -> TicketRow | None:
    """One ticket's row; *clocks*, *status* and *kind* are its own at that moment. None: it does not exist yet."""
    facts = metrics(log, now_ms)
    if facts is None:
        return None
    first = _first_reply_clock(clocks)
    waited_ms = answered_at = None
    if facts.first_reply is not None:
        waited_ms, answered_at = facts.first_reply.ms, facts.first_reply.known_at
        if first is not None and first.ended_at is not None:
            waited_ms = first.elapsed_ms
    full = facts.full_resolution
    return TicketRow(
        created_at=facts.created_at,
        status=status,
        waited_ms=waited_ms,
        answered_at=answered_at,
        target_ms=None if first is None else first.target_s * 1000,
        solved_at=None if full is None else full.known_at,
        resolution_ms=None if full is None else full.ms,
        kind=kind,
        touches=facts.touches,
        reopened_at=facts.reopened_at,
        reopened_after_ms=facts.reopened_after_ms,
        has_target=bool(clocks),
        is_timed=facts.is_timed,
        clocks=tuple(
            ClockRow(clock.metric, clock.result == "met", known_at)
            for clock in clocks
            if clock.result in ("met", "breached")
            and (known_at := clock.ended_at if clock.breached_at is None else clock.breached_at) is not None
        ),
        chats=chat_measures.rows_of(log),
        calls=call_measures.rows_of(log),
        unsolved=_unsolved(log, now_ms),
        triage=facts.triage,
        took=Took(
            requester_wait=facts.requester_wait.ms,
            agent_work=facts.agent_work.ms,
            on_hold=facts.on_hold.ms,
            agent_wait=facts.agent_wait.ms,
            time_spent=facts.time_spent_ms,
            replies=facts.replies,
            assignee_stations=facts.assignee_stations,
            group_stations=facts.group_stations,
        ),
    )


def _first_reply_clock(clocks: Iterable[Clock]) -> Clock | None:
    """None also where its target was taken away before it ended: such a clock tells the time until then."""
    found = (clock for clock in clocks if clock.metric == "first_reply_time" and clock.result != "cancelled")
    return next(found, None)


def _unsolved(log: Sequence[LogEntry], now_ms: Ms) -> tuple[tuple[Ms, Ms | None], ...]:
    history = read_history(log, now_ms)
    marks = () if history is None else history.statuses
    ends: list[Ms | None] = [*(mark.at_ms for mark in marks[1:]), None]
    return tuple((mark.at_ms, end) for mark, end in zip(marks, ends, strict=True) if mark.status in UNSOLVED)


def sum_up(
    rows: Iterable[TicketRow], period: Span, zone: zoneinfo.ZoneInfo, now_ms: Ms, watched: Watched = UNWATCHED
) -> MeasuresOut:
    """All figures of *period*, [from, to); days and hours are those of *zone*. *watched*: who was there."""
    every = list(rows)

    def inside(at_ms: Ms | None) -> bool:
        return at_ms is not None and period[0] <= at_ms < period[1]

    created = [row for row in every if inside(row.created_at)]
    solved = [row for row in every if inside(row.solved_at)]
    answered = [row for row in every if row.is_timed and inside(row.answered_at)]
    waited = [(row.answered_at or 0, row.waited_ms or 0) for row in answered]
    chats = [chat for row in every for chat in row.chats if inside(chat.ended_at) and chat.outcome is not None]
    of_all = [chat for row in every for chat in row.chats]
    calls = [call for row in every for call in row.calls]
    clocks = [clock for row in every for clock in row.clocks if inside(clock.known_at)]
    targeted = [row for row in solved if row.has_target]
    once = [(row.threads, row.reopened_after_ms) for row in solved if row.threads]
    outcomes = Counter(chat.outcome for chat in chats)
    statuses = Counter(row.status for row in every)
    lost = figures.abandonment(
        (chat.outcome, chat.is_short, chat.waited_ms or 0) for chat in chats if chat.outcome is not None
    )
    shown = [
        count_of("created", len(created)),
        count_of("solved", len(solved)),
        time_of("first_reply", [ms for _, ms in waited]),
        time_of("resolution", [row.resolution_ms for row in solved if row.is_timed]),
        *_took([row.took for row in solved if row.is_timed]),
        *_triage((row for row in every if row.is_timed), period),
        rate_of("one_touch", figures.one_touch(row.touches for row in solved)),
        rate_of("sla_ticket", figures.rate(all(clock.is_met for clock in row.clocks) for row in targeted)),
        *(
            rate_of(f"sla.{metric}", figures.rate(clock.is_met for clock in clocks if clock.metric == metric))
            for metric in SLA_SHOWN
        ),
        count_of("reopens", sum(inside(at_ms) for row in every for at_ms in row.reopened_at)),
        *chat_measures.times([chat for row in every if row.is_timed for chat in row.chats], period),
        chat_measures.messages(chats),
        rate_of("solved_one_chat", figures.solved_in_one_chat(once, ONE_CHAT_WITHIN_MS)),
        rate_of("lost_chats", figures.lost_chats(chat.outcome for chat in chats if chat.outcome is not None)),
        rate_of("abandonment", lost.rate),
        spread_of("given_up_wait", lost.waits, "ms"),
        *call_measures.shown(calls, period),
    ]
    escalated, reasons = chat_measures.escalations(of_all, period)
    at_once, agents = chat_measures.at_once(of_all, period, zone, now_ms)
    levels, backlog = _backlog(every, period, zone, now_ms)
    there = attendance.sum_up(watched, of_all, calls, period, now_ms)
    shown += [escalated, number_of("at_once", at_once), backlog, *there.figures]
    return MeasuresOut(
        from_at=to_rfc3339(period[0]),
        to_at=to_rfc3339(period[1]),
        zone=zone.key,
        as_of=to_rfc3339(now_ms),
        figures=tuple(shown),
        waiting=_buckets(waited, period, zone),
        waiting_target_ms=_usual([row.target_ms for row in answered]),
        heat=_heat([row.created_at for row in created], zone),
        statuses=tuple((status, statuses[status]) for status in OPEN_STATUSES),
        outcomes=tuple((outcome, outcomes[outcome]) for outcome in OUTCOMES),
        breaches=_breaches((row.kind, clock.is_met) for row in every for clock in row.clocks if inside(clock.known_at)),
        escalations=reasons,
        agents=agents,
        backlog=levels,
        occupancy=there.agents,
        gaps=there.groups,
    )


def _took(solved: Sequence[Took]) -> Iterator[FigureOut]:
    """What the tickets took that were solved in the period: it is known with the solve."""
    for name in TIMES_SHOWN:
        yield time_of(name, [getattr(one, name.removeprefix(TOOK)) for one in solved])
    for name in NUMBERS_SHOWN:
        yield spread_of(name, figures.summary(getattr(one, name) for one in solved))


def _triage(timed: Iterable[TicketRow], period: Span) -> Iterator[FigureOut]:
    """How long each first step of a ticket took; it falls into the period in which the step was done."""
    took = [(row.created_at, row.triage.steps) for row in timed]
    for step in TRIAGE_SHOWN:
        known = ((created_at, steps[step]) for created_at, steps in took)
        yield time_of(f"triage.{step}", [ms for at, ms in known if ms is not None and period[0] <= at + ms < period[1]])


def _breaches(known: Iterable[tuple[Kind | None, bool]]) -> tuple[TypeBreaches, ...]:
    """Clocks that were met or breached, by the ticket's type; types without any are left out."""
    found: dict[Kind | None, list[bool]] = {}
    for kind, is_met in known:
        found.setdefault(kind, []).append(is_met)
    return tuple(
        TypeBreaches(kind=kind, breached=found[kind].count(False), n=len(found[kind]))
        for kind in KINDS
        if kind in found
    )


def _usual(targets: Iterable[int | None]) -> int | None:
    """The target most of them had; of two as frequent the stricter."""
    found = Counter(target for target in targets if target is not None)
    return min(found, key=lambda target: (-found[target], target), default=None)


def _buckets(waited: Iterable[tuple[Ms, int]], period: Span, zone: zoneinfo.ZoneInfo) -> tuple[Bucket, ...]:
    """First replies (when, after how long) by the local hour or day in which they came."""
    step_min = HOUR_MIN if period[1] - period[0] <= HOURLY_UP_TO_MS else DAY_MIN
    starts = edges(period, zone, step_min)
    waits: list[list[int]] = [[] for _ in starts]
    for at_ms, waited_ms in waited:
        waits[bisect_right(starts, at_ms) - 1].append(waited_ms)
    out = []
    for edge, found in zip(starts, waits, strict=True):
        summed = figures.summary(found)
        out.append(Bucket(from_at=to_rfc3339(edge), n=summed.n, median_ms=summed.median, p90_ms=summed.p90))
    return tuple(out)


def _backlog(
    rows: Iterable[TicketRow], period: Span, zone: zoneinfo.ZoneInfo, now_ms: Ms
) -> tuple[tuple[Backlog, ...], FigureOut]:
    """Tickets that were unsolved at the ends of local hours; the last is the figure."""
    moments = hour_ends(period, zone, now_ms)
    far = now_ms + 1
    spans = [[(start, far if end is None else end) for start, end in row.unsolved] for row in rows]
    levels = figures.backlog((span for row in spans for span in row), moments)
    n = sum(any(bisect_left(moments, start) < bisect_left(moments, end) for start, end in row) for row in spans)
    found = figures.summary(levels)
    figure = spread_of("backlog", found)
    shown = msgspec.structs.replace(figure, n=n, value=float(levels[-1]) if levels else None)
    return tuple(Backlog(at=to_rfc3339(at), n=level) for at, level in zip(moments, levels, strict=True)), shown


def _heat(moments: Iterable[Ms], zone: zoneinfo.ZoneInfo) -> tuple[tuple[int, ...], ...]:
    """How many came in each local hour of each weekday, from Monday."""
    cells = [[0] * 24 for _ in range(7)]
    for at_ms in moments:
        at = datetime.datetime.fromtimestamp(at_ms / 1000, zone)
        cells[at.weekday()][at.hour] += 1
    return tuple(tuple(hours) for hours in cells)

"""Figures over many tickets, chats, calls and answers (desk.md section 6): rates with their n, means, percentiles, NPS.

Definitions only: facts come in as plain numbers and spans, figures go out with the n they rest on; n = 0 gives None, never
0 %. One ticket's or chat's own facts are ``metrics``. Nothing here selects a period, rounds for the screen or draws.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistdesk.core.desk.events_service import ChatOutcome, MetricName
from assistdesk.core.desk.model_service import Clock
from assistdesk.core.errors import MisuseError

Span = tuple[int, int]
"""[from_ms, to_ms)"""
PROMOTER_FROM: Final = 9
DETRACTOR_TO: Final = 6


@dataclass(frozen=True, slots=True)
class Rate:
    """*part* of *n*."""

    part: int
    n: int

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the n it rests on."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean, median and 90th percentile of n values, in their unit."""

    n: int
    mean: float | None
    median: int | None
    p90: int | None
    least: int | None
    most: int | None


def percentile(values: Iterable[int], percent: int) -> int | None:
    """The value at rank ceil(p*n/100) (G9); None without values."""
    ordered = sorted(values)
    return ordered[max(1, -(-percent * len(ordered) // 100)) - 1] if ordered else None


def summary(values: Iterable[int]) -> Summary:
    ordered = sorted(values)
    if not ordered:
        return Summary(0, None, None, None, None, None)
    mean = sum(ordered) / len(ordered)
    return Summary(len(ordered), mean, percentile(ordered, 50), percentile(ordered, 90), ordered[0], ordered[-1])


def rate(claims: Iterable[bool]) -> Rate:
    found = list(claims)
    return Rate(sum(found), len(found))


def change_percent(before: float, after: float) -> float | None:
    """How much a figure changed, of what it was."""
    return 100 * (after - before) / before if before else None


def change_points(before: Rate, after: Rate) -> float | None:
    """How much a rate changed, in points."""
    if before.percent is None or after.percent is None:
        return None
    return after.percent - before.percent


# --- tickets ------------------------------------------------------------------------------------------------------


def one_touch(touches_of_solved: Iterable[int]) -> Rate:
    """One-touch tickets of those solved or closed with at least one touch."""
    return rate(touches == 1 for touches in touches_of_solved if touches)


def sla_rate(clocks: Iterable[Clock], metric: MetricName, period: Span) -> Rate:
    """met / (met + breached) of the instances that ended or breached in the period; cancelled ones are in no rate."""

    def known_at(clock: Clock) -> int | None:
        return clock.breached_at if clock.breached_at is not None else clock.ended_at

    return rate(
        clock.result == "met"
        for clock in clocks
        if clock.metric == metric
        and clock.result in ("met", "breached")
        and (at := known_at(clock)) is not None
        and period[0] <= at < period[1]
    )


def sla_by_ticket(clocks_of_solved: Iterable[Sequence[Clock]]) -> Rate:
    """Tickets without a breached clock, of those solved that had a target."""
    return rate(all(clock.result != "breached" for clock in clocks) for clocks in clocks_of_solved if clocks)


def backlog(unsolved: Iterable[Span], moments: Sequence[int]) -> list[int]:
    """How many tickets were unsolved at each of these moments (the ends of local hours)."""
    spans = list(unsolved)
    starts, ends = sorted(start for start, _ in spans), sorted(end for _, end in spans)
    return [bisect_right(starts, at) - bisect_right(ends, at) for at in moments]


def deflection(solved_by_article_at: Iterable[tuple[int, int | None]], tickets_made: int, within_ms: int) -> Rate:
    """Confirmed "this solved it", each with the person's next ticket (None: none), against those plus tickets made."""
    kept = sum(after is None or after - at >= within_ms for at, after in solved_by_article_at)
    return Rate(kept, kept + tickets_made)


# --- surveys ------------------------------------------------------------------------------------------------------


def csat(scores: Iterable[int], good_from: int) -> Rate:
    return rate(score >= good_from for score in scores)


def ces(answers: Iterable[tuple[int, tuple[int, int]]]) -> Figure:
    """The mean of scores given on one scale (min, max).

    Raises:
        MisuseError: ``scales_mixed``: two scales never meet in one mean.
    """
    found = list(answers)
    if len({scale for _, scale in found}) > 1:
        raise MisuseError("scales_mixed")
    return Figure(sum(score for score, _ in found) / len(found) if found else None, len(found))


def nps(scores: Iterable[int]) -> Figure:
    """% of 9-10 minus % of 0-6, one decimal; 0 is a detractor."""
    found = list(scores)
    if not found:
        return Figure(None, 0)
    balance = sum(score >= PROMOTER_FROM for score in found) - sum(score <= DETRACTOR_TO for score in found)
    return Figure(round(100 * balance / len(found), 1), len(found))


# --- chats, calls, people -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Abandonment:
    """``rate``: abandoned of all queued, short ones out of both. ``waits``: how long the counted ones waited, ms."""

    rate: Rate
    waits: Summary


def abandonment(queued: Iterable[tuple[ChatOutcome, bool, int | None]]) -> Abandonment:
    """Of (outcome, short, waited_ms) of all that queued; those who never queued (offline) are left out. A wait of None is
    one that nobody knows."""
    counted = [(outcome, waited) for outcome, short, waited in queued if outcome != "offline" and not short]
    lost = [waited for outcome, waited in counted if outcome == "abandoned"]
    return Abandonment(Rate(len(lost), len(counted)), summary(waited for waited in lost if waited is not None))


def lost_chats(outcomes: Iterable[ChatOutcome]) -> Rate:
    """Missed and abandoned, of all."""
    return rate(outcome in ("missed", "abandoned") for outcome in outcomes)


def four_steps(answered: Iterable[frozenset[int]]) -> tuple[Rate, dict[int, Rate]]:
    """Of the answered calls, given the steps done in each: those with all four, and by step."""
    calls = list(answered)
    return rate(call >= {1, 2, 3, 4} for call in calls), {
        step: rate(step in call for call in calls) for step in (1, 2, 3, 4)
    }


def solved_in_one_chat(chat_tickets_solved: Iterable[tuple[int, int | None]], within_ms: int) -> Rate:
    """Of (threads, time from solve to the first reopen or None): one thread, and no reopen within that time."""
    return rate(
        threads == 1 and (reopened is None or reopened > within_ms) for threads, reopened in chat_tickets_solved
    )


def joined(spans: Iterable[Span]) -> list[Span]:
    """The union of spans, ascending; empty ones are dropped."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def length_ms(spans: Iterable[Span]) -> int:
    """The length of the union, not the sum: overlapping spans count once (trap 28)."""
    return sum(end - start for start, end in joined(spans))


def concurrency(chats: Iterable[Span]) -> Figure:
    """Integral of active chats over time / time with at least one active; n is the number of chats (trap 32)."""
    found = [span for span in chats if span[0] < span[1]]
    busy_ms = length_ms(found)
    return Figure(sum(end - start for start, end in found) / busy_ms if busy_ms else None, len(found))


def within(spans: Iterable[Span], period: Span) -> list[Span]:
    """The parts of the spans that lie in the period (an agent's hour)."""
    cut = [(max(start, period[0]), min(end, period[1])) for start, end in spans]
    return [span for span in cut if span[0] < span[1]]


def occupancy(busy_ms: int, available_ms: int) -> float | None:
    """busy / (busy + available) in percent."""
    return 100 * busy_ms / (busy_ms + available_ms) if busy_ms + available_ms else None


@dataclass(frozen=True, slots=True)
class CoverageGap:
    gap_ms: int
    requests: int


def coverage_gap(
    published: Iterable[Span], online: Iterable[Span], requests_at: Iterable[int], period: Span
) -> CoverageGap:
    """Time inside published hours with nobody online, and the requests that came in it."""
    hours, covered = joined(within(published, period)), joined(within(online, period))
    gap_ms = length_ms([*hours, *covered]) - length_ms(covered)
    requests = [at_ms for at_ms in requests_at if is_in(hours, at_ms) and not is_in(covered, at_ms)]
    return CoverageGap(gap_ms, len(requests))


def is_in(spans: Sequence[Span], at_ms: int) -> bool:
    """Does it lie in one of these spans, as ``joined`` gives them?"""
    at = bisect_right(spans, at_ms, key=_start_of) - 1
    return at >= 0 and at_ms < spans[at][1]


def common(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """The time that lies in spans of both, ascending."""
    cuts = joined(other)
    return joined(part for span in one for part in within(cuts, span))


def _start_of(span: Span) -> int:
    return span[0]


def share_up_to(values: Sequence[int], limit: int) -> Rate:
    """Values that keep a target (a wait of at most so much), of all."""
    return Rate(bisect_left(sorted(values), limit + 1), len(values))

"""What the chats of a period are measured by (desk.md section 6): waits, answers, lines, how many at once, why escalated.

``rows_of`` reads one ticket's log; the others take rows and a period. A time falls into the period in which it became known.
One chat's own facts are ``contacts``. Nothing here selects tickets or draws.
"""

import datetime
import zoneinfo
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import get_args

import msgspec

from assistdesk.core.desk import contacts, figures
from assistdesk.core.desk.events_service import ChatOutcome, EscalationReason
from assistdesk.core.desk.figures import Figure, Span
from assistdesk.core.desk.measure_shapes import AgentChats, FigureOut
from assistdesk.core.desk.model import Ms
from assistdesk.core.desk.model_service import LogEntry
from assistdesk.core.desk.shown_figures import count_of, spread_of, time_of
from assistdesk.core.desk.stretches import HOUR_MIN, edges

REASONS: tuple[EscalationReason, ...] = get_args(EscalationReason)


class Stint(msgspec.Struct, frozen=True):
    """One agent's part of a chat. ``to_ms`` None: still in it. ``longest_ms``, ``mean_ms``: his slowest answer and
    all of them, if he gave any."""

    agent_id: int
    from_ms: Ms
    to_ms: Ms | None
    longest_ms: int | None
    mean_ms: int | None = None


class ChatRow(msgspec.Struct, frozen=True):
    """``accepted_at``, ``queue_wait_ms`` None: nobody took it. ``waited_ms``: in the queue, taken or not. ``chat_wait_ms``: to
    the first line of ours, at ``answered_at``. ``responses``: (when, after how long). ``escalated``: (when, why)."""

    queued_at: Ms | None
    accepted_at: Ms | None
    ended_at: Ms | None
    outcome: ChatOutcome | None
    is_short: bool
    queue_wait_ms: int | None
    waited_ms: int | None
    answered_at: Ms | None = None
    chat_wait_ms: int | None = None
    responses: tuple[tuple[Ms, int], ...] = ()
    lines: int = 0
    stints: tuple[Stint, ...] = ()
    escalated: tuple[Ms, EscalationReason] | None = None
    group_id: int | None = None


def rows_of(log: Iterable[LogEntry]) -> tuple[ChatRow, ...]:
    """The chats of one ticket."""
    return tuple(
        ChatRow(
            queued_at=chat.queued_at,
            accepted_at=chat.accepted_at,
            ended_at=chat.ended_at,
            outcome=chat.outcome,
            is_short=chat.is_short,
            queue_wait_ms=chat.queue_wait_ms,
            waited_ms=chat.waited_in_queue_ms,
            answered_at=chat.first_agent_at,
            chat_wait_ms=chat.chat_wait_ms,
            responses=tuple(zip(chat.responded_at, chat.responses_ms, strict=True)),
            lines=chat.lines,
            stints=tuple(
                Stint(
                    one.agent_id,
                    one.accepted_at,
                    one.ended_at,
                    max(one.responses_ms, default=None),
                    sum(one.responses_ms) // len(one.responses_ms) if one.responses_ms else None,
                )
                for one in chat.engagements
            ),
            escalated=chat.escalated,
            group_id=chat.group_id,
        )
        for chat in contacts.chats(log)
    )


def times(timed: Sequence[ChatRow], period: Span) -> list[FigureOut]:
    """Waits and answers of the chats that count for times."""

    def inside(at_ms: Ms | None) -> bool:
        return at_ms is not None and period[0] <= at_ms < period[1]

    ended = [stint for chat in timed for stint in chat.stints if inside(stint.to_ms)]
    return [
        time_of("queue_wait", (chat.queue_wait_ms for chat in timed if inside(chat.accepted_at))),
        time_of("chat_wait", (chat.chat_wait_ms for chat in timed if inside(chat.answered_at))),
        time_of("response_time", (ms for chat in timed for at_ms, ms in chat.responses if inside(at_ms))),
        time_of("mean_response", (stint.mean_ms for stint in ended)),
        time_of("longest_response", (stint.longest_ms for stint in ended)),
    ]


def messages(ended: Iterable[ChatRow]) -> FigureOut:
    """Lines of both sides, of the completed ones among chats that ended in the period."""
    return spread_of("messages", figures.summary(chat.lines for chat in ended if chat.outcome == "completed"))


def escalations(chats: Iterable[ChatRow], period: Span) -> tuple[FigureOut, tuple[tuple[str, int], ...]]:
    """How many were escalated in the period, and of each reason."""
    found = Counter(
        chat.escalated[1] for chat in chats if chat.escalated is not None and period[0] <= chat.escalated[0] < period[1]
    )
    return count_of("escalations", found.total()), tuple((reason, found[reason]) for reason in REASONS)


def at_once(
    chats: Iterable[ChatRow], period: Span, zone: zoneinfo.ZoneInfo, now_ms: Ms
) -> tuple[Figure, tuple[AgentChats, ...]]:
    """How many chats agents have at once while they have any: of all, and of each by the hour of the day."""
    spans: dict[int, list[Span]] = {}
    for stint in (stint for chat in chats for stint in chat.stints):
        cut = figures.within([(stint.from_ms, now_ms if stint.to_ms is None else stint.to_ms)], period)
        spans.setdefault(stint.agent_id, []).extend(cut)
    hours = edges(period, zone, HOUR_MIN)
    agents = []
    in_chats_ms = busy_ms = 0
    for agent_id, found in sorted(spans.items()):
        if found:
            in_chats_ms += sum(end - start for start, end in found)
            busy_ms += figures.length_ms(found)
            own = figures.concurrency(found)
            agents.append(
                AgentChats(agent_id=agent_id, n=own.n, at_once=own.value, by_hour=_by_hour(found, hours, zone))
            )
    return Figure(in_chats_ms / busy_ms if busy_ms else None, sum(one.n for one in agents)), tuple(agents)


def _by_hour(spans: Iterable[Span], hours: Sequence[Ms], zone: zoneinfo.ZoneInfo) -> tuple[float | None, ...]:
    parts: list[list[Span]] = [[] for _ in range(24)]
    for start, end in spans:
        cuts = [start, *hours[bisect_right(hours, start) : bisect_right(hours, end - 1)], end]
        for a, b in pairwise(cuts):
            parts[datetime.datetime.fromtimestamp(a / 1000, zone).hour].append((a, b))
    return tuple(figures.concurrency(part).value for part in parts)

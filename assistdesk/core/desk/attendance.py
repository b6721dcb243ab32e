"""How long somebody was there to help (desk.md section 6): occupancy of agents, and gaps in the published hours of chat.

Who was there is a record of its own (``Stay``), kept by the relay; who was busy, and who asked, is read from tickets' logs.
Before ``Watched.since`` nobody wrote down who was there, so that time is in no figure. Nothing here reads a database.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from assistdesk.core.desk import contacts, figures
from assistdesk.core.desk.call_measures import CallRow
from assistdesk.core.desk.chat_measures import ChatRow
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.measure_shapes import HOUR_MS, AgentTime, FigureOut, GroupGap
from assistdesk.core.desk.model import Ms
from assistdesk.core.desk.shown_figures import figure_of

State = Literal["online", "away", "invisible", "wrap_up"]
"""``wrap_up``: online, and the card of the chat before is open. In the last two, and away, no chat is offered."""


class Stay(msgspec.Struct, frozen=True):
    """An agent had a live line from ... to, in one state."""

    agent_id: int
    state: State
    from_ms: Ms
    to_ms: Ms

    @property
    def span(self) -> Span:
        return self.from_ms, self.to_ms


class GroupHours(msgspec.Struct, frozen=True):
    """A group with hours of its own: when chats may be begun with it, and who is in it."""

    group_id: int
    name: str
    hours: tuple[Span, ...]
    members: frozenset[int]


class Watched(msgspec.Struct, frozen=True):
    """What the relay wrote down. ``hours``: the desk's published hours of chat; none: it published no hours."""

    since: Ms | None = None
    stays: tuple[Stay, ...] = ()
    hours: tuple[Span, ...] = ()
    groups: tuple[GroupHours, ...] = ()


class Attendance(msgspec.Struct, frozen=True):
    """What a period's measures say of it."""

    figures: tuple[FigureOut, ...]
    agents: tuple[AgentTime, ...]
    groups: tuple[GroupGap, ...]


UNWATCHED: Final = Watched()


def sum_up(
    watched: Watched, chats: Iterable[ChatRow], calls: Iterable[CallRow], period: Span, now_ms: Ms
) -> Attendance:
    """Occupancy and gaps of the part of *period* that is over and was watched."""
    since = now_ms if watched.since is None else watched.since
    seen = max(period[0], since), max(since, min(period[1], now_ms))
    stays = [stay for stay in watched.stays if figures.within([stay.span], seen)]
    every = list(chats)
    agents = _agents(stays, _engaged(every, calls, now_ms), seen)
    busy_ms, available_ms = sum(one.busy_ms for one in agents), sum(one.available_ms for one in agents)
    requests = [(at_ms, chat.group_id) for chat in every if (at_ms := _asked_at(chat)) is not None]
    asked = [at_ms for at_ms, _ in requests if seen[0] <= at_ms < seen[1]]
    online = [stay.span for stay in stays if _is_online(stay)]
    gap = figures.coverage_gap(watched.hours, online, asked, seen)
    watched_h = (busy_ms + available_ms) // HOUR_MS
    open_ms = figures.length_ms(figures.within(watched.hours, seen))
    return Attendance(
        figures=(
            figure_of(
                "occupancy", "percent", figures.occupancy(busy_ms, available_ms) if watched_h else None, watched_h
            ),
            figure_of("coverage_gap", "ms", gap.gap_ms if open_ms else None, open_ms // HOUR_MS),
            figure_of("gap_requests", "count", gap.requests if open_ms else None, len(asked) if open_ms else 0),
        ),
        agents=agents,
        groups=tuple(_group(group, stays, requests, seen) for group in watched.groups),
    )


def _is_online(stay: Stay) -> bool:
    return stay.state in ("online", "wrap_up")


def _asked_at(chat: ChatRow) -> Ms | None:
    """When the customer came; who left a question instead was in no queue."""
    return chat.ended_at if chat.queued_at is None else chat.queued_at


def _engaged(chats: Iterable[ChatRow], calls: Iterable[CallRow], now_ms: Ms) -> dict[int, list[Span]]:
    """Agent -> when they were in a chat or in a call."""
    found: dict[int, list[Span]] = {}
    for stint in (stint for chat in chats for stint in chat.stints):
        found.setdefault(stint.agent_id, []).append((stint.from_ms, now_ms if stint.to_ms is None else stint.to_ms))
    for call in calls:
        talk = contacts.talk_span(call, now_ms)
        if call.agent_id is not None and talk is not None:
            found.setdefault(call.agent_id, []).append(talk)
    return found


def _agents(stays: Sequence[Stay], engaged: dict[int, list[Span]], seen: Span) -> tuple[AgentTime, ...]:
    """Of each agent who was there to be asked, or busy: how long each; who was only away or invisible is left out."""
    found = []
    for agent_id in sorted({stay.agent_id for stay in stays}):
        own = [stay for stay in stays if stay.agent_id == agent_id]
        here, online, wrapping = (
            figures.within([stay.span for stay in own if stay.state in states], seen)
            for states in (("online", "away", "invisible", "wrap_up"), ("online", "wrap_up"), ("wrap_up",))
        )
        busy = figures.within([*engaged.get(agent_id, ()), *wrapping], seen)
        busy_here_ms = figures.length_ms(busy) + figures.length_ms(here) - figures.length_ms([*busy, *here])
        available_ms = figures.length_ms([*busy, *online]) - figures.length_ms(busy)
        percent = figures.occupancy(busy_here_ms, available_ms)
        if percent is not None:
            found.append(AgentTime(agent_id=agent_id, busy_ms=busy_here_ms, available_ms=available_ms, percent=percent))
    return tuple(found)


def _group(group: GroupHours, stays: Iterable[Stay], requests: Iterable[tuple[Ms, int | None]], seen: Span) -> GroupGap:
    online = [stay.span for stay in stays if stay.agent_id in group.members and _is_online(stay)]
    asked = [at_ms for at_ms, group_id in requests if group_id == group.group_id]
    gap = figures.coverage_gap(group.hours, online, asked, seen)
    open_ms = figures.length_ms(figures.within(group.hours, seen))
    return GroupGap(group_id=group.group_id, name=group.name, gap_ms=gap.gap_ms, open_ms=open_ms, requests=gap.requests)

"""Who is offered which chat, and what a waiting customer may be told (desk.md section 7).

A ``Seat`` is an agent as the queue sees him. Pure choices: order of a queue, who is eligible, whom to take, position,
estimate, and whether a chat button may be shown; the chat's own life is ``queue``. Nobody picks from a queue but leads.
Nothing here knows where heartbeats or opening percentages come from.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.desk.queue import QUEUED, ChatState, Thread
from assistdesk.core.desk.shapes import Availability

LANGUAGE: Final = "lang:"
ACCEPTS_MIN: Final = 5
ACCEPTS_WITHIN_MS: Final = 30 * 60_000
PUSH_EVERY_MS: Final = 5_000
NO_HOURS: Final[Mapping[int, Calendar]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """``load`` counts his active and offered chats. ``misses`` in a row."""

    agent_id: int
    group_ids: frozenset[int]
    skills: frozenset[str] = frozenset()
    chat_limit: int = 3
    availability: Availability = "online"
    is_alive: bool = True
    load: int = 0
    last_accept_at: int = 0
    wrap_up_until: int | None = None
    misses: int = 0


# --- what happens to a seat ---------------------------------------------------------------------------------------


def after_offer(seat: Seat) -> Seat:
    return replace(seat, load=seat.load + 1)


def after_accept(seat: Seat, now_ms: int) -> Seat:
    return replace(seat, misses=0, last_accept_at=now_ms)


def after_miss(seat: Seat, config: QueueConfig) -> tuple[Seat, bool]:
    """Declined, timed out or lost. The second value: this was one too many, he is away now and must be told."""
    misses = seat.misses + 1
    if misses < config.misses_to_away or seat.availability != "online":
        return replace(seat, load=max(0, seat.load - 1), misses=misses), False
    return replace(seat, load=max(0, seat.load - 1), misses=0, availability="away"), True


def after_end(seat: Seat, now_ms: int, config: QueueConfig) -> Seat:
    """A chat of his ended: the wrap-up card opens; his slot is free when it is closed, or after wrap_up_s."""
    return replace(seat, load=max(0, seat.load - 1), wrap_up_until=now_ms + config.wrap_up_s * 1_000)


def after_leaving(seat: Seat) -> Seat:
    """He handed a chat over, or lost it: no wrap-up."""
    return replace(seat, load=max(0, seat.load - 1))


def after_wrap_up(seat: Seat, others_ended_at: Iterable[int], config: QueueConfig) -> Seat:
    """A card of his is closed; *others_ended_at*: when the chats ended whose cards are still open. No place is taken back."""
    if seat.wrap_up_until is None:
        return seat
    return replace(seat, wrap_up_until=max((at + config.wrap_up_s * 1_000 for at in others_ended_at), default=None))


# --- choosing -----------------------------------------------------------------------------------------------------


def is_eligible(seat: Seat, group_id: int, skills: frozenset[str], now_ms: int) -> bool:
    return (
        group_id in seat.group_ids
        and seat.availability == "online"
        and seat.is_alive
        and seat.load < seat.chat_limit
        and (seat.wrap_up_until is None or seat.wrap_up_until <= now_ms)
        and skills <= seat.skills
    )


def choose(thread: Thread, seats: Iterable[Seat], now_ms: int, config: QueueConfig) -> Seat | None:
    """Whom to offer this waiting chat: the agent it prefers, else the lowest used share, longest idle, lowest id.

    One who let it pass comes after all others. After relax_skill_s without an eligible agent the language is not needed.
    """
    found = list(seats)
    needs = [thread.skills]
    if now_ms - thread.queued_at >= config.relax_skill_s * 1_000:
        needs.append(frozenset(skill for skill in thread.skills if not skill.startswith(LANGUAGE)))
    preferred = thread.preferred_agent_id if now_ms < thread.preferred_until else None
    for skills in needs:
        eligible = [seat for seat in found if is_eligible(seat, thread.group_id, skills, now_ms)]
        if eligible:
            return min(
                eligible,
                key=lambda seat: (
                    seat.agent_id in thread.missed_by,
                    seat.agent_id != preferred,
                    seat.load / seat.chat_limit,
                    seat.last_accept_at,
                    seat.agent_id,
                ),
            )
    return None


def rank(thread: Thread) -> tuple[bool, int, int, int]:
    """The order of a queue: heads first (handed over, returned), then plan rank, queued_at, id."""
    return not thread.at_head, thread.plan_rank, thread.queued_at, thread.id


def plan_rank(plan: str | None, first: Sequence[str]) -> int:
    """Of a chat whose customer's organisation has *plan*: these plans go first, in this order (below 0); all others have 0."""
    folded = "" if plan is None else plan.casefold()
    return next((at - len(first) for at, one in enumerate(first) if one.casefold() == folded), 0)


def is_on_schedule(thread: Thread, hours: Calendar | None, now_ms: int) -> bool:
    """Its group's own *hours* are open (None: it has none), or were when it came: who waits then keeps the place."""
    return hours is None or hours.is_open(now_ms) or hours.is_open(thread.queued_at)


def dispatch(
    threads: Iterable[Thread],
    seats: Iterable[Seat],
    now_ms: int,
    config: QueueConfig,
    hours: Mapping[int, Calendar] = NO_HOURS,
) -> list[tuple[int, int]]:
    """The offers to make now, as (thread id, agent id): in queue order, one agent at a time for each chat.

    *hours*: of the groups that have their own.
    """
    free = {seat.agent_id: seat for seat in seats}
    offers: list[tuple[int, int]] = []
    for thread in sorted((one for one in threads if one.state is ChatState.WAITING), key=rank):
        if thread.customer_gone_at is None and is_on_schedule(thread, hours.get(thread.group_id), now_ms):
            seat = choose(thread, free.values(), now_ms, config)
            if seat is not None:
                free[seat.agent_id] = after_offer(seat)
                offers.append((thread.id, seat.agent_id))
    return offers


def may_pick(agent_id: int, lead_ids: Iterable[int]) -> bool:
    """No cherry-picking: only leads take a chat out of the queue."""
    return agent_id in lead_ids


# --- what is told -------------------------------------------------------------------------------------------------


def positions(threads: Iterable[Thread]) -> dict[int, int]:
    """thread id -> number ahead in the same queue + 1, of all who are not yet served."""
    places: dict[int, int] = {}
    ahead: dict[int, int] = {}
    queued = (one for one in threads if one.state in QUEUED)
    for thread in sorted(queued, key=rank):
        ahead[thread.group_id] = ahead.get(thread.group_id, 0) + 1
        places[thread.id] = ahead[thread.group_id]
    return places


def mean_gap_ms(accepts_at: Iterable[int], now_ms: int) -> int | None:
    """The mean gap between accepts of the last 30 minutes; None with fewer than five: nothing is promised then."""
    recent = sorted(at for at in accepts_at if now_ms - ACCEPTS_WITHIN_MS < at <= now_ms)
    return (recent[-1] - recent[0]) // (len(recent) - 1) if len(recent) >= ACCEPTS_MIN else None


def estimate_ms(position: int, gap_ms: int | None) -> int | None:
    return None if gap_ms is None else position * gap_ms


def may_push(last_pushed_at: int | None, now_ms: int) -> bool:
    """Positions are pushed on change, at most every 5 s."""
    return last_pushed_at is None or now_ms - last_pushed_at >= PUSH_EVERY_MS


class ChatOpen(enum.StrEnum):
    """Whether the chat button may be shown, or why not."""

    OPEN = "open"
    OUT_OF_HOURS = "out_of_hours"
    NOBODY = "nobody"
    FULL = "full"
    NOT_OFFERED = "not_offered"


def is_anyone_here(group_id: int, seats: Iterable[Seat]) -> bool:
    """Is an agent of the group online, with a live line?"""
    return any(group_id in seat.group_ids and seat.is_alive and seat.availability == "online" for seat in seats)


def chat_available(
    group_id: int,
    *,
    is_in_hours: bool,
    seats: Iterable[Seat],
    threads: Sequence[Thread],
    is_offered: bool,
    config: QueueConfig,
) -> ChatOpen:
    """From schedule, heartbeats, queue and governor, never from a flag someone left on (trap 18)."""
    if not is_in_hours:
        return ChatOpen.OUT_OF_HOURS
    if not is_anyone_here(group_id, seats):
        return ChatOpen.NOBODY
    queued = sum(one.group_id == group_id and one.state in QUEUED for one in threads)
    if queued >= config.max_queue:
        return ChatOpen.FULL
    return ChatOpen.OPEN if is_offered else ChatOpen.NOT_OFFERED

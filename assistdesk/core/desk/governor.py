"""The rollout governor: to how many customers chat is offered just now (desk.md section 17).

``governor_step(state, inputs, now)`` runs once a minute and answers the next state and why. A customer's bucket is fixed, so
opening up only adds people and the same ones keep access (trap 41). Openings are in basis points (10,000 = everybody).
Nothing here measures a wait, reads a clock or tells anybody.
"""

import enum
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.desk.erlang import Load, erlang_a
from assistdesk.core.desk.figures import percentile

EVERYBODY_BP: Final = 10_000
POINT_BP: Final = 100
TARGET_S: Final = 120
WAITS_WITHIN_MS: Final = 30 * 60_000
WEEK_MS: Final = 7 * 86_400_000
LATE_MINUTES: Final = 2
GOOD_MINUTES: Final = 5
GOOD_PERCENT: Final = 60
"""p90 up to this share of the target is good."""
KEPT_PERCENT: Final = 95
LEVEL_MIN: Final = 0.9


def bucket(customer_id: int | str) -> int:
    """0..9,999, fixed for ever: the first four bytes of a digest."""
    digest = hashlib.sha256(f"chat-rollout:{customer_id}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % EVERYBODY_BP


def is_offered(customer_id: int | str, plan: str, opening_bp: int, always: Iterable[str]) -> bool:
    return plan in always or bucket(customer_id) < opening_bp


class Reason(enum.StrEnum):
    """Why the opening is what it is: one for each step, to be logged with its inputs."""

    SWITCHED_OFF = "switched_off"
    NOBODY_ONLINE = "nobody_online"
    QUEUE_FULL = "queue_full"
    PINNED = "pinned"
    THROTTLED = "throttled"
    RISING = "rising"
    WIDENED = "widened"
    STAYED = "stayed"
    """The week is over and the ceiling stays."""
    STEADY = "steady"


SHUT: Final = frozenset((Reason.SWITCHED_OFF, Reason.NOBODY_ONLINE, Reason.QUEUE_FULL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The next hour at the present opening. ``servers``: agents x chats at once."""

    load: Load
    servers: int
    patience_s: float
    within_s: float = TARGET_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """``p90_wait_s`` None: nobody waited in the last half hour. ``is_in_hours``: inside published chat hours."""

    p90_wait_s: int | None
    queue: int
    max_queue: int
    free_slots: int
    agents_online: int
    is_in_hours: bool = True
    is_switched_on: bool = True
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """``opening_bp`` is what is offered now. The week's counters judge the ceiling."""

    ceiling_bp: int = POINT_BP
    throttle_bp: int = EVERYBODY_BP
    pinned_bp: int | None = None
    opening_bp: int = 0
    late_minutes: int = 0
    good_minutes: int = 0
    week_began_at: int = 0
    open_minutes: int = 0
    kept_minutes: int = 0
    has_gap: bool = False


def pin(state: State, opening_bp: int | None) -> State:
    """A person holds the opening, or (None) gives it back."""
    return replace(state, pinned_bp=None if opening_bp is None else _bounded(opening_bp))


def lower_ceiling(state: State, ceiling_bp: int) -> State:
    """By hand, down only, at once."""
    ceiling_bp = min(state.ceiling_bp, _bounded(ceiling_bp))
    return replace(state, ceiling_bp=ceiling_bp, opening_bp=min(state.opening_bp, ceiling_bp))


def p90_wait_s(accepted: Iterable[tuple[int, int]], waiting_since: Sequence[int], now_ms: int) -> int | None:
    """Of the last 30 minutes: (accepted_at, waited_ms) of those served, and the age of those who still wait; floored."""
    waits = [waited for at, waited in accepted if now_ms - WAITS_WITHIN_MS < at <= now_ms]
    p90_ms = percentile([*waits, *(now_ms - since for since in waiting_since)], 90)
    return None if p90_ms is None else p90_ms // 1_000


def governor_step(state: State, inputs: Inputs, now_ms: int) -> tuple[State, Reason]:
    """One minute. Opening = min(ceiling, throttle), or the pinned value, or 0 while shut."""
    shut = _shut(inputs)
    state = _counted(state, inputs, shut)
    state, reason = _throttled(state, shut)
    state, weekly = _weekly(state, inputs, now_ms)
    if shut is not None:
        return replace(state, opening_bp=0), shut
    if state.pinned_bp is not None:
        return replace(state, opening_bp=state.pinned_bp), Reason.PINNED
    opening_bp = min(state.ceiling_bp, state.throttle_bp)
    return replace(state, opening_bp=opening_bp), reason if weekly is None or reason is Reason.THROTTLED else weekly


def _bounded(bp: int) -> int:
    return max(0, min(EVERYBODY_BP, bp))


def _shut(inputs: Inputs) -> Reason | None:
    if not inputs.is_switched_on:
        return Reason.SWITCHED_OFF
    if inputs.agents_online == 0:
        return Reason.NOBODY_ONLINE
    return Reason.QUEUE_FULL if inputs.queue >= inputs.max_queue else None


def _counted(state: State, inputs: Inputs, shut: Reason | None) -> State:
    """Note the minute in the week."""
    wait_s = inputs.p90_wait_s or 0
    is_open = shut is None
    return replace(
        state,
        open_minutes=state.open_minutes + is_open,
        kept_minutes=state.kept_minutes + (is_open and wait_s <= TARGET_S),
        has_gap=state.has_gap or (inputs.is_in_hours and inputs.agents_online == 0),
        late_minutes=state.late_minutes + 1 if wait_s > TARGET_S else 0,
        good_minutes=state.good_minutes + 1 if is_open and wait_s * 100 <= GOOD_PERCENT * TARGET_S else 0,
    )


def _throttled(state: State, shut: Reason | None) -> tuple[State, Reason]:
    """Down x 0.7 after two late minutes, and when it has to shut while it was open; up x 1.25 after five good ones.

    It moves from what is really open, so that each step is felt, and never below one point, so that it can rise again.
    """
    present_bp = min(state.ceiling_bp, state.throttle_bp)
    was_open = state.opening_bp > 0
    if state.late_minutes >= LATE_MINUTES or (was_open and shut in (Reason.NOBODY_ONLINE, Reason.QUEUE_FULL)):
        lower_bp = max(POINT_BP, present_bp * 7 // 10)
        return replace(state, throttle_bp=lower_bp, late_minutes=0, good_minutes=0), Reason.THROTTLED
    if state.good_minutes >= GOOD_MINUTES and state.throttle_bp < state.ceiling_bp:
        higher_bp = min(state.ceiling_bp, present_bp * 5 // 4)
        return replace(state, throttle_bp=higher_bp, good_minutes=0), Reason.RISING
    return state, Reason.STEADY


def _weekly(state: State, inputs: Inputs, now_ms: int) -> tuple[State, Reason | None]:
    """The ceiling: x 1.25, at least a point, after a week that kept its target, had no gap and a forecast that carries it."""
    if state.week_began_at == 0:
        return replace(state, week_began_at=now_ms), None
    if now_ms - state.week_began_at < WEEK_MS:
        return state, None
    fresh = replace(state, week_began_at=now_ms, open_minutes=0, kept_minutes=0, has_gap=False)
    wider_bp = min(EVERYBODY_BP, max(state.ceiling_bp * 5 // 4, state.ceiling_bp + POINT_BP))
    has_kept = state.open_minutes > 0 and state.kept_minutes * 100 >= KEPT_PERCENT * state.open_minutes
    if not has_kept or state.has_gap or wider_bp == state.ceiling_bp or not _carries(state, inputs, wider_bp):
        return fresh, Reason.STAYED
    throttle_bp = state.throttle_bp if state.throttle_bp < state.ceiling_bp else EVERYBODY_BP
    return replace(fresh, ceiling_bp=wider_bp, throttle_bp=throttle_bp), Reason.WIDENED


def _carries(state: State, inputs: Inputs, wider_bp: int) -> bool:
    """Would the agents of the next hour keep the level at the new opening? Without a forecast: no."""
    forecast, present_bp = inputs.forecast, min(state.ceiling_bp, state.throttle_bp)
    if forecast is None or forecast.servers < 1 or present_bp == 0:
        return False
    load = replace(forecast.load, arrivals=forecast.load.arrivals * wider_bp / present_bp)
    return erlang_a(load, forecast.servers, forecast.within_s, forecast.patience_s).service_level >= LEVEL_MIN

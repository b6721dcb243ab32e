"""Erlang C and Erlang A: how many agents a load of calls or chats needs (desk.md section 17).

Erlang C lets everybody wait for ever; Erlang A lets people give up after an exponential patience. For chat the servers are
agents x concurrent chats, with the chat's handling time. Exact sums, cut at terms below 1e-15; every loop is bounded.
Nothing here knows a roster or where its figures come from.
"""

import math
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import MisuseError

SMALLEST_TERM: Final = 1e-15
TERMS_MAX: Final = 1_000_000
SERVERS_MAX: Final = 10_000
TINY_LOG: Final = -80.0
"""exp of this is far below every term that counts."""


@dataclass(frozen=True, slots=True)
class Load:
    """*arrivals* in *interval_s*, each handled in *aht_s* on average."""

    arrivals: float
    interval_s: float
    aht_s: float

    @property
    def erlangs(self) -> float:
        return self.arrivals * self.aht_s / self.interval_s

    @property
    def rate_per_s(self) -> float:
        return self.arrivals / self.interval_s


@dataclass(frozen=True, slots=True)
class Service:
    """What customers and agents find. ``asa_s`` is the mean wait of all; ``abandoned`` and the rest are shares of one."""

    waiting: float
    service_level: float
    asa_s: float
    occupancy: float
    abandoned: float = 0.0


def _check(load: Load, servers: int) -> None:
    if servers < 1 or servers > SERVERS_MAX:
        raise MisuseError("erlang_servers", servers=servers)
    if not (load.arrivals > 0 and load.interval_s > 0 and load.aht_s > 0 and math.isfinite(load.erlangs)):
        raise MisuseError("erlang_load")


def erlang_c(load: Load, servers: int, within_s: float) -> Service:
    """Nobody gives up. ``service_level`` is the share served within *within_s*.

    Raises:
        MisuseError: ``erlang_overload`` (not more servers than erlangs), ``erlang_servers``, ``erlang_load``.
    """
    _check(load, servers)
    erlangs = load.erlangs
    if servers <= erlangs:
        raise MisuseError("erlang_overload", servers=servers)
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = erlangs * blocked / (server + erlangs * blocked)
    waiting = blocked / (1 - (erlangs / servers) * (1 - blocked))
    free = servers - erlangs
    return Service(
        waiting=waiting,
        service_level=1 - waiting * math.exp(-free * within_s / load.aht_s),
        asa_s=waiting * load.aht_s / free,
        occupancy=erlangs / servers,
    )


def erlang_a(load: Load, servers: int, within_s: float, patience_s: float) -> Service:
    """Customers give up after *patience_s* on average. ``service_level``: answered within *within_s*, of all offered.

    Raises:
        MisuseError: ``erlang_patience``, ``erlang_servers``, ``erlang_load``, ``erlang_size`` (a queue of over a million).
    """
    _check(load, servers)
    if not patience_s > 0 or not math.isfinite(patience_s):
        raise MisuseError("erlang_patience")
    busy, queued = _probabilities(load, servers, patience_s)
    waiting = busy[-1] + math.fsum(queued)
    mean_queue = math.fsum(place * share for place, share in enumerate(queued, start=1))
    abandoned = mean_queue / patience_s / load.rate_per_s
    ratio = servers * patience_s / load.aht_s
    not_served = _not_within(ratio, math.exp(-within_s / patience_s), len(queued) + 1)
    arriving = [busy[-1], *queued]
    level = math.fsum(busy[:-1]) + math.fsum(
        share * ratio / (ratio + place) * (1 - late)
        for place, (share, late) in enumerate(zip(arriving, not_served, strict=True), start=1)
    )
    return Service(
        waiting=waiting,
        service_level=level,
        asa_s=mean_queue / load.rate_per_s,
        occupancy=load.erlangs * (1 - abandoned) / servers,
        abandoned=abandoned,
    )


def _probabilities(load: Load, servers: int, patience_s: float) -> tuple[list[float], list[float]]:
    """p(0..n) and p(n+1, n+2, ...) of the number present; worked in logarithms, so that no size overflows."""
    log_erlangs = math.log(load.erlangs)
    logs = [0.0]
    for present in range(1, servers + 1):
        logs.append(logs[-1] + log_erlangs - math.log(present))
    highest = max(logs)
    while logs[-1] - highest > math.log(SMALLEST_TERM) or logs[-1] > logs[-2]:
        place = len(logs) - servers
        if place > TERMS_MAX:
            raise MisuseError("erlang_size")
        logs.append(logs[-1] + math.log(load.rate_per_s / (servers / load.aht_s + place / patience_s)))
        highest = max(highest, logs[-1])
    weights = [math.exp(max(TINY_LOG, value - highest)) for value in logs]
    total = math.fsum(weights)
    shares = [weight / total for weight in weights]
    return shares[: servers + 1], shares[servers + 1 :]


def _not_within(ratio: float, x: float, count: int) -> list[float]:
    """I(r+1, j) for j = 1..count: the chance that the j-th in the queue is not served in time, if he stays."""
    a = ratio + 1
    found = [x**a]
    term = x**a
    for j in range(1, count):
        term *= (1 - x) * (a + j - 1) / j
        found.append(min(1.0, found[-1] + term))
    return found


def servers_needed(load: Load, level: float, within_s: float, patience_s: float) -> int:
    """The fewest servers that reach the service level by Erlang A (which rises with each server).

    Raises:
        MisuseError: ``erlang_level``: not reachable with 10,000 servers, and those of ``erlang_a``.
    """
    low, high = 0, 1
    while erlang_a(load, high, within_s, patience_s).service_level < level:
        if high == SERVERS_MAX:
            raise MisuseError("erlang_level")
        low, high = high, min(SERVERS_MAX, high * 2)
    while high - low > 1:
        middle = (low + high) // 2
        if erlang_a(load, middle, within_s, patience_s).service_level < level:
            low = middle
        else:
            high = middle
    return high


def agents_for(servers: int, chats_each: int) -> int:
    """Agents of whom each takes so many chats at once."""
    return -(-servers // chats_each)


def staff(agents: int, shrinkage_permille: int) -> int:
    """Who must be on the roster so that *agents* are there: ceil(1000 n / (1000 - s))."""
    if not 0 <= shrinkage_permille < 1_000:
        raise MisuseError("erlang_shrinkage")
    return -(-1_000 * agents // (1_000 - shrinkage_permille))

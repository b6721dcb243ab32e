"""The relay's figures for Prometheus: exactly the names of relay.md section 15, labels from closed lists, one
registry per relay.

Never a room, ticket, account or address in a label: what is not in a list counts as ``other``. Shown only to a bearer
of the ops token, for everybody else the page does not exist. It counts what it is told and asks its sources when it
is read.
"""

import gc
import hmac
import os
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

PREFIX = "assistdesk_relay_"
CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
OTHER = "other"

Labels = tuple[str, ...]
Totals = Mapping[Labels, float]

_CLOSE_CODES = (
    "1000", "1002", "1003", "1005", "1006", "1007", "1008", "1009", "1012", "4000", "4001", "4002", "4003", "4004",
    "4404", "4408", "4409", "4410", "4411", "4412", "4413",
)  # fmt: skip
_OUTCOMES = (
    "done", "unclaimed", "alone", "cancelled", "refused", "wrong_code", "damaged", "lost", "stalled", "expired",
    "revoked", "killed", "bad_input", "node_lost",
)  # fmt: skip
_REFUSALS = (
    "none", "form", "mac", "room", "expired", "used", "epoch", "spent", "pairing", "has_leg", "ended",
    "token_other_node", "origin_refused", "room_unknown", "too_many_rejoins", "node_draining", "rooms", "spool",
    "buffered", "traffic", "loop_lag", "descriptors",
)  # fmt: skip
_LIMITS = (
    "unfinished", "unfinished_per_ip", "connections", "connections_per_ip", "connections_per_account", "claims",
    "failed_claims", "sign_ins", "sign_ins_ip", "api", "api_ip", "api_node", "chat", "events_sockets", "rooms",
    "rejoins", "body", "writer_queue",
)  # fmt: skip
_KINDS = ("http", "websocket", "leg", "events")
_ENDS = ("viewer", "host")

COUNTERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "accepted": (("kind", _KINDS),),
    "closed": (("code", _CLOSE_CODES),),
    "upgrade_refused": (("reason", _REFUSALS),),
    "limit_hits": (("limit", _LIMITS),),
    "codes": (("result", ("opened", "claimed", "confirmed", "ended")),),
    "claims_refused": (),
    "rooms_ended": (("outcome", _OUTCOMES),),
    "rooms_full": (),
    "epoch_refused": (),
    "stalls": (),
    "spool_refused": (),
    "sign_ins": (("result", ("ok", "wrong", "locked", "busy", "disabled")),),
    "totp_refused": (("reason", ("wrong", "used", "locked")),),
    "refresh_reuse": (),
    "db_errors": (("kind", ("busy", "full", "corrupt", "sync", OTHER)),),
    "events_appended": (),
    "events_pushed": (),
    "replays": (),
    "repeats": (),
    "bus_messages": (("way", ("in", "out")),),
    "placements": (("result", ("placed", "full")),),
    "moves": (("result", ("moved", "failed")),),
    "retention_deleted": (("class", ("tickets", "sessions", "recordings", "audit", "addresses")),),
    "erasures": (),
}
"""Short name (without prefix and ``_total``) and labels with their closed lists."""

TOTALS: dict[str, tuple[str, ...]] = {
    "bytes": ("to",),
    "messages": ("to",),
    "paused_seconds": ("why",),
}
"""Counters that a source knows already: they are read from it, nothing is added per message."""

GAUGES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "build_info": (("version", ()), ("role", ("all", "control", "data"))),
    "state": (("state", ("starting", "ready", "draining", "stopping")),),
    "loop_lag_seconds": (),
    "descriptors": (("kind", ("used", "limit")),),
    "resident_bytes": (),
    "connections": (("kind", _KINDS),),
    "unfinished": (),
    "nameplates": (("state", ("live", "cooling")),),
    "nameplate_digits": (),
    "rooms": (("state", ("waiting", "meeting", "paired", "apart", "vacant")),),
    "buffered_bytes": (),
    "argon2_waiting": (),
    "writer_queue": (),
    "outbox": (("state", ("waiting", "claimed", "parked")),),
    "outbox_oldest_seconds": (),
    "spool_bytes": (),
    "spool_oldest_seconds": (),
    "bus_up": (),
    "node_lease_age_seconds": (),
    "nodes": (("state", ("ready", "draining", "gone")),),
    "backup_last_success_timestamp": (),
    "backup_verified_timestamp": (),
    "certificate_expiry_timestamp": (),
}

_FAST = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
_SLOW = (0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)
HISTOGRAMS: dict[str, tuple[tuple[str, ...], tuple[float, ...]]] = {
    "gc_pause_seconds": ((), _FAST),
    "pairing_wait_seconds": ((), _SLOW),
    "room_seconds": ((), _SLOW),
    "rejoin_seconds": ((), _SLOW),
    "residence_seconds": (("to",), _FAST),
    "commit_seconds": ((), _FAST),
    "commit_batch": ((), (1, 2, 4, 8, 16, 32, 64, 128, 256)),
}


class Metrics:
    """Made once by the composition root and handed to whoever counts."""

    def __init__(self, *, version: str, role: str) -> None:
        self.registry = CollectorRegistry()
        self._counters = {
            name: Counter(PREFIX + name, name, [label for label, _ in labels], registry=self.registry)
            for name, labels in COUNTERS.items()
        }
        self._gauges = {
            name: Gauge(PREFIX + name, name, [label for label, _ in labels], registry=self.registry)
            for name, labels in GAUGES.items()
        }
        self._histograms = {
            name: Histogram(PREFIX + name, name, labels, buckets=buckets, registry=self.registry)
            for name, (labels, buckets) in HISTOGRAMS.items()
        }
        self._totals = _TotalsCollector()
        self.registry.register(self._totals)
        ProcessCollector(registry=self.registry)
        self._sources: list[Callable[[], None]] = [self._read_process]
        self._gauges["build_info"].labels(version, role).set(1)

    def count(self, name: str, *labels: str, amount: float = 1) -> None:
        """Add to a counter by its short name."""
        known = COUNTERS[name]
        counter = self._counters[name]
        (counter.labels(*_closed(known, labels)) if known else counter).inc(amount)

    def set(self, name: str, value: float, *labels: str) -> None:
        """Set a gauge by its short name."""
        known = GAUGES[name]
        gauge = self._gauges[name]
        (gauge.labels(*_closed(known, labels)) if known else gauge).set(value)

    def observe(self, name: str, value: float, *labels: str) -> None:
        """Put one value into a histogram."""
        histogram = self._histograms[name]
        (histogram.labels(*labels) if labels else histogram).observe(value)

    def read_totals(self, name: str, source: Callable[[], Totals]) -> None:
        """Let a counter of ``TOTALS`` be read from *source*, which gives its values by label values."""
        self._totals.sources[name] = source

    def before_reading(self, source: Callable[[], None]) -> None:
        """Call *source* before each reading; it sets gauges from plain numbers."""
        self._sources.append(source)

    def render(self) -> bytes:
        for source in self._sources:
            source()
        return generate_latest(self.registry)

    def _read_process(self) -> None:
        try:
            used = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
            with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
                resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return
        self.set("descriptors", used, "used")
        self.set("descriptors", descriptor_limit(), "limit")
        self.set("resident_bytes", resident)


class _TotalsCollector(Collector):
    def __init__(self) -> None:
        self.sources: dict[str, Callable[[], Totals]] = {}

    def collect(self) -> Iterable[Metric]:
        for name, labels in TOTALS.items():
            family = CounterMetricFamily(PREFIX + name, name, labels=labels)
            source = self.sources.get(name)
            for values, value in (source() if source is not None else {}).items():
                family.add_metric(values, value)
            yield family


def _closed(known: tuple[tuple[str, tuple[str, ...]], ...], labels: tuple[str, ...]) -> list[str]:
    """Label values, those that are in no list replaced."""
    return [
        value if not allowed or value in allowed else OTHER for (_, allowed), value in zip(known, labels, strict=True)
    ]


def descriptor_limit() -> int:
    """How many descriptors this process may have."""
    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def descriptor_share() -> float:
    """Used descriptors by allowed ones; 0 where the system does not tell."""
    try:
        return len(os.listdir("/proc/self/fd")) / descriptor_limit()  # noqa: PTH208
    except OSError:
        return 0.0


class GcWatch:
    """Times the collector's pauses while it is on: ``start`` and ``stop`` by the composition root."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._begun_s = 0.0

    def start(self) -> None:
        gc.callbacks.append(self._note)

    def stop(self) -> None:
        gc.callbacks.remove(self._note)

    def _note(self, phase: str, _info: Mapping[str, int]) -> None:
        if phase == "start":
            self._begun_s = time.perf_counter()
        else:
            self._metrics.observe("gc_pause_seconds", time.perf_counter() - self._begun_s)


def has_ops_token(headers: Iterable[tuple[bytes, bytes]], ops_token: str) -> bool:
    """Whether the request carries the ops token as Bearer; an empty token is nobody's."""
    for name, value in headers:
        if name == b"authorization":
            scheme, _, token = value.partition(b" ")
            is_equal = hmac.compare_digest(token.strip(), ops_token.encode())
            return scheme.lower() == b"bearer" and is_equal and bool(ops_token)
    return False


Send = Callable[[Any], Awaitable[None]]


async def send_plain(send: Send, status: int, body: bytes, content_type: bytes) -> None:
    headers = [
        (b"content-type", content_type),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


class MetricsPage:
    """The ASGI app at ``/metrics``: without the ops token it is not there."""

    def __init__(self, metrics: Metrics, ops_token: str, *, is_on: bool = True) -> None:
        self._metrics = metrics
        self._ops_token = ops_token
        self._is_on = is_on

    async def __call__(
        self, scope: MutableMapping[str, Any], _receive: Callable[[], Awaitable[Any]], send: Send
    ) -> None:
        if self._is_on and has_ops_token(scope["headers"], self._ops_token):
            await send_plain(send, 200, self._metrics.render(), CONTENT_TYPE)
        else:
            await send_plain(send, 404, b"", b"text/plain")

"""What is asked of the whole relay: what it says of itself to routes, to its operator's commands and to the metrics.

Reads the parts and changes nothing, but for a probe of the database.
"""

from dataclasses import dataclass
from typing import Any

from assistdesk.core.errors import LinkError
from assistdesk.core.wire.control import About
from relay.api.events_socket import EventsDoor
from relay.config import Config
from relay.desk.passwords import Passwords
from relay.ops.doors import Doors
from relay.ops.health import Health, disk_free, folder_writable
from relay.ops.metrics import Metrics
from relay.sessions.clock import SystemClock
from relay.sessions.codes import nameplate_length
from relay.sessions.node import Node
from relay.shares import code_rules
from relay.store import settings
from relay.store.rooms import SqlDirectory
from relay.store.store import Store
from relay.version import program_version

SECRET_DIGITS = 6
"""What the app adds to a nameplate: five secret digits and the check digit."""
ABOUT_LIFE_S = 5.0


@dataclass(slots=True)
class Figures:
    """One relay's. ``watch`` has health and metrics ask it."""

    config: Config
    clock: SystemClock
    metrics: Metrics
    health: Health
    doors: Doors
    store: Store
    passwords: Passwords
    events: EventsDoor
    node: Node
    _about: tuple[float, About] | None = None

    def watch(self) -> None:
        self.health.add_check("spool", folder_writable(self.config.state_dir / "spool"))
        self.health.add_check("disk", disk_free(self.config.state_dir, self.config.limits.disk_free_percent))
        self.health.add_check("database", self._check_database)
        self.metrics.before_reading(self._read_gauges)
        self.metrics.read_totals("bytes", self._read_bytes)

    async def read_about(self) -> About:
        now_s = self.clock.monotonic_s()
        if self._about is not None and now_s < self._about[0]:
            return self._about[1]
        codes = self.config.codes
        now_ms = self.clock.now_ms()
        counts = await SqlDirectory(self.store).count_nameplates(
            now_ms=now_ms, cooling_since_ms=now_ms - codes.cooldown_s * 1000
        )
        about = About(
            organisation=self.config.organisation.name,
            phone=self.config.organisation.phone,
            code_digits=nameplate_length(counts, code_rules(self.config)) + SECRET_DIGITS,
            version=program_version(),
        )
        self._about = (now_s + ABOUT_LIFE_S, about)
        return about

    async def read_status(self) -> dict[str, Any]:
        figures = self.node.figures()
        return {
            "version": program_version(),
            "state": self.health.state,
            "reasons": await self.health.reasons(),
            "public_url": self.config.server.public_url,
            "node": self.config.node.id,
            "rooms": figures.rooms,
            "legs": figures.legs,
            "events_sockets": len(self.events),
            "connections": dict(self.doors.open),
            "buffered_bytes": figures.buffered_bytes,
            "loop_lag_ms": round(figures.loop_lag_s * 1000, 1),
            "spool_bytes": figures.spool_bytes,
            "writer_queue": self.store.waiting,
            "argon2_waiting": self.passwords.waiting,
            "limit_hits": dict(self.doors.hits),
            "refuses": figures.refuses,
            "clock_doubt_s": int(self.clock.doubt_s()),
        }

    async def _check_database(self) -> str | None:
        try:
            await self.store.write(lambda work: settings.put(work, "probe", b"1"))
        except LinkError as error:
            return error.rule
        return None

    def _read_gauges(self) -> None:
        figures = self.node.figures()
        for phase, count in figures.rooms.items():
            self.metrics.set("rooms", count, phase)
        self.metrics.set("buffered_bytes", figures.buffered_bytes)
        self.metrics.set("loop_lag_seconds", figures.loop_lag_s)
        self.metrics.set("spool_bytes", figures.spool_bytes)
        self.metrics.set("writer_queue", self.store.waiting)
        self.metrics.set("argon2_waiting", self.passwords.waiting)
        self.metrics.set("unfinished", self.doors.unfinished)
        for kind, count in self.doors.open.items():
            self.metrics.set("connections", count, kind)
        self.metrics.set("connections", len(self.events), "events")
        for state in ("starting", "ready", "draining", "stopping"):
            self.metrics.set("state", float(self.health.state == state), state)

    def _read_bytes(self) -> dict[tuple[str, ...], float]:
        figures = self.node.figures()
        return {("host",): figures.bytes_to_host, ("viewer",): figures.bytes_to_viewer}

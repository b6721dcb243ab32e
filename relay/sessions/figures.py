"""Plain numbers of a node: what was carried, and the snapshot that metrics, placement and ``doctor`` read."""

from dataclasses import dataclass

from relay.sessions.pump import Pump


@dataclass(slots=True)
class Counts:
    """Bytes and messages by the role that got them."""

    bytes_to_host: int = 0
    bytes_to_viewer: int = 0
    messages_to_host: int = 0
    messages_to_viewer: int = 0

    def add(self, pump: Pump) -> None:
        self.bytes_to_host += pump.to_host.size_bytes
        self.bytes_to_viewer += pump.to_viewer.size_bytes
        self.messages_to_host += pump.to_host.messages
        self.messages_to_viewer += pump.to_viewer.messages


@dataclass(slots=True)
class NodeFigures:
    """Plain numbers for metrics, placement and ``doctor``; a fresh snapshot by ``Node.figures``."""

    rooms: dict[str, int]
    legs: int
    buffered_bytes: int
    bytes_to_host: int
    bytes_to_viewer: int
    messages_to_host: int
    messages_to_viewer: int
    paused_rate_s: float
    paused_sink_s: float
    loop_lag_s: float
    spool_bytes: int
    spool_oldest_ms: int | None
    load: float
    refuses: str | None
    """Why no new room is taken at present, or None."""

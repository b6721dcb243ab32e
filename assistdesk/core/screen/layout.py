"""The layout message: which monitors are shared and how large they are (protocol.md section 10.1).

Bytes and bounds only; what a new layout does to canvases is decoder.py's.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Monitor

LAYOUT_TYPE: Final = 4
LAYOUT_HEAD_BYTES: Final = 4
MONITOR_BYTES: Final = 16
MONITORS_MAX: Final = 8
SIDE_MAX: Final = 16_384
AREA_MAX: Final = 33_554_432
AREA_SUM_MAX: Final = 67_108_864
PLACE_MAX: Final = 65_535
SCALE_MIN, SCALE_MAX = 50, 500

_HEAD = struct.Struct(">BBBB")
_MONITOR = struct.Struct(">BBiiHHH")


@dataclass(frozen=True, slots=True)
class Layout:
    generation: int
    monitors: tuple[Monitor, ...]


def broken_bound(monitors: Sequence[Monitor]) -> str | None:
    """Name the first bound of section 10.1 that the monitors break, or None."""
    if len(monitors) > MONITORS_MAX:
        return "layout_count"
    if len({monitor.id for monitor in monitors}) != len(monitors):
        return "layout_ids"
    for monitor in monitors:
        if not 0 <= monitor.id < MONITORS_MAX:
            return "layout_id"
        if not (1 <= monitor.w <= SIDE_MAX and 1 <= monitor.h <= SIDE_MAX and monitor.w * monitor.h <= AREA_MAX):
            return "layout_size"
        if abs(monitor.x) > PLACE_MAX or abs(monitor.y) > PLACE_MAX:
            return "layout_place"
        if not SCALE_MIN <= monitor.scale_percent <= SCALE_MAX:
            return "layout_scale"
    if sum(monitor.w * monitor.h for monitor in monitors) > AREA_SUM_MAX:
        return "layout_area_sum"
    return None


def pack_layout(layout: Layout) -> bytes:
    """Return the message.

    Raises:
        MisuseError: the monitors break a bound of section 10.1.
    """
    broken = broken_bound(layout.monitors)
    if broken is not None:
        raise MisuseError(broken)
    head = _HEAD.pack(LAYOUT_TYPE, layout.generation & 0xFF, len(layout.monitors), 0)
    return head + b"".join(
        _MONITOR.pack(m.id, int(m.primary), m.x, m.y, m.w, m.h, m.scale_percent) for m in layout.monitors
    )


def parse_layout(payload: memoryview) -> Layout:
    """Read a layout message; nothing is allocated before all bounds hold.

    Raises:
        PeerError: any bound of section 10.1.
    """
    if len(payload) < LAYOUT_HEAD_BYTES:
        raise PeerError("layout_short", length=len(payload))
    kind, generation, count, zero = _HEAD.unpack_from(payload)
    if kind != LAYOUT_TYPE or zero != 0:
        raise PeerError("layout_head")
    if count > MONITORS_MAX:
        raise PeerError("layout_count", count=count)
    if len(payload) != LAYOUT_HEAD_BYTES + MONITOR_BYTES * count:
        raise PeerError("layout_length", length=len(payload))
    monitors = []
    for index in range(count):
        number, flags, x, y, w, h, scale = _MONITOR.unpack_from(payload, LAYOUT_HEAD_BYTES + MONITOR_BYTES * index)
        if flags & ~1:
            raise PeerError("layout_flags", flags=flags)
        monitors.append(Monitor(number, x, y, w, h, scale, bool(flags)))
    broken = broken_bound(monitors)
    if broken is not None:
        raise PeerError(broken)
    return Layout(generation, tuple(monitors))

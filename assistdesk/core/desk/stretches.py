"""The local hours and days of a period (desk.md section 6), also where a zone's clock jumps. Knows no figure."""

import datetime
import zoneinfo

from assistdesk.core.desk.calendar import DAY_MIN, instant_of
from assistdesk.core.desk.figures import Span
from assistdesk.core.desk.model import Ms

HOUR_MIN = 60


def edges(period: Span, zone: zoneinfo.ZoneInfo, step_min: int) -> list[Ms]:
    """Where each local stretch of *step_min* minutes of the period begins; the first may have begun before it."""
    first = datetime.datetime.fromtimestamp(period[0] / 1000, zone).date().toordinal()
    last = datetime.datetime.fromtimestamp((period[1] - 1) / 1000, zone).date().toordinal()
    starts = sorted(
        {instant_of(day, minute, zone) for day in range(first, last + 1) for minute in range(0, DAY_MIN, step_min)}
    )
    inside = [at for at in starts if at < period[1]]
    before = [at for at in inside if at <= period[0]]
    return inside[max(0, len(before) - 1) :]


def hour_ends(period: Span, zone: zoneinfo.ZoneInfo, until_ms: Ms) -> list[Ms]:
    """The ends of local hours in the period, as far as they have come by *until_ms*."""
    end = min(period[1], until_ms)
    return (
        [at for at in edges((period[0], end + 1), zone, HOUR_MIN) if period[0] < at <= end] if end > period[0] else []
    )

"""core/desk/stretches.py: local hours and days of a period, also when the clocks change."""

import zoneinfo

from assistdesk.core.desk.stretches import HOUR_MIN, edges, hour_ends

UTC, MADRID = zoneinfo.ZoneInfo("UTC"), zoneinfo.ZoneInfo("Europe/Madrid")
HOUR_MS = 3_600_000
SPRING = 1_774_738_800_000
"""2026-03-29 00:00 in Madrid: a day of 23 hours."""


def test_the_first_stretch_may_have_begun_before_the_period() -> None:
    assert edges((HOUR_MS // 2, 2 * HOUR_MS), UTC, HOUR_MIN) == [0, HOUR_MS]
    assert edges((HOUR_MS, 2 * HOUR_MS), UTC, HOUR_MIN) == [HOUR_MS]
    assert edges((0, 24 * HOUR_MS), UTC, 1_440) == [0]
    assert len(edges((SPRING, SPRING + 23 * HOUR_MS), MADRID, HOUR_MIN)) == 23


def test_hours_end_within_the_period_and_not_after_now() -> None:
    assert hour_ends((0, 2 * HOUR_MS), UTC, 5 * HOUR_MS) == [HOUR_MS, 2 * HOUR_MS]
    assert hour_ends((0, 2 * HOUR_MS + 5), UTC, 2 * HOUR_MS - 1) == [HOUR_MS]
    assert hour_ends((HOUR_MS, 2 * HOUR_MS), UTC, HOUR_MS) == []

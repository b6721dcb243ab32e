"""An SLA clock in words and as a chip: time left, paused, over, met; and business hours as a person reads them.

The badge counts on by itself: the snapshot has the facts, the calendar is compiled here from the same rules as the relay's
(``core.desk.badges``). Nothing here asks anybody.
"""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from assistdesk.core.desk.badges import ClockFacts, Standing, stand
from assistdesk.core.desk.calendar import Calendar
from assistdesk.core.desk.history import METRICS
from assistdesk.core.desk.model_service import Schedule, ScheduleKey
from assistdesk.core.errors import AssistDeskError
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.chips import ChipSpec

DAY_MIN, DAYS = 1_440, 7
SUNDAY = 7
"""Qt counts Monday as 1; a schedule's week begins on Sunday."""


class Calendars:
    """The calendars of the schedules that are known, each compiled when it is first asked for."""

    def __init__(self) -> None:
        self._schedules: dict[ScheduleKey, Schedule] = {}
        self._calendars: dict[ScheduleKey, Calendar] = {}

    def learn(self, schedules: Iterable[Schedule]) -> None:
        self._schedules = {one.key: one for one in schedules}

    def schedule(self, key: ScheduleKey | None) -> Schedule | None:
        return None if key is None else self._schedules.get(key)

    def of(self, key: ScheduleKey | None) -> Calendar | None:
        """None while the schedule is not known, or is none that this computer's time zones can read."""
        schedule = self.schedule(key)
        if key is None or schedule is None:
            return None
        known = self._calendars.get(key)
        if known is not None and known.schedule == schedule:  # another relay's may have the same key
            return known
        try:
            self._calendars[key] = Calendar(schedule)
        except AssistDeskError:
            return None
        return self._calendars[key]

    def stand(self, facts: ClockFacts, now_ms: int) -> Standing:
        return stand(facts, self.of(facts.schedule), now_ms)


def metric_words(metric: str) -> str:
    return say(f"clock.{metric}") if metric in METRICS else plain(metric, 40)


def span_words(ms: int) -> str:
    """``2h 10m``, ``2h``, ``45s``: floored, without a sign."""
    seconds = abs(ms) // 1_000
    days, hours, minutes = seconds // 86_400, seconds // 3_600, seconds // 60 % 60
    if days:
        return say("clock.days", days=days, hours=hours % 24) if hours % 24 else say("clock.whole_days", days=days)
    if hours:
        return say("clock.hours", hours=hours, minutes=minutes) if minutes else say("clock.whole_hours", hours=hours)
    if seconds >= 60:
        return say("clock.minutes", minutes=seconds // 60)
    return say("clock.seconds", seconds=seconds)


def left_words(remaining_ms: int) -> str:
    """``-15m`` once it is over."""
    return ("-" if remaining_ms <= -1_000 else "") + span_words(remaining_ms)


def clock_chip(facts: ClockFacts | None, calendars: Calendars, now_ms: int) -> ChipSpec | None:
    """The badge; None: there is no clock, or it was cancelled (experience.md section 3.1)."""
    if facts is None:
        return None
    now = calendars.stand(facts, now_ms)
    match now.badge:
        case "breached" if facts.state == "active":
            return ChipSpec(left_words(now.remaining_ms), Tone.DANGER, "clock")
        case "breached":
            mark = "pause" if facts.state == "paused" else "clock"
            return ChipSpec(left_words(now.remaining_ms), Tone.DANGER, mark, outlined=True)
        case "warning":
            return ChipSpec(left_words(now.remaining_ms), Tone.WARN, "hourglass")
        case "running":
            return ChipSpec(left_words(now.remaining_ms), Tone.NEUTRAL, "clock")
        case "paused":
            return ChipSpec(say("clock.paused"), Tone.NEUTRAL, "pause")
        case "met":
            return ChipSpec(say("clock.met"), Tone.NEUTRAL, "check")
        case None:
            return None


def clock_sentence(facts: ClockFacts | None, calendars: Calendars, now_ms: int) -> str:
    """What a screen reader hears of the badge; "" where there is none."""
    if facts is None:
        return ""
    now, metric = calendars.stand(facts, now_ms), metric_words(facts.metric)
    if now.badge is None:
        return ""
    return say(f"clock.said.{now.badge}", metric=metric, time=span_words(now.remaining_ms))


def hours_words(intervals: Iterable[tuple[int, int]]) -> str:
    """``Mon–Fri 09:00–18:00``: days with equal hours together."""
    spans: list[list[tuple[int, int]]] = [[] for _ in range(DAYS)]
    for start, end in sorted(intervals):
        for day in range(start // DAY_MIN, -(-end // DAY_MIN)):
            spans[day].append((max(start - day * DAY_MIN, 0), min(end - day * DAY_MIN, DAY_MIN)))
    week = [*range(1, DAYS), 0]  # read from Monday on
    runs: list[list[int]] = []
    for day in week:
        if runs and spans[runs[-1][-1]] == spans[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "; ".join(f"{_days_words(run)} {_spans_words(spans[run[0]])}" for run in runs if spans[run[0]])


def _days_words(run: list[int]) -> str:
    names = [QLocale().dayName(day or SUNDAY, QLocale.FormatType.ShortFormat) for day in run]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def _spans_words(spans: list[tuple[int, int]]) -> str:
    return ", ".join(f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}" for start, end in spans)

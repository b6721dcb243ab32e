"""Clocks in words: what is left, what is over, what stands; and business hours as a person reads them."""

import dataclasses

import msgspec
import pytest

from assistdesk.core.desk.badges import ClockFacts
from assistdesk.core.desk.model_service import Schedule
from assistdesk.ui.agent.clock_words import (
    Calendars,
    clock_chip,
    clock_sentence,
    hours_words,
    left_words,
    metric_words,
    span_words,
)
from assistdesk.ui.theme import Look, Tone
from tests.assistdesk.ui.agent.conftest import bare
from tests.kit.clock_snapshots import HOUR_MS, MINUTE_MS, OFFICE, running, still
from tests.kit.snapshots import NOW_MS


@pytest.fixture
def english(look: Look) -> Calendars:
    assert look.settings.language in ("", "en")
    calendars = Calendars()
    calendars.learn((OFFICE,))
    return calendars


@pytest.mark.parametrize(
    ("facts", "text", "tone", "outlined", "sentence"),
    [
        (running(NOW_MS, 130), "2h 10m", Tone.NEUTRAL, False, "Next reply: 2h 10m left"),
        (running(NOW_MS, 14, 60), "14m", Tone.WARN, False, "Next reply: only 14m left"),
        (running(NOW_MS, -15), "-15m", Tone.DANGER, False, "Next reply: 15m over"),
        (
            still(NOW_MS, "paused", None, 9),
            "paused",
            Tone.NEUTRAL,
            False,
            "Solution, without waiting for the customer: paused",
        ),
        (
            still(NOW_MS, "paused", "breached", -15),
            "-15m",
            Tone.DANGER,
            True,
            "Solution, without waiting for the customer: 15m over",
        ),
        (
            still(NOW_MS, "closed", "met", 9),
            "met",
            Tone.NEUTRAL,
            False,
            "Solution, without waiting for the customer: met",
        ),
    ],
)
def test_each_standing_has_its_words_and_its_tone(
    english: Calendars, facts: ClockFacts, text: str, tone: Tone, outlined: bool, sentence: str
) -> None:
    chip = clock_chip(facts, english, NOW_MS)
    assert chip is not None
    assert (bare(chip.text), chip.tone, chip.outlined, bool(chip.mark)) == (text, tone, outlined, True)
    assert bare(clock_sentence(facts, english, NOW_MS)) == sentence


def test_no_clock_and_a_cancelled_one_say_nothing(english: Calendars) -> None:
    for facts in (None, still(NOW_MS, "closed", "cancelled", 5)):
        assert clock_chip(facts, english, NOW_MS) is None
        assert clock_sentence(facts, english, NOW_MS) == ""


def test_a_badge_counts_down_by_itself(english: Calendars) -> None:
    facts = running(NOW_MS, 130)
    said = [clock_chip(facts, english, NOW_MS + after * MINUTE_MS) for after in (0, 1, 80, 131)]
    assert [chip and (bare(chip.text), chip.tone) for chip in said] == [
        ("2h 10m", Tone.NEUTRAL),
        ("2h 9m", Tone.NEUTRAL),
        ("50m", Tone.WARN),
        ("-1m", Tone.DANGER),
    ]


def test_a_business_clock_counts_in_its_hours_only(english: Calendars) -> None:
    monday_ms = 1_772_409_600_000  # 2026-03-02, 00:00 UTC
    facts = dataclasses.replace(running(monday_ms, 120), schedule=OFFICE.key, late_ms=None)
    said = [clock_chip(facts, english, monday_ms + hours * HOUR_MS) for hours in (0, 9, 10)]
    assert [chip and bare(chip.text) for chip in said] == ["2h", "2h", "1h"]


def test_hours_that_nobody_can_read_stand_still() -> None:
    calendars = Calendars()
    calendars.learn((Schedule(id=9, name="x", time_zone="Mars/Olympus", intervals=((0, 1),)),))
    assert calendars.of((9, 1)) is None
    assert calendars.of(None) is None
    assert calendars.of((8, 1)) is None


def test_the_same_key_of_another_relay_is_another_calendar(english: Calendars) -> None:
    first = english.of(OFFICE.key)
    assert english.of(OFFICE.key) is first
    english.learn((msgspec.structs.replace(OFFICE, time_zone="Asia/Shanghai"),))
    assert english.of(OFFICE.key) is not first


def test_unknown_metrics_are_shown_as_they_are_called(english: Calendars) -> None:
    assert english
    assert metric_words("moon_time") == "moon_time"


@pytest.mark.parametrize(
    ("intervals", "words"),
    [
        (OFFICE.intervals, "Mon–Fri 09:00–18:00"),
        (((1_980, 2_160), (2_280, 2_520)), "Mon 09:00–12:00, 14:00–18:00"),
        (((0, 10_080),), "Mon–Sun 00:00–24:00"),
        (((1_440, 1_500), (4_320, 4_380)), "Mon 00:00–01:00; Wed 00:00–01:00"),
    ],
)
def test_hours_are_said_by_days_that_are_alike(
    english: Calendars, intervals: tuple[tuple[int, int], ...], words: str
) -> None:
    assert english
    assert hours_words(intervals) == words


def test_seconds_and_days(english: Calendars) -> None:
    assert english
    assert [bare(left_words(ms)) for ms in (45_000, 49 * HOUR_MS, -26 * HOUR_MS, 0)] == ["45s", "2d 1h", "-1d 2h", "0s"]


def test_a_whole_number_of_hours_or_days_says_nothing_of_the_rest(english: Calendars) -> None:
    spans = (2 * HOUR_MS, 2 * HOUR_MS + MINUTE_MS, 48 * HOUR_MS + MINUTE_MS, 49 * HOUR_MS, 59_000)
    assert [bare(span_words(one)) for one in spans] == ["2h", "2h 1m", "2d", "2d 1h", "59s"]

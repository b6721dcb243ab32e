"""What a report says of the line."""

from assistdesk.core.session.events import LineMeasured
from assistdesk.core.session.line_history import SAMPLES_MAX, LineHistory
from assistdesk.core.types import LineLimit

NONE, THEIRS, MINE = LineLimit.NONE, LineLimit.HOST_LINE, LineLimit.VIEWER_CPU


def history(*figures: tuple[int, int, LineLimit]) -> LineHistory:
    out = LineHistory()
    for number, (rtt_ms, kbps, limit) in enumerate(figures, 1):
        out = out.add(LineMeasured(rtt_ms, kbps, limit, number, 10 * number))
    return out


def test_nothing_measured_is_nothing_said() -> None:
    assert LineHistory().typical() == LineMeasured(0, 0, NONE, 0, 0)


def test_one_figure_is_the_whole_truth() -> None:
    assert history((38, 1_200, THEIRS)).typical() == LineMeasured(38, 1_200, THEIRS, 1, 10)


def test_the_last_second_does_not_speak_for_the_session() -> None:
    typical = history((40, 900, NONE), (42, 1_000, NONE), (41, 0, NONE), (900, 3, MINE)).typical()
    assert typical == LineMeasured(42, 900, NONE, 4, 40)


def test_seconds_without_a_figure_count_for_nothing() -> None:
    assert history((0, 0, NONE), (0, 0, NONE), (30, 0, MINE), (0, 500, THEIRS)).typical() == LineMeasured(
        30, 500, THEIRS, 4, 40
    )


def test_a_limit_is_named_when_it_held_most_of_the_time() -> None:
    assert history((1, 1, THEIRS), (1, 1, THEIRS), (1, 1, NONE)).typical().limit is THEIRS
    assert history((1, 1, THEIRS), (1, 1, MINE)).typical().limit is NONE


def test_twelve_hours_keep_no_more_than_their_share_and_the_totals() -> None:
    line = LineHistory()
    for second in range(43_200):
        line = line.add(LineMeasured(10 + second * 80 // 43_199, 100, NONE, second, second))
        assert len(line.samples) < SAMPLES_MAX
    assert abs(line.typical().rtt_ms - 50) <= 1, "early and late seconds count the same"
    assert line.typical().bytes_in == 43_199


def test_pictures_a_second_are_those_of_the_seconds_that_had_some() -> None:
    line = LineHistory()
    for fps in (0, 0, 24, 0, 30, 60, 0, 0, 0):
        line = line.add(LineMeasured(10, 100, NONE, 0, 0, fps))
    assert line.typical().fps == 30

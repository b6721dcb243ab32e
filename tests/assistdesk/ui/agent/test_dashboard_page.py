"""The reports: figures with definition and n, charts one can walk by keys, the periods, files, and every other state."""

import datetime
import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt, QTimeZone
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.measure_shapes import FigureOut, GroupGap, TypeBreaches
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_measures import ReadMeasures, SaveMeasures
from assistdesk.runtime.snapshot_measures import MeasuresView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.charts import Bars, Chart, Columns, HeatMap, Mark
from assistdesk.ui.agent.dashboard_page import DashboardPage, FigureCard, figure_words, value_words
from assistdesk.ui.agent.palette import hits
from assistdesk.ui.agent.report_file import file_words
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit import measure_snapshots
from tests.kit.snapshots import ME, NOW_MS
from tests.kit.words import words_of

DAY_MS = 86_400_000


def page(desk: Desk) -> DashboardPage:
    return desk.window.reports


def opened(desk: Desk, view: MeasuresView) -> str:
    desk.show("busy-day")
    desk.window.go("reports")
    desk.show("busy-day", measures=view)
    return bare(words_of(page(desk)))


def chart(desk: Desk, kind: type[Chart]) -> Chart:
    QApplication.processEvents()
    return next(one for one in page(desk).findChildren(kind) if one.isVisible())


def test_each_figure_has_its_n_and_its_definition(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    said = [bare(card.accessibleName()) for card in page(desk).findChildren(FigureCard)]
    assert len(said) == 28
    one_chat = next(one for one in said if one.startswith("Solved in one chat"))
    assert one_chat.endswith("Solved with one chat and not opened again within 7 days, of all solved that had a chat.")
    one_touch = next(one for one in said if one.startswith("One-touch"))
    assert one_touch.endswith("from 174. Solved with one reply, one chat or one call, of all solved with any.")
    first = next(card for card in page(desk).findChildren(FigureCard) if "First reply" in card.accessibleName())
    assert "nine of ten within" in bare(first.toolTip())
    assert first.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_the_cards_end_where_the_head_over_them_ends(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    QApplication.processEvents()
    ends = [card.mapTo(page(desk), card.rect().topRight()).x() for card in page(desk).findChildren(FigureCard)]
    head = page(desk).json
    assert abs(max(ends) - head.mapTo(page(desk), head.rect().topRight()).x()) <= 1


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (FigureOut(key="created", unit="count", n=2, value=2), "2"),
        (FigureOut(key="one_touch", unit="percent", n=0, value=None), "–"),
        (FigureOut(key="one_touch", unit="percent", n=4, value=100.0), "Too few to say"),
        (FigureOut(key="one_touch", unit="percent", n=5, value=100.0), "100 %"),
        (FigureOut(key="first_reply", unit="ms", n=4, value=60_000.0, mean=1.0, p90=2.0), "Too few to say"),
        (FigureOut(key="first_reply", unit="ms", n=5, value=60_000.0, mean=1.0, p90=2.0), "1m"),
    ],
)
def test_a_rate_or_a_time_of_fewer_than_five_says_nothing(figure: FigureOut, words: str) -> None:
    assert bare(value_words(figure)) == words
    assert ("nine of ten" in bare(figure_words(figure))) is (words == "1m")


def test_a_desk_that_has_just_begun_shows_counts_and_no_rates(desk: Desk) -> None:
    said = opened(desk, measure_snapshots.few(NOW_MS))
    cards = [bare(card.accessibleName()) for card in page(desk).findChildren(FigureCard)]
    assert next(one for one in cards if one.startswith("New tickets")).startswith("New tickets: 3.")
    assert next(one for one in cards if one.startswith("First reply")).startswith(
        "First reply: Too few to say. from 3."
    )
    assert "Too few to say" in said
    bars = [one for one in page(desk).findChildren(Bars) if bare(one.accessibleName()).startswith("Targets met")]
    assert all(mark.share is None and "Too few to say" in bare(mark.value) for mark in bars[0].marks)


def test_missed_targets_of_a_type_with_few_cases_are_counted_and_not_drawn(desk: Desk) -> None:
    view = measure_snapshots.week(NOW_MS)
    assert view.answer is not None
    told = (TypeBreaches(kind="incident", breached=2, n=4), TypeBreaches(kind="question", breached=2, n=5))
    opened(desk, replace(view, answer=replace(view.answer, breaches=told)))
    bars = next(one for one in page(desk).findChildren(Bars) if bare(one.accessibleName()).startswith("Missed targets"))
    assert [(bare(mark.value), mark.share) for mark in bars.marks] == [("2 of 4", None), ("2 of 5", 0.4)]


def test_waits_lines_chats_at_once_and_the_backlog_say_what_they_rest_on(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    said = [bare(card.accessibleName()) for card in page(desk).findChildren(FigureCard)]
    by_name = {one.partition(":")[0]: one for one in said}
    for name in ("Wait in the queue", "Wait for the first line", "Response time", "Lines per chat", "Backlog"):
        assert "from " in by_name[name]
        assert "nine of ten within" in by_name[name]
    assert by_name["Chats at once"].startswith("Chats at once: 1.")
    assert "from" not in by_name["Chats escalated"]


def test_who_had_how_many_chats_why_they_were_escalated_and_what_was_unsolved(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    charts = {bare(one.accessibleName()).partition(":")[0]: one for one in page(desk).findChildren(Chart)}
    assert [bare(mark.words).partition(":")[0] for mark in charts["Chats at once by agent"].marks] == [
        "Bo <b>Lind</b>",
        "Ana Ruiz",
        "Sam Roth",
    ]
    reasons = [bare(mark.words) for mark in charts["Why chats were escalated"].marks]
    assert [one for one in reasons if not one.endswith(": 0")] == [reasons[2]]
    backlog = [bare(mark.words) for mark in charts["Unsolved tickets"].marks]
    assert len(backlog) == 7
    assert all("unsolved ticket" in one for one in backlog)
    opened(desk, measure_snapshots.today(NOW_MS))
    hourly = next(one for one in page(desk).findChildren(Columns) if "Unsolved" in one.accessibleName())
    assert ":00: " in bare(hourly.marks[0].words)


def test_missed_targets_are_told_by_type_with_their_n(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    bars = next(one for one in page(desk).findChildren(Bars) if bare(one.accessibleName()).startswith("Missed targets"))
    said = [bare(mark.words) for mark in bars.marks]
    assert [one.partition(":")[0] for one in said] == ["Question", "Incident", "Feature request", "No type"]
    assert all(" of " in one for one in said)


def test_first_steps_that_somebody_did_have_a_line_with_their_median_and_their_n(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    bars = next(one for one in page(desk).findChildren(Bars) if bare(one.accessibleName()).startswith("First steps"))
    assert [bare(mark.label) for mark in bars.marks] == ["Seen", "Severity set", "Expert joined", "Solved"]
    seen, severity, expert, solved = bars.marks
    assert re.fullmatch(r"\d+m, from \d+", bare(seen.value))
    said = bare(seen.words)
    assert re.match(r"Seen: \d+m\. from \d+\. Mean \d+m, nine of ten within \d+m\. Until one of ours looked", said)
    assert solved.share == 1.0
    assert severity.share is not None
    assert 0 < severity.share < 1
    assert expert.share is None
    assert bare(expert.value).startswith("Too few to say, from ")
    answer = measure_snapshots.week(NOW_MS).answer
    assert answer is not None
    undone = [replace(one, n=0, value=None) if one.key.startswith("triage.") else one for one in answer.figures]
    said = opened(desk, MeasuresView(7, answer=replace(answer, figures=tuple(undone))))
    assert "First steps of tickets" not in said


def test_what_solved_tickets_took_and_each_step_of_calls_say_what_they_rest_on(desk: Desk) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    tiles = {bare(card.accessibleName()).partition(":")[0]: card for card in page(desk).findChildren(FigureCard)}
    for name in ("Time spent", "Replies per ticket", "People per ticket", "Groups per ticket"):
        said = bare(tiles[name].toolTip())
        assert ("from " in said, "tickets solved in the period" in said) == (True, True)
    charts = {bare(one.accessibleName()).partition(":")[0]: one for one in page(desk).findChildren(Bars)}
    took = charts["What solved tickets took"].marks
    assert [bare(mark.label) for mark in took] == ["Customer waited", "Agents had it", "On hold", "We waited"]
    assert re.match(r"On hold: \d+h.*\. from \d+\. Mean .*\. On hold for somebody else\.", bare(took[2].words))
    steps = charts["Steps of calls"].marks
    assert [bare(mark.label) for mark in steps] == ["Notice", "Verified", "Session", "Closed"]
    assert (steps[0].share, steps[2].share) == (1.0, steps[3].share)
    assert re.fullmatch(r"100 % of \d+", bare(steps[0].value))


def test_the_chosen_period_is_asked_for_again_each_minute(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.run("reports")
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    today = datetime.datetime.fromtimestamp(NOW_MS / 1000).replace(hour=0, minute=0, second=0)
    week_ago = round((today - datetime.timedelta(days=6)).timestamp() * 1000)
    wish: Intent = ReadMeasures(7, week_ago, NOW_MS + 1, zone)
    assert desk.of(ReadMeasures) == [wish]
    desk.window.tick()
    desk.now_ms += 60_000
    desk.window.tick()
    assert len(desk.of(ReadMeasures)) == 2
    qtbot.mouseClick(button(page(desk), "Today"), Qt.MouseButton.LeftButton)
    assert desk.of(ReadMeasures)[-1] == ReadMeasures(1, round(today.timestamp() * 1000), NOW_MS + 60_001, zone)
    assert desk.memory.get("reports.days") == "1"
    assert DashboardPage(desk.means)._days == 1
    desk.window.go("inbox")
    desk.now_ms += 120_000
    desk.window.tick()
    assert len(desk.of(ReadMeasures)) == 3


@pytest.mark.parametrize(("kind", "right", "down"), [(Columns, 1, 1), (HeatMap, 1, 24), (Bars, 1, 1)])
def test_arrow_keys_walk_the_marks_and_each_is_a_sentence(
    desk: Desk, qtbot: QtBot, kind: type[Chart], right: int, down: int
) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    found = chart(desk, kind)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Right)
    assert found.at == right
    assert found.accessibleDescription() == found.marks[right].words
    qtbot.keyClick(found, Qt.Key.Key_Down)
    assert found.at == right + down
    for _ in range(2):
        qtbot.keyClick(found, Qt.Key.Key_Up)
        qtbot.keyClick(found, Qt.Key.Key_Left)
    qtbot.keyClick(found, Qt.Key.Key_Left)
    assert found.at == 0
    assert all(mark.words for mark in found.marks)
    assert found.words_at(found.boxes()[1].center()) == found.marks[1].words
    assert found.words_at(QPointF(-5, -5)) == ""
    page(desk).grab()


def test_the_waiting_time_is_drawn_against_its_target(desk: Desk) -> None:
    said = opened(desk, measure_snapshots.week(NOW_MS))
    assert "Waiting time and its target" in said
    found = chart(desk, Columns)
    assert isinstance(found, Columns)
    assert found._target is not None
    assert "Target 2h" in bare(found._target_words)
    assert bare(found.marks[0].words).startswith("Fri 20: median ")
    today = opened(desk, measure_snapshots.today(NOW_MS))
    assert "Targets met" in today
    assert any("nothing answered" in mark.words for mark in chart(desk, Columns).marks)


def test_marks_over_the_target_are_told_and_drawn(look: Look, qtbot: QtBot) -> None:
    drawn = Columns(look, "Waiting")
    qtbot.addWidget(drawn)
    drawn.resize(300, 190)
    drawn.show_scale("2h", 0.4, "Target 48m")
    drawn.show_marks([Mark("late", 0.9, 1.0, "Mon", is_over=True), Mark("none", label="Tue")])
    image = drawn.grab().toImage()
    column = drawn.boxes()[0].center().toPoint()
    assert image.pixelColor(column).name() == look.tokens.danger_btn.lower()


def test_what_is_shown_goes_into_a_file(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, measure_snapshots.week(NOW_MS))
    for name, path in (("CSV", "/home/sam/week.csv"), ("CSV", ""), ("JSON", "/home/sam/week.json")):
        qtbot.mouseClick(button(page(desk), name), Qt.MouseButton.LeftButton)
        dialog = next(each for each in desk.window.findChildren(QFileDialog) if each.isVisible())
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        if path:
            dialog.fileSelected.emit(path)
        dialog.reject()
    assert desk.of(SaveMeasures) == [
        SaveMeasures("/home/sam/week.csv", "csv", file_words(measure_snapshots.week(NOW_MS).answer)),
        SaveMeasures("/home/sam/week.json", "json"),
    ]


def test_nothing_loading_trouble_and_too_much_have_their_sentences(desk: Desk, qtbot: QtBot) -> None:
    assert "Nothing happened in this period." in opened(desk, measure_snapshots.empty(NOW_MS))
    assert "Loading" in opened(desk, MeasuresView(7, loading=True, loading_since_ms=NOW_MS - 400))
    assert not page(desk).csv.isEnabled()
    opened(desk, MeasuresView(7, error=Cause("unavailable")))
    asked = len(desk.of(ReadMeasures))
    qtbot.mouseClick(button(page(desk), "Try again"), Qt.MouseButton.LeftButton)
    assert len(desk.of(ReadMeasures)) == asked + 1
    full = measure_snapshots.week(NOW_MS)
    assert full.answer is not None
    partial = replace(full, error=Cause("unavailable"), answer=replace(full.answer, is_partial=True))
    assert "Only the newest tickets were counted" in opened(desk, partial)


def test_whoever_sits_in_a_group_of_another_house_is_led_to_no_reports(desk: Desk) -> None:
    desk.show("busy-day")
    desk.window.run("reports")
    assert page(desk).isVisible()
    desk.said.clear()
    outside = replace(ME, is_external=True)
    shown = desk.show("busy-day", me=outside)
    assert not page(desk).isVisible(), "they were hers to see until now"
    assert desk.window.list.view.hasFocus()
    assert not desk.window.rail.reports.isVisible()
    assert desk.window.rail.call.isVisible()
    assert not [hit for hit in hits(desk.means, shown, desk.window.run, "reports") if hit.words == say("cmd.reports")]
    desk.window.run("reports")
    assert not page(desk).isVisible()
    assert desk.of(ReadMeasures) == []
    desk.show("busy-day")
    assert desk.window.rail.reports.isVisible()


def test_busy_time_and_gaps_rest_on_hours_and_calls_given_up_say_how_long_they_waited(desk: Desk) -> None:
    said = opened(desk, measure_snapshots.week(NOW_MS))
    cards = [bare(card.accessibleName()) for card in page(desk).findChildren(FigureCard)]
    by_name = {one.partition(":")[0]: one for one in cards}
    assert re.search(r"Busy time: [\d.]+ %\. from \d+ hours\. In chats, calls and wrap-ups", by_name["Busy time"])
    assert re.search(r"Nobody online: \d+h\. from \d+ hours\. ", by_name["Nobody online"])
    assert "from 85" in by_name["Chats while nobody was online"]
    waited = r"\d+ waited: 1m to 1m, 1m on average"
    assert re.search(waited, by_name["Calls not answered"])
    assert "on average" in by_name["Given up waiting"]
    assert "on average" not in by_name["Lost chats"]
    assert "Busy time by agent" in said
    bars = {bare(one.accessibleName()).partition(".")[0]: one for one in page(desk).findChildren(Bars)}
    busy = next(one for name, one in bars.items() if name.startswith("Busy time by agent"))
    assert {bare(mark.label) for mark in busy.marks} == {"Ana Ruiz", "Sam Roth", "Bo <b>Lind</b>"}
    gaps = next(one for name, one in bars.items() if name.startswith("Nobody online, by group"))
    (evening,) = gaps.marks
    assert (bare(evening.label), bare(evening.value)) == ("Evening <b>desk</b>", "6h of 18h")
    assert re.search(r"\d+ chats? came meanwhile", bare(evening.words))


def test_a_gap_of_a_few_published_hours_says_nothing_yet_and_a_group_without_hours_has_no_bar(desk: Desk) -> None:
    figure = FigureOut(key="coverage_gap", unit="ms", n=4, value=60_000.0)
    assert bare(value_words(figure)) == "Too few to say"
    assert "from 4 hours" in bare(figure_words(figure))
    view = measure_snapshots.week(NOW_MS)
    assert view.answer is not None
    shut = GroupGap(group_id=9, name="Night", gap_ms=0, open_ms=0, requests=0)
    opened(desk, replace(view, answer=replace(view.answer, gaps=(shut,))))
    bars = next(
        one for one in page(desk).findChildren(Bars) if bare(one.accessibleName()).startswith("Nobody online, by group")
    )
    assert bars.marks[0].share is None

"""core/desk/measure_shapes.py: a spreadsheet opens the file as text and numbers, never as formulas (T4)."""

import csv
import io
import zoneinfo

import msgspec
import pytest

from assistdesk.core.desk import measure_shapes
from assistdesk.core.desk.measures import TicketRow, sum_up


@pytest.mark.parametrize("start", [*"=+-@\t\r|", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\uff5c"])
def test_T4_a_cell_that_looks_like_a_formula_is_text(start: str) -> None:
    assert measure_shapes.safe_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert measure_shapes.safe_cell(f"  {start}1").startswith("'")  # type: ignore[union-attr]


def test_T4_numbers_stay_numbers_nul_goes_nothing_is_empty() -> None:
    assert measure_shapes.safe_cell(-1.5) == -1.5
    assert [str(measure_shapes.safe_cell(value)) for value in (3, 3.0, float("inf"))] == ["3", "3", "inf"]
    assert measure_shapes.safe_cell(None) == ""
    assert measure_shapes.safe_cell("a\x00b") == "ab"
    assert measure_shapes.safe_cell("\x00=1") == "'=1"


def test_T4_the_file_is_rfc_4180_and_says_each_figure_once() -> None:
    found = sum_up([], (0, 86_400_000), zoneinfo.ZoneInfo("UTC"), 0)
    text = measure_shapes.csv_of(found)
    assert text.count("\r\n") == text.count("\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["measure", "value", "unit", "n", "mean", "p90", "definition", "least", "most"]
    assert {len(row) for row in rows} == {9}
    names = [row[0] for row in rows]
    assert len(names) == len(set(names))
    assert {one.key for one in found.figures} <= set(names)
    assert len(rows) == 1 + len(found.figures) + len(found.waiting) + 4 + 5 + 5 + 7 * 24


def test_agents_and_groups_stand_in_the_file_by_their_numbers() -> None:
    found = msgspec.structs.replace(
        sum_up([], (0, 86_400_000), zoneinfo.ZoneInfo("UTC"), 0),
        agents=(measure_shapes.AgentChats(agent_id=7, name="Ana", n=3, at_once=1.5, by_hour=()),),
        occupancy=(
            measure_shapes.AgentTime(agent_id=7, name="Ana", busy_ms=3_600_000, available_ms=7_200_000, percent=33.3),
        ),
        gaps=(measure_shapes.GroupGap(group_id=4, name="L2", gap_ms=60_000, open_ms=7_200_000, requests=1),),
    )
    lines = measure_shapes.csv_of(found).split("\r\n")
    for start in (
        "at once agent 7,1.5,count,3,",
        "occupancy agent 7,33.3,percent,3,",
        "coverage gap group 4,60000,ms,2,",
    ):
        assert any(line.startswith(start) for line in lines), start


def test_the_file_that_the_app_writes_of_an_answer_is_the_one_that_the_relay_writes() -> None:
    rows = [TicketRow(created_at=at, status="new", waited_ms=at, answered_at=at) for at in (0, 60_000, 3_600_000)]
    found = sum_up(rows, (0, 86_400_000), zoneinfo.ZoneInfo("UTC"), 86_400_000)
    received = msgspec.json.decode(msgspec.json.encode(found), type=measure_shapes.MeasuresOut)
    assert "\r\nfirst_reply,60000,ms,3," in measure_shapes.csv_of(found)
    assert measure_shapes.csv_of(received) == measure_shapes.csv_of(found)


def test_a_file_for_people_has_a_column_more_and_the_same_keys_numbers_and_times() -> None:
    rows = [TicketRow(created_at=at, status="new", waited_ms=at, answered_at=at) for at in (0, 60_000, 3_600_000)]
    found = sum_up(rows, (0, 86_400_000), zoneinfo.ZoneInfo("UTC"), 86_400_000)
    words = measure_shapes.FileWords(
        tuple(f"\u201c{one}\u201d" for one in measure_shapes.NAMED),
        (("first_reply", "=Primera respuesta", "Hasta la primera"), ("chats missed", "Chats: perdidos", "")),
    )
    named = list(csv.reader(io.StringIO(measure_shapes.csv_of(found, words), newline="")))
    plain = list(csv.reader(io.StringIO(measure_shapes.csv_of(found), newline="")))
    assert named[0] == [f"\u201c{one}\u201d" for one in measure_shapes.NAMED]
    said = {row[0]: (row[1], row[7]) for row in named}
    assert said["first_reply"] == ("'=Primera respuesta", "Hasta la primera"), "no formula, whoever wrote it"
    assert said["chats missed"] == ("Chats: perdidos", "")
    assert said["created"][1] == measure_shapes.DEFINITIONS["created"]
    for one, other in zip(named[1:], plain[1:], strict=True):
        assert (one[0], *one[2:7], *one[8:]) == (other[0], *other[1:6], *other[7:])

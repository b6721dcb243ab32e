"""A task's due date: how near it is in words and tones, quick times, any other in a sheet, from the head and by a key."""

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.snapshot import TicketRow, TicketView
from assistdesk.ui.agent.due_date import DueSheet, choices, due_chip
from assistdesk.ui.theme import Look, Tone
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.test_header import choose, popped, show, titles
from tests.kit.snapshots import NOW_MS, STATES

MIN, HOUR, DAY = 60_000, 3_600_000, 86_400_000
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> int:
    """Of 2026, in this computer's zone; now is Thursday, the 26th of November, 10:27."""
    return int(datetime.datetime(2026, month, day, hour, minute).timestamp() * 1000)


def row(due_at_ms: int | None, **fields: object) -> TicketRow:
    ticket = STATES["busy-day"].snapshot.ticket
    assert isinstance(ticket, TicketView)
    return replace(ticket.row, type="task", due_at_ms=due_at_ms, status="open", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due_at_ms", "words", "tone"),
    [
        (at(26, 14), "Due 14:00", Tone.WARN),
        (at(27, 9), "Due tomorrow 09:00", Tone.WARN),
        (at(27, 14), "Due tomorrow 14:00", Tone.NEUTRAL),
        (at(2, 10, 21, month=12), "Due 2 Dec, 10:21", Tone.NEUTRAL),
        (NOW_MS, "Due now", Tone.DANGER),
        (NOW_MS - 59 * MIN, "59 m overdue", Tone.DANGER),
        (NOW_MS - 23 * HOUR, "23 h overdue", Tone.DANGER),
        (NOW_MS - 2 * DAY, "2 d overdue", Tone.DANGER),
    ],
)
def test_the_chip_says_how_near_it_is(look: Look, due_at_ms: int, words: str, tone: Tone) -> None:
    chip = due_chip(row(due_at_ms), NOW_MS)
    assert chip is not None
    assert (bare(chip.text), chip.tone) == (words, tone)


def test_what_is_done_presses_nobody_and_what_is_no_task_is_never_due(look: Look) -> None:
    for status in ("solved", "closed", "deleted"):
        chip = due_chip(replace(row(NOW_MS - DAY), status=status), NOW_MS)
        assert chip is not None
        assert (bare(chip.text), chip.tone) == ("Due 25 Nov, 10:27", Tone.NEUTRAL)
    assert due_chip(row(None), NOW_MS) is None
    assert due_chip(replace(row(NOW_MS), type="incident"), NOW_MS) is None


def test_quick_times_are_evenings_to_come_and_none_twice() -> None:
    assert choices(NOW_MS) == (
        ("due.today", at(26, 18)),
        ("due.choose_tomorrow", at(27, 18)),
        ("due.monday", at(30, 18)),
        ("due.week", at(3, 18, month=12)),
    )
    assert [key for key, _ in choices(at(26, 18))] == ["due.choose_tomorrow", "due.monday", "due.week"]
    assert [key for key, _ in choices(at(29, 10))] == ["due.today", "due.choose_tomorrow", "due.week"], "a Sunday"
    assert [key for key, _ in choices(at(30, 10))] == ["due.today", "due.choose_tomorrow", "due.monday"], "a Monday"


def show_task(desk: Desk, due_at_ms: int | None) -> None:
    show(desk, type="task", due_at_ms=due_at_ms, status="open")


def wish(due_at: str, kind: str | None = None) -> ChangeTicket:
    return ChangeTicket(1042, type=kind, due_at=due_at, row_version=1)


def press(desk: Desk, qtbot: QtBot) -> QMenu:
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window, Key.Key_D)
    return popped()


def pick(menu: QMenu, words: str) -> None:
    """Actions show their time behind a tab."""
    next(action for action in menu.actions() if bare(action.text()).partition("\t")[0] == words).trigger()
    menu.close()


def test_d_offers_times_for_a_task_and_takes_its_due_date_away(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1900, 940)
    show_task(desk, None)
    due = desk.window.conversation.header.due
    assert due.isVisible()
    assert (bare(due.text()), bare(due.accessibleName())) == ("No due date", "Due date: No due date")
    menu = press(desk, qtbot)
    assert titles(menu) == ["Today", "Tomorrow", "Next Monday", "In a week", "Another day or time…"]
    pick(menu, "Tomorrow")
    show_task(desk, at(27, 18))
    assert bare(due.text()) == "Due tomorrow 18:00"
    qtbot.mouseClick(due, LEFT)
    menu = popped()
    pick(menu, "Tomorrow")
    qtbot.mouseClick(due, LEFT)
    pick(popped(), "Take the due date away")
    assert desk.of(ChangeTicket) == [wish(to_rfc3339(at(27, 18))), wish("")], "what it is already is no wish"


def test_what_is_no_task_shows_none_and_becomes_one_as_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1900, 940)
    show(desk, type="incident")
    assert not desk.window.conversation.header.due.isVisible()
    menu = press(desk, qtbot)
    said = menu.actions()[0]
    assert (bare(said.text()), said.isEnabled()) == ("Only a task has one: this becomes a task.", False)
    pick(menu, "Today")
    assert desk.of(ChangeTicket) == [wish(to_rfc3339(at(26, 18)), "task")]


def test_any_other_time_is_written_in_a_sheet(desk: Desk, qtbot: QtBot) -> None:
    show_task(desk, at(26, 14))
    pick(press(desk, qtbot), "Another day or time…")
    sheet = desk.window.findChildren(DueSheet)[-1]
    line = sheet.field.line
    assert line.text() == "2026-11-26 14:00"
    for typed, said in (("soon", "Give a day, with or without"), ("1999-01-01", "Give a day of the years 2000 to")):
        line.setText(typed)
        qtbot.keyClick(line, Key.Key_Return)
        assert bare(sheet.field.error.text()).startswith(said)
        assert sheet.isVisible()
    line.setText("2026-12-02 10:21")
    qtbot.mouseClick(button(sheet, "Keep the due date"), LEFT)
    assert not sheet.isVisible()
    assert desk.of(ChangeTicket) == [wish(to_rfc3339(at(2, 10, 21, month=12)))]


def test_an_empty_line_takes_it_away(desk: Desk, qtbot: QtBot) -> None:
    show_task(desk, at(26, 14))
    pick(press(desk, qtbot), "Another day or time…")
    sheet = desk.window.findChildren(DueSheet)[-1]
    sheet.field.line.setText("")
    qtbot.keyClick(sheet.field.line, Key.Key_Return)
    assert desk.of(ChangeTicket) == [wish("")]


def test_where_there_is_no_room_and_for_other_types_it_is_in_the_menu_of_more(desk: Desk) -> None:
    desk.window.resize(1280, 940)
    show_task(desk, at(26, 14))
    header = desk.window.conversation.header
    assert not header.due.isVisible()
    more = header.more.menu()
    assert more is not None
    choose(more, "Due date…\tD")
    assert "Today" in titles(popped())


@pytest.mark.parametrize(
    ("due_at_ms", "said"), [(NOW_MS - 2 * DAY, "AD-1042  ·  2 d overdue  ·  "), (NOW_MS + 9 * DAY, "AD-1042  ·  Lucía")]
)
def test_what_presses_and_has_no_room_as_a_chip_stands_behind_the_number(desk: Desk, due_at_ms: int, said: str) -> None:
    desk.window.resize(1280, 940)
    show_task(desk, due_at_ms)
    facts = desk.window.conversation.header.facts
    assert bare(facts.accessibleName()).startswith(said)
    desk.window.resize(1900, 940)
    QApplication.processEvents()
    assert bare(facts.accessibleName()).startswith("AD-1042  ·  Lucía")


def test_a_closed_ticket_keeps_its_due_date(desk: Desk) -> None:
    show(desk, type="task", due_at_ms=at(26, 14), status="closed")
    desk.window.run("due")
    assert QApplication.activePopupWidget() is None


def test_the_head_goes_on_with_the_time(desk: Desk) -> None:
    desk.window.resize(1900, 940)
    show_task(desk, NOW_MS + DAY)
    header = desk.window.conversation.header
    assert header.due.spec.tone is Tone.NEUTRAL
    header._means = replace(header._means, now_ms=lambda: NOW_MS + 3 * DAY)
    header.tick()
    assert (bare(header.due.text()), header.due.spec.tone) == ("2 d overdue", Tone.DANGER)

"""What a colleague changed meanwhile: both values in words, and a choice that nobody makes by accident."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.events import Value
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime.intents import AnswerClash
from assistdesk.runtime.snapshot import Clash, FieldClash, GroupView, TicketView
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.clash_bar import lines_of
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import FORMS
from tests.kit.snapshots import NOW_MS, STATES, snapshot
from tests.kit.words import words_of

BASE = STATES["clash"].snapshot.ticket
assert isinstance(BASE, TicketView)
TICKET = replace(BASE, groups=(GroupView(3, "Network"),), statuses=(StatusWord(6, "hold", "At the vendor"),))


def lines(*clashes: tuple[str, Value, Value]) -> list[str]:
    fields = tuple(FieldClash(field, mine, theirs) for field, mine, theirs in clashes)
    return [bare(line) for line in lines_of(Clash("k", fields), TICKET, FORMS.fields)]


def test_both_values_stand_there_and_the_choice_is_made_once(desk: Desk, qtbot: QtBot) -> None:
    desk.show("clash")
    bar = desk.window.conversation.clash
    said = bare(words_of(bar))
    assert bar.isVisible()
    assert "This was changed meanwhile. Which value counts?" in said
    assert "Status: “Solved” there, “Waiting” from you" in said
    assert "What you wrote goes out either way." in said
    for words in ("Keep as it is", "Set mine"):
        qtbot.mouseClick(button(bar, words), Qt.MouseButton.LeftButton)
    assert desk.of(AnswerClash) == [AnswerClash("k2", False), AnswerClash("k2", True)]
    desk.show("busy-day")
    assert not bar.isVisible()


@pytest.mark.parametrize("caption", ["Keep as it is", "Set mine"])
def test_who_made_the_choice_writes_on(desk: Desk, qtbot: QtBot, caption: str) -> None:
    desk.show("clash")
    choice = button(desk.window.conversation.clash, caption)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    desk.show("busy-day")
    assert desk.window.focusWidget() is desk.window.conversation.composer.text


def test_a_choice_is_not_built_anew_under_the_finger(desk: Desk) -> None:
    desk.show("clash")
    mine = button(desk.window.conversation.clash, "Set mine")
    desk.window.show_snapshot(snapshot(ticket={"clash": BASE.clash, "has_older": True}))
    assert button(desk.window.conversation.clash, "Set mine") is mine


def test_values_are_said_in_words() -> None:
    assert lines(("assignee_id", None, 4), ("assignee_id", 4, 9_999)) == [
        "Assigned to: “Ana Ruiz” there, “Nobody” from you",
        "Assigned to: “Someone” there, “Ana Ruiz” from you",
    ]
    assert lines(("priority", "high", None), ("tags", ("a", "b"), ()), ("group_id", 3, 8), ("group_id", None, 3)) == [
        "Priority: “–” there, “High” from you",
        "Tags: “–” there, “a, b” from you",
        "Group: “#8” there, “Network” from you",
        "Group: “Network” there, “–” from you",
    ]
    assert lines(("status", "hold", "open"), ("custom_status_id", 6, None)) == [
        "Status: “Open” there, “On hold” from you"
    ]
    assert lines(("type", "incident", None), ("severity", 1, 2), ("language", "es", "xx")) == [
        "Type: “–” there, “Incident” from you",
        "Severity: “2” there, “1, the worst” from you",
        "Language: “xx” there, “Español” from you",
    ]
    assert lines(("custom_status_id", 6, None)) == ["Status: “Open” there, “At the vendor” from you"]


def test_due_dates_are_said_in_this_computers_time() -> None:
    due_at = to_rfc3339(NOW_MS)
    assert lines(("due_at", None, due_at)) == ["Due date: “26 Nov, 10:27” there, “–” from you"]


def test_fields_of_the_desks_own_have_their_names_and_options() -> None:
    plan, seats, gone = ("custom.plan", "full", "trial"), ("custom.seats", None, 12), ("custom.gone", "x", "y")
    assert lines(plan, seats, gone) == [
        "Licence: “Trial” there, “Full” from you",
        "Seats: “12” there, “–” from you",
        "gone: “y” there, “x” from you",
    ]

"""The search box: what it offers while one types, and what it says of a search that means nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import Search
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.search_help import FaultNote
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import snapshot

Key = Qt.Key


def offers(desk: Desk) -> list[str]:
    found = desk.window.list.suggestions
    return (
        [found.list.item(place).text().split("   ")[0] for place in range(found.list.count())]
        if found.isVisible()
        else []
    )


@pytest.fixture
def typing(desk: Desk) -> Desk:
    desk.show("busy-day")
    desk.window.list.search.setFocus()
    QApplication.processEvents()
    return desk


def test_an_operator_and_its_value_are_chosen_by_keys_alone(typing: Desk, qtbot: QtBot) -> None:
    field = typing.window.list.search
    qtbot.keyClicks(field, "st")
    assert offers(typing) == ["status:"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Tab)
    assert field.text() == "status:"
    assert offers(typing)[:2] == ["status:new", "status:open"]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return):
        qtbot.keyClick(field, key)
    assert field.text() == "status:open"
    assert offers(typing) == []
    assert typing.of(Search)[-1] == Search("status:open")


def test_a_press_on_a_suggestion_takes_it(typing: Desk, qtbot: QtBot) -> None:
    field, found = typing.window.list.search, typing.window.list.suggestions
    qtbot.keyClicks(field, "assignee:n")
    place = found.list.visualItemRect(found.list.item(0)).center()
    qtbot.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.text() == "assignee:none"


def test_down_in_an_empty_box_shows_what_can_be_typed_and_esc_puts_it_away(typing: Desk, qtbot: QtBot) -> None:
    field = typing.window.list.search
    qtbot.keyClick(field, Key.Key_Down)
    assert offers(typing)[0] == "status:"
    qtbot.keyClick(field, Key.Key_Escape)
    assert offers(typing) == []
    qtbot.keyClicks(field, "printer")
    assert offers(typing) == []
    qtbot.keyClick(field, Key.Key_Down)
    assert typing.window.list.view.hasFocus()


def test_a_word_that_is_still_being_chosen_is_not_called_wrong(typing: Desk, qtbot: QtBot) -> None:
    field = typing.window.list.search
    qtbot.keyClicks(field, "status:op")
    typing.window.list._search_soon()
    assert typing.of(Search) == []
    qtbot.keyClick(field, Key.Key_Return)
    assert typing.of(Search) == [Search("status:op")]


def test_leaving_the_box_puts_the_list_away(typing: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(typing.window.list.search, "st")
    typing.window.list.view.setFocus()
    QApplication.processEvents()
    assert offers(typing) == []


@pytest.mark.parametrize(
    ("query", "rule", "sentence", "press", "then"),
    [
        (
            "stauts:open x",
            "search_operator",
            "There is no search operator “stauts”.",
            "Search status:open x",
            "status:open x",
        ),
        (
            "foobar:1",
            "search_operator",
            "There is no search operator “foobar”.",
            "Search for these exact words",
            '"foobar:1"',
        ),
        ("is:late", "search_value", "“is” cannot be “late”.", "Search for these exact words", '"is:late"'),
        (
            "created>soon",
            "search_value",
            "“created” needs a day or an age, such as 2026-01-31 or 3d, not “soon”.",
            "Search for these exact words",
            '"created>soon"',
        ),
    ],
)
def test_a_search_that_means_nothing_says_so_with_a_way_out(
    desk: Desk, qtbot: QtBot, query: str, rule: str, sentence: str, press: str, then: str
) -> None:
    desk.window.show_snapshot(snapshot(tickets={"rows": (), "query": query, "error": Cause(rule)}))
    QApplication.processEvents()
    assert sentence in [bare(one.text()) for one in desk.window.list.findChildren(QLabel) if one.isVisible()]
    qtbot.mouseClick(button(desk.window.list, press), Qt.MouseButton.LeftButton)
    assert desk.of(Search) == [Search(then)]
    assert desk.window.list.search.text() == then


def test_what_only_the_relay_finds_wrong_is_said_in_its_words(look: Look, qtbot: QtBot) -> None:
    note = FaultNote(look, "status:open", "search_value", lambda _text: None)
    qtbot.addWidget(note)
    assert "This search operator does not take such a value." in [one.text() for one in note.findChildren(QLabel)]

"""The search and the rows that lead through the settings."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents_triggers import ReadTriggers
from assistdesk.ui.text import say
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.feedback import EmptyState
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import ME

OWN = ["settings.general", "notices.title", "keys.title", "sessions.title", "chatset.title"]
FOR_AGENTS = [*OWN, "macros.title", "orgs.title", "settings.account", "about.title"]


@pytest.fixture
def settings(desk: Desk) -> Desk:
    """As an admin sees them."""
    desk.show("settings-empty")
    desk.window.go("settings")
    QApplication.processEvents()
    return desk


def rows(desk: Desk) -> list[str]:
    return [row.accessibleName() for row in desk.window.settings.index.rows() if row.isVisible()]


def chosen(desk: Desk) -> list[str]:
    return [row.accessibleName() for row in desk.window.settings.index.rows() if row.isChecked()]


def cards(desk: Desk) -> list[str]:
    return [card.accessibleName() for card in desk.window.settings.findChildren(Card) if card.isVisible()]


def focused(desk: Desk) -> str:
    """In its window, whichever is before it: the offscreen platform puts none in front that was built anew."""
    widget: QWidget | None = desk.window.focusWidget()
    return "" if widget is None else bare(widget.accessibleName())


def search(desk: Desk, qtbot: QtBot, text: str) -> None:
    desk.window.settings.index.search.setFocus()
    qtbot.keyClicks(desk.window.settings.index.search, text)
    QApplication.processEvents()


def top(desk: Desk, title: str) -> int:
    """How far below the page's upper edge the part begins."""
    card = next(card for card in desk.window.settings.findChildren(Card) if card.accessibleName() == title)
    return card.mapTo(desk.window.settings, QPoint(0, 0)).y()


def test_each_part_that_is_for_me_has_a_row(settings: Desk) -> None:
    assert rows(settings) == cards(settings)
    assert len(rows(settings)) > len(FOR_AGENTS)
    settings.show("settings-empty", me=replace(ME, role="agent"))
    assert rows(settings) == cards(settings) == [say(key) for key in FOR_AGENTS]


def test_a_row_leads_to_its_part_and_what_is_read_is_marked(settings: Desk, qtbot: QtBot) -> None:
    assert chosen(settings) == [say("settings.general")]
    title = say("rule.trigger.title")
    assert top(settings, title) > settings.window.height()
    qtbot.mouseClick(button(settings.window.settings, title), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert 0 <= top(settings, title) < settings.window.height() // 2
    assert chosen(settings) == [title]
    settings.show("settings-empty")
    assert chosen(settings) == [title]
    settings.window.settings.index.area.verticalScrollBar().setValue(0)
    assert chosen(settings) == [say("settings.general")]


def test_tab_goes_through_the_search_the_rows_and_the_parts_as_they_stand(settings: Desk, qtbot: QtBot) -> None:
    settings.show("group-settings")
    page, names = settings.window.settings, []
    page.index.search.setFocus()
    while page.isAncestorOf(settings.window.focusWidget()) and len(names) < 200:
        names.append(focused(settings))
        settings.window.focusNextChild()
    wanted = [say("settings.search"), say("settings.general"), say("settings.account"), say("cmd.keys")]
    wanted += [say("groups.new"), "Change First line", say("statuses.new"), say("settings.signout")]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)


def test_by_keyboard_the_row_leads_into_its_part(settings: Desk, qtbot: QtBot) -> None:
    search(settings, qtbot, "crm")
    qtbot.keyClick(settings.window.settings.index.search, Qt.Key.Key_Tab)
    row = button(settings.window.settings, say("crm.set.title"))
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert focused(settings) == say("crm.set.url")


def test_the_search_leaves_the_parts_that_hold_all_its_words(settings: Desk, qtbot: QtBot) -> None:
    every = rows(settings)
    search(settings, qtbot, "crm ADDRESS")
    assert rows(settings) == cards(settings) == [say("crm.set.title")]
    assert chosen(settings) == [say("crm.set.title")]
    settings.show("settings-empty")  # news bring nothing back
    assert rows(settings) == cards(settings) == [say("crm.set.title")]
    qtbot.keyClick(settings.window.settings.index.search, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert rows(settings) == cards(settings) == every


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("disturb", "notices.title"),
        ("mentions", "notices.title"),
        ("words from the ticket", "notices.title"),
        ("availability invisible", "chatset.title"),
        ("free the keyboard", "sessions.title"),
        ("licence", "about.title"),
        ("details for support", "about.title"),
    ],
)
def test_the_search_finds_what_is_each_agents_own(settings: Desk, qtbot: QtBot, words: str, title: str) -> None:
    search(settings, qtbot, words)
    assert rows(settings) == cards(settings) == [say(title)]


def test_of_parts_that_come_together_one_may_be_found_alone(settings: Desk, qtbot: QtBot) -> None:
    search(settings, qtbot, say("policy.new"))
    assert rows(settings) == cards(settings) == [say("policy.title")]


def test_what_was_found_by_a_search_is_read_as_it_is_when_it_is_seen(settings: Desk, qtbot: QtBot) -> None:
    search(settings, qtbot, "crm")
    settings.said.clear()
    qtbot.keyClick(settings.window.settings.index.search, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert settings.of(ReadTriggers) == [ReadTriggers()]


def test_a_search_without_a_find_says_so_and_gives_the_way_back(settings: Desk, qtbot: QtBot) -> None:
    every = rows(settings)
    search(settings, qtbot, "no such thing")
    assert rows(settings) == cards(settings) == []
    note = settings.window.settings.findChild(EmptyState)
    assert note is not None
    assert note.isVisible()
    qtbot.mouseClick(button(note, say("list.search.clear")), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert rows(settings) == every
    assert not note.isVisible()
    assert focused(settings) == say("settings.search")


def test_down_goes_from_the_search_to_what_it_found(settings: Desk, qtbot: QtBot) -> None:
    search(settings, qtbot, "crm")
    qtbot.keyClick(settings.window.settings.index.search, Qt.Key.Key_Down)
    assert focused(settings) == say("crm.set.title")


def test_a_narrow_page_keeps_the_search_above_its_parts(settings: Desk) -> None:
    page = settings.window.settings
    assert page.index.mapTo(page, QPoint(page.index.width(), 0)).x() < page.index.area.mapTo(page, QPoint(1, 0)).x()
    page.resize(700, page.height())
    QApplication.processEvents()
    assert rows(settings) == []
    assert page.index.search.isVisible()
    assert page.index.area.width() == page.width()
    page.resize(1_200, page.height())
    QApplication.processEvents()
    assert rows(settings)


def test_a_page_that_is_built_anew_stands_where_it_stood(settings: Desk, qtbot: QtBot) -> None:
    button(settings.window.settings, say("settings.larger")).setFocus()
    for percent in (110, 125, 150):
        qtbot.waitUntil(lambda: focused(settings) == say("settings.larger"), timeout=3_000)
        qtbot.keyClick(settings.window.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda wanted=percent: settings.look.settings.font_percent == wanted, timeout=3_000)
    search(settings, qtbot, "new")
    found = rows(settings)
    bar = settings.window.settings.index.area.verticalScrollBar()
    stood = bar.maximum() // 2
    bar.setValue(stood)
    change_look(settings)
    QApplication.processEvents()
    assert rows(settings) == cards(settings) == found
    qtbot.waitUntil(lambda: settings.window.settings.index.area.verticalScrollBar().value() == stood, timeout=3_000)
    assert focused(settings) == say("settings.search")

"""The list: views, search, pages, states; and rows that never jump under the pointer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import LoadMore, NewTicket, OpenTicket, OpenView, Search, SortSearch, TryNow
from assistdesk.ui.agent.ticket_model import TicketModel
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.avatar import initials
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, make
from tests.kit.begun import ticket_wish
from tests.kit.snapshots import ROWS, person, row, snapshot

LEFT = Qt.MouseButton.LeftButton


def ids(model: TicketModel) -> list[int]:
    return [ticket.id for place in range(model.rowCount()) if (ticket := model.ticket(place)) is not None]


def test_a_click_opens_a_ticket(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    view = desk.window.list.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(desk.window.list.model.index(2)).center())
    assert desk.said == [OpenTicket(1040)]


def test_views_are_one_press_away_by_mouse_and_by_key(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    qtbot.mouseClick(button(desk.window.list, "Unassigned 4"), LEFT)
    menu = desk.window.list.more_views.menu()
    next(action for action in menu.actions() if action.text().startswith("Solved")).trigger()
    assert desk.said == [OpenView(2), OpenView(5)]


def test_menus_stay_open_while_news_come_and_know_them_afterwards(desk: Desk) -> None:
    shown = desk.show("busy-day")
    ticket, pane = shown.ticket, desk.window.list
    assert ticket is not None
    buttons = (pane.more_views, pane.order, desk.window.conversation.header.more)
    news = {
        "views": (*shown.views[:4], replace(shown.views[4], title="Bridge", key=""), *shown.views[5:]),
        "tickets": replace(shown.tickets, sort="priority"),
        "ticket": replace(ticket, row=replace(ticket.row, status="closed")),
    }
    for opened in buttons:
        desk.show("busy-day")
        menu = opened.menu()
        before = [action.text() for action in menu.actions()]
        icons = [action.icon().isNull() for action in menu.actions()]
        menu.popup(opened.mapToGlobal(opened.rect().bottomLeft()))
        for _ in range(2):
            desk.show("busy-day", **news)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert opened.menu() is menu
        assert menu.isVisible()
        assert [action.text() for action in menu.actions()] == before
        menu.close()
        fresh = opened.menu()
        assert fresh is not menu
        known = [action.text() for action in fresh.actions()], [action.icon().isNull() for action in fresh.actions()]
        assert known != (before, icons)


def test_a_tickets_menu_goes_with_its_ticket(desk: Desk) -> None:
    ticket = desk.show("busy-day").ticket
    assert ticket is not None
    menu = desk.window.conversation.header.more.menu()
    assert menu is not None
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    desk.show("busy-day", ticket=replace(ticket, row=replace(ticket.row, id=1041)))
    assert QApplication.activePopupWidget() is None


def test_search_goes_out_after_a_pause_or_at_once_by_enter(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    field = desk.window.list.search
    qtbot.keyClicks(field, "invoice'; DROP")
    assert desk.said == []
    qtbot.waitUntil(lambda: desk.said == [Search("invoice'; DROP")], timeout=3_000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(desk.of(Search)) == 2


def test_a_search_goes_out_although_its_field_was_left_at_once(desk: Desk, qtbot: QtBot) -> None:
    shown = desk.show("busy-day")
    qtbot.keyClicks(desk.window.list.search, "printer")
    desk.window.conversation.composer.text.setFocus()
    desk.window.show_snapshot(shown)
    qtbot.waitUntil(lambda: desk.said == [Search("printer")], timeout=3_000)


def test_a_view_that_is_chosen_takes_the_place_of_a_search_that_was_not_asked_for_yet(desk: Desk, qtbot: QtBot) -> None:
    shown = desk.show("busy-day")
    field = desk.window.list.search
    qtbot.keyClicks(field, "printer")
    button(desk.window.list, "Unassigned 4").setFocus()
    qtbot.mouseClick(button(desk.window.list, "Unassigned 4"), LEFT)
    desk.window.show_snapshot(shown)
    assert desk.said == [OpenView(2)]
    assert field.text() == ""


@pytest.mark.parametrize(
    ("state", "sentence", "press", "wish"),
    [
        ("list-empty", "Nothing waits here.", "Open All", OpenView(4)),
        ("list-error", "The relay cannot do this just now. Try again soon.", "Try again", TryNow()),
        ("search-nothing", "Nothing found for “zzz <b>”.", "Clear search", Search("")),
    ],
)
def test_every_empty_list_has_a_sentence_and_a_way_out(
    desk: Desk, qtbot: QtBot, state: str, sentence: str, press: str, wish: object
) -> None:
    desk.show(state)
    QApplication.processEvents()
    assert sentence in [bare(one.text()) for one in desk.window.list.findChildren(QLabel) if one.isVisible()]
    qtbot.mouseClick(button(desk.window.list, press), LEFT)
    assert desk.said[-1] == wish


def test_where_the_relay_has_not_looked_further_back_it_can_be_asked_to(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(snapshot(tickets={"rows": (), "query": "zzz", "has_more": True}))
    QApplication.processEvents()
    shown = [bare(one.text()) for one in desk.window.list.findChildren(QLabel) if one.isVisible()]
    assert "Nothing found for “zzz” among the newest. Older ones were not looked at yet." in shown
    qtbot.mouseClick(button(desk.window.list, "Look further back"), LEFT)
    assert desk.said == [LoadMore()]


def test_a_search_has_orders_of_its_own_which_are_remembered(look: Look, qtbot: QtBot) -> None:
    desk = make(look, qtbot)
    searching = snapshot(tickets={"query": "printer"})
    desk.window.show_snapshot(searching)
    assert desk.said == []

    def orders() -> list[tuple[str, bool]]:
        actions = desk.window.list.order.menu().actions()
        return [(bare(action.text()), not action.icon().isNull()) for action in actions]

    assert orders() == [("Newest comment first", True), ("Best match first", False)]
    desk.window.list.order.menu().actions()[1].trigger()
    assert desk.said == [SortSearch("best")]
    desk.window.show_snapshot(snapshot(tickets={"query": "printer", "search_sort": "best"}))
    assert orders() == [("Newest comment first", False), ("Best match first", True)]
    desk.window.show_snapshot(snapshot(tickets={"search_sort": "best"}))
    assert [words for words, _ in orders()][:2] == ["Newest change first", "Due first"]
    again = make(look, qtbot)
    again.memory.kept |= desk.memory.kept
    for _ in range(2):
        again.window.show_snapshot(snapshot())
        again.window.show_snapshot(searching)
    assert again.said == [SortSearch("best")], "once, when the list is first shown"


def test_the_next_page_is_fetched_ahead_once(desk: Desk) -> None:
    many = tuple(row(number, person(number, f"P {number}"), "S", "", number * 1_000) for number in range(1, 60))
    desk.window.show_snapshot(snapshot(tickets={"rows": many, "has_more": True}))
    bar = desk.window.list.view.verticalScrollBar()
    for value in (bar.maximum() - 10, bar.maximum() - 5, bar.maximum()):
        bar.setValue(value)
    assert desk.of(LoadMore) == [LoadMore()]


def test_rows_do_not_jump_under_the_pointer_but_tell_their_news(desk: Desk) -> None:
    desk.show("busy-day")
    pane = desk.window.list
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Enter))
    before = ids(pane.model)
    moved = (replace(ROWS[4], unread=9), *ROWS[:4], *ROWS[5:])
    desk.window.show_snapshot(snapshot(tickets={"rows": moved}))
    assert ids(pane.model) == before
    changed = pane.model.ticket(4)
    assert changed is not None
    assert changed.unread == 9
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))
    assert ids(pane.model)[0] == 1037


def test_what_comes_in_above_does_not_move_what_is_read(desk: Desk) -> None:
    many = tuple(row(number, person(number, f"P {number}"), "S", "", number * 1_000) for number in range(1, 60))
    desk.window.show_snapshot(snapshot(tickets={"rows": many}))
    view, model = desk.window.list.view, desk.window.list.model
    view.verticalScrollBar().setValue(1_500)
    top = {ticket: view.visualRect(model.index(model.row_of(ticket))).top() for ticket in (18, 20)}
    desk.window.show_snapshot(snapshot(tickets={"rows": (row(99, person(99, "New"), "New", "", 0), *many)}))
    assert top == {ticket: view.visualRect(model.index(model.row_of(ticket))).top() for ticket in (18, 20)}


lists = st.lists(st.integers(1, 12), unique=True, max_size=10)


@settings(max_examples=80)
@given(st.lists(lists, min_size=1, max_size=6))
def test_any_list_follows_any_list(wanted: list[list[int]]) -> None:
    model = TicketModel()
    for numbers in wanted:
        model.set_rows(tuple(row(number, person(number, "P"), "S", "", 0) for number in numbers))
        assert ids(model) == numbers


@settings(max_examples=80)
@given(lists, lists)
def test_a_held_list_keeps_its_rows_and_catches_up(first: list[int], then: list[int]) -> None:
    model = TicketModel()
    model.set_rows(tuple(row(number, person(number, "P"), "S", "", 0) for number in first))
    model.hold(True)
    model.set_rows(tuple(row(number, person(number, "P"), "S", "", 0) for number in then))
    assert ids(model) == (first or then)
    model.hold(False)
    assert ids(model) == then


def test_a_card_reads_as_one_sentence(desk: Desk) -> None:
    desk.show("busy-day")
    model = desk.window.list.model
    said = bare(str(model.data(model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))))
    assert said == "Lucía Fernández, Invoice export freezes at 80 %, AD-1042, Open, High, 2 unread, Live, now"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Lucía Fernández", "LF"), ("陈伟", "陈"), ("Cher", "C"), ("", "?"), ("- -", "?"), ("a b c", "AC")],
)
def test_faces_show_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_new_ticket_is_made_by_keyboard_and_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    qtbot.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    qtbot.mouseClick(button(sheet, "Create ticket"), LEFT)
    assert "Please fill this in." in [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]
    for name, text in (("Subject", "No sound"), ("Customer's name", "Tom"), ("E-mail", "tom@example.com")):
        qtbot.keyClicks(button(sheet, name), text)
    qtbot.keyClicks(button(sheet, "First entry"), "It is silent.")
    qtbot.mouseClick(button(sheet, "Create ticket"), LEFT)
    (wish,) = desk.of(NewTicket)
    assert wish == ticket_wish("No sound", "Tom", "tom@example.com", "It is silent.")


def test_escape_in_the_search_empties_it_and_the_list_is_there_again(desk: Desk, qtbot: QtBot) -> None:
    desk.show("search-wrong")
    field = desk.window.list.search
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.waitUntil(lambda: desk.said == [Search("")], timeout=3_000)

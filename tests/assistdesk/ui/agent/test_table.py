"""The list as a table and in groups: columns, heads that sort, headings in sight, and the way back to the cards."""

import itertools

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import OpenTicket, SortList
from assistdesk.runtime.snapshot import GroupMark, ViewItem
from assistdesk.ui.agent.condition_fields import type_words
from assistdesk.ui.agent.group_heads import HEADING_PX
from assistdesk.ui.agent.list_columns import columns_of, may_sort, next_sort, spans
from assistdesk.ui.agent.table_delegate import TableDelegate
from assistdesk.ui.agent.ticket_model import TicketModel, group_words
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, make
from tests.kit.snapshots import ROWS, STATES, VIEWS, snapshot

LEFT = Qt.MouseButton.LeftButton


def test_a_view_opens_as_a_table_if_it_is_kept_so_and_ctrl_l_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.show("table")
    pane = desk.window.list
    assert (pane.is_table, pane.heads.isVisible(), desk.window.conversation.isVisible()) == (True, True, False)
    assert pane.width() > 1_000
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (pane.is_table, pane.heads.isVisible(), desk.window.conversation.isVisible()) == (False, False, True)
    assert pane.width() <= 520
    desk.show("busy-day")
    assert not pane.is_table
    desk.show("table")
    assert not pane.is_table
    desk.window.run("table")
    assert pane.is_table


def test_opening_a_ticket_gives_the_conversation_its_room(desk: Desk, qtbot: QtBot) -> None:
    desk.show("table")
    pane = desk.window.list
    qtbot.mouseClick(pane.view.viewport(), LEFT, pos=pane.view.visualRect(pane.model.index(2)).center())
    assert desk.said == [OpenTicket(1040)]
    assert desk.window.conversation.isVisible()
    assert not pane.is_table
    desk.window.run("table")
    desk.show("table", tickets=replace(STATES["table"].snapshot.tickets, selected_id=1040))
    assert pane.is_table  # the ticket that was open already
    desk.show("table", tickets=replace(STATES["table"].snapshot.tickets, selected_id=1039))
    assert not pane.is_table


def test_heads_ask_for_an_order_and_say_which_one_it_is(desk: Desk, qtbot: QtBot) -> None:
    table = STATES["table"].snapshot
    plain = replace(table, tickets=replace(table.tickets, group_by="", order="-updated_at"))
    desk.window.show_snapshot(plain)
    QApplication.processEvents()
    heads = desk.window.list.heads
    qtbot.mouseClick(button(heads, "Changed, sorted downwards"), LEFT)
    head = button(heads, "Sort by Number")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Return)
    assert desk.said == [SortList("updated_at"), SortList("-id")]
    desk.window.show_snapshot(replace(plain, tickets=replace(plain.tickets, order="-id")))
    assert heads.heads["id"].hasFocus()
    assert bare(heads.heads["id"].accessibleName()) == "Number, sorted downwards"
    assert not heads.heads["subject"].isEnabled()
    desk.window.show_snapshot(table)
    assert [name for name, one in heads.heads.items() if one.isEnabled()] == [
        "next_due_at",
        "priority",
        "updated_at",
    ]  # within groups only what has its index there


def test_every_head_stands_over_its_column(desk: Desk) -> None:
    desk.show("table")
    pane = desk.window.list
    placed = spans(pane.table.columns, pane.view.viewport().width())
    assert [(pane.heads.heads[name].x(), name) for name, _left, _wide in placed] == [
        (int(left), name) for name, left, _wide in placed
    ]


@pytest.mark.parametrize("width", [300, 892, 1_500, 4_000])
def test_columns_stand_beside_each_other_in_the_room_there_is(width: int) -> None:
    every = columns_of(("status", "subject", "requester_id", "org_id", "tags", "group_id", "created_at"))
    found = spans(every, width)
    assert [name for name, _left, _wide in found] == list(every[: len(found)])
    assert all(left + wide <= after for (_n, left, wide), (_m, after, _w) in itertools.pairwise(found))
    assert found[-1][1] + found[-1][2] <= width
    assert len(found) == (len(every) if width > 800 else 2)


def test_a_head_sorts_one_way_and_then_the_other() -> None:
    assert [next_sort("priority", order) for order in ("", "priority", "-priority")] == [
        "priority",
        "-priority",
        "priority",
    ]
    assert not may_sort("subject", "")
    assert may_sort("status", "")
    assert not may_sort("status", "org_id")
    assert not may_sort("priority", "priority")


def test_a_group_begins_where_the_relay_began_it_not_where_a_value_changes() -> None:
    first, second = GroupMark("status", "open"), GroupMark("status", "pending")
    rows = tuple(replace(ROWS[place], group=mark) for place, mark in enumerate((first, first, second)))
    model = TicketModel()
    model.set_rows((replace(rows[0], status="solved"), *rows[1:]))
    assert [model.begins_group(place) for place in range(4)] == [True, False, True, False]
    assert [model.heading(place) for place in range(4)] == ["Open", "Open", "Waiting", ""]
    assert model.data(model.index(2), int(Qt.ItemDataRole.AccessibleTextRole)).startswith("Waiting, ")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (GroupMark("priority", "urgent"), "Urgent"),
        (GroupMark("priority"), "No priority"),
        (GroupMark("assignee_id", 3, "Ana <b>"), "Ana <b>"),
        (GroupMark("assignee_id"), "Nobody"),
        (GroupMark("group_id"), "No group"),
        (GroupMark("org_id"), "No organisation"),
    ],
)
def test_groups_have_words(desk: Desk, mark: GroupMark, words: str) -> None:
    assert bare(group_words(mark)) == words


def test_a_press_on_a_heading_opens_nothing_and_no_ticket_hides_under_it(desk: Desk, qtbot: QtBot) -> None:
    desk.show("grouped")
    pane = desk.window.list
    view, px = pane.view, desk.look.px(HEADING_PX)
    below = view.visualRect(pane.model.index(6))
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(below.center().x(), below.top() + px // 2))
    assert desk.said == []
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(below.center().x(), below.top() + px + 20))
    assert desk.said == [OpenTicket(1036)]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    desk.said.clear()
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(60, px // 2))  # the heading that stays in sight
    assert desk.said == []
    for _ in range(10):
        desk.window.run("previous")
        assert view.visualRect(view.currentIndex()).bottom() > px
        assert view.visualRect(view.currentIndex()).top() >= 0 or pane.model.begins_group(view.currentIndex().row())


def test_the_next_page_is_added_below_and_nothing_moves(desk: Desk) -> None:
    table = STATES["table"].snapshot
    pane = desk.window.list
    first = replace(table, tickets=replace(table.tickets, rows=table.tickets.rows[:12]))
    desk.window.show_snapshot(first)
    pane.view.setCurrentIndex(pane.model.index(5))
    resets: list[None] = []
    pane.model.modelReset.connect(lambda: resets.append(None))
    desk.window.show_snapshot(table)
    assert (pane.model.rowCount(), pane.view.currentIndex().row(), resets) == (24, 5, [])


def test_a_narrow_window_shows_the_table_too(qtbot: QtBot, desk: Desk) -> None:
    narrow = make(desk.look, qtbot, (960, 640))
    narrow.show("table")
    pane = narrow.window.list
    assert pane.isVisible()
    assert pane.width() > 800
    narrow.window.run("table")
    QApplication.processEvents()
    assert narrow.window.conversation.isVisible()
    assert not pane.isVisible()


def test_what_columns_a_view_names_are_shown_in_its_order(desk: Desk) -> None:
    view = ViewItem(1_009, "", "Two", columns=("subject", "id"), as_table=True)
    desk.window.show_snapshot(snapshot(views=(*VIEWS, view), tickets={"view_id": 1_009}))
    assert list(desk.window.list.heads.heads) == ["subject", "id"]


def test_a_channel_and_a_language_are_said_in_words(desk: Desk) -> None:
    desk.show("table")
    delegate = desk.window.list.view.itemDelegate()
    assert isinstance(delegate, TableDelegate)
    row = replace(ROWS[0], channel="voice", language="es")
    assert [delegate._words[column](row) for column in ("channel", "language")] == ["Phone", "Español"]
    unknown = replace(ROWS[0], channel="pigeon", language="")
    assert [delegate._words[column](unknown) for column in ("channel", "language")] == ["pigeon", ""]


def test_a_type_is_said_in_words_and_none_we_know_stays() -> None:
    assert [type_words(one) for one in ("task", "feature", "", "later")] == ["Task", "Feature request", "", "later"]

"""Picking tickets in the list and changing them at once, by keys and by mouse."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import BulkChange, OpenTicket, StopBulk
from assistdesk.runtime.snapshot import BulkView, GroupView, MacroItem, QueueView
from assistdesk.ui.agent.bulk_bar import TagSheet
from assistdesk.ui.agent.sheets import ShortcutsSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look
from tests.kit.snapshots import ROWS, person, row, snapshot
from tests.kit.status_snapshots import STATUSES

LEFT, CTRL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(desk: Desk, qtbot: QtBot, place: int, modifier: Qt.KeyboardModifier) -> None:
    view = desk.window.list.view
    where = view.visualRect(desk.window.list.model.index(place)).center()
    qtbot.mouseClick(view.viewport(), LEFT, modifier, where)


def picked(desk: Desk) -> set[int]:
    return set(desk.window.list.cards.picked)


def words(desk: Desk) -> str:
    bar = desk.window.list.bulk
    return bare(bar.words.text()) if bar.isVisible() else ""


def choose(desk: Desk, beginning: str) -> None:
    menu = desk.window.list.bulk.menu()
    next(one for one in menu.actions() if bare(one.text()).startswith(beginning)).trigger()


def test_clicks_with_ctrl_and_shift_pick_and_open_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    click(desk, qtbot, 0, CTRL)
    click(desk, qtbot, 2, SHIFT)
    assert picked(desk) == {row.id for row in ROWS[:3]}
    assert words(desk) == "3 picked"
    click(desk, qtbot, 1, CTRL)
    assert picked(desk) == {ROWS[0].id, ROWS[2].id}
    assert desk.of(OpenTicket) == []


@pytest.mark.parametrize("where", ["list", "timeline"])
def test_letters_with_shift_are_commands_too_wherever_the_focus_is(where: str, desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    view = desk.window.list.view if where == "list" else desk.window.conversation.timeline
    view.setFocus()
    qtbot.keyClick(view, "X", SHIFT)
    assert picked(desk) == {row.id for row in ROWS}
    qtbot.keyClick(view, Qt.Key.Key_Question, SHIFT)
    assert isinstance(QApplication.activeModalWidget(), ShortcutsSheet)


def test_what_is_picked_outlives_a_change_of_look_and_no_other_list(desk: Desk, qtbot: QtBot) -> None:
    shown = desk.show("busy-day")
    click(desk, qtbot, 0, CTRL)
    change_look(desk)
    assert (picked(desk), words(desk)) == ({ROWS[0].id}, "1 picked")
    click(desk, qtbot, 2, SHIFT)
    assert picked(desk) == {row.id for row in ROWS[:3]}
    desk.show("busy-day", tickets=replace(shown.tickets, query="printer"))
    assert (picked(desk), words(desk)) == (set(), "")


def test_by_keys_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_X)
    assert len(picked(desk)) == 1
    qtbot.keyClick(desk.window, Qt.Key.Key_X, SHIFT)
    assert picked(desk) == {row.id for row in ROWS}
    qtbot.keyClick(desk.window, Qt.Key.Key_X, SHIFT)
    assert (picked(desk), words(desk)) == (set(), "")
    qtbot.keyClick(desk.window, Qt.Key.Key_X)
    qtbot.keyClick(desk.window, Qt.Key.Key_B)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert picked(desk) == set()


def test_the_desks_own_words_stand_below_their_status(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day", statuses=STATUSES)
    click(desk, qtbot, 0, CTRL)
    offered = [bare(one.text()) for one in desk.window.list.bulk.menu().actions()]
    assert offered.index("Set to With vendor") == offered.index("Set to On hold") + 1
    choose(desk, "Set to With vendor")
    assert desk.of(BulkChange) == [BulkChange((ROWS[0].id,), status="hold", custom_status_id=4)]


@pytest.mark.parametrize(
    ("beginning", "wish"),
    [
        ("Assign to me", BulkChange((1041, 1042), assignee_id=3)),
        ("Nobody", BulkChange((1041, 1042), assignee_id=0)),
        ("Ana Ruiz", BulkChange((1041, 1042), assignee_id=4)),
        ("Set to Waiting", BulkChange((1041, 1042), status="pending")),
        ("Priority Urgent", BulkChange((1041, 1042), priority="urgent")),
    ],
)
def test_each_choice_is_one_wish_for_all_of_them(desk: Desk, beginning: str, wish: BulkChange) -> None:
    desk.show("busy-day")
    desk.window.list.pick(0)
    desk.window.list.pick(1)
    choose(desk, beginning)
    assert desk.of(BulkChange) == [wish]
    assert picked(desk) == set()


def test_tags_are_added_and_taken_away(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.pick(0)
    choose(desk, "Tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagSheet)
    qtbot.mouseClick(button(sheet, "Change tags"), LEFT)
    assert desk.of(BulkChange) == []
    qtbot.keyClicks(sheet.add.line, "vip,")
    qtbot.keyClicks(sheet.remove.line, "spam")
    for _ in range(2):
        qtbot.keyClick(sheet.remove.line, Qt.Key.Key_Return)
    assert desk.of(BulkChange) == [BulkChange((1042,), add_tags=("vip",), remove_tags=("spam",))]


def test_tags_that_are_typed_stay_when_the_look_changes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.pick(0)
    choose(desk, "Tags")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagSheet)
    qtbot.keyClicks(sheet.add.line, "vip")
    change_look(desk)
    assert QApplication.activeModalWidget() is sheet
    for _ in range(2):
        qtbot.keyClick(sheet.add.line, Qt.Key.Key_Return)
    assert desk.of(BulkChange) == [BulkChange((1042,), add_tags=("vip",))]


def test_while_it_goes_on_the_bar_says_how_far_it_is_and_stops_it(desk: Desk, qtbot: QtBot) -> None:
    shown = desk.show("busy-day")
    bar = desk.window.list.bulk
    desk.window.show_snapshot(replace(shown, bulk=BulkView(40, 12)))
    assert words(desk) == "12 of 40 done"
    assert not bar.act.isVisible()
    bar.stop.setFocus()
    qtbot.keyClick(bar.stop, Qt.Key.Key_Space)
    assert desk.of(StopBulk) == [StopBulk()]
    desk.window.show_snapshot(replace(shown, bulk=BulkView(40, 13, is_stopping=True)))
    assert words(desk) == "Stopping, 13 of 40 done"
    assert not bar.stop.isEnabled()
    desk.window.show_snapshot(replace(shown, bulk=BulkView(0)))
    assert words(desk) == "Taking it back"
    assert not bar.stop.isVisible()
    desk.window.show_snapshot(shown)
    assert words(desk) == ""


def test_another_list_lets_them_go_and_a_row_that_leaves_is_let_go(desk: Desk) -> None:
    desk.show("busy-day")
    desk.window.list.pick_all()
    desk.window.show_snapshot(snapshot(tickets={"rows": ROWS[1:]}))
    assert picked(desk) == {one.id for one in ROWS[1:]}
    desk.window.show_snapshot(snapshot(tickets={"rows": ROWS, "view_id": 2}))
    assert picked(desk) == set()


def test_at_most_a_hundred_are_picked(desk: Desk) -> None:
    many = tuple(row(number, person(number, f"P {number}"), "S", "", number * 1_000) for number in range(1, 131))
    desk.window.show_snapshot(snapshot(tickets={"rows": many}))
    desk.window.list.pick_all()
    assert len(picked(desk)) == 100
    desk.window.list.drop_picks()
    desk.window.list.pick(0)
    desk.window.list.pick(129, is_range=True)
    assert len(picked(desk)) == 100


def test_colleagues_are_offered_before_any_ticket_was_opened(desk: Desk) -> None:
    desk.show("busy-day", ticket=None)
    desk.window.list.pick(0)
    choose(desk, "Ana Ruiz")
    assert desk.of(BulkChange) == [BulkChange((ROWS[0].id,), assignee_id=4)]


def test_groups_are_offered_for_all_of_them(desk: Desk) -> None:
    queue = QueueView(groups=(GroupView(1, "Support"), GroupView(2, "R & D")))
    desk.show("busy-day", ticket=None, queue=queue)
    desk.window.list.pick(0)
    bar = desk.window.list.bulk
    menu = bar.menu()
    assert "Give to a group" in [bare(one.text()) for one in menu.actions()]
    offered = bar.group_menu(menu).actions()
    assert [bare(one.text()) for one in offered] == ["No group", "Support", "R && D"]
    offered[0].trigger()
    desk.window.list.pick(0)
    bar.group_menu(bar.menu()).actions()[2].trigger()
    assert desk.of(BulkChange) == [
        BulkChange((ROWS[0].id,), group_id=0),
        BulkChange((ROWS[0].id,), group_id=2),
    ]
    desk.show("busy-day", ticket=None, queue=QueueView())
    desk.window.list.pick(0)
    assert "Give to a group" not in [bare(one.text()) for one in bar.menu().actions()]


def test_macros_that_change_something_are_offered_for_all_of_them(desk: Desk, qtbot: QtBot) -> None:
    macros = (MacroItem(1, "Ask for the version"), MacroItem(2, "Fixed & closed", False))
    desk.show("busy-day", macros=macros)
    click(desk, qtbot, 0, CTRL)
    bar = desk.window.list.bulk
    menu = bar.menu()
    offered = [one for one in bar.macro_menu(menu).actions() if one.text()]
    assert [bare(one.text()) for one in offered] == ["Fixed && closed"]
    offered[0].trigger()
    assert desk.of(BulkChange) == [BulkChange((ROWS[0].id,), macro_id=2)]
    desk.show("busy-day", macros=macros[:1])
    assert "Use a macro" not in [bare(one.text()) for one in bar.menu().actions()]
